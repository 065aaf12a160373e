//! A pattern as a list of steps without any loop.

use super::anchor::{Anchor, anchors};
use super::first::First;
use super::node::{Compare, Node, Test};

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
    /// What its first token may be.
    pub(super) first: First,
    /// Where to look for it.
    pub(super) anchors: Vec<Anchor>,
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
            first: First::of(node),
            anchors: anchors(node),
        };
        program.emit(node);
        program.steps.push(Step::Found);
        if program.steps.len() > MOST_STEPS {
            return Err("motif trop long ; en faire plusieurs".into());
        }
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
