//! CAN041.

use super::firm::done;
use super::vocabulary::sound;
use crate::Family;
use crate::marks::Hit;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Les références exigées sont trop nombreuses, identiques ou limitées à certains clients.
    ///
    /// ## Base légale
    /// Articles L2142-1, R2142-2 et R2142-14 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un candidat peut être capable sans avoir fait exactement la même chose, pour le même genre de client, un grand nombre de fois.
    /// L’exigence est liée et proportionnée à l’objet du marché.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le candidat produit au moins cinq références strictement identiques à l’objet du marché.
    /// ```
    /// ```rc,bad
    /// Sont exigées quinze références de moins de trois ans.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le candidat présente ses principales références des trois dernières années, ou tout autre moyen de preuve de ses capacités.
    /// ```
    ///
    /// ## Correction
    /// Demander quelques références comparables par leur nature, et admettre l’expérience des personnes ou tout autre moyen de preuve.
    pub(crate) ExcessiveReferences {
        code: "CAN041",
        name: "references-excessives",
        family: Family::CapaciteExcessive,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2142-1", "R2142-2", "R2142-14"],
        headline: "les références exigées sont hors de proportion",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        if let Some(range) = done(r, &sentence)
            && !sound(r, &range)
        {
            hits.push(Hit::new(range));
        }
    }
}
