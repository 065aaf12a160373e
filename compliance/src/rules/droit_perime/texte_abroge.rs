//! DRO001.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use french::{Pattern, PatternSet};

use super::history::historic;
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
    "ccag-travaux-1976" => ["décret (n°)? ..2 (76-87|76-625)", "décret ..8 21 janvier 1976"],
    "ccag-fcs-1977" => ["décret (n°)? ..2 77-699", "décret ..8 27 mai 1977"],
    "ccag-pi-1978" => ["décret (n°)? ..2 78-1306", "décret ..8 26 décembre 1978"],
    "ccag-mi-1980" => ["décret (n°)? ..2 80-809"],
    "cmp-2006" => [
        "(articles|art \".\"?|application|l'|du|au|le|vertu|sens|sur|par) ..12 code des marchés publics",
        "code des marchés (publics)?",
        "(décret)? (n°)? (2006-975|2004-15|2001-210|64-729)",
        "décret ..12 1er août 2006",
        "décret ..12 1 août 2006",
        "(article|articles|art) ..6 (du|=CMP) =CMP",
        "(article|articles|art) \".\"? (#|_) ..2 =CMP",
        "=CMP ..3 (art|article|articles)",
        "=CMP (2001|2004|2006)",
    ],
    "ord-2015-899" => [
        "(article|articles|l'article) ..8 ordonnance (n°)? ..2 2015-899",
        "(ordonnance)? (n°)? 2015-899",
        "ordonnance ..12 (23 juillet 2015|=23/07/2015)",
        "(articles|article|l') ..8 ordonnance (de|du)? 2015",
        "ordonnance ..6 2015",
    ],
    "ord-2005-649" => [
        "(ordonnance)? (n°)? 2005-649",
        "ordonnance ..12 6 juin 2005",
        "(décret)? (n°)? (2005-1742|2005-1308)",
    ],
    "decret-2016-360" => [
        "(article|articles) ..8 décret (n°)? ..2 2016-360",
        "(décret)? (n°)? 2016-360",
        "décret ..12 (25 mars 2016|=25/03/2016)",
        "décret (de|du)? 2016 (relatif|sur|portant) ..4 marchés",
        "décret marchés publics ..3 2016",
    ],
    "decret-2016-361" => ["décret (n°)? ..2 2016-361"],
    "ord-2016-65" => ["ordonnance (n°)? ..2 2016-65", "décret (n°)? ..2 2016-86"],
    "loi-mop" => [
        "loi (dite)? (relative)? ..6 =MOP",
        "=MOP",
        "(loi)? (n°)? 85-704",
        "loi ..12 12 juillet 1985",
        "(décret)? (n°)? 93-1268",
    ],
    "decret-2002-232" => ["(décret)? (n°)? (2002-232|2008-408)", "décret ..12 21 février 2002"],
    "decret-2013-269" => ["(décret)? (n°)? 2013-269", "décret ..12 29 mars 2013"],
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

/// Words without which no text is quoted.
const HEADS: &[&str] = &[
    "ccag",
    "cahier",
    "code",
    "decret",
    "ordonnance",
    "loi",
    "arrete",
    "circulaire",
    "directive",
    "cmp",
    "mop",
    "89/686",
    "2004/1",
    "200",
    "201",
    "85-704",
    "93-1268",
    "76-",
    "77-",
    "78-",
    "80-",
    "64-",
];

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(HEADS) {
        return;
    }
    let (set, ranks) = patterns();
    let mut quotations: Vec<(usize, Range<usize>)> = set
        .find_in(r.text, r.all())
        .into_iter()
        .filter_map(|(index, found)| Some((*ranks.get(index)?, found.tokens)))
        .chain(old_general_clauses(r))
        .collect();
    quotations.sort_by_key(|(rank, range)| (*rank, range.start, Reverse(range.end)));
    let mut taken: Vec<Range<usize>> = Vec::new();
    for (rank, range) in quotations {
        let id = match QUOTED.get(rank) {
            Some((id, _)) => id,
            None => BOOKS[(rank - QUOTED.len()).min(BOOKS.len() - 1)],
        };
        if taken.iter().any(|t| overlaps(t, &range)) || historic(r, &range) {
            continue;
        }
        let entry = r.ctx.law.repealed().iter().find(|entry| entry.id == *id);
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

static GENERAL_CLAUSES: Phrases = Phrases::new(&[
    "=CCAG",
    "cahier des clauses administratives générales",
    "cahiers des clauses administratives générales",
]);

/// A general book of clauses with the year or the date of an edition that is no more: « CCAG Travaux, version 2009 »,
/// « C.C.A.G.-F.C.S. (arrêté du 19/01/2009) ». Ranks follow those of the texts.
fn old_general_clauses(r: &Reading<'_>) -> Vec<(usize, Range<usize>)> {
    const REACH: usize = 26;
    let mut found = Vec::new();
    for book in r.find(&GENERAL_CLAUSES, r.all()) {
        let ahead = r.ahead(book.end, REACH);
        // The next book, or a member of the sentence on something else, ends the reach.
        let end = ahead
            .clone()
            .find(|&at| {
                matches!(r.folded(at), ";" | "ccag" | "code" | "loi" | "ordonnance")
                    || r.folded(at).starts_with("2021")
            })
            .unwrap_or(ahead.end);
        let year = (book.end..end).find_map(|at| Some((at, edition(r, at)?)));
        if let Some((first, year)) = year {
            // « (2009, modifié en 2014) »: to the last edition named.
            let at = (first..end.min(first + 8))
                .rev()
                .find(|&at| edition(r, at).is_some())
                .unwrap_or(first);
            found.push((
                QUOTED.len() + slot(r, &(book.start..at + 1), year),
                book.start..at + 1,
            ));
        }
    }
    // « l’arrêté du 19 janvier 2009 portant approbation du cahier… »: the date comes first.
    for (index, phrases) in DATED.iter().enumerate() {
        for range in r.find(phrases, r.all()) {
            if !found.iter().any(|(_, other)| overlaps(other, &range)) {
                found.push((QUOTED.len() + index, range));
            }
        }
    }
    found
}

/// Orders that approved the books of 2009, by their date alone.
static DATED: [Phrases; 3] = [
    Phrases::new(&["(arrêté|arrêtés) ..6 (19 janvier 2009|=19/01/2009)"]),
    Phrases::new(&["(arrêté|arrêtés) ..6 (8 septembre 2009|=08/09/2009|=8/09/2009)"]),
    Phrases::new(&["(arrêté|arrêtés) ..6 (16 septembre 2009|=16/09/2009)"]),
];

/// Entries of the law for the books, as [`slot`] numbers them.
const BOOKS: &[&str] = &[
    "ccag-fcs-2009",
    "ccag-travaux-2009",
    "ccag-pi-2009",
    "ccag-tic-2009",
    "ccag-mi-2009",
    "ccag-travaux-1976",
    "ccag-fcs-1977",
    "ccag-pi-1978",
    "ccag-mi-1980",
];

/// The year of an edition before that of 2021.
fn edition(r: &Reading<'_>, at: usize) -> Option<u32> {
    const YEARS: &[u32] = &[1976, 1977, 1978, 1980, 2009, 2014];
    let year: u32 = match r.number(at) {
        Some(value) if r.folded(at).len() == 4 => value as u32,
        _ => r.folded(at).rsplit_once('/')?.1.parse().ok()?,
    };
    YEARS.contains(&year).then_some(year)
}

/// Which book: by its subject, then by its year.
fn slot(r: &Reading<'_>, range: &Range<usize>, year: u32) -> usize {
    let says = |words: &[&str]| {
        range
            .clone()
            .any(|at| words.iter().any(|word| r.folded(at).starts_with(word)))
    };
    match year {
        1976 => 5,
        1977 => 6,
        1978 => 7,
        1980 => 8,
        _ if says(&["travaux"]) => 1,
        _ if says(&["pi", "intellectuel", "prestations"]) => 2,
        _ if says(&["tic", "information", "communication"]) => 3,
        _ if says(&["mi", "industriel"]) => 4,
        _ => 0,
    }
}
