//! PDF files with a text layer.
//!
//! A page of PDF says where letters stand, and nothing of words, lines or paragraphs. They are found again in
//! this order: letters with their place ([`content`]), words and rows ([`words`]), running headers taken out
//! ([`edges`]), tables drawn ([`grid`]), columns ([`columns`]), paragraphs ([`flow`]), titles, lists and notes
//! ([`assemble`]). lopdf reads the objects of the file; its own extraction of text keeps no places.

mod aligned;
mod assemble;
mod cmap;
mod columns;
mod content;
mod contents;
mod edges;
mod file;
mod flow;
mod fonts;
mod glyphs;
mod grid;
mod lexer;
mod notes;
mod path;
mod tables;
mod words;

use std::collections::BTreeMap;

use document::{Block, BlockId, Body, Document};

use super::finish;
use super::tree::document_blocks;
use crate::FormatError;
use assemble::{Assembled, assemble};
use words::Sheet;

/// Fewest letters a page, on average, of a file that has a text layer.
const FEWEST_LETTERS: usize = 30;

/// Reads a PDF file. Running headers, footers, page numbers and the table of contents are left out; notes
/// follow the text of their page; the first page of each block is in [`Document::pages`].
///
/// # Errors
/// A file that is damaged, locked by a password, made of pictures of pages, or whose letters say nothing of
/// their characters; a file that passes the bounds (100 MB, 500 000 objects, 3 000 pages, 64 MB a stream once
/// decompressed and 256 MB in all).
pub fn pdf(bytes: &[u8], file_name: &str) -> crate::Result<Document> {
    let pdf = file::Pdf::open(bytes, file_name)?;
    let pages = pdf.pages()?;
    if pages.is_empty() {
        return Err(file::broken(file_name));
    }
    let mut interpreter = content::Interpreter::new(&pdf, file_name);
    let mut sheets: Vec<Sheet> = Vec::with_capacity(pages.len());
    for page in &pages {
        let shown = interpreter.page(page)?;
        sheets.push(Sheet::new(&shown, page.bounds));
    }
    readable(&sheets, file_name)?;
    edges::remove(&mut sheets);
    let Assembled { pieces, title } = assemble(sheets);
    let (flats, pages): (Vec<_>, Vec<_>) = pieces.into_iter().map(|piece| (piece.flat, piece.pages)).unzip();
    let built = document_blocks(flats);
    let places = places(&built.blocks, &pages.concat());
    let mut document = finish(title, built, file_name);
    document.pages = places;
    Ok(document)
}

/// Refuses what has no text to read.
fn readable(sheets: &[Sheet], file_name: &str) -> crate::Result<()> {
    let letters: usize = sheets.iter().map(|sheet| sheet.letters).sum();
    let unknown: usize = sheets.iter().map(|sheet| sheet.unknown).sum();
    let pictures: usize = sheets.iter().map(|sheet| sheet.pictures).sum();
    let refused = |reason: &str, advice: &str| {
        Err(FormatError::Unsupported {
            file: file_name.to_owned(),
            reason: reason.to_owned(),
            advice: advice.to_owned(),
        })
    };
    if unknown > letters {
        return refused(
            "les lettres de ce .pdf sont dessinées sans dire quels caractères elles sont",
            "Demandez le fichier Word d’origine, ou passez le .pdf par une reconnaissance de caractères",
        );
    }
    if letters == 0 && pictures == 0 {
        return refused(
            "ce .pdf ne contient aucun texte",
            "Demandez le fichier Word d’origine",
        );
    }
    if letters < FEWEST_LETTERS * sheets.len() && pictures > 0 {
        return refused(
            "ce .pdf est un scan, fait d’images de pages sans texte",
            "Demandez à son auteur le fichier Word d’origine, ou passez le scan par une reconnaissance de caractères (OCR)",
        );
    }
    Ok(())
}

/// The first page of each block, from those of the leaves in order.
fn places(blocks: &[Block], leaves: &[u32]) -> BTreeMap<BlockId, u32> {
    let mut out = BTreeMap::new();
    let mut leaves = leaves.iter().copied();
    let mut last = 1;
    for block in blocks {
        place(block, &mut leaves, &mut last, &mut out);
    }
    out
}

/// Places a block and what it holds; the page of its first leaf.
fn place(
    block: &Block,
    leaves: &mut impl Iterator<Item = u32>,
    last: &mut u32,
    out: &mut BTreeMap<BlockId, u32>,
) -> Option<u32> {
    let inner: Vec<&Block> = match &block.body {
        Body::Title { .. } | Body::Paragraph { .. } => {
            // An empty cell holds an empty paragraph, which no leaf stands for.
            if block.line().is_some_and(|line| !line.is_empty()) {
                *last = leaves.next().unwrap_or(*last);
            }
            out.insert(block.id.clone(), *last);
            return Some(*last);
        }
        Body::List { items, .. } => items.iter().flat_map(|item| &item.blocks).collect(),
        Body::Table { rows, .. } => rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.blocks)
            .collect(),
        Body::Note { blocks, .. } => blocks.iter().collect(),
    };
    let mut first = None;
    for block in inner {
        let page = place(block, leaves, last, out);
        first = first.or(page);
    }
    out.insert(block.id.clone(), first.unwrap_or(*last));
    first
}
