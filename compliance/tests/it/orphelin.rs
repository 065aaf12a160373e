//! References, questions, annexes and pieces without their counterpart; departures from the CCAG.

use document::DocumentKind::{Autre, Ccap, Cctp, Rc};

use crate::built::check;

#[test]
fn references_to_articles() {
    let articles = "# Un\n# Deux\n# Trois\n## Trois un\n## Trois deux\n";
    let orp = |words: &str, expected: &[&str]| {
        let lines = format!("{articles}{words}");
        check(&[(Ccap, &lines)], None, "ORP001", expected);
    };
    orp("Voir l’article 3.2.", &[]);
    orp("Voir l’article 7 ci-dessus.", &["ORP001 ccap « article 7 »"]);
    orp(
        "Les pénalités de l’article 3.4 s’appliquent.",
        &["ORP001 ccap « article 3.4 »"],
    );
    orp(
        "Voir les articles 2 et 9 du présent cahier.",
        &["ORP001 ccap « articles 2 et 9 »"],
    );
    orp("Voir l’article 12 du CCAP.", &["ORP001 ccap « article 12 »"]);
    // Other texts have articles of their own.
    orp("L’article 14.1 du CCAG s’applique.", &[]);
    orp("Il renonce aux droits de l’article 1219 du code civil.", &[]);
    orp(
        "Selon l’article L. 2113-11 du code de la commande publique, rien.",
        &[],
    );
    orp("Selon l’article 28 du règlement (UE) 2016/679, rien.", &[]);
    orp("Le CCAG s’applique. Son article 33 fixe la garantie.", &[]);
    // A document that is not at hand.
    orp("Voir l’article 12 du CCTP.", &[]);
    check(
        &[(Cctp, articles), (Rc, "Voir l’article 12 du CCTP.")],
        None,
        "ORP001",
        &["ORP001 rc « article 12 »"],
    );
    // Without numbered articles, nothing is known.
    check(&[(Rc, "Voir l’article 12 ci-dessous.")], None, "ORP001", &[]);
}

#[test]
fn questions_and_criteria() {
    let rc = "# Critères\n| Critère | Points\n| 1. Prix | 60\n| 2. Emballage, en g | 20\n| 3. Délai, en jours | 20";
    let frame = |rows: &str| format!("{rc}\n# Questions\n| N° | Sert à | Question\n{rows}");
    let orp = |rows: &str, expected: &[&str]| check(&[(Rc, &frame(rows))], None, "ORP", expected);
    orp(
        "| 1 | critère 2 | Quelle masse ?\n| 2 | critère 3 | Quel délai ?",
        &[],
    );
    orp("| 1 | critère 2 | Quelle masse ?", &[]);
    orp(
        "| 1 | critère 2 | Quelle masse ?\n| 2 | critère 3 | Quel délai ?\n| 3 | critère 5 | Quel âge ?",
        &["ORP004 rc « Quel âge ? »"],
    );
    let many = "# Critères\n| Critère | Points\n| 1. Prix | 40\n| 2. Emballage | 20\n| 3. Délai | 20\n| 4. Reprise | 20\n# Questions\n| Sert à | Question\n| critère 2 | Quelle masse ?\n| critère 3 | Quel délai ?";
    check(&[(Rc, many)], None, "ORP", &["ORP005 rc « 4. Reprise »"]);
    // Requirements have questions too.
    orp(
        "| 1 | critère 2 | Quelle masse ?\n| 2 | critère 3 | Quel délai ?\n| 3 | exigence 3.2 | Quelle preuve ?",
        &[],
    );
}

#[test]
fn lines_of_prices() {
    let cctp = "# Un\n# Deux\n# Trois";
    let prices = "| Désignation | Article du CCTP | Prix unitaire\n| Table | 2 | \n| Chaise | 8 | ";
    check(
        &[(Cctp, cctp), (Autre, prices)],
        None,
        "ORP",
        &["ORP006 autre « 8 »"],
    );
}

#[test]
fn annexes_and_pieces() {
    let rc = |pieces: &str| format!("Le dossier de consultation comprend les pièces suivantes :\n{pieces}");
    check(
        &[
            (Rc, &rc("- CCTP\n- annexe 1 : plans")),
            (Cctp, "Voir l’annexe 1.\nVoir l’annexe 2."),
        ],
        None,
        "ORP",
        &["ORP002 cctp « annexe 2 »"],
    );
    check(
        &[(Rc, &rc("- CCTP et ses annexes")), (Cctp, "Voir l’annexe 2.")],
        None,
        "ORP",
        &[],
    );
    check(
        &[
            (Rc, &rc("- annexe 1")),
            (Cctp, "Selon l’annexe 2 de l’arrêté du 3 mai, rien."),
        ],
        None,
        "ORP",
        &[],
    );
    check(
        &[
            (Rc, &rc("- le BPU\n- le DQE")),
            (Ccap, "Les prix sont ceux de la DPGF."),
        ],
        None,
        "ORP",
        &["ORP003 ccap « DPGF »"],
    );
    check(
        &[
            (Rc, &rc("- le BPU")),
            (Ccap, "Les prix sont ceux du BPU ou de la DPGF."),
        ],
        None,
        "ORP",
        &[],
    );
}

#[test]
fn departures_from_the_ccag() {
    let der = |lines: &str, expected: &[&str]| check(&[(Ccap, lines)], None, "DER", expected);
    let body = "# Objet\n# Pénalités\nPar dérogation à l’article 14.1 du CCAG-FCS, la pénalité est de 50 €.\n# Garantie\nPar dérogation à l’article 33 du CCAG-FCS, la garantie est de trois ans.\n";
    der(
        &format!(
            "{body}# Dérogations au CCAG\nL’article 2 déroge à l’article 14.1 du CCAG.\nL’article 3 déroge à l’article 33 du CCAG."
        ),
        &[],
    );
    der(
        &format!("{body}# Dérogations au CCAG\nL’article 2 déroge à l’article 14.1 du CCAG."),
        &["DER001 ccap « dérogation à l’article 33 »"],
    );
    der(body, &["DER001 ccap « dérogation à l’article 14.1 »"]);
    // The list of an older contract.
    der(
        &format!(
            "{body}# Durée\n# Dérogations au CCAG\nL’article 2 déroge à l’article 14.1 du CCAG.\nL’article 3 déroge à l’article 33 du CCAG.\nL’article 4 déroge à l’article 13 du CCAG.\nL’article 18 déroge à l’article 51 du CCAG."
        ),
        &["DER002 ccap « 4 »", "DER002 ccap « 18 »"],
    );
    der(
        "# Un\nPar dérogation à l’article 33 du CCAG, deux ans.\n# Deux\n# Dérogations\n| Article du CCAP | Article du CCAG\n| 1 | 33\n| 2 | 14.1",
        &["DER002 ccap « 2 »"],
    );
}

#[test]
fn a_penalty_that_departs_in_silence() {
    let der = |words: &str, expected: &[&str]| {
        let lines = format!("# Objet\nLe marché se réfère au CCAG-FCS.\n# Pénalités\n{words}");
        check(&[(Ccap, &lines)], None, "DER", expected);
    };
    der(
        "La pénalité de retard est de 100 € par jour.",
        &["DER003 ccap « pénalité de retard est de 100 € par jour »"],
    );
    der(
        "Par dérogation à l’article 14.1 du CCAG, la pénalité de retard est de 100 € par jour.\n# Dérogations\nArticle 14.1",
        &[],
    );
    der(
        "Les pénalités pour retard de remise d’un document sont de 100 € par jour.",
        &[],
    );
    der("La pénalité est V × R ÷ 1 000.", &[]);
    der("La pénalité est V × R ÷ 500.", &["DER003 ccap « V × R ÷ 500 »"]);
}
