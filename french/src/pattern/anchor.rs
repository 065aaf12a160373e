//! Where to look for a pattern: the rarest of the tokens it cannot do without. Most patterns begin with a word that
//! stands everywhere (« de », « le ») and hold one that stands nearly nowhere: looking for the second spares trying the
//! first.

use std::collections::BTreeMap;

use super::first::First;
use super::node::Node;

/// A token that a match holds, and where it stands in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchor {
    /// What it may be.
    pub(super) token: First,
    /// Fewest and most tokens of the match that come before it.
    pub(super) before: (usize, usize),
}

/// The anchors of a pattern: each of its matches holds a token of one of them.
pub(super) fn anchors(node: &Node) -> Vec<Anchor> {
    // A match takes a token, whatever it is.
    rarest(node).unwrap_or_else(|| {
        let token = First {
            any: true,
            ..First::default()
        };
        vec![Anchor {
            token,
            before: (0, 0),
        }]
    })
}

/// The anchors of a node, when it takes a token for sure.
fn rarest(node: &Node) -> Option<Vec<Anchor>> {
    match node {
        Node::One(_) | Node::Number(..) => Some(vec![Anchor {
            token: First::of(node),
            before: (0, 0),
        }]),
        Node::Capture(_, node) => rarest(node),
        Node::Seq(nodes) => {
            let mut best: Option<Vec<Anchor>> = None;
            let mut before = (0, 0);
            for node in nodes {
                if let Some(mut anchors) = rarest(node) {
                    for anchor in &mut anchors {
                        anchor.before.0 += before.0;
                        anchor.before.1 += before.1;
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
            // Those that stand at the same distance are one.
            let mut all: BTreeMap<(usize, usize), First> = BTreeMap::new();
            for node in nodes {
                for anchor in rarest(node)? {
                    all.entry(anchor.before).or_default().add(anchor.token);
                }
            }
            let anchors = all.into_iter().map(|(before, token)| Anchor { token, before });
            Some(anchors.collect())
        }
        Node::Opt(_) | Node::Gap(_) | Node::Not(_) | Node::Behind(_) | Node::Start | Node::End => None,
    }
}

/// How many places there are to try in a thousand tokens or so.
fn cost(anchors: &[Anchor]) -> u64 {
    let one = |anchor: &Anchor| anchor.token.frequency() * (1 + anchor.before.1 - anchor.before.0) as u64;
    anchors.iter().map(one).sum()
}
