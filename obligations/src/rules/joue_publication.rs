//! Notices in the Official Journal of the Union (R2131-15, R2131-16, R2183-1).

use crate::facts::{Facts, sentence};
use crate::{Obligation, Publicity};

pub(crate) const ID: &str = "joue-publication";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let comparison = sentence(&facts.compared_with_eu());
    let duty = match facts.publicity {
        Publicity::BoampJoue => Obligation::due(
            ID,
            &["R2131-16", "R2131-17", "R2183-1"],
            format!(
                "{comparison}\u{a0}: l’avis de marché paraît au BOAMP et au Journal officiel de l’Union européenne\u{a0}; l’avis \
                 d’attribution y est envoyé pour publication dans les trente jours de la signature."
            ),
        ),
        Publicity::Joue => Obligation::due(
            ID,
            &["R2131-15", "R2183-1"],
            format!(
                "{comparison} propre aux services sociaux et spécifiques\u{a0}: l’avis de marché paraît au Journal officiel de \
                 l’Union européenne\u{a0}; l’avis d’attribution y est envoyé pour publication dans les trente jours de la \
                 signature."
            ),
        ),
        Publicity::Libre | Publicity::Adaptee | Publicity::BoampOuJal => {
            let (basis, choice): (&[&'static str], &str) = match facts.publicity {
                _ if facts.is_social() => (&["R2131-15"], ""),
                Publicity::BoampOuJal => (
                    &["R2131-16", "R2131-12"],
                    " d’office\u{a0}; l’acheteur apprécie s’il en faut un (R2131-12)",
                ),
                _ => (&["R2131-16"], ""),
            };
            Obligation::not_applicable(
                ID,
                basis,
                format!("{comparison}\u{a0}: aucun avis européen n’est imposé{choice}."),
            )
        }
    };
    duty.since_threshold(facts.eu())
        .with_doubts(facts.eu_doubt())
        .on_codes(facts.eu_codes())
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn from_the_european_threshold_of_the_buyer_and_of_the_day() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2025-12-31", 220_999, "", SansObjet),
                ("commune", "fournitures", "2025-12-31", 221_000, "", Due),
                ("commune", "fournitures", "2026-01-01", 215_999, "", SansObjet),
                ("commune", "fournitures", "2026-01-01", 216_000, "", Due),
                ("etat", "fournitures", "2026-11-23", 139_999, "", SansObjet),
                ("etat", "fournitures", "2026-11-23", 140_000, "", Due),
                ("hopital", "travaux", "2026-11-23", 5_403_999, "", SansObjet),
                ("hopital", "travaux", "2026-11-23", 5_404_000, "", Due),
                (
                    "commune",
                    "services",
                    "2026-11-23",
                    749_999,
                    "cpv = [\"80500000\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "services",
                    "2026-11-23",
                    750_000,
                    "cpv = [\"80500000\"]",
                    Due,
                ),
            ],
        );
    }
}
