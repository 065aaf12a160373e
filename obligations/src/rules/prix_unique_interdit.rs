//! Price alone can no longer decide (R2152-7, from 21 August 2026).

use crate::Obligation;
use crate::august_2026::august_2026_doubts;
use crate::facts::Facts;

const START: &str = "debut-prix-unique-interdit";
pub(crate) const ID: &str = "prix-unique-interdit";
const BASIS: &[&str] = &["R2152-7"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(facts.start(START));
    let duty = if applies {
        Obligation::due(
            ID,
            BASIS,
            format!(
                "Consultation lancée à partir du {since}\u{a0}: le prix n’est plus admis comme critère unique. Il faut \
                 soit plusieurs critères dont le prix ou le coût, soit le coût comme critère unique, selon une approche \
                 globale qui prend en compte les caractéristiques environnementales de l’offre."
            ),
        )
    } else {
        Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {since}\u{a0}: l’interdiction n’est pas encore en vigueur."
            ),
        )
    };
    duty.since(facts, facts.start(START))
        .with_doubts(august_2026_doubts(facts, BASIS, START))
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn starts_on_21_august_2026() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-08-20", 100_000, "", SansObjet),
                ("commune", "fournitures", "2026-08-21", 100_000, "", Due),
                ("departement", "travaux", "2026-08-22", 200_000, "", Due),
            ],
        );
    }
}
