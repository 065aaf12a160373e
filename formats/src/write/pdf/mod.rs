//! A tree as a PDF file: the look of the Word file, exact page numbers, tags for screen readers, and nothing internal.
//!
//! Typst sets the pages from one template of ours (`template.typ`) that reads the tree as data: the words of a
//! document are never code. The four fonts are in the program; nothing of the computer is read.

mod data;
mod engine;
mod look;
mod table;
mod tree;
mod words;

use document::Document;
use jiff::civil::Date;

use crate::FormatError;

/// How a tree is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfOptions {
    /// Date of creation, in the properties of the file.
    pub date: Date,
    /// Whether working notes are written. Never for what is published.
    pub working_copy: bool,
}

impl PdfOptions {
    /// A file to publish, dated.
    #[must_use]
    pub fn new(date: Date) -> Self {
        Self {
            date,
            working_copy: false,
        }
    }
}

/// A PDF file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
    /// Whether it conforms to PDF/UA-1. Otherwise it is tagged all the same: its title is empty, its titles skip a
    /// level, or the font lacks one of its letters.
    pub universal: bool,
}

/// Writes a document as PDF. Same tree and options, same bytes.
///
/// The cover and, when the document has titles, the sommaire come first. A variable without value is shown by its
/// label, on a light background; a working note is left out unless `options.working_copy`.
///
/// # Errors
/// [`FormatError::Write`] when the pages cannot be set.
pub fn pdf(document: &Document, options: &PdfOptions) -> crate::Result<Pdf> {
    let failed = |reason: String| FormatError::Write {
        file: document.title.clone(),
        reason,
    };
    let data = tree::data(document, options.working_copy);
    let json = serde_json::to_vec(&data).map_err(|error| failed(error.to_string()))?;
    let identifier = format!("{} {} {}", document.kind.slug(), data.title, data.header.left);
    let made = engine::set(json, &identifier, options.date).map_err(failed)?;
    Ok(Pdf {
        bytes: made.bytes,
        pages: made.pages,
        universal: made.universal,
    })
}
