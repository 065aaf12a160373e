//! Numbers that count what a firm has or has done, and numbers of other things.

use std::ops::Range;

use super::measure::numbers;
use super::vocabulary::CANDIDATE;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Numbers of other things.
static UNIT: Phrases = Phrases::new(&[
    "(mm|cm|kg|°|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|an|ans|année|années|mois|jour|jours|heure|heures|minutes|semaines|points|point|pts|\"%\"|pour|euros|€|euro|dernier|derniers|dernières|dernière|page|pages|exemplaire|exemplaires|copies|lot|lots|critères|plis|candidats|offres|mètres|km|kilomètres|fois|exercices|exercice|millions|feuilles|articles|h|à)",
]);

static AT_MOST: Phrases =
    Phrases::new(&["(au plus|maximum|maximale|dans la limite|sans dépasser|n'excédant|=jusqu'a|jusqu')"]);

/// A number of days, of points; « points de charge » are things.
pub(super) fn is_unit(r: &Reading<'_>, at: usize) -> bool {
    let things = r.folded(at).starts_with("point") && matches!(r.folded(at + 1), "de" | "d'");
    !things && at < r.tokens().len() && r.has(&UNIT, at..at + 1)
}

/// A year is no count.
pub(super) fn is_year(value: f64) -> bool {
    (1900.0..=2100.0).contains(&value)
}

/// « 12.2 Puissance », « 4. Candidatures ».
pub(super) fn is_item_number(r: &Reading<'_>, sentence: &Range<usize>, number: &Range<usize>) -> bool {
    number.start == sentence.start && (!r.is_word(number.end) || r.is_capital(number.end))
}

/// « Qualibat 1552 »: the number of a title.
pub(super) fn is_of_a_name(r: &Reading<'_>, number: &Range<usize>) -> bool {
    number.start > 0
        && r.is_word(number.start - 1)
        && r.is_capital(number.start - 1)
        && number.len() == 1
        && r.sentence(number.start).start + 1 < number.start
}

/// « l’article 42 », « la famille 32 », « 8.4 Dossier »: the number names a place in a list.
pub(super) fn is_a_reference(r: &Reading<'_>, number: &Range<usize>) -> bool {
    let named = matches!(
        r.before(number.start),
        "article"
            | "articles"
            | "annexe"
            | "annexes"
            | "famille"
            | "familles"
            | "lot"
            | "lots"
            | "chapitre"
            | "classe"
            | "rubrique"
            | "n°"
            | "tableau"
            | "piece"
            | "critere"
            | "|"
    );
    let heading = r.slice(number.clone()).contains('.') && r.is_capital(number.end);
    // « un indice d’au moins 7 »
    let index = r.has(&INDEX, r.back(number.start, 9));
    named || heading || index
}

static INDEX: Phrases = Phrases::new(&[
    "(=indice|=score|=coefficient|=cotation|=indicateur)",
    "=nombre ..2 (de|des) (=candidats|=offres|=soumissionnaires|=titulaires|=attributaires)",
]);

/// « trois à cinq prestations »: three are enough.
pub(super) fn is_top_of_range(r: &Reading<'_>, number: &Range<usize>) -> bool {
    matches!(r.before(number.start), "a" | "ou" | "et")
        && number.start > 1
        && !numbers(r, number.start - 2..number.start - 1).is_empty()
}

/// What is bought is told: its sites, its lots, its things.
static PURCHASE: Phrases = Phrases::new(&[
    "(=marche|=accord-cadre|=lot|=lots|=contrat|=prestation|=prestations|=consultation|=operation|=commune|=ville|=hopital|=patrimoine|=parc (à|=municipal|=communal|=existant)|=perimetre|=territoire|=mission|=besoin|=catalogue|=bordereau|=stock|=collection) ..2 (=comporte|=comportent|=comprend|=comprennent|=compte|=concerne|=concernent|=vise|=couvre|=couvrent|=represente|=regroupe|=recouvre|=porte =sur|=portent =sur|=est =alloti|=est =divise|=sont =repartis|=est =compose|=se =compose)",
]);

/// « les 24 chantiers réalisés par la régie »
static BY_THE_BUYER: Phrases = Phrases::new(&[
    "=par (=la|=le|=les|=l'|=nos) (=regie|=commune|=ville|=services|=agents|=hopital|=collectivite|=acheteur|=mairie|=metropole|=departement|=region|=precedent|=titulaire =sortant)",
]);

/// The number counts what is bought, not what the firm has done or has.
pub(super) fn of_the_purchase(r: &Reading<'_>, sentence: &Range<usize>, number: &Range<usize>) -> bool {
    r.has(&BY_THE_BUYER, r.ahead(number.end, 8))
        || r.find(&PURCHASE, sentence.start..number.start)
            .into_iter()
            .any(|told| !r.has(&CANDIDATE, told.end..number.start) && r.clause(&told).contains(&number.start))
}

/// « des vingt-deux communes », « les dix références de l’annexe »: a known set, which is that of the purchase.
pub(super) fn is_known_set(r: &Reading<'_>, number: &Range<usize>) -> bool {
    matches!(
        r.before(number.start),
        "les" | "des" | "aux" | "ces" | "nos" | "ses" | "leurs"
    ) && !r.has(&JUST_SAID, r.ahead(number.end, 12))
}

/// « les trois marchés exigés »: the set is that of the requirement.
static JUST_SAID: Phrases = Phrases::new(&[
    "(exigé|exigés|exigées|demandés|demandées|requis|requises|derniers|dernières|années|ans|exercices)",
]);

/// « un cadre pour vingt agents »: a ratio of the work, not a size of the firm.
pub(super) fn is_ratio(r: &Reading<'_>, number: &Range<usize>) -> bool {
    matches!(r.before(number.start), "pour" | "sur" | "+")
}

/// A word that ends as a noun: « hébergement » and « hébergé » have one stem, and only one was done.
pub(super) fn is_noun(word: &str) -> bool {
    [
        "ment", "ments", "tion", "tions", "ages", "teur", "teurs", "ants", "iste", "istes",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

/// « (30) »: the weight of a criterion.
pub(super) fn is_weight(r: &Reading<'_>, number: &Range<usize>) -> bool {
    r.before(number.start) == "(" && matches!(r.folded(number.end), ")" | "%")
}

/// What somebody has performed, whatever the trade and the verb: « a livré », « n’a pas restauré ».
pub(super) fn performed(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let participle = |at: usize| {
        let word = r.slice(at..at + 1);
        word.chars().count() > 3 && word.ends_with('é') || r.has(&IRREGULAR, at..at + 1)
    };
    sentence
        .clone()
        .filter(|&at| matches!(r.slice(at..at + 1), "a" | "ont"))
        .filter(|&at| !r.has(&BY_ANOTHER, r.back(at, 3)))
        .filter_map(|at| {
            let next = (at + 1..(at + 4).min(sentence.end)).find(|&next| participle(next))?;
            // « a été fabriqué »: a thing.
            let passive = (at + 1..next).any(|word| r.folded(word) == "ete");
            let paper = r.has(&PAPER, next..next + 1);
            (!passive && !paper && r.folded(next) != "ete").then_some(next)
        })
        .map(|at| at..at + 1)
        .collect()
}

/// What a candidate does for its candidature, or by law: « n’a pas visité le site », « n’a pas signé ».
static PAPER: Phrases = Phrases::new(&[
    "(publié|signé|adhéré|payé|acquitté|déclaré|répondu|visité|joint|remis|complété|daté|transmis|déposé|demandé|justifié|souscrit|adopté|satisfait|présenté|indiqué|renseigné|accepté|proposé|chiffré|respecté|versé|régularisé|communiqué|apporté|rempli|désigné|engagé|nommé|retiré|consulté|noté|jugé|classé|précisé|estimé|fixé|décidé|choisi|prévu|retenu|validé|approuvé|voté|arrêté|confirmé|refusé|élaboré)",
]);

static IRREGULAR: Phrases = Phrases::new(&[
    "(=construit|=conduit|=fourni|=servi|=repris|=vendu|=entretenu|=refait|=bati|=conçu|=accompli|=tenu|=peint)",
]);

/// The buyer, the council, the law did it.
static BY_ANOTHER: Phrases = Phrases::new(&[
    "(=commune|=ville|=hopital|=conseil|=maire|=collectivite|=etablissement|=departement|=region|=syndicat|=acheteur|=centre|=loi|=code|=commission|=programme|=consultation|=marche)",
]);

/// The number is a ceiling.
pub(super) fn at_most(r: &Reading<'_>, number: &Range<usize>) -> bool {
    r.has(&AT_MOST, r.back(number.start, 3)) || r.has(&AT_MOST, r.ahead(number.end, 4))
}
