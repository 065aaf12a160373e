//! The advance payment: more than 50 000 € and more than two months (R2191-3).

use tender::{BuyerKind, Euros};

use crate::Obligation;
use crate::facts::Facts;
use crate::words::ht;

pub(crate) const ID: &str = "avance";
const BASIS: &[&str] = &["R2191-3", "R2191-5", "R2191-7", "R2191-10"];
const FREE: &[&str] = &["R2191-3", "R2191-4"];

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
    Obligation::due(
        ID,
        BASIS,
        format!(
            "{} dépasse {} et l’exécution dure plus de {months}\u{a0}mois ({duration}\u{a0}mois)\u{a0}: le marché fixe le \
             taux de l’avance, de {} à {} du montant TTC{}{}. Le titulaire peut la refuser.{}",
            judged.told("au moins ", judged.at_least),
            ht(threshold),
            facts.value("avance-minimum"),
            facts.percent("avance-maximum-sans-garantie"),
            if duration > 12 {
                " ramené à douze mois"
            } else {
                ""
            },
            sme_minimum(facts),
            silent_ccag(facts)
        ),
    )
    .with_note(facts.tender.lot_count().is_none().then_some(
        "Si le marché est divisé en lots, elle se juge lot par lot.",
    ))
    .with_note(framework_note(facts, threshold).as_deref())
}

/// What the advance is judged on: each lot is a contract of its own, and lots without a price leave a range.
struct Judged {
    what: &'static str,
    /// The largest contract is worth at least this.
    at_least: Euros,
    /// And at most this.
    at_most: Euros,
}

impl Judged {
    /// `Le plus gros lot (au moins 60 000 € HT)`; exact amounts need no « au moins ».
    fn told(&self, bound: &str, amount: Euros) -> String {
        let bound = if self.at_least == self.at_most { "" } else { bound };
        format!("{} ({bound}{})", self.what, ht(amount))
    }
}

fn judged(facts: &Facts) -> Judged {
    let count = facts.tender.lot_count().unwrap_or(1);
    let whole = |what| Judged {
        what,
        at_least: facts.amount,
        at_most: facts.amount,
    };
    if count < 2 {
        return whole("Le montant estimé");
    }
    let priced: Vec<Euros> = facts.tender.lot.iter().filter_map(|lot| lot.amount_ht).collect();
    let largest = priced.iter().copied().max().unwrap_or_default();
    let unpriced = (count - priced.len()) as u64;
    if unpriced == 0 {
        return Judged {
            what: "Le plus gros lot",
            at_least: largest,
            at_most: largest,
        };
    }
    let told: Euros = priced.into_iter().sum();
    let rest = facts.amount.cents().saturating_sub(told.cents());
    // One of the unpriced lots is worth their mean at least, all the rest at most.
    Judged {
        what: "Le plus gros lot",
        at_least: largest.max(Euros::from_cents(rest / unpriced)),
        at_most: largest.max(Euros::from_cents(rest)),
    }
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
fn silent_ccag(facts: &Facts) -> String {
    facts
        .number("avance-ccag-option-a-pme")
        .map_or_else(String::new, |rate| {
            format!(
                " Un marché qui vise un CCAG de 2021 et ne choisit pas d’option accorde {rate}\u{a0}% à toute PME."
            )
        })
}

fn framework_note(facts: &Facts, threshold: Euros) -> Option<String> {
    (facts.tender.accord_cadre == Some(true)).then(|| {
        format!(
            "Dans un accord-cadre à bons de commande, ces conditions se jugent bon par bon s’il n’a pas de minimum \
             (R2191-16)\u{a0}; s’il a un minimum de plus de {}, l’avance est accordée en une fois sur ce minimum \
             (R2191-17).",
            ht(threshold)
        )
    })
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
