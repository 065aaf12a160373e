//! The general conditions (cahiers des clauses administratives générales) of 2021.

use serde::Deserialize;
use tender::Date;

use crate::{Confidence, toml_date};

/// One of the six CCAG. It applies only when the contract names it (R2112-2).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ccag {
    /// `CCAG-FCS`.
    pub id: String,
    /// Full title.
    pub title: String,
    /// The order that approves it.
    pub order: String,
    /// Its official number (NOR), when known.
    #[serde(default)]
    pub nor: Option<String>,
    /// Contracts launched since then may name it.
    #[serde(deserialize_with = "toml_date::required")]
    pub in_force: Date,
    /// Text it replaced.
    #[serde(default)]
    pub replaces: Option<String>,
    /// How sure the reference (number included) is.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
    /// When the reference was last compared with that source.
    #[serde(deserialize_with = "toml_date::required")]
    pub checked: Date,
    /// Later changes, and what is not sure.
    #[serde(default)]
    pub note: Option<String>,
}

/// An article of a CCAG: the default rule, and what the contract must say when it wants another.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CcagEntry {
    /// `CCAG-FCS 14.1`.
    pub id: String,
    /// What it is about, by a slug that the articles of the other CCAG on the same matter share; absent when we know
    /// of no such article elsewhere.
    #[serde(default)]
    pub topic: Option<String>,
    /// Subject.
    pub subject: String,
    /// The rule that applies when the contract is silent, in our own words.
    pub rule: String,
    /// What the CCAP (or the acte d’engagement) has to say, when there is something to say.
    #[serde(default)]
    pub to_write: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Where the rule, or its number, was read.
    pub source: String,
    /// When our wording was last compared with that source.
    #[serde(deserialize_with = "toml_date::required")]
    pub checked: Date,
}
