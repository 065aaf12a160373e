//! The firms of the embedded catalogue: from `data/firms.csv` to records and facts of batch 1.

use std::collections::BTreeMap;

use families::Status;
use rusqlite::Connection;
use serde::Deserialize;

use crate::day;
use crate::embedded::{self, PACK_VERSION};
use crate::error::{Error, Result};
use crate::firm::{Headcount, SizeCategory};
use crate::number::SiteNumber;
use crate::place::{Coordinates, Precision};
use crate::record::{CORRECTIONS, EMBEDDED, Record};
use crate::site::Level;
use crate::tables::batches::{self, Batch};
use crate::tables::erased::Erased;
use crate::tables::facts::{self, Fact, key};
use crate::tables::sources::Source;
use crate::tables::{known, records};

#[derive(Deserialize)]
struct FirmRow {
    id: String,
    level: String,
    name: String,
    naf: String,
    insee: String,
    postal_code: String,
    commune: String,
    departement: String,
    lat: Option<f64>,
    lon: Option<f64>,
    precision: String,
    category: String,
    headcount: String,
    sources: String,
    irep2021: String,
    activity: String,
    siae: String,
    contracts: Option<u32>,
    contracts_cpv: String,
    contracts_last: String,
    last_year_firm: Option<i16>,
    last_year_site: Option<i16>,
}

/// Where a declared activity, a structure of inclusion, contracts and sizes come from.
const ACTIVITY_SOURCE: &str = "irep2015";
const INCLUSION_SOURCE: &str = "siae2020";
const MATCH_SOURCE: &str = "irep2021";
const CONTRACTS_SOURCE: &str = "decp";
const SIZE_SOURCE: (&str, i16) = ("sirene2022", 2022);

/// Year of a record whose year is unknown: the oldest of the sources.
const OLDEST: i16 = 2015;

/// The day of the embedded catalogue, from its version.
fn dated() -> i64 {
    PACK_VERSION.get(..10).and_then(day::parse).map_or(0, day::number)
}

/// Writes the embedded firms, in the place of those of another version. Firms erased stay out.
pub(crate) fn install(
    db: &Connection,
    sources: &[Source],
    fail: &dyn Fn(rusqlite::Error) -> Error,
) -> Result<()> {
    let years: BTreeMap<&str, Option<i16>> = sources.iter().map(|s| (s.code.as_str(), s.year)).collect();
    let erased = Erased::read(db).map_err(fail)?;
    batches::remove(db, EMBEDDED).map_err(fail)?;
    let batch = Batch {
        number: EMBEDDED,
        kind: "embarque".to_owned(),
        source: None,
        pack: None,
        dated: dated(),
        done: PACK_VERSION.to_owned(),
        report: "{}".to_owned(),
    };
    batches::add(db, &batch).map_err(fail)?;
    let corrections = Batch {
        number: CORRECTIONS,
        kind: "corrections".to_owned(),
        dated: 0,
        ..batch
    };
    batches::add(db, &corrections).map_err(fail)?;
    let mut write_records = records::Writer::new(db).map_err(fail)?;
    let mut write_facts = facts::Writer::new(db).map_err(fail)?;
    embedded::FIRMS.each(|row: FirmRow, wrong| {
        let site = SiteNumber::parse(&row.id).ok_or_else(|| wrong(format!("numéro « {} »", row.id)))?;
        if erased.holds(site.firm()) {
            return Ok(());
        }
        let record = record(site, &row).map_err(wrong)?;
        write_records.put(EMBEDDED, &record).map_err(fail)?;
        for fact in facts_of(site, &row, &years) {
            write_facts.put(EMBEDDED, &fact).map_err(fail)?;
        }
        Ok(())
    })
}

fn record(site: SiteNumber, row: &FirmRow) -> Result<Record, String> {
    let year = row.last_year_site.or(row.last_year_firm).unwrap_or(OLDEST);
    let cell = |what: &str, text: &str| format!("{what} « {text} »");
    let read = |what: &'static str, text: &str| -> Result<Option<String>, String> {
        match known(text.to_owned()) {
            Some(text) if text.trim() != text => Err(cell(what, &text)),
            other => Ok(other),
        }
    };
    let mut record = Record::new(site, i64::from(year) * 10_000 + 1231);
    record.level = Some(Level::parse(&row.level).ok_or_else(|| cell("niveau", &row.level))?);
    record.name = read("nom", &row.name)?;
    record.naf = known(row.naf.clone())
        .map(|naf| naf.parse().map_err(|_| cell("NAF", &naf)))
        .transpose()?;
    record.insee = known(row.insee.clone());
    record.postal_code = known(row.postal_code.clone());
    record.commune = known(row.commune.clone());
    record.departement = known(row.departement.clone());
    record.coordinates = match (row.lat, row.lon, row.precision.as_str()) {
        (Some(lat), Some(lon), precision) => Some(Coordinates {
            lat,
            lon,
            precision: Precision::parse(precision).ok_or_else(|| cell("précision", precision))?,
        }),
        (None, None, "") => None,
        _ => return Err("coordonnées incomplètes".to_owned()),
    };
    record.category = known(row.category.clone())
        .map(|c| SizeCategory::parse(&c).ok_or_else(|| cell("catégorie", &c)))
        .transpose()?;
    record.headcount = known(row.headcount.clone())
        .map(|h| Headcount::from_code(&h).ok_or_else(|| cell("tranche d’effectif", &h)))
        .transpose()?;
    if record.category.is_some() || record.headcount.is_some() {
        let (source, year) = SIZE_SOURCE;
        record.size_source = Some(source.to_owned());
        record.size_year = Some(year);
    }
    record.last_year_site = row.last_year_site;
    record.last_year_firm = row.last_year_firm;
    Ok(record)
}

fn facts_of(site: SiteNumber, row: &FirmRow, years: &BTreeMap<&str, Option<i16>>) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut add = |key: &str, value: &str, source: &str, year: Option<i16>, status| {
        found.push(Fact {
            site,
            key: key.to_owned(),
            value: value.to_owned(),
            source: source.to_owned(),
            year: year.or_else(|| years.get(source).copied().flatten()),
            status,
        });
    };
    for source in row.sources.split('|').filter(|s| !s.is_empty()) {
        add(key::PRESENCE, "", source, None, Status::Declare);
    }
    if !row.irep2021.is_empty() {
        // Found again by name and position: a deduction, not a record of the same number.
        add(key::PRESENCE, &row.irep2021, MATCH_SOURCE, None, Status::Deduit);
    }
    if !row.activity.is_empty() {
        add(
            key::ACTIVITE,
            &row.activity,
            ACTIVITY_SOURCE,
            None,
            Status::Declare,
        );
    }
    if !row.siae.is_empty() {
        add(key::INSERTION, &row.siae, INCLUSION_SOURCE, None, Status::Declare);
    }
    if let Some(count) = row.contracts {
        let last = &row.contracts_last;
        let year = last.get(..4).and_then(|year| year.parse().ok());
        add(
            key::CONTRATS,
            &count.to_string(),
            CONTRACTS_SOURCE,
            year,
            Status::Declare,
        );
        for cpv in row.contracts_cpv.split('|').filter(|c| !c.is_empty()) {
            add(key::CONTRAT_CPV, cpv, CONTRACTS_SOURCE, year, Status::Declare);
        }
        if !last.is_empty() {
            add(
                key::DERNIER_CONTRAT,
                last,
                CONTRACTS_SOURCE,
                year,
                Status::Declare,
            );
        }
    }
    found
}
