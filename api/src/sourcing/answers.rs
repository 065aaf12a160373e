//! Answers of firms, read back from the forms they filled in.

use std::path::Path;

use cabinet::{DeclaredFact, Dossier, Edit, FactAnswer, SourcingEntry};
use families::CapabilityKey;
use formats::read::form::{FilledForm, Reply};
use serde::{Deserialize, Serialize};
use tender::Date;
use ts_rs::TS;

use super::declared;
use super::log::{ASKED, find};
use super::questionnaire::identifier;
use super::view::{FactView, complete, facts_view};
use crate::need::{Log, Purchase};
use crate::{ApiError, Desk, ErrorCode, Job, clock, dossiers, reader};

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
    /// What the buyer should know: an answer replaced or left out, a firm that the log did not hold.
    pub remarks: Vec<String>,
    /// Who answers and their mail: to take them out of what is told elsewhere than on screen.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) contact: (Option<String>, Option<String>),
}

/// Forms read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AnswersReadView {
    /// File by file, in the order asked.
    pub files: Vec<AnswerFileView>,
    /// How many firms have their answer in the log from these files, or would: one a firm, however many files it sent.
    pub usable: usize,
    /// Whether they were.
    pub recorded: bool,
    /// The dossier.
    pub state: dossiers::DossierView,
}

/// Reads filled forms; what is right in each is kept whatever the rest. All answers are one step of the history.
///
/// # Errors
/// The need is incomplete, no file is given, the dossier refuses, or the job was cancelled: nothing is written then.
pub fn read_answers(desk: &Desk, request: ReadAnswers, job: &Job) -> Result<AnswersReadView, ApiError> {
    if request.paths.is_empty() {
        return Err(ApiError::new(
            ErrorCode::Request,
            "choisissez au moins un questionnaire rempli",
        ));
    }
    // Read before the dossier is held: a file takes as long as it takes.
    let total = u32::try_from(request.paths.len()).ok();
    let mut read: Vec<Result<FilledForm, ApiError>> = Vec::new();
    for (done, path) in (0..).zip(&request.paths) {
        let path = Path::new(path);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        job.step(done, total, &format!("lecture de {name}"))?;
        read.push(reader::form(path));
    }
    // The last place to stop: what follows is one writing.
    job.step(total.unwrap_or_default(), total, "rattachement des réponses")?;
    let (files, usable, state) = desk.with(request.dossier, |dossier| {
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
        let usable = reading.kept.len();
        if request.record {
            reading.record(dossier)?;
        }
        Ok((files, usable, dossiers::view(dossier)?))
    })?;
    Ok(AnswersReadView {
        files,
        usable,
        recorded: request.record && usable > 0,
        state,
    })
}

/// The log as it becomes, file after file.
struct Reading<'a> {
    purchase: &'a Purchase,
    expected: String,
    /// The log; firms that it did not hold are numbered after the others.
    log: Log,
    /// Numbers of the entries whose answer is in these files, in the order read.
    kept: Vec<u32>,
}

impl<'a> Reading<'a> {
    fn of(purchase: &'a Purchase, expected: String) -> Self {
        Self {
            purchase,
            expected,
            log: purchase.log.clone(),
            kept: Vec::new(),
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
            contact: (None, None),
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
        let Some(firm) = &form.firm else {
            return view;
        };
        let name = match firm.name.trim() {
            "" => format!("Entreprise {}", firm.siren),
            name => name.to_owned(),
        };
        let answered = firm.date.unwrap_or_else(clock::today);
        let entry = SourcingEntry {
            siren: Some(firm.siren.clone()),
            site: firm.site.clone(),
            person: firm.person.clone(),
            mail: firm.mail.clone(),
            answered: Some(answered),
            questions: form.keys.clone(),
            facts: facts(&form, &mut view.problems),
            ..SourcingEntry::new(answered, name, ASKED)
        };
        view.contact = (entry.person.clone(), entry.mail.clone());
        view.siren = Some(firm.siren.to_string());
        view.site = firm.site.clone().map(Into::into);
        view.answered = Some(answered.to_string());
        view.facts = facts_view(&entry, Some(self.purchase.tender.launch_date));
        view.firm = Some(self.keep(entry, &mut view.remarks));
        view
    }

    /// Takes an answer into the log, unless it says nothing or a later one is there; gives the name of the firm.
    fn keep(&mut self, entry: SourcingEntry, remarks: &mut Vec<String>) -> String {
        let known = find(&self.log, &entry).map(|(number, before)| (number, before.clone()));
        let held = known.as_ref().filter(|(_, before)| !before.facts.is_empty());
        let among = held.is_some_and(|(number, _)| self.kept.contains(number));
        let held = held.map(|(_, before)| declared::day(before));
        if let Some(why) = left_out(&entry, held, among) {
            remarks.push(why);
            return known.map_or(entry.firm, |(_, before)| before.firm);
        }
        remarks.extend(held.map(|day| replaced(day, among)));
        let (number, entry) = match known {
            Some((number, before)) => (number, merged(before, entry)),
            None => {
                // It answered all the same, and is treated as the others.
                remarks.push("Elle n’était pas au journal\u{a0}: elle y est ajoutée.".to_owned());
                let last = self.log.last_key_value().map_or(0, |(number, _)| *number);
                (last.saturating_add(1), entry)
            }
        };
        if !self.kept.contains(&number) {
            self.kept.push(number);
        }
        let name = entry.firm.clone();
        self.log.insert(number, entry);
        name
    }

    /// Writes everything as one step.
    fn record(self, dossier: &mut Dossier) -> Result<(), ApiError> {
        let entries: Vec<(u32, &SourcingEntry)> = self
            .kept
            .iter()
            .filter_map(|number| Some((*number, self.log.get(number)?)))
            .collect();
        let label = match entries.as_slice() {
            [] => return Ok(()),
            [(_, one)] => format!("Réponse au sourçage\u{a0}: {}", one.firm),
            several => format!("Réponses au sourçage de {}\u{a0}entreprises", several.len()),
        };
        let edits = entries
            .into_iter()
            .map(|(number, entry)| {
                let entry = entry.clone();
                if self.purchase.log.contains_key(&number) {
                    Edit::SetSourcing { number, entry }
                } else {
                    Edit::AddSourcing(entry)
                }
            })
            .collect();
        // One import is one step, however quickly the next one comes.
        dossier.change(&label, clock::now(), edits, false)?;
        Ok(())
    }
}

/// Why a form does not go into the log, when it does not. `held` is the day of the answer that the firm already gave,
/// `among` whether it is in these files.
fn left_out(entry: &SourcingEntry, held: Option<Date>, among: bool) -> Option<String> {
    let place = if among { "parmi ces fichiers" } else { "au journal" };
    let given = declared::day(entry);
    match held {
        None if entry.facts.is_empty() => Some(
            "Ce questionnaire ne contient aucune réponse utilisable\u{a0}: rien n’est gardé. Demandez à l’entreprise de le \
             remplir."
                .to_owned(),
        ),
        Some(held) if entry.facts.is_empty() => Some(format!(
            "Ce questionnaire ne contient aucune réponse utilisable\u{a0}: sa réponse du {} reste {place}.",
            law::long_date(held)
        )),
        Some(held) if given < held => Some(format!(
            "Sa réponse du {}, {place}, est plus récente que celle-ci, du {}\u{a0}: la plus récente est gardée.",
            law::long_date(held),
            law::long_date(given)
        )),
        _ => None,
    }
}

/// That an answer given before goes.
fn replaced(held: Date, among: bool) -> String {
    if among {
        return "Une autre réponse de cette entreprise est parmi ces fichiers\u{a0}: celle-ci la remplace."
            .to_owned();
    }
    format!(
        "Sa réponse du {} est remplacée par celle-ci.",
        law::long_date(held)
    )
}

/// What the log held of a firm, with its new answer.
fn merged(before: SourcingEntry, new: SourcingEntry) -> SourcingEntry {
    // Who answers and where they are written to go together: a mail is not that of another person.
    let (person, mail) = if new.person.is_none() && new.mail.is_none() {
        (before.person, before.mail)
    } else {
        (new.person, new.mail)
    };
    SourcingEntry {
        // The name as the buyer wrote it stays: it is the one watched for.
        firm: if before.firm.trim().is_empty() {
            new.firm
        } else {
            before.firm
        },
        siren: new.siren,
        site: new.site.or(before.site),
        person,
        mail,
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
