//! One firm, by its SIREN or the SIRET of one of its sites.

use rusqlite::Connection;
use tender::{Siren, Siret};

use crate::error::Result;
use crate::firm::{Firm, FirmId};
use crate::number::{FirmNumber, SiteNumber};
use crate::site::{Site, State};
use crate::store::Catalog;
use crate::tables::records;

/// What a number designates.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// A SIREN: the firm and all its known sites.
    Firm(Box<Firm>),
    /// A SIRET: the site, and the firm it belongs to.
    Site(Box<Site>, Box<Firm>),
}

impl Catalog {
    /// The firm of a SIREN, if the catalogue knows it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn firm(&self, siren: &Siren) -> Result<Option<Firm>> {
        self.read(|db| firm(db, FirmNumber::of_siren(siren)))
    }

    /// The site of a SIRET, if the catalogue knows it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn site(&self, siret: &Siret) -> Result<Option<Site>> {
        self.read(|db| records::by_number(db, SiteNumber::of_siret(siret)))
    }

    /// What a SIREN, a SIRET or a site's own id (`icpe:…`) designates; spaces in numbers are ignored.
    /// `None` when the number is not one, or is unknown here: the caller says which it asked for.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn show(&self, number: &str) -> Result<Option<Shown>> {
        let number = number.trim();
        self.read(|db| {
            if let Ok(siret) = number.parse::<Siret>() {
                let number = SiteNumber::of_siret(&siret);
                let Some(site) = records::by_number(db, number)? else {
                    return Ok(None);
                };
                let Some(firm) = firm(db, number.firm())? else {
                    return Ok(None);
                };
                return Ok(Some(Shown::Site(Box::new(site), Box::new(firm))));
            }
            let id: String = number.chars().filter(|c| !c.is_whitespace()).collect();
            let Some(number) = FirmNumber::parse(&id) else {
                return Ok(None);
            };
            Ok(firm(db, number)?.map(|firm| Shown::Firm(Box::new(firm))))
        })
    }
}

/// A firm is what its sites say of it: the name and the size of the site seen last, open ones first.
fn firm(db: &Connection, number: FirmNumber) -> rusqlite::Result<Option<Firm>> {
    let sites = records::of_firm(db, number)?;
    let seen = |site: &Site| {
        (
            site.state != Some(State::Ferme),
            site.registered,
            site.last_year_site,
            site.last_year_firm,
        )
    };
    // Ties keep the first number.
    let Some(latest) = sites.iter().rev().max_by_key(|site| seen(site)) else {
        return Ok(None);
    };
    Ok(Some(Firm {
        id: FirmId(number.id()),
        siren: sites.iter().find_map(|site| site.siren.clone()),
        name: latest.name.clone(),
        size: latest
            .size
            .clone()
            .or_else(|| sites.iter().filter_map(|s| s.size.clone()).max_by_key(|s| s.year)),
        last_year: sites.iter().filter_map(|s| s.last_year_firm).max(),
        sites,
    }))
}
