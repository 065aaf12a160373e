//! What is understood of a need as one writes it: codes, families, communes.

use ::catalog::Commune;
use serde::{Deserialize, Serialize};
use tender::Cpv;
use ts_rs::TS;

use crate::dossiers::DossierRef;
use crate::need::{FamilyView, Understood, purchase};
use crate::search::{self, CpvView};
use crate::{ApiError, Desk};

/// Words for which CPV codes are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CpvQuery {
    /// The words, or the first digits.
    pub text: String,
    /// How many at most.
    pub limit: usize,
}

/// Words for which communes are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CommuneQuery {
    /// A name or its beginning, a postal code is no name; an INSEE code.
    pub text: String,
}

/// A commune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CommuneView {
    /// INSEE code.
    pub insee: String,
    /// Name.
    pub name: String,
    /// Département, code.
    pub departement: String,
    /// Its name.
    pub departement_name: String,
    /// Région, name.
    pub region_name: String,
    /// Postal codes.
    pub postal_codes: Vec<String>,
    /// Inhabitants.
    pub population: Option<u32>,
}

/// The general conditions that the contract names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CcagView {
    /// Short name (`CCAG-FCS`).
    pub name: &'static str,
    /// What it is made for.
    pub purpose: &'static str,
    /// Name of the one that fits the nature and the codes.
    pub proposed: &'static str,
    /// Why that one.
    pub why: String,
    /// Whether the buyer named it.
    pub by_buyer: bool,
}

/// What is understood of a need.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NeedReadingView {
    /// The codes given, with their labels.
    pub cpv: Vec<CpvView>,
    /// Codes proposed from the words, when none is given.
    pub cpv_proposed: Vec<CpvView>,
    /// Families of the need.
    pub families: Vec<FamilyView>,
    /// Families near it.
    pub near: Vec<FamilyView>,
    /// General conditions.
    pub ccag: CcagView,
}

/// Proposals shown.
const PROPOSED: usize = 6;

/// The best CPV codes for words.
///
/// # Errors
/// The catalogue cannot be opened.
pub fn cpv(desk: &Desk, query: CpvQuery) -> Result<Vec<CpvView>, ApiError> {
    search::cpv(desk, &query.text, query.limit.min(50))
}

/// Communes of that name, or whose name begins so.
///
/// # Errors
/// The catalogue cannot be opened.
pub fn communes(desk: &Desk, query: CommuneQuery) -> Result<Vec<CommuneView>, ApiError> {
    let catalog = desk.catalog()?;
    let text = query.text.trim();
    let mut found = match text.parse::<tender::InseeCode>() {
        Ok(insee) => catalog.commune(&insee)?.into_iter().collect(),
        Err(_) => Vec::new(),
    };
    if found.is_empty() {
        found = catalog.find_commune(text)?;
    }
    Ok(found.into_iter().map(commune_view).collect())
}

fn commune_view(commune: Commune) -> CommuneView {
    CommuneView {
        insee: commune.insee.into(),
        name: commune.name,
        departement: commune.departement.code,
        departement_name: commune.departement.name,
        region_name: commune.region.name,
        postal_codes: commune.postal_codes,
        population: commune.population,
    }
}

/// What is understood of the need of a dossier.
///
/// # Errors
/// The need is incomplete, or one of its codes does not exist.
pub fn need_reading(desk: &Desk, request: DossierRef) -> Result<NeedReadingView, ApiError> {
    let tender = desk.with(request.dossier, |dossier| purchase(dossier))?.tender;
    let understood = Understood::of(desk, &tender)?;
    let given = tender.all_cpv();
    let label = |code: &Cpv| CpvView {
        code: code.to_string(),
        label: understood.labels.get(code).cloned().unwrap_or_default(),
        score: 1.0,
        why: String::new(),
    };
    let general = drafting::general_conditions(&tender, &understood.tender.all_cpv());
    Ok(NeedReadingView {
        ccag: CcagView {
            name: general.ccag.name(),
            purpose: general.ccag.purpose(),
            proposed: general.proposed.name(),
            why: general.why,
            by_buyer: tender.ccag.is_some(),
        },
        cpv: given.iter().map(|code| label(code)).collect(),
        cpv_proposed: if given.is_empty() {
            search::cpv(desk, &tender.words(), PROPOSED)?
        } else {
            Vec::new()
        },
        families: understood.families.iter().cloned().map(FamilyView::of).collect(),
        near: understood.near.iter().cloned().map(FamilyView::of).collect(),
    })
}
