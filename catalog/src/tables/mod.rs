//! One file per table: what a row is, how it is read, how it is written.

pub(crate) mod awards;
pub(crate) mod batches;
pub(crate) mod communes;
pub(crate) mod cpv;
pub(crate) mod erased;
pub(crate) mod facts;
pub(crate) mod meta;
pub(crate) mod notes;
pub(crate) mod records;
pub(crate) mod sources;

use rusqlite::types::Type;

/// A value of the database that does not have the form the schema promises.
pub(crate) fn malformed(column: usize, detail: impl Into<String>) -> rusqlite::Error {
    let detail: Box<dyn std::error::Error + Send + Sync> = detail.into().into();
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, detail)
}

/// Parses the text of a column, or says which column is malformed.
pub(crate) fn parsed<T>(column: usize, text: &str, parse: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    parse(text).ok_or_else(|| malformed(column, format!("« {text} »")))
}

/// An empty cell is an unknown value.
pub(crate) fn known(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
