//! Parts of a Word file, taken out and put in.

use std::io::{Cursor, Read, Write};

use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Names of the parts, in order.
pub(crate) fn names(docx: &[u8]) -> Vec<String> {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..zip.len())
        .map(|n| zip.by_index(n).unwrap().name().unwrap().into_owned())
        .collect()
}

/// A part as text.
pub(crate) fn part(docx: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// XML with one element a line, for people to read.
pub(crate) fn pretty(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut writer = quick_xml::Writer::new_with_indent(Vec::new(), b' ', 1);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            event => writer.write_event(event).unwrap(),
        }
    }
    String::from_utf8(writer.into_inner()).unwrap()
}

/// A zip of these parts.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const ROOT: &str = r#"<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
const RELS: &str = r#"<Relationships xmlns="r"><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="numbering.xml"/><Relationship Id="c" Type="x/footnotes" Target="footnotes.xml"/></Relationships>"#;
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word file with this body, and styles, numberings and footnotes as given (the inside of each part).
pub(crate) fn word(body: &str, styles: &str, numbering: &str, footnotes: &str) -> Vec<u8> {
    let wrap = |root: &str, inside: &str| {
        format!(
            r#"<?xml version="1.0"?><w:{root} xmlns:w="{W}" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v">{inside}</w:{root}>"#
        )
    };
    let document = wrap("document", &format!("<w:body>{body}</w:body>"));
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", ROOT.as_bytes()),
        ("word/_rels/document.xml.rels", RELS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", wrap("styles", styles).as_bytes()),
        ("word/numbering.xml", wrap("numbering", numbering).as_bytes()),
        ("word/footnotes.xml", wrap("footnotes", footnotes).as_bytes()),
    ])
}

/// A Word file with only a body.
pub(crate) fn body(body: &str) -> Vec<u8> {
    word(body, "", "", "")
}
