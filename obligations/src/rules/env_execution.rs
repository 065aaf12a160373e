//! Performance conditions take the environment into account (L2112-2, from 22 August 2026).

use crate::Obligation;
use crate::august_2026::august_2026_doubts;
use crate::facts::Facts;

const START: &str = "debut-env-execution";
pub(crate) const ID: &str = "env-execution";
const BASIS: &[&str] = &["L2112-2"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(facts.start(START));
    let duty = if applies {
        Obligation::due(
            ID,
            BASIS,
            format!(
                "Consultation lancée à partir du {since}\u{a0}: les conditions d’exécution, liées à l’objet du marché, \
                 prennent en compte l’environnement. Notre conseil, que l’article n’exige pas\u{a0}: écrire comment la \
                 condition se contrôle et ce qu’il en coûte de ne pas la tenir."
            ),
        )
    } else {
        Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {since}\u{a0}: une clause environnementale est possible, elle n’est \
                 pas encore obligatoire."
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
    fn starts_on_22_august_2026() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-08-20", 100_000, "", SansObjet),
                ("commune", "fournitures", "2026-08-21", 100_000, "", SansObjet),
                ("commune", "fournitures", "2026-08-22", 100_000, "", Due),
                ("region", "travaux", "2026-08-23", 100_000, "", Due),
            ],
        );
    }
}
