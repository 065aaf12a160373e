//! One family for one segment: which finding stays when two meet (annotation guide, § 4).

use std::ops::Range;

use crate::marks::{Hit, overlaps};
use crate::{Family, Rule, Severity};

/// A hit with its rule, before it becomes a finding.
pub(crate) struct Candidate {
    pub(crate) rule: &'static Rule,
    pub(crate) hit: Hit,
}

/// Families that yield to another on the same segment: the first stays, the second goes.
const YIELDS: &[(Family, Family)] = &[
    (Family::Origine, Family::Label),
    (Family::Origine, Family::Local),
    (Family::Origine, Family::Marque),
    (Family::Origine, Family::Procede),
    (Family::Marque, Family::Procede),
    (Family::Norme, Family::Marque),
    (Family::Label, Family::Norme),
    (Family::Label, Family::Marque),
    (Family::RseGenerale, Family::Label),
    (Family::Local, Family::RseGenerale),
    (Family::DroitPerime, Family::DelaiPaiement),
    (Family::DroitPerime, Family::Norme),
    (Family::PrixSeul, Family::Ponderation),
];

/// Keeps one candidate for each segment, in the order of the text.
pub(crate) fn settled(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    // An Avis Technique or an APSAD rule is a reference even where a label would be seen.
    let references: Vec<Range<usize>> = candidates
        .iter()
        .filter(|c| c.rule.code == "SPE021")
        .map(|c| c.hit.tokens.clone())
        .collect();
    candidates.retain(|c| {
        c.rule.family != Family::Label || !references.iter().any(|range| overlaps(range, &c.hit.tokens))
    });
    let mut dropped = vec![false; candidates.len()];
    for (i, kept) in candidates.iter().enumerate() {
        for (j, other) in candidates.iter().enumerate() {
            if i == j || dropped[i] || dropped[j] || !overlaps(&kept.hit.tokens, &other.hit.tokens) {
                continue;
            }
            let same = kept.rule.family == other.rule.family && outranks(kept.rule, other.rule);
            if same || YIELDS.contains(&(kept.rule.family, other.rule.family)) {
                dropped[j] = true;
            }
        }
    }
    let mut drop = dropped.into_iter();
    candidates.retain(|_| !drop.next().unwrap_or(false));
    candidates.sort_by_key(|c| (c.hit.tokens.start, c.hit.tokens.end, c.rule.code));
    candidates
}

/// In one family: the more serious stays, then the more precise (higher code of the same severity).
fn outranks(a: &Rule, b: &Rule) -> bool {
    let weight = |severity: Severity| severity;
    (weight(a.severity), a.code) > (weight(b.severity), b.code)
}
