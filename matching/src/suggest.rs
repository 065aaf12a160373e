//! Facets that fit a need, ranked, each with its counts, its lever and why.

use clauses::{Facet, Kind, Library, Module, Selection, Situation};
use families::{Families, LeverBounds, Predicate};

use crate::lever::lever;
use crate::restriction::Hard;
use crate::{Basis, Counts, Lever, Makers, Place, Restriction, Ring, count, restriction};

/// Counts of one ring for one facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FacetRing {
    /// The ring.
    pub ring: Ring,
    /// Firms of the ring.
    pub counts: Counts,
}

/// A facet proposed for a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion<'a> {
    /// Its module.
    pub module: &'a Module,
    /// The facet.
    pub facet: &'a Facet,
    /// Use that the market allows.
    pub lever: Lever,
    /// What the lever rests on.
    pub basis: Basis,
    /// Place in the list, from 1.
    pub rank: usize,
    /// Firms of the whole country; `None` when no capability is at stake.
    pub counts: Option<Counts>,
    /// The same by ring: information, never an argument.
    pub rings: Vec<FacetRing>,
    /// Why this lever, counts apart.
    pub why: String,
    /// Why not the stricter level.
    pub why_not_stricter: String,
    /// Obligations due that it satisfies.
    pub obligations: Vec<&'a str>,
}

/// Proposes facets for a situation, and measures the set kept.
///
/// `place` only fills the rings: levers, order, reasons and the meter do not depend on it.
#[must_use]
pub fn suggest<'a>(
    library: &'a Library,
    situation: &Situation,
    selection: &Selection<'_>,
    makers: &Makers<'_>,
    families: &Families,
    place: Option<&Place>,
) -> (Vec<Suggestion<'a>>, Restriction) {
    let mut suggestions: Vec<Suggestion<'a>> = library
        .applicable(situation)
        .filter(|(module, facet, _)| facet.kind.asks_makers() && module.head.justification.is_none())
        .map(|(module, facet, _)| {
            propose(
                module,
                facet,
                situation,
                makers,
                &bounds(module, situation, families),
                place,
            )
        })
        .collect();
    suggestions.sort_by(|a, b| order(a, situation).cmp(&order(b, situation)));
    for (n, suggestion) in suggestions.iter_mut().enumerate() {
        suggestion.rank = n + 1;
    }
    (suggestions, restriction(makers, &hard(selection)))
}

/// Requirements that exclude whoever cannot meet them.
fn hard<'a>(selection: &Selection<'a>) -> Vec<Hard<'a>> {
    selection
        .chosen
        .iter()
        .filter(|chosen| matches!(chosen.facet.kind, Kind::Exigence | Kind::Execution))
        .filter_map(|chosen| Some((chosen.module.head.families.as_slice(), predicate(chosen.facet)?)))
        .collect()
}

/// Bounds of the families that the module serves here; the strictest, so that no family is treated more
/// harshly than its own file says.
fn bounds(module: &Module, situation: &Situation, families: &Families) -> LeverBounds {
    let served = &module.head.families;
    let mut all = situation
        .families
        .iter()
        .filter(|slug| served.is_empty() || served.contains(slug))
        .filter_map(|slug| families.get(slug))
        .map(|family| family.lever);
    let first = all.next().unwrap_or_default();
    all.fold(first, |a, b| LeverBounds {
        many: a.many.max(b.many),
        some: a.some.max(b.some),
    })
}

/// The predicate of a facet; the tests of the library show that each can be read.
fn predicate(facet: &Facet) -> Option<Predicate> {
    facet.head.needs.as_deref()?.parse().ok()
}

fn propose<'a>(
    module: &'a Module,
    facet: &'a Facet,
    situation: &Situation,
    makers: &Makers<'_>,
    bounds: &LeverBounds,
    place: Option<&Place>,
) -> Suggestion<'a> {
    let sites = makers.any(&module.head.families);
    let predicate = predicate(facet);
    let counts = predicate.as_ref().map(|predicate| count(&sites, Some(predicate)));
    let obligations: Vec<&str> = facet
        .head
        .satisfies
        .iter()
        .map(String::as_str)
        .filter(|id| situation.due.contains(*id))
        .collect();
    let (chosen, basis, why) = lever(
        facet.kind,
        facet.level,
        counts.as_ref(),
        bounds,
        !obligations.is_empty(),
    );
    let rings = match (&predicate, place) {
        (Some(predicate), Some(place)) => Ring::ALL
            .into_iter()
            .map(|ring| {
                let kept: Vec<_> = sites
                    .iter()
                    .copied()
                    .filter(|site| ring.holds(site, place))
                    .collect();
                FacetRing {
                    ring,
                    counts: count(&kept, Some(predicate)),
                }
            })
            .collect(),
        _ => Vec::new(),
    };
    let why_not_stricter = why_not_stricter(module, facet, &sites, bounds);
    Suggestion {
        module,
        facet,
        lever: chosen,
        basis,
        rank: 0,
        counts,
        rings,
        why,
        why_not_stricter,
        obligations,
    }
}

fn why_not_stricter(
    module: &Module,
    facet: &Facet,
    sites: &[&crate::SiteFacts],
    bounds: &LeverBounds,
) -> String {
    let stricter = module
        .facets
        .iter()
        .filter(|other| other.kind == facet.kind && other.level > facet.level)
        .min_by_key(|other| other.level);
    let Some(stricter) = stricter else {
        return "La bibliothèque n’a pas de niveau plus strict.".to_owned();
    };
    let Some(predicate) = predicate(stricter) else {
        return format!(
            "Le niveau {} ne suppose pas de capacité particulière : c’est un choix de l’acheteur.",
            stricter.level
        );
    };
    let counts = count(sites, Some(&predicate));
    let (_, _, why) = lever(stricter.kind, stricter.level, Some(&counts), bounds, false);
    format!("Niveau {}\u{a0}: {}. {why}", stricter.level, counts.words())
}

/// Duties first, then what is specific to the family, then the softest level; ids settle the rest.
fn order<'a>(
    suggestion: &Suggestion<'a>,
    situation: &Situation,
) -> (bool, usize, Kind, clauses::Level, &'a str) {
    let module = &suggestion.module.head;
    let family = situation
        .families
        .iter()
        .position(|slug| module.families.contains(slug))
        .unwrap_or(situation.families.len());
    (
        suggestion.obligations.is_empty(),
        family,
        suggestion.facet.kind,
        suggestion.facet.level,
        &suggestion.facet.id,
    )
}
