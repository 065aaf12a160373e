//! What the duties of August 2026 leave open. Their first days are parameters of the law.

use law::{Law, Reliability, long_date};

use crate::Procedure;
use crate::facts::Facts;

/// What the duties of August 2026 leave open: the smallest purchases, their texts, whom they reach. `start` is the
/// parameter of their first day.
pub(crate) fn august_2026_doubts(facts: &Facts, articles: &[&'static str], start: &str) -> Vec<String> {
    // Before them nothing is due yet, whatever becomes of the texts.
    let mut doubts = Vec::new();
    if facts.date >= facts.start("debut-prix-unique-interdit") {
        if facts.procedure == Procedure::SansPublicite {
            doubts.push(
                "Que cette règle s’applique aux achats sans publicité ni mise en concurrence est à vérifier d’abord."
                    .to_owned(),
            );
        }
        doubts.extend(unconfirmed(facts.law, articles));
        doubts.push(format!(
            "L’obligation est lue pour les consultations engagées et les avis envoyés à partir du {}, d’après l’article 35 \
             de la loi 2021-1104\u{a0}: à vérifier.",
            long_date(facts.start(start))
        ));
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
    /// not the parameters.
    #[test]
    fn the_days_are_those_of_the_articles() {
        let law = Law::embedded();
        for (id, start) in [
            ("R2152-7", "debut-prix-unique-interdit"),
            ("R2152-7", "debut-env-critere"),
            ("L2111-2", "debut-env-specification"),
            ("L2112-2", "debut-env-execution"),
            ("L2112-2-1", "debut-social-execution"),
            ("L2111-1", "debut-energie-performance"),
            ("R2162-4", "debut-accord-cadre-maximum"),
            ("décret 2024-134", "agec-textile-reemploi"),
            ("règl. (UE) 2024/1735", "nzia-part-maximale"),
        ] {
            let article = law.article(id).expect("un article du test");
            assert_eq!(article.in_force, law.since(start), "{id}");
            assert!(article.in_force.is_some(), "{id}");
        }
        let criterion = law.parameter("debut-env-critere").expect("le critère");
        let article = law.article("L2152-7").expect("un article du test");
        assert_eq!(article.in_force, criterion.values.last().map(|value| value.from));
    }
}
