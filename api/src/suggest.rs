//! The fabric of a need, and what can be asked of it.

use ::clauses::Library;
use families::{CapabilityKey, Families, Known};
use matching::{Counts, Makers, Place, Restriction, SiteFacts, Suggestion};
use serde::Serialize;
use tender::Tender;
use ts_rs::TS;

use crate::compose::understood;
use crate::need::{FamilyView, Understood, rounded};
use crate::{ApiError, Desk, ErrorCode};

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
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SuggestAnswer {
    /// CPV codes proposed from the words, when the need gives none.
    pub cpv_proposed: Vec<String>,
    /// Who makes it.
    pub fabric: FabricView,
    /// What can be asked.
    pub suggestions: Vec<SuggestionView>,
    /// How open the set is.
    pub restriction: RestrictionView,
}

/// Suggests.
///
/// # Errors
/// The catalogue cannot be opened, or a choice of the tender cannot be followed.
pub fn suggest(desk: &Desk, tender: &Tender) -> Result<SuggestAnswer, ApiError> {
    understood(desk, tender, |understood, _, brief| {
        let situation = brief.situation();
        let selection = drafting::selection(brief)?;
        let market = Market::of(desk, understood)?;
        let makers = Makers::of(&market.sites, brief.families, Families::embedded());
        let (suggestions, restriction) = matching::suggest(
            Library::embedded(),
            &situation,
            &selection,
            &makers,
            Families::embedded(),
            market.place.as_ref(),
        );
        Ok(SuggestAnswer {
            cpv_proposed: understood.proposed_view(),
            fabric: market.view(understood, &makers),
            suggestions: suggestions
                .iter()
                .map(|one| suggestion_view(one, selection.has(&one.facet.id)))
                .collect(),
            restriction: restriction_view(&restriction),
        })
    })
}

/// The makers of a need, as values, and where the buyer is.
pub(crate) struct Market {
    pub(crate) sites: Vec<SiteFacts>,
    pub(crate) place: Option<Place>,
    naf: Vec<families::NafWeight>,
    makers: Vec<MakerView>,
}

/// NAF sub-classes shown.
const NAF_SHOWN: usize = 12;

impl Market {
    pub(crate) fn of(desk: &Desk, understood: &Understood) -> Result<Self, ApiError> {
        let catalog = desk.catalog()?;
        let all = Families::embedded();
        let naf = all.naf_for(&understood.tender.words(), &understood.tender.all_cpv());
        // Every class that a family of the need may be made by; `Makers` keeps those that count.
        let mut classes: Vec<tender::Naf> = understood
            .families
            .iter()
            .filter_map(|found| all.get(&found.slug))
            .flat_map(|family| family.naf.iter().map(|one| one.naf.clone()))
            .collect();
        classes.sort();
        classes.dedup();
        let sites = catalog.makers(&classes)?.into_iter().map(facts).collect();
        let place = match &understood.tender.buyer.insee {
            None => None,
            Some(insee) => {
                let commune = catalog.commune(insee)?.ok_or_else(|| {
                    ApiError::new(
                        ErrorCode::Need,
                        format!("buyer.insee : « {insee} » n’est le code d’aucune commune actuelle ; vérifiez-le, ou retirez-le"),
                    )
                })?;
                Some(Place {
                    point: commune.coordinates.map(|at| (at.lat, at.lon)),
                    departement: commune.departement.code,
                    region: commune.region.code,
                    radius_km: RADIUS_KM,
                })
            }
        };
        let makers = some_makers(desk, understood, place.as_ref())?;
        Ok(Self {
            sites,
            place,
            naf,
            makers,
        })
    }

    pub(crate) fn view(&self, understood: &Understood, makers: &Makers<'_>) -> FabricView {
        let fabric = matching::fabric(&makers.any(&[]), self.place.as_ref());
        // Without a family nothing was counted.
        let known = |n: usize| (!understood.families.is_empty()).then_some(n);
        let mut rings: Vec<RingView> = fabric
            .rings
            .iter()
            .map(|ring| RingView {
                ring: ring.ring.slug(),
                firms: known(ring.firms),
                sites: known(ring.sites),
            })
            .collect();
        // Makers of other Member States are not in the catalogue: unknown, never zero.
        rings.push(RingView {
            ring: "ue",
            firms: None,
            sites: None,
        });
        FabricView {
            families: understood.families.iter().cloned().map(FamilyView::of).collect(),
            near: understood.near.iter().cloned().map(FamilyView::of).collect(),
            naf: self
                .naf
                .iter()
                .take(NAF_SHOWN)
                .map(|one| NafView {
                    code: one.naf.to_string(),
                    label: Families::embedded().naf_label(&one.naf).map(str::to_owned),
                    weight: rounded(one.weight),
                    why: one.why.clone(),
                })
                .collect(),
            firms: FirmsView {
                total: known(fabric.firms),
                sites_without_coordinates: known(fabric.without_point),
                radius_km: RADIUS_KM,
                rings,
            },
            makers: self.makers.clone(),
        }
    }
}

/// Makers named for each family of the need.
const MAKERS_SHOWN: usize = 6;

fn some_makers(
    desk: &Desk,
    understood: &Understood,
    place: Option<&Place>,
) -> Result<Vec<MakerView>, ApiError> {
    let near = place
        .and_then(|place| place.point)
        .map(|(lat, lon)| ::catalog::Near { lat, lon });
    let mut makers: Vec<MakerView> = Vec::new();
    for found in &understood.families {
        let query = ::catalog::SearchQuery {
            family: Some(&found.slug),
            near,
            as_of: Some(understood.tender.launch_date),
            limit: MAKERS_SHOWN,
            ..::catalog::SearchQuery::default()
        };
        for hit in desk.catalog()?.search(&query)?.hits {
            let (site, tier) = (hit.site, hit.tier);
            makers.push(MakerView {
                name: site.name,
                siren: site.siren.map(Into::into),
                commune: site.place.commune,
                departement: site.place.departement.map(|area| area.code),
                distance_km: hit.distance_km.map(|km| (km * 10.0).round() / 10.0),
                tier: tier.as_str().to_owned(),
                family: found.slug.clone(),
            });
        }
    }
    Ok(makers)
}

/// A site of the catalogue as matching sees it.
fn facts(site: ::catalog::Maker) -> SiteFacts {
    use ::catalog::Label;
    let mut known = std::collections::BTreeMap::new();
    for label in &site.labels {
        let slug = match label {
            Label::Ea => "reserved:ea",
            Label::Esat => "reserved:esat",
            Label::Siae => "reserved:siae",
            // What these say is not a status that reserves a contract.
            Label::Epv | Label::Rge => continue,
        };
        if let Some(capability) = families::capability(slug) {
            known.insert(capability.key.clone(), Known::Yes(families::Status::Declare));
        }
    }
    debug_assert!(
        known
            .keys()
            .all(|key: &CapabilityKey| key.as_str().starts_with("reserved:"))
    );
    SiteFacts {
        firm: site.firm.as_str().to_owned(),
        group: None,
        site: site.id,
        naf: site.naf,
        point: site.point,
        departement: site.departement,
        region: site.region,
        known,
    }
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

fn suggestion_view(one: &Suggestion<'_>, kept: bool) -> SuggestionView {
    SuggestionView {
        module: one.module.head.id.clone(),
        title: one
            .facet
            .head
            .title
            .clone()
            .unwrap_or_else(|| one.module.head.title.clone()),
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
        legal_basis: one.facet.head.legal_basis.clone(),
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
        Some(counts) => format!("{}. {}", capitalised(&counts.words()), one.why),
        None => one.why.clone(),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

pub(crate) fn restriction_view(restriction: &Restriction) -> RestrictionView {
    RestrictionView {
        sure: restriction.family.as_ref().map(|_| restriction.sure),
        possible: restriction.family.as_ref().map(|_| restriction.possible),
        alarm: restriction.alarm.slug(),
        outside_catalogue: "inconnu",
        family: restriction.family.clone(),
        why: restriction.why.clone(),
    }
}
