//! Net-zero technologies from the European thresholds (règl. (UE) 2024/1735, article 25).

use jiff::civil::date;

use crate::Obligation;
use crate::cpv_lists::{NET_ZERO_WORDS, net_zero_technology};
use crate::facts::{Facts, sentence};
use crate::words::mentioned;

pub(crate) const ID: &str = "nzia";
const BASIS: &[&str] = &["règl. (UE) 2024/1735"];
const DOUBT: &str = "Les dates d’application de l’article 25, la liste des technologies et les parts par pays sont à \
                     vérifier.";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(date(2024, 6, 29));
    if !applies {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!("Consultation lancée avant le {since}\u{a0}: le règlement ne s’applique pas encore."),
        );
    }
    let comparison = sentence(&facts.compared_with_eu());
    if !facts.reaches_eu() {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!("{comparison}\u{a0}: l’article 25 ne joue pas."),
        )
        .with_note(facts.eu_doubt());
    }
    if let Some((technology, evidence)) = technology(facts) {
        return Obligation::due(
            ID,
            BASIS,
            format!(
                "{comparison} et l’achat comprend une technologie «\u{a0}zéro net\u{a0}» ({technology}, {evidence})\u{a0}: \
                 durabilité minimale et, pour une technologie dominée par un pays tiers désigné, au plus {} venant \
                 de ce pays, preuves et pénalité d’au moins {}\u{a0}; les pays couverts par un accord restent ouverts.",
                facts.percent("nzia-part-maximale"),
                facts.percent("nzia-penalite-minimale")
            ),
        )
        .with_note(Some(DOUBT));
    }
    if facts.cpv_unknown() {
        return Obligation::undecided(
            ID,
            BASIS,
            "cpv",
            format!(
                "{comparison}\u{a0}; l’article 25 vise les technologies «\u{a0}zéro net\u{a0}» (solaire, éolien, pompes à \
                 chaleur, batteries…), et aucun code CPV n’est donné."
            ),
        );
    }
    Obligation::not_applicable(
        ID,
        BASIS,
        "Ni les codes CPV ni les mots du besoin ne désignent une technologie «\u{a0}zéro net\u{a0}» (solaire, éolien, pompes \
         à chaleur, batteries…).",
    )
}

/// By code first, then by words that leave no doubt: works often bear a general code.
fn technology(facts: &Facts) -> Option<(&'static str, String)> {
    let by_code = facts
        .tender
        .all_cpv()
        .into_iter()
        .find_map(|code| Some((net_zero_technology(code)?, format!("CPV {code}"))));
    by_code.or_else(|| {
        let words = facts.tender.words();
        NET_ZERO_WORDS
            .iter()
            .find(|(expression, _)| mentioned(&words, &[expression]).is_some())
            .map(|(_, name)| (*name, "cité dans le besoin".to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn net_zero_technologies_from_the_european_threshold() {
        check(
            assess,
            &[
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    215_999,
                    "cpv = [\"09331200\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    216_000,
                    "cpv = [\"09331200\"]",
                    Due,
                ),
                (
                    "etat",
                    "fournitures",
                    "2026-11-23",
                    140_000,
                    "cpv = [\"42511110\"]",
                    Due,
                ),
                // works with heat pumps
                (
                    "commune",
                    "travaux",
                    "2026-11-23",
                    5_404_000,
                    "cpv = [\"45331000\", \"42511110\"]",
                    Due,
                ),
                (
                    "commune",
                    "travaux",
                    "2026-11-23",
                    5_403_999,
                    "cpv = [\"45331000\", \"42511110\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "travaux",
                    "2026-11-23",
                    5_404_000,
                    "cpv = [\"45331000\"]\ncontext = \"Deux pompes à chaleur\"",
                    Due,
                ),
                (
                    "commune",
                    "travaux",
                    "2026-11-23",
                    5_404_000,
                    "cpv = [\"45331000\"]\ncontext = \"Hors pompes à chaleur\"",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    500_000,
                    "cpv = [\"39160000\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    500_000,
                    "",
                    DonneeManquante,
                ),
                (
                    "commune",
                    "fournitures",
                    "2024-06-28",
                    500_000,
                    "cpv = [\"09331200\"]",
                    SansObjet,
                ),
                (
                    "commune",
                    "fournitures",
                    "2024-06-29",
                    500_000,
                    "cpv = [\"09331200\"]",
                    Due,
                ),
            ],
        );
    }
}
