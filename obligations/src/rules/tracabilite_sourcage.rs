//! The trace of contacts before the launch (R2111-1, R2111-2).

use tender::Nature;

use crate::Obligation;
use crate::facts::{Facts, sentence};

pub(crate) const ID: &str = "tracabilite-sourcage";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let years = facts.value("conservation-procedure");
    let (short, long) = (
        facts.value("conservation-fournitures-services"),
        facts.value("conservation-travaux"),
    );
    let contract = match facts.tender.nature {
        Nature::Travaux => format!("{long}\u{a0}ans après la fin de l’exécution"),
        Nature::Fournitures => format!("{short}\u{a0}ans après la fin de l’exécution"),
        Nature::Services => format!(
            "{short}\u{a0}ans après la fin de l’exécution, {long} pour la maîtrise d’œuvre ou le contrôle technique"
        ),
    };
    let kept = format!(
        "Les candidatures, les offres et les documents de la procédure se gardent au moins {years}\u{a0}ans à compter de la \
         signature (R2184-12)\u{a0}; les pièces constitutives du marché, au moins {contract} (R2184-13)."
    );
    let base = "Les échanges préalables avec des entreprises sont permis s’ils ne faussent pas la concurrence\u{a0}; en garder \
                la trace (date, questions, réponses) permet de le montrer. Si l’une d’elles a pris part à la préparation du \
                marché et veut y répondre, l’acheteur prend des mesures, par exemple donner à tous ce qu’elle a appris.";
    let mut basis = vec!["R2111-1", "R2111-2"];
    if facts.reaches_eu() {
        basis.extend(["R2184-1", "R2184-3"]);
    }
    basis.extend(["R2184-12", "R2184-13"]);
    if facts.reaches_eu() {
        Obligation::due(
            ID,
            &basis,
            format!(
                "{base} {}\u{a0}: le rapport de présentation décrit ces mesures, s’il y a eu de tels \
                 échanges. {kept}",
                sentence(&facts.compared_with_eu())
            ),
        )
        .since_threshold(facts.eu())
        .with_doubts(facts.eu_doubt())
        .on_codes(facts.eu_codes())
    } else {
        Obligation::due(
            ID,
            &basis,
            format!(
                "{base} Sous les seuils européens, cette trace est notre conseil\u{a0}: les articles cités ne l’imposent pas. \
                 Sans échange préalable, il n’y a rien à tracer. {kept}"
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
            assert_eq!(duty.why.contains("notre conseil"), !report, "{}", duty.why);
        }
    }
}
