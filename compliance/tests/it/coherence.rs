//! The same thing said twice differently.

use document::DocumentKind::{Ae, Ccap, Cctp, Lettre, Rc};

use crate::built::{check, document, report};

#[test]
fn values_of_one_notion_agree_over_the_pieces() {
    let coh =
        |rc: &str, ccap: &str, expected: &[&str]| check(&[(Rc, rc), (Ccap, ccap)], None, "COH", expected);
    coh(
        "La durée de validité des offres est de 120 jours.",
        "Le titulaire reste engagé par son offre pendant quatre-vingt-dix (90) jours.",
        &["COH001 ccap « quatre-vingt-dix (90) jours »"],
    );
    // Three months have ninety days or so.
    coh(
        "La durée de validité des offres est de trois mois.",
        "Les offres sont valables 90 jours.",
        &[],
    );
    coh(
        "La durée du marché est de 12 mois.",
        "Le marché est conclu pour une durée d’un an.",
        &[],
    );
    coh(
        "La durée du marché est de 12 mois.",
        "Le marché est conclu pour une durée de 24 mois.",
        &["COH001 ccap « 24 mois »"],
    );
    // A first period and a total are two durations.
    coh(
        "La durée totale du marché, reconductions comprises, est de 48 mois.",
        "Le marché est conclu pour une durée initiale de 12 mois, reconductible trois fois.",
        &[],
    );
    coh(
        "Le délai global de paiement est de 30 jours.",
        "Le délai de paiement est de 45 jours à compter de la facture.",
        &["COH002 ccap « 45 jours »"],
    );
    // Interests and subcontractors have their own delays.
    coh(
        "Le délai de paiement est de 30 jours.",
        "Le sous-traitant est payé dans le délai de 15 jours après son accord.",
        &[],
    );
    coh(
        "Les offres sont remises avant le 12 janvier 2027 à 12 h 00.",
        "La date limite de remise des offres est fixée au 12/01/2027 à 16 heures.",
        &["COH003 ccap « 12/01/2027 à 16 heures »"],
    );
    coh(
        "La date limite de remise des offres est le mardi 12 janvier 2027 à 12 heures.",
        "Les questions sont posées avant le 5 janvier 2027 ; les plis parviennent avant le 12/01/2027.",
        &[],
    );
    coh(
        "Le marché est divisé en 3 lots.",
        "Le marché comporte un lot unique.",
        &["COH005 ccap « un lot unique »"],
    );
    coh(
        "Le marché est divisé en trois lots.",
        "Un candidat ne peut se voir attribuer plus de 2 lots.",
        &[],
    );
    coh(
        "Le montant maximum de l’accord-cadre est de 200 000 € HT.",
        "Le montant maximum de l’accord-cadre est de 250 000 € HT pour toute sa durée.",
        &["COH004 ccap « 250 000 € HT »"],
    );
    coh(
        "Le montant maximum annuel de l’accord-cadre est de 50 000 € HT.",
        "Le montant maximum de l’accord-cadre est de 200 000 € HT.",
        &[],
    );
}

#[test]
fn each_lot_has_values_of_its_own() {
    let rc = "# Lot 1\nLa durée du marché est de 12 mois.\n# Lot 2\nLa durée du marché est de 24 mois.";
    check(&[(Rc, rc)], None, "COH", &[]);
}

#[test]
fn one_document_says_one_thing() {
    let rc = "# Offres\nLa durée de validité des offres est de 90 jours.\n# Fin\nLes offres restent valables 120 jours.";
    check(&[(Rc, rc)], None, "COH", &["COH001 rc « 120 jours »"]);
    let documents = [document(Rc, rc)];
    let found = report(&documents, None);
    let message = &found.findings[0].message;
    assert_eq!(
        message,
        "Durée de validité des offres\u{a0}: «\u{a0}120\u{a0}jours\u{a0}» ici, «\u{a0}90\u{a0}jours\u{a0}» à l’article\u{a0}1 du même document."
    );
    // Several delays of delivery are no contradiction.
    let cctp =
        "Le délai de livraison est de 30 jours.\nLe délai de livraison est de 5 jours ouvrés à la rentrée.";
    check(&[(Cctp, cctp)], None, "COH", &[]);
    check(
        &[(Cctp, cctp), (Ccap, "Le délai de livraison est de 30 jours.")],
        None,
        "COH",
        &[],
    );
}

#[test]
fn one_ccag_applies() {
    check(
        &[
            (
                Ccap,
                "Le marché est régi par le CCAG-FCS approuvé par l’arrêté du 30 mars 2021.",
            ),
            (Ae, "Les parties se réfèrent au CCAG-TIC."),
        ],
        None,
        "COH",
        &["COH006 ae « CCAG-TIC »"],
    );
    check(
        &[
            (
                Ccap,
                "Il se réfère au cahier des clauses administratives générales (CCAG-FCS).\nPar dérogation à l’article 14 du CCAG-FCS, rien.\n# Dérogations\nArticle 14",
            ),
            (Cctp, "Le titulaire applique le CCAG FCS."),
        ],
        None,
        "COH",
        &[],
    );
}

#[test]
fn a_criterion_has_one_weight() {
    let table = |price: u32| {
        format!(
            "# Critères\n| Critère | Pondération\n| 1. Prix | {price} %\n| 2. Performance environnementale, en g de CO2 | {} %",
            100 - price
        )
    };
    check(&[(Rc, &table(60)), (Lettre, &table(60))], None, "COH", &[]);
    check(
        &[(Rc, &table(60)), (Lettre, &table(50))],
        None,
        "COH008",
        &[
            "COH008 lettre « 2. Performance environnementale, en g de CO2 »",
            "COH008 lettre « 1. Prix »",
        ],
    );
}

#[test]
fn places_compare_by_postal_code() {
    check(
        &[
            (
                Ccap,
                "L’adresse de livraison est : 3 rue du Moulin, 67700 Saverne.",
            ),
            (Cctp, "Le lieu de livraison est l’école, 67120 Molsheim."),
        ],
        None,
        "COH",
        &["COH007 cctp « 67120 Molsheim »"],
    );
}

#[test]
fn the_one_that_stands_alone_is_told() {
    let is = |months: u32| format!("La durée de validité des offres est de {months} mois.");
    check(
        &[(Ae, &is(4)), (Rc, &is(6)), (Ccap, &is(6))],
        None,
        "COH",
        &["COH001 ae « 4 mois »"],
    );
}
