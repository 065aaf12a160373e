//! Sustainable and quality food in collective catering (CRPM L230-5-1).

use jiff::Span;
use law::long_date;
use tender::{BuyerKind, Date, Nature};

use crate::cpv_lists::{is_canteen_food, is_catering};
use crate::facts::Facts;
use crate::{Obligation, State};

pub(crate) const ID: &str = "egalim";
const BASIS: &[&str] = &["CRPM L230-5-1"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let start = facts.law.since("egalim-qualite");
    let duty = decided(facts, start);
    // The share of meat and fish is younger than the others.
    match (start, facts.law.since("egalim-viandes-poissons")) {
        (Some(start), Some(meat)) if duty.state == State::Due && facts.date >= meat => duty.since_told(
            meat,
            &format!(
                "Règle ainsi applicable depuis le {}, viandes et poissons compris\u{a0}; le reste, depuis le {}.",
                long_date(meat),
                long_date(start)
            ),
        ),
        _ => duty.since(facts, start),
    }
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
            &["CRPM L230-5-1", "R2111-7"],
            format!(
                "S’il sert une restauration collective (CPV {code}), l’achat compte dans ses parts de l’année, en valeur HT\u{a0}: au \
                 moins {} de produits durables et de qualité, dont au moins {} de bio ou en conversion{}. Elles se calculent \
                 sur tous les achats du restaurant, non sur ce seul marché, et se déclarent chaque année \
                 (ma-cantine.agriculture.gouv.fr). Aucune part locale ni d’origine ne peut être imposée (R2111-7)\u{a0}; les AOP, \
                 les IGP et les approvisionnements directs à performance environnementale comptent.",
                facts.percent("egalim-qualite"),
                facts.percent("egalim-bio"),
                meat_and_fish(facts)
            ),
        )
        .with_note(level_two(facts).as_deref())
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
            "\u{a0}; {} pour les viandes et les poissons",
            facts.percent("egalim-viandes-poissons-etat")
        ),
        _ => format!(
            "\u{a0}; au moins {} pour les viandes et les poissons",
            facts.percent("egalim-viandes-poissons")
        ),
    }
}

/// The certification that stops counting while the contract runs, or has stopped.
fn level_two(facts: &Facts) -> Option<String> {
    let end = facts
        .law
        .parameter("egalim-certification-niveau-2")?
        .values
        .iter()
        .find(|value| value.amount == Some(0.0))?
        .from;
    let months = facts.tender.duration_months.unwrap_or(12);
    let last = facts.date.saturating_add(Span::new().try_months(months).ok()?);
    (last >= end).then(|| {
        format!(
            "La certification environnementale de niveau 2 ne compte plus à partir du {}.",
            long_date(end)
        )
    })
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

    /// Each share has its day, and the end of the second level of certification is said to whom it reaches.
    #[test]
    fn shares_have_their_days() {
        for (date, since, months, level_two) in [
            ("2023-06-01", "2022-01-01", 12, false),
            ("2026-10-01", "2024-01-01", 2, false),
            ("2026-10-01", "2024-01-01", 24, true),
            ("2027-02-01", "2024-01-01", 1, true),
        ] {
            let more = format!("cpv = [\"15500000\"]\nduration_months = {months}");
            let duty = run(assess, &need("commune", "fournitures", date, 30_000, &more));
            assert_eq!(duty.since.map(|day| day.to_string()).as_deref(), Some(since));
            assert_eq!(duty.why.contains("niveau 2"), level_two, "{date} {months}");
        }
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
