//! OBL005.

use document::DocumentKind::{Ccp, Cctp, Lettre};

use super::vocabulary::{ENVIRONMENT, LASTING, SOCIAL, USERS};
use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Les spécifications techniques ne disent rien du développement durable.
    ///
    /// ## Base légale
    /// Article L2111-2 du code de la commande publique, depuis le 22 août 2026.
    ///
    /// ## Pourquoi
    /// Les spécifications techniques prennent en compte le développement durable, dans ses dimensions économique, sociale et
    /// environnementale.
    ///
    /// ## Correction
    /// Ajouter une exigence mesurable liée à l’objet : durée de vie, réparation, matières recyclées, énergie, emballages,
    /// accessibilité.
    pub(crate) NoSustainableSpecification {
        code: "OBL005",
        name: "specification-sans-developpement-durable",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["L2111-2"],
        headline: "rien sur le développement durable",
        check: Check::Dossier(find),
    }
}

static WANTED: Wanted = Wanted {
    duty: "env-specification",
    start: Some("debut-env-specification"),
    places: &[&[Cctp, Ccp, Lettre]],
    meets: |d, passage| {
        [&ENVIRONMENT, &LASTING, &SOCIAL, &USERS]
            .into_iter()
            .any(|words| d.says(passage, words))
    },
    title: Phrases::new(&[
        "(exigence|exigences|spécification|spécifications|caractéristiques|prescriptions|besoin)",
    ]),
    message: "Les spécifications techniques ne disent rien du développement durable : elles doivent le prendre en compte \
              (article L2111-2).",
};

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    absent(d, &WANTED, out);
}
