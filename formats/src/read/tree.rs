//! From a flat run of paragraphs to blocks: lists are nested again, notes gathered, ids given by position.

use std::collections::BTreeMap;

use document::{Audience, Block, BlockId, Body, Cell, Inline, Item, Provenance, Row};

use super::settle::{settle_numbers, shown_numbers};

/// Where what follows stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// Page, when the file says so.
    pub(super) page: Option<u32>,
    /// Place of the paragraph in the walk of its reader, for one that leads back to the bytes.
    pub(super) paragraph: Option<usize>,
}

/// A paragraph or table, before lists are put together.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Flat {
    /// A title.
    Title {
        level: u8,
        /// The number that the file computes and shows before the words (`Article 3 –`); a number typed in the
        /// words is another matter.
        label: Option<String>,
        line: Vec<Inline>,
    },
    /// A line that has the shape of a title but no number: what it is depends on the others.
    Shaped {
        capitals: bool,
        line: Vec<Inline>,
    },
    /// Says where what follows stands.
    At(Place),
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

/// Blocks, and what is known of each beside its words.
#[derive(Debug, Default)]
pub(super) struct Built {
    pub(super) blocks: Vec<Block>,
    /// First page of each block.
    pub(super) pages: BTreeMap<BlockId, u32>,
    /// Place of the paragraph of each leaf in the walk of its reader.
    pub(super) paragraphs: BTreeMap<BlockId, usize>,
    /// Numbers of titles that the tree does not give by itself.
    pub(super) shown_numbers: BTreeMap<BlockId, String>,
}

/// Blocks of a whole document, numbers typed in titles settled.
pub(super) fn document_blocks(mut flats: Vec<Flat>) -> Built {
    super::paragraph::settle_shapes(&mut flats);
    let mut builder = Builder::default();
    let mut blocks = builder.blocks(flats);
    let mut labels = builder.labels;
    settle_numbers(&mut blocks, &mut labels);
    Built {
        shown_numbers: shown_numbers(&mut blocks, &labels),
        blocks,
        pages: builder.pages,
        paragraphs: builder.paragraphs,
    }
}

#[derive(Default)]
struct Builder {
    next: usize,
    at: Place,
    pages: BTreeMap<BlockId, u32>,
    paragraphs: BTreeMap<BlockId, usize>,
    /// Numbers that the file shows before titles.
    labels: BTreeMap<BlockId, String>,
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
        let id = BlockId::new(format!("p{}", self.next));
        if let Some(page) = self.at.page {
            self.pages.insert(id.clone(), page);
        }
        id
    }

    /// The id of a leaf: the paragraph of the file that holds its words is known.
    fn leaf(&mut self, content: Vec<Inline>) -> Block {
        let block = self.block(Body::Paragraph { content });
        self.placed(&block.id);
        block
    }

    fn placed(&mut self, id: &BlockId) {
        if let Some(paragraph) = self.at.paragraph.take() {
            self.paragraphs.insert(id.clone(), paragraph);
        }
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
            if let Flat::At(place) = flat {
                self.at = place;
                continue;
            }
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
                    let block = self.leaf(line);
                    if let Some(list) = open.last_mut() {
                        list.items.push(Item { blocks: vec![block] });
                    }
                }
                Flat::Continuation { level, line } => {
                    while open.len() > 1 && open.last().is_some_and(|o| o.level > level) {
                        close_list(&mut open, &mut out);
                    }
                    let block = self.leaf(line);
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
                    let block = self.leaf(line);
                    if let Some((_, _, blocks)) = &mut note {
                        blocks.push(block);
                    }
                }
                other => {
                    close_lists(&mut open, &mut out);
                    let id = self.id();
                    let body = match other {
                        Flat::Title { level, label, line } => {
                            self.placed(&id);
                            if let Some(label) = label {
                                self.labels.insert(id.clone(), label);
                            }
                            Body::Title {
                                level,
                                numbered: false,
                                content: line,
                            }
                        }
                        Flat::Table { widths, rows } => {
                            let table = self.table(widths, rows);
                            self.starts_with(&id, &table);
                            table
                        }
                        Flat::Paragraph(line) | Flat::Shaped { line, .. } => {
                            self.placed(&id);
                            Body::Paragraph { content: line }
                        }
                        Flat::Item { .. } | Flat::Continuation { .. } | Flat::Note { .. } | Flat::At(_) => {
                            continue;
                        }
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

    /// A table starts on the page of its first cell.
    fn starts_with(&mut self, id: &BlockId, table: &Body) {
        let Body::Table { rows, .. } = table else { return };
        let mut leaves = rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.blocks);
        if let Some(page) = leaves.find_map(|block| self.pages.get(&block.id)).copied() {
            self.pages.insert(id.clone(), page);
        }
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
