//! Making a pack: the imports of an area, cut from an installed catalogue.
//!
//! Rows are read a few thousand at a time in the order of their tables, so that memory stays flat and searches go on
//! meanwhile; no import can run (`import.lock`). The same catalogue and request give the same bytes, except for the
//! signature, into which minisign mixes chance.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::archive::hex;
use super::keys::Signer;
use super::manifest::{
    self, AWARDS, FACTS, FORMAT, KIND, LICENCE, MANIFEST, MOST_DATA, Manifest, NamedArea, PackCounts,
    PackEntry, PackedArea, PackedSource, RECORDS, SIGNATURE, SourceCounts,
};
use super::wire::{AwardLine, FactLine, RECORD_COLUMNS, RecordLine};
use super::{PACK_EXTENSION, PackSummary, SigningKey, unwritable};
use crate::day;
use crate::error::{Error, Result};
use crate::importers::{ImportProgress, Watch};
use crate::number::SiteNumber;
use crate::record::{self, EMBEDDED, Record, Sourced};
use crate::store::Catalog;
use crate::tables::batches::{self, Batch};
use crate::tables::communes::{self, comparable};
use crate::tables::erased::Erased;
use crate::tables::sources;

/// Rows read at a time.
const PAGE: i64 = 4_096;
/// How much `deflate` tries.
const LEVEL: i64 = 6;

/// The part of France a pack covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackArea<'a> {
    /// All of it, and the sites whose département is unknown.
    Whole,
    /// A région: its Insee code or its name.
    Region(&'a str),
    /// Départements: their codes or their names.
    Departements(&'a [String]),
}

/// A pack to make.
#[derive(Debug, Clone, Copy)]
pub struct PackRequest<'a> {
    /// Its slug.
    pub name: &'a str,
    /// `2026-11-28`, `2026-11-28.2`, `1.4`.
    pub version: &'a str,
    /// Title, in French.
    pub title: &'a str,
    /// Who makes it.
    pub publisher: &'a str,
    /// What it covers.
    pub area: PackArea<'a>,
    /// The file to write; the extension of packs is added when it is not there.
    pub out: &'a Path,
    /// The key that signs it; without one, nobody will be able to install it.
    pub key: Option<SigningKey<'a>>,
    /// The instant, ISO 8601.
    pub at: &'a str,
}

impl Catalog {
    /// Makes a pack of what was imported here: not what came from other packs, nor corrections, notes, firms taken
    /// out, the embedded catalogue. A regional pack holds the sites of the area, and the facts and contracts of their
    /// firms; facts about sites of these firms elsewhere stay out.
    ///
    /// # Errors
    /// The request is malformed, the key cannot sign, there is nothing to put in it, the disk refuses, or the watcher
    /// stops it. No file is left then; an older one of that name stays as it was.
    pub fn build_pack(&self, request: &PackRequest<'_>, watch: &mut Watch<'_>) -> Result<PackSummary> {
        manifest::check_given(request.name, request.version, request.title, request.publisher)?;
        let signer = request.key.as_ref().map(Signer::read).transpose()?;
        let _alone = self.import_lock()?;
        let area = self.area(request.area)?;
        let out = with_extension(request.out);
        let mut aside = out.clone().into_os_string();
        aside.push(".tmp");
        let aside = PathBuf::from(aside);
        let done = self
            .write_pack(request, &area, signer.as_ref(), &aside, watch)
            .and_then(|()| {
                // What was just written is read as whoever installs it will.
                let keys: Vec<_> = signer.iter().map(|s| s.public.clone()).collect();
                let (mut archive, summary) = super::open(&aside, &keys)?;
                super::check(&mut archive, &summary.manifest, watch)?;
                drop(archive);
                fs::rename(&aside, &out).map_err(|e| unwritable(&out, &e))?;
                Ok(summary)
            });
        match done {
            Ok(summary) => Ok(PackSummary {
                path: out,
                trusted: summary.signed_by.is_some()
                    && self
                        .trusted_keys()?
                        .iter()
                        .any(|k| Some(&k.id) == summary.signed_by.as_ref()),
                ..summary
            }),
            Err(error) => {
                // Best effort: the next one removes it too.
                let _ = fs::remove_file(&aside);
                Err(error)
            }
        }
    }

    /// The area asked for, with its names.
    pub(super) fn area(&self, asked: PackArea<'_>) -> Result<PackedArea> {
        let find = |table: &'static str, kind: &'static str, asked: &str| -> Result<NamedArea> {
            let wanted = comparable(asked);
            self.read(|db| communes::areas(db, table))?
                .into_iter()
                .find(|a| comparable(&a.code) == wanted || comparable(&a.name) == wanted)
                .map(|a| NamedArea {
                    code: a.code,
                    name: a.name,
                })
                .ok_or_else(|| Error::UnknownArea {
                    kind,
                    asked: asked.to_owned(),
                })
        };
        match asked {
            PackArea::Whole => Ok(PackedArea::default()),
            PackArea::Region(asked) => {
                let region = find("regions", "la région", asked)?;
                let regions = self.read(communes::regions_of_departements)?;
                let departements = self
                    .read(|db| communes::areas(db, "departements"))?
                    .into_iter()
                    .filter(|d| regions.get(&d.code) == Some(&region.code))
                    .map(|d| NamedArea {
                        code: d.code,
                        name: d.name,
                    })
                    .collect();
                Ok(PackedArea {
                    region: Some(region),
                    departements,
                })
            }
            PackArea::Departements([]) => Err(Error::PackField(
                "donnez au moins un département, ou aucun pour la France entière".to_owned(),
            )),
            PackArea::Departements(asked) => {
                let mut departements = asked
                    .iter()
                    .map(|asked| find("departements", "le département", asked))
                    .collect::<Result<Vec<_>>>()?;
                departements.sort_by(|a, b| a.code.cmp(&b.code));
                departements.dedup();
                Ok(PackedArea {
                    region: None,
                    departements,
                })
            }
        }
    }

    fn write_pack(
        &self,
        request: &PackRequest<'_>,
        area: &PackedArea,
        signer: Option<&Signer>,
        aside: &Path,
        watch: &mut Watch<'_>,
    ) -> Result<()> {
        let imports: Vec<Batch> = self
            .read(batches::all)?
            .into_iter()
            .filter(|b| b.number > EMBEDDED && b.pack.is_none() && b.source.is_some())
            .collect();
        if imports.is_empty() {
            return Err(Error::PackEmpty);
        }
        let mut cut = Cut::new(self, &imports, area)?;
        let mut archive = Writing::create(aside)?;
        archive.entry(RECORDS, |out| cut.records(out, watch))?;
        archive.entry(FACTS, |out| cut.facts(out, watch))?;
        archive.entry(AWARDS, |out| cut.awards(out, watch))?;
        let (sources, counts) = cut.finish(&imports)?;
        let dated = sources.iter().filter_map(|s| s.dated).max();
        let mut manifest = Manifest {
            format: FORMAT,
            kind: KIND.to_owned(),
            name: request.name.to_owned(),
            version: request.version.to_owned(),
            dated: dated.ok_or(Error::PackEmpty)?,
            made: request.at.to_owned(),
            title: request.title.trim().to_owned(),
            publisher: request.publisher.trim().to_owned(),
            made_with: concat!("emplettes ", env!("CARGO_PKG_VERSION")).to_owned(),
            area: area.clone(),
            sources,
            counts,
            entries: Vec::new(),
        };
        let licence = licence(&manifest);
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
}

/// What is being taken from the catalogue.
struct Cut<'a> {
    catalog: &'a Catalog,
    /// Code of the source of each import.
    froms: BTreeMap<i64, String>,
    erased: Erased,
    /// Codes of the départements; empty for the whole.
    departements: BTreeSet<&'a str>,
    /// Département of each commune, when an area is asked for.
    communes: BTreeMap<String, communes::Centre>,
    /// Sites and firms of the area, in order; empty for the whole.
    sites: Vec<i64>,
    firms: Vec<i64>,
    by_source: BTreeMap<String, SourceCounts>,
    cited: BTreeSet<String>,
    counts: PackCounts,
    last_firm: Option<i64>,
}

/// A row of records: what it says, and what places it.
struct Row {
    number: i64,
    sourced: Sourced,
    line: Option<RecordLine>,
}

impl<'a> Cut<'a> {
    fn new(catalog: &'a Catalog, imports: &[Batch], area: &'a PackedArea) -> Result<Self> {
        let departements: BTreeSet<&str> = area.departements.iter().map(|d| d.code.as_str()).collect();
        let communes = if departements.is_empty() {
            BTreeMap::new()
        } else {
            catalog.read(communes::centres)?
        };
        Ok(Self {
            catalog,
            froms: imports
                .iter()
                .filter_map(|b| Some((b.number, b.source.clone()?)))
                .collect(),
            erased: catalog.read(Erased::read)?,
            departements,
            communes,
            sites: Vec::new(),
            firms: Vec::new(),
            by_source: BTreeMap::new(),
            cited: BTreeSet::new(),
            counts: PackCounts::default(),
            last_firm: None,
        })
    }

    fn whole(&self) -> bool {
        self.departements.is_empty()
    }

    fn of_source(&mut self, from: &str) -> &mut SourceCounts {
        if !self.by_source.contains_key(from) {
            self.by_source.insert(from.to_owned(), SourceCounts::default());
        }
        self.by_source.entry(from.to_owned()).or_default()
    }

    /// What imports say of the sites of the area.
    fn records(&mut self, out: &mut Entry<'_>, watch: &mut Watch<'_>) -> Result<()> {
        let sql = format!(
            "SELECT {RECORD_COLUMNS} FROM records WHERE site > ?1 AND batch <> 0 ORDER BY site, batch LIMIT ?2"
        );
        let mut after = -1;
        let mut done = 0;
        loop {
            let froms = &self.froms;
            let mut rows = self.catalog.read(|db| {
                db.prepare_cached(&sql)?
                    .query_map([after, PAGE], |row| read(row, froms))?
                    .collect::<rusqlite::Result<Vec<Row>>>()
            })?;
            let full = rows.len() as i64 == PAGE;
            let Some(last) = rows.last().map(|row| row.number) else {
                break;
            };
            if full {
                // The records of the last site may go on in the next page.
                rows.retain(|row| row.number != last);
            }
            done += rows.len() as u64;
            after = rows.last().map_or(last, |row| row.number);
            let mut rows = rows.into_iter().peekable();
            while let Some(first) = rows.next() {
                let number = first.number;
                let mut site = vec![first];
                while let Some(row) = rows.next_if(|row| row.number == number) {
                    site.push(row);
                }
                self.site(site, out)?;
            }
            watch(ImportProgress {
                label: "établissements du paquet",
                done,
                total: None,
            })?;
            if !full {
                break;
            }
        }
        Ok(())
    }

    /// Writes what imports say of a site, when it is in the area.
    fn site(&mut self, mut rows: Vec<Row>, out: &mut Entry<'_>) -> Result<()> {
        let Some(number) = rows.first().map(|row| SiteNumber(row.number)) else {
            return Ok(());
        };
        let firm = number.firm();
        if self.erased.holds(firm) {
            return Ok(());
        }
        if !self.whole() {
            let mut said: Vec<Sourced> = rows.iter().map(|row| row.sourced.clone()).collect();
            record::sort(&mut said);
            if !self.holds(record::placed(&said).0) {
                return Ok(());
            }
            self.sites.push(number.0);
            if self.firms.last() != Some(&firm.0) {
                self.firms.push(firm.0);
            }
        }
        // Two imports of one source: the last one says what that source says.
        let mut lines: Vec<RecordLine> = Vec::new();
        for line in rows.iter_mut().filter_map(|row| row.line.take()) {
            lines.retain(|before| before.from != line.from);
            lines.push(line);
        }
        if lines.is_empty() {
            return Ok(());
        }
        self.counts.sites += 1;
        if self.last_firm.replace(firm.0) != Some(firm.0) {
            self.counts.firms += 1;
        }
        for line in lines {
            self.counts.records += 1;
            self.of_source(&line.from).records += 1;
            if let Some(source) = &line.size_source {
                self.cited.insert(source.clone());
            }
            out.line(&line)?;
        }
        Ok(())
    }

    /// Whether a place is in the area.
    fn holds(&self, placed: Option<&Record>) -> bool {
        let Some(placed) = placed else { return false };
        let of_commune = || {
            let commune = self.communes.get(placed.insee.as_deref()?)?;
            Some(commune.departement.as_str())
        };
        placed
            .departement
            .as_deref()
            .or_else(of_commune)
            .is_some_and(|code| self.departements.contains(code))
    }

    /// Facts about the sites of the area and about their firms.
    fn facts(&mut self, out: &mut Entry<'_>, watch: &mut Watch<'_>) -> Result<()> {
        const SQL: &str = "SELECT site, key, value, source, year, status, batch FROM facts
             WHERE (site, key, source, value) > (?1, ?2, ?3, ?4) ORDER BY site, key, source, value LIMIT ?5";
        let mut after = (-1, String::new(), String::new(), String::new());
        let mut done = 0;
        loop {
            let froms = &self.froms;
            let page = self.catalog.read(|db| {
                db.prepare_cached(SQL)?
                    .query_map(
                        rusqlite::params![after.0, after.1, after.2, after.3, PAGE],
                        |row| {
                            let place = (row.get(0)?, row.get(1)?, row.get(3)?, row.get(2)?);
                            let from = froms.get(&row.get::<_, i64>(6)?);
                            Ok((place, from.map(|from| FactLine::of_row(row, from)).transpose()?))
                        },
                    )?
                    .collect::<rusqlite::Result<Vec<_>>>()
            })?;
            let full = page.len() as i64 == PAGE;
            for (place, line) in page {
                done += 1;
                let site = SiteNumber(place.0);
                let of_firm = site == site.firm().unit() && self.firms.binary_search(&site.firm().0).is_ok();
                let inside = self.whole() || of_firm || self.sites.binary_search(&site.0).is_ok();
                if let Some(line) = line.filter(|_| inside && !self.erased.holds(site.firm())) {
                    self.counts.facts += 1;
                    self.of_source(&line.from).facts += 1;
                    self.cited.extend(line.source.clone());
                    out.line(&line)?;
                }
                after = place;
            }
            watch(ImportProgress {
                label: "faits du paquet",
                done,
                total: None,
            })?;
            if !full {
                return Ok(());
            }
        }
    }

    /// Contracts of the firms of the area.
    fn awards(&mut self, out: &mut Entry<'_>, watch: &mut Watch<'_>) -> Result<()> {
        const SQL: &str = "SELECT firm, contract, batch, cpv, notified, buyer, amount FROM awards
             WHERE (firm, contract, batch) > (?1, ?2, ?3) ORDER BY firm, contract, batch LIMIT ?4";
        let mut after = (-1, String::new(), -1);
        let mut done = 0;
        // A contract that several imports of one source give counts once: the last says what that source says.
        let mut waiting: Vec<AwardLine> = Vec::new();
        loop {
            let froms = &self.froms;
            let page = self.catalog.read(|db| {
                db.prepare_cached(SQL)?
                    .query_map(rusqlite::params![after.0, after.1, after.2, PAGE], |row| {
                        let place: (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                        let from = froms.get(&place.2);
                        Ok((place, from.map(|from| AwardLine::of_row(row, from)).transpose()?))
                    })?
                    .collect::<rusqlite::Result<Vec<_>>>()
            })?;
            let full = page.len() as i64 == PAGE;
            for (place, line) in page {
                done += 1;
                let firm = crate::number::FirmNumber(place.0);
                let inside = self.whole() || self.firms.binary_search(&firm.0).is_ok();
                if let Some(line) = line.filter(|_| inside && !self.erased.holds(firm)) {
                    if waiting
                        .first()
                        .is_some_and(|w| (&w.firm, &w.contract) != (&line.firm, &line.contract))
                    {
                        self.put_awards(&mut waiting, out)?;
                    }
                    waiting.retain(|before| before.from != line.from);
                    waiting.push(line);
                }
                after = place;
            }
            watch(ImportProgress {
                label: "contrats du paquet",
                done,
                total: None,
            })?;
            if !full {
                return self.put_awards(&mut waiting, out);
            }
        }
    }

    fn put_awards(&mut self, waiting: &mut Vec<AwardLine>, out: &mut Entry<'_>) -> Result<()> {
        for line in waiting.drain(..) {
            self.counts.awards += 1;
            self.of_source(&line.from).awards += 1;
            out.line(&line)?;
        }
        Ok(())
    }

    /// The sources of what was taken, in the order of the last import of each; those only cited come after.
    fn finish(self, imports: &[Batch]) -> Result<(Vec<PackedSource>, PackCounts)> {
        let known: BTreeMap<String, sources::Source> = self
            .catalog
            .read(sources::all)?
            .into_iter()
            .map(|s| (s.code.clone(), s))
            .collect();
        let mut batches: Vec<(&str, &Batch)> = Vec::new();
        for batch in imports {
            let Some(code) = batch
                .source
                .as_deref()
                .filter(|c| self.by_source.contains_key(*c))
            else {
                continue;
            };
            batches.retain(|(before, _)| *before != code);
            batches.push((code, batch));
        }
        if batches.is_empty() {
            return Err(Error::PackEmpty);
        }
        let packed = |code: &str, batch: Option<&Batch>| -> Result<PackedSource> {
            let source = known.get(code).ok_or_else(|| Error::Corrupt {
                path: self.catalog.data_dir().to_owned(),
                detail: format!("source «\u{a0}{code}\u{a0}» absente"),
            })?;
            let line = |text: &str| -> String {
                let printable = |c: char| if c.is_control() { ' ' } else { c };
                text.chars().map(printable).collect()
            };
            Ok(PackedSource {
                code: source.code.clone(),
                kind: batch.map(|b| b.kind.clone()),
                dated: batch.and_then(|b| day::date(b.dated)),
                year: source.year,
                title: line(&source.title),
                publisher: line(&source.publisher),
                licence: line(&source.licence),
                sentence: line(&source.sentence),
                counts: self.by_source.get(code).copied().unwrap_or_default(),
            })
        };
        let mut listed = Vec::new();
        for (code, batch) in &batches {
            listed.push(packed(code, Some(batch))?);
        }
        for code in self
            .cited
            .iter()
            .filter(|code| !self.by_source.contains_key(*code))
        {
            listed.push(packed(code, None)?);
        }
        Ok((listed, self.counts))
    }
}

/// Reads a row of records: whole when an import said it, its place alone otherwise.
fn read(row: &rusqlite::Row<'_>, froms: &BTreeMap<i64, String>) -> rusqlite::Result<Row> {
    let (number, batch): (i64, i64) = (row.get(0)?, row.get(1)?);
    let mut record = Record::new(SiteNumber(number), row.get(2)?);
    record.insee = row.get(7)?;
    record.commune = row.get(9)?;
    record.departement = row.get(10)?;
    Ok(Row {
        number,
        sourced: Sourced {
            batch,
            source: None,
            record,
        },
        line: froms
            .get(&batch)
            .map(|from| RecordLine::of_row(row, from))
            .transpose()?,
    })
}

/// The archive being written.
pub(super) struct Writing {
    zip: ZipWriter<BufWriter<File>>,
    path: PathBuf,
    pub(super) entries: Vec<PackEntry>,
    /// Bytes of all entries, unpacked.
    total: u64,
}

/// An entry being written.
pub(super) struct Entry<'w> {
    zip: &'w mut ZipWriter<BufWriter<File>>,
    path: &'w Path,
    digest: Sha256,
    length: u64,
    /// Bytes left before a pack is too large.
    left: u64,
    line: Vec<u8>,
}

impl Entry<'_> {
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.length += bytes.len() as u64;
        if self.length > self.left {
            return Err(Error::PackField(
                "ce paquet dépasserait 2 Go\u{a0}: faites-en un par région".to_owned(),
            ));
        }
        self.digest.update(bytes);
        self.zip.write_all(bytes).map_err(|e| unwritable(self.path, &e))
    }

    pub(super) fn line(&mut self, line: &impl Serialize) -> Result<()> {
        let mut text = std::mem::take(&mut self.line);
        text.clear();
        serde_json::to_writer(&mut text, line).map_err(|e| Error::PackField(e.to_string()))?;
        text.push(b'\n');
        let written = self.bytes(&text);
        self.line = text;
        written
    }
}

impl Writing {
    pub(super) fn create(path: &Path) -> Result<Self> {
        let file = File::create(path).map_err(|e| unwritable(path, &e))?;
        Ok(Self {
            zip: ZipWriter::new(BufWriter::with_capacity(1 << 20, file)),
            path: path.to_owned(),
            entries: Vec::new(),
            total: 0,
        })
    }

    pub(super) fn entry(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut Entry<'_>) -> Result<()>,
    ) -> Result<()> {
        // Neither the hour nor the rights of whoever makes the pack.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        self.zip
            .start_file(name, options)
            .map_err(|e| unwritten(&self.path, e))?;
        let mut entry = Entry {
            zip: &mut self.zip,
            path: &self.path,
            digest: Sha256::new(),
            length: 0,
            left: MOST_DATA - self.total,
            line: Vec::new(),
        };
        write(&mut entry)?;
        self.total += entry.length;
        let done = PackEntry {
            name: name.to_owned(),
            length: entry.length,
            sha256: hex(entry.digest),
        };
        self.entries.push(done);
        Ok(())
    }

    pub(super) fn finish(self) -> Result<()> {
        let Self { zip, path, .. } = self;
        let buffer = zip.finish().map_err(|e| unwritten(&path, e))?;
        let file = buffer.into_inner().map_err(|e| unwritable(&path, e.error()))?;
        file.sync_all().map_err(|e| unwritable(&path, &e))
    }
}

fn unwritten(path: &Path, error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(e) => unwritable(path, &e),
        other => unwritable(path, &std::io::Error::other(other.to_string())),
    }
}

pub(super) fn with_extension(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|e| e == PACK_EXTENSION) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(PACK_EXTENSION);
    PathBuf::from(name)
}

/// The attribution that the licences require.
fn licence(manifest: &Manifest) -> String {
    let day = |date: tender::Date| format!("{:02}/{:02}/{}", date.day(), date.month(), date.year());
    let mut text = format!(
        "{}\nPaquet «\u{a0}{}\u{a0}», version {}, données au {}\nComposé par {} avec Emplettes\n\n\
         Ce paquet réunit des données publiées par les organismes ci-dessous. Chaque source garde sa licence\u{a0}: \
         citez l’organisme, le titre et la date quand vous réutilisez ses données.\n",
        manifest.title,
        manifest.name,
        manifest.version,
        day(manifest.dated),
        manifest.publisher,
    );
    for source in &manifest.sources {
        text.push_str(&format!(
            "\n- {}\n  Publié par\u{a0}: {}\n  Licence\u{a0}: {}\n",
            source.title, source.publisher, source.licence
        ));
        if let Some(dated) = source.dated {
            text.push_str(&format!("  Données au\u{a0}: {}\n", day(dated)));
        }
    }
    text.push_str(
        "\nQui a composé ce paquet n’est pas l’auteur de ces données. Un fait absent est inconnu\u{a0}: il n’est ni vrai \
         ni faux.\n",
    );
    text
}
