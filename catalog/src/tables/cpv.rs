//! `cpv`: the Common Procurement Vocabulary 2008, French labels.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use tender::Cpv;

use super::parsed;
use crate::embedded;
use crate::error::{Error, Result};

#[derive(Deserialize)]
struct CpvRow {
    code: String,
    label: String,
}

/// Label of a code.
pub(crate) fn label(db: &Connection, code: &Cpv) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT label FROM cpv WHERE code = ?1")?
        .query_row([code.as_str()], |row| row.get(0))
        .optional()
}

/// Every code with its label, by code.
pub(crate) fn all(db: &Connection) -> rusqlite::Result<Vec<(Cpv, String)>> {
    db.prepare("SELECT code, label FROM cpv ORDER BY code")?
        .query_map([], |row| {
            let code: String = row.get(0)?;
            Ok((parsed(0, &code, |text| text.parse().ok())?, row.get(1)?))
        })?
        .collect()
}

/// Writes the embedded vocabulary.
pub(crate) fn install(db: &Connection, fail: &dyn Fn(rusqlite::Error) -> Error) -> Result<()> {
    let mut insert = db
        .prepare("INSERT OR REPLACE INTO cpv (code, label) VALUES (?1, ?2)")
        .map_err(fail)?;
    embedded::CPV.each(|row: CpvRow, wrong| {
        let code: Cpv = row
            .code
            .parse()
            .map_err(|e: tender::CodeError| wrong(e.to_string()))?;
        insert.execute(params![code.as_str(), row.label]).map_err(fail)?;
        Ok(())
    })
}
