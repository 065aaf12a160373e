//! COH002.

use super::{Notion, compare};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::topics::Topics;
use crate::values::Measure;

declare_rule! {
    /// Un délai n’est pas le même d’un endroit à l’autre du dossier.
    ///
    /// ## Base légale
    /// Article R2132-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le titulaire se réglera sur le délai qui l’arrange, et les pénalités de retard ne pourront pas se calculer.
    ///
    /// ## Correction
    /// Écrire le délai dans une seule pièce, et y renvoyer depuis les autres.
    pub(crate) DifferentDelays {
        code: "COH002",
        name: "delais-differents",
        family: Family::Coherence,
        severity: Severity::Bloquant,
        scope: Scope::Dossier,
        legal_basis: &["R2132-1"],
        headline: "ce délai n’est pas celui écrit ailleurs",
        check: Check::Dossier(find),
    }
}

/// Delays that have several values by nature.
const SPECIAL: &[&str] = &[
    "(urgence|urgente|urgentes|urgent|échantillon|échantillons|reliquat|reliquats|complément|standard|personnalisé|exceptionnel|exceptionnelle|pièce|pièces|document|documents|notice|prolongation|supplémentaire|sous-critère|critère|noté|notée|note|points|pénalité|pénalités|doublé)",
];

static NOTIONS: [Notion; 5] = [
    Notion {
        name: "Délai de paiement",
        topics: Topics::PAYMENT,
        subject: Phrases::new(&[
            "délai (global|maximum|maximal)? (de|du) (paiement|règlement) (est|sera|=de|maximum|fixé|\":\"|ne peut)",
            "(paie|payons|payé|payée|payées|réglé|réglée|réglées|paiement s'effectue|paiement intervient) (dans|sous|au plus tard) (un|le|les)? (délai)?",
        ]),
        reach: 10,
        measure: Measure::Duration,
        unless: Phrases::new(&[
            "(avance|intérêt|intérêts|moratoires|acompte|solde|retenue|suspension|suspendu|restitution|vérification|refus|indemnité|pénalité)",
            "(sous-traitant|sous-traitants) (est|sont|sera|seront) (payé|payés|réglé|réglés)",
        ]),
        within: true,
    },
    Notion {
        name: "Délai de livraison",
        topics: Topics::DELIVERY,
        subject: Phrases::new(&[
            "délai (maximum|maximal|global)? de livraison (est|sera|=de|maximum|maximal|fixé|\":\"|ne peut)",
            "livraison (est faite|a lieu|intervient|s'effectue|est effectuée) (dans|en|sous|au plus tard)",
        ]),
        reach: 10,
        measure: Measure::Duration,
        unless: Phrases::new(SPECIAL),
        within: false,
    },
    Notion {
        name: "Délai d’intervention",
        topics: Topics::REPAIR,
        subject: Phrases::new(&[
            "délai (maximum|maximal)? d'intervention (sur site)? (est|sera|=de|maximum|maximal|fixé|\":\"|ne peut)",
        ]),
        reach: 10,
        measure: Measure::Duration,
        unless: Phrases::new(SPECIAL),
        within: false,
    },
    Notion {
        name: "Délai de réparation",
        topics: Topics::REPAIR,
        subject: Phrases::new(&[
            "délai (maximum|maximal)? de (réparation|dépannage|remise en état) (est|sera|=de|maximum|maximal|fixé|\":\"|ne peut)",
        ]),
        reach: 10,
        measure: Measure::Duration,
        unless: Phrases::new(SPECIAL),
        within: false,
    },
    Notion {
        name: "Délai de remplacement",
        topics: Topics::REPAIR,
        subject: Phrases::new(&[
            "délai (maximum|maximal)? (de|pour le) remplacement (est|sera|=de|maximum|maximal|fixé|\":\"|ne peut)",
        ]),
        reach: 10,
        measure: Measure::Duration,
        unless: Phrases::new(SPECIAL),
        within: false,
    },
];

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    compare(d, &NOTIONS, out);
}
