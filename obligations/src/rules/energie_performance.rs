//! High energy performance from the European thresholds (c. énergie L234-1, ordonnance of October 2025).

use crate::Obligation;
use crate::facts::{Facts, sentence};

const START: &str = "debut-energie-performance";
/// The first paragraph of L2111-1 has no threshold.
const ALWAYS: &str =
    "Le développement durable, lui, compte dans la définition du besoin à tout montant (L2111-1).";
pub(crate) const ID: &str = "energie-performance";
const BASIS: &[&str] = &[
    "L2111-1",
    "c. énergie L234-1",
    "c. énergie L234-2",
    "c. énergie L234-3",
];

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
                "Consultation lancée avant le {since}\u{a0}: l’ordonnance 2025-979 n’est pas encore en vigueur. {ALWAYS}"
            ),
        );
    }
    let comparison = sentence(&facts.compared_with_eu());
    if !facts.reaches_eu() {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!("{comparison}\u{a0}: l’efficacité et la sobriété énergétiques ne s’imposent pas à ce titre. {ALWAYS}"),
        )
        .on_eu_threshold(facts);
    }
    Obligation::due(
        ID,
        BASIS,
        format!(
            "{comparison}\u{a0}: le besoin prend en compte l’efficacité et la sobriété énergétiques (L2111-1). Le code de \
             l’énergie demande en outre de n’acheter que des produits et services à haute performance énergétique, sauf \
             exception (sécurité, urgence sanitaire, inadéquation technique)."
        ),
    )
    .on_eu_threshold(facts)
    .with_doubts([
        "Les articles du code de l’énergie, leur date, les produits qu’ils visent et leurs exceptions sont connus par des \
         sources secondaires, et leur décret d’application n’a pas été trouvé\u{a0}: à vérifier.",
    ])
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn from_the_european_threshold() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2025-10-15", 300_000, "", SansObjet),
                ("commune", "fournitures", "2025-10-16", 300_000, "", Due),
                ("commune", "fournitures", "2026-11-23", 215_999, "", SansObjet),
                ("commune", "fournitures", "2026-11-23", 216_000, "", Due),
                ("etat", "services", "2026-11-23", 140_000, "", Due),
                ("commune", "travaux", "2026-11-23", 5_404_000, "", Due),
            ],
        );
    }
}
