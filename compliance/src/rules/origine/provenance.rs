//! Where an origin is said: a verb or a noun of making, then a place; or goods and an adjective of origin.

use std::ops::Range;

use super::located::{LEAVING, STATIONED, kept_at, never_leave, stationed};
use super::native::{SHUT_OUT, adjectives, foreign, of_terroir, worked_at};
use super::soundness::sound;
use super::unlisted::{carried, made_at};
use super::vocabulary::{
    APPELLATION, BEDS, CERTIFIER, DIGITAL, GOODS, HOUSE_OF, MAKE, MAKING_PLACE, MEANS, MINUTES, OWN_KITCHEN,
    PAPERS, REGISTER_PAPER, TITLE_TO,
};
use crate::marks::hull;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{BUYER_PLACES, Place, PlaceKind, is_gentile, is_trade, places};

/// An origin named in the text.
#[derive(Debug, Clone)]
pub(crate) struct Provenance {
    /// From the verb or the goods to the place.
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: PlaceKind,
    /// It is said of means (servers, plants, stocks) rather than of goods.
    pub(crate) means: bool,
}

/// « produits » as a participle: what comes before decides.
static PRODUCED: Phrases = Phrases::new(&["=produit", "=produits", "=produite", "=produites"]);

/// What turns the place into something else: delivery, use, law.
pub(super) static BARRIER: Phrases = Phrases::new(&[
    "livré",
    "livrée",
    "livraison",
    "livrer",
    "livrable",
    "destiné",
    "destinée",
    "destination",
    "distribué",
    "distribution",
    "commercialisé",
    "commercialisée",
    "vendu",
    "utilisé",
    "employé",
    "posé",
    "posée",
    "servi",
    "servis",
    "servie",
    "autorisé",
    "homologué",
    "homologation",
    "agréé",
    "applicable",
    "en vigueur",
    "enregistré",
    "<!(navire|navires|bateau|bateaux|chalutier|chalutiers|embarcation|embarcations) immatriculé",
    "à destination",
    "=vers",
    "remis",
    "remise",
    "réceptionné",
    "transmis",
    "adressé",
    "installé par",
    "conforme",
    "conformément",
    "selon",
    "pour (la|les|le|l'|des)",
    "à l'usage",
    "reconnu",
    "délivré",
    "délivrée",
    "établie par",
    "réglementation",
    "(réseau|domaine|budget|délibération|conseil municipal|service|services|élève|déchets)",
    "garantie",
    "au sens",
    "règlement",
    "directive",
    "code",
    "loi",
]);

static DOCUMENTS: Phrases = Phrases::new(&[
    "(certificat|document|justificatif|attestation|pièce|référence|facture|plan|rapport|mémoire|note|devis|étude|logiciel|prestation)",
]);

static DETERMINER: &[&str] = &[
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "ces",
    "ce",
    "ses",
    "leurs",
    "nos",
    "chaque",
    "tout",
    "tous",
    "aux",
    "au",
    "du",
    "de",
    "d'",
    "autres",
    "principaux",
    "certains",
    "plusieurs",
    "mes",
    "vos",
    "sa",
    "son",
    "nouveaux",
    "quels",
    "quel",
];

/// Origins named in a sentence that nothing makes sound.
pub(super) fn provenances(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    r.once(&r.found.provenances, sentence, search)
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let mut found = Vec::new();
    let makes = makers(r, sentence);
    let mut means = r.find(&MEANS, sentence.clone());
    // « l’hébergement des auteurs est proposé dans un rayon de 2 km »: beds, not servers.
    means.retain(|mean| {
        !r.folded(mean.start).starts_with("heberge")
            || r.has(&DIGITAL, r.alinea(sentence.start))
            || !r.has(&BEDS, r.alinea(sentence.start))
    });
    let leaves = r.has(&LEAVING, sentence.clone());
    let stationed_there = r.has(&STATIONED, sentence.clone());
    if makes.is_empty() && means.is_empty() && !leaves && !stationed_there && !r.has(&GOODS, sentence.clone())
    {
        return found;
    }
    let mut places = places(r, sentence);
    places.retain(|place| !r.has(&VAGUE, place.tokens.clone()));
    // « d’un autre État membre »: a door is opened.
    places.retain(|place| {
        place.kind != PlaceKind::Europe
            || !r
                .back(place.tokens.start, 2)
                .chain(place.tokens.clone())
                .any(|at| matches!(r.folded(at), "autre" | "autres"))
    });
    places.extend(
        r.find(&LAND, sentence.clone())
            .into_iter()
            .filter(|land| is_gentile(r, land.end))
            .map(|land| Place {
                tokens: land.start..land.end + 1,
                kind: PlaceKind::Region,
            }),
    );
    for place in &places {
        let maker = makes
            .iter()
            .rfind(|m| m.end <= place.tokens.start + 1 && joins(r, m, place))
            .cloned();
        // « un point de préparation à moins de vingt minutes »: a distance in time is told of goods alone.
        let maker = maker.filter(|maker| {
            place.kind != PlaceKind::Radius
                || !r.has(&MINUTES, place.tokens.clone())
                || r.has(&GOODS, sentence.start..maker.start)
        });
        let mean = means
            .iter()
            .rfind(|m| m.end <= place.tokens.start && reaches(r, m, place, 14))
            .cloned();
        if let Some(mean) = mean
            && (!matches!(place.kind, PlaceKind::Territory)
                || matches!(r.before(place.tokens.start), "dans" | "sur" | "hors")
                    && !matches!(r.folded(place.tokens.end), "des" | "de" | "d'" | "du")
                    && r.has(&STATIONED, r.back(place.tokens.start, 3)))
            // A team near at hand is a presence of the firm.
            && !(place.kind == PlaceKind::Radius && r.has(&STAFF, mean.clone()))
            && locates(r, mean.end..place.tokens.start)
        {
            found.push(Provenance {
                tokens: hull(&mean, &place.tokens),
                kind: place.kind,
                means: true,
            });
        } else if let Some(maker) = maker.or_else(|| participle(r, place)) {
            found.push(Provenance {
                tokens: hull(&maker, &place.tokens),
                kind: place.kind,
                means: false,
            });
        }
    }
    found.extend(made_at(r, sentence, &makes, &places));
    found.extend(kept_at(r, sentence, &means, &places));
    found.extend(stationed(r, sentence, &places));
    found.extend(carried(r, sentence, &places));
    found.extend(adjectives(r, sentence));
    found.extend(worked_at(r, sentence));
    found.extend(foreign(r, sentence));
    found.extend(never_leave(r, sentence, &places));
    found.extend(of_terroir(r, sentence));
    // The laboratory of a caterer is a presence of the firm.
    found.retain(|p| p.means || !r.has(&WORKROOM, r.back(p.tokens.start, 2)));
    found.retain(|p| {
        p.means
            || !r.has(&MAKING_PLACE, p.tokens.start..p.tokens.start + 1)
            || !r.has(&TITLE_TO, r.back(p.tokens.start, 6))
            || r.has(&GOODS, r.back(p.tokens.start, 6))
    });
    found.retain(|p| !r.has(&OWN_KITCHEN, r.back(p.tokens.start, 2).start..p.tokens.start + 1));
    found.retain(|p| !sound(r, sentence, p));
    found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    found
}

/// Any other participle that puts goods in a named place: « tournés et peints dans le Jura ».
fn participle(r: &Reading<'_>, place: &Place) -> Option<Range<usize>> {
    if !matches!(
        place.kind,
        PlaceKind::France | PlaceKind::Region | PlaceKind::Country | PlaceKind::Radius
    ) {
        return None;
    }
    let near = r.back(place.tokens.start, 4);
    let link = near
        .clone()
        .rev()
        .find(|&at| matches!(r.folded(at), "en" | "dans" | "a" | "au"))?;
    let at = link
        .checked_sub(1)
        .filter(|&at| at >= near.start.saturating_sub(1))?;
    let ends = is_participle(r, at);
    let goods =
        r.has(&GOODS, r.back(at, 10)) || place.kind == PlaceKind::Country && r.has(&SHUT_OUT, r.sentence(at));
    (ends && goods && !r.has(&BARRIER, at..link) && !r.has(&PLACED, at..link)).then_some(at..at + 1)
}

pub(super) fn is_participle(r: &Reading<'_>, at: usize) -> bool {
    let word = r.slice(at..at + 1).to_lowercase();
    ["é", "ée", "és", "ées"].iter().any(|end| word.ends_with(end))
}

/// Participles of goods already made.
pub(super) static PLACED: Phrases = Phrases::new(&[
    "(réalisé|réalisée|effectué|effectuée|exécuté|exécutée|assuré|assurée|mené|menée|rendu|dispensé|prévu|employé|recruté|formé|lancé|attribué|livré|desservi|parcouru|situé|située|implanté|installé|=etabli|localisé|rangé|stocké|entreposé|exposé|présenté|montré|représenté|consommé|acheté|loué|repris|collecté|recyclé|éliminé|traité|envoyé|expédié|transporté|voyagé|prêté|déplacé|organisé|publié|diffusé|déposé|testé|essayé|rédigé|traduit|déclaré|breveté|certifié|labellisé|référencé|connu|apprécié|né|domicilié|inventorié|protégé|classé|menacé|observé|recensé|adapté|acclimaté|planté|cité|citée|citées|mentionné|mentionnée|mentionnées|énuméré|énumérés|listé|listés|décrit|décrite|visé|visée|visées|nommé|désigné|indiqué|=tournee|=tournees|=journee|=journees|=duree|=durees|=annee|=annees|=soiree|=soirees|=entree|=entrees)",
]);

/// « en terre orléanaise ».
static LAND: Phrases = Phrases::new(&["=en (=terre|=terres|=pays|=sol)"]);

static WORKROOM: Phrases = Phrases::new(&["(=laboratoire|=cuisine|=local|=locaux) (de|d')"]);

/// Where the work is done, not where goods come from.
static VAGUE: Phrases = Phrases::new(&["sur place", "=ici"]);

/// Verbs and nouns of making.
fn makers(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut makes = r.find(&MAKE, sentence.clone());
    makes.extend(r.find(&MAKING_PLACE, sentence.clone()));
    for produced in r.find(&PRODUCED, sentence.clone()) {
        if !is_noun(r, produced.start)
            && !r.has(&DOCUMENTS, r.back(produced.start, 4))
            && !r.has(&PAPERS, r.ahead(produced.end, 3))
        {
            makes.push(produced);
        }
    }
    // « par un sabotier », « chez un cordier »
    makes.extend(
        r.find(&BY_ONE, sentence.clone())
            .into_iter()
            .filter(|by| is_trade(r, by.end) || r.has(&CRAFT, by.end..by.end + 1))
            .filter(|by| !r.has(&BARRIER, r.back(by.start, 2)) && !r.has(&CERTIFIER, by.end..by.end + 1))
            .map(|by| by.start..by.end + 1),
    );
    // « nés dans la commune », said of persons; « extrait Kbis », « appellation d’origine »: other things.
    let born_goods = r.has(&GOODS, sentence.clone());
    makes.retain(|make| {
        let born = matches!(r.folded(make.start), "ne" | "nes" | "nee" | "nees");
        let named = r.folded(make.start) == "origine" && r.has(&APPELLATION, r.back(make.start, 3));
        let paper =
            r.folded(make.start).starts_with("extrait") && r.has(&REGISTER_PAPER, r.ahead(make.end, 3));
        let rounds = matches!(r.folded(make.start), "tournee" | "tournees");
        !(born && !born_goods || named || paper || rounds)
    });
    // « l’assemblée de Guyane »
    makes.retain(|make| {
        r.folded(make.start) != "assemblee"
            || !matches!(r.before(make.start), "l'" | "une" | "cette" | "d'" | "en")
    });
    // « la maison d’édition »
    makes.retain(|make| !r.has(&HOUSE_OF, r.back(make.start, 2)));
    makes.sort_by_key(|range| (range.start, range.end));
    makes
}

static CRAFT: Phrases = Phrases::new(&["(artisan|artisans|façonnier|façonniers|atelier|ateliers)"]);

pub(super) static BY_ONE: Phrases =
    Phrases::new(&["(=par|=chez|=aupres =de|=aupres) (=un|=une|=des|=les|=d'un|=d'une|=quelque)"]);

/// « les produits » is a noun; « sont produits », « gants, produits en » are not.
fn is_noun(r: &Reading<'_>, at: usize) -> bool {
    let before = r.before(at);
    DETERMINER.contains(&before)
        || before.ends_with("aux") && before.len() > 4
        || r.number(at.wrapping_sub(1)).is_some()
}

fn joins(r: &Reading<'_>, maker: &Range<usize>, place: &Place) -> bool {
    let takes_place = r.has(&TAKES_PLACE, r.back(place.tokens.start, 6));
    let limit = match place.kind {
        _ if takes_place => 26,
        PlaceKind::Territory => 9,
        _ => 14,
    };
    if !reaches(r, maker, place, limit) {
        return false;
    }
    // « la conception des places de la commune » says nothing of where it is made.
    let inside = r.before(place.tokens.start) == "en"
        || r.folded(place.tokens.start) == "en"
        || r.folded(place.tokens.start) == "localement"
        || r.has(&BY_ONE, maker.clone())
        || r.has(&INSIDE, maker.start..place.tokens.end)
        || r.has(&MAKING_PLACE, maker.clone())
            && r.has(&OUT_OF, r.back(maker.start, 3))
            // « le code du fabricant …, il en informe la commune »
            && !(maker.end..place.tokens.start.max(maker.end))
                .any(|at| matches!(r.folded(at), "," | "ne" | "n'" | "il" | "elle" | "ils" | "qui"));
    // « sortent d’un atelier du département »
    let workshop =
        anyone_between(r, maker, place) && r.has(&CRAFT, maker.end..place.tokens.start.max(maker.end));
    if place.kind == PlaceKind::Territory && !inside && !workshop {
        return false;
    }
    // « un atelier de la région » is anyone’s, « l’atelier de la commune » the buyer’s.
    let anyone = anyone_between(r, maker, place);
    if place.kind == PlaceKind::Territory && !anyone && r.has(&BUYER_PLACES, maker.end..place.tokens.end) {
        return false;
    }
    true
}

fn anyone_between(r: &Reading<'_>, maker: &Range<usize>, place: &Place) -> bool {
    (maker.end..place.tokens.start.max(maker.end))
        .any(|at| matches!(r.folded(at), "un" | "une" | "d'un" | "d'une"))
}

fn reaches(r: &Reading<'_>, from: &Range<usize>, place: &Place, limit: usize) -> bool {
    let gap = from.end..place.tokens.start.max(from.end);
    gap.len() <= limit
        && !gap.clone().any(|at| matches!(r.folded(at), ";" | "." | "?"))
        && !r.has(&BARRIER, gap)
}

/// Ways of being in a place, or of coming from it.
static INSIDE: Phrases = Phrases::new(&[
    "(dans|=sur|hors|autour|près|proximité|auprès|chez|issu|issue|issus|provenance|originaire|provenant|provient|proviennent|provenir|vient|viennent|origine)",
]);

/// « La fabrication, de la fonte à la finition, se déroule en Europe ».
static TAKES_PLACE: Phrases = Phrases::new(&[
    "(se|s') (déroule|déroulent|effectue|effectuent|opère|opèrent|fait|font|réalise|réalisent|accomplit|accomplissent|tient)",
    "(a|ont|aura|auront|ait) lieu",
    "(est|sont|sera|seront|soit|soient|étant) ..1 (réalisé|réalisée|réalisées|réalisés|effectué|effectuée|effectuées|effectués|opérée|opérées|exécutée|exécutées|menée|menées|conduite|conduites|accomplie|accomplies)",
]);

/// « sortent d’une tuilerie », « par une scierie »: goods come out of a place of making.
static OUT_OF: Phrases =
    Phrases::new(&["(de|d'|des|du|par|chez|dans|auprès) (=un|=une|=des|=les|=l'une|=l'un|=la|=quelque)?"]);

static LOCATED: Phrases = Phrases::new(&[
    "(situé|implanté|=etabli|installé|localisé|basé|hébergé|stocké|conservé|maintenu|physiquement|demeure|restent|reste)",
    "=en",
    "dans",
    "sur (le|son|un)",
    "hors",
    "depuis",
]);

static STAFF: Phrases =
    Phrases::new(&["(équipe|équipes|personnels|salariés|assistance|support|=maintenance|permanence)"]);

fn locates(r: &Reading<'_>, gap: Range<usize>) -> bool {
    gap.is_empty() || r.has(&LOCATED, gap)
}
