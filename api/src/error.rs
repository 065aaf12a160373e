//! One shape for everything that can go wrong.

use serde::Serialize;

/// What kind of trouble it is, for whoever shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// The need file cannot be read.
    Need,
    /// A choice of the buyer cannot be followed.
    Choice,
    /// A document cannot be read.
    Document,
    /// A file cannot be opened or written.
    File,
    /// The catalogue cannot be opened.
    Catalog,
    /// The request itself makes no sense.
    Request,
    /// What was asked for does not exist.
    NotFound,
}

/// A failure, in one French sentence that says where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{detail}")]
pub struct ApiError {
    /// Kind.
    pub code: ErrorCode,
    /// The sentence.
    pub detail: String,
}

impl ApiError {
    /// A failure of this kind.
    pub fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
        }
    }
}

macro_rules! from {
    ($($error:ty => $code:ident),* $(,)?) => {
        $(impl From<$error> for ApiError {
            fn from(error: $error) -> Self {
                Self::new(ErrorCode::$code, error.to_string())
            }
        })*
    };
}

from! {
    tender::NeedError => Need,
    ::catalog::Error => Catalog,
    drafting::DraftError => Choice,
    ::clauses::SelectionError => Choice,
    formats::FormatError => Document,
}
