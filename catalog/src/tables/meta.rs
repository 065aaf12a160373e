//! `meta`: what is installed.

use rusqlite::{Connection, OptionalExtension, params};

/// Version of the embedded catalogue that was installed.
pub(crate) const PACK_VERSION: &str = "pack-version";

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
