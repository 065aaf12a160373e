//! One firm, by its SIREN or the SIRET of one of its sites.

use rusqlite::Connection;
use tender::{Siren, Siret};

use crate::error::Result;
use crate::firm::{Firm, FirmId};
use crate::site::Site;
use crate::store::Catalog;
use crate::tables::{firms, sites};

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
        self.read(|db| firm(db, siren.as_str()))
    }

    /// The site of a SIRET, if the catalogue knows it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn site(&self, siret: &Siret) -> Result<Option<Site>> {
        self.read(|db| sites::by_siret(db, siret))
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
                let Some(site) = sites::by_siret(db, &siret)? else {
                    return Ok(None);
                };
                let Some(firm) = firm(db, site.firm.as_str())? else {
                    return Ok(None);
                };
                return Ok(Some(Shown::Site(Box::new(site), Box::new(firm))));
            }
            let id: String = number.chars().filter(|c| !c.is_whitespace()).collect();
            Ok(firm(db, &id)?.map(|firm| Shown::Firm(Box::new(firm))))
        })
    }
}

fn firm(db: &Connection, id: &str) -> rusqlite::Result<Option<Firm>> {
    let Some(row) = firms::by_id(db, id)? else {
        return Ok(None);
    };
    let sites = sites::of_firm(db, &FirmId(id.to_owned()))?;
    let siren = sites.iter().find_map(|site| site.siren.clone());
    Ok(Some(Firm {
        id: row.id,
        siren,
        name: row.name,
        size: row.size,
        last_year: row.last_year,
        sites,
    }))
}
