//! The sourcing form, filled in by a firm: a file from outside. Every problem is named with its cell; what is right is
//! kept whatever the rest.
//!
//! Nothing is taken on trust: sizes are bounded before anything is unpacked, formulas are never read as answers, a row
//! is tied to its question by the hidden sheet, wherever it was moved.

mod cells;
mod firm;
mod identity;
mod rows;
mod values;

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tender::{Siren, Siret};

use self::cells::Cells;
use crate::form::{ANSWERS, IDENTITY};

/// Most problems told: beyond, the file is not worth listing.
const MOST_PROBLEMS: usize = 100;

/// What a problem costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cost {
    /// Nothing: read, to be looked at.
    Nothing,
    /// The cell was left out.
    Cell,
    /// The answer of the row was left out.
    Row,
    /// No answer of the file can be used.
    File,
}

/// A problem of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where: `Réponses!C12`, or the sheet.
    pub cell: String,
    /// What was found, what to do: a French sentence without the cell.
    pub message: String,
    /// What it costs.
    pub cost: Cost,
}

impl Problem {
    /// The cell, then what was found and what to do.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}\u{a0}: {}", self.cell, self.message)
    }
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    /// Name of the firm; empty when the cell is.
    pub name: String,
    /// The firm.
    pub siren: Siren,
    /// The establishment, when its number was given.
    pub site: Option<Siret>,
    /// The person who answers.
    pub person: Option<String>,
    /// Their mail.
    pub mail: Option<String>,
    /// Day of the answer; absent: that of the reading is to be taken.
    pub date: Option<Date>,
}

/// What a row answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// « oui ».
    Oui,
    /// « non ».
    Non,
    /// « ne sais pas ».
    NeSaisPas,
}

impl Reply {
    /// As the form writes it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Oui => "oui",
            Self::Non => "non",
            Self::NeSaisPas => "ne sais pas",
        }
    }
}

/// The answer of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowAnswer {
    /// Key of the question, as the form holds it.
    pub key: String,
    /// The answer.
    pub reply: Reply,
    /// What was added, [`crate::form::LONGEST_PRECISION`] characters at most.
    pub precision: Option<String>,
    /// Number of the certificate.
    pub number: Option<String>,
    /// Last day of its validity.
    pub valid_until: Option<Date>,
}

/// A form read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledForm {
    /// Identifier of the questionnaire it answers.
    pub id: String,
    /// Keys of the form, in order.
    pub keys: Vec<String>,
    /// Who answers; absent: nothing can be tied to a firm, and `answers` is empty.
    pub firm: Option<Answering>,
    /// Answers that can be used, in the order of the form. What was left empty is not among them.
    pub answers: Vec<RowAnswer>,
    /// Problems, from the top of the sheet.
    pub problems: Vec<Problem>,
}

/// Reads a filled form.
///
/// # Errors
/// The file is no workbook, is too large, or is not this form.
pub fn form(bytes: &[u8], file_name: &str) -> crate::Result<FilledForm> {
    let mut book = cells::open(bytes, file_name)?;
    let [answers, identity] = [ANSWERS, IDENTITY].map(|name| book.sheet(name));
    let (Some(answers), Some(identity)) = (answers?, identity?) else {
        return Err(identity::not_ours(file_name));
    };
    let identity = identity::identity(&identity, file_name)?;
    let mut problems = Problems::default();
    let heading = rows::Heading::find(&answers).ok_or_else(|| identity::headless(file_name))?;
    let firm = firm::firm(&answers, heading.row(), &mut problems);
    let mut answered = rows::answers(&answers, &heading, &identity, firm.as_ref(), &mut problems);
    if firm.is_none() {
        answered.clear();
    }
    Ok(FilledForm {
        id: identity.id,
        keys: identity
            .questions
            .into_iter()
            .map(|question| question.key)
            .collect(),
        firm,
        answers: answered,
        problems: problems.told(),
    })
}

/// Problems met so far, with the place they stand at.
#[derive(Default)]
struct Problems(Vec<((u32, u32), Problem)>);

impl Problems {
    /// A problem of a cell of the sheet of answers.
    fn at(&mut self, place: (u32, u32), cost: Cost, message: impl Into<String>) {
        let problem = Problem {
            cell: format!("{ANSWERS}!{}", Cells::name(place)),
            message: message.into(),
            cost,
        };
        self.0.push((place, problem));
    }

    /// A problem of what the sheet does not hold any more.
    fn of_sheet(&mut self, cost: Cost, message: impl Into<String>) {
        let problem = Problem {
            cell: ANSWERS.to_owned(),
            message: message.into(),
            cost,
        };
        self.0.push(((u32::MAX, 0), problem));
    }

    /// From the top of the sheet; too many are counted, those that cost least.
    fn told(mut self) -> Vec<Problem> {
        let more = self.0.len().saturating_sub(MOST_PROBLEMS);
        self.0
            .sort_by_key(|(place, problem)| (Reverse(problem.cost), *place));
        self.0.truncate(MOST_PROBLEMS);
        self.0.sort_by_key(|(place, _)| *place);
        let mut told: Vec<Problem> = self.0.into_iter().map(|(_, problem)| problem).collect();
        if more > 0 {
            told.push(Problem {
                cell: ANSWERS.to_owned(),
                message: format!(
                    "{more}\u{a0}{}. Demandez à l’entreprise de repartir du formulaire reçu.",
                    if more == 1 {
                        "autre problème"
                    } else {
                        "autres problèmes"
                    }
                ),
                cost: Cost::Nothing,
            });
        }
        told
    }
}

/// What a person typed, short enough for a sentence.
fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = line.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if line.chars().count() > SHOWN {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    format!("«\u{a0}{shown}\u{a0}»")
}

/// Lower case, single spaces, plain apostrophes: labels and answers are compared so.
fn folded(text: &str) -> String {
    text.replace('’', "'")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
