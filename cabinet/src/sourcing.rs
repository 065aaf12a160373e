//! The sourcing log: which firms were asked what before the consultation, and what they declared.

use serde::{Deserialize, Serialize};
use tender::{Date, Siren, Siret, date_field, optional_date_field};

/// The exchanges with a firm before the consultation (R2111-1): who was asked what and when, and what was answered.
///
/// The person and the mail stand here and nowhere else; [`crate::Dossier::erase_person`] forgets them for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcingEntry {
    /// Day of the first exchange.
    #[serde(deserialize_with = "date_field")]
    pub date: Date,
    /// The firm.
    pub firm: String,
    /// Its SIREN, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siren: Option<Siren>,
    /// The establishment that answers, when it gave one: what is declared is then said of it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Siret>,
    /// The person met or written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Where the person is written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// Day the questionnaire was sent.
    #[serde(
        default,
        deserialize_with = "optional_date_field",
        skip_serializing_if = "Option::is_none"
    )]
    pub sent: Option<Date>,
    /// Day of the answer; absent: nothing yet.
    #[serde(
        default,
        deserialize_with = "optional_date_field",
        skip_serializing_if = "Option::is_none"
    )]
    pub answered: Option<Date>,
    /// What was asked, in words: the same thing to every firm.
    pub question: String,
    /// Keys of the capabilities asked about, in the order of the questionnaire.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// What was answered, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// What was declared, question by question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<DeclaredFact>,
    /// An invented firm of a training session or of a worked example: said wherever the entry is shown.
    #[serde(default, skip_serializing_if = "is_false")]
    pub simulated: bool,
}

/// The questionnaire of a dossier as it was written first: every firm is asked the same, whenever it is asked and
/// whatever the others answered since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// What an answer is recognised by.
    pub id: String,
    /// Day it was written.
    #[serde(deserialize_with = "date_field")]
    pub written: Date,
    /// Answers are awaited until this day.
    #[serde(
        default,
        deserialize_with = "optional_date_field",
        skip_serializing_if = "Option::is_none"
    )]
    pub answer_by: Option<Date>,
    /// Keys of the capabilities asked about, in order.
    pub keys: Vec<String>,
    /// What its letters told firms of the purchase, the first letter first; empty in a dossier made before this was kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<ToldLetter>,
}

/// What a letter told firms of the purchase. All candidates are to be told the same (R2111-2), whatever the need has become
/// since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldLetter {
    /// Day it was written.
    #[serde(deserialize_with = "date_field")]
    pub written: Date,
    /// The facts, in its order.
    pub facts: Vec<ToldFact>,
}

/// A fact of the purchase as a letter told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldFact {
    /// What (« Objet »).
    pub label: String,
    /// What was said of it.
    pub value: String,
}

/// The answer of a firm to one question: a declaration, nothing checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclaredFact {
    /// Key of the capability (`certification:…`): a name that this room carries and does not read.
    pub key: String,
    /// Whether the firm has it.
    pub answer: FactAnswer,
    /// What it adds, in its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
    /// Number of the certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Last day of its validity.
    #[serde(
        default,
        deserialize_with = "optional_date_field",
        skip_serializing_if = "Option::is_none"
    )]
    pub valid_until: Option<Date>,
}

/// What a firm answers to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactAnswer {
    /// It has it.
    #[serde(rename = "oui")]
    Yes,
    /// It has it not.
    #[serde(rename = "non")]
    No,
    /// It does not know: nothing is known.
    #[serde(rename = "ne-sait-pas")]
    Unsure,
}

impl SourcingEntry {
    /// An exchange of which only the day, the firm and what was asked are known.
    #[must_use]
    pub fn new(date: Date, firm: impl Into<String>, question: impl Into<String>) -> Self {
        Self {
            date,
            firm: firm.into(),
            siren: None,
            site: None,
            person: None,
            mail: None,
            sent: None,
            answered: None,
            question: question.into(),
            questions: Vec::new(),
            answer: None,
            facts: Vec::new(),
            simulated: false,
        }
    }

    /// Whether the firm was asked, or answered: what bears neither day nor answer is a firm still to be asked.
    #[must_use]
    pub fn was_asked(&self) -> bool {
        self.sent.is_some() || self.answered.is_some() || !self.facts.is_empty()
    }

    /// Whether there was an exchange: what an exercise invents was none.
    #[must_use]
    pub fn took_place(&self) -> bool {
        !self.simulated && self.was_asked()
    }

    /// The texts that a person may be named in; what has a shape of its own (numbers, dates, keys, oui and non)
    /// is never among them, so that taking a name out leaves an entry that reads.
    pub(crate) fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        [&mut self.firm, &mut self.question]
            .into_iter()
            .chain(self.person.as_mut())
            .chain(self.mail.as_mut())
            .chain(self.answer.as_mut())
            .chain(self.facts.iter_mut().flat_map(DeclaredFact::said_mut))
    }

    /// What was said in free words.
    pub(crate) fn said_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let facts = self.facts.iter_mut().flat_map(DeclaredFact::said_mut);
        self.answer.iter_mut().chain(facts)
    }
}

impl DeclaredFact {
    fn said_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.precision.iter_mut().chain(&mut self.number)
    }
}

// By reference: the form that serde calls.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_questionnaire_written_before_its_letters_were_kept_still_reads() {
        let json = r#"{"id":"a1b2c3d4","written":"2026-11-10","keys":["repair:pieces-detachees"]}"#;
        let read: Questionnaire = serde_json::from_str(json).unwrap();
        assert_eq!(read.told, []);
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }

    #[test]
    fn an_exchange_has_a_day_or_an_answer_and_is_not_invented() {
        let day: Date = "2026-11-20".parse().unwrap();
        let written_down = SourcingEntry::new(day, "Ateliers", "Questionnaire");
        let check = |entry: SourcingEntry, asked: bool, took_place: bool| {
            assert_eq!((entry.was_asked(), entry.took_place()), (asked, took_place));
        };
        check(written_down.clone(), false, false);
        let remarks = Some("À rappeler".to_owned());
        check(
            SourcingEntry {
                answer: remarks,
                ..written_down.clone()
            },
            false,
            false,
        );
        check(
            SourcingEntry {
                sent: Some(day),
                ..written_down.clone()
            },
            true,
            true,
        );
        check(
            SourcingEntry {
                answered: Some(day),
                ..written_down.clone()
            },
            true,
            true,
        );
        let facts = vec![DeclaredFact {
            key: "repair:pieces-detachees".into(),
            answer: FactAnswer::No,
            precision: None,
            number: None,
            valid_until: None,
        }];
        check(
            SourcingEntry {
                facts,
                ..written_down.clone()
            },
            true,
            true,
        );
        check(
            SourcingEntry {
                sent: Some(day),
                simulated: true,
                ..written_down
            },
            true,
            false,
        );
    }
}
