//! Criteria as a passage announces them: a name, a weight, and what is said of it.

use std::ops::Range;

use french::Span;

use super::name::{is_detail, is_scale, is_told, name};
use super::shares::{bare_weights, shares};
use super::told::{details_of_the_one_before, tells_one_above, told_beneath, told_elsewhere};
use super::vocabulary::{ABSTRACT, DISCRETION, EMPTY_WORDS, MEASURE, NOTHING_MORE, VAGUE_NAME};
use crate::marks::{hull, merged};
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Weights: per cent, points, a coefficient, a note out of so much, a share.
pub(super) static WEIGHT: Phrases = Phrases::new(&[
    "# (point|points|pts|pt)",
    "# \"%\"",
    "# pour cent",
    "#<=90 au titre (de|du|des)",
    "#<=90 (vont|iront|reviennent|reviendront) (à|au|aux)",
    "(coefficient|coefficients|coef|pondération|poids|pondéré|pondérée) ..2 #",
    "(noté|notée|notés|note|appréciée|apprécié) ..1 sur #",
    "=sur #<90 ($|\";\"|\".\"|\")\")",
    "(sur|\"/\") (5|10|15|20|25|30|35|40|45|50|55|60|70|80|100)",
    "\"(\" (5|10|15|20|25|30|35|40|45|50|55|60|70|80) \")\"",
    "\"|\" (5|10|15|20|25|30|35|40|45|50|55|60|70|80) !(points|\"%\"|pour)",
    "(5|10|15|20|25|30|35|40|45|50|55|60|70|80) pour !(cent|un|une|chaque|tout|toute)",
    "(comptée|compté|compte|vaut|pèse|entre) pour (moitié|un dixième|un tiers|un quart|un cinquième|un vingtième|deux tiers)",
]);

/// The passage announces how offers are judged.
static ANNOUNCES: Phrases = Phrases::new(&[
    "(critère|critères|sous-critère|sous-critères|pondération|pondérations|poids|barème|jugement|classement|classées|jugées|appréciés|attribution|note|notation|noté|notée|points|total|offres|évaluées|évalués|notées|cotées|coefficient)",
    "(prix|coût|tarif) ..6 # (\"%\"|points|pts)",
]);

static PLAIN_WEIGHT: Phrases = Phrases::new(&["#>=5"]);

/// A sentence, a penalty or a step of a scale rather than the name of a criterion.
pub(super) static NO_NAME: Phrases = Phrases::new(&[
    "(=est|=sont|=sera|=seront|=reçoit|=obtient|=vaut|=ont|retard|réfaction|pénalité|pénalités|avance|acompte|retenue|taxe|TVA|variation|lot|lots|tranche|seuil|domiciliation|critère éliminatoire|moyenne|somme|total|ramené|ramenée|plafonné|plafonnée)",
]);

/// The price has its weight too: the list is that of the criteria.
pub(super) static PRICED: Phrases = Phrases::new(&[
    "(prix|coût|coûts|tarif|tarifs|montant|honoraires|loyer|cachet|cotisation|redevance|rémunération|devis|remise) ..8 # (\"%\"|points|pts|pour cent)",
    "# (\"%\"|points|pts|pour cent) ..4 (prix|coût|tarif|tarifs|montant|honoraires)",
    "(prix|coût|tarif|tarifs|honoraires) ..3 \"(\" # \")\"",
    "(prix|coût|tarif|tarifs|honoraires) ..2 (sur|\"|\"|coefficient) #",
]);

/// A criterion with its weight.
#[derive(Debug, Clone)]
pub(super) struct Criterion {
    /// From its name to its weight.
    pub(super) tokens: Range<usize>,
    /// Nothing says what is judged, nor how.
    pub(super) empty: bool,
}

/// Weighted criteria of a sentence.
pub(super) fn criteria(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Criterion> {
    let mut weights = r.find(&WEIGHT, sentence.clone());
    weights.extend(bare_weights(r, sentence));
    let weights = merged(weights);
    if weights.is_empty()
        || !(weights.len() > 1
            || r.has(&super::shares::BARE_PRICE, sentence.clone())
            || r.has(&ANNOUNCES, r.all())
            || r.has(&VAGUE_NAME, sentence.clone()))
    {
        return Vec::new();
    }
    if details_of_the_one_before(r, sentence, &weights) || tells_one_above(r, sentence) {
        return Vec::new();
    }
    let priced = r.has(&PRICED, r.all());
    let mut found: Vec<Criterion> = Vec::new();
    let mut from = sentence.start;
    let mut open_until = sentence.start;
    for (at, weight) in weights.iter().enumerate() {
        // A detail of the criterion before, or the total.
        let total = weight.clone().find_map(|at| r.number(at)) == Some(100.0)
            || weight
                .clone()
                .any(|at| r.folded(at) == "cent" && r.before(at) == "sur");
        if weight.start < open_until || total {
            let inside = weight.start < open_until && !total && at > 0;
            if inside && let Some(tokens) = detail_of_taste(r, &weights[at - 1], weight, &weights[at + 1..]) {
                found.push(Criterion { tokens, empty: true });
            }
            continue;
        }
        let end = end_of_item(r, sentence, weight, &weights[at + 1..]);
        let Some(name) = name(r, from, weight, end) else {
            from = end;
            continue;
        };
        let tokens = hull(&name, weight);
        let listed = lists(r, sentence, weight, &weights[at + 1..]);
        // « (méthodologie 20, moyens 20) »: details with their points.
        let numbers = (weight.end..end)
            .filter(|&at| listed && r.number(at).is_some())
            .count();
        let details = weights[at + 1..]
            .iter()
            .filter(|other| other.start < end)
            .count()
            .max(numbers);
        if listed {
            open_until = end;
        }
        let void = r.has(&NOTHING_MORE, name.start..end);
        let vague = r.has(&VAGUE_NAME, name.clone())
            || (r.has(&ABSTRACT, name.clone()) && !r.has(&NO_NAME, name.clone()));
        // « Déchets : tri en cinq flux, bordereaux de suivi (15 points) »: the whole list tells the criterion.
        let listed_before = (weights.len() == 1)
            .then(|| (sentence.start..name.start).rev().find(|&at| r.folded(at) == ":"))
            .flatten()
            // « véhicules (15 : rampe), image (10) »: the other items have their own share.
            .filter(|&colon| !(colon..name.start).any(|at| r.folded(at) == "(" && r.number(at + 1).is_some()))
            .map_or(0, |colon| content(r, colon + 1..name.start, weight));
        let said = listed_before
            + content(r, name.clone(), weight)
            + content(r, tokens.end.max(weight.end)..end, weight);
        let plain = priced
            && said < 1
            && !is_detail(r, sentence, &name)
            && name.len() <= 14
            && r.has(&PLAIN_WEIGHT, weight.clone())
            && !r.has(&NO_NAME, name.clone())
            && !matches!(r.before(name.start), "de" | "d'" | "des");
        // Another name is empty when it says few words, and nothing that is measured.
        let measured = || {
            r.has(&MEASURE, from.min(name.start)..name.end)
                || r.has(&MEASURE, tokens.end.max(weight.end)..end.max(weight.end))
                || counts(r, name.start..end.max(name.end), &weights)
        };
        // « lisibilité (corps de 11 au moins) »
        let figured = || counts(r, name.clone(), &weights);
        let little = !is_told(r, sentence, &name)
            && (vague && said < 2 && !figured() && !(r.before(weight.start) == ":" && measured())
                || (vague || plain) && said < 3 && !measured())
            && !is_scale(r, &name, weight);
        // A colon at the end of the line: what follows tells it.
        let continued = end == sentence.end
            && sentence.end < r.tokens().len()
            && (r.folded(end - 1) == ":"
                || (end..end + 4)
                    .any(|at| r.folded(at) == "sous" && r.folded(at + 1).starts_with("critere")));
        let told = || told_elsewhere(r, &name, sentence) || told_beneath(r, weight, sentence);
        let empty = void || (little && details < 2 && !continued && !told());
        found.push(Criterion { tokens, empty });
        from = end;
    }
    found
}

/// Among the details of a criterion, one that is of mere taste: « image et présentation (10) ».
fn detail_of_taste(
    r: &Reading<'_>,
    before: &Range<usize>,
    weight: &Range<usize>,
    later: &[Range<usize>],
) -> Option<Range<usize>> {
    let sentence = r.sentence(weight.start);
    let end = end_of_item(r, &sentence, weight, later);
    let name = name(r, before.end, weight, end)?;
    let tail = weight.end
        ..later
            .first()
            .map_or(end, |next| next.start.min(end))
            .max(weight.end);
    let told = content(r, name.clone(), weight) > 0
        || content(r, tail, weight) > 0
        || told_elsewhere(r, &name, &sentence);
    (r.has(&TASTE, name.clone()) && !told).then(|| hull(&name, weight))
}

/// Names that nobody measures.
static TASTE: Phrases = Phrases::new(&[
    "(image|présentation|esthétique|élégance|beauté|ambiance|sérieux|motivation|impression|réputation|notoriété|relationnel|sympathie|attitude|prestige|standing|originalité|harmonie|convivialité|=allure|apparence|confiance)",
]);

/// A figure that is no weight and no rank: something is measured.
fn counts(r: &Reading<'_>, tokens: Range<usize>, weights: &[Range<usize>]) -> bool {
    tokens
        .filter(|&at| r.number(at).is_some() && !matches!(r.before(at), "n°" | "critere" | "article" | "lot"))
        .any(|at| !weights.iter().any(|weight| weight.contains(&at)))
}

/// A colon, a bracket or « dont » after the weight: what follows tells the criterion.
fn opens_a_list(r: &Reading<'_>, end: usize) -> bool {
    let first =
        (end..end + 3).find(|&at| !matches!(r.folded(at), ")" | "maximum" | "max" | "au" | "," | "«" | "»"));
    first.is_some_and(|at| {
        matches!(
            r.folded(at),
            ":" | "("
                | "|"
                | "dont"
                | "entre"
                | "entrent"
                | "soit"
                | "decompose"
                | "decomposee"
                | "reparti"
                | "repartie"
                | "repartis"
                | "ainsi"
        )
    })
}

/// What follows the weight tells the criterion: at once, or after « est obtenue comme suit : ».
fn lists(r: &Reading<'_>, sentence: &Range<usize>, weight: &Range<usize>, later: &[Range<usize>]) -> bool {
    let next = later.first().map_or(sentence.end, |next| next.start);
    let colon = (weight.end..next).find(|&at| r.folded(at) == ":");
    let at_once = weight.end..(weight.end + 6).min(next);
    opens_a_list(r, weight.end)
        || r.has(&TELLS_HOW, at_once)
        || colon.is_some_and(|colon| {
            // « cotées sur 60 avec la grille de l’annexe : … »
            let words = weight.end..colon;
            r.has(&TELLS_HOW, words.clone()) || r.has(&SHEETS, words)
        })
}

static SHEETS: Phrases = Phrases::new(&["(grille|annexe|fiche|barème|échelle|tableau|questionnaire)"]);

pub(super) static TELLS_HOW: Phrases = Phrases::new(&[
    "(comme suit|mesuré|mesurée|mesurés|mesurées|constaté|constatée|chiffré|chiffrée|exprimé|exprimée|obtenu|obtenue|apprécié|appréciée|évalué|évaluée|jugé|jugée|=notee|=notees|décomposé|décomposée|répartis|répartie|au vu|d'après|selon|au regard|sur la base|à savoir|suivants|suivantes|calculée|à raison|comprend|comprennent|recouvre|regroupe|réunit|porte sur|se divise|se subdivise|se décompose|se répartit|se partage|tient (à|au|aux|compte)|vise|se compose|couvre|ainsi !(que|=qu')|de la (façon|manière) suivante|s'apprécie|s'entend|correspond|résulte|dépend)",
]);

/// « Critère 2 », « critère n° 2 ».
fn is_ranked(r: &Reading<'_>, at: usize) -> bool {
    r.number(at + 1).is_some() || r.folded(at + 1) == "n°" && r.number(at + 2).is_some()
}

/// Where what is said of this criterion ends.
fn end_of_item(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    weight: &Range<usize>,
    later: &[Range<usize>],
) -> usize {
    let from = weight.end;
    let stop = (from..sentence.end)
        .find(|&at| r.folded(at) == ";" || (r.folded(at) == "critere" && is_ranked(r, at)))
        .unwrap_or(sentence.end);
    // The next line begins the next item.
    if is_new_line(r, from) && (r.is_capital(from) || matches!(r.folded(from), "-" | "•" | "–" | "—" | "|"))
    {
        return from;
    }
    // « (10 %, délai moyen annoncé) »
    if r.before(weight.start) == "(" && r.folded(from) != ")" {
        return (from..stop).find(|&at| r.folded(at) == ")").unwrap_or(stop);
    }
    // « Noté sur 40 au vu de sa qualité, le prix sur 60 »: the price begins the next one.
    let price = (from..stop).find(|&at| {
        matches!(r.folded(at), "," | "et")
            && (at + 1..at + 3).any(|next| matches!(r.folded(next), "prix" | "cout" | "tarif"))
    });
    if lists(r, sentence, weight, later) {
        // « (durée 20 %, nombre 15 %), prix 40 % »: the bracket ends the list.
        if (from..from + 2).any(|at| r.folded(at) == "(") {
            return (from..stop).find(|&at| r.folded(at) == ")").unwrap_or(stop);
        }
        if (from..from + 2).any(|at| r.folded(at) == "|") {
            // The next cell of the row, up to the next row.
            let cell = (from..stop).find(|&at| r.folded(at) == "|").unwrap_or(from);
            return (cell + 1..stop).find(|&at| r.folded(at) == "|").unwrap_or(stop);
        }
        return detailed(r, weight, later).unwrap_or(price.unwrap_or(stop));
    }
    match later.first().filter(|next| next.start < stop) {
        // The name of the next criterion begins at a separator before its weight.
        Some(next) => (from..next.start)
            .find(|&at| matches!(r.folded(at), "," | "et" | "puis" | "-" | "–" | "—" | "/"))
            .unwrap_or(from),
        None => price.unwrap_or(stop),
    }
}

/// Whether a line ends just before a token.
fn is_new_line(r: &Reading<'_>, at: usize) -> bool {
    let (Some(last), Some(next)) = (r.tokens().get(at.wrapping_sub(1)), r.tokens().get(at)) else {
        return false;
    };
    let gap = Span::new(last.span.end, next.span.start);
    r.text.slice(gap).contains('\n')
}

/// Where the weights of the details add up to that of their criterion.
fn detailed(r: &Reading<'_>, weight: &Range<usize>, later: &[Range<usize>]) -> Option<usize> {
    let value = |range: &Range<usize>| range.clone().find_map(|at| r.number(at));
    let whole = value(weight)?;
    let mut sum = 0.0;
    for detail in later {
        sum += value(detail)?;
        if sum >= whole {
            return (sum == whole && detail.start > weight.end).then_some(detail.end);
        }
    }
    None
}

/// How many words tell something.
pub(super) fn content(r: &Reading<'_>, tokens: Range<usize>, weight: &Range<usize>) -> usize {
    if tokens.start >= tokens.end {
        return 0;
    }
    let vague = r.find(&VAGUE_NAME, tokens.clone());
    let mut empty = r.find(&EMPTY_WORDS, tokens.clone());
    empty.extend(vague.iter().cloned());
    empty.extend(r.find(&ABSTRACT, tokens.clone()));
    empty.extend(r.find(&DISCRETION, tokens.clone()));
    let empty = merged(empty);
    let measured = r
        .find(&MEASURE, tokens.clone())
        .iter()
        .filter(|range| {
            !vague
                .iter()
                .any(|name| name.len() > 1 && name.start <= range.start && range.end <= name.end)
        })
        .filter(|range| !r.has(&NOTHING_MORE, r.back(range.start, 4).start..range.end))
        .count();
    let words = tokens
        .filter(|&at| !weight.contains(&at))
        .filter(|&at| r.is_word(at) && (r.folded(at).chars().count() > 2 || r.is_upper(at)))
        .filter(|&at| !empty.iter().any(|range| range.contains(&at)))
        .count();
    words + 2 * measured
}

static LISTED: Phrases = Phrases::new(&[
    "(critère|critères|jugement|jugées|classées|appréciées|notées) ..8 \":\"",
    "(jugé|jugés|jugées|classé|classés|classées|apprécié|appréciées|noté|notées|comparé|comparées|évalué|évaluées|choisi|choisie|retenu|retenue|départagés|départagées|attribué|fondé|fondée|repose|reposera|porte|portera|jugement|classement|choix|attribution) ..3 (sur|selon|d'après|suivant|à partir de|au vu de|au regard de|en fonction de|au)",
    "(critères|critère) ..8 (sont|seront|étant|suivants|retenus)",
]);

pub(super) static A_PRICE: Phrases =
    Phrases::new(&["(prix|coût|tarif|montant|loyer|honoraires|devis|cachet)"]);

/// Parts the items of a list written as a sentence.
fn parts_words(word: &str) -> bool {
    matches!(word, "," | ";" | "et" | ":" | "puis" | "•" | "–" | "—") || word == "enfin"
}

/// Criteria listed without any weight: the items that say nothing.
pub(super) fn unweighted(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let Some(list) = r.find(&LISTED, sentence.clone()).into_iter().next() else {
        return Vec::new();
    };
    if r.has(&WEIGHT, sentence.clone()) || !shares(r, sentence).is_empty() {
        return Vec::new();
    }
    // A list written as a sentence is one of criteria when the price is one of them.
    let in_line = r.folded(list.end - 1) != ":";
    if in_line && !r.has(&A_PRICE, list.end..sentence.end) {
        return Vec::new();
    }
    let mut items = Vec::new();
    let mut start = list.end;
    for at in list.end..=sentence.end {
        if at == sentence.end || r.folded(at) == ";" || (in_line && parts_words(r.folded(at))) {
            items.push(start..at);
            start = at + 1;
        }
    }
    if items.len() < 2 {
        return Vec::new();
    }
    items
        .into_iter()
        .filter(|item| item.len() <= 12)
        .filter_map(|item| {
            let name = merged(r.find(&VAGUE_NAME, item.clone())).into_iter().next()?;
            let silent = content(r, item.clone(), &(0..0)) == 0 && !told_elsewhere(r, &name, sentence);
            silent.then_some(name)
        })
        .collect()
}
