//! What can go wrong with the catalogue at rest: one French sentence each, naming the path and what to do.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Result of the catalogue.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the catalogue cannot answer; the sentence is shown to users as it is.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data folder cannot be created or read.
    #[error("le dossier de données « {} » n’est pas accessible ({detail}) : vérifiez le chemin et vos droits, ou choisissez un autre dossier avec --data", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// A file stands where the data folder should be.
    #[error("« {} » est un fichier, pas un dossier de données : déplacez-le, ou choisissez un dossier avec --data", path.display())]
    NotAFolder {
        /// The file found.
        path: PathBuf,
    },
    /// Nothing is installed yet and the folder refuses writing.
    #[error("le catalogue ne peut pas être installé dans « {} » (écriture refusée : {detail}) : choisissez avec --data un dossier où vous pouvez écrire", path.display())]
    ReadOnly {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// No room left.
    #[error("plus de place sur le disque de « {} » : libérez 50 Mo, puis recommencez ; rien n’est resté à moitié installé", path.display())]
    DiskFull {
        /// What was being written.
        path: PathBuf,
    },
    /// The database is damaged.
    #[error("le catalogue « {} » est abîmé ({detail}) : renommez ou supprimez ce fichier, le catalogue sera réinstallé à la prochaine ouverture", path.display())]
    Corrupt {
        /// The database.
        path: PathBuf,
        /// What was noticed.
        detail: String,
    },
    /// A file of another application bears our name.
    #[error("« {} » n’est pas un catalogue d’Emplettes : déplacez ce fichier, ou choisissez un autre dossier avec --data", path.display())]
    Foreign {
        /// The file found.
        path: PathBuf,
    },
    /// The database was written by a later version of the application.
    #[error("le catalogue « {} » vient d’une version plus récente d’Emplettes (schéma {found}, connu jusqu’à {known}) : mettez l’application à jour", path.display())]
    Newer {
        /// The database.
        path: PathBuf,
        /// Schema found.
        found: u32,
        /// Last schema known here.
        known: u32,
    },
    /// SQLite refused for another reason.
    #[error("le catalogue « {} » ne répond pas ({detail}) : fermez les autres fenêtres d’Emplettes et recommencez", path.display())]
    Store {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// The search index cannot be read or built.
    #[error("l’index de recherche de « {} » ne peut pas être lu ({detail}) : supprimez les dossiers « index-… » qui s’y trouvent, ils seront refaits à la prochaine ouverture", path.display())]
    Index {
        /// The data folder.
        path: PathBuf,
        /// What tantivy says.
        detail: String,
    },
    /// A table embedded in the program breaks its own rules; a test keeps this from happening.
    #[error("table embarquée {file}, ligne {line} : {detail}")]
    Embedded {
        /// File of `catalog/data`.
        file: &'static str,
        /// Line, from 1, header included.
        line: u64,
        /// What is wrong.
        detail: String,
    },
    /// A file to import cannot be read, or is not what it should be.
    #[error("« {file} » : {detail}")]
    Import {
        /// The file, by name.
        file: String,
        /// What is wrong and what to do.
        detail: String,
    },
    /// An import without a file.
    #[error("il faut au moins un fichier à importer")]
    NoFile,
    /// Another import is running.
    #[error("un import est déjà en cours dans ce dossier de données : attendez qu’il finisse, ou arrêtez-le")]
    Busy,
    /// Whoever watches asked to stop.
    #[error("arrêté à votre demande : le catalogue n’a pas changé")]
    Cancelled,
    /// A file that is no pack.
    #[error(
        "«\u{a0}{file}\u{a0}» n’est pas un paquet d’Emplettes\u{a0}: choisissez un fichier .emplettes-pack"
    )]
    NotAPack {
        /// The file, by name.
        file: String,
    },
    /// A pack of a later format.
    #[error(
        "«\u{a0}{file}\u{a0}» est un paquet d’une version plus récente d’Emplettes (format {found}, connu jusqu’à {known})\u{a0}: mettez l’application à jour"
    )]
    PackNewer {
        /// The file, by name.
        file: String,
        /// Format found.
        found: u32,
        /// Last format known here.
        known: u32,
    },
    /// A pack that is not whole, or not as it was made.
    #[error(
        "le paquet «\u{a0}{file}\u{a0}» est abîmé ({detail})\u{a0}: recopiez-le depuis l’original\u{a0}; rien n’en a été pris"
    )]
    PackDamaged {
        /// The file, by name.
        file: String,
        /// What was noticed.
        detail: String,
    },
    /// A pack without a signature.
    #[error(
        "le paquet «\u{a0}{file}\u{a0}» n’est pas signé\u{a0}: rien ne dit qui l’a fait, il ne peut pas être installé\u{a0}; demandez-en un signé"
    )]
    PackUnsigned {
        /// The file, by name.
        file: String,
    },
    /// A pack whose signature is not that of the key it names.
    #[error(
        "la signature du paquet «\u{a0}{file}\u{a0}» est fausse\u{a0}: il a été modifié, ou n’a pas été fait avec la clé {key}\u{a0}; ne l’installez pas, prévenez qui vous l’a remis"
    )]
    PackForged {
        /// The file, by name.
        file: String,
        /// Number of the key it names.
        key: String,
    },
    /// A pack signed by a key that nobody has trusted here.
    #[error(
        "le paquet «\u{a0}{file}\u{a0}» est signé par la clé {key}, que ce poste ne connaît pas\u{a0}: demandez le fichier .pub à qui l’a fait, vérifiez ce numéro avec lui de vive voix, puis «\u{a0}emplettes pack trust FICHIER.pub\u{a0}»"
    )]
    PackUnknownKey {
        /// The file, by name.
        file: String,
        /// Number of its key.
        key: String,
    },
    /// A pack older than the one installed.
    #[error(
        "le paquet «\u{a0}{name}\u{a0}» est déjà installé en version {installed}, plus récente que la {version}\u{a0}: gardez-la, ou retirez-la d’abord avec «\u{a0}emplettes pack remove {name}\u{a0}»"
    )]
    PackOlder {
        /// Name of the pack.
        name: String,
        /// Version of the file.
        version: String,
        /// Version installed.
        installed: String,
    },
    /// No pack of that name is installed.
    #[error(
        "aucun paquet «\u{a0}{0}\u{a0}» n’est installé\u{a0}: «\u{a0}emplettes pack list\u{a0}» donne la liste"
    )]
    UnknownPack(String),
    /// Nothing was imported here, or nothing of the area.
    #[error(
        "il n’y a rien à mettre dans ce paquet\u{a0}: aucun import de ce dossier de données ne parle de cette zone"
    )]
    PackEmpty,
    /// A pack cannot be made as asked.
    #[error("{0}")]
    PackField(String),
    /// A file of key cannot be used.
    #[error("clé «\u{a0}{file}\u{a0}»\u{a0}: {detail}")]
    Key {
        /// The file, by name.
        file: String,
        /// What is wrong and what to do.
        detail: String,
    },
    /// No such import.
    #[error("aucun import ne porte le numéro {0} : « emplettes catalog stats » donne la liste")]
    UnknownBatch(i64),
    /// A part of a pack: it goes with the others.
    #[error(
        "l’import n° {number} vient du paquet « {pack} » : retirez le paquet, avec « emplettes pack remove »"
    )]
    BatchOfPack {
        /// Its number.
        number: i64,
        /// Name and version of the pack.
        pack: String,
    },
    /// No such site or firm here.
    #[error("« {0} » n’est pas dans le catalogue : cherchez d’abord l’entreprise, puis reprenez son numéro")]
    UnknownSite(String),
    /// No such commune.
    #[error("« {0} » n’est pas le code d’une commune d’aujourd’hui")]
    UnknownCommune(String),
    /// A correction that corrects nothing, or without its reason.
    #[error(
        "une correction change au moins une information et dit comment vous le savez : remplissez les deux"
    )]
    EmptyCorrection,
    /// The family asked for does not exist.
    #[error(
        "la famille d’achat « {0} » n’existe pas : « emplettes family TEXTE » donne les familles connues"
    )]
    UnknownFamily(String),
    /// The département or the région asked for does not exist.
    #[error("{kind} « {asked} » n’existe pas : donnez son code Insee ou son nom entier")]
    UnknownArea {
        /// « le département » or « la région ».
        kind: &'static str,
        /// What was asked.
        asked: String,
    },
    /// A radius was asked for without a centre.
    #[error(
        "un rayon demande un centre : ajoutez --near avec un code INSEE de commune ou « latitude,longitude »"
    )]
    RadiusWithoutCentre,
    /// The radius is not a positive number of kilometres.
    #[error("le rayon de {0} km n’a pas de sens : donnez un nombre de kilomètres positif")]
    Radius(f64),
}

impl Error {
    /// Sorts an error of SQLite by what the user can do about it.
    pub(crate) fn sqlite(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { path, detail },
            Some(ErrorCode::NotADatabase) => Self::Foreign { path },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { path, detail }
            }
            Some(_) => Self::Store { path, detail },
            // Not SQLite itself: a value that does not have the type or form promised by the schema.
            None => Self::Corrupt { path, detail },
        }
    }

    /// Sorts an error of the system met while writing under `path`.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly {
                path,
                detail: error.to_string(),
            },
            _ => Self::Folder {
                path,
                detail: error.to_string(),
            },
        }
    }
}
