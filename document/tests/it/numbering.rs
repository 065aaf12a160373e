use document::{Block, Body, Document, DocumentKind, Inline, Numbering, Place, Provenance, Show};

fn title(id: &str, level: u8) -> Block {
    Block::title(id, Provenance::Generated, level, vec![Inline::text(id)])
}

#[test]
fn titles_are_numbered_in_order() {
    let mut document = Document::new(DocumentKind::Ccap, "CCAP");
    document.blocks = vec![
        title("a", 1),
        title("b", 2),
        title("c", 3),
        title("d", 2),
        title("e", 1),
        title("f", 2),
    ];
    let numbering = Numbering::of(&document);
    let labels: Vec<String> = document
        .blocks
        .iter()
        .map(|block| numbering.label(block))
        .collect();
    assert_eq!(
        labels,
        [
            "Article\u{a0}1 – ",
            "1.1 ",
            "1.1.1 ",
            "1.2 ",
            "Article\u{a0}2 – ",
            "2.1 "
        ]
    );
    assert_eq!(numbering.reference(&"d".into(), Show::Number), "article\u{a0}1.2");
    assert_eq!(numbering.reference(&"d".into(), Show::Title), "«\u{a0}d\u{a0}»");
    assert_eq!(
        numbering.reference(&"z".into(), Show::Number),
        "[renvoi sans cible\u{a0}: z]"
    );
}

#[test]
fn passages_know_their_article_and_row() {
    let mut document = Document::new(DocumentKind::Rc, "RC");
    let text = |t: &str| vec![Inline::text(t)];
    document.blocks = vec![
        title("criteres", 1),
        Block::table(
            "t",
            Provenance::Generated,
            vec![3, 1],
            vec![
                vec![text("Critère"), text("Poids")],
                vec![text("Prix"), text("40 %")],
            ],
        ),
        Block::list("l", Provenance::Generated, false, vec![text("un"), text("deux")]),
    ];
    let passages = document.passages();
    assert!(passages.iter().all(|p| p.article.as_deref() == Some("1")));
    assert_eq!(passages[4].text, "40 %");
    assert_eq!(
        passages[4].place,
        Place::Cell {
            row: 1,
            column: 1,
            header: false
        }
    );
    assert_eq!(passages[4].root.as_str(), "t");
    assert_eq!(passages[6].place, Place::Item);
}

/// Below the dispensing threshold, a letter: its parts are no articles.
#[test]
fn a_letter_numbers_its_parts_plainly() {
    let mut document = Document::new(DocumentKind::Lettre, "Lettre de consultation");
    document.blocks = vec![title("a", 1), title("b", 2), title("c", 1)];
    let numbering = Numbering::of(&document);
    let labels: Vec<String> = document
        .blocks
        .iter()
        .map(|block| numbering.label(block))
        .collect();
    assert_eq!(labels, ["1. ", "1.1 ", "2. "]);
}

#[test]
fn numbers_and_pages_of_a_file_lead_back_to_it() {
    let mut document = Document::new(DocumentKind::Ccap, "CCAP");
    document.blocks = vec![
        Block {
            body: Body::Title {
                level: 1,
                numbered: false,
                content: vec![Inline::text("Article 3 bis – Prix")],
            },
            ..title("a", 1)
        },
        Block::paragraph("b", Provenance::Read, vec![Inline::text("Texte.")]),
        title("c", 1),
    ];
    document.shown_numbers.insert("a".into(), "3 bis".to_owned());
    document.pages.insert("b".into(), 4);
    let numbering = Numbering::of(&document);
    assert_eq!(
        numbering.reference(&"a".into(), Show::Number),
        "article\u{a0}3 bis"
    );
    assert_eq!(numbering.label(&document.blocks[0]), "", "it is among the words");
    let seen: Vec<(Option<String>, Option<u32>)> = document
        .passages()
        .into_iter()
        .map(|p| (p.article, p.page))
        .collect();
    let article = |number: &str| Some(number.to_owned());
    assert_eq!(
        seen,
        [
            (article("3 bis"), None),
            (article("3 bis"), Some(4)),
            (article("1"), None)
        ]
    );
}
