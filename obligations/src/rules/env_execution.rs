//! Performance conditions take the environment into account (L2112-2, from 22 August 2026).

use jiff::civil::date;

use super::august_2026_doubt;
use crate::Obligation;
use crate::facts::Facts;

pub(crate) const ID: &str = "env-execution";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(date(2026, 8, 22));
    if applies {
        Obligation::due(
            ID,
            &["L2112-2"],
            format!(
                "Consultation lancée à partir du {since}\u{a0}: au moins une condition d’exécution, liée à l’objet, \
                 tient compte de l’environnement. Elle se contrôle et se sanctionne."
            ),
        )
        .with_note(august_2026_doubt(facts))
    } else {
        Obligation::not_applicable(
            ID,
            &["L2112-2"],
            format!(
                "Consultation lancée avant le {since}\u{a0}: une clause environnementale est possible, elle n’est \
                 pas encore obligatoire."
            ),
        )
    }
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
