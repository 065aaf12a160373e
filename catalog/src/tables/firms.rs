//! `firms`: legal units, and sites without a SIREN.

use rusqlite::{Connection, OptionalExtension, Row, Statement, params};
use tender::Siren;

use super::parsed;
use crate::firm::{FirmId, Headcount, Size, SizeCategory};

/// A firm without its sites.
#[derive(Debug, Clone)]
pub(crate) struct FirmRow {
    pub(crate) id: FirmId,
    pub(crate) siren: Option<Siren>,
    pub(crate) name: String,
    pub(crate) size: Option<Size>,
    pub(crate) last_year: Option<i16>,
}

/// Reads a size from four columns: category, headcount, source, year.
pub(crate) fn size(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Size>> {
    let category: Option<String> = row.get(first)?;
    let headcount: Option<String> = row.get(first + 1)?;
    let (Some(source), Some(year)) = (row.get(first + 2)?, row.get(first + 3)?) else {
        return Ok(None);
    };
    Ok(Some(Size {
        category: category
            .map(|c| parsed(first, &c, SizeCategory::parse))
            .transpose()?,
        headcount: headcount
            .map(|h| parsed(first + 1, &h, Headcount::from_code))
            .transpose()?,
        source,
        year,
    }))
}

/// The firm of an id. Its SIREN is left to its sites, which know it from their SIRET.
pub(crate) fn by_id(db: &Connection, id: &str) -> rusqlite::Result<Option<FirmRow>> {
    db.prepare_cached(
        "SELECT id, name, category, headcount, size_source, size_year, last_year FROM firms WHERE id = ?1",
    )?
    .query_row([id], |row| {
        Ok(FirmRow {
            id: FirmId(row.get(0)?),
            siren: None,
            name: row.get(1)?,
            size: size(row, 2)?,
            last_year: row.get(6)?,
        })
    })
    .optional()
}

/// The write handle.
pub(crate) struct Writer<'db>(Statement<'db>);

impl<'db> Writer<'db> {
    pub(crate) fn new(db: &'db Connection) -> rusqlite::Result<Self> {
        let insert =
            "INSERT INTO firms (id, siren, name, category, headcount, size_source, size_year, last_year)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        Ok(Self(db.prepare(insert)?))
    }

    pub(crate) fn add(&mut self, firm: &FirmRow) -> rusqlite::Result<()> {
        let size = firm.size.as_ref();
        self.0.execute(params![
            firm.id.as_str(),
            firm.siren.as_ref().map(Siren::as_str),
            firm.name,
            size.and_then(|s| s.category).map(SizeCategory::as_str),
            size.and_then(|s| s.headcount).map(|h| h.code),
            size.map(|s| s.source.as_str()),
            size.map(|s| s.year),
            firm.last_year,
        ])?;
        Ok(())
    }
}
