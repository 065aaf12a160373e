//! The trace of contacts before the launch (R2111-1, R2111-2).

use tender::Nature;

use crate::Obligation;
use crate::facts::{Facts, sentence};

pub(crate) const ID: &str = "tracabilite-sourcage";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let years = facts.value("conservation-procedure");
    let contract = if facts.tender.nature == Nature::Travaux {
        format!(
            "\u{a0}; les pièces constitutives d’un marché de travaux, au moins {}\u{a0}ans après la fin de l’exécution",
            facts.value("conservation-travaux")
        )
    } else {
        String::new()
    };
    let kept = format!(
        "Les documents de la procédure se gardent au moins {years}\u{a0}ans à compter de la signature{contract}."
    );
    let base = "Les échanges préalables avec des entreprises sont permis s’ils ne faussent pas la concurrence\u{a0}; en garder \
                la trace (date, questions, réponses) permet de le montrer. Si l’une d’elles a pris part à la préparation du \
                marché et veut y répondre, l’acheteur prend des mesures, par exemple donner à tous ce qu’elle a appris.";
    let mut basis = vec!["R2111-1", "R2111-2"];
    if facts.reaches_eu() {
        basis.extend(["R2184-1", "R2184-3"]);
    }
    basis.push("R2184-12");
    if facts.tender.nature == Nature::Travaux {
        basis.push("R2184-13");
    }
    if facts.reaches_eu() {
        Obligation::due(
            ID,
            &basis,
            format!(
                "{base} {}\u{a0}: le rapport de présentation décrit ces mesures. {kept}",
                sentence(&facts.compared_with_eu())
            ),
        )
        .with_doubts(facts.eu_doubt())
        .on_codes(facts.eu_codes())
    } else {
        Obligation::due(
            ID,
            &basis,
            format!("{base} {kept} Sans échange préalable, il n’y a rien à tracer."),
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
