//! SPE021.

use std::ops::Range;

use crate::Family;
use crate::guards;
use crate::marks::Hit;
use crate::mood::{self, Equivalence};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un Avis Technique ou un référentiel professionnel est exigé sans équivalence.
    ///
    /// ## Base légale
    /// Articles R2111-8, R2111-9 et R2111-11 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un Avis Technique, un document technique d’application ou une règle APSAD sont des références comme les normes : elles
    /// admettent toujours l’équivalent.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Le revêtement de sol est titulaire d’un Avis Technique en cours de validité.
    /// ```
    /// ```cctp,bad
    /// L’installation est réalisée selon la règle APSAD R4.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Le revêtement de sol bénéficie d’un Avis Technique ou d’une évaluation équivalente d’un organisme d’un autre État membre.
    /// ```
    ///
    /// ## Correction
    /// Ajouter « ou équivalent », ou décrire la performance que l’avis atteste.
    pub(crate) ReferenceWithoutEquivalent {
        code: "SPE021",
        name: "referentiel-sans-equivalent",
        family: Family::Norme,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2111-8", "R2111-9", "R2111-11"],
        headline: "un référentiel est exigé sans « ou équivalent »",
        check: Check::Passage(find),
    }
}

static REFERENCE: Phrases = Phrases::new(&[
    "avis technique (du|délivré par le|valide du)? (CSTB|centre scientifique)",
    "(titulaire|titulaires|bénéficie|bénéficient|bénéficiant|dispose|disposent|sous|objet|possède|possèdent|muni|munis|justifie) ..3 avis technique",
    "avis technique (en cours de validité|en vigueur|valide)",
    "DTU (de la|des) (série|séries) #",
    "=ATec",
    "DTA (du|en|CSTB)",
    "document technique d'application",
    "(règle|règles|référentiel|certification|certificat|label) APSAD (UPPER|CAP)?",
    "(certifié|certifiée|certifiés|certifiées) APSAD ..4 référentiel",
    "APSAD (R|D|N)? #",
    "(compte rendu|compte-rendu|rapport|attestation|formulaire|déclaration|certificat|méthode|exigences|prescriptions|fiche|charges|protocole|spécifications|document) ..4 APSAD",
    "(règlement|prescriptions|recommandations|guide) ..3 (CNPP|APSAD|CSFE|UNEP|CSTB|LCPC|SETRA|CEREMA|AFNOR|INERIS|UPEC)",
    "(classement|classé|classée|classés|performance) ..2 UPEC",
    "(avis|appréciation) technique d'expérimentation",
    "=ATEx",
    "(=Eurocode|=Eurocodes) (#|UPPER)?",
    "règles (BAEL|NV|CM66|Th-U|Antilles|PS)",
    "(évaluation|agrément) technique (européenne|européen)",
    "(fascicule|fascicules) (n°)? # ..2 (du|CCTG)",
    "accord AFNOR _",
    "(BP|AC) (X|Z|P|Q) #",
    "=cahier du CSTB",
    "cahiers (du|des) CSTB",
    "règles professionnelles (de|du|RAGE|UNEP|CSFE)",
    "enrobés ..2 LCPC",
    "ETN CSTB",
    "(=a|=ont|avec|ayant|obtenu) ..1 avis technique !(de|du|des|sur|à|motivé)",
    "avis technique (favorable|positif)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if r.announced.for_standards {
        return;
    }
    for sentence in r.sentences() {
        let own = |other: Range<usize>| r.has(&REFERENCE, other);
        let found = r.find(&REFERENCE, sentence.clone()).into_iter().find(|range| {
            mood::equivalence(r, range, &own) != Equivalence::Open
                && !mood::denied(r, range)
                && !mood::informative(r, range)
                && !mood::existing(r, range)
                && !guards::by_law(r, r.clause(range))
                && !guards::told_by_a_study(r, range)
        });
        if let Some(range) = found {
            hits.push(Hit::new(range));
        }
    }
}
