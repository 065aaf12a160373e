//! At least one award criterion on the environment (R2152-7 from 21 August 2026, L2152-7 from the 22nd).

use law::long_date;

use crate::Obligation;
use crate::august_2026::august_2026_doubts;
use crate::facts::Facts;

const START: &str = "debut-env-critere";
pub(crate) const ID: &str = "env-critere";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(facts.start(START));
    let value = facts.law.parameter(START).and_then(|one| one.at(facts.date));
    let law_too = value.is_none_or(|value| value.article == "L2152-7");
    // On 21 August the decree is in force and the law one day away.
    let basis: &[&'static str] = if applies && !law_too {
        &["R2152-7"]
    } else {
        &["L2152-7", "R2152-7"]
    };
    let duty = if applies {
        Obligation::due(
            ID,
            basis,
            format!(
                "Consultation lancée à partir du {since}\u{a0}: soit le coût est le seul critère, selon une approche globale \
                 (qui peut être le coût du cycle de vie) et qui prend en compte les caractéristiques environnementales de \
                 l’offre\u{a0}; soit il y a plusieurs critères, dont le prix ou le coût, et l’un au moins prend en compte ces \
                 caractéristiques. Aucun poids minimal n’est fixé par le texte."
            ),
        )
        .with_note(days(facts).as_deref().filter(|_| law_too))
    } else {
        Obligation::not_applicable(
            ID,
            basis,
            format!(
                "Consultation lancée avant le {since}\u{a0}: un critère environnemental est possible, il n’est pas \
                 encore obligatoire."
            ),
        )
        .with_note(days(facts).as_deref())
    };
    duty.since(facts, facts.start(START))
        .with_doubts(august_2026_doubts(facts, basis, START))
}

/// The decree and the law did not begin on the same day.
fn days(facts: &Facts) -> Option<String> {
    let values = &facts.law.parameter(START)?.values;
    let (decree, law) = (values.first()?, values.last()?);
    (decree.from < law.from).then(|| {
        format!(
            "{} est ainsi rédigé à partir du {}, {} du {}.",
            decree.article,
            long_date(decree.from),
            law.article,
            long_date(law.from)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn starts_on_21_august_2026() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-08-20", 100_000, "", SansObjet),
                ("commune", "fournitures", "2026-08-21", 100_000, "", Due),
                ("commune", "fournitures", "2026-08-22", 100_000, "", Due),
                ("hopital", "services", "2026-08-23", 100_000, "", Due),
            ],
        );
    }

    #[test]
    fn the_law_joins_the_decree_the_day_after() {
        for (date, basis) in [
            ("2026-08-21", vec!["R2152-7"]),
            ("2026-08-22", vec!["L2152-7", "R2152-7"]),
        ] {
            let duty = run(assess, &need("commune", "services", date, 100_000, ""));
            assert_eq!(duty.legal_basis, basis, "{date}");
            // Each article has its own day, and the line « depuis » that of the rule.
            let both =
                "R2152-7 est ainsi rédigé à partir du 21\u{a0}août 2026, L2152-7 du 22\u{a0}août 2026.";
            assert_eq!(duty.why.contains(both), basis.len() == 2, "{}", duty.why);
            assert_eq!(
                duty.since_words.as_deref(),
                Some("Règle ainsi applicable depuis le 21\u{a0}août 2026.")
            );
        }
    }

    #[test]
    fn below_the_dispensing_threshold_the_doubt_is_said() {
        for (amount, doubtful) in [(59_999, true), (60_000, false)] {
            let duty = run(assess, &need("commune", "fournitures", "2026-11-23", amount, ""));
            let said = duty
                .doubts
                .iter()
                .any(|doubt| doubt.contains("sans publicité ni mise en concurrence"));
            assert_eq!(said, doubtful, "{:?}", duty.doubts);
            assert!(!duty.why.contains("à vérifier"), "{}", duty.why);
        }
    }
}
