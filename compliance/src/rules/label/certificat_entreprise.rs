//! CAN030.

use super::mention::mentions;
use crate::Family;
use crate::marks::Hit;
use crate::mood;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un certificat ou une qualification d’entreprise est exigé sans équivalent ni autre preuve.
    ///
    /// ## Base légale
    /// Articles R2142-1, R2143-5 et R2151-14 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Une entreprise capable peut n’avoir ni Qualibat ni ISO 14001 : elle prouve ses moyens par des références, des procédures
    /// écrites ou le certificat d’un organisme d’un autre État.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le candidat est titulaire de la certification ISO 14001.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le candidat justifie de ses mesures de gestion environnementale par un certificat ISO 14001, EMAS ou équivalent, ou par la
    /// description de ces mesures.
    /// ```
    ///
    /// ## Correction
    /// Demander la capacité utile au marché et accepter le certificat, son équivalent ou toute autre preuve.
    pub(crate) RequiredCertificate {
        code: "CAN030",
        name: "certificat-entreprise-sans-equivalent",
        family: Family::Label,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2142-1", "R2143-5", "R2151-14"],
        headline: "un certificat d’entreprise est exigé sans équivalent ni autre preuve",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        for mention in mentions(r, &sentence) {
            if mention.firm && !mood::scored(r, r.clause(&mention.tokens)) {
                hits.push(Hit::new(mention.tokens));
            }
        }
    }
}
