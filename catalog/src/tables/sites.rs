//! `sites`: where things are made. Also the installation of the embedded firms, which fills three tables.

use std::collections::BTreeMap;

use families::Status;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use serde::Deserialize;
use tender::{InseeCode, Naf, Siren, Siret};

use super::facts::{Fact, Key};
use super::firms::FirmRow;
use super::sources::Source;
use super::{facts, firms, known, malformed, parsed};
use crate::embedded;
use crate::error::{Error, Result};
use crate::firm::{FirmId, Headcount, Size, SizeCategory};
use crate::place::{Area, Coordinates, Place, Precision};
use crate::site::{Level, Site, Tier};

const SELECT: &str = "SELECT s.number, s.id, s.firm, f.siren, s.siret, s.level, s.name, s.naf,
        s.insee, coalesce(s.commune, c.name), s.postal_code, d.code, d.name, r.code, r.name,
        s.lat, s.lon, s.precision, s.tier, s.last_year_site, s.last_year_firm,
        f.category, f.headcount, f.size_source, f.size_year
    FROM sites s JOIN firms f ON f.id = s.firm
    LEFT JOIN communes c ON c.insee = s.insee
    LEFT JOIN departements d ON d.code = s.departement
    LEFT JOIN regions r ON r.code = d.region";

fn area(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Area>> {
    Ok(match (row.get(first)?, row.get(first + 1)?) {
        (Some(code), Some(name)) => Some(Area { code, name }),
        _ => None,
    })
}

fn coordinates(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Coordinates>> {
    let precision: Option<String> = row.get(first + 2)?;
    match (row.get(first)?, row.get(first + 1)?, precision) {
        (Some(lat), Some(lon), Some(precision)) => Ok(Some(Coordinates {
            lat,
            lon,
            precision: parsed(first + 2, &precision, Precision::parse)?,
        })),
        (None, None, None) => Ok(None),
        _ => Err(malformed(first, "coordonnées incomplètes")),
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Site)> {
    let text = |column: usize| row.get::<_, Option<String>>(column);
    let required = |column: usize| row.get::<_, String>(column);
    let siret = text(4)?
        .map(|s| parsed(4, &s, |t| t.parse::<Siret>().ok()))
        .transpose()?;
    // As at installation: the SIREN is that of the SIRET, when there is one.
    let siren = match &siret {
        Some(siret) => Some(siret.siren()),
        None => text(3)?
            .map(|s| parsed(3, &s, |t| t.parse::<Siren>().ok()))
            .transpose()?,
    };
    let site = Site {
        id: required(1)?,
        firm: FirmId(required(2)?),
        siren,
        siret,
        level: parsed(5, &required(5)?, Level::parse)?,
        name: required(6)?,
        naf: text(7)?
            .map(|s| parsed(7, &s, |t| t.parse::<Naf>().ok()))
            .transpose()?,
        place: Place {
            insee: text(8)?
                .map(|s| parsed(8, &s, |t| t.parse::<InseeCode>().ok()))
                .transpose()?,
            commune: text(9)?,
            postal_code: text(10)?,
            departement: area(row, 11)?,
            region: area(row, 13)?,
            coordinates: coordinates(row, 15)?,
        },
        tier: parsed(18, &required(18)?, Tier::parse)?,
        last_year_site: row.get(19)?,
        last_year_firm: row.get(20)?,
        size: firms::size(row, 21)?,
        activity: None,
        inclusion: None,
        contracts: None,
        evidence: Vec::new(),
    };
    Ok((row.get(0)?, site))
}

fn with_facts(db: &Connection, (number, mut site): (i64, Site)) -> rusqlite::Result<Site> {
    let known = facts::of_site(db, number)?;
    site.activity = known.activity;
    site.inclusion = known.inclusion;
    site.contracts = known.contracts;
    site.evidence = known.evidence;
    Ok(site)
}

fn many(db: &Connection, condition: &str, params: impl Params) -> rusqlite::Result<Vec<Site>> {
    let sql = format!("{SELECT} WHERE {condition} ORDER BY s.number");
    let rows = db
        .prepare_cached(&sql)?
        .query_map(params, read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(|row| with_facts(db, row)).collect()
}

/// The site of a number.
pub(crate) fn by_number(db: &Connection, number: i64) -> rusqlite::Result<Option<Site>> {
    let row = db
        .prepare_cached(&format!("{SELECT} WHERE s.number = ?1"))?
        .query_row([number], read)
        .optional()?;
    row.map(|row| with_facts(db, row)).transpose()
}

/// The site of a SIRET.
pub(crate) fn by_siret(db: &Connection, siret: &Siret) -> rusqlite::Result<Option<Site>> {
    Ok(many(db, "s.siret = ?1", [siret.as_str()])?.pop())
}

/// The sites of a firm, by id.
pub(crate) fn of_firm(db: &Connection, firm: &FirmId) -> rusqlite::Result<Vec<Site>> {
    many(db, "s.firm = ?1", [firm.as_str()])
}

/// The sites of a NAF class, by id.
pub(crate) fn of_naf(db: &Connection, naf: &Naf) -> rusqlite::Result<Vec<Site>> {
    many(db, "s.naf = ?1", [naf.as_str()])
}

/// What the search index needs of a site.
pub(crate) struct Indexed {
    pub(crate) number: i64,
    pub(crate) name: String,
    pub(crate) naf: Option<Naf>,
    pub(crate) commune: Option<String>,
    pub(crate) departement: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) position: Option<(f64, f64)>,
    pub(crate) tier: Tier,
}

/// Every site in order of number, as the index needs it.
pub(crate) fn each_indexed<E: From<rusqlite::Error>>(
    db: &Connection,
    mut take: impl FnMut(Indexed) -> Result<(), E>,
) -> Result<(), E> {
    let mut select = db.prepare(&format!("{SELECT} ORDER BY s.number"))?;
    for row in select.query_map([], read)? {
        let (number, site) = row?;
        take(Indexed {
            number,
            name: site.name,
            naf: site.naf,
            commune: site.place.commune,
            departement: site.place.departement.map(|d| d.code),
            region: site.place.region.map(|r| r.code),
            position: site.place.coordinates.map(|c| (c.lat, c.lon)),
            tier: site.tier,
        })?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct SiteRow {
    id: String,
    level: String,
    name: String,
    siren: String,
    siret: String,
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
    tier: String,
}

/// Where a declared activity, a structure of inclusion, contracts and sizes come from.
const ACTIVITY_SOURCE: &str = "irep2015";
const INCLUSION_SOURCE: &str = "siae2020";
const MATCH_SOURCE: &str = "irep2021";
const CONTRACTS_SOURCE: &str = "decp";
const SIZE_SOURCE: (&str, i16) = ("sirene2022", 2022);

/// Writes the embedded firms, their sites and their facts.
pub(crate) fn install(
    db: &Connection,
    sources: &[Source],
    fail: &dyn Fn(rusqlite::Error) -> Error,
) -> Result<()> {
    let years: BTreeMap<&str, Option<i16>> = sources.iter().map(|s| (s.code.as_str(), s.year)).collect();
    let mut rows = Vec::new();
    // Each firm takes its name from its record seen last; the table is sorted by id, so ties keep the first.
    let mut firms: BTreeMap<FirmId, (FirmRow, Option<i16>)> = BTreeMap::new();
    embedded::FIRMS.each(|row: SiteRow, wrong| {
        let siren = siren(&row).map_err(|e| wrong(e.to_string()))?;
        let id = FirmId(
            siren
                .as_ref()
                .map_or_else(|| row.id.clone(), |s| s.as_str().to_owned()),
        );
        let size = size(&row).map_err(wrong)?;
        let (firm, seen) = firms.entry(id.clone()).or_insert_with(|| {
            let name = row.name.clone();
            (
                FirmRow {
                    id: id.clone(),
                    siren,
                    name,
                    size: size.clone(),
                    last_year: row.last_year_firm,
                },
                row.last_year_site,
            )
        });
        if row.last_year_site > *seen {
            firm.name.clone_from(&row.name);
            *seen = row.last_year_site;
        }
        firm.last_year = firm.last_year.max(row.last_year_firm);
        if firm.size != size {
            return Err(wrong(format!("l’entreprise {id} a deux tailles")));
        }
        rows.push((id, row));
        Ok(())
    })?;
    let mut write = firms::Writer::new(db).map_err(fail)?;
    for (firm, _) in firms.values() {
        write.add(firm).map_err(fail)?;
    }

    let mut insert = db
        .prepare(
            "INSERT INTO sites (number, id, firm, level, name, siret, naf, insee, postal_code, commune, departement,
                lat, lon, precision, tier, last_year_site, last_year_firm)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )
        .map_err(fail)?;
    let mut write = facts::Writer::new(db).map_err(fail)?;
    for (number, (firm, row)) in (1_i64..).zip(rows) {
        insert
            .execute(params![
                number,
                row.id,
                firm.as_str(),
                row.level,
                row.name,
                known(row.siret.clone()),
                known(row.naf.clone()),
                known(row.insee.clone()),
                known(row.postal_code.clone()),
                known(row.commune.clone()),
                known(row.departement.clone()),
                row.lat,
                row.lon,
                known(row.precision.clone()),
                row.tier,
                row.last_year_site,
                row.last_year_firm
            ])
            .map_err(fail)?;
        add_facts(&mut write, number, &row, &years).map_err(fail)?;
    }
    Ok(())
}

/// The SIREN is read from the SIRET when there is one: a handful of old numbers have a SIREN whose own key
/// is not Luhn's, though the SIRET's is.
fn siren(row: &SiteRow) -> Result<Option<Siren>, tender::CodeError> {
    if !row.siret.is_empty() {
        Ok(Some(row.siret.parse::<Siret>()?.siren()))
    } else if row.siren.is_empty() {
        Ok(None)
    } else {
        row.siren.parse().map(Some)
    }
}

fn size(row: &SiteRow) -> Result<Option<Size>, String> {
    let cell = |text: &str, unknown: &str| format!("{unknown} inconnue « {text} »");
    let category = known(row.category.clone())
        .map(|c| SizeCategory::parse(&c).ok_or_else(|| cell(&c, "catégorie")))
        .transpose()?;
    let headcount = known(row.headcount.clone())
        .map(|h| Headcount::from_code(&h).ok_or_else(|| cell(&h, "tranche d’effectif")))
        .transpose()?;
    let (source, year) = SIZE_SOURCE;
    let size = Size {
        category,
        headcount,
        source: source.to_owned(),
        year,
    };
    Ok((size.category.is_some() || size.headcount.is_some()).then_some(size))
}

fn add_facts(
    write: &mut facts::Writer<'_>,
    site: i64,
    row: &SiteRow,
    years: &BTreeMap<&str, Option<i16>>,
) -> rusqlite::Result<()> {
    let mut add = |key, value: &str, source: &str, year: Option<i16>, status| {
        let year = year.or_else(|| years.get(source).copied().flatten());
        write.add(&Fact {
            site,
            key,
            value,
            source,
            year,
            status,
        })
    };
    for source in row.sources.split('|').filter(|s| !s.is_empty()) {
        add(Key::Presence, "", source, None, Status::Declare)?;
    }
    if !row.irep2021.is_empty() {
        // Found again by name and position: a deduction, not a record of the same number.
        add(Key::Presence, &row.irep2021, MATCH_SOURCE, None, Status::Deduit)?;
    }
    if !row.activity.is_empty() {
        add(
            Key::Activite,
            &row.activity,
            ACTIVITY_SOURCE,
            None,
            Status::Declare,
        )?;
    }
    if !row.siae.is_empty() {
        add(Key::Insertion, &row.siae, INCLUSION_SOURCE, None, Status::Declare)?;
    }
    if let Some(count) = row.contracts {
        let last = &row.contracts_last;
        let year = last.get(..4).and_then(|year| year.parse().ok());
        add(
            Key::Contrats,
            &count.to_string(),
            CONTRACTS_SOURCE,
            year,
            Status::Declare,
        )?;
        for cpv in row.contracts_cpv.split('|').filter(|c| !c.is_empty()) {
            add(Key::ContratCpv, cpv, CONTRACTS_SOURCE, year, Status::Declare)?;
        }
        if !last.is_empty() {
            add(Key::DernierContrat, last, CONTRACTS_SOURCE, year, Status::Declare)?;
        }
    }
    Ok(())
}
