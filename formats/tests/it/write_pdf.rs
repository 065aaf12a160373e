//! PDF files, read back by our own reader and by lopdf.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use document::{Block, Body, Document, DocumentKind, Inline, Item, Marks, Numbering, Provenance, plain_text};
use formats::read::read_any;
use formats::write::{Pdf, PdfOptions, pdf};
use proptest::prelude::*;

use crate::realistic::realistic;
use crate::sample::sample;

fn options() -> PdfOptions {
    PdfOptions::new(jiff::civil::date(2026, 11, 23))
}

/// A piece of some fifteen pages, made once: setting pages is slow in a build for tests.
fn long() -> &'static (Document, Pdf) {
    static LONG: OnceLock<(Document, Pdf)> = OnceLock::new();
    LONG.get_or_init(|| {
        let document = realistic(2);
        let made = pdf(&document, &options()).unwrap();
        (document, made)
    })
}

/// Words without spaces, which a PDF does not keep one by one.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect()
}

fn words(read: &Document) -> String {
    read.passages().into_iter().map(|p| squeezed(&p.text)).collect()
}

/// Numbers and words of the titles, in order.
fn titles(document: &Document) -> Vec<String> {
    let numbering = Numbering::of(document);
    let title = |block: &Block| match &block.body {
        Body::Title { content, .. } => {
            let words = plain_text(content, &numbering).replace('\u{a0}', " ");
            Some(format!(
                "{} {words}",
                numbering.number(&block.id).unwrap_or_default()
            ))
        }
        _ => None,
    };
    document.blocks.iter().filter_map(title).collect()
}

#[test]
fn articles_read_back_with_their_numbers() {
    let (document, made) = long();
    let read = read_any(&made.bytes, "CCTP.pdf").unwrap();
    assert_eq!(titles(&read), titles(document));
    assert_eq!(read.title, document.title);
    assert!(made.universal);
}

#[test]
fn the_sommaire_gives_the_page_of_each_title() {
    let (document, made) = long();
    let read = read_any(&made.bytes, "CCTP.pdf").unwrap();
    let file = lopdf::Document::load_mem(&made.bytes).unwrap();
    assert_eq!(file.get_pages().len(), made.pages as usize);
    // The sommaire is from the second page to the first title.
    let title = read
        .blocks
        .iter()
        .find(|block| matches!(block.body, Body::Title { .. }));
    let first = read.pages[&title.unwrap().id];
    let shown: String = (2..first)
        .map(|page| squeezed(&file.extract_text(&[page]).unwrap()))
        .collect();
    let numbering = Numbering::of(&read);
    let mut checked = 0;
    for block in &document.blocks {
        let Body::Title {
            level: 1..=2,
            content,
            ..
        } = &block.body
        else {
            continue;
        };
        let label = Numbering::of(document).label(block);
        let wanted = squeezed(&format!("{label}{}", plain_text(content, &numbering)));
        let at = read.blocks.iter().find(|other| {
            let line = other.line().unwrap_or_default();
            let words = format!("{}{}", numbering.label(other), plain_text(line, &numbering));
            matches!(other.body, Body::Title { .. }) && squeezed(&words) == wanted
        });
        let page = read.pages[&at.unwrap_or_else(|| panic!("{wanted}")).id];
        let entry = shown
            .split_once(&wanted)
            .unwrap_or_else(|| panic!("{wanted} : {shown}"))
            .1;
        let number: String = entry
            .trim_start_matches('.')
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        // The number of the next entry may follow at once: « 3 » then « 1.2 ».
        assert!(
            number.starts_with(&page.to_string()),
            "{wanted} : {number} for {page}"
        );
        checked += 1;
    }
    assert!(checked > 10 && made.pages > 10, "{checked}");
}

#[test]
fn same_tree_same_bytes_and_nobody_named() {
    let (document, made) = long();
    assert!(pdf(document, &options()).unwrap() == *made);
    let file = lopdf::Document::load_mem(&made.bytes).unwrap();
    let info = file
        .trailer
        .get(b"Info")
        .and_then(lopdf::Object::as_reference)
        .unwrap();
    let info = file.get_dictionary(info).unwrap();
    let keys: Vec<_> = info
        .iter()
        .map(|(key, _)| String::from_utf8_lossy(key).into_owned())
        .collect();
    assert!(
        keys.iter()
            .all(|key| ["Title", "CreationDate", "ModDate"].contains(&key.as_str())),
        "{keys:?}"
    );
    let text = String::from_utf8_lossy(&made.bytes);
    assert!(text.contains("20261123"), "date of the options");
    for word in ["Author", "dc:creator", "Typst", "typst"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn fields_show_and_working_notes_stay_inside() {
    let document = sample();
    let made = pdf(&document, &options()).unwrap();
    let published = read_any(&made.bytes, "CCTP.pdf").unwrap();
    let seen = words(&published);
    for shown in [
        "[Adressedelivraison]",
        "article2.1et«Exigences&contrôles<a>».Livraisonle1erseptembre",
        "Lesnormescitéesadmettentunéquivalent.",
        "destables",
        "taille4",
    ] {
        assert!(seen.contains(shown), "{shown} : {seen}");
    }
    assert!(!seen.contains("directiondesécoles"));
    let working = PdfOptions {
        working_copy: true,
        ..options()
    };
    let working = pdf(&document, &working).unwrap();
    let working = words(&read_any(&working.bytes, "CCTP.pdf").unwrap());
    assert!(working.contains("directiondesécoles") && working.contains("Notedetravail"));
}

/// One paragraph a string, and the same in a title, a cell and an item.
fn holding(texts: &[String]) -> Document {
    let mut document = Document::new(DocumentKind::Autre, "Essai");
    for (n, text) in texts.iter().enumerate() {
        let marks = Marks {
            bold: n % 2 == 0,
            italic: n % 3 == 0,
            underline: n % 5 == 0,
            ..Marks::default()
        };
        let line = vec![Inline::Text {
            text: text.clone(),
            marks,
        }];
        let id = format!("b{n}");
        let id = id.as_str();
        let block = match n % 4 {
            0 => Block::title(id, Provenance::Buyer, 2, line),
            1 => Block::table(
                id,
                Provenance::Buyer,
                vec![1, 2],
                vec![vec![line, vec![Inline::text("cellule")]]],
            ),
            2 => Block::list(id, Provenance::Buyer, n % 8 == 2, vec![line]),
            _ => Block::paragraph(
                id,
                Provenance::Buyer,
                vec![
                    Inline::variable("v", text, None),
                    Inline::variable("v", "", Some(text)),
                ],
            ),
        };
        document.blocks.push(block);
    }
    document
}

/// Everything that stands on the pages, in any order of blocks: what lopdf finds.
fn on_pages(made: &Pdf) -> String {
    let file = lopdf::Document::load_mem(&made.bytes).unwrap();
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    squeezed(&file.extract_text(&pages).unwrap())
}

#[test]
fn what_looks_like_code_is_words() {
    let texts = [
        "#panic(\"non\")",
        "#import \"@preview/a:0.1.0\": *",
        "$x^2$ _a_ *b* `c` <d> @e = f",
        "= Titre\u{2028}- liste /* non */ // non",
        "\\u{41} \\ ~ ' \" -- --- ... [#1] {1}",
        "#read(\"/etc/passwd\") #json(\"/data.json\")",
        "\"}], \"kind\": \"title\"",
        "https://exemple.fr/#a",
    ]
    .map(str::to_owned);
    let shown = on_pages(&pdf(&holding(&texts), &options()).unwrap());
    for text in &texts {
        assert!(shown.contains(&squeezed(text)), "{text} : {shown}");
    }
}

/// A line wider than the page, in each place: it is cut, and nothing is lost.
#[test]
fn a_word_wider_than_its_place_is_cut() {
    let long = "x1".repeat(400);
    let texts = vec![long.clone(); 4];
    let made = pdf(&holding(&texts), &options()).unwrap();
    let shown = on_pages(&made);
    // The field shows its label in one piece more.
    assert_eq!(shown.matches("x1").count(), 400 * 5);
}

/// Depth, spans and widths that no honest document has.
#[test]
fn hostile_trees_are_set() {
    let mut block = Block::paragraph("fond", Provenance::Buyer, vec![Inline::text("au fond")]);
    for n in 0..60 {
        let body = match n % 3 {
            0 => Body::List {
                ordered: n % 2 == 0,
                items: vec![Item { blocks: vec![block] }],
            },
            1 => Body::Note {
                audience: document::Audience::Published,
                blocks: vec![block],
            },
            _ => Body::Table {
                widths: vec![1; 80],
                rows: vec![document::Row {
                    cells: vec![document::Cell {
                        header: n % 2 == 0,
                        col_span: u16::MAX,
                        row_span: u16::MAX,
                        blocks: vec![block],
                    }],
                }],
            },
        };
        block = Block {
            id: format!("n{n}").as_str().into(),
            provenance: Provenance::Buyer,
            body,
        };
    }
    let mut document = Document::new(DocumentKind::Lettre, "");
    document.blocks.push(block);
    let made = pdf(&document, &options()).unwrap();
    assert!(on_pages(&made).contains("aufond"));
    // No title, no claim.
    assert!(!made.universal);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Any letters that the font has, and all that means something to the engine.
    #[test]
    fn any_text_comes_out_as_itself(texts in proptest::collection::vec("[ -~À-ÿŒœ«»’€–—…\u{a0}\u{202f}#$*_@<>`\\\\\\[\\]{}\"'/=+~-]{1,40}", 24)) {
        let shown = on_pages(&pdf(&holding(&texts), &options()).unwrap());
        for text in &texts {
            prop_assert!(shown.contains(&squeezed(text)), "{text:?} in {shown:?}");
        }
    }

    /// Any tree at all is set, twice the same.
    #[test]
    fn any_tree_is_set(document in crate::any_tree::document()) {
        let working = PdfOptions { working_copy: true, ..options() };
        let made = pdf(&document, &working).unwrap();
        prop_assert!(made.pages >= 1);
        prop_assert!(made == pdf(&document, &working).unwrap());
    }
}

/// Rows of headers come back at the top of each page, and the counts of pages are those of the file.
#[test]
fn a_long_table_repeats_its_header() {
    let mut document = Document::new(DocumentKind::Autre, "Tableau");
    let row = |a: &str, b: &str| vec![vec![Inline::text(a)], vec![Inline::text(b)]];
    let mut rows = vec![row("Repère", "Désignation")];
    rows.extend((0..150).map(|n| row(&format!("L{n:03}"), "Une table de travail")));
    document
        .blocks
        .push(Block::table("t", Provenance::Generated, vec![1, 3], rows));
    let made = pdf(&document, &options()).unwrap();
    let file = lopdf::Document::load_mem(&made.bytes).unwrap();
    let pages: BTreeMap<u32, _> = file.get_pages();
    assert!(made.pages > 3 && pages.len() == made.pages as usize);
    for page in pages.keys() {
        let text = squeezed(&file.extract_text(&[*page]).unwrap());
        assert_eq!(text.matches("RepèreDésignation").count(), 1, "{page}: {text}");
    }
}
