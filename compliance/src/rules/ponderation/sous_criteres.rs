//! CRI062.

use crate::Family;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::table::{criteria_tables, decimal};
use document::typographic;

declare_rule! {
    /// Les sous-critères pèsent ensemble plus que leur critère.
    ///
    /// ## Base légale
    /// Articles R2152-11 et R2152-12 du code de la commande publique ; Conseil d’État, 20 novembre 2020, n° 427761.
    ///
    /// ## Pourquoi
    /// Le poids annoncé d’un critère ne peut être dépassé par ce qui le compose.
    ///
    /// ## Correction
    /// Reprendre les points des sous-critères pour que leur somme soit celle du critère.
    pub(crate) HeavySubcriteria {
        code: "CRI062",
        name: "sous-criteres-trop-lourds",
        family: Family::Ponderation,
        severity: Severity::Majeur,
        scope: Scope::Document,
        legal_basis: &["R2152-11", "R2152-12"],
        headline: "les sous-critères dépassent le critère",
        check: Check::Document(find),
    }
}

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    for table in criteria_tables(d) {
        let mut rows = table.rows.iter().peekable();
        while let Some(row) = rows.next() {
            let Some(weight) = row.weight.filter(|_| !row.sub) else {
                continue;
            };
            let mut total = 0.0;
            while let Some(sub) = rows.next_if(|next| next.sub) {
                total += sub.weight.unwrap_or(0.0);
            }
            // Sub-criteria may be shares of their criterion: then they total 100.
            if total > weight + 0.001 && (total - 100.0).abs() > 0.001 {
                hits.push(row.hit(
                    d.passages,
                    typographic(&format!(
                        "Les sous-critères de « {} » totalisent {} pour un critère de {}.",
                        row.name,
                        decimal(total),
                        decimal(weight)
                    )),
                ));
            }
        }
    }
}
