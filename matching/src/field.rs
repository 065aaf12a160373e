//! The firms that may answer, and what is known of each, as sets.
//!
//! A firm answers with all its sites: it has a capability when one of them has it, and lacks it when each of them is
//! known to lack it. What lies between is unknown. Conditions are then judged on firms by Kleene's logic, exactly and
//! for all firms at once.

use std::collections::BTreeMap;

use families::{CapabilityKey, Known, Predicate, Status};

use crate::bits::Bits;
use crate::{Counts, SiteFacts};

/// Statuses, from the weakest.
const STATUSES: [Status; 3] = [Status::Deduit, Status::Declare, Status::Verifie];

/// The firms of some sites, and what is known of them.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    firms: Vec<Firm<'a>>,
    /// For each key spoken of: those that have it and those that lack it, by the least status of the fact.
    known: BTreeMap<&'a CapabilityKey, [Split; 3]>,
}

#[derive(Debug, Clone)]
struct Firm<'a> {
    id: &'a str,
    /// Its group, when one of its sites says it.
    group: Option<&'a str>,
}

/// Those for whom a condition is settled; the others are unknown.
#[derive(Debug, Clone)]
pub(crate) struct Split {
    pub(crate) yes: Bits,
    pub(crate) no: Bits,
}

impl<'a> Field<'a> {
    /// The firms of these sites.
    #[must_use]
    pub fn of(sites: &[&'a SiteFacts]) -> Self {
        let mut order: Vec<&'a SiteFacts> = sites.to_vec();
        order.sort_by(|a, b| a.firm.cmp(&b.firm));
        let mut firms: Vec<Firm<'a>> = Vec::new();
        let mut site_count: Vec<usize> = Vec::new();
        // Sites of a firm that lack a key, by status, are counted: only all of them make the firm lack it.
        let mut lacking: BTreeMap<(&'a CapabilityKey, usize), [usize; 3]> = BTreeMap::new();
        let mut having: Vec<(&'a CapabilityKey, usize, Status)> = Vec::new();
        for site in order {
            if firms.last().is_none_or(|firm| firm.id != site.firm) {
                firms.push(Firm {
                    id: &site.firm,
                    group: None,
                });
                site_count.push(0);
            }
            let at = firms.len() - 1;
            site_count[at] += 1;
            if firms[at].group.is_none() {
                firms[at].group = site.group.as_deref();
            }
            for (key, known) in &site.known {
                match known {
                    Known::Yes(status) if counts(key, *status) => having.push((key, at, *status)),
                    Known::No(status) if counts(key, *status) => {
                        let least = lacking.entry((key, at)).or_default();
                        (0..=*status as usize).for_each(|level| least[level] += 1);
                    }
                    Known::Yes(_) | Known::No(_) | Known::Unknown => {}
                }
            }
        }
        let nobody = || Split {
            yes: Bits::none(firms.len()),
            no: Bits::none(firms.len()),
        };
        let mut known: BTreeMap<&'a CapabilityKey, [Split; 3]> = BTreeMap::new();
        let mut sets = |key: &'a CapabilityKey, level: usize, yes: bool, at: usize| {
            let split = &mut known
                .entry(key)
                .or_insert_with(|| std::array::from_fn(|_| nobody()))[level];
            if yes {
                split.yes.add(at);
            } else {
                split.no.add(at);
            }
        };
        for (key, at, status) in having {
            (0..=status as usize).for_each(|level| sets(key, level, true, at));
        }
        for ((key, at), least) in lacking {
            for (level, count) in least.into_iter().enumerate() {
                if count == site_count[at] {
                    sets(key, level, false, at);
                }
            }
        }
        Self { firms, known }
    }

    /// How many firms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.firms.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.firms.is_empty()
    }

    /// Firms that meet a condition, do not, or of which it is not known.
    #[must_use]
    pub fn count(&self, predicate: &Predicate) -> Counts {
        let [deduit, declare, verifie] = STATUSES.map(|status| self.judge(predicate, status));
        let (all, declared, checked) = (deduit.yes.count(), declare.yes.count(), verifie.yes.count());
        let incapable = deduit.no.count();
        Counts {
            capable: all,
            unknown: self.len() - all - incapable,
            incapable,
            deduit: all - declared,
            declare: declared - checked,
            verifie: checked,
        }
    }

    /// Those settled by facts of this status at least.
    pub(crate) fn judge(&self, predicate: &Predicate, status: Status) -> Split {
        let len = self.len();
        match predicate {
            Predicate::Has(key) => self.known.get(key).map_or_else(
                || Split {
                    yes: Bits::none(len),
                    no: Bits::none(len),
                },
                |by_status| by_status[status as usize].clone(),
            ),
            Predicate::Not(inner) => {
                let Split { yes, no } = self.judge(inner, status);
                Split { yes: no, no: yes }
            }
            Predicate::All(parts) => parts.iter().fold(
                Split {
                    yes: Bits::all(len),
                    no: Bits::none(len),
                },
                |both, part| {
                    let part = self.judge(part, status);
                    Split {
                        yes: both.yes.and(&part.yes),
                        no: both.no.or(&part.no),
                    }
                },
            ),
            Predicate::Any(parts) => parts.iter().fold(
                Split {
                    yes: Bits::none(len),
                    no: Bits::all(len),
                },
                |one, part| {
                    let part = self.judge(part, status);
                    Split {
                        yes: one.yes.or(&part.yes),
                        no: one.no.and(&part.no),
                    }
                },
            ),
        }
    }

    /// Whether these firms, several, are all known to be of one group.
    pub(crate) fn one_group(&self, firms: &Bits) -> bool {
        let mut places = firms.places();
        let Some(group) = places.next().and_then(|first| self.firms[first].group) else {
            return false;
        };
        let mut several = false;
        for at in places {
            several = true;
            if self.firms[at].group != Some(group) {
                return false;
            }
        }
        several
    }
}

/// A deduction counts for « makes » only.
fn counts(key: &CapabilityKey, status: Status) -> bool {
    status > Status::Deduit || key.accepts_deduction()
}
