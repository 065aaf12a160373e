//! First days of the duties that a text started and no parameter dates.

use jiff::civil::date;
use law::{Law, Reliability};
use tender::Date;

use crate::Procedure;
use crate::facts::Facts;

/// R2152-7 (loi Climat et résilience, décret).
pub(crate) const CRITERIA_DECREE: Date = date(2026, 8, 21);
/// L2111-2, L2112-2, L2112-2-1, L2152-7 (loi 2021-1104, article 35).
pub(crate) const CLIMATE_LAW: Date = date(2026, 8, 22);
/// L2111-1 (ordonnance 2025-979).
pub(crate) const ENERGY_ORDER: Date = date(2025, 10, 16);
/// R2162-4: the maximum of framework agreements.
pub(crate) const FRAMEWORK_MAXIMUM: Date = date(2021, 8, 26);
/// Décret 2024-134 (AGEC).
pub(crate) const REUSE_DECREE: Date = date(2024, 7, 1);
/// Date of the décret 2021-254, the former one; the day it took effect is not in our sources.
pub(crate) const FORMER_REUSE_DECREE: Date = date(2021, 3, 9);
/// Règl. (UE) 2024/1735, article 49; another source says 30 December 2025 for article 25 § 7.
pub(crate) const NET_ZERO: Date = date(2024, 6, 29);
/// Règl. (UE) 2024/1735, article 25 § 1: limited before.
pub(crate) const NET_ZERO_GENERAL: Date = date(2026, 6, 30);

/// What the duties of August 2026 leave open: their texts, whom they reach, the smallest purchases.
pub(crate) fn august_2026_doubts(facts: &Facts, articles: &[&'static str]) -> Vec<String> {
    // Before them nothing is due yet, whatever becomes of the texts.
    let mut doubts = Vec::new();
    if facts.date >= CRITERIA_DECREE {
        doubts = unconfirmed(facts.law, articles);
        doubts.push(
            "L’obligation est lue pour les consultations engagées et les avis envoyés à partir de cette date, d’après \
             l’article 35 de la loi 2021-1104\u{a0}: à vérifier."
                .to_owned(),
        );
        if facts.procedure == Procedure::SansPublicite {
            doubts.push(
                "L’application de cette règle aux achats sans publicité ni mise en concurrence est à vérifier.".to_owned(),
            );
        }
    }
    doubts
}

/// Articles known through the state of July 2025, before they took effect.
fn unconfirmed(law: &Law, articles: &[&'static str]) -> Vec<String> {
    let known_in_2025: Vec<&str> = articles
        .iter()
        .copied()
        .filter(|id| {
            law.article(id)
                .is_some_and(|article| article.reliability == Reliability::Dump202507)
        })
        .collect();
    match known_in_2025.as_slice() {
        [] => Vec::new(),
        [one] => vec![format!(
            "L’article {one} est connu par l’état du code de juillet 2025\u{a0}: un report ou une retouche par un texte de \
             2026 est à vérifier."
        )],
        several => vec![format!(
            "Les articles {} sont connus par l’état du code de juillet 2025\u{a0}: un report ou une retouche par un texte de \
             2026 est à vérifier.",
            several.join(" et ")
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A later version of an article does not move the first day of a duty: then this table is amended,
    /// not the constants.
    #[test]
    fn the_days_are_those_of_the_articles() {
        for (id, day) in [
            ("R2152-7", CRITERIA_DECREE),
            ("L2152-7", CLIMATE_LAW),
            ("L2111-2", CLIMATE_LAW),
            ("L2112-2", CLIMATE_LAW),
            ("L2112-2-1", CLIMATE_LAW),
            ("L2111-1", ENERGY_ORDER),
            ("R2162-4", FRAMEWORK_MAXIMUM),
            ("décret 2024-134", REUSE_DECREE),
            ("règl. (UE) 2024/1735", NET_ZERO),
        ] {
            let article = Law::embedded().article(id).expect("un article du test");
            assert_eq!(article.in_force, Some(day), "{id}");
        }
    }
}
