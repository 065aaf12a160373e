//! The token patterns: what a rule author writes, and how a text is searched for it. The language is described on
//! [`Pattern`].

mod anchor;
mod dispatch;
mod first;
mod keys;
mod matcher;
mod node;
mod parse;
mod program;
mod set;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::Text;
use crate::token::Span;

pub use dispatch::{Dispatch, Start, Starts};
pub use set::PatternSet;

use matcher::Matcher;
use program::Program;

/// Named word classes: the name that follows `@`, and its entries, each a pattern of its own.
pub type Classes = BTreeMap<String, Vec<String>>;

/// A token pattern, ready to search.
///
/// # The language
/// Elements follow one another, parted by spaces; the tokens they match follow one another too. A match never leaves
/// its sentence. Hyphens inside words do not count (`rendez-vous` matches « rendez vous »), nor do case, accents,
/// the kind of apostrophe or space.
///
/// | written | matches |
/// |---|---|
/// | `fabriqués` | any word of the same stem, or the same word without its accents; `de` also matches `d'` |
/// | `=mot` | this folded form only |
/// | `équival*` | any word that begins so |
/// | `R2111-7` `30` `%` `et/ou` | this reference, this value (`30` matches « 30,0 »), this sign |
/// | `"ou équivalent"` | these tokens in their folded form; the way to write signs: `","` `"("` |
/// | <code>(a\|b c)</code> | one of these sequences, the first that leads to a match |
/// | `x?` | x or nothing, x if possible (no space before `?`) |
/// | `..4` | 0 to 4 tokens of any kind, as few as possible (50 at most) |
/// | `#` `#>30` `#>=30` `#<30` `#<=30` `#=30` | a number, in figures or in words; a lone « un », « une » or « neuf » is none |
/// | `@nom` | a class given to [`Pattern::with_classes`] |
/// | `{nom: …}` | the sequence, kept as a capture |
/// | `!x` | nothing, where x does not follow |
/// | `<!x` | nothing, where the token before is not x; x is one token, or a group of single tokens |
/// | `^` `$` | the beginning of the sentence (after its list mark), its end (before its last signs) |
/// | `_` | any token |
/// | `CAP` `UPPER` | a word with a capital at its head; a word of two letters or more all in capitals |
/// | `PUNCT` `PUNCT(,)` | any sign; this sign |
///
/// Search is leftmost; matches do not overlap. Work is bounded: a place is given up after 50 000 steps, which only a
/// pattern of many nested gaps and alternatives reaches.
///
/// ```
/// use french::{Pattern, Text};
///
/// let pattern = Pattern::new("(fabriqué|produit|assemblé) ..3 en {pays: CAP}").expect("well written");
/// let text = Text::new("Les chaises sont fabriquées intégralement en France.");
/// let found = pattern.find_first(&text, 0..text.tokens().len()).expect("it is there");
/// assert_eq!(text.slice(found.span), "fabriquées intégralement en France");
/// assert_eq!(found.captures[0].0, "pays");
/// ```
///
/// Beware: stems join more than a dictionary would (`livre` and `livrer`), and less (`produit`, `production`); folding
/// makes `ou` of `où` and `sur` of `sûr`. An unaccented text meets an accented pattern through both stems.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    program: Program,
}

/// A place where a pattern was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// From the first to the last of them.
    pub span: Span,
    /// Named captures and their tokens, in the order of the text; one that matched nothing is absent.
    pub captures: Vec<(String, Range<usize>)>,
}

impl Match {
    /// The tokens of the first capture of this name.
    pub fn capture(&self, name: &str) -> Option<Range<usize>> {
        self.captures
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, tokens)| tokens.clone())
    }
}

/// A pattern that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("motif « {pattern} », caractère {at} : {problem}")]
pub struct PatternError {
    /// The pattern as given, or the entry of a class.
    pub pattern: String,
    /// Where reading stopped, in characters from 1.
    pub at: usize,
    /// What is wrong and what to write instead, in French.
    pub problem: String,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When it is not in the language, may match nothing, or begins or ends with a gap.
    pub fn new(source: &str) -> Result<Self, PatternError> {
        Self::with_classes(source, &Classes::new())
    }

    /// Reads a pattern that may name classes.
    ///
    /// # Errors
    /// As [`Pattern::new`]; also when a class is not there, or one of its entries cannot be read.
    pub fn with_classes(source: &str, classes: &Classes) -> Result<Self, PatternError> {
        let node = parse::parse(source, classes)?;
        let program = Program::new(&node).map_err(|problem| PatternError {
            pattern: source.into(),
            at: source.chars().count().max(1),
            problem,
        })?;
        Ok(Self {
            source: source.into(),
            program,
        })
    }

    /// The pattern as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Every match within these tokens, in order, without overlap. The range may hold many sentences or a part of
    /// one; what it reaches past the end is ignored.
    pub fn find_in(&self, text: &Text, tokens: Range<usize>) -> Vec<Match> {
        let mut matcher = Matcher::new(text, tokens);
        let mut found = Vec::new();
        while let Some(one) = matcher.next(&self.program) {
            found.push(one);
        }
        found
    }

    /// The first match within these tokens.
    pub fn find_first(&self, text: &Text, tokens: Range<usize>) -> Option<Match> {
        Matcher::new(text, tokens).next(&self.program)
    }

    /// Is there a match within these tokens?
    pub fn is_in(&self, text: &Text, tokens: Range<usize>) -> bool {
        self.find_first(text, tokens).is_some()
    }
}
