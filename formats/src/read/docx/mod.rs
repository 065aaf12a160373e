//! Word files.

mod blocks;
mod package;
mod runs;
mod signs;
mod styles;
mod tables;
mod walk;

use std::collections::BTreeMap;

use document::{BlockId, Document};

pub(crate) use package::{Parts, relations_path, resolved};
pub(crate) use signs::byte_of;
pub(crate) use walk::{Paragraph, Piece, Run, Source, Walk};

use self::styles::Styles;
use super::archive::Archive;
use super::{finish, tree};

/// Reads a Word file (.docx, .docm, .dotx).
///
/// Revisions are read as accepted; text boxes, footnotes and endnotes follow the paragraph that holds or
/// calls them, the latter as notes. Left out: headers, footers, comments, pictures, hidden words, the table of
/// contents and the numbers of lists, which are computed. Pages are known where Word left the places where they
/// turn.
///
/// # Errors
/// A file that is not a whole Word file, is protected, or passes the bounds (200 MB unpacked, 2 000 entries,
/// 100 MB for a part, 200 nested elements, 10 nested tables).
pub fn docx(bytes: &[u8], file_name: &str) -> crate::Result<Document> {
    let parts = package::parts(&mut Archive::open(bytes, file_name)?)?;
    Ok(reading(&parts, file_name)?.document)
}

/// A Word file read, and the way back from its tree to its bytes.
pub(crate) struct Reading {
    pub(crate) document: Document,
    pub(crate) walk: Walk,
    /// Place of the paragraph of each leaf block in the walk.
    pub(crate) paragraphs: BTreeMap<BlockId, usize>,
}

/// Opens the parts of a Word file.
pub(crate) fn parts(archive: &mut Archive<'_>) -> crate::Result<Parts> {
    package::parts(archive)
}

/// Reads the parts of a Word file.
pub(crate) fn reading(parts: &Parts, file: &str) -> crate::Result<Reading> {
    let styles = Styles::read(parts.styles.as_deref(), parts.numbering.as_deref(), file)?;
    let notes = |part: &Option<String>| match part {
        Some(xml) => walk::notes(xml, &styles, file),
        None => Ok(walk::Notes::new()),
    };
    let (footnotes, endnotes) = (notes(&parts.footnotes)?, notes(&parts.endnotes)?);
    let walk = walk::text(&parts.document, &styles, &footnotes, &endnotes, file)?;
    let content = blocks::content(&walk, &styles);
    let mut built = tree::document_blocks(content.flats);
    let paragraphs = std::mem::take(&mut built.paragraphs);
    Ok(Reading {
        document: finish(content.title, built, file),
        walk,
        paragraphs,
    })
}
