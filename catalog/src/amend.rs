//! What the buyer changes by hand: corrections, notes, erasures. Each is one transaction, and no import undoes it.

use tender::{Date, InseeCode, Naf, Siren};

use crate::day;
use crate::error::{Error, Result};
use crate::firm::Headcount;
use crate::number::{FirmNumber, SiteNumber};
use crate::place::{Coordinates, Precision};
use crate::record::{CORRECTIONS, Record};
use crate::site::State;
use crate::store::Catalog;
use crate::tables::erased::{self, Reason};
use crate::tables::{communes, notes, records};

/// A correction of a site: what is given replaces what the sources say, until it is taken back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Correction {
    /// Name.
    pub name: Option<String>,
    /// Main activity.
    pub naf: Option<Naf>,
    /// Commune.
    pub insee: Option<InseeCode>,
    /// Whether it still works.
    pub state: Option<State>,
    /// Headcount band of the firm.
    pub headcount: Option<Headcount>,
    /// Why: how the buyer knows it.
    pub reason: String,
}

impl Catalog {
    /// Corrects a site; adds to the corrections already made of it.
    ///
    /// # Errors
    /// The site or the commune is unknown here, nothing is corrected, or no reason is given; the disk refuses.
    pub fn correct(&self, id: &str, correction: &Correction, today: Date) -> Result<()> {
        let site = self.known_site(id)?;
        let Correction {
            name,
            naf,
            insee,
            state,
            headcount,
            reason,
        } = correction;
        let name = name.as_deref().map(str::trim).filter(|n| !n.is_empty());
        let nothing =
            name.is_none() && naf.is_none() && insee.is_none() && state.is_none() && headcount.is_none();
        if nothing || reason.trim().is_empty() {
            return Err(Error::EmptyCorrection);
        }
        let place = match insee {
            None => None,
            Some(insee) => Some(
                self.read(|db| communes::by_insee(db, insee))?
                    .ok_or_else(|| Error::UnknownCommune(insee.to_string()))?,
            ),
        };
        self.amend(site.firm(), |db| {
            let said = day::number(today);
            let mut record =
                records::of_batch(db, CORRECTIONS, site)?.unwrap_or_else(|| Record::new(site, said));
            record.said = said;
            record.reason = Some(reason.trim().to_owned());
            record.name = name.map(str::to_owned).or(record.name);
            record.naf = naf.clone().or(record.naf);
            record.state = state.or(record.state);
            if headcount.is_some() {
                record.headcount = *headcount;
                record.size_year = Some(today.year());
            }
            if let Some(place) = &place {
                record.insee = Some(place.insee.to_string());
                record.departement = Some(place.departement.code.clone());
                record.coordinates = place.coordinates.map(|at| Coordinates {
                    precision: Precision::Commune,
                    ..at
                });
            }
            records::Writer::new(db)?.put(CORRECTIONS, &record)
        })
    }

    /// Takes back the corrections of a site; says whether there were any.
    ///
    /// # Errors
    /// The site is unknown here; the disk refuses.
    pub fn uncorrect(&self, id: &str) -> Result<bool> {
        let site = self.known_site(id)?;
        self.amend(site.firm(), |db| records::remove(db, CORRECTIONS, site))
    }

    /// Whether a site bears corrections, with the reason and the day of the last.
    ///
    /// # Errors
    /// The site is unknown here; the database cannot be read.
    pub fn correction(&self, id: &str) -> Result<Option<(String, Option<Date>)>> {
        let site = self.known_site(id)?;
        let record = self.read(|db| records::of_batch(db, CORRECTIONS, site))?;
        Ok(record.map(|r| (r.reason.unwrap_or_default(), day::date(r.said))))
    }

    /// Writes the buyer's note about a site; an empty one is taken out.
    ///
    /// # Errors
    /// The site is unknown here; the disk refuses.
    pub fn annotate(&self, id: &str, text: &str, at: &str) -> Result<()> {
        let site = self.known_site(id)?;
        self.amend(site.firm(), |db| notes::set(db, site, text, at))
    }

    /// Takes out for good all that is known of a firm: no import brings it back.
    ///
    /// # Errors
    /// The firm is unknown here; the disk refuses.
    pub fn erase_firm(&self, id: &str, at: &str) -> Result<()> {
        let firm = FirmNumber::parse(id).ok_or_else(|| Error::UnknownSite(id.to_owned()))?;
        if self.read(|db| records::of_firm(db, firm))?.is_empty() {
            return Err(Error::UnknownSite(id.to_owned()));
        }
        self.amend(firm, |db| erased::erase(db, firm, Reason::Demande, at))
    }

    /// Whether a firm was taken out for good.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn is_erased(&self, siren: &Siren) -> Result<bool> {
        let firm = FirmNumber::of_siren(siren);
        self.read(|db| Ok(erased::Erased::read(db)?.holds(firm)))
    }

    fn known_site(&self, id: &str) -> Result<SiteNumber> {
        let unknown = || Error::UnknownSite(id.to_owned());
        let site = SiteNumber::parse(id).ok_or_else(unknown)?;
        self.read(|db| records::by_number(db, site))?
            .ok_or_else(unknown)?;
        Ok(site)
    }
}
