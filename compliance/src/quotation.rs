//! Words that a passage cites to take them back.

use std::ops::Range;

use crate::phrases::Phrases;
use crate::reading::Reading;

/// Said of words that are cited in order to be taken back or called unlawful.
static TAKEN_BACK: Phrases = Phrases::new(&[
    "(est|sont|serait|seraient|sera|seront|a été|ont été|était) ..1 (supprimé|supprimée|supprimés|supprimées|=retire|=retiree|=retires|=retirees|annulé|annulée|abrogé|abrogée|irrégulier|irrégulière|illégal|illégale|illicite|discriminatoire|contraire)",
    "(constituerait|constitueraient) ..2 (manquement|discrimination|irrégularité|violation)",
    "réputé ..1 non écrit",
]);

/// « La mention « X » est supprimée », « un critère tel que « X » serait irrégulier »: cited between quotation marks, and
/// taken back in the same clause.
pub(crate) fn quoted_away(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let sentence = r.sentence(hit.start);
    let opening = (sentence.start..=hit.start).rev().find(|&at| r.folded(at) == "«");
    let closing = (hit.end.saturating_sub(1)..sentence.end).find(|&at| r.folded(at) == "»");
    let (Some(opening), Some(closing)) = (opening, closing) else {
        return false;
    };
    let closed_before = (opening..hit.start).any(|at| r.folded(at) == "»");
    let clause = r.clause(&(closing..closing + 1));
    !closed_before && r.has(&TAKEN_BACK, closing + 1..clause.end.max(closing + 1))
}
