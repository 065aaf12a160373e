//! What is in the files we write.

use document::{Audience, Block, Body, Document, DocumentKind, Inline, Provenance};
use formats::write::{TextOptions, docx};

use crate::package::{names, part, pretty};
use crate::realistic::realistic;
use crate::sample::sample;

fn options() -> TextOptions {
    TextOptions::new(jiff::civil::date(2026, 11, 23))
}

#[test]
fn the_text_of_the_sample() {
    let bytes = docx(&sample(), &options()).unwrap();
    insta::assert_snapshot!("document", pretty(&part(&bytes, "word/document.xml")));
}

#[test]
fn numbering_of_the_sample() {
    // Each ordered list has its own instance that starts again; titles share instance 1.
    let bytes = docx(&sample(), &options()).unwrap();
    let xml = pretty(&part(&bytes, "word/numbering.xml"));
    let instances = xml.find("<w:num ").map(|at| &xml[at..]).unwrap();
    insta::assert_snapshot!("numbering", instances);
    for (level, text) in [("0", "Article\u{a0}%1\u{a0}–"), ("1", "%1.%2"), ("2", "%1.%2.%3")] {
        let style = format!(
            "<w:pStyle w:val=\"Heading{}\"/>",
            level.parse::<u8>().unwrap() + 1
        );
        assert!(
            xml.contains(&style) && xml.contains(&format!("<w:lvlText w:val=\"{text}\"/>")),
            "{level}"
        );
    }
}

#[test]
fn header_footer_and_properties() {
    let bytes = docx(&sample(), &options()).unwrap();
    let parts = [
        "word/header1.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "docProps/core.xml",
    ];
    let all: Vec<String> = parts
        .iter()
        .map(|name| format!("{name}\n{}", pretty(&part(&bytes, name))))
        .collect();
    insta::assert_snapshot!("edges", all.join("\n\n"));
}

#[test]
fn same_tree_same_bytes() {
    let one = docx(&realistic(1), &options()).unwrap();
    assert_eq!(one, docx(&realistic(1), &options()).unwrap());
    let other = TextOptions::new(jiff::civil::date(2026, 11, 24));
    assert_ne!(
        one,
        docx(&realistic(1), &other).unwrap(),
        "the date is in the properties"
    );
}

#[test]
fn nothing_internal_is_published() {
    let bytes = docx(&sample(), &options()).unwrap();
    let text = part(&bytes, "word/document.xml");
    assert!(text.contains("Les normes citées admettent un équivalent."));
    assert!(!text.contains("Vérifier avec la direction"), "a working note");
    let core = part(&bytes, "docProps/core.xml");
    for word in ["creator", "lastModifiedBy", "company", "Company"] {
        assert!(!core.contains(word), "{word}");
    }
    for name in names(&bytes) {
        assert!(
            !name.contains("comment") && !name.contains("app.xml") && !name.contains("custom"),
            "{name}"
        );
    }
    let working = TextOptions {
        working_copy: true,
        ..options()
    };
    let text = part(&docx(&sample(), &working).unwrap(), "word/document.xml");
    assert!(text.contains("Vérifier avec la direction"));
}

#[test]
fn given_pages_replace_estimates() {
    let mut given = options();
    given.toc_pages = Some([("exigences/bois".into(), 77)].into());
    let text = part(&docx(&sample(), &given).unwrap(), "word/document.xml");
    assert!(text.contains(">77</w:t>"));
}

#[test]
fn a_sommaire_only_where_it_serves() {
    let has_contents = |document: &Document| {
        part(&docx(document, &options()).unwrap(), "word/document.xml").contains("TOC \\o")
    };
    let mut document = sample();
    assert!(has_contents(&document));
    document.kind = DocumentKind::Lettre;
    assert!(!has_contents(&document), "a letter");
    document.kind = DocumentKind::Cctp;
    document.cover = None;
    assert!(!has_contents(&document), "no cover page");
}

/// Sixty titles do not stand on a page: the longest article keeps its title and gives up its sub-titles, in all three
/// writers; a document whose sommaire fits keeps them all.
#[test]
fn a_sommaire_stands_on_one_page_when_it_can() {
    let with = |subtitles: usize| {
        let mut document = sample();
        document.blocks.clear();
        let mut title = |id: String, level: u8| {
            let words = vec![Inline::text(id.replace('-', " "))];
            document.blocks.push(Block::title(
                document::BlockId::new(id),
                Provenance::Generated,
                level,
                words,
            ));
        };
        for article in 1..=22 {
            title(format!("Article-numero-{article}"), 1);
            let under = if article == 15 {
                subtitles
            } else {
                usize::from(article == 7) * 2
            };
            (1..=under).for_each(|n| title(format!("Partie-{article}-{n}"), 2));
        }
        let word = part(&docx(&document, &options()).unwrap(), "word/document.xml");
        let odt = part(
            &formats::write::odt(&document, &options()).unwrap(),
            "content.xml",
        );
        (
            word.matches("PAGEREF").count(),
            odt.matches("text:style-name=\"Internet_20_link")
                .count()
                .max(odt.matches("<text:a ").count()),
        )
    };
    assert_eq!(with(8), (32, 32));
    assert_eq!(with(40), (24, 24));
}

#[test]
fn long_names_of_fields_stay_within_what_word_opens() {
    let mut document = Document::new(DocumentKind::Ccp, "Cahier des clauses particulières");
    let (name, label) = (
        "module-au-nom-tres-long/exigence-socle.".repeat(4) + "taux",
        "Libellé ".repeat(20),
    );
    let line = vec![Inline::variable(&name, &label, None)];
    document
        .blocks
        .push(Block::paragraph("p", Provenance::Buyer, line));
    let text = part(&docx(&document, &options()).unwrap(), "word/document.xml");
    for element in ["w:alias", "w:tag"] {
        let start = format!("<{element} w:val=\"");
        let at = text.find(&start).unwrap() + start.len();
        let value = text[at..].split('"').next().unwrap();
        assert_eq!(value.chars().count(), 64, "{element}");
    }
    assert!(
        !text.contains("exigence-socle"),
        "le nom interne d’une clause ne paraît pas"
    );
}

#[test]
fn characters_that_xml_forbids_are_left_out() {
    let mut document = Document::new(DocumentKind::Ccp, "T\u{0}itre");
    let line = vec![Inline::text("a\u{1}b\u{ffff}c\td\ne & <f>")];
    document
        .blocks
        .push(Block::paragraph("p", Provenance::Buyer, line));
    let bytes = docx(&document, &options()).unwrap();
    let back = formats::read::docx(&bytes, "x.docx").unwrap();
    assert_eq!(back.passages()[1].text, "abc\td\ne & <f>");
}

#[test]
fn a_cell_holds_a_paragraph_whatever_happens() {
    let mut document = Document::new(DocumentKind::Ccp, "Cahier des clauses particulières");
    let mut table = Block::table("t", Provenance::Buyer, vec![1], vec![vec![vec![]]]);
    let note = Block {
        id: "n".into(),
        provenance: Provenance::Buyer,
        body: Body::Note {
            audience: Audience::Working,
            blocks: vec![Block::paragraph(
                "p",
                Provenance::Buyer,
                vec![Inline::text("à voir")],
            )],
        },
    };
    if let Body::Table { rows, .. } = &mut table.body {
        rows[0].cells[0].blocks = vec![note];
    }
    document.blocks.push(table);
    let text = part(&docx(&document, &options()).unwrap(), "word/document.xml");
    let cell = text.split("</w:tcPr>").nth(1).unwrap();
    assert!(cell.starts_with("<w:p>") && !text.contains("à voir"), "{cell}");
}
