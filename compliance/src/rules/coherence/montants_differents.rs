//! COH004.

use super::{Notion, compare};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::topics::Topics;
use crate::values::Measure;

declare_rule! {
    /// Un montant ou un taux n’est pas le même d’un endroit à l’autre du dossier.
    ///
    /// ## Base légale
    /// Articles R2132-1, R2162-4 et R2191-10 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le maximum d’un accord-cadre et le taux de l’avance font partie de ce qui est mis en concurrence : deux valeurs
    /// rendent le contrat incertain.
    ///
    /// ## Correction
    /// Garder une seule valeur, dans une seule pièce.
    pub(crate) DifferentAmounts {
        code: "COH004",
        name: "montants-differents",
        family: Family::Coherence,
        severity: Severity::Bloquant,
        scope: Scope::Dossier,
        legal_basis: &["R2132-1", "R2162-4", "R2191-10"],
        headline: "cette valeur n’est pas celle écrite ailleurs",
        check: Check::Dossier(find),
    }
}

/// A ceiling that is not that of the whole.
const PART: &[&str] = &[
    "(annuel|annuelle|annuels|an|année|période|périodes|trimestriel|bon de commande|bons de commande|commande|commandes|tranche|pénalité|pénalités|indemnité|avance|sous-traitant|minimum)",
];

static NOTIONS: [Notion; 3] = [
    Notion {
        name: "Maximum de l’accord-cadre",
        topics: Topics::MAXIMUM,
        subject: Phrases::new(&[
            "(montant|montants|valeur) (maximum|maximal|maximale|maximums) (de|du|de l'|total)",
            "(maximum|plafond) (du marché|de l'accord-cadre|du contrat)",
            "(son|avec un) maximum",
        ]),
        reach: 20,
        measure: Measure::Euros,
        unless: Phrases::new(PART),
        within: false,
    },
    Notion {
        name: "Taux de l’avance",
        topics: Topics::ADVANCE,
        subject: Phrases::new(&[
            "avance (est|sera|s'élève|=de|égale|fixée|est fixée|forfaitaire)",
            "(taux|montant|pourcentage) (de|de l'|de cette|d'une) avance (est|sera|s'élève|fixé|=de|\":\")",
        ]),
        reach: 8,
        measure: Measure::Percent,
        unless: Phrases::new(&[
            "(PME|petite|moyenne|remboursement|remboursée|résorbée|atteint|sous-traitant|garantie|supérieure|maximum|minimum)",
        ]),
        within: false,
    },
    Notion {
        name: "Taux de la retenue de garantie",
        topics: Topics::RETENTION,
        subject: Phrases::new(&["retenue de garantie (est|sera|=de|égale|fixée|au taux|d'un|correspond)"]),
        reach: 10,
        measure: Measure::Percent,
        unless: Phrases::new(&["(PME|petite|maximum|excéder|remplacée)"]),
        within: false,
    },
];

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    compare(d, &NOTIONS, out);
}
