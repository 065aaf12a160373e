//! What `check` says at the terminal, and the files it writes.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::{emplettes, json};

const TEXT: &str = "Cahier des clauses techniques particulières

Article 1 – Exigences

Les tables sont de marque Dupont, et livrées montées.

Les plateaux sont conformes à la norme NF EN 1729-1.

Article 2 – Écrans

Les écrans sont de marque Dupont.
";

fn run(folder: &Path, more: &[&str]) -> Output {
    let path = folder.join("cctp.txt");
    fs::write(&path, TEXT).unwrap();
    emplettes(&[&["check", path.to_str().unwrap(), "--date", "2026-11-23"], more].concat())
}

#[test]
fn a_finding_is_told_like_a_compiler_does() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    for line in [
        "Article 1 – Exigences",
        "    │ Les tables sont de marque Dupont, et livrées montées.",
        "    │                 ^^^^^^^^^^^^^^^^",
        "    Textes   : R2111-7",
        "    Proposé  : «\u{a0}conformes à la norme NF EN 1729-1 ou équivalent\u{a0}»",
        // The advice is given once.
        "    Pourquoi, que faire\u{a0}: voir article\u{a0}1, SPE001",
    ] {
        assert!(
            said.lines().any(|one| one == line),
            "« {line} » absent de :\n{said}"
        );
    }
    assert!(said.contains("› CCTP › article\u{a0}2"), "{said}");
    assert!(said.contains("Bilan\u{a0}: 2\u{a0}bloquants"), "{said}");
    assert!(said.contains("n’est pas pour autant régulier"), "{said}");
    assert!(!said.contains('\x1b'), "un fichier ne reçoit pas de couleurs");
}

#[test]
fn the_width_asked_is_respected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cctp.txt");
    fs::write(&path, TEXT).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_emplettes"))
        .env("EMPLETTES_DATA", crate::data())
        .env("COLUMNS", "50")
        .current_dir(folder.path())
        .args(["check", "cctp.txt", "--date", "2026-11-23"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    for line in said.lines() {
        assert!(line.chars().count() <= 50, "{line}");
    }
}

#[test]
fn results_are_written_beside_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let output = run(
        folder.path(),
        &["--sarif", &at("o.sarif"), "--report", &at("o.docx"), "--json"],
    );
    // --json stays one JSON value. Two brands, a standard, and nothing on sustainable development.
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["files"][0]["findings"].as_array().unwrap().len(), 4);
    let log: serde_json::Value = serde_json::from_slice(&fs::read(at("o.sarif")).unwrap()).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 4);
    assert!(fs::read(at("o.docx")).unwrap().starts_with(b"PK"));
}

#[test]
fn a_result_that_cannot_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    for (arguments, word) in [
        (["--annotate", &at("o.docx")], ".docx"),
        (["--report", &at("o.pdf")], "o.pdf"),
        (["--sarif", &at("cctp.txt")], "autre nom"),
    ] {
        let output = run(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(word) && said.trim().lines().count() == 1, "{said}");
    }
    assert_eq!(fs::read_to_string(at("cctp.txt")).unwrap(), TEXT);
}

#[test]
fn a_word_file_is_given_its_comments() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    // A Word file with something to find: a report, which quotes what it found.
    run(folder.path(), &["--report", &at("entree.docx")]);
    let before = json(&["read", &at("entree.docx")]);
    let output = emplettes(&["check", &at("entree.docx"), "--annotate", &at("annote.docx")]);
    assert_ne!(
        output.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let after = json(&["read", &at("annote.docx")]);
    assert_eq!(before["blocks"], after["blocks"], "le texte est le même");
    assert!(fs::read(at("annote.docx")).unwrap().len() > fs::read(at("entree.docx")).unwrap().len());
}
