//! A table of the buyer, CSV or XLSX, with or without a file that says what its columns are.

mod mapping;

use std::collections::BTreeSet;

use csv::ByteRecord;
use families::Status;

use super::input::{self, wrong};
use super::intake::{self, Intake};
use super::ledger::Ledger;
use super::lists::columns::Role;
use super::lists::describe::{NATURAL_PERSON, describe, natural_person, shown};
use super::lists::numbers::{Number, number};
use super::lists::places::Places;
use super::lists::{self, BLANK, ERASED, TWICE};
use super::table::{self, Header, Line, Table, cell, key, quoted};
use super::{ImportReport, ImportRequest, Watch};
use crate::day;
use crate::error::Result;
use crate::number::SiteNumber;
use crate::record::Record;
use crate::site::{Label, Level};
use crate::store::Catalog;
use crate::tables::facts::Fact;
use crate::tables::sources::Source;
use mapping::{Answer, Mapping, Plan};

/// What progress is called.
const READING: &str = "lecture du tableau";

pub(super) fn import(
    catalog: &Catalog,
    request: &ImportRequest<'_>,
    watch: &mut Watch<'_>,
) -> Result<ImportReport> {
    let mapping = request.mapping.map(Mapping::read).transpose()?;
    let first = input::name(&request.files[0]);
    let said = match &mapping {
        Some(mapping) => mapping.dated(&first)?,
        None => None,
    };
    let dated = match request.dated.or(said) {
        Some(day) => day::number(day.min(request.today)),
        None => return Err(lists::undated(&first)),
    };
    let source = source(mapping.as_ref(), &first, dated);
    let mapping = mapping.unwrap_or_default();
    intake::run(catalog, request, watch, |intake, watch| {
        let mut rows = Rows {
            source: &source.code,
            dated,
            places: Places::new(catalog),
            facts: BTreeSet::new(),
            sites: BTreeSet::new(),
        };
        for path in request.files {
            let accept = |header: &Header| plan(&mapping, header).is_ok();
            let wanted = |name: &str| !lists::columns::of_persons(&key(name));
            for table in table::open(path, &accept, &wanted)? {
                match plan(&mapping, &table.header) {
                    Ok(plan) => rows.read(table, &plan, intake, watch)?,
                    Err(detail) => {
                        let found = table.header.shown();
                        return Err(wrong(
                            &table.name,
                            format!("{detail}\u{a0}; colonnes trouvées\u{a0}: {found}"),
                        ));
                    }
                }
            }
        }
        Ok((source.clone(), dated))
    })
}

/// What to read of a table with that header; what is missing otherwise, in French.
fn plan(mapping: &Mapping, header: &Header) -> std::result::Result<Plan, String> {
    let plan = mapping.plan(header).map_err(|missing| {
        let names: Vec<String> = missing.iter().map(|name| quoted(name)).collect();
        format!(
            "le fichier de correspondance cite des colonnes qui n’y sont pas\u{a0}: {}",
            names.join(", ")
        )
    })?;
    if !plan.columns.identify() {
        return Err("il faut une colonne «\u{a0}SIRET\u{a0}» ou «\u{a0}SIREN\u{a0}»".to_owned());
    }
    if plan.columns.at(Role::Name).is_none() && plan.others().is_empty() {
        return Err(
            "il faut au moins le nom des entreprises (colonne «\u{a0}Raison sociale\u{a0}» ou «\u{a0}Nom\u{a0}»), ou un \
             fichier de correspondance (--mapping)"
                .to_owned(),
        );
    }
    Ok(plan)
}

/// The rows as they are read.
struct Rows<'a> {
    source: &'a str,
    dated: i64,
    places: Places<'a>,
    /// Facts already said: site, key, value.
    facts: BTreeSet<(i64, String, String)>,
    /// Sites already described.
    sites: BTreeSet<i64>,
}

impl Rows<'_> {
    fn read(
        &mut self,
        table: Table,
        plan: &Plan,
        intake: &mut Intake<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<()> {
        let mut ledger = Ledger::new(intake, &table.name, "");
        for (line, remark) in &table.remarks {
            ledger.remark(*line, remark.clone());
        }
        for said in plan.columns.left_out(&table.header, &plan.others()) {
            ledger.remark(table.line, said);
        }
        if plan.columns.at(Role::Legal).is_none() {
            ledger.remark(
                table.line,
                "sans colonne de catégorie juridique, les entrepreneurs individuels ne peuvent pas être reconnus\u{a0}: \
                 vérifiez que ce tableau n’en contient pas"
                    .to_owned(),
            );
        }
        table.each(READING, watch, |at, line| {
            match line {
                Line::Row(row) => self.row(&mut ledger, at, row, plan)?,
                Line::Blank => ledger.ignore(BLANK),
                Line::Refused { kind, detail } => ledger.refuse(at, kind, &detail),
            }
            Ok(())
        })?;
        ledger.close();
        Ok(())
    }

    fn row(&mut self, ledger: &mut Ledger<'_, '_>, line: u64, row: &ByteRecord, plan: &Plan) -> Result<()> {
        let get = |role| cell(row, plan.columns.at(role));
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
        let known = ledger.known();
        let (site, level) = match number {
            Number::Site(site) => (site, Level::Etablissement),
            Number::Firm(firm) => (firm.unit(), Level::UniteLegale),
        };
        // A firm whose sites are known is not described again as a unit: only facts are added to it.
        let beside = level == Level::UniteLegale && known.firm(firm) && !known.site(site);
        let mut news = false;
        if !beside && !self.sites.contains(&site.0) {
            let mut record = Record::new(site, self.dated);
            let remarks = describe(row, &plan.columns, &mut self.places, known, &mut record)?;
            if record.name.is_none() && !known.site(site) {
                if !known.firm(firm) {
                    ledger.ignore("entreprise inconnue du catalogue et sans nom dans le tableau");
                    return Ok(());
                }
                ledger.ignore("établissement inconnu du catalogue et sans nom dans le tableau");
                return Ok(());
            }
            record.level = Some(level);
            let year = i16::try_from(self.dated / 10_000).ok();
            record.last_year_firm = year;
            record.last_year_site = year.filter(|_| level == Level::Etablissement);
            if level == Level::UniteLegale {
                // A band of headcount speaks of the unit then.
                record.headcount = record.site_headcount.take();
                record.size_year = record.headcount.and(record.site_year.take());
            }
            for remark in remarks {
                ledger.remark(line, remark);
            }
            self.sites.insert(site.0);
            ledger.record(&record)?;
            news = true;
        }
        for (key, value, status) in said(ledger, line, row, plan) {
            news |= self.say(ledger, site, key, value, status)?;
        }
        if news {
            ledger.keep();
        } else if beside && plan.others().is_empty() {
            ledger.ignore("entreprise déjà connue par ses établissements\u{a0}: rien à ajouter");
        } else if beside {
            ledger.ignore("entreprise déjà connue\u{a0}: aucun fait nouveau sur cette ligne");
        } else {
            ledger.ignore(TWICE);
        }
        Ok(())
    }

    /// Says a fact, once.
    fn say(
        &mut self,
        ledger: &mut Ledger<'_, '_>,
        site: SiteNumber,
        key: String,
        value: String,
        status: Status,
    ) -> Result<bool> {
        if !self.facts.insert((site.0, key.clone(), value.clone())) {
            return Ok(false);
        }
        ledger.fact(&Fact {
            site,
            key,
            value,
            source: self.source.to_owned(),
            year: i16::try_from(self.dated / 10_000).ok(),
            status,
        })?;
        Ok(true)
    }
}

/// What a row says besides the description of its site.
fn said(
    ledger: &mut Ledger<'_, '_>,
    line: u64,
    row: &ByteRecord,
    plan: &Plan,
) -> Vec<(String, String, Status)> {
    let mut said = Vec::new();
    let labels = cell(row, plan.label);
    for label in labels
        .split([',', ';', '|', '/'])
        .map(str::trim)
        .filter(|l| !l.is_empty())
    {
        match Label::parse(&key(label)) {
            Some(label) => said.push((format!("label:{}", label.slug()), String::new(), Status::Declare)),
            None => ledger.remark(
                line,
                format!("label {} inconnu\u{a0}: laissé de côté", quoted(label)),
            ),
        }
    }
    for fact in &plan.facts {
        let given = cell(row, Some(fact.at));
        match fact.answer(&given) {
            Answer::Yes => said.push((fact.key.clone(), cell(row, fact.value).into_owned(), fact.status)),
            Answer::No => {}
            Answer::Unclear => ledger.remark(
                line,
                format!(
                    "{} n’est ni oui ni non pour {}\u{a0}: laissé inconnu",
                    quoted(&given),
                    fact.key
                ),
            ),
        }
    }
    said
}

/// The source of a table of that day. Two tables of one day are two sources: their titles tell them apart.
fn source(mapping: Option<&Mapping>, file: &str, dated: i64) -> Source {
    let part = mapping.map(|m| &m.source);
    let given = |text: Option<&String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let title = given(part.and_then(|p| p.title.as_ref())).unwrap_or_else(|| file.to_owned());
    let code = intake::source_code(super::ImportKind::Csv, dated);
    let day = day::date(dated).map_or_else(String::new, shown);
    Source {
        code: format!("{code}/{}", key(&title)),
        year: i16::try_from(dated / 10_000).ok(),
        publisher: given(part.and_then(|p| p.publisher.as_ref()))
            .unwrap_or_else(|| "fichier de l’acheteur".to_owned()),
        licence: given(part.and_then(|p| p.licence.as_ref()))
            .unwrap_or_else(|| "licence non précisée".to_owned()),
        sentence: format!("cité dans «\u{a0}{title}\u{a0}» au {day}"),
        title,
    }
}
