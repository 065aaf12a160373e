//! Numbers of titles, computed from the tree: they cannot be stale.

use std::collections::BTreeMap;

use crate::{Block, BlockId, Body, Document, Inline, Show};

/// Numbers and titles by block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbering {
    numbers: BTreeMap<BlockId, Vec<u32>>,
    /// Numbers that the file shows by itself, for titles that have none of ours.
    shown: BTreeMap<BlockId, String>,
    titles: BTreeMap<BlockId, String>,
    /// A letter numbers its parts plainly (`1. `): it has no articles.
    plain: bool,
}

impl Numbering {
    /// Numbers the titles of a document, in order.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut numbering = Self {
            plain: document.kind.is_short(),
            shown: document.shown_numbers.clone(),
            ..Self::default()
        };
        let mut counters = [0u32; 3];
        for block in &document.blocks {
            let Body::Title {
                level,
                numbered,
                content,
            } = &block.body
            else {
                continue;
            };
            let depth = usize::from(*level).clamp(1, 3);
            if *numbered {
                counters[depth - 1] += 1;
                counters[depth..].fill(0);
                numbering
                    .numbers
                    .insert(block.id.clone(), counters[..depth].to_vec());
            }
            // A title does not refer to others: an empty numbering is enough here.
            numbering
                .titles
                .insert(block.id.clone(), crate::plain_text(content, &Self::default()));
        }
        numbering
    }

    /// The number of a title (`3.2`), without « Article »: ours, or the one that the file shows.
    #[must_use]
    pub fn number(&self, id: &BlockId) -> Option<String> {
        self.own_number(id).or_else(|| self.shown.get(id).cloned())
    }

    fn own_number(&self, id: &BlockId) -> Option<String> {
        self.numbers
            .get(id)
            .map(|n| n.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
    }

    /// What stands before the words of a title: `Article 3 – ` (`3. ` in a letter), `3.2 `; empty for the others. A
    /// number that the file shows by itself is among the words already.
    #[must_use]
    pub fn label(&self, block: &Block) -> String {
        match (&block.body, self.own_number(&block.id)) {
            (Body::Title { level: 1, .. }, Some(number)) if self.plain => format!("{number}. "),
            (Body::Title { level: 1, .. }, Some(number)) => format!("Article\u{a0}{number} – "),
            (Body::Title { .. }, Some(number)) => format!("{number} "),
            _ => String::new(),
        }
    }

    /// What a reference to `target` shows; a missing target is said, not hidden.
    #[must_use]
    pub fn reference(&self, target: &BlockId, show: Show) -> String {
        let number = self.number(target).map(|number| format!("article\u{a0}{number}"));
        let title = self
            .titles
            .get(target)
            .map(|title| format!("«\u{a0}{title}\u{a0}»"));
        let shown = match show {
            Show::Number => number.or(title),
            Show::Title => title.or(number),
        };
        shown.unwrap_or_else(|| format!("[renvoi sans cible\u{a0}: {target}]"))
    }

    /// Whether a block can be referred to.
    #[must_use]
    pub fn knows(&self, target: &BlockId) -> bool {
        self.titles.contains_key(target)
    }
}

impl Numbering {
    /// Targets of `line` that do not exist.
    #[must_use]
    pub fn dangling<'a>(&self, line: &'a [Inline]) -> Vec<&'a BlockId> {
        line.iter()
            .filter_map(|node| match node {
                Inline::Reference { target, .. } if !self.knows(target) => Some(target),
                _ => None,
            })
            .collect()
    }
}
