//! Words typed by hand into a draft: one finding, at the right place.

use document::DocumentKind;

use crate::{context, findings, shown};

fn check(text: &str, code: &str, excerpt: &str) {
    let found = findings(text, DocumentKind::Cctp);
    assert_eq!(shown(&found), [format!("{code} « {excerpt} »")], "{text}");
    let words: String = text
        .chars()
        .skip(found[0].span.start)
        .take(found[0].span.len())
        .collect();
    assert_eq!(words, found[0].excerpt, "{text}");
}

#[test]
fn one_finding_at_the_right_place() {
    check("fabriqué en France exigé", "SPE010", "fabriqué en France");
    check("marque Dupont", "SPE001", "marque Dupont");
    check(
        "conforme à la norme NF EN 1729",
        "SPE020",
        "conforme à la norme NF EN 1729",
    );
    check(
        "Les tables sont robustes. Elles sont fabriquées en France. Elles sont livrées.",
        "SPE010",
        "fabriquées en France",
    );
}

#[test]
fn a_missing_equivalence_can_be_added() {
    let found = findings("Chaises conformes à la norme NF EN 1729-1.", DocumentKind::Cctp);
    let replacement = found[0].replacement.as_deref();
    assert_eq!(
        replacement,
        Some("conformes à la norme NF EN 1729-1 ou équivalent")
    );
}

#[test]
fn watched_names_are_found() {
    let names = ["Ateliers Quentin".to_owned(), "Morel".to_owned()];
    let ctx = compliance::Context {
        watched_names: &names,
        ..context()
    };
    let check = |text: &str| shown(&compliance::check_text(text, DocumentKind::Cctp, &ctx));
    assert_eq!(
        check("Les chaises sont celles des Ateliers Quentin."),
        ["SPE005 « Ateliers Quentin »"]
    );
    assert_eq!(check("Le modèle vu chez Morel convient."), ["SPE005 « Morel »"]);
    assert!(check("Les chaises sont empilables.").is_empty());
}

#[test]
fn the_launch_date_decides() {
    let text = "Prix : 100 points sur 100.";
    let mut ctx = context();
    ctx.launch_date = jiff::civil::date(2026, 8, 20);
    assert!(compliance::check_text(text, DocumentKind::Rc, &ctx).is_empty());
    ctx.launch_date = jiff::civil::date(2026, 8, 21);
    assert_eq!(compliance::check_text(text, DocumentKind::Rc, &ctx).len(), 1);

    let text = "Les fournitures inférieures à 40 000 euros HT sont dispensées de publicité et de mise en concurrence.";
    ctx.launch_date = jiff::civil::date(2026, 3, 31);
    assert!(compliance::check_text(text, DocumentKind::Rc, &ctx).is_empty());
    ctx.launch_date = jiff::civil::date(2026, 4, 1);
    assert_eq!(compliance::check_text(text, DocumentKind::Rc, &ctx).len(), 1);
}

#[test]
fn a_line_for_the_candidate_is_no_blank() {
    for (text, blanks) in [
        ("Nom du candidat : ________", 0),
        ("Signature du titulaire : ____", 0),
        ("Le titulaire est payé sous ____ jours.", 1),
        ("Les plis sont remis le __/__/2027.", 1),
    ] {
        let found = findings(text, DocumentKind::Rc);
        assert_eq!(
            found.iter().filter(|f| f.rule.code == "DOC001").count(),
            blanks,
            "{text}"
        );
    }
}

#[test]
fn spoken_weights_said_again_are_not_added() {
    for (text, wrong) in [
        (
            "Les critères prix (60 %) et technique (40 %) totalisent 100 %.",
            0,
        ),
        (
            "Le critère du prix pèse 60 %, le critère technique 40 %, réparti en délai (50 %) et reprise (50 %).",
            0,
        ),
        (
            "Les critères sont le prix (60,1 %), le bruit (29,7 %) et le délai (10 %).",
            1,
        ),
    ] {
        let found = findings(text, DocumentKind::Rc);
        let said: Vec<_> = found.iter().filter(|f| f.rule.code == "CRI063").collect();
        assert_eq!(said.len(), wrong, "{text}");
        assert!(said.iter().all(|f| f.message.contains("99,8")), "{text}");
    }
}

#[test]
fn a_formula_of_notes_is_not_the_price_alone() {
    for (text, alone) in [
        (
            "Note du prix = 40 × (prix du moins-disant / prix de l’offre).",
            false,
        ),
        (
            "La note est calculée par rapport à l’offre du moins-disant.",
            false,
        ),
        ("Le marché est attribué au moins-disant.", true),
    ] {
        let found = findings(text, DocumentKind::Rc);
        assert_eq!(found.iter().any(|f| f.rule.code == "CRI050"), alone, "{text}");
    }
}
