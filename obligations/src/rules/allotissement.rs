//! Separate lots, or the written reason for a single one (L2113-10, L2113-11).

use crate::facts::Facts;
use crate::{Obligation, Procedure};

pub(crate) const ID: &str = "allotissement";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let reason_basis = reason_basis(facts);
    let documents = match facts.procedure {
        Procedure::SansPublicite => "la lettre ou les documents de la consultation",
        Procedure::Mapa | Procedure::Formalisee => "les documents de la consultation",
    };
    match facts.tender.lot_count() {
        None => Obligation::undecided(
            ID,
            reason_basis,
            "lots",
            "Le marché est passé en lots séparés, sauf si son objet ne permet pas d’isoler des prestations distinctes, ou \
             dans un des cas permis, motif à l’appui\u{a0}; le nombre de lots n’est pas donné.",
        ),
        Some(0 | 1) => {
            let reason = match facts.tender.single_lot_reason.as_deref().map(str::trim) {
                Some(reason) if !reason.is_empty() => {
                    "Un motif est donné\u{a0}: il doit relever d’un de ces cas et rester au dossier."
                }
                _ => "Aucun motif n’est donné (rubrique «\u{a0}Motif du lot unique\u{a0}»).",
            };
            Obligation::due(
                ID,
                reason_basis,
                format!(
                    "Un seul lot est prévu\u{a0}: sauf si l’objet ne permet pas d’isoler des prestations distinctes, \
                     ce choix se motive, en droit et en fait{}. Cas permis (L2113-11)\u{a0}: l’acheteur ne peut organiser, \
                     piloter et coordonner lui-même\u{a0}; la division restreindrait la concurrence\u{a0}; elle risquerait de \
                     rendre l’exécution techniquement difficile ou plus coûteuse. {reason}",
                    place(facts)
                ),
            )
        }
        Some(count) => Obligation::due(
            ID,
            &["L2113-10", "R2113-1"],
            format!(
                "{count}\u{a0}lots sont prévus\u{a0}: {documents} disent si l’on peut répondre à un seul, à plusieurs ou à tous. \
                 Si l’acheteur limite le nombre de lots d’une même entreprise, ils donnent ce nombre et la règle à suivre \
                 quand elle arrive en tête de davantage de lots (R2113-1)."
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
        Procedure::SansPublicite => "\u{a0}; garder ce motif par écrit est prudent",
        Procedure::Formalisee => ", dans les documents de la consultation ou le rapport de présentation",
        Procedure::Mapa if facts.amount >= facts.formal.amount => {
            ", dans les documents de la consultation ou le rapport de présentation, conservés au dossier"
        }
        Procedure::Mapa => ", dans les documents que l’acheteur conserve",
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
