//! CRI040.

use super::policy::policies;
use crate::Family;
use crate::marks::{Hit, hull};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// La politique générale de l’entreprise est notée.
    ///
    /// ## Base légale
    /// Article L2152-7 du code de la commande publique ; Conseil d’État, 25 mai 2018, n° 417580 (Nantes Métropole).
    ///
    /// ## Pourquoi
    /// Un critère porte sur l’offre et sur l’exécution du marché. La responsabilité sociétale, la gouvernance, la flotte ou le bilan
    /// carbone de toute l’entreprise n’y sont pas liés.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Politique de responsabilité sociétale de l’entreprise : 10 %.
    /// ```
    /// ```rc,bad
    /// Score extra-financier de l’entreprise : 5 points.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Part des heures du chantier faites avec du matériel électrique : 10 points.
    /// ```
    /// ```rc,good
    /// Chaque critère porte sur ce que le marché achète, non sur la politique générale de l’entreprise.
    /// ```
    /// ```rc,good
    /// Mesures propres au présent marché : taux de valorisation des déchets du chantier (10 points). La politique générale de
    /// l’entreprise n’est pas prise en compte.
    /// ```
    ///
    /// ## Correction
    /// Noter des mesures propres au marché, avec leur unité : véhicules affectés aux livraisons, emballages repris, heures
    /// d’insertion, émissions de la prestation.
    pub(crate) ScoredPolicy {
        code: "CRI040",
        name: "politique-generale-notee",
        family: Family::RseGenerale,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2152-7"],
        headline: "la politique générale de l’entreprise est notée",
        check: Check::Passage(find),
    }
}

/// Points given in other words.
static REWARDS: Phrases = Phrases::new(&[
    "(récompense|récompensé|récompensée|récompensent|procure|=rapporte|=rapportent|=rapportera|obtient|obtiennent|reçoit|vaut|valent|attribuer|compte pour|supplément de note|se voit)",
    "(pour|vaut|compte) (un|une) (dixième|tiers|quart|cinquième|vingtième|moitié)",
    "(prendra|prendront|prend|prendre) ..2 (considération|compte)",
    "(tiendra|tiendront|tient|tenu) compte",
    "éléments de notation",
    "(donne|donnent|ouvre|ouvrent) droit",
    "\"(\" (5|10|15|20|25|30|35|40|45|50) \")\"",
    "(pris|prise|prises|entre|entrent|entrera|entreront) (en) (compte|ligne de compte|considération)",
    "(préféré|préférée|préférés|préférées|avantagé|avantagée|mieux placé|mieux placée|primé|primée|l'emporte|départage|passe devant|passera devant|prioritaire)",
]);

static POINTS: Phrases = Phrases::new(&["# (point|points|pts)", "# \"%\"", "bonus"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        // One criterion, however many themes it lists.
        let found = policies(r, &sentence)
            .into_iter()
            .filter(|_| mood::scored(r, sentence.clone()) || r.has(&REWARDS, sentence.clone()))
            .reduce(|a, b| hull(&a, &b));
        if let Some(range) = found {
            let clause = r.clause(&range);
            let near =
                r.back(range.start, 8).start.max(clause.start)..r.ahead(range.end, 8).end.min(clause.end);
            let points = r.find(&POINTS, near).into_iter().next();
            hits.push(Hit::new(
                points.map_or(range.clone(), |points| hull(&points, &range)),
            ));
        }
    }
}
