//! Civil dates written as TOML dates.

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use tender::Date;

/// A required date.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?.to_string();
    written.parse().map_err(|_| {
        D::Error::custom(format!(
            "« {written} » n’est pas une date ; attendu : année-mois-jour (exemple : 2026-04-01)"
        ))
    })
}

/// A date that may be absent: absent is unknown.
pub(crate) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    required(deserializer).map(Some)
}
