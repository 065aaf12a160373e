//! `batches`: each import, each pack's part, the embedded catalogue, the corrections.

use rusqlite::{Connection, OptionalExtension, Row, params};

/// A batch at rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its number, from 2 for imports.
    pub number: i64,
    /// `embarque`, `corrections`, `sirene`, `decp`, `epv`, `rge`, `ea`, `esat`, `siae`, `csv`.
    pub kind: String,
    /// Code of its source.
    pub source: Option<String>,
    /// Name and version of the pack that brought it.
    pub pack: Option<String>,
    /// Day of the data, `yyyymmdd`.
    pub dated: i64,
    /// When it was done, ISO 8601.
    pub done: String,
    /// What was read, counted and refused, JSON.
    pub report: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        number: row.get(0)?,
        kind: row.get(1)?,
        source: row.get(2)?,
        pack: row.get(3)?,
        dated: row.get(4)?,
        done: row.get(5)?,
        report: row.get(6)?,
    })
}

const SELECT: &str = "SELECT number, kind, source, pack, dated, done, report FROM batches";

/// All batches, in order.
pub(crate) fn all(db: &Connection) -> rusqlite::Result<Vec<Batch>> {
    db.prepare_cached(&format!("{SELECT} ORDER BY number"))?
        .query_map([], read)?
        .collect()
}

/// The batch of a number.
pub(crate) fn by_number(db: &Connection, number: i64) -> rusqlite::Result<Option<Batch>> {
    db.prepare_cached(&format!("{SELECT} WHERE number = ?1"))?
        .query_row([number], read)
        .optional()
}

/// The number of the next import. A number taken back is given again only when it was the last.
pub(crate) fn next(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("SELECT coalesce(max(number), 1) + 1 FROM batches", [], |row| {
        row.get::<_, i64>(0)
    })
    .map(|n| n.max(2))
}

/// Writes a batch.
pub(crate) fn add(db: &Connection, b: &Batch) -> rusqlite::Result<()> {
    db.execute(
        "INSERT OR REPLACE INTO batches (number, kind, source, pack, dated, done, report)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![b.number, b.kind, b.source, b.pack, b.dated, b.done, b.report],
    )?;
    Ok(())
}

/// Takes out a batch and all that it said.
pub(crate) fn remove(db: &Connection, number: i64) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM records WHERE batch = ?1",
        "DELETE FROM facts WHERE batch = ?1",
        "DELETE FROM awards WHERE batch = ?1",
        "DELETE FROM batches WHERE number = ?1",
    ] {
        db.execute(sql, [number])?;
    }
    Ok(())
}

/// The latest day of the data of all batches but the corrections, `yyyymmdd`.
pub(crate) fn newest(db: &Connection) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached("SELECT max(dated) FROM batches WHERE number <> 0")?
        .query_row([], |row| row.get(0))
}
