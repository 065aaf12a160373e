//! Articles: reference, date of the version, digest.

use serde::Deserialize;
use tender::Date;

use crate::{Reliability, toml_date};

/// An article of a code, a law or a regulation.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// How it is cited: bare for the code de la commande publique (`R2111-7`), else with its text
    /// (`CP 432-14`, `règl. (UE) 2025/1197`).
    pub id: String,
    /// The text it belongs to, in full.
    pub code: String,
    /// Since when this version is in force; absent: unknown.
    #[serde(default, deserialize_with = "toml_date::optional")]
    pub in_force: Option<Date>,
    /// How this version was established.
    pub reliability: Reliability,
    /// When our digest was last compared with the text that `reliability` speaks of; absent: no text at hand.
    #[serde(default, deserialize_with = "toml_date::optional")]
    pub checked: Option<Date>,
    /// What it says, in our own words: one to four plain French sentences.
    pub digest: String,
}

impl Article {
    /// How it is cited in a French sentence: « article L. 2112-4 du code de la commande publique ».
    #[must_use]
    pub fn citation(&self) -> String {
        let number = self.id.rsplit(' ').next().unwrap_or(&self.id);
        let mut letters = number.chars();
        match (letters.next(), letters.as_str()) {
            (Some(part @ ('L' | 'R' | 'D')), rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("article {part}.\u{a0}{rest} du {}", self.code)
            }
            (Some(digit), _) if digit.is_ascii_digit() && self.code.starts_with("code ") => {
                format!("article {number} du {}", self.code)
            }
            _ => self.code.clone(),
        }
    }
}
