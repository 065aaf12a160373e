//! Which lots a clause is for, in words.

use clauses::Chosen;
use tender::Tender;

use crate::Brief;

/// The lots a facet is for, from 1, when it is not for all of them; empty otherwise.
pub(crate) fn concerned_lots(chosen: &Chosen<'_>, brief: &Brief<'_>) -> Vec<usize> {
    chosen.module.head.lots(brief.lot_families, brief.lot_cpv)
}

/// The same in words: « lots 1 et 3 »; none when it is for all of them.
pub(crate) fn lots_of(chosen: &Chosen<'_>, brief: &Brief<'_>) -> Option<String> {
    let concerned = concerned_lots(chosen, brief);
    (!concerned.is_empty()).then(|| lots_in_words(&concerned))
}

/// « lot 2 », « lots 1, 3 et 4 ».
pub(crate) fn lots_in_words(lots: &[usize]) -> String {
    let numbers: Vec<String> = lots.iter().map(usize::to_string).collect();
    match numbers.as_slice() {
        [] => "tous les lots".to_owned(),
        [one] => format!("lot\u{a0}{one}"),
        [most @ .., last] => format!("lots\u{a0}{} et\u{a0}{last}", most.join(", ")),
    }
}

/// Title of a lot, from 1; empty when the need does not describe it.
pub(crate) fn lot_title(tender: &Tender, lot: usize) -> String {
    tender
        .lot
        .get(lot - 1)
        .map_or_else(String::new, |lot| lot.title.trim().to_owned())
}
