//! The text of a document as the checker reads it: one passage for each leaf block.

use crate::{Audience, Block, BlockId, Body, Document, DocumentKind, Numbering, plain_text};

/// Where a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A title.
    Title {
        /// 1 to 3.
        level: u8,
    },
    /// A paragraph of the text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell {
        /// Row, from 0.
        row: usize,
        /// Column, from 0 (cells counted, not spans).
        column: usize,
        /// Whether it is a header.
        header: bool,
    },
    /// A note.
    Note {
        /// Who may see it.
        audience: Audience,
    },
}

/// The text of a leaf block, as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The leaf block.
    pub block: BlockId,
    /// The block of the first level that holds it (itself when it is one): rows of a table share it.
    pub root: BlockId,
    /// Kind of the document.
    pub document: DocumentKind,
    /// Where it stands.
    pub place: Place,
    /// Number of the article it belongs to (`3.2`), when there is one.
    pub article: Option<String>,
    /// Title of that article.
    pub article_title: Option<String>,
    /// Page on which it starts, when the file says so.
    pub page: Option<u32>,
    /// The text: values in place of variables, `[label]` where a value is absent.
    pub text: String,
}

impl Document {
    /// All passages in reading order, empty ones left out.
    #[must_use]
    pub fn passages(&self) -> Vec<Passage> {
        let numbering = Numbering::of(self);
        let mut reader = Reader {
            document: self,
            numbering: &numbering,
            article: None,
            title: None,
            out: Vec::new(),
        };
        for block in &self.blocks {
            reader.block(block, &block.id, Place::Paragraph);
        }
        reader.out
    }
}

struct Reader<'a> {
    document: &'a Document,
    numbering: &'a Numbering,
    article: Option<String>,
    title: Option<String>,
    out: Vec<Passage>,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block, root: &BlockId, place: Place) {
        match &block.body {
            Body::Title { level, content, .. } => {
                self.article = self.numbering.number(&block.id).or(self.article.take());
                self.title = Some(plain_text(content, self.numbering));
                self.leaf(block, root, Place::Title { level: *level });
            }
            Body::Paragraph { .. } => self.leaf(block, root, place),
            Body::List { items, .. } => {
                // Inside a cell or a note, the place of the container says more than « item ».
                let inner = if place == Place::Paragraph {
                    Place::Item
                } else {
                    place
                };
                for block in items.iter().flat_map(|item| &item.blocks) {
                    self.block(block, root, inner);
                }
            }
            Body::Table { rows, .. } => {
                for (row, line) in rows.iter().enumerate() {
                    for (column, cell) in line.cells.iter().enumerate() {
                        for block in &cell.blocks {
                            self.block(
                                block,
                                root,
                                Place::Cell {
                                    row,
                                    column,
                                    header: cell.header,
                                },
                            );
                        }
                    }
                }
            }
            Body::Note { audience, blocks } => {
                for block in blocks {
                    self.block(block, root, Place::Note { audience: *audience });
                }
            }
        }
    }

    fn leaf(&mut self, block: &Block, root: &BlockId, place: Place) {
        let text = plain_text(block.line().unwrap_or_default(), self.numbering);
        if text.trim().is_empty() {
            return;
        }
        self.out.push(Passage {
            block: block.id.clone(),
            root: root.clone(),
            document: self.document.kind,
            place,
            article: self.article.clone(),
            article_title: self.title.clone(),
            page: self.document.pages.get(&block.id).copied(),
            text,
        });
    }
}
