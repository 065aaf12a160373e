//! Word files: the bytes as they are, or the XML of their parts, which a fuzzer changes more usefully.
#![no_main]

mod packed;

use formats::read::read_any;
use formats::write::{Comment, annotate};
use libfuzzer_sys::fuzz_target;

const RELATIONS: &[u8] = b"<Relationships><Relationship Id=\"a\" Type=\"/styles\" Target=\"styles.xml\"/><Relationship Id=\"b\" Type=\"/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"c\" Type=\"/footnotes\" Target=\"footnotes.xml\"/><Relationship Id=\"d\" Type=\"/comments\" Target=\"comments.xml\"/></Relationships>";

const FIXED: &[(&str, &[u8])] = &[("[Content_Types].xml", b"<Types/>"), ("word/_rels/document.xml.rels", RELATIONS)];
const NAMES: &[&str] = &[
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/comments.xml",
];

fuzz_target!(|data: &[u8]| {
    let bytes = if data.starts_with(b"PK") { data.to_vec() } else { packed::packed(FIXED, NAMES, data) };
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
