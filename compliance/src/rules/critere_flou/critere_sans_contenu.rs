//! CRI070.

use document::DocumentKind;

use super::criterion::{criteria, unweighted};
use super::list::read_rows;
use super::shares::bracketed;
use super::vocabulary::DISCRETION;
use crate::Family;
use crate::marks::{Hit, overlaps};
use crate::mood;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un critère pondéré ne dit ni ce qui est apprécié, ni comment.
    ///
    /// ## Base légale
    /// Articles L2152-7, L2152-8 et R2152-11 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un critère est précis et ne laisse pas à l’acheteur une liberté de choix illimitée. « Valeur technique » ou « environnement »,
    /// avec un poids et rien d’autre, ne permet ni de répondre ni de contrôler la note.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Environnement : 10 points.
    /// ```
    /// ```rc,bad
    /// Critères : prix 60 % ; valeur technique, sans sous-critère, 40 %.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Environnement, 10 points : grammes d’emballage par unité.
    /// ```
    /// ```rc,good
    /// Valeur technique (40 points) d’après le mémoire : composition de l’équipe (25), calendrier d’intervention (15).
    /// ```
    ///
    /// ## Correction
    /// Dire sous le critère ce qui est apprécié : sous-critères, éléments attendus, unité de mesure ou grille annexée.
    pub(crate) EmptyCriterion {
        code: "CRI070",
        name: "critere-sans-contenu",
        family: Family::CritereFlou,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2152-7", "L2152-8", "R2152-11"],
        headline: "le critère ne dit pas ce qui est apprécié",
        check: Check::Passage(find),
    }
}

/// Where criteria are announced.
fn announces_criteria(kind: DocumentKind) -> bool {
    !matches!(kind, DocumentKind::Cctp | DocumentKind::Ccap)
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !announces_criteria(r.kind) {
        return;
    }
    let rows = read_rows(r);
    hits.extend(rows.empty.iter().cloned().map(Hit::new));
    for sentence in r.sentences() {
        hits.extend(unweighted(r, &sentence).into_iter().map(Hit::new));
        hits.extend(bracketed(r, &sentence).into_iter().map(Hit::new));
        for criterion in criteria(r, &sentence) {
            // What is left to taste is said by its own rule.
            let taste = || r.has(&DISCRETION, r.clause(&criterion.tokens));
            let mut seen = rows.empty.iter().chain(&rows.detailed);
            let told = seen.any(|row| overlaps(row, &criterion.tokens));
            if criterion.empty && !told && !taste() && !mood::denied(r, &criterion.tokens) {
                hits.push(Hit::new(criterion.tokens));
            }
        }
    }
}
