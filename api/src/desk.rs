//! Where one works: a data folder, and the catalogue opened at first need.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use ::catalog::Catalog;

use crate::ApiError;

/// A data folder and what is open in it.
pub struct Desk {
    data_dir: PathBuf,
    catalog: OnceLock<Catalog>,
}

impl Desk {
    /// A desk on this folder. Nothing is opened yet.
    #[must_use]
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            catalog: OnceLock::new(),
        }
    }

    /// The data folder.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// The catalogue, installed at first use.
    ///
    /// # Errors
    /// The folder cannot be written at first use, or holds something else.
    pub fn catalog(&self) -> Result<&Catalog, ApiError> {
        if let Some(catalog) = self.catalog.get() {
            return Ok(catalog);
        }
        let opened = Catalog::open(&self.data_dir)?;
        // The vocabulary is read once: now, rather than inside the first search.
        let _ = families::Families::embedded();
        Ok(self.catalog.get_or_init(|| opened))
    }
}
