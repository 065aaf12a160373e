//! A social or employment clause from the European thresholds (L2112-2-1, from 22 August 2026).

use tender::Nature;

use crate::Obligation;
use crate::august_2026::august_2026_doubts;
use crate::facts::{Facts, sentence};

const START: &str = "debut-social-execution";
pub(crate) const ID: &str = "social-execution";
const BASIS: &[&str] = &["L2112-2-1"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    decided(facts).since(facts, facts.start(START))
}

fn decided(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(facts.start(START));
    if !applies {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {since}\u{a0}: la clause sociale est possible, elle n’est pas encore \
                 obligatoire."
            ),
        );
    }
    let comparison = sentence(&facts.compared_with_eu());
    if !facts.reaches_eu() {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!("{comparison}\u{a0}: la clause sociale reste une faculté."),
        )
        .on_eu_threshold(facts);
    }
    let short_works = match (facts.tender.nature, facts.tender.duration_months) {
        (Nature::Travaux, Some(months)) if months < 6 => {
            "\u{a0}; travaux de moins de six mois, ce qui est le cas ici"
        }
        (Nature::Travaux, None) => "\u{a0}; travaux de moins de six mois, et la durée n’est pas donnée",
        (Nature::Travaux, _) => "\u{a0}; travaux de moins de six mois",
        _ => "",
    };
    Obligation::due(
        ID,
        &["L2112-2-1", "L2184-1"],
        format!(
            "{comparison}\u{a0}: une condition d’exécution sociale ou d’emploi est prévue, ou bien le motif d’y \
             renoncer (solution immédiatement disponible\u{a0}; lien insuffisant avec l’objet\u{a0}; concurrence restreinte, \
             ou exécution rendue techniquement ou économiquement difficile{short_works}) est écrit et conservé."
        ),
    )
    .with_doubts(august_2026_doubts(facts, BASIS, START))
    .on_eu_threshold(facts)
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn from_the_european_threshold_and_from_22_august_2026() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-08-21", 216_000, "", SansObjet),
                ("commune", "fournitures", "2026-08-22", 215_999, "", SansObjet),
                ("commune", "fournitures", "2026-08-22", 216_000, "", Due),
                ("hopital", "fournitures", "2026-11-23", 215_999, "", SansObjet),
                ("hopital", "fournitures", "2026-11-23", 216_000, "", Due),
                ("etat", "services", "2026-11-23", 139_999, "", SansObjet),
                ("etat", "services", "2026-11-23", 140_000, "", Due),
                ("epci", "travaux", "2026-11-23", 5_403_999, "", SansObjet),
                ("epci", "travaux", "2026-11-23", 5_404_000, "", Due),
                // social services have their own threshold
                (
                    "commune",
                    "services",
                    "2026-11-23",
                    749_999,
                    "cpv = [\"85000000\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "services",
                    "2026-11-23",
                    750_000,
                    "cpv = [\"85000000\"]",
                    Due,
                ),
            ],
        );
    }

    #[test]
    fn short_works_are_told_they_may_renounce() {
        let goods = need(
            "commune",
            "fournitures",
            "2026-11-23",
            300_000,
            "duration_months = 5",
        );
        assert!(!run(assess, &goods).why.contains("travaux"));
        let short = need(
            "commune",
            "travaux",
            "2026-11-23",
            6_000_000,
            "duration_months = 5",
        );
        assert!(run(assess, &short).why.contains("le cas ici"));
        let long = need(
            "commune",
            "travaux",
            "2026-11-23",
            6_000_000,
            "duration_months = 6",
        );
        assert!(!run(assess, &long).why.contains("le cas ici"));
    }
}
