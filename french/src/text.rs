//! A text analysed once.

use std::ops::Range;

use crate::analyser::Words;
use crate::scan::scan;
use crate::sentence::{Sentence, cut};
use crate::token::{Span, Token};

/// One character in how many has its byte offset kept: `slice` walks at most that far.
const STRIDE: usize = 8;

/// A text with its tokens and sentences, computed once in a single pass.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    source: &'a str,
    chars: usize,
    /// Byte offset of each `STRIDE`th character; empty for ASCII text, where both counts agree.
    marks: Vec<usize>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    sentence_of: Vec<usize>,
}

impl<'a> Text<'a> {
    /// Analyses a text. Never fails: what is no word and no number becomes punctuation.
    pub fn new(source: &'a str) -> Self {
        Self::read(source, &mut Words::default())
    }

    pub(crate) fn read(source: &'a str, words: &mut Words<'a>) -> Self {
        let chars: Vec<char> = source.chars().collect();
        let mut marks = Vec::new();
        if chars.len() != source.len() {
            marks = source.char_indices().step_by(STRIDE).map(|(at, _)| at).collect();
        }
        let tokens = scan(source, &chars, words);
        let (sentences, sentence_of) = cut(&tokens);
        Self {
            source,
            chars: chars.len(),
            marks,
            tokens,
            sentences,
            sentence_of,
        }
    }

    /// The text as it was given.
    #[inline]
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Its length in characters.
    #[inline]
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// Its tokens, in order; their spans are disjoint.
    #[inline]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Its sentences, in order. Tokens of kind `Newline` stand between sentences and belong to none.
    #[inline]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The original text of a span. A span that reaches past the end is cut there.
    pub fn slice(&self, span: Span) -> &'a str {
        let start = self.byte_of(span.start);
        let end = self.byte_of(span.end).max(start);
        &self.source[start..end]
    }

    /// Index of the sentence that holds a token; a `Newline` answers with the sentence before it.
    ///
    /// # Panics
    /// When there is no such token.
    #[inline]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of[token]
    }

    /// The tokens that touch a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The span from the first to the last token of a range; empty when the range is.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// Byte offset of a character, by the nearest kept mark.
    fn byte_of(&self, at: usize) -> usize {
        if at >= self.chars {
            return self.source.len();
        }
        if self.marks.is_empty() {
            return at;
        }
        let mark = self.marks[at / STRIDE];
        self.source[mark..]
            .char_indices()
            .nth(at % STRIDE)
            .map_or(self.source.len(), |(offset, _)| mark + offset)
    }
}
