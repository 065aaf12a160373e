//! `awards`: public contracts won by firms of the catalogue.

use std::collections::BTreeMap;

use rusqlite::{Connection, Statement, params};
use tender::{Cpv, Siret};

use crate::day;
use crate::number::FirmNumber;
use crate::site::Contracts;

/// How many CPV codes of a firm's contracts are shown.
const CODES: usize = 6;

/// A contract won.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Award {
    pub(crate) firm: FirmNumber,
    /// Identity of the contract in the published data.
    pub(crate) contract: String,
    pub(crate) cpv: Option<Cpv>,
    /// Day of notification, `yyyymmdd`.
    pub(crate) notified: Option<i64>,
    pub(crate) buyer: Option<Siret>,
    /// Euros HT.
    pub(crate) amount: Option<f64>,
}

/// The write handle.
pub(crate) struct Writer<'db>(Statement<'db>);

impl<'db> Writer<'db> {
    pub(crate) fn new(db: &'db Connection) -> rusqlite::Result<Self> {
        Ok(Self(db.prepare(
            "INSERT OR REPLACE INTO awards (firm, contract, batch, cpv, notified, buyer, amount)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?))
    }

    pub(crate) fn put(&mut self, batch: i64, a: &Award) -> rusqlite::Result<()> {
        self.0.execute(params![
            a.firm.0,
            a.contract,
            batch,
            a.cpv.as_ref().map(Cpv::as_str),
            a.notified,
            a.buyer.as_ref().map(Siret::as_str),
            a.amount,
        ])?;
        Ok(())
    }
}

/// What was won by a firm; the same contract published twice counts once. `None` when nothing was.
pub(crate) fn of_firm(db: &Connection, firm: FirmNumber) -> rusqlite::Result<Option<Contracts>> {
    let mut select =
        db.prepare_cached("SELECT contract, cpv, notified FROM awards WHERE firm = ?1 ORDER BY contract")?;
    let mut rows = select.query([firm.0])?;
    let (mut count, mut last, mut codes) = (0, None, BTreeMap::<Cpv, u32>::new());
    // Of a contract: its name, its code.
    let mut contract: Option<(String, Option<Cpv>)> = None;
    let mut done = |contract: Option<(String, Option<Cpv>)>| {
        if let Some(code) = contract.and_then(|(_, code)| code) {
            *codes.entry(code).or_default() += 1;
        }
    };
    while let Some(row) = rows.next()? {
        let name = row.get_ref(0)?.as_str()?;
        if contract.as_ref().is_none_or(|(known, _)| known != name) {
            count += 1;
            done(contract.replace((name.to_owned(), None)));
        }
        let cpv: Option<String> = row.get(1)?;
        if let (Some((_, known)), Some(code)) = (&mut contract, cpv.and_then(|c| c.parse::<Cpv>().ok())) {
            *known = known.take().max(Some(code));
        }
        last = last.max(row.get::<_, Option<i64>>(2)?);
    }
    done(contract);
    if count == 0 {
        return Ok(None);
    }
    let mut codes: Vec<(Cpv, u32)> = codes.into_iter().collect();
    codes.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    codes.truncate(CODES);
    Ok(Some(Contracts {
        count,
        cpv: codes.into_iter().map(|(code, _)| code).collect(),
        last: last.and_then(day::date),
    }))
}

/// Firms that won at least one contract.
pub(crate) fn firms(db: &Connection) -> rusqlite::Result<Vec<i64>> {
    db.prepare("SELECT DISTINCT firm FROM awards ORDER BY firm")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// The sources that speak of a firm's contracts, with the latest year each.
pub(crate) fn sources(
    db: &Connection,
    firm: FirmNumber,
) -> rusqlite::Result<Vec<(String, u32, Option<i64>)>> {
    db.prepare_cached(
        "SELECT b.source, count(DISTINCT a.contract), max(a.notified) FROM awards a JOIN batches b ON b.number = a.batch
         WHERE a.firm = ?1 AND b.source IS NOT NULL GROUP BY b.source ORDER BY b.source",
    )?
    .query_map([firm.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
    .collect()
}
