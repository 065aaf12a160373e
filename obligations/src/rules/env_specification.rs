//! Technical specifications take sustainable development into account (L2111-2, from 22 August 2026).

use jiff::civil::date;

use super::august_2026_doubt;
use crate::Obligation;
use crate::facts::Facts;

pub(crate) const ID: &str = "env-specification";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(date(2026, 8, 22));
    if applies {
        Obligation::due(
            ID,
            &["L2111-2"],
            format!(
                "Consultation lancée à partir du {since}\u{a0}: les spécifications techniques tiennent compte du \
                 développement durable, dans ses dimensions économique, sociale et environnementale."
            ),
        )
        .with_note(august_2026_doubt(facts))
    } else {
        Obligation::not_applicable(
            ID,
            &["L2111-2"],
            format!(
                "Consultation lancée avant le {since}\u{a0}: l’obligation n’est pas encore en vigueur, prendre en \
                 compte l’environnement reste permis."
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
