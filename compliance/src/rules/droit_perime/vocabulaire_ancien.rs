//! DRO003.

use super::history::historic;
use crate::Family;
use crate::marks::{Hit, overlaps};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use document::typographic;

declare_rule! {
    /// Un mot ou un formulaire d’un ancien code est employé.
    ///
    /// ## Base légale
    /// Articles R2113-4 et R2143-9 du code de la commande publique, selon le mot.
    ///
    /// ## Pourquoi
    /// Le mot ne désigne plus rien dans le code d’aujourd’hui, et trahit un modèle qui n’a pas été revu.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Le marché comporte une tranche ferme et deux tranches conditionnelles.
    /// ```
    /// ```rc,bad
    /// Le candidat remet un acte d’engagement DC3 signé.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Le marché comporte une tranche ferme et deux tranches optionnelles.
    /// ```
    ///
    /// ## Correction
    /// Employer le mot du code en vigueur.
    pub(crate) OldVocabulary {
        code: "DRO003",
        name: "vocabulaire-ancien",
        family: Family::DroitPerime,
        severity: Severity::Mineur,
        scope: Scope::Passage,
        legal_basis: &["R2113-4", "R2143-9"],
        headline: "ce mot vient d’un ancien code",
        check: Check::Passage(find),
    }
}

/// Entry of the law, how it is still written, and a safe replacement.
static OLD: [(&str, Phrases, Option<&str>); 6] = [
    (
        "prm",
        Phrases::new(&["personne responsable du marché", "=PRM"]),
        Some("acheteur"),
    ),
    (
        "tranche-conditionnelle",
        Phrases::new(&["(tranche|tranches) (conditionnelle|conditionnelles)"]),
        None,
    ),
    ("dc3", Phrases::new(&["=DC3"]), None),
    (
        "formulaires-dc-anciens",
        Phrases::new(&["(=DC5|=DC8|=DC13)"]),
        None,
    ),
    ("mps", Phrases::new(&["marché public simplifié"]), None),
    (
        "kbis",
        Phrases::new(&[
            "(fournit|fournir|produit|produire|produisent|joint|joindre|remet|remettre|extrait|exigé) ..6 (Kbis|K-bis)",
        ]),
        None,
    ),
];

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for (id, phrases, replacement) in &OLD {
        for range in r.find(phrases, r.all()) {
            if hits.iter().any(|hit| overlaps(&hit.tokens, &range)) || historic(r, &range) {
                continue;
            }
            let mut hit = Hit::new(range);
            if let Some(entry) = r.ctx.law.repealed().iter().find(|entry| entry.id == *id) {
                hit.fix = Some(typographic(&format!(
                    "{} Écrire : {}.",
                    entry.fate,
                    entry.replaced_by.trim_end_matches('.')
                )));
            }
            hit.replacement = replacement.map(str::to_owned);
            hits.push(hit);
        }
    }
}
