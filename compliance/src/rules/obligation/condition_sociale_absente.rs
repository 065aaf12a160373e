//! OBL004.

use document::DocumentKind::{Ae, Ccap, Ccp, Cctp, Lettre};

use super::vocabulary::SOCIAL;
use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Aucune condition d’exécution sociale ou relative à l’emploi, au-dessus des seuils européens.
    ///
    /// ## Base légale
    /// Article L2112-2-1 du code de la commande publique, depuis le 22 août 2026.
    ///
    /// ## Pourquoi
    /// À partir des seuils européens, le marché comporte une condition sociale ou relative à l’emploi. Quatre cas permettent
    /// d’y renoncer ; le motif est alors écrit et conservé.
    ///
    /// ## Correction
    /// Écrire une condition sociale (heures d’insertion, droits des travailleurs qui fabriquent), son contrôle et sa pénalité,
    /// ou garder au dossier le motif d’y renoncer et mettre cette alerte de côté avec lui.
    pub(crate) NoSocialCondition {
        code: "OBL004",
        name: "condition-sociale-absente",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["L2112-2-1"],
        headline: "aucune condition sociale",
        check: Check::Dossier(find),
    }
}

static WANTED: Wanted = Wanted {
    duty: "social-execution",
    start: None,
    places: &[
        &[Ccap, Ccp, Lettre],
        &[Cctp, Ccp, Lettre],
        &[Ccap, Ccp, Lettre, Ae],
    ],
    meets: |d, passage| d.says(passage, &SOCIAL),
    title: Phrases::new(&["(exécution|social|sociale|insertion)"]),
    message: "Aucune condition d’exécution sociale ou relative à l’emploi n’a été trouvée dans les documents : à ce montant, \
              elle est obligatoire (article L2112-2-1), sauf motif écrit.",
};

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    absent(d, &WANTED, out);
}
