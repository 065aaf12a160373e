//! ORP006.

use std::collections::BTreeMap;

use document::{DocumentKind, Place};
use french::fold;

use super::{Numbers, number_at};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::rule::{Check, Scope, Severity, declare_rule};
use document::typographic;

declare_rule! {
    /// Une ligne de prix renvoie à un article du cahier technique qui n’existe pas.
    ///
    /// ## Base légale
    /// Articles R2112-6 et R2132-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le prix porte alors sur une prestation que rien ne décrit.
    ///
    /// ## Correction
    /// Corriger le numéro de l’article, ou décrire la prestation dans le cahier technique.
    pub(crate) UndescribedPrice {
        code: "ORP006",
        name: "ligne-de-prix-sans-article",
        family: Family::Orphelin,
        severity: Severity::Majeur,
        scope: Scope::Dossier,
        legal_basis: &["R2112-6", "R2132-1"],
        headline: "l’article de cette ligne de prix n’existe pas",
        check: Check::Dossier(find),
    }
}

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let technical = d.only(DocumentKind::Cctp).or(d.only(DocumentKind::Ccp));
    let Some(target) = technical else { return };
    let numbers = Numbers::of(&d.pieces[target]);
    for (document, piece) in d.pieces.iter().enumerate() {
        // Columns of articles, by table of prices.
        let mut columns: BTreeMap<&str, (bool, Option<usize>)> = BTreeMap::new();
        for at in piece.published() {
            let passage = &piece.passages[at];
            let Place::Cell { row, column, .. } = passage.place else {
                continue;
            };
            let (priced, article) = columns.entry(passage.root.as_str()).or_default();
            if row == 0 {
                let head = fold(&passage.text);
                *priced = *priced || head.contains("prix");
                if head.contains("article") && (head.contains("cctp") || head.contains("cahier")) {
                    *article = Some(column);
                }
                continue;
            }
            if !*priced || *article != Some(column) {
                continue;
            }
            let head = (0..3).find_map(|n| number_at(piece, at, n));
            if let Some((number, _)) = head.filter(|(number, _)| numbers.lacks(number)) {
                let message = typographic(&format!(
                    "Cette ligne de prix renvoie à l’article {number}, qui n’existe pas dans {}.",
                    d.pieces[target].name()
                ));
                out.hits.push((document, piece.whole(Some(at), message)));
            }
        }
    }
}
