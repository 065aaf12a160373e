//! The makers of a need gathered once, whatever is chosen afterwards.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use families::CapabilityKey;

use crate::field::Field;
use crate::restriction::{Hard, Restriction, restriction_of};
use crate::{Makers, Place, Ring, SiteFacts};

/// The firms of each family of a need, from which proposals, questions and the meter are read: none of them gathers the
/// firms again when a choice changes.
#[derive(Debug)]
pub struct Market {
    makers: Makers,
    place: Option<Place>,
    pub(crate) by_family: BTreeMap<String, Arc<Field>>,
    /// Firms that a module may ask, by the families it serves, gathered when first asked for.
    served: Mutex<BTreeMap<Vec<String>, Arc<Served>>>,
}

impl Market {
    /// Gathers the firms of each family. `place` fills the counts by ring, and decides nothing.
    #[must_use]
    pub fn of(makers: Makers, place: Option<Place>) -> Self {
        Self {
            by_family: makers
                .families()
                .map(|family| (family.to_owned(), Arc::new(Field::of(&makers.family(family)))))
                .collect(),
            makers,
            place,
            served: Mutex::default(),
        }
    }

    /// The sites.
    #[must_use]
    pub fn makers(&self) -> &Makers {
        &self.makers
    }

    /// Where the buyer is, when known.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// How open these requirements leave the competition: the narrowest family of the need. The buyer's place is not an
    /// input.
    #[must_use]
    pub fn restriction(&self, hard: &[Hard<'_>]) -> Restriction {
        restriction_of(&self.by_family, hard)
    }

    /// The same market, had every firm that has said nothing of a capability answered alike; without rings, as nothing
    /// supposed is told by ring.
    pub(crate) fn supposing(&self, key: &'static CapabilityKey, can: bool) -> Self {
        let suppose = |field: &Arc<Field>| Arc::new(field.supposing(key, can));
        let served = self.served.lock().unwrap_or_else(PoisonError::into_inner);
        Self {
            makers: self.makers.clone(),
            place: None,
            by_family: self
                .by_family
                .iter()
                .map(|(family, field)| (family.clone(), suppose(field)))
                .collect(),
            served: Mutex::new(
                served
                    .iter()
                    .map(|(families, served)| {
                        let supposed = Served {
                            country: suppose(&served.country),
                            rings: Vec::new(),
                        };
                        (families.clone(), Arc::new(supposed))
                    })
                    .collect(),
            ),
        }
    }

    /// The firms of a module that serves these families; all those of the need when the list is empty. Modules that serve
    /// the same families of the need ask the same firms.
    pub(crate) fn serving(&self, served: &[String]) -> Arc<Served> {
        let families: Vec<String> = self
            .by_family
            .keys()
            .filter(|family| served.is_empty() || served.contains(family))
            .cloned()
            .collect();
        let mut gathered = self.served.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(
            gathered
                .entry(families)
                .or_insert_with_key(|families| Arc::new(self.gather(families))),
        )
    }

    fn gather(&self, families: &[String]) -> Served {
        let sites: Vec<&SiteFacts> = self.makers.only(families);
        let country = match families {
            [one] => Arc::clone(&self.by_family[one]),
            _ => Arc::new(Field::of(&sites)),
        };
        let within = |ring: Ring, place: &Place| {
            if ring == Ring::France {
                return (ring, Arc::clone(&country));
            }
            let kept: Vec<&SiteFacts> = sites
                .iter()
                .copied()
                .filter(|site| ring.holds(site, place))
                .collect();
            (ring, Arc::new(Field::of(&kept)))
        };
        let rings = self
            .place
            .as_ref()
            .map(|place| Ring::ALL.map(|ring| within(ring, place)).into())
            .unwrap_or_default();
        Served { country, rings }
    }
}

/// The firms that a module may ask.
#[derive(Debug)]
pub(crate) struct Served {
    pub(crate) country: Arc<Field>,
    pub(crate) rings: Vec<(Ring, Arc<Field>)>,
}
