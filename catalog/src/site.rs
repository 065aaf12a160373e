//! The site: where something is made, and what says so.

use families::Status;
use tender::{Cpv, Date, Naf, Siren, Siret};

use crate::firm::{FirmId, Size};
use crate::place::Place;

/// How fresh what is known of a site is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The site was seen in 2020 or after.
    A,
    /// The site was seen in 2015 (or no site is known), but the firm since 2020.
    B,
    /// Nothing since 2020.
    C,
}

impl Tier {
    /// All tiers, freshest first.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// `A`, `B` or `C`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    /// Reads `A`, `B` or `C`, in either case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|t| t.as_str().eq_ignore_ascii_case(text))
    }
}

/// What a record describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// An establishment with a SIRET.
    Etablissement,
    /// A legal unit whose establishments are unknown here.
    UniteLegale,
    /// A site known to a register only, without a SIRET.
    Site,
}

impl Level {
    /// `etablissement`, `unite-legale` or `site`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Etablissement => "etablissement",
            Self::UniteLegale => "unite-legale",
            Self::Site => "site",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Etablissement, Self::UniteLegale, Self::Site]
            .into_iter()
            .find(|l| l.as_str() == text)
    }
}

/// An activity declared to the register of pollutant emissions: annex I of règl. (CE) 166/2006.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Point of the annex (`8.b.i`).
    pub code: String,
    /// Our short label.
    pub label: String,
}

/// Public contracts found for the firm (not for this site alone) in the published data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contracts {
    /// How many, at least 1.
    pub count: u32,
    /// Up to six of their CPV codes.
    pub cpv: Vec<Cpv>,
    /// Last notification, when published.
    pub last: Option<Date>,
}

/// One source that speaks of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Code of the source (`irep2015`).
    pub source: String,
    /// Year of the fact, when known.
    pub year: Option<i16>,
    /// What it is worth.
    pub status: Status,
    /// What it says, in French.
    pub sentence: String,
}

/// A site that makes something, or a legal unit whose sites are unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Own id: `siret:…`, `siren:…` or `icpe:…`.
    pub id: String,
    /// The firm it belongs to.
    pub firm: FirmId,
    /// SIREN of the firm, when known.
    pub siren: Option<Siren>,
    /// SIRET, when known.
    pub siret: Option<Siret>,
    /// What the record describes.
    pub level: Level,
    /// Name as the source gives it.
    pub name: String,
    /// Main activity, NAF rév. 2, when known as a sub-class.
    pub naf: Option<Naf>,
    /// Where.
    pub place: Place,
    /// Freshness.
    pub tier: Tier,
    /// Last year a source saw the site itself.
    pub last_year_site: Option<i16>,
    /// Last year a source saw the legal unit.
    pub last_year_firm: Option<i16>,
    /// Size of the firm, when known.
    pub size: Option<Size>,
    /// Activity declared to the register of emissions for 2015, when known.
    pub activity: Option<Activity>,
    /// Kind of structure of inclusion (`EI`, `ACI`, `EA`), when it is one.
    pub inclusion: Option<String>,
    /// Public contracts of the firm, when some were found.
    pub contracts: Option<Contracts>,
    /// Sources, most recent first; never empty.
    pub evidence: Vec<Evidence>,
}
