//! CRI001.

use std::ops::Range;

use super::presence::{execution_condition, presences};
use crate::Family;
use crate::marks::{Hit, hull};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

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

static CHOSEN: Phrases = Phrases::new(&[
    "(entreprise|candidat|soumissionnaire|offre|société|prestataire|artisan|artisans|entreprises) ..10 (est|sera|sont|seront) (retenu|retenue|retenus|retenues|choisi|choisie|choisies|préféré|préférée|préférées|attributaire|classé|classée)",
    "(retenu|retenue|choisi|choisie|attribué) ..3 (de préférence|en priorité)",
    "tient compte",
    "tiendra compte",
    "tenu compte",
    "pris en compte",
    "prise en compte",
    "pris en considération",
    "s'engage ..3 (recourir|recruter|confier|sous-traiter|embaucher|faire appel)",
    "(confie|confier|sous-traite|sous-traiter|recourt|recourir|fait appel|faire appel|recrute|recruter|embauche|embaucher) ..12 (local|locale|locaux|locales|cru|territoire|département|commune|bassin|région|ville|canton|agglomération|habitant)",
    "(réservé|réservée|réservés|limité|limitée|ouverte) (aux|à)",
    "(seules|seuls) (les|des)",
    "(obligatoirement|impérativement|exclusivement|uniquement|nécessairement)",
    "(doit|doivent|devra|devront) être",
    "(est|sont) (seul|seule|seuls|seules)",
]);

static POINTS: Phrases = Phrases::new(&[
    "# (point|points|pts)",
    "# \"%\"",
    "bonus",
    "préférence",
    "priorité",
]);

static INSERTION: Phrases = Phrases::new(&[
    "insertion",
    "demandeurs d'emploi",
    "éloigné de l'emploi",
    "éloignées de l'emploi",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        if let Some(tokens) = preferred(r, &sentence) {
            hits.push(Hit::new(tokens));
        }
    }
}

fn preferred(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let found = presences(r, sentence).into_iter().find(|p| {
        let clause = r.clause(&p.tokens);
        let scored = mood::scored(r, clause.clone());
        let chosen = p.needs_score && r.has(&CHOSEN, clause) && !r.has(&INSERTION, sentence.clone());
        (scored || chosen)
            && !mood::denied(r, &p.tokens)
            && !mood::informative(r, &p.tokens)
            && !execution_condition(r, &p.tokens)
    })?;
    let near = r.back(found.tokens.start, 10).start..r.ahead(found.tokens.end, 6).end;
    let points = r.find(&POINTS, near).into_iter().next();
    Some(match points {
        Some(points) => hull(&points, &found.tokens),
        None => found.tokens,
    })
}
