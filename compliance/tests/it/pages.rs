//! The page of each rule tells the truth: its bad examples are found, its good ones are not.

use std::collections::BTreeSet;

use compliance::{Scope, rule, rules};
use law::Law;

use crate::{findings, shown};

#[test]
fn bad_examples_give_exactly_one_finding_of_their_rule() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for (kind, text) in rule.examples(true) {
            let found = findings(&text, kind);
            if found.len() != 1 || found[0].rule.code != rule.code {
                wrong.push(format!("{rule:?}\n  {text}\n  -> {:?}", shown(&found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn good_examples_give_none() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for (kind, text) in rule.examples(false) {
            let found = findings(&text, kind);
            if !found.is_empty() {
                wrong.push(format!("{rule:?}\n  {text}\n  -> {:?}", shown(&found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_whole() {
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    for known in rules() {
        assert!(codes.insert(known.code), "{known:?}: the code serves twice");
        assert!(names.insert(known.name), "{known:?}: the name serves twice");
        assert_eq!(rule(known.code), Some(*known));
        assert!(known.summary().ends_with('.'), "{known:?}");
        for section in ["Base légale", "Pourquoi", "Correction"] {
            assert!(!known.section(section).is_empty(), "{known:?}: section {section}");
        }
        // A likeness has no turn of phrase of its own to show.
        let shown = known.name != "nom-surveille" && !known.code.starts_with("LEC");
        let passage = known.scope == Scope::Passage && shown;
        assert!(
            !passage || !known.examples(true).is_empty(),
            "{known:?}: no bad example"
        );
    }
    assert!(rules().windows(2).all(|pair| pair[0].code < pair[1].code));
}

#[test]
fn every_legal_basis_is_in_the_law() {
    let law = Law::embedded();
    for rule in rules() {
        assert!(!rule.legal_basis.is_empty(), "{rule:?}");
        for article in rule.legal_basis {
            assert!(law.knows(article), "{rule:?}: {article}");
        }
    }
}
