//! How sure a fact is.

use std::fmt;

use serde::Deserialize;

/// How a fact was established. It follows the fact up to whoever reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Read in the source that is named.
    Lu,
    /// From a secondary source.
    Secondaire,
    /// Deduced: from an older text or from the numbering.
    Deduit,
    /// From memory, or not found: to be checked before anybody relies on it.
    AVerifier,
}

impl Confidence {
    /// Slug used in files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Lu => "lu",
            Self::Secondaire => "secondaire",
            Self::Deduit => "deduit",
            Self::AVerifier => "a-verifier",
        }
    }
}

impl fmt::Display for Confidence {
    /// In words, for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Lu => "lu dans la source",
            Self::Secondaire => "source secondaire",
            Self::Deduit => "déduit",
            Self::AVerifier => "à vérifier",
        })
    }
}
