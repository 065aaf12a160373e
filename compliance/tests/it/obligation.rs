//! Duties that the texts do not meet.

use compliance::{Context, FindingState, check_dossier};
use document::DocumentKind::{Autre, Ccap, Cctp, Rc};
use jiff::civil::date;

use crate::built::{check, document, need, report};
use crate::context;

const GREEN_RC: &str =
    "# Critères\n| Critère | Pondération\n| Prix | 60 %\n| Énergie consommée, en kWh par an | 40 %";
const GREY_RC: &str =
    "# Critères\n| Critère | Pondération\n| Prix | 60 %\n| Délai de livraison, en jours | 40 %";

#[test]
fn a_criterion_on_the_environment() {
    let obl = |rc: &str, expected: &[&str]| check(&[(Rc, rc)], None, "OBL", expected);
    obl(GREEN_RC, &[]);
    obl(GREY_RC, &["OBL001 rc « Prix »"]);
    // What lasts or can be mended counts, and so does the cost of the life cycle.
    for criterion in [
        "Disponibilité des pièces détachées, en années",
        "Coût du cycle de vie",
        "Part de matières recyclées, en %",
        "Facilité de réparation, en minutes",
        "Émissions du transport, en g/t.km",
    ] {
        let rc = format!("# Critères\n| Critère | Pondération\n| Prix | 60 %\n| {criterion} | 40 %");
        obl(&rc, &[]);
    }
    // An IT environment is none.
    obl(
        "# Critères\n| Critère | Pondération\n| Prix | 60 %\n| Intégration dans l’environnement informatique | 40 %",
        &["OBL001 rc « Prix »"],
    );
    // Announced without a table.
    obl(
        "# Critères de jugement des offres\n- Prix : 60 %\n- Délai de livraison : 40 %",
        &["OBL001 rc « Critères de jugement des offres »"],
    );
}

#[test]
fn the_launch_date_decides() {
    let documents = [document(Rc, GREY_RC)];
    for (day, found) in [
        (date(2026, 8, 20), false),
        (date(2026, 8, 21), true),
        (date(2027, 1, 4), true),
    ] {
        let ctx = Context {
            launch_date: day,
            ..context()
        };
        let codes: Vec<_> = check_dossier(&documents, &ctx)
            .findings
            .iter()
            .map(|f| f.rule.code)
            .collect();
        assert_eq!(codes.contains(&"OBL001"), found, "{day}");
    }
}

#[test]
fn a_criterion_without_any_measure() {
    let rc = "# Critères\n| Critère | Pondération\n| Prix | 60 %\n| Valeur technique | 30 %\n| Performance environnementale | 10 %";
    check(
        &[(Rc, rc)],
        None,
        "OBL002",
        &["OBL002 rc « Performance environnementale »"],
    );
    let told = format!(
        "{rc}\n# Notation des critères\nLa performance environnementale est jugée sur la masse d’emballage."
    );
    check(&[(Rc, &told)], None, "OBL", &[]);
    let frame = "Quelle est la part de matières recyclées de vos meubles ?";
    check(&[(Rc, rc), (Autre, frame)], None, "OBL", &[]);
}

#[test]
fn conditions_of_performance() {
    let bare = "# Exécution\nLe titulaire livre sous 30 jours.\nLe paiement intervient sous 30 jours.";
    let green = format!("{bare}\nLe titulaire reprend et recycle les emballages de transport.");
    let cctp = "# Exigences\nLes tables sont réparables sans outil.";
    check(
        &[(Ccap, bare), (Cctp, cctp)],
        None,
        "OBL",
        &["OBL003 ccap « Exécution »"],
    );
    check(&[(Ccap, &green), (Cctp, cctp)], None, "OBL", &[]);
    // It may be in the document that was not given: nothing is said to be wrong.
    check(&[(Ccap, bare)], None, "OBL", &[]);
    let found = report(&[document(Ccap, bare)], None);
    let lacks: Vec<_> = found
        .not_run
        .iter()
        .filter(|one| one.rule.code == "OBL003")
        .collect();
    assert!(lacks[0].lacks.contains("le CCTP"), "{lacks:?}");
    // A specification that says nothing of sustainable development.
    check(
        &[(
            Cctp,
            "# Objet\nDes tables.\n# Exigences\nLes tables ont un plateau de 70 cm sur 50.",
        )],
        None,
        "OBL",
        &["OBL005 cctp « Exigences »"],
    );
}

#[test]
fn duties_of_the_amount_need_the_need() {
    let ccap = "# Exécution\nLe titulaire reprend les emballages.\n# Prix\nLes prix sont fermes.\n# Paiement\nLe délai de paiement est de 30 jours.";
    let cctp = "# Exigences\nLes tables sont réparables.";
    let rc = GREEN_RC;
    let pieces = [(Rc, rc), (Ccap, ccap), (Cctp, cctp)];
    check(&pieces, None, "OBL", &[]);
    let without = report(&pieces.map(|(kind, lines)| document(kind, lines)), None);
    for code in ["OBL004", "OBL006", "OBL008", "OBL010"] {
        assert!(without.not_run.iter().any(|one| one.rule.code == code), "{code}");
    }
    let large = need("duration_months = 12\nlots = 1\naccord_cadre = false\nraw_materials = true");
    check(
        &pieces,
        Some(&large),
        "OBL",
        &[
            "OBL006 rc « Critères »",
            "OBL004 ccap « Exécution »",
            "OBL008 ccap « Prix »",
            "OBL011 ccap « Prix »",
        ],
    );
    let lots = need("duration_months = 12\nlots = 3\naccord_cadre = true\nraw_materials = false");
    check(
        &pieces,
        Some(&lots),
        "OBL",
        &[
            "OBL007 rc « Critères »",
            "OBL010 rc « Critères »",
            "OBL004 ccap « Exécution »",
            "OBL008 ccap « Prix »",
        ],
    );
}

#[test]
fn a_fact_that_decides_is_named() {
    let pieces = [
        (Rc, GREEN_RC),
        (
            Ccap,
            "# Prix\nLes prix sont fermes. Le délai de paiement est de 30 jours.",
        ),
    ];
    let documents = pieces.map(|(kind, lines)| document(kind, lines));
    let found = report(
        &documents,
        Some(&need("lots = 1\nsingle_lot_reason = \"Un seul objet.\"")),
    );
    let missing: Vec<_> = (found.findings.iter())
        .filter(|f| f.rule.code == "OBL008")
        .map(|f| (f.state, f.message.contains("duration_months")))
        .collect();
    assert_eq!(missing, [(FindingState::DonneeManquante, true)]);
}
