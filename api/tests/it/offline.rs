//! Offline, really: no client of HTTP or TLS among the dependencies of the application.

use std::process::Command;

/// Crates that open connections or speak HTTP or TLS for a client.
const FORBIDDEN: [&str; 16] = [
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "isahc",
    "attohttpc",
    "minreq",
    "surf",
    "rustls",
    "native-tls",
    "openssl",
    "openssl-sys",
    "tokio-tungstenite",
    "tungstenite",
    "quinn",
    "h2",
];

#[test]
fn no_http_or_tls_client_in_the_terminal() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../cli/Cargo.toml");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let tree = Command::new(cargo)
        .args([
            "tree",
            "--offline",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--manifest-path",
            manifest,
        ])
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let text = String::from_utf8_lossy(&tree.stdout);
    let names: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(
        names.contains(&"rusqlite"),
        "l’arbre lu n’est pas celui du terminal"
    );
    let found: Vec<&&str> = names.iter().filter(|name| FORBIDDEN.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}
