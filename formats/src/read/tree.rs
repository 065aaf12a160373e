//! From a flat run of paragraphs to blocks: lists are nested again, notes gathered, ids given by position.

use document::{Audience, Block, BlockId, Body, Cell, Inline, Item, Provenance, Row};

use super::shape::typed_title;

/// A paragraph or table, before lists are put together.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Flat {
    /// A title.
    Title {
        level: u8,
        /// Numbered by the file itself; a number typed in the words is another matter.
        numbered: bool,
        line: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    /// An item of a list.
    Item {
        /// Which list: items of one list share it.
        list: usize,
        /// Depth, from 0.
        level: usize,
        ordered: bool,
        line: Vec<Inline>,
    },
    /// A further paragraph of an item of this depth.
    Continuation {
        level: usize,
        line: Vec<Inline>,
    },
    Note {
        audience: Audience,
        line: Vec<Inline>,
    },
    Table {
        widths: Vec<u16>,
        rows: Vec<FlatRow>,
    },
}

/// A row of a table.
pub(super) type FlatRow = Vec<FlatCell>;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FlatCell {
    pub(super) header: bool,
    pub(super) col_span: u16,
    pub(super) row_span: u16,
    pub(super) content: Vec<Flat>,
}

/// Blocks of a whole document, numbers typed in titles settled.
pub(super) fn document_blocks(flats: Vec<Flat>) -> Vec<Block> {
    let mut builder = Builder { next: 0 };
    let mut blocks = builder.blocks(flats);
    settle_numbers(&mut blocks);
    blocks
}

struct Builder {
    next: usize,
}

/// A list being read.
struct Open {
    id: BlockId,
    list: usize,
    level: usize,
    ordered: bool,
    items: Vec<Item>,
}

impl Builder {
    fn id(&mut self) -> BlockId {
        self.next += 1;
        BlockId::new(format!("p{}", self.next))
    }

    fn block(&mut self, body: Body) -> Block {
        Block {
            id: self.id(),
            provenance: Provenance::Read,
            body,
        }
    }

    fn blocks(&mut self, flats: Vec<Flat>) -> Vec<Block> {
        let mut out: Vec<Block> = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        let mut note: Option<(Audience, BlockId, Vec<Block>)> = None;
        for flat in flats {
            if !matches!(&flat, Flat::Note { audience, .. } if note.as_ref().is_some_and(|n| n.0 == *audience))
            {
                close_note(&mut note, &mut out);
            }
            match flat {
                Flat::Item {
                    list,
                    level,
                    ordered,
                    line,
                } => {
                    let same = |o: &Open| o.level == level && o.list == list && o.ordered == ordered;
                    while open
                        .last()
                        .is_some_and(|o| o.level > level || o.level == level && !same(o))
                    {
                        close_list(&mut open, &mut out);
                    }
                    if open.last().is_none_or(|o| o.level < level) {
                        open.push(Open {
                            id: self.id(),
                            list,
                            level,
                            ordered,
                            items: Vec::new(),
                        });
                    }
                    let block = self.block(Body::Paragraph { content: line });
                    if let Some(list) = open.last_mut() {
                        list.items.push(Item { blocks: vec![block] });
                    }
                }
                Flat::Continuation { level, line } => {
                    while open.len() > 1 && open.last().is_some_and(|o| o.level > level) {
                        close_list(&mut open, &mut out);
                    }
                    let block = self.block(Body::Paragraph { content: line });
                    match open.last_mut().and_then(|list| list.items.last_mut()) {
                        Some(item) => item.blocks.push(block),
                        None => out.push(block),
                    }
                }
                Flat::Note { audience, line } => {
                    close_lists(&mut open, &mut out);
                    if note.is_none() {
                        note = Some((audience, self.id(), Vec::new()));
                    }
                    let block = self.block(Body::Paragraph { content: line });
                    if let Some((_, _, blocks)) = &mut note {
                        blocks.push(block);
                    }
                }
                other => {
                    close_lists(&mut open, &mut out);
                    let id = self.id();
                    let body = match other {
                        Flat::Title {
                            level,
                            numbered,
                            line,
                        } => Body::Title {
                            level,
                            numbered,
                            content: line,
                        },
                        Flat::Table { widths, rows } => self.table(widths, rows),
                        Flat::Paragraph(line) => Body::Paragraph { content: line },
                        Flat::Item { .. } | Flat::Continuation { .. } | Flat::Note { .. } => continue,
                    };
                    out.push(Block {
                        id,
                        provenance: Provenance::Read,
                        body,
                    });
                }
            }
        }
        close_note(&mut note, &mut out);
        close_lists(&mut open, &mut out);
        out
    }

    fn table(&mut self, widths: Vec<u16>, rows: Vec<FlatRow>) -> Body {
        let rows = rows
            .into_iter()
            .map(|cells| Row {
                cells: cells
                    .into_iter()
                    .map(|cell| {
                        let mut blocks = self.blocks(cell.content);
                        if blocks.is_empty() {
                            blocks.push(self.block(Body::Paragraph { content: Vec::new() }));
                        }
                        Cell {
                            header: cell.header,
                            col_span: cell.col_span,
                            row_span: cell.row_span,
                            blocks,
                        }
                    })
                    .collect(),
            })
            .collect();
        Body::Table { widths, rows }
    }
}

fn close_lists(open: &mut Vec<Open>, out: &mut Vec<Block>) {
    while !open.is_empty() {
        close_list(open, out);
    }
}

/// Closes the deepest list, into the item that holds it.
fn close_list(open: &mut Vec<Open>, out: &mut Vec<Block>) {
    let Some(list) = open.pop() else { return };
    let block = Block {
        id: list.id,
        provenance: Provenance::Read,
        body: Body::List {
            ordered: list.ordered,
            items: list.items,
        },
    };
    match open.last_mut().and_then(|around| around.items.last_mut()) {
        Some(item) => item.blocks.push(block),
        None => out.push(block),
    }
}

fn close_note(note: &mut Option<(Audience, BlockId, Vec<Block>)>, out: &mut Vec<Block>) {
    if let Some((audience, id, blocks)) = note.take() {
        out.push(Block {
            id,
            provenance: Provenance::Read,
            body: Body::Note { audience, blocks },
        });
    }
}

/// A number typed in titles becomes the tree's own where all those of one level under one parent agree with
/// it. A file that skips « Article 3 » or says « 3 bis » keeps its words as they are: a wrong number would
/// send the reader to the wrong article.
fn settle_numbers(blocks: &mut [Block]) {
    let titles: Vec<usize> = (0..blocks.len())
        .filter(|n| matches!(blocks[*n].body, Body::Title { .. }))
        .collect();
    adopt(blocks, &titles, &[]);
}

/// Level and whether it is numbered by the file, for a title.
fn title_of(block: &Block) -> Option<(usize, bool)> {
    match &block.body {
        Body::Title { level, numbered, .. } => Some((usize::from(*level).clamp(1, 3), *numbered)),
        _ => None,
    }
}

/// Settles the titles under the one that has this number, then those below each of them.
fn adopt(blocks: &mut [Block], titles: &[usize], parent: &[u32]) {
    let depth = parent.len() + 1;
    if depth > 3 {
        return;
    }
    let mut count = 0;
    let mut agreements: Vec<(usize, Vec<Inline>)> = Vec::new();
    let mut all_agree = true;
    for &n in titles {
        let Some((level, numbered)) = title_of(&blocks[n]).filter(|(level, _)| *level == depth) else {
            continue;
        };
        if numbered {
            count += 1;
            continue;
        }
        let expected = [parent, &[count + 1]].concat();
        let line = blocks[n].line().unwrap_or_default();
        match typed_number(line) {
            None => {}
            Some(typed) if typed.len() == level && typed == expected => {
                let rest = without_number(line);
                all_agree &= rest.is_some();
                agreements.extend(rest.map(|rest| (n, rest)));
                count += 1;
            }
            Some(_) => all_agree = false,
        }
    }
    if all_agree {
        for (n, rest) in agreements {
            if let Body::Title {
                numbered, content, ..
            } = &mut blocks[n].body
            {
                *numbered = true;
                *content = rest;
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
        adopt(blocks, &titles[at + 1..end], &number);
    }
}

/// Number typed at the start of a line.
fn typed_number(line: &[Inline]) -> Option<Vec<u32>> {
    match line.first() {
        Some(Inline::Text { text, .. }) => typed_title(text).map(|typed| typed.number),
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
