//! A set finds what each of its patterns finds alone.

use french::{Classes, Dispatch, Pattern, PatternSet, Text};
use proptest::prelude::*;

const SOURCES: &[&str] = &[
    "fabriqué ..3 en CAP",
    "(bois|métal)? brut",
    "équival*",
    "#>=30 (jour|mois)",
    "trente jours",
    "!^ CAP",
    "PUNCT(,) ou",
    "<!non conforme",
    "{x: en france} $",
    "^ le",
    "30 %",
    "UPPER",
    "bois ..5 bois",
    "(d'|le) (bois|jour|mois)",
    // The rarest word stands in the middle, at several distances, in one branch or another.
    "en? ..3 CCTP ..2 (conforme|non)",
    "(en (bois|métal)?|# jours) (équivalence|métal en|brut|conforme)",
    "(d'|le|en) {x: (bois brut|# mois)?} !métal (équivalence|en france|est)",
];

/// Matches of the set, and of each pattern alone, in the same order.
fn agree(source: &str) {
    let set = PatternSet::parse(SOURCES, &Classes::new()).expect("well written");
    let text = Text::new(source);
    let range = 0..text.tokens().len();
    let mut alone = Vec::new();
    for (index, source) in SOURCES.iter().enumerate() {
        let pattern = Pattern::new(source).expect("well written");
        alone.extend(
            pattern
                .find_in(&text, range.clone())
                .into_iter()
                .map(|one| (index, one)),
        );
    }
    alone.sort_by_key(|(index, one)| (one.tokens.start, *index));
    let found = set.find_in(&text, range);
    for (_, one) in &found {
        assert_eq!(one.span, text.span_of(one.tokens.clone()));
        assert_eq!(
            text.sentence_of(one.tokens.start),
            text.sentence_of(one.tokens.end - 1)
        );
    }
    assert_eq!(found, alone);
    // Read once for many sets, over the whole text or a part of it, the text gives the same.
    let mut dispatch = Dispatch::default();
    dispatch.add(&PatternSet::parse(["le ..2 bois", "CAP"], &Classes::new()).expect("well written"));
    let number = dispatch.add(&set);
    let starts = dispatch.starts(&text);
    let starts = starts.of(number).expect("added");
    let tokens = text.tokens().len();
    for part in [
        0..tokens,
        tokens / 3..tokens,
        0..tokens / 2,
        tokens / 4..tokens / 2,
    ] {
        let found = set.find_in(&text, part.clone());
        assert_eq!(set.is_from(&text, part.clone(), starts), !found.is_empty());
        assert_eq!(set.find_from(&text, part, starts), found);
    }
}

#[test]
fn a_set_agrees_on_a_page() {
    let page = "Le mobilier en bois brut est fabriqué entièrement en France. Délai : trente jours, ou 45 jours. \
                Le CCTP, conforme, non conforme ou équivalent : 30 % de bois et d'un autre bois, en France.";
    agree(page);
    let set = PatternSet::parse(SOURCES, &Classes::new()).expect("well written");
    let text = Text::new(page);
    let mut seen: Vec<usize> = set
        .find_in(&text, 0..text.tokens().len())
        .into_iter()
        .map(|(index, _)| index)
        .collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(
        seen,
        (0..SOURCES.len()).collect::<Vec<_>>(),
        "each pattern meets the page"
    );
}

#[test]
fn an_empty_set_finds_nothing() {
    let set = PatternSet::new([]);
    assert!(set.is_empty());
    let text = Text::new("bois");
    assert_eq!(set.find_in(&text, 0..1), []);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_set_agrees_on_any_text(source in "((bois|métal|brut|Fabriqué|en|France|le|d'|trente|30|45|jours|mois|%|conforme|non|CCTP|équivalence|[.,\n]) ?){0,40}") {
        agree(&source);
    }

    #[test]
    fn any_pattern_is_read_or_refused(pattern in "([a-z]{1,3}|[(){}|?!#@=^$\"*_<> ]|\\.\\.|[0-9]|\\{a:|CAP|PUNCT\\(){0,14}", source in "([a-c]{1,2} ?|[0-9]|[.,] ?){0,30}") {
        if let Ok(pattern) = Pattern::new(&pattern) {
            let text = Text::new(&source);
            let set = PatternSet::new([pattern.clone()]);
            let alone = pattern.find_in(&text, 0..text.tokens().len());
            prop_assert!(set.find_in(&text, 0..text.tokens().len()).into_iter().map(|(_, one)| one).eq(alone));
            for one in pattern.find_in(&text, 0..text.tokens().len()) {
                prop_assert!(!one.tokens.is_empty() && one.tokens.end <= text.tokens().len());
                for (_, capture) in one.captures {
                    prop_assert!(capture.start >= one.tokens.start && capture.end <= one.tokens.end);
                }
            }
        }
    }
}
