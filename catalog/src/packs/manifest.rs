//! `manifest.json`: what a pack says of itself. It is what is signed; the digests in it vouch for the rest.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tender::Date;

use crate::error::{Error, Result};
use crate::tables::sources::Source;

/// The format written here, and the last one read.
pub(super) const FORMAT: u32 = 1;
/// Kinds of packs: makers, or clauses.
pub(super) const KIND: &str = "catalogue";
pub(super) const CLAUSES_KIND: &str = "clauses";

/// Entries whose digests the manifest gives, in the order of the archive.
pub(super) const RECORDS: &str = "records.jsonl";
pub(super) const FACTS: &str = "facts.jsonl";
pub(super) const AWARDS: &str = "awards.jsonl";
pub(super) const LICENCE: &str = "LICENCE.txt";
pub(super) const VOUCHED: [&str; 4] = [RECORDS, FACTS, AWARDS, LICENCE];
/// Those of a pack of clauses.
pub(super) const CLAUSES: &str = "clauses.jsonl";
pub(super) const CLAUSES_VOUCHED: [&str; 2] = [CLAUSES, LICENCE];
/// The entry that is signed, and its signature.
pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const SIGNATURE: &str = "manifest.minisig";

/// Most bytes of the data of a pack, unpacked.
pub(super) const MOST_DATA: u64 = 2_000_000_000;
/// Most bytes of the modules of a pack of clauses, unpacked.
pub(super) const MOST_CLAUSES: u64 = 32_000_000;
/// Most bytes of the other entries.
pub(super) const MOST_MANIFEST: u64 = 1_000_000;
/// Most letters of a name and of a version.
const MOST_LETTERS: usize = 40;
/// Most letters of a title.
const MOST_TITLE: usize = 200;

/// What a pack says of itself; its file is this type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Format of the pack.
    pub format: u32,
    /// `catalogue` or `clauses`.
    pub kind: String,
    /// Slug: two packs of one name replace each other.
    pub name: String,
    /// `2026-11-28`, `2026-11-28.2` or `1.4`.
    pub version: String,
    /// Latest day of its data.
    pub dated: Date,
    /// When it was made, ISO 8601.
    pub made: String,
    /// Title, in French.
    pub title: String,
    /// Who made it, as they call themselves.
    pub publisher: String,
    /// The program that wrote it.
    pub made_with: String,
    /// What part of France it covers.
    pub area: PackedArea,
    /// Where its facts come from; each keeps its licence.
    pub sources: Vec<PackedSource>,
    /// What it holds.
    pub counts: PackCounts,
    /// The other entries.
    pub entries: Vec<PackEntry>,
}

/// What part of France a pack covers: all of it when both are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedArea {
    /// The région asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<NamedArea>,
    /// Its départements, or those asked for.
    pub departements: Vec<NamedArea>,
}

/// A région or a département.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedArea {
    /// Insee code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A source of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedSource {
    /// Its code.
    pub code: String,
    /// Kind of import that read it; none for a source that is only cited (the size of a firm).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Day of its data, for an import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// Year, when all its facts share one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Title, in French.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Licence of the data.
    pub licence: String,
    /// What being found there says, in French.
    pub sentence: String,
    /// What comes from it.
    pub counts: SourceCounts,
}

impl PackedSource {
    /// The source as the catalogue knows it.
    pub(super) fn source(&self) -> Source {
        Source {
            code: self.code.clone(),
            year: self.year,
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            licence: self.licence.clone(),
            sentence: self.sentence.clone(),
        }
    }
}

/// What comes from one source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceCounts {
    /// Records: what it says of sites.
    pub records: u64,
    /// Facts about sites and firms.
    pub facts: u64,
    /// Public contracts.
    pub awards: u64,
}

/// What a pack holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackCounts {
    /// Distinct sites with a record.
    pub sites: u64,
    /// Distinct firms of those sites.
    pub firms: u64,
    /// Records.
    pub records: u64,
    /// Facts.
    pub facts: u64,
    /// Public contracts.
    pub awards: u64,
    /// Clause modules.
    #[serde(default, skip_serializing_if = "is_none")]
    pub modules: u64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passe une référence")]
fn is_none(count: &u64) -> bool {
    *count == 0
}

/// An entry of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackEntry {
    /// Its name.
    pub name: String,
    /// Bytes, unpacked.
    pub length: u64,
    /// SHA-256 of these bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// What any format has: enough to say that it is a later one.
#[derive(Deserialize)]
struct Head {
    format: u32,
    kind: String,
}

impl Manifest {
    /// Reads a manifest; `file` is the name of the pack.
    pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Self> {
        let damaged = |detail: String| Error::PackDamaged {
            file: file.to_owned(),
            detail: format!("«\u{a0}{MANIFEST}\u{a0}»\u{a0}: {detail}"),
        };
        let head: Head = serde_json::from_slice(bytes).map_err(|e| damaged(e.to_string()))?;
        if head.format > FORMAT {
            return Err(Error::PackNewer {
                file: file.to_owned(),
                found: head.format,
                known: FORMAT,
            });
        }
        if ![KIND, CLAUSES_KIND].contains(&head.kind.as_str()) {
            return Err(damaged(format!(
                "genre «\u{a0}{}\u{a0}» inconnu",
                shown(&head.kind)
            )));
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(|e| damaged(e.to_string()))?;
        manifest.check().map_err(damaged)?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), String> {
        if !is_slug(&self.name) || version(&self.version).is_none() {
            return Err("nom ou version mal formés".to_owned());
        }
        let mut texts = vec![&self.made, &self.title, &self.publisher, &self.made_with];
        for area in self.area.region.iter().chain(&self.area.departements) {
            texts.extend([&area.code, &area.name]);
        }
        let mut codes = BTreeSet::new();
        for source in &self.sources {
            if !codes.insert(source.code.as_str()) || source.kind.is_some() != source.dated.is_some() {
                return Err(format!("source «\u{a0}{}\u{a0}» mal formée", shown(&source.code)));
            }
            texts.extend([
                &source.code,
                &source.title,
                &source.publisher,
                &source.licence,
                &source.sentence,
            ]);
            texts.extend(&source.kind);
        }
        // A terminal obeys some of them.
        if texts.iter().any(|text| text.chars().any(char::is_control)) {
            return Err("caractère de commande dans un texte".to_owned());
        }
        let names: Vec<&str> = self.entries.iter().map(|e| e.name.as_str()).collect();
        let vouched: &[&str] = if self.is_clauses() {
            &CLAUSES_VOUCHED
        } else {
            &VOUCHED
        };
        if names != vouched {
            return Err("liste des entrées incomplète".to_owned());
        }
        let data: u64 = self.entries.iter().map(|e| e.length.min(MOST_DATA + 1)).sum();
        let most = if self.is_clauses() {
            MOST_CLAUSES
        } else {
            MOST_DATA
        };
        if data > most || self.entry(LICENCE).is_none_or(|e| e.length > MOST_MANIFEST) {
            return Err("entrées trop grandes".to_owned());
        }
        Ok(())
    }

    /// The entry of a name.
    pub(super) fn entry(&self, name: &str) -> Option<&PackEntry> {
        self.entries.iter().find(|e| e.name == name)
    }

    /// The comment that its signature vouches for as well.
    pub(super) fn trusted_comment(&self) -> String {
        format!("emplettes pack:{} version:{}", self.name, self.version)
    }

    /// Name and version, as a batch bears them.
    pub(super) fn of_batch(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

/// Whether a text is a slug: lower-case letters, digits and hyphens.
fn is_slug(text: &str) -> bool {
    (1..=MOST_LETTERS).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
}

/// The numbers of a version, so that two compare; `None` when it is not one. `1.4` and `1.4.0` are the same.
pub(super) fn version(text: &str) -> Option<Vec<u64>> {
    if text.len() > MOST_LETTERS {
        return None;
    }
    let mut numbers = Vec::new();
    for part in text.split(['.', '-']) {
        if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        numbers.push(part.parse().ok()?);
    }
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}

/// Refuses what a person gave for a pack to make and that no pack can bear.
pub(super) fn check_given(name: &str, given_version: &str, title: &str, publisher: &str) -> Result<()> {
    let wrong = |detail: &str| Err(Error::PackField(detail.to_owned()));
    if !is_slug(name) {
        return wrong(
            "le nom du paquet s’écrit en minuscules sans accent, chiffres et traits d’union, 40 signes au plus, \
             par exemple «\u{a0}grand-est\u{a0}»",
        );
    }
    if version(given_version).is_none() {
        return wrong(
            "la version du paquet est une date ou des nombres, par exemple «\u{a0}2026-11-28\u{a0}» ou «\u{a0}1.4\u{a0}»",
        );
    }
    let sound = |text: &str| {
        !text.trim().is_empty() && text.chars().count() <= MOST_TITLE && !text.chars().any(char::is_control)
    };
    if !sound(title) || !sound(publisher) {
        return wrong("le titre et l’éditeur du paquet tiennent chacun sur une ligne, 200 signes au plus");
    }
    Ok(())
}

/// A text of unknown origin, short and without a sign that a terminal would obey.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    text.chars()
        .take(MOST)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_their_numbers() {
        for (older, newer) in [
            ("2026-02-17", "2026-11-28"),
            ("2026-11-28", "2026-11-28.2"),
            ("2026-11-28.2", "2026-11-28.10"),
            ("1.4", "1.4.1"),
            ("1.9", "1.10"),
        ] {
            assert!(version(older) < version(newer), "{older} {newer}");
        }
        assert_eq!(version("1.4"), version("1.4.0"));
    }

    #[test]
    fn what_is_no_version_nor_name_is_refused() {
        for text in [
            "",
            "v1",
            "1..2",
            "1.4-beta",
            "-1",
            "1 2",
            "99999999999999999999999",
        ] {
            assert_eq!(version(text), None, "{text}");
        }
        for name in ["", "Grand-Est", "grand est", "../x", "-x", "é"] {
            assert!(check_given(name, "1", "Titre", "Nous").is_err(), "{name}");
        }
        assert!(check_given("grand-est", "1", "Titre", "Nous").is_ok());
        assert!(check_given("grand-est", "1", "Titre\u{1b}[2J", "Nous").is_err());
    }
}
