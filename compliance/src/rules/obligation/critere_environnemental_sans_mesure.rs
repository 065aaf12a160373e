//! OBL002.

use document::{DocumentKind, Place};

use super::criteria::{self, is_environmental};
use super::vocabulary::LASTING;
use crate::Family;
use crate::dossier::{DossierReading, Duty, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, Scope, Severity, declare_rule};
use document::typographic;

declare_rule! {
    /// Le critère environnemental n’a ni mesure, ni description.
    ///
    /// ## Base légale
    /// Articles L2152-7, R2152-7 et R2152-11 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un critère est précis et lié à l’objet. « Environnement : 10 % », sans dire ce qui est regardé, laisse une liberté de choix
    /// que le juge censure, et ne prend rien en compte.
    ///
    /// ## Correction
    /// Dire ce qui est mesuré, dans quelle unité, comment les points se calculent et quelle question sert à répondre.
    pub(crate) UnmeasuredGreenCriterion {
        code: "OBL002",
        name: "critere-environnemental-sans-mesure",
        family: Family::Obligation,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["L2152-7", "R2152-7", "R2152-11"],
        headline: "ce critère n’a pas de mesure",
        check: Check::Dossier(find),
    }
}

/// Words that say what is looked at, or how.
static MEASURE: Phrases = Phrases::new(&[
    "(masse|taux|part|pourcentage|proportion|nombre|quantité|quantités|durée|fréquence|distance|score|indice|bilan|classe|étiquette|consommation|consommations|volume|poids|grammes|kilogrammes|litres|années)",
    "(=kg|=g|=km|=kWh|=CO2|=g/km|=g/t.km|=l|=ans|=minutes|=heures)",
    "(coût|cycle de vie|mesuré|mesurée|calculé|calculée|calcul|formule|méthode|barème|échelle)",
    "(regard|base|moyen|titre|fonction|selon|notamment|apprécié|appréciée|évalué|évaluée|jugé|jugée|noté|notée|analysé|analysée)",
    "(recycl*|réempl*|réutilis*|reconditionn*|emballage|emballages|émissions|énergie|énergétique|déchets|réparab*|pièces|véhicules|transport|biosourc*|label|labels|écolabel|matières|matériaux)",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    if !matches!(d.duty("env-critere", Some("debut-env-critere")), Some(Duty::Due)) {
        return;
    }
    let Some(&document) = d.of_kind(criteria::KINDS).first() else {
        return;
    };
    let piece = &d.pieces[document];
    let about = criteria::passages(piece);
    let mut named = about.into_iter().filter(|at| is_environmental(piece, *at));
    // Spoken of once, in a few words: nothing describes it.
    let (Some(only), None) = (named.next(), named.next()) else {
        return;
    };
    // « Pièces détachées », « réparation » say by themselves what is looked at.
    let described = row(piece, only).into_iter().any(|at| piece.says(at, &MEASURE));
    if described || piece.says(only, &LASTING) {
        return;
    }
    // The frame that candidates fill in may say what is asked.
    let frames = d.of_kind(&[DocumentKind::Autre]);
    let told = frames.iter().any(|at| {
        let frame = &d.pieces[*at];
        frame.published().any(|passage| is_environmental(frame, passage))
    });
    if told {
        return;
    }
    let hit = piece.whole(
        Some(only),
        typographic(
            "Ce critère environnemental ne dit ni ce qui est mesuré, ni comment : il ne peut pas être noté.",
        ),
    );
    out.hits.push((document, hit));
}

/// A passage, with the cells of its row and the paragraph that follows it.
fn row(d: &DocumentReading<'_>, passage: usize) -> Vec<usize> {
    match d.passages[passage].place {
        Place::Cell { row, .. } => {
            let root = &d.passages[passage].root;
            let same = |at: &usize| {
                &d.passages[*at].root == root
                    && matches!(d.passages[*at].place, Place::Cell { row: other, .. } if other == row)
            };
            d.published().filter(same).collect()
        }
        _ => [
            Some(passage),
            (passage + 1 < d.passages.len()).then_some(passage + 1),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}
