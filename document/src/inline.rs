//! What a line of text is made of.

use crate::{BlockId, Numbering};

/// Emphasis of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Marks {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Superscript (« m² » is written with its own character; this serves « 1er »).
    pub superscript: bool,
    /// Underlined: what came, in a comparison. The editor has no such mark.
    pub underline: bool,
    /// Struck: what went, in a comparison. The editor has no such mark.
    pub strike: bool,
}

/// What a cross-reference shows of its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Show {
    /// « article 3.2 ».
    Number,
    /// The title of the target.
    Title,
}

/// A node inside a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text {
        /// The words; never empty in a normalised line.
        text: String,
        /// Emphasis.
        marks: Marks,
    },
    /// A value entered once and shown wherever it serves. Without a value it is a labelled field to fill.
    Variable {
        /// Stable name (`buyer.name`, `bois-durable/exigence-socle.taux_min`).
        name: String,
        /// What the field is, in French, shown while the value is absent.
        label: String,
        /// The value as written, or none when the fact is unknown.
        value: Option<String>,
    },
    /// A reference to a block of the same document.
    Reference {
        /// The block referred to.
        target: BlockId,
        /// What is shown.
        show: Show,
    },
    /// A line break inside a paragraph.
    Break,
}

impl Inline {
    /// Plain words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            marks: Marks::default(),
        }
    }

    /// Bold words.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            marks: Marks {
                bold: true,
                ..Marks::default()
            },
        }
    }

    /// Italic words.
    #[must_use]
    pub fn italic(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            marks: Marks {
                italic: true,
                ..Marks::default()
            },
        }
    }

    /// A variable.
    #[must_use]
    pub fn variable(name: &str, label: &str, value: Option<&str>) -> Self {
        Self::Variable {
            name: name.to_owned(),
            label: label.to_owned(),
            value: value.map(str::to_owned),
        }
    }

    /// Whether it is a field that the candidate fills in, or both parties when they sign: the buyer lacks nothing there.
    #[must_use]
    pub fn is_filled_later(&self) -> bool {
        matches!(self, Self::Variable { name, .. } if FILLED_LATER.iter().any(|start| name.starts_with(start)))
    }

    /// Whether it is a field that the candidate fills in.
    #[must_use]
    pub fn is_candidates(&self) -> bool {
        matches!(self, Self::Variable { name, .. } if name.starts_with("titulaire.") || name == "signature.titulaire")
    }

    /// Whether it is a variable.
    #[must_use]
    pub fn is_variable(&self) -> bool {
        matches!(self, Self::Variable { .. })
    }
}

/// How the names of the fields begin that the candidate fills in, and those that wait for the signature.
const FILLED_LATER: [&str; 2] = ["titulaire.", "signature."];

/// The words of a line as a reader sees them. A variable without value reads `[label]`.
#[must_use]
pub fn plain_text(line: &[Inline], numbering: &Numbering) -> String {
    let mut out = String::new();
    for node in line {
        match node {
            Inline::Text { text, .. } => out.push_str(text),
            Inline::Variable {
                value: Some(value), ..
            } => out.push_str(value),
            Inline::Variable {
                label, value: None, ..
            } => {
                out.push('[');
                out.push_str(label);
                out.push(']');
            }
            Inline::Reference { target, show } => out.push_str(&numbering.reference(target, *show)),
            Inline::Break => out.push('\n'),
        }
    }
    out
}

/// The same line without empty texts, neighbouring texts of the same emphasis joined: the only form
/// that ProseMirror knows.
#[must_use]
pub fn normalised(line: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(line.len());
    for node in line {
        match node {
            Inline::Text { text, .. } if text.is_empty() => {}
            Inline::Text { text, marks } => match out.last_mut() {
                Some(Inline::Text {
                    text: before,
                    marks: same,
                }) if *same == marks => before.push_str(&text),
                _ => out.push(Inline::Text { text, marks }),
            },
            node => out.push(node),
        }
    }
    out
}
