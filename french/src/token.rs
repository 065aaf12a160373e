//! Tokens: words, numbers and signs, each with its place in the text.

use compact_str::CompactString;

/// A stretch of text, counted in Unicode scalar values (`char`), end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

impl Span {
    /// A span from its bounds.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True when it covers nothing.
    pub fn is_empty(&self) -> bool {
        self.end <= self.start
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, an elided word with its apostrophe (`l'`), or a reference such as `r2111-7` or `9001:2015`.
    Word,
    /// A number written in figures; [`Token::number`] holds its value.
    Number,
    /// A sign, or a run of the same sign (dot leaders, blanks to fill in).
    Punctuation,
    /// The end of an alinéa; a mere line wrap gives no token.
    Newline,
}

/// The capitals of a token as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No capital at its head.
    Lower,
    /// A capital at its head, and not capitals throughout: `France`, `LibreOffice`, `À`.
    Capitalized,
    /// Two letters or more, all capitals: `CCTP`.
    Upper,
}

/// One token of a [`Text`](crate::Text).
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its place in the source, joins included: a word cut at a line end covers both its halves.
    pub span: Span,
    /// Its folded form without what joined it: `livraison` for `livrai-⏎son`, `r2111-7` for `R. 2111-7`, `cctp`
    /// for `C.C.T.P.`, `12500,00` for `12 500,00`, `lots` for `lot(s)`.
    pub folded: CompactString,
    /// Its folded stem (stem first, fold after); the folded form itself where there is nothing to stem.
    pub stem: CompactString,
    /// What it is.
    pub kind: TokenKind,
    /// Its value, for a number in figures. Numbers in words are read by [`number_words`](crate::number_words).
    pub number: Option<f64>,
    /// Its capitals.
    pub shape: Shape,
    /// Keys of the folded form and of the stem.
    pub(crate) folded_key: u64,
    pub(crate) stem_key: u64,
    /// True when a hyphen ties it to the token before: `traitance` in `sous-traitance`.
    pub hyphenated: bool,
}
