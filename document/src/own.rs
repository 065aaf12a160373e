//! The buyer's own words over a drafted document.
//!
//! A dossier keeps what the buyer changed, block by block, never the produced tree: [`difference`] finds it after
//! an edit on screen, [`overlay`] puts it back over a document drafted again. Only blocks of the first level are
//! compared; what they hold comes with them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Block, BlockId, Body, Document, Inline, Numbering, Provenance};

/// What the buyer made of one place of a drafted document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// The buyer's block in place of the drafted one of the same id.
    Changed {
        /// What the buyer wrote.
        block: Block,
        /// The drafted words replaced (see [`words`]): when they are others today, the buyer is told.
        drafted_text: String,
    },
    /// The drafted block is taken out.
    Removed {
        /// The drafted words taken out.
        drafted_text: String,
    },
    /// A block of the buyer's, or a drafted block put elsewhere.
    Added {
        /// What the buyer wrote.
        block: Block,
        /// The block it follows; none: it opens the document.
        after: Option<BlockId>,
        /// The article it stands in, should the block it follows be gone one day.
        article: Option<BlockId>,
    },
}

/// The buyer's own blocks of a document.
pub type OwnBlocks = BTreeMap<BlockId, Own>;

/// Values of variables as they are today: name to label and value.
pub type Values = BTreeMap<String, (String, Option<String>)>;

/// A drafted document with the buyer's words over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlaid {
    /// The document.
    pub document: Document,
    /// Blocks whose drafted words are no longer those that the buyer replaced or took out.
    pub stale: Vec<BlockId>,
    /// Own blocks that have no place any more: shown aside, never lost.
    pub orphans: Vec<BlockId>,
}

/// The words of a block, whatever its variables are worth: a variable reads `[label]`. One line a leaf.
#[must_use]
pub fn words(block: &Block) -> String {
    let nothing = Numbering::default();
    let mut lines = Vec::new();
    block.walk(&mut |leaf| {
        if let Some(line) = leaf.line() {
            let without_values: Vec<Inline> = line
                .iter()
                .map(|node| match node {
                    Inline::Variable { name, label, .. } => Inline::variable(name, label, None),
                    node => node.clone(),
                })
                .collect();
            lines.push(crate::plain_text(&without_values, &nothing));
        }
    });
    lines.join("\n")
}

/// Whether a block is computed from elsewhere as a whole: no edit of it is kept.
#[must_use]
pub fn is_locked(block: &Block) -> bool {
    block.provenance == Provenance::Generated && matches!(block.body, Body::Table { .. })
}

/// An id borne by two blocks of an edited document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("deux blocs du document portent le même nom (« {0} »)")]
pub struct DuplicateId(pub BlockId);

/// What the buyer changed between the drafted document and the edited one.
///
/// # Errors
/// Two blocks of the first level bear the same id.
pub fn difference(drafted: &Document, edited: &Document) -> Result<OwnBlocks, DuplicateId> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = edited.blocks.iter().find(|block| !seen.insert(&block.id)) {
        return Err(DuplicateId(twice.id.clone()));
    }
    let rank: BTreeMap<&BlockId, usize> = drafted
        .blocks
        .iter()
        .enumerate()
        .map(|(n, block)| (&block.id, n))
        .collect();
    let in_place = longest_increasing(
        &edited
            .blocks
            .iter()
            .filter_map(|block| rank.get(&block.id).copied())
            .collect::<Vec<_>>(),
    );
    let mut own = OwnBlocks::new();
    for block in &drafted.blocks {
        if !seen.contains(&block.id) && !is_locked(block) {
            let drafted_text = words(block);
            own.insert(block.id.clone(), Own::Removed { drafted_text });
        }
    }
    let mut before: Option<&BlockId> = None;
    let mut article: Option<&BlockId> = None;
    for block in &edited.blocks {
        let place = rank.get(&block.id);
        let proposed = place.and_then(|n| drafted.blocks.get(*n));
        let stays = place.is_some_and(|n| in_place.contains(n));
        match proposed {
            Some(proposed) if is_locked(proposed) => {}
            Some(proposed) if stays => {
                if !same(proposed, block) {
                    let changed = Own::Changed {
                        block: by_buyer(block),
                        drafted_text: words(proposed),
                    };
                    own.insert(block.id.clone(), changed);
                }
            }
            _ => {
                let added = Own::Added {
                    block: by_buyer(block),
                    after: before.cloned(),
                    article: article.cloned(),
                };
                own.insert(block.id.clone(), added);
            }
        }
        before = Some(&block.id);
        if matches!(block.body, Body::Title { level: 1, .. }) {
            article = Some(&block.id);
        }
    }
    Ok(own)
}

/// Puts the buyer's words over a drafted document; their variables take the values of today.
#[must_use]
pub fn overlay(drafted: &Document, own: &OwnBlocks, values: &Values) -> Overlaid {
    let mut stale = Vec::new();
    let mut blocks: Vec<Block> = Vec::with_capacity(drafted.blocks.len());
    let mut placed: BTreeSet<&BlockId> = BTreeSet::new();
    for proposed in &drafted.blocks {
        let id = &proposed.id;
        let kept = match own.get(id).filter(|_| !is_locked(proposed)) {
            None => Some(proposed.clone()),
            Some(Own::Added { .. }) => None,
            Some(Own::Removed { drafted_text }) => {
                if *drafted_text != words(proposed) {
                    stale.push(id.clone());
                }
                None
            }
            Some(Own::Changed { block, drafted_text }) => {
                if *drafted_text != words(proposed) {
                    stale.push(id.clone());
                }
                placed.insert(id);
                Some(with_values(block, values))
            }
        };
        blocks.extend(kept);
    }
    let locked: BTreeSet<&BlockId> = drafted
        .blocks
        .iter()
        .filter(|block| is_locked(block))
        .map(|block| &block.id)
        .collect();
    let mut waiting: Vec<&BlockId> = own
        .iter()
        .filter(|(id, own)| matches!(own, Own::Added { .. }) && !locked.contains(id))
        .map(|(id, _)| id)
        .collect();
    // First where each was put; then, for those that followed a block that is gone, at the end of their article.
    for by_article in [false, true] {
        loop {
            let left = waiting.len();
            waiting.retain(|id| {
                let Some(Own::Added {
                    block,
                    after,
                    article,
                }) = own.get(id)
                else {
                    return false;
                };
                let place = place_after(&blocks, after.as_ref()).or_else(|| {
                    article
                        .as_ref()
                        .filter(|_| by_article)
                        .and_then(|id| end_of(&blocks, id))
                });
                match place {
                    Some(at) => {
                        blocks.insert(at, with_values(block, values));
                        false
                    }
                    None => true,
                }
            });
            if waiting.len() == left {
                break;
            }
        }
    }
    let mut orphans: Vec<BlockId> = waiting.into_iter().cloned().collect();
    orphans.extend(
        own.iter()
            .filter(|(id, own)| matches!(own, Own::Changed { .. }) && !placed.contains(id))
            .map(|(id, _)| id.clone()),
    );
    Overlaid {
        document: Document {
            cover: drafted.cover.clone(),
            blocks,
            ..Document::new(drafted.kind, &drafted.title)
        },
        stale,
        orphans,
    }
}

/// Values of all variables of these documents: names are unique over a dossier.
#[must_use]
pub fn values_of(documents: &[Document]) -> Values {
    let mut values = Values::new();
    for document in documents {
        for (_, node) in document.variables() {
            if let Inline::Variable { name, label, value } = node {
                values.insert(name.clone(), (label.clone(), value.clone()));
            }
        }
    }
    values
}

fn place_after(blocks: &[Block], after: Option<&BlockId>) -> Option<usize> {
    match after {
        None => Some(0),
        Some(id) => blocks.iter().position(|block| block.id == *id).map(|at| at + 1),
    }
}

/// One past the last block of an article.
fn end_of(blocks: &[Block], article: &BlockId) -> Option<usize> {
    let start = blocks.iter().position(|block| block.id == *article)? + 1;
    let next = blocks[start..]
        .iter()
        .position(|block| matches!(block.body, Body::Title { level: 1, .. }));
    Some(next.map_or(blocks.len(), |n| start + n))
}

/// The same words in the same form, whoever wrote them.
fn same(one: &Block, other: &Block) -> bool {
    without_provenance(one) == without_provenance(other)
}

fn without_provenance(block: &Block) -> Block {
    let mut bare = block.clone();
    bare.walk_mut(&mut |block| block.provenance = Provenance::Buyer);
    bare
}

fn by_buyer(block: &Block) -> Block {
    Block {
        provenance: Provenance::Buyer,
        ..block.clone()
    }
}

fn with_values(block: &Block, values: &Values) -> Block {
    let mut fresh = block.clone();
    fresh.walk_mut(&mut |block| {
        if let Body::Title { content, .. } | Body::Paragraph { content } = &mut block.body {
            for node in content {
                if let Inline::Variable { name, label, value } = node
                    && let Some((label_today, value_today)) = values.get(name)
                {
                    label.clone_from(label_today);
                    value.clone_from(value_today);
                }
            }
        }
    });
    fresh
}

/// The members of a longest increasing run of distinct ranks (patience sorting).
pub(crate) fn longest_increasing(ranks: &[usize]) -> BTreeSet<usize> {
    // For each length, the place of the smallest last rank of such a run.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; ranks.len()];
    for (place, rank) in ranks.iter().enumerate() {
        let length = tails.partition_point(|tail| ranks[*tail] < *rank);
        before[place] = length.checked_sub(1).map(|n| tails[n]);
        match tails.get_mut(length) {
            Some(tail) => *tail = place,
            None => tails.push(place),
        }
    }
    let mut kept = BTreeSet::new();
    let mut place = tails.last().copied();
    while let Some(at) = place {
        kept.insert(ranks[at]);
        place = before[at];
    }
    kept
}
