//! How open the whole set of hard requirements leaves the competition.

use std::collections::BTreeMap;

use families::{Predicate, Truth};

use crate::counts::firms;
use crate::{Makers, SiteFacts};

/// How worried the buyer should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// Fewer than three firms possible, or one group holds them all.
    Rouge,
    /// Fewer than three firms surely qualify: ask the market.
    Orange,
    /// Nothing to say.
    Aucune,
}

impl Alarm {
    /// Slug of the contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Rouge => "rouge",
            Self::Orange => "orange",
            Self::Aucune => "aucune",
        }
    }
}

/// The restriction meter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restriction {
    /// Firms that surely qualify.
    pub sure: usize,
    /// Firms that nothing excludes.
    pub possible: usize,
    /// Alarm.
    pub alarm: Alarm,
    /// Family in which the competition is narrowest, when there are several.
    pub family: Option<String>,
    /// Explanation in French.
    pub why: String,
}

/// Fewest firms for a real competition (PRODUCT.md § 4).
const FEWEST: usize = 3;

/// A hard requirement: the families it bears on (empty: all) and its predicate.
pub type Hard<'a> = (&'a [String], Predicate);

/// Measures each family of the need, and keeps the narrowest. The buyer's place is not an input.
#[must_use]
pub fn restriction(makers: &Makers<'_>, hard: &[Hard<'_>]) -> Restriction {
    let mut worst: Option<Restriction> = None;
    for family in makers.families() {
        let one = of_family(family, makers.family(family), hard);
        if worst
            .as_ref()
            .is_none_or(|w| (one.alarm, one.possible, one.sure) < (w.alarm, w.possible, w.sure))
        {
            worst = Some(one);
        }
    }
    worst.unwrap_or_else(|| Restriction {
        sure: 0,
        possible: 0,
        alarm: Alarm::Rouge,
        family: None,
        why: "Aucune famille d’achat n’a été reconnue : le tissu industriel de ce besoin est inconnu, à sourcer.".to_owned(),
    })
}

fn of_family(family: &str, sites: &[&SiteFacts], hard: &[Hard<'_>]) -> Restriction {
    let predicates: Vec<Predicate> = hard
        .iter()
        .filter(|(families, _)| families.is_empty() || families.iter().any(|f| f == family))
        .map(|(_, predicate)| predicate.clone())
        .collect();
    let all = (!predicates.is_empty()).then(|| Predicate::All(predicates.clone()));
    let judged = firms(sites, all.as_ref());
    let sure = judged.values().filter(|(truth, _)| *truth == Truth::Yes).count();
    let possible: Vec<&str> = judged
        .iter()
        .filter(|(_, (truth, _))| *truth != Truth::No)
        .map(|(firm, _)| *firm)
        .collect();
    // A firm is of a group when one of its sites is known to be.
    let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
    for site in sites {
        if let Some(group) = &site.group {
            groups.entry(&site.firm).or_insert(group);
        }
    }
    let group_of = |firm: &&str| groups.get(*firm).copied();
    let one_group = possible.len() > 1
        && possible
            .first()
            .and_then(group_of)
            .is_some_and(|group| possible.iter().all(|f| group_of(f) == Some(group)));
    let (alarm, why) = if possible.len() < FEWEST {
        (
            Alarm::Rouge,
            format!("Moins de {FEWEST} entreprises du catalogue restent possibles."),
        )
    } else if one_group {
        (
            Alarm::Rouge,
            "Toutes les entreprises possibles appartiennent au même groupe.".to_owned(),
        )
    } else if sure < FEWEST {
        (
            Alarm::Orange,
            format!(
                "Rien n’exclut {} des entreprises du catalogue, mais moins de {FEWEST} sont sûrement capables de tenir ensemble les exigences qui supposent une capacité (au nombre de {})\u{a0}: à sourcer.",
                possible.len(),
                predicates.len()
            ),
        )
    } else {
        (
            Alarm::Aucune,
            format!(
                "{sure} entreprise(s) sûrement capables, {} possibles.",
                possible.len()
            ),
        )
    };
    Restriction {
        sure,
        possible: possible.len(),
        alarm,
        family: Some(family.to_owned()),
        why,
    }
}
