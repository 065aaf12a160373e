//! At least one award criterion on the environment (R2152-7 from 21 August 2026, L2152-7 from the 22nd).

use jiff::civil::date;

use super::august_2026_doubt;
use crate::Obligation;
use crate::facts::Facts;

pub(crate) const ID: &str = "env-critere";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(date(2026, 8, 21));
    let (law_too, _) = facts.since(date(2026, 8, 22));
    if applies {
        // On 21 August the decree is in force and the law one day away.
        let basis: &[&'static str] = if law_too {
            &["L2152-7", "R2152-7"]
        } else {
            &["R2152-7"]
        };
        Obligation::due(
            ID,
            basis,
            format!(
                "Consultation lancée à partir du {since}\u{a0}: au moins un critère tient compte des \
                 caractéristiques environnementales de l’offre, ou bien le coût du cycle de vie sert de critère \
                 unique. Aucun poids minimal n’est fixé par le texte."
            ),
        )
        .with_note(august_2026_doubt(facts))
    } else {
        Obligation::not_applicable(
            ID,
            &["L2152-7", "R2152-7"],
            format!(
                "Consultation lancée avant le {since}\u{a0}: un critère environnemental est possible, il n’est pas \
                 encore obligatoire."
            ),
        )
    }
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
        }
    }

    #[test]
    fn below_the_dispensing_threshold_the_doubt_is_said() {
        let small = run(assess, &need("commune", "fournitures", "2026-11-23", 59_999, ""));
        assert!(small.why.contains("à vérifier"), "{}", small.why);
        let larger = run(assess, &need("commune", "fournitures", "2026-11-23", 60_000, ""));
        assert!(!larger.why.contains("à vérifier"), "{}", larger.why);
    }
}
