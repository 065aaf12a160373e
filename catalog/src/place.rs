//! Places: communes, départements, régions, points. Degrees are WGS 84.

use tender::InseeCode;

use crate::error::Result;
use crate::store::Catalog;
use crate::tables::communes::{self, comparable};

/// How many communes [`Catalog::find_commune`] gives at most when no name is exactly that one.
const COMMUNES: usize = 20;

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

impl Catalog {
    /// The commune of an INSEE code, if there is one today.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn commune(&self, insee: &InseeCode) -> Result<Option<Commune>> {
        self.read(|db| communes::by_insee(db, insee))
    }

    /// Communes of that name, else those whose name begins so (at most 20), most peopled first. Accents, case,
    /// hyphens and « St » for « Saint » do not matter; a département in parentheses narrows: « Saverne (67) ».
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn find_commune(&self, name: &str) -> Result<Vec<Commune>> {
        let (name, departement) = match name.trim().strip_suffix(')').and_then(|n| n.rsplit_once('(')) {
            Some((name, departement)) => (name, Some(comparable(departement))),
            None => (name, None),
        };
        let folded = comparable(name);
        if folded.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = self.read(|db| {
            let exact = communes::named(db, &folded)?;
            if exact.is_empty() {
                communes::beginning(db, &folded, COMMUNES)
            } else {
                Ok(exact)
            }
        })?;
        if let Some(departement) = departement {
            found.retain(|c| {
                comparable(&c.departement.code) == departement
                    || comparable(&c.departement.name) == departement
            });
        }
        Ok(found)
    }
}
