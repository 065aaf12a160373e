//! A pattern as a tree, and the tests a single token may have to pass.

use super::keys::Keys;
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

/// Stems and folded forms, by their keys: two words of one key among 2^64 do not happen.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) stems: Keys,
    pub(super) folded: Keys,
}

impl Words {
    /// A bare word: its stem, the stem it has when its accents are not written, and its own form.
    pub(super) fn bare(token: &Token) -> Self {
        let mut stems = vec![token.stem_key];
        if token.kind == TokenKind::Word {
            stems.push(key(&crate::stem::stem(&token.folded)));
        }
        Self {
            stems: Keys::new(stems),
            folded: Keys::new(vec![token.folded_key]),
        }
    }

    pub(super) fn exact(token: &Token) -> Self {
        Self {
            stems: Keys::default(),
            folded: Keys::new(vec![token.folded_key]),
        }
    }

    pub(super) fn add(&mut self, other: &Words) {
        self.stems.add(&other.stems);
        self.folded.add(&other.folded);
    }

    pub(super) fn hold(&self, token: &Token) -> bool {
        self.folded.hold(token.folded_key) || self.stems.hold(token.stem_key)
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
