use std::collections::BTreeMap;

use clauses::{Library, Module, Origin, PutAway, write_module};
use tender::{Choices, FacetChoice, Value};

/// What a file says, wherever its lines stand.
fn said(module: &Module) -> String {
    let facets: Vec<_> = module
        .facets
        .iter()
        .map(|facet| {
            let texts: Vec<_> = facet
                .texts
                .iter()
                .map(|text| (&text.name, &text.head, &text.body))
                .collect();
            (&facet.id, &facet.head, texts)
        })
        .collect();
    format!("{:#?}", (&module.head, facets))
}

#[test]
fn every_module_written_is_read_back_the_same() {
    for module in Library::embedded().modules() {
        let text = write_module(module).unwrap();
        let name = format!("{}.md", module.head.id);
        let (again, refused) = Library::from_files([(module.shelf.as_str(), name.as_str(), text.as_str())]);
        assert!(refused.is_empty(), "{refused:?}\n{text}");
        assert_eq!(said(&again.modules()[0]), said(module));
        assert_eq!(write_module(&again.modules()[0]).unwrap(), text);
    }
}

fn module(id: &str, title: &str, taux: u32) -> Module {
    let text = format!(
        r#"```toml
id = "{id}"
title = "{title}"
need = "n"
reviewed = 2026-11-23
```
## exigence-socle
```toml
document = "cctp"
place = "exigences"
legal_basis = ["R2111-8"]
in_force = {{ from = 2019-04-01, trigger = "launch_date" }}
level_reason = "l"
no_predicate = "p"
variables = [{{ name = "taux", kind = "percent", unit = "%", min = {taux}, max = 100, ask = "a ?" }}]
```
Au moins {{{{taux}}}} %.
"#
    );
    let (library, refused) = Library::from_files([("t", format!("{id}.md").as_str(), text.as_str())]);
    assert!(refused.is_empty(), "{refused:?}");
    library.modules()[0].clone()
}

fn official() -> Library {
    let none = BTreeMap::new();
    Library::default().with_house(
        vec![module("a", "Officielle", 50), module("b", "Autre", 50)],
        &none,
    )
}

#[test]
fn a_module_of_the_house_takes_the_place_of_the_official_one() {
    let mut house = module("a", "De la maison", 60);
    house.origin = Origin::House;
    let library = official().with_house(vec![house], &BTreeMap::new());
    let titles: Vec<&str> = library.modules().iter().map(|m| m.head.title.as_str()).collect();
    assert_eq!(titles, ["De la maison", "Autre"]);
    assert_eq!(
        library.module("a").unwrap().mark().as_deref(),
        Some("clause de la maison")
    );
    assert_eq!(library.module("b").unwrap().mark(), None);
}

#[test]
fn choices_that_cannot_be_followed_are_told_and_the_others_kept() {
    let why = PutAway {
        reason: "Le marché ne répond plus.".to_owned(),
        day: "2026-11-29".parse().unwrap(),
    };
    let library = official().with_house(Vec::new(), &[("b".to_owned(), why)].into());
    let choices: Choices = [
        (
            "a/exigence-socle".to_owned(),
            FacetChoice::Values([("taux".to_owned(), Value::Number(10.0))].into()),
        ),
        ("a/exigence-exemplaire".to_owned(), FacetChoice::Kept(true)),
        ("b/exigence-socle".to_owned(), FacetChoice::Kept(true)),
        ("c/exigence-socle".to_owned(), FacetChoice::Kept(true)),
        ("d/exigence-socle".to_owned(), FacetChoice::Kept(false)),
    ]
    .into();
    let (heard, vain) = library.heard(&choices);
    assert_eq!(
        heard,
        [("a/exigence-socle".to_owned(), FacetChoice::Values([].into()))].into()
    );
    let told: Vec<&str> = vain.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "«\u{a0}a/exigence-exemplaire\u{a0}» est choisie, mais la clause «\u{a0}Officielle\u{a0}» n’a pas cette facette sur ce poste. Rien n’en est rédigé",
            "«\u{a0}a/exigence-socle\u{a0}»\u{a0}: « taux » vaut 10 % ; bornes : de 50 à 100 %\u{a0}; cette valeur n’est pas employée",
            "«\u{a0}b/exigence-socle\u{a0}» est choisie, mais la clause «\u{a0}Autre\u{a0}» a été rangée le 29/11/2026\u{a0}: Le marché ne répond plus. Rien n’en est rédigé\u{a0}; reprenez-la dans la bibliothèque de clauses, ou choisissez-en une autre",
            "«\u{a0}c/exigence-socle\u{a0}» est choisie, mais cette clause n’est pas sur ce poste. Rien n’en est rédigé\u{a0}; si elle est d’une maison, demandez son paquet de clauses à qui l’a écrite et installez-le",
        ]
    );
}
