//! EXE053.

use std::ops::Range;

use super::persons::{MOST, Who, is_open, who};
use crate::Family;
use crate::marks::{Hit, hull, overlaps};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::words::{PlaceKind, places};

declare_rule! {
    /// Une résidence est exigée des personnes.
    ///
    /// ## Base légale
    /// Articles L3, L2112-2 et L2142-1 du code de la commande publique ; article L1132-1 du code du travail.
    ///
    /// ## Pourquoi
    /// Une clause d’insertion vise des personnes éloignées de l’emploi, non les habitants d’une commune. Exiger d’un salarié qu’il
    /// habite un lieu le discrimine.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Les 300 heures d’insertion sont réservées à des habitants de la commune.
    /// ```
    /// ```cctp,bad
    /// Le gardien réside dans le quartier.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Les heures d’insertion bénéficient à des demandeurs d’emploi de longue durée, à des allocataires du RSA ou à toute personne
    /// dont la situation est reconnue équivalente, où qu’ils habitent.
    /// ```
    /// ```cctp,good
    /// L’agent d’astreinte arrive sur place en moins de trente minutes.
    /// ```
    ///
    /// ## Correction
    /// Définir les publics par leur éloignement de l’emploi, et la présence par un délai d’arrivée ou des horaires.
    pub(crate) RequiredResidence {
        code: "EXE053",
        name: "residence-exigee",
        family: Family::DiscriminationSociale,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L3", "L2112-2", "L2142-1", "c. trav. L1132-1"],
        headline: "une résidence est exigée",
        check: Check::Passage(find),
    }
}

/// Living somewhere.
static LIVING: Phrases = Phrases::new(&[
    "(domicilié|domiciliée|domiciliés|domiciliées|domicile|réside|résident|résider|résidant|résidante|résidence|=habite|=habitent|=habiter|=habitant|=habitante|=habitants|=habitantes|demeure|demeurent|demeurer|demeurant|=logee|=loges|=logees|=logent|=loge|=loger|=dorment|=couchent|électeur|électeurs|électrice|riverain|riverains|riveraine|originaire|originaires|natif|native|natifs|natives|=voisin|=voisins|enracinés)",
    "(vit|vivent|vivre|vivant) !(sans|seul|seule|seuls|seules|isol*)",
    "(=ont|=a|=ayant|=avoir|=aient|=ait) (leur|son|un)? (domicile|résidence|foyer|logement)",
    "(inscrit|inscrite|inscrits|inscrites) ..6 (listes électorales|agence|mission locale|commune|ville|territoire|quartier)",
    "(=contribuable|=contribuables)",
    "(carte|cartes) (d'|de l')? (électeur|électrice|électorale|électorales)",
    "(liste|listes|rôle|rôles) (électorale|électorales|d'imposition|fiscal)",
    "(=gens|=familles|=foyers|=natifs|chefs de famille|=meres de famille|=peres de famille|=jeunes gens|=garcons|=filles|=enfants|=administres|=paroissiens|=insulaires|=jeunes)",
    "(=nes|=nee|=nees|=ne) (dans|à|au|aux|sur)",
]);

/// Persons of a place, with no verb.
static PERSONS_OF: Phrases = Phrases::new(&[
    "(demandeur|demandeurs|demandeuse|demandeuses) d'emploi ..3 (de|du|des|dans|sur|locaux)",
    "(gens|familles|foyers|garçons|filles|chefs de famille|mères de famille|pères de famille|administrés|natifs|vacataires|recrues|chômeurs|chômeur|allocataires|bénéficiaires du RSA|jeunes|jeune|apprentis|personnes|travailleurs|salariés|agents|ouvriers|animateurs|intervenants|gardiens|chauffeurs|conducteurs|étudiants|retraités|mères|femmes|habitants|habitant|riverains|population|candidats à l'embauche|intérimaires|encadrants|main-d'œuvre|personnel) (de|du|des|d'un|issu|issus|issues|venant|venus|dans|sur)",
    "(main-d'œuvre|personnel|salariés|demandeurs d'emploi|jeunes|public|publics|chômeurs|agents|ouvriers|travailleurs|apprentis|équipe|équipes|recrutement|recrutements|embauche|embauches) (exclusivement|uniquement|prioritairement)? (=local|=locale|=locaux|=locales)",
]);

static RESERVED: Phrases = Phrases::new(&[
    "(réserv*|recrut*|embauch*|engag*|emplois) ..10 (=residents|=habitants|=riverains|=habitantes|=administres)",
]);

static ENLISTED: Phrases = Phrases::new(&[
    "(insertion|recrut*|embauch*|réserv*|heures|engag*|emploi*|affect*|confi*|poste|postes|exclusivement|uniquement|seul*|parmi|bénéfici*|attribu*|puis*|=pris|=prises|=choisi|=choisis|=choisies|=composee|=vont|=dues|=dus|bénéficiaires|issus|priorité|prioritairement)",
]);

static PREFERRED: Phrases = Phrases::new(&[
    "(priorité|prioritaire|prioritairement|préférence|préférentiellement|privilégi*|avant tout|d'abord|en premier)",
]);

/// Places that name a public of the law, or nothing.
static LAWFUL: Phrases = Phrases::new(&[
    "(quartier|quartiers) (prioritaire|prioritaires|relevant|de la politique|en politique)",
    "QPV",
    "zone de revitalisation",
    "(quartier|commune|ville|département|lieu) ..3 (quel qu'il|quelle qu'elle|que ce) ",
    "(où|d'où) qu'(ils|elles|il|elle)",
    "(de|dans|sur) (tout|toute|toutes|tous) (le|la|les|l')",
    "logement de fonction",
    "(=loge|=logee|=loges|=logees) ..3 =par (=la|=le|=l')",
    "(logement|logé|logée|loge) ..6 (fourni|mis à disposition|nécessité absolue|nécessité de service)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        if let Some(hit) = residence(r, &sentence) {
            hits.push(Hit::new(hit));
        }
    }
}

/// Where persons must live.
pub(in crate::rules) fn residence(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    r.once(&r.found.residences, sentence, |r, sentence| {
        search(r, sentence).into_iter().collect()
    })
    .pop()
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    // « 1 900 habitants » counts a town.
    let counts = |from: &Range<usize>| {
        let before = from.start.wrapping_sub(1);
        r.folded(from.start).starts_with("habitant")
            && (r.number(before).is_some() || r.before(from.start) == "equivalents")
    };
    let mut living = r.find(&LIVING, sentence.clone());
    living.retain(|from| !counts(from));
    let mut persons = r.find(&PERSONS_OF, sentence.clone());
    persons.retain(|from| !counts(from) || r.has(&RESERVED, sentence.clone()));
    if living.is_empty() && persons.is_empty() {
        return None;
    }
    let named = places(r, sentence);
    // To come from a country is a nationality.
    let from_abroad = |from: &Range<usize>, ground: &Range<usize>| {
        matches!(r.folded(from.start).get(..4), Some("nati" | "orig"))
            && named.iter().any(|p| {
                overlaps(&p.tokens, ground)
                    && matches!(p.kind, PlaceKind::Country | PlaceKind::France | PlaceKind::Europe)
            })
    };
    let mut grounds: Vec<Range<usize>> = named.iter().map(|p| p.tokens.clone()).collect();
    grounds.extend(r.find(&HOMES, sentence.clone()));
    grounds.sort_by_key(|range| range.start);
    let reached = |from: &Range<usize>, most: usize| {
        grounds
            .iter()
            .find(|ground| {
                ground.end > from.end
                    && !from_abroad(from, ground)
                    && ground.start.saturating_sub(from.end) <= most
                    && !(from.end..ground.start.max(from.end)).any(|at| matches!(r.folded(at), ";" | "."))
                    // « …, la commune procède »: another clause begins.
                    && !(r.before(ground.start) == "," && matches!(r.folded(ground.start), "la" | "le" | "l'"))
            })
            .map(|ground| hull(from, ground))
    };
    let reserved = r
        .find(&RESERVED, sentence.clone())
        .iter()
        .take(MOST)
        .filter_map(|from| reached(from, 2))
        .find(|hit| !sound(r, hit));
    let lived = living
        .iter()
        .take(MOST)
        .filter_map(|from| reached(from, 8))
        .find(|hit| {
            let word = r.folded(hit.start);
            let noun = word.starts_with("habitant") && !word.ends_with("nt")
                || matches!(
                    word,
                    "gens"
                        | "familles"
                        | "foyers"
                        | "chefs"
                        | "meres"
                        | "peres"
                        | "jeunes"
                        | "garcons"
                        | "filles"
                        | "enfants"
                        | "administres"
                        | "paroissiens"
                        | "insulaires"
                );
            // « pris dans les familles du quartier »: persons of a place, told by how they are taken on.
            let taken = noun && r.has(&TAKEN_AMONG, r.back(hit.start, 4));
            let who = who(r, hit);
            (who == Who::Hired && (!noun || word.starts_with("habitant") || r.has(&ENLISTED, r.clause(hit)))
                || who == Who::Performer && (!noun || taken))
                && !(noun && r.has(&PREFERRED, r.clause(hit)) && !taken)
                && !sound(r, hit)
        });
    reserved.or(lived).or_else(|| {
        persons
            .iter()
            .take(MOST)
            .filter_map(|from| {
                if r.folded(from.end - 1).starts_with("loca") {
                    Some(from.clone())
                } else {
                    reached(from, 2)
                }
            })
            .find(|hit| {
                r.has(&ENLISTED, r.clause(hit))
                    // Hired first, and not alone: a preference of the place.
                    && !r.has(&PREFERRED, r.clause(hit))
                    && matches!(who(r, hit), Who::Hired) && !sound(r, hit)
            })
    })
}

/// Places a person lives in that are no territory of the lists.
static HOMES: Phrases = Phrases::new(&[
    "(sur place|à proximité|à moins de # (km|kilomètres|minutes)|dans un rayon)",
    "(à|dans) moins d'une (heure|demi-heure) (de|du|d')",
    "(l'un|l'une) des (#|neuf|quelques)? (communes|villes|villages|départements|cantons|quartiers)",
    "(le|la|les|du|de la|des|au|l'une des|l'un des) ..1 (foyer|quartier|quartiers|rue|rues|immeuble|résidence|hameau|hameaux|ville-centre|logement|loge|bourg|île|cité|lotissement|voisinage|secteur)",
    "(ces|cette|ce|notre|leur) (communes|quartier|quartiers|ville|vallée)",
]);

static TAKEN_AMONG: Phrases = Phrases::new(&[
    "(pris|prise|prises|choisi|choisis|choisie|choisies|recrut*|embauch*|composé|composée|constitué|constituée|puis*|parmi|issu|issus|issues|confi*|dues|dus|réserv*|que|qu'|seuls|sont|est)",
]);

/// Only told: how many, who.
static COUNTED: Phrases = Phrases::new(&[
    "(indique|précise|déclare|mentionne|renseigne|=communique|chiffre) ..4 (nombre|part|proportion|adresse|domicile)",
]);

/// Goods come from a place as well.
static GOODS: Phrases = Phrases::new(&[
    "(article|articles|produit|produits|denrée|denrées|viande|viandes|matériaux|matériel|offres|fournitures|animaux|plants|bois|marchandises|=sauvegarde|=sauvegardes|=donnees|=copies|=fichiers|=archives|=hebergement)",
]);

static PROFESSIONAL: Phrases = Phrases::new(&[
    "(à titre professionnel|domicile professionnel|résidence professionnelle|adresse professionnelle|professionnellement)",
]);

fn sound(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    if r.has(&GOODS, r.back(hit.start, 6)) {
        return true;
    }
    let clause = r.clause(hit);
    // The address of a firm is another family's.
    if r.has(&PROFESSIONAL, r.back(hit.start, 3).start..hit.end) {
        return true;
    }
    is_open(r, hit) || r.has(&COUNTED, clause.clone()) || r.has(&LAWFUL, clause)
}
