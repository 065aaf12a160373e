//! A document with everything in it.

use document::{
    Audience, Block, BlockId, Body, Cell, Cover, Document, DocumentKind, Inline, Item, Marks, Provenance,
    Row, Show,
};

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::text(words)]
}

fn paragraph(id: &str, line: Vec<Inline>) -> Block {
    Block::paragraph(id, Provenance::Generated, line)
}

fn cell(id: &str, words: &str, header: bool, spans: (u16, u16)) -> Cell {
    Cell {
        header,
        col_span: spans.0,
        row_span: spans.1,
        blocks: vec![paragraph(id, text(words))],
    }
}

fn block(id: &str, body: Body) -> Block {
    Block {
        id: id.into(),
        provenance: Provenance::Buyer,
        body,
    }
}

/// Cover, three levels of titles, references, fields to fill, nested lists, merged cells, notes of both kinds.
pub(crate) fn sample() -> Document {
    let mut document = Document::new(DocumentKind::Cctp, "Cahier des clauses techniques particulières");
    document.cover = Some(Cover {
        buyer: vec![Inline::variable(
            "buyer.name",
            "Nom de l’acheteur",
            Some("Commune de Saverne"),
        )],
        object: text("Mobilier scolaire pour six classes élémentaires"),
        procedure: text("Procédure adaptée ouverte"),
        reference: text("2026-014"),
        deadline: vec![Inline::variable("deadline", "Date et heure limites", None)],
    });
    let title = |id: &str, level, words: &str| Block::title(id, Provenance::Generated, level, text(words));
    let superscript = Marks {
        superscript: true,
        ..Marks::default()
    };
    let nested = Item {
        blocks: vec![
            paragraph("liste/2", text("des chaises appairées")),
            paragraph("liste/2b", text("La hauteur d’assise suit la taille des élèves.")),
            Block::list(
                "sous-liste",
                Provenance::Buyer,
                true,
                vec![text("taille 3"), text("taille 4")],
            ),
        ],
    };
    let rows = vec![
        Row {
            cells: vec![
                cell("t.1.1", "Meuble", true, (1, 1)),
                cell("t.1.2", "Quantités", true, (2, 1)),
            ],
        },
        Row {
            cells: vec![
                cell("t.2.1", "Table", false, (1, 2)),
                cell("t.2.2", "Taille 3", false, (1, 1)),
                cell("t.2.3", "60", false, (1, 1)),
            ],
        },
        Row {
            cells: vec![
                cell("t.3.2", "Taille 4", false, (1, 1)),
                cell("t.3.3", "90", false, (1, 1)),
            ],
        },
    ];
    document.blocks = vec![
        title("objet", 1, "Objet"),
        paragraph(
            "objet/1",
            vec![
                Inline::text("Le marché porte sur "),
                Inline::bold("du mobilier"),
                Inline::text(", voir l’"),
                Inline::Reference {
                    target: BlockId::new("exigences/bois"),
                    show: Show::Number,
                },
                Inline::text(" et "),
                Inline::Reference {
                    target: BlockId::new("exigences"),
                    show: Show::Title,
                },
                Inline::text("."),
                Inline::Break,
                Inline::text("Livraison le 1"),
                Inline::Text {
                    text: "er".to_owned(),
                    marks: superscript,
                },
                Inline::italic(" septembre"),
                Inline::text(" à "),
                Inline::variable("site", "Adresse de livraison", None),
                Inline::text("."),
            ],
        ),
        title("exigences", 1, "Exigences & contrôles <a>"),
        title("exigences/bois", 2, "Bois"),
        title("exigences/bois/origine", 3, "Gestion durable"),
        block(
            "liste",
            Body::List {
                ordered: false,
                items: vec![
                    Item {
                        blocks: vec![paragraph("liste/1", text("des tables"))],
                    },
                    nested,
                    Item {
                        blocks: vec![paragraph("liste/3", text("des casiers"))],
                    },
                ],
            },
        ),
        Block::list(
            "liste-2",
            Provenance::Buyer,
            true,
            vec![text("premier"), text("second")],
        ),
        Block::list("liste-3", Provenance::Buyer, true, vec![text("encore premier")]),
        block(
            "t",
            Body::Table {
                widths: vec![4, 3, 1],
                rows,
            },
        ),
        block(
            "note",
            Body::Note {
                audience: Audience::Published,
                blocks: vec![paragraph(
                    "note/1",
                    text("Les normes citées admettent un équivalent."),
                )],
            },
        ),
        block(
            "travail",
            Body::Note {
                audience: Audience::Working,
                blocks: vec![paragraph(
                    "travail/1",
                    text("Vérifier avec la direction des écoles."),
                )],
            },
        ),
        block(
            "annexe",
            Body::Title {
                level: 1,
                numbered: false,
                content: text("Annexe : plan des salles"),
            },
        ),
    ];
    document
}
