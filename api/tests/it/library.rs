//! The clause library seen whole.

use std::collections::BTreeSet;

use clauses::{Kind, Level, Library};

/// The walk through the library: articles exist, variables are declared and used, predicates can be
/// read, criteria have their question, places exist.
#[test]
fn every_clause_stands_on_what_exists() {
    let answer = api::clauses::check(&[]).unwrap();
    assert!(answer.modules.len() >= 24, "{}", answer.modules.len());
}

#[test]
fn the_library_serves_every_purchase_and_four_families() {
    let library = Library::embedded();
    let of = |shelf: &str| library.modules().iter().filter(|m| m.shelf == shelf).count();
    assert!(
        of("transversal") >= 8,
        "{} modules transversaux",
        of("transversal")
    );
    for family in [
        "mobilier-scolaire",
        "vetements-de-travail",
        "denrees-alimentaires",
        "poches-de-sang-perfusion",
    ] {
        let specific = library
            .modules()
            .iter()
            .filter(|m| m.head.families.iter().any(|f| f == family))
            .count();
        assert!(specific >= 4, "{family} : {specific} modules");
    }
}

/// L2112-4 and the third-country rules are never part of a default set (PRODUCT.md § 2).
#[test]
fn location_of_means_and_third_countries_ask_for_a_reason() {
    let guarded: BTreeSet<&str> = ["L2112-4", "L2153-1"].into();
    for module in Library::embedded().modules() {
        let cites = module
            .facets
            .iter()
            .filter(|f| {
                matches!(
                    f.kind,
                    Kind::Execution | Kind::Exigence | Kind::Selection | Kind::Critere
                )
            })
            .any(|f| {
                f.head
                    .legal_basis
                    .iter()
                    .any(|article| guarded.contains(article.as_str()))
            });
        if cites {
            assert!(
                !module.head.default && module.head.justification.is_some(),
                "{}",
                module.head.id
            );
        }
    }
}

/// What must be due for every purchase since August 2026 is satisfied by the socle of the library alone.
#[test]
fn the_socle_satisfies_the_climate_duties_of_any_purchase() {
    let satisfied: BTreeSet<&str> = Library::embedded()
        .modules()
        .iter()
        .filter(|module| module.head.families.is_empty() && module.head.default)
        .flat_map(|module| &module.facets)
        .filter(|facet| facet.level == Level::Socle)
        .flat_map(|facet| facet.head.satisfies.iter().map(String::as_str))
        .collect();
    for id in [
        "env-specification",
        "env-execution",
        "env-critere",
        "prix-unique-interdit",
        "social-execution",
    ] {
        assert!(satisfied.contains(id), "{id}");
    }
}
