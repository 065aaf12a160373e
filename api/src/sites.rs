//! A site of the catalogue as matching sees it, whether the index or its record gives it.

use std::collections::BTreeMap;

use ::catalog::{FirmId, Headcount, Label, Maker, Site};
use families::{CapabilityKey, Known, Status};
use matching::{Jobs, SiteFacts};

/// A site that the index found by its activity.
#[must_use]
pub fn of_index(site: Maker) -> SiteFacts {
    SiteFacts {
        naf: Some(site.naf),
        point: site.point,
        departement: site.departement,
        region: site.region,
        ..facts(
            &site.firm,
            site.id,
            site.headcount.map(|band| (band, site.size_year)),
            &site.labels,
        )
    }
}

/// A site read in the record of its firm: what the index would say of it.
pub(crate) fn of_record(site: &Site) -> SiteFacts {
    let size = site.size.as_ref();
    SiteFacts {
        naf: site.naf.clone(),
        point: site.place.coordinates.map(|at| (at.lat, at.lon)),
        departement: site.place.departement.as_ref().map(|area| area.code.clone()),
        region: site.place.region.as_ref().map(|area| area.code.clone()),
        ..facts(
            &site.firm,
            site.id.clone(),
            size.and_then(|size| Some((size.headcount?, Some(size.year)))),
            &site.labels(),
        )
    }
}

/// What matching makes of a size and of lists; where the site stands and what it does are set by the caller.
fn facts(firm: &FirmId, site: String, size: Option<(Headcount, Option<i16>)>, labels: &[Label]) -> SiteFacts {
    SiteFacts {
        jobs: size.map(|(band, year)| Jobs {
            min: band.min,
            max: band.max,
            year,
        }),
        known: reserved(labels),
        ..SiteFacts::of(firm.as_str(), site)
    }
}

/// The statuses to which a contract may be reserved, among the public lists that name a site.
fn reserved(labels: &[Label]) -> BTreeMap<CapabilityKey, Known> {
    labels
        .iter()
        .filter_map(|label| {
            let key = match label {
                Label::Ea => "reserved:ea",
                Label::Esat => "reserved:esat",
                Label::Siae => "reserved:siae",
                // What these say is not a status that reserves a contract.
                Label::Epv | Label::Rge => return None,
            };
            let capability = families::capability(key)?;
            Some((capability.key.clone(), Known::Yes(Status::Declare)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Desk;

    /// A site is the same firm for the counts, however it came among them.
    #[test]
    fn the_index_and_the_record_say_the_same_of_a_site() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(folder.path());
        let catalog = desk.catalog().unwrap();
        // Furniture, then metal work: the entreprise adaptée of the embedded catalogue is of the second.
        let classes = ["31.01Z", "31.09B", "25.62B"].map(|code| code.parse().unwrap());
        let makers = catalog.makers(&classes).unwrap();
        let ids: Vec<&str> = makers.iter().map(|maker| maker.id.as_str()).collect();
        let records: Vec<SiteFacts> = catalog.sites(&ids).unwrap().iter().map(of_record).collect();
        // The index holds positions to the metre or so.
        let metre = |degrees: f64| (degrees * 1e5).round() / 1e5;
        let near = |site: SiteFacts| SiteFacts {
            point: site.point.map(|(lat, lon)| (metre(lat), metre(lon))),
            ..site
        };
        let indexed: Vec<SiteFacts> = makers.into_iter().map(of_index).map(near).collect();
        let read: Vec<SiteFacts> = records.iter().cloned().map(near).collect();
        assert_eq!(indexed, read);
        let some = |what: fn(&SiteFacts) -> bool| records.iter().any(what);
        assert!(some(|site| site.jobs.is_some()) && some(|site| site.point.is_some()));
        assert!(some(|site| !site.known.is_empty()), "no site of a list was read");
    }

    #[test]
    fn only_a_status_that_reserves_is_read_from_the_lists() {
        let known: Vec<String> = reserved(&Label::ALL).keys().map(ToString::to_string).collect();
        assert_eq!(known, ["reserved:ea", "reserved:esat", "reserved:siae"]);
    }
}
