//! COH001.

use super::{Notion, compare};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::topics::Topics;
use crate::values::Measure;

declare_rule! {
    /// Une durée n’est pas la même d’un endroit à l’autre du dossier.
    ///
    /// ## Base légale
    /// Articles R2132-1 et R2112-4 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Deux durées pour une même chose laissent le candidat deviner laquelle vaut, et ouvrent un différend pendant
    /// l’exécution.
    ///
    /// ## Correction
    /// Garder une seule durée, l’écrire dans une seule pièce et y renvoyer depuis les autres.
    pub(crate) DifferentDurations {
        code: "COH001",
        name: "durees-differentes",
        family: Family::Coherence,
        severity: Severity::Bloquant,
        scope: Scope::Dossier,
        legal_basis: &["R2132-1", "R2112-4"],
        headline: "cette durée n’est pas celle écrite ailleurs",
        check: Check::Dossier(find),
    }
}

static NOTIONS: [Notion; 5] = [
    Notion {
        name: "Durée du contrat",
        topics: Topics::DURATION,
        subject: Phrases::new(&[
            "durée (du|de ce|de l'|de cet|du présent) (marché|accord-cadre|contrat) (est|sera|=de|fixée|\":\")",
            "(marché|accord-cadre|contrat) (est|sera|prend) ..4 (durée|période) (de|d'|ferme de)",
        ]),
        reach: 8,
        measure: Measure::Duration,
        // A first period, a total and what is renewed are other durations.
        unless: Phrases::new(&[
            "(initiale|initial|totale|total|globale|maximale|maximum|ferme|reconductible|reconductibles|renouvelable|reconduction|reconductions|reconduit|tranche|tranches|garantie|préavis|période d'essai|bon de commande|bons de commande)",
        ]),
        within: true,
    },
    Notion {
        name: "Durée de la première période",
        topics: Topics::DURATION,
        subject: Phrases::new(&["(période|durée) initiale ..4 (de|d'|est|\":\")"]),
        reach: 6,
        measure: Measure::Duration,
        unless: Phrases::new(&["(garantie|tranche|tranches|prolongation|location|entretien|maintenance)"]),
        within: true,
    },
    Notion {
        name: "Durée totale du contrat, reconductions comprises",
        topics: Topics::DURATION,
        subject: Phrases::new(&[
            "durée (totale|globale|maximale) (du|de|de ce|de l'|de cet|du présent)? ..4 (est|sera|=de|ne peut|n'excède|ne dépasse|\":\")",
            "durée (totale|globale|maximale) (du|de ce|de l'|de cet) (marché|accord-cadre|contrat)",
        ]),
        reach: 8,
        measure: Measure::Duration,
        unless: Phrases::new(&[
            "(initiale|garantie|tranche|tranches|prolongation|bon de commande|bons de commande)",
        ]),
        within: true,
    },
    Notion {
        name: "Durée de validité des offres",
        topics: Topics::VALIDITY,
        subject: Phrases::new(&[
            "(durée|délai|période) (minimum|minimal|minimale)? (de|pour la) validité (des|de l'|de leur|de son|de votre|minimale des) (offre|offres)",
            "(offre|offres) (est|sont|reste|restent|demeure|demeurent) (valable|valables|valide|valides)",
            "(offre|offres) ..4 n'est valable",
            "(maintient|maintiennent|maintenir) (son|leur|leurs|l') (offre|offres)",
            "(lié|liés|tenu|tenus|engagé|engagés) par (son|leur|leurs) (offre|offres)",
        ]),
        reach: 18,
        measure: Measure::Duration,
        unless: Phrases::new(&["(prolongation|prolonger|variante|négociation|finale|finales)"]),
        within: true,
    },
    Notion {
        name: "Durée de la garantie",
        topics: Topics::WARRANTY,
        subject: Phrases::new(&[
            "(durée|délai|période) (minimale|minimum)? (de|de la|de cette)? garantie (est|sera|=de|\":\"|fixée|minimale)",
            "garantie (est de|dure|a une durée de|est fixée à|est donnée pour|court pendant|contractuelle de|minimale de|est d')",
        ]),
        reach: 8,
        measure: Measure::Duration,
        unless: Phrases::new(&[
            "(retenue|pièces détachées|décennale|biennale|parfait achèvement|première demande|extension|restitution|libération|heures|jours|plus longue|ou celle)",
        ]),
        within: false,
    },
];

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    compare(d, &NOTIONS, out);
}
