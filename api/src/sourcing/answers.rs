//! Answers of firms, read back from the forms they filled in.

use std::path::Path;

use cabinet::{DeclaredFact, Dossier, Edit, FactAnswer, SourcingEntry};
use families::CapabilityKey;
use formats::read::form::{Cost, FilledForm, Reply};
use serde::{Deserialize, Serialize};
use tender::Date;
use ts_rs::TS;

use super::log::find;
use super::questionnaire::identifier;
use super::view::{FactView, SourcingAnswer, answer, complete, facts_view};
use crate::need::{Log, Purchase};
use crate::{ApiError, Desk, ErrorCode, clock, dossiers, reader};

/// Forms to read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ReadAnswers {
    /// The dossier.
    pub dossier: u32,
    /// The files.
    pub paths: Vec<String>,
    /// Whether what is read is written in the log; otherwise it is only shown.
    pub record: bool,
}

/// A form read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnswerFileView {
    /// The file.
    pub path: String,
    /// Firm that answers; absent: nothing of the file can be used.
    pub firm: Option<String>,
    /// Its SIREN.
    pub siren: Option<String>,
    /// The establishment that answers.
    pub site: Option<String>,
    /// Day of the answer, ISO.
    pub answered: Option<String>,
    /// What it declares.
    pub facts: Vec<FactView>,
    /// What is wrong in the file, cell by cell, and what to do.
    pub problems: Vec<String>,
    /// What the buyer should know: an answer replaced, a firm that the log did not hold.
    pub remarks: Vec<String>,
}

/// Forms read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AnswersReadView {
    /// File by file, in the order asked.
    pub files: Vec<AnswerFileView>,
    /// How many answers were written in the log, or would be.
    pub usable: usize,
    /// Whether they were.
    pub recorded: bool,
    /// The sourcing.
    pub sourcing: SourcingAnswer,
    /// The dossier.
    pub state: dossiers::DossierView,
}

/// Reads filled forms; what is right in each is kept whatever the rest. All answers are one step of the history.
///
/// # Errors
/// The need is incomplete, no file is given, or the dossier refuses.
pub fn read_answers(desk: &Desk, request: ReadAnswers) -> Result<AnswersReadView, ApiError> {
    if request.paths.is_empty() {
        return Err(ApiError::new(
            ErrorCode::Request,
            "choisissez au moins un questionnaire rempli",
        ));
    }
    // Read before the dossier is held: a file takes as long as it takes.
    let read: Vec<Result<FilledForm, ApiError>> = request
        .paths
        .iter()
        .map(|path| reader::form(Path::new(path)))
        .collect();
    let (files, usable) = desk.with(request.dossier, |dossier| {
        let purchase = complete(dossier)?.ok_or_else(|| {
            ApiError::new(
                ErrorCode::Incomplete,
                "complétez le besoin avant de lire les réponses : elles se rattachent à ses questions",
            )
        })?;
        let expected = match (&purchase.questionnaire, dossier.identifier()?) {
            (Some(written), _) => written.id.clone(),
            // Its writing was undone: the forms already sent are this dossier’s all the same.
            (None, Some(drawn)) => drawn,
            (None, None) => identifier(&purchase.tender),
        };
        let mut reading = Reading::of(&purchase, expected);
        let files: Vec<AnswerFileView> = request
            .paths
            .iter()
            .zip(read)
            .map(|(path, form)| reading.file(path, form))
            .collect();
        let usable = reading.count;
        if request.record {
            reading.record(dossier)?;
        }
        Ok((files, usable))
    })?;
    let sourcing = answer(desk, request.dossier)?;
    Ok(AnswersReadView {
        files,
        usable,
        recorded: request.record && usable > 0,
        state: sourcing.state.clone(),
        sourcing,
    })
}

/// The log as it becomes, file after file.
struct Reading<'a> {
    purchase: &'a Purchase,
    expected: String,
    log: Log,
    /// Numbers of the log that an answer changed.
    changed: Vec<u32>,
    /// Firms that the log did not hold.
    added: Vec<SourcingEntry>,
    count: usize,
}

impl<'a> Reading<'a> {
    fn of(purchase: &'a Purchase, expected: String) -> Self {
        Self {
            purchase,
            expected,
            log: purchase.log.clone(),
            changed: Vec::new(),
            added: Vec::new(),
            count: 0,
        }
    }

    fn file(&mut self, path: &str, form: Result<FilledForm, ApiError>) -> AnswerFileView {
        let mut view = AnswerFileView {
            path: path.to_owned(),
            firm: None,
            siren: None,
            site: None,
            answered: None,
            facts: Vec::new(),
            problems: Vec::new(),
            remarks: Vec::new(),
        };
        let form = match form {
            Ok(form) => form,
            Err(error) => {
                view.problems.push(error.detail);
                return view;
            }
        };
        view.problems = form.problems.iter().map(|one| one.sentence()).collect();
        if form.id != self.expected {
            view.problems.insert(
                0,
                "Formulaire!B2\u{a0}: ce questionnaire n’est pas celui de ce dossier, il vient d’un autre achat. Ouvrez le dossier \
                 auquel il répond, ou renvoyez à l’entreprise le questionnaire de celui-ci."
                    .to_owned(),
            );
            return view;
        }
        let whole = form.problems.iter().all(|one| one.cost != Cost::File);
        let Some(firm) = form.firm.clone().filter(|_| whole) else {
            return view;
        };
        let facts = facts(&form, &mut view.problems);
        let answered = firm.date.unwrap_or_else(clock::today);
        let mut entry = SourcingEntry {
            siren: Some(firm.siren.clone()),
            site: firm.site.clone(),
            person: firm.person.clone(),
            mail: firm.mail.clone(),
            answered: Some(answered),
            questions: form.keys.clone(),
            facts,
            ..SourcingEntry::new(answered, firm.name.trim(), "Questionnaire de sourçage")
        };
        let known = find(&self.log, &entry).map(|(number, before)| (number, before.clone()));
        match known {
            Some((number, before)) => {
                view.remarks.extend(replaced(&before));
                entry = merged(before, entry);
                self.log.insert(number, entry.clone());
                if !self.changed.contains(&number) {
                    self.changed.push(number);
                }
            }
            None => {
                if entry.firm.is_empty() {
                    entry.firm = format!("Entreprise {}", firm.siren);
                }
                self.add(&mut view, entry.clone());
            }
        }
        self.count += 1;
        view.firm = Some(entry.firm.clone());
        view.siren = Some(firm.siren.to_string());
        view.site = firm.site.map(Into::into);
        view.answered = Some(answered.to_string());
        view.facts = facts_view(&entry, Some(self.purchase.tender.launch_date));
        view
    }

    /// A firm that was not in the log: it answered all the same, and is treated as the others.
    fn add(&mut self, view: &mut AnswerFileView, entry: SourcingEntry) {
        let twice = self.added.iter_mut().find(|other| other.siren == entry.siren);
        match twice {
            Some(other) => {
                view.remarks.push(
                    "Une autre réponse de cette entreprise est parmi ces fichiers\u{a0}: celle-ci, lue après, la remplace."
                        .to_owned(),
                );
                *other = entry;
            }
            None => {
                view.remarks
                    .push("Elle n’était pas au journal\u{a0}: elle y est ajoutée.".to_owned());
                self.added.push(entry);
            }
        }
    }

    /// Writes everything as one step.
    fn record(self, dossier: &mut Dossier) -> Result<(), ApiError> {
        let mut names: Vec<&str> = Vec::new();
        let mut edits = Vec::new();
        for number in &self.changed {
            if let Some(entry) = self.log.get(number) {
                names.push(&entry.firm);
                edits.push(Edit::SetSourcing {
                    number: *number,
                    entry: entry.clone(),
                });
            }
        }
        names.extend(self.added.iter().map(|entry| entry.firm.as_str()));
        let label = match names.as_slice() {
            [] => return Ok(()),
            [one] => format!("Réponse au sourçage\u{a0}: {one}"),
            several => format!("Réponses au sourçage de {}\u{a0}entreprises", several.len()),
        };
        edits.extend(self.added.iter().cloned().map(Edit::AddSourcing));
        // One import is one step, however quickly the next one comes.
        dossier.change(&label, clock::now(), edits, false)?;
        Ok(())
    }
}

/// That an answer given before goes.
fn replaced(before: &SourcingEntry) -> Option<String> {
    let day = before.answered.filter(|_| !before.facts.is_empty())?;
    Some(format!(
        "Sa réponse du {} est remplacée par celle-ci.",
        law::long_date(day)
    ))
}

/// What the log held of a firm, with its new answer.
fn merged(before: SourcingEntry, new: SourcingEntry) -> SourcingEntry {
    SourcingEntry {
        // The name as the buyer wrote it stays: it is the one watched for.
        firm: if before.firm.trim().is_empty() {
            new.firm
        } else {
            before.firm
        },
        siren: new.siren,
        site: new.site.or(before.site),
        person: new.person.or(before.person),
        mail: new.mail.or(before.mail),
        answered: new.answered,
        questions: new.questions,
        facts: new.facts,
        date: before.date,
        sent: before.sent,
        question: before.question,
        answer: before.answer,
        simulated: before.simulated,
    }
}

/// The answers of a form whose question exists.
fn facts(form: &FilledForm, problems: &mut Vec<String>) -> Vec<DeclaredFact> {
    let mut facts: Vec<DeclaredFact> = Vec::new();
    for row in &form.answers {
        if row.key.parse::<CapabilityKey>().is_err() {
            problems.push(format!(
                "Formulaire\u{a0}: la question «\u{a0}{}\u{a0}» n’existe pas dans cette version d’Emplettes\u{a0}; sa réponse n’est pas \
                 lue.",
                shortened(&row.key)
            ));
            continue;
        }
        facts.push(DeclaredFact {
            key: row.key.clone(),
            answer: match row.reply {
                Reply::Oui => FactAnswer::Yes,
                Reply::Non => FactAnswer::No,
                Reply::NeSaisPas => FactAnswer::Unsure,
            },
            precision: row.precision.clone(),
            number: row.number.clone(),
            valid_until: row.valid_until,
        });
    }
    facts
}

/// What a stranger wrote, short enough for a sentence.
fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// The first and the last day of the exchanges of a log, when there was one.
pub(super) fn days(log: &Log) -> Option<(Date, Date)> {
    let all = || {
        log.values().flat_map(|entry| {
            [Some(entry.date), entry.sent, entry.answered]
                .into_iter()
                .flatten()
        })
    };
    Some((all().min()?, all().max()?))
}
