//! CRI050.

use document::DocumentKind;
use jiff::civil::date;

use super::award::price_alone;
use crate::marks::Hit;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::{Context, Family};

declare_rule! {
    /// Le prix est le seul critère d’attribution.
    ///
    /// ## Base légale
    /// Articles L2152-7 et R2152-7 du code de la commande publique, pour les consultations engagées depuis le 21 août 2026.
    ///
    /// ## Pourquoi
    /// L’offre se juge sur plusieurs critères, dont un environnemental, ou sur le coût global d’un cycle de vie qui intègre
    /// l’environnement. Le prix seul n’est plus permis.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Prix : 100 points sur 100.
    /// ```
    /// ```rc,bad
    /// Le marché est attribué au moins-disant.
    /// ```
    /// ```rc,bad
    /// La commune juge les offres sur le seul montant du forfait annuel.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le prix compte pour 60 %, la qualité d’usage pour 25 % d’après la grille de l’annexe 6, les émissions de la livraison pour 15 %.
    /// ```
    /// ```rc,good
    /// Critère unique : coût du cycle de vie sur vingt ans, énergie et émissions comprises, selon la méthode de l’annexe 3.
    /// ```
    /// ```rc,good
    /// À égalité de points, l’offre la moins chère est classée première.
    /// ```
    ///
    /// ## Correction
    /// Ajouter au moins un critère environnemental lié à l’objet et un critère de qualité, ou prendre le coût du cycle de vie.
    pub(crate) PriceOnly {
        code: "CRI050",
        name: "prix-critere-unique",
        family: Family::PrixSeul,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2152-7", "R2152-7"],
        headline: "le prix est le seul critère",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    // Before this day the single criterion of price was allowed for standard goods.
    if !price_alone_is_unlawful(r.ctx) {
        return;
    }
    // Outside the rules of the consultation, an award is at least named.
    let named = || {
        r.begins(&[
            "criter",
            "devis",
            "offr",
            "propos",
            "candidat",
            "soumission",
            "attribu",
            "jug",
            "moins",
            "ponder",
            "select",
            "consult",
            "concurr",
            "marche",
        ])
    };
    if r.kind != DocumentKind::Rc && !named() {
        return;
    }
    for sentence in r.sentences() {
        hits.extend(price_alone(r, &sentence).map(Hit::new));
    }
}

/// Whether the law of the launch date forbids the price as the only criterion (R2152-7, from 21 August 2026).
fn price_alone_is_unlawful(ctx: &Context<'_>) -> bool {
    ctx.launch_date >= date(2026, 8, 21)
}
