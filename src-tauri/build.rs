//! Declares the commands of the window: the page can call these, as its capability file allows, and no other.

#![allow(clippy::print_stdout, reason = "cargo lit ce qui est imprimé")]

/// Every command registered in `main.rs`.
const COMMANDS: &[&str] = &[
    "call",
    "cancel",
    "choose_file",
    "choose_folder",
    "choose_target",
    "reveal",
    "start_with",
    "close_now",
    "keep_open",
];

fn main() {
    // The screens stand in the binary: when they are built again, so is the window.
    #[cfg(feature = "custom-protocol")]
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("{error:#}");
    }
}
