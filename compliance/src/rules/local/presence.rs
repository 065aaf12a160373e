//! Where the tenderer's presence in a place is said.

use std::ops::Range;

use super::claims::{employed, here, no_place, of_desk, registered, taxed};
use super::nearness::{jobs_of_places, nearness, owned_there};
use super::vocabulary::{
    ADJECTIVAL, CHAMBER, GOODS, JOBS, LIVES, LOCAL_BODY, LOCATED, OWN, PEOPLE_OF, PREMISES, REGISTERED,
    STRONG_LOCATED,
};
use crate::marks::hull;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{BUYER_PLACES, HOLDER, Place, PlaceKind, is_gentile, is_trade, places};

/// « Être installé », said of whoever bids.
static BEING: Phrases =
    Phrases::new(&["être (affilié|inscrit|immatriculé|installé|implanté|établi|domicilié|basé|situé)"]);

/// A presence named, with whether it is said of jobs or taxes.
#[derive(Debug, Clone)]
pub(crate) struct Presence {
    pub(crate) tokens: Range<usize>,
    /// Only a preference makes it unlawful.
    pub(crate) needs_score: bool,
}

/// Presences named in a sentence.
pub(super) fn presences(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Presence> {
    r.once(&r.found.presences, sentence, search)
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Presence> {
    let mut found = Vec::new();
    let mut premises = r.find(&PREMISES, sentence.clone());
    // « un diagnostic local » is no place.
    premises.retain(|p| {
        r.folded(p.start) != "local"
            || matches!(
                r.before(p.start),
                "un" | "le" | "son" | "ce" | "du" | "au" | "chaque" | "d'un" | "leur"
            )
    });
    // « visitent le site, situé à 12 km »: the one the sentence knows already, the buyer’s.
    premises.retain(|p| {
        !matches!(
            r.folded(p.start),
            "site" | "sites" | "terrain" | "terrains" | "salle" | "chantier" | "emplacement" | "station"
        ) || !matches!(
            r.before(p.start),
            "le" | "la" | "les" | "l'" | "du" | "au" | "ce" | "cette" | "chaque"
        )
    });
    premises.extend(r.find(&BEING, sentence.clone()));
    premises.sort_by_key(|range| range.start);
    let mut firms = r.find(&HOLDER, sentence.clone());
    firms.extend(
        sentence
            .clone()
            .filter(|&at| is_trade(r, at))
            .map(|at| at..at + 1),
    );
    firms.extend(
        r.find(&THOSE, sentence.clone())
            .into_iter()
            .map(|those| those.start..those.start + 1),
    );
    // « Il réside à titre professionnel dans … »: the pronoun stands for the firm.
    firms.extend(
        r.find(&LIVES, sentence.clone())
            .into_iter()
            .map(|lives| lives.end - 1..lives.end),
    );
    firms.sort_by_key(|range| range.start);
    if !premises.is_empty() || !firms.is_empty() {
        let buyer = r.find(&BUYER_PLACES, sentence.clone());
        let mut grounds = places(r, sentence);
        grounds.extend(unlisted(r, sentence, &grounds, &premises, &firms));
        for place in grounds {
            // « Sur place » is where the contract is performed.
            let here = r.folded(place.tokens.start) == "sur" && r.folded(place.tokens.end - 1) == "place";
            if place.kind == PlaceKind::Country
                || place.kind == PlaceKind::Europe
                || here
                || no_place(r, &place.tokens)
                || of_desk(r, sentence, &place.tokens)
            {
                continue;
            }
            // « un numéro réservé aux résidents de la métropole »: whom the purchase serves.
            if r.has(&PEOPLE_OF, r.back(place.tokens.start, 2)) {
                continue;
            }
            let inside = r.has(
                &INSIDE,
                r.back(place.tokens.start, 3).start..place.tokens.start + 1,
            ) || r.has(&STRONG_LOCATED, place.tokens.clone());
            let of_premises = premises
                .iter()
                // « l’atelier de la commune » is the buyer’s.
                .filter(|p| {
                    place.kind != PlaceKind::Territory
                        || inside
                        || r.has(&STRONG_LOCATED, p.end..place.tokens.start.max(p.end))
                })
                .filter(|p| !buyer.iter().any(|b| b.start <= p.start && p.start < b.end))
                .rfind(|p| {
                    let gap = p.end..place.tokens.start;
                    p.end <= place.tokens.start
                        && (links(r, gap.clone(), 16, false) || r.has(&OWN, (*p).clone()) && stands(r, &gap))
                });
            let of_firm = firms
                .iter()
                .rfind(|f| f.end <= place.tokens.start && links(r, f.end..place.tokens.start, 10, true));
            if let Some(premises) = of_premises {
                found.push(Presence {
                    tokens: hull(premises, &place.tokens),
                    needs_score: false,
                });
            } else if premises.iter().any(|p| p.start == place.tokens.start) {
                // « une agence à Rodez », read as a place whole.
                found.push(Presence {
                    tokens: place.tokens.clone(),
                    needs_score: false,
                });
            } else if let Some(premises) = owned_there(r, &place.tokens, &premises) {
                found.push(Presence {
                    tokens: premises,
                    needs_score: false,
                });
            } else if let Some(firm) = of_firm {
                let gap = firm.end..place.tokens.start;
                let strong = settled(r, &gap)
                    || r.has(&STRONG_LOCATED, gap)
                    || r.has(&LIVES, sentence.start..place.tokens.start);
                found.push(Presence {
                    tokens: hull(firm, &place.tokens),
                    needs_score: !strong,
                });
            }
        }
    }
    let mut adjectival = r.find(&ADJECTIVAL, sentence.clone());
    let agencies: Vec<Range<usize>> = premises
        .iter()
        .filter(|p| r.has(&OWN, (*p).clone()) || r.folded(p.start).ends_with("ies"))
        .chain(&firms)
        .filter(|p| {
            // « l’agence régionale de santé »
            !r.has(&BUYER_PLACES, p.start..r.ahead(p.end, 2).end)
        })
        .cloned()
        .collect();
    adjectival.extend(adjectives(r, sentence, &agencies));
    adjectival.extend(nearness(r, sentence, &premises, &firms));
    let of_goods = !adjectival.is_empty() && r.has(&GOODS, sentence.clone());
    for range in adjectival {
        // The nearness of goods is an origin.
        if of_goods && range.clone().any(|at| r.folded(at) == "proximite") && !r.has(&HOLDER, range.clone()) {
            continue;
        }
        found.push(Presence {
            tokens: range,
            needs_score: true,
        });
    }
    for range in r.find(&REGISTERED, sentence.clone()) {
        found.push(Presence {
            tokens: range,
            needs_score: false,
        });
    }
    for tokens in registered(r, sentence)
        .into_iter()
        .chain(taxed(r, sentence))
        .chain(here(r, sentence, &premises))
    {
        found.push(Presence {
            tokens,
            needs_score: false,
        });
    }
    let mut jobs = r.find(&JOBS, sentence.clone());
    jobs.extend(jobs_of_places(r, sentence));
    jobs.extend(employed(r, sentence));
    jobs.retain(|job| !r.has(&LOCAL_BODY, r.back(job.end, 2)));
    for range in jobs {
        found.push(Presence {
            tokens: range,
            needs_score: true,
        });
    }
    // « la chambre de métiers de la Drôme » opens the sentence: no tenderer.
    found.retain(|p| {
        let opens = p.tokens.start <= sentence.start + 2;
        !opens || !r.has(&CHAMBER, p.tokens.clone())
    });
    found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    found
}

static AT: Phrases = Phrases::new(&[
    "(=a|=en|=sur|=dans =le|=dans =la|=dans =les|=dans =l'|=pres =de|=autour =de|=hors =de|=du|=de =la|=au) CAP",
]);

/// « un hangar en Thiérache »: a name the lists do not have, after premises or a firm way of being somewhere.
fn unlisted(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    known: &[Place],
    premises: &[Range<usize>],
    firms: &[Range<usize>],
) -> Vec<Place> {
    if r.is_shouted(sentence.clone()) {
        return Vec::new();
    }
    r.find(&AT, sentence.clone())
        .into_iter()
        .filter(|at| !known.iter().any(|p| crate::marks::overlaps(&p.tokens, at)))
        .filter(|at| !r.is_upper(at.end - 1))
        .filter(|at| {
            let of = matches!(r.folded(at.start), "du" | "de" | "au");
            let strong = !of && r.has(&STRONG_LOCATED, r.back(at.start, 2));
            let many = of && r.folded(at.start - 1).ends_with('s');
            let owned = premises
                .iter()
                .any(|p| p.end <= at.start && at.start - p.end <= 2);
            let firm = firms.iter().any(|f| f.end <= at.start && at.start - f.end <= 1);
            strong || !of && (owned || firm) || many && firm && r.folded(at.start) == "du"
        })
        .map(|tokens| Place {
            tokens,
            kind: PlaceKind::Region,
        })
        .collect()
}

static INSIDE: Phrases = Phrases::new(&[
    "(=dans|=sur|=en|=hors|=a|=au|=aux|dehors|intérieur|sein|cœur|proximité|près|proche|autour|limites|limitrophes|chez|moins|rayon|=du =cru)",
]);

static OF_HERE: Phrases = Phrases::new(&[
    "(=de =la =place|=du =pays|=du =coin|=du =cru|=d'ici|=d' =ici|=de =chez =nous|=d'a =cote|=d' =a =cote|=du =voisinage|=des =environs|=d'alentour|=d' =alentour)",
]);

/// « garages ariégeois », « bureaux d’études basques ».
fn adjectives(r: &Reading<'_>, sentence: &Range<usize>, firms: &[Range<usize>]) -> Vec<Range<usize>> {
    let native = |at: &usize| is_gentile(r, *at) && !r.is_capital(*at) && !r.folded(*at).starts_with("europ");
    firms
        .iter()
        .filter_map(|firm| {
            if let Some(here) = r
                .find(&OF_HERE, firm.end..(firm.end + 4).min(sentence.end))
                .into_iter()
                .find(|here| here.start == firm.end)
            {
                return Some(hull(firm, &here));
            }
            // « agences de communication parisiennes »
            let skipped = usize::from(matches!(r.folded(firm.end), "de" | "d'" | "en")) * 2;
            let near = (firm.end + skipped).min(sentence.end)..(firm.end + skipped + 3).min(sentence.end);
            let at = near.clone().find(native)?;
            let plain = (near.start..at).all(|at| {
                r.is_word(at)
                    && !matches!(
                        r.folded(at),
                        "de" | "du" | "des" | "en" | "la" | "les" | "et" | "ou" | "est" | "sont"
                    )
            });
            plain.then_some(firm.start..at + 1)
        })
        .collect()
}

/// « dont le siège associatif est en ville »: a copula, and the place brings its preposition.
fn stands(r: &Reading<'_>, gap: &Range<usize>) -> bool {
    (1..=4).contains(&gap.len())
        && matches!(
            r.before(gap.end),
            "est" | "sont" | "sera" | "seront" | "soit" | "soient"
        )
        && matches!(
            r.folded(gap.end),
            "en" | "a" | "au" | "aux" | "dans" | "sur" | "rayon"
        )
}

static BARRIER: Phrases = Phrases::new(&[
    "(mis|mise|mises) à (=la)? disposition",
    "(=loue|=louee|=loues|prêté|prêtée|fourni|fournie|appartenant) (par|à)",
    "intervenir",
    "intervient",
    "intervention",
    "livrer",
    "livre",
    "livré",
    "livraison",
    "exécuter",
    "exécute",
    "visite",
    "visiter",
    "prestation",
    "travaux",
    "(informe|indique|indiquent|précise|précisent|mentionne|déclare|renseigne|=communique|avertit|prévient)",
    "remet",
    "transmet",
    "adresse (à|au|aux)",
    "présente",
    "stationne",
    "circule",
    "retenue par",
    "collecte",
    "assure",
    "réalise",
    "entretient",
    "nettoie",
    "désigné par",
    "choisi par",
    "mandaté par",
    "demande",
    "mémoire",
    "auprès de",
    "services (de|du)",
    "école",
    "écoles",
    "mairie",
    "bâtiments",
]);

static DISTANCE: Phrases = Phrases::new(&["(moins|plus|rayon) (de|d')", "(=a|=dans) (un|une|#)"]);

static WHOSE: Phrases = Phrases::new(&["=dont (=le|=la|=les|=l')"]);

static THOSE: Phrases = Phrases::new(&["(=ceux|=celles|=celui|=celle) =dont", "=quiconque"]);

/// A way of being somewhere stands in the gap.
fn links(r: &Reading<'_>, gap: Range<usize>, limit: usize, firm: bool) -> bool {
    if gap.len() > limit || gap.clone().any(|at| matches!(r.folded(at), ";" | "." | "?")) {
        return false;
    }
    if r.has(&BARRIER, gap.clone()) {
        return false;
    }
    // The place itself says how one is there: « riverain du lac », « sis à Troyes ».
    if r.has(&STRONG_LOCATED, gap.end..gap.end + 1) && gap.len() <= 6 {
        return true;
    }
    // « ceux dont les presses tournent dans le canton »
    if firm && r.has(&WHOSE, gap.clone()) && r.has(&LOCATED, gap.clone()) {
        return true;
    }
    if firm && settled(r, &gap) {
        return true;
    }
    // « une entreprise forestière du massif », « le garage retenu est à moins de 8 km »
    let of = matches!(r.folded(gap.end), "du" | "de" | "des" | "d'");
    if firm && of && gap.len() == 1 && r.is_word(gap.start) && !r.is_capital(gap.start) {
        return true;
    }
    // « une agence permanente à Rodez »
    let at = matches!(r.folded(gap.end), "a" | "en" | "dans" | "au");
    if !firm && at && gap.len() == 1 && r.folded(gap.start).len() > 4 && !r.folded(gap.start).ends_with("er")
    {
        return true;
    }
    if !firm && gap.len() <= 5 && r.has(&DISTANCE, r.back(gap.end, 1).start..gap.end + 3) {
        return true;
    }
    if gap.is_empty() {
        // The place phrase itself begins with its preposition (« du département », « de la région »).
        return firm
            || r.has(&STRONG_LOCATED, gap.end..gap.end + 1)
            || matches!(
                r.folded(gap.end),
                "du" | "au"
                    | "des"
                    | "aux"
                    | "d'un"
                    | "rayon"
                    | "a"
                    | "dans"
                    | "hors"
                    | "autour"
                    | "en"
                    | "sur"
            );
    }
    let wanted = if firm && gap.len() > 2 {
        &STRONG_LOCATED
    } else {
        &LOCATED
    };
    r.has(wanted, gap)
}

/// « une librairie tenue dans la commune »: any participle that puts the firm somewhere.
fn settled(r: &Reading<'_>, gap: &Range<usize>) -> bool {
    if gap.len() < 2 || gap.len() > 6 || !matches!(r.before(gap.end), "dans" | "sur" | "en" | "a") {
        return false;
    }
    let word = r.slice(gap.end - 2..gap.end - 1).to_lowercase();
    let ends = ["é", "ée", "és", "ées", "ue", "us", "ues", "is", "ise", "ises"];
    word.chars().count() > 3 && ends.iter().any(|end| word.ends_with(end))
}

static AFTER_AWARD: Phrases = Phrases::new(&[
    "(après|suivant|suivent|à compter de|dès) ..3 (notification|attribution|signature|ordre de service)",
    "(mois|jours|semaines) ..3 (notification|attribution)",
    "s'engage (à|sur)",
    "avant (le début|le commencement|le démarrage) (de l'|des|du) (exécution|prestations|marché|travaux)",
    "une fois (le marché|l'accord-cadre|attributaire)",
    "l'attributaire",
]);

static BEFORE_AWARD: Phrases = Phrases::new(&[
    "(à|avant|au) (la|le|jour)? (date|dépôt|remise|jour|moment) ..6 (offre|offres|plis|candidature|candidatures|soumission|consultation)",
    "au jour du dépôt",
    "dès (le dépôt|la remise|la candidature|l'offre|la soumission)",
]);

/// Wanted at the time of the offer.
pub(super) fn before_award(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    r.has(&BEFORE_AWARD, sentence.clone())
}

/// A condition of performance that can be met once the contract is won, with its reason (CE 14/01/1998, n° 168688).
pub(super) fn execution_condition(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(tokens.start);
    let alinea = r.alinea(tokens.start);
    r.has(&AFTER_AWARD, sentence.clone()) && !r.has(&BEFORE_AWARD, sentence) && mood::reasoned(r, alinea)
}

static ASKED: Phrases = Phrases::new(&[
    "(=indique|=indiquent|=indiquera|=precise|=precisent|=mentionne|=mentionnent|=renseigne|=communique|=fournit|=donne|=rappelle|=declare) ..8 (adresse|siège|coordonnées|=nom|dénomination|implantations|=lieu)",
    "(adresse|coordonnées|dénomination) (de|du|postale|électronique|complète|et)",
    "tribunal",
    "greffe",
    "extrait ..3 (kbis|registre)",
    "(inscription|extrait|inscrit) ..4 registre",
]);

static OR_OUT: Phrases = Phrases::new(&[
    "(sans|faute de) quoi",
    "(doit|doivent|devra|devront) (être|commencer|figurer|comporter|renvoyer|correspondre|se)",
    "(à|sous) peine (de|d')",
    "code postal",
    "(condition|conditions|obligatoire|exigé|exigée|requis|requise)",
    "(seul|seuls|seules|uniquement|exclusivement|réserv*|exclu*|élimin*)",
    "(faisant|fait) foi",
]);

/// Only asked for: address, registration, court.
pub(super) fn only_asked(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    r.has(&ASKED, sentence.clone()) && !mood::scored(r, sentence.clone()) && !r.has(&OR_OUT, sentence.clone())
}
