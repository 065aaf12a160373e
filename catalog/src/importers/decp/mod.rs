//! Public contracts (données essentielles de la commande publique): which firm won what, when, for whom.
//!
//! Only winners that the catalogue already knows as firms are kept, by their SIRET or SIREN: natural persons never
//! enter, and no name is read. One line of the report is one winner of one contract.

mod columns;
mod contract;
mod scan;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Cursor, Read};

use csv::ByteRecord;
use tender::{Cpv, Siret};

use super::input::{self, Text, unreadable, wrong};
use super::intake::{self, Intake};
use super::ledger::{Ledger, grouped};
use super::lists::describe::{date, shown};
use super::lists::numbers::{Number, compact, number};
use super::lists::{BLANK, ERASED, UNKNOWN_FIRM};
use super::table::{self, Header, Line, Table, cell, quoted};
use super::{ImportKind, ImportProgress, ImportReport, ImportRequest, Watch};
use crate::day;
use crate::error::{Error, Result};
use crate::store::Catalog;
use crate::tables::awards::Award;
use crate::tables::sources::Source;
use columns::Columns;
use contract::{Contract, Winner};
use scan::{Cut, OBJECT, Scan, Stop};

/// What progress is called.
const READING: &str = "lecture des marchés";
/// Contracts notified before are not published in these data.
const FIRST: i64 = 20_100_101;
/// No contract is worth more, euros.
const MOST: f64 = 100e9;
/// The identity of a contract is shorter than this, characters.
const IDENTITY: usize = 120;
/// How often progress is told, contracts.
const TOLD: u64 = 2_000;
/// What a line of the balance is.
const WINNERS: &str = " (une par titulaire)";
/// A winner that is no firm of the register.
const NO_SIRET: &str = "titulaire sans SIRET (étranger ou personne physique)";

pub(super) fn import(
    catalog: &Catalog,
    request: &ImportRequest<'_>,
    watch: &mut Watch<'_>,
) -> Result<ImportReport> {
    intake::run(catalog, request, watch, |intake, watch| {
        let mut won = Won {
            today: day::number(request.today),
            latest: None,
            seen: BTreeSet::new(),
        };
        for path in request.files {
            if input::is_xlsx(path)? {
                for table in table::open(path, &accepted, &columns::wanted)? {
                    won.table(table, intake, watch)?;
                }
                continue;
            }
            for text in input::texts_with(path, &columns::wanted)? {
                won.text(text, intake, watch)?;
            }
        }
        let dated = won
            .latest
            .unwrap_or_else(|| day::number(request.dated.unwrap_or(request.today).min(request.today)));
        Ok((source(dated), dated))
    })
}

fn accepted(header: &Header) -> bool {
    Columns::of(header).missing().is_empty()
}

/// What a contract says, as written.
struct Written<'r> {
    uid: &'r str,
    id: &'r str,
    buyer: &'r str,
    cpv: &'r str,
    notified: &'r str,
    amount: &'r str,
}

/// The contracts won, as they are read.
struct Won {
    today: i64,
    /// The latest notification kept.
    latest: Option<i64>,
    /// Firms and contracts already counted: the identity of a contract by its digest.
    seen: BTreeSet<(i64, u64)>,
}

impl Won {
    /// JSON or table: the first character tells.
    fn text(&mut self, text: Text, intake: &mut Intake<'_>, watch: &mut Watch<'_>) -> Result<()> {
        let Text {
            name,
            length,
            mut reader,
        } = text;
        let mut start = Vec::new();
        (&mut reader)
            .take(4_096)
            .read_to_end(&mut start)
            .map_err(|e| unreadable(&name, &e))?;
        let body = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
        let first = body.iter().copied().find(|b| !b.is_ascii_whitespace());
        let json = matches!(first, Some(b'{' | b'['));
        let text = Text {
            name,
            length,
            reader: Box::new(Cursor::new(start).chain(reader)),
        };
        if json {
            self.json(text, intake, watch)
        } else {
            self.table(Table::of(text, &accepted)?, intake, watch)
        }
    }

    fn json(&mut self, text: Text, intake: &mut Intake<'_>, watch: &mut Watch<'_>) -> Result<()> {
        let Text { name, length, reader } = text;
        let mut ledger = Ledger::new(intake, &name, WINNERS);
        let mut rank = 0_u64;
        let found = Scan::new(reader).each(|line, read, cut| {
            rank += 1;
            if rank % TOLD == 1 {
                watch(ImportProgress {
                    label: READING,
                    done: read,
                    total: length,
                })?;
            }
            self.contract(&mut ledger, line, rank, cut)
        });
        let found = found.map_err(|stop| stopped(&name, rank, stop))?;
        if !found {
            return Err(wrong(
                &name,
                "aucun marché dans ce fichier JSON\u{a0}: il faut une liste «\u{a0}marches\u{a0}» ou \
                 «\u{a0}marches\u{a0}» › «\u{a0}marche\u{a0}» (données essentielles de la commande publique)",
            ));
        }
        ledger.close();
        Ok(())
    }

    fn contract(&mut self, ledger: &mut Ledger<'_, '_>, line: u64, rank: u64, cut: Cut<'_>) -> Result<()> {
        let which = format!("marché n°\u{a0}{rank}");
        let bytes = match cut {
            Cut::Contract(bytes) => bytes,
            Cut::Concession => {
                ledger.ignore("contrat de concession, et non marché");
                return Ok(());
            }
            Cut::TooLong => {
                ledger.refuse(
                    line,
                    "marché trop long",
                    &format!("{which}, plus de {} Mo", OBJECT >> 20),
                );
                return Ok(());
            }
            Cut::Other => {
                ledger.refuse(
                    line,
                    "marché illisible",
                    &format!("{which}, ce n’est pas un objet JSON"),
                );
                return Ok(());
            }
        };
        let text = super::sirene::text(bytes);
        let contract: Contract = match serde_json::from_str(&text) {
            Ok(contract) => contract,
            Err(e) => {
                ledger.refuse(line, "marché illisible", &format!("{which}, {}", why(&e)));
                return Ok(());
            }
        };
        if contract.is_concession() {
            ledger.ignore("contrat de concession, et non marché");
            return Ok(());
        }
        let winners = contract.winners();
        if winners.is_empty() {
            ledger.ignore("marché sans titulaire");
            return Ok(());
        }
        let (uid, id, buyer) = (contract.uid(), contract.id(), contract.buyer());
        let (cpv, notified, amount) = (contract.cpv(), contract.notified(), contract.amount());
        let written = Written {
            uid: &uid,
            id: &id,
            buyer: &buyer,
            cpv: &cpv,
            notified: &notified,
            amount: &amount,
        };
        for winner in winners {
            self.winner(ledger, line, &which, &winner, &written)?;
        }
        Ok(())
    }

    fn table(&mut self, table: Table, intake: &mut Intake<'_>, watch: &mut Watch<'_>) -> Result<()> {
        let columns = Columns::of(&table.header);
        let missing = columns.missing();
        if !missing.is_empty() {
            return Err(wrong(
                &table.name,
                format!(
                    "ce n’est pas une table de marchés\u{a0}: il manque {}\u{a0}; colonnes trouvées\u{a0}: {}",
                    missing.join(", "),
                    table.header.shown()
                ),
            ));
        }
        let mut ledger = Ledger::new(intake, &table.name, WINNERS);
        for (line, remark) in &table.remarks {
            ledger.remark(*line, remark.clone());
        }
        if columns.cpv.is_none() {
            ledger.remark(
                table.line,
                "sans colonne «\u{a0}codeCPV\u{a0}», on ne saura pas ce qui a été acheté".to_owned(),
            );
        }
        table.each(READING, watch, |at, line| {
            match line {
                Line::Row(row) => self.row(&mut ledger, at, row, &columns)?,
                Line::Blank => ledger.ignore(BLANK),
                Line::Refused { kind, detail } => ledger.refuse(at, kind, &detail),
            }
            Ok(())
        })?;
        ledger.close();
        Ok(())
    }

    fn row(
        &mut self,
        ledger: &mut Ledger<'_, '_>,
        line: u64,
        row: &ByteRecord,
        columns: &Columns,
    ) -> Result<()> {
        let get = |at| cell(row, at);
        let (uid, id, buyer) = (get(columns.uid), get(columns.id), get(columns.buyer));
        let (cpv, notified, amount) = (get(columns.cpv), get(columns.notified), get(columns.amount));
        let written = Written {
            uid: &uid,
            id: &id,
            buyer: &buyer,
            cpv: &cpv,
            notified: &notified,
            amount: &amount,
        };
        let mut any = false;
        for (nth, (ids, kind)) in columns.winners.iter().enumerate() {
            let id = ids
                .iter()
                .map(|at| get(Some(*at)))
                .find(|id| !id.is_empty())
                .unwrap_or_default();
            // Only the first winner is counted when none is given.
            if id.is_empty() && (any || nth + 1 < columns.winners.len()) {
                continue;
            }
            any = true;
            let winner = Winner {
                id: id.into_owned(),
                kind: get(*kind).into_owned(),
            };
            self.winner(ledger, line, "", &winner, &written)?;
        }
        Ok(())
    }

    /// Takes a winner of a contract, if the catalogue knows it.
    fn winner(
        &mut self,
        ledger: &mut Ledger<'_, '_>,
        line: u64,
        which: &str,
        winner: &Winner,
        written: &Written<'_>,
    ) -> Result<()> {
        let said = |detail: String| match (which.is_empty(), detail.is_empty()) {
            (true, _) => detail,
            (false, true) => which.to_owned(),
            (false, false) => format!("{which}, {detail}"),
        };
        if !of_register(winner) {
            ledger.ignore(NO_SIRET);
            return Ok(());
        }
        let firm = match number(&winner.id, "") {
            Ok(Number::Site(site)) => site.firm(),
            Ok(Number::Firm(firm)) => firm,
            Err((kind, detail)) => {
                ledger.refuse(line, kind, &said(detail));
                return Ok(());
            }
        };
        if ledger.known().erased(firm) {
            ledger.ignore(ERASED);
            return Ok(());
        }
        if !ledger.known().firm(firm) {
            ledger.ignore(UNKNOWN_FIRM);
            return Ok(());
        }
        let Some(contract) = identity(written) else {
            ledger.refuse(line, "marché sans identifiant", &said(String::new()));
            return Ok(());
        };
        if written.notified.is_empty() {
            ledger.refuse(line, "date de notification absente", &said(String::new()));
            return Ok(());
        }
        let notified = match date(written.notified).map(day::number) {
            Some(day) if (FIRST..=self.today).contains(&day) => day,
            Some(day) => {
                let day = day::date(day).map_or_else(String::new, shown);
                ledger.refuse(line, "date de notification hors limites", &said(day));
                return Ok(());
            }
            None => {
                ledger.refuse(
                    line,
                    "date de notification illisible",
                    &said(quoted(written.notified)),
                );
                return Ok(());
            }
        };
        let mut digest = DefaultHasher::new();
        contract.hash(&mut digest);
        if !self.seen.insert((firm.0, digest.finish())) {
            ledger.ignore("marché déjà compté (doublon ou modification)");
            return Ok(());
        }
        let cpv: Option<Cpv> = written.cpv.parse().ok();
        if cpv.is_none() {
            let shown = if written.cpv.is_empty() {
                "code CPV absent".to_owned()
            } else {
                format!("code CPV {} illisible", quoted(written.cpv))
            };
            ledger.remark(line, said(format!("{shown}\u{a0}: marché gardé sans code")));
        }
        let amount = amount(written.amount);
        if amount.is_none() && !written.amount.is_empty() {
            ledger.remark(
                line,
                said(format!(
                    "montant {} hors limites\u{a0}: laissé inconnu",
                    quoted(written.amount)
                )),
            );
        }
        let buyer: Option<Siret> = compact(written.buyer).parse().ok();
        if buyer.is_none() && !written.buyer.is_empty() {
            ledger.remark(
                line,
                said(format!(
                    "SIRET de l’acheteur {} invalide\u{a0}: acheteur inconnu",
                    quoted(written.buyer)
                )),
            );
        }
        self.latest = self.latest.max(Some(notified));
        ledger.award(&Award {
            firm,
            contract,
            cpv,
            notified: Some(notified),
            buyer,
            amount,
        })?;
        ledger.keep();
        Ok(())
    }
}

/// Whether the winner is named by a number of the register of firms, right or wrong.
fn of_register(winner: &Winner) -> bool {
    match winner.kind.to_uppercase().as_str() {
        "SIRET" | "SIREN" => !winner.id.is_empty(),
        // Without a kind, a number made of digits only is taken for a SIRET.
        "" => {
            let digits = compact(&winner.id);
            !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    }
}

/// What tells a contract from any other: its uid, else its buyer and its id, as in the national data.
fn identity(written: &Written<'_>) -> Option<String> {
    let identity = match (written.uid, written.id) {
        ("", "") => return None,
        ("", id) => format!("{}{id}", compact(written.buyer)),
        (uid, _) => uid.to_owned(),
    };
    Some(identity.chars().take(IDENTITY).collect())
}

/// Euros; nothing when it makes no sense.
fn amount(text: &str) -> Option<f64> {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '€')
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    bare.parse::<f64>().ok().filter(|n| (0.0..=MOST).contains(n))
}

/// Why a contract is no contract.
fn why(error: &serde_json::Error) -> String {
    if error.to_string().contains("recursion limit") {
        return "trop de niveaux imbriqués".to_owned();
    }
    match error.classify() {
        serde_json::error::Category::Data => tender::sentence(&error.to_string()),
        _ => "le JSON n’est pas bien formé".to_owned(),
    }
}

/// Why a file is no JSON of contracts.
fn stopped(name: &str, rank: u64, stop: Stop<Error>) -> Error {
    let after = match rank {
        0 => "avant le premier marché".to_owned(),
        n => format!("après le marché n°\u{a0}{}", grouped(n)),
    };
    let detail = match stop {
        Stop::Taker(error) => return error,
        Stop::Unreadable(e) => return unreadable(name, &e),
        Stop::Truncated { line } => {
            format!("fichier JSON tronqué, {after} (ligne {line})\u{a0}: téléchargez-le de nouveau")
        }
        Stop::NotJson { line } => format!("ce n’est pas du JSON bien formé, {after} (ligne {line})"),
        Stop::TooDeep { line } => format!("trop de niveaux imbriqués, {after} (ligne {line})"),
    };
    wrong(name, detail)
}

/// The source of contracts up to that day.
fn source(dated: i64) -> Source {
    let day = day::date(dated).map_or_else(String::new, shown);
    Source {
        code: intake::source_code(ImportKind::Decp, dated),
        year: i16::try_from(dated / 10_000).ok(),
        title: format!("Données essentielles de la commande publique, jusqu’au {day}"),
        publisher: "ministère de l’Économie".to_owned(),
        licence: "Licence Ouverte 2.0".to_owned(),
        sentence: format!("titulaire de marchés publics publiés jusqu’au {day}"),
    }
}
