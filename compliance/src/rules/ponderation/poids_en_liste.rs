//! CRI066.

use std::collections::BTreeMap;

use document::{DocumentKind, Place};
use french::{Text, number_words};

use super::poids_total::detailed;
use crate::Family;
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::table::decimal;
use document::typographic;

declare_rule! {
    /// Les poids des critères, donnés ligne à ligne ou phrase après phrase, ne font pas 100.
    ///
    /// ## Base légale
    /// Articles R2152-11 et R2152-12 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Des poids qui ne totalisent pas 100 rendent le classement incertain et contestable.
    ///
    /// ## Correction
    /// Reprendre les poids pour qu’ils totalisent 100.
    pub(crate) ListedWeights {
        code: "CRI066",
        name: "poids-en-liste-hors-total",
        family: Family::Ponderation,
        severity: Severity::Majeur,
        scope: Scope::Document,
        legal_basis: &["R2152-11", "R2152-12"],
        headline: "les poids des critères ne totalisent pas 100",
        check: Check::Document(find),
    }
}

static TITLE: Phrases = Phrases::new(&[
    "(critère|critères)",
    "(jugement|classement|choix) ..3 (offre|offres)",
]);

static PRICE: Phrases = Phrases::new(&["(prix|coût)"]);

/// Shares of a criterion, of a lot, or numbers of another kind.
static NESTED: Phrases = Phrases::new(&[
    "(sous-critère|sous-critères|dont|lot|lots|seuil|minimum|maximum|moins de|au moins|TVA|écart|inférieur|supérieur|remise|réparti|répartis|décomposé|subdivisé|éliminatoire|plus de)",
]);

/// A weight at its place: passage, first and last token.
struct Weight {
    passage: usize,
    tokens: std::ops::Range<usize>,
    value: f64,
}

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    if !matches!(
        d.document.kind,
        DocumentKind::Rc | DocumentKind::Lettre | DocumentKind::Ccp
    ) {
        return;
    }
    // Weights by list, or by paragraph.
    let mut groups: BTreeMap<&str, Vec<Weight>> = BTreeMap::new();
    let mut spoiled: Vec<&str> = Vec::new();
    let mut title = None;
    let mut under = false;
    for at in d.published() {
        let passage = &d.passages[at];
        // Passages of one article follow each other: its title is read once.
        if passage.article_title.as_deref() != title {
            title = passage.article_title.as_deref();
            under = title.is_some_and(is_of_criteria);
        }
        if !under || !matches!(passage.place, Place::Item | Place::Paragraph) {
            continue;
        }
        let group = passage.root.as_str();
        for sentence in d.sentences(at) {
            let found = percents(&d.texts[at], &sentence);
            // A sentence with several weights is read by its own rule.
            if found.len() > 1 || (!found.is_empty() && NESTED.is_in(&d.texts[at], sentence)) {
                spoiled.push(group);
            }
            groups
                .entry(group)
                .or_default()
                .extend(found.into_iter().map(|(tokens, value)| Weight {
                    passage: at,
                    tokens,
                    value,
                }));
        }
    }
    for (group, weights) in groups {
        let values: Vec<f64> = weights.iter().map(|weight| weight.value).collect();
        let total: f64 = values.iter().sum();
        let priced = weights.iter().any(|weight| d.says(weight.passage, &PRICE));
        let sound = (total - 100.0).abs() < 0.001 || detailed(&values);
        let Some(last) = weights.last() else { continue };
        if weights.len() < 2 || sound || !priced || spoiled.contains(&group) {
            continue;
        }
        let message = typographic(&format!(
            "Les poids de ces {} critères totalisent {} % au lieu de 100 %.",
            weights.len(),
            decimal(total)
        ));
        hits.push(d.hit(last.passage, last.tokens.clone(), message));
    }
}

fn is_of_criteria(title: &str) -> bool {
    let title = Text::new(title);
    TITLE.is_in(&title, 0..title.tokens().len())
}

fn percents(text: &Text<'_>, sentence: &std::ops::Range<usize>) -> Vec<(std::ops::Range<usize>, f64)> {
    let tokens = text.tokens();
    (sentence.clone())
        .filter(|at| tokens.get(at + 1).is_some_and(|sign| sign.folded == "%"))
        .filter_map(|at| number_words(&tokens[at..]).map(|(value, _)| (at..at + 2, value)))
        .collect()
}
