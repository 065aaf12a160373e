//! Medical devices from five million euros: offers of Chinese operators are excluded (règl. (UE) 2025/1197).

use jiff::civil::date;
use tender::Nature;

use crate::Obligation;
use crate::cpv_lists::is_medical_device;
use crate::facts::{Facts, sentence};

pub(crate) const ID: &str = "impi-dm";
const BASIS: &[&str] = &["règl. (UE) 2025/1197", "règl. (UE) 2022/1031"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let (applies, since) = facts.since(date(2025, 6, 30));
    if !applies {
        return Obligation::not_applicable(
            ID,
            BASIS,
            format!("Consultation lancée avant le {since}\u{a0}: la mesure n’est pas encore en vigueur."),
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
                 originaires de Chine sont exclues. Le marché impose au titulaire au plus {} de sous-traitance et \
                 de biens de cette origine, des preuves et une pénalité de 10 à 30\u{a0}%.",
                facts.percent("impi-part-maximale")
            ),
        );
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
