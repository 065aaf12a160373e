//! CAN044.

use super::firm::{owned, small_shut_out};
use super::vocabulary::sound;
use crate::Family;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un effectif ou un parc de matériel est exigé de l’entreprise dès la candidature.
    ///
    /// ## Base légale
    /// Articles L2142-1 et R2142-2 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// La taille de l’entreprise n’est pas ce que le marché demande : seuls comptent les moyens qu’elle mettra en œuvre, les siens ou
    /// ceux d’un partenaire.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Niveau minimal exigé : un effectif permanent de cinquante salariés.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le candidat déclare ses effectifs moyens annuels ; aucun minimum n’est exigé.
    /// ```
    /// ```cctp,good
    /// Le titulaire affecte deux agents à chaque séance.
    /// ```
    ///
    /// ## Correction
    /// Demander une déclaration d’effectifs et décrire dans le cahier des charges les moyens utiles à l’exécution.
    pub(crate) RequiredStaff {
        code: "CAN044",
        name: "effectif-exige",
        family: Family::CapaciteExcessive,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2142-1", "R2142-2"],
        headline: "un effectif ou un parc est exigé de l’entreprise",
        check: Check::Passage(find),
    }
}

/// Points are given: the offers are noted, no candidate is put aside.
static POINTS: Phrases = Phrases::new(&["# (point|points|pts)", "# \"%\""]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        if let Some(range) = owned(r, &sentence).or_else(|| small_shut_out(r, &sentence))
            && !sound(r, &range)
            && !r.has(&POINTS, sentence.clone())
        {
            hits.push(Hit::new(range));
        }
    }
}
