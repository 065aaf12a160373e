//! Publication of the essential data (R2196-1).

use crate::facts::{Facts, sentence};
use crate::{Obligation, Procedure};

pub(crate) const ID: &str = "donnees-essentielles";
const BASIS: &[&str] = &["L2196-2", "R2196-1"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let general = facts.limit("donnees-essentielles").amount;
    if facts.amount >= general {
        let list = if facts.procedure == Procedure::SansPublicite {
            " Pour un achat sans publicité ni mise en concurrence, une liste annuelle peut suffire."
        } else {
            ""
        };
        return Obligation::due(
            ID,
            BASIS,
            format!(
                "{}\u{a0}: les données essentielles paraissent dans les deux mois de la notification.{list}",
                sentence(&facts.compared_with("seuil de publication des données essentielles", general))
            ),
        );
    }
    let dispensed = facts.limit("donnees-essentielles-sans-publicite").amount;
    let comparison = sentence(&facts.compared_with(
        "seuil de publication des achats sans publicité ni mise en concurrence",
        dispensed,
    ));
    if facts.procedure == Procedure::SansPublicite && facts.amount >= dispensed {
        Obligation::due(
            ID,
            BASIS,
            format!(
                "{comparison}\u{a0}: les données sont publiées, ou l’achat figure dans la liste annuelle du premier \
                 trimestre."
            ),
        )
    } else {
        Obligation::not_applicable(
            ID,
            BASIS,
            format!("{comparison}\u{a0}: aucune publication n’est imposée."),
        )
    }
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

    #[test]
    fn the_yearly_list_is_for_purchases_without_publicity() {
        for (amount, list) in [(39_999, true), (59_999, true), (60_000, false)] {
            let why = run(assess, &need("commune", "services", "2026-11-23", amount, "")).why;
            assert_eq!(why.contains("liste annuelle"), list, "{amount} : {why}");
        }
    }
}
