//! Importers: from the files that administrations publish to records, facts and contracts of one batch.
//!
//! ```text
//! files ──(input.rs)──→ bytes ──(sirene/, decp/, lists/, mapped/)──→ Intake ──→ tables ──→ index
//! ```
//! An import is one batch, all or nothing: it is written aside with its index, then takes the place of the
//! catalogue (`store.rs`). A dry run goes the same way and writes nothing. What is not kept is counted by reason;
//! what is refused is named with its file and line.

mod blocks;
mod decp;
mod input;
mod intake;
mod lambert;
mod ledger;
mod lists;
mod mapped;
mod parquet;
mod report;
mod sirene;
mod table;

use std::fs::File;
use std::path::{Path, PathBuf};

use tender::Date;

use crate::error::{Error, Result};
use crate::site::Label;
use crate::store::Catalog;
use crate::tables::batches;

pub(crate) use intake::Intake;
pub use report::{Count, ImportReport, Refusal};

/// What is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Sirene, StockUniteLegale and StockEtablissement together.
    Sirene,
    /// Public contracts: données essentielles de la commande publique, JSON or table.
    Decp,
    /// Entreprises du patrimoine vivant.
    Epv,
    /// Reconnus garants de l’environnement.
    Rge,
    /// Entreprises adaptées.
    Ea,
    /// Établissements et services d’accompagnement par le travail.
    Esat,
    /// Structures d’insertion par l’activité économique.
    Siae,
    /// A table of the buyer, CSV or XLSX.
    Csv,
}

impl ImportKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Sirene,
        Self::Decp,
        Self::Epv,
        Self::Rge,
        Self::Ea,
        Self::Esat,
        Self::Siae,
        Self::Csv,
    ];

    /// Its slug, as typed at the terminal.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Sirene => "sirene",
            Self::Decp => "decp",
            Self::Epv => "epv",
            Self::Rge => "rge",
            Self::Ea => "ea",
            Self::Esat => "esat",
            Self::Siae => "siae",
            Self::Csv => "csv",
        }
    }

    /// Reads a slug.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// An import to do.
#[derive(Debug, Clone)]
pub struct ImportRequest<'a> {
    /// What the files are.
    pub kind: ImportKind,
    /// The files: CSV, JSON, .gz, .zip, Parquet, .xlsx.
    pub files: &'a [PathBuf],
    /// Day of the data, when the files do not say it well.
    pub dated: Option<Date>,
    /// NAF divisions kept besides 10 to 33 (`01`).
    pub divisions: &'a [String],
    /// Names of the columns of a file of the buyer.
    pub mapping: Option<&'a Path>,
    /// Counts without writing.
    pub dry_run: bool,
    /// Today: no data is from after it.
    pub today: Date,
    /// The instant, ISO 8601: kept with the batch.
    pub at: &'a str,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImportProgress<'a> {
    /// What is being done, in French.
    pub label: &'a str,
    /// How much is done.
    pub done: u64,
    /// Out of how much, when known.
    pub total: Option<u64>,
}

/// Who watches an import; an error (such as [`Error::Cancelled`]) stops it, and nothing has changed.
pub type Watch<'a> = dyn FnMut(ImportProgress<'_>) -> Result<()> + 'a;

/// Only one import at a time.
const LOCK: &str = "import.lock";

impl Catalog {
    /// Imports files: one batch, all or nothing.
    ///
    /// # Errors
    /// A file cannot be read or is not what it should be; another import is running; the disk refuses; the watcher
    /// stops it. Nothing has changed then.
    pub fn import(&self, request: &ImportRequest<'_>, watch: &mut Watch<'_>) -> Result<ImportReport> {
        if request.files.is_empty() {
            return Err(Error::NoFile);
        }
        let _alone = self.import_lock()?;
        if request.kind != ImportKind::Sirene {
            sirene::give_up(self.data_dir());
        }
        match request.kind {
            ImportKind::Sirene => sirene::import(self, request, watch),
            ImportKind::Decp => decp::import(self, request, watch),
            ImportKind::Epv => lists::import(self, request, Label::Epv, watch),
            ImportKind::Rge => lists::import(self, request, Label::Rge, watch),
            ImportKind::Ea => lists::import(self, request, Label::Ea, watch),
            ImportKind::Esat => lists::import(self, request, Label::Esat, watch),
            ImportKind::Siae => lists::import(self, request, Label::Siae, watch),
            ImportKind::Csv => mapped::import(self, request, watch),
        }
    }

    /// Takes back an import: the catalogue says again what it would without it. Corrections stay.
    ///
    /// # Errors
    /// There is no such batch, or it is not an import; the disk refuses.
    pub fn undo_batch(&self, number: i64, watch: &mut Watch<'_>) -> Result<batches::Batch> {
        let _alone = self.import_lock()?;
        let batch = self
            .read(|db| batches::by_number(db, number))?
            .filter(|batch| batch.number > crate::record::EMBEDDED)
            .ok_or(Error::UnknownBatch(number))?;
        if let Some(pack) = batch.pack.clone() {
            return Err(Error::BatchOfPack { number, pack });
        }
        self.rewrite(
            |db| {
                batches::remove(db, number).map_err(|e| Error::sqlite(self.data_dir(), e))?;
                Ok((batch, true))
            },
            |sites| indexed(watch, sites),
        )
    }

    /// Imports, packs and the embedded catalogue, in order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn batches(&self) -> Result<Vec<batches::Batch>> {
        self.read(batches::all)
    }

    pub(crate) fn import_lock(&self) -> Result<File> {
        let path = self.data_dir().join(LOCK);
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|e| Error::writing(&path, &e))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(std::fs::TryLockError::WouldBlock) => Err(Error::Busy),
            Err(std::fs::TryLockError::Error(e)) => Err(Error::writing(&path, &e)),
        }
    }
}

/// Tells how many sites the index holds.
pub(crate) fn indexed(watch: &mut Watch<'_>, sites: u64) -> Result<()> {
    watch(ImportProgress {
        label: "index de recherche",
        done: sites,
        total: None,
    })
}
