//! Procedure, publicity and duties of a tender.

use ::clauses::Library;
use law::Law;
use obligations::{Assessment, State};
use serde::Serialize;
use tender::Tender;
use ts_rs::TS;

use crate::ApiError;
use crate::compose::understood;
use crate::dossiers::DossierRef;
use crate::launch::LaunchAnswer;
use crate::need::purchase;

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ObligationView {
    /// Id of the contract.
    pub id: String,
    /// What it is called, in plain French.
    pub title: String,
    /// `due`, `sans-objet`, `donnee-manquante`.
    #[ts(type = "\"due\" | \"sans-objet\" | \"donnee-manquante\"")]
    pub state: &'static str,
    /// Articles.
    pub legal_basis: Vec<String>,
    /// Why, in French.
    pub why: String,
    /// Field of the need that decides and is absent.
    pub missing: Option<String>,
    /// First day of the rule as it is told, ISO; null: as old as the code.
    pub since: Option<String>,
    /// The same in words, what began that day said: the rule or the threshold.
    pub since_words: Option<String>,
    /// What is to be checked before relying on the answer, one sentence each.
    pub doubts: Vec<String>,
    /// Whether the answer rests on a CPV code proposed from the words of the need.
    pub proposed_code: bool,
    /// Facets of the library that satisfy it for this tender.
    pub satisfied_by: Vec<String>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ObligationsAnswer {
    /// `sans-publicite`, `mapa`, `formalisee`.
    pub procedure: &'static str,
    /// `libre`, `adaptee`, `boamp-ou-jal`, `boamp-joue`, `joue`.
    pub publicity: &'static str,
    /// The procedure in words.
    pub procedure_words: &'static str,
    /// The articles it rests on, in words.
    pub procedure_articles: String,
    /// Why that procedure, in French, with the amounts compared.
    pub procedure_why: String,
    /// Articles that found the procedure.
    pub procedure_basis: Vec<String>,
    /// First day of the thresholds compared, or of the article when it is later, ISO; null: as old as the code.
    pub procedure_since: Option<String>,
    /// The publicity in words.
    pub publicity_words: &'static str,
    /// Articles that found the publicity; empty when none is required.
    pub publicity_basis: Vec<String>,
    /// What else the buyer should know: delays, small lots, exemptions.
    pub notes: Vec<String>,
    /// What is to be checked before relying on procedure and publicity.
    pub doubts: Vec<String>,
    /// CPV codes proposed from the words, when the need gives none: what is said with them is to confirm.
    pub cpv_proposed: Vec<String>,
    /// Every duty of the contract, in its order.
    pub obligations: Vec<ObligationView>,
    /// What changes on another launch date, when one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<LaunchAnswer>,
}

/// Assesses a tender from what it says alone; its families are not looked for.
#[must_use]
pub fn assess(tender: &Tender) -> ObligationsAnswer {
    let assessment = obligations::assess(tender, Law::embedded());
    view(&assessment, |_| Vec::new())
}

/// Assesses a tender and names the facets that satisfy each duty.
///
/// # Errors
/// The catalogue cannot be opened, or a choice of the tender cannot be followed.
pub fn assess_with_facets(desk: &crate::Desk, tender: &Tender) -> Result<ObligationsAnswer, ApiError> {
    understood(desk, tender, |understood, assessment, brief| {
        let selection = drafting::selection(brief)?;
        Ok(ObligationsAnswer {
            cpv_proposed: understood.proposed_view(),
            ..view(assessment, |id| satisfied_by(&selection, id))
        })
    })
}

/// What is due for the purchase of a dossier.
///
/// # Errors
/// The need is incomplete; or as [`assess_with_facets`].
pub fn duties(desk: &crate::Desk, request: DossierRef) -> Result<ObligationsAnswer, ApiError> {
    let tender = desk.with(request.dossier, |dossier| purchase(dossier))?.tender;
    assess_with_facets(desk, &tender)
}

/// Facets kept that satisfy a duty.
pub(crate) fn satisfied_by(selection: &::clauses::Selection<'_>, id: &str) -> Vec<String> {
    selection
        .chosen
        .iter()
        .filter(|chosen| {
            chosen
                .facet
                .head
                .satisfies
                .iter()
                .any(|satisfied| satisfied == id)
        })
        .map(|chosen| chosen.facet.id.clone())
        .collect()
}

pub(crate) fn view(assessment: &Assessment, satisfied: impl Fn(&str) -> Vec<String>) -> ObligationsAnswer {
    ObligationsAnswer {
        procedure: assessment.procedure.slug(),
        publicity: assessment.publicity.slug(),
        procedure_words: drafting::procedure_words(assessment.procedure),
        procedure_articles: drafting::procedure_articles(assessment),
        procedure_why: assessment.procedure_why.clone(),
        procedure_basis: owned(&assessment.procedure_basis),
        procedure_since: assessment.procedure_since.map(|day| day.to_string()),
        publicity_basis: owned(&assessment.publicity_basis),
        notes: assessment.notes.clone(),
        doubts: marked(&assessment.doubts),
        publicity_words: drafting::publicity_words(assessment.publicity),
        cpv_proposed: Vec::new(),
        clock: None,
        obligations: assessment
            .obligations
            .iter()
            .map(|obligation| ObligationView {
                id: obligation.id.to_owned(),
                title: obligations::title(obligation.id).to_owned(),
                state: obligation.state.slug(),
                legal_basis: owned(&obligation.legal_basis),
                since: obligation.since.map(|day| day.to_string()),
                since_words: obligation.since_words.clone(),
                doubts: marked(&obligation.doubts),
                proposed_code: obligation.proposed_code,
                why: obligation.why.clone(),
                missing: obligation.missing.map(str::to_owned),
                satisfied_by: if obligation.state == State::Due {
                    satisfied(obligation.id)
                } else {
                    Vec::new()
                },
            })
            .collect(),
    }
}

/// Doubts as they are shown.
pub(crate) fn marked(doubts: &[String]) -> Vec<String> {
    doubts.iter().map(|doubt| obligations::marked(doubt)).collect()
}

fn owned(articles: &[&'static str]) -> Vec<String> {
    articles.iter().map(|article| (*article).to_owned()).collect()
}

/// Duties that a clause could satisfy and that none of those kept does: to be said, never passed over.
pub(crate) fn unanswered(
    library: &Library,
    assessment: &Assessment,
    selection: &::clauses::Selection<'_>,
) -> Vec<String> {
    let answerable = |id: &str| {
        library
            .modules()
            .iter()
            .flat_map(|module| &module.facets)
            .any(|facet| facet.head.satisfies.iter().any(|satisfied| satisfied == id))
    };
    assessment
        .obligations
        .iter()
        .filter(|o| o.state == State::Due && answerable(o.id) && satisfied_by(selection, o.id).is_empty())
        .map(|o| {
            format!(
                "Obligation «\u{a0}{}\u{a0}» ({})\u{a0}: aucune clause retenue n’y répond, à traiter à la main",
                obligations::title(o.id),
                o.legal_basis.join(", ")
            )
        })
        .collect()
}
