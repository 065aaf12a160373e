//! What the installed catalogue holds.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use tender::Date;

use crate::day;
use crate::error::Result;
use crate::facets::Counting;
use crate::index::Ask;
use crate::place::Area;
use crate::record::EMBEDDED;
use crate::search;
use crate::site::Tier;
use crate::store::Catalog;
use crate::tables::batches::{self, Batch};
use crate::tables::sources::{self, Source};
use crate::tables::{meta, records};

/// Counts over the installed catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// Version of the catalogue installed with the program.
    pub pack_version: String,
    /// Latest day of the data installed: freshness below is judged on `as_of`.
    pub newest: Option<Date>,
    /// Distinct firms.
    pub firms: u32,
    /// Sites that can be found: establishments, legal units without a known site, sites without a SIRET.
    pub sites: u32,
    /// Sites whose position is unknown: no search by distance can find them.
    pub without_coordinates: u32,
    /// Sites by tier, freshest first.
    pub by_tier: Vec<(Tier, u32)>,
    /// Sites by source, in order of code.
    pub by_source: Vec<(Source, u32)>,
    /// Sites by région, most first; `None` is « unknown ».
    pub by_region: Vec<(Option<Area>, u32)>,
    /// Imports and packs, in order.
    pub batches: Vec<Batch>,
    /// Sites corrected here.
    pub corrected: u32,
    /// Firms taken out for good.
    pub erased: u32,
}

impl Catalog {
    /// Counts what is installed; freshness is judged on `as_of`.
    ///
    /// # Errors
    /// The database or the index cannot be read.
    pub fn stats(&self, as_of: Date) -> Result<Stats> {
        let mut counting = Counting::default();
        let (mut sites, mut without_coordinates) = (0, 0);
        let ask = Ask {
            words: &[],
            open: false,
            well_spelled: &|_| true,
            trades: &BTreeSet::new(),
            only: None,
            departement: None,
            region: None,
        };
        self.index().each_site(&ask, false, |site| {
            sites += 1;
            without_coordinates += u32::from(site.position.is_none());
            counting.add(&site, search::tier(&site, as_of));
        })?;
        let firms = u32::try_from(counting.firms()).unwrap_or(u32::MAX);
        self.read(|db| {
            let facets = counting.facets(db)?;
            let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, u32>(0));
            Ok(Stats {
                pack_version: meta::get(db, meta::PACK_VERSION)?.unwrap_or_default(),
                newest: batches::newest(db)?.and_then(day::date),
                firms,
                sites,
                without_coordinates,
                by_tier: facets.tiers,
                by_source: by_source(db)?,
                by_region: facets.regions,
                batches: batches::all(db)?
                    .into_iter()
                    .filter(|batch| batch.number > EMBEDDED)
                    .collect(),
                corrected: count("SELECT count(*) FROM records WHERE batch = 0")?,
                erased: count("SELECT count(*) FROM erased")?,
            })
        })
    }

    /// Looks whether the search index and the tables hold the same sites; `None` when they do, else what differs.
    ///
    /// # Errors
    /// The database or the index cannot be read.
    pub fn disagreement(&self) -> Result<Option<String>> {
        let mut indexed: Vec<u64> = Vec::new();
        let ask = Ask {
            words: &[],
            open: false,
            well_spelled: &|_| true,
            trades: &BTreeSet::new(),
            only: None,
            departement: None,
            region: None,
        };
        self.index()
            .each_site(&ask, false, |site| indexed.push(site.number))?;
        indexed.sort_unstable();
        let stored = self.read(|db| {
            let mut stored: Vec<u64> = Vec::new();
            records::each_indexed(db, |site| {
                stored.extend(u64::try_from(site.number.0));
                Ok::<(), rusqlite::Error>(())
            })?;
            Ok(stored)
        })?;
        if indexed == stored {
            return Ok(None);
        }
        let first = indexed.iter().zip(&stored).find(|(a, b)| a != b);
        Ok(Some(format!(
            "{} établissements dans l’index, {} dans les tables{}",
            indexed.len(),
            stored.len(),
            first.map_or_else(String::new, |(a, b)| format!(", d’abord {a} et {b}"))
        )))
    }

    /// Every source of facts, by code, with its licence.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sources(&self) -> Result<Vec<Source>> {
        self.read(sources::all)
    }
}

/// How many sites each source speaks of.
fn by_source(db: &Connection) -> rusqlite::Result<Vec<(Source, u32)>> {
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for sql in [
        "SELECT source, count(DISTINCT site) FROM facts GROUP BY source",
        "SELECT b.source, count(*) FROM records r JOIN batches b ON b.number = r.batch
         WHERE b.source IS NOT NULL GROUP BY b.source",
        "SELECT b.source, count(DISTINCT a.firm) FROM awards a JOIN batches b ON b.number = a.batch
         WHERE b.source IS NOT NULL GROUP BY b.source",
    ] {
        let mut select = db.prepare(sql)?;
        for row in select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (source, count): (String, u32) = row?;
            let known = found.entry(source).or_default();
            *known = count.max(*known);
        }
    }
    Ok(sources::all(db)?
        .into_iter()
        .filter_map(|source| found.get(&source.code).map(|n| (source, *n)))
        .collect())
}
