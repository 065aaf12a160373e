//! What can be wrong with a file of the law.

/// A file of the law that could not be read; the sentence is shown to users as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, ligne {line} : {message}")]
pub struct LawError {
    /// The file, relative to the folder of the law.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}
