//! Any text at all: nothing panics, spans hold.

use french::{Text, TokenKind, fold};
use proptest::prelude::*;

/// What joins leave out of a folded token.
fn bare(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '·' | '(' | ')' | '*'))
        .collect()
}

fn holds(source: &str) {
    let text = Text::new(source);
    let chars: Vec<char> = source.chars().collect();
    let mut end = 0;
    for token in text.tokens() {
        assert!(
            token.span.start >= end && token.span.start < token.span.end,
            "{token:?}"
        );
        assert!(token.span.end <= chars.len());
        end = token.span.end;
        let expected: String = chars[token.span.start..token.span.end].iter().collect();
        assert_eq!(text.slice(token.span), expected);
        if token.kind == TokenKind::Word || token.kind == TokenKind::Number {
            assert_eq!(bare(&token.folded), bare(&expected), "{source:?}");
        }
        assert_eq!(token.number.is_some(), token.kind == TokenKind::Number);
    }
    let mut next = 0;
    for (index, sentence) in text.sentences().iter().enumerate() {
        assert!(sentence.tokens.start >= next && !sentence.tokens.is_empty());
        next = sentence.tokens.end;
        for token in sentence.tokens.clone() {
            assert_eq!(text.sentence_of(token), index);
            assert_ne!(text.tokens()[token].kind, TokenKind::Newline);
        }
        assert_eq!(sentence.span, text.span_of(sentence.tokens.clone()));
    }
    let between = text
        .tokens()
        .iter()
        .enumerate()
        .filter(|(_, token)| token.kind != TokenKind::Newline)
        .count();
    assert_eq!(
        between,
        text.sentences()
            .iter()
            .map(|sentence| sentence.tokens.len())
            .sum::<usize>()
    );
}

/// Repetitions that would take minutes, were any step of the scan quadratic.
#[test]
fn hostile_repetitions() {
    for unit in [
        "a'", "l'", "a-\n", "100 ", "100-3 ", "1.", "A.", "(", ")\n", "-", "\n", " ", "1,2,", "«",
        "e\u{301}", "A\n",
    ] {
        holds(&unit.repeat(60_000));
    }
    holds(&("100 ".repeat(60_000) + "100-3"));
    holds(&("a".repeat(100_000) + "(s)"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn any_unicode(source in "\\PC{0,60}|(?s).{0,60}") {
        holds(&source);
    }

    #[test]
    fn french_soup(source in "([a-zé]{1,7}|[LRDA]|[0-9]{1,4}|[ .,;:!?'’\\-–/()\n\r\u{A0}\u{AD}«»€%°·*]|\n\n|l’|n°|\\(s\\)|-\n|C\\.C\\.){0,40}") {
        holds(&source);
    }

    #[test]
    fn folding_twice_changes_nothing(source in "(?s).{0,40}") {
        let once = fold(&source);
        prop_assert_eq!(fold(&once), once);
    }
}
