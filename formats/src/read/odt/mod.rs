//! OpenDocument texts, as LibreOffice writes them.

mod line;
mod styles;
mod table;
mod walk;

use document::Document;

use self::styles::Styles;
use super::archive::{self, Archive};
use super::{encoding, finish, tree};
use crate::FormatError;

/// Reads an OpenDocument text (.odt, .ott) or its flat form (.fodt).
///
/// What the reader of Word files leaves out and puts after is so here too: revisions are read as accepted, notes
/// and frames follow their paragraph.
///
/// # Errors
/// A file that is not a whole OpenDocument text, is protected, or passes the bounds of Word files.
pub fn odt(bytes: &[u8], file_name: &str) -> crate::Result<Document> {
    let mut styles = Styles::default();
    let text = if archive::is_container(bytes) {
        let mut archive = Archive::open(bytes, file_name)?;
        let kind = archive.part("mimetype")?.unwrap_or_default();
        if !kind.is_empty() && !kind.starts_with(TEXT) {
            return Err(FormatError::Unsupported {
                file: file_name.to_owned(),
                reason: "fichier OpenDocument qui n’est pas un texte".to_owned(),
                advice: "Enregistrez le texte en .odt ou en .docx".to_owned(),
            });
        }
        let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(archive::protected(file_name));
        }
        if let Some(xml) = archive.part("styles.xml")? {
            styles.read(&xml, false, file_name)?;
        }
        let missing = || FormatError::damaged(file_name, "aucun texte OpenDocument à l’intérieur");
        archive.part("content.xml")?.ok_or_else(missing)?
    } else {
        let cut = || FormatError::damaged(file_name, "ce n’est pas un fichier entier");
        encoding::strict(bytes).ok_or_else(cut)?
    };
    styles.read(&text, true, file_name)?;
    let (content, paged) = walk::content(&text, &styles, file_name)?;
    let mut built = tree::document_blocks(content.flats);
    if !paged {
        built.pages.clear();
    }
    Ok(finish(content.title, built, file_name))
}

/// Start of the type of texts, templates and master documents.
const TEXT: &str = "application/vnd.oasis.opendocument.text";

/// Whether an archive says that it is an OpenDocument file, whatever its name.
pub(crate) fn is_odf(bytes: &[u8]) -> bool {
    // The type comes first, stored as it is, so that one can tell without opening.
    const TYPE: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument";
    bytes.starts_with(b"PK") && bytes.get(30..30 + TYPE.len()) == Some(TYPE)
}

/// Whether these bytes are a flat OpenDocument text.
pub(crate) fn is_flat(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4_000)).unwrap_or_default();
    bytes.starts_with(b"<?xml") && start.windows(16).any(|window| window == b"<office:document")
}
