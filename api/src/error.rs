//! One shape for everything that can go wrong.

use serde::Serialize;
use ts_rs::TS;

/// What kind of trouble it is, for whoever shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// The need file cannot be read.
    Need,
    /// The need lacks what the answer depends on.
    Incomplete,
    /// A choice of the buyer cannot be followed.
    Choice,
    /// A document cannot be read.
    Document,
    /// A file cannot be opened or written.
    File,
    /// The catalogue cannot be opened.
    Catalog,
    /// The catalogue is being changed by somebody else.
    Busy,
    /// A pack, or a key, is refused.
    Pack,
    /// The request itself makes no sense.
    Request,
    /// What was asked for does not exist.
    NotFound,
    /// A dossier does not answer.
    Dossier,
    /// The dossier can only be read.
    ReadOnly,
    /// No room left on the disk.
    DiskFull,
    /// The file of the dossier is no longer there.
    Gone,
    /// Somebody else wrote to the dossier.
    ChangedElsewhere,
    /// The dossier comes from a later version.
    Newer,
    /// The dossier is damaged, or is no dossier.
    Damaged,
    /// The file to replace is open in another window.
    OpenElsewhere,
    /// Stopped at the user's wish.
    Cancelled,
    /// A fault of the program.
    Internal,
}

/// A failure, in one French sentence that says where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{detail}")]
pub struct ApiError {
    /// Kind.
    pub code: ErrorCode,
    /// The sentence.
    pub detail: String,
    /// The field of the need at fault, when there is one.
    pub field: Option<String>,
    /// A free place where the same could be written, when the one asked for is taken.
    pub elsewhere: Option<String>,
}

impl ApiError {
    /// A failure of this kind.
    pub fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            field: None,
            elsewhere: None,
        }
    }

    /// The same, about a field of the need.
    #[must_use]
    pub fn at(self, field: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..self
        }
    }
}

impl From<cabinet::Error> for ApiError {
    fn from(error: cabinet::Error) -> Self {
        use cabinet::Error as E;
        let code = match &error {
            E::NotFound { .. } => ErrorCode::NotFound,
            E::Foreign { .. }
            | E::Suspicious { .. }
            | E::Corrupt { .. }
            | E::Value { .. }
            | E::TooLarge { .. } => ErrorCode::Damaged,
            E::Newer { .. } => ErrorCode::Newer,
            E::ReadOnly { .. } | E::Older { .. } => ErrorCode::ReadOnly,
            E::OpenElsewhere { .. } => ErrorCode::OpenElsewhere,
            E::ChangedElsewhere { .. } => ErrorCode::ChangedElsewhere,
            E::DiskFull { .. } => ErrorCode::DiskFull,
            E::Gone { .. } => ErrorCode::Gone,
            E::Exists { .. } | E::Writing { .. } => ErrorCode::File,
            E::Refused { .. } | E::Interrupted { .. } | E::Store { .. } => ErrorCode::Dossier,
        };
        Self::new(code, error.to_string())
    }
}

impl From<::catalog::Error> for ApiError {
    fn from(error: ::catalog::Error) -> Self {
        use ::catalog::Error as E;
        let code = match &error {
            E::Cancelled => ErrorCode::Cancelled,
            E::DiskFull { .. } => ErrorCode::DiskFull,
            E::Import { .. } | E::NoFile => ErrorCode::File,
            E::Busy => ErrorCode::Busy,
            E::NotAPack { .. }
            | E::PackNewer { .. }
            | E::PackDamaged { .. }
            | E::PackUnsigned { .. }
            | E::PackForged { .. }
            | E::PackUnknownKey { .. }
            | E::PackOlder { .. }
            | E::PackEmpty
            | E::PackField(_)
            | E::Key { .. } => ErrorCode::Pack,
            E::UnknownSite(_) | E::UnknownBatch(_) | E::UnknownPack(_) => ErrorCode::NotFound,
            E::EmptyCorrection | E::UnknownCommune(_) => ErrorCode::Request,
            _ => ErrorCode::Catalog,
        };
        Self::new(code, error.to_string())
    }
}

impl From<tender::Refusal> for ApiError {
    fn from(refusal: tender::Refusal) -> Self {
        Self::new(ErrorCode::Need, refusal.to_string()).at(refusal.field)
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
    drafting::DraftError => Choice,
    ::clauses::SelectionError => Choice,
    formats::FormatError => Document,
    document::prosemirror::ProseMirrorError => Document,
    document::own::DuplicateId => Document,
}
