//! A framework agreement has a maximum (R2162-4).

use crate::Obligation;
use crate::facts::Facts;
use crate::words::ht;

pub(crate) const ID: &str = "accord-cadre-maximum";
const BASIS: &[&str] = &["L2125-1", "R2162-4"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    match (facts.tender.accord_cadre, facts.tender.maximum_ht) {
        (None, _) => Obligation::undecided(
            ID,
            BASIS,
            "accord_cadre",
            "Un accord-cadre a toujours un maximum\u{a0}; le besoin ne dit pas si c’en est un.",
        ),
        (Some(false), _) => Obligation::not_applicable(ID, BASIS, "Le marché n’est pas un accord-cadre."),
        (Some(true), Some(maximum)) => Obligation::due(
            ID,
            BASIS,
            format!(
                "Le maximum de l’accord-cadre est donné\u{a0}: {}. Il figure dans l’avis ou les documents et borne toutes \
                 les commandes.",
                ht(maximum)
            ),
        ),
        (Some(true), None) => Obligation::due(
            ID,
            BASIS,
            "Un accord-cadre a toujours un maximum, en valeur ou en quantité\u{a0}; il n’est pas encore donné (champ \
             «\u{a0}maximum_ht\u{a0}»).",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn only_framework_agreements() {
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
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "accord_cadre = false",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "accord_cadre = true",
                    Due,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "accord_cadre = true\nmaximum_ht = 85000",
                    Due,
                ),
            ],
        );
    }
}
