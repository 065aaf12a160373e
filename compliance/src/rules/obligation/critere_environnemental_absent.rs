//! OBL001.

use document::DocumentKind;

use super::criteria::{self, is_environmental};
use crate::Family;
use crate::dossier::{DossierReading, Duty, Outcome};
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::table::criteria_tables;
use document::typographic;

declare_rule! {
    /// Aucun critère ne prend en compte l’environnement.
    ///
    /// ## Base légale
    /// Articles R2152-7 (depuis le 21 août 2026) et L2152-7 (depuis le 22 août 2026) du code de la commande publique.
    ///
    /// ## Pourquoi
    /// L’un au moins des critères prend en compte les caractéristiques environnementales de l’offre, ou bien le critère unique
    /// est un coût qui les intègre. Aucun poids minimal n’est fixé.
    ///
    /// ## Correction
    /// Ajouter un critère lié à l’objet, avec sa mesure : matières recyclées en pour cent, énergie consommée, émissions du
    /// transport par tonne-kilomètre, pièces disponibles en années.
    pub(crate) NoGreenCriterion {
        code: "OBL001",
        name: "critere-environnemental-absent",
        family: Family::Obligation,
        severity: Severity::Bloquant,
        scope: Scope::Dossier,
        legal_basis: &["L2152-7", "R2152-7"],
        headline: "aucun critère environnemental",
        check: Check::Dossier(find),
    }
}

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    if !matches!(d.duty("env-critere", Some("debut-env-critere")), Some(Duty::Due)) {
        return;
    }
    let holders = d.of_kind(criteria::KINDS);
    // A single specification may hold all for a small purchase.
    let others = d.of_kind(&[DocumentKind::Ccp, DocumentKind::Autre]);
    let met = (holders.iter().chain(&others)).any(|at| {
        criteria::passages(&d.pieces[*at])
            .into_iter()
            .any(|passage| is_environmental(&d.pieces[*at], passage))
    });
    if met {
        return;
    }
    let Some(&document) = holders.first() else {
        out.lacks("Pas de règlement de la consultation ni de lettre : les critères ne sont pas dans les documents donnés.");
        return;
    };
    let piece = &d.pieces[document];
    let passages = criteria::passages(piece);
    let first = criteria_tables(piece)
        .first()
        .and_then(|table| table.rows.first())
        .map(|row| row.passage())
        .or_else(|| {
            piece
                .title_with(&criteria::TITLE)
                .filter(|at| passages.contains(at))
        });
    if passages.is_empty() || first.is_none() {
        out.lacks("Aucun article sur les critères n’a été reconnu dans le règlement de la consultation.");
        return;
    }
    let hit = piece.whole(
        first,
        typographic("Aucun de ces critères ne prend en compte l’environnement : il en faut au moins un (article L2152-7)."),
    );
    out.hits.push((document, hit));
}
