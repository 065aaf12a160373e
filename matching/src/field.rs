//! The firms that may answer, and what is known of each, as sets.
//!
//! A firm answers with all its sites: it has a capability when one of them has it, and lacks it when each of them is
//! known to lack it. What lies between is unknown. Conditions are then judged on firms by Kleene's logic, exactly and
//! for all firms at once.

use std::collections::{BTreeMap, BTreeSet};

use families::{CapabilityKey, Known, Predicate, Status};

use crate::bits::Bits;
use crate::site::by_firm;
use crate::{Counts, SiteFacts};

/// Statuses, from the weakest.
const STATUSES: [Status; 3] = [Status::Deduit, Status::Declare, Status::Verifie];

/// The firms of some sites, and what is known of them.
#[derive(Debug, Clone)]
pub struct Field {
    /// The group of each firm, when its sites say one and the same: a number that means nothing elsewhere.
    groups: Vec<Option<usize>>,
    /// For each key spoken of: those that have it and those that lack it, by the least status of the fact.
    known: BTreeMap<&'static CapabilityKey, [Split; 3]>,
}

/// Those for whom a condition is settled; the others are unknown.
#[derive(Debug, Clone)]
pub(crate) struct Split {
    pub(crate) yes: Bits,
    pub(crate) no: Bits,
}

impl Field {
    /// The firms of these sites.
    #[must_use]
    pub fn of(sites: &[&SiteFacts]) -> Self {
        let mut groups: Vec<Option<usize>> = Vec::new();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut site_count: Vec<usize> = Vec::new();
        let mut torn: BTreeSet<usize> = BTreeSet::new();
        // What is said of each key, in the order of the firms.
        let mut said: BTreeMap<&CapabilityKey, Vec<Said>> = BTreeMap::new();
        let mut last = None;
        for site in by_firm(sites).iter().copied() {
            if last != Some(site.firm.as_str()) {
                last = Some(&site.firm);
                groups.push(None);
                site_count.push(0);
            }
            let at = groups.len() - 1;
            site_count[at] += 1;
            let group = site.group.as_deref().map(|group| {
                let next = numbers.len();
                *numbers.entry(group).or_insert(next)
            });
            match (groups[at], group) {
                (None, said) => groups[at] = said,
                (Some(known), Some(said)) if known != said => {
                    torn.insert(at);
                }
                (Some(_), _) => {}
            }
            for (key, known) in &site.known {
                match known {
                    Known::Yes(status) | Known::No(status) if counts(key, *status) => {
                        let yes = matches!(known, Known::Yes(_));
                        said.entry(key).or_default().push((at, yes, *status));
                    }
                    Known::Yes(_) | Known::No(_) | Known::Unknown => {}
                }
            }
        }
        // Two groups for one firm: which one is right is not known.
        for at in torn {
            groups[at] = None;
        }
        let known = said
            .into_iter()
            .map(|(key, facts)| (listed(key), settled(&facts, &site_count)))
            .collect();
        Self { groups, known }
    }

    /// How many firms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
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

    /// The same firms, had each that has said nothing of a capability declared that it can, or that it cannot.
    pub(crate) fn supposing(&self, key: &'static CapabilityKey, can: bool) -> Self {
        let mut supposed = self.clone();
        let nobody = || Split {
            yes: Bits::none(self.len()),
            no: Bits::none(self.len()),
        };
        let splits = supposed
            .known
            .entry(key)
            .or_insert_with(|| std::array::from_fn(|_| nobody()));
        let any = &splits[Status::Deduit as usize];
        let silent = any.yes.clone().or(&any.no).not();
        for split in &mut splits[..=Status::Declare as usize] {
            let side = if can { &mut split.yes } else { &mut split.no };
            *side = side.clone().or(&silent);
        }
        supposed
    }

    /// Whether these firms, several, are all known to be of one group.
    pub(crate) fn one_group(&self, firms: &Bits) -> bool {
        let mut places = firms.places();
        let Some(group) = places.next().and_then(|first| self.groups[first]) else {
            return false;
        };
        let mut several = false;
        for at in places {
            several = true;
            if self.groups[at] != Some(group) {
                return false;
            }
        }
        several
    }
}

/// The same key, as the list holds it.
pub(crate) fn listed(key: &CapabilityKey) -> &'static CapabilityKey {
    &key.capability().key
}

/// A deduction counts for « makes » only.
fn counts(key: &CapabilityKey, status: Status) -> bool {
    status > Status::Deduit || key.accepts_deduction()
}

/// What a site of a firm is said to have, or to lack: the place of the firm, which, and on what word.
type Said = (usize, bool, Status);

/// The firms that have a key and those that lack it, by the least status of the fact: a firm has it when one site has it,
/// and lacks it when all are said to lack it. Facts come firm by firm.
fn settled(facts: &[Said], site_count: &[usize]) -> [Split; 3] {
    let mut by_status: [Split; 3] = std::array::from_fn(|_| Split {
        yes: Bits::none(site_count.len()),
        no: Bits::none(site_count.len()),
    });
    for of_firm in facts.chunk_by(|a, b| a.0 == b.0) {
        let at = of_firm[0].0;
        for (level, split) in by_status.iter_mut().enumerate() {
            let strong = |fact: &&Said| fact.2 as usize >= level;
            if of_firm.iter().filter(strong).any(|fact| fact.1) {
                split.yes.add(at);
            }
            if of_firm.iter().filter(strong).filter(|fact| !fact.1).count() == site_count[at] {
                split.no.add(at);
            }
        }
    }
    by_status
}
