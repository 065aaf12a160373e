//! Any tree a person could make on screen.

use document::{
    Audience, Block, BlockId, Body, Cell, Document, DocumentKind, Inline, Item, Marks, Provenance, Row, Show,
    normalised,
};
use proptest::prelude::*;

fn line() -> impl Strategy<Value = Vec<Inline>> {
    let node = prop_oneof![
        4 => (".{1,12}", any::<[bool; 5]>()).prop_map(|(text, [bold, italic, superscript, underline, strike])| Inline::Text {
            text,
            marks: Marks { bold, italic, superscript, underline, strike }
        }),
        1 => ("[a-z./-]{1,12}", ".{0,8}", proptest::option::of(".{0,8}"))
            .prop_map(|(name, label, value)| Inline::Variable { name, label, value }),
        1 => ("[a-z/-]{1,8}", any::<bool>()).prop_map(|(target, number)| Inline::Reference {
            target: BlockId::new(target),
            show: if number { Show::Number } else { Show::Title }
        }),
        1 => Just(Inline::Break),
    ];
    proptest::collection::vec(node, 0..5).prop_map(normalised)
}

fn provenance() -> impl Strategy<Value = Provenance> {
    prop_oneof![
        Just(Provenance::Buyer),
        Just(Provenance::Generated),
        Just(Provenance::Read),
        ("[a-z-]{1,8}/[a-z-]{1,8}", "[0-9-]{1,10}")
            .prop_map(|(facet, version)| Provenance::Facet { facet, version }),
    ]
}

fn block(body: impl Strategy<Value = Body>) -> impl Strategy<Value = Block> {
    ("[a-z]{1,6}", provenance(), body).prop_map(|(id, provenance, body)| Block {
        id: id.as_str().into(),
        provenance,
        body,
    })
}

fn blocks() -> impl Strategy<Value = Block> {
    let leaf = block(prop_oneof![
        2 => line().prop_map(|content| Body::Paragraph { content }),
        1 => (1..=3u8, any::<bool>(), line()).prop_map(|(level, numbered, content)| Body::Title { level, numbered, content }),
    ]);
    leaf.prop_recursive(3, 24, 4, |inner| {
        let some = proptest::collection::vec(inner, 1..4);
        block(prop_oneof![
            (any::<bool>(), proptest::collection::vec(some.clone(), 1..4)).prop_map(|(ordered, items)| {
                Body::List {
                    ordered,
                    items: items.into_iter().map(|blocks| Item { blocks }).collect(),
                }
            }),
            (
                proptest::collection::vec(1..500u16, 1..4),
                proptest::collection::vec(
                    proptest::collection::vec((any::<bool>(), 1..4u16, 1..4u16, some.clone()), 1..3),
                    1..4
                )
            )
                .prop_map(|(widths, rows)| Body::Table {
                    widths,
                    rows: rows
                        .into_iter()
                        .map(|cells| Row {
                            cells: cells
                                .into_iter()
                                .map(|(header, col_span, row_span, blocks)| Cell {
                                    header,
                                    col_span,
                                    row_span,
                                    blocks
                                })
                                .collect()
                        })
                        .collect()
                }),
            (any::<bool>(), some).prop_map(|(published, blocks)| Body::Note {
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
    (
        0..DocumentKind::ALL.len(),
        ".{0,12}",
        proptest::collection::vec(blocks(), 0..6),
    )
        .prop_map(|(kind, title, blocks)| Document {
            kind: DocumentKind::ALL[kind],
            title,
            cover: None,
            blocks,
            pages: std::collections::BTreeMap::new(),
            shown_numbers: std::collections::BTreeMap::new(),
        })
}
