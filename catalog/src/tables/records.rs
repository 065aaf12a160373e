//! `records`: what each batch says of each site.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, Statement, params};

use super::sources::Sentences;
use super::{facts, notes, parsed};
use crate::firm::{Headcount, SizeCategory};
use crate::number::{FirmNumber, SiteNumber};
use crate::place::{Area, Coordinates, Precision};
use crate::record::{self, Record, Sourced};
use crate::site::{Level, Site, State};

const SELECT: &str = "SELECT r.site, r.batch, r.said, r.level, r.name, r.naf, r.naf25, r.insee, r.postal_code, r.commune,
        r.departement, r.lat, r.lon, r.precision, r.category, r.headcount, r.size_source, r.size_year,
        r.site_headcount, r.site_year, r.state, r.register, r.created, r.seat, r.last_year_site, r.last_year_firm,
        r.reason, b.source
    FROM records r JOIN batches b ON b.number = r.batch";

fn optional<T>(
    row: &Row<'_>,
    column: usize,
    parse: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        value => parsed(column, value.as_str()?, parse).map(Some),
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Sourced> {
    let coordinates = match (row.get(11)?, row.get(12)?, optional(row, 13, Precision::parse)?) {
        (Some(lat), Some(lon), Some(precision)) => Some(Coordinates { lat, lon, precision }),
        _ => None,
    };
    Ok(Sourced {
        batch: row.get(1)?,
        source: row.get(27)?,
        record: Record {
            site: SiteNumber(row.get(0)?),
            said: row.get(2)?,
            level: optional(row, 3, Level::parse)?,
            name: row.get(4)?,
            naf: optional(row, 5, |t| t.parse().ok())?,
            naf25: row.get(6)?,
            insee: row.get(7)?,
            postal_code: row.get(8)?,
            commune: row.get(9)?,
            departement: row.get(10)?,
            coordinates,
            category: optional(row, 14, SizeCategory::parse)?,
            headcount: optional(row, 15, Headcount::from_code)?,
            size_source: row.get(16)?,
            size_year: row.get(17)?,
            site_headcount: optional(row, 18, Headcount::from_code)?,
            site_year: row.get(19)?,
            state: optional(row, 20, State::parse)?,
            register: row.get(21)?,
            created: row.get(22)?,
            seat: row.get(23)?,
            last_year_site: row.get(24)?,
            last_year_firm: row.get(25)?,
            reason: row.get(26)?,
        },
    })
}

/// The write handle.
pub(crate) struct Writer<'db>(Statement<'db>);

impl<'db> Writer<'db> {
    pub(crate) fn new(db: &'db Connection) -> rusqlite::Result<Self> {
        Ok(Self(db.prepare(
            "INSERT OR REPLACE INTO records (site, batch, said, level, name, naf, naf25, insee, postal_code, commune,
                departement, lat, lon, precision, category, headcount, size_source, size_year, site_headcount,
                site_year, state, register, created, seat, last_year_site, last_year_firm, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
                ?22, ?23, ?24, ?25, ?26, ?27)",
        )?))
    }

    /// Writes what a batch says of a site, in the place of what it said before.
    pub(crate) fn put(&mut self, batch: i64, r: &Record) -> rusqlite::Result<()> {
        self.0.execute(params![
            r.site.0,
            batch,
            r.said,
            r.level.map(Level::as_str),
            r.name,
            r.naf.as_ref().map(tender::Naf::as_str),
            r.naf25,
            r.insee,
            r.postal_code,
            r.commune,
            r.departement,
            r.coordinates.map(|c| c.lat),
            r.coordinates.map(|c| c.lon),
            r.coordinates.map(|c| c.precision.as_str()),
            r.category.map(SizeCategory::as_str),
            r.headcount.map(|h| h.code),
            r.size_source,
            r.size_year,
            r.site_headcount.map(|h| h.code),
            r.site_year,
            r.state.map(State::as_str),
            r.register,
            r.created,
            r.seat,
            r.last_year_site,
            r.last_year_firm,
            r.reason,
        ])?;
        Ok(())
    }
}

/// The records between two numbers, by site, each site in order of weight.
fn between(db: &Connection, first: i64, last: i64) -> rusqlite::Result<Vec<Vec<Sourced>>> {
    let mut select = db.prepare_cached(&format!(
        "{SELECT} WHERE r.site BETWEEN ?1 AND ?2 ORDER BY r.site"
    ))?;
    let mut sites: Vec<Vec<Sourced>> = Vec::new();
    for sourced in select.query_map([first, last], read)? {
        let sourced = sourced?;
        match sites.last_mut() {
            Some(site) if site[0].record.site == sourced.record.site => site.push(sourced),
            _ => sites.push(vec![sourced]),
        }
    }
    sites.iter_mut().for_each(|site| record::sort(site));
    Ok(sites)
}

/// A département with its région.
fn areas(db: &Connection, code: &str) -> rusqlite::Result<Option<(Area, Area)>> {
    let mut select = db.prepare_cached(
        "SELECT d.code, d.name, r.code, r.name FROM departements d JOIN regions r ON r.code = d.region WHERE d.code = ?1",
    )?;
    let mut rows = select.query([code])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((
        Area {
            code: row.get(0)?,
            name: row.get(1)?,
        },
        Area {
            code: row.get(2)?,
            name: row.get(3)?,
        },
    )))
}

/// Reads sites one after the other: the names that many share are read once.
pub(crate) struct Reader<'db> {
    db: &'db Connection,
    areas: BTreeMap<String, Option<(Area, Area)>>,
    sentences: Sentences,
}

impl<'db> Reader<'db> {
    pub(crate) fn new(db: &'db Connection) -> Self {
        Self {
            db,
            areas: BTreeMap::new(),
            sentences: Sentences::default(),
        }
    }

    /// The site of a number.
    pub(crate) fn by_number(&mut self, number: SiteNumber) -> rusqlite::Result<Option<Site>> {
        match between(self.db, number.0, number.0)?.first() {
            Some(records) => self.complete(records),
            None => Ok(None),
        }
    }

    /// The sites of a firm, in order of SIRET.
    pub(crate) fn of_firm(&mut self, firm: FirmNumber) -> rusqlite::Result<Vec<Site>> {
        let (first, last) = firm.range();
        let mut found = Vec::new();
        for records in between(self.db, first, last)? {
            found.extend(self.complete(&records)?);
        }
        Ok(found)
    }

    fn areas(&mut self, code: &str) -> rusqlite::Result<Option<(Area, Area)>> {
        if let Some(known) = self.areas.get(code) {
            return Ok(known.clone());
        }
        let read = areas(self.db, code)?;
        self.areas.insert(code.to_owned(), read.clone());
        Ok(read)
    }

    /// The site of records in order of weight, with the names of its places, its facts and its note.
    fn complete(&mut self, records: &[Sourced]) -> rusqlite::Result<Option<Site>> {
        let db = self.db;
        let Some(mut site) = record::merge(records) else {
            return Ok(None);
        };
        if let (Some(placed), _) = record::placed(records) {
            if let Some((departement, region)) = placed
                .departement
                .as_deref()
                .map(|code| self.areas(code))
                .transpose()?
                .flatten()
            {
                site.place.departement = Some(departement);
                site.place.region = Some(region);
            }
            if let Some(insee) = &placed.insee {
                let name = super::communes::name(db, insee)?;
                site.place.commune = name.or(site.place.commune);
            }
        }
        for conflict in site.conflicts.iter_mut().filter(|c| c.field == "commune") {
            if let Some(name) = super::communes::name(db, &conflict.value)? {
                conflict.value = format!("{name} ({})", conflict.value);
            }
        }
        facts::add(db, &mut self.sentences, records, &mut site)?;
        site.note = notes::of(db, records[0].record.site)?;
        Ok(Some(site))
    }
}

/// The site of a number.
pub(crate) fn by_number(db: &Connection, number: SiteNumber) -> rusqlite::Result<Option<Site>> {
    Reader::new(db).by_number(number)
}

/// The sites of a firm, in order of SIRET.
pub(crate) fn of_firm(db: &Connection, firm: FirmNumber) -> rusqlite::Result<Vec<Site>> {
    Reader::new(db).of_firm(firm)
}

/// What the search index needs of a site.
pub(crate) struct Indexed {
    pub(crate) number: SiteNumber,
    pub(crate) level: Level,
    pub(crate) name: String,
    pub(crate) naf: Option<String>,
    pub(crate) insee: Option<String>,
    pub(crate) commune: Option<String>,
    pub(crate) departement: Option<String>,
    pub(crate) position: Option<(f64, f64)>,
    pub(crate) closed: bool,
    pub(crate) registered: Option<i64>,
    pub(crate) last_year_site: Option<i16>,
    pub(crate) last_year_firm: Option<i16>,
    pub(crate) category: Option<SizeCategory>,
    pub(crate) headcount: Option<Headcount>,
    /// Year of the category and of the band.
    pub(crate) size_year: Option<i16>,
}

/// What the index needs of a row: the whole row is not read.
const SELECT_INDEXED: &str =
    "SELECT site, batch, said, level, name, naf, insee, commune, departement, lat, lon, precision,
        category, headcount, state, register, last_year_site, last_year_firm, size_year
    FROM records";

fn read_indexed(row: &Row<'_>) -> rusqlite::Result<Sourced> {
    let mut record = Record::new(SiteNumber(row.get(0)?), row.get(2)?);
    record.level = optional(row, 3, Level::parse)?;
    record.name = row.get(4)?;
    record.naf = optional(row, 5, |t| t.parse().ok())?;
    record.insee = row.get(6)?;
    record.commune = row.get(7)?;
    record.departement = row.get(8)?;
    record.coordinates = match (row.get(9)?, row.get(10)?, optional(row, 11, Precision::parse)?) {
        (Some(lat), Some(lon), Some(precision)) => Some(Coordinates { lat, lon, precision }),
        _ => None,
    };
    record.category = optional(row, 12, SizeCategory::parse)?;
    record.headcount = optional(row, 13, Headcount::from_code)?;
    record.state = optional(row, 14, State::parse)?;
    record.register = row.get(15)?;
    record.last_year_site = row.get(16)?;
    record.last_year_firm = row.get(17)?;
    record.size_year = row.get(18)?;
    Ok(Sourced {
        batch: row.get(1)?,
        source: None,
        record,
    })
}

fn indexed(records: &mut [Sourced]) -> Option<Indexed> {
    if records.len() > 1 {
        record::sort(records);
    }
    let (placed, coordinates) = record::placed(records);
    let (state, registered) = record::state(records);
    let (last_year_site, last_year_firm) = record::last_years(records);
    let size = record::size(records);
    let text = |value: fn(&Record) -> Option<&String>| placed.and_then(value).cloned();
    Some(Indexed {
        number: records.first()?.record.site,
        level: records
            .iter()
            .find_map(|r| r.record.level)
            .unwrap_or(Level::Etablissement),
        name: records.iter().find_map(|r| r.record.name.clone())?,
        naf: records
            .iter()
            .find_map(|r| r.record.naf.as_ref())
            .map(ToString::to_string),
        insee: text(|r| r.insee.as_ref()),
        commune: text(|r| r.commune.as_ref()),
        departement: text(|r| r.departement.as_ref()),
        position: coordinates.map(|c| (c.lat, c.lon)),
        closed: state == Some(State::Ferme),
        registered,
        last_year_site,
        last_year_firm,
        category: size.as_ref().and_then(|s| s.category),
        headcount: size.as_ref().and_then(|s| s.headcount),
        size_year: size.map(|s| s.year),
    })
}

/// Every site that can be found, in order of number: not the closed ones, nor a legal unit one of whose sites is
/// known.
pub(crate) fn each_indexed<E: From<rusqlite::Error>>(
    db: &Connection,
    mut take: impl FnMut(Indexed) -> Result<(), E>,
) -> Result<(), E> {
    let mut select = db.prepare(&format!("{SELECT_INDEXED} ORDER BY site"))?;
    each_of(&mut select, [], &mut take)
}

fn each_of<E: From<rusqlite::Error>>(
    select: &mut Statement<'_>,
    params: impl rusqlite::Params,
    take: &mut impl FnMut(Indexed) -> Result<(), E>,
) -> Result<(), E> {
    let mut records: Vec<Sourced> = Vec::new();
    // A legal unit waits for its sites, which follow it.
    let mut unit: Option<Indexed> = None;
    let mut done = |records: &mut Vec<Sourced>, take: &mut dyn FnMut(Indexed) -> Result<(), E>| {
        let Some(site) = indexed(records) else {
            records.clear();
            return Ok(());
        };
        records.clear();
        if site.closed {
            return Ok(());
        }
        if let Some(waiting) = unit.take()
            && waiting.number.firm() != site.number.firm()
        {
            take(waiting)?;
        }
        if site.level == Level::UniteLegale {
            unit = Some(site);
            Ok(())
        } else {
            take(site)
        }
    };
    let mut rows = select.query(params)?;
    while let Some(row) = rows.next()? {
        let sourced = read_indexed(row)?;
        if records
            .first()
            .is_some_and(|r| r.record.site != sourced.record.site)
        {
            done(&mut records, take)?;
        }
        records.push(sourced);
    }
    done(&mut records, take)?;
    match unit {
        Some(waiting) => take(waiting),
        None => Ok(()),
    }
}

/// What the index needs of one site.
pub(crate) fn indexed_of_site(db: &Connection, site: SiteNumber) -> rusqlite::Result<Option<Indexed>> {
    let mut select = db.prepare_cached(&format!("{SELECT_INDEXED} WHERE site = ?1"))?;
    let mut records = select
        .query_map([site.0], read_indexed)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(indexed(&mut records))
}

/// The sites of a firm that can be found.
pub(crate) fn indexed_of_firm<E: From<rusqlite::Error>>(
    db: &Connection,
    firm: FirmNumber,
    mut take: impl FnMut(Indexed) -> Result<(), E>,
) -> Result<(), E> {
    let (first, last) = firm.range();
    let mut select = db.prepare_cached(&format!(
        "{SELECT_INDEXED} WHERE site BETWEEN ?1 AND ?2 ORDER BY site"
    ))?;
    each_of(&mut select, [first, last], &mut take)
}

/// Numbers of all sites of which some batch but the corrections speaks, in order.
pub(crate) fn numbers(db: &Connection) -> rusqlite::Result<Vec<i64>> {
    db.prepare("SELECT DISTINCT site FROM records WHERE batch <> 0 ORDER BY site")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Takes out what a batch says of a site.
pub(crate) fn remove(db: &Connection, batch: i64, site: SiteNumber) -> rusqlite::Result<bool> {
    let n = db.execute(
        "DELETE FROM records WHERE site = ?1 AND batch = ?2",
        [site.0, batch],
    )?;
    Ok(n > 0)
}

/// What a batch says of a site.
pub(crate) fn of_batch(db: &Connection, batch: i64, site: SiteNumber) -> rusqlite::Result<Option<Record>> {
    let found = between(db, site.0, site.0)?.into_iter().flatten();
    Ok(found.into_iter().find(|r| r.batch == batch).map(|r| r.record))
}
