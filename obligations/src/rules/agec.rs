//! Reused and recycled goods, by category of the year (loi 2020-105, article 58).

use jiff::civil::date;
use tender::BuyerKind;

use crate::Obligation;
use crate::cpv_lists::reuse_category;
use crate::facts::Facts;

pub(crate) const ID: &str = "agec";
const BASIS: &[&str] = &["loi 2020-105 art. 58", "décret 2024-134"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(date(2024, 7, 1));
    if !applies {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {since}\u{a0}: le décret 2024-134 ne s’applique pas encore, et l’ancien décret \
                 2021-254 n’est pas repris ici."
            ),
        );
    }
    if facts.tender.buyer.kind == BuyerKind::Hopital {
        return Obligation::not_applicable(
            ID,
            BASIS,
            "Les hôpitaux sont encouragés, non obligés, à acheter des biens réemployés ou recyclés (lecture de sources \
             secondaires, à vérifier).",
        );
    }
    let found = facts
        .tender
        .all_cpv()
        .into_iter()
        .find_map(|code| Some((code, reuse_category(code)?)));
    match found {
        Some((code, (category, sure))) => {
            let doubt = if sure {
                "Le code CPV n’est qu’un indice\u{a0}: la liste officielle des produits fait foi."
            } else {
                "Le rattachement de ce code CPV à la catégorie et les taux sont à vérifier dans la liste officielle."
            };
            Obligation::due(
                ID,
                BASIS,
                format!(
                    "L’achat relève de la catégorie «\u{a0}{category}\u{a0}» (CPV {code})\u{a0}: il compte dans la part annuelle \
                     de biens réemployés et recyclés de l’acheteur, déclarée chaque année, sauf contrainte technique écrite."
                ),
            )
            .with_note(Some(doubt))
        }
        None if facts.cpv_unknown() => Obligation::undecided(
            ID,
            BASIS,
            "cpv",
            "La part de biens réemployés ou recyclés dépend de la catégorie de produits\u{a0}; aucun code CPV n’est donné.",
        ),
        None => Obligation::not_applicable(
            ID,
            BASIS,
            "Aucun code CPV du besoin ne désigne une catégorie de l’article 58.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn categories_of_article_58_for_state_and_local_authorities() {
        check(
            assess,
            &[
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "cpv = [\"39130000\"]",
                    Due,
                ),
                (
                    "etat",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "cpv = [\"30213100\"]",
                    Due,
                ),
                (
                    "region",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "cpv = [\"18100000\"]",
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "cpv = [\"18143000\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "cpv = [\"33141613\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "",
                    DonneeManquante,
                ),
                (
                    "commune",
                    "fournitures",
                    "2024-06-30",
                    85_000,
                    "cpv = [\"39130000\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2024-07-01",
                    85_000,
                    "cpv = [\"39130000\"]",
                    Due,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    85_000,
                    "cpv = [\"39130000\"]",
                    SansObjet,
                ),
            ],
        );
    }

    #[test]
    fn a_doubtful_category_says_so() {
        let why = run(
            assess,
            &need(
                "commune",
                "fournitures",
                "2026-11-23",
                85_000,
                "cpv = [\"39160000\"]",
            ),
        )
        .why;
        assert!(why.contains("à vérifier"), "{why}");
        let hospital = run(
            assess,
            &need(
                "hopital",
                "fournitures",
                "2026-11-23",
                85_000,
                "cpv = [\"18100000\"]",
            ),
        );
        assert!(hospital.why.contains("encouragés"));
    }
}
