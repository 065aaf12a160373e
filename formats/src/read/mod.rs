//! Bytes to trees: Word files, OpenDocument texts, plain text, Markdown.

pub(crate) mod archive;
pub(crate) mod docx;
mod encoding;
pub mod form;
mod guess;
mod hyphens;
mod markdown;
mod numbering;
pub(crate) mod odt;
mod paragraph;
mod pdf;
mod settle;
mod shape;
mod table;
mod text;
mod tree;
pub(crate) mod xml;

use document::{Body, Document, Numbering, plain_text};

pub use docx::docx;
pub use guess::guess_kind;
pub use markdown::markdown;
pub use odt::odt;
pub use pdf::pdf;
pub use text::text;

use crate::FormatError;

/// Largest file, in bytes: 100 MB. Tender documents stay far below.
const LARGEST_FILE: usize = 100_000_000;
/// Most lines of a text.
const MOST_LINES: usize = 1_000_000;

/// The characters of a text, its lines counted.
fn lines_of(bytes: &[u8], file_name: &str) -> crate::Result<String> {
    if bytes.iter().filter(|byte| **byte == b'\n').count() > MOST_LINES {
        return Err(FormatError::too_large(file_name, "plus d’un million de lignes"));
    }
    Ok(encoding::text(bytes))
}

/// Reads a file by its ending, and by its first bytes where they say more.
///
/// # Errors
/// A kind of file that cannot be read yet, or a file that is not what it says.
pub fn read_any(bytes: &[u8], file_name: &str) -> crate::Result<Document> {
    let ending = file_name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase())
        .unwrap_or_default();
    if bytes.len() > LARGEST_FILE {
        return Err(FormatError::too_large(file_name, "plus de 100\u{a0}Mo"));
    }
    let unsupported = |reason: &str, advice: &str| {
        Err(FormatError::Unsupported {
            file: file_name.to_owned(),
            reason: reason.to_owned(),
            advice: advice.to_owned(),
        })
    };
    if bytes.starts_with(b"%PDF-") || ending == "pdf" {
        return pdf(bytes, file_name);
    }
    match ending.as_str() {
        "doc" | "rtf" if !archive::is_container(bytes) => unsupported(
            "ce format ancien ne se lit pas",
            "Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx",
        ),
        _ if odt::is_odf(bytes) || odt::is_flat(bytes) => odt(bytes, file_name),
        "md" | "markdown" => markdown(bytes, file_name),
        "txt" | "text" => text(bytes, file_name),
        "odt" | "ott" | "fodt" => odt(bytes, file_name),
        "docx" | "docm" | "dotx" => docx(bytes, file_name),
        _ if archive::is_container(bytes) => docx(bytes, file_name),
        _ => unsupported(
            "ce genre de fichier ne se lit pas",
            "Fichiers lus\u{a0}: .docx, .odt, .pdf, .txt, .md",
        ),
    }
}

/// A document of these blocks: its kind guessed, its title that of the file, or its first words that name a
/// piece, or the name of the file.
fn finish(title: Option<String>, built: tree::Built, file_name: &str) -> Document {
    /// How many blocks of the beginning may name the piece.
    const OPENING: usize = 12;
    let none = Numbering::default();
    let lines: Vec<String> = built
        .blocks
        .iter()
        .take(OPENING)
        .filter_map(|block| match &block.body {
            Body::Title { content, .. } | Body::Paragraph { content } => Some(plain_text(content, &none)),
            _ => None,
        })
        .collect();
    let bare_name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let title = title.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let kind = guess_kind(title.as_deref().unwrap_or_default(), bare_name, &lines.join("\n"));
    let title = title
        .or_else(|| lines.iter().find(|line| guess::is_piece_name(line)).cloned())
        .unwrap_or_else(|| {
            bare_name
                .rsplit_once('.')
                .map_or(bare_name, |(stem, _)| stem)
                .to_owned()
        });
    let mut document = Document::new(kind, &title);
    document.blocks = built.blocks;
    document.pages = built.pages;
    document.shown_numbers = built.shown_numbers;
    document
}
