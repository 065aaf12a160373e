//! Bytes to trees: Word files, plain text, Markdown.

mod docx;
mod encoding;
mod guess;
mod markdown;
mod shape;
mod text;
mod tree;

use document::{Block, Body, Document, Numbering, plain_text};

pub use docx::docx;
pub use guess::guess_kind;
pub use markdown::markdown;
pub use text::text;

use crate::FormatError;

/// Reads a file by its ending, and by its first bytes where they say more.
///
/// # Errors
/// A kind of file that cannot be read yet, or a file that is not what it says.
pub fn read_any(bytes: &[u8], file_name: &str) -> crate::Result<Document> {
    let ending = file_name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase())
        .unwrap_or_default();
    let unsupported = |reason: &str, advice: &str| {
        Err(FormatError::Unsupported {
            file: file_name.to_owned(),
            reason: reason.to_owned(),
            advice: advice.to_owned(),
        })
    };
    if bytes.starts_with(b"%PDF-") || ending == "pdf" {
        return unsupported(
            "les fichiers .pdf ne se lisent pas encore",
            "Demandez le fichier Word d’origine, ou copiez le texte dans un fichier .txt",
        );
    }
    match ending.as_str() {
        "odt" => unsupported(
            "les fichiers .odt ne se lisent pas encore",
            "Enregistrez-le en .docx depuis LibreOffice",
        ),
        "doc" | "rtf" if !bytes.starts_with(b"PK") && !bytes.starts_with(&[0xd0, 0xcf]) => unsupported(
            "ce format ancien ne se lit pas",
            "Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx",
        ),
        "md" | "markdown" => markdown(bytes, file_name),
        "txt" | "text" => text(bytes, file_name),
        _ if bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) => {
            docx(bytes, file_name)
        }
        "docx" | "docm" | "dotx" => docx(bytes, file_name),
        _ => unsupported(
            "ce genre de fichier ne se lit pas",
            "Fichiers lus\u{a0}: .docx, .txt, .md",
        ),
    }
}

/// A document of these blocks: its kind guessed, its title that of the file, or its first words that name a
/// piece, or the name of the file.
fn finish(title: Option<String>, blocks: Vec<Block>, file_name: &str) -> Document {
    /// How many blocks of the beginning may name the piece.
    const OPENING: usize = 12;
    let none = Numbering::default();
    let lines: Vec<String> = blocks
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
    document.blocks = blocks;
    document
}
