//! The checker over documents and dossiers.

use compliance::{Context, FindingState, check_document, check_dossier};
use document::{Block, Document, DocumentKind, Inline, Provenance};
use tender::Tender;

use crate::{context, shown};

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::text(words)]
}

fn document(kind: DocumentKind, blocks: Vec<Block>) -> Document {
    let mut document = Document::new(kind, "Essai");
    document.blocks = blocks;
    document
}

fn paragraph(id: &str, words: &str) -> Block {
    Block::paragraph(id, Provenance::Buyer, text(words))
}

fn criteria(rows: &[[&str; 2]]) -> Document {
    let mut all = vec![vec![text("Critère"), text("Pondération")]];
    all.extend(
        rows.iter()
            .map(|row| row.iter().map(|cell| text(cell)).collect::<Vec<_>>()),
    );
    let table = Block::table("criteres", Provenance::Generated, vec![3, 1], all);
    document(DocumentKind::Rc, vec![table])
}

#[test]
fn a_finding_knows_its_block_and_article() {
    let doc = document(
        DocumentKind::Cctp,
        vec![
            Block::title("t", Provenance::Generated, 1, text("Matériel")),
            paragraph("p1", "Les postes ont 16 Go de mémoire."),
            paragraph("p2", "Les postes sont de marque Dupont."),
        ],
    );
    let found = check_document(&doc, &context());
    assert_eq!(shown(&found), ["SPE001 « de marque Dupont »"]);
    assert_eq!(found[0].block.as_ref().map(|id| id.as_str()), Some("p2"));
    assert_eq!(found[0].article.as_deref(), Some("1"));
}

#[test]
fn an_empty_variable_is_a_missing_fact_said_once() {
    let field = || Inline::variable("buyer.siret", "SIRET de l’acheteur", None);
    let line =
        |id: &str| Block::paragraph(id, Provenance::Generated, vec![Inline::text("SIRET : "), field()]);
    let doc = document(DocumentKind::Ccap, vec![line("a"), line("b")]);
    let found = check_document(&doc, &context());
    assert_eq!(shown(&found), ["DOC002 « [SIRET de l’acheteur] »"]);
    assert_eq!(found[0].state, FindingState::DonneeManquante);
    assert_eq!(found[0].span.start, 8);
    assert!(found[0].message.contains("SIRET de l’acheteur"));
    // In a dossier too, even when two documents want it.
    assert_eq!(check_dossier(&[doc.clone(), doc], &context()).findings.len(), 1);
}

/// A cell says nothing wrong by itself: it is noted, as its table says.
#[test]
fn a_criterion_named_in_a_table_is_judged() {
    let table = criteria(&[
        ["Prix des prestations", "50"],
        ["Implantation locale du fournisseur", "20"],
        ["Politique RSE de l’entreprise", "10"],
        ["Émissions des livraisons, en kg de CO2 par commande", "20"],
    ]);
    let found = check_document(&table, &context());
    assert_eq!(
        shown(&found),
        [
            "CRI001 « Implantation locale du fournisseur »",
            "CRI040 « Politique RSE de l’entreprise »",
        ]
    );
    for finding in &found {
        let said = format!("«\u{a0}{}\u{a0}»", finding.excerpt);
        assert!(finding.message.starts_with(&said), "{}", finding.message);
        assert_eq!(finding.span.start, 0);
        assert!(finding.block.is_some());
    }
}

#[test]
fn weights_of_a_table() {
    let check = |rows: &[[&str; 2]], expected: &[&str]| {
        let found = check_document(&criteria(rows), &context());
        let codes: Vec<_> = found.iter().map(|f| f.rule.code).collect();
        assert_eq!(codes, expected, "{rows:?}");
    };
    check(
        &[
            ["Prix", "60 %"],
            ["Délai, en jours", "25 %"],
            ["Emballage, en g", "15 %"],
        ],
        &[],
    );
    check(
        &[
            ["Prix", "60 %"],
            ["Délai, en jours", "25 %"],
            ["Emballage, en g", "25 %"],
        ],
        &["CRI060"],
    );
    check(
        &[
            ["Prix", "60 %"],
            ["Délai, en jours", "40 %"],
            ["Emballage, en g", "à venir"],
        ],
        &["CRI061"],
    );
    check(
        &[
            ["Prix", "60"],
            ["Qualité", "40"],
            ["Sous-critère tenue", "30"],
            ["Sous-critère réglage", "20"],
        ],
        &["CRI062"],
    );
    check(
        &[
            ["Prix", "60"],
            ["Qualité", "40"],
            ["Sous-critère tenue", "30"],
            ["Sous-critère réglage", "10"],
            ["Total", "100"],
        ],
        &[],
    );
}

/// A table whose header is its first row.
fn table(rows: &[&[&str]]) -> Document {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| text(cell)).collect::<Vec<_>>())
        .collect();
    let block = Block::table("t", Provenance::Buyer, vec![1; 3], rows);
    document(DocumentKind::Rc, vec![block])
}

#[test]
fn tables_of_criteria_have_many_shapes() {
    let check = |rows: &[&[&str]], expected: &[&str]| {
        let found = check_document(&table(rows), &context());
        let codes: Vec<_> = found.iter().map(|f| f.rule.code).collect();
        assert_eq!(codes, expected, "{rows:?}");
    };
    // Coefficients, fractions, points out of twenty, a total the table gives itself.
    check(
        &[&["Critère", "Coefficient"], &["Prix", "3"], &["Qualité", "2"]],
        &[],
    );
    check(
        &[&["Critère", "Pondération"], &["Prix", "0,6"], &["Qualité", "0,4"]],
        &[],
    );
    check(&[&["Critère", "Points"], &["Prix", "12"], &["Qualité", "8"]], &[]);
    check(
        &[
            &["Critère", "Points"],
            &["Prix", "30"],
            &["Qualité", "20"],
            &["Total", "50"],
        ],
        &[],
    );
    check(
        &[
            &["Critère", "Points"],
            &["Prix", "60"],
            &["Qualité", "50"],
            &["Total", "100"],
        ],
        &["CRI060"],
    );
    check(
        &[
            &["Critère", "Poids"],
            &["Prix", "60"],
            &["Qualité", "40"],
            &["Ensemble", "100"],
        ],
        &[],
    );
    // Thirds.
    check(
        &[
            &["Critère", "Poids"],
            &["Prix", "33,3 %"],
            &["Qualité", "33,3 %"],
            &["Délai", "33,3 %"],
        ],
        &[],
    );
    // « Pondération » wins over « points », whichever comes first.
    check(
        &[
            &["Critère", "Points examinés", "Pondération"],
            &["Prix", "Bordereau", "60"],
            &["Qualité", "Mémoire", "50"],
        ],
        &["CRI060"],
    );
    // Details under their criterion, with or without a mark, in their own column.
    check(
        &[
            &["Critère", "Points"],
            &["Prix", "60"],
            &["Qualité", "40"],
            &["a) délai", "20"],
            &["b) reprise", "20"],
        ],
        &[],
    );
    check(
        &[
            &["Critère", "Points"],
            &["Prix", "60"],
            &["Qualité", "40"],
            &["Délai", "25"],
            &["Reprise", "15"],
        ],
        &[],
    );
    check(
        &[
            &["Critère", "Sous-critère", "Points"],
            &["Prix", "", "60"],
            &["Qualité", "Délai", "20"],
            &["", "Reprise", "20"],
        ],
        &[],
    );
    // Lots: a column of weights each, rows of their own, rows that announce them.
    check(
        &[
            &["Critère", "Pondération lot 1", "Pondération lot 2"],
            &["Prix", "60", "50"],
            &["Qualité", "40", "60"],
        ],
        &["CRI060"],
    );
    check(
        &[
            &["Lot", "Critère", "Pondération"],
            &["1", "Prix", "60"],
            &["1", "Qualité", "40"],
            &["2", "Prix", "50"],
            &["2", "Qualité", "50"],
        ],
        &[],
    );
    check(
        &[
            &["Critère", "Pondération"],
            &["Lot 1", ""],
            &["Prix", "60"],
            &["Qualité", "40"],
            &["Lot 2", ""],
            &["Prix", "50"],
            &["Qualité", "60"],
        ],
        &["CRI060"],
    );
    // A scale of notes weighs no offer.
    check(
        &[
            &["Niveau", "Critère", "Points"],
            &["Moyen", "Réponse partielle", "5"],
            &["Bon", "Réponse complète", "9"],
        ],
        &[],
    );
}

#[test]
fn a_criterion_that_spans_rows_keeps_its_columns() {
    let mut doc = table(&[
        &["Critère", "Sous-critère", "Pondération"],
        &["Prix", "", "60 %"],
        &["Qualité", "Délai", "20 %"],
        &["Reprise", "20 %"],
    ]);
    if let document::Body::Table { rows, .. } = &mut doc.blocks[0].body {
        rows[2].cells[0].row_span = 2;
    }
    assert!(check_document(&doc, &context()).is_empty());
}

#[test]
fn equivalence_announced_by_the_line_above_covers_the_list() {
    let list = |opening: &str| {
        document(
            DocumentKind::Cctp,
            vec![
                paragraph("o", opening),
                Block::list(
                    "l",
                    Provenance::Buyer,
                    false,
                    vec![
                        text("NF EN 1729-1 pour les tailles ;"),
                        text("NF EN 1729-2 pour la sécurité."),
                    ],
                ),
            ],
        )
    };
    assert!(
        check_document(
            &list("Les chaises répondent aux normes suivantes, ou équivalent :"),
            &context()
        )
        .is_empty()
    );
    assert_eq!(
        check_document(&list("Les chaises répondent aux normes suivantes :"), &context()).len(),
        2
    );
}

#[test]
fn internal_notes_are_left_alone() {
    let doc = document(
        DocumentKind::NoteJustification,
        vec![paragraph(
            "p",
            "Le fournisseur vu fabrique en France, marque Dupont.",
        )],
    );
    assert!(check_document(&doc, &context()).is_empty());
}

#[test]
fn a_waiver_holds_while_the_words_do() {
    let tender = Tender::from_toml(
        r#"
objet = "Postes"
launch_date = 2026-11-23
nature = "fournitures"
amount_ht = 30000
[buyer]
kind = "commune"
[[waiver]]
rule = "SPE001"
excerpt = "de marque Dupont"
reason = "justifie-par-objet"
text = "Parc existant."
date = 2026-11-20
"#,
        "besoin.toml",
    )
    .expect("need");
    let ctx = Context {
        tender: Some(&tender),
        ..context()
    };
    let waived = |words: &str| {
        let doc = document(DocumentKind::Cctp, vec![paragraph("p", words)]);
        check_dossier(&[doc], &ctx)
            .findings
            .iter()
            .map(|f| f.waived.is_some())
            .collect::<Vec<_>>()
    };
    assert_eq!(waived("Les postes sont de marque Dupont."), [true]);
    assert_eq!(waived("Les postes sont de marque Durand."), [false]);
}

/// A criterion named by a title has its content under it; one that has nothing under it is empty.
#[test]
fn the_content_of_a_criterion_stands_under_its_title() {
    let codes = |text: &str| -> Vec<&str> {
        let document = crate::built::document(DocumentKind::Rc, text);
        check_document(&document, &context())
            .iter()
            .map(|finding| finding.rule.code)
            .collect()
    };
    let told =
        "# Critères\n## Valeur technique (40 points)\nJours entre la commande et la livraison : 40 points.";
    assert_eq!(codes(told), [""; 0]);
    assert_eq!(
        codes("# Critères\n## Valeur technique (40 points)\n## Délais"),
        ["CRI070"]
    );
}
