//! What the first token of a sequence may be: lets most places be passed over at once.

use super::keys::bit;
use super::node::{Node, Test, Words};
use crate::hash::key;
use crate::number::plain_number;
use crate::token::{Shape, Token, TokenKind};

/// Any of these.
#[derive(Clone, Debug, Default)]
pub(super) struct First {
    pub(super) words: Words,
    pub(super) prefixes: Vec<String>,
    pub(super) number: bool,
    pub(super) capital: bool,
    pub(super) any: bool,
}

/// Words that a tender repeats, and how often in ten thousand tokens, roughly.
const FREQUENT: &[(&str, u64)] = &[
    ("de", 650),
    ("la", 290),
    ("l'", 230),
    ("le", 300),
    ("les", 240),
    ("et", 210),
    ("d'", 200),
    ("des", 200),
    (",", 350),
    (".", 350),
    ("(", 60),
    (")", 60),
    (":", 90),
    (";", 40),
    ("a", 180),
    ("du", 160),
    ("en", 120),
    ("un", 90),
    ("une", 90),
    ("par", 110),
    ("pour", 90),
    ("dans", 60),
    ("au", 80),
    ("aux", 50),
    ("sur", 60),
    ("ou", 90),
    ("est", 90),
    ("sont", 60),
    ("qui", 30),
    ("que", 35),
    ("qu'", 20),
    ("il", 30),
    ("ne", 25),
    ("n'", 20),
    ("pas", 25),
    ("se", 20),
    ("s'", 20),
    ("ce", 20),
    ("son", 20),
    ("ses", 15),
    ("leur", 12),
    ("tout", 20),
    ("toute", 20),
    ("avec", 15),
    ("sans", 15),
    ("etre", 25),
    ("offre", 40),
    ("marche", 60),
    ("titulaire", 70),
    ("candidat", 40),
    ("prix", 25),
    ("article", 30),
];

/// How often other things come, in the same unit.
const WORD: u64 = 2;
const PREFIX: u64 = 4;
const NUMBER: u64 = 500;
const CAPITAL: u64 = 1_500;
const ANY: u64 = 10_000;

fn frequency(word: u64) -> u64 {
    // Read when patterns are compiled, seldom enough for a walk.
    let known = FREQUENT.iter().find(|(frequent, _)| key(frequent) == word);
    known.map_or(WORD, |(_, times)| *times)
}

impl First {
    /// Of what a node matches.
    pub(super) fn of(node: &Node) -> Self {
        let mut first = Self::default();
        first.gather(node);
        first
    }

    /// Whether a match may begin with the first of these tokens.
    pub(super) fn admits(&self, tokens: &[Token]) -> bool {
        let token = &tokens[0];
        self.any
            || self.words.hold(token)
            || (self.capital && token.shape != Shape::Lower)
            || (self.number && number_length(tokens).is_some())
            || self
                .prefixes
                .iter()
                .any(|prefix| token.folded.starts_with(prefix.as_str()))
    }

    /// How many tokens it admits in ten thousand, roughly.
    pub(super) fn frequency(&self) -> u64 {
        let words = self.words.stems.all().iter().chain(self.words.folded.all());
        let flag = |flag: bool, times: u64| if flag { times } else { 0 };
        words.map(|word| frequency(*word)).sum::<u64>()
            + self.prefixes.len() as u64 * PREFIX
            + flag(self.number, NUMBER)
            + flag(self.capital, CAPITAL)
            + flag(self.any, ANY)
    }

    /// A few bits of it: what shares none with the [`sketch`] of a token does not admit it.
    pub(super) fn sketch(&self) -> u64 {
        if self.any || self.number || self.capital || !self.prefixes.is_empty() {
            return u64::MAX;
        }
        self.words.stems.bits() | self.words.folded.bits()
    }

    /// Admits what another admits too.
    pub(super) fn add(&mut self, other: Self) {
        self.words.add(&other.words);
        self.prefixes.extend(other.prefixes);
        self.number |= other.number;
        self.capital |= other.capital;
        self.any |= other.any;
    }

    /// Adds what this node may begin with; true when what follows it may begin the match too.
    pub(super) fn gather(&mut self, node: &Node) -> bool {
        match node {
            Node::One(test) => {
                match test {
                    Test::Words(words) => self.words.add(words),
                    Test::Prefix(prefix) => self.prefixes.push(prefix.clone()),
                    Test::Value(_) => self.number = true,
                    Test::Capital | Test::Upper => self.capital = true,
                    Test::Sign | Test::Any => self.any = true,
                }
                false
            }
            Node::Number(..) => {
                self.number = true;
                false
            }
            Node::Seq(nodes) => nodes.iter().all(|node| self.gather(node)),
            Node::Alt(nodes) => nodes.iter().fold(false, |open, node| self.gather(node) | open),
            Node::Opt(node) => {
                self.gather(node);
                true
            }
            Node::Gap(_) => {
                self.any = true;
                true
            }
            Node::Capture(_, node) => self.gather(node),
            Node::Not(_) | Node::Behind(_) | Node::Start | Node::End => true,
        }
    }
}

/// The bits of a token.
pub(super) fn sketch(token: &Token) -> u64 {
    bit(token.folded_key) | bit(token.stem_key)
}

/// How many tokens the number that begins here takes, in figures or in words.
pub(super) fn number_length(tokens: &[Token]) -> Option<usize> {
    match tokens[0].kind {
        TokenKind::Number => Some(plain_number(tokens).map_or(1, |(_, taken)| taken)),
        TokenKind::Word => plain_number(tokens).map(|(_, taken)| taken),
        _ => None,
    }
}
