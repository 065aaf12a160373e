//! What we write reads back.

use document::{
    Block, BlockId, Body, Cell, Document, DocumentKind, Inline, Item, Marks, Numbering, Provenance, Row,
    plain_text,
};
use formats::write::{TextOptions, docx, odt};
use proptest::prelude::*;

use crate::sample::sample;

fn back(document: &Document) -> Document {
    let options = TextOptions::new(jiff::civil::date(2026, 11, 23));
    formats::read::read_any(&docx(document, &options).unwrap(), "CCTP.docx").unwrap()
}

fn back_odt(document: &Document) -> Document {
    let options = TextOptions::new(jiff::civil::date(2026, 11, 23));
    formats::read::read_any(&odt(document, &options).unwrap(), "CCTP.odt").unwrap()
}

/// The shape of blocks: what must survive, without ids and provenance.
fn shape(blocks: &[Block], numbering: &Numbering) -> Vec<String> {
    fn walk(block: &Block, numbering: &Numbering, indent: usize, out: &mut Vec<String>) {
        let pad = " ".repeat(indent);
        let text = || plain_text(block.line().unwrap_or_default(), numbering);
        match &block.body {
            Body::Title { level, numbered, .. } => out.push(format!("{pad}T{level}{numbered} {}", text())),
            Body::Paragraph { .. } => out.push(format!("{pad}P {}", text())),
            Body::List { ordered, items } => {
                out.push(format!("{pad}L{ordered}"));
                for item in items {
                    out.push(format!("{pad} -"));
                    item.blocks
                        .iter()
                        .for_each(|b| walk(b, numbering, indent + 2, out));
                }
            }
            Body::Table { rows, .. } => {
                out.push(format!("{pad}Table"));
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    out.push(format!(
                        "{pad} |{} {} {}",
                        cell.header, cell.col_span, cell.row_span
                    ));
                    cell.blocks
                        .iter()
                        .for_each(|b| walk(b, numbering, indent + 2, out));
                }
            }
            Body::Note { audience, blocks } => {
                out.push(format!("{pad}N{audience:?}"));
                blocks.iter().for_each(|b| walk(b, numbering, indent + 1, out));
            }
        }
    }
    let mut out = Vec::new();
    blocks
        .iter()
        .for_each(|block| walk(block, numbering, 0, &mut out));
    out
}

#[test]
fn the_sample_without_its_cover() {
    let mut document = sample();
    document.cover = None;
    document.blocks.retain(|block| block.id.as_str() != "travail");
    for read in [back(&document), back_odt(&document)] {
        assert_eq!(read.title, document.title);
        assert_eq!(read.kind, DocumentKind::Cctp);
        assert_eq!(
            shape(&read.blocks, &Numbering::of(&read)),
            shape(&document.blocks, &Numbering::of(&document))
        );
        emphasis_survives(&read);
    }
}

fn emphasis_survives(read: &Document) {
    let marks = |block: &Block| match block.line() {
        Some(line) => line.iter().any(|n| {
            matches!(
                n,
                Inline::Text {
                    marks: Marks {
                        superscript: true,
                        ..
                    },
                    ..
                }
            )
        }),
        None => false,
    };
    assert!(read.blocks.iter().any(marks), "emphasis survives");
}

#[test]
fn spans_come_back() {
    let cell = |words: &str, col_span, row_span| Cell {
        header: false,
        col_span,
        row_span,
        blocks: vec![Block::paragraph(
            "p",
            Provenance::Buyer,
            vec![Inline::text(words)],
        )],
    };
    let row = |cells: Vec<Cell>| Row { cells };
    let mut document = Document::new(DocumentKind::Cctp, "CCTP");
    document.blocks.push(Block {
        id: BlockId::new("t"),
        provenance: Provenance::Buyer,
        body: Body::Table {
            widths: vec![2, 1, 1],
            rows: vec![
                row(vec![cell("a", 1, 2), cell("b", 2, 1)]),
                row(vec![cell("c", 1, 1), cell("d", 1, 3)]),
                row(vec![cell("e", 2, 1)]),
                row(vec![cell("f", 1, 1), cell("g", 1, 1)]),
            ],
        },
    });
    let none = Numbering::default();
    for read in [back(&document), back_odt(&document)] {
        assert_eq!(shape(&read.blocks, &none), shape(&document.blocks, &none));
    }
}

#[test]
fn cover_words_are_read_as_paragraphs_and_the_sommaire_is_not() {
    for read in [back(&sample()), back_odt(&sample())] {
        cover_and_no_sommaire(&read);
    }
}

fn cover_and_no_sommaire(read: &Document) {
    let texts: Vec<String> = read.passages().into_iter().map(|p| p.text).collect();
    assert!(
        texts
            .iter()
            .any(|t| t == "Mobilier scolaire pour six classes élémentaires")
    );
    assert_eq!(texts.iter().filter(|t| t.contains("Gestion durable")).count(), 1);
    assert_eq!(texts.iter().filter(|t| t.as_str() == "Bois").count(), 1);
    assert!(!texts.iter().any(|t| t == "Sommaire"));
}

/// Words without the shape of a title or of a number.
fn words() -> impl Strategy<Value = String> {
    "[a-zéèàç][a-zéèàçA-Z0-9 ,;&<>\"'«»\u{a0}’-]{0,30}[a-zé.!>&]"
}

fn line() -> impl Strategy<Value = Vec<Inline>> {
    let node = (words(), any::<[bool; 3]>()).prop_map(|(text, [bold, italic, superscript])| Inline::Text {
        text,
        marks: Marks {
            bold,
            italic,
            superscript,
            ..Marks::default()
        },
    });
    let node = prop_oneof![
        5 => node,
        1 => (words(), words()).prop_map(|(name, value)| Inline::variable(&name, "x", Some(&value))),
        // An input field of OpenDocument holds words only: it has no way to count spaces.
        1 => words().prop_map(|label| {
            let label: Vec<&str> = label.split(' ').filter(|word| !word.is_empty()).collect();
            Inline::variable("v", &label.join(" "), None)
        }),
    ];
    proptest::collection::vec(node, 1..4).prop_map(document::normalised)
}

fn list(depth: u32) -> BoxedStrategy<Body> {
    let paragraph = || line().prop_map(|line| Block::paragraph("p", Provenance::Buyer, line));
    let more = if depth == 0 {
        proptest::collection::vec(paragraph(), 0..2).boxed()
    } else {
        let inner = list(depth - 1).prop_map(|body| Block {
            id: BlockId::new("l"),
            provenance: Provenance::Buyer,
            body,
        });
        let some = || proptest::collection::vec(paragraph(), 0..2);
        (some(), proptest::option::of((inner, some())))
            .prop_map(|(mut blocks, inner)| {
                if let Some((inner, after)) = inner {
                    blocks.push(inner);
                    blocks.extend(after);
                }
                blocks
            })
            .boxed()
    };
    let item = (paragraph(), more).prop_map(|(first, more)| Item {
        blocks: [vec![first], more].concat(),
    });
    (any::<bool>(), proptest::collection::vec(item, 1..4))
        .prop_map(|(ordered, items)| Body::List { ordered, items })
        .boxed()
}

fn block() -> impl Strategy<Value = Block> {
    let body = prop_oneof![
        (1..=3_u8, any::<bool>(), line()).prop_map(|(level, numbered, content)| Body::Title {
            level,
            numbered,
            content
        }),
        line().prop_map(|content| Body::Paragraph { content }),
        list(2),
        (1..4_usize, 1..4_usize)
            .prop_flat_map(|(rows, columns)| proptest::collection::vec(
                proptest::collection::vec(line(), columns..=columns),
                rows..=rows
            ))
            .prop_map(|rows| Block::table("t", Provenance::Buyer, vec![1; rows[0].len()], rows).body),
    ];
    body.prop_map(|body| Block {
        id: BlockId::new("b"),
        provenance: Provenance::Buyer,
        body,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn trees_come_back(blocks in proptest::collection::vec(block(), 0..6)) {
        let mut document = Document::new(DocumentKind::Cctp, "Cahier des clauses techniques particulières");
        document.blocks = blocks;
        // A numbered title stands under a numbered one: the others have no number that Word would show.
        let mut deepest = 1;
        for block in &mut document.blocks {
            if let Body::Title { level, numbered: true, .. } = &mut block.body {
                *level = (*level).min(deepest);
                deepest = *level + 1;
            }
        }
        for read in [back(&document), back_odt(&document)] {
            prop_assert_eq!(&read.title, &document.title);
            prop_assert_eq!(
                shape(&read.blocks, &Numbering::of(&read)),
                shape(&document.blocks, &Numbering::of(&document))
            );
            // Ids tell blocks apart.
            let all = read.all_blocks();
            let ids: std::collections::BTreeSet<&str> = all.iter().map(|b| b.id.as_str()).collect();
            prop_assert_eq!(ids.len(), all.len());
        }
    }
}
