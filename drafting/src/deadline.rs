//! The limit for offers, as it was typed: a day and an hour where the words say them.

use law::MONTHS;
use tender::Date;

/// A limit that reads as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deadline {
    pub(crate) day: Date,
    /// Hour and minutes, when they were typed.
    pub(crate) time: Option<(u8, u8)>,
}

impl Deadline {
    /// Reads `2027-01-15T12:00`, `2027-01-15 12:00`, `15/01/2027 à 12 h`, `vendredi 15 janvier 2027 à 12 heures 30`.
    /// Words that say anything more are not read: they are printed as they stand.
    pub(crate) fn read(typed: &str) -> Option<Self> {
        let typed = typed.replace(['\u{a0}', '\u{202f}'], " ");
        let typed = typed.trim();
        iso(typed).or_else(|| french(typed))
    }
}

fn iso(typed: &str) -> Option<Deadline> {
    let (day, time) = typed.split_once(['T', ' ']).unwrap_or((typed, ""));
    let day: Date = day.parse().ok().filter(|_| day.len() == 10)?;
    let time = match time.trim() {
        "" => None,
        time => {
            let (hour, minutes) = time.split_once(':')?;
            Some(clock(hour, minutes.get(..2)?)?)
        }
    };
    Some(Deadline { day, time })
}

fn french(typed: &str) -> Option<Deadline> {
    let lower = typed.to_lowercase().replace(',', " ");
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    if words.first() == Some(&"le") {
        words.remove(0);
    }
    if words
        .first()
        .is_some_and(|word| word.ends_with("di") || *word == "dimanche")
    {
        words.remove(0);
    }
    let (day, rest) = match words.as_slice() {
        [slashed, rest @ ..] if slashed.contains('/') => {
            let parts: Vec<&str> = slashed.split('/').collect();
            let [day, month, year] = parts[..] else {
                return None;
            };
            (date(day, month.parse().ok()?, year)?, rest)
        }
        [day, month, year, rest @ ..] => {
            let month = MONTHS.iter().position(|name| name == month)? + 1;
            let day = if *day == "1er" { "1" } else { day };
            (date(day, i8::try_from(month).ok()?, year)?, rest)
        }
        _ => return None,
    };
    let rest = match rest {
        ["à" | "a", rest @ ..] => rest,
        rest => rest,
    };
    let time = match rest {
        [] => None,
        ["midi"] => Some((12, 0)),
        [hour, "h" | "heure" | "heures"] => Some(clock(hour, "0")?),
        [hour, "h" | "heure" | "heures", minutes] => Some(clock(hour, minutes)?),
        [joined] => {
            let (hour, minutes) = joined.split_once(['h', ':'])?;
            Some(clock(hour, if minutes.is_empty() { "0" } else { minutes })?)
        }
        _ => return None,
    };
    Some(Deadline { day, time })
}

fn date(day: &str, month: i8, year: &str) -> Option<Date> {
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

fn clock(hour: &str, minutes: &str) -> Option<(u8, u8)> {
    let (hour, minutes): (u8, u8) = (hour.parse().ok()?, minutes.parse().ok()?);
    (hour < 24 && minutes < 60).then_some((hour, minutes))
}

#[cfg(test)]
mod tests {
    use super::Deadline;

    #[test]
    fn a_deadline_is_read_or_left_as_it_is() {
        let day = |time| {
            Some(Deadline {
                day: jiff_date(),
                time,
            })
        };
        for (typed, read) in [
            ("2027-01-15T12:00", day(Some((12, 0)))),
            ("2027-01-15 09:30", day(Some((9, 30)))),
            ("2027-01-15", day(None)),
            ("15 janvier 2027 à 12 heures", day(Some((12, 0)))),
            (
                "vendredi 15 janvier 2027 à 12\u{a0}h\u{a0}30",
                day(Some((12, 30))),
            ),
            ("15/01/2027 à 16h", day(Some((16, 0)))),
            ("le 15 janvier 2027, midi", day(Some((12, 0)))),
            ("15 janvier", None),
            ("15 janvier 2027 au plus tard", None),
            ("2027-02-30", None),
            ("dans un mois", None),
        ] {
            assert_eq!(Deadline::read(typed), read, "{typed}");
        }
    }

    fn jiff_date() -> tender::Date {
        "2027-01-15".parse().unwrap()
    }
}
