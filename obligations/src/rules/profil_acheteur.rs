//! Documents of the consultation on a buyer profile (R2132-2).

use crate::facts::{Facts, sentence};
use crate::{Obligation, Procedure, Publicity};

pub(crate) const ID: &str = "profil-acheteur";
const BASIS: &[&str] = &["R2132-2"];

pub(crate) fn assess(facts: &Facts) -> Obligation {
    let threshold = facts.limit("profil-acheteur");
    let comparison = sentence(&facts.compared_with("seuil du profil d’acheteur", threshold.amount));
    let duty = if facts.amount < threshold.amount {
        Obligation::not_applicable(
            ID,
            BASIS,
            format!("{comparison}\u{a0}: la mise en ligne n’est pas imposée."),
        )
    } else {
        match (facts.procedure, facts.publicity) {
            (Procedure::SansPublicite, _) => Obligation::not_applicable(
                ID,
                BASIS,
                format!(
                    "{comparison}, mais aucun avis n’est à publier\u{a0}: la mise en ligne n’est pas imposée."
                ),
            ),
            (_, Publicity::Adaptee) => Obligation::due(
                ID,
                BASIS,
                format!(
                    "{comparison}\u{a0}: si un avis est publié, les documents sont, dès cette publication, mis à disposition \
                     gratuitement sur le profil d’acheteur, dont l’avis donne l’adresse."
                ),
            ),
            _ => Obligation::due(
                ID,
                BASIS,
                format!(
                    "{comparison} et un avis est publié\u{a0}: dès cette publication, les documents sont mis à disposition \
                     gratuitement sur le profil d’acheteur, dont l’avis donne l’adresse."
                ),
            ),
        }
    };
    duty.since_threshold(&threshold)
        .with_doubts(threshold.doubt(facts.amount))
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::State::{Due, SansObjet};
    use crate::testing::check;

    #[test]
    fn from_60_000_since_april_2026_when_a_notice_is_published() {
        check(
            assess,
            &[
                ("commune", "fournitures", "2026-03-31", 39_999, "", SansObjet),
                ("commune", "fournitures", "2026-03-31", 40_000, "", Due),
                ("commune", "fournitures", "2026-04-01", 59_999, "", SansObjet),
                ("commune", "fournitures", "2026-04-01", 60_000, "", Due),
                // works below 100 000: no notice
                ("commune", "travaux", "2026-11-23", 99_999, "", SansObjet),
                ("commune", "travaux", "2026-11-23", 100_000, "", Due),
            ],
        );
    }
}
