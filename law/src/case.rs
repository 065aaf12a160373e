//! Court decisions that changed how a tender is written.

use serde::Deserialize;
use tender::Date;

use crate::{Confidence, long_date, toml_date};

/// A decision: what it changes for a drafter, and how sure we are of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Court: `CJUE`, `CJCE`, `CE`.
    pub court: String,
    /// Date of the decision.
    #[serde(deserialize_with = "toml_date::required")]
    pub date: Date,
    /// Number of the case.
    pub number: String,
    /// Usual name.
    pub name: String,
    /// What it changes for whoever drafts.
    pub digest: String,
    /// Articles it sheds light on.
    #[serde(default)]
    pub articles: Vec<String>,
    /// How sure the content is (not the existence).
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
    /// When our digest was last compared with that source.
    #[serde(deserialize_with = "toml_date::required")]
    pub checked: Date,
}

impl Case {
    /// `CJUE, 16 janvier 2025, DYKA Plastics, C-424/23`.
    #[must_use]
    pub fn citation(&self) -> String {
        let number =
            if self.number.starts_with(|c: char| c.is_ascii_alphabetic()) || self.number.contains('/') {
                self.number.clone()
            } else {
                format!("n°\u{a0}{}", self.number)
            };
        format!(
            "{}, {}, {}, {number}",
            self.court,
            long_date(self.date),
            self.name
        )
    }
}
