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
    let draft = api::draft::draft(
        desk(),
        &tender.clone().into(),
        out.path(),
        &[],
        &api::Job::silent(),
    )
    .unwrap();
    assert_eq!(draft.cpv_proposed, answer.cpv_proposed);
    assert_eq!(
        api::obligations::assess_with_facets(desk(), &tender)
            .unwrap()
            .cpv_proposed,
        answer.cpv_proposed
    );
    assert!(
        draft.missing.iter().any(|missing| missing.field == "cpv"),
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

/// Nothing recognised is nothing counted: never zero firms.
#[test]
fn an_unrecognised_need_has_no_counts() {
    let mut tender = example("mobilier-scolaire");
    tender.objet = "Zzzz".into();
    tender.context = None;
    tender.nature = tender::Nature::Services;
    tender.cpv = vec!["98000000".parse().unwrap()];
    let answer = api::suggest::suggest(desk(), &tender).unwrap();
    assert!(answer.fabric.families.is_empty(), "{:?}", answer.fabric.families);
    assert_eq!(answer.fabric.firms.total, None);
    assert!(answer.fabric.firms.rings.iter().all(|ring| ring.firms.is_none()));
    assert_eq!(
        (answer.restriction.sure, answer.restriction.possible),
        (None, None)
    );
}

/// Clauses come from the closest family alone: office chairs are not written as school chairs.
#[test]
fn a_near_family_brings_no_clause() {
    let mut tender = example("mobilier-scolaire");
    tender.objet = "Achat de chaises de bureau".into();
    tender.context = None;
    tender.cpv = vec!["39112000".parse().unwrap()];
    let answer = api::suggest::suggest(desk(), &tender).unwrap();
    let families: Vec<&str> = answer.fabric.families.iter().map(|f| f.slug.as_str()).collect();
    assert_eq!(families, ["mobilier-de-bureau"]);
    assert!(
        answer
            .suggestions
            .iter()
            .all(|s| !s.facet.starts_with("tailles-du-mobilier/"))
    );
}

#[test]
fn codes_that_do_not_exist_are_refused() {
    let refused = |change: &dyn Fn(&mut tender::Tender)| {
        let mut tender = example("mobilier-scolaire");
        change(&mut tender);
        api::suggest::suggest(desk(), &tender).unwrap_err().detail
    };
    assert!(refused(&|t| t.cpv = vec!["39169999".parse().unwrap()]).contains("« 39169999 » n’existe pas"));
    assert!(
        refused(&|t| t.buyer.insee = Some("99999".parse().unwrap()))
            .contains("« 99999 » n’est le code d’aucune commune")
    );
}

/// A duty that nothing answers is said, not passed over.
#[test]
fn a_duty_left_without_clause_is_said() {
    let mut tender = example("mobilier-scolaire");
    let environment: Vec<String> = clauses::Library::embedded()
        .modules()
        .iter()
        .flat_map(|module| &module.facets)
        .filter(|facet| facet.head.satisfies.iter().any(|id| id == "env-critere"))
        .map(|facet| facet.id.clone())
        .collect();
    for id in environment {
        tender.choices.insert(id, tender::FacetChoice::Kept(false));
    }
    let out = tempfile::tempdir().unwrap();
    let answer = api::draft::draft(
        desk(),
        &tender.clone().into(),
        out.path(),
        &[],
        &api::Job::silent(),
    )
    .unwrap();
    assert!(
        answer
            .conflicts
            .iter()
            .any(|said| said.contains("Critère environnemental")),
        "{:?}",
        answer.conflicts
    );
}
