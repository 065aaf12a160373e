//! OBL007.

use document::DocumentKind::{Lettre, Rc};

use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Le marché a plusieurs lots, et rien ne dit à combien on peut répondre.
    ///
    /// ## Base légale
    /// Article R2113-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Les documents disent si l’on peut répondre à un lot, à plusieurs ou à tous, et combien une même entreprise peut en
    /// obtenir.
    ///
    /// ## Correction
    /// Écrire : « Le candidat peut répondre à un seul lot, à plusieurs ou à tous », et la limite du nombre de lots attribués
    /// s’il y en a une.
    pub(crate) NoLotRule {
        code: "OBL007",
        name: "regle-des-lots-absente",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["R2113-1"],
        headline: "rien sur le nombre de lots auxquels répondre",
        check: Check::Dossier(find),
    }
}

/// Due for several lots; with one lot the duty is another rule's.
static WANTED: Wanted = Wanted {
    duty: "allotissement",
    start: None,
    places: &[&[Rc, Lettre]],
    meets: |d, passage| d.says(passage, &CHOICE),
    title: Phrases::new(&["(allotissement|lots|lot|division)"]),
    message: "Le règlement ne dit pas si l’on peut répondre à un lot, à plusieurs ou à tous (article R2113-1).",
};

static CHOICE: Phrases = Phrases::new(&[
    "(un|seul|plusieurs|tous|chacun|chaque) ..6 (lot|lots)",
    "(lot|lots) ..8 (plusieurs|tous|un seul|totalité|ensemble)",
    "(répondre|soumissionner|candidater|postuler|offre) ..8 (lot|lots)",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let several = d
        .ctx
        .tender
        .and_then(tender::Tender::lot_count)
        .is_some_and(|count| count > 1);
    if several {
        absent(d, &WANTED, out);
    }
}
