//! The log: firms asked, added, changed, taken out; persons forgotten.

use cabinet::{Dossier, Edit, Key, SourcingEntry};
use serde::{Deserialize, Serialize};
use tender::{Siren, Siret};
use ts_rs::TS;

use super::declared;
use super::questionnaire::day;
use super::view::{SourcingAnswer, answer};
use crate::dossiers::{self, DossierRef, DossierView};
use crate::draft::piece_name;
use crate::need::Log;
use crate::{ApiError, Desk, ErrorCode, clock};

/// A firm to write down, or to change.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct LogFirm {
    /// The dossier.
    pub dossier: u32,
    /// Number of the entry; absent: a new one.
    pub number: Option<u32>,
    /// Name.
    pub firm: String,
    /// SIREN.
    pub siren: Option<String>,
    /// SIRET of the establishment.
    pub site: Option<String>,
    /// Person.
    pub person: Option<String>,
    /// Mail.
    pub mail: Option<String>,
    /// Day the questionnaire was sent, ISO.
    pub sent: Option<String>,
    /// Day of an answer given otherwise than by the form, ISO.
    pub answered: Option<String>,
    /// What was answered in words.
    pub remarks: Option<String>,
    /// An invented firm, for training or for an example.
    pub simulated: bool,
}

/// An entry of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct EntryRef {
    /// The dossier.
    pub dossier: u32,
    /// Number of the entry.
    pub number: u32,
}

/// A person to forget.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ErasePerson {
    /// The dossier.
    pub dossier: u32,
    /// Name, as the log writes it, or part of it.
    pub name: String,
}

/// What came of forgetting a person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ErasedPersonView {
    /// Entries, notes and letters told from which the name was taken.
    pub entries: usize,
    /// Whether the history was dropped: it mentioned the name in the buyer's own texts.
    pub history_dropped: bool,
    /// Texts of the buyer that still mention the name.
    pub remaining: Vec<String>,
    /// The dossier.
    pub state: DossierView,
}

/// Words of what is asked when the questionnaire is.
pub(super) const ASKED: &str = "Questionnaire de sourçage";

/// What to ask, who was asked, what was answered.
///
/// # Errors
/// The catalogue cannot be opened, or a choice cannot be followed.
pub fn sourcing(desk: &Desk, request: DossierRef) -> Result<SourcingAnswer, ApiError> {
    answer(desk, request.dossier)
}

/// Writes a firm down in the log, or changes what is written of it.
///
/// # Errors
/// It has no name, a number is wrong, another entry is the same firm, or the dossier refuses.
pub fn log_firm(desk: &Desk, request: LogFirm) -> Result<DossierView, ApiError> {
    desk.with(request.dossier, |dossier| {
        let log = dossier.sourcing()?;
        let before = match request.number {
            Some(number) => Some(log.get(&number).ok_or_else(gone)?),
            None => None,
        };
        let entry = entry(dossier, &request, before)?;
        if let Some((_, other)) = log
            .iter()
            .find(|(number, other)| Some(**number) != request.number && same_firm(&entry, other))
        {
            return Err(ApiError::new(
                ErrorCode::Request,
                format!(
                    "« {} » est déjà au journal : changez sa ligne plutôt que d’en ajouter une",
                    other.firm
                ),
            ));
        }
        let (label, edit) = match request.number {
            Some(number) => (
                format!("Sourçage\u{a0}: {}", entry.firm),
                Edit::SetSourcing { number, entry },
            ),
            None => (
                format!("Sourçage\u{a0}: {} ajoutée", entry.firm),
                Edit::AddSourcing(entry),
            ),
        };
        dossiers::write(dossier, &label, vec![edit])?;
        dossiers::view(dossier)
    })
}

fn entry(
    dossier: &Dossier,
    request: &LogFirm,
    before: Option<&SourcingEntry>,
) -> Result<SourcingEntry, ApiError> {
    let firm = request.firm.trim();
    if firm.is_empty() {
        return Err(ApiError::new(
            ErrorCode::Request,
            "écrivez le nom de l’entreprise",
        ));
    }
    let words = |text: &Option<String>| {
        text.as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let site: Option<Siret> = number(request.site.as_deref())?;
    let siren: Option<Siren> = number(request.siren.as_deref())?.or_else(|| site.as_ref().map(Siret::siren));
    if let (Some(siren), Some(site)) = (&siren, &site)
        && site.siren() != *siren
    {
        return Err(ApiError::new(
            ErrorCode::Request,
            format!(
                "le SIRET {site} n’est pas celui d’un établissement de l’entreprise {siren} : vérifiez les deux"
            ),
        ));
    }
    let (sent, answered) = (day(request.sent.as_deref())?, day(request.answered.as_deref())?);
    if let (Some(sent), Some(answered)) = (sent, answered)
        && answered < sent
    {
        return Err(ApiError::new(
            ErrorCode::Request,
            "la réponse est datée d’avant l’envoi : vérifiez les deux jours",
        ));
    }
    let mut entry = before
        .cloned()
        .unwrap_or_else(|| SourcingEntry::new(sent.or(answered).unwrap_or_else(clock::today), firm, ASKED));
    // What was asked is what stood in the questionnaire when it was sent.
    if sent.is_some()
        && (entry.questions.is_empty() || entry.sent != sent)
        && let Some(questionnaire) = dossier.questionnaire()?
    {
        entry.questions = questionnaire.keys;
    }
    entry.firm = firm.to_owned();
    entry.siren = siren;
    entry.site = site;
    entry.person = words(&request.person);
    entry.mail = words(&request.mail);
    entry.sent = sent;
    entry.answered = answered;
    entry.answer = words(&request.remarks);
    entry.simulated = request.simulated;
    Ok(entry)
}

/// Takes a firm out of the log; what it declared no longer counts.
///
/// # Errors
/// There is no such entry, or the dossier refuses.
pub fn remove_firm(desk: &Desk, request: EntryRef) -> Result<DossierView, ApiError> {
    desk.with(request.dossier, |dossier| {
        let log = dossier.sourcing()?;
        let entry = log.get(&request.number).ok_or_else(gone)?;
        let label = format!("Sourçage\u{a0}: {} retirée", entry.firm);
        dossiers::write(dossier, &label, vec![Edit::RemoveSourcing(request.number)])?;
        dossiers::view(dossier)
    })
}

/// Forgets a person for good: name and mail leave the dossier and its history.
///
/// # Errors
/// The name is empty, or the dossier refuses.
pub fn erase_person(desk: &Desk, request: ErasePerson) -> Result<ErasedPersonView, ApiError> {
    let (erased, state) = desk.with(request.dossier, |dossier| {
        let erased = dossier.erase_person(&request.name)?;
        Ok((erased, dossiers::view(dossier)?))
    })?;
    Ok(ErasedPersonView {
        entries: erased.entries.len(),
        history_dropped: erased.history_dropped,
        remaining: erased
            .remaining
            .iter()
            .map(|key| match key {
                Key::Override { document, .. } => piece_name(document.slug()).to_owned(),
                _ => "Besoin".to_owned(),
            })
            .collect(),
        state,
    })
}

/// A number given by somebody, or why it is none.
fn number<T: std::str::FromStr>(text: Option<&str>) -> Result<Option<T>, ApiError>
where
    T::Err: std::fmt::Display,
{
    text.map(str::trim)
        .filter(|text| !text.is_empty())
        .map(|text| {
            text.parse()
                .map_err(|error: T::Err| ApiError::new(ErrorCode::Request, error.to_string()))
        })
        .transpose()
}

fn gone() -> ApiError {
    ApiError::new(
        ErrorCode::NotFound,
        "cette entreprise n’est plus au journal ; rouvrez le sourçage",
    )
}

/// Whether two entries are the same firm: the same number, or the same name when one of them has none.
pub(super) fn same_firm(a: &SourcingEntry, b: &SourcingEntry) -> bool {
    match (declared::siren(a), declared::siren(b)) {
        (Some(a), Some(b)) => a == b,
        _ => french::fold(a.firm.trim()) == french::fold(b.firm.trim()),
    }
}

/// The entry of a firm in the log.
pub(super) fn find<'a>(log: &'a Log, entry: &SourcingEntry) -> Option<(u32, &'a SourcingEntry)> {
    // By number first: two firms may bear one name.
    let numbered = log.iter().find(|(_, other)| {
        declared::siren(other).is_some() && declared::siren(other) == declared::siren(entry)
    });
    numbered
        .or_else(|| log.iter().find(|(_, other)| same_firm(entry, other)))
        .map(|(number, other)| (*number, other))
}
