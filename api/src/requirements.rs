//! What can be asked for a need, on screen: modules and their facets, points, restriction meter.

use std::collections::{BTreeMap, BTreeSet};

use ::clauses::{Chosen, Module, Selection, Situation, Variable, VariableKind};
use drafting::Brief;
use matching::Suggestion;
use serde::Serialize;
use tender::{Choices, FacetChoice, Value};
use ts_rs::TS;

use crate::compose::understood;
use crate::dossiers::DossierRef;
use crate::market::Market;
use crate::need::{Purchase, purchase};
use crate::obligations::unanswered;
use crate::suggest::{
    CountsView, FacetRingView, RestrictionView, counts_view, restriction_view, rings_view, why,
};
use crate::{ApiError, Desk};

/// A value asked of the buyer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VariableView {
    /// Name.
    pub name: String,
    /// Kind of value.
    #[ts(
        type = "\"percent\" | \"number\" | \"days\" | \"months\" | \"years\" | \"hours\" | \"km\" | \"euros\" | \"text\" | \"choice\""
    )]
    pub kind: VariableKind,
    /// Unit, as written.
    pub unit: Option<String>,
    /// Smallest value.
    pub min: Option<f64>,
    /// Largest value.
    pub max: Option<f64>,
    /// Value used when the buyer says nothing.
    #[ts(type = "unknown")]
    pub default: Option<Value>,
    /// Options of a choice.
    pub options: Vec<String>,
    /// The question.
    pub ask: String,
    /// Why it matters.
    pub why: Option<String>,
    /// The value today; `null` is unknown, to fill in.
    #[ts(type = "unknown")]
    pub value: Option<Value>,
}

/// A facet of a module.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FacetView {
    /// Id.
    pub facet: String,
    /// Kind.
    pub kind: &'static str,
    /// Kind, in words.
    pub kind_name: &'static str,
    /// Level.
    #[ts(type = "\"socle\" | \"ambitieux\" | \"exemplaire\"")]
    pub level: &'static str,
    /// Title.
    pub title: Option<String>,
    /// Piece that carries it.
    pub document: String,
    /// Whether the draft keeps it.
    pub kept: bool,
    /// Whether the buyer chose it.
    pub by_buyer: bool,
    /// What the buyer said of it; `null`: nothing.
    #[ts(type = "unknown")]
    pub choice: Option<FacetChoice>,
    /// Facet it serves.
    pub serves: Option<String>,
    /// Lever; absent for what no maker has to meet.
    pub lever: Option<&'static str>,
    /// What the lever rests on.
    pub basis: Option<&'static str>,
    /// Place among the proposals.
    pub rank: Option<usize>,
    /// Counts over the country; `null` when no capability is at stake.
    pub firms: Option<CountsView>,
    /// Counts by ring.
    pub rings: Vec<FacetRingView>,
    /// Why.
    pub why: Option<String>,
    /// Why not stricter.
    pub why_not_stricter: Option<String>,
    /// Why this level.
    pub level_reason: Option<String>,
    /// Articles.
    pub legal_basis: Vec<String>,
    /// Duties it satisfies for this need.
    pub obligation_ids: Vec<String>,
    /// The words as they would be written, a line each.
    pub text: Vec<String>,
    /// Values asked of the buyer.
    pub variables: Vec<VariableView>,
    /// Points, for a criterion kept.
    pub points: Option<u32>,
    /// Fewest points advised.
    pub points_min: Option<u32>,
    /// Most points advised.
    pub points_max: Option<u32>,
    /// Whether it takes what remains to 100.
    pub points_rest: bool,
    /// Group of the criterion.
    pub criterion_group: Option<String>,
}

/// A module.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ModuleView {
    /// Id.
    pub module: String,
    /// Title.
    pub title: String,
    /// The buyer's need, in one sentence.
    pub need: String,
    /// Whose it is, in words; absent for an official one.
    pub mark: Option<String>,
    /// Shelf.
    pub shelf: String,
    /// Families it serves; empty: every purchase.
    pub families: Vec<String>,
    /// Made for a family of this need rather than for every purchase.
    pub specific: bool,
    /// Whether it is kept unless the buyer says otherwise.
    pub in_default_set: bool,
    /// Question to answer in writing before it may be kept.
    pub justification_question: Option<String>,
    /// The buyer's answer.
    pub justification: Option<String>,
    /// Its facets.
    pub facets: Vec<FacetView>,
}

/// A criterion in a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScalePartView {
    /// Facet.
    pub facet: String,
    /// Name of the criterion.
    pub label: String,
    /// Group.
    pub group: String,
    /// Points.
    pub points: u32,
}

/// A scale of points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScaleView {
    /// Lots, from 1; empty: the whole tender.
    pub lots: Vec<usize>,
    /// Criteria.
    pub parts: Vec<ScalePartView>,
    /// Total.
    pub total: u32,
}

/// A module that waits for the buyer's reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnjustifiedView {
    /// Module.
    pub module: String,
    /// The question.
    pub question: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RequirementsAnswer {
    /// Modules: those of the family first, then by rank of their facets.
    pub modules: Vec<ModuleView>,
    /// How open the set is.
    pub restriction: RestrictionView,
    /// Points.
    pub scales: Vec<ScaleView>,
    /// What does not fit.
    pub conflicts: Vec<String>,
    /// Modules that wait for a reason.
    pub unjustified: Vec<UnjustifiedView>,
}

/// What can be asked for the need of a dossier.
///
/// # Errors
/// The need is incomplete, a choice cannot be followed, or the catalogue cannot be opened.
pub fn requirements(desk: &Desk, request: DossierRef) -> Result<RequirementsAnswer, ApiError> {
    let Purchase { tender, log, .. } = desk.with(request.dossier, |dossier| purchase(dossier))?;
    understood(desk, &tender, |understood, assessment, brief| {
        let library = brief.library;
        let situation = brief.situation();
        let selection = drafting::selection(brief)?;
        let market = Market::of(desk, understood, &log)?;
        let (suggestions, restriction) = market.propose(brief, &selection);
        let of_facet: BTreeMap<&str, &Suggestion<'_>> = suggestions
            .iter()
            .map(|one| (one.facet.id.as_str(), one))
            .collect();
        let mut all = library.as_if_kept(&situation, &tender.choices);
        all.retain(|chosen| drafting::may_stand(&situation, &selection, chosen));
        let texts = drafting::previews(brief, &all);
        let mut modules: Vec<(&Module, ModuleView)> = Vec::new();
        for (chosen, text) in all.iter().zip(texts) {
            let facet = facet_view(
                brief,
                chosen,
                text,
                &selection,
                of_facet.get(chosen.facet.id.as_str()).copied(),
                &situation.due,
                &tender.choices,
            );
            match modules
                .iter_mut()
                .find(|(module, _)| module.head.id == chosen.module.head.id)
            {
                Some((_, view)) => {
                    view.facets.push(facet);
                    if view.justification.is_none() {
                        view.justification.clone_from(&chosen.justification);
                    }
                }
                None => modules.push((chosen.module, module_view(chosen, &situation, facet))),
            }
        }
        let mut modules: Vec<ModuleView> = modules.into_iter().map(|(_, view)| view).collect();
        let rank = |view: &ModuleView| {
            view.facets
                .iter()
                .filter_map(|f| f.rank)
                .min()
                .unwrap_or(usize::MAX)
        };
        modules.sort_by_key(|view| (!view.specific, rank(view)));
        Ok(RequirementsAnswer {
            modules,
            restriction: restriction_view(&restriction),
            scales: scale_views(&selection),
            conflicts: selection
                .conflicts
                .iter()
                .map(|conflict| conflict.message.clone())
                .chain(unanswered(library, assessment, &selection))
                .collect(),
            unjustified: selection
                .unjustified
                .iter()
                .map(|(module, question)| UnjustifiedView {
                    module: module.clone(),
                    question: question.clone(),
                })
                .collect(),
        })
    })
}

fn module_view(chosen: &Chosen<'_>, situation: &Situation, facet: FacetView) -> ModuleView {
    let head = &chosen.module.head;
    ModuleView {
        module: head.id.clone(),
        title: head.title.clone(),
        need: head.need.clone(),
        mark: chosen.module.mark(),
        shelf: chosen.module.shelf.clone(),
        families: head.families.clone(),
        specific: !head.families.is_empty(),
        in_default_set: head.is_default_for(situation),
        justification_question: head.justification.clone(),
        justification: chosen.justification.clone(),
        facets: vec![facet],
    }
}

fn facet_view(
    brief: &Brief<'_>,
    chosen: &Chosen<'_>,
    text: Vec<String>,
    selection: &Selection<'_>,
    suggestion: Option<&Suggestion<'_>>,
    due: &BTreeSet<String>,
    choices: &Choices,
) -> FacetView {
    let facet = chosen.facet;
    let head = &facet.head;
    let kept = selection.chosen.iter().find(|one| one.facet.id == facet.id);
    let weight = head.criterion.as_ref().map(|criterion| &criterion.weight);
    FacetView {
        facet: facet.id.clone(),
        kind: facet.kind.slug(),
        kind_name: facet.kind.name(),
        level: facet.level.slug(),
        title: head.title.clone(),
        document: head.document.clone(),
        kept: kept.is_some(),
        by_buyer: chosen.by_buyer,
        choice: choices.get(&facet.id).cloned(),
        serves: facet
            .serves()
            .map(|heading| format!("{}/{heading}", chosen.module.head.id)),
        lever: suggestion.map(|one| one.lever.slug()),
        basis: suggestion.map(|one| one.basis.slug()),
        rank: suggestion.map(|one| one.rank),
        firms: suggestion.and_then(|one| one.counts.as_ref()).map(counts_view),
        rings: suggestion.map(rings_view).unwrap_or_default(),
        why: suggestion.map(why),
        why_not_stricter: suggestion.map(|one| one.why_not_stricter.clone()),
        level_reason: head.level_reason.clone(),
        legal_basis: brief.cited(&head.legal_basis),
        obligation_ids: head
            .satisfies
            .iter()
            .filter(|id| due.contains(*id))
            .cloned()
            .collect(),
        text,
        variables: head
            .variables
            .iter()
            .map(|variable| variable_view(variable, chosen))
            .collect(),
        points: kept.and_then(|one| one.points),
        points_min: weight.map(|weight| weight.min),
        points_max: weight.map(|weight| weight.max),
        points_rest: weight.is_some_and(|weight| weight.rest),
        criterion_group: head.criterion.as_ref().map(|criterion| criterion.group.clone()),
    }
}

fn variable_view(variable: &Variable, chosen: &Chosen<'_>) -> VariableView {
    VariableView {
        name: variable.name.clone(),
        kind: variable.kind,
        unit: variable.unit.clone(),
        min: variable.min,
        max: variable.max,
        default: variable.default.clone(),
        options: variable.options.clone(),
        ask: variable.ask.clone(),
        why: variable.why.clone(),
        value: chosen.values.get(&variable.name).cloned().flatten(),
    }
}

fn scale_views(selection: &Selection<'_>) -> Vec<ScaleView> {
    selection
        .scales
        .iter()
        .map(|scale| {
            let parts: Vec<ScalePartView> = selection
                .chosen
                .iter()
                .filter_map(|one| {
                    let criterion = one.facet.head.criterion.as_ref()?;
                    Some(ScalePartView {
                        facet: one.facet.id.clone(),
                        label: criterion.label.clone(),
                        group: criterion.group.clone(),
                        points: *scale.points.get(&one.facet.id)?,
                    })
                })
                .collect();
            ScaleView {
                lots: scale.lots.clone(),
                total: parts.iter().map(|part| part.points).sum(),
                parts,
            }
        })
        .collect()
}
