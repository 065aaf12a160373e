//! Packs of clauses: what a house wrote, carried to others under the same seal as a catalogue.
//!
//! ```text
//! manifest.json  manifest.minisig  LICENCE.txt  clauses.jsonl   a line a module
//! ```
//! This room knows neither the format of a module nor the library: it carries texts.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tender::Date;

use super::build::{Writing, with_extension};
use super::keys::{PackKey, Signer, SigningKey};
use super::manifest::{
    self, CLAUSES, CLAUSES_KIND, FORMAT, LICENCE, MANIFEST, Manifest, PackCounts, PackedArea, SIGNATURE,
};
use super::{PackSummary, unwritable};
use crate::error::{Error, Result};

/// Most modules of a pack, and most bytes of the line of one.
const MOST_MODULES: u64 = 2_000;
const MOST_LINE: u64 = 2 << 20;

/// A module in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedModule {
    /// Its shelf.
    pub shelf: String,
    /// Its id.
    pub module: String,
    /// Its file.
    pub text: String,
    /// The official text of the time it was adapted, when it is an adaptation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

/// A pack of clauses, once read; what is kept of it where it is installed is this type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClausePack {
    /// Slug.
    pub name: String,
    /// Version.
    pub version: String,
    /// Title.
    pub title: String,
    /// Who made it.
    pub publisher: String,
    /// Number of the key that signed it.
    pub signed_by: String,
    /// Latest review of its modules.
    pub dated: Date,
    /// When it was installed, ISO 8601.
    pub installed: String,
    /// Its modules.
    pub modules: Vec<PackedModule>,
}

/// A pack of clauses to make.
#[derive(Debug, Clone, Copy)]
pub struct ClausePackRequest<'a> {
    /// Its slug.
    pub name: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Title, in French.
    pub title: &'a str,
    /// Who makes it.
    pub publisher: &'a str,
    /// Latest review of its modules.
    pub dated: Date,
    /// The modules, in their order.
    pub modules: &'a [PackedModule],
    /// The file to write; the extension of packs is added when it is not there.
    pub out: &'a Path,
    /// The key that signs it; without one, nobody will be able to install it.
    pub key: Option<SigningKey<'a>>,
    /// The instant, ISO 8601.
    pub at: &'a str,
}

/// Makes a pack of clauses; `trusted` are the keys trusted here.
///
/// # Errors
/// The request is malformed, the key cannot sign, there is nothing to put in it, or the disk refuses. No file is left
/// then; an older one of that name stays as it was.
pub fn build_clause_pack(request: &ClausePackRequest<'_>, trusted: &[PackKey]) -> Result<PackSummary> {
    manifest::check_given(request.name, request.version, request.title, request.publisher)?;
    if request.modules.is_empty() {
        return Err(Error::PackField(
            "il n’y a ici aucune clause de la maison à mettre dans un paquet".to_owned(),
        ));
    }
    let signer = request.key.as_ref().map(Signer::read).transpose()?;
    let out = with_extension(request.out);
    let mut aside = out.clone().into_os_string();
    aside.push(".tmp");
    let aside = PathBuf::from(aside);
    let done = write(request, signer.as_ref(), &aside).and_then(|()| {
        // What was just written is read as whoever installs it will.
        let keys: Vec<PackKey> = signer.iter().map(|signer| signer.public.clone()).collect();
        let summary = super::verify_pack(&aside, &keys)?;
        fs::rename(&aside, &out).map_err(|e| unwritable(&out, &e))?;
        Ok(summary)
    });
    match done {
        Ok(summary) => Ok(PackSummary {
            path: out,
            trusted: trusted
                .iter()
                .any(|key| Some(&key.id) == summary.signed_by.as_ref()),
            ..summary
        }),
        Err(error) => {
            // Best effort: the next one removes it too.
            let _ = fs::remove_file(&aside);
            Err(error)
        }
    }
}

fn write(request: &ClausePackRequest<'_>, signer: Option<&Signer>, aside: &Path) -> Result<()> {
    let mut archive = Writing::create(aside)?;
    archive.entry(CLAUSES, |out| {
        request.modules.iter().try_for_each(|module| out.line(module))
    })?;
    let mut manifest = Manifest {
        format: FORMAT,
        kind: CLAUSES_KIND.to_owned(),
        name: request.name.to_owned(),
        version: request.version.to_owned(),
        dated: request.dated,
        made: request.at.to_owned(),
        title: request.title.trim().to_owned(),
        publisher: request.publisher.trim().to_owned(),
        made_with: concat!("emplettes ", env!("CARGO_PKG_VERSION")).to_owned(),
        area: PackedArea::default(),
        sources: Vec::new(),
        counts: PackCounts {
            modules: request.modules.len() as u64,
            ..PackCounts::default()
        },
        entries: Vec::new(),
    };
    let licence = format!(
        "{}\nPaquet «\u{a0}{}\u{a0}», version {}\nClauses écrites et composées par {} avec Emplettes\n\n\
         Ces clauses engagent qui les a écrites. Relisez-les avant de les employer\u{a0}: la signature dit qui les donne, \
         non qu’elles conviennent à votre achat.\n",
        manifest.title, manifest.name, manifest.version, manifest.publisher,
    );
    archive.entry(LICENCE, |out| out.bytes(licence.as_bytes()))?;
    manifest.entries = archive.entries.clone();
    let mut bytes = serde_json::to_vec_pretty(&manifest).map_err(|e| Error::PackField(e.to_string()))?;
    bytes.push(b'\n');
    archive.entry(MANIFEST, |out| out.bytes(&bytes))?;
    if let Some(signer) = signer {
        let signature = signer.sign(&bytes, &manifest.trusted_comment())?;
        archive.entry(SIGNATURE, |out| out.bytes(signature.as_bytes()))?;
    }
    archive.finish()
}

/// Reads a pack of clauses signed by one of `keys`, whole; `at` is the instant it is installed.
///
/// # Errors
/// It is no pack of clauses, is not signed by a key trusted here, is damaged, or of a later format.
pub fn read_clause_pack(path: &Path, keys: &[PackKey], at: &str) -> Result<(PackSummary, ClausePack)> {
    let (mut archive, summary) = super::open(path, keys)?;
    let file = archive.file.clone();
    let signed_by = match (&summary.signed_by, summary.trusted) {
        (None, _) => return Err(Error::PackUnsigned { file }),
        (Some(key), false) => {
            return Err(Error::PackUnknownKey {
                file,
                key: key.clone(),
            });
        }
        (Some(key), true) => key.clone(),
    };
    super::check(&mut archive, &summary.manifest, &mut |_| Ok(()))?;
    let manifest = &summary.manifest;
    let Some(entry) = manifest.entry(CLAUSES).cloned() else {
        return Err(Error::PackField(format!(
            "{file}\u{a0}: ce n’est pas un paquet de clauses"
        )));
    };
    let mut modules = Vec::new();
    archive.lines(&entry, MOST_LINE, |number, line| {
        if number > MOST_MODULES {
            return Ok(Err(format!("plus de {MOST_MODULES}\u{a0}modules")));
        }
        let read = serde_json::from_slice::<PackedModule>(line).map_err(|e| e.to_string());
        Ok(read.and_then(|module| {
            check(&module)?;
            modules.push(module);
            Ok(())
        }))
    })?;
    let pack = ClausePack {
        name: manifest.name.clone(),
        version: manifest.version.clone(),
        title: manifest.title.clone(),
        publisher: manifest.publisher.clone(),
        signed_by,
        dated: manifest.dated,
        installed: at.to_owned(),
        modules,
    };
    Ok((summary, pack))
}

/// Refuses a module whose name would be a path, or whose text a terminal would obey.
fn check(module: &PackedModule) -> Result<(), String> {
    let slug = |text: &str| {
        (1..=80).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if !slug(&module.shelf) || !slug(&module.module) {
        return Err("rayon ou module mal nommés".to_owned());
    }
    let command = |c: char| c.is_control() && c != '\n' && c != '\t';
    if module.text.contains(command) || module.origin.as_deref().unwrap_or_default().contains(command) {
        return Err("caractère de commande dans un texte".to_owned());
    }
    Ok(())
}

impl Manifest {
    /// Whether it is that of a pack of clauses.
    #[must_use]
    pub fn is_clauses(&self) -> bool {
        self.kind == CLAUSES_KIND
    }
}

/// Whether a version comes before another one of the same pack.
#[must_use]
pub fn is_older(version: &str, than: &str) -> bool {
    manifest::version(version) < manifest::version(than)
}
