//! The fabric of a need, and what can be asked of it.

use matching::{Change, Counts, Relaxation, Restriction, Step, Suggestion};
use serde::Serialize;
use tender::Tender;
use ts_rs::TS;

use crate::compose::understood;
use crate::concentration::ConcentrationView;
use crate::market::{LotPatternView, Market, ReserveView, VolumeView};
use crate::need::{FamilyView, Log};
use crate::sourcing::declared;
use crate::{ApiError, Desk};

/// Radius of the first ring, km.
pub const RADIUS_KM: f64 = 100.0;

/// A NAF sub-class of the need.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NafView {
    /// Code.
    pub code: String,
    /// Label.
    pub label: Option<String>,
    /// From 0 to 1.
    pub weight: f64,
    /// Why.
    pub why: String,
}

/// A ring of the fabric; `null` is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RingView {
    /// `rayon`, `departement`, `region`, `france`, `ue`.
    #[ts(type = "\"rayon\" | \"departement\" | \"region\" | \"france\" | \"ue\"")]
    pub ring: &'static str,
    /// Distinct firms.
    pub firms: Option<usize>,
    /// Sites.
    pub sites: Option<usize>,
}

/// Firms of the fabric.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FirmsView {
    /// Distinct firms of the catalogue; `null` when no family is recognised: unknown, not zero.
    pub total: Option<usize>,
    /// Those that say they make it, or of which it was checked; the others are makers by their activity alone.
    pub confirmed: Option<usize>,
    /// Sites whose position is unknown.
    pub sites_without_coordinates: Option<usize>,
    /// Radius of the first ring, km.
    pub radius_km: f64,
    /// By ring.
    pub rings: Vec<RingView>,
}

/// A maker to look at, for sourcing: never named in a document.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MakerView {
    /// Name.
    pub name: String,
    /// SIREN.
    pub siren: Option<String>,
    /// Commune.
    pub commune: Option<String>,
    /// Département, code.
    pub departement: Option<String>,
    /// Distance from the buyer, km.
    pub distance_km: Option<f64>,
    /// Freshness.
    pub tier: String,
    /// Family it is deduced to make.
    pub family: String,
}

/// The fabric.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FabricView {
    /// Families of the need: those whose clauses are written and whose makers are counted.
    pub families: Vec<FamilyView>,
    /// Families near the need: to look at, never counted.
    pub near: Vec<FamilyView>,
    /// NAF sub-classes, the most telling first.
    pub naf: Vec<NafView>,
    /// Firms.
    pub firms: FirmsView,
    /// Some of them, the nearest to the question first: where to begin sourcing.
    pub makers: Vec<MakerView>,
    /// Who is large enough, family by family.
    pub volumes: Vec<VolumeView>,
    /// How concentrated the makers are.
    pub concentration: Option<ConcentrationView>,
    /// Structures to which contracts may be reserved, when such makers are known.
    pub reserves: Vec<ReserveView>,
    /// Ways of dividing the purchase, and what each opens.
    pub lots: Vec<LotPatternView>,
}

/// Capable firms by status of the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ByStatusView {
    /// Declared.
    pub declare: usize,
    /// Checked.
    pub verifie: usize,
    /// Deduced.
    pub deduit: usize,
}

/// Three counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CountsView {
    /// Able.
    pub capable: usize,
    /// Not known.
    pub unknown: usize,
    /// Unable.
    pub incapable: usize,
    /// Able, by status.
    pub by_status: ByStatusView,
}

/// Three counts of a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FacetRingView {
    /// The ring.
    pub ring: &'static str,
    /// Able.
    pub capable: usize,
    /// Not known.
    pub unknown: usize,
    /// Unable.
    pub incapable: usize,
}

/// A facet proposed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SuggestionView {
    /// Module.
    pub module: String,
    /// Title of the module.
    pub title: String,
    /// Whose the module is, in words; absent for an official one.
    pub mark: Option<String>,
    /// Facet id.
    pub facet: String,
    /// Kind.
    pub kind: &'static str,
    /// Level.
    pub level: &'static str,
    /// Lever.
    pub lever: &'static str,
    /// What the lever rests on.
    pub basis: &'static str,
    /// Place in the list.
    pub rank: usize,
    /// Whether the draft keeps it.
    pub kept: bool,
    /// Counts over the country; `null` when no capability is at stake.
    pub firms: Option<CountsView>,
    /// Counts by ring.
    pub rings: Vec<FacetRingView>,
    /// Why.
    pub why: String,
    /// Why not stricter.
    pub why_not_stricter: String,
    /// Why this level.
    pub level_reason: Option<String>,
    /// Articles.
    pub legal_basis: Vec<String>,
    /// Duties it satisfies.
    pub obligation_ids: Vec<String>,
}

/// The restriction meter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestrictionView {
    /// Firms that surely qualify; `null` when no family is recognised.
    pub sure: Option<usize>,
    /// Firms that nothing excludes; `null` when no family is recognised.
    pub possible: Option<usize>,
    /// `rouge`, `orange`, `aucune`.
    #[ts(type = "\"rouge\" | \"orange\" | \"aucune\"")]
    pub alarm: &'static str,
    /// Makers of other countries: never counted.
    pub outside_catalogue: &'static str,
    /// Family where the competition is narrowest.
    pub family: Option<String>,
    /// Why.
    pub why: String,
    /// Firms of the catalogue said to make that family.
    pub firms: Option<usize>,
    /// What each requirement does to the competition, in order.
    pub steps: Vec<MeterStepView>,
    /// The smallest step back that abates the alarm.
    pub relaxation: Option<RelaxationView>,
}

/// What one requirement does to the competition, the others kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeterStepView {
    /// Its facet.
    pub facet: String,
    /// Title.
    pub title: String,
    /// Firms known not to meet it.
    pub excluded: usize,
    /// Firms of which it is not known.
    pub unproven: usize,
    /// Firms that it alone shuts out.
    pub only_here: usize,
    /// Firms possible once it and those before it are applied.
    pub possible_after: usize,
    /// Firms surely qualifying at the same point.
    pub sure_after: usize,
    /// Firms possible without it.
    pub possible_without: usize,
    /// Firms surely qualifying without it.
    pub sure_without: usize,
}

/// A requirement to soften.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SofteningView {
    /// Its facet.
    pub facet: String,
    /// Title.
    pub title: String,
    /// Facet of the softer level; absent: scored in place of required.
    pub to: Option<String>,
    /// In French: « au niveau socle », « noté plutôt qu’exigé ».
    pub words: String,
}

/// The smallest step back that abates the alarm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RelaxationView {
    /// What to soften.
    pub changes: Vec<SofteningView>,
    /// Firms surely qualifying then.
    pub sure: usize,
    /// Firms possible then.
    pub possible: usize,
    /// The alarm then.
    #[ts(type = "\"rouge\" | \"orange\" | \"aucune\"")]
    pub alarm: &'static str,
}

/// What the firms of the sourcing log declared, laid over what the catalogue says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeclaredView {
    /// Firms whose declarations count.
    pub firms: usize,
    /// Those whose answers are invented, for training or for an example.
    pub simulated: usize,
    /// Those that the catalogue does not know.
    pub added: usize,
    /// Day of the first answer, ISO.
    pub first: String,
    /// Day of the last answer, ISO.
    pub last: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SuggestAnswer {
    /// CPV codes proposed from the words, when the need gives none.
    pub cpv_proposed: Vec<String>,
    /// What firms declared; absent when nobody did.
    pub declared: Option<DeclaredView>,
    /// Who makes it.
    pub fabric: FabricView,
    /// What can be asked.
    pub suggestions: Vec<SuggestionView>,
    /// How open the set is.
    pub restriction: RestrictionView,
    /// What does not fit.
    pub conflicts: Vec<String>,
}

/// Suggests from a need alone.
///
/// # Errors
/// The catalogue cannot be opened, or a choice of the tender cannot be followed.
pub fn suggest(desk: &Desk, tender: &Tender) -> Result<SuggestAnswer, ApiError> {
    suggest_for(desk, tender, &Log::new())
}

/// Suggests, with what the firms of a sourcing log declared.
///
/// # Errors
/// As [`suggest`].
pub fn suggest_for(desk: &Desk, tender: &Tender, log: &Log) -> Result<SuggestAnswer, ApiError> {
    understood(desk, tender, |understood, _, brief| {
        let selection = drafting::selection(brief)?;
        let market = Market::of(desk, understood, log)?;
        let (suggestions, restriction) = market.propose(brief, &selection);
        Ok(SuggestAnswer {
            cpv_proposed: understood.proposed_view(),
            declared: declared::view(log, &market.laid),
            fabric: market.view(desk, understood)?,
            suggestions: suggestions
                .iter()
                .map(|one| suggestion_view(brief, one, selection.has(&one.facet.id)))
                .collect(),
            restriction: restriction_view(&restriction),
            conflicts: selection
                .conflicts
                .iter()
                .map(|conflict| conflict.message.clone())
                .collect(),
        })
    })
}

pub(crate) fn counts_view(counts: &Counts) -> CountsView {
    CountsView {
        capable: counts.capable,
        unknown: counts.unknown,
        incapable: counts.incapable,
        by_status: ByStatusView {
            declare: counts.declare,
            verifie: counts.verifie,
            deduit: counts.deduit,
        },
    }
}

fn suggestion_view(brief: &drafting::Brief<'_>, one: &Suggestion<'_>, kept: bool) -> SuggestionView {
    SuggestionView {
        module: one.module.head.id.clone(),
        title: one
            .facet
            .head
            .title
            .clone()
            .unwrap_or_else(|| one.module.head.title.clone()),
        mark: one.module.mark(),
        facet: one.facet.id.clone(),
        kind: one.facet.kind.slug(),
        level: one.facet.level.slug(),
        lever: one.lever.slug(),
        basis: one.basis.slug(),
        rank: one.rank,
        kept,
        firms: one.counts.as_ref().map(counts_view),
        rings: rings_view(one),
        why: why(one),
        why_not_stricter: one.why_not_stricter.clone(),
        level_reason: one.facet.head.level_reason.clone(),
        legal_basis: brief.cited(&one.facet.head.legal_basis),
        obligation_ids: one.obligations.iter().map(|id| (*id).to_owned()).collect(),
    }
}

/// Counts by ring.
pub(crate) fn rings_view(one: &Suggestion<'_>) -> Vec<FacetRingView> {
    one.rings
        .iter()
        .map(|ring| FacetRingView {
            ring: ring.ring.slug(),
            capable: ring.counts.capable,
            unknown: ring.counts.unknown,
            incapable: ring.counts.incapable,
        })
        .collect()
}

/// The counts, then the reason.
pub(crate) fn why(one: &Suggestion<'_>) -> String {
    match &one.counts {
        Some(counts) => format!("{}. {}", french::capital(&counts.words()), one.why),
        None => one.why.clone(),
    }
}

pub(crate) fn restriction_view(restriction: &Restriction) -> RestrictionView {
    let known = |n: usize| restriction.family.as_ref().map(|_| n);
    RestrictionView {
        sure: known(restriction.sure),
        possible: known(restriction.possible),
        alarm: restriction.alarm.slug(),
        outside_catalogue: "inconnu",
        family: restriction.family.clone(),
        why: restriction.why.clone(),
        firms: known(restriction.firms),
        steps: restriction.steps.iter().map(step_view).collect(),
        relaxation: restriction.relaxation.as_ref().map(relaxation_view),
    }
}

fn step_view(step: &Step) -> MeterStepView {
    MeterStepView {
        facet: step.facet.clone(),
        title: step.title.clone(),
        excluded: step.excluded,
        unproven: step.unproven,
        only_here: step.only_here,
        possible_after: step.possible_after,
        sure_after: step.sure_after,
        possible_without: step.possible_without,
        sure_without: step.sure_without,
    }
}

fn relaxation_view(back: &Relaxation) -> RelaxationView {
    RelaxationView {
        changes: back
            .changes
            .iter()
            .map(|(facet, title, change)| SofteningView {
                facet: facet.clone(),
                title: title.clone(),
                to: match change {
                    Change::Level(_, to) => Some(to.clone()),
                    Change::Scored => None,
                },
                words: match change {
                    Change::Level(level, _) => format!("à ramener au niveau {level}"),
                    Change::Scored => "à noter plutôt qu’à exiger".to_owned(),
                },
            })
            .collect(),
        sure: back.sure,
        possible: back.possible,
        alarm: back.alarm.slug(),
    }
}
