//! The closed list of capabilities.

use std::collections::BTreeSet;

use families::{CapabilityKey, CapabilityKind, Families, Source, capabilities, capability};

#[test]
fn the_list_is_wide_enough_and_each_key_can_be_filled() {
    let written = capabilities().filter(|c| c.kind != CapabilityKind::Makes).count();
    assert!(written >= 40, "{written}");
    for entry in capabilities() {
        let key = entry.key.as_str();
        assert!(!entry.sources.is_empty(), "{key}");
        assert!(
            entry.sources.contains(&Source::Questionnaire),
            "{key}: every key can be asked"
        );
        assert!(entry.sources.iter().all(|s| !s.label().is_empty()), "{key}");
        assert!(!entry.title.is_empty(), "{key}");
        assert!(
            entry.question.trim_end().ends_with('?') || entry.question.ends_with('.'),
            "{key}"
        );
        assert!(
            !entry.question.contains(" ?"),
            "{key}: a no-break space stands before the mark"
        );
        let prefix = format!("{}:", entry.kind.slug());
        assert!(key.starts_with(&prefix) && key.is_ascii(), "{key}");
        assert_eq!(entry.key.capability(), entry);
    }
}

#[test]
fn questions_are_neutral() {
    for entry in capabilities() {
        let question = entry.question.to_lowercase();
        for word in [
            "france",
            "français",
            "europ",
            "local",
            "national",
            "pays",
            "proximité",
        ] {
            assert!(!question.contains(word), "{}: « {word} »", entry.key);
        }
    }
}

/// « oui » means that the firm has the capability, and nothing else can be read from it.
#[test]
fn questions_are_answered_by_yes_or_no() {
    for entry in capabilities() {
        let (question, precision) = entry
            .question
            .split_once("\u{a0}? ")
            .unwrap_or_else(|| panic!("{}: {}", entry.key, entry.question));
        assert!(
            !question.contains(['?', '.']) && !precision.contains('?'),
            "{}",
            entry.key
        );
        assert!(
            precision.starts_with("Précisez") && precision.ends_with('.'),
            "{}",
            entry.key
        );
        let open = question.to_lowercase();
        for word in [
            "quel",
            "combien",
            "comment",
            "pourquoi",
            "où ",
            "lesquel",
            "sous quel",
            "par quel",
        ] {
            assert!(
                !open.starts_with(word) && !open.contains(&format!(" {word}")),
                "{}: « {word} »",
                entry.key
            );
        }
        // What is without something must not be asked as having it: « oui » would then mean the contrary.
        if entry.title.contains(" sans ") {
            assert!(open.contains("sans "), "{}", entry.key);
        }
    }
}

#[test]
fn questions_differ() {
    let questions: BTreeSet<&str> = capabilities().map(|c| c.question.as_str()).collect();
    assert_eq!(questions.len(), capabilities().count());
}

#[test]
fn there_is_one_key_per_family_made() {
    for family in Families::embedded().all() {
        let key = CapabilityKey::makes(&family.slug).unwrap();
        assert_eq!(
            (key.kind(), key.slug()),
            (CapabilityKind::Makes, family.slug.as_str())
        );
        assert!(key.accepts_deduction());
    }
    let made = capabilities().filter(|c| c.kind == CapabilityKind::Makes).count();
    assert_eq!(made, Families::embedded().all().len());
}

#[test]
fn keys_out_of_the_list_are_refused() {
    for key in [
        "",
        "makes:",
        "makes:fusees",
        "repair:pieces",
        "certification",
        "siae",
    ] {
        assert!(capability(key).is_none(), "{key}");
        let error = key.parse::<CapabilityKey>().unwrap_err();
        assert!(error.to_string().contains(key), "{error}");
    }
    assert!("reserved:siae".parse::<CapabilityKey>().is_ok());
    let siae = capability("reserved:siae").unwrap();
    assert_eq!(siae.sources[0], Source::InclusionList);
    assert!(!siae.key.accepts_deduction());
}
