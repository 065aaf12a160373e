//! What is in the OpenDocument texts we write.

use std::io::{Cursor, Read};

use document::{Block, Body, Cell, Document, DocumentKind, Inline, Item, Numbering, Provenance, Row};
use formats::write::{TextOptions, docx, odt};

use crate::package::{names, part, pretty};
use crate::realistic::realistic;
use crate::sample::sample;

fn options() -> TextOptions {
    TextOptions::new(jiff::civil::date(2026, 11, 23))
}

fn content(document: &Document) -> String {
    part(&odt(document, &options()).unwrap(), "content.xml")
}

#[test]
fn the_text_of_the_sample() {
    insta::assert_snapshot!("content", pretty(&content(&sample())));
}

#[test]
fn styles_numbering_header_and_footer_of_the_sample() {
    let bytes = odt(&sample(), &options()).unwrap();
    insta::assert_snapshot!("styles", pretty(&part(&bytes, "styles.xml")));
}

#[test]
fn the_parts_around() {
    let bytes = odt(&sample(), &options()).unwrap();
    let expected = [
        "mimetype",
        "META-INF/manifest.xml",
        "content.xml",
        "styles.xml",
        "meta.xml",
        "settings.xml",
    ];
    assert_eq!(names(&bytes), expected);
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut first = zip.by_index(0).unwrap();
    assert_eq!(first.compression(), zip::CompressionMethod::Stored);
    let mut mime = String::new();
    first.read_to_string(&mut mime).unwrap();
    assert_eq!(mime, "application/vnd.oasis.opendocument.text");
    // So that one can tell what the file is from its first bytes.
    assert_eq!(&bytes[30..38], b"mimetype");
    let meta = part(&bytes, "meta.xml");
    assert!(meta.contains("<dc:title>Cahier des clauses techniques particulières</dc:title>"));
    assert!(meta.contains("<dc:language>fr-FR</dc:language>"));
    for word in ["creator", "generator", "user-defined", "editing"] {
        assert!(!meta.contains(word), "{word}");
    }
}

#[test]
fn same_tree_same_bytes() {
    let one = odt(&realistic(1), &options()).unwrap();
    assert_eq!(one, odt(&realistic(1), &options()).unwrap());
    let other = TextOptions::new(jiff::civil::date(2026, 11, 24));
    assert_ne!(
        one,
        odt(&realistic(1), &other).unwrap(),
        "the date is in the properties"
    );
}

#[test]
fn nothing_internal_is_published() {
    let text = content(&sample());
    assert!(text.contains("Les normes citées admettent un équivalent."));
    assert!(!text.contains("Vérifier avec la direction"), "a working note");
    assert!(
        !text.contains("buyer.name") && !text.contains("exigences/bois"),
        "names of ours"
    );
    let working = TextOptions {
        working_copy: true,
        ..options()
    };
    let text = part(&odt(&sample(), &working).unwrap(), "content.xml");
    assert!(text.contains("Vérifier avec la direction"));
}

#[test]
fn given_pages_replace_estimates() {
    let mut given = options();
    given.toc_pages = Some([("exigences/bois".into(), 77)].into());
    let text = part(&odt(&sample(), &given).unwrap(), "content.xml");
    assert!(text.contains("<text:tab/>77</text:a>"));
}

#[test]
fn a_sommaire_only_where_it_serves() {
    let has_contents = |document: &Document| content(document).contains("text:table-of-content ");
    let mut document = sample();
    assert!(has_contents(&document));
    document.kind = DocumentKind::Lettre;
    assert!(!has_contents(&document), "a letter");
    document.kind = DocumentKind::Cctp;
    document.cover = None;
    assert!(!has_contents(&document), "no cover page");
}

#[test]
fn a_letter_has_its_own_numbering_and_a_footer_on_its_first_page() {
    let mut document = sample();
    document.kind = DocumentKind::Lettre;
    let styles = part(&odt(&document, &options()).unwrap(), "styles.xml");
    assert!(!styles.contains("Article"));
    let first = styles.split("style:name=\"Premiere\"").nth(1).unwrap();
    assert!(first.contains("<style:footer>") && !first.contains("<style:header>"));
}

#[test]
fn spaces_that_xml_would_lose_are_counted() {
    let mut document = Document::new(DocumentKind::Ccp, "Cahier des clauses particulières");
    let line = vec![
        Inline::text(" a  b "),
        Inline::bold("  c "),
        Inline::Break,
        Inline::text(" d\te\u{1}f\ng & <h> "),
    ];
    document
        .blocks
        .push(Block::paragraph("p", Provenance::Buyer, line.clone()));
    let read = formats::read::read_any(&odt(&document, &options()).unwrap(), "x.odt").unwrap();
    let read = document::plain_text(read.blocks[0].line().unwrap(), &Numbering::default());
    assert_eq!(read, " a  b   c \n d\tef\ng & <h> ");
}

/// OpenDocument has no table in a list: the lists close, then go on.
#[test]
fn a_table_in_an_item_parts_the_list_without_losing_words() {
    let words = |id: &str, text: &str| Block::paragraph(id, Provenance::Buyer, vec![Inline::text(text)]);
    let cell = Cell {
        header: false,
        col_span: 1,
        row_span: 1,
        blocks: vec![words("c", "cellule")],
    };
    let table = Block {
        id: "t".into(),
        provenance: Provenance::Buyer,
        body: Body::Table {
            widths: vec![1],
            rows: vec![Row { cells: vec![cell] }],
        },
    };
    let item = |blocks| Item { blocks };
    let mut document = Document::new(DocumentKind::Ccp, "Cahier des clauses particulières");
    document.blocks.push(Block {
        id: "l".into(),
        provenance: Provenance::Buyer,
        body: Body::List {
            ordered: true,
            items: vec![
                item(vec![words("1", "un"), table, words("1b", "suite")]),
                item(vec![words("2", "deux")]),
            ],
        },
    });
    let text = content(&document);
    let order = ["un<", "cellule<", "suite<", "deux<"].map(|word| text.find(word).unwrap());
    assert!(order.is_sorted(), "{order:?}");
    assert!(text.contains("text:continue-numbering=\"true\"><text:list-header>"));
    assert_eq!(
        text.matches("<text:list ").count(),
        text.matches("</text:list>").count()
    );
}

/// What a reader sees must not depend on the format asked for.
#[test]
fn the_same_words_as_the_word_file() {
    for document in [sample(), realistic(1)] {
        let read = |bytes: Vec<u8>, name| formats::read::read_any(&bytes, name).unwrap();
        let words = |document: &Document| -> Vec<(Option<String>, String)> {
            let passages = document.passages();
            passages.into_iter().map(|p| (p.article, p.text)).collect()
        };
        let odt = read(odt(&document, &options()).unwrap(), "CCTP.odt");
        let docx = read(docx(&document, &options()).unwrap(), "CCTP.docx");
        assert_eq!(words(&odt), words(&docx));
        assert_eq!(odt.title, docx.title);
    }
}
