//! Separate lots, or the written reason for a single one (L2113-10, L2113-11).

use crate::facts::Facts;
use crate::{Obligation, Procedure};

pub(crate) const ID: &str = "allotissement";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let where_reason = match facts.procedure {
        Procedure::Formalisee => "R2113-3",
        Procedure::Mapa | Procedure::SansPublicite => "R2113-2",
    };
    match facts.tender.lot_count() {
        None => Obligation::undecided(
            ID,
            &["L2113-10", "L2113-11", where_reason],
            "lots",
            "Le marché est divisé en lots, sauf motif écrit\u{a0}; le nombre de lots n’est pas donné.",
        ),
        Some(0 | 1) => {
            let reason = match facts.tender.single_lot_reason.as_deref().map(str::trim) {
                Some(reason) if !reason.is_empty() => {
                    "Un motif est donné\u{a0}: il doit relever d’un des cas permis et rester au dossier."
                }
                _ => "Aucun motif n’est donné (champ «\u{a0}single_lot_reason\u{a0}»).",
            };
            let place = match facts.procedure {
                Procedure::Formalisee => {
                    "dans les documents de la consultation ou le rapport de présentation"
                }
                Procedure::Mapa | Procedure::SansPublicite => "dans les documents que l’acheteur conserve",
            };
            Obligation::due(
                ID,
                &["L2113-10", "L2113-11", where_reason],
                format!(
                    "Un seul lot est prévu\u{a0}: sauf si l’objet ne permet pas d’isoler des prestations distinctes, \
                     ce choix se motive {place}. {reason}"
                ),
            )
        }
        Some(count) => Obligation::due(
            ID,
            &["L2113-10", "R2113-1"],
            format!(
                "{count}\u{a0}lots sont prévus\u{a0}: les documents disent combien une même entreprise peut en viser \
                 et en obtenir."
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due};
    use crate::testing::{check, need, run};

    #[test]
    fn the_number_of_lots_decides() {
        let two = "[[lot]]\ntitle = \"Tables\"\n[[lot]]\ntitle = \"Chaises\"";
        check(
            assess,
            &[
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "",
                    DonneeManquante,
                ),
                ("commune", "fournitures", "2026-11-23", 85_000, "lots = 1", Due),
                ("commune", "fournitures", "2026-11-23", 85_000, "lots = 4", Due),
                ("commune", "fournitures", "2026-11-23", 85_000, two, Due),
            ],
        );
    }

    #[test]
    fn the_reason_is_kept_where_the_procedure_says() {
        for (amount, article) in [(215_999, "R2113-2"), (216_000, "R2113-3")] {
            let duty = run(
                assess,
                &need("commune", "fournitures", "2026-11-23", amount, "lots = 1"),
            );
            assert_eq!(duty.legal_basis, ["L2113-10", "L2113-11", article]);
        }
        let empty = need(
            "commune",
            "services",
            "2026-11-23",
            85_000,
            "lots = 1\nsingle_lot_reason = \" \"",
        );
        assert!(run(assess, &empty).why.contains("Aucun motif"));
        let given = need(
            "commune",
            "services",
            "2026-11-23",
            85_000,
            "lots = 1\nsingle_lot_reason = \"Coordination\"",
        );
        assert!(run(assess, &given).why.contains("Un motif est donné"));
    }
}
