//! When each article was checked, from when it applies, and what changes on which day.

use std::collections::BTreeSet;

use law::{Law, Reliability};

use crate::day;

/// Texts whose words we do not have: their digests come from the fact sheet alone, or from memory.
const WITHOUT_TEXT: [&str; 20] = [
    "CRPM L230-5-1",
    "c. env. L224-7",
    "c. env. L228-4",
    "c. trav. L1132-1",
    "c. énergie L234-1",
    "c. énergie L234-2",
    "c. énergie L234-3",
    "dir. 2014/24/UE",
    "décret 2018-1225",
    "décret 2021-254",
    "décret 2023-266",
    "décret 2024-134",
    "loi 2020-105 art. 58",
    "loi 2021-1104 art. 35",
    "ord. 2025-979",
    "règl. (UE) 2016/425",
    "règl. (UE) 2017/745",
    "règl. (UE) 2017/746",
    "règl. (UE) 2022/1031",
    "règl. (UE) 952/2013",
];

/// A digest is compared with a text; without a text there is nothing to compare, and no date to show.
#[test]
fn every_digest_says_when_it_was_compared_unless_there_is_no_text() {
    let without: BTreeSet<&str> = Law::embedded()
        .articles()
        .filter(|article| article.checked.is_none())
        .map(|article| article.id.as_str())
        .collect();
    assert_eq!(without, BTreeSet::from(WITHOUT_TEXT));
    for id in WITHOUT_TEXT {
        let reliability = Law::embedded()
            .article(id)
            .expect("un article de la liste")
            .reliability;
        assert!(
            matches!(
                reliability,
                Reliability::Secondary | Reliability::ToCheck | Reliability::ThirdParty
            ),
            "{id}"
        );
    }
}

/// The start of these versions is in no source of ours: it stays unknown rather than guessed.
#[test]
fn articles_without_a_known_start_are_these() {
    let unknown: BTreeSet<&str> = Law::embedded()
        .articles()
        .filter(|article| article.in_force.is_none())
        .map(|article| article.id.as_str())
        .collect();
    assert_eq!(
        unknown,
        BTreeSet::from([
            "CGCT L1411-5",
            "CGCT L1414-2",
            "CJA L551-10",
            "CJA L551-12",
            "CJA L551-13",
            "CJA L551-14",
            "CJA L551-23",
            "CJA L551-4",
            "CP 432-14",
            "CRPM L230-5-1",
            "L2193-1",
            "c. env. L224-7",
            "c. env. L228-4",
            "c. trav. L1132-1",
            "c. énergie L234-1",
            "c. énergie L234-2",
            "c. énergie L234-3",
            "dir. 2014/24/UE",
            "décret 2018-1225",
            "décret 2021-254",
            "décret 2023-266",
            "loi 2020-105 art. 58",
            "loi 2021-1104 art. 35",
            "règl. (UE) 2017/746",
            "règl. (UE) 2022/1031",
            "règl. (UE) 952/2013",
        ])
    );
}

#[test]
fn duties_start_on_their_day() {
    let law = Law::embedded();
    for (id, start) in [
        ("debut-env-specification", Some("2026-08-22")),
        ("debut-env-execution", Some("2026-08-22")),
        ("debut-env-critere", Some("2026-08-21")),
        ("debut-prix-unique-interdit", Some("2026-08-21")),
        ("debut-social-execution", Some("2026-08-22")),
        ("debut-energie-performance", Some("2025-10-16")),
        ("debut-accord-cadre-maximum", Some("2021-08-26")),
        ("debut-nzia-environnement", None),
        ("impi-dm", Some("2025-06-30")),
        ("egalim-qualite", Some("2022-01-01")),
        ("agec-textile-reemploi", Some("2024-07-01")),
        ("donnees-essentielles-sans-publicite", Some("2024-01-01")),
        ("inconnu", None),
    ] {
        assert_eq!(law.since(id), start.map(day), "{id}");
    }
}

#[test]
fn rules_that_end_have_no_value_and_no_doubt() {
    let law = Law::embedded();
    for (id, last_day, amount, next_day) in [
        ("avance-plafond", "2020-10-17", 60.0, "2020-10-18"),
        ("ccag-fcs-2009-exoneration", "2021-09-30", 300.0, "2021-10-01"),
        ("agec-2021-sacs-reemploi", "2024-06-30", 10.0, "2024-07-01"),
    ] {
        let parameter = law.parameter(id).expect("un paramètre");
        assert_eq!(law.number(id, day(last_day)), Some(amount), "{id}");
        assert_eq!(law.number(id, day(next_day)), None, "{id}");
        assert_eq!(parameter.last_asserted(day(next_day)), None, "{id}");
        let ended = parameter.at(day(next_day)).expect("la fin est écrite");
        assert!(ended.ended && !ended.is_unasserted(), "{id}");
    }
}

#[test]
fn periods_that_no_source_gives_are_not_asserted() {
    let law = Law::embedded();
    for (id, date) in [
        ("donnees-essentielles-sans-publicite", "2020-01-01"),
        ("donnees-essentielles-sans-publicite", "2023-12-31"),
        ("spaser", "2022-12-31"),
        ("agec-sport", "2026-11-28"),
        ("agec-2021-cartouches-total", "2022-01-01"),
        ("debut-nzia-environnement", "2026-11-28"),
        ("dispense-travaux", "2027-01-01"),
        ("formalisee-etat", "2028-01-01"),
    ] {
        let value = law.parameter(id).and_then(|parameter| parameter.at(day(date)));
        assert!(value.expect("une valeur datée").is_unasserted(), "{id} au {date}");
    }
}

#[test]
fn periods_that_sources_give_are_all_there() {
    let law = Law::embedded();
    for (id, date, amount) in [
        ("avance-remboursement", "2025-12-31", 65.0),
        ("avance-remboursement", "2026-01-01", 65.0),
        ("ccag-travaux-demarrage", "2022-12-31", 6.0),
        ("ccag-travaux-demarrage", "2023-01-01", 4.0),
        ("egalim-certification-niveau-2", "2026-12-31", 1.0),
        ("egalim-certification-niveau-2", "2027-01-01", 0.0),
        ("agec-informatique-reforme", "2023-06-01", 25.0),
        ("agec-informatique-reforme", "2024-06-01", 35.0),
        ("agec-informatique-reforme", "2026-06-01", 50.0),
        ("impi-penalite-minimale", "2025-06-30", 10.0),
        ("impi-penalite-maximale", "2025-06-30", 30.0),
        ("nzia-dominance", "2026-11-28", 50.0),
        ("nzia-surcout", "2026-11-28", 20.0),
        ("conservation-fournitures-services", "2026-11-28", 5.0),
        ("dispense-innovation-lot-travaux", "2026-11-28", 100_000.0),
        ("delai-offres-ouvert-preinformation", "2026-11-28", 15.0),
    ] {
        assert_eq!(law.number(id, day(date)), Some(amount), "{id} au {date}");
    }
    let sources: BTreeSet<&str> = law
        .parameter("dispense-travaux")
        .expect("un paramètre")
        .values
        .iter()
        .filter(|value| value.amount == Some(100_000.0))
        .map(|value| value.source.as_str())
        .collect();
    assert_eq!(
        sources.len(),
        4,
        "quatre textes ont porté 100 000 € : {sources:?}"
    );
}
