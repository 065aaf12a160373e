//! `facts`: what each source says of each site, with its year and status.

use std::collections::BTreeMap;

use families::Status;
use rusqlite::{Connection, Statement, params};
use tender::{Cpv, Date};

use super::parsed;
use crate::site::{Activity, Contracts, Evidence};

/// Key of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A source saw the site; the value is empty, or the likeness of names for a match (`0.50` to `1.00`).
    Presence,
    /// Activity of annex I of règl. (CE) 166/2006; the value is its code.
    Activite,
    /// Structure of inclusion; the value is its kind.
    Insertion,
    /// Number of published public contracts of the firm.
    Contrats,
    /// CPV code of one of them.
    ContratCpv,
    /// Date of the last notification.
    DernierContrat,
}

impl Key {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Presence => "presence",
            Self::Activite => "activite",
            Self::Insertion => "insertion",
            Self::Contrats => "contrats",
            Self::ContratCpv => "contrat-cpv",
            Self::DernierContrat => "dernier-contrat",
        }
    }
}

/// How a status is written in the table.
fn status_text(status: Status) -> &'static str {
    match status {
        Status::Declare => "declare",
        Status::Verifie => "verifie",
        Status::Deduit => "deduit",
    }
}

fn status_of(text: &str) -> Option<Status> {
    [Status::Declare, Status::Verifie, Status::Deduit]
        .into_iter()
        .find(|s| status_text(*s) == text)
}

/// A fact about to be written.
pub(crate) struct Fact<'a> {
    pub(crate) site: i64,
    pub(crate) key: Key,
    pub(crate) value: &'a str,
    pub(crate) source: &'a str,
    pub(crate) year: Option<i16>,
    pub(crate) status: Status,
}

/// The write handle.
pub(crate) struct Writer<'db>(Statement<'db>);

impl<'db> Writer<'db> {
    pub(crate) fn new(db: &'db Connection) -> rusqlite::Result<Self> {
        let insert =
            "INSERT INTO facts (site, key, value, source, year, status) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        Ok(Self(db.prepare(insert)?))
    }

    pub(crate) fn add(&mut self, fact: &Fact<'_>) -> rusqlite::Result<()> {
        let Fact {
            site,
            key,
            value,
            source,
            year,
            status,
        } = fact;
        self.0.execute(params![
            site,
            key.as_str(),
            value,
            source,
            year,
            status_text(*status)
        ])?;
        Ok(())
    }
}

/// What the facts say of one site.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) activity: Option<Activity>,
    pub(crate) inclusion: Option<String>,
    pub(crate) contracts: Option<Contracts>,
    pub(crate) evidence: Vec<Evidence>,
}

/// Reads the facts of a site.
pub(crate) fn of_site(db: &Connection, site: i64) -> rusqlite::Result<Known> {
    let mut select = db.prepare_cached(
        "SELECT f.key, f.value, f.source, f.year, f.status, s.sentence, a.label
         FROM facts f JOIN sources s ON s.code = f.source
         LEFT JOIN activities a ON f.key = 'activite' AND a.code = f.value
         WHERE f.site = ?1 ORDER BY f.key, f.source, f.value",
    )?;
    let mut rows = select.query([site])?;
    let mut known = Known::default();
    let mut by_source: BTreeMap<String, Evidence> = BTreeMap::new();
    let mut details: Vec<(String, String)> = Vec::new();
    let (mut count, mut cpv, mut last) = (None, Vec::new(), None);
    while let Some(row) = rows.next()? {
        let (key, value, source): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let status: String = row.get(4)?;
        let status = parsed(4, &status, status_of)?;
        let evidence = by_source.entry(source.clone()).or_insert(Evidence {
            source: source.clone(),
            year: row.get(3)?,
            status,
            sentence: row.get(5)?,
        });
        match key.as_str() {
            "activite" => {
                let label: String = row.get(6)?;
                details.push((source, format!("activité déclarée : {label}")));
                known.activity = Some(Activity { code: value, label });
            }
            "insertion" => {
                details.push((source, format!("type {value}")));
                known.inclusion = Some(value);
            }
            "contrats" => count = Some(parsed(1, &value, |text| text.parse::<u32>().ok())?),
            "contrat-cpv" => cpv.push(parsed(1, &value, |text| text.parse::<Cpv>().ok())?),
            "dernier-contrat" => last = Some(parsed(1, &value, |text| text.parse::<Date>().ok())?),
            // A match rests on how much two names are alike: its status says so already.
            _ => evidence.status = status,
        }
    }
    for (source, detail) in details {
        if let Some(evidence) = by_source.get_mut(&source) {
            evidence.sentence = format!("{} ({detail})", evidence.sentence);
        }
    }
    if let Some(count) = count {
        if let Some(evidence) = by_source.get_mut("decp") {
            let what = if count == 1 {
                "un contrat".to_owned()
            } else {
                format!("{count} contrats")
            };
            evidence.sentence = format!("{} ({what} au nom de l’entreprise)", evidence.sentence);
        }
        known.contracts = Some(Contracts { count, cpv, last });
    }
    known.evidence = by_source.into_values().collect();
    // Most recent first; an unknown year comes last; ties by code of source.
    known
        .evidence
        .sort_by(|a, b| b.year.cmp(&a.year).then_with(|| a.source.cmp(&b.source)));
    Ok(known)
}
