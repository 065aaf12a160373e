//! The program as scripts and people meet it: exit codes, one French sentence, nothing half-written.
#![allow(clippy::unwrap_used, reason = "un test qui échoue doit échouer bruyamment")]

mod bad_input;
mod child;
mod clauses;
mod contract;
mod outputs;
mod sourcing;
mod worked;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// One installed catalogue for all tests.
fn data() -> &'static Path {
    static DATA: OnceLock<tempfile::TempDir> = OnceLock::new();
    DATA.get_or_init(|| tempfile::tempdir().unwrap()).path()
}

fn emplettes(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_emplettes"))
        .env("EMPLETTES_DATA", data())
        .args(arguments)
        .output()
        .unwrap()
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let output = emplettes(&[arguments, &["--json"]].concat());
    assert!(
        output.status.code() != Some(2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn example(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../examples")
        .join(format!("{name}.toml"))
}
