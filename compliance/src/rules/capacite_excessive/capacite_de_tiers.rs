//! CAN046.

use std::ops::Range;

use document::DocumentKind;

use crate::Family;
use crate::marks::{Hit, between, hull};
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

/// What a firm can do.
static CAPACITY: Phrases = Phrases::new(&[
    "(capacité|capacités|moyens|références|référence|qualifications|qualification|aptitudes|effectifs|compétences|expérience|savoir-faire|chiffre d'affaires|titres|certificats|agréments|personnel|matériel|travaux|réalisations|ouvrages)",
]);

/// Somebody other than the candidate.
static OTHERS: Phrases = Phrases::new(&[
    "(sous-traitant|sous-traitants|sous-traitance|tiers|tierce|cotraitant|cotraitants|cotraitance|co-traitant|filiale|filiales|maison mère|société mère|société sœur|sœur|consœur|alliée|affiliée|partenaire|partenaires|confrère|confrères|franchiseur|succursale|=groupe|mandataire)",
    "(=autre|=autres|=autrui|=exterieur|=exterieurs|=exterieure|=exterieures) (entreprise|entreprises|société|sociétés|opérateur|opérateurs|structure|structures|entité|entités|personnes|concours|soutien|ressources|membres|acteurs|firme|firmes|maison|maisons)",
    "(membre|membres|cotraitants) (du|de|des) ..1 (groupement|groupements)",
]);

/// Refused, ignored, or left to the candidate alone.
static DENIED: Phrases = Phrases::new(&[
    "(ne|n') (peut|peuvent|pouvant|pourra|pourront|saurait|sauraient|doit|doivent)",
    "(ne|n') ..5 (pas|point|aucunement|jamais|nullement|aucun|aucune)",
    "(=ni|=aucun|=aucune|=nul|=nulle|=sans)",
    "(exclu|exclue|exclus|exclues|exclut|interdit|interdite|interdits|interdites|refusé|refusée|refusés|refusées|écarté|écartées|rejeté|rejetées|ignoré|ignorées|proscrit|proscrite|irrecevable|irrecevables|indifférent|indifférente|indifférentes|non admis|non admise|non admises)",
    "(à lui seul|à elle seule|lui-même|elle-même|par ses propres|par ses seuls|de ses seuls|de ses seules|en son sein|ses propres|ses seules|ses seuls|seules les siennes)",
]);

static EVEN_IF: Phrases = Phrases::new(&["(même si|quand bien même|y compris)"]);

/// Each member must have everything.
static EACH: Phrases = Phrases::new(&[
    "(chaque|chacun|chacune|tous les|toutes les|tout) ..3 (membre|membres|cotraitant|cotraitants|entreprise du groupement|entreprises groupées|cocontractant|partenaire|partenaires|associé) ..8 (l'ensemble|la totalité|l'intégralité|toutes|tous|totalité|à lui seul|à elle seule|individuellement|séparément|isolément|seul|pour son compte|en entier)",
    "(groupement|groupements|groupement d'entreprises|cotraitance|groupements momentanés|candidatures groupées|offres groupées) ..6 (interdit|interdits|interdite|interdites|refusé|refusés|non admis|exclu|exclus|exclues|proscrit|proscrite|écarté|écartés|irrecevables|ne|n')",
    "(capacité|capacités|références|moyens|qualifications) ..8 (additionner|s'additionnent|additionnées|cumuler|cumulées|se cumulent|mutualiser|mutualisées|totaliser|totalisées)",
]);

/// The refusal is itself refused, or only some persons are spoken of.
static ADMITTED: Phrases = Phrases::new(&[
    "(ne|n') ..4 (exclu|exclut|interdit|interdite|refusé|refuser|écarté|écarter|empêche|prohibe|oppose|obstacle|motif|rejet|exigé|exigée|obligatoire|imposé|imposée|impose|tenu|tenue)",
    "<!(=ne|=n') (peut|peuvent|pourra|pourront) ..3 (s'appuyer|se prévaloir|faire valoir|recourir|invoquer|compter|présenter|se grouper|être complété|additionner|additionnées|cumuler|cumulées)",
    "(globalement|dans leur ensemble|ensemble des membres|forme du groupement|forme imposée|solidaire|conjoint|engagement écrit|plusieurs (groupements|candidatures|offres)|à la fois|paiement direct|après la notification|en cours d'exécution)",
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
        "compet",
        "experien",
        "materiel",
        "personnel",
        "titre",
    ]) || (r.kind != DocumentKind::Rc && !r.begins(&["candidat", "soumission", "concurr"]))
    {
        return;
    }
    for sentence in r.sentences() {
        let found = each(r, &sentence).or_else(|| refused(r, &sentence));
        if let Some(range) = found
            && !mood::informative(r, &range)
            && !r.has(&ADMITTED, r.clause(&range))
        {
            hits.push(Hit::new(range));
        }
    }
}

fn each(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    r.find(&EACH, sentence.clone())
        .into_iter()
        .find(|range| r.has(&DENIED, range.clone()) || r.has(&CAPACITY, sentence.clone()))
}

/// A capacity, somebody else and a refusal, near one another.
fn refused(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let capacities = r.find(&CAPACITY, sentence.clone());
    let denied = r.find(&DENIED, sentence.clone());
    if capacities.is_empty() || denied.is_empty() {
        return None;
    }
    r.find(&OTHERS, sentence.clone()).into_iter().find_map(|other| {
        let capacity = capacities.iter().find(|one| between(one, &other).len() <= 10)?;
        let pair = hull(capacity, &other);
        let denied = denied
            .iter()
            .find(|one| between(one, &pair).len() <= 10 && r.clause(&pair).contains(&one.start))
            .filter(|one| !r.has(&EVEN_IF, between(one, &pair)))?;
        Some(hull(&pair, denied))
    })
}
