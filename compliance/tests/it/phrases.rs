//! Every phrase of the source can be read by the pattern language: a set leaves out what it cannot read.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// String literals of a stretch of Rust.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        if c != '"' {
            continue;
        }
        let mut literal = String::new();
        while let Some(c) = chars.next() {
            match c {
                '\\' => literal.extend(chars.next()),
                '"' => break,
                c => literal.push(c),
            }
        }
        found.push(literal);
    }
    found
}

#[test]
fn every_phrase_compiles() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut read = 0;
    let mut broken = Vec::new();
    for file in files {
        let code = fs::read_to_string(&file).expect("source");
        // The macro of repealed texts spells its sets without the constructor.
        let tables = code.find("= quoted![").map(|at| &code[at..]);
        let sets = code
            .split("Phrases::new(&[")
            .skip(1)
            .map(|rest| rest.split("])").next().unwrap_or(rest));
        let rows = tables
            .map(|table| table.split("\n];").next().unwrap_or(table))
            .into_iter()
            .flat_map(|table| table.split("=> [").skip(1))
            .map(|rest| rest.split("],").next().unwrap_or(rest));
        for literal in sets.chain(rows).flat_map(literals) {
            read += 1;
            if let Err(error) = french::Pattern::new(&literal) {
                broken.push(format!("{} : {error}", file.display()));
            }
        }
    }
    assert!(
        read > 200,
        "only {read} phrases were found: the test no longer reads them"
    );
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
