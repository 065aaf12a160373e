//! DOC002.

use std::collections::BTreeSet;

use document::{Inline, Numbering, plain_text};
use french::Span;

use crate::Family;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use document::typographic;

declare_rule! {
    /// Une donnée saisie une seule fois n’a pas encore de valeur.
    ///
    /// ## Base légale
    /// Article R2132-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le document garde un champ étiqueté à cet endroit : il ne peut pas être publié ainsi.
    ///
    /// ## Correction
    /// Donner la valeur dans la fiche de l’acheteur ou dans le besoin : elle se reporte partout.
    pub(crate) EmptyVariable {
        code: "DOC002",
        name: "variable-sans-valeur",
        family: Family::ChampVide,
        severity: Severity::Majeur,
        scope: Scope::Document,
        legal_basis: &["R2132-1"],
        headline: "cette donnée manque",
        check: Check::Document(find),
    }
}

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    let numbering = Numbering::of(d.document);
    let mut told = BTreeSet::new();
    for (block, node) in d.document.variables() {
        let Inline::Variable {
            name,
            label,
            value: None,
        } = node
        else {
            continue;
        };
        if node.is_filled_later() || !told.insert(name.clone()) {
            continue;
        }
        let excerpt = format!("[{label}]");
        let passage = block.and_then(|id| d.passages.iter().position(|p| &p.block == id));
        let start = block
            .and_then(|id| d.document.block(id))
            .and_then(|block| block.line())
            .map_or(0, |line| start_of(line, name, &numbering));
        hits.push(PlacedHit {
            passage,
            span: Span::new(start, start + excerpt.chars().count()),
            excerpt,
            message: typographic(&format!("Donnée à fournir : {label} (champ {name}).")),
            missing: true,
        });
    }
}

/// Characters before the first empty variable of this name in its line.
fn start_of(line: &[Inline], name: &str, numbering: &Numbering) -> usize {
    let at = line
        .iter()
        .position(|node| matches!(node, Inline::Variable { name: other, value: None, .. } if other == name))
        .unwrap_or(0);
    plain_text(&line[..at], numbering).chars().count()
}
