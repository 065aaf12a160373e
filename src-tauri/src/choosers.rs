//! The dialogs of the system: which file, which folder. They are opened from here; the page has no right to.

use std::path::{Path, PathBuf};

use api::{ApiError, ErrorCode};
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

use crate::shell::Shell;

/// A dossier, a need file, a pack or its key; documents to check, answers or files to import, which may be several; empty when
/// the person gives up.
#[tauri::command]
pub(crate) async fn choose_file(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    kind: String,
) -> Result<Vec<String>, ApiError> {
    let Some(asked) = Asked::parse(&kind) else {
        let detail = format!("sorte de fichier inconnue : « {kind} »");
        return Err(ApiError::new(ErrorCode::Request, detail));
    };
    let (name, endings) = asked.filter();
    let dialog = dialog(&window, shell.desk.dossiers_dir()).add_filter(name, endings);
    if matches!(asked, Asked::Import | Asked::Document | Asked::Answers) {
        answers(dialog, FileDialogBuilder::blocking_pick_files).await
    } else {
        let one = answer(dialog, FileDialogBuilder::blocking_pick_file).await?;
        Ok(one.into_iter().collect())
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Dossier,
    Need,
    /// Public files, or a file of the buyer's own: several at once.
    Import,
    /// Documents to check: several at once.
    Document,
    /// What names the columns of a file of the buyer.
    Mapping,
    /// A catalogue prepared elsewhere.
    Pack,
    /// The public key of who makes packs.
    Key,
    /// Full texts of law.
    Texts,
    /// The Word template of the house.
    Template,
    /// Sourcing forms that firms filled in: several at once.
    Answers,
}

impl Asked {
    fn parse(kind: &str) -> Option<Self> {
        match kind {
            "dossier" => Some(Self::Dossier),
            "need" => Some(Self::Need),
            "import" => Some(Self::Import),
            "document" => Some(Self::Document),
            "mapping" => Some(Self::Mapping),
            "pack" => Some(Self::Pack),
            "key" => Some(Self::Key),
            "texts" => Some(Self::Texts),
            "template" => Some(Self::Template),
            "answers" => Some(Self::Answers),
            _ => None,
        }
    }

    /// How the dialog calls these files, and how their names end.
    fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Dossier => ("Dossiers Emplettes", &["emplettes"]),
            Self::Need => ("Fichiers de besoin", &["toml", "json"]),
            Self::Import => (
                "Fichiers à importer",
                &["csv", "txt", "gz", "zip", "parquet", "json", "xlsx"],
            ),
            Self::Document => (
                "Documents",
                &["docx", "docm", "dotx", "odt", "pdf", "txt", "md", "doc", "rtf"],
            ),
            Self::Mapping => ("Correspondance des colonnes", &["toml"]),
            Self::Pack => ("Paquets Emplettes", &["emplettes-pack"]),
            Self::Key => ("Clés publiques", &["pub"]),
            Self::Texts => ("Textes de loi", &["jsonl", "json"]),
            Self::Template => ("Modèles Word", &["dotx", "docx"]),
            Self::Answers => ("Questionnaires remplis", &["xlsx"]),
        }
    }
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

/// Where to write a copy of a dossier, a list, or what was found in a file; `suggested` is a name, or a whole path, whose ending says which.
#[tauri::command]
pub(crate) async fn choose_target(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    suggested: String,
) -> Result<Option<String>, ApiError> {
    let (folder, name) = place(Path::new(&suggested), shell.desk.dossiers_dir());
    let (kind, ending) = written(&name);
    let dialog = dialog(&window, &folder)
        .set_file_name(name)
        .add_filter(kind, &[ending]);
    let chosen = answer(dialog, FileDialogBuilder::blocking_save_file).await?;
    Ok(chosen.map(|path| with_ending(&path, ending)))
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
    let chosen = answers(dialog, |dialog| show(dialog).map(|one| vec![one])).await?;
    Ok(chosen.into_iter().next())
}

/// As [`answer`], for several paths; none when the person gives up.
async fn answers(
    dialog: FileDialogBuilder<tauri::Wry>,
    show: impl FnOnce(FileDialogBuilder<tauri::Wry>) -> Option<Vec<FilePath>> + Send + 'static,
) -> Result<Vec<String>, ApiError> {
    let chosen = tauri::async_runtime::spawn_blocking(move || show(dialog))
        .await
        .map_err(|error| failed(&error.to_string()))?;
    chosen.into_iter().flatten().map(readable).collect()
}

fn failed(why: &str) -> ApiError {
    ApiError::new(ErrorCode::File, format!("la fenêtre de choix a échoué : {why}"))
}

/// A path as text: the page knows no other.
fn readable(chosen: FilePath) -> Result<String, ApiError> {
    let path = chosen.into_path().map_err(|error| failed(&error.to_string()))?;
    path.into_os_string().into_string().map_err(|path| {
        let detail = format!(
            "« {} » : ce nom a des caractères qui ne peuvent pas être lus ; renommez-le",
            path.to_string_lossy()
        );
        ApiError::new(ErrorCode::File, detail)
    })
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

/// What is written under this name: how the dialog calls it, and its ending. A dossier, unless the name says otherwise.
fn written(name: &str) -> (&'static str, &'static str) {
    match ending(name).as_deref() {
        Some("xlsx") => ("Classeurs", "xlsx"),
        Some("csv") => ("Tableaux CSV", "csv"),
        Some("docx") => ("Documents Word", "docx"),
        Some("sarif") => ("Fichiers SARIF", "sarif"),
        _ => ("Dossiers Emplettes", "emplettes"),
    }
}

fn ending(path: &str) -> Option<String> {
    let ending = Path::new(path).extension()?;
    Some(ending.to_string_lossy().to_lowercase())
}

/// The path with its ending: a dialog returns the name as it was typed.
fn with_ending(path: &str, wanted: &str) -> String {
    if ending(path).as_deref() == Some(wanted) {
        path.to_owned()
    } else {
        format!("{path}.{wanted}")
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
        let check =
            |path: &str, ending: &str, expected: &str| assert_eq!(with_ending(path, ending), expected);
        check("/x/copie", "emplettes", "/x/copie.emplettes");
        check("/x/lot n. 2", "emplettes", "/x/lot n. 2.emplettes");
        check("/x/copie.emplettes", "emplettes", "/x/copie.emplettes");
        check("/x/fabricants", "xlsx", "/x/fabricants.xlsx");
        check("/x/FABRICANTS.CSV", "csv", "/x/FABRICANTS.CSV");
    }

    #[test]
    fn what_is_written_follows_the_ending_suggested() {
        assert_eq!(written("fabricants.xlsx").1, "xlsx");
        assert_eq!(written("fabricants.csv").1, "csv");
        assert_eq!(written("CCTP annoté.docx").1, "docx");
        assert_eq!(written("CCTP.sarif").1, "sarif");
        assert_eq!(written("classes.emplettes").1, "emplettes");
        assert_eq!(written("").1, "emplettes");
    }

    #[test]
    fn every_kind_that_the_page_asks_for_is_known() {
        for kind in [
            "dossier", "need", "import", "document", "mapping", "pack", "key", "texts",
        ] {
            let asked = Asked::parse(kind).expect(kind);
            assert!(!asked.filter().1.is_empty());
        }
        assert_eq!(Asked::parse("autre"), None);
        let imports = Asked::Import.filter().1;
        for ending in ["csv", "gz", "zip", "parquet", "json", "xlsx"] {
            assert!(imports.contains(&ending), "{ending}");
        }
    }
}
