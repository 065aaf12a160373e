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

/// Nouns that look like the feminine of another word and are bought from other makers: « graines »
/// are not « café en grains », « galettes » are not « galets de chlore ».
const NOT_FEMININE: [&str; 9] = [
    "bonbonne",
    "composante",
    "conduite",
    "couverte",
    "desserte",
    "galette",
    "graine",
    "portee",
    "traversee",
];

/// A folded word without the marks of plural and feminine: `médicaux`, `médicale` → `medical`;
/// `imprimées` → `imprim`. Short words keep their `e`: `porte` is not `port`.
fn root(folded: &str) -> String {
    let mut word = folded.to_owned();
    if word.len() > 3 && word.ends_with(['s', 'x']) {
        word.pop();
    }
    if NOT_FEMININE.binary_search(&word.as_str()).is_ok() {
        return word;
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

/// The meaningful words of an expression of the vocabulary, as written, with their roots.
///
/// Thousands are read at each start: they are cut at anything but letters and figures, without the
/// stems and sentences of a [`Text`]. A test checks that both ways give the same roots.
fn words_of(expression: &str) -> impl Iterator<Item = (&str, String)> {
    expression
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word, french::fold(word)))
        .filter(|(_, folded)| TOOL_WORDS.binary_search(&folded.as_str()).is_err())
        .map(|(word, folded)| (word, root(&folded)))
}

/// What makes two expressions the same: their roots, tool words left out.
pub(crate) fn key(expression: &str) -> String {
    let roots: Vec<String> = words_of(expression).map(|(_, root)| root).collect();
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
    /// Root of each word of the expressions → the word as written there.
    vocabulary: BTreeMap<String, String>,
}

impl<T: Copy + Ord> Index<T> {
    pub(crate) fn new<'a>(expressions: impl Iterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, T)>> = BTreeMap::new();
        let mut vocabulary = BTreeMap::new();
        let mut longest = 0;
        for (expression, target) in expressions {
            let mut roots = Vec::new();
            for (written, root) in words_of(expression) {
                if !vocabulary.contains_key(&root) {
                    vocabulary.insert(root.clone(), written.to_owned());
                }
                roots.push(root);
            }
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
        let repaired = self.restore_letters(text);
        let text = Text::new(&repaired);
        let mut terms = terms(&text);
        for term in &mut terms {
            if let Some(root) = self.without_glued_article(term) {
                term.root = root;
            }
        }
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

    /// « lentretien », « danalyse »: files that lose their apostrophes leave the article on the word.
    fn without_glued_article(&self, term: &Term) -> Option<String> {
        if self.vocabulary.contains_key(&term.root) {
            return None;
        }
        let word = term.folded.strip_prefix(['l', 'd'])?;
        if word.len() < 5 || !word.starts_with(['a', 'e', 'h', 'i', 'o', 'u']) {
            return None;
        }
        Some(root(word)).filter(|root| self.vocabulary.contains_key(root))
    }

    /// Old files lose accented letters and apostrophes as U+FFFD, or as a question mark inside a
    /// word (« �lectricit� », « v?tements », « d�auvent »): where exactly one known word fits, it is
    /// put back.
    fn restore_letters(&self, text: &str) -> String {
        if !text.contains([LOST, '?']) {
            return text.to_owned();
        }
        let chars: Vec<char> = text.chars().collect();
        let inside = |at: usize| {
            let letter =
                |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
            letter(at.checked_sub(1)) && letter(Some(at + 1))
        };
        let mut out = String::with_capacity(text.len());
        let mut word = String::new();
        for (at, c) in chars.iter().copied().enumerate() {
            if c.is_alphanumeric() || c == LOST {
                word.push(c);
            } else if c == '?' && inside(at) {
                word.push(LOST);
            } else {
                self.push_restored(&word, &mut out);
                word.clear();
                out.push(c);
            }
        }
        self.push_restored(&word, &mut out);
        out
    }

    fn push_restored(&self, word: &str, out: &mut String) {
        if !word.contains(LOST) {
            out.push_str(word);
        } else if let Some(known) = self.fitting(word) {
            out.push_str(known);
        } else if let Some((article, rest)) = elided(word) {
            out.push_str(article);
            out.push('\'');
            self.push_restored(rest, out);
        } else {
            out.push_str(word);
        }
    }

    /// The only known word, in any number and gender, that a word with lost letters can be.
    fn fitting(&self, damaged: &str) -> Option<&str> {
        // One byte a letter, as [`root`] counts them.
        let folded = french::fold(damaged).replace(LOST, "?");
        if folded.len() < 4 {
            return None;
        }
        let damaged: Vec<char> = root(&folded).chars().collect();
        // « imprégn� » is known as « impregn »: a lost letter at the end may be the é of a participle.
        let bare = damaged.strip_suffix(&['?']).unwrap_or(&damaged);
        let mut fits = self.vocabulary.iter().filter(|(known, written)| {
            [&damaged[..], bare].iter().any(|form| {
                form.len() > 2
                    && known.chars().count() == form.len()
                    && form
                        .iter()
                        .zip(known.chars().zip(written.chars()))
                        // ASCII is never lost: « c�ble » is « câble », not « cible ».
                        .all(|(letter, (known, written))| {
                            *letter == known || *letter == '?' && !written.is_ascii()
                        })
            })
        });
        let (_, first) = fits.next()?;
        fits.next().is_none().then_some(first.as_str())
    }
}

/// What a file shows in place of a character it could not read.
const LOST: char = '\u{fffd}';

/// « d�auvent » → `d` and `auvent`: the lost character was an apostrophe.
fn elided(word: &str) -> Option<(&str, &str)> {
    let (article, rest) = word.split_once(LOST)?;
    let known = ["c", "d", "j", "l", "m", "n", "qu", "s", "t"];
    let is_article = known.iter().any(|known| article.eq_ignore_ascii_case(known));
    (is_article && !rest.is_empty()).then_some((article, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tool_words_are_sorted_for_the_search() {
        assert!(TOOL_WORDS.is_sorted());
        assert!(NOT_FEMININE.is_sorted());
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
            ("graines", "grains", false),
            ("galettes", "galets", false),
            ("portee", "porte", false),
            ("graines", "graine", true),
        ] {
            assert_eq!(root(a) == root(b), same, "{a}, {b}");
        }
    }

    #[test]
    fn expressions_are_cut_as_texts_are() {
        let families = crate::Families::embedded();
        let words = families.all().iter().flat_map(|family| {
            let words = family.words.iter().map(|word| &word.text);
            words.chain(&family.not_words)
        });
        let groups = families.cpv_groups().iter().flat_map(|group| &group.words);
        let services = families.services().iter().flat_map(|service| &service.words);
        let others = groups.chain(services).map(|word| &word.text);
        let mut faults = Vec::new();
        for expression in words.chain(others) {
            let text = Text::new(expression);
            let in_text: Vec<String> = terms(&text).into_iter().map(|term| term.root).collect();
            let alone: Vec<String> = words_of(expression).map(|(_, root)| root).collect();
            if in_text != alone {
                faults.push(format!("{expression}: {in_text:?}, {alone:?}"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
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
        assert_eq!(index.find("d?tergents ?").len(), 1);
        assert_eq!(index.find("l\u{fffd}\u{fffd}clairage public").len(), 1);
        assert_eq!(index.find("l?eclairage public").len(), 1);
        assert_eq!(
            index.find("l\u{fffd}\u{fffd}clairage public")[0].surface,
            "éclairage public"
        );
    }

    #[test]
    fn participles_and_plurals_are_restored_too() {
        let index = Index::new([("papier imprégné", 1), ("légume", 2)].into_iter());
        assert_eq!(index.find("papiers impr\u{fffd}gn\u{fffd}s").len(), 1);
        assert_eq!(index.find("l\u{fffd}gumes frais").len(), 1);
    }

    #[test]
    fn a_lost_letter_is_one_that_bears_an_accent() {
        let index = Index::new([("légume", 1), ("GNR", 2), ("câble", 3), ("cible", 4)].into_iter());
        assert_eq!(
            index.find("c\u{fffd}bles").first().map(|found| found.target),
            Some(3)
        );
        assert!(index.find("commune d\u{fffd}l\u{fffd}gu\u{fffd}e").is_empty());
        assert!(index.find("sites g\u{fffd}r\u{fffd}s").is_empty());
    }

    #[test]
    fn two_words_that_fit_leave_the_text_alone() {
        let index = Index::new([("béton", 1), ("bâton", 2)].into_iter());
        assert!(index.find("b\u{fffd}ton").is_empty());
    }

    #[test]
    fn a_glued_article_does_not_hide_a_word() {
        let index = Index::new([("analyse", 1), ("entretien", 2), ("laine", 3)].into_iter());
        assert_eq!(index.find("système danalyse et lentretien").len(), 2);
        assert_eq!(index.find("laine").len(), 1);
        assert!(index.find("deau").is_empty());
    }
}
