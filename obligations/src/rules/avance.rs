//! The advance payment: more than 50 000 € and more than two months (R2191-3).

use law::long_date;
use tender::{BuyerKind, Date, Euros, Nature};

use crate::Obligation;
use crate::facts::Facts;
use crate::words::{ht, mentioned};

mod judged;

use judged::judged;

pub(crate) const ID: &str = "avance";
const BASIS: &[&str] = &["R2191-3", "R2191-5", "R2191-7", "R2191-8", "R2191-10"];
const PERIODS_BASIS: &[&str] = &["R2191-3", "R2191-13", "R2191-15"];
const FREE: &[&str] = &["R2191-3", "R2191-4"];
/// First day of the code: the conditions are as old.
const CONDITIONS: Date = jiff::civil::date(2019, 4, 1);
/// What in the need says that the amount and the duration are those of several periods.
const PERIODS: &[&str] = &[
    "reconductible",
    "reconduction",
    "reconduit",
    "reconduite",
    "tranche ferme",
    "tranche optionnelle",
    "tranche conditionnelle",
];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let threshold = facts.limit("avance-montant").amount;
    let months = facts.number("avance-delai").unwrap_or_default();
    let duration = facts.tender.duration_months;
    if let Some(duration) = duration.filter(|duration| f64::from(*duration) <= months) {
        return Obligation::not_applicable(
            ID,
            FREE,
            format!(
                "L’exécution ne dure pas plus de {months}\u{a0}mois ({duration}\u{a0}mois)\u{a0}: l’avance est facultative."
            ),
        );
    }
    let judged = judged(facts);
    if judged.at_most <= threshold {
        return Obligation::not_applicable(
            ID,
            FREE,
            format!(
                "{} ne dépasse pas {}\u{a0}: l’avance est facultative.",
                judged.told("au plus ", judged.at_most),
                ht(threshold)
            ),
        );
    }
    let Some(duration) = duration else {
        return Obligation::undecided(
            ID,
            BASIS,
            "duration_months",
            format!(
                "L’avance est due si le marché ou l’un de ses lots dépasse {}, ce qui est possible ici, et si l’exécution dure \
                 plus de {months}\u{a0}mois\u{a0}; la durée n’est pas donnée.",
                ht(threshold)
            ),
        );
    };
    if judged.at_least <= threshold {
        return Obligation::undecided(
            ID,
            BASIS,
            "lot",
            format!(
                "L’avance se juge lot par lot\u{a0}: elle est due pour chaque lot de plus de {} dont l’exécution dure plus de \
                 {months}\u{a0}mois, et le montant des lots n’est pas donné.",
                ht(threshold)
            ),
        );
    }
    let framework = facts.tender.accord_cadre == Some(true);
    // The need gives one amount and one duration, renewals included: what each period is worth is not told.
    if !framework && mentioned(&facts.tender.words(), PERIODS).is_some() {
        return Obligation::undecided(
            ID,
            PERIODS_BASIS,
            "context",
            format!(
                "Le besoin parle de reconduction ou de tranches\u{a0}: l’avance se juge sur la période initiale, puis sur \
                 chaque reconduction ou tranche affermie (R2191-13, R2191-15). Elle est due pour celles de plus de {} et de \
                 plus de {months}\u{a0}mois\u{a0}; le besoin ne donne que le total ({}, {duration}\u{a0}mois).",
                ht(threshold),
                ht(facts.amount)
            ),
        );
    }
    let mut basis = BASIS.to_vec();
    basis.extend_from_slice(if framework {
        &["R2191-16", "R2191-17"]
    } else {
        &["R2191-13", "R2191-15"]
    });
    if framework && facts.is_group_purchase() {
        basis.push("R2191-18");
    }
    let lots = facts.tender.lot_count();
    let when = if framework {
        framework_words(facts, threshold, months)
    } else if lots.is_some_and(|count| count > 1) {
        lots_words(facts, threshold, months, duration)
    } else {
        format!(
            "{} dépasse {} et l’exécution dure plus de {months}\u{a0}mois ({duration}\u{a0}mois)\u{a0}: une avance est due.",
            judged.told("au moins ", judged.at_least),
            ht(threshold)
        )
    };
    dated(
        facts,
        Obligation::due(
            ID,
            &basis,
            format!("{when} {} Le titulaire peut la refuser.", rate_words(facts, duration)),
        ),
    )
    .with_note(silent_ccag(facts).as_deref())
    .with_note(lots.is_none().then_some(
        "Si le marché est divisé en lots, elle se juge lot par lot.",
    ))
    .with_note((!framework).then_some(
        "Si le marché est reconductible ou à tranches, ces conditions se jugent sur la période initiale, puis sur chaque \
         reconduction ou tranche affermie, non sur le total (R2191-13, R2191-15).",
    ))
}

/// The rates told are younger than the conditions.
fn dated(facts: &Facts, duty: Obligation) -> Obligation {
    let first = |id: &'static str| facts.law.parameter(id)?.at(facts.date).map(|value| value.from);
    let minimum = match facts.tender.buyer.kind {
        BuyerKind::Hopital => None,
        BuyerKind::Etat => first("avance-minimum-pme-etat"),
        BuyerKind::Commune | BuyerKind::Epci | BuyerKind::Departement | BuyerKind::Region => {
            first("avance-minimum-pme-grands-acheteurs")
        }
    };
    match minimum.max(first("avance-ccag-option-a-pme")) {
        Some(day) if day > CONDITIONS => duty.since_told(
            day,
            &format!(
                "Taux ainsi applicables depuis le {}\u{a0}; conditions de montant et de durée, depuis le {}.",
                long_date(day),
                long_date(CONDITIONS)
            ),
        ),
        _ => duty,
    }
}

/// `Le marché en fixe le taux, de 5 à 30 % du montant initial TTC…`.
fn rate_words(facts: &Facts, duration: u32) -> String {
    format!(
        "Le marché en fixe le taux, de {} à {} du montant initial TTC{}, davantage si l’acheteur le veut (R2191-8){}.",
        facts.value("avance-minimum"),
        facts.percent("avance-maximum-sans-garantie"),
        if duration > 12 {
            " ramené à douze mois"
        } else {
            ""
        },
        sme_minimum(facts)
    )
}

/// Without a minimum each order is judged, above 50 000 € the minimum is (R2191-16 to R2191-18).
fn framework_words(facts: &Facts, threshold: Euros, months: f64) -> String {
    let threshold = ht(threshold);
    let lots = if facts.tender.lot_count().is_some_and(|count| count > 1) {
        " Elle se juge lot par lot."
    } else {
        ""
    };
    let group = if facts.is_group_purchase() {
        " Pour un groupement de commandes dont chaque membre paie ce qu’il commande, elle peut suivre les bons malgré ce \
         minimum (R2191-18)."
    } else {
        ""
    };
    format!(
        "Accord-cadre\u{a0}: s’il s’exécute par bons de commande, l’avance dépend de son minimum. Sans minimum, elle est due pour chaque bon de plus \
         de {threshold} exécuté en plus de {months}\u{a0}mois (R2191-16)\u{a0}; avec un minimum de plus de {threshold}, elle est \
         due une fois, sur ce minimum (R2191-17).{group}{lots}"
    )
}

/// Each lot is a contract of its own: which ones are above.
fn lots_words(facts: &Facts, threshold: Euros, months: f64, duration: u32) -> String {
    let titles = |above: bool| -> Vec<String> {
        facts
            .tender
            .lot
            .iter()
            .filter(|lot| lot.amount_ht.is_some_and(|amount| (amount > threshold) == above))
            .map(|lot| format!("«\u{a0}{}\u{a0}»", lot.title.trim()))
            .collect()
    };
    let (above, below) = (titles(true), titles(false));
    let which = match (above.as_slice(), below.as_slice()) {
        ([], _) => "ici, un lot au moins".to_owned(),
        (above, []) => format!("ici, {}", above.join(", ")),
        (above, below) => format!("ici, {}, mais pas {}", above.join(", "), below.join(", ")),
    };
    let unpriced = if facts.tender.lot_count() == Some(above.len() + below.len()) {
        ""
    } else {
        " Le montant des autres lots n’est pas donné."
    };
    format!(
        "L’avance se juge lot par lot\u{a0}: elle est due pour chaque lot de plus de {} dont l’exécution dure plus de \
         {months}\u{a0}mois ({duration}\u{a0}mois)\u{a0}; {which}.{unpriced}",
        ht(threshold)
    )
}

fn sme_minimum(facts: &Facts) -> String {
    let rate = |id: &'static str| facts.number(id);
    match facts.tender.buyer.kind {
        BuyerKind::Etat => rate("avance-minimum-pme-etat").map_or_else(String::new, |rate| {
            format!(", et au moins {rate}\u{a0}% pour une PME")
        }),
        BuyerKind::Hopital => String::new(),
        BuyerKind::Commune | BuyerKind::Epci | BuyerKind::Departement | BuyerKind::Region => {
            let limit = facts.limit("grand-acheteur-depenses").amount;
            rate("avance-minimum-pme-grands-acheteurs").map_or_else(String::new, |rate| {
                format!(
                    ", et au moins {rate}\u{a0}% pour une PME si les dépenses réelles de fonctionnement du budget principal, \
                     à l’avant-dernier exercice clos, dépassent {}",
                    limit.short()
                )
            })
        }
    }
}

/// What the general conditions give when the contract says nothing; nothing is said of a day without value.
fn silent_ccag(facts: &Facts) -> Option<String> {
    let article = match facts.tender.nature {
        Nature::Travaux => "CCAG-Travaux 10.1",
        Nature::Fournitures | Nature::Services => "CCAG-FCS 11.1",
    };
    let rate = facts.number("avance-ccag-option-a-pme")?;
    Some(format!(
        "Un marché qui vise un CCAG de 2021 sans choisir d’option accorde {rate}\u{a0}% à toute PME (option A\u{a0}; {article})\u{a0}: \
         pour s’en tenir au minimum, écrire «\u{a0}option B\u{a0}» et le taux."
    ))
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::{check, need, run};

    #[test]
    fn both_conditions_are_strict() {
        check(
            assess,
            &[
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_000,
                    "duration_months = 12",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_001,
                    "duration_months = 12",
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_001,
                    "duration_months = 2",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_001,
                    "duration_months = 3",
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    50_001,
                    "",
                    DonneeManquante,
                ),
                ("commune", "fournitures", "2026-11-23", 50_000, "", SansObjet),
            ],
        );
    }

    #[test]
    fn lots_are_contracts_of_their_own() {
        let lots = |a: u64, b: u64| {
            format!(
                "duration_months = 12\n[[lot]]\ntitle = \"A\"\namount_ht = {a}\n[[lot]]\ntitle = \"B\"\namount_ht = {b}"
            )
        };
        check(
            assess,
            &[
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    90_000,
                    &lots(40_000, 50_000),
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    90_001,
                    &lots(40_000, 50_001),
                    Due,
                ),
            ],
        );
    }

    /// Three lots of 120 000 € may all be below, two cannot.
    #[test]
    fn lots_without_a_price_leave_a_range() {
        let missing = |more: &str| {
            let tender = need(
                "commune",
                "fournitures",
                "2026-11-23",
                120_000,
                &format!("duration_months = 12\n{more}"),
            );
            run(assess, &tender).missing
        };
        assert_eq!(missing("lots = 3"), Some("lot"));
        assert_eq!(missing("lots = 2"), None);
        // 70 000 left for one lot
        let one_priced = "lot = [{ title = \"A\", amount_ht = 50000 }, { title = \"B\" }]";
        assert_eq!(missing(one_priced), None);
    }

    /// R2191-3 for each lot, R2191-16 and -17 for orders: the total decides for neither.
    #[test]
    fn what_each_contract_is_judged_on_is_told() {
        let why = |more: &str| {
            let more = format!("duration_months = 12\n{more}");
            run(
                assess,
                &need("commune", "fournitures", "2026-11-23", 230_000, &more),
            )
        };
        let lots = "lot = [{ title = \"Neufs\", amount_ht = 185000 }, { title = \"Reconditionnés\", amount_ht = 45000 }]";
        let told = why(lots).why;
        assert!(
            told.contains("ici, «\u{a0}Neufs\u{a0}», mais pas «\u{a0}Reconditionnés\u{a0}»"),
            "{told}"
        );
        let one = why("lots = 1");
        assert!(one.why.contains("non sur le total") && one.legal_basis.contains(&"R2191-15"));
        let orders = why("lots = 1\naccord_cadre = true");
        assert!(
            orders.why.starts_with("Accord-cadre\u{a0}: s’il"),
            "{}",
            orders.why
        );
        assert!(orders.legal_basis.contains(&"R2191-17") && !orders.legal_basis.contains(&"R2191-18"));
        let together =
            why("lots = 1\naccord_cadre = true\ncontext = \"Groupement de commandes de six communes\"");
        assert!(together.legal_basis.contains(&"R2191-18"));
    }

    #[test]
    fn the_minimum_for_small_firms_depends_on_the_buyer() {
        for (kind, says) in [
            ("etat", Some("30\u{a0}% pour une PME")),
            ("commune", Some("10\u{a0}%")),
            ("hopital", None),
        ] {
            let why = run(
                assess,
                &need(kind, "fournitures", "2026-11-23", 90_000, "duration_months = 12"),
            )
            .why;
            match says {
                Some(says) => assert!(why.contains(&format!("au moins {says}")), "{why}"),
                None => assert!(!why.contains("au moins"), "{why}"),
            }
        }
    }
}
