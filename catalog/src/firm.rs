//! The firm: a legal unit, or a site that no SIREN has been found for.

use std::fmt;

use tender::Siren;

use crate::site::Site;

/// Identity of a firm: its SIREN or, without one, the id of its only known site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FirmId(pub(crate) String);

impl FirmId {
    /// Nine digits, or an id such as `icpe:0032.00539`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FirmId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Category of a firm as Insee computes it (décret n° 2008-1354).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SizeCategory {
    /// Petite ou moyenne entreprise.
    Pme,
    /// Entreprise de taille intermédiaire.
    Eti,
    /// Grande entreprise.
    Ge,
}

impl SizeCategory {
    /// `PME`, `ETI` or `GE`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pme => "PME",
            Self::Eti => "ETI",
            Self::Ge => "GE",
        }
    }

    /// Reads `PME`, `ETI` or `GE`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Pme, Self::Eti, Self::Ge]
            .into_iter()
            .find(|c| c.as_str() == text)
    }
}

/// Headcount band of a legal unit in Sirene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headcount {
    /// Sirene code (`32`).
    pub code: &'static str,
    /// Fewest employees of the band.
    pub min: u32,
    /// Most employees of the band; the last band has none.
    pub max: Option<u32>,
}

/// The bands of Sirene (`trancheEffectifsUniteLegale`); `NN` (unknown) is no band.
const BANDS: [(&str, u32, Option<u32>); 15] = [
    ("00", 0, Some(0)),
    ("01", 1, Some(2)),
    ("02", 3, Some(5)),
    ("03", 6, Some(9)),
    ("11", 10, Some(19)),
    ("12", 20, Some(49)),
    ("21", 50, Some(99)),
    ("22", 100, Some(199)),
    ("31", 200, Some(249)),
    ("32", 250, Some(499)),
    ("41", 500, Some(999)),
    ("42", 1000, Some(1999)),
    ("51", 2000, Some(4999)),
    ("52", 5000, Some(9999)),
    ("53", 10000, None),
];

impl Headcount {
    /// The band of a Sirene code, if it is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        BANDS
            .iter()
            .find(|(known, ..)| *known == code)
            .map(|&(code, min, max)| Self { code, min, max })
    }
}

impl fmt::Display for Headcount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(0) => write!(f, "aucun salarié"),
            Some(max) => write!(f, "{} à {} salariés", self.min, max),
            None => write!(f, "{} salariés et plus", self.min),
        }
    }
}

/// Size of a firm, with where and when it was read. At least one of the two is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Insee's category.
    pub category: Option<SizeCategory>,
    /// Headcount band.
    pub headcount: Option<Headcount>,
    /// Code of the source.
    pub source: String,
    /// Year of the source.
    pub year: i16,
}

/// A firm with all its known sites.
#[derive(Debug, Clone, PartialEq)]
pub struct Firm {
    /// Identity.
    pub id: FirmId,
    /// SIREN, when known.
    pub siren: Option<Siren>,
    /// Name on its most recently seen record.
    pub name: String,
    /// Size, when known.
    pub size: Option<Size>,
    /// Last year any source saw the legal unit.
    pub last_year: Option<i16>,
    /// Its known sites, ordered by id; a firm of the catalogue has at least one.
    pub sites: Vec<Site>,
}
