//! COH003.

use super::{Notion, compare};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::topics::Topics;
use crate::values::Measure;

declare_rule! {
    /// La date limite des offres ou celle de la visite change d’un endroit à l’autre.
    ///
    /// ## Base légale
    /// Articles L3 et R2132-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un pli remis à l’une des deux dates serait écarté d’après l’autre : l’égalité entre candidats est rompue.
    ///
    /// ## Correction
    /// Écrire une seule date et une seule heure ; si elle change, corriger toutes les pièces et prévenir tous les candidats.
    pub(crate) DifferentDates {
        code: "COH003",
        name: "dates-differentes",
        family: Family::Coherence,
        severity: Severity::Bloquant,
        scope: Scope::Dossier,
        legal_basis: &["L3", "R2132-1"],
        headline: "cette date n’est pas celle écrite ailleurs",
        check: Check::Dossier(find),
    }
}

static NOTIONS: [Notion; 2] = [
    Notion {
        name: "Date limite de remise des offres",
        topics: Topics::DEADLINE,
        subject: Phrases::new(&[
            "(date|limite|heure|heures) ..5 (remise|réception|dépôt|envoi) (des|de leur|de votre|de l') (offre|offres|pli|plis|proposition|propositions|devis)",
            "(offre|offres|pli|plis|devis) ..6 (remis|remise|remises|déposé|déposés|déposées|reçu|reçus|parvenir|parviennent|arrivent|adressées|transmis|transmises) ..4 (avant|au plus tard|jusqu'au)",
        ]),
        reach: 14,
        measure: Measure::Date,
        unless: Phrases::new(&[
            "(visite|visites|question|questions|échantillon|échantillons|négociation|finale|finales|report|reportée|ancienne|initialement|publié|publiée|envoyé)",
        ]),
        within: true,
    },
    Notion {
        name: "Date de la visite",
        topics: Topics::VISIT,
        subject: Phrases::new(&[
            "(visite|visites) ..6 (obligatoire|facultative|lieux|site|sites|organisée|organisées|lieu)",
            "(visite|visites) (est|sera|aura)",
        ]),
        reach: 16,
        measure: Measure::Date,
        unless: Phrases::new(&[
            "(inscription|inscriptions|inscrire|demande|demandes|question|questions|remise|offres)",
        ]),
        within: false,
    },
];

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    compare(d, &NOTIONS, out);
}
