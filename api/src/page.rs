//! Reports to print: a document that nobody edits, block after block.

use document::{Block, BlockId, Body, Document, DocumentKind, Inline, Provenance};

/// These words alone.
pub(crate) fn plain(words: &str) -> Vec<Inline> {
    vec![Inline::text(words)]
}

/// A report being written: its blocks have ids in order.
pub(crate) struct Page {
    pub(crate) document: Document,
    prefix: &'static str,
    count: usize,
}

impl Page {
    /// An empty report; its blocks are named after `prefix`.
    pub(crate) fn new(title: &str, prefix: &'static str) -> Self {
        Self {
            document: Document::new(DocumentKind::Autre, title),
            prefix,
            count: 0,
        }
    }

    fn id(&mut self) -> BlockId {
        self.count += 1;
        BlockId::new(format!("{}#{}", self.prefix, self.count))
    }

    /// A title without a number.
    pub(crate) fn title(&mut self, level: u8, words: &str) {
        let id = self.id();
        self.document.blocks.push(Block {
            id,
            provenance: Provenance::Generated,
            body: Body::Title {
                level,
                numbered: false,
                content: plain(words),
            },
        });
    }

    /// A paragraph of these words.
    pub(crate) fn text(&mut self, words: &str) {
        self.line(plain(words));
    }

    /// A paragraph.
    pub(crate) fn line(&mut self, line: Vec<Inline>) {
        let id = self.id();
        let block = Block::paragraph(id, Provenance::Generated, line);
        self.document.blocks.push(block);
    }

    /// A list with bullets.
    pub(crate) fn list(&mut self, items: Vec<String>) {
        let id = self.id();
        let items = items.iter().map(|item| plain(item)).collect();
        let block = Block::list(id, Provenance::Generated, false, items);
        self.document.blocks.push(block);
    }

    /// A table with its line of headings.
    pub(crate) fn table(&mut self, head: &[&str], widths: &[u16], rows: Vec<Vec<Vec<Inline>>>) {
        let id = self.id();
        let mut lines = vec![head.iter().map(|cell| plain(cell)).collect::<Vec<_>>()];
        lines.extend(rows);
        let block = Block::table(id, Provenance::Generated, widths.to_vec(), lines);
        self.document.blocks.push(block);
    }
}
