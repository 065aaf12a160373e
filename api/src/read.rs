//! The text and structure of a file.

use std::path::Path;

use document::{Block, BlockId, Body, Document, Numbering, plain_text};
use serde::Serialize;

use crate::{ApiError, reader};

/// A block as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockView {
    /// Id.
    pub id: String,
    /// `titre`, `paragraphe`, `liste`, `cellule`, `note`.
    pub kind: &'static str,
    /// Level of a title.
    pub level: Option<u8>,
    /// Number of a title.
    pub number: Option<String>,
    /// Words.
    pub text: String,
    /// Page, when the format has pages.
    pub page: Option<u32>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadAnswer {
    /// The file.
    pub path: String,
    /// Which piece it seems to be.
    pub document_guess: &'static str,
    /// Leaf blocks in reading order.
    pub blocks: Vec<BlockView>,
}

/// Reads a file.
///
/// # Errors
/// One French sentence naming the file.
pub fn read(path: &Path) -> Result<ReadAnswer, ApiError> {
    let document = reader::document(path)?;
    let numbering = Numbering::of(&document);
    let mut blocks = Vec::new();
    for block in &document.blocks {
        add(block, "paragraphe", &numbering, &mut blocks);
    }
    blocks
        .iter_mut()
        .for_each(|view| view.page = page(&document, &view.id));
    Ok(ReadAnswer {
        path: path.display().to_string(),
        document_guess: document.kind.slug(),
        blocks,
    })
}

/// First page of a block.
fn page(document: &Document, id: &str) -> Option<u32> {
    document.pages.get(&BlockId::new(id)).copied()
}

fn add(block: &Block, kind: &'static str, numbering: &Numbering, out: &mut Vec<BlockView>) {
    match &block.body {
        Body::Title { level, content, .. } => out.push(BlockView {
            id: block.id.to_string(),
            kind: "titre",
            level: Some(*level),
            number: numbering.number(&block.id),
            text: plain_text(content, numbering),
            page: None,
        }),
        Body::Paragraph { content } => out.push(BlockView {
            id: block.id.to_string(),
            kind,
            level: None,
            number: None,
            text: plain_text(content, numbering),
            page: None,
        }),
        Body::List { items, .. } => {
            let kind = if kind == "paragraphe" { "liste" } else { kind };
            items
                .iter()
                .flat_map(|item| &item.blocks)
                .for_each(|block| add(block, kind, numbering, out));
        }
        Body::Table { rows, .. } => rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.blocks)
            .for_each(|block| add(block, "cellule", numbering, out)),
        Body::Note { blocks, .. } => blocks.iter().for_each(|block| add(block, "note", numbering, out)),
    }
}
