//! Social and other specific services, alone or among others (R2123-1 3°, R2123-2).

use tender::{Cpv, Euros, Nature, Tender};

use crate::cpv_lists::is_social_service;
use crate::words::ht;

/// What the services of a tender are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Services {
    /// Goods or works.
    None,
    /// Services without any code.
    Unknown,
    /// All of one category.
    Alone { social: bool },
    /// Both, without amounts: the main code tells.
    ByMainCode { social: bool },
    /// Both, and the amounts of the lots tell which weighs more.
    ByAmounts { social: Euros, other: Euros, wins: bool },
    /// Both, and which weighs more cannot be told: the rules of the other services.
    Undetermined,
}

impl Services {
    pub(crate) fn of(tender: &Tender) -> Self {
        if tender.nature != Nature::Services {
            return Self::None;
        }
        let codes = tender.all_cpv();
        let Some(main) = codes.first() else {
            return Self::Unknown;
        };
        let main = is_social_service(main);
        let lots = lots_of(tender);
        let (some_social, some_other) = (
            lots.iter().any(|(social, _)| *social == Some(true)),
            lots.iter().any(|(social, _)| *social == Some(false)),
        );
        let priced = lots.iter().any(|(_, amount)| amount.is_some());
        if some_social && some_other && priced {
            return Self::weighed(tender.amount_ht, &lots);
        }
        // Lots that all bear a code say what the whole is made of.
        let all_known = !lots.is_empty() && lots.iter().all(|(social, _)| social.is_some());
        if all_known && some_social != some_other {
            return Self::Alone { social: some_social };
        }
        if codes.iter().all(|code| is_social_service(code) == main) {
            Self::Alone { social: main }
        } else if tender.cpv.is_empty() {
            Self::Undetermined
        } else {
            Self::ByMainCode { social: main }
        }
    }

    /// What is not described could go to either side: the greater is only sure if it wins anyway.
    fn weighed(whole: Euros, lots: &[(Option<bool>, Option<Euros>)]) -> Self {
        let sum = |wanted: bool| -> Euros {
            lots.iter()
                .filter(|(social, _)| *social == Some(wanted))
                .filter_map(|(_, amount)| *amount)
                .sum()
        };
        let (social, other) = (sum(true), sum(false));
        let described = social + other;
        let all_told = lots
            .iter()
            .all(|(social, amount)| social.is_some() && amount.is_some());
        let rest = if all_told {
            Euros::default()
        } else {
            Euros::from_cents(whole.cents().saturating_sub(described.cents()))
        };
        if social > other + rest {
            Self::ByAmounts {
                social,
                other,
                wins: true,
            }
        } else if other > social + rest {
            Self::ByAmounts {
                social,
                other,
                wins: false,
            }
        } else {
            Self::Undetermined
        }
    }

    pub(crate) fn are_social(self) -> bool {
        match self {
            Self::Alone { social } | Self::ByMainCode { social } => social,
            Self::ByAmounts { wins, .. } => wins,
            Self::None | Self::Unknown | Self::Undetermined => false,
        }
    }

    /// Whether both categories meet, which R2123-2 rules.
    pub(crate) fn are_mixed(self) -> bool {
        matches!(
            self,
            Self::ByMainCode { .. } | Self::ByAmounts { .. } | Self::Undetermined
        )
    }

    /// What the buyer should know of that reading.
    pub(crate) fn note(self) -> Option<String> {
        match self {
            Self::None | Self::Alone { .. } => None,
            Self::Unknown => Some(
                "Aucun code CPV n’est donné\u{a0}: pour des services sociaux ou spécifiques, la procédure serait \
                 adaptée quel que soit le montant (R2123-1)."
                    .to_owned(),
            ),
            Self::ByMainCode { .. } => Some(
                "Le marché mêle services sociaux et autres services\u{a0}: la part de plus grande valeur décide des \
                 règles, et si elle ne peut être déterminée, celles des autres services (R2123-2)\u{a0}; le code CPV \
                 principal a été suivi, les montants des lots le confirmeraient."
                    .to_owned(),
            ),
            Self::ByAmounts { social, other, wins } => Some(format!(
                "Le marché mêle services sociaux ({}) et autres services ({})\u{a0}: les règles {} s’appliquent, part de \
                 plus grande valeur (R2123-2).",
                ht(social),
                ht(other),
                if wins {
                    "des services sociaux"
                } else {
                    "des autres services"
                }
            )),
            Self::Undetermined => Some(
                "Le marché mêle services sociaux et autres services, et la part de plus grande valeur ne peut être \
                 déterminée\u{a0}: les règles des autres services s’appliquent (R2123-2)."
                    .to_owned(),
            ),
        }
    }
}

/// Category and amount of each lot; a lot without code has that of the tender.
fn lots_of(tender: &Tender) -> Vec<(Option<bool>, Option<Euros>)> {
    let main: Option<&Cpv> = tender.cpv.first();
    tender
        .lot
        .iter()
        .map(|lot| (lot.cpv.first().or(main).map(is_social_service), lot.amount_ht))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Services;
    use crate::testing::need;

    #[test]
    fn the_greater_value_decides_when_the_lots_tell() {
        let lots = |a: &str, b: &str, main: &str| {
            format!(
                "cpv = [{main}]\nlot = [{{ title = \"Soins\", cpv = [\"85000000\"]{a} }}, {{ title = \"Ménage\", cpv = [\"90910000\"]{b} }}]"
            )
        };
        for (a, b, main, social) in [
            (", amount_ht = 160000", ", amount_ht = 140000", "", true),
            (
                ", amount_ht = 140000",
                ", amount_ht = 160000",
                "\"85000000\"",
                false,
            ),
            (
                ", amount_ht = 150000",
                ", amount_ht = 150000",
                "\"85000000\"",
                false,
            ),
            // what is left could go to the other side
            (", amount_ht = 150001", "", "", true),
            (", amount_ht = 150000", "", "\"85000000\"", false),
            // no amount at all: the main code, when there is one
            ("", "", "\"85000000\"", true),
            ("", "", "\"90910000\"", false),
            ("", "", "", false),
        ] {
            let tender = need("commune", "services", "2026-11-23", 300_000, &lots(a, b, main));
            assert_eq!(Services::of(&tender).are_social(), social, "{a} {b} {main}");
            assert!(Services::of(&tender).are_mixed());
        }
    }
}
