//! Where importers bring what they read: it is written in the copy of the catalogue, or only counted.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::report::{Count, ImportReport, KEPT, NAMED, Refusal};
use super::{ImportKind, ImportRequest};
use crate::day;
use crate::error::{Error, Result};
use crate::number::{FirmNumber, SiteNumber};
use crate::record::Record;
use crate::store::Catalog;
use crate::tables::awards::{self, Award};
use crate::tables::batches::{self, Batch};
use crate::tables::communes::{self, Centre};
use crate::tables::erased::{self, Erased, Reason};
use crate::tables::facts::{self, Fact};
use crate::tables::meta;
use crate::tables::records;
use crate::tables::sources::{self, Source};

/// What the catalogue knows before the import.
pub(crate) struct Known {
    revision: u64,
    /// Numbers of its sites, in order.
    sites: Vec<i64>,
    erased: Erased,
    /// Communes, by code.
    pub(crate) communes: BTreeMap<String, Centre>,
    departements: BTreeSet<String>,
}

impl Known {
    pub(crate) fn read(catalog: &Catalog) -> Result<Self> {
        catalog.read(|db| {
            Ok(Self {
                revision: meta::revision(db)?,
                sites: records::numbers(db)?,
                erased: Erased::read(db)?,
                communes: communes::centres(db)?,
                departements: communes::areas(db, "departements")?
                    .into_iter()
                    .map(|area| area.code)
                    .collect(),
            })
        })
    }

    /// What distinguishes it from another: its revision, and its number of sites, since erasing a firm makes no
    /// revision.
    pub(crate) fn state(&self) -> (u64, usize) {
        (self.revision, self.sites.len())
    }

    /// Whether a département has that code.
    pub(crate) fn departement(&self, code: &str) -> bool {
        self.departements.contains(code)
    }

    /// Whether the catalogue knows the site.
    pub(crate) fn site(&self, site: SiteNumber) -> bool {
        self.sites.binary_search(&site.0).is_ok()
    }

    /// Whether it knows at least one site of the firm.
    pub(crate) fn firm(&self, firm: FirmNumber) -> bool {
        let (first, last) = firm.range();
        let at = self.sites.partition_point(|site| *site < first);
        self.sites.get(at).is_some_and(|site| *site <= last)
    }

    /// Whether the firm was taken out at someone's request.
    pub(crate) fn erased_on_request(&self, firm: FirmNumber) -> bool {
        self.erased.on_request(firm)
    }

    /// Whether the firm was taken out, whatever the reason.
    pub(crate) fn erased(&self, firm: FirmNumber) -> bool {
        self.erased.holds(firm)
    }
}

/// The statements that write.
struct Writers<'db> {
    db: &'db Connection,
    records: records::Writer<'db>,
    facts: facts::Writer<'db>,
    awards: awards::Writer<'db>,
}

/// What is read goes through here.
pub(crate) struct Intake<'a> {
    known: &'a Known,
    batch: i64,
    at: &'a str,
    /// None for a dry run.
    writers: Option<Writers<'a>>,
    catalog: &'a Catalog,
    read: u64,
    read_besides: u64,
    created: u64,
    updated: u64,
    facts: u64,
    ignored: BTreeMap<String, u64>,
    refused: BTreeMap<String, u64>,
    refusals: Vec<Refusal>,
    remarks: Vec<Refusal>,
    /// Firms withdrawn by this import, and firms it brings back.
    withdrawn: BTreeSet<i64>,
    forgiven: BTreeSet<i64>,
}

impl<'a> Intake<'a> {
    /// An intake that only counts.
    pub(crate) fn counting(catalog: &'a Catalog, known: &'a Known, request: &'a ImportRequest<'_>) -> Self {
        Self {
            known,
            batch: 0,
            at: request.at,
            writers: None,
            catalog,
            read: 0,
            read_besides: 0,
            created: 0,
            updated: 0,
            facts: 0,
            ignored: BTreeMap::new(),
            refused: BTreeMap::new(),
            refusals: Vec::new(),
            remarks: Vec::new(),
            withdrawn: BTreeSet::new(),
            forgiven: BTreeSet::new(),
        }
    }

    /// An intake that writes in `db`, the copy of the catalogue, as its next batch.
    pub(crate) fn writing(
        catalog: &'a Catalog,
        known: &'a Known,
        request: &'a ImportRequest<'_>,
        db: &'a Connection,
    ) -> Result<Self> {
        let fail = |e| Error::sqlite(catalog.data_dir(), e);
        let mut intake = Self::counting(catalog, known, request);
        intake.batch = batches::next(db).map_err(fail)?;
        intake.writers = Some(Writers {
            db,
            records: records::Writer::new(db).map_err(fail)?,
            facts: facts::Writer::new(db).map_err(fail)?,
            awards: awards::Writer::new(db).map_err(fail)?,
        });
        Ok(intake)
    }

    /// What the catalogue knows before the import.
    pub(crate) fn known(&self) -> &'a Known {
        self.known
    }

    fn fail(&self) -> impl Fn(rusqlite::Error) -> Error + use<'_, 'a> {
        |e| Error::sqlite(self.catalog.data_dir(), e)
    }

    /// What is said of a site. A firm taken out stays out, and the line is ignored.
    pub(crate) fn record(&mut self, record: &Record) -> Result<()> {
        let firm = record.site.firm();
        if self.known.erased(firm) && !self.forgiven.contains(&firm.0) || self.withdrawn.contains(&firm.0) {
            self.ignore("entreprise effacée du catalogue");
            return Ok(());
        }
        if self.known.site(record.site) {
            self.updated += 1;
        } else {
            self.created += 1;
        }
        let batch = self.batch;
        match &mut self.writers {
            Some(writers) => writers
                .records
                .put(batch, record)
                .map_err(|e| Error::sqlite(self.catalog.data_dir(), e)),
            None => Ok(()),
        }
    }

    /// A fact about a site or a firm.
    pub(crate) fn fact(&mut self, fact: &Fact) -> Result<()> {
        if self.known.erased(fact.site.firm()) {
            self.ignore("entreprise effacée du catalogue");
            return Ok(());
        }
        self.facts += 1;
        let batch = self.batch;
        match &mut self.writers {
            Some(writers) => writers
                .facts
                .put(batch, fact)
                .map_err(|e| Error::sqlite(self.catalog.data_dir(), e)),
            None => Ok(()),
        }
    }

    /// A contract won.
    pub(crate) fn award(&mut self, award: &Award) -> Result<()> {
        self.facts += 1;
        let batch = self.batch;
        match &mut self.writers {
            Some(writers) => writers
                .awards
                .put(batch, award)
                .map_err(|e| Error::sqlite(self.catalog.data_dir(), e)),
            None => Ok(()),
        }
    }

    /// The register no longer lets the firm be shown: it is taken out.
    pub(crate) fn withdraw(&mut self, firm: FirmNumber) -> Result<()> {
        if !self.withdrawn.insert(firm.0) {
            return Ok(());
        }
        match &self.writers {
            Some(writers) => erased::erase(writers.db, firm, Reason::Diffusion, self.at).map_err(self.fail()),
            None => Ok(()),
        }
    }

    /// The register lets the firm be shown again.
    pub(crate) fn forgive(&mut self, firm: FirmNumber) -> Result<()> {
        if !self.known.erased(firm) || self.known.erased_on_request(firm) || !self.forgiven.insert(firm.0) {
            return Ok(());
        }
        match &self.writers {
            Some(writers) => erased::forgive(writers.db, firm).map_err(self.fail()),
            None => Ok(()),
        }
    }

    /// So many lines were read.
    pub(crate) fn count_read(&mut self, lines: u64) {
        self.read += lines;
    }

    /// So many lines were read besides, to complete the others.
    pub(crate) fn count_besides(&mut self, lines: u64) {
        self.read_besides += lines;
    }

    /// A line that is well formed and not kept.
    pub(crate) fn ignore(&mut self, reason: &str) {
        self.ignore_many(reason, 1);
    }

    /// The same, for many lines.
    pub(crate) fn ignore_many(&mut self, reason: &str, count: u64) {
        match self.ignored.get_mut(reason) {
            Some(n) => *n += count,
            None => {
                self.ignored.insert(reason.to_owned(), count);
            }
        }
    }

    /// A line that cannot be taken. `kind` counts it with its like; `detail` says what is wrong in this one.
    pub(crate) fn refuse(&mut self, file: &str, line: u64, kind: &str, detail: &str) {
        *self.refused.entry(kind.to_owned()).or_default() += 1;
        if self.refusals.len() < NAMED {
            let reason = if detail.is_empty() {
                kind.to_owned()
            } else {
                format!("{kind}\u{a0}: {detail}")
            };
            self.refusals.push(Refusal {
                file: file.to_owned(),
                line,
                reason,
            });
        }
    }

    /// What was refused before this intake was there.
    pub(crate) fn refused_before(
        &mut self,
        counts: &BTreeMap<String, u64>,
        named: impl Iterator<Item = Refusal>,
    ) {
        for (kind, count) in counts {
            *self.refused.entry(kind.clone()).or_default() += count;
        }
        self.refusals.extend(named.take(NAMED));
    }

    /// Something is left out of a line that is kept.
    pub(crate) fn remark(&mut self, file: &str, line: u64, reason: String) {
        if self.remarks.len() < NAMED {
            self.remarks.push(Refusal {
                file: file.to_owned(),
                line,
                reason,
            });
        }
    }

    /// Whether anything was written.
    fn changed(&self) -> bool {
        self.created + self.updated + self.facts > 0 || !self.withdrawn.is_empty()
    }

    /// Writes the batch with its source, and reports; the second value says whether there is anything to keep.
    pub(crate) fn finish(
        mut self,
        request: &ImportRequest<'_>,
        source: Source,
        dated: i64,
    ) -> Result<(ImportReport, bool)> {
        if !self.withdrawn.is_empty() {
            let withdrawn = self.withdrawn.len() as u64;
            self.ignore_many(
                "diffusion refusée au répertoire\u{a0}: entreprise retirée du catalogue",
                withdrawn,
            );
        }
        let changed = self.changed();
        let count = |counts: BTreeMap<String, u64>| -> Vec<Count> {
            let mut counts: Vec<Count> = counts
                .into_iter()
                .map(|(reason, count)| Count { reason, count })
                .collect();
            counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.reason.cmp(&b.reason)));
            counts
        };
        let report = ImportReport {
            batch: (self.writers.is_some() && changed).then_some(self.batch),
            kind: request.kind.slug().to_owned(),
            source,
            files: request
                .files
                .iter()
                .map(|file| super::input::name(file))
                .collect(),
            read: self.read,
            read_besides: self.read_besides,
            created: self.created,
            updated: self.updated,
            facts: self.facts,
            ignored: count(std::mem::take(&mut self.ignored)),
            refused: count(std::mem::take(&mut self.refused)),
            refusals: std::mem::take(&mut self.refusals),
            remarks: std::mem::take(&mut self.remarks),
            dry_run: request.dry_run,
            resumed: false,
        };
        if let (Some(writers), true) = (&self.writers, changed) {
            let fail = |e| Error::sqlite(self.catalog.data_dir(), e);
            sources::put(writers.db, &report.source).map_err(fail)?;
            let batch = Batch {
                number: self.batch,
                kind: request.kind.slug().to_owned(),
                source: Some(report.source.code.clone()),
                pack: None,
                dated,
                done: request.at.to_owned(),
                report: serde_json::to_string(&kept(&report)).unwrap_or_default(),
            };
            batches::add(writers.db, &batch).map_err(fail)?;
        }
        Ok((report, changed))
    }
}

/// The report as it stays with the batch.
fn kept(report: &ImportReport) -> ImportReport {
    let mut kept = report.clone();
    kept.refusals.truncate(KEPT);
    kept.remarks.truncate(KEPT);
    kept
}

/// Reads with an intake that counts or writes, as the request says.
pub(crate) fn run(
    catalog: &Catalog,
    request: &ImportRequest<'_>,
    watch: &mut super::Watch<'_>,
    read: impl FnOnce(&mut Intake<'_>, &mut super::Watch<'_>) -> Result<(Source, i64)>,
) -> Result<ImportReport> {
    let known = Known::read(catalog)?;
    if request.dry_run {
        let mut intake = Intake::counting(catalog, &known, request);
        let (source, dated) = read(&mut intake, watch)?;
        return Ok(intake.finish(request, source, dated)?.0);
    }
    let watch = std::cell::RefCell::new(watch);
    catalog.rewrite(
        |db| {
            let mut intake = Intake::writing(catalog, &known, request, db)?;
            let (source, dated) = read(&mut intake, &mut **watch.borrow_mut())?;
            intake.finish(request, source, dated)
        },
        |sites| super::indexed(&mut **watch.borrow_mut(), sites),
    )
}

/// The code of the source of an import: its kind and its day, so that two stocks are two sources.
pub(crate) fn source_code(kind: ImportKind, dated: i64) -> String {
    match day::date(dated) {
        Some(date) => format!("{}@{date}", kind.slug()),
        None => format!("{}@", kind.slug()),
    }
}
