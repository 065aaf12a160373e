//! CRI060.

use crate::Family;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::table::criteria_tables;
use crate::typography::typographic;

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
    for table in criteria_tables(d.passages) {
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
        if (total - 100.0).abs() > 0.001 {
            hits.push(last.hit(
                d.passages,
                typographic(&format!(
                    "Les poids de ces {} critères totalisent {} au lieu de 100.",
                    weights.len(),
                    total.to_string().replace('.', ",")
                )),
            ));
        }
    }
}
