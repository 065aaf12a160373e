//! Many fixed expressions looked for at once.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use crate::fold::fold;
use crate::hash::{AsIs, key};
use crate::stem::stem;
use crate::text::Text;
use crate::token::{Token, TokenKind};

/// Expressions of one or more words, each with an id, found in one pass whatever their number.
///
/// Words compare by folded form ([`Lexicon::new`]) or by stem ([`Lexicon::by_stem`]). Hyphens do not count, nor does
/// a mere line wrap; signs do, and an expression never runs over the end of a sentence.
///
/// ```
/// use french::{Lexicon, Text};
///
/// let lexicon = Lexicon::by_stem([("table", 1), ("table scolaire", 2), ("chaise", 3)]);
/// let text = Text::new("Tables scolaires et chaises");
/// assert_eq!(lexicon.find_in(&text, 0..text.tokens().len()), [(0..2, 2), (3..4, 3)]);
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon<T = usize> {
    by_stem: bool,
    len: usize,
    nodes: Vec<Node<T>>,
}

#[derive(Clone, Debug)]
struct Node<T> {
    /// By the key of the next word.
    next: HashMap<u64, usize, BuildHasherDefault<AsIs>>,
    ids: Vec<T>,
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Self {
            next: HashMap::default(),
            ids: Vec::new(),
        }
    }
}

impl<T: Clone + PartialEq> Lexicon<T> {
    /// Expressions found in their folded form only: proper nouns, codes, abbreviations. An entry without any word or
    /// sign is left out.
    pub fn new<S: AsRef<str>>(entries: impl IntoIterator<Item = (S, T)>) -> Self {
        Self::build(entries, false)
    }

    /// Expressions found by the stems of their words: plurals and feminines come along.
    pub fn by_stem<S: AsRef<str>>(entries: impl IntoIterator<Item = (S, T)>) -> Self {
        Self::build(entries, true)
    }

    fn build<S: AsRef<str>>(entries: impl IntoIterator<Item = (S, T)>, by_stem: bool) -> Self {
        let mut lexicon = Self {
            by_stem,
            len: 0,
            nodes: vec![Node::default()],
        };
        for (entry, id) in entries {
            let text = Text::new(entry.as_ref());
            let words = || {
                text.tokens()
                    .iter()
                    .filter(|token| token.kind != TokenKind::Newline)
            };
            if words().next().is_none() {
                continue;
            }
            lexicon.len += 1;
            if by_stem {
                lexicon.insert(words().map(|token| token.stem.to_string()), id.clone());
                // The stems of a text that does not write its accents.
                lexicon.insert(words().map(|token| stem(&fold(&token.folded))), id);
            } else {
                lexicon.insert(words().map(|token| token.folded.to_string()), id);
            }
        }
        lexicon
    }

    fn insert(&mut self, words: impl Iterator<Item = String>, id: T) {
        let mut node = 0;
        for word in words {
            let fresh = self.nodes.len();
            node = *self.nodes[node].next.entry(key(&word)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node::default());
            }
        }
        if !self.nodes[node].ids.contains(&id) {
            self.nodes[node].ids.push(id);
        }
    }

    /// Number of entries taken.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True when it has no entry.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The longest expression at each place, leftmost first, without overlap; an expression entered under several
    /// ids gives each of them, in the order of entry.
    pub fn find_in(&self, text: &Text, tokens: Range<usize>) -> Vec<(Range<usize>, T)> {
        let end = tokens.end.min(text.tokens().len());
        let mut found = Vec::new();
        let mut at = tokens.start;
        while at < end {
            let mut longest = None;
            self.walk(&text.tokens()[at..end], |length, ids| {
                longest = Some((length, ids))
            });
            match longest {
                Some((length, ids)) => {
                    found.extend(ids.iter().map(|id| (at..at + length, id.clone())));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Every expression at every place, those within a longer one too.
    pub fn find_all_in(&self, text: &Text, tokens: Range<usize>) -> Vec<(Range<usize>, T)> {
        let end = tokens.end.min(text.tokens().len());
        let mut found = Vec::new();
        for at in tokens.start..end {
            self.walk(&text.tokens()[at..end], |length, ids| {
                found.extend(ids.iter().map(|id| (at..at + length, id.clone())));
            });
        }
        found
    }

    /// Calls back for each entry that the first tokens spell, the shortest first.
    fn walk<'l>(&'l self, tokens: &[Token], mut each: impl FnMut(usize, &'l [T])) {
        let mut node = 0;
        for (length, token) in tokens.iter().enumerate() {
            let word = if self.by_stem {
                token.stem_key
            } else {
                token.folded_key
            };
            let Some(&next) = self.nodes[node].next.get(&word) else {
                return;
            };
            node = next;
            if !self.nodes[node].ids.is_empty() {
                each(length + 1, &self.nodes[node].ids);
            }
        }
    }
}
