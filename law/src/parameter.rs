//! Legal parameters: amounts, delays and rates as dated values.

use serde::Deserialize;
use tender::{Date, Euros};

use crate::{Confidence, toml_date};

/// Unit of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Euros excluding VAT.
    EurosHt,
    /// Euros including VAT.
    EurosTtc,
    /// Euros on which no VAT bears (an indemnity).
    Euros,
    /// Calendar days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Per cent (30 means 30 %).
    Percent,
    /// Percentage points.
    Points,
    /// A factor without unit (1.5 times).
    Factor,
    /// A divisor (daily penalty = value × days ÷ 1 000).
    Divisor,
    /// Inhabitants.
    Inhabitants,
}

/// What a parameter is worth from a date on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// First day the value applies (date of launch unless the label says otherwise).
    #[serde(deserialize_with = "toml_date::required")]
    pub from: Date,
    /// The value, in the unit of the parameter; absent: announced or unknown, not asserted.
    #[serde(default)]
    pub amount: Option<f64>,
    /// Article that fixes it, as cited.
    pub article: String,
    /// Decree, notice or page where it was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// When somebody last checked it.
    #[serde(deserialize_with = "toml_date::required")]
    pub checked: Date,
    /// What to know before relying on it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A legal parameter and its successive values.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Slug; also the name of the file.
    pub id: String,
    /// What it is, in French, for people.
    pub label: String,
    /// Unit of the amounts.
    pub unit: Unit,
    /// Successive values, oldest first.
    #[serde(rename = "value")]
    pub values: Vec<DatedValue>,
}

impl Parameter {
    /// The value that applies on a date; `None` before the first one known.
    ///
    /// Its amount may be absent: the law of that day is then not asserted.
    #[must_use]
    pub fn at(&self, date: Date) -> Option<&DatedValue> {
        self.values.iter().rev().find(|value| value.from <= date)
    }

    /// The last value with an amount on a date, for those who must reason anyway.
    ///
    /// When it is older than [`Parameter::at`], the answer rests on a value that may have changed
    /// and must be shown so.
    #[must_use]
    pub fn last_asserted(&self, date: Date) -> Option<&DatedValue> {
        self.values
            .iter()
            .rev()
            .find(|value| value.from <= date && value.amount.is_some())
    }
}

impl DatedValue {
    /// The amount in euros; `None` when it is not asserted or no amount of money.
    #[must_use]
    pub fn euros(&self) -> Option<Euros> {
        self.amount.and_then(|amount| Euros::from_f64(amount).ok())
    }
}
