//! The advance payment: more than 50 000 € and more than two months (R2191-3).

use tender::{BuyerKind, Euros};

use crate::Obligation;
use crate::facts::Facts;
use crate::words::ht;

pub(crate) const ID: &str = "avance";
const BASIS: &[&str] = &["R2191-3", "R2191-7", "R2191-10"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let threshold = facts.limit("avance-montant").amount;
    let months = facts.law.number("avance-delai", facts.date).unwrap_or_default();
    let (judged, what) = judged_amount(facts);
    if judged <= threshold {
        return Obligation::not_applicable(
            ID,
            &["R2191-3", "R2191-4"],
            format!(
                "{what} ({}) ne dépasse pas {}\u{a0}: l’avance est facultative.",
                ht(judged),
                ht(threshold)
            ),
        );
    }
    match facts.tender.duration_months {
        None => Obligation::undecided(
            ID,
            BASIS,
            "duration_months",
            format!(
                "{what} ({}) dépasse {}\u{a0}; l’avance est due si l’exécution dure plus de {months}\u{a0}mois, et la \
                 durée n’est pas donnée.",
                ht(judged),
                ht(threshold)
            ),
        ),
        Some(duration) if f64::from(duration) <= months => Obligation::not_applicable(
            ID,
            &["R2191-3", "R2191-4"],
            format!("L’exécution ne dure pas plus de {months}\u{a0}mois ({duration}\u{a0}mois)\u{a0}: l’avance est facultative."),
        ),
        Some(duration) => Obligation::due(
            ID,
            BASIS,
            format!(
                "{what} ({}) dépasse {} et l’exécution dure plus de {months}\u{a0}mois ({duration}\u{a0}mois)\u{a0}: le \
                 marché fixe le taux de l’avance, de {} à {}{}. Un marché qui vise un CCAG et se tait accorde \
                 {} à toute PME.",
                ht(judged),
                ht(threshold),
                facts.value("avance-minimum"),
                facts.percent("avance-maximum-sans-garantie"),
                sme_minimum(facts),
                facts.percent("avance-ccag-option-a-pme")
            ),
        )
        .with_note(framework_note(facts)),
    }
}

/// The advance is judged contract by contract: with priced lots, on the largest one.
fn judged_amount(facts: &Facts) -> (Euros, &'static str) {
    let lots = &facts.tender.lot;
    let priced: Vec<Euros> = lots.iter().filter_map(|lot| lot.amount_ht).collect();
    match priced.iter().max() {
        Some(largest) if lots.len() > 1 && priced.len() == lots.len() => (*largest, "Le plus gros lot"),
        _ => (facts.amount, "Le montant estimé"),
    }
}

fn sme_minimum(facts: &Facts) -> String {
    let percent = |id: &str| facts.law.number(id, facts.date);
    match facts.tender.buyer.kind {
        BuyerKind::Etat => percent("avance-minimum-pme-etat").map_or_else(String::new, |rate| {
            format!(", et au moins {rate}\u{a0}% pour une PME")
        }),
        BuyerKind::Hopital => String::new(),
        BuyerKind::Commune | BuyerKind::Epci | BuyerKind::Departement | BuyerKind::Region => percent(
            "avance-minimum-pme-grands-acheteurs",
        )
        .map_or_else(String::new, |rate| {
            format!(
                ", et au moins {rate}\u{a0}% pour une PME si les dépenses annuelles de l’acheteur dépassent \
                     60\u{a0}millions d’euros"
            )
        }),
    }
}

fn framework_note(facts: &Facts) -> Option<&'static str> {
    (facts.tender.accord_cadre == Some(true)).then_some(
        "Dans un accord-cadre à bons de commande sans minimum, ces conditions se jugent bon par bon (R2191-16).",
    )
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn both_conditions_are_strict() {
        check(
            assess,
            &[
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_000,
                    "duration_months = 12",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_001,
                    "duration_months = 12",
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_001,
                    "duration_months = 2",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_001,
                    "duration_months = 3",
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_001,
                    "",
                    DonneeManquante,
                ),
                ("commune", "fournitures", "2026-11-23", 50_000, "", SansObjet),
            ],
        );
    }

    #[test]
    fn lots_are_contracts_of_their_own() {
        let lots = |a: u64, b: u64| {
            format!(
                "duration_months = 12\n[[lot]]\ntitle = \"A\"\namount_ht = {a}\n[[lot]]\ntitle = \"B\"\namount_ht = {b}"
            )
        };
        check(
            assess,
            &[
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    90_000,
                    &lots(40_000, 50_000),
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    90_001,
                    &lots(40_000, 50_001),
                    Due,
                ),
            ],
        );
    }

    #[test]
    fn the_minimum_for_small_firms_depends_on_the_buyer() {
        for (kind, says) in [
            ("etat", Some("30\u{a0}% pour une PME")),
            ("commune", Some("10\u{a0}%")),
            ("hopital", None),
        ] {
            let why = run(
                assess,
                &need(kind, "fournitures", "2026-11-23", 90_000, "duration_months = 12"),
            )
            .why;
            match says {
                Some(says) => assert!(why.contains(&format!("au moins {says}")), "{why}"),
                None => assert!(!why.contains("au moins"), "{why}"),
            }
        }
    }
}
