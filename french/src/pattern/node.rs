//! A pattern as a tree, and the tests a single token may have to pass.

use crate::hash::key;
use crate::token::{Shape, Token, TokenKind};

/// One element of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    One(Test),
    Number(Compare, f64),
    Seq(Vec<Node>),
    Alt(Vec<Node>),
    Opt(Box<Node>),
    Gap(usize),
    Capture(String, Box<Node>),
    Not(Box<Node>),
    Behind(Vec<Test>),
    Start,
    End,
}

/// How a number is compared; `Any` takes all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Compare {
    Any,
    More,
    AtLeast,
    Less,
    AtMost,
    Equal,
}

impl Compare {
    pub(super) fn holds(self, value: f64, bound: f64) -> bool {
        match self {
            Compare::Any => true,
            Compare::More => value > bound,
            Compare::AtLeast => value >= bound,
            Compare::Less => value < bound,
            Compare::AtMost => value <= bound,
            Compare::Equal => value == bound,
        }
    }
}

/// What one token must be.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// One of these stems, or one of these folded forms.
    Words(Words),
    Prefix(String),
    Value(f64),
    Capital,
    Upper,
    Sign,
    Any,
}

/// Sorted stems and folded forms, and the keys of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) stems: Vec<String>,
    pub(super) folded: Vec<String>,
    stem_keys: Keys,
    folded_keys: Keys,
}

/// Keys of words, sorted, with one bit among 64 for each: most words that are not there are known by their bit.
#[derive(Clone, Debug, Default)]
struct Keys {
    bits: u64,
    sorted: Vec<u64>,
}

impl Keys {
    fn of(words: &[String]) -> Self {
        let mut sorted: Vec<u64> = words.iter().map(|word| key(word)).collect();
        sorted.sort_unstable();
        let bits = sorted.iter().fold(0, |bits, key| bits | Self::bit(*key));
        Self { bits, sorted }
    }

    /// By the high bits of the key, which are well mixed.
    fn bit(key: u64) -> u64 {
        1 << (key >> 58)
    }

    fn hold(&self, key: u64) -> bool {
        self.bits & Self::bit(key) != 0 && self.sorted.binary_search(&key).is_ok()
    }
}

impl Words {
    /// A bare word: its stem, the stem it has when its accents are not written, and its own form.
    pub(super) fn bare(token: &Token) -> Self {
        let mut stems = vec![token.stem.clone()];
        if token.kind == TokenKind::Word {
            stems.push(crate::stem::stem(&token.folded));
        }
        stems.sort();
        stems.dedup();
        Self::new(stems, vec![token.folded.clone()])
    }

    pub(super) fn exact(token: &Token) -> Self {
        Self::new(Vec::new(), vec![token.folded.clone()])
    }

    pub(super) fn add(&mut self, other: &Words) {
        for (mine, theirs) in [(&mut self.stems, &other.stems), (&mut self.folded, &other.folded)] {
            mine.extend_from_slice(theirs);
            mine.sort();
            mine.dedup();
        }
        self.index();
    }

    fn new(stems: Vec<String>, folded: Vec<String>) -> Self {
        let mut words = Self {
            stems,
            folded,
            ..Self::default()
        };
        words.index();
        words
    }

    fn index(&mut self) {
        self.stem_keys = Keys::of(&self.stems);
        self.folded_keys = Keys::of(&self.folded);
    }

    pub(super) fn hold(&self, token: &Token) -> bool {
        // Two words of one key among 2^64 do not happen.
        self.folded_keys.hold(token.folded_key) || self.stem_keys.hold(token.stem_key)
    }
}

impl Test {
    pub(super) fn passes(&self, token: &Token) -> bool {
        match self {
            Test::Words(words) => words.hold(token),
            Test::Prefix(prefix) => {
                token.kind == TokenKind::Word && token.folded.starts_with(prefix.as_str())
            }
            Test::Value(value) => token.number == Some(*value),
            Test::Capital => token.kind == TokenKind::Word && token.shape != Shape::Lower,
            Test::Upper => token.kind == TokenKind::Word && token.shape == Shape::Upper,
            Test::Sign => token.kind == TokenKind::Punctuation,
            Test::Any => true,
        }
    }
}

impl Node {
    /// Fewest and most tokens it takes.
    pub(super) fn length(&self) -> (usize, usize) {
        match self {
            Node::One(_) => (1, 1),
            // Sixteen words, and sixteen more when they are said again between brackets.
            Node::Number(..) => (1, 34),
            Node::Seq(nodes) => nodes
                .iter()
                .map(Node::length)
                .fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)),
            Node::Alt(nodes) => {
                let lengths = || nodes.iter().map(Node::length);
                (
                    lengths().map(|l| l.0).min().unwrap_or(0),
                    lengths().map(|l| l.1).max().unwrap_or(0),
                )
            }
            Node::Opt(node) => (0, node.length().1),
            Node::Gap(most) => (0, *most),
            Node::Capture(_, node) => node.length(),
            Node::Not(_) | Node::Behind(_) | Node::Start | Node::End => (0, 0),
        }
    }

    /// How many ways through it there may be, at most: below a few hundred no memory of failures is worth keeping.
    pub(super) fn ways(&self) -> u64 {
        match self {
            Node::Seq(nodes) => nodes.iter().map(Node::ways).fold(1, u64::saturating_mul),
            Node::Alt(nodes) => nodes.iter().map(Node::ways).fold(0, u64::saturating_add),
            Node::Opt(node) => node.ways().saturating_add(1),
            Node::Gap(most) => *most as u64 + 1,
            Node::Capture(_, node) => node.ways(),
            Node::Not(node) => node.ways().saturating_add(1),
            _ => 1,
        }
    }

    /// How deep the matcher may have to call itself.
    pub(super) fn depth(&self) -> usize {
        match self {
            Node::Seq(nodes) => nodes.iter().map(Node::depth).sum(),
            Node::Alt(nodes) => 1 + nodes.iter().map(Node::depth).max().unwrap_or(0),
            Node::Opt(node) | Node::Capture(_, node) | Node::Not(node) => 2 + node.depth(),
            Node::Gap(_) => 1,
            _ => 0,
        }
    }
}
