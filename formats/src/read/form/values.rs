//! What a cell is worth: an answer, words, a day.

use jiff::civil::Date;

use super::cells::{Value, day_of};
use super::{Cost, Problems, Reply, folded, quoted};

/// The words of the list, however they were typed.
pub(super) fn reply(text: &str) -> Option<Reply> {
    match folded(text).trim_end_matches('.') {
        "oui" => Some(Reply::Oui),
        "non" => Some(Reply::Non),
        "ne sais pas" | "ne sait pas" | "je ne sais pas" => Some(Reply::NeSaisPas),
        _ => None,
    }
}

/// Words of a cell; a number alone is what was typed, a date is not.
pub(super) fn line(
    place: (u32, u32),
    value: &Value,
    longest: usize,
    problems: &mut Problems,
) -> Option<String> {
    match value {
        Value::Text(text) => {
            let clean: String = text
                .chars()
                .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
                .collect();
            let length = clean.chars().count();
            if length > longest {
                problems.at(
                    place,
                    Cost::Cell,
                    format!(
                        "{length}\u{a0}signes, alors que {longest} sont admis\u{a0}: la fin n’est pas lue."
                    ),
                );
            }
            Some(clean.chars().take(longest).collect())
        }
        Value::Number(number) => {
            let text = plain(*number);
            if number.abs() >= 1e15 || text.len() > 15 {
                problems.at(
                    place,
                    Cost::Cell,
                    format!("le nombre {text} a pu perdre des chiffres\u{a0}: écrivez-le comme du texte."),
                );
                return None;
            }
            Some(text)
        }
        other => {
            problems.at(
                place,
                Cost::Cell,
                format!("{} au lieu de mots\u{a0}: non lu.", shown(other)),
            );
            None
        }
    }
}

/// A day, typed as such or written 31/12/2027.
pub(super) fn a_day(value: &Value) -> Result<Date, String> {
    let day = match value {
        Value::Day(day) => Some(*day),
        Value::Text(text) => {
            let parts: Vec<i32> = text
                .split(['/', '.', '-'])
                .map(|part| part.trim().parse().unwrap_or(-1))
                .collect();
            match parts[..] {
                [year, month, day] if year > 31 => day_of(year, month, day),
                [day, month, year] if year > 31 => day_of(year, month, day),
                _ => None,
            }
        }
        _ => None,
    };
    match day {
        None => Err(format!("{} n’est pas une date", shown(value))),
        Some(day) if !(2000..=2100).contains(&day.year()) => {
            Err(format!("{} n’est pas une date plausible", shown(value)))
        }
        Some(day) => Ok(day),
    }
}

/// What a cell holds, for a sentence.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(number) => format!("le nombre {}", plain(*number)),
        Value::Day(day) => format!("la date {}", day.strftime("%d/%m/%Y")),
        Value::Truth(true) => "la valeur VRAI".to_owned(),
        Value::Truth(false) => "la valeur FAUX".to_owned(),
        Value::Broken => "une erreur de calcul (#REF!, #N/A…)".to_owned(),
        Value::Formula => "une formule".to_owned(),
    }
}

/// A number without an exponent, whole when it is, with a decimal comma.
fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string().replace('.', ",")
    }
}
