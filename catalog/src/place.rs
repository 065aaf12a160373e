//! Places: communes, départements, régions, points. Degrees are WGS 84.

use tender::InseeCode;

/// How precise a pair of coordinates is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// The site itself.
    Site,
    /// The centroid of its commune.
    Commune,
}

impl Precision {
    /// `site` or `commune`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Commune => "commune",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Site, Self::Commune]
            .into_iter()
            .find(|p| p.as_str() == text)
    }
}

/// A known position, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coordinates {
    /// Latitude, -90 to 90.
    pub lat: f64,
    /// Longitude, -180 to 180.
    pub lon: f64,
    /// What the position is that of.
    pub precision: Precision,
}

/// The centre of a search, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Latitude, -90 to 90.
    pub lat: f64,
    /// Longitude, -180 to 180.
    pub lon: f64,
}

impl From<Coordinates> for Near {
    fn from(at: Coordinates) -> Self {
        Self {
            lat: at.lat,
            lon: at.lon,
        }
    }
}

/// A département or a région: its code and its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// Insee code (`67`, `2A`, `974` for a département; `44` for a région).
    pub code: String,
    /// Name.
    pub name: String,
}

/// Where a site stands; each part may be unknown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// Commune code.
    pub insee: Option<InseeCode>,
    /// Commune name.
    pub commune: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Département (for a legal unit without a known site: that of its seat).
    pub departement: Option<Area>,
    /// Région.
    pub region: Option<Area>,
    /// Position, when known.
    pub coordinates: Option<Coordinates>,
}

/// A commune of today, or an arrondissement of Paris, Lyon or Marseille.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// Insee code.
    pub insee: InseeCode,
    /// Name.
    pub name: String,
    /// Département.
    pub departement: Area,
    /// Région.
    pub region: Area,
    /// Centroid, when known; an arrondissement borrows that of its commune.
    pub coordinates: Option<Coordinates>,
    /// Inhabitants, when known.
    pub population: Option<u32>,
    /// Postal codes.
    pub postal_codes: Vec<String>,
}
