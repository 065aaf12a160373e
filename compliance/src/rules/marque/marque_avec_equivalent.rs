//! SPE004.

use super::designation::designations;
use crate::Family;
use crate::marks::Hit;
use crate::mood::{self, Equivalence};
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Une marque est citée « ou équivalent », sans que le motif soit écrit.
    ///
    /// ## Base légale
    /// Article R2111-7 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// La mention n’est admise qu’à titre exceptionnel, quand l’objet ne peut être décrit autrement. Sans motif, la marque
    /// oriente les offres.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les classeurs sont de marque Leitz ou équivalent.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les cartouches conviennent aux vingt imprimantes HP déjà en service ; toute cartouche équivalente est admise.
    /// ```
    ///
    /// ## Correction
    /// Décrire la performance, ou écrire pourquoi ce n’est pas possible et selon quels critères l’équivalence sera jugée.
    pub(crate) BrandWithoutReason {
        code: "SPE004",
        name: "marque-avec-equivalent-sans-motif",
        family: Family::Marque,
        severity: Severity::Conseil,
        scope: Scope::Passage,
        legal_basis: &["R2111-7"],
        headline: "une marque est citée « ou équivalent » sans motif",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        for designation in designations(r, &sentence) {
            let alinea = r.alinea(designation.tokens.start);
            if designation.equivalence == Equivalence::Open
                && !designation.background
                && !mood::reasoned(r, alinea.clone())
                && !mood::existing(r, &alinea)
                && !mood::compatible(r, &alinea)
            {
                hits.push(Hit::new(designation.tokens));
            }
        }
    }
}
