//! Medical devices from five million euros: offers of Chinese operators are excluded (règl. (UE) 2025/1197).

use law::long_date;
use tender::{Euros, Nature};

use crate::Obligation;
use crate::cpv_lists::is_medical_device;
use crate::facts::{Facts, sentence};

pub(crate) const ID: &str = "impi-dm";
const BASIS: &[&str] = &["règl. (UE) 2025/1197", "règl. (UE) 2022/1031"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let start = facts.law.since("impi-dm");
    decided(facts, start).since(facts, start)
}

fn decided(facts: &Facts, start: Option<tender::Date>) -> Obligation {
    if let Some(start) = start.filter(|start| facts.date < *start) {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!(
                "Consultation lancée avant le {}\u{a0}: la mesure n’est pas encore en vigueur.",
                long_date(start)
            ),
        );
    }
    let threshold = facts.limit("impi-dm").amount;
    let comparison = sentence(&facts.compared_with("seuil de la mesure", threshold));
    if facts.amount < threshold {
        return Obligation::not_applicable(ID, BASIS, format!("{comparison}\u{a0}: la mesure ne joue pas."));
    }
    if let Some(code) = facts.cpv_in(is_medical_device) {
        return Obligation::due(
            ID,
            BASIS,
            format!(
                "{comparison} et l’achat porte sur des dispositifs médicaux (CPV {code})\u{a0}: les offres d’opérateurs \
                 originaires de Chine sont exclues. Le titulaire ne sous-traite pas plus de {part} à des opérateurs chinois, \
                 ne fournit pas plus de {part} de biens chinois, le prouve, et encourt une pénalité de {} à {}\u{a0}; ces \
                 clauses sont au dossier.",
                facts.value("impi-penalite-minimale"),
                facts.percent("impi-penalite-maximale"),
                part = facts.percent("impi-part-maximale")
            ),
        )
        .with_doubts(part_doubt(facts, threshold))
        .with_doubts([
            "Les obligations du titulaire (parts, preuves, pénalité et ce sur quoi elle se calcule) sont connues par des sources secondaires\u{a0}: le texte \
             du règlement (UE) 2022/1031, ses exceptions comprises, est à vérifier.",
        ])
        .on_codes(facts.codes);
    }
    if facts.cpv_unknown() && facts.tender.nature != Nature::Travaux {
        return Obligation::undecided(
            ID,
            BASIS,
            "cpv",
            format!(
                "{comparison}\u{a0}; la mesure joue pour les codes CPV 33100000 à 33199000, et aucun code n’est donné."
            ),
        );
    }
    Obligation::not_applicable(
        ID,
        BASIS,
        "L’achat ne porte pas sur des dispositifs médicaux des codes CPV 33100000 à 33199000 (les médicaments n’en sont \
         pas).",
    )
    .on_codes(facts.codes)
}

/// The regulation speaks of procedures whose subject is medical devices: whether it reaches a procedure in
/// which they are one part, below the threshold by itself, is not told.
fn part_doubt(facts: &Facts, threshold: Euros) -> Option<&'static str> {
    if facts.only_cpv_in(is_medical_device) {
        return None;
    }
    let main = facts.tender.cpv.first();
    let devices: Euros = facts
        .tender
        .lot
        .iter()
        .filter(|lot| lot.cpv.first().or(main).is_some_and(is_medical_device))
        .filter_map(|lot| lot.amount_ht)
        .sum();
    (devices < threshold).then_some(
        "Les dispositifs médicaux ne sont qu’une part de l’achat\u{a0}: que le seuil se juge sur toute la procédure ou sur \
         cette part est à vérifier.",
    )
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{DonneeManquante, Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn medical_devices_from_five_million() {
        check(
            assess,
            &[
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    4_999_999,
                    "cpv = [\"33141613\"]",
                    SansObjet,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    5_000_000,
                    "cpv = [\"33141613\"]",
                    Due,
                ),
                (
                    "commune",
                    "fournitures",
                    "2026-11-23",
                    5_000_000,
                    "cpv = [\"33100000\"]",
                    Due,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2025-06-29",
                    5_000_000,
                    "cpv = [\"33141613\"]",
                    SansObjet,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2025-06-30",
                    5_000_000,
                    "cpv = [\"33141613\"]",
                    Due,
                ),
                // medicines are not medical devices
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    9_000_000,
                    "cpv = [\"33600000\"]",
                    SansObjet,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    9_000_000,
                    "cpv = [\"33690000\"]",
                    SansObjet,
                ),
                // a lot is enough
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    9_000_000,
                    "cpv = [\"33600000\"]\n[[lot]]\ntitle = \"Poches\"\ncpv = [\"33194220\"]",
                    Due,
                ),
                (
                    "hopital",
                    "fournitures",
                    "2026-11-23",
                    9_000_000,
                    "",
                    DonneeManquante,
                ),
                ("hopital", "fournitures", "2026-11-23", 4_000_000, "", SansObjet),
                ("hopital", "travaux", "2026-11-23", 9_000_000, "", SansObjet),
            ],
        );
    }
}
