//! Amounts, multiples and counts of a passage.

use std::ops::Range;

use french::number_words;

use crate::phrases::Phrases;
use crate::reading::Reading;

/// Amounts in euros.
pub(super) fn amounts(r: &Reading<'_>, tokens: Range<usize>) -> Vec<(Range<usize>, f64)> {
    numbers(r, tokens)
        .into_iter()
        .filter_map(|(range, value)| {
            let mut unit = range.end;
            // « deux millions d’euros »
            if matches!(r.folded(unit), "d'" | "de") {
                unit += 1;
            }
            let factor = match r.folded(unit) {
                "€" | "euros" | "euro" | "eur" => 1.0,
                "k€" | "keuros" | "ke" => 1e3,
                "m€" | "meuros" => 1e6,
                _ => return None,
            };
            (value >= 1.0).then(|| (range.start..unit + 1, value * factor))
        })
        .collect()
}

/// Numbers, in figures or in words; an article alone is none.
pub(super) fn numbers(r: &Reading<'_>, tokens: Range<usize>) -> Vec<(Range<usize>, f64)> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match number_words(&r.tokens()[at..tokens.end]) {
            Some((value, taken)) => {
                let article =
                    taken == 1 && matches!(r.folded(at), "un" | "une" | "neuf") && r.before(at) != "moins";
                if !article {
                    found.push((at..at + taken, value));
                }
                at += taken.max(1);
            }
            None => at += 1,
        }
    }
    found
}

static OF_THE_AMOUNT: Phrases = Phrases::new(&[
    "(montant|valeur|estimation|prix|budget|coût|somme|=marche|=lot|dépense|enveloppe) ..2 (estimé|estimée|estimatif|estimative|prévisionnel|prévisionnelle|annuel|annuelle|total|totale|maximum|maximal|HT|du|de|global)?",
]);

/// « trois fois le montant », « le double de la valeur », « 300 % du montant »: how many times the amount of the
/// contract is required.
pub(super) fn multiple(r: &Reading<'_>, tokens: Range<usize>) -> Option<(Range<usize>, f64)> {
    for (range, value) in times(r, tokens.clone()) {
        if r.has(&OF_THE_AMOUNT, r.ahead(range.end, 7)) {
            return Some((range, value));
        }
    }
    None
}

fn times(r: &Reading<'_>, tokens: Range<usize>) -> Vec<(Range<usize>, f64)> {
    let mut found = Vec::new();
    for at in tokens.clone() {
        let value = match r.folded(at) {
            "double" => 2.0,
            "triple" => 3.0,
            "quadruple" => 4.0,
            "quintuple" => 5.0,
            "decuple" => 10.0,
            _ => continue,
        };
        found.push((at..at + 1, value));
    }
    for (range, value) in numbers(r, tokens) {
        match r.folded(range.end) {
            "fois" => {
                let half =
                    r.folded(range.end + 1) == "et" && matches!(r.folded(range.end + 2), "demie" | "demi");
                let end = range.end + if half { 3 } else { 1 };
                found.push((range.start..end, value + if half { 0.5 } else { 0.0 }));
            }
            "%" if value > 100.0 => found.push((range.start..range.end + 1, value / 100.0)),
            _ => {}
        }
    }
    found
}
