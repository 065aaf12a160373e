//! DRO001.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use french::{Pattern, PatternSet};

use crate::Family;
use crate::marks::{Hit, overlaps};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un texte abrogé est cité comme s’il s’appliquait.
    ///
    /// ## Base légale
    /// Articles R2112-2 et R2112-3 du code de la commande publique pour les cahiers généraux ; L2 pour le champ du code.
    ///
    /// ## Pourquoi
    /// Une clause fondée sur un texte abrogé n’a plus de base, et signale un modèle ancien dont le reste est peut-être faux aussi.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// La procédure est passée en application de l’article 28 du code des marchés publics.
    /// ```
    /// ```ccap,bad
    /// Le marché est régi par le CCAG-FCS approuvé par l’arrêté du 19 janvier 2009.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Le marché est régi par le CCAG-FCS approuvé par l’arrêté du 30 mars 2021.
    /// ```
    /// ```cctp,good
    /// Historique : le contrat de 2014, passé selon le code des marchés publics, s’achève cette année.
    /// ```
    ///
    /// ## Correction
    /// Citer le texte en vigueur à la date de lancement de la consultation, ou retirer la référence quand le code suffit.
    pub(crate) RepealedText {
        code: "DRO001",
        name: "texte-abroge",
        family: Family::DroitPerime,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2112-2", "R2112-3"],
        headline: "ce texte n’est plus en vigueur",
        check: Check::Passage(find),
    }
}

/// How a text repealed is still quoted: the slug of its entry in the law, and patterns.
type Quoted = (&'static str, &'static [&'static str]);

macro_rules! quoted {
    ($($id:literal => [$($source:literal),+ $(,)?]),+ $(,)?) => {
        &[$(($id, &[$($source),+])),+]
    };
}

/// Ordered: the most precise first.
static QUOTED: &[Quoted] = quoted![
    "ccag-fcs-2009" => [
        "(CCAG|=cahier ..12) ..10 (19 janvier 2009)",
        "CCAG (FCS|fournitures|-) ..10 2009",
        "CCAG (FCS|fournitures|-)? ..3 (version|édition|mouture|rédaction) ..2 2009",
        "(cahier des clauses administratives générales) ..24 2009",
        "arrêté du 19 janvier 2009",
    ],
    "ccag-travaux-2009" => [
        "CCAG ..10 8 septembre 2009",
        "CCAG (Travaux|-) ..10 2009",
        "arrêté du 8 septembre 2009",
    ],
    "ccag-pi-2009" => [
        "CCAG ..10 16 septembre 2009",
        "CCAG ..6 2009",
        "arrêté du 16 septembre 2009",
        "CCAG (PI|TIC|MI) ..8 2009",
        "CCAG ..4 (2009|1976|1977|1978|1980)",
    ],
    "ccag-travaux-1976" => ["décret (n°)? ..2 (76-87|76-625)", "décret ..8 21 janvier 1976"],
    "ccag-fcs-1977" => ["décret (n°)? ..2 77-699", "décret ..8 27 mai 1977"],
    "ccag-pi-1978" => ["décret (n°)? ..2 78-1306", "décret ..8 26 décembre 1978"],
    "ccag-mi-1980" => ["décret (n°)? ..2 80-809"],
    "cmp-2006" => [
        "(articles|art \".\"?|application|l'|du|au|le|vertu|sens|sur|par) ..12 code des marchés publics",
        "code des marchés publics",
        "décret (n°)? ..2 (2006-975|2004-15|2001-210|64-729)",
        "décret ..4 1er août 2006",
        "décret ..6 1 août 2006",
        "(article|articles) ..4 (du|=CMP) =CMP",
        "(article|articles) # ..2 =CMP",
    ],
    "ord-2015-899" => [
        "(article|articles|l'article) ..8 ordonnance (n°)? ..2 2015-899",
        "ordonnance (n°)? ..2 2015-899",
        "ordonnance ..4 23 juillet 2015",
        "(articles|article|l') ..8 ordonnance (de|du)? 2015",
        "ordonnance (de|du)? 2015",
    ],
    "ord-2005-649" => [
        "ordonnance (n°)? ..2 2005-649",
        "ordonnance ..4 6 juin 2005",
        "décret (n°)? ..2 (2005-1742|2005-1308)",
    ],
    "decret-2016-360" => [
        "(article|articles) ..8 décret (n°)? ..2 2016-360",
        "décret (n°)? ..2 2016-360",
        "décret ..4 25 mars 2016",
        "décret (de|du)? 2016 (relatif|sur|portant) ..4 marchés",
    ],
    "decret-2016-361" => ["décret (n°)? ..2 2016-361"],
    "ord-2016-65" => ["ordonnance (n°)? ..2 2016-65", "décret (n°)? ..2 2016-86"],
    "loi-mop" => [
        "loi (dite)? =MOP",
        "loi (n°)? ..2 85-704",
        "loi ..4 12 juillet 1985",
        "décret (n°)? ..2 93-1268",
    ],
    "decret-2002-232" => ["décret (n°)? ..2 (2002-232|2008-408)", "décret ..4 21 février 2002"],
    "decret-2013-269" => ["décret (n°)? ..2 2013-269", "décret ..4 29 mars 2013"],
    "decret-2008-1355" => ["décret (n°)? ..2 (2008-1355|2008-1356)"],
    "directives-2004" => ["(directive|directives) ..4 (2004/17|2004/18)", "(2004/18/CE|2004/17/CE)"],
    "directive-93-42" => ["(directive)? ..2 (93/42|93/42/CEE)", "directive ..2 (90/385|98/79)"],
    "directive-89-686" => ["directive ..3 (89/686|89/686/CEE)", "89/686/CEE"],
    "decret-2021-254" => ["décret (n°)? ..2 2021-254"],
    "donnees-essentielles-anciens" => [
        "arrêté ..2 14 avril 2017",
        "arrêté ..2 22 mars 2019 ..8 données essentielles",
    ],
    "arrete-candidatures" => ["arrêté ..2 29 mars 2016", "arrêté ..2 28 août 2006"],
    "arretes-dematerialisation" => ["arrêté ..2 (14 décembre 2009|15 juin 2012|12 avril 2018)"],
    "circulaire-2012" => ["circulaire ..2 14 février 2012", "circulaire ..2 (3 août 2006|29 décembre 2009)"],
];

/// Words that only history uses.
static HISTORY: Phrases = Phrases::new(&[
    "(historique|précédent|précédente|ancien contrat|ancien marché|alors (applicable|en vigueur)|antérieur|antérieure|à l'époque|était|étaient|avait été|ayant été|abrogé|abrogée|abrogés|remplacé|remplacée|remplaçant|remplace|succédé|codifié|codifiée|ne sont plus|n'est plus|ne s'applique plus|plus applicable|plus en vigueur|arrivé à terme|expiré)",
    "(issu|issue) de l'ancien",
]);

/// Words of history that also tell of today.
static PAST: Phrases = Phrases::new(&["(arrive à échéance|s'achève|prend fin|se termine)"]);

static APPLIES: Phrases = Phrases::new(&[
    "(est|sera|sont|seront) ..3 (régi|soumis|passé|passée|conclu|conclue|lancé|lancée)",
    "(présent|présente) (marché|consultation|contrat|accord-cadre|procédure)",
]);

/// All patterns in one set, with the rank of the text each quotes.
fn patterns() -> &'static (PatternSet, Vec<usize>) {
    static PATTERNS: OnceLock<(PatternSet, Vec<usize>)> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let mut ranks = Vec::new();
        let mut patterns = Vec::new();
        for (rank, (_, sources)) in QUOTED.iter().enumerate() {
            for pattern in sources.iter().filter_map(|source| Pattern::new(source).ok()) {
                ranks.push(rank);
                patterns.push(pattern);
            }
        }
        (PatternSet::new(patterns), ranks)
    })
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    let (set, ranks) = patterns();
    let mut quotations: Vec<(usize, Range<usize>)> = set
        .find_in(r.text, r.all())
        .into_iter()
        .filter_map(|(index, found)| Some((*ranks.get(index)?, found.tokens)))
        .collect();
    quotations.sort_by_key(|(rank, range)| (*rank, range.start, Reverse(range.end)));
    let mut taken: Vec<Range<usize>> = Vec::new();
    for (rank, range) in quotations {
        let (id, _) = QUOTED[rank];
        if taken.iter().any(|t| overlaps(t, &range)) || historic(r, &range) {
            continue;
        }
        let entry = r.ctx.law.repealed().iter().find(|entry| entry.id == id);
        if entry
            .and_then(|e| e.abrogated)
            .is_some_and(|date| date > r.ctx.launch_date)
        {
            continue;
        }
        let mut hit = Hit::new(range.clone());
        if let Some(entry) = entry {
            let sure = match entry.confidence {
                law::Confidence::Lu => "",
                _ => " (à vérifier)",
            };
            hit.fix = Some(format!(
                "{} Citer aujourd’hui : {}{sure}.",
                entry.fate,
                entry.replaced_by.trim_end_matches('.')
            ));
        }
        taken.push(range);
        hits.push(hit);
    }
}

/// Told as history, not applied.
fn historic(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let clause = r.clause(range);
    let before = clause.start..range.start;
    if r.has(&APPLIES, before) {
        return false;
    }
    let dated = clause
        .clone()
        .any(|at| !range.contains(&at) && crate::mood::is_past_year(r, at));
    dated || r.has(&HISTORY, clause.clone()) || r.has(&PAST, clause)
}
