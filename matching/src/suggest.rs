//! Facets that fit a need, ranked, each with its counts, its lever and why.

use std::collections::{BTreeMap, BTreeSet};

use clauses::{Facet, Kind, Level, Library, Module, Selection, Situation};
use families::{Families, LeverBounds, Predicate, Status};

use crate::bits::Bits;
use crate::field::Field;
use crate::lever::{Reasons, SOCLE_BY_CUSTOM, by_custom, lever, scored_instead};
use crate::market::Market;
use crate::restriction::{FEWEST, Hard, Softer, alarm};
use crate::{Alarm, Basis, Counts, Lever, Restriction, Ring};

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
/// The place of the buyer only fills the rings: levers, order, reasons and the meter do not depend on it. Requirements are proposed so
/// that together they leave a competition: one that would close it is proposed as a criterion.
#[must_use]
pub fn suggest<'a>(
    library: &'a Library,
    situation: &Situation,
    selection: &Selection<'_>,
    market: &Market,
    families: &Families,
) -> (Vec<Suggestion<'a>>, Restriction) {
    let mut suggestions = proposals(library, situation, market, families);
    keep_open(&mut suggestions, market);
    for (n, suggestion) in suggestions.iter_mut().enumerate() {
        suggestion.rank = n + 1;
    }
    let hard = hard(library, situation, selection);
    (suggestions, market.restriction(&hard))
}

/// Each facet that bears on makers, with the use that the market allows it alone, in the order of the list.
pub(crate) fn proposals<'a>(
    library: &'a Library,
    situation: &Situation,
    market: &Market,
    families: &Families,
) -> Vec<Suggestion<'a>> {
    let mut proposals: Vec<Suggestion<'a>> = library
        .applicable(situation)
        .filter(|(module, facet, _)| facet.kind.asks_makers() && module.head.justification.is_none())
        .map(|(module, facet, _)| propose(module, facet, situation, market, families))
        .collect();
    proposals.sort_by(|a, b| order(a, situation).cmp(&order(b, situation)));
    proposals
}

/// Firms left by the requirements kept so far.
#[derive(Clone)]
struct Kept {
    /// Known to meet all of them.
    sure: Bits,
    /// Known to meet those that rest on counts of capable firms.
    proven: Bits,
    /// Not known to fail one.
    possible: Bits,
}

impl Kept {
    fn all(len: usize) -> Self {
        Self {
            sure: Bits::all(len),
            proven: Bits::all(len),
            possible: Bits::all(len),
        }
    }
}

/// Requirements proposed must leave a competition when taken together: going down the list, one that would shut out too
/// many with those above it is scored instead. Duties come first in the list, and are the last to yield.
pub(crate) fn keep_open(suggestions: &mut [Suggestion<'_>], market: &Market) {
    let mut kept: BTreeMap<&str, Kept> = market
        .by_family
        .iter()
        .map(|(family, field)| (family.as_str(), Kept::all(field.len())))
        .collect();
    for suggestion in suggestions.iter_mut() {
        let Some(predicate) = predicate(suggestion.facet).filter(|_| suggestion.lever == Lever::Exigence)
        else {
            continue;
        };
        let served = &suggestion.module.head.families;
        let mut next = kept.clone();
        let (mut closing, mut unproven) = (None, None);
        for (family, left) in &mut next {
            if !(served.is_empty() || served.iter().any(|slug| slug == family)) {
                continue;
            }
            let field = &market.by_family[*family];
            let split = field.judge(&predicate, Status::Deduit);
            let counted = suggestion.basis == Basis::Capacite;
            let before = left.possible.count();
            left.sure = left.sure.clone().and(&split.yes);
            left.possible = left.possible.clone().and(&split.no.not());
            if counted {
                left.proven = left.proven.clone().and(&split.yes);
            }
            let (sure, possible) = (left.sure.count(), left.possible.count());
            if possible < before && alarm(field, &left.sure, &left.possible) == Alarm::Rouge {
                closing.get_or_insert((possible, sure));
            }
            // What rests on counts of capable firms must still rest on them together with what does too. What rests on a
            // duty or on the trade asks for no proof: to learn that firms are able would otherwise soften a requirement.
            if counted && left.proven.count() < FEWEST {
                unproven.get_or_insert((possible, sure));
            }
        }
        let fallback = resting_on_the_trade(suggestion);
        match (closing, unproven) {
            (None, None) => kept = next,
            // What a regulation sets stays required: the alarm tells, and what comes below yields.
            _ if suggestion.facet.head.regulatory => kept = next,
            (None, Some(_)) if fallback.is_some() => {
                for (family, left) in &mut next {
                    left.proven = kept[family].proven.clone();
                }
                kept = next;
                if let Some((basis, why)) = fallback {
                    suggestion.basis = basis;
                    suggestion.why = why;
                }
            }
            (Some((possible, sure)), _) | (None, Some((possible, sure))) => {
                suggestion.lever = Lever::Critere;
                suggestion.why = scored_instead(possible, sure);
            }
        }
    }
}

/// What a socle rests on when too few firms are proven able of it together with what is above: the trade, as it did
/// before some of them were known, while most firms have said nothing.
fn resting_on_the_trade(suggestion: &Suggestion<'_>) -> Option<(Basis, String)> {
    let counts = suggestion.counts.as_ref()?;
    (suggestion.facet.level == Level::Socle && counts.mostly_unknown()).then(|| {
        (
            by_custom(!suggestion.obligations.is_empty()),
            SOCLE_BY_CUSTOM.to_owned(),
        )
    })
}

/// Requirements that exclude whoever cannot meet them, with the softer levels of each.
#[must_use]
pub fn hard<'a>(library: &'a Library, situation: &Situation, selection: &Selection<'a>) -> Vec<Hard<'a>> {
    let applicable: Vec<(&Module, &Facet)> = library
        .applicable(situation)
        .map(|(module, facet, _)| (module, facet))
        .collect();
    let bears = |kind: Kind| matches!(kind, Kind::Exigence | Kind::Execution);
    // A duty that a clause asking nothing of makers meets stays met, whatever is softened here.
    let met: BTreeSet<&str> = selection
        .chosen
        .iter()
        .filter(|chosen| bears(chosen.facet.kind) && predicate(chosen.facet).is_none())
        .flat_map(|chosen| chosen.facet.head.satisfies.iter().map(String::as_str))
        .collect();
    selection
        .chosen
        .iter()
        .filter(|chosen| bears(chosen.facet.kind))
        .filter_map(|chosen| {
            let mut softer: Vec<&Facet> = applicable
                .iter()
                .filter(|(module, facet)| {
                    module.head.id == chosen.module.head.id
                        && facet.kind == chosen.facet.kind
                        && facet.level < chosen.facet.level
                })
                .map(|(_, facet)| *facet)
                .collect();
            softer.sort_by_key(|facet| std::cmp::Reverse(facet.level));
            Some(Hard {
                facet: &chosen.facet.id,
                title: chosen
                    .facet
                    .head
                    .title
                    .as_deref()
                    .unwrap_or(&chosen.module.head.title),
                families: &chosen.module.head.families,
                predicate: predicate(chosen.facet)?,
                due: chosen.facet.head.regulatory
                    || chosen
                        .facet
                        .head
                        .satisfies
                        .iter()
                        .any(|id| situation.due.contains(id) && !met.contains(id.as_str())),
                softer: softer
                    .into_iter()
                    .map(|facet| Softer {
                        facet: &facet.id,
                        level: facet.level,
                        predicate: predicate(facet),
                    })
                    .collect(),
            })
        })
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
pub(crate) fn predicate(facet: &Facet) -> Option<Predicate> {
    facet.head.needs.as_deref()?.parse().ok()
}

pub(crate) fn propose<'a>(
    module: &'a Module,
    facet: &'a Facet,
    situation: &Situation,
    market: &Market,
    families: &Families,
) -> Suggestion<'a> {
    let served = market.serving(&module.head.families);
    let field = &served.country;
    let bounds = bounds(module, situation, families);
    let predicate = predicate(facet);
    let counts = predicate.as_ref().map(|predicate| field.count(predicate));
    let obligations: Vec<&str> = facet
        .head
        .satisfies
        .iter()
        .map(String::as_str)
        .filter(|id| situation.due.contains(*id))
        .collect();
    let (chosen, basis, why) = lever(&Reasons {
        kind: facet.kind,
        level: facet.level,
        counts: counts.as_ref(),
        by_family: predicate
            .as_ref()
            .map(|predicate| by_family(module, market, families, predicate))
            .unwrap_or_default(),
        bounds: &bounds,
        due: !obligations.is_empty(),
        regulatory: facet.head.regulatory,
        one_lot: situation.lot_count.is_none_or(|count| count < 2),
    });
    let rings = predicate.as_ref().map_or_else(Vec::new, |predicate| {
        served
            .rings
            .iter()
            .map(|(ring, field)| FacetRing {
                ring: *ring,
                counts: field.count(predicate),
            })
            .collect()
    });
    let why_not_stricter = why_not_stricter(module, facet, field, &bounds);
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

/// Counts of each family of the need that the module serves, with its title.
fn by_family(
    module: &Module,
    market: &Market,
    families: &Families,
    predicate: &Predicate,
) -> Vec<(String, Counts)> {
    let served = &module.head.families;
    market
        .by_family
        .iter()
        .filter(|(slug, _)| served.is_empty() || served.contains(slug))
        .map(|(slug, field)| {
            let title = families.get(slug).map_or(slug, |family| &family.title);
            (title.to_owned(), field.count(predicate))
        })
        .collect()
}

fn why_not_stricter(module: &Module, facet: &Facet, field: &Field, bounds: &LeverBounds) -> String {
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
    let counts = field.count(&predicate);
    let (_, _, why) = lever(&Reasons {
        kind: stricter.kind,
        level: stricter.level,
        counts: Some(&counts),
        by_family: Vec::new(),
        bounds,
        due: false,
        regulatory: stricter.head.regulatory,
        one_lot: false,
    });
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
