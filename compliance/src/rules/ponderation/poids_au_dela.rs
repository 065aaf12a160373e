//! CRI065.

use crate::Family;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un critère pèse plus de 100 %.
    ///
    /// ## Base légale
    /// Articles R2152-11 et R2152-12 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un poids supérieur à 100 % est une faute de frappe qui rend le classement impossible.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le critère du délai, en jours de livraison, est pondéré à 140 %.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le critère du prix est pondéré à 40 %.
    /// ```
    ///
    /// ## Correction
    /// Reprendre le poids : les critères totalisent 100.
    pub(crate) BeyondHundred {
        code: "CRI065",
        name: "poids-au-dela-de-cent",
        family: Family::Ponderation,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["R2152-11", "R2152-12"],
        headline: "ce poids dépasse 100",
        check: Check::Passage(find),
    }
}

static BEYOND: Phrases = Phrases::new(&[
    "(pondéré|pondérée|pondération|poids|pèse) (à|de|est de|\":\"|\"(\")? ..2 #>100 %",
    "critère ..5 \"(\" #>100 (%|points) \")\"",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if r.begins(&["ponder", "poids", "pese", "critere"]) {
        hits.extend(r.find(&BEYOND, r.all()).into_iter().map(Hit::new));
    }
}
