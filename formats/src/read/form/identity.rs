//! The hidden sheet: which form it is, and its questions.

use super::cells::{Cells, Value};
use super::folded;
use crate::FormatError;
use crate::form::{ID_LABEL, VERSION, VERSION_LABEL};

/// Most questions of a form.
const MOST_QUESTIONS: usize = 500;
/// Most characters of an identifier or of a key.
const LONGEST_KEY: usize = 200;

/// A question of the form.
pub(super) struct Question {
    pub(super) key: String,
    pub(super) certificate: bool,
    pub(super) words: String,
}

/// What the hidden sheet says.
pub(super) struct Identity {
    pub(super) id: String,
    pub(super) questions: Vec<Question>,
}

/// Reads the hidden sheet.
pub(super) fn identity(sheet: &Cells, file: &str) -> crate::Result<Identity> {
    let labelled = |label: &str| {
        sheet
            .rows()
            .into_iter()
            .find(|row| {
                sheet
                    .text((*row, 0))
                    .is_some_and(|text| folded(text) == folded(label))
            })
            .and_then(|row| words(sheet, (row, 1)))
    };
    match labelled(VERSION_LABEL) {
        Some(version) if version == VERSION => {}
        Some(version) => {
            return Err(FormatError::Unsupported {
                file: file.to_owned(),
                reason: format!(
                    "formulaire de version «\u{a0}{}\u{a0}», alors que cette application lit la version\u{a0}{VERSION}",
                    version.chars().take(20).collect::<String>()
                ),
                advice: "Écrivez de nouveau le questionnaire et demandez à l’entreprise de le remplir"
                    .to_owned(),
            });
        }
        None => return Err(not_ours(file)),
    }
    let id = labelled(ID_LABEL)
        .filter(|id| id.chars().count() <= LONGEST_KEY)
        .ok_or_else(|| not_ours(file))?;
    let mut questions = Vec::new();
    // Numbered from 1, in order: a sheet of ours that was touched is not ours any more.
    for row in sheet.rows() {
        let Some(number) = words(sheet, (row, 0)).and_then(|text| text.parse::<usize>().ok()) else {
            continue;
        };
        let [key, certificate, asked] = [1, 2, 3].map(|column| words(sheet, (row, column)));
        let (Some(key), Some(asked)) = (key, asked) else {
            return Err(not_ours(file));
        };
        if number != questions.len() + 1 || number > MOST_QUESTIONS || key.chars().count() > LONGEST_KEY {
            return Err(not_ours(file));
        }
        questions.push(Question {
            key,
            certificate: certificate.as_deref() == Some("oui"),
            words: folded(&asked),
        });
    }
    if questions.is_empty() {
        return Err(not_ours(file));
    }
    Ok(Identity { id, questions })
}

/// The words of a cell; a program may have made a number of « 1 ».
fn words(sheet: &Cells, place: (u32, u32)) -> Option<String> {
    match sheet.get(place)? {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => Some(format!("{number:.0}")),
        _ => None,
    }
}

/// Not a form that we wrote.
pub(super) fn not_ours(file: &str) -> FormatError {
    FormatError::Unsupported {
        file: file.to_owned(),
        reason: "ce classeur n’est pas le formulaire de sourçage envoyé, ou sa feuille masquée «\u{a0}Formulaire\u{a0}» a été \
                 changée"
            .to_owned(),
        advice: "Demandez à l’entreprise de remplir le fichier Questionnaire.xlsx tel qu’elle l’a reçu".to_owned(),
    }
}

/// The table of answers has lost its headings.
pub(super) fn headless(file: &str) -> FormatError {
    FormatError::Unsupported {
        file: file.to_owned(),
        reason: "la ligne «\u{a0}N°, Question, Réponse\u{a0}» de la feuille «\u{a0}Réponses\u{a0}» a disparu"
            .to_owned(),
        advice: "Demandez à l’entreprise de remplir le fichier Questionnaire.xlsx tel qu’elle l’a reçu"
            .to_owned(),
    }
}
