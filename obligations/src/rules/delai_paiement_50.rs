//! Payment within fifty days: public health establishments (R2192-11).

use tender::BuyerKind;

use crate::Obligation;
use crate::facts::Facts;

pub(crate) const ID: &str = "delai-paiement-50";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    if facts.tender.buyer.kind == BuyerKind::Hopital {
        Obligation::due(
            ID,
            &["L2192-10", "L2192-13", "R2192-11", "R2192-12"],
            format!(
                "L’acheteur est un établissement public de santé\u{a0}: le marché ne peut pas prévoir plus de {}\u{a0}jours \
                 pour payer, à compter en principe de la réception de la demande de paiement\u{a0}; un délai plus court est \
                 permis. Le retard fait courir de plein droit des intérêts moratoires (L2192-13).",
                facts.value("delai-paiement-hopital")
            ),
        )
    } else {
        Obligation::not_applicable(
            ID,
            &["L2192-10", "R2192-11"],
            format!(
                "Le délai de {}\u{a0}jours vise les établissements publics de santé\u{a0}: {}\u{a0}jours ici.",
                facts.value("delai-paiement-hopital"),
                facts.value("delai-paiement")
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn hospitals_only() {
        check(
            assess,
            &[
                ("hopital", "fournitures", "2026-11-23", 1_000, "", Due),
                ("commune", "fournitures", "2026-11-23", 1_000, "", SansObjet),
                ("etat", "services", "2026-11-23", 1_000, "", SansObjet),
            ],
        );
    }
}
