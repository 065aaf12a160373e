//! Installing a pack: verified whole, then written as one batch per source, in the place of its older version.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;

use super::archive::Archive;
use super::manifest::{self, AWARDS, FACTS, Manifest, PackEntry, RECORDS, SourceCounts};
use super::wire::{AwardLine, FactLine, RecordLine};
use super::{BatchReport, InstalledPack, PackSummary};
use crate::day;
use crate::error::{Error, Result};
use crate::importers::{Count, ImportProgress, Watch};
use crate::number::FirmNumber;
use crate::store::Catalog;
use crate::tables::batches::{self, Batch};
use crate::tables::erased::Erased;
use crate::tables::facts::Fact;
use crate::tables::{awards, communes, records, sources};

/// Most bytes of a line.
const MOST_LINE: u64 = 65_536;
/// How often progress is told, lines.
const TOLD: u64 = 20_000;
/// Why a line of a pack is left out.
const ERASED: &str = "entreprise effacée du catalogue";
const UNKNOWN: &str = "entreprise inconnue de ce catalogue";
const ALREADY: &str = "fait déjà connu par la même source";

/// A pack to install.
#[derive(Debug, Clone, Copy)]
pub struct PackInstall<'a> {
    /// Its file.
    pub path: &'a Path,
    /// Whether it may take the place of a later version of itself.
    pub allow_older: bool,
    /// The instant, ISO 8601: kept with its batches.
    pub at: &'a str,
}

/// What installing a pack did.
#[derive(Debug, Clone, PartialEq)]
pub struct PackReport {
    /// The pack.
    pub pack: PackSummary,
    /// The version whose place it took.
    pub replaced: Option<String>,
    /// What was written.
    pub counts: SourceCounts,
    /// What was not, and why.
    pub ignored: Vec<Count>,
    /// Numbers of its batches, in the order of its sources.
    pub batches: Vec<i64>,
}

impl Catalog {
    /// Installs a pack signed by a key trusted here. Firms taken out of this catalogue stay out.
    ///
    /// # Errors
    /// It is not signed, or not by a trusted key; it is damaged, of a later format, or older than what is installed;
    /// an import is running; the disk refuses; the watcher stops it. Nothing has changed then.
    pub fn install_pack(&self, request: &PackInstall<'_>, watch: &mut Watch<'_>) -> Result<PackReport> {
        let _alone = self.import_lock()?;
        let (mut archive, pack) = super::open(request.path, &self.trusted_keys()?)?;
        let file = archive.file.clone();
        match (&pack.signed_by, pack.trusted) {
            (None, _) => return Err(Error::PackUnsigned { file }),
            (Some(key), false) => {
                return Err(Error::PackUnknownKey {
                    file,
                    key: key.clone(),
                });
            }
            (Some(_), true) => {}
        }
        let manifest = &pack.manifest;
        if manifest.is_clauses() {
            return Err(Error::PackField(format!(
                "{file}\u{a0}: c’est un paquet de clauses, le catalogue n’y trouve rien"
            )));
        }
        let before = self.pack(&manifest.name)?;
        if let Some(before) = before.as_ref().filter(|_| !request.allow_older)
            && manifest::version(&manifest.version) < manifest::version(&before.version)
        {
            return Err(Error::PackOlder {
                name: manifest.name.clone(),
                version: manifest.version.clone(),
                installed: before.version.clone(),
            });
        }
        super::check(&mut archive, manifest, watch)?;
        let watch = RefCell::new(watch);
        let (counts, ignored, numbers) = self.rewrite(
            |db| {
                let done = write(
                    self,
                    db,
                    &mut archive,
                    &pack,
                    before.as_ref(),
                    request.at,
                    &mut **watch.borrow_mut(),
                )?;
                Ok((done, true))
            },
            |sites| crate::importers::indexed(&mut **watch.borrow_mut(), sites),
        )?;
        Ok(PackReport {
            replaced: before.map(|b| b.version),
            counts,
            ignored,
            batches: numbers,
            pack,
        })
    }
}

/// A source of the pack as it is known here.
struct Local {
    /// Its code here.
    code: String,
    /// Its batch; none when it is only cited.
    batch: Option<i64>,
    counts: SourceCounts,
}

/// Where the lines of a pack go.
struct Intake<'a> {
    locals: BTreeMap<&'a str, Local>,
    erased: Erased,
    /// Firms known here without the pack, and those it brings, in order.
    known: Vec<i64>,
    brought: Vec<i64>,
    communes: BTreeMap<String, communes::Centre>,
    departements: BTreeSet<String>,
    ignored: BTreeMap<&'static str, u64>,
}

/// Writes the lines of a pack in the copy of the catalogue; the error of a line undoes the whole.
fn write(
    catalog: &Catalog,
    db: &Connection,
    archive: &mut Archive,
    pack: &PackSummary,
    before: Option<&InstalledPack>,
    at: &str,
    watch: &mut Watch<'_>,
) -> Result<(SourceCounts, Vec<Count>, Vec<i64>)> {
    let fail = |e| Error::sqlite(catalog.data_dir(), e);
    let manifest = &pack.manifest;
    for batch in before.iter().flat_map(|b| &b.batches) {
        batches::remove(db, batch.number).map_err(fail)?;
    }
    // The sources of the older version go before those of this one come: a sentence may have changed.
    sources::prune(db).map_err(fail)?;
    let mut intake = Intake::new(db, manifest).map_err(fail)?;

    let mut writer = records::Writer::new(db).map_err(fail)?;
    each(
        archive,
        manifest,
        RECORDS,
        "établissements du paquet",
        watch,
        |line: RecordLine| {
            let from = line.from.clone();
            let mut record = line.record()?;
            let firm = record.site.firm();
            if intake.erased.holds(firm) {
                return Ok(intake.ignore(ERASED));
            }
            match intake.brought.last() {
                Some(last) if *last > firm.0 => return Err("ligne qui n’est pas à sa place".to_owned()),
                Some(last) if *last == firm.0 => {}
                _ => intake.brought.push(firm.0),
            }
            intake.place(&mut record);
            if let Some(source) = &mut record.size_source {
                *source = intake.local(source)?.code.clone();
            }
            let (batch, counts) = intake.batch(&from)?;
            counts.records += 1;
            Ok(writer.put(batch, &record).map_err(fail))
        },
    )?;
    drop(writer);

    // What this catalogue holds already by the same source stays as it is: taking the pack out must not take it too.
    let mut writer = db
        .prepare(
            "INSERT OR IGNORE INTO facts (site, key, value, source, year, status, batch)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .map_err(fail)?;
    each(
        archive,
        manifest,
        FACTS,
        "faits du paquet",
        watch,
        |line: FactLine| {
            let (from, status) = (line.from.clone(), line.status);
            let fact: Fact = line.fact()?;
            if let Some(reason) = intake.refuses(fact.site.firm()) {
                return Ok(intake.ignore(reason));
            }
            let source = intake.local(&fact.source)?.code.clone();
            let (batch, counts) = intake.batch(&from)?;
            let put = writer.execute(params![
                fact.site.0,
                fact.key,
                fact.value,
                source,
                fact.year,
                status.as_str(),
                batch
            ]);
            match put {
                Ok(0) => Ok(intake.ignore(ALREADY)),
                Ok(_) => {
                    counts.facts += 1;
                    Ok(Ok(()))
                }
                Err(e) => Ok(Err(fail(e))),
            }
        },
    )?;
    drop(writer);

    let mut writer = awards::Writer::new(db).map_err(fail)?;
    each(
        archive,
        manifest,
        AWARDS,
        "contrats du paquet",
        watch,
        |line: AwardLine| {
            let from = line.from.clone();
            let award = line.award()?;
            if let Some(reason) = intake.refuses(award.firm) {
                return Ok(intake.ignore(reason));
            }
            let (batch, counts) = intake.batch(&from)?;
            counts.awards += 1;
            Ok(writer.put(batch, &award).map_err(fail))
        },
    )?;
    drop(writer);

    intake.finish(db, pack, at).map_err(fail)
}

/// Hands over each line of an entry, parsed. `take` says what is wrong in the line, or what the disk refused.
fn each<T: DeserializeOwned>(
    archive: &mut Archive,
    manifest: &Manifest,
    name: &'static str,
    label: &'static str,
    watch: &mut Watch<'_>,
    mut take: impl FnMut(T) -> Result<Result<()>, String>,
) -> Result<()> {
    let total = match name {
        RECORDS => manifest.counts.records,
        FACTS => manifest.counts.facts,
        _ => manifest.counts.awards,
    };
    let entry: PackEntry = manifest
        .entry(name)
        .cloned()
        .ok_or_else(|| archive.damaged(format!("il manque «\u{a0}{name}\u{a0}»")))?;
    let mut tell = |done| {
        watch(ImportProgress {
            label,
            done,
            total: Some(total),
        })
    };
    tell(0)?;
    archive.lines(&entry, MOST_LINE, |number, line| {
        if number % TOLD == 0 {
            tell(number)?;
        }
        let parsed = serde_json::from_slice::<T>(line).map_err(|e| e.to_string());
        match parsed.and_then(&mut take) {
            Ok(written) => written.map(Ok),
            Err(wrong) => Ok(Err(wrong)),
        }
    })
}

impl<'a> Intake<'a> {
    fn new(db: &Connection, manifest: &'a Manifest) -> rusqlite::Result<Self> {
        let here: BTreeMap<String, sources::Source> = sources::all(db)?
            .into_iter()
            .map(|s| (s.code.clone(), s))
            .collect();
        let mut next = batches::next(db)?;
        let mut locals = BTreeMap::new();
        for packed in &manifest.sources {
            let mut source = packed.source();
            match here.get(&source.code) {
                Some(known) if *known == source => {}
                // Another source of that code: what it says of itself stays, and the pack's says what it does.
                Some(_) => {
                    source.code = format!("{}@{}", source.code, manifest.name);
                    sources::put(db, &source)?;
                }
                None => sources::put(db, &source)?,
            }
            let batch = packed.kind.is_some().then(|| {
                next += 1;
                next - 1
            });
            locals.insert(
                packed.code.as_str(),
                Local {
                    code: source.code,
                    batch,
                    counts: SourceCounts::default(),
                },
            );
        }
        let mut known: Vec<i64> = records::numbers(db)?
            .into_iter()
            .map(|site| crate::number::SiteNumber(site).firm().0)
            .collect();
        known.dedup();
        Ok(Self {
            locals,
            erased: Erased::read(db)?,
            known,
            brought: Vec::new(),
            communes: communes::centres(db)?,
            departements: communes::areas(db, "departements")?
                .into_iter()
                .map(|area| area.code)
                .collect(),
            ignored: BTreeMap::new(),
        })
    }

    fn local(&self, code: &str) -> Result<&Local, String> {
        self.locals.get(code).ok_or_else(|| "source inconnue".to_owned())
    }

    /// The batch of a source and its counts.
    fn batch(&mut self, code: &str) -> Result<(i64, &mut SourceCounts), String> {
        match self.locals.get_mut(code) {
            Some(Local {
                batch: Some(batch),
                counts,
                ..
            }) => Ok((*batch, counts)),
            _ => Err("source inconnue".to_owned()),
        }
    }

    /// Why nothing is kept about a firm, if so.
    fn refuses(&self, firm: FirmNumber) -> Option<&'static str> {
        if self.erased.holds(firm) {
            return Some(ERASED);
        }
        let known = self.known.binary_search(&firm.0).is_ok() || self.brought.binary_search(&firm.0).is_ok();
        (!known).then_some(UNKNOWN)
    }

    fn ignore(&mut self, reason: &'static str) -> Result<()> {
        *self.ignored.entry(reason).or_default() += 1;
        Ok(())
    }

    /// A commune or a département that this program does not know is unknown.
    fn place(&self, record: &mut crate::record::Record) {
        if record
            .insee
            .as_ref()
            .is_some_and(|code| !self.communes.contains_key(code))
        {
            record.insee = None;
        }
        if record
            .departement
            .as_ref()
            .is_some_and(|code| !self.departements.contains(code))
        {
            record.departement = None;
        }
    }

    /// Writes the batches.
    fn finish(
        self,
        db: &Connection,
        pack: &PackSummary,
        at: &str,
    ) -> rusqlite::Result<(SourceCounts, Vec<Count>, Vec<i64>)> {
        let manifest = &pack.manifest;
        let mut total = SourceCounts::default();
        let mut numbers = Vec::new();
        for packed in &manifest.sources {
            let Some(local) = self.locals.get(packed.code.as_str()) else {
                continue;
            };
            let (Some(number), Some(kind), Some(dated)) = (local.batch, &packed.kind, packed.dated) else {
                continue;
            };
            let report = BatchReport {
                title: manifest.title.clone(),
                publisher: manifest.publisher.clone(),
                signed_by: pack.signed_by.clone().unwrap_or_default(),
                counts: local.counts,
            };
            batches::add(
                db,
                &Batch {
                    number,
                    kind: kind.clone(),
                    source: Some(local.code.clone()),
                    pack: Some(manifest.of_batch()),
                    dated: day::number(dated),
                    done: at.to_owned(),
                    report: serde_json::to_string(&report).unwrap_or_default(),
                },
            )?;
            total.records += local.counts.records;
            total.facts += local.counts.facts;
            total.awards += local.counts.awards;
            numbers.push(number);
        }
        let ignored = self
            .ignored
            .into_iter()
            .map(|(reason, count)| Count {
                reason: reason.to_owned(),
                count,
            })
            .collect();
        Ok((total, ignored, numbers))
    }
}
