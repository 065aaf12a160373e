//! What a sentence is weighed by: its words, which follow which, which stand near which, and the words around it.

use std::ops::Range;

use document::DocumentKind;
use french::{Shape, Text, Token, TokenKind};
use law::Law;

use crate::Context;
use crate::lexicon::{PlaceName, brands, labels, place_names};
use crate::reading::{Announced, Reading};
use crate::words::is_gentile;

/// Sentences before and after whose words count.
const AROUND: usize = 3;

/// How far apart two words may stand to be a pair, words of the grammar not counted.
const APART: usize = 5;

/// Lengths of the pieces of a word.
const PIECES: [usize; 2] = [4, 6];

/// Longest sentence weighed, in tokens: a table read as one line says no more beyond.
const LONGEST: usize = 400;

/// Words of the grammar, folded and in order: they tie the others, and make no pair.
const GRAMMAR: &[&str] = &[
    "a", "au", "aux", "ce", "ces", "cet", "cette", "d'", "dans", "de", "des", "du", "elle", "elles", "en",
    "est", "et", "il", "ils", "l'", "la", "le", "les", "leur", "leurs", "par", "pour", "qu'", "que", "qui",
    "s'", "sa", "se", "ses", "son", "sont", "sur", "un", "une",
];

/// Signs that say something of the sentence.
const SIGNS: &[&str] = &[
    "%", "€", ":", ";", "«", "»", "(", ")", "?", "!", "-", "•", "/", "|",
];

/// Sorts of marks; the numbers are part of the keys, hence of the model.
#[derive(Clone, Copy)]
enum Sort {
    Word = 1,
    Next = 2,
    Three = 3,
    Pair = 4,
    Around = 5,
    Piece = 6,
    /// Letters of a word.
    Head = 7,
    /// First letters of two words that follow each other.
    Heads = 8,
}

/// The marks of a sentence, as keys, each once, in order.
///
/// # Panics
/// When the text has no such sentence.
#[must_use]
pub fn marks(text: &Text<'_>, sentence: usize, kind: DocumentKind) -> Vec<u32> {
    // No mark depends on a day: any context will do.
    let ctx = Context::new(jiff::civil::Date::constant(2026, 1, 1), Law::embedded());
    marks_of(&Reading::new(text, kind, &ctx, Announced::default()), sentence)
}

/// [`marks`], of a passage already read.
pub(crate) fn marks_of(r: &Reading<'_>, sentence: usize) -> Vec<u32> {
    let sentences = r.text.sentences();
    let within = |at: usize| {
        let range = sentences[at].tokens.clone();
        range.start..range.end.min(range.start + LONGEST)
    };
    let mut keys = vec![mixed(Sort::Piece, &[word_key(r.kind.slug())])];
    let here = within(sentence);
    let known = (r.found.keys).get_or_init(|| r.tokens().iter().map(key).collect());
    let words: Vec<Word> = here
        .clone()
        .filter_map(|at| known[at].map(|key| Word { at, key }))
        .collect();
    follow(r, &words, &mut keys);
    follow(r, &named(r, &here, &words), &mut keys);
    let mut edged = String::new();
    for word in &words {
        pieces(&r.tokens()[word.at], &mut edged, &mut keys);
    }
    let heads: Vec<u64> = words.iter().map(|word| head(&r.tokens()[word.at], 4)).collect();
    keys.extend(heads.windows(2).map(|two| mixed(Sort::Heads, two)));
    let around = sentence.saturating_sub(AROUND)..(sentence + AROUND + 1).min(sentences.len());
    for other in around.filter(|other| *other != sentence) {
        let words = known[within(other)].iter().flatten();
        keys.extend(words.map(|word| mixed(Sort::Around, &[*word])));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A word of a sentence, or what stands for it.
#[derive(Clone, Copy)]
struct Word {
    at: usize,
    key: u64,
}

/// Words alone, which follow which, which stand near which.
fn follow(r: &Reading<'_>, words: &[Word], keys: &mut Vec<u32>) {
    // The first and the last word are told as such.
    let mut all = vec![word_key("^")];
    all.extend(words.iter().map(|word| word.key));
    all.push(word_key("$"));
    keys.extend(all.iter().map(|word| mixed(Sort::Word, &[*word])));
    keys.extend(all.windows(2).map(|two| mixed(Sort::Next, two)));
    keys.extend(all.windows(3).map(|three| mixed(Sort::Three, three)));
    let full: Vec<u64> = words
        .iter()
        .filter(|word| GRAMMAR.binary_search(&r.folded(word.at)).is_err())
        .map(|word| word.key)
        .collect();
    for (at, first) in full.iter().enumerate() {
        let near = full.iter().skip(at + 1).take(APART);
        keys.extend(near.map(|second| mixed(Sort::Pair, &[*first, *second])));
    }
}

/// The words again, with what a name is in place of the name: « de Nantes » and « de Brest » are then the same.
fn named(r: &Reading<'_>, here: &Range<usize>, words: &[Word]) -> Vec<Word> {
    let mut kinds: Vec<(Range<usize>, &str)> = Vec::new();
    for (range, place) in place_names().find(r, here.clone()) {
        kinds.push((
            range,
            match place.fact {
                PlaceName::France => "^france",
                PlaceName::Country => "^pays",
                PlaceName::Europe => "^europe",
                PlaceName::Region => "^region",
            },
        ));
    }
    kinds.extend(
        brands()
            .find(r, here.clone())
            .into_iter()
            .map(|(range, _)| (range, "^marque")),
    );
    kinds.extend(
        labels()
            .find(r, here.clone())
            .into_iter()
            .map(|(range, _)| (range, "^label")),
    );
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let token = &r.tokens()[word.at];
        let inside = kinds.iter().find(|(range, _)| range.contains(&word.at));
        let kind = match (inside, token.shape) {
            (Some((range, kind)), _) if range.start == word.at => Some(*kind),
            // A name of several words is one.
            (Some(_), _) => continue,
            _ if is_gentile(r, word.at) => Some("^gentile"),
            _ if token.kind == TokenKind::Word && token.folded.bytes().any(|b| b.is_ascii_digit()) => {
                Some("^a1")
            }
            (_, Shape::Upper) => Some("^ABC"),
            (_, Shape::Capitalized) if word.at != here.start => Some("^Abc"),
            _ => None,
        };
        out.push(Word {
            at: word.at,
            key: kind.map_or(word.key, word_key),
        });
    }
    out
}

/// The letters of a word, few by few: they join what a stem keeps apart. `edged` is memory to write in.
fn pieces(token: &Token, edged: &mut String, keys: &mut Vec<u32>) {
    if token.kind != TokenKind::Word {
        return;
    }
    edged.clear();
    edged.push('^');
    edged.push_str(&token.folded);
    edged.push('$');
    for letters in PIECES {
        if edged.is_ascii() {
            let pieces = edged.as_bytes().windows(letters);
            keys.extend(pieces.map(|piece| mixed(Sort::Head, &[bytes_key(piece)])));
            continue;
        }
        let ends = edged.char_indices().map(|(at, _)| at).chain([edged.len()]);
        let pieces = edged.char_indices().map(|(at, _)| at).zip(ends.skip(letters));
        keys.extend(pieces.map(|(from, to)| mixed(Sort::Head, &[word_key(&edged[from..to])])));
    }
}

/// The first letters of a word.
fn head(token: &Token, letters: usize) -> u64 {
    let end = token
        .folded
        .char_indices()
        .nth(letters)
        .map_or(token.folded.len(), |(end, _)| end);
    word_key(&token.folded[..end])
}

/// A word by its stem, a number by its number of figures, a sign that says something.
fn key(token: &Token) -> Option<u64> {
    match token.kind {
        TokenKind::Word => Some(word_key(&token.stem)),
        TokenKind::Number => {
            let figures = token.folded.chars().filter(char::is_ascii_digit).count();
            Some(word_key("#") ^ figures as u64)
        }
        TokenKind::Punctuation => SIGNS
            .contains(&token.folded.as_str())
            .then(|| word_key(&token.folded)),
        TokenKind::Newline => None,
    }
}

fn word_key(word: &str) -> u64 {
    bytes_key(word.as_bytes())
}

/// FNV-1a, 64 bits: simple, and the same everywhere.
fn bytes_key(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |key, byte| {
        (key ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Of some hundred thousand marks, about one is expected to share the key of another: learning lives with it.
fn mixed(sort: Sort, words: &[u64]) -> u32 {
    let mixed = words.iter().fold(sort as u64, |key, word| {
        (key.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    });
    (mixed >> 32) as u32
}
