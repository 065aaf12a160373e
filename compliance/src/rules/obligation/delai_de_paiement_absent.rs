//! OBL009.

use document::DocumentKind::{Ae, Ccap, Ccp, Lettre};

use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Aucune pièce ne rappelle le délai de paiement.
    ///
    /// ## Base légale
    /// Articles L2192-10 et R2192-10 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le délai légal s’applique même si le marché se tait, mais une entreprise décide aussi d’après lui de répondre ou non.
    ///
    /// ## Correction
    /// Rappeler le délai, son point de départ et les intérêts moratoires.
    pub(crate) NoPaymentDelay {
        code: "OBL009",
        name: "delai-de-paiement-absent",
        family: Family::Obligation,
        severity: Severity::Conseil,
        scope: Scope::Dossier,
        legal_basis: &["L2192-10", "R2192-10"],
        headline: "rien sur le délai de paiement",
        check: Check::Dossier(find),
    }
}

const PLACES: &[&[document::DocumentKind]] = &[&[Ccap, Ccp, Lettre]];

static PAYMENT: Phrases = Phrases::new(&[
    "délai ..3 (paiement|règlement)",
    "(paie|payons|payé|payée|payées|réglé|réglée|réglées|mandaté|mandatées|paiement|règlement|virement) ..16 (jours|mois)",
    "(r2192-10|r2192-11|l2192-10)",
]);

/// Thirty days, fifty for a hospital: the tender says which is due.
static WANTED: [Wanted; 2] = [
    Wanted {
        duty: "delai-paiement-30",
        start: None,
        places: PLACES,
        meets: |d, passage| d.says(passage, &PAYMENT),
        title: Phrases::new(&["(paiement|règlement|prix|facturation)"]),
        message: "Aucune pièce ne rappelle le délai de paiement, de trente jours au plus.",
    },
    Wanted {
        duty: "delai-paiement-50",
        start: None,
        places: PLACES,
        meets: |d, passage| d.says(passage, &PAYMENT),
        title: Phrases::new(&["(paiement|règlement|prix|facturation)"]),
        message: "Aucune pièce ne rappelle le délai de paiement, de cinquante jours au plus pour un établissement public de \
                  santé.",
    },
];

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let told = (d.of_kind(&[Ae]).into_iter()).any(|at| d.pieces[at].first_with(&PAYMENT).is_some());
    if told {
        return;
    }
    let before = out.lacks.len();
    for wanted in &WANTED {
        absent(d, wanted, out);
    }
    // What lacks for one lacks for the other: said once.
    out.lacks.truncate(before + 1);
}
