//! Days as the tables hold them: `yyyymmdd` in one integer.

use tender::Date;

/// Years that a date of these data can have.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// `2026-11-28` → 20 261 128.
pub(crate) fn number(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// The date of a number; `None` when it is no day of the calendar.
pub(crate) fn date(number: i64) -> Option<Date> {
    let part = |value: i64| i8::try_from(value).ok();
    Date::new(
        i16::try_from(number / 10_000).ok()?,
        part(number / 100 % 100)?,
        part(number % 100)?,
    )
    .ok()
}

/// `20 261 128` → `2026-11-28`; empty when it is no day.
#[must_use]
pub fn text(number: i64) -> String {
    date(number).map_or_else(String::new, |day| day.to_string())
}

/// Reads `2026-11-28`, with or without an hour after it; `None` when it is no day, or out of 1800 to 2100.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let day = text.get(..10)?;
    if !matches!(text.as_bytes().get(10), None | Some(b'T' | b' ')) {
        return None;
    }
    let date: Date = day.parse().ok()?;
    YEARS.contains(&date.year()).then_some(date)
}

/// Reads `28/11/2026` as well.
pub(crate) fn parse_french(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return parse(text);
    };
    parse(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_and_come_back() {
        let day = parse("2026-02-28").expect("a day");
        assert_eq!(number(day), 20_260_228);
        assert_eq!(date(20_260_228), Some(day));
        assert_eq!(date(20_260_230), None);
        assert_eq!(parse("2026-02-17T10:53:59"), parse("2026-02-17"));
        assert_eq!(parse_french("17/02/2026"), parse("2026-02-17"));
    }

    #[test]
    fn impossible_days_are_unknown() {
        for text in [
            "",
            "2026-13-01",
            "9999-12-31",
            "0001-01-01",
            "2026-02-17x",
            "17/02",
            "é026-01-01",
            "2026-1-1",
        ] {
            assert_eq!(parse_french(text), None, "{text}");
        }
    }
}
