//! The only clock of the application: the day for files checked without a tender, the instant of a change.

use tender::Date;

/// Now.
#[must_use]
pub(crate) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Today, in universal time: for files that come without a tender. Everything drafted takes its date from its tender.
#[must_use]
pub fn today() -> Date {
    jiff::tz::TimeZone::UTC.to_datetime(now()).date()
}
