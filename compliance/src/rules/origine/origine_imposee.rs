//! SPE010.

use super::provenance::provenances;
use crate::Family;
use crate::marks::Hit;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::rules::local::ranking::scored_or_ranked;

declare_rule! {
    /// Une provenance ou une origine est imposée à un produit.
    ///
    /// ## Base légale
    /// Article R2111-7 du code de la commande publique ; article L3 pour l’égalité de traitement.
    ///
    /// ## Pourquoi
    /// Exiger que le produit vienne d’un pays, d’une région ou d’un rayon élimine des fournisseurs sans rapport avec le besoin.
    /// Le juge annule la procédure, même quand l’intention est louable.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les tables sont fabriquées en France.
    /// ```
    /// ```cctp,bad
    /// Les légumes servis sont cultivés dans un rayon de 60 km.
    /// ```
    /// ```cctp,bad
    /// Les plants sont issus de pépinières vosgiennes.
    /// ```
    /// ```cctp,bad
    /// fabriqué en France exigé
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les assises sont garanties dix ans et leurs pièces d’usure sont livrées sous dix jours pendant toute cette durée.
    /// ```
    /// ```cctp,good
    /// Le pays de fabrication est indiqué pour information, sans effet sur la note.
    /// ```
    /// ```cctp,good
    /// Les légumes sont récoltés depuis moins de trois jours et respectent le calendrier de saison de l’annexe 2.
    /// ```
    ///
    /// ## Correction
    /// Dire à quoi la provenance devait servir, et l’exiger : fraîcheur, saison, délai de livraison, réparation, pièces disponibles,
    /// émissions mesurées sur le cycle de vie, traçabilité. La provenance peut être demandée à titre d’information, sans effet sur
    /// la note.
    pub(crate) ImposedOrigin {
        code: "SPE010",
        name: "origine-imposee",
        family: Family::Origine,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["R2111-7", "L3"],
        headline: "une provenance est imposée",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let first = provenances(r, &sentence).into_iter().find(|p| !p.means);
        if let Some(p) = first
            && !scored_or_ranked(r, r.clause(&p.tokens))
        {
            hits.push(Hit::new(p.tokens));
        }
    }
}
