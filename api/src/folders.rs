//! Where things are kept: the data folder of the application, and the folder of dossiers.

use std::path::{Path, PathBuf};

use crate::{ApiError, ErrorCode};

/// Name of our folders.
const NAME: &str = "emplettes";

/// The two folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Catalogue, index, buyer's sheet, recent list.
    pub data: PathBuf,
    /// Where new dossiers are made: the user's own documents, seen and copied like them.
    pub dossiers: PathBuf,
}

impl Folders {
    /// The folders asked for (`--data`, `EMPLETTES_DATA`), else those of the platform. A data folder that was
    /// asked for holds the dossiers too: everything of a training room stands on one stick.
    ///
    /// # Errors
    /// None is asked for and the system knows none.
    pub fn find(asked: Option<&Path>) -> Result<Self, ApiError> {
        if let Some(data) = asked.filter(|folder| !folder.as_os_str().is_empty()) {
            return Ok(Self {
                dossiers: data.join("dossiers"),
                data: data.to_owned(),
            });
        }
        let base = if cfg!(windows) {
            variable("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            home().map(|home| home.join("Library/Application Support"))
        } else {
            variable("XDG_DATA_HOME")
                .filter(|path| path.is_absolute())
                .or_else(|| home().map(|home| home.join(".local/share")))
        };
        let data = base.map(|base| base.join(NAME)).ok_or_else(|| {
            ApiError::new(
                ErrorCode::Request,
                "aucun dossier de données connu sur ce système ; donnez-en un avec --data",
            )
        })?;
        let dossiers = documents().map_or_else(|| data.join("dossiers"), |folder| folder.join("Emplettes"));
        Ok(Self { data, dossiers })
    }
}

/// The user's documents, where the system says.
fn documents() -> Option<PathBuf> {
    let home = home()?;
    let named = || {
        let config = variable("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config"));
        let text = std::fs::read_to_string(config.join("user-dirs.dirs")).ok()?;
        let line = text
            .lines()
            .find_map(|line| line.trim().strip_prefix("XDG_DOCUMENTS_DIR="))?;
        let path = line.trim_matches('"');
        Some(match path.strip_prefix("$HOME/") {
            Some(rest) => home.join(rest),
            None => PathBuf::from(path),
        })
        .filter(|path| path.is_absolute())
    };
    named().or_else(|| Some(home.join("Documents")).filter(|path| path.is_dir()))
}

fn home() -> Option<PathBuf> {
    variable(if cfg!(windows) { "USERPROFILE" } else { "HOME" })
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
