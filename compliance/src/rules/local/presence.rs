//! Where the tenderer's presence in a place is said.

use std::ops::Range;

use crate::marks::hull;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{BUYER_PLACES, HOLDER, PlaceKind, places};

/// Premises a firm may have.
static PREMISES: Phrases = Phrases::new(&[
    "(siège|siège social|agence|agences|dépôt|dépôts|=etablissement|=etablissements|antenne|antennes|succursale|filiale|implantation|implantations|atelier|ateliers|entrepôt|entrepôts|garage|magasin|boutique|bureau|bureaux|base|bases|représentation|plateforme|laboratoire|cuisine|cuisine centrale|usine|officine|domicile|adresse|locaux|local|centre de (maintenance|service|services|traitement|tri|secours|formation)|chenil|fourrière|blanchisserie|boulangerie|imprimerie|concession|pharmacie|studio|permanence|bureau d'études|unité|site|librairie|centre d'exploitation|installations|serres|point de (vente|service|retrait|départ)|parc de matériel|station|showroom|résidence fiscale|domiciliation|centre technique|équipe|équipes|personnel technique|techniciens|service après-vente|présence)",
]);

static LOCATED: Phrases = Phrases::new(&[
    "(situé|située|situés|implanté|implantée|implantés|établi|établie|établis|installé|installée|installés|localisé|extérieur|extérieure|extérieures|étranger|ressortissant|domicilié|domiciliée|domiciliés|basé|basée|basés|sis|sise|présent|présente|immatriculé|enraciné|ancré|ayant son|ayant leur|ouvert)",
    "(dans|sur|en|à|au|aux|de|du|d'|des|hors)",
]);

static STRONG_LOCATED: Phrases = Phrases::new(&[
    "(situé|située|situés|implanté|implantée|implantés|établi|établie|établis|installé|installée|installés|localisé|localisée|extérieur|extérieure|extérieures|domicilié|domiciliée|domiciliés|basé|basée|basés|sis|sise|présent|présente|présents|immatriculé|enraciné|ancré|inscrit|inscrite|inscrits|inscrites|ouvert)",
]);

static ADJECTIVAL: Phrases = Phrases::new(&[
    "(entreprise|entreprises|candidat|candidats|société|sociétés|prestataire|prestataires|fournisseur|fournisseurs|opérateur|opérateurs|artisan|artisans|commerçant|commerçants|PME|TPE|sous-traitant|sous-traitants|soumissionnaire|soumissionnaires|garagiste|imprimeur|traiteur|économie|main-d'œuvre|acteurs économiques|tissu économique) (économique|artisanale|artisanales)? (du cru|=local|=locale|=locaux|=locales|régional|régionale|régionales|régionaux|départemental|départementale|départementales|départementaux|de proximité|française|françaises|nationales)",
    "(ancrage|implantation|présence|préférence) (local|locale|territorial|territoriale|régionale|départementale|géographique)",
    "implantation (de l'|du|des) (entreprise|candidat|soumissionnaire|titulaire|prestataire|société|entreprises|candidats)",
    "localisation (géographique)? (de l'|du|des|de la) (entreprise|candidat|soumissionnaire|titulaire|prestataire|société|siège|agence|entreprises|candidats)",
    "(proximité|distance|éloignement|kilométrage) (géographique|kilométrique)? ..4 (siège|agence|entreprise|candidat|soumissionnaire|prestataire|dépôt|établissement|titulaire|atelier|antenne|locaux|société|entreprises|candidats)",
    "connaissance (du|de la|des) (territoire|terrain|commune|contexte local|tissu local|secteur géographique)",
    "critère ..4 (proximité|localisation)",
    "(note|notation|points|bonus|barème) (de|pour|liés à la) (la)? proximité",
    "proximité (géographique|kilométrique|immédiate)",
    "(siège|agence|entreprise|candidat|dépôt|atelier|antenne) ..4 (proximité|le plus proche|la plus proche)",
]);

static GOODS: Phrases = Phrases::new(&[
    "(matières premières|=produits|denrées|producteurs|aliments|production|fabrication|approvisionnements)",
]);

static JOBS: Phrases = Phrases::new(&[
    "(économie|emploi|emplois|commerce|tissu économique|développement économique|activité économique) (=local|=locale|=locaux|du territoire|du département|de la région|du bassin|de la commune|communal|communale|de la vallée|régional|régionale)",
    "(emploi|emplois|embauche|embauches|recrutement|recrutements|main-d'œuvre|salarié|salariés|apprentis|personnel) ..6 (local|locale|locaux|locales|bassin|territoire|département|région|commune|domicilié|domiciliés|agglomération|canton|arrondissement|résidant)",
    "(retombées|contribution|contributions|richesse|valeur) ..3 (économique|économiques|fiscale|fiscales|fiscal)? ..2 (local|locale|locales|territoire|commune|département|territoriale|territoriales)",
    "(taxe professionnelle|contribution économique territoriale|cotisation foncière|CFE|CVAE|CET|impôts locaux|fiscalité locale|taxe foncière) ..10 (commune|ville|territoire|département|collectivité|communauté|agglomération|versé|versée|acquitté|acquittée|payé|payée|local|locale|point|points)",
    "(contribue|contribuent|contribution|participe|verse|acquitte|paie) ..6 (fiscal|fiscale|fiscalité|impôts|budget) ..6 (commune|ville|territoire|département|collectivité|local|locale|locaux)",
]);

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
    let firms = r.find(&HOLDER, sentence.clone());
    if !premises.is_empty() || !firms.is_empty() {
        let buyer = r.find(&BUYER_PLACES, sentence.clone());
        for place in places(r, sentence.clone()) {
            if place.kind == PlaceKind::Country || place.kind == PlaceKind::Europe {
                continue;
            }
            let of_premises = premises
                .iter()
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
    let adjectival = r.find(&ADJECTIVAL, sentence.clone());
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
    for range in r.find(&JOBS, sentence.clone()) {
        found.push(Presence {
            tokens: range,
            needs_score: true,
        });
    }
    found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    found
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
    "informe",
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
