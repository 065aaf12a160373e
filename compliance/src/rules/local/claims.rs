//! Other ways to be of a place: a register, a tax, the people one employs, the premises one runs on the spot.

use std::ops::Range;

use super::vocabulary::{ANY_PLACE, DESK, HIRES, INHABITANTS, OWN, REGISTER, TAXED};
use crate::marks::hull;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{Place, PlaceKind, is_gentile, places};

fn of_here(place: &Place) -> bool {
    !matches!(place.kind, PlaceKind::Europe | PlaceKind::Country)
}

/// From each of these words to the place named at most `apart` tokens after them.
fn to_places(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    heads: &[Range<usize>],
    apart: usize,
) -> Vec<Range<usize>> {
    if heads.is_empty() {
        return Vec::new();
    }
    let named = places(r, sentence);
    heads
        .iter()
        .filter_map(|head| {
            let place = named
                .iter()
                .find(|p| of_here(p) && p.tokens.end > head.end && p.tokens.start <= head.end + apart)?;
            let plain = !(head.end..place.tokens.start.max(head.end))
                .any(|at| matches!(r.folded(at), "," | ";" | "." | ":"));
            (plain && !no_place(r, &place.tokens)).then(|| hull(head, &place.tokens))
        })
        .collect()
}

/// « inscrits au répertoire des métiers de l’un des deux départements ».
pub(super) fn registered(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    to_places(r, sentence, &r.find(&REGISTER, sentence.clone()), 4)
}

/// « s’acquitte de sa cotisation foncière dans la commune ».
pub(super) fn taxed(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    to_places(r, sentence, &r.find(&TAXED, sentence.clone()), 5)
}

/// « emploient au moins trois habitants de la commune ».
pub(super) fn employed(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut people = r.find(&INHABITANTS, sentence.clone());
    people.retain(|people| r.has(&HIRES, r.back(people.start, 12)));
    let mut found = to_places(r, sentence, &people, 3);
    found.extend(natives(r, sentence));
    found
}

static COUNTED: Phrases =
    Phrases::new(&["(nombre|part|pourcentage|proportion|au moins #|majorité) (de|d') (=saint|=sainte)? CAP"]);

/// « nombre de Morlaisiens parmi les salariés »: people of a place, by the name they bear.
fn natives(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let counted = r.find(&COUNTED, sentence.clone()).into_iter();
    counted
        .filter(|counted| {
            let name = r.folded(counted.end - 1);
            name.ends_with('s') && is_gentile(r, counted.end - 1) && r.has(&HIRES, r.ahead(counted.end, 6))
        })
        .collect()
}

static RUN: Phrases = Phrases::new(&[
    "(exploite|exploitent|possède|possèdent|détient|détiennent|tient|tiennent|occupe|occupent|loue|louent|ouvert|ouverte|=a|=ont) (déjà)? sur place",
]);

/// « l’antenne que le transporteur exploite sur place »: the premises are there before the contract.
pub(super) fn here(r: &Reading<'_>, sentence: &Range<usize>, premises: &[Range<usize>]) -> Vec<Range<usize>> {
    if premises.is_empty() {
        return Vec::new();
    }
    let run = r.find(&RUN, sentence.clone()).into_iter();
    run.filter_map(|run| {
        let owned = premises
            .iter()
            .rfind(|p| p.end <= run.start && run.start - p.end <= 6 && r.has(&OWN, (*p).clone()))?;
        Some(hull(owned, &run))
    })
    .collect()
}

/// « dans des communes de moins de 3 000 habitants »: no place in particular.
pub(super) fn no_place(r: &Reading<'_>, place: &Range<usize>) -> bool {
    r.has(
        &ANY_PLACE,
        r.back(place.start, 1).start..r.ahead(place.end, 2).end,
    )
}

/// The « plateau » where calls are taken.
pub(super) fn of_desk(r: &Reading<'_>, sentence: &Range<usize>, place: &Range<usize>) -> bool {
    r.folded(place.end - 1) == "plateau" && r.has(&DESK, sentence.clone())
}
