//! A price revision clause: raw materials at world prices, agricultural and food goods (R2112-13, -14).

use tender::{Cpv, Nature};

use crate::Obligation;
use crate::cpv_lists::{is_agricultural_or_food, is_catering, is_gas_or_electricity};
use crate::facts::Facts;

pub(crate) const ID: &str = "revision-prix";
/// Where R2112-14 asks for nothing.
const OPEN: &[&str] = &["R2112-9", "R2112-10", "R2112-11", "R2112-13", "R2112-14"];
/// What a revision clause says (R2112-13).
const TERMS: &str =
    "Le marché fixe la date du prix initial, le calcul de la révision et sa périodicité (R2112-13).";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    if let Some(code) = facts.cpv_in(is_agricultural_or_food) {
        let part = if facts.only_cpv_in(is_agricultural_or_food) {
            ""
        } else {
            " pour cette part de l’achat"
        };
        let doubt = is_doubtful_food(code).then_some(
            "Que les aliments pour animaux, les boissons et les produits très transformés (biscuits, café, plats préparés…) \
             comptent parmi les matières premières agricoles et alimentaires est à vérifier.",
        );
        return Obligation::due(
            ID,
            &["L2112-6", "R2112-13"],
            format!(
                "L’achat porte sur des matières premières agricoles ou alimentaires (CPV {code})\u{a0}: le prix est \
                 révisable{part}, quelle que soit la durée. {TERMS}"
            ),
        )
        .with_doubts(doubt)
        .on_codes(facts.codes);
    }
    if facts.only_cpv_in(is_gas_or_electricity) {
        return Obligation::not_applicable(
            ID,
            &["R2112-14"],
            "Un marché de fourniture de gaz ou d’électricité peut être conclu à prix ferme, selon les usages de la \
             profession.",
        )
        .on_codes(facts.codes);
    }
    by_raw_materials(facts)
        .with_note(facts.cpv_in(is_gas_or_electricity).map(energy_part).as_deref())
        .with_doubts(facts.cpv_in(is_catering).map(|_| {
            "Que la fourniture de repas soit un achat de matières premières alimentaires, à prix révisable, est à vérifier."
        }))
}

fn energy_part(code: &Cpv) -> String {
    format!(
        "La fourniture de gaz ou d’électricité (CPV {code}) peut, elle, être conclue à prix ferme, selon les usages de la \
         profession."
    )
}

fn is_doubtful_food(code: &Cpv) -> bool {
    ["157", "158", "159"]
        .iter()
        .any(|start| code.as_str().starts_with(start))
}

/// Without R2112-14, R2112-13 still asks for a revisable price where the hazards are major: the buyer judges it.
fn open(facts: &Facts) -> String {
    let updating = if facts.tender.nature == Nature::Travaux {
        "Le prix ferme de travaux s’actualise"
    } else {
        "Le prix ferme de fournitures ou de services non courants s’actualise"
    };
    format!(
        "Le prix est tout de même révisable si l’évolution prévisible des conditions économiques expose à des aléas majeurs \
         (R2112-13), ce que l’acheteur apprécie\u{a0}; sinon il est ferme (R2112-9). {updating} si plus de {}\u{a0}mois séparent \
         l’offre du début d’exécution\u{a0}: le marché le prévoit (R2112-10, R2112-11).",
        facts.value("actualisation-delai")
    )
}

fn by_raw_materials(facts: &Facts) -> Obligation {
    let months = facts.number("revision-duree").unwrap_or_default();
    match (facts.tender.raw_materials, facts.tender.duration_months) {
        (Some(false), _) => Obligation::not_applicable(
            ID,
            OPEN,
            "Les fournitures dont le prix suit directement des cours mondiaux, matières premières notamment, ne comptent pas \
             pour une part importante\u{a0}: l’article R2112-14 n’impose pas de clause de révision.",
        )
        .with_note(Some(&open(facts))),
        (_, Some(duration)) if f64::from(duration) <= months => Obligation::not_applicable(
            ID,
            OPEN,
            format!(
                "L’exécution ne dure pas plus de {months}\u{a0}mois ({duration}\u{a0}mois)\u{a0}: l’article R2112-14 n’impose pas \
                 de clause de révision."
            ),
        )
        .with_note(Some(&open(facts))),
        (None, _) => Obligation::undecided(
            ID,
            &["R2112-13", "R2112-14"],
            "raw_materials",
            format!(
                "Au-delà de {months}\u{a0}mois, une clause de révision est due si des fournitures dont le prix suit \
                 directement des cours mondiaux, matières premières notamment, comptent pour une part importante\u{a0}; le \
                 besoin ne le dit pas."
            ),
        ),
        (Some(true), None) => Obligation::undecided(
            ID,
            &["R2112-13", "R2112-14"],
            "duration_months",
            format!(
                "Des fournitures dont le prix suit directement des cours mondiaux comptent pour une part importante\u{a0}; la \
                 clause de révision est due si l’exécution dure plus de {months}\u{a0}mois, et la durée n’est pas donnée."
            ),
        ),
        (Some(true), Some(duration)) => Obligation::due(
            ID,
            &["L2112-6", "R2112-13", "R2112-14"],
            format!(
                "Des fournitures dont le prix suit directement des cours mondiaux, matières premières notamment, comptent \
                 pour une part importante et l’exécution dure plus de {months}\u{a0}mois ({duration}\u{a0}mois)\u{a0}: le marché \
                 contient une clause de révision qui cite au moins un indice officiel de ces cours. {TERMS}"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn raw_materials_and_more_than_three_months() {
        let facts = |raw: &str, months: &str| format!("cpv = [\"39160000\"]\n{raw}\n{months}");
        check(
            assess,
            &[
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    &facts("raw_materials = true", "duration_months = 3"),
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    &facts("raw_materials = true", "duration_months = 4"),
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    &facts("raw_materials = true", ""),
                    DonneeManquante,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    &facts("", "duration_months = 12"),
                    DonneeManquante,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    &facts("", "duration_months = 2"),
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    &facts("raw_materials = false", "duration_months = 24"),
                    SansObjet,
                ),
            ],
        );
    }

    /// R2112-13 speaks of raw materials, and of major hazards whatever is bought.
    #[test]
    fn what_the_article_leaves_open_is_told() {
        for (cpv, doubtful) in [("15500000", false), ("15800000", true), ("15900000", true)] {
            let more = format!("cpv = [\"{cpv}\"]\nduration_months = 12");
            let duty = run(
                assess,
                &need("commune", "fournitures", "2026-11-23", 30_000, &more),
            );
            assert_eq!(!duty.doubts.is_empty(), doubtful, "{cpv} : {:?}", duty.doubts);
            assert!(duty.why.contains("périodicité"), "{}", duty.why);
        }
        let firm = "cpv = [\"85312000\"]\nraw_materials = false\nduration_months = 36";
        let why = run(assess, &need("commune", "services", "2026-11-23", 300_000, firm)).why;
        assert!(why.contains("aléas majeurs") && why.contains("R2112-10"), "{why}");
    }

    #[test]
    fn food_is_always_revisable_energy_may_be_firm() {
        check(
            assess,
            &[
                // dairy products
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    30_000,
                    "cpv = [\"15500000\"]\nduration_months = 1\nraw_materials = false",
                    Due,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    30_000,
                    "cpv = [\"03220000\"]",
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    30_000,
                    "cpv = [\"03410000\"]\nraw_materials = false",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    300_000,
                    "cpv = [\"09310000\"]\nraw_materials = true\nduration_months = 36",
                    SansObjet,
                ),
            ],
        );
    }
}
