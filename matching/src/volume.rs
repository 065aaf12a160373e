//! How many firms can carry a volume, told from the bands of their headcount: a band gives bounds, never an average.

use std::collections::BTreeMap;

use families::SalesPerJob;

use crate::SiteFacts;
use crate::site::by_firm;

/// A mark of ours, after the cap that R2142-7 puts on the turnover a buyer may require (one and a half times the estimated
/// amount of the contract or the lot, unless justified): here it is applied to the amount of a year.
const TURNOVER_SHARE: f64 = 1.5;

/// Firms of one band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandCount {
    /// Fewest employees.
    pub min: u32,
    /// Most; the last band has none.
    pub max: Option<u32>,
    /// Distinct firms.
    pub firms: usize,
    /// Years of the sources, oldest and newest, when known.
    pub years: Option<(i16, i16)>,
    /// Whether they can carry the volume.
    pub carries: Carries,
}

/// Whether a firm of a band is large enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carries {
    /// Even its smallest turnover is enough.
    Yes,
    /// Its band does not say.
    Unknown,
    /// Even its largest turnover is not.
    No,
}

/// Who can carry a volume.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Volume {
    /// Bands that hold a firm, the smallest first.
    pub bands: Vec<BandCount>,
    /// Firms whose size is unknown.
    pub without_size: usize,
    /// Firms large enough.
    pub yes: usize,
    /// Firms of which it cannot be told: those without size are among them.
    pub unknown: usize,
    /// Firms too small.
    pub no: usize,
}

/// Counts distinct firms by what their size lets them carry; `yearly_ht` is the amount of a year, euros HT.
#[must_use]
pub fn volume(sites: &[&SiteFacts], yearly_ht: f64, sales: SalesPerJob) -> Volume {
    let mut bands: BTreeMap<(u32, Option<u32>), BandCount> = BTreeMap::new();
    let mut volume = Volume::default();
    for of_firm in by_firm(sites).chunk_by(|a, b| a.firm == b.firm) {
        // A firm has one size: the most recent said of its sites.
        let sizes = of_firm.iter().filter_map(|site| site.jobs);
        let Some(jobs) = sizes.max_by_key(|jobs| (jobs.year, jobs.min)) else {
            volume.without_size += 1;
            volume.unknown += 1;
            continue;
        };
        let carries = carries(jobs.min, jobs.max, yearly_ht, sales);
        match carries {
            Carries::Yes => volume.yes += 1,
            Carries::Unknown => volume.unknown += 1,
            Carries::No => volume.no += 1,
        }
        let band = bands.entry((jobs.min, jobs.max)).or_insert(BandCount {
            min: jobs.min,
            max: jobs.max,
            firms: 0,
            years: None,
            carries,
        });
        band.firms += 1;
        if let Some(year) = jobs.year {
            let (first, last) = band.years.unwrap_or((year, year));
            band.years = Some((first.min(year), last.max(year)));
        }
    }
    volume.bands = bands.into_values().collect();
    volume
}

fn carries(min: u32, max: Option<u32>, yearly_ht: f64, sales: SalesPerJob) -> Carries {
    let wanted = yearly_ht * TURNOVER_SHARE;
    // Someone works in a firm without employees.
    let most = max.map(|max| f64::from(max.max(1)) * f64::from(sales.max));
    if f64::from(min.max(1)) * f64::from(sales.min) >= wanted {
        Carries::Yes
    } else if most.is_some_and(|most| most < wanted) {
        Carries::No
    } else {
        Carries::Unknown
    }
}
