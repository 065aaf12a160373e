//! `notes`: what the buyer writes for himself about a site.

use rusqlite::{Connection, OptionalExtension, params};

use crate::number::SiteNumber;

/// The note about a site.
pub(crate) fn of(db: &Connection, site: SiteNumber) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT text FROM notes WHERE site = ?1")?
        .query_row([site.0], |row| row.get(0))
        .optional()
}

/// Writes the note about a site; an empty one is taken out.
pub(crate) fn set(db: &Connection, site: SiteNumber, text: &str, at: &str) -> rusqlite::Result<()> {
    if text.trim().is_empty() {
        db.execute("DELETE FROM notes WHERE site = ?1", [site.0])?;
    } else {
        db.execute(
            "INSERT OR REPLACE INTO notes (site, text, at) VALUES (?1, ?2, ?3)",
            params![site.0, text.trim(), at],
        )?;
    }
    Ok(())
}
