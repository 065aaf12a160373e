//! `meta`: what is installed.

use rusqlite::{Connection, OptionalExtension, params};

/// Version of the embedded catalogue that was installed.
pub(crate) const PACK_VERSION: &str = "pack-version";
/// Number of the last change of the whole: the search index bears it. Small changes are listed in `touched` instead.
pub(crate) const REVISION: &str = "revision";

/// Reads a value.
pub(crate) fn get(db: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

/// Writes a value.
pub(crate) fn set(db: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    db.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)",
        params![key, value],
    )?;
    Ok(())
}

/// The number of the last change of the whole.
pub(crate) fn revision(db: &Connection) -> rusqlite::Result<u64> {
    Ok(get(db, REVISION)?.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// Firms changed since the index was written, in order.
pub(crate) fn touched(db: &Connection) -> rusqlite::Result<Vec<i64>> {
    db.prepare_cached("SELECT DISTINCT site / 100000 FROM touched ORDER BY 1")?
        .query_map([], |row| row.get(0))?
        .collect()
}
