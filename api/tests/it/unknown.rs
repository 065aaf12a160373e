//! Unknown is unknown: proposed, said, never taken as known.

use crate::{desk, example};

#[test]
fn a_code_proposed_from_the_words_stays_to_confirm() {
    let mut tender = example("mobilier-scolaire");
    tender.cpv.clear();
    let answer = api::suggest::suggest(desk(), &tender).unwrap();
    assert_eq!(answer.cpv_proposed.len(), 1);
    assert!(
        answer.cpv_proposed[0].starts_with("391"),
        "{:?}",
        answer.cpv_proposed
    );
    assert_eq!(answer.fabric.families[0].slug, "mobilier-scolaire");
    let out = tempfile::tempdir().unwrap();
    let draft = api::draft::draft(desk(), &tender, out.path(), &[]).unwrap();
    assert!(
        draft.missing.iter().any(|missing| missing.field == "tender.cpv"),
        "{:?}",
        draft.missing
    );
}

#[test]
fn a_buyer_without_place_has_no_rings_but_the_country() {
    let mut tender = example("mobilier-scolaire");
    tender.buyer.insee = None;
    let answer = api::suggest::suggest(desk(), &tender).unwrap();
    let rings: Vec<&str> = answer.fabric.firms.rings.iter().map(|ring| ring.ring).collect();
    assert_eq!(rings, ["france", "ue"]);
}

/// With today's data no performance is known: nothing may say that a firm is capable of one.
#[test]
fn an_activity_code_is_never_a_capability() {
    for name in crate::EXAMPLES {
        let answer = api::suggest::suggest(desk(), &example(name)).unwrap();
        let counted: Vec<_> = answer
            .suggestions
            .iter()
            .filter_map(|s| s.firms.map(|f| (&s.facet, f)))
            .collect();
        assert!(!counted.is_empty());
        for (facet, firms) in counted {
            assert_eq!(firms.by_status.deduit, 0, "{facet}");
            assert!(firms.unknown > 0, "{facet}");
        }
    }
}

#[test]
fn an_absent_fact_that_decides_is_named() {
    let mut tender = example("mobilier-scolaire");
    tender.lots = None;
    tender.duration_months = None;
    let answer = api::obligations::assess(&tender);
    for (id, field) in [("allotissement", "lots"), ("avance", "duration_months")] {
        let duty = answer.obligations.iter().find(|o| o.id == id).unwrap();
        assert_eq!(
            (duty.state, duty.missing.as_deref()),
            ("donnee-manquante", Some(field))
        );
    }
}
