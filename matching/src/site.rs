//! A site as matching sees it, and the makers of each family.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use families::{CapabilityKey, Families, Known, Status};
use tender::Naf;

/// What is known of a site.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteFacts {
    /// The firm: its SIREN, or the site's own id when no SIREN is known.
    pub firm: String,
    /// Group it belongs to, when known.
    pub group: Option<String>,
    /// Id of the site.
    pub site: String,
    /// Activity, when known.
    pub naf: Option<Naf>,
    /// Latitude and longitude in degrees, when known.
    pub point: Option<(f64, f64)>,
    /// Département, when known.
    pub departement: Option<String>,
    /// Région, when known.
    pub region: Option<String>,
    /// Employees of its firm, when known.
    pub jobs: Option<Jobs>,
    /// Capabilities known of the site, good or bad. What is absent is unknown.
    pub known: BTreeMap<CapabilityKey, Known>,
}

impl SiteFacts {
    /// A site of a firm, of which nothing else is known.
    #[must_use]
    pub fn of(firm: &str, site: String) -> Self {
        Self {
            firm: firm.to_owned(),
            group: None,
            site,
            naf: None,
            point: None,
            departement: None,
            region: None,
            jobs: None,
            known: BTreeMap::new(),
        }
    }
}

/// Employees of a firm: a band, never a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Jobs {
    /// Fewest.
    pub min: u32,
    /// Most; the last band has none.
    pub max: Option<u32>,
    /// Year of the source, when known.
    pub year: Option<i16>,
}

/// Where the buyer is.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Latitude and longitude in degrees, when known.
    pub point: Option<(f64, f64)>,
    /// Département.
    pub departement: String,
    /// Région.
    pub region: String,
    /// Radius of the first ring, km.
    pub radius_km: f64,
}

/// The same sites, those of a firm together. Makers are read in the order of their numbers, which is that of their
/// firms: only other lists are sorted.
pub(crate) fn by_firm<'s, 'a>(sites: &'s [&'a SiteFacts]) -> Cow<'s, [&'a SiteFacts]> {
    if sites.is_sorted_by(|a, b| a.firm <= b.firm) {
        return Cow::Borrowed(sites);
    }
    let mut sorted = sites.to_vec();
    sorted.sort_by(|a, b| a.firm.cmp(&b.firm));
    Cow::Owned(sorted)
}

/// From this weight on, an activity code is enough to say « makes this family » (deduced). Below it,
/// the trade makes the goods among others, and the firm may never have made them.
pub const MAKES: f64 = 0.5;

/// Sites by family they are said to make.
#[derive(Debug, Clone)]
pub struct Makers {
    sites: Arc<[SiteFacts]>,
    /// Their places among the sites.
    by_family: BTreeMap<String, Vec<usize>>,
}

impl Makers {
    /// Finds the makers of each family: a fact about the site when there is one, else its activity code.
    #[must_use]
    pub fn of(sites: impl Into<Arc<[SiteFacts]>>, slugs: &[String], families: &Families) -> Self {
        let sites = sites.into();
        let mut by_family = BTreeMap::new();
        for slug in slugs {
            let Some(family) = families.get(slug) else {
                continue;
            };
            let trades: BTreeSet<&Naf> = family
                .naf
                .iter()
                .filter(|n| n.weight >= MAKES)
                .map(|n| &n.naf)
                .collect();
            let key = CapabilityKey::makes(slug).ok();
            let makes = |site: &SiteFacts| match key.as_ref().and_then(|key| site.known.get(key)) {
                Some(Known::Yes(_)) => true,
                Some(Known::No(status)) if *status > Status::Deduit => false,
                _ => site.naf.as_ref().is_some_and(|naf| trades.contains(naf)),
            };
            let makers = (0..sites.len()).filter(|at| makes(&sites[*at])).collect();
            by_family.insert(slug.clone(), makers);
        }
        Self { sites, by_family }
    }

    /// The same, but of one family those that `keep` says.
    pub(crate) fn keeping(&self, slug: &str, keep: impl Fn(&SiteFacts) -> bool) -> Self {
        let mut kept = self.clone();
        if let Some(places) = kept.by_family.get_mut(slug) {
            places.retain(|at| keep(&self.sites[*at]));
        }
        kept
    }

    /// Makers of one family.
    #[must_use]
    pub fn family(&self, slug: &str) -> Vec<&SiteFacts> {
        let places = self.by_family.get(slug).into_iter().flatten();
        places.map(|at| &self.sites[*at]).collect()
    }

    /// Families looked at.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.by_family.keys().map(String::as_str)
    }

    /// Makers of any of the families, each site once.
    #[must_use]
    pub fn all(&self) -> Vec<&SiteFacts> {
        self.among(|_| true)
    }

    /// Makers of any of these families, each site once.
    pub(crate) fn only(&self, slugs: &[String]) -> Vec<&SiteFacts> {
        self.among(|family| slugs.contains(family))
    }

    fn among(&self, chosen: impl Fn(&String) -> bool) -> Vec<&SiteFacts> {
        let lists: Vec<&Vec<usize>> = self
            .by_family
            .iter()
            .filter(|(family, _)| chosen(family))
            .map(|(_, places)| places)
            .collect();
        let mut places: Vec<usize> = lists.iter().copied().flatten().copied().collect();
        if lists.len() > 1 {
            // In the order of the sites, whichever family brought them.
            places.sort_unstable();
            places.dedup();
        }
        places.into_iter().map(|at| &self.sites[at]).collect()
    }
}
