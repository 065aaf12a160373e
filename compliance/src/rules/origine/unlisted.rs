//! Origins told without a place of the lists: a name after a verb of making, a road travelled.

use std::ops::Range;

use super::provenance::{BARRIER, BY_ONE, Provenance};
use super::vocabulary::{CARRIED, COMES, CRADLE, GOODS, MAKING_PLACE};
use crate::marks::{hull, overlaps};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{Place, PlaceKind};

/// « façonnée à Anduze »: a verb of making, then a name the lists do not have.
pub(super) fn made_at(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    makes: &[Range<usize>],
    known: &[Place],
) -> Vec<Provenance> {
    if makes.is_empty() {
        return Vec::new();
    }
    r.find(&AT, sentence.clone())
        .into_iter()
        .filter(|at| !known.iter().any(|p| overlaps(&p.tokens, at)) && !r.is_upper(at.end - 1))
        .filter_map(|at| {
            let maker = makes
                .iter()
                .rfind(|m| m.end <= at.start && at.start - m.end <= 2)?;
            let gap = maker.end..at.start;
            let of = matches!(r.folded(at.start), "de" | "d'" | "du");
            let from = !of
                || gap.is_empty()
                    && r.has(&COMES, maker.clone())
                    && r.has(&GOODS, sentence.start..maker.start)
                || gap.is_empty() && (r.has(&MAKING_PLACE, maker.clone()) || r.has(&BY_ONE, maker.clone()));
            let brought = r.has(&BARRIER, r.back(maker.start, 4));
            let plain = from && !brought && gap.clone().all(|at| r.is_word(at)) && !r.has(&BARRIER, gap);
            plain.then(|| Provenance {
                tokens: hull(maker, &at),
                kind: PlaceKind::Region,
                means: false,
            })
        })
        .collect()
}

static AT: Phrases =
    Phrases::new(&["(=a|=dans =le|=dans =la|=dans =les|=pres =de|=autour =de|=de|=d'|=du) CAP"]);

/// « n’ont pas fait plus de cent kilomètres entre l’élevage et l’office ».
pub(super) fn carried(r: &Reading<'_>, sentence: &Range<usize>, places: &[Place]) -> Vec<Provenance> {
    let radii = places.iter().filter(|p| p.kind == PlaceKind::Radius);
    radii
        .filter_map(|place| {
            let verb = r.find(&CARRIED, r.back(place.tokens.start, 7)).pop()?;
            let goods = r.has(&GOODS, sentence.start..verb.start);
            let cradle = r.has(&CRADLE, r.ahead(place.tokens.end, 8));
            (goods && cradle).then(|| Provenance {
                tokens: hull(&verb, &place.tokens),
                kind: PlaceKind::Radius,
                means: false,
            })
        })
        .collect()
}
