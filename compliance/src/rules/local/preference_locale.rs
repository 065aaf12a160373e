//! CRI001.

use std::ops::Range;

use super::presence::{Presence, execution_condition, presences};
use super::ranking::{penalised, scored_or_ranked};
use super::vocabulary::{CHOSEN, FREE, SANCTION};
use crate::Family;
use crate::guards;
use crate::marks::{Hit, hull, overlaps};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rows::weighed_row;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::rules::discrimination_sociale::residence;

declare_rule! {
    /// L’implantation du candidat, l’emploi ou l’impôt local rapportent des points ou une préférence.
    ///
    /// ## Base légale
    /// Articles L3 et L2152-7 du code de la commande publique ; Conseil d’État, 29 juillet 1994, n° 131562 (Ventenac-en-Minervois).
    ///
    /// ## Pourquoi
    /// Préférer l’entreprise du lieu, même à prix voisin, rompt l’égalité entre candidats : ni l’emploi local ni l’impôt versé ne
    /// disent ce que vaut l’offre.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// 5 points sont accordés aux entreprises du département.
    /// ```
    /// ```rc,bad
    /// À prix voisin, l’entreprise locale est choisie.
    /// ```
    /// ```rc,bad
    /// Critère 3 : proximité du siège de l’entreprise (10 points).
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Délai d’intervention sur site, en heures ouvrées : 10 points, au prorata du meilleur délai proposé.
    /// ```
    /// ```rc,good
    /// Aucune préférence n’est donnée aux entreprises locales.
    /// ```
    ///
    /// ## Correction
    /// Noter ce que la proximité devait apporter : délai d’intervention, disponibilité, émissions mesurées des déplacements liés au
    /// marché. Pour ouvrir l’accès aux petites entreprises, allotir et alléger le dossier.
    pub(crate) LocalPreference {
        code: "CRI001",
        name: "preference-locale",
        family: Family::Local,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L3", "L2152-7"],
        headline: "une préférence locale est donnée",
        check: Check::Passage(find),
    }
}

static POINTS: Phrases = Phrases::new(&[
    "# (point|points|pts)",
    "# \"%\"",
    "bonus",
    "préférence",
    "priorité",
]);

static FIRST: Phrases = Phrases::new(&[
    "(priorité|prioritaire|prioritairement|préférence|privilégi*|avant tout|d'abord|en premier)",
]);

/// Districts that the law names, of whatever town.
static PRIORITY_DISTRICT: Phrases = Phrases::new(&["(quartier|quartiers) (prioritaire|prioritaires)", "QPV"]);

static INSERTION: Phrases = Phrases::new(&[
    "insertion",
    "demandeurs d'emploi",
    "éloigné de l'emploi",
    "éloignées de l'emploi",
]);

static ROW_OF_WEIGHTS: Phrases = Phrases::new(&[
    "(prix|qualité|délai|délais|montant|tarif|coût|technique|loyer) (\":\"|\",\"|\"(\"|\"|\")? #>=5",
]);

/// « éloignement du dépôt, 10 ; prix, 60 »: weights by number alone.
fn counted(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let follows = r.ahead(tokens.end, 8).any(|at| {
        (at == tokens.end || matches!(r.before(at), "," | ":" | "(" | "|"))
            && r.number(at).is_some_and(|n| n <= 100.0)
    });
    follows && r.has(&ROW_OF_WEIGHTS, r.alinea(tokens.start))
}

static THIS: Phrases =
    Phrases::new(&["(=ce|=cet|=cette|=ces|=cela|=celui|=celle|=ceux|=y|=en|=l'|=il|=elle)"]);

/// « …; 8 points sanctionnent ce choix »: the points stand in the next member, and point back.
fn scored_after(r: &Reading<'_>, clause: &Range<usize>) -> bool {
    if r.folded(clause.end) != ";" {
        return false;
    }
    let next = clause.end + 1..r.ahead(clause.end + 1, 9).end;
    let next = next.start..next.clone().find(|&at| r.folded(at) == ";").unwrap_or(next.end);
    r.has(&POINTS, next.clone()) && r.has(&THIS, next)
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        if let Some(tokens) = preferred(r, &sentence) {
            hits.push(Hit::new(tokens));
        }
    }
}

fn preferred(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let lived = residence(r, sentence);
    let faulty = |p: &Presence| {
        let clause = r.clause(&p.tokens);
        let persons = lived.as_ref().is_some_and(|hit| overlaps(hit, &p.tokens));
        let scored = scored_or_ranked(r, clause.clone())
            || weighed_row(r, &p.tokens)
            || counted(r, &p.tokens)
            || scored_after(r, &clause);
        let chosen = p.needs_score
            && !persons
            && (r.has(&CHOSEN, clause.clone()) || r.has(&SANCTION, clause.clone()))
            && (!r.has(&INSERTION, sentence.clone()) || r.has(&FIRST, clause.clone()));
        (scored || chosen)
            && (!mood::denied(r, &p.tokens) || penalised(r, p.tokens.end..clause.end.max(p.tokens.end)))
            && !mood::informative(r, &p.tokens)
            // Points make it a criterion, whatever is promised for later.
            && (scored || !execution_condition(r, &p.tokens))
            && !r.has(&FREE, clause.clone())
            && !guards::recalled(r, &p.tokens)
            && !guards::whatever(r, clause.clone())
            && !r.has(&PRIORITY_DISTRICT, clause)
    };
    // What is only the ground of the preference: « que l’argent de la commune profite à la commune ».
    let is_motive = |r: &Reading<'_>, p: &Presence| {
        let head = r.folded(p.tokens.start);
        ["economie", "argent", "deniers"]
            .iter()
            .any(|word| head.starts_with(word))
    };
    let mut found: Vec<Presence> = presences(r, sentence).into_iter().filter(faulty).collect();
    // The firm settled there says more than the economy it serves.
    found.sort_by_key(|p| (p.needs_score, is_motive(r, p)));
    let found = found.into_iter().next()?;
    // The motive of a requirement that another rule tells.
    let all = presences(r, sentence);
    if found.needs_score
        && all.iter().any(|p| !p.needs_score)
        && !scored_or_ranked(r, r.clause(&found.tokens))
        && !weighed_row(r, &found.tokens)
        && !counted(r, &found.tokens)
    {
        return None;
    }
    let near = r.back(found.tokens.start, 10).start..r.ahead(found.tokens.end, 6).end;
    let points = r.find(&POINTS, near).into_iter().next();
    Some(match points {
        Some(points) => hull(&points, &found.tokens),
        None => found.tokens,
    })
}
