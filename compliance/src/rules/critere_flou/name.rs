//! The words that name a criterion, and what they are when they name none: a detail, a step of a scale.

use std::ops::Range;

use super::criterion::WEIGHT;
use super::shares::BARE_PRICE;
use super::vocabulary::MEASURE;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// What opens a list of criteria, and not that of the elements of one.
static LIST_HEAD: Phrases = Phrases::new(&[
    "(=criteres|=critere|=jugement|pondération|pondérations|barème|=notation|=offres|=plis|=propositions|=attribution|=classement|=sur (100|cent))",
]);

/// A colon before the name opens the elements of a criterion.
pub(super) fn is_detail(r: &Reading<'_>, sentence: &Range<usize>, name: &Range<usize>) -> bool {
    let colon = (sentence.start..name.start).rev().find(|&at| r.folded(at) == ":");
    colon.is_some_and(|colon| {
        let head = sentence.start..colon;
        r.has(&WEIGHT, head.clone()) && !r.has(&BARE_PRICE, head.clone()) || !r.has(&LIST_HEAD, head)
    })
}

/// The elements of a sheet, of a list: what opens them tells how they are judged.
pub(super) fn is_told(r: &Reading<'_>, sentence: &Range<usize>, name: &Range<usize>) -> bool {
    // « …cotent les items de la fiche ; la moyenne est le critère « confort » »
    let made = r.find(&MAKES, sentence.start..name.start).pop();
    if made.is_some_and(|made| r.has(&SHEET, sentence.start..made.start)) {
        return true;
    }
    // « chaque réponse est notée… ; la valeur technique (40 points) en est la moyenne »
    if r.has(&RESULT, name.end..r.ahead(name.end, 10).end) && r.has(&SHEET, sentence.start..name.start) {
        return true;
    }
    let colon = (sentence.start..name.start).rev().find(|&at| r.folded(at) == ":");
    colon.is_some_and(|colon| r.has(&SHEET, sentence.start..colon))
}

static RESULT: Phrases =
    Phrases::new(&["=en (=est|=resulte|=constitue) (=la|=le)? (moyenne|somme|total|résultat)?"]);

static MAKES: Phrases =
    Phrases::new(&["(=est|=constitue|=forme|=donne) (=le|=la|=l'|=ce) (critère|sous-critère|=note)"]);

static SHEET: Phrases = Phrases::new(&["(fiche|grille|annexe|éléments|questionnaire|échelle)"]);

/// « 0 point ailleurs », « 4 points entre 40 et 70 % »: a step of a scale.
pub(super) fn is_scale(r: &Reading<'_>, name: &Range<usize>, weight: &Range<usize>) -> bool {
    let nothing = weight.clone().any(|at| r.number(at) == Some(0.0));
    let step = |at: usize| {
        matches!(
            r.folded(at),
            "sans"
                | "si"
                | "entre"
                | "plus"
                | "moins"
                | "ailleurs"
                | "aucun"
                | "aucune"
                | "lorsque"
                | "jusqu'"
        )
    };
    nothing
        || step(name.start) && r.before(name.start) != "«"
        || name.clone().any(|at| match r.folded(at) {
            "dela" | "ailleurs" => true,
            // « emporte jusqu’à 25 points » gives no scale.
            "jusqu'" => weight.start - at > 2,
            _ => false,
        })
}

fn parts_items(word: &str) -> bool {
    matches!(word, "," | ";" | "puis" | "•" | "–" | "—" | "/" | "|")
}

/// The words that name the criterion of a weight: before it, else after it.
pub(super) fn name(r: &Reading<'_>, from: usize, weight: &Range<usize>, end: usize) -> Option<Range<usize>> {
    // « 30 pour la qualité »: the name follows.
    let follows = r.folded(weight.end - 1) == "pour";
    let mut start = if follows { weight.start } else { from };
    // « sérieux de l’entreprise et de son offre » is one name where no other criterion stands before.
    let rest =
        (from > 0 && r.sentence(weight.start).start < from) || r.is_word(from) && r.folded(from) == "et";
    let mut apposed = false;
    // In a row, only the cells part.
    let piped = (from..weight.start).any(|at| r.folded(at) == "|");
    for at in from..weight.start {
        // « Les critères sont : prix, qualité » — the name begins after the last separator that leaves a word.
        if piped && r.folded(at) != "|" {
            continue;
        }
        // « la profondeur du sondage et du levé »: one complement.
        let complement = r.folded(at) == "et"
            && at > from
            && (is_of(r.folded(at + 1)) || is_measured(r, start.max(from)..at));
        // « absence d’huile, sur déclaration et contrôle »: how it is judged.
        let judged = r.folded(at) == ","
            && is_manner(r, at + 1)
            && (from..at).any(|word| r.is_word(word) && !is_link(r.folded(word)));
        apposed = judged || apposed && r.folded(at) != ",";
        if complement || judged || apposed && r.folded(at) == "et" {
            continue;
        }
        let leaves = (at + 1..weight.start)
            .any(|word| r.is_word(word) && r.folded(word).len() > 2 && !weighs(r.folded(word)));
        if leaves && (parts_items(r.folded(at)) || r.folded(at) == ":" || (r.folded(at) == "et" && rest)) {
            start = at + 1;
        }
    }
    // « Les propositions sont jugées sur les services associés (50 points) »: what comes after the verb.
    let verb = r.find(&JUDGED_ON, start..weight.start).pop();
    let start = verb.map_or(start, |verb| verb.end);
    let start =
        (start..weight.start).find(|&at| r.is_word(at) && !is_lead(r.folded(at)) && !is_rank(r.folded(at)));
    if let Some(start) = start {
        let stop = (start..weight.start)
            .rev()
            .find(|&at| r.is_word(at))
            .map_or(start, |at| at + 1);
        if stop - start <= 16 {
            return Some(start..stop);
        }
        return None;
    }
    // « Critère n° 3 (15 %) : sensibilité écologique »
    let start = (weight.end..end)
        .find(|&at| !is_lead(r.folded(at)) && !matches!(r.folded(at), ")" | ":" | "-" | "–" | "«"))?;
    let stop = (start..end)
        .find(|&at| parts_items(r.folded(at)) || matches!(r.folded(at), "(" | ":" | "."))
        .unwrap_or(end);
    (r.is_word(start) && stop - start <= 12).then_some(start..stop)
}

static JUDGED_ON: Phrases = Phrases::new(&[
    "(=est|=sont|=sera|=seront) (jugé|jugée|jugés|jugées|=note|=notee|=notes|=notees|=classe|=classee|=classes|=classees|apprécié|appréciée|appréciés|appréciées|évalué|évaluée|évalués|évaluées|=compare|=compares|=comparees) (sur|au|aux|selon|d'après|au vu|en fonction|suivant|à)",
]);

fn is_of(word: &str) -> bool {
    matches!(word, "de" | "du" | "des" | "d'")
}

/// « nombre et profondeur des sondages »: one name that is measured.
fn is_measured(r: &Reading<'_>, words: Range<usize>) -> bool {
    !words.is_empty() && r.has(&MEASURE, words)
}

/// « d’une part, sur… », « ensuite, sur… »: no criterion stands before the comma.
fn is_link(word: &str) -> bool {
    word.chars().count() < 3
        || matches!(
            word,
            "une" | "autre" | "part" | "enfin" | "ensuite" | "puis" | "dont" | "les" | "des" | "soit"
        )
}

/// What opens the manner of judging, after a comma.
fn is_manner(r: &Reading<'_>, at: usize) -> bool {
    let word = r.folded(at);
    if word == "d'" {
        return r.folded(at + 1) == "apres";
    }
    matches!(
        word,
        "sur"
            | "selon"
            | "par"
            | "avec"
            | "hors"
            | "exprime"
            | "exprimee"
            | "mesure"
            | "mesuree"
            | "constate"
            | "constatee"
            | "justifie"
            | "justifiee"
            | "atteste"
            | "attestee"
    )
}

/// « compté pour 10 % »: the word belongs to the weight.
fn weighs(word: &str) -> bool {
    matches!(
        word,
        "compte"
            | "comptee"
            | "comptes"
            | "comptees"
            | "pondere"
            | "ponderee"
            | "note"
            | "notee"
            | "cote"
            | "cotee"
            | "affecte"
            | "affectee"
            | "dote"
            | "dotee"
            | "valant"
            | "comptant"
            | "pesant"
            | "pour"
            | "coefficient"
            | "hauteur"
            | "raison"
            | "rapporte"
            | "rapportent"
            | "vaut"
            | "pese"
            | "procure"
            | "represente"
            | "emporte"
    )
}

/// « Premier », « deuxième »: the rank of a criterion.
fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "premier" | "premiere" | "second" | "seconde" | "dernier" | "derniere"
    ) || word.ends_with("ieme")
}

/// Small words between a weight and its name.
fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "pour"
            | "a"
            | "au"
            | "aux"
            | "sur"
            | "de"
            | "du"
            | "des"
            | "d'"
            | "la"
            | "le"
            | "les"
            | "l'"
            | "et"
            | "est"
            | "sont"
            | "attribues"
            | "accordes"
            | "reserves"
            | "consacres"
            | "portent"
            | "critere"
            | "criteres"
            | "sous-critere"
            | "note"
            | "n°"
            | "un"
            | "une"
            | "ainsi"
            | "que"
            | "enfin"
            | "dont"
    )
}
