//! Offline, really: no client of HTTP or TLS among the dependencies of the window.

use std::process::Command;

/// Crates that open connections or speak HTTP or TLS for a client.
const FORBIDDEN: [&str; 24] = [
    "reqwest",
    "hyper",
    "hyper-util",
    "ureq",
    "curl",
    "curl-sys",
    "isahc",
    "attohttpc",
    "minreq",
    "surf",
    "rustls",
    "native-tls",
    "openssl",
    "openssl-sys",
    "schannel",
    "security-framework",
    "tokio-rustls",
    "tokio-native-tls",
    "tokio-tungstenite",
    "tungstenite",
    "quinn",
    "h2",
    "h3",
    "tauri-plugin-updater",
];

#[test]
fn no_http_or_tls_client_in_the_window() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let tree = Command::new(cargo)
        .args(["tree", "--offline", "--all-features", "--edges", "normal"])
        .args(["--prefix", "none", "--format", "{p}"])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let text = String::from_utf8_lossy(&tree.stdout);
    let names: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(
        names.contains(&"tauri") && names.contains(&"rusqlite"),
        "l’arbre lu n’est pas celui de la fenêtre"
    );
    let found: Vec<&&str> = names.iter().filter(|name| FORBIDDEN.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}
