//! The turnover asked for stays within one and a half times the amount (R2142-7, from 2026).

use jiff::civil::date;
use tender::Euros;

use crate::facts::Facts;
use crate::words::ht;
use crate::{Obligation, Procedure};

pub(crate) const ID: &str = "ca-1-5";
const BASIS: &[&str] = &["L2142-1", "R2142-7", "R2142-8"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(date(2026, 1, 1));
    if !applies {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {since}\u{a0}: le plafond était encore de {}\u{a0}fois le montant.",
                facts.value("chiffre-affaires-facteur")
            ),
        );
    }
    if facts.procedure == Procedure::SansPublicite {
        return Obligation::not_applicable(
            ID,
            BASIS,
            "Sans publicité ni mise en concurrence, aucun chiffre d’affaires n’est demandé à des candidats.",
        );
    }
    // Tenths of the factor keep the product exact in cents, rounded down.
    let factor = facts
        .law
        .number("chiffre-affaires-facteur", facts.date)
        .unwrap_or(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tenths = (factor * 10.0).round() as u64;
    let ceiling = Euros::from_cents(facts.amount.cents().saturating_mul(tenths) / 10);
    let lots = if facts.tender.lot_count().is_some_and(|count| count > 1) {
        " Avec des lots, le plafond se calcule lot par lot."
    } else {
        ""
    };
    Obligation::due(
        ID,
        BASIS,
        format!(
            "Si un chiffre d’affaires minimal est exigé, il ne dépasse pas {}\u{a0}fois le montant estimé, soit {}, sauf \
             justification écrite.{lots}",
            facts.value("chiffre-affaires-facteur"),
            ht(ceiling)
        ),
    )
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
        let why = run(assess, &need("commune", "fournitures", "2026-11-23", 85_001, "")).why;
        assert!(why.contains("127\u{202f}501,50\u{202f}€\u{a0}HT"), "{why}");
    }
}
