//! Why a file of the vocabulary, or a predicate, was refused.

use thiserror::Error;

/// A file of the vocabulary that cannot be used; the sentence is in French and names file and line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// Not readable as the expected TOML (syntax, unknown key, missing field, impossible code).
    #[error("{file}, ligne {line} : {message}")]
    Syntax {
        /// Path of the file, relative to the crate.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong, in French.
        message: String,
    },
    /// Readable, but one field says something that cannot be.
    #[error("{file}, champ « {field} » : {message}")]
    Field {
        /// Path of the file, relative to the crate.
        file: String,
        /// Field.
        field: String,
        /// What is wrong and what to do, in French.
        message: String,
    },
}

/// Result of reading the vocabulary.
pub type Result<T> = std::result::Result<T, Error>;

/// Parses a TOML text into `T`, with errors that name file, line and field in French.
pub(crate) fn from_toml<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| Error::Syntax {
        file: file.to_owned(),
        line: tender::line_of(text, error.span().map_or(0, |span| span.start)),
        message: tender::sentence(error.message()),
    })
}

/// A [`Error::Field`].
pub(crate) fn field(file: &str, field: &str, message: impl Into<String>) -> Error {
    Error::Field {
        file: file.to_owned(),
        field: field.to_owned(),
        message: message.into(),
    }
}
