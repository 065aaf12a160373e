//! Facets that fit a need, ranked, each with its counts, its lever and why.

use std::collections::BTreeMap;

use clauses::{Facet, Kind, Library, Module, Selection, Situation};
use families::{Families, LeverBounds, Predicate, Status};

use crate::bits::Bits;
use crate::field::Field;
use crate::lever::{Reasons, lever, scored_instead};
use crate::restriction::{FEWEST, Hard, Softer, alarm, restriction_of};
use crate::{Alarm, Basis, Counts, Lever, Makers, Place, Restriction, Ring, SiteFacts};

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
/// `place` only fills the rings: levers, order, reasons and the meter do not depend on it. Requirements are proposed so
/// that together they leave a competition: one that would close it is proposed as a criterion.
#[must_use]
pub fn suggest<'a>(
    library: &'a Library,
    situation: &Situation,
    selection: &Selection<'_>,
    makers: &Makers<'_>,
    families: &Families,
    place: Option<&Place>,
) -> (Vec<Suggestion<'a>>, Restriction) {
    let market = Market::of(makers, place);
    let mut fields = Fields::default();
    let mut suggestions: Vec<Suggestion<'a>> = library
        .applicable(situation)
        .filter(|(module, facet, _)| facet.kind.asks_makers() && module.head.justification.is_none())
        .map(|(module, facet, _)| propose(module, facet, situation, &market, &mut fields, families))
        .collect();
    suggestions.sort_by(|a, b| order(a, situation).cmp(&order(b, situation)));
    keep_open(&mut suggestions, &market);
    for (n, suggestion) in suggestions.iter_mut().enumerate() {
        suggestion.rank = n + 1;
    }
    let hard = hard(library, situation, selection);
    (suggestions, restriction_of(&market.by_family, &hard))
}

/// The firms of each family, and the sites of all.
struct Market<'m> {
    makers: &'m Makers<'m>,
    by_family: BTreeMap<&'m str, Field<'m>>,
    place: Option<&'m Place>,
}

impl<'m> Market<'m> {
    fn of(makers: &'m Makers<'m>, place: Option<&'m Place>) -> Self {
        Self {
            makers,
            by_family: makers
                .families()
                .map(|family| (family, Field::of(makers.family(family))))
                .collect(),
            place,
        }
    }
}

/// The firms that a module may ask.
struct Served<'m> {
    country: Field<'m>,
    rings: Vec<(Ring, Field<'m>)>,
}

/// Modules that serve the same families ask the same firms.
#[derive(Default)]
struct Fields<'m>(BTreeMap<&'m [String], Served<'m>>);

impl<'m> Fields<'m> {
    fn serving(&mut self, served: &'m [String], market: &Market<'m>) -> &Served<'m> {
        self.0.entry(served).or_insert_with(|| {
            let sites: Vec<&SiteFacts> = market.makers.any(served);
            let within = |ring: Ring, place: &Place| {
                let kept: Vec<&SiteFacts> = sites
                    .iter()
                    .copied()
                    .filter(|site| ring.holds(site, place))
                    .collect();
                (ring, Field::of(&kept))
            };
            let rings = market
                .place
                .map(|place| Ring::ALL.map(|ring| within(ring, place)).into())
                .unwrap_or_default();
            Served {
                country: Field::of(&sites),
                rings,
            }
        })
    }
}

/// Requirements proposed must leave a competition when taken together: going down the list, one that would shut out too
/// many with those above it is scored instead. Duties come first in the list, and are the last to yield.
fn keep_open(suggestions: &mut [Suggestion<'_>], market: &Market<'_>) {
    let mut kept: BTreeMap<&str, (Bits, Bits)> = market
        .by_family
        .iter()
        .map(|(family, field)| (*family, (Bits::all(field.len()), Bits::all(field.len()))))
        .collect();
    for suggestion in suggestions.iter_mut() {
        let Some(predicate) = predicate(suggestion.facet).filter(|_| suggestion.lever == Lever::Exigence)
        else {
            continue;
        };
        let served = &suggestion.module.head.families;
        let mut next = kept.clone();
        let mut closing = None;
        for (family, (sure, possible)) in &mut next {
            if !(served.is_empty() || served.iter().any(|slug| slug == family)) {
                continue;
            }
            let field = &market.by_family[family];
            let split = field.judge(&predicate, Status::Deduit);
            let before = possible.count();
            *sure = sure.clone().and(&split.yes);
            *possible = possible.clone().and(&split.no.not());
            let left = possible.count();
            let closes = left < before && alarm(field, sure, possible) == Alarm::Rouge;
            // What rests on counts of capable firms must still rest on them together with the others.
            let unproven = suggestion.basis == Basis::Capacite && sure.count() < FEWEST;
            if closes || unproven {
                closing.get_or_insert((left, sure.count()));
            }
        }
        match closing {
            None => kept = next,
            Some((possible, sure)) => {
                suggestion.lever = Lever::Critere;
                suggestion.why = scored_instead(possible, sure);
            }
        }
    }
}

/// Requirements that exclude whoever cannot meet them, with the softer levels of each.
fn hard<'a>(library: &'a Library, situation: &Situation, selection: &Selection<'a>) -> Vec<Hard<'a>> {
    let applicable: Vec<(&Module, &Facet)> = library
        .applicable(situation)
        .map(|(module, facet, _)| (module, facet))
        .collect();
    selection
        .chosen
        .iter()
        .filter(|chosen| matches!(chosen.facet.kind, Kind::Exigence | Kind::Execution))
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
                due: chosen
                    .facet
                    .head
                    .satisfies
                    .iter()
                    .any(|id| situation.due.contains(id)),
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
fn predicate(facet: &Facet) -> Option<Predicate> {
    facet.head.needs.as_deref()?.parse().ok()
}

fn propose<'a: 'm, 'm>(
    module: &'a Module,
    facet: &'a Facet,
    situation: &Situation,
    market: &Market<'m>,
    fields: &mut Fields<'m>,
    families: &Families,
) -> Suggestion<'a> {
    let Served {
        country: field,
        rings: by_ring,
    } = fields.serving(&module.head.families, market);
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
        one_lot: situation.lot_count.is_none_or(|count| count < 2),
    });
    let rings = predicate.as_ref().map_or_else(Vec::new, |predicate| {
        by_ring
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
    market: &Market<'_>,
    families: &Families,
    predicate: &Predicate,
) -> Vec<(String, Counts)> {
    let served = &module.head.families;
    market
        .by_family
        .iter()
        .filter(|(slug, _)| served.is_empty() || served.iter().any(|one| one == *slug))
        .map(|(slug, field)| {
            let title = families.get(slug).map_or(*slug, |family| &family.title);
            (title.to_owned(), field.count(predicate))
        })
        .collect()
}

fn why_not_stricter(module: &Module, facet: &Facet, field: &Field<'_>, bounds: &LeverBounds) -> String {
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
