//! Rules of award that look at the price and at nothing else.
//!
//! Four ways of saying it: the lowest is chosen; the price alone is looked at; the criterion is the price; the weights of
//! the price make the whole.

use std::ops::Range;

use document::DocumentKind;

use super::vocabulary::{
    BESIDE, BEST_VALUE, CHEAPEST, CHOICE, CRITERION, CRITERION_IS_PRICE, DENIED, ENVIRONMENT, EXTREME,
    LEAST_BIDDER, LIFE_CYCLE, NEGLECTED, NOTHING_ELSE, ONLY, ORDER, OTHER_MATTER, PRICE, PRICE_ONLY,
    RENOUNCED, TIE, WHOLE,
};
use super::weights::{WEIGHT, all_weights_are_prices};
use crate::marks::{between, hull};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Awards on the price alone, in a sentence.
pub(super) fn price_alone(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut prices = r.find(&PRICE, sentence.clone());
    // « Rapport qualité-prix » is more than a price.
    prices.retain(|price| !r.back(price.start, 2).any(|at| r.folded(at) == "qualite"));
    let cheapest = r.find(&CHEAPEST, sentence.clone());
    if prices.is_empty() && cheapest.is_empty() {
        return None;
    }
    let near_price = |hit: &Range<usize>, most: usize| {
        prices
            .iter()
            .filter(|price| between(hit, price).len() <= most && !parted(r, &between(hit, price)))
            .min_by_key(|price| between(hit, price).len())
            .map(|price| hull(hit, price))
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    // A question may announce the choice that its answer settles.
    let asked = sentence.start.saturating_sub(14)..sentence.end;
    // The lowest is chosen.
    if r.has(&CHOICE, sentence.clone()) {
        found.extend(
            cheapest
                .iter()
                .cloned()
                .map(|hit| near_price(&hit, 6).unwrap_or(hit)),
        );
        found.extend(
            r.find(&EXTREME, sentence.clone())
                .into_iter()
                .filter(|hit| !r.folded(hit.start.saturating_sub(2)).starts_with("economiqu"))
                .filter_map(|hit| near_price(&hit, 6))
                .filter(|hit| !r.has(&TOTAL_OF_NOTES, hit.clone())),
        );
    }
    // The price alone is looked at.
    if r.has(&CRITERION, sentence.clone()) || r.has(&CHOICE, asked) {
        // « À prix unique et forfaitaire »: the form of the price.
        let form = |hit: &Range<usize>| {
            r.folded(hit.start) == "unique" && r.before(hit.start) == "prix" && r.folded(hit.end) != "critere"
        };
        found.extend(
            r.find(&ONLY, sentence.clone())
                .into_iter()
                .filter(|hit| !form(hit))
                .filter_map(|hit| {
                    near_price(
                        &hit,
                        if r.has(&A_CRITERION, hit.start.saturating_sub(1)..r.ahead(hit.end, 1).end) {
                            12
                        } else {
                            7
                        },
                    )
                }),
        );
        let nothing_else = r.find(&NOTHING_ELSE, sentence.clone()).into_iter();
        found.extend(nothing_else.filter_map(|hit| {
            let price = prices.iter().min_by_key(|price| between(&hit, price).len())?;
            (between(&hit, price).len() <= 30).then(|| hull(&hit, price))
        }));
    }
    // « 20/20 au moins cher ; les suivants au prorata. Aucune autre note n’est donnée. »
    if no_other_note(r, sentence) {
        found.extend(cheapest.iter().cloned());
    }
    if r.kind == DocumentKind::Rc {
        found.extend(r.find(&PRICE_ONLY, sentence.clone()));
    }
    for phrases in [&CRITERION_IS_PRICE, &WHOLE, &ORDER, &LEAST_BIDDER] {
        found.extend(r.find(phrases, sentence.clone()));
    }
    // The rows of a list of criteria may be sentences of their own.
    let alinea = r.alinea(sentence.start);
    found.extend(all_weights_are_prices(r, sentence));
    if found.is_empty() && alinea.start == sentence.start && alinea.len() <= 80 {
        found.extend(all_weights_are_prices(r, &alinea));
    }
    found.sort_by_key(|hit| (hit.start, hit.end));
    let rule = found.into_iter().find(|hit| is_rule_of_award(r, hit))?;
    // The verb of the choice belongs to the rule when it stands near.
    let choices = r.find(&CHOICE, sentence.clone());
    let verb = choices
        .iter()
        .filter(|verb| between(verb, &rule).len() <= 8 && !parted(r, &between(verb, &rule)))
        .min_by_key(|verb| between(verb, &rule).len());
    Some(verb.map_or(rule.clone(), |verb| hull(verb, &rule)))
}

static SINGLE_CRITERION: Phrases = Phrases::new(&["(=seul|=unique) =critere", "=critere (=unique|=seul)"]);

/// « unique élément comparé »
static A_CRITERION: Phrases =
    Phrases::new(&["(critère|élément|facteur|paramètre|considération|=terme|=donnee|=mesure)"]);

/// The price does not win by itself.
static NOT_ALONE: Phrases =
    Phrases::new(&["(=seul|=seule|=seuls) \",\"? (ne|n') ..3 (pas|point|plus|jamais|ni|suffi*)"]);

/// The whole of a part: « cent points vont à la sous-partie prix, qui pèse 55 % de la note ».
static A_PART: Phrases = Phrases::new(&[
    "(=pese|=pesent|=compte|=entre|=represente|=intervient) ..3 #<100 (\"%\"|pour cent) ..2 (=note|=notation|=total)",
]);

/// Nothing else is noted, says the sentence or the next one.
fn no_other_note(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    r.has(&NO_OTHER_NOTE, sentence.clone()) || r.has(&NO_OTHER_NOTE, mood::next_sentence(r, sentence))
}

static NO_OTHER_NOTE: Phrases = Phrases::new(&[
    "(=aucun|=aucune|=nul|=nulle) =autre (=note|=critere|notation|=points|barème) (n'|ne)",
    "(ne|n') ..3 (pas|point) (d'|de) =autre (=note|=critere|notation)",
]);

/// The highest total is one of points.
static TOTAL_OF_NOTES: Phrases =
    Phrases::new(&["(=total|=totaux) (=le|=la|=les) =plus (élevé|élevée|élevés|haut|grand|fort|important)"]);

static AWARDED: Phrases = Phrases::new(&["(attribu*|retenu*|retient|choisi*|adjug*|désign*)"]);

/// The price alone is spoken of in a negotiation, which awards nothing by itself.
static NEGOTIATED: Phrases = Phrases::new(&[
    "(négociation|négociations|=negocier|=negocie) ..6 (porte|portera|portent|porter|limitée|limite|bornée|=que|uniquement|exclusivement|seulement)",
]);

fn parted(r: &Reading<'_>, gap: &Range<usize>) -> bool {
    gap.clone().any(|at| matches!(r.folded(at), ";" | "."))
}

static LOTS: Phrases = Phrases::new(&["(=lot|=lots|=tranche|subséquent|subséquents)"]);

static AWARD: Phrases = Phrases::new(&[
    "(critère|critères|devis|offre|offres|proposition|candidat|candidats|soumissionnaire|attributaire|attribution|attribué|attribuée|jugement|moins-disant|moins-disants|pondération|sélection|consultation|marché|concurrence)",
]);

/// Money of the firm, not of its offer.
static CANDIDACY: Phrases = Phrases::new(&[
    "(chiffre d'affaires|=exercice|=exercices|capacité financière|capacités financières|caution|fonds propres|capital)",
]);

fn is_rule_of_award(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let clause = r.clause(hit);
    let sentence = r.sentence(hit.start);
    let awards = r.kind == DocumentKind::Rc || r.has(&AWARD, sentence.clone());
    if !awards
        || r.has(&NEGOTIATED, clause.clone()) && !r.has(&AWARDED, clause.clone())
        || r.has(&CANDIDACY, clause.clone())
        || r.has(&NOT_ALONE, clause.clone())
        || r.has(&DENIED, clause.clone()) && !r.has(&NOTHING_ELSE, clause.clone())
    {
        return false;
    }
    // The list of what the cost holds may follow on the lines below.
    let near = if r.all().len() <= 120 {
        r.all()
    } else {
        r.alinea(hit.start)
    };
    let counted = r.sentences().any(|other| {
        near.start <= other.start
            && other.end <= near.end
            && r.has(&ENVIRONMENT, other.clone())
            && !r.has(&NEGLECTED, other.clone())
    });
    // « Critère unique : coût global… Les offres sont classées par coût croissant. »
    let of_cost = hit.clone().any(|at| r.folded(at).starts_with("cout"));
    let cycle_said = if of_cost { near.clone() } else { clause.clone() };
    let life_cycle = r.has(&LIFE_CYCLE, cycle_said) && counted;
    // « sur cent points, cinquante vont au prix »
    let shared = hit
        .clone()
        .any(|at| r.number(at).is_some_and(|n| n > 5.0 && n < 100.0 && n != 20.0));
    let whole = r.has(&WHOLE, hit.clone()) && !shared && !r.has(&A_PART, clause.clone());
    if shared && r.has(&WHOLE, hit.clone()) && all_weights_are_prices(r, &sentence).is_none() {
        return false;
    }
    let weighed = all_weights_are_prices(r, &sentence).is_some()
        || all_weights_are_prices(r, &r.alinea(hit.start)).is_some();
    // « Le cachet est le critère unique, les ateliers étant payés à l’heure »
    let said = r.has(&SINGLE_CRITERION, hit.clone());
    let formula = r.has(&OTHER_MATTER, clause.clone())
        && !said
        && !whole
        && !no_other_note(r, &sentence)
        && !r.has(&NOTHING_ELSE, sentence.clone());
    // Each lot has its own rule.
    let own = if r.has(&LOTS, sentence.clone()) {
        clause.clone()
    } else {
        sentence.clone()
    };
    let beside = !whole && !weighed && !r.has(&RENOUNCED, sentence.clone()) && r.has(&BESIDE, own);
    let told = r.kind != DocumentKind::Rc && mood::informative(r, hit);
    // Other criteria have their weights in another sentence, of the same lots.
    let lots = r.has(&LOTS, near.clone());
    let weighted = !lots
        && !whole
        && !weighed
        && !r.has(&NOTHING_ELSE, sentence.clone())
        && r.sentences().any(|other| {
            near.start <= other.start
                && other.end <= near.end
                && other != sentence
                && r.find(&WEIGHT, other.clone()).len() > 1
                && r.has(&BESIDE, other.clone())
                && !r.has(&RENOUNCED, other.clone())
        });
    // « Le contrat échu, attribué au moins cher en 2019 »
    let past = r.ahead(hit.end, 4).any(|at| mood::is_past_year(r, at));
    let best_value = r.has(&BEST_VALUE, hit.clone());
    !(life_cycle || best_value || formula || beside || weighted || told || past || r.has(&TIE, clause))
}
