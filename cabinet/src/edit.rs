//! What can be done to a dossier.

use std::collections::BTreeMap;

use document::own::Own;
use document::{BlockId, DocumentKind};
use tender::NeedDraft;

use crate::file::LARGEST_VALUE;
use crate::value::{Held, own_to_json};
use crate::{Error, Key, Questionnaire, Result, SourcingEntry};

/// One change of one entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// The need, whole, as far as it is known.
    SetNeed(Box<NeedDraft>),
    /// What the buyer made of a block: changed, taken out or added.
    SetOverride {
        /// The document.
        document: DocumentKind,
        /// The block.
        block: BlockId,
        /// What the buyer made of it.
        own: Box<Own>,
    },
    /// Back to the drafted block.
    RemoveOverride {
        /// The document.
        document: DocumentKind,
        /// The block.
        block: BlockId,
    },
    /// The sourcing questionnaire, as it was written.
    SetQuestionnaire(Questionnaire),
    /// A new entry of the sourcing log; it takes the next number.
    AddSourcing(SourcingEntry),
    /// An entry of the sourcing log, corrected.
    SetSourcing {
        /// Its number, from 1.
        number: u32,
        /// What it says now.
        entry: SourcingEntry,
    },
    /// An entry of the sourcing log, taken out.
    RemoveSourcing(u32),
    /// A new note; it takes the next number.
    AddNote(String),
    /// A note, rewritten.
    SetNote {
        /// Its number, from 1.
        number: u32,
        /// What it says now.
        text: String,
    },
    /// A note, taken out.
    RemoveNote(u32),
    /// Versions of the program and of the packs, by name.
    SetVersions(BTreeMap<String, String>),
}

/// An edit made ready for the file: where, and what (`None`: removed).
#[derive(Debug)]
pub(crate) enum Ready {
    At(Key, Option<String>),
    /// The next free number of this series.
    Next(fn(u32) -> Key, String),
}

impl Edit {
    /// The JSON to write, read once as an opening would: what would not reopen is not written.
    pub(crate) fn ready(self) -> Result<Ready> {
        let ready = match self {
            Self::SetNeed(need) => Ready::At(Key::Need, Some(need.to_json())),
            Self::SetOverride { document, block, own } => {
                let key = Key::Override { document, block };
                let json = own_to_json(document, *own).map_err(|e| refused(&key, e.to_string()))?;
                Ready::At(key, Some(json))
            }
            Self::RemoveOverride { document, block } => Ready::At(Key::Override { document, block }, None),
            Self::SetQuestionnaire(questionnaire) => Ready::At(
                Key::Questionnaire,
                Some(to_json(&Key::Questionnaire, &questionnaire)?),
            ),
            Self::AddSourcing(entry) => Ready::Next(Key::Sourcing, to_json(&Key::Sourcing(1), &entry)?),
            Self::SetSourcing { number, entry } => {
                let key = Key::Sourcing(number);
                let json = to_json(&key, &entry)?;
                Ready::At(key, Some(json))
            }
            Self::RemoveSourcing(number) => Ready::At(Key::Sourcing(number), None),
            Self::AddNote(text) => Ready::Next(Key::Note, to_json(&Key::Note(1), &text)?),
            Self::SetNote { number, text } => {
                let key = Key::Note(number);
                let json = to_json(&key, &text)?;
                Ready::At(key, Some(json))
            }
            Self::RemoveNote(number) => Ready::At(Key::Note(number), None),
            Self::SetVersions(versions) => {
                Ready::At(Key::Versions, Some(to_json(&Key::Versions, &versions)?))
            }
        };
        match &ready {
            Ready::At(key, json) => check(key, json.as_deref())?,
            Ready::Next(key, json) => check(&key(1), Some(json))?,
        }
        Ok(ready)
    }
}

fn to_json<T: serde::Serialize>(key: &Key, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| refused(key, e.to_string()))
}

fn refused(key: &Key, detail: String) -> Error {
    Error::Refused {
        key: key.to_string(),
        detail,
    }
}

fn check(key: &Key, json: Option<&str>) -> Result<()> {
    if Key::parse(&key.to_string()).as_ref() != Some(key) {
        return Err(refused(key, "ce nom est vide ou trop long".to_owned()));
    }
    match json {
        Some(json) if json.len() > LARGEST_VALUE => Err(refused(
            key,
            format!(
                "{} Mo, alors que 4 Mo sont admis",
                json.len().div_ceil(1024 * 1024)
            ),
        )),
        Some(json) => Held::read(key, json).map(drop).map_err(|e| refused(key, e)),
        None => Ok(()),
    }
}
