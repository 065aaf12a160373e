//! Payment within thirty days (R2192-10).

use tender::BuyerKind;

use crate::Obligation;
use crate::facts::Facts;

pub(crate) const ID: &str = "delai-paiement-30";

pub(crate) fn assess(facts: &Facts) -> Obligation {
    match facts.tender.buyer.kind {
        BuyerKind::Hopital => Obligation::not_applicable(
            ID,
            &["L2192-10", "R2192-10"],
            format!(
                "L’acheteur est un établissement public de santé\u{a0}: son délai maximal est de {}\u{a0}jours.",
                facts.value("delai-paiement-hopital")
            ),
        ),
        BuyerKind::Commune
        | BuyerKind::Epci
        | BuyerKind::Departement
        | BuyerKind::Region
        | BuyerKind::Etat => Obligation::due(
            ID,
            &["L2192-10", "L2192-13", "R2192-10", "R2192-12"],
            format!(
                "Le marché ne peut pas prévoir plus de {}\u{a0}jours pour payer, à compter en principe de la réception de la \
                 demande de paiement\u{a0}; le retard fait courir de plein droit des intérêts moratoires \
                 (L2192-13).",
                facts.value("delai-paiement")
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn every_buyer_but_hospitals() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-11-23", 1_000, "", Due),
                ("epci", "fournitures", "2026-11-23", 1_000, "", Due),
                ("departement", "services", "2026-11-23", 1_000, "", Due),
                ("region", "travaux", "2026-11-23", 1_000, "", Due),
                ("etat", "fournitures", "2026-11-23", 1_000, "", Due),
                ("hopital", "fournitures", "2026-11-23", 1_000, "", SansObjet),
            ],
        );
    }
}
