//! Word files.

mod blocks;
mod package;
mod simplify;
mod styles;

use std::panic::{AssertUnwindSafe, catch_unwind};

use document::Document;
use docx_rs::{ReadDocxOptions, read_docx_with_options};

use super::{finish, tree};
use crate::FormatError;

/// Reads a Word file (.docx, .docm, .dotx).
///
/// Revisions are read as accepted; text boxes, footnotes and endnotes follow the paragraph that holds or
/// calls them, the latter as notes. Left out: headers, footers, comments, pictures, the table of contents
/// and the numbers of lists, which are computed.
///
/// # Errors
/// A file that is not a whole Word file, is protected, or passes the bounds (200 MB unpacked, 2 000 entries,
/// 100 MB for a part, 256 nested elements, 10 nested tables).
pub fn docx(bytes: &[u8], file_name: &str) -> crate::Result<Document> {
    let parts = package::open(bytes, file_name)?;
    let notes = |part: Option<String>| match part {
        Some(xml) => simplify::notes(&xml, file_name),
        None => Ok(simplify::Notes::new()),
    };
    let (footnotes, endnotes) = (notes(parts.footnotes)?, notes(parts.endnotes)?);
    let text = simplify::text(&parts.document, &footnotes, &endnotes, file_name)?;
    let settings = |part: Option<String>, empty: &str| match part {
        Some(xml) => simplify::settings(&xml, file_name),
        None => Ok(empty.to_owned()),
    };
    let styles = settings(parts.styles, "<w:styles xmlns:w=\"w\"/>")?;
    let numbering = settings(parts.numbering, "<w:numbering xmlns:w=\"w\"/>")?;
    let package = package::repack(&text, &styles, &numbering, file_name)?;

    // docx-rs unwraps and asserts on what it does not expect. The parts it gets are simplified and whole, but
    // a panic there must not take the user's work with it: nothing is shared with the closure, so nothing can
    // be left half-done.
    let content = catch_unwind(AssertUnwindSafe(|| {
        let options = ReadDocxOptions::default().with_image_previews(false);
        read_docx_with_options(&package, options).map(|docx| blocks::content(&docx))
    }));
    let content = match content {
        Ok(Ok(content)) => content,
        Ok(Err(_)) | Err(_) => {
            return Err(FormatError::damaged(
                file_name,
                "la structure du document n’est pas comprise",
            ));
        }
    };
    let blocks = tree::document_blocks(content.flats);
    Ok(finish(content.title, blocks, file_name))
}
