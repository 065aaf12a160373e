//! Facets that name one another although no purchase holds both.

use std::collections::BTreeSet;

use crate::{Condition, Facet, Level, Library, Module};

/// Says which ties of a facet are dead: with itself, with one that it both requires and excludes, or with one that
/// no purchase can hold beside it. Facets outside the library are not looked at.
pub(super) fn ties(module: &Module, facet: &Facet, library: &Library, say: &mut dyn FnMut(String)) {
    let head = &facet.head;
    for (field, ids) in [
        ("requires", &head.requires),
        ("conflicts", &head.conflicts),
        ("suggests", &head.suggests),
    ] {
        let mut named = BTreeSet::new();
        for id in ids {
            if *id == facet.id {
                say(format!("{field} : la facette se nomme elle-même"));
            } else if !named.insert(id) {
                say(format!("{field} : « {id} » est nommée deux fois"));
            } else if let Some((other_module, other)) = library.facet(id)
                && let Some(why) = apart(module, facet, other_module, other)
            {
                say(format!("{field} : « {id} » ne peut jamais être là aussi ({why})"));
            }
        }
    }
    for id in &head.requires {
        let back = library
            .facet(id)
            .is_some_and(|(_, other)| other.head.conflicts.contains(&facet.id));
        if back || head.conflicts.contains(id) {
            say(format!("« {id} » est à la fois exigée et exclue"));
        }
    }
    if let Some(served) = facet.serves().and_then(|heading| module.facet(heading))
        && let Some(why) = apart(module, facet, module, served)
    {
        say(format!(
            "« {} », qu’elle sert, ne peut jamais être là aussi ({why})",
            served.heading
        ));
    }
    // One level of a kind is kept: naming another of the same module says nothing.
    if let Some(same) = head.requires.iter().find(|id| {
        library.facet(id).is_some_and(|(other_module, other)| {
            other_module.head.id == module.head.id && other.kind == facet.kind && is_level(facet, other)
        })
    }) {
        say(format!(
            "requires : « {same} » est un autre niveau de la même clause, un seul est retenu"
        ));
    }
}

fn is_level(facet: &Facet, other: &Facet) -> bool {
    facet.level != other.level && Level::ALL.contains(&other.level)
}

/// Why no purchase holds both, if so.
pub(super) fn apart(
    module: &Module,
    facet: &Facet,
    other_module: &Module,
    other: &Facet,
) -> Option<&'static str> {
    let (mine, theirs) = (&module.head.families, &other_module.head.families);
    // A purchase may be of several families: only clauses of one lot exclude each other, which no file can say. Two
    // modules of families that no word joins are told all the same: such a tie is a slip of the pen.
    if !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|family| theirs.contains(family)) {
        return Some("leurs familles sont autres");
    }
    if !overlap(facet, other) {
        return Some("l’une cesse avant que l’autre ne commence");
    }
    parted(&facet.head.when, &other.head.when)
}

/// Whether some day has both.
fn overlap(facet: &Facet, other: &Facet) -> bool {
    let spans = |facet: &Facet| {
        let mut spans: Vec<_> = facet
            .texts
            .iter()
            .map(|text| text.head.in_force.as_ref().unwrap_or(&facet.head.in_force))
            .map(|in_force| (in_force.from, in_force.to))
            .collect();
        spans.dedup();
        spans
    };
    let (mine, theirs) = (spans(facet), spans(other));
    mine.iter().any(|(from, to)| {
        theirs.iter().any(|(other_from, other_to)| {
            to.is_none_or(|to| to >= *other_from) && other_to.is_none_or(|to| to >= *from)
        })
    })
}

fn parted(a: &Condition, b: &Condition) -> Option<&'static str> {
    fn disjoint<T: PartialEq>(a: &[T], b: &[T]) -> bool {
        !a.is_empty() && !b.is_empty() && !a.iter().any(|one| b.contains(one))
    }
    let opposite = |a: Option<bool>, b: Option<bool>| a.is_some_and(|a| b.is_some_and(|b| a != b));
    let beneath = |max: Option<tender::Euros>, min: Option<tender::Euros>| {
        max.is_some_and(|max| min.is_some_and(|min| max <= min))
    };
    if disjoint(&a.nature, &b.nature) {
        Some("leurs natures d’achat sont autres")
    } else if disjoint(&a.buyer, &b.buyer) {
        Some("leurs acheteurs sont autres")
    } else if disjoint(&a.ccag, &b.ccag) {
        Some("leurs CCAG sont autres")
    } else if disjoint(&a.procedure, &b.procedure) {
        Some("leurs procédures sont autres")
    } else if opposite(a.accord_cadre, b.accord_cadre) {
        Some("l’une va avec un accord-cadre, l’autre sans")
    } else if a.lots.is_some() && b.lots.is_some() && a.lots != b.lots {
        Some("l’une va avec un lot, l’autre avec plusieurs")
    } else if a.due.iter().any(|id| b.not_due.contains(id)) || b.due.iter().any(|id| a.not_due.contains(id)) {
        Some("l’une suppose une obligation due, l’autre qu’elle ne le soit pas")
    } else if beneath(a.amount_max, b.amount_min) || beneath(b.amount_max, a.amount_min) {
        Some("leurs montants sont autres")
    } else {
        None
    }
}
