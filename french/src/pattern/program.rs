//! A pattern as a list of steps without any loop, and what its first token may be.

use super::node::{Compare, Node, Test, holds};
use crate::number::plain_number;
use crate::token::{Shape, Token, TokenKind};

/// Bounds that keep a search cheap whatever the pattern.
const MOST_STEPS: usize = 20_000;
const MOST_TOKENS: usize = 400;
const DEEPEST: usize = 200;
/// Above so many ways through the pattern, failures are remembered.
const MANY_WAYS: u64 = 256;

#[derive(Clone, Debug)]
pub(super) enum Step {
    One(Test),
    Number(Compare, f64),
    Gap(usize),
    /// Tries each of these steps in turn.
    Split(Vec<usize>),
    Jump(usize),
    /// The steps up to this one must fail here.
    Not(usize),
    Behind(Vec<Test>),
    Start,
    End,
    Open(usize),
    Close(usize),
    Found,
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) captures: Vec<String>,
    /// Most tokens a match takes.
    pub(super) longest: usize,
    /// Failures are worth remembering.
    pub(super) remembers: bool,
    pub(super) first: First,
}

impl Program {
    /// Compiles a tree; the error says, in French, why it makes no good pattern.
    pub(super) fn new(node: &Node) -> Result<Self, String> {
        let (shortest, longest) = node.length();
        if shortest == 0 {
            return Err(
                "ce motif pourrait ne retenir aucun mot ; un élément au moins doit être obligatoire".into(),
            );
        }
        let edge = |node: Option<&Node>| matches!(node, Some(Node::Gap(_)));
        if let Node::Seq(nodes) = node
            && (edge(nodes.first()) || edge(nodes.last()))
        {
            return Err("un motif ne commence ni ne finit par un saut".into());
        }
        if longest > MOST_TOKENS || node.depth() > DEEPEST {
            return Err("motif trop long ; en faire plusieurs".into());
        }
        let mut program = Self {
            steps: Vec::new(),
            captures: Vec::new(),
            longest,
            remembers: node.ways() > MANY_WAYS,
            first: First::default(),
        };
        program.emit(node);
        program.steps.push(Step::Found);
        if program.steps.len() > MOST_STEPS {
            return Err("motif trop long ; en faire plusieurs".into());
        }
        program.first.gather(node);
        program.first.sort();
        Ok(program)
    }

    fn emit(&mut self, node: &Node) {
        match node {
            Node::One(test) => self.steps.push(Step::One(test.clone())),
            Node::Number(compare, bound) => self.steps.push(Step::Number(*compare, *bound)),
            Node::Seq(nodes) => nodes.iter().for_each(|node| self.emit(node)),
            Node::Alt(nodes) => {
                let split = self.steps.len();
                self.steps.push(Step::Split(Vec::new()));
                let (mut starts, mut jumps) = (Vec::new(), Vec::new());
                for node in nodes {
                    starts.push(self.steps.len());
                    self.emit(node);
                    jumps.push(self.steps.len());
                    self.steps.push(Step::Jump(0));
                }
                let end = self.steps.len();
                self.steps[split] = Step::Split(starts);
                for jump in jumps {
                    self.steps[jump] = Step::Jump(end);
                }
            }
            Node::Opt(node) => {
                let split = self.steps.len();
                self.steps.push(Step::Split(Vec::new()));
                self.emit(node);
                self.steps[split] = Step::Split(vec![split + 1, self.steps.len()]);
            }
            Node::Gap(most) => self.steps.push(Step::Gap(*most)),
            Node::Capture(name, node) => {
                let slot = self.captures.len();
                self.captures.push(name.clone());
                self.steps.push(Step::Open(slot));
                self.emit(node);
                self.steps.push(Step::Close(slot));
            }
            Node::Not(node) => {
                let not = self.steps.len();
                self.steps.push(Step::Not(0));
                self.emit(node);
                self.steps.push(Step::Found);
                self.steps[not] = Step::Not(self.steps.len());
            }
            Node::Behind(tests) => self.steps.push(Step::Behind(tests.clone())),
            Node::Start => self.steps.push(Step::Start),
            Node::End => self.steps.push(Step::End),
        }
    }
}

/// What the first token of a match may be: lets most places be passed over at once.
#[derive(Clone, Debug, Default)]
pub(super) struct First {
    pub(super) stems: Vec<String>,
    pub(super) folded: Vec<String>,
    pub(super) prefixes: Vec<String>,
    pub(super) number: bool,
    pub(super) capital: bool,
    pub(super) any: bool,
}

impl First {
    pub(super) fn admits(&self, tokens: &[Token]) -> bool {
        let token = &tokens[0];
        self.any
            || holds(&self.folded, &token.folded)
            || holds(&self.stems, &token.stem)
            || (self.capital && token.shape != Shape::Lower)
            || (self.number && begins_number(tokens))
            || self
                .prefixes
                .iter()
                .any(|prefix| token.folded.starts_with(prefix.as_str()))
    }

    /// Adds what this node may begin with; true when what follows it may begin the match too.
    fn gather(&mut self, node: &Node) -> bool {
        match node {
            Node::One(test) => {
                match test {
                    Test::Words(words) => {
                        self.stems.extend_from_slice(&words.stems);
                        self.folded.extend_from_slice(&words.folded);
                    }
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

    fn sort(&mut self) {
        for list in [&mut self.stems, &mut self.folded, &mut self.prefixes] {
            list.sort();
            list.dedup();
        }
    }
}

/// Figures, or words that make a number.
pub(super) fn begins_number(tokens: &[Token]) -> bool {
    match tokens[0].kind {
        TokenKind::Number => true,
        TokenKind::Word => plain_number(tokens).is_some(),
        _ => false,
    }
}
