//! COH007.

use super::{Fact, conflicts};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::topics::Topics;
use crate::values::Value;

declare_rule! {
    /// L’adresse de livraison change d’une pièce à l’autre.
    ///
    /// ## Base légale
    /// Article R2132-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le prix comprend le transport : deux adresses font deux prix.
    ///
    /// ## Correction
    /// Donner la liste complète des lieux dans une seule pièce, et y renvoyer.
    pub(crate) DifferentPlaces {
        code: "COH007",
        name: "lieux-differents",
        family: Family::Coherence,
        severity: Severity::Mineur,
        scope: Scope::Dossier,
        legal_basis: &["R2132-1"],
        headline: "cette adresse de livraison n’est pas celle écrite ailleurs",
        check: Check::Dossier(find),
    }
}

static PLACE: Phrases = Phrases::new(&[
    "(lieu|lieux|adresse|adresses|point|points) (de|de la) livraison",
    "(livrer|livre|livrera|livré|livrés|livrées|livraison|livraisons) ..6 (adresse|adresses)",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let mut facts = Vec::new();
    for (document, piece) in d.pieces.iter().enumerate() {
        for passage in piece.about(Topics::DELIVERY) {
            let text = &piece.texts[passage];
            for sentence in piece.sentences(passage) {
                let Some(subject) = PLACE.find(text, sentence.clone()).into_iter().next() else {
                    continue;
                };
                // A postal code before the name of a town.
                let code = (subject.end..sentence.end).find(|at| {
                    let token = &text.tokens()[*at];
                    let town = text.tokens().get(at + 1);
                    token.folded.len() == 5
                        && token.folded.chars().all(|c| c.is_ascii_digit())
                        && town.is_some_and(|town| town.shape != french::Shape::Lower)
                });
                if let Some(at) = code {
                    let end = (at + 2).min(sentence.end);
                    facts.push(Fact {
                        document,
                        passage,
                        words: piece.slice(passage, at..end),
                        tokens: at..end,
                        value: Value::Word(piece.folded(passage, at).to_owned()),
                        lot: String::new(),
                    });
                }
            }
        }
    }
    conflicts(d, "Lieu de livraison", false, facts, out);
}
