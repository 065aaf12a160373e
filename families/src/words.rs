//! Words of buyers found in a text: in any number and gender, across small words, the longest
//! expression first.
//!
//! A verb stemmer would be too greedy here: it gives « imprimés » and « imprimantes » one stem,
//! and they are not bought from the same makers.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use french::{Span, Text, TokenKind};

/// Words that carry no meaning here: « rééquiper six classes » reads « rééquiper classe ».
const TOOL_WORDS: [&str; 52] = [
    "a", "au", "aux", "avec", "ce", "ces", "cette", "chez", "cinq", "d", "dans", "de", "des", "deux", "dix",
    "du", "en", "et", "huit", "l", "la", "le", "les", "leur", "leurs", "n", "ne", "neuf", "nos", "notre",
    "ou", "par", "pour", "qu", "quatre", "que", "qui", "s", "sa", "sans", "sept", "ses", "six", "son", "sur",
    "trois", "un", "une", "vers", "vos", "votre", "y",
];

/// A meaningful word of a text.
struct Term {
    /// See [`root`].
    root: String,
    folded: String,
    span: Span,
}

fn terms(text: &Text<'_>) -> Vec<Term> {
    text.tokens()
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| {
            let folded = token.folded.trim_end_matches('\'').to_owned();
            Term {
                root: root(&folded),
                folded,
                span: token.span,
            }
        })
        .filter(|term| !term.folded.is_empty() && TOOL_WORDS.binary_search(&term.folded.as_str()).is_err())
        .collect()
}

/// A folded word without the marks of plural and feminine: `médicaux`, `médicale` → `medical`;
/// `imprimées` → `imprim`. Short words keep their `e`: `porte` is not `port`.
fn root(folded: &str) -> String {
    let mut word = folded.to_owned();
    if word.len() > 3 && word.ends_with(['s', 'x']) {
        word.pop();
    }
    // « métaux », « tuyaux »; not « bureaux ».
    if word.len() > 3 && word.ends_with("au") && !word.ends_with("eau") {
        word.pop();
        word.push('l');
        return word;
    }
    while word.len() > 5 && word.ends_with('e') {
        word.pop();
    }
    let doubled = |end: &str| word.ends_with(end);
    if word.len() > 5 && ["ll", "nn", "ss", "tt"].into_iter().any(doubled) {
        word.pop();
    }
    word
}

/// What makes two expressions the same: their roots, tool words left out.
pub(crate) fn key(expression: &str) -> String {
    let roots: Vec<String> = terms(&Text::new(expression))
        .into_iter()
        .map(|term| term.root)
        .collect();
    roots.join(" ")
}

/// An expression found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<T> {
    /// What the expression stands for.
    pub(crate) target: T,
    /// The words of the text, as written there.
    pub(crate) surface: String,
}

/// Expressions and what they stand for.
#[derive(Debug, Clone)]
pub(crate) struct Index<T> {
    /// First root → the expressions that begin with it.
    by_first: BTreeMap<String, Vec<(Vec<String>, T)>>,
    /// Meaningful words of the longest expression.
    longest: usize,
    /// Folded words of the expressions, to restore accents lost as U+FFFD.
    vocabulary: BTreeSet<String>,
}

impl<T: Copy + Ord> Index<T> {
    pub(crate) fn new<'a>(expressions: impl Iterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, T)>> = BTreeMap::new();
        let mut vocabulary = BTreeSet::new();
        let mut longest = 0;
        for (expression, target) in expressions {
            let terms = terms(&Text::new(expression));
            vocabulary.extend(terms.iter().map(|term| term.folded.clone()));
            let roots: Vec<String> = terms.into_iter().map(|term| term.root).collect();
            longest = longest.max(roots.len());
            if let Some(first) = roots.first() {
                by_first.entry(first.clone()).or_default().push((roots, target));
            }
        }
        Self {
            by_first,
            longest,
            vocabulary,
        }
    }

    /// Every expression of `text` that is not part of a longer one, each target once, in the order
    /// of the text.
    ///
    /// « mobilier urbain » hides « mobilier »: the longer expression knows better.
    pub(crate) fn find(&self, text: &str) -> Vec<Found<T>> {
        let repaired = self.restore_accents(text);
        let text = Text::new(&repaired);
        let terms = terms(&text);
        let mut matches: Vec<(Range<usize>, T)> = Vec::new();
        for start in 0..terms.len() {
            for (roots, target) in self.by_first.get(&terms[start].root).into_iter().flatten() {
                let end = start + roots.len();
                if end <= terms.len() && roots.iter().zip(&terms[start..end]).all(|(s, t)| *s == t.root) {
                    matches.push((start..end, *target));
                }
            }
        }
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (at, (range, target)) in matches.iter().enumerate() {
            // Matches come by increasing start: only close neighbours can hold this one.
            let before = matches[..at]
                .iter()
                .rev()
                .take_while(|(other, _)| other.start + self.longest > range.start);
            let after = matches[at + 1..]
                .iter()
                .take_while(|(other, _)| other.start <= range.start);
            let hidden = before.chain(after).any(|(other, _)| {
                other.len() > range.len() && other.start <= range.start && range.end <= other.end
            });
            if !hidden && seen.insert(*target) {
                let (first, last) = (&terms[range.start], &terms[range.end - 1]);
                let surface = text.slice(Span::new(first.span.start, last.span.end)).to_owned();
                found.push(Found {
                    target: *target,
                    surface,
                });
            }
        }
        found
    }

    /// Old files lose accents as U+FFFD (« �lectricit� »): where exactly one known word fits, it is
    /// put back.
    fn restore_accents(&self, text: &str) -> String {
        const LOST: char = '\u{fffd}';
        if !text.contains(LOST) {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut word = String::new();
        for c in text.chars().chain(std::iter::once(' ')) {
            if c.is_alphanumeric() || c == LOST {
                word.push(c);
                continue;
            }
            if word.contains(LOST) {
                out.push_str(self.fitting(&word).unwrap_or(&word));
            } else {
                out.push_str(&word);
            }
            word.clear();
            out.push(c);
        }
        out.pop();
        out
    }

    fn fitting(&self, damaged: &str) -> Option<&str> {
        let damaged: Vec<char> = french::fold(damaged).chars().collect();
        if damaged.len() < 4 {
            return None;
        }
        let singular = match damaged.split_last() {
            Some(('s' | 'x', rest)) => rest,
            _ => &damaged[..],
        };
        let mut fits = self.vocabulary.iter().filter(|known| {
            [&damaged[..], singular].iter().any(|form| {
                known.chars().count() == form.len()
                    && known
                        .chars()
                        .zip(form.iter())
                        .all(|(k, d)| *d == '\u{fffd}' || k == *d)
            })
        });
        let first = fits.next()?;
        // « vêtement » and « vêtements » are one word.
        fits.all(|other| root(other) == root(first))
            .then_some(first.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tool_words_are_sorted_for_the_search() {
        assert!(TOOL_WORDS.is_sorted());
    }

    #[test]
    fn roots_join_number_and_gender_only() {
        for (a, b, same) in [
            ("medicaux", "medicale", true),
            ("tuyaux", "tuyau", true),
            ("bureaux", "bureau", true),
            ("professionnelles", "professionnel", true),
            ("imprimees", "imprime", true),
            ("gants", "gant", true),
            ("imprimantes", "imprimes", false),
            ("porte", "port", false),
            ("selle", "sel", false),
        ] {
            assert_eq!(root(a) == root(b), same, "{a}, {b}");
        }
    }

    #[test]
    fn the_longest_expression_hides_the_shorter_one() {
        let index = Index::new([("mobilier", 1), ("mobilier urbain", 2), ("banc", 3)].into_iter());
        let found = index.find("Du mobilier urbain et des bancs");
        let targets: Vec<i32> = found.iter().map(|f| f.target).collect();
        assert_eq!(targets, [2, 3]);
        assert_eq!(found[0].surface, "mobilier urbain");
    }

    #[test]
    fn lost_accents_are_restored_when_one_word_fits() {
        let index = Index::new([("détergent", 1), ("éclairage public", 2)].into_iter());
        assert_eq!(index.find("Produits d\u{fffd}tergents").len(), 1);
        assert_eq!(index.find("\u{fffd}clairage public").len(), 1);
        assert!(index.find("d\u{fffd}luge").is_empty());
    }
}
