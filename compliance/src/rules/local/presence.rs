//! Where the tenderer's presence in a place is said.

use std::ops::Range;

use super::vocabulary::{ADJECTIVAL, GOODS, JOB, JOBS, LOCATED, PREMISES, STRONG_LOCATED};
use crate::marks::hull;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{BUYER_PLACES, HOLDER, PlaceKind, is_gentile, is_trade, places};

/// « Être installé », said of whoever bids.
static BEING: Phrases = Phrases::new(&["être (installé|implanté|établi|domicilié|basé|situé)"]);

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
    premises.extend(r.find(&BEING, sentence.clone()));
    premises.sort_by_key(|range| range.start);
    let mut firms = r.find(&HOLDER, sentence.clone());
    firms.extend(
        sentence
            .clone()
            .filter(|&at| is_trade(r, at))
            .map(|at| at..at + 1),
    );
    firms.sort_by_key(|range| range.start);
    if !premises.is_empty() || !firms.is_empty() {
        let buyer = r.find(&BUYER_PLACES, sentence.clone());
        for place in places(r, sentence) {
            if place.kind == PlaceKind::Country || place.kind == PlaceKind::Europe {
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
                .rfind(|p| p.end <= place.tokens.start && links(r, p.end..place.tokens.start, 16, false));
            let of_firm = firms
                .iter()
                .rfind(|f| f.end <= place.tokens.start && links(r, f.end..place.tokens.start, 8, true));
            if let Some(premises) = of_premises {
                found.push(Presence {
                    tokens: hull(premises, &place.tokens),
                    needs_score: false,
                });
            } else if let Some(firm) = of_firm {
                let strong = r.has(&STRONG_LOCATED, firm.end..place.tokens.start);
                found.push(Presence {
                    tokens: hull(firm, &place.tokens),
                    needs_score: !strong,
                });
            }
        }
    }
    let mut adjectival = r.find(&ADJECTIVAL, sentence.clone());
    adjectival.extend(adjectives(r, sentence, &firms));
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
    let mut jobs = r.find(&JOBS, sentence.clone());
    jobs.extend(jobs_of_places(r, sentence));
    for range in jobs {
        found.push(Presence {
            tokens: range,
            needs_score: true,
        });
    }
    found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    found
}

static INSIDE: Phrases = Phrases::new(&[
    "(=dans|=sur|=en|=hors|=a|=au|=aux|dehors|intérieur|sein|cœur|proximité|près|proche|autour|limites|limitrophes|chez|moins|rayon|=du =cru)",
]);

/// « garages ariégeois », « bureaux d’études basques ».
fn adjectives(r: &Reading<'_>, sentence: &Range<usize>, firms: &[Range<usize>]) -> Vec<Range<usize>> {
    let native = |at: &usize| is_gentile(r, *at) && !r.is_capital(*at) && !r.folded(*at).starts_with("europ");
    firms
        .iter()
        .filter_map(|firm| {
            let near = firm.end..(firm.end + 3).min(sentence.end);
            let at = near.clone().find(native)?;
            let plain = (firm.end..at).all(|at| {
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

/// « emplois créés dans la vallée », « le plus de salariés sur le territoire ».
fn jobs_of_places(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let jobs = r.find(&JOB, sentence.clone());
    if jobs.is_empty() {
        return Vec::new();
    }
    places(r, sentence)
        .into_iter()
        .filter(|place| !matches!(place.kind, PlaceKind::Europe | PlaceKind::Country))
        .filter_map(|place| {
            let job = jobs.iter().rfind(|job| job.end <= place.tokens.start)?;
            let gap = job.end..place.tokens.start;
            let inside = gap.is_empty() || r.has(&LOCATED, gap.clone());
            (gap.len() <= 9 && inside && !gap.clone().any(|at| matches!(r.folded(at), ";" | ".")))
                .then(|| hull(job, &place.tokens))
        })
        .collect()
}

static BARRIER: Phrases = Phrases::new(&[
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
    "(informe|indique|indiquent|précise|précisent|mentionne|déclare|renseigne|communique|avertit|prévient)",
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

/// A way of being somewhere stands in the gap.
fn links(r: &Reading<'_>, gap: Range<usize>, limit: usize, firm: bool) -> bool {
    if gap.len() > limit || gap.clone().any(|at| matches!(r.folded(at), ";" | "." | "?")) {
        return false;
    }
    if r.has(&BARRIER, gap.clone()) {
        return false;
    }
    if gap.is_empty() {
        // The place phrase itself begins with its preposition (« du département », « de la région »).
        return firm
            || r.has(&STRONG_LOCATED, gap.end..gap.end + 1)
            || matches!(
                r.folded(gap.end),
                "du" | "au" | "des" | "aux" | "d'un" | "rayon" | "a"
            );
    }
    let wanted = if firm && gap.len() > 2 {
        &STRONG_LOCATED
    } else {
        &LOCATED
    };
    r.has(wanted, gap)
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
    "dès (le dépôt|la remise)",
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

/// Only asked for: address, registration, court.
pub(super) fn only_asked(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    r.has(&ASKED, sentence.clone()) && !mood::scored(r, sentence.clone())
}
