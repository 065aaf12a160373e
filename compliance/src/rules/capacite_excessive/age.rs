//! Years required of a firm, or of somebody.

use std::ops::Range;

use super::counted::{at_most, performed};
use super::firm::{SHUT_OUT, gap};
use super::measure::numbers;
use super::vocabulary::selects;
use crate::marks::hull;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Years of the firm.
static AGE: Phrases = Phrases::new(&[
    "(présent|présents|présente|présentes|actif|actifs|active|actives|opérant|installés|reconnu|reconnus) ..6 depuis",
    "depuis ..4 # (ans|années)",
    "# (ans|années) d'âge",
    "(société|sociétés|entreprise|entreprises|structure|structures|maison|maisons|cabinet|agence) (de|ayant) (moins|plus)? (de|d')",
    "(clos|clôturé|clôturés|publié|publiés|déposé|déposés) ..2 # (exercices|bilans|comptes)",
    "(existence|ancienneté|activité|présence|pratique|métier|carrière|antériorité|immatriculé|immatriculée|immatriculés|immatriculées|immatriculation|inscrit|inscrite|inscrites|inscription|créé|créée|créées|création|=fondee|=fondees|(été|est|sont) =fonde|existe|existent|existant|exerce|exercent|exerçant|exercé|=etabli|=etablie|=etablis|=etablies|expérience|=adherent|=adherente|agrément|agréé|agréée|savoir-faire|=installee|=installees|=installe|fonctionnement)",
]);

/// Years of something or somebody else.
static OTHER_YEARS: Phrases = Phrases::new(&[
    "(garantie|durée du marché|accord-cadre|reconduction|archivage|conservation|validité|amortissement|pièces détachées|décennale|disponibilité des pièces|péremption|condamnation|fiscales)",
    "(liste|déclaration|déclare|déclarent|présentation|principales|principaux|bilans) ..12 (cours|derniers|dernières|trois|cinq)",
    // Those who are served, and what they use.
    "(=nes|=nee|=nees|naturalisé|naturalisés|=nationalite|=resident|=residents|=age|=ages|âgé|âgés|âgées|tranche d'âge|enfants|enfant|élèves|adolescents|=jeunes|usagers|résidents|patients|publics|bénéficiaires|adhérents|seniors|convives|véhicule|véhicules|engin|engins|équipement|équipements|matériel|matériels|machine|machines|logiciel|installation|installations|bâtiment|bâtiments|ouvrages|chaudière|chaudières|réseau|câbles|arbres|centrales)",
    "(=chef|conducteur|directeur|formateur|technicien|techniciens|ingénieur|responsable|encadrant|animateur|chauffeur|infirmier|jardinier|personnel|agents|agent|intervenant|intervenants|équipe|=consultant|=consultants|architecte|coordonnateur|médecin|maître-chien|animateurs|chargé|collaborateurs|interlocuteur|avocat|rédacteur|jeunes (de|gens|publics|sans)|(=pour|=a|=sur) (=le|=la|=un|=chaque)? =poste|=au =poste|=recrutement|(=age|=agee|=ages|=agees) (de|d')|géotechnicien|salarié|diplôme)",
]);

static UNBROKEN: Phrases = Phrases::new(&[
    "(ininterrompu|ininterrompue|continu|continue|consécutif|consécutifs|consécutives|croissance|révolus|révolues)",
]);

static CREATED: Phrases = Phrases::new(&[
    "(créé|créée|créées|constituée|constituées|immatriculée|immatriculées|immatriculés|fondées|fondée) ..3 (avant|après|antérieurement|postérieurement|depuis) ..4 #>1900",
    "(existence|existant|existait|activité|exerce|exerçant|installé|installée|inscrit|inscrite|immatriculation|création|fondation|présence|présent|présente|ininterrompu|ininterrompue|interruption|continu|continue) ..8 (avant|depuis|antérieur|antérieure|antérieurement|remontant|remonte) ..6 (#>1900|siècle)",
    "(jeune|jeunes|nouvelle|nouvelles|récente|récentes|naissante|naissantes) (entreprise|entreprises|société|sociétés|structure|structures|pousse|pousses) ..12 (éliminé|éliminées|écarté|écartées|écartée|rejeté|rejetées|exclu|exclues|irrecevable|irrecevables|ne|n'|s'abstenir|abstiendront|pas)",
    "(entreprises|sociétés|candidats|structures|société|entreprise) (plus)? (récentes|nouvelles|récente|nouvelle|trop jeunes|de création récente|créées récemment) ..8 (éliminées|éliminée|écartées|écartée|rejetées|exclues|exclue|irrecevables|ne|n')",
]);

/// What was done went on for years.
static FOR_YEARS: Phrases = Phrases::new(&["(=pendant|=durant) ..3 # (ans|années)"]);

/// Years of a whole career.
const A_CAREER: f64 = 20.0;

/// What somebody has done for years.
static SERVICE: Phrases = Phrases::new(&[
    "(exerce|exercent|exercé|exerçant|exercer|pratique|pratiqué|expérience|carrière|métier|ancienneté|antériorité)",
]);

/// A whole career is required of somebody, whatever the document.
fn long_service(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let service = r.find(&SERVICE, sentence.clone());
    if service.is_empty() {
        return None;
    }
    numbers(r, sentence.clone())
        .into_iter()
        .find_map(|(number, value)| {
            let years = matches!(r.folded(number.end), "an" | "ans" | "annee" | "annees");
            let near = service.iter().find(|service| gap(service, &number) <= 4)?;
            (years && value >= A_CAREER && !at_most(r, &number))
                .then(|| hull(near, &(number.start..number.end + 1)))
        })
}

/// Age required of the firm.
pub(super) fn age(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if let Some(range) = long_service(r, sentence) {
        return Some(range);
    }
    if !selects(r, sentence) {
        return None;
    }
    let others = r.find(&OTHER_YEARS, sentence.clone());
    if let Some(created) = r.find(&CREATED, sentence.clone()).into_iter().next() {
        return Some(created);
    }
    let mut ages = r.find(&AGE, sentence.clone());
    ages.extend(
        r.find(&FOR_YEARS, sentence.clone())
            .into_iter()
            .filter(|_| !performed(r, sentence).is_empty()),
    );
    if ages.is_empty() {
        return None;
    }
    let least = match (
        r.has(&UNBROKEN, sentence.clone()),
        r.has(&SHUT_OUT, sentence.clone()),
    ) {
        (_, true) => 2.0,
        (true, _) => 3.0,
        _ => 4.0,
    };
    numbers(r, sentence.clone())
        .into_iter()
        .find_map(|(number, value)| {
            let years = matches!(
                r.folded(number.end),
                "an" | "ans" | "annee" | "annees" | "exercices"
            );
            let near = ages.iter().find(|age| gap(age, &number) <= 10)?;
            // « depuis moins de cinq ans »: recent, not old.
            let recent = r.before(number.start) == "de"
                && number.start > 1
                && r.before(number.start - 1) == "moins"
                && !matches!(r.before(number.start - 2), "au" | "pas")
                && !r.has(&SHUT_OUT, sentence.clone());
            if recent {
                return None;
            }
            // So many years are too many even for a person.
            let other = value < A_CAREER && others.iter().any(|other| gap(other, &number) <= 9);
            (years && value >= least && !other).then(|| hull(near, &(number.start..number.end + 1)))
        })
}
