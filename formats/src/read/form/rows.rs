//! The table of answers: each row is tied to its question by its words and its number, wherever it stands.

use std::collections::BTreeMap;

use super::cells::{Cells, Value};
use super::identity::{Identity, Question};
use super::values::{a_day, line, reply, shown};
use super::{Answering, Cost, Problems, Reply, RowAnswer, folded, quoted};
use crate::form::{HEADINGS, LONGEST_NAME, LONGEST_PRECISION};

/// Where the columns stand.
pub(super) struct Heading {
    row: u32,
    /// Column of each of [`HEADINGS`]; the last three may have been taken out.
    columns: [Option<u32>; 6],
}

impl Heading {
    /// The first row that has a number, a question and an answer.
    pub(super) fn find(sheet: &Cells) -> Option<Self> {
        sheet.rows().into_iter().find_map(|row| {
            let columns = HEADINGS.map(|heading| {
                let wanted = folded(heading);
                sheet.row(row).find_map(|(column, value)| match value {
                    Value::Text(text) if folded(text) == wanted => Some(column),
                    _ => None,
                })
            });
            columns[..3]
                .iter()
                .all(Option::is_some)
                .then_some(Self { row, columns })
        })
    }

    pub(super) fn row(&self) -> u32 {
        self.row
    }

    /// The cell of a column in a row.
    fn cell<'a>(&self, sheet: &'a Cells, row: u32, at: usize) -> Option<((u32, u32), &'a Value)> {
        let place = (row, self.columns[at]?);
        sheet.get(place).map(|value| (place, value))
    }

    /// Where a cell of this column stands, empty or not.
    fn place(&self, row: u32, at: usize) -> (u32, u32) {
        (row, self.columns[at].unwrap_or(0))
    }
}

const NUMBER: usize = 0;
const WORDS: usize = 1;
const REPLY: usize = 2;
const PRECISION: usize = 3;
const CERTIFICATE: usize = 4;
const VALIDITY: usize = 5;

/// Reads the answers that can be used, in the order of the form.
pub(super) fn answers(
    sheet: &Cells,
    heading: &Heading,
    identity: &Identity,
    firm: Option<&Answering>,
    problems: &mut Problems,
) -> Vec<RowAnswer> {
    let by_words: BTreeMap<&str, usize> = identity
        .questions
        .iter()
        .enumerate()
        .map(|(at, question)| (question.words.as_str(), at))
        .collect();
    let mut rows: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for row in sheet.rows().into_iter().filter(|row| *row > heading.row) {
        outside(sheet, heading, row, problems);
        if let Some(question) = question_of(sheet, heading, row, identity, &by_words, problems) {
            rows.entry(question).or_default().push(row);
        }
    }
    let mut found = Vec::new();
    let mut silent = Vec::new();
    for (at, question) in identity.questions.iter().enumerate() {
        let own = rows.get(&at).map_or(&[][..], Vec::as_slice);
        let mut read: Vec<(u32, RowAnswer)> = Vec::new();
        for row in own {
            match answer(sheet, heading, *row, question, firm, problems) {
                Row::Answered(answer) => read.push((*row, answer)),
                Row::Empty => silent.push(heading.place(*row, REPLY)),
                Row::Wrong => {}
            }
        }
        if own.is_empty() {
            problems.of_sheet(
                Cost::Row,
                format!(
                    "la question n°\u{a0}{} ({}) n’a plus de ligne lisible. Rien n’en est conclu.",
                    at + 1,
                    quoted(&question.words)
                ),
            );
        }
        found.extend(once(at, read, heading, problems));
    }
    unanswered(&silent, problems);
    found
}

/// One answer to a question: the same twice counts once, two that differ count for nothing.
fn once(
    at: usize,
    mut read: Vec<(u32, RowAnswer)>,
    heading: &Heading,
    problems: &mut Problems,
) -> Option<RowAnswer> {
    let (_, first) = read.first().cloned()?;
    let others = read.split_off(1);
    let same = others.iter().all(|(_, other)| *other == first);
    for (row, _) in &others {
        let (cost, end) = if same {
            (Cost::Nothing, "la même réponse compte une fois")
        } else {
            (
                Cost::Row,
                "les réponses se contredisent, aucune n’est retenue\u{a0}; demandez à l’entreprise laquelle est la bonne",
            )
        };
        problems.at(
            heading.place(*row, REPLY),
            cost,
            format!("la question n°\u{a0}{} a deux réponses\u{a0}: {end}.", at + 1),
        );
    }
    same.then_some(first)
}

/// The question of a row; a row that answers nothing known is said.
fn question_of(
    sheet: &Cells,
    heading: &Heading,
    row: u32,
    identity: &Identity,
    by_words: &BTreeMap<&str, usize>,
    problems: &mut Problems,
) -> Option<usize> {
    let filled = (0..HEADINGS.len()).any(|at| heading.cell(sheet, row, at).is_some());
    if !filled {
        return None;
    }
    let number = match heading.cell(sheet, row, NUMBER) {
        Some((_, Value::Text(text))) => text.trim_end_matches('.').parse::<usize>().ok(),
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and small"
        )]
        Some((_, Value::Number(n))) if n.fract() == 0.0 && (1.0..1e6).contains(n) => Some(*n as usize),
        _ => None,
    };
    let by_number = number
        .filter(|n| (1..=identity.questions.len()).contains(n))
        .map(|n| n - 1);
    let words = heading.columns[WORDS].and_then(|column| sheet.text((row, column)));
    let known = words.and_then(|words| by_words.get(folded(words).as_str()).copied());
    let (message, place) = match (known, number) {
        (Some(at), None) => return Some(at),
        (Some(at), Some(n)) if n == at + 1 => return Some(at),
        (Some(at), Some(n)) => (
            format!(
                "le numéro {n} ne va pas avec cette question, qui porte le n°\u{a0}{} dans le formulaire\u{a0}: on ne sait à \
                 laquelle la réponse se rapporte. Demandez à l’entreprise de remplir de nouveau le formulaire envoyé.",
                at + 1
            ),
            heading.place(row, NUMBER),
        ),
        (None, _) => match by_number {
            Some(at) => (
                format!(
                    "la question n°\u{a0}{} a été changée ou effacée\u{a0}: on ne sait à quoi la réponse se rapporte. Demandez à \
                     l’entreprise de remplir de nouveau le formulaire envoyé.",
                    at + 1
                ),
                heading.place(row, WORDS),
            ),
            None => (
                match words {
                    Some(words) => format!(
                        "{} n’est pas une question du formulaire\u{a0}: ligne non lue.",
                        quoted(words)
                    ),
                    None => "cette ligne ne porte aucune question du formulaire\u{a0}: non lue.".to_owned(),
                },
                heading.place(row, WORDS),
            ),
        },
    };
    problems.at(place, Cost::Row, message);
    None
}

/// Cells beside the columns of the form.
fn outside(sheet: &Cells, heading: &Heading, row: u32, problems: &mut Problems) {
    for (column, value) in sheet.row(row) {
        if !heading.columns.contains(&Some(column)) {
            problems.at(
                (row, column),
                Cost::Cell,
                format!(
                    "{} est hors des colonnes du formulaire\u{a0}: non lu.",
                    shown(value)
                ),
            );
        }
    }
}

enum Row {
    Answered(RowAnswer),
    Empty,
    Wrong,
}

fn answer(
    sheet: &Cells,
    heading: &Heading,
    row: u32,
    question: &Question,
    firm: Option<&Answering>,
    problems: &mut Problems,
) -> Row {
    let precision = heading
        .cell(sheet, row, PRECISION)
        .and_then(|(place, value)| line(place, value, LONGEST_PRECISION, problems));
    let certificate = |at: usize, problems: &mut Problems| {
        let (place, value) = heading.cell(sheet, row, at)?;
        if !question.certificate {
            problems.at(
                place,
                Cost::Cell,
                format!(
                    "{}\u{a0}: cette question ne porte pas sur un certificat, non lu.",
                    shown(value)
                ),
            );
            return None;
        }
        Some((place, value))
    };
    let number = certificate(CERTIFICATE, problems)
        .and_then(|(place, value)| line(place, value, LONGEST_NAME, problems));
    let validity = certificate(VALIDITY, problems).and_then(|(place, value)| match a_day(value) {
        Ok(day) => Some((place, day)),
        Err(why) => {
            problems.at(
                place,
                Cost::Cell,
                format!("{why}\u{a0}: écrivez une date comme 31/12/2027."),
            );
            None
        }
    });
    let Some((place, value)) = heading.cell(sheet, row, REPLY) else {
        let rest = [PRECISION, CERTIFICATE, VALIDITY]
            .into_iter()
            .any(|at| heading.cell(sheet, row, at).is_some());
        if !rest {
            return Row::Empty;
        }
        problems.at(
            heading.place(row, REPLY),
            Cost::Row,
            "vide, alors que le reste de la ligne est rempli\u{a0}: demandez à l’entreprise oui, non ou ne sais pas.",
        );
        return Row::Wrong;
    };
    let reply = match value {
        Value::Text(text) => reply(text),
        _ => None,
    };
    let Some(reply) = reply else {
        let message = match value {
            Value::Formula => {
                "une formule n’est pas une réponse\u{a0}: demandez à l’entreprise oui, non ou ne sais pas, en toutes lettres."
                    .to_owned()
            }
            other => format!(
                "{} n’est pas une réponse\u{a0}: demandez à l’entreprise oui, non ou ne sais pas.",
                shown(other)
            ),
        };
        problems.at(place, Cost::Row, message);
        return Row::Wrong;
    };
    let answered = firm.and_then(|firm| firm.date);
    if let (Some((place, until)), Some(day), Reply::Oui) = (validity, answered, reply)
        && until < day
    {
        problems.at(
            place,
            Cost::Nothing,
            format!(
                "ce certificat avait expiré le {}, avant la réponse\u{a0}: demandez s’il a été renouvelé.",
                until.strftime("%d/%m/%Y")
            ),
        );
    }
    Row::Answered(RowAnswer {
        key: question.key.clone(),
        reply,
        precision,
        number,
        valid_until: validity.map(|(_, day)| day),
    })
}

/// Rows left empty, in one sentence.
fn unanswered(silent: &[(u32, u32)], problems: &mut Problems) {
    const NAMED: usize = 12;
    let Some((first, rest)) = silent.split_first() else {
        return;
    };
    // « et 1 autre » would take more room than its name.
    let named = if rest.len() == NAMED + 1 {
        rest.len()
    } else {
        NAMED
    };
    let mut names: Vec<String> = rest.iter().take(named).map(|place| Cells::name(*place)).collect();
    if rest.len() > named {
        names.push(format!("{}\u{a0}autres", rest.len() - named));
    }
    let message = if names.is_empty() {
        "vide\u{a0}: rien n’en est conclu.".to_owned()
    } else {
        format!("vide, comme {}\u{a0}: rien n’en est conclu.", names.join(", "))
    };
    problems.at(*first, Cost::Nothing, message);
}
