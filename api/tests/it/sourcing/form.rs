//! A form as a firm fills it in: words put in the cells of the file that was sent.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;

/// Row of the first question.
pub(super) const FIRST: usize = 13;

/// Who answers, then each answer with its row.
pub(super) fn identity<'a>(name: &'a str, number: &'a str) -> Vec<(String, &'a str)> {
    vec![
        ("C5".to_owned(), name),
        ("C6".to_owned(), number),
        ("C7".to_owned(), "Jeanne Durand"),
        ("C8".to_owned(), "j.durand@zyxwo.example"),
        ("C9".to_owned(), "20/11/2026"),
    ]
}

/// Writes beside the form the file that a firm sends back.
pub(super) fn filled(form: &Path, name: &str, cells: &[(String, &str)]) -> PathBuf {
    let bytes = fs::read(form).unwrap();
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut xml = String::from_utf8(bytes).unwrap();
            for (cell, words) in cells {
                xml = with(&xml, cell, words);
            }
            bytes = xml.into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    let path = form.with_file_name(name);
    fs::write(&path, to.finish().unwrap().into_inner()).unwrap();
    path
}

/// The sheet with these words in an empty cell.
fn with(xml: &str, cell: &str, words: &str) -> String {
    let start = xml
        .find(&format!("<c r=\"{cell}\""))
        .unwrap_or_else(|| panic!("no cell {cell}"));
    let end = start + xml[start..].find("/>").unwrap();
    let opening = &xml[start..end];
    format!(
        "{}{opening} t=\"inlineStr\"><is><t>{words}</t></is></c>{}",
        &xml[..start],
        &xml[end + 2..]
    )
}
