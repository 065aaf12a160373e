//! Errors of clause files and of the buyer's choices.

/// A clause file that does not follow the format, in one French sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{file}, ligne {line} : {message}")]
pub struct ClauseError {
    /// Shelf and file (`mobilier-scolaire/bois-durable.md`).
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// A choice of the buyer that cannot be followed, in one French sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("[choices] « {facet} » : {message}")]
pub struct SelectionError {
    /// The facet id as written by the buyer.
    pub facet: String,
    /// What is wrong and what to do.
    pub message: String,
}
