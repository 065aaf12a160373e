//! OBL008.

use document::DocumentKind::{Ae, Ccap, Ccp, Lettre};

use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// L’avance est due, et le marché n’en dit rien.
    ///
    /// ## Base légale
    /// Articles R2191-3 et R2191-10 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le marché fixe le taux de l’avance et ses conditions de versement. Muet et visant un CCAG de 2021, il accorde l’option A,
    /// plus généreuse que le minimum.
    ///
    /// ## Correction
    /// Écrire le taux, l’option du CCAG retenue et le remboursement.
    pub(crate) NoAdvance {
        code: "OBL008",
        name: "avance-absente",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["R2191-3", "R2191-10"],
        headline: "rien sur l’avance",
        check: Check::Dossier(find),
    }
}

static WANTED: Wanted = Wanted {
    duty: "avance",
    start: None,
    places: &[&[Ccap, Ccp, Lettre]],
    meets: |d, passage| d.says(passage, &ADVANCE),
    title: Phrases::new(&["(avance|prix|paiement|règlement)"]),
    message: "L’avance est due et les documents n’en disent rien : le marché fixe son taux et ses conditions (article \
              R2191-10).",
};

static ADVANCE: Phrases = Phrases::new(&[
    "(une|l'|d'|cette|aucune|des|les|=avances) =avance",
    "=avances",
    "^ =avance",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    // The acte d’engagement may be the one that speaks of it.
    let told = d.of_kind(&[Ae]).into_iter().any(|at| {
        let piece = &d.pieces[at];
        piece.first_with(&ADVANCE).is_some()
    });
    if !told {
        absent(d, &WANTED, out);
    }
}
