//! Public lists: EPV, RGE, entreprises adaptées, ESAT, insertion.
//!
//! EPV and RGE are given to sole traders too: those two lists only say more of firms that the catalogue knows. The
//! agreements of the others go to legal persons: they may bring a site.

pub(super) mod columns;
pub(super) mod describe;
pub(super) mod numbers;
pub(super) mod places;

use std::collections::BTreeSet;
use std::path::Path;

use csv::ByteRecord;
use families::Status;

use super::input::{self, wrong};
use super::intake::{self, Intake};
use super::ledger::Ledger;
use super::table::{self, Header, Line, Table, cell, quoted};
use super::{ImportKind, ImportReport, ImportRequest, Watch};
use crate::day;
use crate::error::{Error, Result};
use crate::number::{FirmNumber, SiteNumber};
use crate::record::Record;
use crate::site::{Label, Level};
use crate::store::Catalog;
use crate::tables::facts::{Fact, key};
use crate::tables::sources::Source;
use columns::{Columns, Role};
use describe::{NATURAL_PERSON, date, describe, natural_person, shown};
use numbers::{Number, number};
use places::Places;

/// What progress is called.
const READING: &str = "lecture de la liste";
/// Firms that nothing else speaks of.
pub(super) const UNKNOWN_FIRM: &str = "entreprise inconnue du catalogue\u{a0}: importez d’abord Sirene";
/// Lines that say nothing more.
pub(super) const TWICE: &str = "ligne qui répète une autre (doublon)";
/// Firms taken out for good.
pub(super) const ERASED: &str = "entreprise effacée du catalogue";
/// Lines without a cell.
pub(super) const BLANK: &str = "ligne vide";

pub(super) fn import(
    catalog: &Catalog,
    request: &ImportRequest<'_>,
    label: Label,
    watch: &mut Watch<'_>,
) -> Result<ImportReport> {
    let dated = dated(request, watch)?;
    intake::run(catalog, request, watch, |intake, watch| {
        let source = source(label, request.kind, dated);
        let mut list = List {
            label,
            source: &source.code,
            dated,
            today: day::number(request.today),
            places: Places::new(catalog),
            facts: BTreeSet::new(),
            sites: BTreeSet::new(),
        };
        for path in request.files {
            for table in open(path)? {
                list.read(table, intake, watch)?;
            }
        }
        Ok((source, dated))
    })
}

/// The tables of a file, whose lines can be tied to firms.
fn open(path: &Path) -> Result<Vec<Table>> {
    let accept = |header: &Header| Columns::of(header).identify();
    let tables = table::open(path, &accept, &|name| !columns::of_persons(&table::key(name)))?;
    for table in &tables {
        if !accept(&table.header) {
            return Err(wrong(
                &table.name,
                format!(
                    "il faut une colonne «\u{a0}SIRET\u{a0}» ou «\u{a0}SIREN\u{a0}»\u{a0}; colonnes trouvées\u{a0}: {}",
                    table.header.shown()
                ),
            ));
        }
    }
    Ok(tables)
}

/// The day of the list: the one given, else the latest that its lines give.
fn dated(request: &ImportRequest<'_>, watch: &mut Watch<'_>) -> Result<i64> {
    if let Some(day) = request.dated {
        return Ok(day::number(day.min(request.today)));
    }
    let today = day::number(request.today);
    let mut latest = None;
    for path in request.files {
        for table in open(path)? {
            let columns = Columns::of(&table.header);
            if columns.at(Role::Updated).is_none() {
                continue;
            }
            table.each(READING, watch, |_, line| {
                if let Line::Row(row) = line {
                    let read = date(&cell(row, columns.at(Role::Updated))).map(day::number);
                    latest = latest.max(read.filter(|day| *day <= today));
                }
                Ok(())
            })?;
        }
    }
    latest.ok_or_else(|| undated(&input::name(&request.files[0])))
}

/// A file that does not say of what day it is.
pub(super) fn undated(name: &str) -> Error {
    wrong(
        name,
        "ce fichier ne dit pas de quel jour il est\u{a0}: donnez le jour des données avec --date (AAAA-MM-JJ)",
    )
}

/// A list as it is read.
struct List<'a> {
    label: Label,
    source: &'a str,
    dated: i64,
    today: i64,
    places: Places<'a>,
    /// Facts already said: site, key, value.
    facts: BTreeSet<(i64, String, String)>,
    /// Sites already described.
    sites: BTreeSet<i64>,
}

impl List<'_> {
    fn read(&mut self, table: Table, intake: &mut Intake<'_>, watch: &mut Watch<'_>) -> Result<()> {
        let columns = Columns::of(&table.header);
        let mut ledger = Ledger::new(intake, &table.name, "");
        for (line, remark) in &table.remarks {
            ledger.remark(*line, remark.clone());
        }
        for said in columns.left_out(&table.header, &[]) {
            ledger.remark(table.line, said);
        }
        table.each(READING, watch, |at, line| {
            match line {
                Line::Row(row) => self.line(&mut ledger, at, row, &columns)?,
                Line::Blank => ledger.ignore(BLANK),
                Line::Refused { kind, detail } => ledger.refuse(at, kind, &detail),
            }
            Ok(())
        })?;
        ledger.close();
        Ok(())
    }

    fn line(
        &mut self,
        ledger: &mut Ledger<'_, '_>,
        line: u64,
        row: &ByteRecord,
        columns: &Columns,
    ) -> Result<()> {
        let get = |role| cell(row, columns.at(role));
        let number = match number(&get(Role::Siret), &get(Role::Siren)) {
            Ok(number) => number,
            Err((kind, detail)) => {
                ledger.refuse(line, kind, &detail);
                return Ok(());
            }
        };
        let firm = number.firm();
        if ledger.known().erased(firm) {
            ledger.ignore(ERASED);
            return Ok(());
        }
        if natural_person(&get(Role::Legal)) {
            ledger.ignore(NATURAL_PERSON);
            return Ok(());
        }
        let mut until = None;
        let written = get(Role::Until);
        if !written.is_empty() {
            match date(&written) {
                Some(day) if day::number(day) < self.today => {
                    ledger.ignore("label ou agrément échu");
                    ledger.remark(line, format!("label ou agrément échu le {}", shown(day)));
                    return Ok(());
                }
                Some(day) => until = Some(day),
                None => ledger.remark(
                    line,
                    format!(
                        "date de validité {} illisible\u{a0}: laissée inconnue",
                        quoted(&written)
                    ),
                ),
            }
        }
        let mut value = get(Role::Domain).into_owned();
        if let Some(day) = until {
            let until = format!("valable jusqu’au {}", shown(day));
            value = if value.is_empty() {
                until
            } else {
                format!("{value}, {until}")
            };
        }
        let kind = get(Role::Kind);
        let Some(said) = said(self.label, &kind, value) else {
            ledger.ignore(&format!(
                "ligne d’une autre liste ({})",
                structure(&kind).unwrap_or("autre type")
            ));
            return Ok(());
        };
        if self.label == Label::Siae && !kind.is_empty() && structure(&kind).is_none() {
            ledger.remark(
                line,
                format!(
                    "type de structure {} inconnu\u{a0}: laissé de côté",
                    quoted(&kind)
                ),
            );
        }
        let updated = date(&get(Role::Updated))
            .map(day::number)
            .filter(|day| *day <= self.today);
        let day = updated.unwrap_or(self.dated);
        match self.label {
            Label::Epv | Label::Rge => {
                let Some(target) = enriched(ledger, number, firm) else {
                    ledger.ignore(UNKNOWN_FIRM);
                    return Ok(());
                };
                self.say(ledger, target, said, day, false)
            }
            Label::Ea | Label::Esat | Label::Siae => {
                let Number::Site(site) = number else {
                    if ledger.known().firm(firm) {
                        return self.say(ledger, firm.unit(), said, day, false);
                    }
                    ledger.ignore(
                        "entreprise inconnue du catalogue et sans SIRET\u{a0}: établissement inconnu",
                    );
                    return Ok(());
                };
                if self.sites.contains(&site.0) {
                    return self.say(ledger, site, said, day, false);
                }
                let mut record = Record::new(site, day);
                let remarks = describe(row, columns, &mut self.places, ledger.known(), &mut record)?;
                if record.name.is_none() && !ledger.known().site(site) {
                    ledger.ignore("établissement inconnu du catalogue et sans nom dans la liste");
                    return Ok(());
                }
                record.level = Some(Level::Etablissement);
                record.last_year_site = i16::try_from(day / 10_000).ok();
                record.last_year_firm = record.last_year_site;
                for remark in remarks {
                    ledger.remark(line, remark);
                }
                self.sites.insert(site.0);
                ledger.record(&record)?;
                self.say(ledger, site, said, day, true)
            }
        }
    }

    /// Says the facts of a line, and accounts for it.
    fn say(
        &mut self,
        ledger: &mut Ledger<'_, '_>,
        site: SiteNumber,
        said: Vec<(String, String)>,
        day: i64,
        described: bool,
    ) -> Result<()> {
        let mut news = described;
        for (key, value) in said {
            if !self.facts.insert((site.0, key.clone(), value.clone())) {
                continue;
            }
            news = true;
            ledger.fact(&Fact {
                site,
                key,
                value,
                source: self.source.to_owned(),
                year: i16::try_from(day / 10_000).ok(),
                status: Status::Declare,
            })?;
        }
        if news {
            ledger.keep();
        } else {
            ledger.ignore(TWICE);
        }
        Ok(())
    }
}

/// Where a label that only enriches goes: the site, else the firm; nowhere when the catalogue knows neither.
fn enriched(ledger: &Ledger<'_, '_>, number: Number, firm: FirmNumber) -> Option<SiteNumber> {
    match number {
        Number::Site(site) if ledger.known().site(site) => Some(site),
        _ => ledger.known().firm(firm).then(|| firm.unit()),
    }
}

/// What a line of a list says: keys and values. `None` when the line is of another list.
fn said(label: Label, kind: &str, value: String) -> Option<Vec<(String, String)>> {
    let named = |label: Label, value: String| (format!("{}{}", key::LABEL, label.slug()), value);
    let kind = structure(kind);
    match (label, kind) {
        (Label::Epv | Label::Rge, _) => Some(vec![named(label, value)]),
        (Label::Ea | Label::Siae, Some("EA")) => Some(vec![named(Label::Ea, value)]),
        (Label::Esat | Label::Siae, Some("ESAT")) => Some(vec![named(Label::Esat, value)]),
        (Label::Ea | Label::Esat, None) => Some(vec![named(label, value)]),
        (Label::Ea | Label::Esat, Some(_)) => None,
        // A group of employers is no structure of L5132-4 of the code du travail: its kind only is said.
        (Label::Siae, Some("GEIQ")) => Some(vec![(key::INSERTION.to_owned(), "GEIQ".to_owned())]),
        (Label::Siae, Some(kind)) => Some(vec![
            named(label, value),
            (key::INSERTION.to_owned(), kind.to_owned()),
        ]),
        (Label::Siae, None) => Some(vec![named(label, value)]),
    }
}

/// Kinds of structures, by their folded names.
const STRUCTURES: [(&str, &str); 21] = [
    ("ei", "EI"),
    ("entreprisedinsertion", "EI"),
    ("aci", "ACI"),
    ("atelierchantierdinsertion", "ACI"),
    ("atelieretchantierdinsertion", "ACI"),
    ("ateliersetchantiersdinsertion", "ACI"),
    ("ateliersetchantiers", "ACI"),
    ("ai", "AI"),
    ("associationintermediaire", "AI"),
    ("etti", "ETTI"),
    ("entreprisedetravailtemporairedinsertion", "ETTI"),
    ("geiq", "GEIQ"),
    ("eiti", "EITI"),
    ("entreprisedinsertionparletravailindependant", "EITI"),
    ("ea", "EA"),
    ("entrepriseadaptee", "EA"),
    // An adapted firm of temporary work is one.
    ("eatt", "EA"),
    ("entrepriseadapteedetravailtemporaire", "EA"),
    ("esat", "ESAT"),
    ("etablissementetservicedaideparletravail", "ESAT"),
    ("etablissementouservicedaideparletravail", "ESAT"),
];

/// The kind of structure of a cell, if it is one.
fn structure(text: &str) -> Option<&'static str> {
    let key = table::key(text);
    STRUCTURES
        .iter()
        .find(|(name, _)| *name == key)
        .map(|(_, kind)| *kind)
}

/// The source of a list of that day.
fn source(label: Label, kind: ImportKind, dated: i64) -> Source {
    let day = day::date(dated).map_or_else(String::new, shown);
    // Who publishes the lists of the last two, the file does not say.
    let unsaid = (
        "éditeur non précisé par le fichier",
        "licence non précisée par le fichier",
    );
    let (title, sentence, (publisher, licence)) = match label {
        Label::Epv => (
            "Entreprises du patrimoine vivant",
            "inscrit à la liste des entreprises du patrimoine vivant",
            ("ministère de l’Économie", "Licence Ouverte 2.0"),
        ),
        Label::Rge => (
            "Entreprises reconnues garantes de l’environnement (RGE)",
            "inscrit à la liste des entreprises RGE",
            ("Ademe", "Licence Ouverte 2.0"),
        ),
        Label::Ea => (
            "Entreprises adaptées",
            "inscrit à la liste des entreprises adaptées",
            unsaid,
        ),
        Label::Esat => (
            "Établissements et services d’accompagnement par le travail",
            "inscrit à la liste des ESAT",
            unsaid,
        ),
        Label::Siae => (
            "Structures de l’insertion par l’activité économique et du handicap",
            "recensé parmi les structures de l’inclusion",
            ("Plateforme de l’inclusion", "Licence Ouverte 2.0"),
        ),
    };
    Source {
        code: intake::source_code(kind, dated),
        year: i16::try_from(dated / 10_000).ok(),
        title: format!("{title}, liste du {day}"),
        publisher: publisher.to_owned(),
        licence: licence.to_owned(),
        sentence: format!("{sentence} au {day}"),
    }
}
