//! SPE002.

use super::designation::{designations, with_lock};
use crate::Family;
use crate::marks::Hit;
use crate::mood::Equivalence;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// La mention « ou équivalent » est annoncée, puis reprise.
    ///
    /// ## Base légale
    /// Article R2111-7 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// « Ou équivalent, seul le produit X étant accepté » n’ouvre rien : la marque reste imposée.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les vannes sont des Danfoss 40 ou équivalent, seul le modèle Danfoss 40 étant retenu.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les vannes supportent 10 bars et 110 °C, et leur moteur se remplace sans vidange.
    /// ```
    ///
    /// ## Correction
    /// Retirer la marque et la réserve, et décrire ce que le produit doit faire.
    pub(crate) NeutralisedEquivalence {
        code: "SPE002",
        name: "equivalence-neutralisee",
        family: Family::Marque,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["R2111-7"],
        headline: "l’équivalence est annoncée puis refusée",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let neutralised = designations(r, &sentence)
            .into_iter()
            .find(|d| d.equivalence == Equivalence::Neutralised);
        if let Some(designation) = neutralised {
            hits.push(Hit::new(with_lock(r, &designation.tokens)));
        }
    }
}
