//! CRI061.

use crate::Family;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::table::criteria_tables;
use document::typographic;

declare_rule! {
    /// Un critère n’a pas de poids alors que d’autres en ont un.
    ///
    /// ## Base légale
    /// Article R2152-12 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le candidat ne peut pas savoir ce que compte ce critère.
    ///
    /// ## Correction
    /// Donner un poids à chaque critère, ou les hiérarchiser tous si la pondération est impossible.
    pub(crate) MissingWeight {
        code: "CRI061",
        name: "poids-manquant",
        family: Family::Ponderation,
        severity: Severity::Majeur,
        scope: Scope::Document,
        legal_basis: &["R2152-12"],
        headline: "ce critère n’a pas de poids",
        check: Check::Document(find),
    }
}

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    for table in criteria_tables(d) {
        let criteria: Vec<_> = table.rows.iter().filter(|row| !row.sub).collect();
        if !criteria.iter().any(|row| row.weight.is_some()) {
            continue;
        }
        for row in criteria.into_iter().filter(|row| row.weight.is_none()) {
            hits.push(row.hit(
                d.passages,
                typographic(&format!("Le critère « {} » n’a pas de poids.", row.name)),
            ));
        }
    }
}
