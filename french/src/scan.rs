//! The scanner: one pass over the characters, each token cut where a reader would cut it.

use compact_str::CompactString;

use crate::analyser::Words;
use crate::figures::{figures, unit_at};
use crate::fold::{fold, fold_char, is_apostrophe, is_blank, is_hyphen, is_invisible, is_line_break};
use crate::hash::key;
use crate::lines::is_alinea;
use crate::stem::{elided, is_mark};
use crate::token::{Shape, Span, Token, TokenKind};

/// Compounds that keep their hyphen when it falls at a line end: folded left part, folded beginning of the right.
const COMPOUNDS: &[(&str, &str)] = &[
    ("apres", "vente"),
    ("avant", "projet"),
    ("chef", "lieu"),
    ("ci", ""),
    ("celui", "ci"),
    ("celle", "ci"),
    ("ceux", "ci"),
    ("hors", "tax"),
    ("lave", ""),
    ("main", "d"),
    ("maitre", "d"),
    ("moins", "disant"),
    ("mieux", "disant"),
    ("moins", "value"),
    ("non", "conform"),
    ("non", "respect"),
    ("peut", "etre"),
    ("plus", "value"),
    ("quatre", "vingt"),
    ("rendez", "vous"),
    ("savoir", "faire"),
    ("sous", "ensemble"),
    ("sous", "critere"),
    ("sous", "trait"),
    ("vingt", ""),
    ("vis", "a"),
];

/// Endings written between brackets, as in « lot(s) » or « agréé(e)s ».
const BRACKETED: &[&str] = &[
    "s", "e", "es", "x", "ne", "nes", "le", "les", "te", "tes", "se", "ses", "ve", "ves", "trice", "trices",
];

/// Cuts a text, given also as its characters, into tokens.
pub(crate) fn scan<'a>(source: &'a str, chars: &[char], words: &mut Words<'a>) -> Vec<Token> {
    let mut scanner = Scanner {
        source,
        chars,
        bytes: 0,
        bytes_at: 0,
        at: 0,
        tokens: Vec::with_capacity(chars.len() / 5 + 1),
        words,
        hyphenated: false,
    };
    scanner.run();
    scanner.tokens
}

struct Scanner<'a, 'c> {
    source: &'a str,
    chars: &'c [char],
    /// Byte offset of the character `bytes_at`, moved forward with the tokens.
    bytes: usize,
    bytes_at: usize,
    at: usize,
    tokens: Vec<Token>,
    words: &'c mut Words<'a>,
    /// The next token is tied by a hyphen to the one before.
    hyphenated: bool,
}

impl<'a> Scanner<'a, '_> {
    fn run(&mut self) {
        while let Some(c) = self.get(self.at) {
            if is_line_break(c) || is_blank(c) || c.is_control() || is_invisible(c) {
                self.space();
            } else if c.is_alphanumeric() {
                self.word();
            } else {
                self.sign(c);
            }
        }
    }

    fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// A run of blanks: nothing, or the end of an alinéa.
    fn space(&mut self) {
        let start = self.at;
        let (mut first, mut last) = (None, start);
        let mut breaks = 0;
        while let Some(c) = self.get(self.at) {
            if is_line_break(c) {
                // A carriage return and its line feed are one break; a paragraph separator is worth two.
                if !(c == '\n' && self.at > start && self.chars[self.at - 1] == '\r') {
                    breaks += if c == '\u{2029}' { 2 } else { 1 };
                }
                first.get_or_insert(self.at);
                last = self.at;
            } else if !(is_blank(c) || c.is_control() || is_invisible(c)) {
                break;
            }
            self.at += 1;
        }
        self.hyphenated = false;
        if let Some(first) = first
            && self.at < self.chars.len()
            && !self.tokens.is_empty()
            && (breaks > 1 || is_alinea(&self.tokens, self.chars, start, self.at))
        {
            self.push(
                first,
                last + 1,
                TokenKind::Newline,
                "\n",
                "\n",
                None,
                Shape::Lower,
            );
        }
    }

    /// A sign, or a run of the same sign where runs are usual.
    fn sign(&mut self, c: char) {
        let start = self.at;
        self.at += 1;
        if matches!(c, '.' | '_' | '-' | '=' | '*') {
            while self.get(self.at) == Some(c) {
                self.at += 1;
            }
        }
        let mut folded = String::new();
        for &c in &self.chars[start..self.at] {
            fold_char(c, &mut folded);
        }
        // A spacing accent folds to nothing.
        if !folded.trim().is_empty() {
            self.push(
                start,
                self.at,
                TokenKind::Punctuation,
                folded.clone(),
                folded,
                None,
                Shape::Lower,
            );
        }
    }

    fn word(&mut self) {
        if self.article() || self.acronym() {
            return;
        }
        if self.chars[self.at].is_ascii_digit()
            && let Some(figures) = figures(self.chars, self.at)
        {
            let start = self.at;
            self.at = figures.end;
            let folded = figures.folded;
            self.push(
                start,
                figures.end,
                TokenKind::Number,
                folded.clone(),
                folded,
                Some(figures.value),
                Shape::Lower,
            );
            if let Some(end) = unit_at(self.chars, self.at) {
                self.plain(self.at, end);
                self.at = end;
            }
            self.hyphen();
            return;
        }
        self.general();
    }

    /// A word or a reference, joins undone.
    fn general(&mut self) {
        let start = self.at;
        let mut end = self.chunk_end(start);
        // The word as read, once it differs from the source.
        let mut joined: Option<String> = None;
        // Where the last chunk begins: a connector joins two chunks that both hold figures.
        let mut chunk = start;
        while let Some(c) = self.get(end) {
            if c == '€' && matches!(self.chars[start..end], ['k' | 'K' | 'M']) {
                end += 1;
                break;
            }
            if c == '°' || c == 'º' {
                if matches!(self.chars[start..end], ['n' | 'N']) {
                    end += 1;
                }
                break;
            }
            if is_apostrophe(c) {
                // No elided word is longer; a longer one is not folded again at each of its apostrophes.
                let short = match &joined {
                    Some(joined) if joined.len() <= 8 => fold(joined),
                    None if end - start <= 8 => self.folded(start, end),
                    _ => String::new(),
                };
                if elided(&short).is_some() {
                    if let Some(joined) = &mut joined {
                        joined.push('\'');
                    }
                    end += 1;
                    break;
                }
                if !self.get(end + 1).is_some_and(char::is_alphabetic) {
                    break;
                }
                let next = self.chunk_end(end + 1);
                self.join(&mut joined, start, end, end, next);
                (chunk, end) = (end + 1, next);
                continue;
            }
            if is_hyphen(c)
                && let Some((right, next)) = self.wrapped(start, chunk, end)
            {
                self.join(&mut joined, start, end, right, next);
                (chunk, end) = (right, next);
                continue;
            }
            if matches!(c, '.' | '/' | ':' | '_' | '·') || is_hyphen(c) {
                let Some(next) = self
                    .get(end + 1)
                    .filter(|c| c.is_alphanumeric())
                    .map(|_| self.chunk_end(end + 1))
                else {
                    break;
                };
                let letters = |from: usize, to: usize| self.chars[from..to].iter().all(|c| c.is_alphabetic());
                if self.has_figure(chunk, end) && self.has_figure(end + 1, next) {
                    self.join(&mut joined, start, end, end, next);
                } else if c == '·' && letters(chunk, end) && letters(end + 1, next) {
                    self.join(&mut joined, start, end, end + 1, next);
                } else {
                    break;
                }
                (chunk, end) = (end + 1, next);
                continue;
            }
            if c == '('
                && let Some((ending, next)) = self.bracketed(start, end)
            {
                let mut word = joined.unwrap_or_else(|| self.chars[start..end].iter().collect());
                word.push_str(&ending);
                joined = Some(word);
                end = next;
                break;
            }
            break;
        }
        self.at = end;
        match joined {
            None => self.plain(start, end),
            Some(word) => {
                let shape = shape_of(&self.chars[start..end]);
                let (folded, stem) = (fold(&word), self.words.stem(&word));
                self.push(start, end, TokenKind::Word, folded, stem, None, shape);
            }
        }
        self.hyphen();
    }

    /// Appends `chars[right..next]` to what has been read of the word begun at `start`.
    fn join(&self, joined: &mut Option<String>, start: usize, end: usize, right: usize, next: usize) {
        joined
            .get_or_insert_with(|| self.chars[start..end].iter().collect())
            .extend(&self.chars[right..next]);
    }

    /// End of the run of letters and figures that begins here.
    fn chunk_end(&self, mut at: usize) -> usize {
        while let Some(c) = self.get(at)
            && (c.is_alphanumeric() || is_mark(c) || is_invisible(c))
        {
            at += 1;
        }
        // An invisible character at the end belongs to what follows.
        while at > 0 && is_invisible(self.chars[at - 1]) {
            at -= 1;
        }
        at
    }

    fn has_figure(&self, start: usize, end: usize) -> bool {
        self.chars[start..end].iter().any(char::is_ascii_digit)
    }

    /// The right half of a word cut at the line end by the hyphen at `hyphen`: where it begins and ends.
    fn wrapped(&self, start: usize, chunk: usize, hyphen: usize) -> Option<(usize, usize)> {
        let mut at = hyphen + 1;
        let mut breaks = 0;
        while let Some(c) = self.get(at)
            && (is_blank(c) || is_line_break(c))
        {
            if is_line_break(c) && !(c == '\n' && self.chars[at - 1] == '\r') {
                breaks += 1;
            }
            at += 1;
        }
        if breaks != 1 {
            return None;
        }
        let next = self.chunk_end(at);
        if self.has_figure(chunk, hyphen) && self.get(at).is_some_and(|c| c.is_ascii_digit()) {
            // A reference keeps its hyphen: « 2018-⏎1074 ».
            return None;
        }
        let whole = self.chars[chunk..hyphen]
            .iter()
            .all(|c| c.is_alphabetic() || is_mark(*c) || is_invisible(*c));
        if !whole || !self.get(at).is_some_and(char::is_lowercase) {
            return None;
        }
        // A compound already begun goes on (« c’est-à-⏎dire »), or is about to (« main-⏎d’œuvre »).
        if start > 0 && is_hyphen(self.chars[start - 1]) {
            return None;
        }
        // No listed left part is longer.
        let left = if hyphen - start <= 12 {
            self.folded(start, hyphen)
        } else {
            String::new()
        };
        let right = self.folded(at, next);
        match self.get(next) {
            Some(c) if is_hyphen(c) && self.get(next + 1).is_some_and(char::is_alphabetic) => return None,
            Some(c)
                if is_apostrophe(c)
                    && elided(&right).is_some()
                    && elided(&format!("{left}{right}")).is_none()
                    && left != "aujour" =>
            {
                return None;
            }
            _ => {}
        }
        let compound = COMPOUNDS
            .iter()
            .any(|(before, after)| left == *before && right.starts_with(after));
        (!compound).then_some((at, next))
    }

    /// « (s) » after a word: the ending without its brackets, and where it ends.
    fn bracketed(&self, start: usize, open: usize) -> Option<(String, usize)> {
        if !self.chars[start..open].iter().all(|c| c.is_alphabetic()) {
            return None;
        }
        let close = (open + 1..self.chars.len().min(open + 8)).find(|&at| self.chars[at] == ')')?;
        let mut ending: String = self.chars[open + 1..close].iter().collect();
        if !BRACKETED.contains(&ending.as_str()) {
            return None;
        }
        let mut end = close + 1;
        if self.get(end) == Some('s') && !self.get(end + 1).is_some_and(char::is_alphanumeric) {
            ending.push('s');
            end += 1;
        }
        (!self.get(end).is_some_and(char::is_alphanumeric)).then_some((ending, end))
    }

    /// « R. 2111-7 », « L.2112-4 », « L 551-1 » as one token: `r2111-7`.
    fn article(&mut self) -> bool {
        let start = self.at;
        if !matches!(self.chars[start], 'L' | 'R' | 'D' | 'A') {
            return false;
        }
        let mut at = start + 1;
        if self.get(at) == Some('*') {
            at += 1;
        }
        let dotted = self.get(at) == Some('.');
        if dotted {
            at += 1;
        }
        let mut breaks = 0;
        while let Some(c) = self.get(at)
            && (is_blank(c) || is_line_break(c))
            && at < start + 6
        {
            breaks += usize::from(c == '\n');
            at += 1;
        }
        let figures = at;
        while self.get(at).is_some_and(|c| c.is_ascii_digit()) {
            at += 1;
        }
        let length = at - figures;
        if !(1..=4).contains(&length) || breaks > 1 {
            return false;
        }
        let mut parts = 0;
        while self.get(at).is_some_and(is_hyphen) {
            let mut end = at + 1;
            while self.get(end).is_some_and(|c| c.is_ascii_digit()) {
                end += 1;
            }
            if end == at + 1 {
                break;
            }
            (at, parts) = (end, parts + 1);
        }
        let goes_on = self.get(at).is_some_and(char::is_alphanumeric)
            || (matches!(self.get(at), Some('.' | '/' | ':'))
                && self.get(at + 1).is_some_and(|c| c.is_ascii_digit()));
        // Without a hyphen, only « L. 3 », « L. 410 », « R. 410 »: « lot A. 1000 chaises » is no reference, nor are
        // « 20 L. 3 bidons ».
        let bare = match self.chars[start] {
            'L' => !self
                .tokens
                .last()
                .is_some_and(|token| token.kind == TokenKind::Number),
            'R' => length >= 3,
            _ => false,
        };
        if goes_on || (parts == 0 && !(dotted && bare)) || (parts > 0 && length < 3) {
            return false;
        }
        let mut folded = self.chars[start].to_ascii_lowercase().to_string();
        for &c in &self.chars[figures..at] {
            fold_char(c, &mut folded);
        }
        self.at = at;
        self.push(
            start,
            at,
            TokenKind::Word,
            folded.clone(),
            folded,
            None,
            Shape::Upper,
        );
        self.hyphen();
        true
    }

    /// « C.C.T.P. » as one token: `cctp`.
    fn acronym(&mut self) -> bool {
        let start = self.at;
        let mut at = start;
        let mut letters = 0;
        while self.get(at).is_some_and(char::is_uppercase)
            && !self.get(at + 1).is_some_and(char::is_alphanumeric)
        {
            letters += 1;
            at += 1;
            if self.get(at) != Some('.') {
                break;
            }
            at += 1;
        }
        if letters < 2 {
            return false;
        }
        // The last dot also ends the sentence when a capital or nothing follows.
        if self.chars[at - 1] == '.' {
            let next = self.chars[at..].iter().find(|c| !is_blank(**c));
            if next.is_none_or(|c| c.is_uppercase() || is_line_break(*c)) {
                at -= 1;
            }
        }
        let mut folded = String::new();
        for &c in self.chars[start..at].iter().filter(|c| **c != '.') {
            fold_char(c, &mut folded);
        }
        self.at = at;
        self.push(
            start,
            at,
            TokenKind::Word,
            folded.clone(),
            folded,
            None,
            Shape::Upper,
        );
        self.hyphen();
        true
    }

    /// Steps over the hyphen that ties this token to the next: it is no sign of its own.
    fn hyphen(&mut self) {
        if !self.get(self.at).is_some_and(is_hyphen) {
            return;
        }
        let mut next = self.at + 1;
        // At a line end it ties a compound that was not joined: « sous-⏎traitance ».
        while let Some(c) = self.get(next)
            && (is_blank(c) || is_line_break(c))
        {
            next += 1;
        }
        let wrapped = next > self.at + 1;
        let breaks = self.chars[self.at + 1..next]
            .iter()
            .filter(|c| is_line_break(**c) && **c != '\r')
            .count();
        if self.get(next).is_some_and(char::is_alphanumeric) && (!wrapped || breaks == 1) {
            self.at = next;
            self.hyphenated = true;
        }
    }

    /// Pushes a word found as it stands in the source.
    fn plain(&mut self, start: usize, end: usize) {
        let shape = shape_of(&self.chars[start..end]);
        let raw = self.raw(start, end);
        let (folded, stem) = self.words.of(raw).clone();
        self.push(start, end, TokenKind::Word, folded, stem, None, shape);
    }

    fn folded(&self, start: usize, end: usize) -> String {
        let mut folded = String::new();
        for &c in &self.chars[start..end] {
            fold_char(c, &mut folded);
        }
        folded
    }

    /// The source between two characters; calls come in the order of the text.
    fn raw(&mut self, start: usize, end: usize) -> &'a str {
        let skipped: usize = self.chars[self.bytes_at..start]
            .iter()
            .map(|c| c.len_utf8())
            .sum();
        let length: usize = self.chars[start..end].iter().map(|c| c.len_utf8()).sum();
        self.bytes += skipped;
        self.bytes_at = start;
        &self.source[self.bytes..self.bytes + length]
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of a token, in their order")]
    fn push(
        &mut self,
        start: usize,
        end: usize,
        kind: TokenKind,
        folded: impl Into<CompactString>,
        stem: impl Into<CompactString>,
        number: Option<f64>,
        shape: Shape,
    ) {
        let hyphenated = std::mem::take(&mut self.hyphenated);
        let (folded, stem) = (folded.into(), stem.into());
        self.tokens.push(Token {
            span: Span::new(start, end),
            folded_key: key(&folded),
            stem_key: key(&stem),
            folded,
            stem,
            kind,
            number,
            shape,
            hyphenated,
        });
    }
}

/// The capitals of a word.
fn shape_of(chars: &[char]) -> Shape {
    let mut letters = chars.iter().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let (mut more, mut lower) = (false, false);
            for letter in letters {
                more = true;
                lower |= letter.is_lowercase();
            }
            if more && !lower {
                Shape::Upper
            } else {
                Shape::Capitalized
            }
        }
        _ => Shape::Lower,
    }
}
