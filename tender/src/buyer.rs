//! The public buyer and its sheet, entered once.

use serde::{Deserialize, Serialize};

use crate::{InseeCode, Siret};

/// Kind of buyer: it decides thresholds, payment delays and some duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BuyerKind {
    /// A commune.
    Commune,
    /// A grouping of communes with its own taxation.
    Epci,
    /// A département.
    Departement,
    /// A région.
    Region,
    /// A public health establishment.
    Hopital,
    /// The State and its central authorities.
    Etat,
}

impl BuyerKind {
    /// All kinds, in the order of the contract.
    pub const ALL: [Self; 6] = [
        Self::Commune,
        Self::Epci,
        Self::Departement,
        Self::Region,
        Self::Hopital,
        Self::Etat,
    ];

    /// Slug used in files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Epci => "epci",
            Self::Departement => "departement",
            Self::Region => "region",
            Self::Hopital => "hopital",
            Self::Etat => "etat",
        }
    }
}

/// The buyer's sheet. What is absent is unknown: it is asked for, never invented.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Buyer {
    /// Kind of buyer.
    pub kind: BuyerKind,
    /// Full name, as it stands on the cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// INSEE code of the commune of its seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insee: Option<InseeCode>,
    /// Inhabitants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<u32>,
    /// Its SIRET.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siret: Option<Siret>,
    /// Postal address on one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Address of the buyer profile (R2132-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_url: Option<String>,
    /// Administrative court in charge of appeals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub court: Option<String>,
    /// Name and quality of who signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory: Option<String>,
    /// Office to write to during the consultation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Path of the logo file, relative to the need file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
}
