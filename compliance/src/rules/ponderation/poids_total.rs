//! CRI060.

use std::collections::BTreeSet;

use crate::Family;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::table::{CriteriaTable, Scale, criteria_tables, decimal};
use document::typographic;

declare_rule! {
    /// Les poids d’un tableau de critères ne totalisent pas 100.
    ///
    /// ## Base légale
    /// Articles R2152-11 et R2152-12 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Des poids qui ne totalisent pas 100 rendent le classement incertain et contestable.
    ///
    /// ## Correction
    /// Reprendre les poids pour qu’ils totalisent 100.
    pub(crate) TotalWeight {
        code: "CRI060",
        name: "poids-total-faux",
        family: Family::Ponderation,
        severity: Severity::Bloquant,
        scope: Scope::Document,
        legal_basis: &["R2152-11", "R2152-12"],
        headline: "les poids des critères ne totalisent pas 100",
        check: Check::Document(find),
    }
}

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    for table in criteria_tables(d) {
        let criteria = table.rows.iter().filter(|row| !row.sub);
        let weights: Vec<_> = criteria
            .clone()
            .filter_map(|row| row.weight.map(|w| (row, w)))
            .collect();
        // Missing weights are another rule's: the total says nothing then.
        if weights.len() < 2 || weights.len() < criteria.count() {
            continue;
        }
        let total: f64 = weights.iter().map(|(_, w)| w).sum();
        let Some((last, _)) = weights.last() else { continue };
        let each: Vec<f64> = weights.iter().map(|(_, w)| *w).collect();
        if !sound(&table, &each, total) {
            hits.push(last.hit(
                d.passages,
                typographic(&format!(
                    "Les poids de ces {} critères totalisent {} au lieu de 100.",
                    weights.len(),
                    decimal(total)
                )),
            ));
        }
    }
}

/// The weights total what they should.
fn sound(table: &CriteriaTable, weights: &[f64], total: f64) -> bool {
    let is = |wanted: f64| (total - wanted).abs() < 0.001;
    // Three thirds written 33,3 make 99,9: each weight is rounded by five hundredths at most.
    let rounded =
        weights.iter().any(|w| w.fract() > 0.0) && (total - 100.0).abs() <= 0.05 * weights.len() as f64;
    let as_points = table.scale == Scale::Points && (is(10.0) || is(20.0) || table.total.is_some_and(is));
    table.scale == Scale::Free
        || is(100.0)
        || rounded
        || as_points
        || (is(1.0) && weights.iter().all(|w| *w < 1.0))
        || detailed(weights)
}

/// The weights total 100 once rows that detail the one above (« Technique 40, délai 20, reprise 20 ») are left out.
pub(super) fn detailed(weights: &[f64]) -> bool {
    const LONGEST: usize = 40;
    // A heavier weight is no detail of a hundred, and could overflow.
    if weights.len() > LONGEST || weights.iter().any(|w| *w > 100.0) {
        return false;
    }
    let hundredths: Vec<i64> = weights.iter().map(|w| (w * 100.0).round() as i64).collect();
    // Totals that can be reached before each row.
    let mut reached = vec![BTreeSet::new(); hundredths.len() + 1];
    reached[0].insert(0);
    for (at, &weight) in hundredths.iter().enumerate() {
        let mut after = vec![at + 1];
        let mut sum = 0;
        for (end, detail) in hundredths.iter().enumerate().skip(at + 1) {
            sum += detail;
            if sum == weight && end > at + 1 {
                after.push(end + 1);
            }
        }
        let totals: Vec<i64> = reached[at].iter().map(|total| total + weight).collect();
        for next in after {
            reached[next].extend(totals.iter().copied().filter(|total| *total <= 10_000));
        }
    }
    reached[hundredths.len()].contains(&10_000)
}
