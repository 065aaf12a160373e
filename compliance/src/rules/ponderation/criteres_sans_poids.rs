//! CRI064.

use document::{DocumentKind, Place};

use crate::Family;
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::topics::Topics;
use document::typographic;

declare_rule! {
    /// Les critères sont nommés, sans poids ni ordre d’importance.
    ///
    /// ## Base légale
    /// Articles R2152-11 et R2152-12 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Les critères et la façon de les appliquer figurent dans les documents de la consultation ; en procédure formalisée, ils
    /// sont pondérés ou, si c’est impossible, classés par importance.
    ///
    /// ## Correction
    /// Donner à chaque critère ses points, qui totalisent 100, ou dire l’ordre d’importance et pourquoi.
    pub(crate) UnweightedCriteria {
        code: "CRI064",
        name: "criteres-sans-poids",
        family: Family::Ponderation,
        severity: Severity::Majeur,
        scope: Scope::Document,
        legal_basis: &["R2152-11", "R2152-12"],
        headline: "ces critères n’ont ni poids ni ordre",
        check: Check::Document(find),
    }
}

static TITLE: Phrases = Phrases::new(&[
    "(critère|critères) ..4 (attribution|jugement|choix|sélection des offres|notation|offre|offres)",
    "(jugement|classement) (des|de l') (offre|offres)",
    "^ critères $",
]);

/// Weights, an order, or a place where they are.
static WEIGHED: Phrases = Phrases::new(&[
    "(%|point|points|coefficient|coefficients|pondération|pondéré|pondérés|pondérée)",
    "(ordre|hiérarchie|hiérarchisés|hiérarchisé|décroissant|décroissante|importance|prioritaire|unique)",
    "(noté|notée|notés|note) ..4 #",
    "(annexe|avis|cadre|tableau|lettre)",
    "(/|sur) (10|20|100)",
]);

/// Named as criteria: the price beside something else.
static PRICE: Phrases = Phrases::new(&["(prix|coût)"]);
static OTHER: Phrases = Phrases::new(&[
    "(valeur technique|qualité|délai|délais|performance|performances|environnement|environnemental|environnementale|service après-vente|esthétique|fonctionnalité|moyens|méthodologie)",
]);

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    if d.document.kind != DocumentKind::Rc {
        return;
    }
    let titles = d.about(Topics::CRITERION).chain(d.published());
    let Some(title) = titles
        .filter(|at| matches!(d.passages[*at].place, Place::Title { .. }))
        .find(|at| d.says(*at, &TITLE))
    else {
        return;
    };
    let Place::Title { level } = d.passages[title].place else {
        return;
    };
    let article: Vec<usize> = (title + 1..d.passages.len())
        .take_while(|at| !matches!(d.passages[*at].place, Place::Title { level: other } if other <= level))
        .collect();
    let says = |phrases: &Phrases| article.iter().any(|at| d.says(*at, phrases));
    // Weights may stand in a neighbouring article: their own words, anywhere, are enough.
    let elsewhere = d.about(Topics::CRITERION).any(|at| d.says(at, &WEIGHED));
    if says(&PRICE) && says(&OTHER) && !says(&WEIGHED) && !elsewhere {
        let message = typographic("Ces critères n’ont ni poids ni ordre d’importance.");
        hits.push(d.whole(Some(title), message));
    }
}
