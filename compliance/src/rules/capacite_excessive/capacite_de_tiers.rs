//! CAN046.

use crate::Family;
use crate::marks::Hit;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Le candidat ne peut s’appuyer sur un tiers, ou chaque cotraitant doit avoir toutes les capacités.
    ///
    /// ## Base légale
    /// Articles R2142-3 et R2142-25 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un candidat peut faire valoir les capacités d’autres opérateurs, et celles d’un groupement s’apprécient globalement.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Les capacités des sous-traitants ne sont pas prises en compte.
    /// ```
    /// ```rc,bad
    /// Chaque membre du groupement justifie à lui seul de l’ensemble des capacités exigées.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le candidat peut faire valoir les capacités d’autres opérateurs, dont il produit l’engagement écrit.
    /// ```
    ///
    /// ## Correction
    /// Admettre les capacités de tiers et apprécier celles du groupement dans leur ensemble.
    pub(crate) NoThirdParty {
        code: "CAN046",
        name: "capacites-de-tiers-refusees",
        family: Family::CapaciteExcessive,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2142-3", "R2142-25"],
        headline: "les capacités d’un tiers ou d’un groupement sont refusées",
        check: Check::Passage(find),
    }
}

static REFUSED: Phrases = Phrases::new(&[
    "(capacité|capacités|moyens|références|qualifications|aptitudes|effectifs) ..8 (sous-traitant|sous-traitants|tiers|autre|autres|cotraitants|filiale|filiales|groupe|maison mère|partenaires|mandataire) ..8 (ne|n') ..3 (pas|point|aucunement|jamais|ni) ..4 (pris|prise|prises|compte|admis|admises|retenues|acceptées|examinées|considération|recevables)",
    "(capacité|capacités|moyens|références|qualifications) ..8 (sous-traitant|sous-traitants|tiers|autres|cotraitants|filiales|groupe|maison mère|membres|partenaires) ..8 (ne|n') ..1 (=comptent|=compte|valent|entrent|sont) ..1 (pas|point|guère)",
    "(ne|n') ..4 (pas|point|jamais|aucun)? ..3 (s'appuyer|se prévaloir|faire valoir|faire état|recourir|invoquer|présenter|compter) ..6 (capacité|capacités|moyens|références|qualifications|tiers|sous-traitant|sous-traitants|autre|autres|groupe)",
    "(chaque|chacun|tous les|toutes les) ..3 (membre|membres|cotraitant|cotraitants|entreprise du groupement|entreprises groupées) ..6 (doit|doivent|devra|devront|justifie|justifient|possède|possèdent|remplit|remplissent|réunit|satisfait|dispose) ..8 (l'ensemble|la totalité|l'intégralité|toutes|totalité|à lui seul|à elle seule|individuellement|seul)",
    "(groupement|groupements|groupement d'entreprises|cotraitance) ..6 (interdit|interdits|interdite|refusé|refusés|non admis|exclu|exclus|proscrit|proscrite)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "capacit",
        "moyen",
        "referenc",
        "qualific",
        "aptitud",
        "effectif",
        "membre",
        "cotrait",
        "groupement",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let found = r
            .find(&REFUSED, sentence.clone())
            .into_iter()
            .find(|range| !mood::informative(r, range));
        if let Some(range) = found {
            hits.push(Hit::new(range));
        }
    }
}
