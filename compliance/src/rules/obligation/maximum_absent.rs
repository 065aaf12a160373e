//! OBL010.

use document::DocumentKind::{Ae, Ccap, Ccp, Lettre, Rc};

use super::{Wanted, absent};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// L’accord-cadre n’a pas de maximum.
    ///
    /// ## Base légale
    /// Article R2162-4 du code de la commande publique, dans sa rédaction du 26 août 2021.
    ///
    /// ## Pourquoi
    /// Un accord-cadre a toujours un maximum, en valeur ou en quantité. Sans lui, la procédure peut être annulée.
    ///
    /// ## Correction
    /// Écrire le maximum, en euros hors taxes ou en quantité, pour toute la durée, lot par lot s’il y en a plusieurs.
    pub(crate) NoMaximum {
        code: "OBL010",
        name: "maximum-absent",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["R2162-4"],
        headline: "aucun maximum",
        check: Check::Dossier(find),
    }
}

static WANTED: Wanted = Wanted {
    duty: "accord-cadre-maximum",
    start: None,
    places: &[&[Rc, Lettre], &[Ccap, Ccp, Lettre, Ae]],
    meets: |d, passage| d.says(passage, &MAXIMUM),
    title: Phrases::new(&["(accord-cadre|durée|forme|montant|objet)"]),
    message: "Aucun maximum de l’accord-cadre n’a été trouvé dans les documents : il est obligatoire (article R2162-4).",
};

static MAXIMUM: Phrases = Phrases::new(&[
    "(montant|montants|quantité|quantités|valeur|seuil|plafond) ..4 (maximum|maximal|maximale|maximales|maximaux|maximums)",
    "(maximum|plafond) ..12 (€|euros|unités)",
    "(son|un|le) maximum ..8 (lot|accord-cadre|marché)",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    absent(d, &WANTED, out);
}
