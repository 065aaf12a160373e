//! Where one works: a data folder, the catalogue opened at first need, the dossiers open.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use ::catalog::Catalog;
use cabinet::Dossier;

use crate::clauses::Shelves;
use crate::folders::Folders;
use crate::market::Markets;
use crate::{ApiError, ErrorCode};

/// A data folder and what is open in it. Shared between threads.
pub struct Desk {
    folders: Folders,
    catalog: OnceLock<Catalog>,
    opening: Mutex<()>,
    open: Mutex<Table>,
    markets: Markets,
    judged: compliance::Memory,
    shelves: RwLock<Option<Arc<Shelves>>>,
}

/// Dossiers open, by number.
#[derive(Default)]
struct Table {
    last: u32,
    dossiers: BTreeMap<u32, Arc<Mutex<Dossier>>>,
}

impl Desk {
    /// A desk on this data folder; dossiers are made beneath it. Nothing is opened yet.
    #[must_use]
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        let data = data_dir.into();
        Self::on(Folders {
            dossiers: data.join("dossiers"),
            data,
        })
    }

    /// A desk on these folders. Nothing is opened yet.
    #[must_use]
    pub fn on(folders: Folders) -> Self {
        Self {
            folders,
            catalog: OnceLock::new(),
            opening: Mutex::default(),
            open: Mutex::default(),
            markets: Markets::default(),
            judged: compliance::Memory::default(),
            shelves: RwLock::default(),
        }
    }

    /// The data folder.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.folders.data
    }

    /// The folder of dossiers.
    #[must_use]
    pub fn dossiers_dir(&self) -> &Path {
        &self.folders.dossiers
    }

    /// The catalogue, installed at first use.
    ///
    /// # Errors
    /// The folder cannot be written at first use, or holds something else.
    pub fn catalog(&self) -> Result<&Catalog, ApiError> {
        if let Some(catalog) = self.catalog.get() {
            return Ok(catalog);
        }
        // Two screens ask at once at the first start: one opens, the other waits.
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(catalog) = self.catalog.get() {
            return Ok(catalog);
        }
        let opened = Catalog::open(self.data_dir())?;
        // The vocabulary is read once: now, rather than inside the first search.
        let _ = families::Families::embedded();
        Ok(self.catalog.get_or_init(|| opened))
    }

    /// The markets read last.
    pub(crate) fn markets(&self) -> &Markets {
        &self.markets
    }

    /// Passages judged last.
    pub(crate) fn judged(&self) -> &compliance::Memory {
        &self.judged
    }

    /// The clause library in force: the official modules, those of the house over them. Read once; read again by
    /// whoever changes it.
    pub(crate) fn shelves(&self) -> Arc<Shelves> {
        let known = self
            .shelves
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        known.unwrap_or_else(|| self.read_shelves())
    }

    /// Reads the library again: a clause of the house has changed.
    pub(crate) fn read_shelves(&self) -> Arc<Shelves> {
        let mut known = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        let revision = known.as_ref().map_or(0, |before| before.revision + 1);
        let read = Arc::new(Shelves::read(self.data_dir(), revision));
        *known = Some(Arc::clone(&read));
        read
    }

    /// Puts a dossier on the desk; its number.
    pub(crate) fn put(&self, dossier: Dossier) -> u32 {
        let mut table = self.table();
        table.last += 1;
        let number = table.last;
        table.dossiers.insert(number, Arc::new(Mutex::new(dossier)));
        number
    }

    /// Takes a dossier off the desk: its lock goes with it.
    pub(crate) fn take(&self, number: u32) {
        self.table().dossiers.remove(&number);
    }

    /// Works on an open dossier, alone.
    pub(crate) fn with<T>(
        &self,
        number: u32,
        work: impl FnOnce(&mut Dossier) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let dossier = self.table().dossiers.get(&number).cloned().ok_or_else(|| {
            ApiError::new(
                ErrorCode::NotFound,
                "ce dossier n’est plus ouvert ; rouvrez-le depuis la liste",
            )
        })?;
        let mut dossier = dossier.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut dossier)
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
