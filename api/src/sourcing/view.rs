//! What the sourcing of a dossier looks like on screen.

use cabinet::{Dossier, FactAnswer, Questionnaire, SourcingEntry};
use families::CapabilityKey;
use matching::sourcing::Asked;
use serde::Serialize;
use tender::Date;
use ts_rs::TS;

use super::change::{ChangedView, changes};
use super::questionnaire::asked;
use super::{declared, questionnaire};
use crate::dossiers::{self, DossierView};
use crate::need::{Purchase, purchase};
use crate::suggest::{CountsView, counts_view};
use crate::{ApiError, Desk, ErrorCode};

/// What the answers to a question would do to a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EffectView {
    /// Facet.
    pub facet: String,
    /// Title.
    pub title: String,
    /// Its lever today, in French.
    pub now: &'static str,
    /// If every firm that has said nothing can.
    pub if_all_can: &'static str,
    /// If none can.
    pub if_none_can: &'static str,
    /// All of it in one or two sentences, with the reason when it is not what one would guess.
    pub words: String,
}

/// A question that could be put to firms.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AskedView {
    /// Key of the capability.
    pub key: String,
    /// What it is about, in a few words.
    pub title: String,
    /// The question, the same for all.
    pub words: String,
    /// Whether the number and the validity of a certificate are asked with it.
    pub certificate: bool,
    /// Whether the answers may change a clause or the alarm.
    pub decides: bool,
    /// Why it is asked.
    pub why: String,
    /// Firms of the country over this capability alone.
    pub counts: CountsView,
    /// Firms that have said nothing of it.
    pub silent: usize,
    /// Clauses whose use the answers would change.
    pub effects: Vec<EffectView>,
    /// Whether they would change the alarm on competition.
    pub alarm: bool,
    /// Whether it is asked unless the buyer chooses otherwise: those that decide, a number that firms will answer.
    pub proposed: bool,
    /// Whether the questionnaire already written holds it.
    pub written: bool,
}

/// A question of the questionnaire written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuestionView {
    /// Key.
    pub key: String,
    /// What it is about.
    pub title: String,
    /// The question.
    pub words: String,
}

/// The questionnaire as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuestionnaireView {
    /// Day it was written, ISO.
    pub written: String,
    /// Answers are awaited until this day, ISO.
    pub answer_by: Option<String>,
    /// Its questions.
    pub questions: Vec<QuestionView>,
}

/// What a firm declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FactView {
    /// Key.
    pub key: String,
    /// What it is about.
    pub title: String,
    /// `oui`, `non`, `ne-sait-pas`.
    #[ts(type = "\"oui\" | \"non\" | \"ne-sait-pas\"")]
    pub answer: &'static str,
    /// What it adds.
    pub precision: Option<String>,
    /// Number of the certificate.
    pub number: Option<String>,
    /// Last day of its validity, ISO.
    pub valid_until: Option<String>,
    /// Whether it is out of date on the launch date: it then counts as unknown.
    pub lapsed: bool,
}

/// A firm of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EntryView {
    /// Number of the entry.
    pub number: u32,
    /// Firm.
    pub firm: String,
    /// SIREN.
    pub siren: Option<String>,
    /// SIRET of the establishment that answers.
    pub site: Option<String>,
    /// Person.
    pub person: Option<String>,
    /// Mail.
    pub mail: Option<String>,
    /// Day of the first exchange, ISO.
    pub date: String,
    /// Day the questionnaire was sent, ISO.
    pub sent: Option<String>,
    /// Day of the answer, ISO.
    pub answered: Option<String>,
    /// What was asked, in words.
    pub question: String,
    /// What was answered in words.
    pub remarks: Option<String>,
    /// What was declared.
    pub facts: Vec<FactView>,
    /// An invented firm, for training or for an example.
    pub simulated: bool,
    /// Why its answers do not count, when they do not.
    pub not_counted: Option<String>,
}

/// The sourcing of a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SourcingAnswer {
    /// What could be asked, those that decide first; empty while the need lacks what it depends on.
    pub questions: Vec<AskedView>,
    /// The questionnaire written, when one was.
    pub questionnaire: Option<QuestionnaireView>,
    /// The log.
    pub log: Vec<EntryView>,
    /// What the answers change.
    pub changed: Vec<ChangedView>,
    /// The dossier.
    pub state: DossierView,
}

/// The sourcing of an open dossier, as it stands.
pub(super) fn answer(desk: &Desk, dossier: u32) -> Result<SourcingAnswer, ApiError> {
    let (purchase, state, log, written) = desk.with(dossier, |dossier| {
        Ok((
            complete(dossier)?,
            dossiers::view(dossier)?,
            dossier.sourcing()?,
            dossier.questionnaire()?,
        ))
    })?;
    // What was sent, the log and the erasing of a person hang on nothing that the need may lack.
    let (questions, changed) = match &purchase {
        Some(purchase) => (questions(desk, purchase)?, changes(desk, purchase)?),
        None => (Vec::new(), Vec::new()),
    };
    let launch = purchase.map(|purchase| purchase.tender.launch_date);
    Ok(SourcingAnswer {
        questions,
        questionnaire: written.as_ref().map(questionnaire_view),
        log: log
            .iter()
            .map(|(number, entry)| entry_view(*number, entry, launch))
            .collect(),
        changed,
        state,
    })
}

/// What could be asked, with what is proposed and what is written already.
fn questions(desk: &Desk, purchase: &Purchase) -> Result<Vec<AskedView>, ApiError> {
    let asked = asked(desk, purchase)?;
    let proposed = questionnaire::proposed(&asked);
    let is_written = |one: &Asked| {
        let written = purchase.questionnaire.as_ref();
        written.is_some_and(|written| written.keys.iter().any(|key| key == one.key.as_str()))
    };
    Ok(asked
        .iter()
        .map(|one| asked_view(one, proposed.contains(&one.key), is_written(one)))
        .collect())
}

fn questionnaire_view(written: &Questionnaire) -> QuestionnaireView {
    QuestionnaireView {
        written: written.written.to_string(),
        answer_by: written.answer_by.map(|day| day.to_string()),
        questions: questionnaire::keys(&written.keys)
            .iter()
            .map(|key| QuestionView {
                key: key.to_string(),
                title: key.capability().title.clone(),
                words: key.capability().question.clone(),
            })
            .collect(),
    }
}

/// The purchase, when its need lacks nothing.
pub(super) fn complete(dossier: &Dossier) -> Result<Option<Purchase>, ApiError> {
    match purchase(dossier) {
        Ok(purchase) => Ok(Some(purchase)),
        Err(error) if error.code == ErrorCode::Incomplete => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn asked_view(one: &Asked, proposed: bool, written: bool) -> AskedView {
    AskedView {
        key: one.key.to_string(),
        title: one.title().to_owned(),
        words: one.question().to_owned(),
        certificate: one.certificate(),
        decides: one.decides,
        why: one.why.clone(),
        counts: counts_view(&one.counts),
        silent: one.silent(),
        effects: one
            .facets
            .iter()
            .filter(|facet| facet.changes())
            .map(|facet| EffectView {
                facet: facet.facet.clone(),
                title: facet.title.clone(),
                now: facet.lever_now.name(),
                if_all_can: facet.lever_if_all_can.name(),
                if_none_can: facet.lever_if_none_can.name(),
                words: one.effect(facet),
            })
            .collect(),
        alarm: one.alarm_if_all_can != one.alarm_now || one.alarm_if_none_can != one.alarm_now,
        proposed,
        written,
    }
}

pub(super) fn entry_view(number: u32, entry: &SourcingEntry, launch: Option<Date>) -> EntryView {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    EntryView {
        number,
        firm: entry.firm.clone(),
        siren: declared::siren(entry).map(Into::into),
        site: entry.site.clone().map(Into::into),
        person: entry.person.clone(),
        mail: entry.mail.clone(),
        date: entry.date.to_string(),
        sent: day(entry.sent),
        answered: day(entry.answered),
        question: entry.question.clone(),
        remarks: entry.answer.clone(),
        facts: facts_view(entry, launch),
        simulated: entry.simulated,
        not_counted: (!entry.facts.is_empty() && declared::siren(entry).is_none()).then(|| {
            "Sans SIREN, ses réponses ne peuvent être rattachées à aucune entreprise\u{a0}: elles ne comptent pas."
                .to_owned()
        }),
    }
}

pub(super) fn facts_view(entry: &SourcingEntry, launch: Option<Date>) -> Vec<FactView> {
    entry
        .facts
        .iter()
        .map(|fact| FactView {
            key: fact.key.clone(),
            title: fact.key.parse::<CapabilityKey>().map_or_else(
                |_| format!("question inconnue de cette version ({})", fact.key),
                |key| key.capability().title.clone(),
            ),
            answer: match fact.answer {
                FactAnswer::Yes => "oui",
                FactAnswer::No => "non",
                FactAnswer::Unsure => "ne-sait-pas",
            },
            precision: fact.precision.clone(),
            number: fact.number.clone(),
            valid_until: fact.valid_until.map(|day| day.to_string()),
            lapsed: launch.is_some_and(|launch| declared::lapsed(fact, launch)),
        })
        .collect()
}
