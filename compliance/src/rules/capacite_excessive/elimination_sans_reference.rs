//! CAN042.

use std::ops::Range;

use super::firm::{DONE, SHUT_OUT};
use super::vocabulary::{open, selects};
use crate::Family;
use crate::marks::{Hit, between, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Le candidat sans référence est éliminé.
    ///
    /// ## Base légale
    /// Articles L2142-1 et R2142-14 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// L’absence de références relatives à des marchés de même nature ne justifie pas, à elle seule, l’élimination d’un candidat.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le candidat sans référence de même nature est éliminé.
    /// ```
    /// ```rc,bad
    /// Les candidatures ne comportant aucune référence dans le secteur hospitalier seront rejetées.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// L’absence de référence n’entraîne pas l’élimination : le candidat justifie de sa capacité par tout autre moyen.
    /// ```
    ///
    /// ## Correction
    /// Retirer l’élimination et admettre toute autre preuve : expérience des personnes, moyens, formations.
    pub(crate) RejectedWithoutReference {
        code: "CAN042",
        name: "elimination-faute-de-reference",
        family: Family::CapaciteExcessive,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2142-1", "R2142-14"],
        headline: "le défaut de référence élimine",
        check: Check::Passage(find),
    }
}

static REJECTED: Phrases = Phrases::new(&[
    "(sans|absence|aucune|défaut|manque|faute|insuffisance|dépourvu|dépourvue|dépourvus|dépourvues|démuni|pas|jamais|moins) ..10 (=reference|=references|expérience|marché de même nature|réalisation|réalisations|attestation|attestations) ..18 (éliminé|éliminée|éliminés|éliminées|éliminatoire|élimination|élimine|écarté|écartée|écartés|écartées|rejeté|rejetée|rejetés|rejetées|rejet|irrecevable|irrecevables|irrecevabilité|exclu|exclue|exclus|exclues|exclusion|non admis|non admise|refusé|refusée|disqualifié|ne peut|ne peuvent|ne pourra|ne pourront|n'est pas admis|n'est pas recevable)",
    "(éliminé|éliminée|éliminés|éliminées|élimine|élimination|écarté|écartés|écartées|rejeté|rejetée|rejetées|rejet|irrecevable|irrecevables|exclu|exclus|exclues) ..12 (sans|aucun|aucune|absence|défaut|faute|dépourvu|dépourvus|dépourvues|pas|jamais|ni|moins) ..6 (référence|références|expérience|marché de même|prestation|prestations|réalisation|réalisations)",
    "(n'|ne) ..2 (jamais|pas) ..2 (exécuté|réalisé|livré|traité|assuré|mené|fourni|travaillé|déployé|installé|équipé|exploité|effectué|construit|restauré|rénové|organisé|posé|géré|eu|conduit|pu) ..14 (éliminé|éliminée|éliminés|évincé|évincée|évincés|écarté|écartée|écartés|rejeté|rejetée|rejetés|exclu|exclus|irrecevable|irrecevables|admis|admise|retenu|s'abstiendront|s'abstiendra|s'abstient|répondre|soumissionner|concourir|candidater)",
    "(ne|n') ..2 (pouvant|peut|peuvent|disposant|justifiant|ayant) ..6 (référence|références|marché|marchés|expérience|prestation|réalisé|réalisés|repris|antérieur|antérieurs|exécuté) ..16 (éliminé|éliminée|éliminés|évincé|évincés|écarté|écartée|écartés|rejeté|rejetée|rejetés|exclu|exclus|irrecevable|irrecevables|admis|admise|retenu|s'abstiendront|répondre|soumissionner|concourir)",
    "(aucun|nul) (candidat|soumissionnaire|prestataire|entreprise) ..4 (retenu|retenue|admis|admise|sélectionné) ..8 (sans|s'il|s'ils|n'a|n'ont) ..10 (marché|marchés|référence|références|expérience|réalisé|exécuté)",
    "(à défaut|faute|défaut) (de|d') ..4 (référence|références|expérience|marchés|attestations) ..10 (admis|éliminé|rejeté|rejetée|écarté|écartée|irrecevable|exclu)",
    "(seul|seuls|seules|seulement|uniquement) ..8 (ayant|justifiant|disposant|titulaires|possédant|présentant|pouvant|produisant) ..10 (référence|références|expérience|exécuté|réalisé) ..14 (admis|admise|admises|recevable|recevables|retenu|retenues|concourir|soumissionner|participer|examinées|analysées|déposer|présenter)?",
    "(référence|références|expérience) ..8 (éliminatoire|éliminatoires|à peine d'élimination|sous peine d'élimination|à peine de rejet|sous peine de rejet|à peine d'irrecevabilité|sous peine d'irrecevabilité|sous peine d'exclusion)",
    "(condition|exigence|critère) ..2 (éliminatoire|éliminatoires) ..10 (référence|références|expérience)",
]);

/// A rejected offer, a sound negation, or a lack that eliminates only with something else.
static NOT_ELIMINATED: Phrases = Phrases::new(&[
    "(n'|ne) ..1 (entraîne|entraînera|emporte|constitue|justifie|suffit|vaut|conduit|peut|saurait|est|sera|sont|seront) ..3 (pas|ni|aucunement|jamais|point) ..8 (élimin|élimination|rejet|exclusion|motif|éliminé|éliminée|éliminatoire|rejetée|écarté|écartée|exclu|justifier|obstacle|irrecevabilité|suffire|à elle seule)",
    "(n'|ne) (est|sont|sera) ..2 (pas|point) ..3 (éliminé|éliminée|éliminatoire|éliminatoires|autant éliminé)",
    "(aucun|aucune) autre (référence|marque|modèle|produit)",
    "(sert|servent|servir|servira|serviront|tient|tiennent|pris|prise|prises|retenu|retenue|retenues) ..2 (de|comme|pour) ..1 référence",
    "(non éliminatoire|non éliminatoires|explique comment|suppléer|y suppléer|peut y suppléer)",
    "(ne|n') ..3 (pas|ni) ..4 (à elle seule|à lui seul|à elles seules)",
    "(échantillon|échantillons|prix|mémoire|signature|déclaration) ..6 (rejeté|rejetée|éliminé|éliminée|irrégulière)",
]);

/// Something was never done, or not enough.
static LACK: Phrases = Phrases::new(&[
    "(inexpérience|inexpérimenté|inexpérimentée|inexpérimentés|débutant|débutants|novice|novices|primo-candidat|primo-candidats|sans|absence|aucun|aucune|défaut|manque|faute|insuffisance|dépourvu|dépourvue|dépourvus|dépourvues|jamais|=pas|=moins|nul|nulle|=ne =peut|=ne =pouvant|non titulaire)",
]);

static EXPERIENCE: Phrases = Phrases::new(&[
    "(inexpérience|inexpérimenté|inexpérimentée|inexpérimentés|débutant|débutants|novice|novices|primo-candidat|primo-candidats)",
    "(=reference|=references|expérience|expériences|antécédent|antécédents|précédent|précédents|savoir-faire) !(cadastrale|commerciale|technique|du produit)",
]);

/// A lack of experience, and a rejection, in one clause.
fn rejected(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut done = r.find(&DONE, sentence.clone());
    done.extend(r.find(&EXPERIENCE, sentence.clone()));
    if done.is_empty() || !selects(r, sentence) {
        return None;
    }
    let lacks = r.find(&LACK, sentence.clone());
    let shut = r.find(&SHUT_OUT, sentence.clone());
    done.iter().find_map(|done| {
        let lack = lacks.iter().find(|lack| between(lack, done).len() <= 4)?;
        let lacking = hull(lack, done);
        let out = shut
            .iter()
            .find(|out| between(out, &lacking).len() <= 14 && r.clause(&lacking).contains(&out.start))?;
        Some(hull(&lacking, out))
    })
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "referenc",
        "experienc",
        "march",
        "prestat",
        "realis",
        "chantier",
        "contrat",
        "attest",
        "jamais",
        "inexper",
        "debut",
        "novice",
        "primo",
        "livr",
        "execut",
        "deploy",
        "avoir",
        "ayant",
        "aura",
        "precedent",
        "anteceden",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let mut found = r.find(&REJECTED, sentence.clone());
        found.extend(rejected(r, &sentence));
        if found.is_empty() || !selects(r, &sentence) {
            continue;
        }
        let found = found
            .into_iter()
            .find(|range| !r.has(&NOT_ELIMINATED, sentence.clone()) && !open(r, range));
        if let Some(range) = found {
            hits.push(Hit::new(range));
        }
    }
}
