//! One family for one segment: which finding stays when two meet (annotation guide, § 4).

use std::ops::Range;

use crate::marks::{Hit, merged, overlaps};
use crate::{Family, Rule, Severity};

/// A hit with its rule, before it becomes a finding.
pub(crate) struct Candidate {
    pub(crate) rule: &'static Rule,
    pub(crate) hit: Hit,
}

/// Families that yield to another on the same segment: the first stays, the second goes.
const YIELDS: &[(Family, Family)] = &[
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
    (Family::DiscriminationSociale, Family::Origine),
    (Family::DiscriminationSociale, Family::CritereFlou),
    (Family::DiscriminationSociale, Family::CapaciteExcessive),
    (Family::DelaiPaiement, Family::CapaciteExcessive),
    (Family::RseGenerale, Family::CapaciteExcessive),
    (Family::PrixSeul, Family::CritereFlou),
    (Family::Origine, Family::CritereFlou),
    (Family::Label, Family::CritereFlou),
    (Family::RseGenerale, Family::CritereFlou),
    (Family::Local, Family::CapaciteExcessive),
    (Family::Label, Family::CapaciteExcessive),
];

/// Keeps one candidate for each segment, in the order of the text.
pub(crate) fn settled(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    // An Avis Technique or an APSAD rule is a reference even where a label would be seen.
    let references: Vec<Range<usize>> = candidates
        .iter()
        .filter(|c| c.rule.code == "SPE021")
        .map(|c| c.hit.tokens.clone())
        .collect();
    let references = merged(references);
    candidates.retain(|c| {
        let near = references.partition_point(|range| range.end <= c.hit.tokens.start);
        c.rule.family != Family::Label
            || !references
                .get(near)
                .is_some_and(|range| overlaps(range, &c.hit.tokens))
    });
    let mut dropped = vec![false; candidates.len()];
    for group in touching(&candidates) {
        for &i in &group {
            for &j in &group {
                let (kept, other) = (&candidates[i], &candidates[j]);
                if i == j || dropped[i] || dropped[j] || !overlaps(&kept.hit.tokens, &other.hit.tokens) {
                    continue;
                }
                let same = kept.rule.family == other.rule.family && outranks(kept.rule, other.rule);
                if same || YIELDS.contains(&(kept.rule.family, other.rule.family)) {
                    dropped[j] = true;
                }
            }
        }
    }
    let mut drop = dropped.into_iter();
    candidates.retain(|_| !drop.next().unwrap_or(false));
    candidates.sort_by_key(|c| (c.hit.tokens.start, c.hit.tokens.end, c.rule.code));
    candidates
}

/// Indices of candidates, in groups that share no token: a long passage is settled piece by piece. Each group keeps the
/// order of the rules.
fn touching(candidates: &[Candidate]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|&at| (candidates[at].hit.tokens.start, at));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut reach = 0;
    for at in order {
        let tokens = &candidates[at].hit.tokens;
        match groups.last_mut() {
            Some(group) if tokens.start < reach => group.push(at),
            _ => groups.push(vec![at]),
        }
        reach = reach.max(tokens.end);
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

/// In one family: the more serious stays, then the more precise (higher code of the same severity).
fn outranks(a: &Rule, b: &Rule) -> bool {
    let weight = |severity: Severity| severity;
    (weight(a.severity), a.code) > (weight(b.severity), b.code)
}
