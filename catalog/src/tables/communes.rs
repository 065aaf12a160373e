//! `communes`, `departements`, `regions`.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Deserialize;
use tender::InseeCode;

use super::{known, malformed, parsed};
use crate::embedded;
use crate::error::{Error, Result};
use crate::place::{Area, Commune, Coordinates, Precision};

const SELECT: &str =
    "SELECT c.insee, c.name, d.code, d.name, r.code, r.name, c.lat, c.lon, c.population, c.postal_codes
    FROM communes c JOIN departements d ON d.code = c.departement JOIN regions r ON r.code = d.region";

fn read(row: &Row<'_>) -> rusqlite::Result<Commune> {
    let insee: String = row.get(0)?;
    let postal_codes: String = row.get(9)?;
    let coordinates = match (row.get(6)?, row.get(7)?) {
        (Some(lat), Some(lon)) => Some(Coordinates {
            lat,
            lon,
            precision: Precision::Commune,
        }),
        (None, None) => None,
        _ => return Err(malformed(6, "latitude sans longitude")),
    };
    Ok(Commune {
        insee: parsed(0, &insee, |text| text.parse::<InseeCode>().ok())?,
        name: row.get(1)?,
        departement: Area {
            code: row.get(2)?,
            name: row.get(3)?,
        },
        region: Area {
            code: row.get(4)?,
            name: row.get(5)?,
        },
        coordinates,
        population: row.get(8)?,
        postal_codes: postal_codes
            .split('|')
            .filter(|c| !c.is_empty())
            .map(str::to_owned)
            .collect(),
    })
}

/// The commune of a code.
pub(crate) fn by_insee(db: &Connection, insee: &InseeCode) -> rusqlite::Result<Option<Commune>> {
    db.prepare_cached(&format!("{SELECT} WHERE c.insee = ?1"))?
        .query_row([insee.as_str()], read)
        .optional()
}

/// The name of the commune of a code.
pub(crate) fn name(db: &Connection, insee: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT name FROM communes WHERE insee = ?1")?
        .query_row([insee], |row| row.get(0))
        .optional()
}

/// Région of each département, codes.
pub(crate) fn regions_of_departements(db: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    db.prepare("SELECT code, region FROM departements")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Where a commune is.
#[derive(Debug, Clone)]
pub(crate) struct Centre {
    pub(crate) departement: String,
    /// Latitude and longitude of its centroid, degrees.
    pub(crate) point: Option<(f64, f64)>,
}

/// Every commune's département and centroid, by code: what importers place sites with.
pub(crate) fn centres(db: &Connection) -> rusqlite::Result<BTreeMap<String, Centre>> {
    db.prepare("SELECT insee, departement, lat, lon FROM communes")?
        .query_map([], |row| {
            let point = row.get::<_, Option<f64>>(2)?.zip(row.get(3)?);
            Ok((
                row.get(0)?,
                Centre {
                    departement: row.get(1)?,
                    point,
                },
            ))
        })?
        .collect()
}

/// Communes of that exact folded name, most peopled first.
pub(crate) fn named(db: &Connection, folded: &str) -> rusqlite::Result<Vec<Commune>> {
    db.prepare_cached(&format!(
        "{SELECT} WHERE c.folded = ?1 ORDER BY c.population DESC, c.insee"
    ))?
    .query_map([folded], read)?
    .collect()
}

/// Communes whose folded name begins so, most peopled first.
pub(crate) fn beginning(db: &Connection, folded: &str, limit: usize) -> rusqlite::Result<Vec<Commune>> {
    // No folded name holds U+FFFF: it bounds the prefix.
    let end = format!("{folded}\u{ffff}");
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    db.prepare_cached(&format!(
        "{SELECT} WHERE c.folded >= ?1 AND c.folded < ?2 ORDER BY c.population DESC, c.insee LIMIT ?3"
    ))?
    .query_map(params![folded, end, limit], read)?
    .collect()
}

/// Every area of a table (`departements` or `regions`), by code.
pub(crate) fn areas(db: &Connection, table: &'static str) -> rusqlite::Result<Vec<Area>> {
    db.prepare_cached(&format!("SELECT code, name FROM {table} ORDER BY code"))?
        .query_map([], |row| {
            Ok(Area {
                code: row.get(0)?,
                name: row.get(1)?,
            })
        })?
        .collect()
}

/// The name of a commune as it is compared: folded, hyphens and apostrophes as spaces, « saint » for « st ».
pub(crate) fn comparable(name: &str) -> String {
    let folded = french::fold(name);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    words
        .map(|word| match word {
            "st" => "saint",
            "ste" => "sainte",
            other => other,
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[derive(Deserialize)]
struct RegionRow {
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct DepartementRow {
    code: String,
    name: String,
    region: String,
}

#[derive(Deserialize)]
struct CommuneRow {
    insee: String,
    name: String,
    departement: String,
    lat: Option<f64>,
    lon: Option<f64>,
    coordinates: String,
    population: Option<u32>,
    postal_codes: String,
}

/// Writes the embedded geography.
pub(crate) fn install(db: &Connection, fail: &dyn Fn(rusqlite::Error) -> Error) -> Result<()> {
    let mut insert = db
        .prepare("INSERT OR REPLACE INTO regions (code, name) VALUES (?1, ?2)")
        .map_err(fail)?;
    embedded::REGIONS.each(|r: RegionRow, _| {
        insert.execute(params![r.code, r.name]).map_err(fail)?;
        Ok(())
    })?;
    let mut insert = db
        .prepare("INSERT OR REPLACE INTO departements (code, name, region) VALUES (?1, ?2, ?3)")
        .map_err(fail)?;
    embedded::DEPARTEMENTS.each(|d: DepartementRow, _| {
        insert.execute(params![d.code, d.name, d.region]).map_err(fail)?;
        Ok(())
    })?;
    let mut insert = db
        .prepare(
            "INSERT OR REPLACE INTO communes (insee, name, folded, departement, lat, lon, coordinates, population, postal_codes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )
        .map_err(fail)?;
    embedded::COMMUNES.each(|c: CommuneRow, wrong| {
        let insee: InseeCode = c
            .insee
            .parse()
            .map_err(|e: tender::CodeError| wrong(e.to_string()))?;
        insert
            .execute(params![
                insee.as_str(),
                c.name,
                comparable(&c.name),
                c.departement,
                c.lat,
                c.lon,
                known(c.coordinates),
                c.population,
                c.postal_codes
            ])
            .map_err(fail)?;
        Ok(())
    })
}
