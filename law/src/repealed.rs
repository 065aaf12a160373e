//! Texts and forms that no longer exist but are still quoted.

use serde::Deserialize;
use tender::Date;

use crate::{Confidence, toml_date};

/// A text, a notion or a form that was replaced.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repealed {
    /// Stable slug.
    pub id: String,
    /// What is still quoted, as it is usually named.
    pub name: String,
    /// Since when it no longer applies; absent: not established.
    #[serde(default, deserialize_with = "toml_date::optional")]
    pub abrogated: Option<Date>,
    /// What became of it, in one sentence.
    pub fate: String,
    /// What to quote instead.
    pub replaced_by: String,
    /// Articles of today that take over, when they are known.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Where this was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}
