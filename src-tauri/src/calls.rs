//! The commands of `api`, called by the page.

use std::sync::Arc;

use api::job::{Job, ProgressView};
use api::{ApiError, ErrorCode};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Channel;

use crate::shell::Shell;

/// Runs a command of `api`, away from the thread of the window. `job` is the name by which it can be cancelled.
#[tauri::command]
pub(crate) async fn call(
    shell: State<'_, Shell>,
    name: String,
    request: Value,
    job: Option<String>,
    on_progress: Channel<ProgressView>,
) -> Result<Value, ApiError> {
    // A page that is gone no longer listens: its progress is lost, its command ends all the same.
    let work = Job::new(move |progress| drop(on_progress.send(progress)));
    let _running = shell.jobs.begin(job, work.clone());
    let desk = Arc::clone(&shell.desk);
    let exports = name == "export";
    let answer = tauri::async_runtime::spawn_blocking(move || {
        api::commands::dispatch(&desk, &name, request, &work)
    })
    .await
    .map_err(|_| {
        let detail = "cette opération s’est interrompue sur une erreur du programme ; ce qui était enregistré l’est toujours";
        ApiError::new(ErrorCode::Internal, detail)
    })??;
    if exports && let Some(folder) = answer["folder"].as_str() {
        shell.shown.add(folder);
    }
    Ok(answer)
}

/// Asks a command under way to stop.
#[tauri::command]
pub(crate) fn cancel(shell: State<'_, Shell>, job: String) {
    shell.jobs.cancel(&job);
}
