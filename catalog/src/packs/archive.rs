//! The archive of a pack, read with suspicion: it comes from a stick that anyone may have held.
//!
//! Only the entries that a pack has are known, by name and never as paths: nothing of the archive is unpacked to
//! the disk. The end of the archive is where a pack has it, so that a truncated file is known as such and a crafted
//! one cannot announce a million entries. Each entry is read no farther than the length announced.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::read::ZipArchive;

use super::keys::MOST_KEY;
use super::manifest::{
    self, CLAUSES, MANIFEST, MOST_CLAUSES, MOST_DATA, MOST_MANIFEST, PackEntry, SIGNATURE, VOUCHED,
};
use super::{file_name, unreadable};
use crate::error::{Error, Result};
use crate::importers::{ImportProgress, Watch};

/// The entries of a pack at most, and the bytes their directory takes at most.
const MOST_ENTRIES: u16 = 6;
const MOST_DIRECTORY: u64 = 4_096;
/// Length of the end of an archive without comment.
const END: u64 = 22;
/// What an entry may grow to by unpacking: so many times its length, when it is not small.
const MOST_RATIO: u64 = 250;
const SMALL: u64 = 1_000_000;
/// Bytes read at a time.
const BLOCK: usize = 1 << 17;

/// An open pack.
pub(super) struct Archive {
    /// Its name, for messages.
    pub(super) file: String,
    zip: ZipArchive<BufReader<File>>,
    /// Where each entry is.
    at: BTreeMap<String, usize>,
    /// Bytes of the whole file.
    pub(super) bytes: u64,
}

impl Archive {
    /// Opens a pack and checks the shape of its archive.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let name = file_name(path);
        let mut file = File::open(path).map_err(|e| unreadable(path, &e))?;
        let metadata = file.metadata().map_err(|e| unreadable(path, &e))?;
        if metadata.is_dir() {
            return Err(unreadable(path, &std::io::ErrorKind::IsADirectory.into()));
        }
        let bytes = metadata.len();
        let not_a_pack = || Error::NotAPack { file: name.clone() };
        let damaged = |detail: &str| Error::PackDamaged {
            file: name.clone(),
            detail: detail.to_owned(),
        };
        let mut magic = [0_u8; 4];
        if bytes < END || file.read_exact(&mut magic).is_err() || magic != *b"PK\x03\x04" {
            return Err(not_a_pack());
        }
        let mut end = [0_u8; END as usize];
        file.seek(SeekFrom::Start(bytes - END))
            .and_then(|_| file.read_exact(&mut end))
            .and_then(|()| file.rewind())
            .map_err(|e| unreadable(path, &e))?;
        if !end.starts_with(b"PK\x05\x06") {
            return Err(damaged("fichier tronqué, ou allongé"));
        }
        let short = |at: usize| u16::from_le_bytes([end[at], end[at + 1]]);
        let long = |at: usize| {
            u64::from(u32::from_le_bytes([
                end[at],
                end[at + 1],
                end[at + 2],
                end[at + 3],
            ]))
        };
        if short(10) > MOST_ENTRIES {
            return Err(not_a_pack());
        }
        let (size, start) = (long(12), long(16));
        let whole = [4, 6, 20].iter().all(|at| short(*at) == 0) && short(8) == short(10);
        if !whole || size > MOST_DIRECTORY || start + size + END != bytes {
            return Err(damaged("archive mal formée"));
        }
        let zip = ZipArchive::new(BufReader::with_capacity(BLOCK, file))
            .map_err(|_| damaged("archive mal formée"))?;
        let mut archive = Self {
            file: name,
            zip,
            at: BTreeMap::new(),
            bytes,
        };
        archive.list()?;
        Ok(archive)
    }

    /// Finds the entries and refuses all that a pack does not have.
    fn list(&mut self) -> Result<()> {
        let mut unknown = None;
        for at in 0..self.zip.len() {
            let damaged = |detail: String| Error::PackDamaged {
                file: self.file.clone(),
                detail,
            };
            let entry = self
                .zip
                .by_index_raw(at)
                .map_err(|_| damaged("archive mal formée".to_owned()))?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            let most = match name.as_str() {
                SIGNATURE => MOST_KEY,
                MANIFEST => MOST_MANIFEST,
                CLAUSES => MOST_CLAUSES,
                known if VOUCHED.contains(&known) => MOST_DATA,
                _ => {
                    unknown = Some(name);
                    continue;
                }
            };
            let (size, packed) = (entry.size(), entry.compressed_size());
            let fine = entry.is_file()
                && !entry.is_symlink()
                && !entry.encrypted()
                && matches!(
                    entry.compression(),
                    zip::CompressionMethod::Stored | zip::CompressionMethod::Deflated
                );
            drop(entry);
            if !fine || packed > self.bytes {
                return Err(damaged(format!("«\u{a0}{name}\u{a0}» est mal formé")));
            }
            if size > most || (size > SMALL && size / MOST_RATIO > packed) {
                return Err(damaged(format!("«\u{a0}{name}\u{a0}» est trop grand")));
            }
            self.at.insert(name, at);
        }
        if !self.at.contains_key(MANIFEST) {
            return Err(Error::NotAPack {
                file: self.file.clone(),
            });
        }
        match unknown {
            None => Ok(()),
            Some(name) => Err(self.damaged(format!(
                "il contient «\u{a0}{}\u{a0}», qui n’est d’aucun paquet",
                manifest::shown(&name)
            ))),
        }
    }

    pub(super) fn damaged(&self, detail: String) -> Error {
        Error::PackDamaged {
            file: self.file.clone(),
            detail,
        }
    }

    fn entry_damaged(&self, name: &str) -> Error {
        self.damaged(format!("«\u{a0}{name}\u{a0}» n’est pas celui qui a été signé"))
    }

    /// The manifest's bytes.
    pub(super) fn manifest(&mut self) -> Result<Vec<u8>> {
        self.small(MANIFEST, MOST_MANIFEST)?
            .ok_or_else(|| Error::NotAPack {
                file: self.file.clone(),
            })
    }

    /// The signature's bytes, when there is one.
    pub(super) fn signature(&mut self) -> Result<Option<Vec<u8>>> {
        self.small(SIGNATURE, MOST_KEY)
    }

    fn small(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>> {
        let Some(at) = self.at.get(name).copied() else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        let read = match self.zip.by_index(at) {
            Ok(entry) => entry.take(most + 1).read_to_end(&mut bytes).ok(),
            Err(_) => None,
        };
        if read.is_none() || bytes.len() as u64 > most {
            return Err(self.damaged(format!("«\u{a0}{name}\u{a0}» est illisible")));
        }
        Ok(Some(bytes))
    }

    /// Reads an entry whole and compares it with its digest.
    pub(super) fn check(&mut self, entry: &PackEntry, watch: &mut Watch<'_>) -> Result<()> {
        self.vouched(entry, |reader| {
            let mut block = vec![0; BLOCK];
            let mut done = 0;
            loop {
                match reader.read(&mut block) {
                    Ok(0) => return Ok(true),
                    Ok(read) => done += read as u64,
                    Err(_) => return Ok(false),
                }
                watch(ImportProgress {
                    label: "vérification du paquet",
                    done,
                    total: Some(entry.length),
                })?;
            }
        })
    }

    /// Hands over each line of an entry with its number, then compares the whole with its digest: what was done with
    /// the lines must wait for that. The error of `take` that is a text says what is wrong in the line.
    pub(super) fn lines(
        &mut self,
        entry: &PackEntry,
        most_line: u64,
        mut take: impl FnMut(u64, &[u8]) -> Result<Result<(), String>>,
    ) -> Result<()> {
        let mut wrong = None;
        let whole = self.vouched(entry, |reader| {
            let mut buffered = BufReader::with_capacity(BLOCK, reader);
            let mut line = Vec::new();
            let mut number = 0;
            loop {
                line.clear();
                number += 1;
                match (&mut buffered).take(most_line).read_until(b'\n', &mut line) {
                    Ok(0) => return Ok(true),
                    Ok(_) if line.last() == Some(&b'\n') => line.truncate(line.len() - 1),
                    Ok(_) | Err(_) => return Ok(false),
                }
                if let Err(detail) = take(number, &line)? {
                    wrong = Some(format!(
                        "«\u{a0}{}\u{a0}», ligne {number}\u{a0}: {detail}",
                        entry.name
                    ));
                    return Ok(false);
                }
            }
        });
        match wrong {
            Some(detail) => Err(self.damaged(detail)),
            None => whole,
        }
    }

    /// Reads an entry through its digest; `read` says whether it could be read to its end.
    fn vouched(
        &mut self,
        entry: &PackEntry,
        read: impl FnOnce(&mut Hashed<'_>) -> Result<bool>,
    ) -> Result<()> {
        let Some(at) = self.at.get(&entry.name).copied() else {
            return Err(self.damaged(format!("il manque «\u{a0}{}\u{a0}»", entry.name)));
        };
        let done = match self.zip.by_index(at) {
            Ok(unpacked) if unpacked.size() == entry.length => {
                let mut hashed = Hashed {
                    inner: Box::new(unpacked.take(entry.length + 1)),
                    digest: Sha256::new(),
                    length: 0,
                };
                read(&mut hashed)? && hashed.length == entry.length && hex(hashed.digest) == entry.sha256
            }
            _ => false,
        };
        if done {
            Ok(())
        } else {
            Err(self.entry_damaged(&entry.name))
        }
    }
}

/// A reader that keeps the digest of what passes.
struct Hashed<'a> {
    inner: Box<dyn Read + 'a>,
    digest: Sha256,
    length: u64,
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.digest.update(&buffer[..read]);
        self.length += read as u64;
        Ok(read)
    }
}

/// A digest in lower-case hexadecimal.
pub(super) fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
