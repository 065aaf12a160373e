//! Comments put into a Word file made elsewhere: its own XML, with a few marks added and nothing else touched.

mod marks;
mod parts;

use std::ops::Range;

use document::{BlockId, Numbering, plain_text};

use self::marks::Marks;
use self::parts::Parts;
use crate::FormatError;
use crate::read::archive::Archive;
use crate::read::{self, docx};

/// A comment on words of a document read from a Word file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The block, by the id that the reader gave it.
    pub block: BlockId,
    /// Characters of the text of its passage; an empty span, or one that passes its end, is the whole passage.
    pub span: Range<usize>,
    /// Who says so.
    pub author: String,
    /// Initials of the author, shown beside the words.
    pub initials: String,
    /// What is said, a paragraph each.
    pub paragraphs: Vec<String>,
}

/// A file with its comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotated {
    /// The file.
    pub bytes: Vec<u8>,
    /// Comments whose words are not in the file, by their place in what was asked: left out.
    pub unplaced: Vec<usize>,
}

/// Puts comments into a Word file (.docx, .docm, .dotx).
///
/// Marks are added around the words, runs being split where a mark falls inside; the comments go after those that
/// the file has. Words of a footnote, an endnote or a text box are marked where the text calls or holds it: Word
/// takes no comment there. Every other byte of every part stays as it is.
///
/// # Errors
/// Those of the reader ([`crate::read::docx()`]); a file whose text is not in UTF-8, or whose XML is so broken that
/// marks would change what it says.
pub fn annotate(original: &[u8], file_name: &str, comments: &[Comment]) -> crate::Result<Annotated> {
    let mut archive = Archive::open(original, file_name)?;
    let parts = docx::parts(&mut archive)?;
    let reading = docx::reading(&parts, file_name)?;
    let mut into = Parts::open(&mut archive, &parts, &reading.walk)?;
    let mut marks = Marks::new(&parts.document, &reading.walk);
    let none = Numbering::default();
    let mut unplaced = Vec::new();
    for (n, comment) in comments.iter().enumerate() {
        let paragraph = reading
            .paragraphs
            .get(&comment.block)
            .and_then(|place| reading.walk.paragraphs.get(*place));
        let text = reading.document.block(&comment.block).and_then(|block| {
            let line = block.line()?;
            Some(plain_text(line, &none))
        });
        let placed = match (paragraph, text) {
            (Some(paragraph), Some(text)) => marks.place(into.next_id(), paragraph, &text, &comment.span),
            _ => false,
        };
        if placed {
            into.add(comment);
        } else {
            unplaced.push(n);
        }
    }
    let bytes = into.write(&mut archive, &parts.path, &marks.applied())?;
    // Nobody gets a file that would not read as the original.
    let again = read::docx(&bytes, file_name);
    if again.ok().as_ref() != Some(&reading.document) {
        return Err(FormatError::Write {
            file: file_name.to_owned(),
            reason: "les commentaires changeraient le texte".to_owned(),
        });
    }
    Ok(Annotated { bytes, unplaced })
}

/// A file that cannot be annotated because of its encoding.
fn encoding(file: &str) -> FormatError {
    FormatError::Unsupported {
        file: file.to_owned(),
        reason: "le texte de ce fichier n’est pas en UTF-8, il ne peut pas être annoté".to_owned(),
        advice: "Ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau en .docx".to_owned(),
    }
}
