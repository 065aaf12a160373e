//! Values with their unit, as documents write them: « trois mois », « quatre-vingt-dix (90) jours », « 12/01/2027 à
//! 12 h », « 1 200 000 € HT », « 5 % ».

use french::{Token, TokenKind, number_words};

/// What is measured.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Months: years are twelve of them.
    Months(f64),
    /// Days, and whether only working days count.
    Days(f64, bool),
    /// Hours.
    Hours(f64),
    /// A percentage.
    Percent(f64),
    /// Euros, and whether taxes are included when it is said.
    Euros(f64, Option<bool>),
    /// How many.
    Count(f64),
    /// A day, and an hour in minutes when it is given.
    Date(i32, u8, u8, Option<u16>),
    /// A word that is compared as it is.
    Word(String),
}

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    Duration,
    Percent,
    Euros,
    Count,
    Date,
}

impl Value {
    /// Whether two writings may mean the same. Where the units cannot be compared, nothing is held against them.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 0.001;
        match (self, other) {
            (Self::Months(a), Self::Months(b))
            | (Self::Hours(a), Self::Hours(b))
            | (Self::Percent(a), Self::Percent(b))
            | (Self::Count(a), Self::Count(b)) => near(*a, *b),
            // Working days and calendar days are two ways to count: only the same way compares.
            (Self::Days(a, working), Self::Days(b, other)) => working != other || near(*a, *b),
            // « Trois mois » has 89 to 92 days.
            (Self::Months(months), Self::Days(days, false))
            | (Self::Days(days, false), Self::Months(months)) => {
                (months * 29.4..=months * 31.0).contains(days)
            }
            (Self::Hours(hours), Self::Days(days, false)) | (Self::Days(days, false), Self::Hours(hours)) => {
                near(*hours, days * 24.0)
            }
            (Self::Euros(a, taxes), Self::Euros(b, other)) => {
                near(*a, *b) || matches!((taxes, other), (Some(x), Some(y)) if x != y)
            }
            (Self::Date(y, m, d, hour), Self::Date(y2, m2, d2, hour2)) => {
                (y, m, d) == (y2, m2, d2) && (hour.is_none() || hour2.is_none() || hour == hour2)
            }
            (Self::Word(a), Self::Word(b)) => a == b,
            _ => true,
        }
    }
}

/// Reads the value that begins at this token: the value and how many tokens it takes.
pub(crate) fn read(measure: Measure, tokens: &[Token]) -> Option<(Value, usize)> {
    match measure {
        Measure::Duration => duration(tokens),
        Measure::Percent => percent(tokens),
        Measure::Euros => euros(tokens),
        Measure::Count => {
            let (value, taken) = number_words(tokens)?;
            Some((Value::Count(value), taken))
        }
        Measure::Date => date(tokens),
    }
}

fn folded(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| &token.folded)
}

fn duration(tokens: &[Token]) -> Option<(Value, usize)> {
    let (value, mut taken) = number_words(tokens)?;
    let unit = folded(tokens, taken);
    taken += 1;
    let value = match unit {
        "mois" => Value::Months(value),
        "an" | "ans" | "annee" | "annees" => Value::Months(value * 12.0),
        "semaine" | "semaines" => Value::Days(value * 7.0, false),
        "jour" | "jours" | "j" => {
            let working = matches!(
                folded(tokens, taken),
                "ouvre" | "ouvres" | "ouvrable" | "ouvrables"
            );
            if working || matches!(folded(tokens, taken), "calendaire" | "calendaires" | "francs") {
                taken += 1;
            }
            Value::Days(value, working)
        }
        "h" | "heure" | "heures" => Value::Hours(value),
        _ => return None,
    };
    Some((value, taken))
}

fn percent(tokens: &[Token]) -> Option<(Value, usize)> {
    let (value, taken) = number_words(tokens)?;
    match folded(tokens, taken) {
        "%" => Some((Value::Percent(value), taken + 1)),
        "pour" if folded(tokens, taken + 1) == "cent" => Some((Value::Percent(value), taken + 2)),
        _ => None,
    }
}

fn euros(tokens: &[Token]) -> Option<(Value, usize)> {
    let (value, mut taken) = number_words(tokens)?;
    let thousands = match folded(tokens, taken) {
        "€" | "euro" | "euros" | "eur" => 1.0,
        "k€" | "keur" | "keuros" => 1000.0,
        _ => return None,
    };
    taken += 1;
    let taxes = match folded(tokens, taken) {
        "ht" => Some(false),
        "ttc" => Some(true),
        "hors" => Some(false),
        "toutes" => Some(true),
        _ => None,
    };
    Some((
        Value::Euros(value * thousands, taxes),
        taken + usize::from(taxes.is_some()),
    ))
}

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

fn date(tokens: &[Token]) -> Option<(Value, usize)> {
    let (year, month, day, mut taken) = day(tokens)?;
    // « à 12 h 00 », « avant 16 heures », « , 12:00 ».
    let mut at = taken;
    while at < taken + 3 && matches!(folded(tokens, at), "a" | "," | "avant" | "-" | "–" | "(") {
        at += 1;
    }
    let mut minutes = None;
    if let Some((hour, after)) = clock(tokens.get(at..).unwrap_or_default()) {
        minutes = Some(hour);
        taken = at + after;
    }
    Some((Value::Date(year, month, day, minutes), taken))
}

fn day(tokens: &[Token]) -> Option<(i32, u8, u8, usize)> {
    let first = tokens.first()?;
    let parts: Vec<&str> = first.folded.split(['/', '-', '.']).collect();
    if let [day, month, year] = parts[..] {
        let year: i32 = year.parse().ok()?;
        let year = if year < 100 { 2000 + year } else { year };
        return real(year, month.parse().ok()?, day.parse().ok()?, 1);
    }
    let day = match first.folded.as_str() {
        "1er" | "premier" => 1.0,
        _ => first.number?,
    };
    let month = MONTHS.iter().position(|name| *name == folded(tokens, 1))? + 1;
    let year = tokens
        .get(2)
        .filter(|token| token.kind == TokenKind::Number)?
        .number?;
    real(year as i32, u8::try_from(month).ok()?, day as u8, 3)
}

fn real(year: i32, month: u8, day: u8, taken: usize) -> Option<(i32, u8, u8, usize)> {
    ((2000..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then_some((year, month, day, taken))
}

fn clock(tokens: &[Token]) -> Option<(u16, usize)> {
    if let Some((hour, minutes)) = folded(tokens, 0).split_once([':', 'h']) {
        let hour: u16 = hour.parse().ok()?;
        let minutes: u16 = if minutes.is_empty() {
            0
        } else {
            minutes.parse().ok()?
        };
        return (hour < 25 && minutes < 60).then_some((hour * 60 + minutes, 1));
    }
    if folded(tokens, 0) == "midi" {
        return Some((12 * 60, 1));
    }
    let hour = tokens.first()?.number.filter(|hour| *hour < 25.0)?;
    if !matches!(folded(tokens, 1), "h" | "heure" | "heures") {
        return None;
    }
    let minutes = tokens
        .get(2)
        .and_then(|token| token.number)
        .filter(|minutes| *minutes < 60.0 && minutes.fract() == 0.0);
    let all = hour * 60.0 + minutes.unwrap_or_default();
    Some((all as u16, 2 + usize::from(minutes.is_some())))
}

#[cfg(test)]
mod tests {
    use french::Text;

    use super::{Measure, Value, read};

    #[track_caller]
    fn check(measure: Measure, text: &str, expected: Value) {
        let text = Text::new(text);
        let found = (0..text.tokens().len()).find_map(|at| read(measure, &text.tokens()[at..]));
        assert_eq!(found.map(|(value, _)| value), Some(expected), "{}", text.source());
    }

    #[test]
    fn values_are_read_with_their_unit() {
        use Measure::{Date, Duration, Euros, Percent};
        for text in [
            "pendant 90 jours",
            "pendant quatre-vingt-dix (90) jours",
            "90 (quatre-vingt-dix) jours",
        ] {
            check(Duration, text, Value::Days(90.0, false));
        }
        check(Duration, "cinq jours ouvrés", Value::Days(5.0, true));
        check(Duration, "un an", Value::Months(12.0));
        check(Duration, "sous 48 h", Value::Hours(48.0));
        check(Percent, "fixé à 5 %", Value::Percent(5.0));
        check(Euros, "de 1 200 000 € HT", Value::Euros(1_200_000.0, Some(false)));
        for text in [
            "le 12 janvier 2027 à 12 h 30",
            "le 12/01/2027 à 12:30",
            "12/01/2027, 12h30",
            "le mardi 12 janvier 2027 avant 12 heures 30",
        ] {
            check(Date, text, Value::Date(2027, 1, 12, Some(750)));
        }
        check(Date, "le 1er mars 2027", Value::Date(2027, 3, 1, None));
    }

    #[test]
    fn three_months_may_be_ninety_days() {
        let months = Value::Months(3.0);
        assert!(months.agrees(&Value::Days(90.0, false)));
        assert!(months.agrees(&Value::Days(92.0, false)));
        assert!(!months.agrees(&Value::Days(120.0, false)));
        assert!(Value::Months(4.0).agrees(&Value::Days(120.0, false)));
        assert!(!Value::Days(30.0, false).agrees(&Value::Days(50.0, false)));
        assert!(Value::Days(5.0, true).agrees(&Value::Days(7.0, false)));
    }
}
