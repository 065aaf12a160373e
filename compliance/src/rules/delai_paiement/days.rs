//! Delays counted in days, weeks, months, in figures or in words.

use std::ops::Range;

use french::number_words;

use crate::reading::Reading;

/// Delays of a sentence in days, and whether they end with the month.
pub(super) fn delays(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<(Range<usize>, u32, bool)> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some((value, taken)) = ordinal(r, at) {
            found.push((at..at + taken, value, false));
            at += taken;
            continue;
        }
        // « virement à J + 60 »
        if r.folded(at) == "j"
            && r.folded(at + 1) == "+"
            && let Some(days) = r.number(at + 2)
        {
            found.push((at..at + 3, days as u32, false));
            at += 3;
            continue;
        }
        let Some((value, taken)) = number_words(&r.tokens()[at..sentence.end]) else {
            at += 1;
            continue;
        };
        let mut end = at + taken;
        // « quarante-cinq (45) jours »
        if r.folded(end) == "(" && r.number(end + 1).is_some() && r.folded(end + 2) == ")" {
            end += 3;
        }
        let factor = match r.folded(end) {
            "jour" | "jours" => Some(1.0),
            "semaine" | "semaines" => Some(7.0),
            "mois" => Some(30.0),
            "trimestre" | "trimestres" => Some(90.0),
            _ => None,
        };
        if let Some(factor) = factor
            && value < 1000.0
        {
            let month_end = r
                .ahead(end + 1, 3)
                .any(|i| r.folded(i) == "fin" && (i + 1..i + 3).any(|next| r.folded(next) == "mois"));
            let half = r.folded(end + 1) == "et" && matches!(r.folded(end + 2), "demi" | "demie");
            let value = if half { value + 0.5 } else { value };
            found.push((at..end + 1, (value * factor) as u32, month_end));
        }
        at = end.max(at + 1);
    }
    found
}

/// « Le soixantième jour », « le quarante-cinquième jour », « le 60e jour »: the days, and how many tokens say so.
fn ordinal(r: &Reading<'_>, at: usize) -> Option<(u32, usize)> {
    // Days stand after one to three words, which are looked at only then.
    let is_day = |at: usize| matches!(r.folded(at), "jour" | "jours");
    if !(at + 1..=at + 3).any(is_day) {
        return None;
    }
    let one = |word: &str| -> Option<u32> {
        Some(match word {
            "cinquieme" => 5,
            "dixieme" => 10,
            "onzieme" => 11,
            "douzieme" => 12,
            "treizieme" => 13,
            "quatorzieme" => 14,
            "quinzieme" => 15,
            "vingtieme" => 20,
            "trentieme" => 30,
            "quarantieme" => 40,
            "cinquantieme" => 50,
            "soixantieme" => 60,
            _ => {
                let figures = word
                    .trim_end_matches("ieme")
                    .trim_end_matches("eme")
                    .trim_end_matches('e');
                figures.parse().ok().filter(|_| figures.len() < word.len())?
            }
        })
    };
    let tens = |word: &str| -> Option<u32> {
        Some(match word {
            "trente" => 30,
            "quarante" => 40,
            "cinquante" => 50,
            "soixante" => 60,
            "vingt" => 80,
            _ => return None,
        })
    };
    let (value, taken) = match (tens(r.folded(at)), one(r.folded(at + 1))) {
        (Some(tens), Some(more)) => (tens + more, 2),
        // « quatre-vingt-dixième »
        _ if r.folded(at) == "quatre" && r.folded(at + 1) == "vingt" => (80 + one(r.folded(at + 2))?, 3),
        _ => (one(r.folded(at))?, 1),
    };
    is_day(at + taken).then_some((value, taken + 1))
}
