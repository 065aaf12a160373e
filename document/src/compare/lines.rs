//! The lines of an article: titles under it, paragraphs, items, rows.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::{Change, Fate, Line, Words, alike, words};
use crate::{Audience, Block, BlockId, Body, Inline, Numbering, Show, plain_text};

/// A line as it compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// The block; none for a row, which has no name of its own.
    pub(super) id: Option<BlockId>,
    pub(super) text: String,
}

/// How the words of a document are read.
pub(super) struct Reader<'a> {
    pub(super) numbering: &'a Numbering,
    /// References are told by the title they aim at: an article put before another changes no words of the rest.
    pub(super) by_title: bool,
}

impl Reader<'_> {
    pub(super) fn words(&self, line: &[Inline]) -> String {
        line.iter()
            .map(|node| match node {
                Inline::Reference { target, .. } if self.by_title => {
                    format!("article {}", self.numbering.reference(target, Show::Title))
                }
                Inline::Break => " ".to_owned(),
                node => plain_text(std::slice::from_ref(node), self.numbering),
            })
            .collect()
    }

    pub(super) fn block(&self, block: &Block, out: &mut Vec<Text>) {
        let mut add = |id: Option<&BlockId>, text: String| {
            if !text.trim().is_empty() {
                out.push(Text {
                    id: id.cloned(),
                    text,
                });
            }
        };
        match &block.body {
            Body::Title { content, .. } | Body::Paragraph { content } => {
                add(Some(&block.id), self.words(content))
            }
            Body::List { items, .. } => items
                .iter()
                .flat_map(|item| &item.blocks)
                .for_each(|block| self.block(block, out)),
            Body::Table { rows, .. } => {
                for row in rows {
                    let cells: Vec<String> = row.cells.iter().map(|cell| self.joined(&cell.blocks)).collect();
                    if cells.iter().any(|cell| !cell.is_empty()) {
                        add(None, cells.join(" | "));
                    }
                }
            }
            Body::Note {
                audience: Audience::Published,
                blocks,
            } => blocks.iter().for_each(|block| self.block(block, out)),
            // A working note is no word of the piece.
            Body::Note { .. } => {}
        }
    }

    fn joined(&self, blocks: &[Block]) -> String {
        let mut inner = Vec::new();
        blocks.iter().for_each(|block| self.block(block, &mut inner));
        inner
            .into_iter()
            .map(|line| line.text)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Most lines compared in order; beyond, lines that have not their equal are removed and added.
const MOST_LINES: usize = 2_000;
/// Least likeness of two lines told as one that changed.
const LEAST: f64 = 0.5;

/// The lines that differ, those gone where they stood.
pub(super) fn compare(before: &[Text], after: &[Text], same_ids: bool) -> Vec<Line> {
    let mut out = Vec::new();
    for part in parts(before, after) {
        let (then, now) = (&before[part.0], &after[part.1]);
        told(then, now, same_ids, &mut out);
    }
    moved(&mut out);
    out
}

type Part = (std::ops::Range<usize>, std::ops::Range<usize>);

/// Stretches that are not the same in both.
fn parts(before: &[Text], after: &[Text]) -> Vec<Part> {
    let start = before
        .iter()
        .zip(after)
        .take_while(|(b, a)| b.text == a.text)
        .count();
    let end = before[start..]
        .iter()
        .rev()
        .zip(after[start..].iter().rev())
        .take_while(|(b, a)| b.text == a.text)
        .count();
    let (then, now) = (start..before.len() - end, start..after.len() - end);
    if then.is_empty() && now.is_empty() {
        return Vec::new();
    }
    if then.len() > MOST_LINES || now.len() > MOST_LINES {
        return vec![(then, now)];
    }
    let texts = |lines: &[Text]| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
    let (old, new) = (texts(&before[then.clone()]), texts(&after[now.clone()]));
    capture_diff_slices(Algorithm::Myers, &old, &new)
        .iter()
        .map(|op| op.as_tag_tuple())
        .filter(|(tag, _, _)| *tag != DiffTag::Equal)
        .map(|(_, b, a)| (b.start + start..b.end + start, a.start + start..a.end + start))
        .collect()
}

/// A stretch: lines of one id, or alike, changed; the others are gone or come.
fn told(before: &[Text], after: &[Text], same_ids: bool, out: &mut Vec<Line>) {
    let mut partner: Vec<Option<usize>> = vec![None; after.len()];
    let mut free: Vec<bool> = vec![true; before.len()];
    if same_ids {
        for (a, line) in after.iter().enumerate() {
            if let Some(b) = before
                .iter()
                .position(|one| one.id.is_some() && one.id == line.id)
            {
                partner[a] = Some(b);
                free[b] = false;
            }
        }
    }
    let left_b: Vec<usize> = (0..before.len()).filter(|b| free[*b]).collect();
    let left_a: Vec<usize> = (0..after.len()).filter(|a| partner[*a].is_none()).collect();
    let (texts_b, texts_a): (Vec<&str>, Vec<&str>) = (
        left_b.iter().map(|b| before[*b].text.as_str()).collect(),
        left_a.iter().map(|a| after[*a].text.as_str()).collect(),
    );
    for (b, a) in alike(&texts_b, &texts_a, LEAST) {
        partner[left_a[a]] = Some(left_b[b]);
        free[left_b[b]] = false;
    }
    let mut told_b = 0;
    for (a, line) in after.iter().enumerate() {
        // What is gone before this place is told before it.
        let until = partner[a].unwrap_or(told_b);
        while told_b < until {
            if free[told_b] {
                out.push(gone(&before[told_b].text));
            }
            told_b += 1;
        }
        out.push(match partner[a] {
            Some(b) if before[b].text == line.text => whole(Fate::Moved, Change::Same, &line.text),
            Some(b) => Line {
                fate: Fate::Changed,
                words: words(&before[b].text, &line.text),
            },
            None => come(&line.text),
        });
    }
    let rest = (told_b..before.len()).filter(|b| free[*b]);
    out.extend(rest.map(|b| gone(&before[b].text)));
}

/// Lines gone from one place and come to another are moved.
pub(super) fn moved(lines: &mut Vec<Line>) {
    let come: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].fate == Fate::Added)
        .collect();
    let mut leave = vec![false; lines.len()];
    for at in come {
        let twin = (0..lines.len()).find(|other| {
            lines[*other].fate == Fate::Removed
                && !leave[*other]
                && text_of(&lines[*other]) == text_of(&lines[at])
        });
        if let Some(twin) = twin {
            leave[twin] = true;
            let text = text_of(&lines[at]);
            lines[at] = whole(Fate::Moved, Change::Same, &text);
        }
    }
    let mut leave = leave.into_iter();
    lines.retain(|_| !leave.next().unwrap_or(false));
}

fn text_of(line: &Line) -> String {
    line.words.iter().map(|part| part.text.as_str()).collect()
}

fn whole(fate: Fate, change: Change, text: &str) -> Line {
    Line {
        fate,
        words: vec![Words {
            change,
            text: text.to_owned(),
        }],
    }
}

pub(super) fn gone(text: &str) -> Line {
    whole(Fate::Removed, Change::Gone, text)
}

pub(super) fn come(text: &str) -> Line {
    whole(Fate::Added, Change::Come, text)
}
