//! SPE001.

use super::designation::designations;
use crate::Family;
use crate::marks::Hit;
use crate::mood::Equivalence;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Une marque, un modèle ou une référence commerciale est cité sans la mention « ou équivalent ».
    ///
    /// ## Base légale
    /// Article R2111-7 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Citer une marque peut favoriser ou éliminer des opérateurs économiques : d’autres produits rendent le même service.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les postes sont de marque Dupont.
    /// ```
    /// ```cctp,bad
    /// marque Dupont
    /// ```
    /// ```cctp,bad
    /// Le lot comprend deux fourgonnettes Renault Kangoo.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les postes ont au moins 16 Go de mémoire et un écran de 24 pouces.
    /// ```
    /// ```rc,good
    /// Le candidat indique la marque et la référence des articles qu’il propose.
    /// ```
    /// ```cctp,good
    /// L’entretien porte sur trois chaudières De Dietrich de 2011.
    /// ```
    ///
    /// ## Correction
    /// Décrire la performance attendue. « Ou équivalent » seul ne suffit pas : il faut une justification par l’objet, ou une
    /// description impossible autrement (signalé alors en conseil).
    pub(crate) BrandWithoutEquivalent {
        code: "SPE001",
        name: "marque-sans-equivalent",
        family: Family::Marque,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["R2111-7"],
        headline: "une marque ou une référence commerciale est citée sans « ou équivalent »",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        for designation in designations(r, &sentence) {
            if designation.equivalence == Equivalence::Absent && !designation.background {
                hits.push(Hit::new(designation.tokens));
            }
        }
    }
}
