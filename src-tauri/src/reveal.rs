//! Showing a folder in the file manager: the folder of the dossiers, and those this session exported to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use api::{ApiError, ErrorCode};
use tauri::State;

use crate::shell::Shell;

/// The folders that may be shown.
pub(crate) struct Shown {
    dossiers: PathBuf,
    exported: Mutex<BTreeSet<PathBuf>>,
}

impl Shown {
    pub(crate) fn new(dossiers: PathBuf) -> Self {
        Self {
            dossiers,
            exported: Mutex::default(),
        }
    }

    /// Notes a folder that an export of this session has written.
    pub(crate) fn add(&self, folder: &str) {
        // One that is gone already has nothing to show.
        if let Ok(folder) = Path::new(folder).canonicalize() {
            self.exported
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(folder);
        }
    }

    /// The folder as it is on the disk, when it may be shown: one of ours, or directly inside one.
    fn allowed(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path).canonicalize().ok().filter(|path| path.is_dir())?;
        let exported = self.exported.lock().unwrap_or_else(PoisonError::into_inner);
        let ours = |folder: &Path| {
            exported.contains(folder)
                || self
                    .dossiers
                    .canonicalize()
                    .is_ok_and(|dossiers| dossiers == folder)
        };
        (ours(&path) || path.parent().is_some_and(ours)).then_some(path)
    }
}

/// Opens a folder in the file manager.
#[tauri::command]
pub(crate) async fn reveal(shell: State<'_, Shell>, path: String) -> Result<(), ApiError> {
    let folder = shell.shown.allowed(&path).ok_or_else(|| {
        let detail = format!("« {path} » : seuls le dossier des consultations et les dossiers exportés peuvent être ouverts d’ici");
        ApiError::new(ErrorCode::Request, detail)
    })?;
    open::that_detached(&folder).map_err(|error| {
        let detail = format!("« {path} » n’a pas pu être ouvert par le système : {error}");
        ApiError::new(ErrorCode::File, detail)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_folders_of_ours_may_be_shown() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        for folder in ["dossiers", "export/a-publier/deep", "elsewhere"] {
            fs::create_dir_all(path(folder)).unwrap();
        }
        fs::write(path("export/file.docx"), "").unwrap();
        let shown = Shown::new(path("dossiers"));
        let allowed = |name: &str| shown.allowed(path(name).to_str().unwrap()).is_some();
        assert!(allowed("dossiers"));
        assert!(!allowed("export"));
        shown.add(path("export").to_str().unwrap());
        shown.add(path("nowhere").to_str().unwrap());
        assert!(allowed("export") && allowed("export/a-publier"));
        assert!(allowed("elsewhere/../export"));
        for refused in [
            "elsewhere",
            "export/a-publier/deep",
            "export/file.docx",
            "export/..",
            "nowhere",
            "",
        ] {
            assert!(!allowed(refused), "{refused}");
        }
    }
}
