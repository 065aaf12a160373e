//! SPE011.

use crate::Family;
use crate::lexicon::{LabelKind, labels};
use crate::marks::Hit;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un label qui prouve une origine est exigé ou noté.
    ///
    /// ## Base légale
    /// Articles R2111-7 et R2111-12 du code de la commande publique ; article L2152-7 quand il est noté.
    ///
    /// ## Pourquoi
    /// Origine France Garantie, Entreprise du patrimoine vivant ou une marque de région attestent un lieu. Les exiger, même « ou
    /// équivalent », revient à imposer une provenance.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Le mobilier est certifié Origine France Garantie.
    /// ```
    /// ```rc,bad
    /// 5 points si le fabricant est labellisé Entreprise du patrimoine vivant.
    /// ```
    /// ```cctp,bad
    /// Les vêtements sont « made in France ».
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Le titulaire documente les lieux des principales étapes de fabrication, pour information et sans effet sur la note.
    /// ```
    ///
    /// ## Correction
    /// Remplacer le label par les caractéristiques recherchées : durée de garantie, réparabilité, traçabilité des étapes, émissions
    /// mesurées.
    pub(crate) OriginLabel {
        code: "SPE011",
        name: "label-d-origine",
        family: Family::Origine,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["R2111-7", "R2111-12", "L2152-7"],
        headline: "un label d’origine est exigé ou noté",
        check: Check::Passage(find),
    }
}

static MADE_IN: Phrases = Phrases::new(&[
    "made in (France|Europe|UE|EU|Germany|Italy|CAP)",
    "(marque|label) (collective|régionale|territoriale|départementale)",
    "fabriqué en France ..2 (label|certification)",
]);

/// The mark of the place itself, which the buyer bears.
static OWN_MARK: Phrases = Phrases::new(&[
    "(charte|logo|identité visuelle|typographie|couleurs) ..4 (marque|label) (collective|régionale|territoriale|départementale)",
    "dont (la|le|l'|elle|il) ..3 (licencié|licenciée|dépositaire|titulaire|propriétaire)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let mut found: Vec<_> = labels()
            .find(r, sentence.clone())
            .into_iter()
            .filter(|(_, name)| name.fact.kind == LabelKind::Origine)
            .map(|(range, _)| range)
            .collect();
        found.extend(r.find(&MADE_IN, sentence.clone()));
        found.sort_by_key(|range| (range.start, range.end));
        let first = found.into_iter().find(|range| {
            !mood::denied(r, range) && !mood::informative(r, range) && !r.has(&OWN_MARK, r.clause(range))
        });
        if let Some(range) = first {
            hits.push(Hit::new(range));
        }
    }
}
