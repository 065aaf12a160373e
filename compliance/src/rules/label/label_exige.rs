//! SPE030.

use super::mention::mentions;
use crate::Family;
use crate::marks::Hit;
use crate::mood;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un label de produit est exigé sans label équivalent ni autre moyen de preuve.
    ///
    /// ## Base légale
    /// Articles R2111-12 à R2111-17 du code de la commande publique ; CJUE, 10 mai 2012, C-368/10.
    ///
    /// ## Pourquoi
    /// Un label est une preuve parmi d’autres. Celui qui atteint le même niveau sans le détenir doit pouvoir le montrer.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les détergents sont porteurs du label Ecocert.
    /// ```
    /// ```cctp,bad
    /// Les panneaux de bois sont certifiés PEFC.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les panneaux sont issus de forêts gérées durablement ; une certification FSC, PEFC ou équivalente, ou tout autre moyen de
    /// preuve, l’établit.
    /// ```
    ///
    /// ## Correction
    /// Écrire les caractéristiques que le label garantit, puis citer le label « ou équivalent », et admettre tout autre moyen de
    /// preuve.
    pub(crate) RequiredLabel {
        code: "SPE030",
        name: "label-exige-sans-equivalent",
        family: Family::Label,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2111-12", "R2111-15", "R2111-16", "R2111-17"],
        headline: "un label est exigé sans équivalent ni autre preuve",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        for mention in mentions(r, &sentence) {
            if !mention.firm && !mood::scored(r, r.clause(&mention.tokens)) {
                let mut hit = Hit::new(mention.tokens);
                hit.fix = mention.proves.map(|proves| {
                    format!(
                        "Écrire ce que ce label prouve ({proves}), puis le citer « ou équivalent », et admettre tout autre moyen de \
                         preuve."
                    )
                });
                hits.push(hit);
            }
        }
    }
}
