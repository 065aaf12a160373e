//! OBL003.

use document::DocumentKind::{Ae, Ccap, Ccp, Cctp, Lettre};

use super::vocabulary::{ENVIRONMENT, HOLDER};
use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, Scope, Severity, declare_rule};

declare_rule! {
    /// Aucune condition d’exécution ne prend en compte l’environnement.
    ///
    /// ## Base légale
    /// Article L2112-2 du code de la commande publique, depuis le 22 août 2026.
    ///
    /// ## Pourquoi
    /// Les conditions d’exécution prennent en compte l’environnement. Le renvoi au CCAG ne suffit pas : sa clause
    /// environnementale demande au marché d’écrire des obligations vérifiables.
    ///
    /// ## Correction
    /// Écrire au moins une obligation contrôlable du titulaire : reprise des emballages, livraisons groupées, relevé des
    /// émissions, collecte en fin de vie, avec le contrôle et la pénalité.
    pub(crate) NoGreenCondition {
        code: "OBL003",
        name: "condition-environnementale-absente",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["L2112-2"],
        headline: "aucune condition environnementale",
        check: Check::Dossier(find),
    }
}

static WANTED: Wanted = Wanted {
    duty: "env-execution",
    start: Some("debut-env-execution"),
    places: &[
        &[Ccap, Ccp, Lettre],
        &[Cctp, Ccp, Lettre],
        &[Ccap, Ccp, Lettre, Ae],
    ],
    meets,
    title: Phrases::new(&["(exécution|environnement|livraison)"]),
    message: "Aucune condition d’exécution sur l’environnement n’a été trouvée dans les documents : elle est obligatoire \
              (article L2112-2).",
};

/// A sentence on what the holder does for the environment, or an article whose title announces it.
fn meets(d: &DocumentReading<'_>, passage: usize) -> bool {
    let text = &d.texts[passage];
    let title = matches!(d.passages[passage].place, document::Place::Title { .. });
    d.sentences(passage)
        .any(|one| ENVIRONMENT.is_in(text, one.clone()) && (title || HOLDER.is_in(text, one)))
}

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    absent(d, &WANTED, out);
}
