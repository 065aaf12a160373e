//! CAN042.

use std::ops::Range;

use document::DocumentKind;

use super::counted::performed;
use super::firm::{DONE, SHUT_OUT};
use super::vocabulary::{CANDIDATE, open, selects};
use crate::Family;
use crate::marks::{Hit, between, hull, overlaps};
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

/// References under pain of rejection.
static REJECTED: Phrases = Phrases::new(&[
    "(référence|références|expérience) ..8 (éliminatoire|éliminatoires|(à peine|sous peine|faute de quoi|à défaut) ..3 (élimin|élimination|rejet|irrecevabilité|exclusion|écarté|rejeté|éliminé|irrecevable))",
    "(condition|exigence|critère) ..2 (éliminatoire|éliminatoires) ..10 (référence|références|expérience)",
    "(à peine|sous peine) ..2 (élimination|rejet|irrecevabilité|exclusion|nullité) ..12 (=references|=reference|expérience|avoir|déjà)",
]);

/// Nobody else.
static NOBODY_ELSE: Phrases = Phrases::new(&[
    "(=seul|=seule|=seuls|=seules|seulement|uniquement|exclusivement|réservé|réservée|réservés|limité|limitée|restreint|restreinte|limitera|ouvert|ouverte)",
    "(ne|n') ..8 (=que|=qu') ..2 (les|des|aux|à|avec|par)?",
]);

/// Somebody who has already done it.
static EXPERIENCED: Phrases = Phrases::new(&[
    "(expérimenté|expérimentée|expérimentés|expérimentées|aguerri|aguerris|aguerrie|rompu|rompus|rodé|rodés|chevronné|chevronnés|confirmé|confirmés|rompues|habitué|habitués|connu|connus|éprouvé|éprouvés)",
    "(=ayant|=auront) =deja _",
    "(fait|faites|faits) (leurs|ses|sa|leur) preuves",
    "(ayant|justifiant|disposant|possédant|présentant|pouvant|produisant|forts|fort|fortes|forte|titulaires|dotés|dotées|riches) ..6 (référence|références|expérience|expériences|antécédents|clients)",
    "(ayant|ont|a|aura|auront) ..2 (réalisé|exécuté|mené|livré|équipé|traité|effectué|fourni|installé|restauré|rénové|construit|organisé|entretenu|géré|travaillé|intervenu|servi|vendu|conçu)",
]);

/// A rejected offer, a sound negation, or a lack that eliminates only with something else.
static NOT_ELIMINATED: Phrases = Phrases::new(&[
    "(n'|ne) ..1 (entraîne|entraînera|emporte|constitue|justifie|suffit|vaut|conduit|peut|saurait|est|sera|sont|seront) ..3 (pas|ni|aucunement|jamais|point) ..8 (élimin|élimination|rejet|exclusion|motif|éliminé|éliminée|éliminatoire|rejetée|écarté|écartée|exclu|justifier|obstacle|irrecevabilité|suffire|à elle seule)",
    "(n'|ne) (peut|peuvent|pourra|pourront|saurait|sauraient|doit|doivent) ..1 être ..1 (écarté|écartée|écartés|éliminé|éliminée|éliminés|rejeté|rejetée|exclu|exclue|exclus) !(=que|=qu')",
    "(n'|ne) (est|sont|sera) ..2 (pas|point) ..3 (éliminé|éliminée|éliminatoire|éliminatoires|autant éliminé)",
    "(=aucun|=aucune|=nul|=nulle|=personne) ..4 (n'|ne) ..2 (écarté|écartée|éliminé|éliminée|rejeté|rejetée|exclu|exclue)",
    "=sans (que|qu'|être|entraîner|conduire|valoir|emporter) ..4 (éliminatoire|éliminatoires|élimination|=eliminer|rejet|exclusion)",
    "(aucun|aucune) autre (référence|marque|modèle|produit)",
    "(sert|servent|servir|servira|serviront|tient|tiennent|pris|prise|prises|retenu|retenue|retenues) ..2 (de|comme|pour) ..1 référence",
    "(non éliminatoire|non éliminatoires|explique comment|suppléer|y suppléer|peut y suppléer)",
    "(ne|n') ..3 (pas|ni) ..4 (à elle seule|à lui seul|à elles seules)",
    "(échantillon|échantillons|prix|mémoire|signature|déclaration) ..6 (rejeté|rejetée|éliminé|éliminée|irrégulière)",
]);

/// Something was never done, or not enough.
static LACK: Phrases = Phrases::new(&[
    "(inexpérience|inexpérimenté|inexpérimentée|inexpérimentés|débutant|débutants|novice|novices|primo-candidat|primo-candidats|sans|absence|aucun|aucune|(défaut|manque|=faute) (de|d')|insuffisance|dépourvu|dépourvue|dépourvus|dépourvues|jamais|=pas|=moins|nul|nulle|=ne =peut|=ne =pouvant|non titulaire)",
]);

static EXPERIENCE: Phrases = Phrases::new(&[
    "(inexpérience|inexpérimenté|inexpérimentée|inexpérimentés|débutant|débutants|novice|novices|primo-candidat|primo-candidats)",
    "(lauréat|lauréate|primé|primée|médaillé|médaillée|distinction)",
    "(=reference|=references|expérience|expériences|antécédent|antécédents|précédent|précédents|savoir-faire|réalisation|réalisations|vente|ventes|client|clients|chantier|chantiers|ouvrage|ouvrages|opération|opérations|marché|marchés|contrat|contrats) !(cadastrale|commerciale|technique|du produit)",
]);

/// What proves experience.
static PROOF: Phrases = Phrases::new(&[
    "(lauréat|lauréate|primé|primée|médaillé|médaillée|distinction)",
    "(=reference|=references|expérience|expériences|antécédents|bonne exécution|bonne fin|lauréat|lauréate|primé|primée|médaillé|médaillée|distinction)",
]);

/// What follows when it is not there.
static PENALTY: Phrases = Phrases::new(&[
    "(=sous =peine|=a =peine|=faute =de =quoi|=a =defaut) ..5 (élimin*|rejet*|irrecevab*|exclu*|écart*)",
]);

static EVEN_IF: Phrases = Phrases::new(&["(même si|quand bien même|y compris)"]);

/// A lack of experience, and a rejection, in one clause.
fn rejected(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if !at_selection(r, sentence) {
        return None;
    }
    if let Some(range) = only_experienced(r, sentence) {
        return Some(range);
    }
    let mut done = r.find(&DONE, sentence.clone());
    done.extend(r.find(&EXPERIENCE, sentence.clone()));
    done.extend(performed(r, sentence));
    // « Une référence portant sur… est exigée sous peine d’irrecevabilité »
    if let Some(penalty) = r.find(&PENALTY, sentence.clone()).into_iter().next()
        && let Some(wanted) = done.iter().find(|done| {
            done.end <= penalty.start
                && !r.has(&COMMON, (*done).clone())
                && r.clause(done).contains(&penalty.start)
                && between(done, &penalty).len() <= 30
                && r.has(&PROOF, (*done).clone())
        })
    {
        return Some(hull(wanted, &penalty));
    }
    let lacks = r.find(&LACK, sentence.clone());
    let shut = r.find(&SHUT_OUT, sentence.clone());
    done.iter().find_map(|done| {
        let lack = lacks.iter().find(|lack| {
            // « Ne comporte pas de références », « références insuffisantes »; not « les marchés… n’ont pas ».
            let denies = lack.start <= done.start || !is_denial(r, lack.start);
            // « aucun accord ouvrant les marchés »: what lacks is something else.
            let adjective = matches!(
                r.folded(lack.start),
                "aucun" | "aucune" | "nul" | "nulle" | "sans"
            );
            let reach = match (r.has(&COMMON, done.clone()), adjective) {
                (true, true) => 2,
                (true, false) => 5,
                _ => 12,
            };
            denies
                && between(lack, done).len() <= reach
                && r.clause(done).contains(&lack.start)
                && !r.has(&EVEN_IF, between(lack, done))
        })?;
        let lacking = hull(lack, done);
        let out = shut.iter().find(|out| {
            // « n’étant pas admis à diriger le chantier »: one denial.
            !overlaps(out, lack)
                && between(out, &lacking).len() <= 18
                && r.clause(&lacking).contains(&out.start)
        })?;
        Some(hull(&lacking, out))
    })
}

/// Nouns of what was done that name other things too.
static COMMON: Phrases = Phrases::new(&[
    "(=marche|=marches|=contrat|=contrats|=client|=clients|=operation|=operations|=ouvrage|=ouvrages)",
]);

/// Words that deny what follows them.
fn is_denial(r: &Reading<'_>, at: usize) -> bool {
    matches!(r.folded(at), "pas" | "sans" | "ne" | "jamais" | "nul" | "nulle")
}

/// In the rules of the consultation, whoever is shut out is a candidate.
fn at_selection(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    r.kind == DocumentKind::Rc || selects(r, sentence)
}

/// The competition is kept for those who have already done it.
fn only_experienced(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let only = r.find(&NOBODY_ELSE, sentence.clone());
    let firms = r.find(&CANDIDATE, sentence.clone());
    r.find(&EXPERIENCED, sentence.clone())
        .into_iter()
        .find_map(|experienced| {
            let firm = firms.iter().find(|firm| between(firm, &experienced).len() <= 4);
            // « les ateliers ayant déjà… »: whoever they are.
            let already = experienced.clone().any(|at| r.folded(at) == "deja");
            let firm = firm.or(already.then_some(&experienced))?;
            let only = only
                .iter()
                .find(|only| between(only, firm).len() <= 6 && only.start < experienced.start)?;
            Some(hull(only, &hull(firm, &experienced)))
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
        "vente",
        "client",
        "preuve",
        "deja",
        "experim",
        "ouvrage",
        "operation",
        "laureat",
        "medaill",
        "faute",
        "admis",
        "ecart",
        "elimin",
        "rejet",
        "irrecev",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let mut found = r.find(&REJECTED, sentence.clone());
        found.extend(rejected(r, &sentence));
        if found.is_empty() || !at_selection(r, &sentence) {
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
