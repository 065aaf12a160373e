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
    /// A rule that starts or stops: 1 when it applies, 0 when it does not.
    Switch,
}

impl Unit {
    /// A value in words: « 60 000 € HT », « 30 % », « la règle s’applique ».
    #[must_use]
    pub fn stated(self, amount: f64) -> String {
        let words = match self {
            Self::EurosHt => "€ HT",
            Self::EurosTtc => "€ TTC",
            Self::Euros => "€",
            Self::Days => "jours",
            Self::Months => "mois",
            Self::Years => "ans",
            Self::Percent => "%",
            Self::Points => "points",
            Self::Factor => "fois",
            Self::Inhabitants => "habitants",
            Self::Divisor => return format!("divisée par {}", number(amount)),
            Self::Switch if amount > 0.0 => return "la règle s’applique".to_owned(),
            Self::Switch => return "la règle ne s’applique pas".to_owned(),
        };
        format!("{}\u{a0}{words}", number(amount))
    }
}

/// `60000` → « 60 000 », `1.5` → « 1,5 ».
fn number(amount: f64) -> String {
    let text = amount.to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    if !rest.is_empty() {
        grouped.push(',');
        grouped.push_str(rest);
    }
    grouped
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
    /// The rule no longer exists from that day: there is no amount, and nothing to look for.
    #[serde(default)]
    pub ended: bool,
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
            .find(|value| value.from <= date && (value.amount.is_some() || value.ended))
            .filter(|value| !value.ended)
    }

    /// The first day the rule applies: that of the first value asserted (for a switch, of the first 1).
    #[must_use]
    pub fn start(&self) -> Option<Date> {
        let applies = |amount: f64| self.unit != Unit::Switch || amount > 0.0;
        self.values
            .iter()
            .find(|value| value.amount.is_some_and(applies))
            .map(|value| value.from)
    }
}

impl DatedValue {
    /// Whether the law of that day cannot be said: there is a rule, whose value nobody could confirm.
    #[must_use]
    pub fn is_unasserted(&self) -> bool {
        self.amount.is_none() && !self.ended
    }

    /// The amount in euros; `None` when it is not asserted or no amount of money.
    #[must_use]
    pub fn euros(&self) -> Option<Euros> {
        self.amount.and_then(|amount| Euros::from_f64(amount).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;

    #[test]
    fn values_are_said_as_people_read_them() {
        for (unit, amount, said) in [
            (Unit::EurosHt, 60_000.0, "60\u{202f}000\u{a0}€ HT"),
            (Unit::EurosHt, 5_404_000.0, "5\u{202f}404\u{202f}000\u{a0}€ HT"),
            (Unit::Factor, 1.5, "1,5\u{a0}fois"),
            (Unit::Percent, 65.0, "65\u{a0}%"),
            (Unit::Divisor, 1_000.0, "divisée par 1\u{202f}000"),
            (Unit::Switch, 1.0, "la règle s’applique"),
        ] {
            assert_eq!(unit.stated(amount), said);
        }
    }
}
