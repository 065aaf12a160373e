//! The lines of the data of a pack: what is written in the file, apart from the types of the catalogue, which may
//! change without the packs already given out.
//!
//! Numbers with decimals are written as text: they are read again to the last bit.

use families::Status;
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use tender::Date;

use crate::day;
use crate::firm::{Headcount, SizeCategory};
use crate::number::{FirmNumber, SiteNumber};
use crate::place::{Coordinates, Precision};
use crate::record::Record;
use crate::site::{Level, State};
use crate::tables::awards::Award;
use crate::tables::facts::Fact;
use crate::tables::malformed;

/// What one source says of one site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordLine {
    /// `siret:…`, `siren:…` or `icpe:…`.
    pub(super) site: String,
    /// Code of the source that says so.
    pub(super) from: String,
    /// Day it was true.
    pub(super) said: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) level: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) naf: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) naf25: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) insee: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) postal_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) commune: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) departement: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lat: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lon: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) precision: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) category: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) headcount: Option<String>,
    /// Source of the two above, when it is not `from`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) size_source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) size_year: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) site_headcount: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) site_year: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<String>,
    /// Whether it is the register of firms that says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) register: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) created: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) seat: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last_year_site: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last_year_firm: Option<i16>,
}

/// A fact about one site, or about a firm (`siren:…`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactLine {
    pub(super) site: String,
    pub(super) from: String,
    pub(super) key: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) value: String,
    /// Source of the fact, when it is not `from`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) year: Option<i16>,
    pub(super) status: StatusText,
}

/// What a fact is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum StatusText {
    Declare,
    Verifie,
    Deduit,
}

impl StatusText {
    /// As the table holds it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Declare => "declare",
            Self::Verifie => "verifie",
            Self::Deduit => "deduit",
        }
    }
}

/// A public contract won by a firm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AwardLine {
    /// Nine digits, or the id of its only site.
    pub(super) firm: String,
    pub(super) from: String,
    pub(super) contract: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cpv: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) notified: Option<Date>,
    /// SIRET.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) buyer: Option<String>,
    /// Euros HT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<String>,
}

/// The columns of a record that a pack takes: all but the reason, which corrections alone have.
pub(super) const RECORD_COLUMNS: &str = "site, batch, said, level, name, naf, naf25, insee, postal_code, commune,
    departement, lat, lon, precision, category, headcount, size_source, size_year, site_headcount, site_year, state,
    register, created, seat, last_year_site, last_year_firm";

impl RecordLine {
    /// The record of a row of [`RECORD_COLUMNS`].
    pub(super) fn of_row(row: &Row<'_>, from: &str) -> rusqlite::Result<Self> {
        Ok(Self {
            site: SiteNumber(row.get(0)?).id(),
            from: from.to_owned(),
            said: some_day(row, 2)?.ok_or_else(|| malformed(2, "jour absent"))?,
            level: row.get(3)?,
            name: row.get(4)?,
            naf: row.get(5)?,
            naf25: row.get(6)?,
            insee: row.get(7)?,
            postal_code: row.get(8)?,
            commune: row.get(9)?,
            departement: row.get(10)?,
            lat: exact(row.get(11)?),
            lon: exact(row.get(12)?),
            precision: row.get(13)?,
            category: row.get(14)?,
            headcount: row.get(15)?,
            size_source: row.get(16)?,
            size_year: row.get(17)?,
            site_headcount: row.get(18)?,
            site_year: row.get(19)?,
            state: row.get(20)?,
            register: row.get(21)?,
            created: some_day(row, 22)?,
            seat: row.get(23)?,
            last_year_site: row.get(24)?,
            last_year_firm: row.get(25)?,
        })
    }

    /// What the catalogue keeps of it; the error says which value is not what it should be.
    pub(super) fn record(self) -> Result<Record, String> {
        let mut record = Record::new(site(&self.site)?, day::number(self.said));
        record.level = value("level", self.level, Level::parse)?;
        record.name = text(self.name);
        record.naf = value("naf", self.naf, |t| t.parse().ok())?;
        record.naf25 = text(self.naf25);
        record.insee = text(self.insee);
        record.postal_code = text(self.postal_code);
        record.commune = text(self.commune);
        record.departement = text(self.departement);
        record.coordinates = match (self.lat, self.lon, self.precision) {
            (None, None, None) => None,
            (Some(lat), Some(lon), Some(precision)) => Some(Coordinates {
                lat: within("lat", &lat, 90.0)?,
                lon: within("lon", &lon, 180.0)?,
                precision: Precision::parse(&precision).ok_or_else(|| wrong("precision"))?,
            }),
            _ => return Err(wrong("lat")),
        };
        record.category = value("category", self.category, SizeCategory::parse)?;
        record.headcount = value("headcount", self.headcount, Headcount::from_code)?;
        record.size_source = text(self.size_source);
        record.size_year = self.size_year;
        record.site_headcount = value("site_headcount", self.site_headcount, Headcount::from_code)?;
        record.site_year = self.site_year;
        record.state = value("state", self.state, State::parse)?;
        record.register = self.register;
        record.created = self.created.map(day::number);
        record.seat = self.seat;
        record.last_year_site = self.last_year_site;
        record.last_year_firm = self.last_year_firm;
        Ok(record)
    }
}

impl FactLine {
    /// The fact of a row of site, key, value, source, year, status.
    pub(super) fn of_row(row: &Row<'_>, from: &str) -> rusqlite::Result<Self> {
        let source: String = row.get(3)?;
        Ok(Self {
            site: SiteNumber(row.get(0)?).id(),
            from: from.to_owned(),
            key: row.get(1)?,
            value: row.get(2)?,
            source: (source != from).then_some(source),
            year: row.get(4)?,
            status: match row.get_ref(5)?.as_str()? {
                "declare" => StatusText::Declare,
                "verifie" => StatusText::Verifie,
                "deduit" => StatusText::Deduit,
                other => return Err(malformed(5, format!("«\u{a0}{other}\u{a0}»"))),
            },
        })
    }

    /// What the catalogue keeps of it.
    pub(super) fn fact(self) -> Result<Fact, String> {
        let from = self.from;
        Ok(Fact {
            site: site(&self.site)?,
            key: text(Some(self.key)).ok_or_else(|| wrong("key"))?,
            value: self.value,
            source: text(self.source).unwrap_or(from),
            year: self.year,
            status: match self.status {
                StatusText::Declare => Status::Declare,
                StatusText::Verifie => Status::Verifie,
                StatusText::Deduit => Status::Deduit,
            },
        })
    }
}

impl AwardLine {
    /// The contract of a row of firm, contract, batch, cpv, notified, buyer, amount.
    pub(super) fn of_row(row: &Row<'_>, from: &str) -> rusqlite::Result<Self> {
        Ok(Self {
            firm: FirmNumber(row.get(0)?).id(),
            from: from.to_owned(),
            contract: row.get(1)?,
            cpv: row.get(3)?,
            notified: some_day(row, 4)?,
            buyer: row.get(5)?,
            amount: exact(row.get(6)?),
        })
    }

    /// What the catalogue keeps of it.
    pub(super) fn award(self) -> Result<Award, String> {
        Ok(Award {
            firm: FirmNumber::parse(&self.firm).ok_or_else(|| wrong("firm"))?,
            contract: text(Some(self.contract)).ok_or_else(|| wrong("contract"))?,
            cpv: value("cpv", self.cpv, |t| t.parse().ok())?,
            notified: self.notified.map(day::number),
            buyer: value("buyer", self.buyer, |t| t.parse().ok())?,
            amount: self
                .amount
                .map(|amount| within("amount", &amount, f64::MAX))
                .transpose()?,
        })
    }
}

fn some_day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    let number: Option<i64> = row.get(column)?;
    number
        .map(|n| day::date(n).ok_or_else(|| malformed(column, format!("jour {n}"))))
        .transpose()
}

/// The shortest text that reads back as the same number.
fn exact(number: Option<f64>) -> Option<String> {
    number.map(|n| n.to_string())
}

fn wrong(field: &str) -> String {
    format!("champ «\u{a0}{field}\u{a0}» mal formé")
}

fn site(id: &str) -> Result<SiteNumber, String> {
    SiteNumber::parse(id).ok_or_else(|| wrong("site"))
}

fn value<T>(
    field: &str,
    given: Option<String>,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, String> {
    given
        .map(|text| parse(&text).ok_or_else(|| wrong(field)))
        .transpose()
}

/// An empty text is an unknown value.
fn text(given: Option<String>) -> Option<String> {
    given.filter(|text| !text.is_empty())
}

fn within(field: &str, given: &str, most: f64) -> Result<f64, String> {
    given
        .parse::<f64>()
        .ok()
        .filter(|n| n.is_finite() && n.abs() <= most)
        .ok_or_else(|| wrong(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_come_back_to_the_last_bit() {
        let mut x = 0.1_f64;
        for _ in 0..1_000 {
            x = (x * 977.123_456_7).rem_euclid(90.0);
            let text = exact(Some(x)).expect("a number");
            assert_eq!(within("lat", &text, 90.0), Ok(x));
        }
        for bad in ["NaN", "inf", "91", "", "4,5"] {
            assert!(within("lat", bad, 90.0).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_line_that_says_nothing_known_is_refused() {
        let read = |json: &str| {
            serde_json::from_str::<RecordLine>(json)
                .map_err(|e| e.to_string())
                .and_then(RecordLine::record)
        };
        let good = r#"{"site":"siret:55501200012522","from":"sirene@2026-02-17","said":"2026-02-17","state":"actif"}"#;
        assert!(read(good).is_ok());
        for (from, to) in [
            ("siret:55501200012522", "siret:1"),
            ("2026-02-17\",\"state", "2026-02-30\",\"state"),
            ("actif", "peut-être"),
            ("\"state\":\"actif\"", "\"naf\":\"meubles\""),
            ("\"state\":\"actif\"", "\"lat\":\"48.5\""),
            ("\"state\":\"actif\"", "\"reason\":\"x\""),
        ] {
            assert!(read(&good.replace(from, to)).is_err(), "{to}");
        }
    }
}
