//! COH005.

use super::{Fact, conflicts};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::topics::Topics;
use crate::values::{Measure, Value, read};

declare_rule! {
    /// Le nombre de lots change d’une pièce à l’autre.
    ///
    /// ## Base légale
    /// Articles L2113-10, R2113-1 et R2132-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le candidat ne sait pas à quoi il peut répondre ; une offre faite pour un lot qui n’existe pas serait irrégulière.
    ///
    /// ## Correction
    /// Reprendre partout la même division, avec les mêmes numéros et les mêmes titres.
    pub(crate) DifferentLots {
        code: "COH005",
        name: "lots-differents",
        family: Family::Coherence,
        severity: Severity::Bloquant,
        scope: Scope::Dossier,
        legal_basis: &["L2113-10", "R2113-1", "R2132-1"],
        headline: "le nombre de lots n’est pas celui écrit ailleurs",
        check: Check::Dossier(find),
    }
}

static DIVIDED: Phrases = Phrases::new(&[
    "(divisé|divisée|décomposé|décomposée|réparti|répartie|réparties|répartis|alloti|allotie|scindé|composé|comporte|comprend|compte|constitué) (en|de|d')? ..2 # (lot|lots)",
    "(divisé|divisée|décomposé|décomposée|réparti|alloti|comporte|comprend) (en|de)? (un seul|un) lot",
]);

static UNDIVIDED: Phrases = Phrases::new(&[
    "(un|d'un) lot unique",
    "(n'est|non) (pas)? (alloti|allotie|allotis|divisé en lots|décomposé en lots)",
    "(sans|absence d') allotissement",
]);

/// Limits put on tenderers, and lots of another kind.
static OTHER: Phrases = Phrases::new(&[
    "(candidat|candidats|soumissionnaire|soumissionnaires|attribué|attribués|attribuer|attributaire|remporter|obtenir|maximum|au plus|fabrication|lot de|lot d'|chaque lot)",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let mut facts = Vec::new();
    for (document, piece) in d.pieces.iter().enumerate() {
        for passage in piece.about(Topics::LOTS) {
            let text = &piece.texts[passage];
            for sentence in piece.sentences(passage) {
                let divided = DIVIDED.find(text, sentence.clone()).into_iter().next();
                let undivided = UNDIVIDED.find(text, sentence.clone()).into_iter().next();
                let Some(tokens) = undivided.clone().or(divided.clone()) else {
                    continue;
                };
                if OTHER.is_in(text, sentence) {
                    continue;
                }
                let count = divided.filter(|_| undivided.is_none()).and_then(|tokens| {
                    let mut at = tokens.clone();
                    at.find_map(|at| read(Measure::Count, &text.tokens()[at..tokens.end]))
                });
                facts.push(Fact {
                    document,
                    passage,
                    words: piece.slice(passage, tokens.clone()),
                    tokens,
                    value: count.map_or(Value::Count(1.0), |(value, _)| value),
                    lot: String::new(),
                });
            }
        }
    }
    conflicts(d, "Nombre de lots", true, facts, out);
}
