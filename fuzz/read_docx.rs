//! Word files: the bytes as they are, or the XML of their parts, which a fuzzer changes more usefully.
#![no_main]

use std::io::{Cursor, Write};

use formats::read::read_any;
use formats::write::{Comment, annotate};
use libfuzzer_sys::fuzz_target;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

const RELATIONS: &[u8] = b"<Relationships><Relationship Id=\"a\" Type=\"/styles\" Target=\"styles.xml\"/><Relationship Id=\"b\" Type=\"/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"c\" Type=\"/footnotes\" Target=\"footnotes.xml\"/><Relationship Id=\"d\" Type=\"/comments\" Target=\"comments.xml\"/></Relationships>";

/// Parts are parted by a line of one tilde: text, styles, numbering, footnotes, comments.
fn packed(data: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |name: &str, bytes: &[u8]| {
        let _ = zip.start_file(name, options);
        let _ = zip.write_all(bytes);
    };
    put("[Content_Types].xml", b"<Types/>");
    put("word/_rels/document.xml.rels", RELATIONS);
    let names = ["document", "styles", "numbering", "footnotes", "comments"];
    for (name, part) in names.iter().zip(data.split(|byte| *byte == b'~')) {
        put(&format!("word/{name}.xml"), part);
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fuzz_target!(|data: &[u8]| {
    let bytes = if data.starts_with(b"PK") { data.to_vec() } else { packed(data) };
    let Ok(before) = read_any(&bytes, "x.docx") else { return };
    let passages = before.passages();
    let comments: Vec<Comment> = passages
        .iter()
        .map(|passage| Comment {
            block: passage.block.clone(),
            span: 1..passage.text.chars().count().saturating_sub(1),
            author: "E".to_owned(),
            initials: "E".to_owned(),
            paragraphs: vec!["mot".to_owned()],
        })
        .collect();
    if let Ok(done) = annotate(&bytes, "x.docx", &comments) {
        let after = read_any(&done.bytes, "x.docx").expect("what was read is read again");
        assert_eq!(after.passages(), passages, "the words are the same");
    }
});
