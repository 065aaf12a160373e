//! Three counts of distinct firms: capable, unknown, incapable, each by status.

use std::collections::BTreeMap;

use families::{Known, Predicate, Status, Truth};

use crate::SiteFacts;

/// Distinct firms by what is known of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Firms known to be able.
    pub capable: usize,
    /// Firms of which nothing decisive is known.
    pub unknown: usize,
    /// Firms known to be unable.
    pub incapable: usize,
    /// Capable firms whose proof is only deduced.
    pub deduit: usize,
    /// Capable firms that declare it.
    pub declare: usize,
    /// Capable firms of which it was checked.
    pub verifie: usize,
}

impl Counts {
    /// All firms looked at.
    #[must_use]
    pub fn total(&self) -> usize {
        self.capable + self.unknown + self.incapable
    }

    /// Whether more than half of the firms are unknown, or there is none.
    #[must_use]
    pub fn mostly_unknown(&self) -> bool {
        self.unknown * 2 > self.total() || self.total() == 0
    }

    /// The three counts in words: « 2 capables, 57 inconnues, aucune incapable, sur 59 entreprises ».
    #[must_use]
    pub fn words(&self) -> String {
        let said = |n: usize, one: &str, many: &str| match n {
            0 => format!("aucune {one}"),
            1 => format!("1\u{a0}{one}"),
            n => format!("{n}\u{a0}{many}"),
        };
        format!(
            "{}, {}, {}, sur {}",
            said(self.capable, "capable", "capables"),
            said(self.unknown, "inconnue", "inconnues"),
            said(self.incapable, "incapable", "incapables"),
            said(self.total(), "entreprise", "entreprises"),
        )
    }

    fn add(&mut self, truth: Truth, status: Option<Status>) {
        match truth {
            Truth::Yes => {
                self.capable += 1;
                match status {
                    Some(Status::Verifie) => self.verifie += 1,
                    Some(Status::Declare) => self.declare += 1,
                    _ => self.deduit += 1,
                }
            }
            Truth::Unknown => self.unknown += 1,
            Truth::No => self.incapable += 1,
        }
    }
}

/// Counts firms over their sites. Without a predicate, being a maker is enough (deduced).
///
/// A firm is capable when one of its sites is, incapable when all are, unknown otherwise.
#[must_use]
pub fn count(sites: &[&SiteFacts], predicate: Option<&Predicate>) -> Counts {
    let mut counts = Counts::default();
    for (truth, status) in firms(sites, predicate).into_values() {
        counts.add(truth, status);
    }
    counts
}

/// The best truth of each firm, and the best status it rests on.
pub(crate) fn firms<'a>(
    sites: &[&'a SiteFacts],
    predicate: Option<&Predicate>,
) -> BTreeMap<&'a str, (Truth, Option<Status>)> {
    let mut firms: BTreeMap<&str, (Truth, Option<Status>)> = BTreeMap::new();
    for site in sites {
        let judged = match predicate {
            None => (Truth::Yes, Some(Status::Deduit)),
            Some(predicate) => {
                let judgement =
                    predicate.judge(&|key| site.known.get(key).copied().unwrap_or(Known::Unknown));
                (judgement.truth, judgement.status)
            }
        };
        let best = firms.entry(&site.firm).or_insert(judged);
        if judged.0 > best.0 || judged.0 == best.0 && judged.0 == Truth::Yes && judged.1 > best.1 {
            *best = judged;
        }
    }
    firms
}
