//! `sources` and `activities`: where facts come from, and the short labels they use.

use rusqlite::{Connection, params};
use serde::Deserialize;

use crate::embedded;
use crate::error::{Error, Result};

/// A source of facts, with its licence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Code used by the facts (`irep2015`).
    pub code: String,
    /// Year of the source, when all its facts share one.
    pub year: Option<i16>,
    /// Title, in French.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Licence of the data.
    pub licence: String,
    /// What being found there says, in French.
    pub sentence: String,
}

#[derive(Deserialize)]
struct ActivityRow {
    code: String,
    label: String,
}

/// Every source, by code.
pub(crate) fn all(db: &Connection) -> rusqlite::Result<Vec<Source>> {
    db.prepare_cached("SELECT code, year, title, publisher, licence, sentence FROM sources ORDER BY code")?
        .query_map([], |row| {
            Ok(Source {
                code: row.get(0)?,
                year: row.get(1)?,
                title: row.get(2)?,
                publisher: row.get(3)?,
                licence: row.get(4)?,
                sentence: row.get(5)?,
            })
        })?
        .collect()
}

/// Writes the embedded sources and activities.
pub(crate) fn install(db: &Connection, fail: &dyn Fn(rusqlite::Error) -> Error) -> Result<Vec<Source>> {
    let mut insert = db
        .prepare("INSERT INTO sources (code, year, title, publisher, licence, sentence) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .map_err(fail)?;
    let mut sources = Vec::new();
    embedded::SOURCES.each(|s: Source, _| {
        insert
            .execute(params![
                s.code,
                s.year,
                s.title,
                s.publisher,
                s.licence,
                s.sentence
            ])
            .map_err(fail)?;
        sources.push(s);
        Ok(())
    })?;
    let mut insert = db
        .prepare("INSERT INTO activities (code, label) VALUES (?1, ?2)")
        .map_err(fail)?;
    embedded::ACTIVITIES.each(|a: ActivityRow, _| {
        insert.execute(params![a.code, a.label]).map_err(fail)?;
        Ok(())
    })?;
    Ok(sources)
}
