//! The site: where something is made, and what says so.

use families::Status;
use tender::{Cpv, Date, Naf, Siren, Siret};

use crate::firm::{FirmId, Headcount, Size};
use crate::place::Place;

/// How fresh what is known of a site is, on a given day (the launch date of the consultation).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The register of firms (Sirene) says that the site is active, and this is less than twelve months old.
    S,
    /// The site was seen less than seven years ago (2020 or after, for a day of 2026).
    A,
    /// The site was seen before that (or no site is known), but the firm since.
    B,
    /// Nothing since.
    C,
}

/// A year older than this many years counts for little.
const OLD: i16 = 6;

impl Tier {
    /// All tiers, freshest first.
    pub const ALL: [Self; 4] = [Self::S, Self::A, Self::B, Self::C];

    /// `S`, `A`, `B` or `C`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::S => "S",
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    /// Reads `S`, `A`, `B` or `C`, in either case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|t| t.as_str().eq_ignore_ascii_case(text))
    }

    /// The tier on the day `as_of`, from what was last seen: the day when the register said « active » and the years
    /// of the last traces of the site and of its firm.
    pub(crate) fn of(as_of: Date, registered: Option<Date>, site: Option<i16>, firm: Option<i16>) -> Self {
        let recent = |year: Option<i16>| year.is_some_and(|year| as_of.year() - year <= OLD);
        if registered.is_some_and(|day| day >= a_year_before(as_of)) {
            Self::S
        } else if recent(site) {
            Self::A
        } else if recent(firm) {
            Self::B
        } else {
            Self::C
        }
    }
}

/// The same day of the year before (the 28th for a 29 February).
fn a_year_before(day: Date) -> Date {
    let year = day.year() - 1;
    Date::new(year, day.month(), day.day())
        .or_else(|_| Date::new(year, day.month(), 28))
        .unwrap_or(day)
}

/// Whether a site still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It did on the day of its source.
    Actif,
    /// It is closed.
    Ferme,
}

impl State {
    /// `actif` or `ferme`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actif => "actif",
            Self::Ferme => "ferme",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Actif, Self::Ferme]
            .into_iter()
            .find(|s| s.as_str() == text)
    }
}

/// A public list of firms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// Entreprise du patrimoine vivant (loi n° 2005-882, art. 23).
    Epv,
    /// Reconnu garant de l’environnement.
    Rge,
    /// Entreprise adaptée.
    Ea,
    /// Établissement ou service d’accompagnement par le travail.
    Esat,
    /// Structure d’insertion par l’activité économique.
    Siae,
}

impl Label {
    /// All lists.
    pub const ALL: [Self; 5] = [Self::Epv, Self::Rge, Self::Ea, Self::Esat, Self::Siae];

    /// Its slug.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Epv => "epv",
            Self::Rge => "rge",
            Self::Ea => "ea",
            Self::Esat => "esat",
            Self::Siae => "siae",
        }
    }

    /// Its name, in French.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Epv => "Entreprise du patrimoine vivant",
            Self::Rge => "Reconnu garant de l’environnement (RGE)",
            Self::Ea => "Entreprise adaptée",
            Self::Esat => "Établissement ou service d’accompagnement par le travail (ESAT)",
            Self::Siae => "Structure d’insertion par l’activité économique",
        }
    }

    /// Reads a slug.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.slug() == slug)
    }

    /// The list that a kind of structure of inclusion belongs to: those of articles L5132-4 and L5213-13 of the code
    /// du travail, and ESAT. A GEIQ is a group of employers, not one of them.
    pub(crate) fn of_structure(kind: &str) -> Option<Self> {
        match kind {
            "EA" | "EATT" => Some(Self::Ea),
            "ESAT" => Some(Self::Esat),
            "EI" | "AI" | "ACI" | "ETTI" | "EITI" => Some(Self::Siae),
            _ => None,
        }
    }

    /// The bit that stands for it in a column of the index.
    pub(crate) fn bit(self) -> u64 {
        1 << (Self::ALL.iter().position(|l| *l == self).unwrap_or_default() as u64)
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
    /// Their CPV codes, the most frequent first, at most six.
    pub cpv: Vec<Cpv>,
    /// Last notification, when published.
    pub last: Option<Date>,
}

/// A fact of a list or of a file of the buyer: a label, a capability.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFact {
    /// Key of the fact: `label:epv`, `certification:…`, `process:…`.
    pub key: String,
    /// What the source adds (domain of the label, validity), or empty.
    pub value: String,
    /// Code of the source.
    pub source: String,
    /// Year, when known.
    pub year: Option<i16>,
    /// What it is worth.
    pub status: Status,
}

/// A value that another source gives for the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Field: `name`, `naf`, `commune`, `state`, `headcount`, `category`.
    pub field: &'static str,
    /// The value not kept.
    pub value: String,
    /// Who says so.
    pub source: String,
    /// Since when or as of when.
    pub said: Option<Date>,
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

/// A site that makes something, or a legal unit whose sites are unknown: what its records say together.
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
    /// Main activity in the NAF 2025, when the register gives it.
    pub naf25: Option<String>,
    /// Where.
    pub place: Place,
    /// Whether it still works, when a source says so.
    pub state: Option<State>,
    /// Day when the register of firms last said that it was active.
    pub registered: Option<Date>,
    /// Day it was created, when the register gives it.
    pub created: Option<Date>,
    /// Whether it is the seat of its firm, when known.
    pub seat: Option<bool>,
    /// Last year a source saw the site itself.
    pub last_year_site: Option<i16>,
    /// Last year a source saw the legal unit.
    pub last_year_firm: Option<i16>,
    /// Size of the firm, when known.
    pub size: Option<Size>,
    /// Headcount band of the site itself, and its year, when known.
    pub headcount: Option<(Headcount, i16)>,
    /// Activity declared to the register of emissions for 2015, when known.
    pub activity: Option<Activity>,
    /// Kind of structure of inclusion (`EI`, `ACI`, `EA`), when it is one.
    pub inclusion: Option<String>,
    /// Labels and capabilities that a source gives.
    pub known: Vec<KnownFact>,
    /// Public contracts of the firm, when some were found.
    pub contracts: Option<Contracts>,
    /// Sources, most recent first; never empty.
    pub evidence: Vec<Evidence>,
    /// What other sources say otherwise, most recent first.
    pub conflicts: Vec<Conflict>,
    /// What the buyer noted about it.
    pub note: Option<String>,
}

impl Site {
    /// Public lists that name it or its firm.
    #[must_use]
    pub fn labels(&self) -> Vec<Label> {
        let listed = |label: &Label| {
            self.known
                .iter()
                .any(|fact| fact.key.strip_prefix("label:") == Some(label.slug()))
                || self.inclusion.as_deref().and_then(Label::of_structure) == Some(*label)
        };
        Label::ALL.into_iter().filter(listed).collect()
    }

    /// How fresh what is known of it is on that day.
    #[must_use]
    pub fn tier(&self, as_of: Date) -> Tier {
        Tier::of(as_of, self.registered, self.last_year_site, self.last_year_firm)
    }
}
