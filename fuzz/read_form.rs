//! The sourcing form sent back by a firm: the bytes as they are, or the XML of its sheets, which a fuzzer changes more
//! usefully.
#![no_main]

use std::io::{Cursor, Write};

use formats::read::form::form;
use libfuzzer_sys::fuzz_target;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

const TYPES: &[u8] = b"<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
const ROOT: &[u8] = b"<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

/// Parts are parted by a line of one tilde: workbook, its relations, styles, shared strings, then the sheets.
fn packed(data: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |name: &str, bytes: &[u8]| {
        let _ = zip.start_file(name, options);
        let _ = zip.write_all(bytes);
    };
    put("[Content_Types].xml", TYPES);
    put("_rels/.rels", ROOT);
    let names = [
        "workbook.xml",
        "_rels/workbook.xml.rels",
        "styles.xml",
        "sharedStrings.xml",
        "worksheets/sheet1.xml",
        "worksheets/sheet2.xml",
        "worksheets/sheet3.xml",
    ];
    for (name, part) in names.iter().zip(data.split(|byte| *byte == b'~')) {
        put(&format!("xl/{name}"), part);
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fuzz_target!(|data: &[u8]| {
    let bytes = if data.starts_with(b"PK") { data.to_vec() } else { packed(data) };
    let Ok(read) = form(&bytes, "x.xlsx") else { return };
    for answer in &read.answers {
        assert!(read.keys.contains(&answer.key), "an answer to no question");
    }
    assert!(read.firm.is_some() || read.answers.is_empty(), "answers of nobody");
    assert!(read.problems.len() <= 101, "problems without end");
});
