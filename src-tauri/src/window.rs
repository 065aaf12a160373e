//! The one window: our page, and nothing but our page.

use std::sync::Arc;

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager as _, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::closing;
use crate::shell::Shell;

/// Opens the window.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let shell = app.state::<Shell>();
    // The drag-and-drop handler of the window stays on: files dropped end there, and the page is told their paths alone.
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Emplettes")
        .inner_size(1280.0, 860.0)
        .min_inner_size(640.0, 480.0)
        .center()
        // What the page remembers of its own (its theme) goes with the data.
        .data_directory(shell.desk.data_dir().join("fenetre"))
        .zoom_hotkeys_enabled(true)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        // The step and the dossier, in the bar of the system and in the list of windows.
        .on_document_title_changed(|window, title| {
            // A title that stays the old one harms nothing.
            let _ = window.set_title(&title);
        })
        .build()?;
    let closing = Arc::clone(&shell.closing);
    let closed = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            closing::requested(&closed, &closing);
        }
    });
    Ok(())
}

/// Whether an address is one of our pages: embedded ones, or those of `npm run dev` while we write them.
fn is_ours(address: &Url) -> bool {
    let embedded = match (address.scheme(), address.host_str()) {
        ("tauri", Some("localhost")) => true,
        // Windows knows no scheme of ours.
        ("http" | "https", Some("tauri.localhost")) => cfg!(windows),
        _ => false,
    };
    let served = tauri::is_dev() && address.as_str().starts_with("http://localhost:5173/");
    embedded || served
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_else() {
        let ours = |address: &str| is_ours(&address.parse().unwrap());
        for refused in [
            "https://example.org/",
            "http://localhost/",
            "http://localhost.example.org:5173/",
            "https://tauri.example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "blob:tauri://localhost/1",
            "tauri://elsewhere/",
        ] {
            assert!(!ours(refused), "{refused}");
        }
        assert_eq!(ours("http://tauri.localhost/"), cfg!(windows));
        assert!(ours("tauri://localhost/index.html"));
    }
}
