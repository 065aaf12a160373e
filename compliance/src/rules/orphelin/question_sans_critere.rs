//! ORP004.

use std::collections::BTreeSet;

use super::questions::questions;
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::table::criteria_tables;
use document::typographic;

declare_rule! {
    /// Une question du cadre de réponse ne sert aucun critère.
    ///
    /// ## Base légale
    /// Articles L2152-7 et R2152-11 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Une réponse que rien ne note fait travailler le candidat pour rien, ou sera notée sans avoir été annoncée.
    ///
    /// ## Correction
    /// Rattacher la question à un critère ou à une exigence, ou la retirer.
    pub(crate) IdleQuestion {
        code: "ORP004",
        name: "question-sans-critere",
        family: Family::Orphelin,
        severity: Severity::Mineur,
        scope: Scope::Dossier,
        legal_basis: &["L2152-7", "R2152-11"],
        headline: "cette question ne sert aucun critère",
        check: Check::Dossier(find),
    }
}

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let numbers = criterion_numbers(d);
    for (document, piece) in d.pieces.iter().enumerate() {
        let questions = questions(piece);
        // A column that stays empty is not used.
        if questions.iter().all(|question| question.serves.is_none()) {
            continue;
        }
        for question in questions {
            let message = match (&question.serves, question.criterion()) {
                (None, _) => "Cette question ne dit pas quel critère elle sert.".to_owned(),
                (Some(_), Some(number)) if !numbers.is_empty() && !numbers.contains(&number) => {
                    format!(
                        "Cette question sert le critère {number}, qui n’est pas dans le tableau des critères."
                    )
                }
                _ => continue,
            };
            out.hits.push((
                document,
                piece.whole(Some(question.passage), typographic(&message)),
            ));
        }
    }
}

/// Numbers at the head of the criteria of the dossier.
pub(super) fn criterion_numbers(d: &DossierReading<'_>) -> BTreeSet<String> {
    let tables = d.pieces.iter().flat_map(criteria_tables);
    tables
        .flat_map(|table| table.rows)
        .filter_map(|row| head_number(&row.name))
        .collect()
}

/// « 2.1 » of « 2.1 Disponibilité des pièces », « 3 » of « 3. Délais ».
pub(super) fn head_number(name: &str) -> Option<String> {
    let number: String = name
        .trim_start()
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let number = number.trim_end_matches('.').to_owned();
    (!number.is_empty()).then_some(number)
}
