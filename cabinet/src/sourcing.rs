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
