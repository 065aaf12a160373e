//! From files to bytes of text: plain, `.gz`, the entries of a `.zip`, Parquet written as CSV.

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

/// Runs a reader of others' making, which may not have foreseen every damage: a panic of its own is a damaged file.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> io::Result<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "structure incohérente"))
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

/// Whether a file is an XLSX workbook.
pub(crate) fn is_xlsx(path: &Path) -> Result<bool> {
    Ok(is_zip(path)? && open_zip(path)?.index_for_name("xl/workbook.xml").is_some())
}

/// Beginnings of files that are no text, and what to do about it.
const OTHERS: [(&[u8], &str); 9] = [
    (
        &[0xd0, 0xcf, 0x11, 0xe0],
        "c’est un classeur d’un ancien Excel (.xls), quel que soit son nom\u{a0}: ouvrez-le et enregistrez-le en .xlsx \
         ou en CSV",
    ),
    (&[0x28, 0xb5, 0x2f, 0xfd], PACKED),
    (b"7z", PACKED),
    (b"Rar!", PACKED),
    (b"BZh", PACKED),
    (&[0xfd, b'7', b'z', b'X'], PACKED),
    (
        b"%PDF",
        "c’est un PDF\u{a0}: demandez le tableau d’origine, en CSV ou en .xlsx",
    ),
    (&[0xff, 0xfe], UTF16),
    (&[0xfe, 0xff], UTF16),
];
const PACKED: &str = "ce format d’archive n’est pas lu\u{a0}: décompressez le fichier, ou donnez un .zip";
const UTF16: &str = "ce texte est enregistré en UTF-16\u{a0}: enregistrez-le de nouveau en UTF-8 (CSV UTF-8)";

/// The texts of a file: one, or one for each `.csv` or `.json` entry of an archive. Of a Parquet file, only the columns
/// wanted are read.
pub(crate) fn texts_with(path: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Text>> {
    let shown = name(path);
    let magic = magic(path)?;
    if magic == b"PAR1" {
        return Ok(vec![super::parquet::text(path, wanted)?]);
    }
    if let Some((_, detail)) = OTHERS.iter().find(|(beginning, _)| magic.starts_with(beginning)) {
        return Err(wrong(&shown, *detail));
    }
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
            let detail = if archive.index_for_name("xl/workbook.xml").is_some() {
                "c’est un classeur Excel\u{a0}: enregistrez la feuille utile en CSV"
            } else if archive.index_for_name("META-INF/manifest.xml").is_some() {
                "c’est un document LibreOffice\u{a0}: enregistrez-le en .xlsx ou en CSV"
            } else {
                "cette archive ne contient aucun fichier .csv ni .json"
            };
            return Err(wrong(&shown, detail));
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
    Ok(vec![Text {
        name: shown,
        length,
        reader: Box::new(buffered),
    }])
}

pub(crate) fn open_zip(path: &Path) -> Result<zip::ZipArchive<BufReader<File>>> {
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
