//! What the installed catalogue holds.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::error::Result;
use crate::place::Area;
use crate::site::Tier;
use crate::store::Catalog;
use crate::tables::sources::Source;
use crate::tables::{meta, parsed, sources};

/// Counts over the installed catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// Version of the catalogue installed.
    pub pack_version: String,
    /// Distinct firms.
    pub firms: u32,
    /// Records: establishments, legal units without a known site, sites without a SIRET.
    pub sites: u32,
    /// Sites whose position is unknown: no search by distance can find them.
    pub without_coordinates: u32,
    /// Sites and distinct firms by tier, A first. A firm with sites of several tiers counts in each.
    pub by_tier: Vec<(Tier, u32, u32)>,
    /// Sites by source, in order of code.
    pub by_source: Vec<(Source, u32)>,
    /// Sites by region, most first; `None` is « unknown ».
    pub by_region: Vec<(Option<Area>, u32)>,
}

impl Catalog {
    /// Counts what is installed.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn stats(&self) -> Result<Stats> {
        self.read(read)
    }

    /// Every source of facts, by code, with its licence.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sources(&self) -> Result<Vec<Source>> {
        self.read(sources::all)
    }
}

fn read(db: &Connection) -> rusqlite::Result<Stats> {
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, u32>(0));
    let by_tier = db
        .prepare("SELECT tier, count(*), count(DISTINCT firm) FROM sites GROUP BY tier ORDER BY tier")?
        .query_map([], |row| {
            let tier: String = row.get(0)?;
            Ok((parsed(0, &tier, Tier::parse)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let found: BTreeMap<String, u32> = db
        .prepare("SELECT source, count(DISTINCT site) FROM facts GROUP BY source")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let by_source = sources::all(db)?
        .into_iter()
        .filter_map(|source| found.get(&source.code).map(|n| (source, *n)))
        .collect();
    let by_region = db
        .prepare(
            "SELECT r.code, r.name, count(*) AS n FROM sites s
             LEFT JOIN departements d ON d.code = s.departement LEFT JOIN regions r ON r.code = d.region
             GROUP BY r.code ORDER BY n DESC, r.code",
        )?
        .query_map([], |row| {
            let area = match (row.get(0)?, row.get(1)?) {
                (Some(code), Some(name)) => Some(Area { code, name }),
                _ => None,
            };
            Ok((area, row.get(2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Stats {
        pack_version: meta::get(db, meta::PACK_VERSION)?.unwrap_or_default(),
        firms: count("SELECT count(*) FROM firms")?,
        sites: count("SELECT count(*) FROM sites")?,
        without_coordinates: count("SELECT count(*) FROM sites WHERE lat IS NULL")?,
        by_tier,
        by_source,
        by_region,
    })
}
