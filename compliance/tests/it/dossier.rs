//! What is set aside, what is said of the checking itself, weights and questions over a document.

use document::DocumentKind::{Autre, Ccap, Cctp, Rc};

use crate::built::{check, document, need, report, told};

const WAIVER: &str = "[[waiver]]\nrule = \"SPE001\"\nexcerpt = \"de marque Dupont\"\nreason = \"justifie-par-objet\"\n\
                      text = \"Parc existant.\"\ndate = 2026-11-20\n";

#[test]
fn a_waiver_outlives_what_changes_around_it() {
    // A table of the need comes after its plain fields.
    let tender = {
        let mut tender = need("");
        tender.waiver = tender::Tender::from_toml(
            &format!("objet = \"x\"\nlaunch_date = 2026-11-23\nnature = \"fournitures\"\namount_ht = 1\n{WAIVER}[buyer]\nkind = \"commune\"\n"),
            "besoin.toml",
        )
        .expect("need")
        .waiver;
        tender
    };
    for (words, holds) in [
        ("Les postes sont de marque Dupont.", true),
        (
            "Les huit postes livrés sont de marque Dupont, en état de marche.",
            true,
        ),
        ("Les postes sont de marque\u{a0}Dupont.", true),
        ("Les postes sont de marque Durand.", false),
    ] {
        let found = report(&[document(Cctp, words)], Some(&tender));
        let waived = found
            .findings
            .iter()
            .any(|f| f.rule.code == "SPE001" && f.waived.is_some());
        assert_eq!(waived, holds, "{words}");
        assert_eq!(found.lapsed.is_empty(), holds, "{words}");
    }
}

#[test]
fn a_note_sets_a_rule_aside_for_the_next_block() {
    let lines = "> emplettes : ignorer SPE001 : parc existant\nLes postes sont de marque Dupont.\nLes écrans sont de marque Dupont.";
    let documents = [document(Cctp, lines)];
    let found = report(&documents, None);
    let waived: Vec<_> = (found.findings.iter())
        .filter(|f| f.rule.code == "SPE001")
        .map(|f| f.waived.as_ref().map(|waiver| waiver.text.as_str()))
        .collect();
    assert_eq!(waived, [Some("parc existant"), None]);
    assert!(found.remarks.is_empty(), "{:?}", found.remarks);
    // The document alone says the same.
    let alone = compliance::check_document(&documents[0], &crate::context());
    assert_eq!(alone.iter().filter(|f| f.waived.is_some()).count(), 1);
}

#[test]
fn a_text_file_keeps_the_comment_with_its_line() {
    let lines = "<!-- emplettes: ignorer SPE001 : parc existant --> Les postes sont de marque Dupont.";
    let found = report(&[document(Cctp, lines)], None);
    let waived: Vec<_> = found
        .findings
        .iter()
        .map(|f| (f.rule.code, f.waived.is_some()))
        .collect();
    assert!(waived.contains(&("SPE001", true)), "{waived:?}");
}

#[test]
fn a_note_without_reason_sets_nothing_aside() {
    let doc = |note: &str| [(Cctp, format!("> {note}\nLes postes sont de marque Dupont."))];
    for (note, code) in [
        ("emplettes: ignorer SPE001", "DOC003"),
        ("emplettes: ignorer SPE999 : motif", "DOC003"),
        ("emplettes: ignorer cette alerte", "DOC003"),
    ] {
        let [(kind, lines)] = doc(note);
        let documents = [document(kind, &lines)];
        let found = report(&documents, None);
        assert_eq!(told(&found, &documents, code).len(), 1, "{note}");
        assert!(found.findings.iter().all(|f| f.waived.is_none()), "{note}");
    }
    // One that serves no more is told.
    let idle = "> emplettes: ignorer SPE001 : parc existant\nLes tables ont un plateau de 70 cm.";
    let found = report(&[document(Cctp, idle)], None);
    assert_eq!(found.remarks.len(), 1, "{:?}", found.remarks);
    assert!(
        found.remarks[0].text.starts_with("Le CCTP\u{a0}: une note"),
        "{}",
        found.remarks[0].text
    );
}

#[test]
fn a_rule_found_everywhere_is_told() {
    let branded: String = (0..9)
        .map(|n| format!("# Poste {n}\nLe poste est de marque Dupont.\n"))
        .collect();
    let found = report(&[document(Cctp, &branded)], None);
    let remarks: Vec<_> = found.remarks.iter().map(|remark| remark.rule.code).collect();
    assert_eq!(remarks, ["SPE001"]);
    assert!(
        found.remarks[0].text.contains("9 articles sur 9"),
        "{}",
        found.remarks[0].text
    );
    // Few articles say nothing.
    let few: String = (0..7)
        .map(|n| format!("# Poste {n}\nLe poste est de marque Dupont.\n"))
        .collect();
    assert!(report(&[document(Cctp, &few)], None).remarks.is_empty());
}

#[test]
fn what_could_not_run_is_told() {
    let found = report(&[document(Ccap, "Le titulaire livre.")], None);
    let lacks = |code: &str| found.not_run.iter().filter(|one| one.rule.code == code).count();
    assert_eq!(lacks("CRI060"), 1, "no rules of the consultation, no weights");
    assert_eq!(lacks("OBL008"), 1, "no need, no advance");
    assert_eq!(lacks("DER001"), 0);
}

#[test]
fn weights_over_lines_and_sentences() {
    let cri = |lines: &str, expected: &[&str]| check(&[(Rc, lines)], None, "CRI06", expected);
    let head = "# Critères d’attribution\n";
    cri(
        &format!("{head}- Prix : 60 %\n- Énergie consommée, en kWh : 40 %"),
        &[],
    );
    cri(
        &format!("{head}- Prix : 60 %\n- Énergie consommée, en kWh : 50 %"),
        &["CRI066 rc « 50 % »"],
    );
    cri(
        &format!(
            "{head}Le critère du prix compte pour 60 %. Le critère de l’énergie consommée, en kWh, compte pour 30 %."
        ),
        &["CRI066 rc « 30 % »"],
    );
    // Details under their criterion.
    cri(
        &format!("{head}- Prix : 60 %\n- Énergie consommée, en kWh : 40 %\n- été : 30 %\n- hiver : 10 %"),
        &[],
    );
    // Neither weight nor order.
    cri(
        "# Critères de jugement des offres\n- Prix\n- Délai de livraison, en jours",
        &["CRI064 rc « Critères de jugement des offres »"],
    );
    cri(
        "# Critères de jugement des offres\nPar ordre décroissant d’importance :\n- Prix\n- Délai de livraison, en jours",
        &[],
    );
}

#[test]
fn a_question_on_the_whole_firm() {
    let frame = |question: &str| format!("| N° | Question\n| 1 | {question}");
    check(
        &[(Autre, &frame("Décrivez la politique RSE de votre entreprise."))],
        None,
        "CRI042",
        &["CRI042 autre « politique RSE »"],
    );
    check(
        &[(
            Autre,
            &frame("Comment réduisez-vous les emballages des livraisons du marché ?"),
        )],
        None,
        "CRI042",
        &[],
    );
}
