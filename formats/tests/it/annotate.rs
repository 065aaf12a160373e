//! Comments put into files made elsewhere.

use formats::FormatError;
use formats::read::read_any;
use formats::write::{Comment, TextOptions, annotate, docx};
use proptest::prelude::*;
use quick_xml::events::Event;

use crate::package::{names, part, zip};
use crate::sample::sample;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

/// A Word file with this body, and other parts.
fn file(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?>\r\n<w:document xmlns:w=\"{W}\" xmlns:m=\"m\" xmlns:mc=\"mc\"><w:body>{body}<w:sectPr/></w:body></w:document>\n"
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/media/image1.png", b"\x89PNG"),
    ];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip(&parts)
}

/// What stands between the marks of each comment, by identifier; deleted words are left out.
fn marked(docx: &[u8]) -> Vec<(String, String)> {
    let xml = part(docx, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut found: Vec<(String, String, bool)> = Vec::new();
    let (mut in_text, mut deleted) = (false, 0);
    loop {
        let add = |found: &mut Vec<(String, String, bool)>, text: &str| {
            found.iter_mut().filter(|f| f.2).for_each(|f| f.1.push_str(text));
        };
        match reader.read_event().unwrap() {
            Event::Empty(e) if e.name().into_inner() == "w:del" => {}
            Event::Start(e) | Event::Empty(e) => {
                let name = e.name().into_inner().to_owned();
                let id = || {
                    let all = e.attributes().map(Result::unwrap);
                    let mut ids = all.filter(|a| a.key.local_name().into_inner() == "id");
                    ids.next().unwrap().value.into_owned()
                };
                match name.as_str() {
                    "w:commentRangeStart" => found.push((id(), String::new(), true)),
                    "w:commentRangeEnd" => {
                        let id = id();
                        let open = found
                            .iter_mut()
                            .find(|f| f.0 == id && f.2)
                            .expect("an end after its start");
                        open.2 = false;
                    }
                    "w:t" | "m:t" => in_text = true,
                    "w:tab" => add(&mut found, "\t"),
                    "w:br" => add(&mut found, "\n"),
                    "w:noBreakHyphen" => add(&mut found, "\u{2011}"),
                    "w:del" => deleted += 1,
                    _ => {}
                }
            }
            Event::End(e) => match e.name().into_inner() {
                "w:t" | "m:t" => in_text = false,
                "w:del" => deleted -= 1,
                _ => {}
            },
            Event::Text(text) if in_text && deleted == 0 => add(&mut found, &text),
            Event::GeneralRef(reference) if in_text && deleted == 0 => {
                add(
                    &mut found,
                    match &*reference {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        other => panic!("{other}"),
                    },
                );
            }
            Event::CData(text) if in_text && deleted == 0 => add(&mut found, &text),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(found.iter().all(|f| !f.2), "every comment ends");
    found.into_iter().map(|(id, text, _)| (id, text)).collect()
}

fn comment(block: &document::BlockId, span: std::ops::Range<usize>) -> Comment {
    Comment {
        block: block.clone(),
        span,
        author: "Emplettes & Cie".to_owned(),
        initials: "E".to_owned(),
        paragraphs: vec![
            "Pourquoi <ici>.".to_owned(),
            "À écrire\u{a0}: «\u{a0}autre\u{a0}».".to_owned(),
        ],
    }
}

/// Comments on these words of the passage that holds them, and gives the file.
#[track_caller]
fn on(bytes: &[u8], words: &str) -> Vec<u8> {
    let before = read_any(bytes, "x.docx").unwrap();
    let passage = before
        .passages()
        .into_iter()
        .find(|p| p.text.contains(words))
        .expect(words);
    let start = passage.text[..passage.text.find(words).unwrap()].chars().count();
    let asked = comment(&passage.block, start..start + words.chars().count());
    let done = annotate(bytes, "x.docx", &[asked]).unwrap();
    assert_eq!(done.unplaced, [0_usize; 0]);
    let after = read_any(&done.bytes, "x.docx").unwrap();
    assert_eq!(after.passages(), before.passages(), "the words are the same");
    done.bytes
}

#[test]
fn marks_stand_around_the_words() {
    #[track_caller]
    fn check(body: &str, words: &str, expected: &str) {
        let done = on(&file(body, &[]), words);
        let seen = marked(&done);
        assert_eq!(
            seen,
            [("0".to_owned(), expected.to_owned())],
            "{}",
            part(&done, "word/document.xml")
        );
    }
    let run = |words: &str| format!("<w:r w:rsidR=\"00A1\"><w:rPr><w:i/></w:rPr><w:t>{words}</w:t></w:r>");
    let p = |inside: &str| format!("<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr>{inside}</w:p>");
    check(&p(&run("Le lot est indivisible.")), "lot est", "lot est");
    check(
        &p(&run("Le lot est indivisible.")),
        "Le lot est indivisible.",
        "Le lot est indivisible.",
    );
    check(
        &p(&[run("Le l"), run("ot e"), run("st indivisible.")].concat()),
        "lot est",
        "lot est",
    );
    check(&p("<w:r><w:t>a &amp; b &lt; c</w:t></w:r>"), "& b <", "& b <");
    check(
        &p("<w:r><w:t>un</w:t><w:tab/><w:t>deux</w:t><w:br/><w:t>trois</w:t></w:r>"),
        "n\tdeux\nt",
        "n\tdeux\nt",
    );
    check(&p("<w:r><w:t>un</w:t><w:tab/><w:t>deux</w:t></w:r>"), "\t", "\t");
    check(
        &p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>"),
        "\u{2011}b",
        "\u{2011}b",
    );
    check(
        &p(&format!(
            "<w:hyperlink w:anchor=\"a\">{}</w:hyperlink>{}",
            run("un lien"),
            run(" et la suite")
        )),
        "lien et",
        "lien et",
    );
    check(
        &p(&format!(
            "<w:ins w:id=\"1\" w:author=\"a\">{}</w:ins>{}",
            run("ajouté"),
            run(" gardé")
        )),
        "outé g",
        "outé g",
    );
    let deleted = "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>ôté</w:delText></w:r></w:del>";
    check(
        &p(&[&run("avant "), deleted, &run("après")]
            .map(String::from)
            .concat()),
        "avant après",
        "avant après",
    );
    // Titles lose their typed number when read: places are those of the file.
    check(
        &p("<w:r><w:t>Article 1 – Objet du marché</w:t></w:r>"),
        "du marché",
        "du marché",
    );
    check(
        &format!(
            "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
            p(&run("une cellule"))
        ),
        "cellule",
        "cellule",
    );
    check(
        &format!(
            "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>{}",
            run("Le dé"),
            p(&run("lai court"))
        ),
        "délai",
        "délai",
    );
    // A space at the place of the cut is kept.
    check(&p("<w:r><w:t>mot suivant fin</w:t></w:r>"), "suivant", "suivant");
    check(&p("<w:r><w:t><![CDATA[mot]]></w:t></w:r>"), "o", "mot");
}

#[test]
fn no_mark_where_word_takes_none() {
    #[track_caller]
    fn check(body: &str, more: &[(&str, &str)], words: &str, expected: &str) {
        let done = on(&file(body, more), words);
        let seen = marked(&done);
        let xml = part(&done, "word/document.xml");
        assert_eq!(seen, [("0".to_owned(), expected.to_owned())], "{xml}");
        for forbidden in [
            "<w:sdtContent><w:commentRange",
            "<w:fldSimple w:instr=\"REF a\"><w:commentRange",
            "<w:txbxContent><w:p><w:commentRange",
            "<m:r><w:commentRange",
        ] {
            assert!(!xml.contains(forbidden), "{xml}");
        }
    }
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let p = |inside: &str| format!("<w:p>{inside}</w:p>");
    let control = format!(
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        run("Nom à remplir")
    );
    check(
        &p(&format!("{}{control}{}", run("Le "), run(" suit"))),
        &[],
        "à remplir s",
        "Nom à remplir s",
    );
    check(
        &p(&format!(
            "<w:fldSimple w:instr=\"REF a\">{}</w:fldSimple>",
            run("article 3")
        )),
        &[],
        "3",
        "article 3",
    );
    check(
        &p(&format!(
            "{}<m:oMath><m:r><m:t>P/p</m:t></m:r></m:oMath>",
            run("Note ")
        )),
        &[],
        "/",
        "P/p",
    );
    let boxed = format!(
        "<w:r><w:t>avant</w:t><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>",
        p(&run("boîte"))
    );
    check(&p(&boxed), &[], "boîte", "avantboîte");
    let relations = "<Relationships><Relationship Id=\"rId1\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>";
    let note = format!(
        "<w:footnotes xmlns:w=\"{W}\"><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
        p(&run("voir la norme"))
    );
    let called = p(&format!(
        "{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>",
        run("appel")
    ));
    check(
        &called,
        &[
            ("word/_rels/document.xml.rels", relations),
            ("word/footnotes.xml", &note),
        ],
        "norme",
        "",
    );
}

#[test]
fn other_bytes_stay() {
    let body = "<w:p><w:r><w:t>Un texte</w:t></w:r></w:p>\n  <w:p  w:rsidR='1' ><w:r ><w:t >Le reste &#233;</w:t ></w:r ></w:p >";
    let bytes = file(body, &[]);
    let done = on(&bytes, "Un texte");
    let end = "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";
    let bare = part(&done, "word/document.xml")
        .replace("<w:commentRangeStart w:id=\"0\"/>", "")
        .replace(end, "");
    assert_eq!(bare, part(&bytes, "word/document.xml"));
    assert_eq!(part(&done, "word/comments.xml").matches("<w:comment ").count(), 1);
    let types = part(&done, "[Content_Types].xml");
    assert!(
        types.starts_with(TYPES.strip_suffix("</Types>").unwrap())
            && types.contains("PartName=\"/word/comments.xml\"")
    );
    assert!(part(&done, "word/_rels/document.xml.rels").contains("Target=\"comments.xml\""));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&done)).unwrap();
    assert!(zip.by_name("word/media/image1.png").is_ok());
    // Nothing to say: the file is the same, part by part.
    let same = annotate(&bytes, "x.docx", &[]).unwrap();
    assert_eq!(names(&same.bytes), names(&bytes));
    assert_eq!(
        part(&same.bytes, "word/document.xml"),
        part(&bytes, "word/document.xml")
    );
}

#[test]
fn comments_already_there_stay() {
    let body = "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>Un texte</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r></w:p>";
    let relations = "<Relationships><Relationship Id=\"rIdRemarques1\" Type=\"x/comments\" Target=\"comments.xml\"/></Relationships>";
    let held = format!(
        "<w:comments xmlns:w=\"{W}\"><w:comment w:id=\"7\" w:author=\"Anne\"><w:p/></w:comment></w:comments>"
    );
    let bytes = file(
        body,
        &[
            ("word/_rels/document.xml.rels", relations),
            ("word/comments.xml", &held),
        ],
    );
    let done = on(&bytes, "texte");
    let ids: Vec<String> = marked(&done).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["7", "8"]);
    let comments = part(&done, "word/comments.xml");
    assert!(
        comments.starts_with(held.strip_suffix("</w:comments>").unwrap()) && comments.contains("w:id=\"8\"")
    );
    assert_eq!(part(&done, "word/_rels/document.xml.rels"), relations);
    assert_eq!(part(&done, "[Content_Types].xml"), TYPES);
    // A part of comments without any.
    let empty = format!("<w:comments xmlns:w=\"{W}\"/>");
    let bytes = file(
        "<w:p><w:r><w:t>Un texte</w:t></w:r></w:p>",
        &[
            ("word/_rels/document.xml.rels", relations),
            ("word/comments.xml", &empty),
        ],
    );
    assert!(part(&on(&bytes, "texte"), "word/comments.xml").ends_with("</w:comment></w:comments>"));
}

#[test]
fn what_cannot_be_placed_is_said() {
    let bytes = file("<w:p><w:r><w:t>Un texte</w:t></w:r></w:p>", &[]);
    let absent = comment(&"p99".into(), 0..2);
    let done = annotate(&bytes, "x.docx", &[absent, comment(&"p1".into(), 3..900)]).unwrap();
    assert_eq!(done.unplaced, [0]);
    assert_eq!(marked(&done.bytes), [("0".to_owned(), "Un texte".to_owned())]);
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(
            format!("<w:document xmlns:w=\"{W}\"><w:body/></w:document>")
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    let error = annotate(
        &zip(&[
            ("word/document.xml", &utf16),
            ("[Content_Types].xml", TYPES.as_bytes()),
        ]),
        "x.docx",
        &[],
    );
    assert!(matches!(error, Err(FormatError::Unsupported { .. })));
    assert!(annotate(b"PK", "x.docx", &[]).is_err());
}

#[test]
fn another_reader_finds_the_comments() {
    let bytes = docx(&sample(), &TextOptions::new(jiff::civil::date(2026, 11, 23))).unwrap();
    let done = on(&bytes, "hauteur d’assise");
    let theirs = serde_json::to_string(&docx_rs::read_docx(&done).unwrap()).unwrap();
    // It leaves the entities of attributes as they are.
    assert!(theirs.contains("Pourquoi <ici>.") && theirs.contains("Emplettes &"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_spans_of_any_passages(picks in proptest::collection::vec((0..60_usize, 0..80_usize, 1..80_usize), 1..8)) {
        let bytes = docx(&sample(), &TextOptions::new(jiff::civil::date(2026, 11, 23))).unwrap();
        let before = read_any(&bytes, "x.docx").unwrap();
        let passages = before.passages();
        let mut asked = Vec::new();
        let mut expected = Vec::new();
        for (n, start, length) in picks {
            let passage = &passages[n % passages.len()];
            let all: Vec<char> = passage.text.chars().collect();
            let start = start % all.len();
            let end = (start + length).min(all.len());
            asked.push(comment(&passage.block, start..end));
            expected.push(all[start..end].iter().collect::<String>());
        }
        let done = annotate(&bytes, "x.docx", &asked).unwrap();
        prop_assert!(done.unplaced.is_empty());
        prop_assert_eq!(read_any(&done.bytes, "x.docx").unwrap().passages(), passages);
        for (id, text) in marked(&done.bytes) {
            // A field to fill is marked whole.
            let words = &expected[id.parse::<usize>().unwrap()];
            prop_assert!(text == *words || text.contains(words) && text.contains('['), "{:?} {:?}", text, words);
        }
    }
}
