//! A second reading: how near a sentence is to faults, and to sound words, that people annotated.
//!
//! Rules know turns of phrase. What they cannot weigh is everything else in the sentence: who speaks, what the words
//! around are usually about. A linear model by family, learnt from the annotated passages of `compliance/corpus/tune`
//! (`cargo xtask learn`), gives for each sentence the odds that it holds a fault of that family. It has two uses:
//! an alert on a sentence that is far from any fault is dropped ([`Likeness::doubts`]); a sentence very near to faults,
//! on which no rule of the family speaks, is told ([`Likeness::vouches`]).
//!
//! The model is a table of whole numbers, the same on every computer. It reads the text alone: nothing outside the
//! sentence, its neighbours and the kind of the piece weighs in.

mod marks;
mod model;

use document::DocumentKind;
use french::Text;

pub use marks::marks;
pub(crate) use marks::marks_of;
pub use model::{FAMILIES, Model, Unreadable, key_of};

use crate::Family;
use crate::reading::Reading;

/// Under these log-odds an alert is dropped, over those a sentence is told though no rule speaks. Chosen by leaving out
/// each author of passages in turn.
struct Bounds {
    far: f32,
    near: f32,
}

/// A rule that names a shape (a standard, a label, a repealed text) is seldom wrong: only a sentence very far from its
/// faults makes it doubtful. Where a few words decide between lawful and not, a likeness tells nothing. The
/// bounds were set on passages of authors whom neither the rules nor the weights knew, each left out in turn; silence on
/// sound words came first.
fn bounds(family: Family) -> Bounds {
    const NEVER: f32 = f32::INFINITY;
    let (far, near) = match family {
        Family::Norme => (-5.0, NEVER),
        Family::DroitPerime => (-4.6, NEVER),
        Family::Marque | Family::Label | Family::PrixSeul => (-4.2, NEVER),
        Family::Origine => (-3.4, NEVER),
        Family::Local => (-4.2, -1.0),
        Family::Procede => (-4.2, -0.4),
        Family::RseGenerale => (-3.8, 0.2),
        Family::CritereFlou => (-3.4, -1.2),
        Family::DiscriminationSociale => (-3.4, -0.7),
        _ => (-3.8, NEVER),
    };
    Bounds { far, near }
}

/// The log-odds of a sentence, by family.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness([f32; FAMILIES.len()]);

impl Likeness {
    /// Reads a sentence of a text.
    ///
    /// # Panics
    /// When the text has no such sentence.
    #[must_use]
    pub fn of(model: &Model, text: &Text<'_>, sentence: usize, kind: DocumentKind) -> Self {
        Self(model.weigh(&marks(text, sentence, kind)))
    }

    /// Reads a sentence of a passage already read.
    pub(crate) fn read(model: &Model, r: &Reading<'_>, sentence: usize) -> Self {
        Self(model.weigh(&marks_of(r, sentence)))
    }

    /// Log-odds of a fault of this family; none for a family that is not learnt.
    #[must_use]
    pub fn odds(&self, family: Family) -> Option<f32> {
        let at = FAMILIES.iter().position(|known| *known == family)?;
        Some(self.0[at])
    }

    /// Whether an alert of this family is most likely false here.
    #[must_use]
    pub fn doubts(&self, family: Family) -> bool {
        self.odds(family).is_some_and(|odds| odds < bounds(family).far)
    }

    /// Families of which this is most likely a fault, whatever the rules say.
    pub fn vouches(&self) -> impl Iterator<Item = Family> + '_ {
        FAMILIES
            .into_iter()
            .zip(self.0)
            .filter(|(family, odds)| *odds > bounds(*family).near)
            .map(|(family, _)| family)
    }
}
