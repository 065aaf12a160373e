//! Counts over all the answers to a question: by région, département, division, size, tier, experience, label.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::index::{Candidate, division, unpacked};
use crate::place::Area;
use crate::site::{Label, Tier};
use crate::tables::communes;
use crate::tables::facts::bits;

/// How many sites answer, by facet. What is unknown is counted as such: `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By région, most first.
    pub regions: Vec<(Option<Area>, u32)>,
    /// By département, most first.
    pub departements: Vec<(Option<Area>, u32)>,
    /// By NAF division (`31`), most first.
    pub divisions: Vec<(Option<String>, u32)>,
    /// By category of the firm (`PME`, `ETI`, `GE`), most first.
    pub categories: Vec<(Option<String>, u32)>,
    /// By headcount band of the firm (Sirene code), most first.
    pub headcounts: Vec<(Option<String>, u32)>,
    /// By tier, freshest first.
    pub tiers: Vec<(Tier, u32)>,
    /// Sites of firms that won public contracts.
    pub experience: u32,
    /// By label; only those met.
    pub labels: Vec<(Label, u32)>,
}

/// Few values, met again and again: a list is quicker than a tree.
#[derive(Default)]
struct Tally {
    counts: Vec<(Option<u64>, u32)>,
    last: usize,
}

impl Tally {
    fn add(&mut self, value: Option<u64>) {
        if let Some(known) = self.counts.get_mut(self.last)
            && known.0 == value
        {
            known.1 += 1;
            return;
        }
        self.last = match self.counts.iter().position(|(known, _)| *known == value) {
            Some(at) => at,
            None => {
                self.counts.push((value, 0));
                self.counts.len() - 1
            }
        };
        self.counts[self.last].1 += 1;
    }

    /// Most first, then by code; the unknown last among equals.
    fn sorted<T>(self, name: impl Fn(u64) -> T) -> Vec<(Option<T>, u32)> {
        let mut counts = self.counts;
        counts.sort_by(|a, b| {
            b.1.cmp(&a.1)
                .then_with(|| a.0.is_none().cmp(&b.0.is_none()))
                .then_with(|| a.0.cmp(&b.0))
        });
        counts
            .into_iter()
            .map(|(value, n)| (value.map(&name), n))
            .collect()
    }
}

/// The counts as they are made.
#[derive(Default)]
pub(crate) struct Counting {
    regions: Tally,
    departements: Tally,
    divisions: Tally,
    categories: Tally,
    headcounts: Tally,
    tiers: [u32; Tier::ALL.len()],
    experience: u32,
    labels: [u32; Label::ALL.len()],
    firms: Vec<u64>,
}

impl Counting {
    pub(crate) fn add(&mut self, site: &Candidate, tier: Tier) {
        self.regions.add(site.region);
        self.departements.add(site.departement);
        self.divisions.add(site.naf.map(division));
        self.categories.add(site.category);
        self.headcounts.add(site.headcount);
        if let Some(at) = Tier::ALL.iter().position(|t| *t == tier) {
            self.tiers[at] += 1;
        }
        if site.bits != 0 {
            self.experience += u32::from(site.bits & bits::CONTRACTS != 0);
            for (label, count) in Label::ALL.iter().zip(&mut self.labels) {
                *count += u32::from(site.bits & label.bit() != 0);
            }
        }
        self.firms.push(site.number / 100_000);
    }

    /// How many distinct firms were counted.
    pub(crate) fn firms(&self) -> usize {
        let mut firms = self.firms.clone();
        // Runs in order, one a trade: merged.
        firms.sort();
        firms.dedup();
        firms.len()
    }

    /// The counts with the names of places.
    pub(crate) fn facets(self, db: &Connection) -> rusqlite::Result<Facets> {
        let named = |table| -> rusqlite::Result<BTreeMap<String, String>> {
            let areas = communes::areas(db, table)?;
            Ok(areas.into_iter().map(|area| (area.code, area.name)).collect())
        };
        let (regions, departements) = (named("regions")?, named("departements")?);
        let area = |names: &BTreeMap<String, String>, code: u64| {
            let code = unpacked(code);
            Area {
                name: names.get(&code).cloned().unwrap_or_default(),
                code,
            }
        };
        Ok(Facets {
            regions: self.regions.sorted(|code| area(&regions, code)),
            departements: self.departements.sorted(|code| area(&departements, code)),
            divisions: self.divisions.sorted(unpacked),
            categories: self.categories.sorted(unpacked),
            headcounts: self.headcounts.sorted(unpacked),
            tiers: Tier::ALL.into_iter().zip(self.tiers).collect(),
            experience: self.experience,
            labels: Label::ALL
                .into_iter()
                .zip(self.labels)
                .filter(|(_, n)| *n > 0)
                .collect(),
        })
    }
}
