//! The dialogs of the system: which file, which folder. They are opened from here; the page has no right to.

use std::path::{Path, PathBuf};

use api::{ApiError, ErrorCode};
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

use crate::shell::Shell;

/// A dossier, or a need file; `None` when the person gives up.
#[tauri::command]
pub(crate) async fn choose_file(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    kind: String,
) -> Result<Option<String>, ApiError> {
    let (name, endings): (&str, &[&str]) = match kind.as_str() {
        "dossier" => ("Dossiers Emplettes", &["emplettes"]),
        "need" => ("Fichiers de besoin", &["toml", "json"]),
        other => {
            let detail = format!("sorte de fichier inconnue : « {other} »");
            return Err(ApiError::new(ErrorCode::Request, detail));
        }
    };
    let dialog = dialog(&window, shell.desk.dossiers_dir()).add_filter(name, endings);
    answer(dialog, FileDialogBuilder::blocking_pick_file).await
}

/// A folder, to export to.
#[tauri::command]
pub(crate) async fn choose_folder(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Result<Option<String>, ApiError> {
    let dialog = dialog(&window, shell.desk.dossiers_dir()).set_can_create_directories(true);
    answer(dialog, FileDialogBuilder::blocking_pick_folder).await
}

/// Where to write a copy of a dossier; `suggested` is a name, or a whole path.
#[tauri::command]
pub(crate) async fn choose_target(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    suggested: String,
) -> Result<Option<String>, ApiError> {
    let (folder, name) = place(Path::new(&suggested), shell.desk.dossiers_dir());
    let dialog = dialog(&window, &folder)
        .set_file_name(name)
        .add_filter("Dossiers Emplettes", &["emplettes"]);
    let chosen = answer(dialog, FileDialogBuilder::blocking_save_file).await?;
    Ok(chosen.map(|path| with_ending(&path)))
}

/// A dialog over the window, in this folder when it is there.
fn dialog(window: &WebviewWindow, folder: &Path) -> FileDialogBuilder<tauri::Wry> {
    let dialog = window.dialog().file().set_parent(window);
    if folder.is_dir() {
        dialog.set_directory(folder)
    } else {
        dialog
    }
}

/// Shows the dialog away from the thread of the window, and waits for what is chosen.
async fn answer(
    dialog: FileDialogBuilder<tauri::Wry>,
    show: impl FnOnce(FileDialogBuilder<tauri::Wry>) -> Option<FilePath> + Send + 'static,
) -> Result<Option<String>, ApiError> {
    let failed =
        |why: String| ApiError::new(ErrorCode::File, format!("la fenêtre de choix a échoué : {why}"));
    let chosen = tauri::async_runtime::spawn_blocking(move || show(dialog))
        .await
        .map_err(|error| failed(error.to_string()))?;
    let Some(chosen) = chosen else {
        return Ok(None);
    };
    let path = chosen.into_path().map_err(|error| failed(error.to_string()))?;
    let text = path.into_os_string().into_string().map_err(|path| {
        let detail = format!(
            "« {} » : ce nom a des caractères qui ne peuvent pas être lus ; renommez-le",
            path.to_string_lossy()
        );
        ApiError::new(ErrorCode::File, detail)
    })?;
    Ok(Some(text))
}

/// The folder and the name proposed.
fn place(suggested: &Path, default: &Path) -> (PathBuf, String) {
    let name = suggested
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let folder = suggested
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(default);
    (folder.to_owned(), name)
}

/// The path with the ending of dossiers: a dialog returns the name as it was typed.
fn with_ending(path: &str) -> String {
    let ends = Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "emplettes");
    if ends {
        path.to_owned()
    } else {
        format!("{path}.emplettes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_is_a_name_or_a_path() {
        let default = Path::new("/dossiers");
        let of = |suggested: &str| place(Path::new(suggested), default);
        assert_eq!(of("a.emplettes"), ("/dossiers".into(), "a.emplettes".to_owned()));
        assert_eq!(of("/x/a.emplettes"), ("/x".into(), "a.emplettes".to_owned()));
        assert_eq!(of(""), ("/dossiers".into(), String::new()));
    }

    #[test]
    fn the_ending_is_added_when_it_is_not_typed() {
        assert_eq!(with_ending("/x/copie"), "/x/copie.emplettes");
        assert_eq!(with_ending("/x/lot n. 2"), "/x/lot n. 2.emplettes");
        assert_eq!(with_ending("/x/copie.emplettes"), "/x/copie.emplettes");
    }
}
