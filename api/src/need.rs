//! The need file, and what is understood of it.

use std::collections::BTreeMap;
use std::path::Path;

use cabinet::{Dossier, Questionnaire, SourcingEntry};
use document::DocumentKind;
use families::{Families, FamilyMatch};
use serde::Serialize;
pub use tender::Tender;
use tender::{Cpv, NeedDraft};
use ts_rs::TS;

use crate::compose::OwnWords;
use crate::{ApiError, Desk, ErrorCode, files};

/// The sourcing log of a dossier, by number.
pub type Log = BTreeMap<u32, SourcingEntry>;

/// A tender, the buyer's own words over its documents, and what firms declared while it was prepared.
#[derive(Debug, Clone, PartialEq)]
pub struct Purchase {
    /// The tender.
    pub tender: Tender,
    /// The buyer's own words; empty for a need file.
    pub own: OwnWords,
    /// The sourcing log; empty for a need file.
    pub log: Log,
    /// The questionnaire sent to firms, once it is written.
    pub questionnaire: Option<Questionnaire>,
}

impl From<Tender> for Purchase {
    fn from(tender: Tender) -> Self {
        Self {
            tender,
            own: OwnWords::new(),
            log: Log::new(),
            questionnaire: None,
        }
    }
}

/// Opens a need file (`.toml` or `.json`), or the need of a dossier (`.emplettes`).
///
/// # Errors
/// One French sentence with file, line and field.
pub fn open(path: &Path) -> Result<Tender, ApiError> {
    open_purchase(path).map(|purchase| purchase.tender)
}

/// Opens a need file or a dossier, the buyer's own words with it. A dossier open in a window can be read too.
///
/// # Errors
/// One French sentence with file, line and field.
pub fn open_purchase(path: &Path) -> Result<Purchase, ApiError> {
    if path.extension().is_some_and(|ending| ending == "emplettes") {
        return purchase(&Dossier::open(path)?.into_dossier());
    }
    Ok(from_text(&files::read_text(path)?, &path.display().to_string())?.into())
}

/// As [`open_purchase`]. The choices of a need file were typed: one that names nothing on this computer is an error. Those of
/// a dossier were made on a computer that had them: what cannot be followed is told with what does not fit.
///
/// # Errors
/// One French sentence with file, line and field; a choice of a need file that cannot be followed.
pub fn open_checked(desk: &Desk, path: &Path) -> Result<Purchase, ApiError> {
    let purchase = open_purchase(path)?;
    if path.extension().is_none_or(|ending| ending != "emplettes") {
        let shelves = desk.shelves();
        let put_away = |id: &str| {
            let of = id.split_once('/').map_or(id, |(module, _)| module);
            shelves
                .library
                .put_away()
                .iter()
                .any(|(module, _)| module.head.id == of)
        };
        for (id, choice) in &purchase.tender.choices {
            if !put_away(id) {
                shelves.library.check_choice(id, choice)?;
            }
        }
        let article = |id: &str| {
            id.split_once('/').is_some_and(|(piece, place)| {
                let kind = DocumentKind::from_slug(piece);
                kind.and_then(drafting::plan_of)
                    .is_some_and(|plan| plan.has(place))
            })
        };
        for line in &purchase.tender.price_line {
            if let Some(id) = line.facet()
                && !put_away(id)
                && !article(id)
                && shelves.library.facet(id).is_none()
            {
                return Err(ApiError::new(
                    ErrorCode::Need,
                    format!(
                        "{} : ligne de prix « {} » : aucune clause ni aucun article ne s’appelle « {id} » ; écrivez le nom d’une clause \
                         (module/titre) ou d’un article (cctp/livraison)",
                        path.display(),
                        line.title.trim()
                    ),
                ));
            }
        }
    }
    Ok(purchase)
}

/// What a dossier says, when its need is complete.
pub(crate) fn purchase(dossier: &Dossier) -> Result<Purchase, ApiError> {
    let mut own = OwnWords::new();
    for kind in DocumentKind::ALL {
        let blocks = dossier.own_blocks(kind)?;
        if !blocks.is_empty() {
            own.insert(kind, blocks);
        }
    }
    Ok(Purchase {
        tender: complete(&dossier.need()?)?,
        own,
        log: dossier.sourcing()?,
        questionnaire: dossier.questionnaire()?,
    })
}

/// What a dossier said after an earlier step, when its need was complete then.
pub(crate) fn purchase_at(dossier: &Dossier, step: i64) -> Result<Purchase, ApiError> {
    let then = dossier.at(step)?;
    Ok(Purchase {
        tender: complete(&then.need)?,
        own: then.own,
        log: then.sourcing,
        questionnaire: then.questionnaire,
    })
}

fn complete(need: &NeedDraft) -> Result<Tender, ApiError> {
    need.tender().map_err(|wrong| {
        let said: Vec<&str> = wrong.iter().map(|one| one.message.as_str()).collect();
        let error = ApiError::new(ErrorCode::Incomplete, said.join(" ; "));
        match wrong.first() {
            Some(first) => error.at(first.field),
            None => error,
        }
    })
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
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
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
    /// Families whose clauses are written: the closest to the need, or to each of its lots.
    pub(crate) families: Vec<FamilyMatch>,
    /// Families near the need, which share its makers but bring no clause.
    pub(crate) near: Vec<FamilyMatch>,
    /// Families of each lot described.
    pub(crate) lot_families: Vec<Vec<String>>,
    /// Codes of each lot described: its own, else those of the goods that its words name, else those of the need.
    pub(crate) lot_cpv: Vec<Vec<Cpv>>,
    /// Codes of the goods that the words of a need without described lots name.
    pub(crate) named: Vec<Cpv>,
    /// Lots, from 1, without a code of their own, whose words speak of other goods than the code of the whole need.
    other_lots: Vec<usize>,
    /// Labels of the codes.
    pub(crate) labels: BTreeMap<Cpv, String>,
}

/// Two families this close are one answer: both are kept.
const SAME: f64 = 0.02;
/// A family is near when it weighs at least this part of the closest: below, it echoes a word.
const NEAR: f64 = 0.5;

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
        let mut labels = BTreeMap::new();
        for code in tender.all_cpv() {
            let label = catalog.cpv_label(code)?.ok_or_else(|| {
                ApiError::new(
                    ErrorCode::Need,
                    format!("le code CPV « {code} » n’existe pas dans la nomenclature ; « emplettes cpv » cherche le bon avec des mots"),
                )
            })?;
            labels.insert(code.clone(), label);
        }
        let all = Families::embedded();
        let whole = all.for_need(&tender.words(), &tender.all_cpv());
        let of_lots: Vec<Vec<FamilyMatch>> = tender
            .lot
            .iter()
            .map(|lot| {
                let codes: Vec<&Cpv> = if lot.cpv.is_empty() {
                    tender.cpv.iter().collect()
                } else {
                    lot.cpv.iter().collect()
                };
                closest(all.for_need(&lot.title, &codes))
            })
            .collect();
        let lot_families: Vec<Vec<String>> = of_lots
            .iter()
            .map(|found| found.iter().map(|one| one.slug.clone()).collect())
            .collect();
        let other_lots = (1..)
            .zip(tender.lot.iter().zip(&of_lots))
            .filter(|(_, (lot, found))| {
                let by_words = all.for_need(&lot.title, &[]);
                let floor = by_words.first().map_or(0.0, |best| best.weight * NEAR);
                let known =
                    |one: &FamilyMatch| one.weight >= floor && found.iter().any(|kept| kept.slug == one.slug);
                lot.cpv.is_empty() && !by_words.is_empty() && !by_words.iter().any(known)
            })
            .map(|(n, _)| n)
            .collect();
        let mut families: Vec<FamilyMatch> = Vec::new();
        for found in of_lots.into_iter().flatten() {
            if !families.iter().any(|one| one.slug == found.slug) {
                families.push(found);
            }
        }
        if families.is_empty() {
            families = closest(whole.clone());
        }
        families.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.slug.cmp(&b.slug)));
        // What a lot is called, then its price lines; those of the whole need without a lot.
        let said = |title: &str, lot: Option<u32>| {
            let mut words = title.to_owned();
            for line in tender
                .price_line
                .iter()
                .filter(|line| lot.is_none() || line.lot == lot)
            {
                words.push_str(". ");
                words.push_str(&line.title);
            }
            words
        };
        let lot_cpv = (1..)
            .zip(tender.lot.iter().zip(&lot_families))
            .map(|(n, (lot, of_lot))| {
                if !lot.cpv.is_empty() {
                    return lot.cpv.clone();
                }
                let named = all.codes_named(&said(&lot.title, Some(n)), of_lot);
                if named.is_empty() {
                    tender.cpv.clone()
                } else {
                    named
                }
            })
            .collect();
        let named = if tender.lot.is_empty() {
            let kept: Vec<String> = families.iter().map(|one| one.slug.clone()).collect();
            all.codes_named(&said(&tender.objet, None), &kept)
        } else {
            Vec::new()
        };
        let floor = whole.first().map_or(0.0, |best| best.weight * NEAR);
        let near = whole
            .into_iter()
            .filter(|one| one.weight >= floor && !families.iter().any(|kept| kept.slug == one.slug))
            .collect();
        Ok(Self {
            proposed,
            families,
            near,
            lot_families,
            lot_cpv,
            named,
            other_lots,
            labels,
            tender,
        })
    }

    pub(crate) fn slugs(&self) -> Vec<String> {
        self.families.iter().map(|found| found.slug.clone()).collect()
    }

    /// Why some lots should say their own codes: the clauses and criteria of the code of the whole need are not theirs.
    pub(crate) fn lots_of_other_goods(&self) -> Option<String> {
        let (last, others) = self.other_lots.split_last()?;
        let others: Vec<String> = others.iter().map(usize::to_string).collect();
        let (which, have, their) = match others.as_slice() {
            [] => (
                format!("Le lot\u{a0}{last}"),
                "n’a pas de code CPV propre",
                "lui sont",
            ),
            others => (
                format!("Les lots\u{a0}{} et\u{a0}{last}", others.join(", ")),
                "n’ont pas de code CPV propre",
                "leur sont",
            ),
        };
        Some(format!(
            "{which} {have}\u{a0}: les clauses et les critères du code du marché {their} appliqués, alors que l’intitulé parle \
             d’autre chose. Donnez le code de chaque lot"
        ))
    }

    /// Whether the codes are the buyer's or ours.
    pub(crate) fn codes(&self) -> obligations::Codes {
        if self.proposed.is_empty() {
            obligations::Codes::Given
        } else {
            obligations::Codes::Proposed
        }
    }

    /// Codes proposed, as views show them.
    pub(crate) fn proposed_view(&self) -> Vec<String> {
        self.proposed.iter().map(ToString::to_string).collect()
    }
}

/// The closest family, and those that are as close.
fn closest(found: Vec<FamilyMatch>) -> Vec<FamilyMatch> {
    let first = found.first().map_or(0.0, |best| best.weight);
    found
        .into_iter()
        .filter(|one| one.weight >= first - SAME)
        .collect()
}
