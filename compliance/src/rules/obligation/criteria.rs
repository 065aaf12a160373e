//! Where a document speaks of its award criteria.

use std::collections::BTreeSet;

use document::{BlockId, DocumentKind, Place};

use super::vocabulary::{ENVIRONMENT, LASTING};
use crate::phrases::Phrases;
use crate::rule::DocumentReading;

/// The documents that announce criteria.
pub(super) const KINDS: &[DocumentKind] = &[DocumentKind::Rc, DocumentKind::Lettre];

pub(super) static TITLE: Phrases = Phrases::new(&[
    "(critère|critères)",
    "(jugement|choix|classement|sélection|analyse|notation) ..3 (offre|offres)",
    "(attribution|notre choix|offre économiquement)",
]);

static CRITERION: Phrases = Phrases::new(&["(critère|critères|sous-critère|sous-critères|pondération)"]);

/// A line of weights is about criteria wherever a model puts it.
static WEIGHT: Phrases = Phrases::new(&["# (%|points)"]);

/// Words about candidates, not offers.
static CANDIDATES: Phrases = Phrases::new(&["(candidature|candidatures|exclusion)"]);

/// Passages about award criteria: by their own words, those of their table, or the title above them.
pub(super) fn passages(d: &DocumentReading<'_>) -> Vec<usize> {
    // A table of weights is about criteria in each of its cells.
    let tables: BTreeSet<&BlockId> = d
        .published()
        .filter(|at| matches!(d.passages[*at].place, Place::Cell { .. }) && d.says(*at, &WEIGHT))
        .map(|at| &d.passages[at].root)
        .collect();
    let mut title = None;
    let mut under = false;
    let mut of_criteria: Option<String> = None;
    let mut found = Vec::new();
    for at in d.published() {
        let passage = &d.passages[at];
        let above = passage.article_title.as_deref();
        // Passages of one article follow each other: its title is read once.
        if above != title {
            title = above;
            under = title.is_some_and(is_of_criteria);
            let article = passage.article.as_deref().unwrap_or_default();
            let within = of_criteria.as_deref().is_some_and(|top| article.starts_with(top));
            if under && !within {
                of_criteria = (!article.is_empty()).then(|| format!("{article}."));
            }
            under |= within && !title.is_some_and(is_of_candidates);
        }
        if under || tables.contains(&passage.root) || d.says(at, &CRITERION) || d.says(at, &WEIGHT) {
            found.push(at);
        }
    }
    found
}

fn is_of_criteria(title: &str) -> bool {
    says(title, &TITLE) && !is_of_candidates(title)
}

fn is_of_candidates(title: &str) -> bool {
    says(title, &CANDIDATES)
}

fn says(words: &str, phrases: &Phrases) -> bool {
    let text = french::Text::new(words);
    phrases.is_in(&text, 0..text.tokens().len())
}

/// Whether a passage speaks of the environment, or of what lasts.
pub(super) fn is_environmental(d: &DocumentReading<'_>, passage: usize) -> bool {
    d.says(passage, &ENVIRONMENT) || d.says(passage, &LASTING)
}
