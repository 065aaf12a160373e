//! The zip of a .docx: opened with bounds, only the parts that hold text are taken out.

use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::simplify::attribute;
use crate::FormatError;

/// Most entries of an archive.
const MOST_ENTRIES: usize = 2_000;
/// Largest archive once unpacked: 200 MB.
const LARGEST_TOTAL: u64 = 200_000_000;
/// Largest part once unpacked: 100 MB.
const LARGEST_PART: u64 = 100_000_000;

/// Parts that hold words or say what they are.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) document: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
}

/// Opens the archive and takes the parts out.
pub(super) fn open(bytes: &[u8], file: &str) -> crate::Result<Parts> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(FormatError::Unsupported {
            file: file.to_owned(),
            reason: "ancien format .doc ou fichier protégé".to_owned(),
            advice: "Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx".to_owned(),
        });
    }
    let broken = |_| FormatError::damaged(file, "ce n’est pas un fichier .docx entier");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if zip.len() > MOST_ENTRIES {
        return Err(FormatError::too_large(file, "plus de 2\u{a0}000 éléments"));
    }
    let mut total = 0_u64;
    for n in 0..zip.len() {
        let entry = zip.by_index_raw(n).map_err(broken)?;
        if entry.encrypted() {
            return Err(FormatError::Unsupported {
                file: file.to_owned(),
                reason: "fichier protégé par un mot de passe".to_owned(),
                advice: "Ouvrez-le dans Word ou LibreOffice et enregistrez-le sans mot de passe".to_owned(),
            });
        }
        if entry.size() > LARGEST_PART {
            return Err(FormatError::too_large(file, "un élément dépasse 100\u{a0}Mo"));
        }
        total = total.saturating_add(entry.size());
    }
    if total > LARGEST_TOTAL {
        return Err(FormatError::too_large(
            file,
            "plus de 200\u{a0}Mo une fois décompressé",
        ));
    }
    let mut archive = Archive {
        zip,
        file,
        left: LARGEST_TOTAL,
    };
    archive.parts()
}

struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    file: &'a str,
    /// Bytes that may still be unpacked: the sizes that an archive declares may lie.
    left: u64,
}

impl Archive<'_> {
    fn parts(&mut self) -> crate::Result<Parts> {
        let main = match self.part("_rels/.rels")? {
            Some(rels) => target(&rels, "", "/officeDocument"),
            None => None,
        };
        let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
        let Some(document) = self.part(&main)? else {
            return Err(self.refuse());
        };
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let rels = self
            .part(&format!("{folder}/_rels/{name}.rels"))?
            .unwrap_or_default();
        let mut other = |kind: &str| match target(&rels, folder, kind) {
            Some(path) => self.part(&path),
            None => Ok(None),
        };
        Ok(Parts {
            document,
            styles: other("/styles")?,
            numbering: other("/numbering")?,
            footnotes: other("/footnotes")?,
            endnotes: other("/endnotes")?,
        })
    }

    /// Why an archive without text is refused: it may be another kind of file.
    fn refuse(&mut self) -> FormatError {
        let mimetype = self.part("mimetype").ok().flatten().unwrap_or_default();
        if mimetype.starts_with("application/vnd.oasis.opendocument") {
            return FormatError::Unsupported {
                file: self.file.to_owned(),
                reason: "les fichiers .odt ne se lisent pas encore".to_owned(),
                advice: "Enregistrez-le en .docx depuis LibreOffice".to_owned(),
            };
        }
        FormatError::damaged(self.file, "aucun texte de document Word à l’intérieur")
    }

    /// A part as text, or none when it is absent.
    fn part(&mut self, path: &str) -> crate::Result<Option<String>> {
        let path = path.trim_start_matches('/');
        let Some(index) = self.zip.index_for_name(path) else {
            return Ok(None);
        };
        let cut = || FormatError::damaged(self.file, format!("«\u{a0}{path}\u{a0}» est coupé ou abîmé"));
        let entry = self.zip.by_index(index).map_err(|_| cut())?;
        let bound = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        entry.take(bound + 1).read_to_end(&mut bytes).map_err(|_| cut())?;
        let length = bytes.len() as u64;
        if length > bound {
            return Err(FormatError::too_large(
                self.file,
                "bien plus gros qu’annoncé une fois décompressé",
            ));
        }
        self.left -= length;
        crate::read::encoding::strict(&bytes).map(Some).ok_or_else(cut)
    }
}

/// Target of the first relationship whose kind ends so, as a path of the archive.
fn target(rels: &str, folder: &str, kind: &str) -> Option<String> {
    let mut reader = Reader::from_str(rels);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element)
                if attribute(&element, "Type").is_some_and(|t| t.ends_with(kind)) =>
            {
                let target = attribute(&element, "Target")?.replace('\\', "/");
                return Some(match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None if folder.is_empty() => target,
                    None => format!("{folder}/{target}"),
                });
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// A package that holds only simplified parts, for docx-rs.
pub(super) fn repack(document: &str, styles: &str, numbering: &str, file: &str) -> crate::Result<Vec<u8>> {
    const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rel = |id: u8, kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let root = format!(
        r#"<Relationships xmlns="{RELS}">{}</Relationships>"#,
        rel(1, "officeDocument", "word/document.xml")
    );
    let parts = format!(
        r#"<Relationships xmlns="{RELS}">{}{}</Relationships>"#,
        rel(1, "styles", "styles.xml"),
        rel(2, "numbering", "numbering.xml")
    );
    let failed = |_| FormatError::damaged(file, "préparation de la lecture impossible");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", root.as_str()),
        ("word/_rels/document.xml.rels", parts.as_str()),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ] {
        zip.start_file(path, options).map_err(failed)?;
        zip.write_all(content.as_bytes())
            .map_err(|_| FormatError::damaged(file, "préparation de la lecture impossible"))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}
