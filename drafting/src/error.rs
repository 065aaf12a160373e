//! Why documents cannot be drafted.

use clauses::SelectionError;

/// A draft that cannot be made, in one French sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// A choice of the buyer cannot be followed.
    #[error(transparent)]
    Choice(#[from] SelectionError),
    /// A module outside the default set waits for the buyer's own reason.
    #[error(
        "le module « {module} » n’est pas exporté sans votre motif écrit : {question} \
         (ajoutez justification = \"…\" à la facette choisie, dans [choices])"
    )]
    Unjustified {
        /// The module.
        module: String,
        /// The question to answer.
        question: String,
    },
}
