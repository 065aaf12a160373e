//! CRI063.

use std::ops::Range;

use crate::Family;
use crate::marks::{Hit, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::table::decimal;
use document::typographic;

declare_rule! {
    /// Les pourcentages des critères énoncés dans une phrase ne font pas 100.
    ///
    /// ## Base légale
    /// Articles R2152-11 et R2152-12 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Des poids qui ne totalisent pas 100 rendent le classement incertain et contestable.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Les critères sont le prix (60 %), la durée de garantie en années (30 %) et les émissions du transport (20 %).
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Les critères sont le prix (60 %), la durée de garantie en années (25 %) et les émissions du transport (15 %).
    /// ```
    ///
    /// ## Correction
    /// Reprendre les poids pour qu’ils totalisent 100.
    pub(crate) SpokenWeights {
        code: "CRI063",
        name: "poids-enonces-hors-total",
        family: Family::Ponderation,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2152-11", "R2152-12"],
        headline: "les poids des critères ne totalisent pas 100",
        check: Check::Passage(find),
    }
}

static CRITERIA: Phrases = Phrases::new(&["(critère|critères|pondération|pondérations|barème|jugement)"]);
static PRICE: Phrases = Phrases::new(&["(prix|coût)"]);
static NESTED: Phrases = Phrases::new(&[
    "(sous-critère|sous-critères|dont|lot|lots|seuil|minimum|moins de|au moins|TVA|écart|inférieur|supérieur|remise|réparti|répartis|décomposé|décomposés|subdivisé|totalisent|=reçoit|=reçoivent|=recoit|=zero)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&["%"]) {
        return;
    }
    for sentence in r.sentences() {
        if let Some((range, total)) = wrong_total(r, &sentence) {
            hits.push(Hit::new(range).message(typographic(&format!(
                "Les poids énoncés totalisent {} % au lieu de 100 %.",
                decimal(total)
            ))));
        }
    }
}

/// Weights that add up to the one before them are its details: « 50 % (durée 20 %, nombre 30 %) ».
fn without_details(weights: &[(usize, f64)]) -> Vec<(usize, f64)> {
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(&(token, whole)) = weights.get(at) {
        kept.push((token, whole));
        at += 1;
        let mut sum = 0.0;
        let details = weights[at..].iter().position(|(_, value)| {
            sum += value;
            (sum - whole).abs() < 0.001
        });
        // One alone that equals it is the next criterion.
        if let Some(last) = details.filter(|&last| last > 0) {
            at += last + 1;
        }
    }
    kept
}

fn wrong_total(r: &Reading<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, f64)> {
    if !r.has(&CRITERIA, sentence.clone())
        || !r.has(&PRICE, sentence.clone())
        || r.has(&NESTED, sentence.clone())
    {
        return None;
    }
    let weights: Vec<(usize, f64)> = sentence
        .clone()
        .filter(|at| r.folded(at + 1) == "%")
        .filter_map(|at| r.number(at).map(|value| (at, value)))
        .collect();
    let (first, last) = (weights.first()?, weights.last()?);
    if weights.len() < 2 {
        return None;
    }
    let sum = |weights: &[(usize, f64)]| weights.iter().map(|(_, value)| value).sum::<f64>();
    let total = sum(&weights);
    let detailed = sum(&without_details(&weights));
    ((detailed - 100.0).abs() > 0.001 && (total - 100.0).abs() > 0.001)
        .then(|| (hull(&(first.0..first.0 + 2), &(last.0..last.0 + 2)), total))
}
