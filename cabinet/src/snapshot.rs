//! A dossier as it stood after an earlier step.

use std::collections::BTreeMap;

use document::own::Own;
use document::{BlockId, DocumentKind};
use tender::NeedDraft;

use crate::dossier::Failure;
use crate::value::Held;
use crate::{Dossier, Error, Key, Questionnaire, Result, SourcingEntry};

/// What a dossier held at one time; nothing of the file changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The need, as far as it was known.
    pub need: NeedDraft,
    /// What the buyer had made of the blocks of each document.
    pub own: BTreeMap<DocumentKind, BTreeMap<BlockId, Own>>,
    /// The sourcing log, by number.
    pub sourcing: BTreeMap<u32, SourcingEntry>,
    /// The sourcing questionnaire as it was written.
    pub questionnaire: Option<Questionnaire>,
}

impl Dossier {
    /// The dossier as it stood after step `number`; the number before that of the oldest step kept is the state that
    /// the history begins with.
    ///
    /// # Errors
    /// The history does not go back so far, or the file does not answer.
    pub fn at(&self, number: i64) -> Result<Snapshot> {
        let mut entries = self.entries()?;
        match self.travel(number, &mut entries) {
            Ok(()) => {}
            Err(Failure::Sqlite(error)) => return Err(self.fail(&error)),
            Err(Failure::Refused(error)) => return Err(error),
            Err(Failure::ChangedElsewhere | Failure::Incoherent(_)) => {
                return Err(self.unreadable("steps", "elle ne suit pas l’historique"));
            }
        }
        self.read_all(entries)
    }

    fn travel(&self, number: i64, entries: &mut BTreeMap<String, String>) -> Result<(), Failure> {
        let db = &self.db;
        let (oldest, newest): (Option<i64>, Option<i64>) =
            db.query_row("SELECT min(step), max(step) FROM steps", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let known = oldest
            .zip(newest)
            .is_some_and(|(first, last)| (first - 1..=last).contains(&number));
        if !known {
            return Err(Failure::Refused(Error::Refused {
                key: "historique".to_owned(),
                detail: "cette étape n’y est plus".to_owned(),
            }));
        }
        let cursor: i64 = db.query_row("SELECT cursor FROM position", [], |row| row.get(0))?;
        let back = number < cursor;
        // Back: what each step changed as it was before, the last first. Forth: steps undone, done again in order.
        let order = if back {
            "SELECT key, before FROM changes WHERE step > ?1 AND step <= ?2 ORDER BY step DESC, key"
        } else {
            "SELECT key, after FROM changes WHERE step > ?2 AND step <= ?1 ORDER BY step, key"
        };
        let mut reading = db.prepare_cached(order)?;
        let mut rows = reading.query([number, cursor])?;
        while let Some(row) = rows.next()? {
            match row.get::<_, Option<String>>(1)? {
                Some(json) => entries.insert(row.get(0)?, json),
                None => entries.remove(&row.get::<_, String>(0)?),
            };
        }
        Ok(())
    }

    fn read_all(&self, entries: BTreeMap<String, String>) -> Result<Snapshot> {
        let mut need = None;
        let mut own: BTreeMap<DocumentKind, BTreeMap<BlockId, Own>> = BTreeMap::new();
        let mut sourcing = BTreeMap::new();
        let mut questionnaire = None;
        for (name, json) in entries {
            let key = Key::parse(&name).ok_or_else(|| self.unreadable(&name, "nom inconnu"))?;
            let held = Held::read(&key, &json).map_err(|e| self.unreadable(&name, &e))?;
            match (key, held) {
                (_, Held::Need(held)) => need = Some(*held),
                (Key::Override { document, block }, Held::Override(held)) => {
                    own.entry(document).or_default().insert(block, *held);
                }
                (Key::Sourcing(number), Held::Sourcing(entry)) => {
                    sourcing.insert(number, entry);
                }
                (_, Held::Questionnaire(held)) => questionnaire = Some(held),
                _ => {}
            }
        }
        Ok(Snapshot {
            need: need.ok_or_else(|| self.unreadable("need", "le besoin manque"))?,
            own,
            sourcing,
            questionnaire,
        })
    }
}
