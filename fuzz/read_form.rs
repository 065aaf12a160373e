//! The sourcing form sent back by a firm: the bytes as they are, or the XML of its sheets, which a fuzzer changes more
//! usefully.
#![no_main]

mod packed;

use formats::read::form::form;
use libfuzzer_sys::fuzz_target;

const TYPES: &[u8] = b"<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
const ROOT: &[u8] = b"<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

const FIXED: &[(&str, &[u8])] = &[("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT)];
const NAMES: &[&str] = &[
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
];

fuzz_target!(|data: &[u8]| {
    let bytes = if data.starts_with(b"PK") { data.to_vec() } else { packed::packed(FIXED, NAMES, data) };
    let Ok(read) = form(&bytes, "x.xlsx") else { return };
    for answer in &read.answers {
        assert!(read.keys.contains(&answer.key), "an answer to no question");
    }
    assert!(read.firm.is_some() || read.answers.is_empty(), "answers of nobody");
    assert!(read.problems.len() <= 101, "problems without end");
});
