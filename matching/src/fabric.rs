//! Who makes it and how near: rings around the buyer. Information only.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::by_firm;
use crate::{Place, SiteFacts};

/// A ring, from the nearest. Each holds those before it, but for the radius, which ignores borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ring {
    /// Within the radius.
    Rayon,
    /// Same département.
    Departement,
    /// Same région.
    Region,
    /// The country.
    France,
}

impl Ring {
    /// All rings.
    pub const ALL: [Self; 4] = [Self::Rayon, Self::Departement, Self::Region, Self::France];

    /// Slug of the contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Rayon => "rayon",
            Self::Departement => "departement",
            Self::Region => "region",
            Self::France => "france",
        }
    }

    /// Whether a site stands in the ring. A site whose place is unknown stands in the country only.
    #[must_use]
    pub fn holds(self, site: &SiteFacts, place: &Place) -> bool {
        match self {
            Self::Rayon => match (site.point, place.point) {
                (Some(a), Some(b)) => distance_km(a, b) <= place.radius_km,
                _ => false,
            },
            Self::Departement => site.departement.as_deref() == Some(&place.departement),
            Self::Region => site.region.as_deref() == Some(&place.region),
            Self::France => true,
        }
    }
}

/// Firms and sites of a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RingCount {
    /// The ring.
    pub ring: Ring,
    /// Distinct firms.
    pub firms: usize,
    /// Sites.
    pub sites: usize,
}

/// The makers of a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fabric {
    /// Distinct firms.
    pub firms: usize,
    /// Sites.
    pub sites: usize,
    /// Sites whose coordinates are unknown: no radius can hold them.
    pub without_point: usize,
    /// By ring; only the country when the buyer's place is unknown.
    pub rings: Vec<RingCount>,
}

/// Counts the makers by ring.
#[must_use]
pub fn fabric(sites: &[&SiteFacts], place: Option<&Place>) -> Fabric {
    let sites = by_firm(sites);
    let rings = Ring::ALL
        .into_iter()
        .filter(|ring| *ring == Ring::France || place.is_some())
        .filter(|ring| *ring != Ring::Rayon || place.is_some_and(|place| place.point.is_some()))
        .map(|ring| {
            let kept: Vec<&SiteFacts> = sites
                .iter()
                .copied()
                .filter(|site| place.is_none_or(|place| ring.holds(site, place)))
                .collect();
            RingCount {
                ring,
                firms: firms(&kept),
                sites: kept.len(),
            }
        })
        .collect();
    Fabric {
        firms: firms(&sites),
        sites: sites.len(),
        without_point: sites.iter().filter(|site| site.point.is_none()).count(),
        rings,
    }
}

/// Distinct firms, the sites of each being together.
fn firms(sites: &[&SiteFacts]) -> usize {
    sites.chunk_by(|a, b| a.firm == b.firm).count()
}

/// How the makers are spread.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Concentration {
    /// Départements that hold a firm.
    pub departements: usize,
    /// The one that holds most firms, and how many; the first code of equals.
    pub first_departement: Option<(String, usize)>,
    /// Groups that hold two firms or more.
    pub groups: usize,
    /// Firms whose group is unknown.
    pub without_group: usize,
}

/// Counts distinct firms by département and by group.
#[must_use]
pub fn concentration(sites: &[&SiteFacts]) -> Concentration {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    let mut without_group = 0;
    for of_firm in by_firm(sites).chunk_by(|a, b| a.firm == b.firm) {
        let places_of_firm: BTreeSet<&str> = of_firm
            .iter()
            .filter_map(|site| site.departement.as_deref())
            .collect();
        for departement in places_of_firm {
            *places.entry(departement).or_default() += 1;
        }
        match of_firm.iter().find_map(|site| site.group.as_deref()) {
            Some(group) => *groups.entry(group).or_default() += 1,
            None => without_group += 1,
        }
    }
    Concentration {
        departements: places.len(),
        first_departement: places
            .iter()
            .max_by_key(|(code, firms)| (**firms, std::cmp::Reverse(**code)))
            .map(|(code, firms)| ((*code).to_owned(), *firms)),
        groups: groups.values().filter(|firms| **firms > 1).count(),
        without_group,
    }
}

/// Great-circle distance in km (haversine, mean radius 6 371 km).
pub(crate) fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (d_lat, d_lon) = ((b.0 - a.0).to_radians(), (b.1 - a.1).to_radians());
    let h = (d_lat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (d_lon / 2.0).sin().powi(2);
    2.0 * 6_371.0 * h.sqrt().min(1.0).asin()
}
