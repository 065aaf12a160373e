//! Sirene: StockUniteLegale and StockEtablissement together.
//!
//! The establishments are read first: those kept go to a file aside (`staging.rs`), so that memory does not grow with
//! the stock and an interrupted reading goes on from its last checkpoint. The legal units of those are read next;
//! then the two are joined and written.
//!
//! Kept: active establishments whose activity is in the divisions asked (10 to 33), of a legal unit that is active,
//! diffusible and no sole trader (catégorie juridique 1000). Establishments that the catalogue already knows are
//! followed whatever they become: closed, or of another activity.

mod establishments;
mod staging;
mod units;

use std::collections::BTreeMap;

use super::blocks::Blocks;
use super::input::{self, Text, unreadable, wrong};
use super::intake::{self, Known};
use super::{ImportKind, ImportProgress, ImportReport, ImportRequest, Watch};
use crate::day;
use crate::error::Result;
use crate::number::FirmNumber;
use crate::place::{Coordinates, Precision};
use crate::record::Record;
use crate::site::{Level, State};
use crate::store::Catalog;
use crate::tables::sources::Source;
use staging::{Staged, Staging};

/// Farther than this from the middle of its commune, km, a position is not believed.
const FAR_KM: f64 = 30.0;
/// How often progress is told while joining, lines.
const TOLD: u64 = 50_000;

/// A header with the delimiter it uses.
pub(super) struct Header {
    columns: BTreeMap<String, usize>,
    pub(super) width: usize,
    pub(super) delimiter: u8,
}

impl Header {
    fn parse(line: &[u8]) -> Self {
        let count = |wanted: u8| line.iter().filter(|b| **b == wanted).count();
        let delimiter = if count(b';') > count(b',') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(line);
        let names: Vec<String> = reader
            .byte_records()
            .next()
            .and_then(Result::ok)
            .map(|row| {
                row.iter()
                    .map(|name| String::from_utf8_lossy(name).trim().to_owned())
                    .collect()
            })
            .unwrap_or_default();
        Self {
            width: names.len(),
            columns: names
                .into_iter()
                .enumerate()
                .map(|(at, name)| (name, at))
                .collect(),
            delimiter,
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }

    /// Where a column is; beyond the last one when it is absent, which reads as empty.
    pub(super) fn at(&self, name: &str) -> usize {
        self.columns.get(name).copied().unwrap_or(usize::MAX)
    }

    fn missing(&self, names: &[&str]) -> Vec<String> {
        names
            .iter()
            .filter(|name| !self.has(name))
            .map(|name| format!("«\u{a0}{name}\u{a0}»"))
            .collect()
    }
}

/// A text whose header has been read.
struct Opened {
    name: String,
    length: Option<u64>,
    header: Header,
    blocks: Blocks<Box<dyn std::io::Read + Send>>,
}

fn open(text: Text) -> Result<Opened> {
    let mut blocks = Blocks::new(text.reader);
    let header = blocks
        .header()
        .map_err(|e| unreadable(&text.name, &e))?
        .ok_or_else(|| wrong(&text.name, "la première ligne n’est pas un en-tête de colonnes"))?;
    Ok(Opened {
        name: text.name,
        length: text.length,
        header: Header::parse(&header),
        blocks,
    })
}

/// The two files.
struct Stock {
    establishments: Vec<Opened>,
    units: Vec<Opened>,
}

impl Stock {
    /// Recognises the files by their columns, in any order and under any name.
    fn open(request: &ImportRequest<'_>) -> Result<Self> {
        let mut stock = Self {
            establishments: Vec::new(),
            units: Vec::new(),
        };
        for path in request.files {
            let wanted =
                |name: &str| establishments::COLUMNS.contains(&name) || units::COLUMNS.contains(&name);
            for text in input::texts_with(path, &wanted)? {
                let opened = open(text)?;
                let header = &opened.header;
                if header.has("siret") && header.has("activitePrincipaleEtablissement") {
                    refuse_missing(&opened, &establishments::REQUIRED)?;
                    stock.establishments.push(opened);
                } else if header.has("siren") && header.has("categorieJuridiqueUniteLegale") {
                    refuse_missing(&opened, &units::REQUIRED)?;
                    stock.units.push(opened);
                } else {
                    let detail = if header.has("siren") && header.has("denominationUniteLegale") {
                        "il manque la colonne «\u{a0}categorieJuridiqueUniteLegale\u{a0}», sans laquelle on ne peut pas \
                         écarter les entrepreneurs individuels"
                    } else {
                        "ce n’est ni un StockEtablissement ni un StockUniteLegale de Sirene\u{a0}: les colonnes \
                         «\u{a0}siret\u{a0}» et «\u{a0}activitePrincipaleEtablissement\u{a0}», ou «\u{a0}siren\u{a0}» et \
                         «\u{a0}categorieJuridiqueUniteLegale\u{a0}», n’y sont pas"
                    };
                    return Err(wrong(&opened.name, detail));
                }
            }
        }
        match (stock.establishments.is_empty(), stock.units.is_empty()) {
            (false, true) => Err(wrong(
                &stock.establishments[0].name,
                "le fichier StockUniteLegale doit être donné en même temps\u{a0}: lui seul dit qui est entrepreneur \
                 individuel (catégorie juridique 1000, donnée personnelle) et quelle entreprise refuse la diffusion",
            )),
            (true, false) => Err(wrong(
                &stock.units[0].name,
                "le fichier StockEtablissement doit être donné en même temps\u{a0}: lui seul dit où l’on fabrique",
            )),
            _ => Ok(stock),
        }
    }
}

fn refuse_missing(opened: &Opened, required: &[&str]) -> Result<()> {
    let missing = opened.header.missing(required);
    if missing.is_empty() {
        return Ok(());
    }
    Err(wrong(
        &opened.name,
        format!("il manque les colonnes {}", missing.join(", ")),
    ))
}

/// Divisions to keep.
fn divisions(request: &ImportRequest<'_>) -> [bool; 100] {
    let mut kept = [false; 100];
    kept[10..=33].fill(true);
    for division in request.divisions {
        if let Some(kept) = division.parse::<usize>().ok().and_then(|n| kept.get_mut(n)) {
            *kept = true;
        }
    }
    kept
}

/// Imports a stock. Killed, it goes on where it was when asked again; refused or given up, it leaves nothing.
pub(super) fn import(
    catalog: &Catalog,
    request: &ImportRequest<'_>,
    watch: &mut Watch<'_>,
) -> Result<ImportReport> {
    let done = read(catalog, request, watch);
    if done.is_err() {
        give_up(catalog.data_dir());
    }
    done
}

/// Removes what a killed import has left.
pub(super) fn give_up(data_dir: &std::path::Path) {
    staging::give_up(data_dir);
}

fn read(catalog: &Catalog, request: &ImportRequest<'_>, watch: &mut Watch<'_>) -> Result<ImportReport> {
    let stock = Stock::open(request)?;
    let known = Known::read(catalog)?;
    let mut staging = Staging::begin(catalog.data_dir(), request, known.state())?;
    let resumed = staging.resumed();
    establishments::stage(
        stock.establishments,
        &mut staging,
        &known,
        &divisions(request),
        request,
        watch,
    )?;
    let wanted = staging.wanted(watch)?;
    let units = units::read(stock.units, &wanted, &mut staging, request, watch)?;
    drop(wanted);
    let dated = match request.dated.or_else(|| staging.latest()) {
        Some(date) => day::number(date.min(request.today)),
        None => {
            return Err(wrong(
                &input::name(&request.files[0]),
                "aucune date de traitement dans ces fichiers\u{a0}: donnez le jour du stock avec --date",
            ));
        }
    };
    let source = source(dated);
    let mut report = intake::run(catalog, request, watch, |intake, watch| {
        staging.counted(intake);
        let total = staging.lines();
        let mut joined = 0;
        staging.each(|staged| {
            joined += 1;
            if joined % TOLD == 0 {
                watch(ImportProgress {
                    label: "écriture des établissements",
                    done: joined,
                    total: Some(total),
                })?;
            }
            match staged {
                Staged::Withdrawn(firm) => {
                    if intake.known().firm(firm) && !intake.known().erased(firm) {
                        intake.withdraw(firm)?;
                    }
                    Ok(())
                }
                Staged::Closed(site) => {
                    let mut record = Record::new(site, dated);
                    record.state = Some(State::Ferme);
                    record.register = true;
                    intake.record(&record)
                }
                Staged::Open(row) => join(intake, &row, &units, dated),
            }
        })?;
        Ok((source, dated))
    })?;
    report.resumed = resumed;
    staging.finish()?;
    Ok(report)
}

/// Writes an establishment with what its legal unit says, if that lets it in.
fn join(
    intake: &mut super::Intake<'_>,
    row: &staging::Row<'_>,
    units: &units::Units,
    dated: i64,
) -> Result<()> {
    let firm = row.site.firm();
    if intake.known().erased_on_request(firm) {
        intake.ignore("entreprise effacée du catalogue à la demande");
        return Ok(());
    }
    let Some(unit) = units.get(firm) else {
        intake.ignore("unité légale absente du fichier StockUniteLegale");
        return Ok(());
    };
    if unit.sole_trader {
        intake.ignore("entrepreneur individuel (catégorie juridique 1000\u{a0}: donnée personnelle)");
        return Ok(());
    }
    if unit.withheld {
        if intake.known().firm(firm) && !intake.known().erased(firm) {
            intake.withdraw(firm)?;
        } else {
            intake.ignore("diffusion refusée par l’entreprise (statut P)");
        }
        return Ok(());
    }
    if unit.ceased {
        if intake.known().site(row.site) {
            let mut record = Record::new(row.site, dated);
            record.state = Some(State::Ferme);
            record.register = true;
            return intake.record(&record);
        }
        intake.ignore("unité légale cessée");
        return Ok(());
    }
    let name = if row.name.is_empty() { unit.name } else { row.name };
    if name.is_empty() {
        intake.ignore("sans dénomination");
        return Ok(());
    }
    intake.forgive(firm)?;
    let mut record = Record::new(row.site, dated);
    record.level = Some(Level::Etablissement);
    record.name = Some(name.to_owned());
    record.naf = row.naf.parse().ok();
    record.naf25 = some(row.naf25);
    record.postal_code = some(row.postal_code);
    place(intake.known(), row, &mut record);
    record.category = unit.category;
    record.headcount = unit.headcount;
    record.size_year = unit.year;
    record.site_headcount = row.headcount;
    record.site_year = row.headcount.and(row.year);
    record.state = Some(State::Actif);
    record.register = true;
    record.created = row.created;
    record.seat = row.seat;
    intake.record(&record)
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Where it is: its commune when the code is one of today, its own position when the register gives a likely one.
fn place(known: &Known, row: &staging::Row<'_>, record: &mut Record) {
    let Some(centre) = known.communes.get(row.insee) else {
        record.commune = some(row.commune);
        let prefix = if row.insee.starts_with("97") || row.insee.starts_with("98") {
            3
        } else {
            2
        };
        record.departement = row
            .insee
            .get(..prefix)
            .filter(|code| known.departement(code))
            .map(str::to_owned);
        return;
    };
    record.insee = Some(row.insee.to_owned());
    record.departement = Some(centre.departement.clone());
    let middle = centre.point.map(|(lat, lon)| Coordinates {
        lat,
        lon,
        precision: Precision::Commune,
    });
    let own = row
        .position
        .and_then(|(x, y)| super::lambert::to_wgs84(x, y))
        .map(|(lat, lon)| Coordinates {
            lat,
            lon,
            precision: Precision::Site,
        })
        .filter(|own| middle.is_some_and(|m| crate::distance::km_between(m.into(), (*own).into()) < FAR_KM));
    record.coordinates = own.or(middle);
}

/// The source of a stock of that day.
fn source(dated: i64) -> Source {
    let shown = day::date(dated).map_or_else(String::new, |d| {
        format!("{:02}/{:02}/{}", d.day(), d.month(), d.year())
    });
    Source {
        code: intake::source_code(ImportKind::Sirene, dated),
        year: i16::try_from(dated / 10_000).ok(),
        title: format!("Répertoire Sirene, stock du {shown}"),
        publisher: "Insee".to_owned(),
        licence: "Licence Ouverte 2.0".to_owned(),
        sentence: format!("inscrit au répertoire Sirene du {shown}"),
    }
}

/// Digits of a SIREN as a number.
pub(super) fn firm_of(siren: &[u8]) -> Option<FirmNumber> {
    digits(siren, 9).map(FirmNumber)
}

/// So many digits, as a number.
pub(super) fn digits(bytes: &[u8], count: usize) -> Option<i64> {
    if bytes.len() != count || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(bytes.iter().fold(0, |n, b| n * 10 + i64::from(b - b'0')))
}

/// A field as text: UTF-8, or Windows-1252 when it is not.
pub(super) fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim().into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.trim().to_owned().into(),
    }
}

/// What Insee writes in the place of what it does not show.
pub(super) const MASKED: &str = "[ND]";
