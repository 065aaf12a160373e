//! What the other sentences of the passage say of a criterion: how it is judged, what is tried, what its points are.

use std::ops::Range;

use super::criterion::{PRICED, TELLS_HOW, WEIGHT, content};
use super::vocabulary::{DISCRETION, NOTHING_MORE};
use crate::marks::merged;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// A criterion is told within so many sentences.
const AROUND: usize = 12;

static TELLS: Phrases = Phrases::new(&[
    "(apprécié|appréciée|appréciés|appréciées|jugé|jugée|évalué|évaluée|évalués|noté|notée|notés|mesuré|mesurée|calculé|calculée|notation|note|notes|sous-critère|sous-critères|critère|barème|grille|points|analysé|analysée|examinés|examinées|comparé|comparée|décomposé|porte|comprend|tient compte)",
]);

/// A criterion whose name and weight make the sentence is told by those beneath: a trial, a thing measured, or points
/// that make its weight.
pub(super) fn told_beneath(r: &Reading<'_>, weight: &Range<usize>, sentence: &Range<usize>) -> bool {
    let value = |range: &Range<usize>| range.clone().find_map(|at| r.number(at));
    let heading = (weight.end..sentence.end)
        .all(|at| !r.is_word(at) || r.folded(at).chars().all(|c| "¹²³".contains(c)));
    let Some(whole) = value(weight).filter(|_| heading) else {
        return false;
    };
    let index = r.text.sentence_of(sentence.start);
    for beneath in r.sentences().skip(index + 1).take(BENEATH) {
        if r.has(&NOTHING_MORE, beneath.clone())
            || r.has(&DISCRETION, beneath.clone())
            || r.has(&PRICED, beneath.clone())
        {
            return false;
        }
        let weights = merged(r.find(&WEIGHT, beneath.clone()));
        let sum: f64 = weights.iter().filter_map(value).sum();
        let shares_out = weights.len() > 1 && (sum - whole).abs() < 0.01;
        let ends = weights
            .last()
            .is_some_and(|last| (last.end..beneath.end).all(|at| !r.is_word(at)));
        let filled = !ends && r.has(&TRIAL, beneath.start..(beneath.start + 5).min(beneath.end));
        let scale = r.has(&STEPS, beneath.clone())
            && weights
                .iter()
                .filter_map(value)
                .any(|step| (step - whole).abs() < 0.01);
        let told = shares_out || filled || scale;
        // The next criterion.
        if !weights.is_empty() && !told {
            return false;
        }
        let steps = beneath
            .clone()
            .filter(|&at| r.before(at) == ":")
            .filter_map(|at| r.number(at))
            .any(|step| (step - whole).abs() < 0.01);
        let opening = (beneath.start..beneath.end)
            .find(|&at| r.is_word(at))
            .unwrap_or(beneath.start);
        let measured = !r.has(&OF_THE_RULES, opening..(opening + 6).min(beneath.end))
            && r.has(&MEASURED_THING, opening..(opening + 2).min(beneath.end));
        if content(r, beneath.clone(), &(0..0)) >= 2
            && (told || steps || measured || r.has(&TRIAL, beneath.clone()))
        {
            return true;
        }
    }
    false
}

/// The sentence opens on the thing that is measured.
static MEASURED_THING: Phrases = Phrases::new(&[
    "(=nombre|=taux|=part|pourcentage|durée|durées|délai|délais|masse|=poids|volume|surface|quantité|tonnage|consommation|consommations|émissions|rendement|autonomie|fréquence|teneur|température|puissance|épaisseur|hauteur|largeur|débit|vitesse|densité|résistance|indice|=score)",
]);

/// « Délai de validité des offres »: of the consultation, not of the criterion.
static OF_THE_RULES: Phrases =
    Phrases::new(&["(validité|date limite|=marche|=accord-cadre|paiement|=offres|=plis|consultation)"]);

/// Steps of a scale.
static STEPS: Phrases = Phrases::new(&[
    "(moins de|plus de|au-delà|jusqu'à|entre #|de # à #|inférieur|inférieure|supérieur|supérieure|sinon|oui|non|aucun|aucune|dès) ..8 # (points|point|pts)",
]);

/// So many sentences beneath a criterion tell it.
const BENEATH: usize = 4;

/// Something is tried, measured, filled in.
static TRIAL: Phrases = Phrases::new(&[
    "(questionnaire|grille|fiche (d'essai|d'évaluation|de notation|de dégustation|de test|jointe|annexée)|échelle|protocole|=essai|=essais|épreuve|=test|=tests|mise en situation|relevé|relevée|mesuré|mesurée|mesurés|chronométré|chronométrée) !(des offres|technique)",
]);

/// The same criterion is told in another sentence, or the sentences after it tell how notes are given.
pub(super) fn told_elsewhere(r: &Reading<'_>, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let stem = |at: usize| r.tokens().get(at).map_or("", |token| token.stem.as_str());
    let head: Vec<&str> = name
        .clone()
        .filter(|&at| r.folded(at).len() > 2)
        .map(stem)
        .take(2)
        .collect();
    let following = r.following(sentence.start);
    let index = r.text.sentence_of(sentence.start);
    let near: Vec<_> = r.sentences().collect();
    let near = &near[index.saturating_sub(AROUND)..(index + AROUND).min(near.len())];
    near.iter().filter(|other| **other != *sentence).any(|other| {
        if r.has(&NOTHING_MORE, other.clone()) || r.has(&DISCRETION, other.clone()) {
            return false;
        }
        let tells = r.has(&TELLS, other.clone());
        let again = !head.is_empty() && head.iter().all(|word| other.clone().any(|at| stem(at) == *word));
        // « Sont examinées… », « La note est… »: the sentence opens on how it is judged.
        let opens = following.as_ref() == Some(other) && {
            let first = other.start..(other.start + 5).min(other.end);
            r.has(&TELLS, first) && !r.has(&WEIGHT, other.clone())
        };
        // « L’organisation est appréciée sur le planning… »: the first word of the name is the subject.
        let told = subject(r, other).is_some_and(|at| head.first() == Some(&stem(at)));
        (told
            || r.has(&EACH_NOTED, other.clone())
            || tells && (again || opens)
            || opens_a_scale(r, &following, other))
            && content(r, other.clone(), &(0..0)) >= 3
    })
}

/// The sentence that follows tells who gets the points, and how many.
fn opens_a_scale(r: &Reading<'_>, following: &Option<Range<usize>>, other: &Range<usize>) -> bool {
    following.as_ref() == Some(other) && r.has(&GIVES, other.clone())
}

/// « le cadre de réponse, dont chaque cellule est notée »
static EACH_NOTED: Phrases = Phrases::new(&[
    "(=chaque|=chacun|=chacune) (cellule|ligne|item|question|élément|rubrique|rubriques|réponse) ..2 (=note|=notee|=cote|=cotee|évalué|évaluée)",
]);

static GIVES: Phrases = Phrases::new(&[
    "(reçoit|reçoivent|obtient|obtiennent|=recoit|=ont|gagne|gagnent) ..2 (totalité|moitié|maximum|tiers|quart) ..2 (points|note|barème)",
]);

/// « Sont appréciés la durée (20), l’écriture (15)… »: the weights make that of a criterion of the sentence before.
pub(super) fn details_of_the_one_before(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    weights: &[Range<usize>],
) -> bool {
    let value = |range: &Range<usize>| range.clone().find_map(|at| r.number(at));
    let opens = r.has(&TELLS_HOW, sentence.start..(sentence.start + 4).min(sentence.end));
    let before = sentence.start.checked_sub(1).map(|at| r.sentence(at));
    let Some(before) = before.filter(|_| opens && weights.len() > 1) else {
        return false;
    };
    let sum: f64 = weights.iter().filter_map(value).sum();
    r.find(&WEIGHT, before)
        .iter()
        .filter_map(value)
        .any(|whole| (whole - sum).abs() < 0.01)
}

/// « L’effort environnemental correspond à la part… (15) et à la reprise… (5) »: the sentence tells a criterion that was
/// named above with its weight.
pub(super) fn tells_one_above(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let Some(subject) = subject(r, sentence) else {
        return false;
    };
    let stem = |at: usize| r.tokens().get(at).map_or("", |token| token.stem.as_str());
    let index = r.text.sentence_of(sentence.start);
    let above: Vec<_> = r.sentences().collect();
    above[index.saturating_sub(AROUND)..index].iter().any(|other| {
        other.clone().any(|at| stem(at) == stem(subject) && r.is_word(at))
            && r.has(&WEIGHT, other.clone())
            && !r.has(&DISCRETION, sentence.clone())
    })
}

/// The noun of the subject, when the verb tells how it is judged.
fn subject(r: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    let first = sentence.clone().find(|&at| r.is_word(at))?;
    if !matches!(
        r.folded(first),
        "le" | "la" | "l'" | "les" | "cette" | "ce" | "cet"
    ) {
        return None;
    }
    let verb = first + 2..(first + 9).min(sentence.end);
    let noun = r.is_word(first + 1) && !r.has(&BIDS, first + 1..first + 2);
    (noun && r.has(&VERBS, verb)).then_some(first + 1)
}

/// Offers are what is judged, not a criterion.
static BIDS: Phrases = Phrases::new(&[
    "(=offre|=offres|=proposition|=propositions|=plis|=candidat|=candidats|=candidatures|=soumissionnaire|=commission|=acheteur|=commune|=projets|=marche|=attribution|=classement|=jugement|=choix)",
]);

static VERBS: Phrases = Phrases::new(&[
    "(=s'|=est|=sont|=sera|=seront) ..1 (apprécié|appréciée|appréciés|appréciées|=apprecie|=apprecient|jugé|jugée|jugés|jugées|=note|=notee|=notes|=notees|évalué|évaluée|évalués|=mesure|=mesuree|=mesures|=mesurees|=fonction|calculé|calculée|=entend|=obtenue|=obtenu)",
    "(=correspond|=correspondent|=comprend|=comprennent|=regroupe|=recouvre|=repose|=reposent|=porte|=portent|=tient|=tiennent|=resulte|=resultent|=couvre|=couvrent|=vise|=visent|=reunit|=depend)",
]);
