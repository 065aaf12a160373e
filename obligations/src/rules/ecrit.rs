//! A written contract (L2112-1, R2112-1).

use crate::Obligation;
use crate::facts::{Facts, sentence};

pub(crate) const ID: &str = "ecrit";
const BASIS: &[&str] = &["L2112-1", "R2112-1"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let threshold = facts.limit("ecrit");
    let comparison = sentence(&facts.compared_with("seuil du marché écrit", threshold.amount));
    let duty = if facts.amount >= threshold.amount {
        Obligation::due(
            ID,
            BASIS,
            format!("{comparison}\u{a0}: le marché est conclu par écrit."),
        )
    } else {
        Obligation::not_applicable(
            ID,
            BASIS,
            format!("{comparison}\u{a0}: l’écrit reste prudent, il n’est pas imposé."),
        )
    };
    duty.since_threshold(&threshold)
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn from_25_000() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-11-23", 24_999, "", SansObjet),
                ("commune", "fournitures", "2026-11-23", 25_000, "", Due),
                ("etat", "travaux", "2019-06-01", 25_000, "", Due),
            ],
        );
    }
}
