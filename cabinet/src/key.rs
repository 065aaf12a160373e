//! Names of what a dossier holds.

use std::fmt;

use document::{BlockId, DocumentKind};

/// What an entry is about. Its text form is the key in the file; it parses back to the same key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The need: always there.
    Need,
    /// Versions of the program and of the packs the dossier was made with.
    Versions,
    /// The buyer's own block, in place of the drafted one.
    Override {
        /// The document.
        document: DocumentKind,
        /// The block.
        block: BlockId,
    },
    /// What answers to the sourcing questionnaire are recognised by; outside the history.
    Identifier,
    /// The sourcing questionnaire as it was written.
    Questionnaire,
    /// An entry of the sourcing log, by number (from 1).
    Sourcing(u32),
    /// A note, by number (from 1).
    Note(u32),
}

impl Key {
    /// Longest key, in bytes of UTF-8.
    pub(crate) const LONGEST: usize = 512;

    /// From its text form; `None` when it is no key.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > Self::LONGEST {
            return None;
        }
        match text {
            "need" => return Some(Self::Need),
            "versions" => return Some(Self::Versions),
            "identifier" => return Some(Self::Identifier),
            "questionnaire" => return Some(Self::Questionnaire),
            _ => {}
        }
        let (kind, rest) = text.split_once('/')?;
        match kind {
            "sourcing" => number(rest).map(Self::Sourcing),
            "note" => number(rest).map(Self::Note),
            "override" => {
                // No slug holds a slash; a block id may.
                let (slug, block) = rest.split_once('/')?;
                Some(Self::Override {
                    document: DocumentKind::from_slug(slug)?,
                    block: (!block.is_empty()).then(|| BlockId::new(block))?,
                })
            }
            _ => None,
        }
    }
}

/// A number from 1, written in one way only.
fn number(text: &str) -> Option<u32> {
    let n: u32 = text.parse().ok()?;
    (n > 0 && n.to_string() == text).then_some(n)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Need => f.write_str("need"),
            Self::Versions => f.write_str("versions"),
            Self::Identifier => f.write_str("identifier"),
            Self::Questionnaire => f.write_str("questionnaire"),
            Self::Override { document, block } => write!(f, "override/{}/{block}", document.slug()),
            Self::Sourcing(n) => write!(f, "sourcing/{n}"),
            Self::Note(n) => write!(f, "note/{n}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_key_has_one_writing() {
        let check = |text: &str, known: bool| {
            let key = Key::parse(text);
            assert_eq!(key.is_some(), known, "{text}");
            if let Some(key) = key {
                assert_eq!(key.to_string(), text);
            }
        };
        check("need", true);
        check("versions", true);
        check("questionnaire", true);
        check("questionnaire/1", false);
        check("override/cctp/bois-durable/exigence-socle.2", true);
        check("override/note-justification/x", true);
        check("sourcing/12", true);
        check("note/1", true);
        check("", false);
        check("need/", false);
        check("override/cctp/", false);
        check("override/tract/x", false);
        check("sourcing/0", false);
        check("sourcing/+1", false);
        check("sourcing/01", false);
        check("note/4294967296", false);
        check(&format!("override/rc/{}", "x".repeat(600)), false);
    }
}
