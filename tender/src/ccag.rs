//! Which general conditions (cahier des clauses administratives générales) a contract names.

use serde::{Deserialize, Serialize};

/// One of the six CCAG of 2021. A contract names one, or none (R2112-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ccag {
    /// Fournitures courantes et services.
    Fcs,
    /// Travaux.
    Travaux,
    /// Techniques de l’information et de la communication.
    Tic,
    /// Prestations intellectuelles.
    Pi,
    /// Maîtrise d’œuvre.
    Moe,
    /// Marchés industriels.
    Mi,
}

impl Ccag {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Fcs, Self::Travaux, Self::Tic, Self::Pi, Self::Moe, Self::Mi];

    /// Slug used in files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Fcs => "fcs",
            Self::Travaux => "travaux",
            Self::Tic => "tic",
            Self::Pi => "pi",
            Self::Moe => "moe",
            Self::Mi => "mi",
        }
    }

    /// Short name (`CCAG-FCS`), as citations write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fcs => "CCAG-FCS",
            Self::Travaux => "CCAG-Travaux",
            Self::Tic => "CCAG-TIC",
            Self::Pi => "CCAG-PI",
            Self::Moe => "CCAG-MOE",
            Self::Mi => "CCAG-MI",
        }
    }

    /// What it is made for.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Fcs => "fournitures courantes et services",
            Self::Travaux => "travaux",
            Self::Tic => "techniques de l’information et de la communication",
            Self::Pi => "prestations intellectuelles",
            Self::Moe => "maîtrise d’œuvre",
            Self::Mi => "marchés industriels",
        }
    }

    /// Title and order, as a contract names it.
    #[must_use]
    pub fn in_full(self) -> String {
        let of = match self {
            Self::Mi => "des marchés publics industriels".to_owned(),
            other => format!("des marchés publics de {}", other.purpose()),
        };
        format!(
            "cahier des clauses administratives générales {of} ({}), approuvé par l’arrêté du 30 mars 2021",
            self.name()
        )
    }
}
