//! The trace of contacts before the launch (R2111-1, R2111-2).

use crate::Obligation;
use crate::facts::{Facts, sentence};

pub(crate) const ID: &str = "tracabilite-sourcage";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let base = "Tout échange préalable avec des entreprises laisse une trace (date, questions, réponses), et ce qu’elles ont \
                appris est donné à tous";
    if facts.reaches_eu() {
        Obligation::due(
            ID,
            &["R2111-1", "R2111-2", "R2184-1", "R2184-3", "R2184-12"],
            format!(
                "{base}. {}\u{a0}: le rapport de présentation décrit ces mesures, et les pièces se gardent cinq ans.",
                sentence(&facts.compared_with_eu())
            ),
        )
    } else {
        Obligation::due(
            ID,
            &["R2111-1", "R2111-2", "R2184-12"],
            format!(
                "{base}\u{a0}; les pièces se gardent cinq ans. Sans échange préalable, il n’y a rien à tracer."
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::Due;
    use crate::testing::{check, need, run};

    #[test]
    fn always_kept_and_reported_from_the_european_threshold() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-11-23", 10_000, "", Due),
                ("commune", "fournitures", "2026-11-23", 216_000, "", Due),
            ],
        );
        for (amount, report) in [(215_999, false), (216_000, true)] {
            let duty = run(assess, &need("commune", "fournitures", "2026-11-23", amount, ""));
            assert_eq!(duty.legal_basis.contains(&"R2184-3"), report, "{amount}");
        }
    }
}
