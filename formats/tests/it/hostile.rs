//! Files that are cut, garbled, too big, or not what they say: one sentence, never a panic.

use formats::FormatError;
use formats::read::read_any;
use formats::write::{Comment, TextOptions, annotate, docx};

use proptest::prelude::*;

use crate::package::{body, names, part, zip};
use crate::sample::sample;

fn written() -> Vec<u8> {
    docx(&sample(), &TextOptions::new(jiff::civil::date(2026, 11, 23))).unwrap()
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
    // The zip is sound, its text stops in the middle: a reader that waits for more would never come back.
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
fn attributes_that_nobody_expects() {
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
fn sizes_that_lie() {
    // The archive says ten bytes where there are a hundred thousand: what is unpacked is counted.
    let xml = format!(
        "<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>",
        "<w:p/>".repeat(16_000)
    );
    let whole = zip(&[("word/document.xml", xml.as_bytes())]);
    let size = u32::try_from(xml.len()).unwrap().to_le_bytes();
    let mut lying = whole.clone();
    for at in 0..whole.len() - 4 {
        if whole[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
    }
    assert_ne!(lying, whole);
    if let Err(error) = read_any(&lying, "x.docx") {
        assert!(error.to_string().starts_with("x.docx"));
    }
    let long = vec![b'a'; 100_000_001];
    assert!(matches!(refused(&long, "x.txt"), FormatError::TooLarge { .. }));
    let lines = vec![b'\n'; 1_000_002];
    assert!(matches!(refused(&lines, "x.md"), FormatError::TooLarge { .. }));
}

#[test]
fn short_files_that_would_grow() {
    // A long label, a long name, spaces that are counted: each paragraph would repeat them.
    let long = "x".repeat(200_000);
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{long}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
    );
    let styles = format!(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"{long}\"><w:name w:val=\"{long}\"/></w:style>"
    );
    let item = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
    let code = format!(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>{}</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r>{}</w:p>",
        " ".repeat(200_000),
        "<w:r><w:t>b</w:t></w:r>".repeat(2_000)
    );
    let text = [&code, item.repeat(5_000).as_str()].map(String::from).concat();
    let document = read_any(&crate::package::word(&text, &styles, &numbering, ""), "x.docx").unwrap();
    assert_eq!(document.passages().len(), 5_001);
    let spaces = "<text:s text:c=\"900000\"/>".repeat(1_000);
    let flat = format!(
        "<?xml version=\"1.0\"?><office:document><office:body><office:text><text:p>a{spaces}b</text:p></office:text></office:body></office:document>"
    );
    let read = read_any(flat.as_bytes(), "x.fodt").unwrap();
    assert!(read.passages()[0].text.len() < 1_100_000);
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
    // A container of old Office files, with one name in its directory.
    let ole = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let start = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..];
        [start, &[0; 504], &name, &[0; 600]].concat()
    };
    let odt = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<a/>"),
    ]);
    let unsupported = |bytes: &[u8], name: &str, word: &str| {
        let error = refused(bytes, name);
        assert!(matches!(error, FormatError::Unsupported { .. }), "{error}");
        assert!(error.to_string().contains(word), "{error}");
    };
    unsupported(&ole("WordDocument"), "vieux.doc", "ancien format .doc");
    unsupported(&ole("WordDocument"), "renomme.docx", "ancien format .doc");
    unsupported(
        &ole("EncryptedPackage"),
        "protege.docx",
        "protégé par un mot de passe",
    );
    unsupported(&ole("Workbook"), "tableau.xls", "ancien format");
    unsupported(b"%PDF-1.7 ...", "scan.pdf", ".pdf");
    for name in ["texte.odt", "renomme.docx"] {
        assert!(matches!(refused(&odt, name), FormatError::Damaged { .. }));
    }
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

/// The pieces of an XML text: tags, and what stands between.
fn pieces(xml: &str) -> Vec<&str> {
    xml.split_inclusive('>')
        .flat_map(|piece| match piece.find('<') {
            Some(at) if at > 0 => vec![&piece[..at], &piece[at..]],
            _ => vec![piece],
        })
        .collect()
}

/// The same archive with one part changed.
fn with_part(bytes: &[u8], name: &str, text: &str) -> Vec<u8> {
    let parts: Vec<(String, String)> = names(bytes)
        .into_iter()
        .map(|n| {
            (
                n.clone(),
                if n == name {
                    text.to_owned()
                } else {
                    part(bytes, &n)
                },
            )
        })
        .collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, t)| (n.as_str(), t.as_bytes())).collect();
    zip(&parts)
}

/// Reads, comments on every passage, and reads again: the words are the same.
fn read_and_annotate(bytes: &[u8]) {
    let Ok(before) = read_any(bytes, "x.docx") else {
        return;
    };
    let passages = before.passages();
    let comments: Vec<Comment> = passages
        .iter()
        .map(|p| Comment {
            block: p.block.clone(),
            span: 1..p.text.chars().count().saturating_sub(1),
            author: "E".to_owned(),
            initials: "E".to_owned(),
            paragraphs: Vec::new(),
        })
        .collect();
    if let Ok(done) = annotate(bytes, "x.docx", &comments) {
        let after = read_any(&done.bytes, "x.docx").expect("what was read is read again");
        assert_eq!(after.passages(), passages);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in "x\\.(docx|odt|fodt|txt|md|pdf|doc)") {
        if let Err(error) = read_any(&bytes, &name) {
            prop_assert!(error.to_string().starts_with(&name));
        }
    }

    #[test]
    fn the_text_shuffled(edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8), 1..6)) {
        let whole = written();
        let xml = part(&whole, "word/document.xml");
        let mut all = pieces(&xml);
        for (from, to, what) in edits {
            let (from, to) = (from.index(all.len()), to.index(all.len()));
            match what {
                0 => all.swap(from, to),
                1 => { all.remove(from); }
                2 => { let piece = all[from]; all.insert(to, piece); }
                // A whole stretch put elsewhere: often sound XML that no schema allows.
                _ => {
                    let end = (from + 12).min(all.len());
                    let stretch: Vec<&str> = all[from..end].to_vec();
                    for piece in stretch.into_iter().rev() { all.insert(to, piece); }
                }
            }
        }
        read_and_annotate(&with_part(&whole, "word/document.xml", &all.concat()));
    }

    #[test]
    fn elements_in_any_order(tags in proptest::collection::vec(0..24_usize, 1..60)) {
        // Sound XML of Word's elements nested as no Word would.
        const NAMES: [&str; 24] = [
            "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:hyperlink", "w:ins", "w:del",
            "w:fldSimple", "w:pPr", "w:rPr", "w:txbxContent", "mc:AlternateContent", "mc:Choice", "m:oMath", "m:t",
            "w:ruby", "w:pict", "w:numPr", "w:sectPr", "v:textbox",
        ];
        let (mut xml, mut open) = (String::new(), Vec::new());
        for (n, tag) in tags.iter().enumerate() {
            let name = NAMES[*tag];
            xml.push_str(&format!("<{name}>"));
            open.push(name);
            if matches!(name, "w:t" | "m:t") || n % 5 == 4 {
                xml.push_str("mot &amp; mot");
                for name in open.drain(open.len() / 2..).rev() { xml.push_str(&format!("</{name}>")); }
            }
        }
        for name in open.into_iter().rev() { xml.push_str(&format!("</{name}>")); }
        let bytes = with_part(&body(&xml), "none", "");
        read_and_annotate(&bytes);
    }
}
