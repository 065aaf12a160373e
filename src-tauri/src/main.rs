//! The window of Emplettes: it opens, passes the commands of the page to `api`, shows the dialogs of the
//! system, and closes once everything is saved. What a command does is in `api`; what is shown is in `ui/`.

// No console beside the window.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

#[cfg(all(not(debug_assertions), not(feature = "custom-protocol"), not(test)))]
compile_error!("une version à remettre embarque ses écrans : --features desktop/custom-protocol");

mod arguments;
mod calls;
mod choosers;
mod closing;
mod jobs;
mod reveal;
mod shell;
mod window;

use std::process::ExitCode;

use clap::Parser as _;
use tauri::Manager as _;

use crate::arguments::Arguments;
use crate::shell::Shell;

fn main() -> anyhow::Result<ExitCode> {
    // Before anything of the window: a child that reads a file needs none.
    if let Some(code) = api::reader::child() {
        return Ok(code);
    }
    let arguments = Arguments::parse();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            calls::call,
            calls::cancel,
            choosers::choose_file,
            choosers::choose_folder,
            choosers::choose_target,
            reveal::reveal,
            shell::start_with,
            closing::close_now,
            closing::keep_open,
        ])
        .setup(move |app| {
            app.manage(Shell::new(&arguments)?);
            window::open(app.handle())?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(ExitCode::SUCCESS)
}
