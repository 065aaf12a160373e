//! Numbers of titles: ours where they are those of the file, told beside otherwise.

use std::collections::BTreeMap;

use document::{Block, BlockId, Body, Inline};

use super::shape::{Typed, label_number, shown_number, typed_title};

/// The number of titles, typed or computed by the file, becomes the tree's own where all those of one level
/// under one parent agree with it. A file that skips « Article 3 » or says « 3 bis » keeps its words as they
/// are: a wrong number would send the reader to the wrong article.
pub(super) fn settle_numbers(blocks: &mut [Block], labels: &mut BTreeMap<BlockId, String>) {
    let titles: Vec<usize> = (0..blocks.len())
        .filter(|n| matches!(blocks[*n].body, Body::Title { .. }))
        .collect();
    adopt(blocks, labels, &titles, &[]);
}

/// Level and whether it is numbered by the tree, for a title.
fn title_of(block: &Block) -> Option<(usize, bool)> {
    match &block.body {
        Body::Title { level, numbered, .. } => Some((usize::from(*level).clamp(1, 3), *numbered)),
        _ => None,
    }
}

/// Settles the titles under the one that has this number, then those below each of them.
fn adopt(blocks: &mut [Block], labels: &mut BTreeMap<BlockId, String>, titles: &[usize], parent: &[u32]) {
    let depth = parent.len() + 1;
    if depth > 3 {
        return;
    }
    let mut expected = [parent, &[1]].concat();
    let mut agreements: Vec<(usize, Vec<Inline>)> = Vec::new();
    let mut all_agree = true;
    for &n in titles {
        if title_of(&blocks[n]).is_none_or(|(level, _)| level != depth) {
            continue;
        }
        let line = blocks[n].line().unwrap_or_default();
        let label = labels.get(&blocks[n].id);
        let number = match label {
            Some(label) => label_number(label),
            None => match typed(line) {
                None => continue,
                // « 3 bis » is nobody's number but the file's.
                Some(typed) => typed.suffix.is_none().then_some(typed.number),
            },
        };
        if number.as_ref() != Some(&expected) {
            all_agree = false;
            break;
        }
        let words = match label {
            Some(_) => Some(line.to_vec()),
            None => without_number(line),
        };
        all_agree &= words.is_some();
        agreements.extend(words.map(|words| (n, words)));
        expected[depth - 1] += 1;
    }
    if all_agree {
        for (n, words) in agreements {
            labels.remove(&blocks[n].id);
            if let Body::Title {
                numbered, content, ..
            } = &mut blocks[n].body
            {
                *numbered = true;
                *content = words;
            }
        }
    }
    // What stands between two numbered titles of this level is below the first.
    let heads: Vec<usize> = (0..titles.len())
        .filter(|at| title_of(&blocks[titles[*at]]) == Some((depth, true)))
        .collect();
    for (k, at) in heads.iter().enumerate() {
        let end = heads.get(k + 1).copied().unwrap_or(titles.len());
        let number = [parent, &[u32::try_from(k + 1).unwrap_or(u32::MAX)]].concat();
        adopt(blocks, labels, &titles[at + 1..end], &number);
    }
}

/// Numbers of the titles that keep their own: what the file computes goes before the words, as it shows.
pub(super) fn shown_numbers(
    blocks: &mut [Block],
    labels: &BTreeMap<BlockId, String>,
) -> BTreeMap<BlockId, String> {
    let mut shown = BTreeMap::new();
    for block in blocks {
        let Body::Title {
            numbered: false,
            content,
            ..
        } = &mut block.body
        else {
            continue;
        };
        let label = labels.get(&block.id);
        if let Some(label) = label {
            content.insert(0, Inline::text(format!("{label} ")));
            *content = document::normalised(std::mem::take(content));
        }
        let number = match label {
            Some(label) => shown_number(label),
            None => typed(content).map(|typed| typed.shown()),
        };
        if let Some(number) = number {
            shown.insert(block.id.clone(), number);
        }
    }
    shown
}

/// Number typed at the start of a line.
fn typed(line: &[Inline]) -> Option<Typed<'_>> {
    match line.first() {
        Some(Inline::Text { text, .. }) => typed_title(text),
        _ => None,
    }
}

/// The line without its typed number, when words remain.
fn without_number(line: &[Inline]) -> Option<Vec<Inline>> {
    let Some(Inline::Text { text, marks }) = line.first() else {
        return None;
    };
    let typed = typed_title(text)?;
    if typed.words.is_empty() && line.len() == 1 {
        return None;
    }
    // Words may go on in the next piece of text: only the number and its separator go.
    let trailing = text.len() - text.trim_end().len();
    let kept = format!("{}{}", typed.words, &text[text.len() - trailing..]);
    let mut out = vec![Inline::Text {
        text: kept,
        marks: *marks,
    }];
    out.extend_from_slice(&line[1..]);
    Some(document::normalised(out))
}
