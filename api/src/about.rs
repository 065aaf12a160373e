//! What the application is made of: versions, data, licences.

use law::Law;
use serde::Serialize;
use ts_rs::TS;

use crate::catalog::{StatsAnswer, stats};
use crate::dossiers::Nothing;
use crate::{ApiError, Desk, Job};

/// What is installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AboutView {
    /// Version of the application.
    pub version: &'static str,
    /// Data folder.
    pub data_folder: String,
    /// Folder of dossiers.
    pub dossiers_folder: String,
    /// Catalogue.
    pub catalogue: StatsAnswer,
    /// Credit that the data licences ask for.
    pub attribution: &'static str,
    /// Clause modules.
    pub modules: usize,
    /// Facets.
    pub facets: usize,
    /// Rules of the checker.
    pub rules: usize,
    /// Articles of law.
    pub articles: usize,
    /// Articles that need no check before one relies on them.
    pub articles_sure: usize,
    /// Last check of an article.
    pub law_checked: Option<String>,
    /// Full texts imported, versions of articles.
    pub full_texts: usize,
}

/// What is installed.
///
/// # Errors
/// The catalogue cannot be opened.
pub fn about(desk: &Desk, _: Nothing) -> Result<AboutView, ApiError> {
    let shelves = desk.shelves();
    let library = &shelves.library;
    let law = Law::embedded();
    Ok(AboutView {
        version: env!("CARGO_PKG_VERSION"),
        data_folder: desk.data_dir().display().to_string(),
        dossiers_folder: desk.dossiers_dir().display().to_string(),
        catalogue: stats(desk)?,
        attribution: ::catalog::ATTRIBUTION,
        modules: library.modules().len(),
        facets: library.modules().iter().map(|module| module.facets.len()).sum(),
        rules: compliance::rules().len(),
        articles: law.articles().count(),
        articles_sure: law
            .articles()
            .filter(|article| article.reliability.is_verified())
            .count(),
        full_texts: crate::texts::count(desk)?,
        law_checked: law
            .articles()
            .filter_map(|article| article.checked)
            .max()
            .map(|date| date.to_string()),
    })
}

/// Installs the catalogue at first use, so that no screen has to wait for it.
///
/// # Errors
/// The folder cannot be written at first use, or holds something else.
pub fn prepare(desk: &Desk, _: Nothing, job: &Job) -> Result<Nothing, ApiError> {
    job.step(0, None, "Préparation du catalogue des fabricants")?;
    desk.catalog()?;
    Ok(Nothing {})
}
