//! What the checker says.

use document::BlockId;
pub use french::Span;
use tender::Waiver;

use crate::Rule;

/// State of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingState {
    /// Something is wrong.
    Signale,
    /// Checked and sound.
    Conforme,
    /// The rule has no object here.
    SansObjet,
    /// A fact is missing to fill or to judge.
    DonneeManquante,
}

impl FindingState {
    /// Slug used in answers.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Signale => "signale",
            Self::Conforme => "conforme",
            Self::SansObjet => "sans-objet",
            Self::DonneeManquante => "donnee-manquante",
        }
    }
}

/// One finding: the rule, the place, what is wrong, why, and what to write instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Its state.
    pub state: FindingState,
    /// The leaf block, when the text comes from a document; absent for the cover.
    pub block: Option<BlockId>,
    /// Place in the text of the passage, in Unicode scalar values.
    pub span: Span,
    /// The words at that place, exactly.
    pub excerpt: String,
    /// Number of the article of the document it stands in (`3.2`).
    pub article: Option<String>,
    /// What is wrong, in one French sentence.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to write instead, in words.
    pub fix: Option<String>,
    /// A text that can safely replace the excerpt; absent when only the drafter can find the words.
    pub replacement: Option<String>,
    /// Index of its document among those given; 0 for a passage or a document alone.
    pub document: usize,
    /// The waiver that sets it aside: of the tender, or written above the block.
    pub waived: Option<Waiver>,
}
