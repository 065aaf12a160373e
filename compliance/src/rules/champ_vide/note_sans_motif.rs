//! DOC003.

use crate::Family;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::suppression::suppressions;
use document::typographic;

declare_rule! {
    /// Une note de rédaction met une alerte de côté sans dire pourquoi.
    ///
    /// ## Base légale
    /// Article L3 du code de la commande publique : la transparence suppose que les choix puissent s’expliquer.
    ///
    /// ## Pourquoi
    /// Une alerte mise de côté garde son motif dans le dossier : c’est ce qui protège l’acheteur. Sans motif, elle reste.
    ///
    /// ## Correction
    /// Écrire le code de la règle, puis le motif : « emplettes : ignorer SPE010 : le bois existant est conservé ».
    pub(crate) SuppressionWithoutReason {
        code: "DOC003",
        name: "note-sans-motif",
        family: Family::ChampVide,
        severity: Severity::Conseil,
        scope: Scope::Document,
        legal_basis: &["L3"],
        headline: "cette note ne donne pas de motif",
        check: Check::Document(find),
    }
}

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    for one in suppressions(d) {
        let message = if one.code.is_empty() {
            "Cette note ne nomme pas la règle à mettre de côté : écrire son code (SPE010), puis le motif."
                .to_owned()
        } else if one.rule.is_none() {
            format!(
                "Aucune règle ne porte le code {} : cette note ne met rien de côté.",
                one.code
            )
        } else if one.reason.is_empty() {
            format!(
                "L’alerte {} n’est pas mise de côté : la note n’en donne pas le motif.",
                one.code
            )
        } else {
            continue;
        };
        let (span, excerpt) = one.place(d);
        hits.push(PlacedHit {
            passage: Some(one.passage),
            span,
            excerpt,
            message: typographic(&message),
            missing: false,
        });
    }
}
