//! What lives as long as the window: the desk, the jobs under way, what may be shown in the file manager.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use api::folders::Folders;
use api::job::Job;
use api::{ApiError, Desk, ErrorCode};
use serde_json::json;
use tauri::State;

use crate::arguments::Arguments;
use crate::closing::Closing;
use crate::jobs::Jobs;
use crate::reveal::Shown;

/// The state of the window.
pub(crate) struct Shell {
    pub(crate) desk: Arc<Desk>,
    pub(crate) jobs: Jobs,
    pub(crate) closing: Arc<Closing>,
    pub(crate) shown: Shown,
    start_with: Mutex<Option<PathBuf>>,
}

impl Shell {
    /// The desk on the folders asked for, else those of the system. Their paths start from the root of the
    /// disk: the page shows them, and gives them back.
    pub(crate) fn new(arguments: &Arguments) -> anyhow::Result<Self> {
        let found = Folders::find(arguments.data.as_deref())?;
        let folders = Folders {
            data: std::path::absolute(found.data)?,
            dossiers: std::path::absolute(found.dossiers)?,
        };
        Ok(Self {
            shown: Shown::new(folders.dossiers.clone()),
            desk: Arc::new(Desk::on(folders)),
            jobs: Jobs::default(),
            closing: Arc::default(),
            start_with: Mutex::new(arguments.file()),
        })
    }
}

/// The dossier given on the command line, once: a page loaded again starts from the list. A need file given
/// there becomes a dossier first.
#[tauri::command]
pub(crate) async fn start_with(shell: State<'_, Shell>) -> Result<Option<String>, ApiError> {
    let given = shell
        .start_with
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    let Some(given) = given else {
        return Ok(None);
    };
    let path = given.to_string_lossy().into_owned();
    let is_need = given
        .extension()
        .is_some_and(|ending| ending == "toml" || ending == "json");
    if !is_need {
        return Ok(Some(path));
    }
    let desk = Arc::clone(&shell.desk);
    tauri::async_runtime::spawn_blocking(move || dossier_of(&desk, &path))
        .await
        .map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))?
        .map(Some)
}

/// Makes a dossier of the need file, and returns where it is.
fn dossier_of(desk: &Desk, need: &str) -> Result<String, ApiError> {
    let run = |name: &str, request| api::commands::dispatch(desk, name, request, &Job::silent());
    let made = run(
        "create_dossier",
        json!({ "objet": null, "example": null, "file": need }),
    )?;
    run("close_dossier", json!({ "dossier": made["dossier"] }))?;
    Ok(made["path"].as_str().unwrap_or_default().to_owned())
}
