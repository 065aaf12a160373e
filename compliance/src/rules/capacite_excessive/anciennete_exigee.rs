//! CAN043.

use super::age::age;
use super::vocabulary::sound;
use crate::Family;
use crate::marks::Hit;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Une ancienneté de l’entreprise est exigée.
    ///
    /// ## Base légale
    /// Articles L2142-1 et R2142-2 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// L’âge d’une entreprise ne dit pas ce qu’elle sait faire : une société récente peut réunir des personnes expérimentées ou
    /// s’appuyer sur un tiers.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le candidat justifie d’au moins dix années d’existence.
    /// ```
    /// ```rc,bad
    /// Seules peuvent soumissionner les sociétés créées depuis plus de cinq ans.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Une entreprise de création récente justifie de ses capacités par tout moyen, notamment l’expérience de ses salariés.
    /// ```
    ///
    /// ## Correction
    /// Retirer la durée et demander ce qui montre la capacité à exécuter : personnes, matériel, prestations comparables.
    pub(crate) RequiredAge {
        code: "CAN043",
        name: "anciennete-exigee",
        family: Family::CapaciteExcessive,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2142-1", "R2142-2"],
        headline: "une ancienneté de l’entreprise est exigée",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        if let Some(range) = age(r, &sentence)
            && !sound(r, &range)
        {
            hits.push(Hit::new(range));
        }
    }
}
