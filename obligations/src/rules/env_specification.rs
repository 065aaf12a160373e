//! Technical specifications take sustainable development into account (L2111-2, from 22 August 2026).

use crate::Obligation;
use crate::august_2026::august_2026_doubts;
use crate::facts::Facts;

const START: &str = "debut-env-specification";
pub(crate) const ID: &str = "env-specification";
const BASIS: &[&str] = &["L2111-2", "L2111-1"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(facts.start(START));
    let duty = if applies {
        Obligation::due(
            ID,
            BASIS,
            format!(
                "Consultation lancée à partir du {since}\u{a0}: les spécifications techniques prennent en compte des \
                 objectifs de développement durable dans leurs dimensions économique, sociale et environnementale \
                 (L2111-2). De même pour la nature et l’étendue du besoin, arrêtées avant le lancement (L2111-1)."
            ),
        )
    } else {
        Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {since}\u{a0}: les spécifications techniques n’ont pas encore à prendre en \
                 compte le développement durable (L2111-2)\u{a0}; la définition du besoin, elle, le fait déjà (L2111-1)."
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
    fn starts_on_22_august_2026_whatever_the_amount() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-08-20", 300_000, "", SansObjet),
                ("commune", "fournitures", "2026-08-21", 300_000, "", SansObjet),
                ("commune", "fournitures", "2026-08-22", 300_000, "", Due),
                ("etat", "services", "2026-08-23", 10_000, "", Due),
                ("hopital", "travaux", "2027-01-15", 6_000_000, "", Due),
            ],
        );
    }
}
