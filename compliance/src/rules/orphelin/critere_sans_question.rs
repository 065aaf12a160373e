//! ORP005.

use std::collections::BTreeSet;

use french::fold;

use super::question_sans_critere::head_number;
use super::questions::questions;
use crate::Family;
use crate::dossier::{DossierReading, Outcome, has_kin};
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::table::criteria_tables;
use document::typographic;

declare_rule! {
    /// Un critère n’a pas de question dans le cadre de réponse.
    ///
    /// ## Base légale
    /// Articles L2152-7 et R2152-11 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Sans question, les candidats répondent à côté, et la note ne repose sur rien de comparable.
    ///
    /// ## Correction
    /// Poser, pour chaque critère noté, la question dont la réponse donne la note.
    pub(crate) UnaskedCriterion {
        code: "ORP005",
        name: "critere-sans-question",
        family: Family::Orphelin,
        severity: Severity::Mineur,
        scope: Scope::Dossier,
        legal_basis: &["L2152-7", "R2152-11"],
        headline: "aucune question ne sert ce critère",
        check: Check::Dossier(find),
    }
}

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let asked: BTreeSet<String> = (d.pieces.iter())
        .flat_map(questions)
        .filter_map(|question| question.criterion())
        .collect();
    for (document, piece) in d.pieces.iter().enumerate() {
        for table in criteria_tables(piece) {
            let rows: Vec<_> = (table.rows.iter())
                .filter_map(|row| Some((head_number(&row.name)?, row)))
                .collect();
            let is_asked = |number: &str| has_kin(&asked, number);
            // A frame that serves a few criteria only is not the one of this table.
            let served = rows.iter().filter(|(number, _)| is_asked(number)).count();
            if served == 0 || served * 2 < rows.len() {
                continue;
            }
            for (number, row) in rows {
                let name = fold(&row.name);
                let price = ["prix", "cout", "tarif", "financi", "montant", "remise"]
                    .iter()
                    .any(|word| name.contains(word));
                if !price && !is_asked(&number) {
                    let message = typographic(&format!(
                        "Le critère « {} » n’a pas de question dans le cadre de réponse.",
                        row.name
                    ));
                    out.hits.push((document, row.hit(piece.passages, message)));
                }
            }
        }
    }
}
