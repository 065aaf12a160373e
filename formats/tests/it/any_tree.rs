//! Any tree a program could make, sensible or not, is written and read without a fault.

use document::{
    Audience, Block, BlockId, Body, Cell, Cover, Document, DocumentKind, Inline, Item, Marks, Provenance,
    Row, Show,
};
use formats::write::{TextOptions, docx, odt};
use proptest::prelude::*;

fn line() -> impl Strategy<Value = Vec<Inline>> {
    let node = prop_oneof![
        4 => (".{0,12}", any::<[bool; 3]>()).prop_map(|(text, [bold, italic, superscript])| Inline::Text {
            text,
            marks: Marks { bold, italic, superscript, ..Marks::default() }
        }),
        1 => (".{0,80}", ".{0,80}", proptest::option::of(".{0,8}"))
            .prop_map(|(name, label, value)| Inline::Variable { name, label, value }),
        1 => ("[a-c]", any::<bool>()).prop_map(|(target, number)| Inline::Reference {
            target: BlockId::new(target),
            show: if number { Show::Number } else { Show::Title }
        }),
        1 => Just(Inline::Break),
    ];
    proptest::collection::vec(node, 0..5)
}

fn block(body: impl Strategy<Value = Body>) -> impl Strategy<Value = Block> {
    // Few ids: the same one may serve twice, and references find their targets.
    ("[a-e]", body).prop_map(|(id, body)| Block {
        id: id.as_str().into(),
        provenance: Provenance::Buyer,
        body,
    })
}

fn blocks() -> impl Strategy<Value = Block> {
    let leaf = block(prop_oneof![
        2 => line().prop_map(|content| Body::Paragraph { content }),
        1 => (0..=5_u8, any::<bool>(), line())
            .prop_map(|(level, numbered, content)| Body::Title { level, numbered, content }),
    ]);
    leaf.prop_recursive(4, 24, 4, |inner| {
        let some = || proptest::collection::vec(inner.clone(), 0..3);
        let cell =
            (any::<bool>(), 0..5_u16, 0..5_u16, some()).prop_map(|(header, col_span, row_span, blocks)| {
                Cell {
                    header,
                    col_span,
                    row_span,
                    blocks,
                }
            });
        let row = proptest::collection::vec(cell, 0..4).prop_map(|cells| Row { cells });
        let items = proptest::collection::vec(some().prop_map(|blocks| Item { blocks }), 0..4);
        block(prop_oneof![
            (any::<bool>(), items).prop_map(|(ordered, items)| Body::List { ordered, items }),
            (
                proptest::collection::vec(any::<u16>(), 0..4),
                proptest::collection::vec(row, 0..4)
            )
                .prop_map(|(widths, rows)| Body::Table { widths, rows }),
            (any::<bool>(), some()).prop_map(|(published, blocks)| Body::Note {
                audience: if published {
                    Audience::Published
                } else {
                    Audience::Working
                },
                blocks
            }),
        ])
    })
}

pub(crate) fn document() -> impl Strategy<Value = Document> {
    let cover = (line(), line(), line(), line(), line()).prop_map(
        |(buyer, object, procedure, reference, deadline)| Cover {
            buyer,
            object,
            procedure,
            reference,
            deadline,
        },
    );
    (
        0..DocumentKind::ALL.len(),
        ".{0,12}",
        proptest::option::of(cover),
        proptest::collection::vec(blocks(), 0..6),
    )
        .prop_map(|(kind, title, cover, blocks)| Document {
            kind: DocumentKind::ALL[kind],
            title,
            cover,
            blocks,
            pages: std::collections::BTreeMap::new(),
            shown_numbers: std::collections::BTreeMap::new(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn is_written_and_read(document in document()) {
        let options = TextOptions { working_copy: true, ..TextOptions::new(jiff::civil::date(2026, 11, 23)) };
        prop_assert!(formats::pages_estimate(&document) >= 1);
        all_words_come_back(&document, &docx(&document, &options).unwrap(), "x.docx")?;
        all_words_come_back(&document, &odt(&document, &options).unwrap(), "x.odt")?;
    }
}

/// Every leaf that shows words comes back, somewhere, in one piece.
fn all_words_come_back(document: &Document, bytes: &[u8], name: &str) -> Result<(), TestCaseError> {
    let read = formats::read::read_any(bytes, name).unwrap();
    let all: String = read.passages().into_iter().map(|p| p.text).collect();
    let squeezed = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace() && !c.is_control())
            .collect::<String>()
    };
    let (all, title) = (squeezed(&all), squeezed(&read.title));
    for passage in document.passages() {
        let words = squeezed(&passage.text).replace(['\u{fffe}', '\u{ffff}', '\u{ad}'], "");
        prop_assert!(
            all.contains(&words) || title.contains(&words),
            "{name}: {words:?} in {all:?}"
        );
    }
    Ok(())
}
