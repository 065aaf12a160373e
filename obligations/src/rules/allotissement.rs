//! Separate lots, or the written reason for a single one (L2113-10, L2113-11).

use crate::facts::Facts;
use crate::{Obligation, Procedure};

pub(crate) const ID: &str = "allotissement";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let reason_basis = reason_basis(facts);
    match facts.tender.lot_count() {
        None => Obligation::undecided(
            ID,
            reason_basis,
            "lots",
            "Le marché est passé en lots séparés, sauf si son objet ne permet pas d’isoler des prestations distinctes ou sur \
             motif écrit\u{a0}; le nombre de lots n’est pas donné.",
        ),
        Some(0 | 1) => {
            let reason = match facts.tender.single_lot_reason.as_deref().map(str::trim) {
                Some(reason) if !reason.is_empty() => {
                    "Un motif est donné\u{a0}: il doit relever d’un des cas permis et rester au dossier."
                }
                _ => "Aucun motif n’est donné (champ «\u{a0}single_lot_reason\u{a0}»).",
            };
            Obligation::due(
                ID,
                reason_basis,
                format!(
                    "Un seul lot est prévu\u{a0}: sauf si l’objet ne permet pas d’isoler des prestations distinctes, \
                     ce choix se motive{}. {reason}",
                    place(facts)
                ),
            )
        }
        Some(count) => Obligation::due(
            ID,
            &["L2113-10", "R2113-1"],
            format!(
                "{count}\u{a0}lots sont prévus\u{a0}: les documents de la consultation disent si l’on peut répondre à un \
                 seul, à plusieurs ou à tous et, si l’acheteur le limite, combien une même entreprise peut en obtenir."
            ),
        ),
    }
}

/// R2113-2 is for the procédure adaptée, R2113-3 for needs that reach the formal thresholds; a purchase
/// without publicity has the law alone. Social services of a large amount answer to both.
fn reason_basis(facts: &Facts) -> &'static [&'static str] {
    match facts.procedure {
        Procedure::SansPublicite => &["L2113-10", "L2113-11"],
        Procedure::Formalisee => &["L2113-10", "L2113-11", "R2113-3"],
        Procedure::Mapa if facts.amount >= facts.formal.amount => {
            &["L2113-10", "L2113-11", "R2113-2", "R2113-3"]
        }
        Procedure::Mapa => &["L2113-10", "L2113-11", "R2113-2"],
    }
}

fn place(facts: &Facts) -> &'static str {
    match facts.procedure {
        Procedure::SansPublicite => " par écrit",
        Procedure::Formalisee => " dans les documents de la consultation ou le rapport de présentation",
        Procedure::Mapa => " dans les documents que l’acheteur conserve",
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
