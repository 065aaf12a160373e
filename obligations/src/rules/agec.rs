//! Reused and recycled goods, by category of the year (loi 2020-105, article 58).

use tender::{BuyerKind, Cpv};

use crate::cpv_lists::{Reuse, Since2021, reuse_category};
use crate::facts::Facts;
use crate::{Obligation, State};

/// Parameters that begin with décret 2024-134, and with the one before (the day it took effect is not in our sources:
/// its date is taken).
const DECREE: &str = "agec-textile-reemploi";
const FORMER_DECREE: &str = "agec-2021-textile-total";
pub(crate) const ID: &str = "agec";
const LAW: &[&str] = &["loi 2020-105 art. 58"];
const BASIS: &[&str] = &["loi 2020-105 art. 58", "décret 2024-134"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, _) = facts.since(facts.start(DECREE));
    let (former, since) = facts.since(facts.start(FORMER_DECREE));
    if applies {
        today(facts).since(facts, facts.start(DECREE))
    } else if former {
        formerly(facts).since(facts, facts.start(FORMER_DECREE))
    } else {
        Obligation::not_applicable(
            ID,
            LAW,
            format!(
                "Consultation lancée avant le décret 2021-254 du {since}, premier à fixer les parts\u{a0}: elles ne \
                 s’appliquent pas encore."
            ),
        )
        .since(facts, facts.start(FORMER_DECREE))
    }
}

fn category<'a>(facts: &Facts<'a>) -> Option<(&'a Cpv, Reuse)> {
    facts
        .tender
        .all_cpv()
        .into_iter()
        .find_map(|code| Some((code, reuse_category(code)?)))
}

fn today(facts: &Facts) -> Obligation {
    if facts.tender.buyer.kind == BuyerKind::Hopital {
        return Obligation::not_applicable(
            ID,
            BASIS,
            "L’article 58 vise l’État, les collectivités et leurs groupements\u{a0}: les hôpitaux sont encouragés, non obligés, \
             à acheter des biens réemployés ou recyclés.",
        )
        .with_doubts([HOSPITAL]);
    }
    match category(facts) {
        Some((code, category)) => {
            let doubt = if category.sure {
                "Le code CPV n’est qu’un indice\u{a0}: la liste officielle des produits fait foi, à vérifier."
            } else {
                "Le rattachement de ce code CPV à la catégorie et les taux sont à vérifier dans la liste officielle."
            };
            Obligation::due(
                ID,
                BASIS,
                format!(
                    "{} dans la part annuelle de biens réemployés et recyclés de l’acheteur{}, déclarée chaque année, sauf \
                     contrainte technique significative, dont le motif est gardé au dossier.",
                    counted(code, &category),
                    rates(facts, &category)
                ),
            )
            .with_doubts([doubt])
            .with_doubts(category.rates.iter().filter_map(|(id, _)| facts.doubt_about(id)))
            .on_codes(facts.codes)
        }
        None => {
            let duty = without_category(facts, BASIS);
            let decided = duty.state == State::SansObjet;
            duty.with_doubts(decided.then_some(NO_CODES))
                .with_doubts((decided && facts.cpv_in(is_printed).is_some()).then_some(PRINTED))
        }
    }
}

/// The decree of 2024 no longer has codes.
const NO_CODES: &str = "Le décret 2024-134 raisonne par catégories de produits, non par code CPV\u{a0}: qu’aucune ne comprenne l’achat \
                        est à vérifier dans la liste officielle.";
const PRINTED: &str = "Les imprimés étaient visés par le décret de 2021\u{a0}: la catégorie «\u{a0}papier, imprimés\u{a0}» est à vérifier.";

fn is_printed(code: &Cpv) -> bool {
    code.as_str().starts_with("22")
}

/// The code is only a sign; where the category itself is not sure, nothing more is asserted.
fn counted(code: &Cpv, category: &Reuse) -> String {
    if category.sure {
        format!(
            "L’achat relève de la catégorie «\u{a0}{}\u{a0}» (CPV {code})\u{a0}: il compte",
            category.name
        )
    } else {
        format!(
            "L’achat pourrait relever d’une catégorie «\u{a0}{}\u{a0}» (CPV {code})\u{a0}: s’il en relève, il compte",
            category.name
        )
    }
}

/// The rates of the year of launch that are asserted.
fn rates(facts: &Facts, category: &Reuse) -> String {
    let told: Vec<String> = category
        .rates
        .iter()
        .filter(|(id, _)| facts.asserts(id))
        .map(|(id, what)| format!("{} {what}", facts.percent(id)))
        .collect();
    if told.is_empty() {
        String::new()
    } else {
        format!(" ({} l’année du lancement)", told.join(", "))
    }
}

/// Décret 2021-254, repealed on 1 July 2024: some lines of its annex only are in our sources.
fn formerly(facts: &Facts) -> Obligation {
    let day = "Le jour d’entrée en vigueur du décret 2021-254 et la liste complète de ses produits sont à vérifier.";
    if facts.tender.buyer.kind == BuyerKind::Hopital {
        return Obligation::not_applicable(
            ID,
            LAW,
            "L’article 58 vise l’État, les collectivités et leurs groupements, non les hôpitaux.",
        )
        .with_doubts([HOSPITAL]);
    }
    match category(facts) {
        Some((code, category)) if category.since_2021 != Since2021::New => Obligation::due(
            ID,
            LAW,
            format!(
                "{} dans la part annuelle de biens réemployés ou recyclés de l’acheteur, d’après le décret 2021-254, applicable \
                 avant le 1er\u{a0}juillet 2024.",
                counted(code, &category)
            ),
        )
        .with_doubts([day])
        .with_doubts((category.since_2021 == Since2021::NotRead).then_some(
            "La ligne de cette catégorie dans l’annexe du décret 2021-254 n’a pas été lue\u{a0}: à vérifier.",
        ))
        .on_codes(facts.codes),
        Some((code, category)) => Obligation::not_applicable(
            ID,
            LAW,
            format!(
                "La catégorie «\u{a0}{}\u{a0}» (CPV {code}) est nouvelle dans le décret 2024-134, applicable à partir du \
                 1er\u{a0}juillet 2024.",
                category.name
            ),
        )
        .on_codes(facts.codes),
        None => without_category(facts, LAW).with_doubts([day]),
    }
}

const HOSPITAL: &str = "La situation des hôpitaux est lue dans des sources secondaires\u{a0}: à vérifier.";

fn without_category(facts: &Facts, basis: &'static [&'static str]) -> Obligation {
    if facts.cpv_unknown() {
        return Obligation::undecided(
            ID,
            basis,
            "cpv",
            "La part de biens réemployés ou recyclés dépend de la catégorie de produits\u{a0}; aucun code CPV n’est donné.",
        );
    }
    Obligation::not_applicable(
        ID,
        basis,
        "Aucun code CPV du besoin ne désigne une catégorie de l’article 58.",
    )
    .on_codes(facts.codes)
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
                    "cpv = [\"37400000\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2024-07-01",
                    85_000,
                    "cpv = [\"37400000\"]",
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
    fn doubts_stand_beside_the_reason() {
        for (kind, date, cpv, says) in [
            ("commune", "2026-11-23", "39160000", "rattachement"),
            ("commune", "2026-11-23", "39130000", "liste officielle"),
            ("commune", "2026-11-23", "33141613", "liste officielle"),
            ("commune", "2026-11-23", "22113000", "imprimés"),
            ("hopital", "2026-11-23", "18100000", "hôpitaux"),
            ("commune", "2023-06-01", "18100000", "2021-254"),
            ("commune", "2023-06-01", "39130000", "n’a pas été lue"),
        ] {
            let duty = run(
                assess,
                &need(kind, "fournitures", date, 85_000, &format!("cpv = [\"{cpv}\"]")),
            );
            assert!(!duty.why.contains("à vérifier"), "{}", duty.why);
            assert!(
                duty.doubts.iter().any(|doubt| doubt.contains(says)),
                "{:?}",
                duty.doubts
            );
        }
    }

    /// The rates our sources give for the year, and none when they give none.
    #[test]
    fn known_rates_are_told() {
        let ask = |date: &str| {
            run(
                assess,
                &need("commune", "fournitures", date, 85_000, "cpv = [\"18100000\"]"),
            )
        };
        assert!(ask("2026-11-23").why.contains("8\u{a0}% de réemploi"));
        let later = ask("2027-01-15");
        assert!(!later.why.contains('%'), "{}", later.why);
        assert!(later.doubts.iter().any(|doubt| doubt.contains("2027")));
    }
}
