//! OBL006.

use document::DocumentKind::{Lettre, Rc};

use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Le marché n’est pas divisé en lots, et aucun motif n’est écrit.
    ///
    /// ## Base légale
    /// Articles L2113-10, L2113-11, R2113-2 et R2113-3 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le marché est divisé en lots par défaut. Ne pas le faire se motive par écrit, dans les documents de la consultation, le
    /// rapport de présentation ou, en procédure adaptée, les documents que l’acheteur conserve.
    ///
    /// ## Correction
    /// Écrire en quoi la division restreindrait la concurrence, compliquerait l’exécution ou la renchérirait, ou dire que
    /// l’objet ne permet pas d’isoler des prestations distinctes.
    pub(crate) NoSingleLotReason {
        code: "OBL006",
        name: "motif-de-lot-unique-absent",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["L2113-11", "R2113-2", "R2113-3"],
        headline: "aucun motif de lot unique",
        check: Check::Dossier(find),
    }
}

static WANTED: Wanted = Wanted {
    duty: "allotissement",
    start: None,
    places: &[&[Rc, Lettre]],
    meets: |d, passage| d.says(passage, &REASON),
    title: Phrases::new(&["(allotissement|lots|lot|division|objet)"]),
    message: "Le marché n’a qu’un lot, et aucun motif n’est écrit, ni dans le besoin (champ single_lot_reason) ni dans les \
              documents (article L2113-11).",
};

static REASON: Phrases = Phrases::new(&[
    "(motif|motifs|raison|raisons|car|parce que|en effet|puisque|dès lors que|compte tenu) ..40 (lot|lots|allotissement|alloti|distinctes|diviser|division)",
    "(lot|lots|allotissement|alloti|distinctes|diviser|division) ..40 (motif|motifs|raison|raisons|car|parce que|en effet|puisque|dès lors que|compte tenu|homogène|indissociable|indissociables)",
    "(prestations|prestation) (distinctes|indissociables|homogènes|homogène)",
    "(l2113-11|r2113-2|r2113-3)",
    "(restreindrait|restreindre|réduire la) ..4 concurrence",
    "(techniquement difficile|financièrement plus coûteuse|plus coûteuse)",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let Some(tender) = d.ctx.tender else {
        out.lacks("Sans le besoin, on ne sait ni le nombre de lots, ni le motif que l’acheteur a gardé.");
        return;
    };
    let reason = tender
        .single_lot_reason
        .as_deref()
        .is_some_and(|reason| !reason.trim().is_empty());
    let several = tender.lot_count().is_some_and(|count| count > 1);
    if !reason && !several {
        absent(d, &WANTED, out);
    }
}
