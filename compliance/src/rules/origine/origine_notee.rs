//! CRI010.

use std::ops::Range;

use super::provenance::provenances;
use crate::Family;
use crate::marks::{Hit, hull};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::rules::local::ranking::scored_or_ranked;

declare_rule! {
    /// L’origine d’un produit, ou la distance qu’il parcourt, rapporte des points ou une préférence.
    ///
    /// ## Base légale
    /// Articles L2152-7 et R2152-7 du code de la commande publique ; article R2111-7.
    ///
    /// ## Pourquoi
    /// Un critère d’attribution mesure ce que l’offre vaut pour l’acheteur. Le lieu de fabrication n’en dit rien : le noter
    /// favorise des opérateurs en raison de leur origine.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Bonus de 3 points pour un article fabriqué en France.
    /// ```
    /// ```rc,bad
    /// Sous-critère 2 : lieu de fabrication des produits (10 points).
    /// ```
    /// ```rc,bad
    /// À note égale, les produits locaux sont privilégiés.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Émissions de gaz à effet de serre du transport, en kg de CO2e par livraison, calculées dans le tableur joint : 8 points.
    /// ```
    /// ```rc,good
    /// Durée d’engagement sur les pièces détachées, en années : 10 points. Aucune origine géographique n’est prise en compte.
    /// ```
    ///
    /// ## Correction
    /// Noter l’effet recherché et dire comment il se mesure : émissions du cycle de vie, délai de livraison ou de réparation,
    /// sécurité des approvisionnements, nombre d’intermédiaires pour les produits agricoles.
    pub(crate) ScoredOrigin {
        code: "CRI010",
        name: "origine-notee",
        family: Family::Origine,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2152-7", "R2152-7", "R2111-7"],
        headline: "l’origine est notée ou préférée",
        check: Check::Passage(find),
    }
}

/// Criteria on a place that name no place.
static GEOGRAPHY: Phrases = Phrases::new(&[
    "(lieu|lieux|pays|zone|site|localisation) (de|d'|du|des) (la|l'|site|sites|lieu)? (de|d')? (fabrication|production|assemblage|provenance|origine|transformation|confection|usine|abattage|élevage|récolte|culture)",
    "(origine|provenance|proximité) géographique (des|du|de la|de l') (produits|produit|denrées|articles|matières|matériaux|approvisionnements|fournitures|bois|viandes|composants)",
    "(origine|provenance) géographique",
    "(origine|provenance) (des|du|de la|de l') (produits|produit|denrées|articles|matières|matériaux|approvisionnements|fournitures|viandes|fruits|légumes)",
    "(distance|kilomètres|kilométrage|éloignement|proximité) ..8 (production|fabrication|usine|usines|producteur|producteurs|exploitations|exploitation|approvisionnement|approvisionnements|carrière|pépinière|élevage|ferme|fermes|fabricant|fabricants|abattoir|denrées|produits)",
    "(leur|sa|cette) (origine|provenance)",
    "kilomètres alimentaires",
    "kilomètres parcourus par (les|la|le|l'|chaque) (produit|produits|denrées|marchandises|articles|matériaux|aliments|légumes|fruits|viandes)",
    "(produit|produits|denrées|achats|approvisionnements|circuit|circuits) (de)? proximité",
]);

static FROM_FIRM: Phrases = Phrases::new(&[
    "(distance|proximité|éloignement) ..8 (candidat|titulaire|entreprise|prestataire|=siege|agence|=depot)",
]);

/// The nearness of the firm is another family's.
static FIRM: Phrases =
    Phrases::new(&["(candidat|titulaire|entreprise|prestataire|soumissionnaire|=siege|agence|=depot)"]);

static MEASURED: Phrases = Phrases::new(&[
    "émissions",
    "émission",
    "CO2",
    "CO2e",
    "gaz à effet de serre",
    "intermédiaire",
    "intermédiaires",
    "fraîcheur",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let named = provenances(r, &sentence)
            .into_iter()
            .map(|p| p.tokens)
            .find(|tokens| {
                scored_or_ranked(r, r.clause(tokens)) && !r.has(&FROM_FIRM, sentence.start..tokens.end)
            });
        // A title is told by the sentence that details it.
        let detailed = || {
            r.following(sentence.start).is_some_and(|next| {
                provenances(r, &next)
                    .iter()
                    .any(|p| scored_or_ranked(r, r.clause(&p.tokens)))
            })
        };
        let title = || criterion(r, &sentence).filter(|_| !detailed());
        if let Some(tokens) = named.or_else(title) {
            hits.push(Hit::new(with_score(r, tokens)));
        }
    }
}

fn criterion(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    r.find(&GEOGRAPHY, sentence.clone()).into_iter().find(|found| {
        let clause = r.clause(found);
        scored_or_ranked(r, clause.clone())
            && !r.has(&MEASURED, clause)
            && !r.has(&FIRM, found.clone())
            && !mood::denied(r, found)
            && !mood::informative(r, found)
    })
}

static POINTS: Phrases = Phrases::new(&[
    "# (point|points|pts)",
    "# \"%\"",
    "bonus",
    "préférence",
    "privilégié",
    "privilégiés",
    "priorité",
]);

/// From the points to the origin, when they stand close.
fn with_score(r: &Reading<'_>, tokens: Range<usize>) -> Range<usize> {
    let near = r.back(tokens.start, 12).start..r.ahead(tokens.end, 6).end;
    match r.find(&POINTS, near).first() {
        Some(points) => hull(points, &tokens),
        None => tokens,
    }
}
