//! Weights written as bare numbers, where the list shows that they are weights.

use std::ops::Range;

use super::criterion::{A_PRICE, content};
use super::vocabulary::{MEASURE, VAGUE_NAME};
use crate::marks::merged;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// A passage of this many tokens is one list.
const SHORT: usize = 160;

pub(super) static BARE_PRICE: Phrases = Phrases::new(&["(prix|coût|tarif|montant) ..1 #>=20"]);

/// « Prix 50 ; valeur technique 30 »: numbers that end an empty name, beside that of the price.
pub(super) fn bare_weights(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    // The rows of a short passage may be sentences of their own.
    let near = if r.tokens().len() <= SHORT {
        r.all()
    } else {
        sentence.clone()
    };
    let whole = shares(r, &near);
    if !whole.is_empty() {
        return whole
            .into_iter()
            .filter(|at| sentence.contains(at))
            .map(|at| at..at + 1)
            .collect();
    }
    if !r.has(&BARE_PRICE, near) {
        return Vec::new();
    }
    merged(r.find(&VAGUE_NAME, sentence.clone()))
        .into_iter()
        .map(|name| name.end..name.end + 1)
        .chain(after_leaders(r, sentence))
        .filter(|weight| {
            let value = r
                .number(weight.start)
                .filter(|value| (5.0..=90.0).contains(value));
            value.is_some()
                && (weight.end >= sentence.end
                    || r.is_capital(weight.end)
                    || matches!(r.folded(weight.end), ";" | "," | "." | "(" | "et"))
        })
        .collect()
}

/// « prix au mot, 50 ; délai, en heures, 20 ; qualité, 30 »: the numbers that end the items make a hundred, the price
/// among them.
pub(super) fn shares(r: &Reading<'_>, near: &Range<usize>) -> Vec<usize> {
    let parts = |at: usize| {
        at >= near.end
            || matches!(r.folded(at), ";" | "." | "," | "et" | ")" | "|" | "\n")
            || r.is_capital(at)
    };
    let named = |at: usize| {
        !matches!(
            r.before(at),
            "annexe"
                | "article"
                | "articles"
                | "lot"
                | "n°"
                | "critere"
                | "de"
                | "a"
                | "d'"
                | "et"
                | "ou"
                | "/"
                | "|"
        ) && (r.is_word(at.saturating_sub(1)) || matches!(r.before(at), "," | ":" | "»" | ")"))
    };
    let ends: Vec<usize> = near
        .clone()
        .filter(|&at| at > near.start && r.number(at).is_some_and(|value| (2.0..=95.0).contains(&value)))
        .filter(|&at| parts(at + 1) && named(at))
        .collect();
    let sum: f64 = ends.iter().filter_map(|&at| r.number(at)).sum();
    let mut from = near.start;
    let mut priced = false;
    for &at in &ends {
        priced |= r.has(&A_PRICE, from..at);
        from = at;
    }
    let whole = ends.len() > 1 && priced && (sum - 100.0).abs() < 0.01;
    if whole { ends } else { Vec::new() }
}

/// « 45 (prix) + 40 (délai en jours) + 15 (élégance) »: the names that tell nothing, when the numbers make a hundred.
pub(super) fn bracketed(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut terms = Vec::new();
    let mut sum = 0.0;
    for at in sentence.clone() {
        let Some(value) = r.number(at).filter(|_| r.folded(at + 1) == "(") else {
            continue;
        };
        let Some(close) = (at + 2..sentence.end.min(at + 14)).find(|&close| r.folded(close) == ")") else {
            continue;
        };
        if r.is_word(at + 2) {
            sum += value;
            terms.push(at + 2..close);
        }
    }
    let priced = terms.iter().any(|name| r.has(&A_PRICE, name.clone()));
    if terms.len() < 2 || !priced || (sum - 100.0_f64).abs() > 0.01 {
        return Vec::new();
    }
    terms.retain(|name| {
        r.has(&VAGUE_NAME, name.clone())
            && content(r, name.clone(), &(0..0)) == 0
            && !r.has(&MEASURE, name.clone())
    });
    terms
}

/// « QUALITÉ……20 »
fn after_leaders(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let leads = |at: usize| r.before(at).starts_with('…') || r.before(at).starts_with("..");
    sentence
        .clone()
        .filter(|&at| leads(at))
        .map(|at| at..at + 1)
        .collect()
}
