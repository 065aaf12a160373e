//! What can go wrong between a tree and bytes.

/// Why a file cannot be read or written. Each message is a French sentence that names the file and says
/// what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// The kind of file is not one we read.
    #[error("{file}\u{a0}: {reason}. {advice}.")]
    Unsupported {
        /// Name of the file.
        file: String,
        /// What the file is.
        reason: String,
        /// What to do instead.
        advice: String,
    },
    /// The file is cut, or its parts are not what they should be.
    #[error(
        "{file}\u{a0}: fichier illisible ({reason}). Ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau en .docx."
    )]
    Damaged {
        /// Name of the file.
        file: String,
        /// Where and what, in French.
        reason: String,
    },
    /// The file passes a bound that no honest document reaches.
    #[error("{file}\u{a0}: fichier refusé par prudence ({reason}). Vérifiez d’où il vient.")]
    TooLarge {
        /// Name of the file.
        file: String,
        /// Which bound.
        reason: String,
    },
    /// The file could not be assembled.
    #[error("{file}\u{a0}: écriture impossible ({reason}).")]
    Write {
        /// Name of the document.
        file: String,
        /// What the packer said.
        reason: String,
    },
}

/// Result of this crate.
pub type Result<T> = std::result::Result<T, FormatError>;

impl FormatError {
    pub(crate) fn damaged(file: &str, reason: impl Into<String>) -> Self {
        Self::Damaged {
            file: file.to_owned(),
            reason: reason.into(),
        }
    }

    /// A workbook that cannot be read: another program is asked to write it again.
    pub(crate) fn damaged_book(file: &str, reason: impl std::fmt::Display) -> Self {
        Self::Unsupported {
            file: file.to_owned(),
            reason: format!("classeur abîmé ou incomplet ({reason})"),
            advice: "Ouvrez-le dans Excel ou LibreOffice et enregistrez-le de nouveau en .xlsx".to_owned(),
        }
    }

    pub(crate) fn too_large(file: &str, reason: impl Into<String>) -> Self {
        Self::TooLarge {
            file: file.to_owned(),
            reason: reason.into(),
        }
    }
}
