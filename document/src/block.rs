//! Blocks: titles, paragraphs, lists, tables, notes.

use std::fmt;

use crate::{Inline, normalised};

/// Stable id of a block: it survives edits and re-drafting, so overrides, findings and waivers hold on to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(String);

impl BlockId {
    /// From its text (`prix/variation-2`).
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Id of the `n`th part of this block.
    #[must_use]
    pub fn part(&self, n: usize) -> Self {
        Self(format!("{}.{n}", self.0))
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for BlockId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// Where the words of a block come from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provenance {
    /// A facet of the clause library, and the date from which its text is in force.
    Facet {
        /// Facet id (`bois-durable/exigence-socle`).
        facet: String,
        /// Version of its text.
        version: String,
    },
    /// Written or changed by the buyer.
    Buyer,
    /// Computed from the tender (tables of lots, of criteria, list of derogations).
    Generated,
    /// Read from a file.
    Read,
}

/// Who may see a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Published with the consultation.
    Published,
    /// Drafting comment: working copies only, never in what is published.
    Working,
}

/// An item of a list: blocks, the first of which is a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Whether it heads its row or column.
    pub header: bool,
    /// Columns covered, at least 1.
    pub col_span: u16,
    /// Rows covered, at least 1.
    pub row_span: u16,
    /// What the cell holds: at least one paragraph.
    pub blocks: Vec<Block>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Cells, left to right.
    pub cells: Vec<Cell>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A numbered title: level 1 is « Article 1 – … », level 2 « 1.1 », level 3 « 1.1.1 ».
    Title {
        /// 1 to 3.
        level: u8,
        /// Whether it takes a number.
        numbered: bool,
        /// Words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Words.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// Numbered rather than bulleted.
        ordered: bool,
        /// At least one item.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// Relative widths of the columns, as many as there are columns.
        widths: Vec<u16>,
        /// At least one row; rows whose cells are all headers come first and repeat on each page.
        rows: Vec<Row>,
    },
    /// A note.
    Note {
        /// Who may see it.
        audience: Audience,
        /// At least one paragraph.
        blocks: Vec<Block>,
    },
}

/// A block: id, provenance, body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Stable id, unique in the document.
    pub id: BlockId,
    /// Where its words come from.
    pub provenance: Provenance,
    /// What it is.
    pub body: Body,
}

impl Block {
    /// A numbered title of level 1 to 3.
    #[must_use]
    pub fn title(id: impl Into<BlockId>, provenance: Provenance, level: u8, content: Vec<Inline>) -> Self {
        let body = Body::Title {
            level: level.clamp(1, 3),
            numbered: true,
            content: normalised(content),
        };
        Self {
            id: id.into(),
            provenance,
            body,
        }
    }

    /// A paragraph.
    #[must_use]
    pub fn paragraph(id: impl Into<BlockId>, provenance: Provenance, content: Vec<Inline>) -> Self {
        Self {
            id: id.into(),
            provenance,
            body: Body::Paragraph {
                content: normalised(content),
            },
        }
    }

    /// A list of single-paragraph items.
    #[must_use]
    pub fn list(
        id: impl Into<BlockId>,
        provenance: Provenance,
        ordered: bool,
        items: Vec<Vec<Inline>>,
    ) -> Self {
        let id = id.into();
        let items = items
            .into_iter()
            .enumerate()
            .map(|(n, line)| Item {
                blocks: vec![Self::paragraph(id.part(n + 1), provenance.clone(), line)],
            })
            .collect();
        Self {
            id,
            provenance,
            body: Body::List { ordered, items },
        }
    }

    /// A table whose first row is a header, each cell one paragraph.
    #[must_use]
    pub fn table(
        id: impl Into<BlockId>,
        provenance: Provenance,
        widths: Vec<u16>,
        rows: Vec<Vec<Vec<Inline>>>,
    ) -> Self {
        let id = id.into();
        let rows = rows
            .into_iter()
            .enumerate()
            .map(|(r, cells)| Row {
                cells: cells
                    .into_iter()
                    .enumerate()
                    .map(|(c, line)| Cell {
                        header: r == 0,
                        col_span: 1,
                        row_span: 1,
                        blocks: vec![Self::paragraph(
                            id.part(r + 1).part(c + 1),
                            provenance.clone(),
                            line,
                        )],
                    })
                    .collect(),
            })
            .collect();
        Self {
            id,
            provenance,
            body: Body::Table { widths, rows },
        }
    }

    /// Calls `visit` on this block, then on those it holds, in reading order.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        match &self.body {
            Body::Title { .. } | Body::Paragraph { .. } => {}
            Body::List { items, .. } => {
                items
                    .iter()
                    .flat_map(|item| &item.blocks)
                    .for_each(|block| block.walk(visit));
            }
            Body::Table { rows, .. } => {
                let cells = rows.iter().flat_map(|row| &row.cells);
                cells
                    .flat_map(|cell| &cell.blocks)
                    .for_each(|block| block.walk(visit));
            }
            Body::Note { blocks, .. } => blocks.iter().for_each(|block| block.walk(visit)),
        }
    }

    /// The same, to change them.
    pub fn walk_mut(&mut self, visit: &mut dyn FnMut(&mut Self)) {
        visit(self);
        match &mut self.body {
            Body::Title { .. } | Body::Paragraph { .. } => {}
            Body::List { items, .. } => items
                .iter_mut()
                .flat_map(|item| &mut item.blocks)
                .for_each(|block| block.walk_mut(visit)),
            Body::Table { rows, .. } => rows
                .iter_mut()
                .flat_map(|row| &mut row.cells)
                .flat_map(|cell| &mut cell.blocks)
                .for_each(|block| block.walk_mut(visit)),
            Body::Note { blocks, .. } => blocks.iter_mut().for_each(|block| block.walk_mut(visit)),
        }
    }

    /// The line of a title or paragraph.
    #[must_use]
    pub fn line(&self) -> Option<&[Inline]> {
        match &self.body {
            Body::Title { content, .. } | Body::Paragraph { content } => Some(content),
            _ => None,
        }
    }
}
