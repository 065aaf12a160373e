//! Sentences: tokens between a full stop, an exclamation or question mark, or the end of an alinéa.

use std::ops::Range;

use crate::token::{Shape, Span, Token, TokenKind};

/// One sentence of a [`Text`](crate::Text). A semicolon or a colon inside a line does not end it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token, closing signs included.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Which alinéa it is in, from 0.
    pub alinea: usize,
}

/// Abbreviations whose dot never ends a sentence, folded.
const ABBREVIATIONS: &[&str] = &[
    "al", "ann", "app", "approx", "art", "av", "bd", "cf", "chap", "dim", "dir", "dr", "ed", "env", "ex",
    "fig", "gal", "hab", "mm", "mme", "mlle", "mr", "nb", "no", "nos", "obs", "op", "pce", "pl", "pp", "pr",
    "prof", "qte", "ref", "resp", "sect", "ss", "st", "ste", "suiv", "sv", "tab", "tel", "tx", "vol", "vs",
];

/// Abbreviations whose dot ends the sentence when a capital follows.
const LOOSE_ABBREVIATIONS: &[&str] = &["eq", "equiv", "etc", "inf", "max", "min", "moy"];

/// Words that open a sentence: after the last dot of « C.C.A.G. », another capital goes on (« C.C.A.G. Travaux »).
const OPENERS: &[&str] = &[
    "a",
    "afin",
    "apres",
    "au",
    "aucun",
    "aucune",
    "aux",
    "avant",
    "ce",
    "ces",
    "cet",
    "cette",
    "ceux",
    "celles",
    "chaque",
    "dans",
    "de",
    "des",
    "deux",
    "elle",
    "elles",
    "en",
    "il",
    "ils",
    "l'",
    "la",
    "le",
    "les",
    "leur",
    "leurs",
    "lorsque",
    "lorsqu'",
    "on",
    "par",
    "pour",
    "s'",
    "sa",
    "sauf",
    "se",
    "ses",
    "si",
    "son",
    "sont",
    "sous",
    "sur",
    "tout",
    "toute",
    "toutes",
    "tous",
    "un",
    "une",
    "toutefois",
    "cependant",
    "ainsi",
    "seul",
    "seule",
    "seuls",
    "seules",
];

/// Words before a single letter that make it a label (« lot A. ») and no initial (« M. »).
const LABELS: &[&str] = &[
    "annexe",
    "article",
    "batiment",
    "categorie",
    "classe",
    "formule",
    "groupe",
    "lot",
    "niveau",
    "option",
    "partie",
    "phase",
    "point",
    "tranche",
    "type",
    "variante",
    "zone",
];

/// True when the dot after this folded word marks an abbreviation, whatever follows it.
pub(crate) fn is_abbreviation(folded: &str) -> bool {
    folded == "n°" || ABBREVIATIONS.contains(&folded)
}

/// Sentences, and for each token the sentence it belongs to.
pub(crate) fn cut(tokens: &[Token]) -> (Vec<Sentence>, Vec<usize>) {
    let mut cutter = Cutter {
        tokens,
        sentences: Vec::new(),
        sentence_of: Vec::with_capacity(tokens.len()),
        alinea: 0,
    };
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].kind == TokenKind::Newline {
            cutter.close(start..at);
            cutter.sentence_of.push(cutter.sentences.len().saturating_sub(1));
            cutter.alinea += 1;
            at += 1;
            start = at;
        } else if is_final(&tokens[at]) {
            let end = cutter.with_closers(at + 1);
            if cutter.ends(start, at, end) {
                cutter.close(start..end);
                start = end;
            }
            at = end;
        } else {
            at += 1;
        }
    }
    cutter.close(start..tokens.len());
    (cutter.sentences, cutter.sentence_of)
}

struct Cutter<'t> {
    tokens: &'t [Token],
    sentences: Vec<Sentence>,
    sentence_of: Vec<usize>,
    alinea: usize,
}

impl Cutter<'_> {
    fn close(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let span = Span::new(
            self.tokens[range.start].span.start,
            self.tokens[range.end - 1].span.end,
        );
        self.sentence_of
            .extend(range.clone().map(|_| self.sentences.len()));
        self.sentences.push(Sentence {
            span,
            tokens: range,
            alinea: self.alinea,
        });
    }

    /// Past the final signs and closing brackets or quotes that follow a final sign.
    fn with_closers(&self, mut at: usize) -> usize {
        while let Some(token) = self.tokens.get(at) {
            let tight = token.span.start == self.tokens[at - 1].span.end;
            let closes = matches!(token.folded.as_str(), "»" | ")" | "]" | "\"" | "'");
            if token.kind == TokenKind::Punctuation
                && (is_final(token) || token.folded == "»" || (closes && tight))
            {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// Does the final sign at `at` (with what closes it, up to `end`) end the sentence begun at `start`?
    fn ends(&self, start: usize, at: usize, end: usize) -> bool {
        let Some(next) = self
            .tokens
            .get(end)
            .filter(|token| token.kind != TokenKind::Newline)
        else {
            return true;
        };
        if next.span.start == self.tokens[end - 1].span.end {
            return false;
        }
        let next_is_lower = next.kind == TokenKind::Word
            && next.shape == Shape::Lower
            && !next.folded.starts_with(|c: char| c.is_ascii_digit());
        if self.tokens[at].folded != "." {
            return !next_is_lower;
        }
        if end > at + 1 && next_is_lower {
            return false;
        }
        // A sentence cannot be made of its dot alone.
        if at == start {
            return false;
        }
        let before = &self.tokens[at - 1];
        let is_letter = before.kind == TokenKind::Word && before.folded.chars().count() == 1;
        if at - 1 == start && (is_letter || is_item_number(before)) {
            return false;
        }
        if is_abbreviation(&before.folded) {
            // « MM. Dupont », but « 240 mm. »
            return before.folded == "mm" && before.shape == Shape::Lower;
        }
        if is_dotted(before) && next.kind == TokenKind::Word && next.shape != Shape::Lower {
            return OPENERS.contains(&next.folded.as_str());
        }
        if LOOSE_ABBREVIATIONS.contains(&before.folded.as_str()) {
            return !next_is_lower && next.kind == TokenKind::Word;
        }
        if is_letter && before.folded.chars().all(char::is_alphabetic) {
            // « M. Dupont », « p. 12 », but « 10 h. », « 60 °C. » and « lot B. » end where they stand.
            return at >= start + 2 && {
                let earlier = &self.tokens[at - 2];
                earlier.kind == TokenKind::Number
                    || earlier.folded == "°"
                    || LABELS.contains(&earlier.folded.as_str())
            };
        }
        true
    }
}

/// « C.C.A.G. »: letters that dots part.
fn is_dotted(token: &Token) -> bool {
    let letters = token.folded.chars().count();
    token.kind == TokenKind::Word
        && (3..=8).contains(&letters)
        && token.shape == Shape::Upper
        && token.span.len() == 2 * letters - 1
        && token.folded.chars().all(char::is_alphabetic)
}

/// A sign that may end a sentence.
fn is_final(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation
        && (matches!(token.folded.as_str(), "." | "!" | "?") || is_ellipsis(&token.folded))
}

fn is_ellipsis(folded: &str) -> bool {
    // Longer runs are dot leaders of a table of contents, or blanks to fill in.
    matches!(folded, ".." | "...")
}

/// « 1 », « 1.2.3 », « IV »: the number of a list item.
pub(crate) fn is_item_number(token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            token.folded.chars().all(|c| c.is_ascii_digit() || c == '.')
                || (token.shape != Shape::Lower && token.folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
        }
        _ => false,
    }
}
