//! Errors of the need file.

/// A need file that cannot be read, in one French sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, ligne {line} : {message}")]
pub struct NeedError {
    /// Name of the file as the user gave it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what to do, in French, without the place.
    pub message: String,
}

impl NeedError {
    pub(crate) fn new(file: &str, line: usize, message: &str) -> Self {
        Self {
            file: file.to_owned(),
            line,
            message: message.to_owned(),
        }
    }
}

/// What is wrong with one field of a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedProblem {
    /// The field (`amount_ht`, `buyer.kind`).
    pub field: &'static str,
    /// What is wrong and what to do, in French.
    pub message: String,
}
