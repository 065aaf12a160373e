//! The weights of a list of criteria, when all are those of prices.

use std::ops::Range;

use crate::phrases::Phrases;
use crate::reading::Reading;

static PRICED: Phrases =
    Phrases::new(&["(=prix|tarif|tarifs|tarification|coût|montant|frais|=financier|=financiere)"]);

pub(super) static WEIGHT: Phrases = Phrases::new(&["# (\"%\"|=points|=point|=pts|pour cent)"]);

static PART_OF_NOTE: Phrases =
    Phrases::new(&["(de|dans) (=la|=cette) (=note|=notation) (de|du|des)? (coût|prix|financière)"]);

static SCALED: Phrases = Phrases::new(&[
    "(notation|critère|critères|barème|pondération|pondérations|grille|poids|sur 100|sur cent|décompte)",
]);

/// Every weight of the sentence is that of a price, and they make a hundred.
pub(super) fn all_weights_are_prices(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut weights = r.find(&WEIGHT, sentence.clone());
    if weights.is_empty() && r.has(&SCALED, sentence.clone()) {
        weights = sentence
            .clone()
            .filter(|&at| {
                r.number(at).is_some()
                    && matches!(r.before(at), "," | ":" | "(" | "|" | "=")
                    && matches!(r.folded(at + 1), ";" | "." | "," | ")" | "|" | "")
            })
            .map(|at| at..at + 1)
            .collect();
    }
    // A row that gives all to the price: « | Coût des forfaits | 100 % | … | ».
    let whole_row = weights.len() == 1
        && r.number(weights[0].start) == Some(100.0)
        && r.before(weights[0].start) == "|"
        && r.folded(weights[0].end) == "|";
    if weights.len() < 2 && !whole_row {
        return None;
    }
    // « 70 % de la note de coût »: parts of the note of the price.
    if weights
        .iter()
        .any(|weight| r.has(&PART_OF_NOTE, r.ahead(weight.end, 5)))
    {
        return None;
    }
    let mut from = sentence.start;
    let mut total = 0.0;
    for weight in &weights {
        if !r.has(&PRICED, from..weight.start) {
            return None;
        }
        total += r.number(weight.start)?;
        from = weight.end;
    }
    ((total - 100.0_f64).abs() < 0.5).then(|| weights[0].start.saturating_sub(3).max(sentence.start)..from)
}
