//! The list of what is left to check says everything that is, and nothing else.

use std::collections::BTreeSet;

use law::{Confidence, DoubtKind, Law};

use crate::day;

#[test]
fn every_statement_not_verified_is_listed_with_its_reason() {
    let law = Law::embedded();
    let doubts = law.doubts();
    let has = |kind: DoubtKind, id: &str| doubts.iter().any(|doubt| doubt.kind == kind && doubt.id == id);
    for article in law.articles() {
        if !article.reliability.is_verified() || article.digest.contains("à vérifier") {
            assert!(has(DoubtKind::Article, &article.id), "{}", article.id);
        }
    }
    for parameter in law.parameters() {
        for value in parameter
            .values
            .iter()
            .filter(|value| value.confidence != Confidence::Lu)
        {
            let listed = doubts.iter().any(|doubt| {
                doubt.kind == DoubtKind::Parameter
                    && doubt.id == parameter.id
                    && doubt.from == Some(value.from)
            });
            assert!(listed, "{} au {}", parameter.id, value.from);
        }
    }
    for entry in law
        .ccag_entries()
        .filter(|entry| entry.confidence != Confidence::Lu)
    {
        assert!(has(DoubtKind::Ccag, &entry.id), "{}", entry.id);
    }
    for case in law
        .cases()
        .iter()
        .filter(|case| case.confidence != Confidence::Lu)
    {
        assert!(has(DoubtKind::Case, &case.number), "{}", case.number);
    }
    for text in law
        .repealed()
        .iter()
        .filter(|text| text.confidence != Confidence::Lu)
    {
        assert!(has(DoubtKind::Repealed, &text.id), "{}", text.id);
    }
    for doubt in &doubts {
        for said in [&doubt.id, &doubt.what, &doubt.why, &doubt.source] {
            assert!(!said.trim().is_empty(), "{doubt:?}");
        }
    }
}

#[test]
fn the_doubts_of_the_fact_sheet_are_there_and_in_order() {
    let doubts = Law::embedded().doubts();
    for (kind, id, from) in [
        (DoubtKind::Parameter, "dispense-travaux", Some("2027-01-01")),
        (DoubtKind::Parameter, "dispense-innovation", Some("2026-01-01")),
        (DoubtKind::Parameter, "formalisee-hopitaux", Some("2026-01-01")),
        (
            DoubtKind::Parameter,
            "donnees-essentielles-sans-publicite",
            Some("2020-01-01"),
        ),
        (DoubtKind::Parameter, "debut-social-execution", Some("2026-08-22")),
        (DoubtKind::Article, "R2122-1", None),
        (DoubtKind::Article, "L2193-1", None),
        (DoubtKind::Ccag, "CCAG-FCS 24", None),
        (DoubtKind::Ccag, "CCAG-FCS", None),
        (DoubtKind::Case, "427761", None),
    ] {
        let from = from.map(day);
        assert!(
            doubts
                .iter()
                .any(|doubt| doubt.kind == kind && doubt.id == id && (doubt.from == from || from.is_none())),
            "{id}"
        );
    }
    let sure = ["dispense-livres", "avance-montant", "R2111-9", "C-424/23"];
    assert!(
        !doubts
            .iter()
            .any(|doubt| sure.contains(&doubt.id.as_str()) && doubt.kind != DoubtKind::Article)
    );
    assert!(doubts.windows(2).all(|pair| pair[0].kind <= pair[1].kind));
    let keys: BTreeSet<_> = doubts
        .iter()
        .map(|doubt| (doubt.kind, &doubt.id, doubt.from))
        .collect();
    assert_eq!(keys.len(), doubts.len(), "deux fois le même doute");
}
