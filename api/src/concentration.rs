//! How the makers of a need are spread, in words.

use serde::Serialize;
use ts_rs::TS;

/// How concentrated the makers are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConcentrationView {
    /// Départements that hold a maker.
    pub departements: usize,
    /// Code of the one that holds most firms.
    pub first_departement: Option<String>,
    /// Firms it holds.
    pub in_first: usize,
    /// Groups that hold two firms or more.
    pub groups: usize,
    /// Firms whose group is unknown.
    pub without_group: usize,
    /// In French.
    pub why: String,
}

/// Départements and groups, counted and said.
pub(crate) fn concentration_view(found: &matching::Concentration) -> ConcentrationView {
    let mut said = vec![match (&found.first_departement, found.departements) {
        // The first of equals would be no more than the first in the order of codes.
        (Some((_, 1)), n) if n > 1 => format!("{n} départements en comptent une chacun."),
        (Some((code, firms)), n) if n > 1 => {
            format!("{n} départements en comptent au moins une\u{a0}; le premier ({code}) en compte {firms}.")
        }
        (Some((code, _)), _) => {
            format!("Toutes celles dont le lieu est connu sont dans le même département ({code}).")
        }
        (None, _) => "Leurs départements sont inconnus.".to_owned(),
    }];
    said.push(match found.groups {
        0 if found.without_group > 0 => "Les liens de groupe sont inconnus.".to_owned(),
        0 => "Aucun groupe n’en réunit plusieurs.".to_owned(),
        1 => "1\u{a0}groupe en réunit plusieurs.".to_owned(),
        n => format!("{n}\u{a0}groupes en réunissent plusieurs."),
    });
    ConcentrationView {
        departements: found.departements,
        first_departement: found.first_departement.as_ref().map(|(code, _)| code.clone()),
        in_first: found.first_departement.as_ref().map_or(0, |(_, firms)| *firms),
        groups: found.groups,
        without_group: found.without_group,
        why: said.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_departement_is_named_only_when_it_holds_more_than_the_others() {
        let check = |first: Option<(&str, usize)>, departements: usize, said: &str| {
            let view = concentration_view(&matching::Concentration {
                departements,
                first_departement: first.map(|(code, firms)| (code.to_owned(), firms)),
                groups: 0,
                without_group: 3,
            });
            assert_eq!(view.why, format!("{said} Les liens de groupe sont inconnus."));
        };
        check(Some(("01", 1)), 15, "15 départements en comptent une chacun.");
        check(
            Some(("26", 2)),
            10,
            "10 départements en comptent au moins une\u{a0}; le premier (26) en compte 2.",
        );
        check(
            Some(("26", 1)),
            1,
            "Toutes celles dont le lieu est connu sont dans le même département (26).",
        );
        check(None, 0, "Leurs départements sont inconnus.");
    }
}
