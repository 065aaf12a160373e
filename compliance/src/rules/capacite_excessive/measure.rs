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
            // « 11 » at the end of a line, « 000 euros » at the head of the next.
            let figures = |at: usize| (1..=3).contains(&r.folded(at).len()) && r.number(at).is_some();
            let cut = range.len() == 1 && r.folded(range.start).len() == 3 && range.start > 0;
            let (range, value) = match r.number(range.start.saturating_sub(1)) {
                Some(thousands) if cut && figures(range.start - 1) => {
                    (range.start - 1..range.end, thousands * 1e3 + value)
                }
                _ => (range, value),
            };
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
    "(de|du) (la|le|l'|ce)? (montant|valeur|dépense|dépenses|prestation|prestations|=marche|contrat|loyer|budget|redevance|besoin|consommation|commande)",
]);

/// What recurs so many times is no multiple of an amount.
static OF_TIME: Phrases =
    Phrases::new(&["(par|chaque|dans) (an|année|mois|semaine|jour|exercice|trimestre)"]);

/// « trois fois le montant », « le double de la valeur », « 300 % du montant »: how many times the amount of the
/// contract is required.
pub(super) fn multiple(r: &Reading<'_>, tokens: Range<usize>) -> Option<(Range<usize>, f64)> {
    for (range, value) in times(r, tokens.clone()) {
        if !r.has(&OF_TIME, r.ahead(range.end, 3)) {
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
            "centuple" => 100.0,
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
            // « quatre années de la dépense prévue »
            "ans" | "annees" | "annuites" if r.has(&OF_THE_AMOUNT, r.ahead(range.end + 1, 4)) => {
                found.push((range.start..range.end + 1, value));
            }
            "%" if value > 100.0 => found.push((range.start..range.end + 1, value / 100.0)),
            _ => {}
        }
    }
    found
}

static NO_THING: Phrases = Phrases::new(&[
    "(an|ans|année|années|mois|jour|jours|heure|heures|minutes|semaines|points|point|pts|\"%\"|pour|euros|€|euro|dernier|derniers|dernière|dernières|page|pages|exemplaires|lot|lots|critères|candidats|offres|mètres|km|kilomètres|fois|exercices|exercice|article|articles|octobre|novembre|décembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre)",
]);

/// From this proportion on, what is required is out of scale with what is bought.
const OUT_OF_SCALE: f64 = 3.0;

/// A number of the sentence that is several times the number of the same things elsewhere in the passage: the firm must
/// have done or have far more than the contract asks for.
pub(super) fn out_of_scale(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let things = |tokens: Range<usize>| -> Vec<(Range<usize>, f64, String)> {
        let sums = amounts(r, tokens.clone()).into_iter();
        let sums = sums.map(|(range, value)| (range, value, "euro".to_owned()));
        numbers(r, tokens)
            .into_iter()
            .filter_map(|(number, value)| {
                let thing = (number.end..number.end + 3)
                    .take_while(|&at| r.is_word(at) || r.folded(at) == "(")
                    .find(|&at| {
                        r.is_word(at) && r.folded(at).len() > 1 && !matches!(r.folded(at), "de" | "d'")
                    })?;
                let named = !r.has(&NO_THING, thing..thing + 1);
                let stem = r.tokens().get(thing).map_or("", |token| token.stem.as_str());
                named.then(|| (number.start..thing + 1, value, stem.to_owned()))
            })
            .chain(sums)
            .collect()
    };
    let near = sentence.start.saturating_sub(AROUND)..(sentence.end + AROUND).min(r.tokens().len());
    let all = things(near);
    things(sentence.clone())
        .into_iter()
        .find_map(|(range, value, stem)| {
            let bought = all
                .iter()
                .filter(|(other, _, name)| *other != range && *name == stem)
                .map(|(_, value, _)| *value)
                .reduce(f64::max)?;
            (bought > 0.0 && value >= OUT_OF_SCALE * bought).then_some(range)
        })
}

/// What is bought is said within so many tokens.
const AROUND: usize = 120;
