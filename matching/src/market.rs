//! The firms of each family, and those that a module may ask.

use std::collections::BTreeMap;
use std::sync::Arc;

use families::CapabilityKey;

use crate::field::Field;
use crate::{Makers, Place, Ring, SiteFacts};

/// The firms of each family, and the sites of all.
pub(crate) struct Market<'m> {
    makers: &'m Makers<'m>,
    pub(crate) by_family: BTreeMap<&'m str, Arc<Field<'m>>>,
    place: Option<&'m Place>,
}

impl<'m> Market<'m> {
    pub(crate) fn of(makers: &'m Makers<'m>, place: Option<&'m Place>) -> Self {
        Self {
            makers,
            by_family: makers
                .families()
                .map(|family| (family, Arc::new(Field::of(makers.family(family)))))
                .collect(),
            place,
        }
    }

    /// The same market, had every firm that has said nothing of a capability answered alike.
    pub(crate) fn supposing(&self, key: &'static CapabilityKey, can: bool) -> Self {
        Self {
            makers: self.makers,
            by_family: self
                .by_family
                .iter()
                .map(|(family, field)| (*family, Arc::new(field.supposing(key, can))))
                .collect(),
            place: self.place,
        }
    }
}

/// The firms that a module may ask.
pub(crate) struct Served<'m> {
    pub(crate) country: Arc<Field<'m>>,
    pub(crate) rings: Vec<(Ring, Arc<Field<'m>>)>,
}

impl<'m> Served<'m> {
    fn of(families: &[&'m str], market: &Market<'m>) -> Self {
        let sites: Vec<&SiteFacts> = market.makers.only(families);
        let country = match families {
            [one] => Arc::clone(&market.by_family[*one]),
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
        let rings = market
            .place
            .map(|place| Ring::ALL.map(|ring| within(ring, place)).into())
            .unwrap_or_default();
        Self { country, rings }
    }
}

/// Modules that serve the same families of the need ask the same firms.
#[derive(Default)]
pub(crate) struct Fields<'m>(BTreeMap<Vec<&'m str>, Served<'m>>);

impl<'m> Fields<'m> {
    /// The firms of a module that serves these families; all those of the need when the list is empty.
    pub(crate) fn serving(&mut self, served: &[String], market: &Market<'m>) -> &Served<'m> {
        let families: Vec<&'m str> = market
            .by_family
            .keys()
            .copied()
            .filter(|family| served.is_empty() || served.iter().any(|slug| slug == family))
            .collect();
        self.0
            .entry(families)
            .or_insert_with_key(|families| Served::of(families, market))
    }

    /// The same firms, had each that has said nothing of a capability answered alike.
    pub(crate) fn supposing(&self, key: &'static CapabilityKey, can: bool) -> Self {
        let suppose = |served: &Served<'m>| Served {
            country: Arc::new(served.country.supposing(key, can)),
            rings: served
                .rings
                .iter()
                .map(|(ring, field)| (*ring, Arc::new(field.supposing(key, can))))
                .collect(),
        };
        Self(
            self.0
                .iter()
                .map(|(families, served)| (families.clone(), suppose(served)))
                .collect(),
        )
    }
}
