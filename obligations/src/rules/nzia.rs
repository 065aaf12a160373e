//! Net-zero technologies from the European thresholds (règl. (UE) 2024/1735, article 25).

use tender::Nature;

use crate::cpv_lists::{NET_ZERO_WORDS, net_zero_technology};
use crate::facts::{Facts, sentence};
use crate::words::mentioned;
use crate::{Codes, Obligation};

/// Article 49; another source says 30 December 2025 for article 25 § 7.
const START: &str = "nzia-part-maximale";
pub(crate) const ID: &str = "nzia";
const BASIS: &[&str] = &["règl. (UE) 2024/1735"];
const LISTS: &str = "La liste des technologies et les parts par pays sont à vérifier.";
const DATES: &str = "Les dates d’application de l’article 25 sont à vérifier\u{a0}: le règlement s’applique depuis le 29\u{a0}juin \
                     2024 selon son article 49, une autre source donne le 30\u{a0}décembre 2025 pour le § 7.";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    decided(facts).since(facts, facts.start(START))
}

fn decided(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(facts.start(START));
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
        .on_eu_threshold(facts);
    }
    if let Some(found) = technology(facts) {
        return Obligation::due(
            ID,
            BASIS,
            format!(
                "{comparison} et l’achat comprend une technologie «\u{a0}zéro net\u{a0}» ({}, {})\u{a0}: {}pour une \
                 technologie dont la Commission constate qu’elle dépend d’un pays tiers, au plus {part} de sa valeur, et \
                 de celle de ses principaux composants, venant de ce pays, preuves et pénalité d’au moins {} de la \
                 valeur de la technologie (§ 7)\u{a0}; dans les marchés couverts par l’accord sur les marchés publics ou un \
                 accord semblable, ces limites ne visent pas les sources des pays signataires (§ 8). À titre exceptionnel, \
                 l’acheteur peut écarter les §§ 1 à 4, non le § 7\u{a0}: fournisseur unique sans solution de remplacement, \
                 procédure semblable restée sans offre convenable dans les deux ans qui précèdent, incompatibilité \
                 technique, ou coût disproportionné, ce qu’un surcoût estimé de plus de {} permet de présumer (§§ 9 et 10). \
                 Le § 7 ne s’écarte que si son application a déjà laissé une procédure sans offre convenable (§ 11).",
                found.name,
                found.evidence,
                first_paragraphs(facts),
                facts.percent("nzia-penalite-minimale"),
                facts.percent("nzia-surcout"),
                part = facts.percent("nzia-part-maximale"),
            ),
        )
        .on_eu_threshold(facts)
        .with_doubts([DATES, LISTS])
        .with_doubts(act_doubt(facts))
        .on_codes(found.codes);
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
    .with_doubts([LISTS])
    .on_codes(facts.codes)
}

/// Paragraphs 1 and 3: the first is limited before 30 June 2026, the third is for works.
fn first_paragraphs(facts: &Facts) -> String {
    let mut text = String::from(if general(facts).is_some_and(|day| facts.date > day) {
        "exigences minimales de durabilité environnementale, celles que fixe l’acte de la Commission (§ 1)\u{a0}; "
    } else {
        "exigences minimales de durabilité environnementale, celles que fixe l’acte de la Commission, dans un champ encore \
         limité (§ 1)\u{a0}; "
    });
    if facts.tender.nature == Nature::Travaux {
        text.push_str(
            "pour ces travaux, au moins une condition parmi trois\u{a0}: clause d’exécution sociale ou d’emploi, exigence de \
             cybersécurité, engagement de livrer la technologie à temps (§ 3)\u{a0}; ",
        );
    }
    text
}

/// First day announced for the first paragraph in general: said, not asserted.
fn general(facts: &Facts) -> Option<tender::Date> {
    Some(
        facts
            .law
            .parameter("debut-nzia-environnement")?
            .values
            .first()?
            .from,
    )
}

fn act_doubt(facts: &Facts) -> Option<&'static str> {
    general(facts).is_some_and(|day| facts.date >= day).then_some(
        "Les exigences du § 1 sont générales après le 30\u{a0}juin 2026 sous réserve d’un acte de la Commission\u{a0}: son \
         adoption est à vérifier.",
    )
}

struct Technology {
    name: &'static str,
    evidence: String,
    /// Where the evidence comes from: words of the need are the buyer's.
    codes: Codes,
}

/// By code first, then by words that leave no doubt: works often bear a general code.
fn technology(facts: &Facts) -> Option<Technology> {
    let by_code = facts.tender.all_cpv().into_iter().find_map(|code| {
        Some(Technology {
            name: net_zero_technology(code)?,
            evidence: format!("CPV {code}"),
            codes: facts.codes,
        })
    });
    by_code.or_else(|| {
        let words = facts.tender.words();
        NET_ZERO_WORDS
            .iter()
            .find(|(expression, _)| mentioned(&words, &[expression]).is_some())
            .map(|(_, name)| Technology {
                name,
                evidence: "cité dans le besoin".to_owned(),
                codes: Codes::Given,
            })
    })
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::{check, need, run};

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

    /// Article 25 § 3 is for works, § 1 is limited until 30 June 2026.
    #[test]
    fn works_have_one_condition_more() {
        let why = |nature: &str, date: &str| {
            let tender = need("commune", nature, date, 6_000_000, "cpv = [\"42511110\"]");
            run(assess, &tender).why
        };
        assert!(why("travaux", "2026-11-23").contains("(§ 3)"));
        // §§ 9 and 10 are for §§ 1 to 4, § 11 alone for § 7
        assert!(why("travaux", "2026-11-23").contains("écarter les §§ 1 à 4, non le § 7"));
        assert!(why("fournitures", "2026-11-23").contains("(§ 11)"));
        assert!(!why("fournitures", "2026-11-23").contains("(§ 3)"));
        assert!(why("fournitures", "2026-06-30").contains("encore limité"));
        assert!(!why("fournitures", "2026-07-01").contains("encore limité"));
    }
}
