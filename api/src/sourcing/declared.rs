//! What the firms of a log declared, laid over the sites of the market of its dossier.

use std::collections::{BTreeMap, BTreeSet};

use cabinet::{DeclaredFact, FactAnswer, SourcingEntry};
use families::{CapabilityKey, CapabilityKind, Known, Status};
use matching::SiteFacts;
use tender::{Date, Siren};

use crate::need::{Log, Understood};
use crate::suggest::DeclaredView;
use crate::{ApiError, Desk, sites::of_record};

/// A site of the market that the catalogue does not know: a firm of the log that says it makes what is bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Added {
    /// Id, as in the market.
    pub(crate) site: String,
    /// Entry of the log.
    pub(crate) entry: u32,
}

/// What a log changed in a market.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Laid {
    /// Sites that only the log speaks of.
    pub(crate) added: Vec<Added>,
    /// Entries of the log on which counts rest.
    used: BTreeSet<u32>,
}

/// Lays the log over the sites: those of a firm that answered hold what it declared, and a firm that says it makes a
/// family of the need is there even when its activity code or the catalogue did not lead to it.
///
/// `perhaps` are the classes that may make a family of the need without being enough to say so: the sites of a firm that
/// answered are among the market when they are of one of them.
///
/// A declaration is of the establishment when the number given is that of a site of the market, of the whole firm
/// otherwise. A fact checked stays; a fact declared elsewhere stays when it is of a later year.
pub(crate) fn lay(
    desk: &Desk,
    log: &Log,
    understood: &Understood,
    perhaps: &BTreeSet<tender::Naf>,
    sites: &mut Vec<SiteFacts>,
) -> Result<Laid, ApiError> {
    let mut added = Vec::new();
    // Entries, and the places of the sites that hold something each said.
    let mut held: Vec<(u32, usize)> = Vec::new();
    let by_activity = sites.len();
    let slugs = understood.slugs();
    let launch = understood.tender.launch_date;
    for (number, entry) in in_order(log) {
        let Some(siren) = siren(entry) else { continue };
        let facts = settled(entry, launch);
        if facts.is_empty() {
            continue;
        }
        let firm = desk.catalog()?.firm(&siren)?;
        let known_sites = firm.as_ref().map_or(&[][..], |firm| &firm.sites);
        for site in open(known_sites) {
            let may_make = site.naf.as_ref().is_some_and(|naf| perhaps.contains(naf));
            if may_make && !sites.iter().any(|known| known.site == site.id) {
                sites.push(of_record(site));
            }
        }
        if !sites.iter().any(|site| site.firm == siren.as_str()) {
            if !makes(&facts, &slugs) {
                continue;
            }
            match brought(entry, known_sites) {
                Some(site) => sites.push(site),
                None => {
                    let site = unplaced(entry, &siren);
                    added.push(Added {
                        site: site.site.clone(),
                        entry: number,
                    });
                    sites.push(site);
                }
            }
        }
        let establishment = entry.site.as_ref().map(|siret| format!("siret:{siret}"));
        let one = establishment.filter(|id| sites.iter().any(|site| site.site == *id));
        for (at, site) in sites
            .iter_mut()
            .enumerate()
            .filter(|(_, site)| site.firm == siren.as_str() && one.as_ref().is_none_or(|id| site.site == *id))
        {
            let before = known_sites.iter().find(|known| known.id == site.site);
            let before = before.map_or(&[][..], |known| &known.known);
            for (key, said) in &facts {
                let known = prevailing(*said, day(entry), before, key);
                if known == *said {
                    held.push((number, at));
                }
                site.known.insert(key.clone(), known);
            }
        }
    }
    // A site that only might make a family is in no count until its firm says that it does.
    let counts = |at: usize| {
        at < by_activity || {
            let said = declared_families(&sites[at]);
            slugs.iter().any(|slug| said.contains(slug.as_str()))
        }
    };
    let used = held
        .into_iter()
        .filter(|(_, at)| counts(*at))
        .map(|(number, _)| number)
        .collect();
    Ok(Laid { added, used })
}

/// The declarations that count, as a whole; none when counts rest on none.
pub(crate) fn view(log: &Log, laid: &Laid) -> Option<DeclaredView> {
    let counted = || laid.used.iter().filter_map(|number| log.get(number));
    let days = || counted().map(day);
    let simulated = counted().filter(|entry| entry.simulated);
    Some(DeclaredView {
        firms: distinct(counted()),
        simulated: distinct(simulated),
        added: laid
            .added
            .iter()
            .filter(|one| laid.used.contains(&one.entry))
            .count(),
        first: days().min()?.to_string(),
        last: days().max()?.to_string(),
    })
}

fn distinct<'a>(entries: impl Iterator<Item = &'a SourcingEntry>) -> usize {
    entries.filter_map(siren).collect::<BTreeSet<Siren>>().len()
}

/// Entries in the order of their answers: the last one prevails.
fn in_order(log: &Log) -> Vec<(u32, &SourcingEntry)> {
    let mut entries: Vec<(u32, &SourcingEntry)> =
        log.iter().map(|(number, entry)| (*number, entry)).collect();
    entries.sort_by_key(|(number, entry)| (day(entry), *number));
    entries
}

/// The day from which what a firm declared holds.
pub(super) fn day(entry: &SourcingEntry) -> Date {
    entry.answered.unwrap_or(entry.date)
}

/// The firm of an entry: its number, or that of its establishment.
pub(crate) fn siren(entry: &SourcingEntry) -> Option<Siren> {
    entry
        .siren
        .clone()
        .or_else(|| entry.site.as_ref().map(tender::Siret::siren))
}

/// Whether what a firm said it has no longer holds when the consultation is launched. A « non » never lapses: the date
/// beside it is that of a certificate it had.
pub(crate) fn lapsed(fact: &DeclaredFact, launch: Date) -> bool {
    fact.answer == FactAnswer::Yes && fact.valid_until.is_some_and(|last| last < launch)
}

/// What an entry settles on the launch date. « Ne sais pas » settles nothing, nor does a certificate out of date: it
/// is unknown whether it is renewed.
fn settled(entry: &SourcingEntry, launch: Date) -> BTreeMap<CapabilityKey, Known> {
    entry
        .facts
        .iter()
        .filter(|fact| !lapsed(fact, launch))
        .filter_map(|fact| {
            let known = match fact.answer {
                FactAnswer::Yes => Known::Yes(Status::Declare),
                FactAnswer::No => Known::No(Status::Declare),
                FactAnswer::Unsure => return None,
            };
            // A key of another version of the list says nothing here.
            Some((fact.key.parse().ok()?, known))
        })
        .collect()
}

fn makes(facts: &BTreeMap<CapabilityKey, Known>, slugs: &[String]) -> bool {
    facts.iter().any(|(key, known)| {
        key.kind() == CapabilityKind::Makes
            && matches!(known, Known::Yes(_))
            && slugs.iter().any(|slug| slug == key.slug())
    })
}

/// The fact that prevails between a declaration and what the catalogue says of the same site, by its own rule: what is
/// checked, then the most recent; the catalogue dates a fact by its year.
fn prevailing(said: Known, on: Date, catalogue: &[::catalog::KnownFact], key: &CapabilityKey) -> Known {
    let label = match key.kind() {
        CapabilityKind::Reserved => format!("label:{}", key.slug()),
        _ => String::new(),
    };
    let best = catalogue
        .iter()
        .filter(|fact| fact.key == key.as_str() || fact.key == label)
        .map(|fact| (fact.status, fact.year))
        .max();
    match best {
        Some((Status::Verifie, _)) => Known::Yes(Status::Verifie),
        Some((Status::Declare, Some(year))) if year > on.year() => Known::Yes(Status::Declare),
        _ => said,
    }
}

/// The site of the catalogue that an answer speaks of, though its activity did not lead to it: the establishment
/// named, else the seat, else the first.
fn brought(entry: &SourcingEntry, sites: &[::catalog::Site]) -> Option<SiteFacts> {
    let open: Vec<&::catalog::Site> = open(sites).collect();
    let named = open
        .iter()
        .find(|site| entry.site.is_some() && site.siret == entry.site);
    let seat = || open.iter().find(|site| site.seat == Some(true));
    named.or_else(seat).or(open.first()).map(|site| of_record(site))
}

fn open(sites: &[::catalog::Site]) -> impl Iterator<Item = &::catalog::Site> {
    sites
        .iter()
        .filter(|site| site.state != Some(::catalog::State::Ferme))
}

/// A firm of which only the log speaks: where it stands and how large it is are unknown.
fn unplaced(entry: &SourcingEntry, siren: &Siren) -> SiteFacts {
    let site = match &entry.site {
        Some(siret) => format!("siret:{siret}"),
        None => format!("siren:{siren}"),
    };
    SiteFacts::of(siren.as_str(), site)
}

/// Families of the need that a site is declared to make, beside those its activity suggests.
pub(crate) fn declared_families(site: &SiteFacts) -> BTreeSet<&str> {
    site.known
        .iter()
        .filter(|(key, known)| {
            key.kind() == CapabilityKind::Makes
                && matches!(known, Known::Yes(status) if *status > Status::Deduit)
        })
        .map(|(key, _)| key.slug())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_checked_is_not_overwritten_by_a_declaration() {
        let key: CapabilityKey = "repair:pieces-detachees".parse().unwrap();
        let on = "2026-11-20".parse().unwrap();
        let no = Known::No(Status::Declare);
        let check = |status, year, expected| {
            // The embedded catalogue gives no site such a fact; a file of the buyer's does.
            let catalogue = [::catalog::KnownFact {
                key: key.to_string(),
                value: String::new(),
                source: "fichier".into(),
                year,
                status,
            }];
            assert_eq!(prevailing(no, on, &catalogue, &key), expected);
        };
        check(Status::Verifie, Some(2020), Known::Yes(Status::Verifie));
        check(Status::Verifie, None, Known::Yes(Status::Verifie));
        check(Status::Declare, Some(2027), Known::Yes(Status::Declare));
        check(Status::Declare, Some(2026), no);
        check(Status::Declare, None, no);
        check(Status::Deduit, Some(2027), no);
        assert_eq!(prevailing(no, on, &[], &key), no);
    }

    #[test]
    fn a_public_list_of_a_later_year_prevails_over_a_declaration() {
        let key: CapabilityKey = "reserved:esat".parse().unwrap();
        let listed = [::catalog::KnownFact {
            key: "label:esat".into(),
            value: String::new(),
            source: "esat".into(),
            year: Some(2026),
            status: Status::Declare,
        }];
        let no = Known::No(Status::Declare);
        let on = |day: &str| prevailing(no, day.parse().unwrap(), &listed, &key);
        assert_eq!(on("2025-03-01"), Known::Yes(Status::Declare));
        assert_eq!(on("2026-03-01"), no);
    }
}
