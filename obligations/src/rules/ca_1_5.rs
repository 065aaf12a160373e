//! The turnover asked for stays within one and a half times the amount (R2142-7, from 2026).

use law::long_date;
use tender::{Date, Euros};

use crate::facts::Facts;
use crate::words::ht;
use crate::{Obligation, Procedure};

pub(crate) const ID: &str = "ca-1-5";
const FACTOR: &str = "chiffre-affaires-facteur";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let start = first_day(facts);
    decided(facts, start).since(facts, start)
}

/// First day of the factor that gives its name to the duty.
fn first_day(facts: &Facts) -> Option<Date> {
    let values = &facts.law.parameter(FACTOR)?.values;
    let one_and_a_half = |amount: f64| (amount - 1.5).abs() < 0.01;
    Some(
        values
            .iter()
            .find(|value| value.amount.is_some_and(one_and_a_half))?
            .from,
    )
}

fn decided(facts: &Facts, start: Option<Date>) -> Obligation {
    let basis = ["L2142-1", "R2142-7"];
    if let Some(start) = start.filter(|start| facts.date < *start) {
        return Obligation::not_applicable(
            ID,
            &basis,
            format!(
                "Consultation lancée avant le {}\u{a0}: le plafond était encore de {}\u{a0}fois le montant, sauf justification.",
                long_date(start),
                facts.value(FACTOR)
            ),
        );
    }
    if facts.procedure == Procedure::SansPublicite {
        return Obligation::not_applicable(
            ID,
            &basis,
            format!(
                "Sans publicité ni mise en concurrence, exiger un chiffre d’affaires minimal n’est, à notre avis, pas utile\u{a0}; \
                 si l’acheteur en exige un, le plafond de {}\u{a0}fois le montant s’applique.",
                facts.value(FACTOR)
            ),
        );
    }
    let framework = facts.tender.accord_cadre == Some(true);
    let mut basis = vec!["L2142-1", "R2142-7", "R2142-8"];
    // Cited once it is in our collection.
    if framework && facts.law.knows("R2142-9") {
        basis.push("R2142-9");
    }
    Obligation::due(
        ID,
        &basis,
        format!(
            "Si un chiffre d’affaires annuel minimal est exigé, il ne dépasse pas {}\u{a0}fois le montant estimé du marché ou du \
             lot, sauf justification liée à l’objet ou aux conditions d’exécution, donnée dans les documents de la \
             consultation ou, à défaut, dans le rapport de présentation.{}",
            facts.value(FACTOR),
            ceiling(facts)
        ),
    )
    .with_note(framework.then_some(
        "Pour un accord-cadre, le plafond se calcule sur le montant maximal des commandes qu’un même titulaire pourrait \
         exécuter en même temps ou, s’il ne peut être estimé, sur la valeur totale des commandes qui peuvent lui revenir.",
    ))
}

/// The amount the ceiling comes to, when it can be told: lot by lot, and not for framework agreements, whose
/// basis is what a holder may carry out at once.
fn ceiling(facts: &Facts) -> String {
    if facts.tender.accord_cadre == Some(true) {
        return String::new();
    }
    let lots = facts.tender.lot_count().is_some_and(|count| count > 1);
    if !lots {
        return format!(" Ici, au plus {}.", ht(times(facts, facts.amount)));
    }
    let priced: Vec<String> = facts
        .tender
        .lot
        .iter()
        .filter_map(|lot| {
            Some(format!(
                "{} pour «\u{a0}{}\u{a0}»",
                ht(times(facts, lot.amount_ht?)),
                lot.title.trim()
            ))
        })
        .collect();
    if priced.is_empty() {
        " Le plafond se calcule lot par lot.".to_owned()
    } else {
        format!(" Ici, lot par lot, au plus {}.", priced.join(", "))
    }
}

/// Tenths of the factor keep the product exact, rounded down to the euro: it is a ceiling.
fn times(facts: &Facts, amount: Euros) -> Euros {
    let factor = facts.number(FACTOR).unwrap_or(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tenths = (factor * 10.0).round() as u64;
    Euros::whole(amount.cents().saturating_mul(tenths) / 1_000)
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn from_2026_when_candidates_compete() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2025-12-31", 85_000, "", SansObjet),
                ("commune", "fournitures", "2026-01-01", 85_000, "", Due),
                ("commune", "fournitures", "2026-11-23", 59_999, "", SansObjet),
                ("commune", "fournitures", "2026-11-23", 60_000, "", Due),
            ],
        );
    }

    #[test]
    fn the_ceiling_is_computed() {
        let why = |more: &str| {
            run(
                assess,
                &need("commune", "fournitures", "2026-11-23", 85_001, more),
            )
            .why
        };
        assert!(why("").contains("127\u{202f}501\u{202f}€\u{a0}HT"), "{}", why(""));
        // R2142-8, R2142-9: neither lots nor framework agreements have one ceiling for the whole
        for more in [
            "lots = 2",
            "accord_cadre = true",
            "lot = [{ title = \"A\", amount_ht = 50000 }, { title = \"B\" }]",
        ] {
            assert!(!why(more).contains("127"), "{}", why(more));
        }
        let lots = why("lot = [{ title = \"A\", amount_ht = 50000 }, { title = \"B\" }]");
        assert!(
            lots.contains("75\u{202f}000\u{202f}€\u{a0}HT pour «\u{a0}A"),
            "{lots}"
        );
    }
}
