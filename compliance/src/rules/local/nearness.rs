//! What a firm has somewhere, told the other way round: the place first, the distance, the people.

use std::ops::Range;

use super::vocabulary::{JOB, LOCATED, NEARNESS};
use crate::marks::hull;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{BUYER_PLACES, PlaceKind, places};

/// « possède sur le canton un dépôt »: the place comes first.
pub(super) fn owned_there(
    r: &Reading<'_>,
    place: &Range<usize>,
    premises: &[Range<usize>],
) -> Option<Range<usize>> {
    let owner = r.find(&OWNS, r.back(place.start, 4)).pop()?;
    let owned = premises
        .iter()
        .find(|p| p.start >= place.end && p.start - place.end <= 4)?;
    let plain = !(owner.end..owned.start).any(|at| matches!(r.folded(at), ";" | "." | "et" | "qui"));
    plain.then(|| hull(&owner, owned))
}

static OWNS: Phrases = Phrases::new(&[
    "(dispose|disposent|disposer|disposera|disposant|possède|possèdent|posséder|possédant|détient|détiennent|exploite|exploitent|entretient|entretiennent|=ont|=ayant|=avoir|=aura|=auront|loue|louent|abrite|abritent|justifie|justifient)",
]);

/// « éloignement du show-room par rapport à la crèche ».
pub(super) fn nearness(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    premises: &[Range<usize>],
    firms: &[Range<usize>],
) -> Vec<Range<usize>> {
    let buyer = r.find(&BUYER_PLACES, sentence.clone());
    let near = r.find(&NEARNESS, sentence.clone()).into_iter();
    near.filter_map(|near| {
        let of = premises
            .iter()
            .chain(firms)
            .filter(|of| of.start >= near.end && of.start - near.end <= 4)
            .filter(|of| !buyer.iter().any(|b| b.start <= of.start && of.start < b.end))
            .min_by_key(|of| of.start)?;
        let plain = !(near.end..of.start).any(|at| {
            matches!(
                r.folded(at),
                "," | ";" | ":" | "." | "et" | "qui" | "est" | "sont"
            )
        });
        // « ancrage de l’entreprise dans la lutte contre les discriminations »: in no place.
        let elsewhere = matches!(r.folded(of.end), "dans" | "en")
            && !places(r, sentence)
                .iter()
                .any(|p| p.tokens.start >= of.end && p.tokens.start <= of.end + 4);
        (plain && !elsewhere).then(|| hull(&near, of))
    })
    .collect()
}

/// « emplois créés dans la vallée », « le plus de salariés sur le territoire ».
pub(super) fn jobs_of_places(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let jobs = r.find(&JOB, sentence.clone());
    if jobs.is_empty() {
        return Vec::new();
    }
    places(r, sentence)
        .into_iter()
        .filter(|place| !matches!(place.kind, PlaceKind::Europe | PlaceKind::Country))
        .filter_map(|place| {
            let job = jobs.iter().rfind(|job| job.end <= place.tokens.start)?;
            let gap = job.end..place.tokens.start;
            let inside = gap.is_empty() || r.has(&LOCATED, gap.clone());
            (gap.len() <= 9 && inside && !gap.clone().any(|at| matches!(r.folded(at), ";" | ".")))
                .then(|| hull(job, &place.tokens))
        })
        .collect()
}
