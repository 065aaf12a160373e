//! A framework agreement has a maximum (R2162-4, since 26 August 2021).

use crate::Obligation;
use crate::facts::Facts;
use crate::words::ht;

const START: &str = "debut-accord-cadre-maximum";
pub(crate) const ID: &str = "accord-cadre-maximum";
const BASIS: &[&str] = &["L2125-1", "R2162-4"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    decided(facts)
        .since(facts, facts.start(START))
        .with_doubts(day_doubt(facts))
}

fn decided(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(facts.start(START));
    match (facts.tender.accord_cadre, facts.tender.maximum_ht) {
        (Some(false), _) => Obligation::not_applicable(ID, BASIS, "Le marché n’est pas un accord-cadre."),
        _ if !applies => Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {since}\u{a0}: le maximum d’un accord-cadre n’est pas encore obligatoire."
            ),
        ),
        (None, _) => Obligation::undecided(
            ID,
            BASIS,
            "accord_cadre",
            "Un accord-cadre a toujours un maximum\u{a0}; le besoin ne dit pas si c’en est un.",
        ),
        (Some(true), Some(maximum)) => Obligation::due(
            ID,
            BASIS,
            format!(
                "Le maximum de l’accord-cadre est donné\u{a0}: {}. Les documents de la consultation le portent et il borne \
                 toutes les commandes.",
                ht(maximum)
            ),
        )
        .with_note(too_long(facts).as_deref()),
        (Some(true), None) => Obligation::due(
            ID,
            BASIS,
            "Un accord-cadre a toujours un maximum, en valeur ou en quantité\u{a0}; il n’est pas encore donné (rubrique \
             «\u{a0}Montant maximum de l’accord-cadre\u{a0}»).",
        )
        .with_note(too_long(facts).as_deref()),
    }
}

/// L2125-1: four years, but in exceptional and justified cases.
fn too_long(facts: &Facts) -> Option<String> {
    let years = facts.number("accord-cadre-duree")?;
    let months = facts.tender.duration_months?;
    (f64::from(months) > years * 12.0).then(|| {
        format!(
            "Sa durée ({months}\u{a0}mois) dépasse {years}\u{a0}ans\u{a0}: il faut un cas exceptionnel, dûment justifié \
             (L2125-1)."
        )
    })
}

/// The version of the article is of August 2021; which consultations it reached first is not in our sources.
fn day_doubt(facts: &Facts) -> Option<&'static str> {
    let near = facts.date >= facts.start(START) && facts.date < jiff::civil::date(2022, 8, 26);
    (near && facts.tender.accord_cadre != Some(false)).then_some(
        "Le maximum vient de la version du 26\u{a0}août 2021 de l’article R2162-4\u{a0}: les premières consultations qu’elle vise \
         sont à vérifier.",
    )
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
