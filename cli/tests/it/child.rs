//! Files from outside are read in a child process: what stops the child is one sentence for the user.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::write::SimpleFileOptions;

use crate::emplettes;

/// A file of this name in a folder that goes with the test.
fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// A Word file whose text is this XML.
fn word(xml: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(xml).unwrap();
    zip.finish().unwrap().into_inner()
}

#[track_caller]
fn refused(path: &Path) {
    for command in ["read", "check"] {
        let output = emplettes(&[command, path.to_str().unwrap()]);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert_eq!(error.trim_end().lines().count(), 1, "{error}");
        assert!(error.contains(path.to_str().unwrap()), "{error}");
    }
}

#[test]
fn bombs_and_deep_nesting_are_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let bomb = word(&vec![b' '; 150_000_000]);
    assert!(bomb.len() < 1_000_000, "a bomb is small");
    refused(&file(folder.path(), "bombe.docx", &bomb));
    let deep = "<w:sdt>".repeat(200_000);
    refused(&file(folder.path(), "profond.docx", &word(deep.as_bytes())));
    let brackets = [b"%PDF-1.5\n1 0 obj\n".as_slice(), &b"[".repeat(3_000_000)].concat();
    refused(&file(folder.path(), "profond.pdf", &brackets));
    refused(&file(folder.path(), "vide.pdf", b"%PDF-1.7"));
}

#[test]
fn what_the_file_holds_comes_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(
        folder.path(),
        "cctp.txt",
        "Article 1 – Objet\nDu mobilier.".as_bytes(),
    );
    let read = crate::json(&["read", path.to_str().unwrap()]);
    assert_eq!(read["document_guess"], "cctp");
    assert_eq!(read["blocks"][0]["number"], "1");
    assert_eq!(read["blocks"][1]["text"], "Du mobilier.");
}

#[cfg(unix)]
#[test]
fn a_child_short_of_memory_or_asked_nonsense_fails_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "gros.txt", &b"mot ".repeat(2_000_000));
    let child = |limits: &str| {
        Command::new(env!("CARGO_BIN_EXE_emplettes"))
            .args(["__lire", path.to_str().unwrap(), limits])
            .output()
            .unwrap()
    };
    // The program itself takes more than this once started: no allocation of the size of the file succeeds.
    let output = child("50000000/10");
    assert!(!String::from_utf8_lossy(&output.stdout).starts_with("{\"read\""));
    assert!(!child("beaucoup").status.success());
    assert!(child("2000000000/20").status.success());
}
