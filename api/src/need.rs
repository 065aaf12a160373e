//! The need file, and what is understood of it.

use std::collections::BTreeMap;
use std::path::Path;

use families::{Families, FamilyMatch};
use serde::Serialize;
use tender::Cpv;
pub use tender::Tender;

use crate::{ApiError, Desk, ErrorCode, files};

/// Opens a need file (`.toml` or `.json`).
///
/// # Errors
/// One French sentence with file, line and field.
pub fn open(path: &Path) -> Result<Tender, ApiError> {
    if path.extension().is_some_and(|ending| ending == "emplettes") {
        return Err(ApiError::new(
            ErrorCode::Need,
            format!(
                "{} : les dossiers .emplettes ne s’ouvrent pas encore ; donnez un fichier de besoin .toml ou .json",
                path.display()
            ),
        ));
    }
    from_text(&files::read_text(path)?, &path.display().to_string())
}

/// Reads a need already in memory; `file` names it and tells its format.
///
/// # Errors
/// One French sentence with file, line and field.
pub fn from_text(text: &str, file: &str) -> Result<Tender, ApiError> {
    let json = file.to_ascii_lowercase().ends_with(".json") || text.trim_start().starts_with('{');
    Ok(if json {
        Tender::from_json(text, file)?
    } else {
        Tender::from_toml(text, file)?
    })
}

/// A family recognised in a need.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FamilyView {
    /// Slug.
    pub slug: String,
    /// Title.
    pub title: String,
    /// From 0 to 1.
    pub weight: f64,
    /// Which words and codes.
    pub why: String,
}

impl FamilyView {
    pub(crate) fn of(found: FamilyMatch) -> Self {
        let title = Families::embedded()
            .get(&found.slug)
            .map(|family| family.title.clone())
            .unwrap_or_default();
        Self {
            title,
            slug: found.slug,
            weight: rounded(found.weight),
            why: found.why,
        }
    }
}

pub(crate) fn rounded(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

/// What is understood of a need before anything is computed.
pub(crate) struct Understood {
    /// The tender, with proposed CPV codes where it gave none.
    pub(crate) tender: Tender,
    /// CPV codes proposed from the words; empty when the need gives its own.
    pub(crate) proposed: Vec<Cpv>,
    /// Families, the closest first.
    pub(crate) families: Vec<FamilyMatch>,
    /// Families of each lot described.
    pub(crate) lot_families: Vec<Vec<String>>,
    /// Labels of the codes.
    pub(crate) labels: BTreeMap<Cpv, String>,
}

/// A family is kept when it weighs at least this part of the first: the others are echoes of a word.
const KEPT: f64 = 0.75;

impl Understood {
    pub(crate) fn of(desk: &Desk, tender: &Tender) -> Result<Self, ApiError> {
        let catalog = desk.catalog()?;
        let mut tender = tender.clone();
        let mut proposed = Vec::new();
        if tender.all_cpv().is_empty() {
            proposed = catalog
                .cpv_search(&tender.words(), 1)?
                .into_iter()
                .map(|hit| hit.code)
                .collect();
            tender.cpv.clone_from(&proposed);
        }
        let all = Families::embedded();
        let mut families = kept(all.for_need(&tender.words(), &tender.all_cpv()));
        // The context describes uses; it may name goods that are not bought.
        let lot_families: Vec<Vec<String>> = tender
            .lot
            .iter()
            .map(|lot| {
                let codes: Vec<&Cpv> = if lot.cpv.is_empty() {
                    tender.cpv.iter().collect()
                } else {
                    lot.cpv.iter().collect()
                };
                kept(all.for_need(&lot.title, &codes))
                    .into_iter()
                    .map(|found| found.slug)
                    .collect()
            })
            .collect();
        // A lot may bring a family that the object does not name.
        for (lot, slugs) in tender.lot.iter().zip(&lot_families) {
            for slug in slugs {
                if !families.iter().any(|found| &found.slug == slug) {
                    families.push(FamilyMatch {
                        slug: slug.clone(),
                        weight: KEPT,
                        why: format!("objet du lot « {} »", lot.title),
                    });
                }
            }
        }
        let mut labels = BTreeMap::new();
        for code in tender.all_cpv() {
            if let Some(label) = catalog.cpv_label(code)? {
                labels.insert(code.clone(), label);
            }
        }
        Ok(Self {
            proposed,
            families,
            lot_families,
            labels,
            tender,
        })
    }

    pub(crate) fn slugs(&self) -> Vec<String> {
        self.families.iter().map(|found| found.slug.clone()).collect()
    }
}

fn kept(found: Vec<FamilyMatch>) -> Vec<FamilyMatch> {
    let first = found.first().map_or(0.0, |best| best.weight);
    found
        .into_iter()
        .filter(|one| one.weight >= first * KEPT)
        .collect()
}
