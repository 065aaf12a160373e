//! Who answers: the cells above the table.

use jiff::civil::Date;
use tender::{Siren, Siret};

use super::cells::{Cells, Value};
use super::values::{a_day, shown};
use super::{Answering, Cost, Problems, folded};
use crate::form::{DATE, LONGEST_NAME, MAIL, NAME, NUMBER, PERSON};

/// A cell to fill, and where it stands.
type Given<'a> = Option<((u32, u32), &'a Value)>;

/// Reads who answers; without a number, nothing can be tied to a firm.
pub(super) fn firm(sheet: &Cells, heading: u32, problems: &mut Problems) -> Option<Answering> {
    let name = words(
        given(sheet, heading, NAME, problems),
        "la raison sociale",
        problems,
    );
    if name.is_none() {
        empty(
            sheet,
            heading,
            NAME,
            problems,
            Cost::Nothing,
            "vide\u{a0}: l’entreprise sera nommée par son numéro.",
        );
    }
    let number = number(sheet, heading, problems);
    let person = words(
        given(sheet, heading, PERSON, problems),
        "le nom d’une personne",
        problems,
    );
    let mail = mail(given(sheet, heading, MAIL, problems), problems);
    let date = date(sheet, heading, problems);
    let (siren, site) = number?;
    Some(Answering {
        name: name.unwrap_or_default(),
        siren,
        site,
        person,
        mail,
        date,
    })
}

/// Where a label stands.
fn place(sheet: &Cells, heading: u32, label: &str) -> Option<(u32, u32)> {
    let wanted = folded(label);
    sheet
        .rows()
        .into_iter()
        .take_while(|row| *row < heading)
        .find_map(|row| {
            sheet.row(row).find_map(|(column, value)| match value {
                Value::Text(text) if folded(text) == wanted => Some((row, column)),
                _ => None,
            })
        })
}

/// What stands at the right of a label. Another cell further right is not read, and said.
fn given<'a>(sheet: &'a Cells, heading: u32, label: &str, problems: &mut Problems) -> Given<'a> {
    let Some((row, column)) = place(sheet, heading, label) else {
        problems.of_sheet(
            Cost::Cell,
            format!("la ligne «\u{a0}{label}\u{a0}» a disparu. Reprenez le formulaire envoyé."),
        );
        return None;
    };
    let mut right = sheet.row(row).filter(|(at, _)| *at > column);
    let first = right.next();
    for (at, value) in right {
        problems.at(
            (row, at),
            Cost::Cell,
            format!("{} est hors des cases à remplir\u{a0}: non lu.", shown(value)),
        );
    }
    first.map(|(at, value)| ((row, at), value))
}

/// Says that the cell of a label is empty, when the label is there.
fn empty(sheet: &Cells, heading: u32, label: &str, problems: &mut Problems, cost: Cost, message: &str) {
    if let Some((row, column)) = place(sheet, heading, label)
        && sheet.row(row).all(|(at, _)| at <= column)
    {
        problems.at((row, column + 1), cost, message);
    }
}

/// Words, or nothing with a problem.
fn words(given: Given<'_>, what: &str, problems: &mut Problems) -> Option<String> {
    let (place, value) = given?;
    match value {
        Value::Text(text) if text.chars().count() <= LONGEST_NAME => Some(one_line(text)),
        Value::Text(_) => {
            problems.at(
                place,
                Cost::Cell,
                format!("plus de {LONGEST_NAME}\u{a0}signes\u{a0}: écrivez seulement {what}."),
            );
            None
        }
        other => {
            problems.at(
                place,
                Cost::Cell,
                format!("{} au lieu de mots\u{a0}: écrivez {what}.", shown(other)),
            );
            None
        }
    }
}

fn one_line(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number of the firm, or of the establishment.
fn number(sheet: &Cells, heading: u32, problems: &mut Problems) -> Option<(Siren, Option<Siret>)> {
    const ASKED: &str = "écrivez les neuf chiffres du SIREN ou les quatorze du SIRET";
    let Some((place, value)) = given(sheet, heading, NUMBER, problems) else {
        let lost = "vide\u{a0}: sans SIREN ni SIRET, la réponse ne peut être rattachée à une entreprise. Demandez-le, puis \
                    relisez le fichier.";
        empty(sheet, heading, NUMBER, problems, Cost::File, lost);
        if self::place(sheet, heading, NUMBER).is_none() {
            problems.of_sheet(
                Cost::File,
                "le numéro de l’entreprise manque\u{a0}: aucune réponse ne peut lui être rattachée.",
            );
        }
        return None;
    };
    let digits = match value {
        Value::Text(text) => text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
            .collect(),
        // A spreadsheet that makes a number of it drops the zeros before.
        Value::Number(number) if number.fract() == 0.0 && (0.0..1e14).contains(number) => {
            if *number < 1e9 {
                format!("{number:09.0}")
            } else {
                format!("{number:014.0}")
            }
        }
        other => {
            problems.at(
                place,
                Cost::File,
                format!("{} au lieu d’un numéro\u{a0}: {ASKED}.", shown(other)),
            );
            return None;
        }
    };
    if digits.len() == 14
        && let Ok(site) = digits.parse::<Siret>()
    {
        return Some((site.siren(), Some(site)));
    }
    if digits.len() == 9
        && let Ok(siren) = digits.parse::<Siren>()
    {
        return Some((siren, None));
    }
    let wrong = match digits.len() {
        9 | 14 if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            "la clé de ce numéro est fausse, un chiffre a dû être mal copié"
        }
        _ => "ce n’est ni un SIREN ni un SIRET",
    };
    problems.at(
        place,
        Cost::File,
        format!("{}\u{a0}: {wrong}\u{a0}; {ASKED}.", shown(value)),
    );
    None
}

fn mail(given: Given<'_>, problems: &mut Problems) -> Option<String> {
    let place = given?.0;
    let mail = words(given, "un courriel", problems)?;
    let honest = mail
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
        && !mail.contains(' ');
    if !honest {
        problems.at(
            place,
            Cost::Cell,
            // Never shown: it may be the address of a person.
            "ce n’est pas un courriel\u{a0}: écrivez-le comme nom@exemple.fr, ou laissez vide.",
        );
        return None;
    }
    Some(mail)
}

fn date(sheet: &Cells, heading: u32, problems: &mut Problems) -> Option<Date> {
    let found = given(sheet, heading, DATE, problems);
    if found.is_none() {
        let taken = "vide\u{a0}: le jour de la lecture sera retenu comme date de la réponse.";
        empty(sheet, heading, DATE, problems, Cost::Nothing, taken);
    }
    let (place, value) = found?;
    match a_day(value) {
        Ok(day) => Some(day),
        Err(why) => {
            problems.at(
                place,
                Cost::Cell,
                format!("{why}\u{a0}: écrivez une date comme 31/12/2026. Le jour de la lecture sera retenu."),
            );
            None
        }
    }
}
