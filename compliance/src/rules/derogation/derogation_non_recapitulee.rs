//! DER001.

use std::collections::BTreeSet;

use super::closing::{KINDS, article_of, closing_title, departures, listed};
use crate::Family;
use crate::dossier::has_kin;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use document::typographic;

declare_rule! {
    /// Une dérogation au CCAG n’est pas reprise dans l’article qui les récapitule.
    ///
    /// ## Base légale
    /// Article R2112-3 du code de la commande publique : le marché indique les articles du CCAG auxquels il déroge. Le CCAG
    /// demande que le dernier article du CCAP les récapitule.
    ///
    /// ## Pourquoi
    /// Le titulaire peut soutenir que la règle du CCAG s’applique toujours, et que l’écart ne lui est pas opposable.
    ///
    /// ## Correction
    /// Ajouter l’article à la liste finale des dérogations, ou revenir à la règle du CCAG.
    pub(crate) UnlistedDerogation {
        code: "DER001",
        name: "derogation-non-recapitulee",
        family: Family::Derogation,
        severity: Severity::Majeur,
        scope: Scope::Document,
        legal_basis: &["R2112-3"],
        headline: "cette dérogation n’est pas récapitulée",
        check: Check::Document(find),
    }
}

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    if !KINDS.contains(&d.document.kind) {
        return;
    }
    let closing = closing_title(d).map(|title| article_of(d, title));
    let departures = departures(d, &closing.clone().unwrap_or(0..0));
    let Some(closing) = closing else {
        if let Some(first) = departures.first() {
            let message =
                typographic("Le document déroge au CCAG, et aucun article ne récapitule ses dérogations.");
            hits.push(d.hit(first.passage, first.tokens.clone(), message));
        }
        return;
    };
    let listed = listed(d, &closing);
    let mut told = BTreeSet::new();
    for departure in departures {
        let is_listed = has_kin(&listed, &departure.number);
        if !is_listed && told.insert(departure.number.clone()) {
            let message = typographic(&format!(
                "Cette dérogation à l’article {} du CCAG n’est pas reprise dans l’article qui les récapitule.",
                departure.number
            ));
            hits.push(d.hit(departure.passage, departure.tokens, message));
        }
    }
}
