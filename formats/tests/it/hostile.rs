//! Files that are cut, garbled, too big, or not what they say: one sentence, never a panic.

use formats::FormatError;
use formats::read::read_any;
use formats::write::{DocxOptions, docx};

use crate::package::{body, part, zip};
use crate::sample::sample;

fn written() -> Vec<u8> {
    docx(&sample(), &DocxOptions::new(jiff::civil::date(2026, 11, 23))).unwrap()
}

/// The error names the file and is one French sentence or two.
fn refused(bytes: &[u8], name: &str) -> FormatError {
    let error = read_any(bytes, name).unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with(name) && text.ends_with('.') && !text.contains('\n'),
        "{text}"
    );
    error
}

#[test]
fn cut_anywhere() {
    let whole = written();
    for end in (0..whole.len()).step_by(97) {
        refused(&whole[..end], "coupe.docx");
    }
}

#[test]
fn one_byte_changed() {
    // Either the file still reads, or it is refused: nothing else may happen.
    let whole = written();
    for at in (0..whole.len()).step_by(61) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x5a;
        if let Err(error) = read_any(&bytes, "abime.docx") {
            assert!(error.to_string().starts_with("abime.docx"));
        }
    }
}

#[test]
fn the_text_cut_anywhere() {
    // The zip is sound, its text stops in the middle: docx-rs alone would never come back.
    let xml = part(&written(), "word/document.xml");
    let root = part(&written(), "_rels/.rels");
    for end in (0..xml.len())
        .step_by(997)
        .filter(|end| xml.is_char_boundary(*end))
    {
        let bytes = zip(&[
            ("_rels/.rels", root.as_bytes()),
            ("word/document.xml", &xml.as_bytes()[..end]),
        ]);
        assert!(
            matches!(refused(&bytes, "coupe.docx"), FormatError::Damaged { .. }),
            "{end}"
        );
    }
}

#[test]
fn attributes_that_docx_rs_does_not_expect() {
    for strange in [
        "<w:p><w:pPr><w:pStyle/><w:numPr><w:ilvl/><w:numId w:val=\"-3\"/></w:numPr><w:outlineLvl w:val=\"42\"/></w:pPr><w:r><w:t>mot</w:t></w:r></w:p>",
        "<w:p><w:r><w:br w:type=\"étrange\"/><w:t>mot</w:t><w:sym/></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:vertAlign/><w:b w:val=\"peut-être\"/></w:rPr><w:t>mot</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"99999\"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>mot</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:p><w:r><w:r><w:t>mot</w:t></w:r></w:r></w:p></w:p>",
        "<w:tr><w:tc><w:p><w:r><w:t>mot</w:t></w:r></w:p></w:tc></w:tr>",
    ] {
        let document = read_any(&body(strange), "x.docx").unwrap();
        let texts: Vec<String> = document
            .passages()
            .into_iter()
            .map(|p| p.text.trim().to_owned())
            .collect();
        assert_eq!(texts, ["mot"], "{strange}");
    }
}

#[test]
fn bounds() {
    let deep = format!("{}{}", "<w:sdt>".repeat(400), "</w:sdt>".repeat(400));
    assert!(matches!(
        refused(&body(&deep), "x.docx"),
        FormatError::TooLarge { .. }
    ));
    let open = "<w:tbl><w:tr><w:tc>".repeat(30);
    let close = "<w:p/></w:tc></w:tr></w:tbl>".repeat(30);
    assert!(matches!(
        refused(&body(&format!("{open}{close}")), "x.docx"),
        FormatError::TooLarge { .. }
    ));
    assert!(matches!(
        refused(&body(&"<w:p/>".repeat(300_001)), "x.docx"),
        FormatError::TooLarge { .. }
    ));
    let names: Vec<String> = (0..2_001).map(|n| format!("p{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(matches!(
        refused(&zip(&parts), "x.docx"),
        FormatError::TooLarge { .. }
    ));
    let big = vec![b' '; 100_000_001];
    let bomb = zip(&[("word/media/a", &big)]);
    assert!(bomb.len() < 200_000, "a bomb is small");
    assert!(matches!(refused(&bomb, "x.docx"), FormatError::TooLarge { .. }));
}

#[test]
fn a_note_called_many_times_is_read_once() {
    let call = "<w:p><w:r><w:t>appel</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let note = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>longue note</w:t></w:r></w:p></w:footnote>";
    let bytes = crate::package::word(&call.repeat(50), "", "", note);
    let document = read_any(&bytes, "x.docx").unwrap();
    let notes = document
        .passages()
        .into_iter()
        .filter(|p| p.text == "longue note")
        .count();
    assert_eq!(notes, 1);
}

#[test]
fn other_kinds_of_files() {
    let ole = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    let odt = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<a/>"),
    ]);
    let unsupported = |bytes: &[u8], name: &str, word: &str| {
        let error = refused(bytes, name);
        assert!(matches!(error, FormatError::Unsupported { .. }), "{error}");
        assert!(error.to_string().contains(word), "{error}");
    };
    unsupported(&ole, "vieux.doc", "ancien format .doc");
    unsupported(&ole, "protege.docx", "protégé");
    unsupported(b"%PDF-1.7 ...", "scan.pdf", ".pdf");
    unsupported(&odt, "texte.odt", ".odt");
    unsupported(&odt, "renomme.docx", ".odt");
    unsupported(b"{\\rtf1", "vieux.rtf", "format ancien");
    unsupported(b"\x89PNG", "image.png", "ne se lit pas");
    assert!(matches!(refused(b"", "vide.docx"), FormatError::Damaged { .. }));
    let sheet = zip(&[("xl/workbook.xml", b"<a/>")]);
    assert!(matches!(
        refused(&sheet, "prix.docx"),
        FormatError::Damaged { .. }
    ));
    let entity = "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document xmlns:w=\"w\"><w:body/></w:document>";
    let bytes = zip(&[("word/document.xml", entity.as_bytes())]);
    assert!(matches!(refused(&bytes, "x.docx"), FormatError::Damaged { .. }));
}
