//! COH006.

use super::{Fact, conflicts};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::topics::Topics;
use crate::values::Value;

declare_rule! {
    /// Deux pièces renvoient à deux cahiers généraux (CCAG) différents.
    ///
    /// ## Base légale
    /// Article R2112-2 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un CCAG ne s’applique que si le marché y renvoie : deux renvois différents rendent incertaines les pénalités,
    /// les vérifications et la résiliation.
    ///
    /// ## Correction
    /// Choisir un seul CCAG, l’écrire dans le CCAP avec la date de son arrêté, et ne renvoyer qu’à lui.
    pub(crate) DifferentCcag {
        code: "COH006",
        name: "ccag-different",
        family: Family::Coherence,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["R2112-2"],
        headline: "ce CCAG n’est pas celui des autres pièces",
        check: Check::Dossier(find),
    }
}

/// The general conditions that the contract takes for its own, or departs from.
static APPLIED: Phrases = Phrases::new(&[
    "(régi|régie|soumis|soumise|référ*|renvoie|applicable|applicables|applique|appliquent|conforme|conformément|dérogation|déroge|sens) ..24 (=CCAG|=ccag-fcs|=ccag-tic|=ccag-pi|=ccag-mi|=ccag-moe|=ccag-travaux)",
]);

/// The name of each, as it follows the word.
const NAMES: [(&str, &[&str]); 6] = [
    ("CCAG-FCS", &["fcs", "fournitures"]),
    ("CCAG-TIC", &["tic", "techniques"]),
    ("CCAG-PI", &["pi", "prestations"]),
    ("CCAG-MI", &["mi", "industriels"]),
    ("CCAG-MOE", &["moe", "maitrise"]),
    ("CCAG-Travaux", &["travaux", "tx"]),
];

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let mut facts = Vec::new();
    for (document, piece) in d.pieces.iter().enumerate() {
        for passage in piece.about(Topics::CCAG) {
            let text = &piece.texts[passage];
            for sentence in piece.sentences(passage) {
                for found in APPLIED.find(text, sentence.clone()) {
                    let last = found.end - 1;
                    let at = |n: usize| piece.folded(passage, last + n).trim_start_matches("ccag-");
                    let name = (0..4).find_map(|n| {
                        let (name, _) = NAMES.iter().find(|(_, words)| words.contains(&at(n)))?;
                        Some((n, *name))
                    });
                    if let Some((n, name)) = name {
                        facts.push(Fact {
                            document,
                            passage,
                            words: name,
                            tokens: last..(last + n + 1).min(sentence.end),
                            value: Value::Word(name.to_owned()),
                            lot: String::new(),
                        });
                    }
                }
            }
        }
    }
    conflicts(d, "Cahier général applicable", false, facts, out);
}
