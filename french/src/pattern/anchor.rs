//! Where to look for a pattern: the rarest of the tokens it cannot do without. Most patterns begin with a word that
//! stands everywhere (« de », « le ») and hold one that stands nearly nowhere: looking for the second spares trying the
//! first.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::first::First;
use super::node::Node;

/// A token that a match holds, and where it stands in it.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// What it may be.
    pub(super) token: First,
    /// Fewest and most tokens of the match that come before it.
    pub(super) before: (usize, usize),
    /// What the match may hold just after it.
    pub(super) after: First,
    /// Whether the match may end with it: nothing is then asked of what follows.
    pub(super) last: bool,
}

impl Anchor {
    /// An anchor that nothing surrounds yet.
    fn alone(token: First) -> Self {
        Self {
            token,
            before: (0, 0),
            after: First::default(),
            last: true,
        }
    }

    /// These nodes come after it.
    fn followed_by(&mut self, nodes: &[Node]) {
        if self.last {
            self.last = nodes.iter().all(|node| self.after.gather(node));
        }
    }

    /// Those that stand at the same distance are one.
    fn join(&mut self, other: Self) {
        self.token.add(other.token);
        self.after.add(other.after);
        self.last |= other.last;
    }
}

/// The anchors of a pattern: each of its matches holds a token of one of them.
pub(super) fn anchors(node: &Node) -> Vec<Anchor> {
    // A match takes a token, whatever it is.
    rarest(node).unwrap_or_else(|| {
        vec![Anchor::alone(First {
            any: true,
            ..First::default()
        })]
    })
}

/// The anchors of a node, when it takes a token for sure.
fn rarest(node: &Node) -> Option<Vec<Anchor>> {
    match node {
        Node::One(_) | Node::Number(..) => Some(vec![Anchor::alone(First::of(node))]),
        Node::Capture(_, node) => rarest(node),
        Node::Seq(nodes) => {
            let mut best: Option<Vec<Anchor>> = None;
            let mut before = (0, 0);
            for (at, node) in nodes.iter().enumerate() {
                if let Some(mut anchors) = rarest(node) {
                    for anchor in &mut anchors {
                        anchor.before.0 += before.0;
                        anchor.before.1 += before.1;
                        anchor.followed_by(&nodes[at + 1..]);
                    }
                    if best.as_ref().is_none_or(|best| cost(&anchors) < cost(best)) {
                        best = Some(anchors);
                    }
                }
                let length = node.length();
                before = (before.0 + length.0, before.1 + length.1);
            }
            best
        }
        Node::Alt(nodes) => {
            let mut all: BTreeMap<(usize, usize), Anchor> = BTreeMap::new();
            for node in nodes {
                for anchor in rarest(node)? {
                    match all.entry(anchor.before) {
                        Entry::Vacant(place) => {
                            place.insert(anchor);
                        }
                        Entry::Occupied(mut place) => place.get_mut().join(anchor),
                    }
                }
            }
            Some(all.into_values().collect())
        }
        Node::Opt(_) | Node::Gap(_) | Node::Not(_) | Node::Behind(_) | Node::Start | Node::End => None,
    }
}

/// How many places there are to try in a thousand tokens or so.
fn cost(anchors: &[Anchor]) -> u64 {
    let one = |anchor: &Anchor| anchor.token.frequency() * (1 + anchor.before.1 - anchor.before.0) as u64;
    anchors.iter().map(one).sum()
}
