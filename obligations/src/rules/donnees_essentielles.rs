//! Publication of the essential data (R2196-1).

use jiff::civil::date;
use law::long_date;
use tender::{Date, Euros};

use crate::exemption::Exemption;
use crate::facts::{Facts, sentence};
use crate::{Obligation, Procedure};

pub(crate) const ID: &str = "donnees-essentielles";
const BASIS: &[&str] = &["L2196-2", "R2196-1"];
/// Since then on the national portal, before on the buyer profile (R2196-1, arrêté of 22 December 2022).
const PORTAL: Date = date(2024, 1, 1);

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let general = facts.limit("donnees-essentielles");
    let small = facts.exemption == Some(Exemption::SmallValue);
    let dispensed = facts.asserts("donnees-essentielles-sans-publicite");
    if facts.amount >= general.amount {
        // The yearly list is for the contracts of R2122-8 only.
        let list = if small && dispensed {
            " Pour cet achat de l’article R2122-8, une liste annuelle des marchés conclus l’année précédente peut suffire\u{a0}: \
             elle paraît au premier trimestre, sur le support choisi par l’acheteur."
        } else {
            ""
        };
        let (place, modified) = if facts.date >= PORTAL {
            (
                "sur le portail national de données ouvertes",
                ", puis de chaque modification",
            )
        } else {
            ("sur le profil d’acheteur", "")
        };
        let duty = Obligation::due(
            ID,
            BASIS,
            format!(
                "{}\u{a0}: les données essentielles paraissent {place} dans les deux mois de la \
                 notification{modified}.{list}",
                sentence(
                    &facts.compared_with("seuil de publication des données essentielles", general.amount)
                )
            ),
        )
        .since_threshold(&general);
        return if facts.date >= PORTAL {
            duty.since_told(
                PORTAL,
                &format!(
                    "Publication sur le portail national depuis le {}.",
                    long_date(PORTAL)
                ),
            )
        } else {
            duty
        };
    }
    if facts.procedure == Procedure::SansPublicite && !dispensed {
        return unknown(facts, general.amount);
    }
    let limit = facts.limit("donnees-essentielles-sans-publicite");
    let comparison = sentence(&facts.compared_with(
        "seuil de publication des achats sans publicité ni mise en concurrence",
        limit.amount,
    ));
    let duty = if small && facts.amount >= limit.amount {
        Obligation::due(
            ID,
            BASIS,
            format!(
                "{comparison}\u{a0}: les données essentielles paraissent sur le portail national de données ouvertes dans les \
                 deux mois de la notification, ou l’achat figure dans une liste annuelle des marchés conclus l’année \
                 précédente, publiée au premier trimestre sur le support choisi par l’acheteur."
            ),
        )
    } else {
        Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "{}\u{a0}: aucune publication n’est imposée.",
                if small {
                    comparison
                } else {
                    sentence(
                        &facts.compared_with("seuil de publication des données essentielles", general.amount),
                    )
                }
            ),
        )
    };
    duty.since_threshold(&limit)
}

/// From 2020 to 2023 our sources give the general threshold alone: nothing is asserted below it.
fn unknown(facts: &Facts, general: Euros) -> Obligation {
    let first = facts
        .law
        .parameter("donnees-essentielles-sans-publicite")
        .and_then(|parameter| parameter.values.iter().find_map(law::DatedValue::euros));
    let doubt = first.is_some_and(|first| facts.amount >= first).then_some(
        "Nos sources ne disent pas si, à cette date, les achats sans publicité ni mise en concurrence figuraient dans une \
         liste publiée, ni à partir de quel montant\u{a0}: à vérifier.",
    );
    Obligation::not_applicable(
        ID,
        BASIS,
        format!(
            "{}\u{a0}: c’est le seul seuil que nos sources donnent à cette date.",
            sentence(&facts.compared_with("seuil de publication des données essentielles", general))
        ),
    )
    .with_doubts(doubt)
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn from_25_000_without_publicity_and_40_000_always() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-11-23", 24_999, "", SansObjet),
                ("commune", "fournitures", "2026-11-23", 25_000, "", Due),
                ("commune", "fournitures", "2026-11-23", 39_999, "", Due),
                ("commune", "fournitures", "2026-11-23", 40_000, "", Due),
                ("commune", "fournitures", "2026-11-23", 60_000, "", Due),
                ("hopital", "travaux", "2026-03-31", 25_000, "", Due),
            ],
        );
    }

    /// From 2020 to 2023 our sources give the general threshold alone.
    #[test]
    fn what_is_not_known_is_not_asserted() {
        for (date, amount, doubtful) in [
            ("2022-06-01", 39_999, true),
            ("2022-06-01", 25_000, true),
            ("2022-06-01", 24_999, false),
            ("2022-06-01", 40_000, false),
            ("2023-12-31", 39_999, true),
            ("2024-01-01", 39_999, false),
        ] {
            let duty = run(assess, &need("commune", "fournitures", date, amount, ""));
            assert_eq!(
                !duty.doubts.is_empty(),
                doubtful,
                "{date} {amount} : {:?}",
                duty.doubts
            );
        }
    }

    #[test]
    fn the_yearly_list_is_for_purchases_without_publicity() {
        for (amount, list) in [(39_999, true), (59_999, true), (60_000, false)] {
            let why = run(assess, &need("commune", "services", "2026-11-23", amount, "")).why;
            assert_eq!(why.contains("liste annuelle"), list, "{amount} : {why}");
        }
    }
}
