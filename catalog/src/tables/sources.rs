//! `sources` and `activities`: where facts come from, and the short labels they use.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::error::{Error, Result};

/// A source of facts, with its licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// The sentences of sources, each read once.
#[derive(Default)]
pub(crate) struct Sentences(BTreeMap<String, String>);

impl Sentences {
    /// The sentence of a source; empty when it is not known.
    pub(crate) fn of(&mut self, db: &Connection, code: &str) -> rusqlite::Result<String> {
        if let Some(known) = self.0.get(code) {
            return Ok(known.clone());
        }
        let read: Option<String> = db
            .prepare_cached("SELECT sentence FROM sources WHERE code = ?1")?
            .query_row([code], |row| row.get(0))
            .optional()?;
        let sentence = read.unwrap_or_default();
        self.0.insert(code.to_owned(), sentence.clone());
        Ok(sentence)
    }
}

/// Writes a source, in the place of the one of that code.
pub(crate) fn put(db: &Connection, s: &Source) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO sources (code, year, title, publisher, licence, sentence) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (code) DO UPDATE SET year = ?2, title = ?3, publisher = ?4, licence = ?5, sentence = ?6",
        params![s.code, s.year, s.title, s.publisher, s.licence, s.sentence],
    )?;
    Ok(())
}

/// Takes out the sources of imports that nothing cites any more; the embedded ones stay.
pub(crate) fn prune(db: &Connection) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM sources WHERE code LIKE '%@%' AND code NOT IN (SELECT source FROM facts)
            AND code NOT IN (SELECT source FROM batches WHERE source IS NOT NULL)
            AND code NOT IN (SELECT size_source FROM records WHERE size_source IS NOT NULL)",
        [],
    )?;
    Ok(())
}

/// Writes the embedded sources and activities.
pub(crate) fn install(db: &Connection, fail: &dyn Fn(rusqlite::Error) -> Error) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    embedded::SOURCES.each(|s: Source, _| {
        put(db, &s).map_err(fail)?;
        sources.push(s);
        Ok(())
    })?;
    let mut insert = db
        .prepare("INSERT OR REPLACE INTO activities (code, label) VALUES (?1, ?2)")
        .map_err(fail)?;
    embedded::ACTIVITIES.each(|a: ActivityRow, _| {
        insert.execute(params![a.code, a.label]).map_err(fail)?;
        Ok(())
    })?;
    Ok(sources)
}
