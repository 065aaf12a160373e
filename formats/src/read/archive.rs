//! The zip of a .docx or .odt, opened with bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::FormatError;

/// Most entries of an archive.
const MOST_ENTRIES: usize = 2_000;
/// Largest archive once unpacked: 200 MB.
const LARGEST_TOTAL: u64 = 200_000_000;
/// Largest part once unpacked: 100 MB.
const LARGEST_PART: u64 = 100_000_000;
/// First bytes of the container of old Office files, which also holds encrypted ones.
const OLD_CONTAINER: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// An archive whose declared sizes are within the bounds; the real ones are counted when parts are taken out.
pub(crate) struct Archive<'a> {
    pub(crate) zip: ZipArchive<Cursor<&'a [u8]>>,
    file: &'a str,
    /// Bytes that may still be unpacked: the sizes that an archive declares may lie.
    left: u64,
}

/// Whether these bytes are an archive or an old Office container.
pub(crate) fn is_container(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&OLD_CONTAINER)
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    pub(crate) fn open(bytes: &'a [u8], file: &'a str) -> crate::Result<Self> {
        if bytes.starts_with(&OLD_CONTAINER) {
            return Err(old_container(bytes, file));
        }
        let broken = |_| FormatError::damaged(file, "ce n’est pas un fichier entier");
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if zip.len() > MOST_ENTRIES {
            return Err(FormatError::too_large(file, "plus de 2\u{a0}000 éléments"));
        }
        let mut total = 0_u64;
        for n in 0..zip.len() {
            let entry = zip.by_index_raw(n).map_err(broken)?;
            if entry.encrypted() {
                return Err(protected(file));
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
        Ok(Self {
            zip,
            file,
            left: LARGEST_TOTAL,
        })
    }

    /// Name of the file, for messages.
    pub(crate) fn file(&self) -> &'a str {
        self.file
    }

    /// The bytes of a part, or none when it is absent.
    pub(crate) fn bytes(&mut self, path: &str) -> crate::Result<Option<Vec<u8>>> {
        let path = path.trim_start_matches('/');
        let Some(index) = self.zip.index_for_name(path) else {
            return Ok(None);
        };
        let file = self.file;
        let entry = self.zip.by_index(index).map_err(|_| cut(file, path))?;
        let bound = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = entry.take(bound + 1).read_to_end(&mut bytes);
        read.map_err(|_| cut(file, path))?;
        let length = bytes.len() as u64;
        if length > bound {
            return Err(FormatError::too_large(
                file,
                "bien plus gros qu’annoncé une fois décompressé",
            ));
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// A part as text, or none when it is absent.
    pub(crate) fn part(&mut self, path: &str) -> crate::Result<Option<String>> {
        match self.bytes(path)? {
            Some(bytes) => super::encoding::strict(&bytes)
                .map(Some)
                .ok_or_else(|| cut(self.file, path)),
            None => Ok(None),
        }
    }
}

fn cut(file: &str, path: &str) -> FormatError {
    FormatError::damaged(file, format!("«\u{a0}{path}\u{a0}» est coupé ou abîmé"))
}

pub(super) fn protected(file: &str) -> FormatError {
    FormatError::Unsupported {
        file: file.to_owned(),
        reason: "fichier protégé par un mot de passe".to_owned(),
        advice: "Ouvrez-le dans Word ou LibreOffice et enregistrez-le sans mot de passe".to_owned(),
    }
}

/// Why an old container is refused: what it holds is told by the names in its directory.
fn old_container(bytes: &[u8], file: &str) -> FormatError {
    // Entries of the directory take 128 bytes and start with their name in UTF-16.
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.chunks(128).any(|entry| entry.starts_with(&name))
    };
    if holds("EncryptedPackage") {
        return protected(file);
    }
    let (reason, advice) = if holds("WordDocument") {
        (
            "ancien format .doc, que cette version ne lit pas",
            "Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx",
        )
    } else {
        (
            "ancien format de Microsoft Office, ou fichier protégé",
            "Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx, sans mot de passe",
        )
    };
    FormatError::Unsupported {
        file: file.to_owned(),
        reason: reason.to_owned(),
        advice: advice.to_owned(),
    }
}
