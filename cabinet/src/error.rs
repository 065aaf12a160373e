//! What can go wrong with a dossier: one French sentence each, naming the path and what to do.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Result of the cabinet.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a dossier cannot be opened, read or written; the sentence is shown to users as it is.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No file there.
    #[error("le dossier « {} » est introuvable : vérifiez le chemin, ou que la clé USB ou le partage est bien branché", path.display())]
    NotFound {
        /// The path asked for.
        path: PathBuf,
    },
    /// A new dossier would take the place of a file.
    #[error("« {} » existe déjà : choisissez un autre nom, ou ouvrez ce fichier", path.display())]
    Exists {
        /// The path asked for.
        path: PathBuf,
    },
    /// Not one of our files.
    #[error("« {} » n’est pas un dossier d’Emplettes : choisissez un fichier « .emplettes »", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Written by a later version of the application.
    #[error("le dossier « {} » vient d’une version plus récente d’Emplettes (schéma {found}, connu jusqu’à {known}) : mettez l’application à jour", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Schema found.
        found: i64,
        /// Last schema known here.
        known: i64,
    },
    /// Written by an earlier version, where nothing can be written.
    #[error("le dossier « {} » vient d’une version plus ancienne d’Emplettes et ne peut pas être mis à jour sur place : fermez-le ailleurs, ou copiez-le là où vous pouvez écrire, puis ouvrez la copie", path.display())]
    Older {
        /// The file.
        path: PathBuf,
    },
    /// The file holds what our files never hold.
    #[error("le dossier « {} » n’est pas ouvert, par prudence ({detail}) : demandez une nouvelle copie à qui vous l’a remis", path.display())]
    Suspicious {
        /// The file.
        path: PathBuf,
        /// What was noticed.
        detail: String,
    },
    /// The file is damaged.
    #[error("le dossier « {} » est abîmé ({detail}) : reprenez votre dernière copie de ce fichier", path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What was noticed.
        detail: String,
    },
    /// An entry of the file does not read.
    #[error("le dossier « {} » est abîmé : l’entrée « {key} » ne se lit pas ({detail}) ; reprenez votre dernière copie de ce fichier", path.display())]
    Value {
        /// The file.
        path: PathBuf,
        /// Key of the entry.
        key: String,
        /// What is wrong.
        detail: String,
    },
    /// Larger than a dossier may be.
    #[error("le dossier « {} » est trop volumineux (plus de {limit_mb} Mo) : retirez ce qui n’en fait pas partie, ou reprenez une copie plus ancienne", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Limit, in binary megabytes.
        limit_mb: u64,
    },
    /// What was to be written would not reopen; nothing was written.
    #[error("« {key} » n’a pas été enregistré ({detail}) : corrigez, le reste du dossier n’a pas changé")]
    Refused {
        /// Key of the entry.
        key: String,
        /// What is wrong.
        detail: String,
    },
    /// The dossier was opened for reading only.
    #[error("le dossier « {} » est ouvert en lecture seule : enregistrez-en une copie pour la modifier", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file to replace is open in another window.
    #[error("« {} » est ouvert dans une autre fenêtre : fermez-la, ou choisissez un autre nom", path.display())]
    OpenElsewhere {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else wrote to the file since it was opened.
    #[error("le dossier « {} » a été modifié ailleurs depuis son ouverture : rouvrez-le pour voir ces changements, puis recommencez", path.display())]
    ChangedElsewhere {
        /// The file.
        path: PathBuf,
    },
    /// The file, or its folder, is no longer where it was opened.
    #[error("le dossier « {} » n’est plus à sa place : rebranchez la clé ou le partage, ou enregistrez une copie ailleurs ; ce qui est à l’écran n’est pas perdu", path.display())]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// A change was interrupted and must be taken back before reading, where nothing can be written.
    #[error("l’enregistrement du dossier « {} » a été interrompu, et il ne peut pas être remis en ordre en lecture seule : fermez les autres fenêtres, ou copiez-le avec son fichier « -journal » là où vous pouvez écrire", path.display())]
    Interrupted {
        /// The file.
        path: PathBuf,
    },
    /// No room left.
    #[error("plus de place pour enregistrer « {} » : libérez de la place sur ce disque, puis recommencez ; le dernier enregistrement est intact", path.display())]
    DiskFull {
        /// What was being written.
        path: PathBuf,
    },
    /// The system refuses writing.
    #[error("« {} » ne peut pas être écrit ({detail}) : vérifiez vos droits, ou choisissez un autre emplacement", path.display())]
    Writing {
        /// What was being written.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// The system or SQLite refuses for another reason.
    #[error("le dossier « {} » ne répond pas ({detail}) : fermez les autres fenêtres d’Emplettes et recommencez", path.display())]
    Store {
        /// The file.
        path: PathBuf,
        /// What is said.
        detail: String,
    },
}

impl Error {
    /// Sorts an error of SQLite by what the user can do about it.
    pub(crate) fn sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        let path = path.to_owned();
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { path, detail },
            Some(ErrorCode::NotADatabase) => Self::Foreign { path },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::Writing { path, detail }
            }
            Some(_) => Self::Store { path, detail },
            // Not SQLite itself: a value that does not have the type promised by the schema.
            None => Self::Corrupt { path, detail },
        }
    }

    /// Sorts an error of the system met while writing `path`.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            _ => Self::Writing {
                path,
                detail: error.to_string(),
            },
        }
    }
}
