//! OBL011.

use document::DocumentKind::{Ae, Ccap, Ccp, Lettre};

use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Le prix doit être révisable, et rien ne le révise.
    ///
    /// ## Base légale
    /// Articles R2112-13 et R2112-14 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Les matières premières agricoles et alimentaires, et les marchés de plus de trois mois qui suivent des cours mondiaux,
    /// demandent une clause de révision. Un prix ferme ferait fuir les offres ou rompre le contrat.
    ///
    /// ## Correction
    /// Écrire la formule, ses indices, la date du prix initial et la périodicité.
    pub(crate) NoRevision {
        code: "OBL011",
        name: "revision-absente",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["R2112-13", "R2112-14"],
        headline: "aucune révision des prix",
        check: Check::Dossier(find),
    }
}

static WANTED: Wanted = Wanted {
    duty: "revision-prix",
    start: None,
    places: &[&[Ccap, Ccp, Lettre]],
    meets: |d, passage| d.says(passage, &REVISION),
    title: Phrases::new(&["(prix|révision|variation)"]),
    message: "Aucune révision des prix n’a été trouvée dans les documents, et cet achat en demande une (articles R2112-13 et \
              R2112-14).",
};

static REVISION: Phrases = Phrases::new(&[
    "(prix|révision|révisé|révisés|révisable|révisables|ajustable|ajustables|mercuriale|indexé|indexés) ..10 (révision|révisé|révisés|révisable|révisables|ajustable|ajustables|indexé|indexés|mercuriale)",
    "(révisé|révisés|révisable|révisables|révision) ..6 (prix|indice|indices|formule)",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let told = (d.of_kind(&[Ae]).into_iter()).any(|at| d.pieces[at].first_with(&REVISION).is_some());
    if !told {
        absent(d, &WANTED, out);
    }
}
