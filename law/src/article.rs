//! Articles: reference, date of the version, digest.

use std::fmt;

use serde::Deserialize;
use tender::Date;

use crate::toml_date;

/// How the version of an article we rely on was established.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Reliability {
    /// Date of the version confirmed on the official site on 6 October 2026.
    #[serde(rename = "verifie_2026-10-06")]
    Verified20261006,
    /// Same text as the consolidated version of 28 May 2026.
    #[serde(rename = "verifie_2026-05-28")]
    Verified20260528,
    /// Text in force copied by a third party that quotes the official site.
    #[serde(rename = "lu_source_tierce")]
    ThirdParty,
    /// Rebuilt by applying a decree to the former version.
    #[serde(rename = "reconstitue")]
    Rebuilt,
    /// State known on 13 July 2025; later changes may be missing.
    #[serde(rename = "dump_legi_2025-07")]
    Dump202507,
    /// A newer version exists, whose text we do not have.
    #[serde(rename = "perime_connu")]
    KnownStale,
    /// Text of the Union read in its initial version, in English.
    #[serde(rename = "lu_dans_la_source")]
    ReadInSource,
    /// Known through secondary sources only.
    #[serde(rename = "source_secondaire")]
    Secondary,
    /// From memory or not found.
    #[serde(rename = "a_verifier")]
    ToCheck,
}

impl Reliability {
    /// Slug used in files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Verified20261006 => "verifie_2026-10-06",
            Self::Verified20260528 => "verifie_2026-05-28",
            Self::ThirdParty => "lu_source_tierce",
            Self::Rebuilt => "reconstitue",
            Self::Dump202507 => "dump_legi_2025-07",
            Self::KnownStale => "perime_connu",
            Self::ReadInSource => "lu_dans_la_source",
            Self::Secondary => "source_secondaire",
            Self::ToCheck => "a_verifier",
        }
    }
}

impl fmt::Display for Reliability {
    /// In words, for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Verified20261006 => "date de version confirmée le 6 octobre 2026",
            Self::Verified20260528 => "texte conforme à la version consolidée du 28 mai 2026",
            Self::ThirdParty => "version en vigueur, lue dans une source tierce",
            Self::Rebuilt => "version reconstituée à partir du décret modificatif",
            Self::Dump202507 => "état connu en juillet 2025, à contrôler sur Légifrance",
            Self::KnownStale => "une version plus récente existe, à lire sur Légifrance",
            Self::ReadInSource => "lu dans le texte d’origine, versions modificatives non intégrées",
            Self::Secondary => "connu par des sources secondaires, à contrôler",
            Self::ToCheck => "à vérifier",
        })
    }
}

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
    /// When the version was last checked against an official state; absent: never since the dump.
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
