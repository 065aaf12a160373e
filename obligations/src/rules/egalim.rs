//! Sustainable and quality food in collective catering (CRPM L230-5-1).

use law::long_date;
use tender::{BuyerKind, Date, Nature};

use crate::Obligation;
use crate::cpv_lists::{is_canteen_food, is_catering};
use crate::facts::Facts;

pub(crate) const ID: &str = "egalim";
const BASIS: &[&str] = &["CRPM L230-5-1"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let start = facts.law.since("egalim-qualite");
    decided(facts, start).since(start)
}

fn decided(facts: &Facts, start: Option<Date>) -> Obligation {
    if let Some(start) = start.filter(|start| facts.date < *start) {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {}\u{a0}: les parts ne s’appliquent pas encore.",
                long_date(start)
            ),
        );
    }
    let catering = facts.cpv_in(is_catering);
    if let Some(code) = catering.or_else(|| facts.cpv_in(is_canteen_food)) {
        return Obligation::due(
            ID,
            BASIS,
            format!(
                "L’achat relève de la restauration collective dès qu’il sert des repas (CPV {code})\u{a0}: sur l’année et en \
                 valeur, au moins {} de produits durables et de qualité, dont {} de bio ou en conversion{}. \
                 Aucune part locale ni d’origine n’est permise.",
                facts.percent("egalim-qualite"),
                facts.percent("egalim-bio"),
                meat_and_fish(facts)
            ),
        )
        .with_doubts(hospital_doubt(facts))
        .on_codes(facts.codes);
    }
    if facts.cpv_unknown() && facts.tender.nature != Nature::Travaux {
        return Obligation::undecided(
            ID,
            BASIS,
            "cpv",
            "Les parts de produits durables visent les denrées et les repas de la restauration collective\u{a0}; aucun \
             code CPV n’est donné.",
        );
    }
    Obligation::not_applicable(ID, BASIS, "L’achat ne porte ni sur des denrées ni sur des repas.")
        .on_codes(facts.codes)
}

/// Nothing is said of meat and fish before their own first day.
fn meat_and_fish(facts: &Facts) -> String {
    if !facts.asserts("egalim-viandes-poissons") {
        return String::new();
    }
    match facts.tender.buyer.kind {
        BuyerKind::Etat => format!(
            ", et {} pour les viandes et les poissons",
            facts.percent("egalim-viandes-poissons-etat")
        ),
        _ => format!(
            ", et au moins {} pour les viandes et les poissons",
            facts.percent("egalim-viandes-poissons")
        ),
    }
}

fn hospital_doubt(facts: &Facts) -> Option<String> {
    (facts.tender.buyer.kind == BuyerKind::Hopital && facts.asserts("egalim-viandes-poissons")).then(|| {
        format!(
            "L’État et ses établissements servent {} de viandes et de poissons durables et de qualité\u{a0}: qu’un hôpital en soit \
             est à vérifier.",
            facts.percent("egalim-viandes-poissons-etat")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn food_and_meals() {
        check(
            assess,
            &[
                // dairy products, vegetables, school meals, meal preparation
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    30_000,
                    "cpv = [\"15500000\"]",
                    Due,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    30_000,
                    "cpv = [\"03220000\"]",
                    Due,
                ),
                (
                    "departement",
                    "services",
                    "2026-11-23",
                    400_000,
                    "cpv = [\"55524000\"]",
                    Due,
                ),
                (
                    "region",
                    "services",
                    "2026-11-23",
                    400_000,
                    "cpv = [\"55321000\"]",
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2021-12-31",
                    30_000,
                    "cpv = [\"15500000\"]",
                    SansObjet,
                ),
                // animal feed, furniture, works
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    30_000,
                    "cpv = [\"15700000\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    30_000,
                    "cpv = [\"39160000\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    30_000,
                    "",
                    DonneeManquante,
                ),
                ("commune", "travaux", "2026-11-23", 300_000, "", SansObjet),
            ],
        );
    }

    #[test]
    fn the_state_serves_only_sustainable_meat_and_fish() {
        for (kind, says) in [
            ("etat", "100\u{a0}% pour les viandes"),
            ("commune", "60\u{a0}% pour les viandes"),
        ] {
            let why = run(
                assess,
                &need(kind, "fournitures", "2026-11-23", 30_000, "cpv = [\"15100000\"]"),
            )
            .why;
            assert!(why.contains(says), "{why}");
        }
    }
}
