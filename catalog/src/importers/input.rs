//! From files to bytes of text: plain, `.gz`, the entries of a `.zip`.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use crate::error::{Error, Result};

/// What is read of a file before its kind is known.
const MAGIC: usize = 4;
/// Buffer of a file, bytes.
const BUFFER: usize = 1 << 20;

/// A text to read: a file, or an entry of an archive.
pub(crate) struct Text {
    /// Name shown to users: `archive.zip, entrée.csv`.
    pub(crate) name: String,
    /// Bytes to read, when known (unpacked).
    pub(crate) length: Option<u64>,
    pub(crate) reader: Box<dyn Read + Send>,
}

/// Name of a file, without its folder.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// What went wrong with a file, in French.
pub(crate) fn wrong(name: &str, detail: impl Into<String>) -> Error {
    Error::Import {
        file: name.to_owned(),
        detail: detail.into(),
    }
}

/// What the system says of a file that cannot be read.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> Error {
    let detail = match error.kind() {
        io::ErrorKind::NotFound => "ce fichier n’existe pas".to_owned(),
        io::ErrorKind::PermissionDenied => "la lecture de ce fichier est refusée".to_owned(),
        io::ErrorKind::IsADirectory => "c’est un dossier\u{a0}: donnez le fichier lui-même".to_owned(),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            format!("archive tronquée ou abîmée ({error})\u{a0}: téléchargez-la de nouveau")
        }
        _ => format!("lecture impossible ({error})"),
    };
    wrong(name, detail)
}

/// Whether a file is a `.zip`.
pub(crate) fn is_zip(path: &Path) -> Result<bool> {
    Ok(magic(path)?.starts_with(b"PK\x03\x04") || magic(path)?.starts_with(b"PK\x05\x06"))
}

fn magic(path: &Path) -> Result<Vec<u8>> {
    let shown = name(path);
    let file = File::open(path).map_err(|e| unreadable(&shown, &e))?;
    if file.metadata().is_ok_and(|m| m.is_dir()) {
        return Err(unreadable(&shown, &io::ErrorKind::IsADirectory.into()));
    }
    let mut bytes = Vec::new();
    file.take(MAGIC as u64)
        .read_to_end(&mut bytes)
        .map_err(|e| unreadable(&shown, &e))?;
    Ok(bytes)
}

/// The texts of a file: one, or one for each `.csv` or `.json` entry of an archive.
pub(crate) fn texts(path: &Path) -> Result<Vec<Text>> {
    let shown = name(path);
    let magic = magic(path)?;
    if is_zip(path)? {
        let archive = open_zip(path)?;
        let mut found = Vec::new();
        for at in 0..archive.len() {
            let Some(Ok(entry)) = archive.name_for_index(at) else {
                continue;
            };
            let lower = entry.to_lowercase();
            if lower.ends_with(".csv") || lower.ends_with(".txt") || lower.ends_with(".json") {
                found.push((at, entry.into_owned()));
            }
        }
        if found.is_empty() {
            return Err(wrong(
                &shown,
                "cette archive ne contient aucun fichier .csv ni .json",
            ));
        }
        return found
            .into_iter()
            .map(|(at, entry)| {
                let (reader, length) = ZipEntry::open(path, at)?;
                Ok(Text {
                    name: format!("{shown}, {entry}"),
                    length: Some(length),
                    reader: Box::new(reader),
                })
            })
            .collect();
    }
    let file = File::open(path).map_err(|e| unreadable(&shown, &e))?;
    let length = file.metadata().ok().map(|m| m.len());
    let buffered = BufReader::with_capacity(BUFFER, file);
    if magic.starts_with(&[0x1f, 0x8b]) {
        return Ok(vec![Text {
            name: shown,
            length: None,
            reader: Box::new(flate2::bufread::MultiGzDecoder::new(buffered)),
        }]);
    }
    if magic.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) || magic.starts_with(b"7z") || magic.starts_with(b"Rar!")
    {
        return Err(wrong(
            &shown,
            "ce format d’archive n’est pas lu\u{a0}: décompressez le fichier, ou donnez un .zip",
        ));
    }
    Ok(vec![Text {
        name: shown,
        length,
        reader: Box::new(buffered),
    }])
}

fn open_zip(path: &Path) -> Result<zip::ZipArchive<BufReader<File>>> {
    let shown = name(path);
    let file = File::open(path).map_err(|e| unreadable(&shown, &e))?;
    zip::ZipArchive::new(BufReader::with_capacity(BUFFER, file)).map_err(|error| match error {
        zip::result::ZipError::Io(e) if e.kind() != io::ErrorKind::UnexpectedEof => unreadable(&shown, &e),
        other => wrong(
            &shown,
            format!("archive tronquée ou abîmée ({other})\u{a0}: téléchargez-la de nouveau"),
        ),
    })
}

/// One entry of an archive, unpacked as it is read, with the checks of its length.
struct ZipEntry {
    unpacked: Box<dyn Read + Send>,
    left: u64,
}

impl ZipEntry {
    fn open(path: &Path, at: usize) -> Result<(Self, u64)> {
        let shown = name(path);
        let mut archive = open_zip(path)?;
        let damaged = |e: zip::result::ZipError| {
            wrong(
                &shown,
                format!("archive tronquée ou abîmée ({e})\u{a0}: téléchargez-la de nouveau"),
            )
        };
        let entry = archive.by_index_raw(at).map_err(damaged)?;
        let (start, packed, length, method) = (
            entry.data_start(),
            entry.compressed_size(),
            entry.size(),
            entry.compression(),
        );
        if entry.encrypted() {
            return Err(wrong(
                &shown,
                "cette archive est chiffrée\u{a0}: déchiffrez-la d’abord",
            ));
        }
        drop(entry);
        let Some(start) = start else {
            return Err(wrong(&shown, "archive abîmée\u{a0}: une entrée n’a pas de place"));
        };
        let mut file = File::open(path).map_err(|e| unreadable(&shown, &e))?;
        file.seek(io::SeekFrom::Start(start))
            .map_err(|e| unreadable(&shown, &e))?;
        let packed = BufReader::with_capacity(BUFFER, file).take(packed);
        let unpacked: Box<dyn Read + Send> = match method {
            zip::CompressionMethod::Stored => Box::new(packed),
            zip::CompressionMethod::Deflated => Box::new(flate2::bufread::DeflateDecoder::new(packed)),
            other => {
                return Err(wrong(
                    &shown,
                    format!("compression {other} non lue\u{a0}: refaites l’archive en « deflate »"),
                ));
            }
        };
        Ok((
            Self {
                unpacked,
                left: length,
            },
            length,
        ))
    }
}

impl Read for ZipEntry {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.unpacked.read(buffer)?;
        if n == 0 && !buffer.is_empty() && self.left > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left = self.left.saturating_sub(n as u64);
        Ok(n)
    }
}
