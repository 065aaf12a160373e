//! SPE003.

use std::ops::Range;

use super::designation::FILLED_IN;
use crate::Family;
use crate::exclusion::shuts_out_others;
use crate::marks::Hit;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Les pièces ou produits d’un seul fabricant sont exigés, les autres étant exclus.
    ///
    /// ## Base légale
    /// Article R2111-7 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Exclure tout produit qui ne vient pas du constructeur réserve le marché à un fabricant, même sans le nommer.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les pièces de rechange sont exclusivement des pièces du constructeur, toute autre étant refusée.
    /// ```
    /// ```cctp,bad
    /// Seules les pièces d’origine constructeur sont acceptées.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les pièces de rechange sont d’origine ou de qualité équivalente.
    /// ```
    ///
    /// ## Correction
    /// Admettre les pièces équivalentes et dire comment l’équivalence se prouve : compatibilité, sécurité, garantie.
    pub(crate) MakerOnly {
        code: "SPE003",
        name: "exclusivite-constructeur",
        family: Family::Marque,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["R2111-7"],
        headline: "un seul fabricant est admis",
        check: Check::Passage(find),
    }
}

static MAKER: Phrases = Phrases::new(&[
    "(seul|seule|seuls|seules) ..3 (pièce|pièces|produit|produits|consommable|consommables|cartouches|accessoires|matériel|matériels) ..4 (constructeur|fabricant|d'origine|marque|éditeur) ..6 (accepté|acceptée|admis|admise|admises|autorisé|autorisée|utilisé|utilisée|retenu|montée|montées)?",
    "(pièce|pièces|produit|produits|consommable|consommables|cartouche|cartouches|accessoires|réactifs) ..3 (constructeur|fabricant|d'origine|marque d'origine) ..6 (exclusivement|uniquement|à l'exclusion|toute autre|tout autre|aucune autre|sans équivalent)",
    "(exclusivement|uniquement|impérativement|obligatoirement) ..4 (pièce|pièces|produit|produits|consommable|consommables|cartouches|accessoires) ..3 (constructeur|fabricant|d'origine|marque)",
    "(exclusivement|uniquement) (celle|celles|ceux|celui) (du|de) (constructeur|fabricant)",
    "(référence|références|article|articles|numéro|code) ..3 catalogue ..4 (fabricant|fournisseur|constructeur|précédent|actuel)",
    "(fabricant|constructeur|fournisseur|éditeur) (unique|exclusif)",
    "(d'origine|constructeur|fabricant) ..6 (adaptable|adaptables|générique|génériques|compatibles|tierces|tiers) ..4 (prohibé|prohibée|refusé|refusée|exclu|exclue|exclus|interdit|interdite|proscrit|proscrite|écarté|rejeté|banni|bannie)",
    "(tout|aucun) (produit|matériel|équipement|article|modèle) (d'un|de) autre (fabricant|marque|constructeur) ..4 (refusé|rejeté|exclu|accepté|admis)",
    "(pièce|pièces|produit|produits|consommable|consommables|cartouches) (d'|de) (une|un)? autre (marque|fabricant|constructeur|provenance) ..8 (refusé|rejeté|exclu|interdit|proscrit|accepté|admis)",
    "(même|mêmes) (marque|marques|fabricant|modèle) que ..6 (existant|actuel|actuels|en place|précédent)",
]);

static PARTS: Phrases = Phrases::new(&[
    "(pièce|pièces|consommable|consommables|cartouche|cartouches|accessoire|accessoires|réactif|réactifs|encre|encres|toner|toners|huile|huiles|batterie|batteries|filtre|filtres|recharge|recharges|composant|composants|rechange)",
]);

static BY_MAKER: Phrases = Phrases::new(&["(constructeur|fabricant|éditeur|équipementier|d'origine|marque)"]);

/// « les pièces proviennent du fabricant, les pièces adaptables étant proscrites ».
fn makers_parts_only(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let parts = r.find(&PARTS, sentence.clone()).into_iter().next()?;
    let maker = r.find(&BY_MAKER, parts.end..sentence.end).into_iter().next()?;
    let shut = shuts_out_others(r, maker.start..sentence.end)?;
    (maker.start - parts.end <= 10 && shut.start <= maker.end + 10).then_some(parts.start..shut.end)
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let found = r
            .find(&MAKER, sentence.clone())
            .into_iter()
            .next()
            .or_else(|| makers_parts_only(r, &sentence));
        if let Some(range) = found
            && (!mood::opens(r, sentence.clone()) || mood::locked(r, sentence.clone()))
            && !mood::denied(r, &range)
            && !r.has(&FILLED_IN, r.clause(&range))
        {
            hits.push(Hit::new(range));
        }
    }
}
