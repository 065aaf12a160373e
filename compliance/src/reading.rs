//! A passage as the rules read it: tokens, sentences, and a few ways to move around.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use document::DocumentKind;
use french::{Shape, Starts, Text, Token, TokenKind};

use crate::Context;
use crate::phrases::{Phrases, starts};
use crate::rules::{Designation, Mention, Presence, Provenance};
use crate::words::Place;

/// Equivalence said above a passage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Announced {
    /// By the line that opens the list: it covers all that the list names.
    pub(crate) by_opening: bool,
    /// By a general clause of the same article: it covers standards, and them alone.
    pub(crate) for_standards: bool,
}

/// A passage analysed once, shared by all rules.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a Text<'a>,
    pub(crate) kind: DocumentKind,
    pub(crate) ctx: &'a Context<'a>,
    /// Equivalence said above the passage.
    pub(crate) announced: Announced,
    /// What several rules of one family read, found once, by sentence.
    pub(crate) found: Found,
}

/// What several rules of one family read.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) designations: OnceCell<Vec<Vec<Designation>>>,
    pub(crate) mentions: OnceCell<Vec<Vec<Mention>>>,
    pub(crate) policies: OnceCell<Vec<Vec<Range<usize>>>>,
    pub(crate) presences: OnceCell<Vec<Vec<Presence>>>,
    pub(crate) provenances: OnceCell<Vec<Vec<Provenance>>>,
    pub(crate) places: OnceCell<Vec<Vec<Place>>>,
    /// Residences required of persons, by sentence.
    pub(crate) residences: OnceCell<Vec<Vec<Range<usize>>>>,
    /// Sentences that admit equivalents and name no reference of their own.
    pub(crate) openings: OnceCell<Vec<Range<usize>>>,
    /// End of the first line that ends with a colon and admits equivalents.
    pub(crate) opening_line: OnceCell<Option<usize>>,
    starts: OnceCell<Starts>,
    heads: OnceCell<Heads>,
    /// What stands for each token in the second reading.
    pub(crate) keys: OnceCell<Vec<Option<u64>>>,
    alineas: OnceCell<BTreeMap<usize, Range<usize>>>,
    /// Answers of [`Reading::has`] over long ranges: an alinéa is asked again at each of its hits.
    answers: RefCell<BTreeMap<(usize, usize, usize), bool>>,
}

/// The beginnings of the words of a passage, of one, two and three bytes: a bit for each, which others may share.
struct Heads([u64; 64]);

impl Heads {
    fn of(tokens: &[Token]) -> Self {
        let mut heads = Self([0; 64]);
        for token in tokens {
            let word = token.folded.as_bytes();
            for length in 1..=word.len().min(3) {
                let (at, bit) = Self::bit(&word[..length]);
                heads.0[at] |= bit;
            }
        }
        heads
    }

    /// False when no word begins so.
    fn may_hold(&self, head: &str) -> bool {
        let head = head.as_bytes();
        let (at, bit) = Self::bit(&head[..head.len().min(3)]);
        self.0[at] & bit != 0
    }

    fn bit(head: &[u8]) -> (usize, u64) {
        let mixed = head
            .iter()
            .fold(head.len(), |mixed, byte| (mixed * 61) ^ usize::from(*byte));
        ((mixed / 64) % 64, 1 << (mixed % 64))
    }
}

/// Longer ranges than this many tokens are asked once.
const LONG: usize = 64;

impl<'a> Reading<'a> {
    pub(crate) fn new(
        text: &'a Text<'a>,
        kind: DocumentKind,
        ctx: &'a Context<'a>,
        announced: Announced,
    ) -> Self {
        Self {
            text,
            kind,
            ctx,
            announced,
            found: Found::default(),
        }
    }

    /// What `find` answers for a sentence, computed once for all sentences of the passage.
    pub(crate) fn once<T: Clone>(
        &self,
        cell: &OnceCell<Vec<Vec<T>>>,
        sentence: &Range<usize>,
        find: impl Fn(&Self, &Range<usize>) -> Vec<T>,
    ) -> Vec<T> {
        let all = cell.get_or_init(|| self.sentences().map(|sentence| find(self, &sentence)).collect());
        let index = self.text.sentence_of(sentence.start);
        all.get(index).cloned().unwrap_or_default()
    }

    /// Whether a word begins with one of these, folded: a cheap gate before the patterns.
    pub(crate) fn begins(&self, heads: &[&str]) -> bool {
        let heads_met = (self.found.heads).get_or_init(|| Heads::of(self.tokens()));
        heads
            .iter()
            .filter(|head| heads_met.may_hold(head))
            .any(|head| self.tokens().iter().any(|token| token.folded.starts_with(head)))
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        self.text.tokens()
    }

    /// Token ranges of the sentences.
    pub(crate) fn sentences(&self) -> impl DoubleEndedIterator<Item = Range<usize>> + '_ {
        self.text.sentences().iter().map(|s| s.tokens.clone())
    }

    /// All tokens.
    pub(crate) fn all(&self) -> Range<usize> {
        0..self.tokens().len()
    }

    /// The sentence that holds a token.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        let index = self.text.sentence_of(token);
        self.text.sentences()[index].tokens.clone()
    }

    /// The alinéa that holds a token.
    pub(crate) fn alinea(&self, token: usize) -> Range<usize> {
        let sentences = self.text.sentences();
        let alineas = self.found.alineas.get_or_init(|| {
            let mut alineas: BTreeMap<usize, Range<usize>> = BTreeMap::new();
            for sentence in sentences {
                alineas
                    .entry(sentence.alinea)
                    .and_modify(|range| range.end = sentence.tokens.end)
                    .or_insert(sentence.tokens.clone());
            }
            alineas
        });
        let alinea = sentences[self.text.sentence_of(token)].alinea;
        alineas
            .get(&alinea)
            .cloned()
            .unwrap_or_else(|| self.sentence(token))
    }

    /// The sentence just after the one that holds a token, in the same alinéa.
    pub(crate) fn following(&self, token: usize) -> Option<Range<usize>> {
        let sentences = self.text.sentences();
        let index = self.text.sentence_of(token);
        let next = sentences.get(index + 1)?;
        (next.alinea == sentences[index].alinea).then(|| next.tokens.clone())
    }

    /// The part of the sentence between semicolons and words that turn the sense (mais, cependant, toutefois).
    pub(crate) fn clause(&self, hit: &Range<usize>) -> Range<usize> {
        let sentence = self.sentence(hit.start);
        let turns = |at: &usize| {
            matches!(
                self.folded(*at),
                ";" | "mais" | "cependant" | "toutefois" | "neanmoins" | "or"
            )
        };
        let start = (sentence.start..hit.start)
            .rev()
            .find(turns)
            .map_or(sentence.start, |at| at + 1);
        let end = (hit.end..sentence.end).find(turns).unwrap_or(sentence.end);
        start..end
    }

    pub(crate) fn folded(&self, at: usize) -> &str {
        self.tokens().get(at).map_or("", |token| &token.folded)
    }

    /// Folded form of the token before, empty at the beginning.
    pub(crate) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.folded(at))
    }

    /// Written with a capital at its head.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.tokens()
            .get(at)
            .is_some_and(|token| token.shape != Shape::Lower)
    }

    /// Written all in capitals.
    pub(crate) fn is_upper(&self, at: usize) -> bool {
        self.tokens()
            .get(at)
            .is_some_and(|token| token.shape == Shape::Upper)
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.tokens()
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(crate) fn number(&self, at: usize) -> Option<f64> {
        self.tokens().get(at).and_then(|token| token.number)
    }

    /// The `n` tokens before, inside the sentence.
    pub(crate) fn back(&self, at: usize, n: usize) -> Range<usize> {
        let sentence = self.sentence(at.min(self.tokens().len().saturating_sub(1)));
        at.saturating_sub(n).max(sentence.start)..at
    }

    /// The `n` tokens after, inside the sentence.
    pub(crate) fn ahead(&self, end: usize, n: usize) -> Range<usize> {
        let sentence = self.sentence(end.saturating_sub(1));
        let from = end.min(sentence.end);
        from..(end + n).min(sentence.end).max(from)
    }

    /// Where the phrases may begin, read once.
    fn starts(&self) -> &Starts {
        self.found.starts.get_or_init(|| starts(self.text))
    }

    pub(crate) fn has(&self, phrases: &Phrases, tokens: Range<usize>) -> bool {
        if tokens.len() <= LONG {
            return phrases.is_from(self.text, self.starts(), tokens);
        }
        let key = (std::ptr::from_ref(phrases).addr(), tokens.start, tokens.end);
        if let Some(&answer) = self.found.answers.borrow().get(&key) {
            return answer;
        }
        let answer = phrases.is_from(self.text, self.starts(), tokens);
        self.found.answers.borrow_mut().insert(key, answer);
        answer
    }

    pub(crate) fn find(&self, phrases: &Phrases, tokens: Range<usize>) -> Vec<Range<usize>> {
        phrases.find_from(self.text, self.starts(), tokens)
    }

    /// Written for the most part in capitals: capitals tell nothing there.
    pub(crate) fn is_shouted(&self, tokens: Range<usize>) -> bool {
        let words = tokens
            .clone()
            .filter(|&at| self.is_word(at) && self.folded(at).len() > 1);
        let (mut all, mut upper) = (0, 0);
        for at in words {
            all += 1;
            upper += usize::from(self.is_upper(at));
        }
        all > 5 && upper * 2 > all
    }

    /// The original words of a range.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &str {
        self.text.slice(self.text.span_of(tokens))
    }
}
