//! Packs: a dated and signed part of the catalogue in one file, carried from one computer to others.
//!
//! ```text
//! import … ─→ build.rs ─→ grand-est-2026-11-28.emplettes-pack ─→ install.rs ─→ one batch per source
//!                          manifest.json     what it is, its sources, the digest of each other entry
//!                          manifest.minisig  the signature of the manifest
//!                          LICENCE.txt       who publishes these data, under which licences
//!                          records.jsonl  facts.jsonl  awards.jsonl
//! ```
//! A pack holds what was imported: never corrections, notes, nor firms taken out. It is read with suspicion
//! (`archive.rs`), and nothing is written before its signature and its digests hold. Installing and removing are
//! rewritings of the whole (`store.rs`): done or not done.
//!
//! The signature says who made the pack and that nobody has changed it since. It does not say that the facts are true.

mod archive;
mod build;
mod clauses;
mod install;
mod keys;
mod manifest;
#[cfg(test)]
mod tests;
mod wire;

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tender::Date;

use crate::day;
use crate::error::{Error, Result};
use crate::importers::Watch;
use crate::store::Catalog;
use crate::tables::batches::{self, Batch};
use archive::Archive;
use keys::Signature;

pub use build::{PackArea, PackRequest};
pub use clauses::{
    ClausePack, ClausePackRequest, PackedModule, build_clause_pack, is_older, read_clause_pack,
};
pub use install::{PackInstall, PackReport};
pub use keys::{PackKey, SigningKey, new_key};
pub use manifest::{Manifest, NamedArea, PackCounts, PackEntry, PackedArea, PackedSource, SourceCounts};

/// Extension of the file of a pack.
pub const PACK_EXTENSION: &str = "emplettes-pack";

/// A pack as a file.
#[derive(Debug, Clone, PartialEq)]
pub struct PackSummary {
    /// The file.
    pub path: PathBuf,
    /// Its length, bytes.
    pub bytes: u64,
    /// What it says of itself.
    pub manifest: Manifest,
    /// SHA-256 of its manifest, hexadecimal: two packs of the same digest hold the same thing.
    pub digest: String,
    /// Number of the key said to have signed it; none when it is not signed.
    pub signed_by: Option<String>,
    /// Whether that key is one of those trusted, and the signature holds. Otherwise nothing says who made the pack.
    pub trusted: bool,
}

/// A pack installed in a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct InstalledPack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub publisher: String,
    /// Number of the key that signed it.
    pub signed_by: String,
    /// Latest day of its data.
    pub dated: Option<Date>,
    /// When it was installed, ISO 8601.
    pub installed: String,
    /// What was written when it was installed.
    pub counts: SourceCounts,
    /// Its batches, one per source.
    pub batches: Vec<Batch>,
}

/// What a batch that comes from a pack keeps as its report.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct BatchReport {
    title: String,
    publisher: String,
    signed_by: String,
    counts: SourceCounts,
}

/// Opens a pack and judges its signature; its other entries are still to be checked.
fn open(path: &Path, keys: &[PackKey]) -> Result<(Archive, PackSummary)> {
    let mut archive = Archive::open(path)?;
    let bytes = archive.manifest()?;
    let manifest = Manifest::read(&archive.file, &bytes)?;
    let signature = match archive.signature()? {
        None => None,
        Some(text) => {
            let read = Signature::read(&text);
            Some(read.ok_or_else(|| archive.damaged("sa signature est illisible".to_owned()))?)
        }
    };
    let mut trusted = false;
    if let Some(signature) = &signature {
        let mut known = keys.iter().filter(|k| k.id == signature.key).peekable();
        if known.peek().is_some() {
            trusted = known.any(|key| signature.holds(key, &bytes, &manifest.trusted_comment()));
            if !trusted {
                return Err(Error::PackForged {
                    file: archive.file.clone(),
                    key: signature.key.clone(),
                });
            }
        }
    }
    let summary = PackSummary {
        path: path.to_owned(),
        bytes: archive.bytes,
        manifest,
        digest: archive::hex(<sha2::Sha256 as sha2::Digest>::new_with_prefix(&bytes)),
        signed_by: signature.map(|s| s.key),
        trusted,
    };
    Ok((archive, summary))
}

/// Compares every entry of a pack with its digest.
fn check(archive: &mut Archive, manifest: &Manifest, watch: &mut Watch<'_>) -> Result<()> {
    manifest
        .entries
        .iter()
        .try_for_each(|entry| archive.check(entry, watch))
}

/// Reads a pack whole: its shape, its signature, the digest of each entry. A pack that is not signed, or is by a key
/// that is not among `keys`, is not an error here: the summary says so.
///
/// # Errors
/// It is no pack, of a later format, damaged, or its signature is not that of the key it names.
pub fn verify_pack(path: &Path, keys: &[PackKey]) -> Result<PackSummary> {
    let (mut archive, summary) = open(path, keys)?;
    check(&mut archive, &summary.manifest, &mut |_| Ok(()))?;
    Ok(summary)
}

impl Catalog {
    /// The packs installed, in order of name.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn packs(&self) -> Result<Vec<InstalledPack>> {
        Ok(group(self.read(batches::all)?))
    }

    /// Takes a pack out: the catalogue says again what it would without it. Imports and corrections stay.
    ///
    /// # Errors
    /// No pack of that name is installed; an import is running; the disk refuses.
    pub fn remove_pack(&self, name: &str, watch: &mut Watch<'_>) -> Result<InstalledPack> {
        let _alone = self.import_lock()?;
        let pack = self
            .pack(name)?
            .ok_or_else(|| Error::UnknownPack(name.to_owned()))?;
        self.rewrite(
            |db| {
                for batch in &pack.batches {
                    batches::remove(db, batch.number).map_err(|e| Error::sqlite(self.data_dir(), e))?;
                }
                Ok(((), true))
            },
            |sites| crate::importers::indexed(watch, sites),
        )?;
        Ok(pack)
    }

    /// The installed pack of a name.
    fn pack(&self, name: &str) -> Result<Option<InstalledPack>> {
        Ok(self.packs()?.into_iter().find(|pack| pack.name == name))
    }
}

/// Packs from the batches they brought.
fn group(batches: Vec<Batch>) -> Vec<InstalledPack> {
    let mut packs: Vec<InstalledPack> = Vec::new();
    for batch in batches {
        let Some((name, version)) = batch.pack.as_deref().and_then(|pack| pack.split_once(' ')) else {
            continue;
        };
        let report: Option<BatchReport> = serde_json::from_str(&batch.report).ok();
        let at = packs
            .iter()
            .position(|pack| pack.name == name)
            .unwrap_or_else(|| {
                packs.push(InstalledPack {
                    name: name.to_owned(),
                    version: version.to_owned(),
                    title: report
                        .as_ref()
                        .map_or_else(|| name.to_owned(), |r| r.title.clone()),
                    publisher: report.as_ref().map_or_else(String::new, |r| r.publisher.clone()),
                    signed_by: report.as_ref().map_or_else(String::new, |r| r.signed_by.clone()),
                    dated: None,
                    installed: batch.done.clone(),
                    counts: SourceCounts::default(),
                    batches: Vec::new(),
                });
                packs.len() - 1
            });
        let pack = &mut packs[at];
        pack.dated = pack.dated.max(day::date(batch.dated));
        if let Some(report) = report {
            pack.counts.records += report.counts.records;
            pack.counts.facts += report.counts.facts;
            pack.counts.awards += report.counts.awards;
        }
        pack.batches.push(batch);
    }
    packs.sort_by(|a, b| a.name.cmp(&b.name));
    packs
}

/// Name of a file, without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// What the system says of a file that cannot be read.
fn unreadable(path: &Path, error: &io::Error) -> Error {
    let detail = match error.kind() {
        io::ErrorKind::NotFound => "ce fichier n’existe pas".to_owned(),
        io::ErrorKind::PermissionDenied => "la lecture de ce fichier est refusée".to_owned(),
        io::ErrorKind::IsADirectory => "c’est un dossier\u{a0}: donnez le fichier lui-même".to_owned(),
        _ => format!("lecture impossible ({error})"),
    };
    Error::Import {
        file: file_name(path),
        detail,
    }
}

/// What the system says of a file that cannot be written, outside the data folder: a stick, a folder of the user.
fn unwritable(path: &Path, error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::DiskFull {
            path: path.to_owned(),
        },
        _ => Error::Import {
            file: path.display().to_string(),
            detail: format!(
                "écriture impossible ({error})\u{a0}: vérifiez que ce dossier existe et que vous pouvez y écrire"
            ),
        },
    }
}
