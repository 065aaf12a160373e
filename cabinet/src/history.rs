//! Changing, undoing, redoing: a step keeps what each key held before and after.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::dossier::Failure;
use crate::edit::Ready;
use crate::{Dossier, Edit, Error, Key, Result};

/// Steps kept unless [`Dossier::keep_steps`] says otherwise.
pub const DEFAULT_STEPS: usize = 500;
/// Bytes of JSON that the history may hold; the oldest steps go first.
pub const HISTORY_BYTES: i64 = 64 * 1024 * 1024;

/// A step of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number: it grows with each change.
    pub number: i64,
    /// When it was made, or last continued.
    pub at: Timestamp,
    /// What the user did, in French.
    pub label: String,
    /// What it changed.
    pub keys: Vec<Key>,
    /// Whether it is part of the present state; otherwise it can be redone.
    pub applied: bool,
}

/// What one step does to one key.
struct Change {
    key: String,
    before: Option<String>,
    after: Option<String>,
}

impl Dossier {
    /// Makes changes: all or none, in one transaction, and one step to undo. Steps that were undone can no
    /// longer be redone.
    ///
    /// `merge_with_last` asks that typing go on in the last step: it does when that step bears the same label
    /// and touches the same keys, and nothing is left to redo. Returns the keys changed; what changes nothing
    /// makes no step.
    ///
    /// # Errors
    /// A value would not reopen (too large, contradictory need), the dossier is read-only, somebody else wrote
    /// to it since, or the disk refuses. Nothing is then changed.
    pub fn change(
        &mut self,
        label: &str,
        at: Timestamp,
        edits: Vec<Edit>,
        merge_with_last: bool,
    ) -> Result<Vec<Key>> {
        let edits = edits.into_iter().map(Edit::ready).collect::<Result<Vec<_>>>()?;
        let kept = self.kept_steps;
        self.write(|tx| {
            let changes = changes(tx, edits)?;
            if changes.is_empty() {
                return Ok(Vec::new());
            }
            for change in &changes {
                put(tx, &change.key, change.after.as_deref())?;
            }
            let cursor = cursor(tx)?;
            let undone = tx.execute("DELETE FROM steps WHERE step > ?1", [cursor])?;
            if merge_with_last && undone == 0 && continues(tx, cursor, label, &changes)? {
                merge(tx, cursor, at, &changes)?;
            } else {
                record(tx, cursor + 1, label, at, &changes)?;
            }
            trim(tx, kept)?;
            Ok(keys(changes.iter().map(|change| change.key.as_str())))
        })
    }

    /// Undoes the last step; `None` when there is none.
    ///
    /// # Errors
    /// As [`Self::change`].
    pub fn undo(&mut self) -> Result<Option<Step>> {
        self.write(|tx| {
            let step = cursor(tx)?;
            if step == 0 {
                return Ok(None);
            }
            for change in changes_of(tx, step)? {
                replace(tx, &change.key, change.after.as_deref(), change.before.as_deref())?;
            }
            move_cursor_to_last_before(tx, step)?;
            step_of(tx, step)
        })
    }

    /// Redoes the step undone last; `None` when there is none.
    ///
    /// # Errors
    /// As [`Self::change`].
    pub fn redo(&mut self) -> Result<Option<Step>> {
        self.write(|tx| {
            let next: Option<i64> = tx.query_row(
                "SELECT min(step) FROM steps WHERE step > (SELECT cursor FROM position)",
                [],
                |row| row.get(0),
            )?;
            let Some(step) = next else { return Ok(None) };
            for change in changes_of(tx, step)? {
                replace(tx, &change.key, change.before.as_deref(), change.after.as_deref())?;
            }
            tx.execute("UPDATE position SET cursor = ?1", [step])?;
            step_of(tx, step)
        })
    }

    /// The last steps, the newest first, those that can be redone included.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn history(&self, limit: usize) -> Result<Vec<Step>> {
        let read = || -> Result<Vec<Step>, Failure> {
            let numbers: Vec<i64> = self
                .db
                .prepare_cached("SELECT step FROM steps ORDER BY step DESC LIMIT ?1")?
                .query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let mut steps = Vec::new();
            for number in numbers {
                steps.extend(step_of(&self.db, number)?);
            }
            Ok(steps)
        };
        read().map_err(|failure| match failure {
            Failure::Sqlite(error) => self.fail(&error),
            _ => self.unreadable("steps", "date illisible"),
        })
    }

    /// What undoing would take back, and what redoing would bring back, by their labels.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn neighbours(&self) -> Result<(Option<String>, Option<String>)> {
        let label = |sql: &str| {
            self.db
                .prepare_cached(sql)
                .and_then(|mut reading| reading.query_row([], |row| row.get(0)).optional())
                .map_err(|e| self.fail(&e))
        };
        Ok((
            label("SELECT label FROM steps WHERE step = (SELECT cursor FROM position)")?,
            label(
                "SELECT label FROM steps WHERE step > (SELECT cursor FROM position) ORDER BY step LIMIT 1",
            )?,
        ))
    }

    /// How many steps are kept from the next change on (at least 1).
    pub fn keep_steps(&mut self, steps: usize) {
        self.kept_steps = steps.max(1);
    }
}

/// What is wrong with the history as a whole, if anything.
pub(crate) fn incoherence(db: &Connection) -> rusqlite::Result<Option<String>> {
    let one: bool = db.query_row(
        "SELECT count(*) = 1 AND min(cursor) >= 0 AND min(revision) >= 0 FROM position",
        [],
        |row| row.get(0),
    )?;
    if !one {
        return Ok(Some("place dans l’historique illisible".to_owned()));
    }
    let known: bool = db.query_row(
        "SELECT cursor = 0 OR EXISTS (SELECT 1 FROM steps WHERE step = cursor) FROM position",
        [],
        |row| row.get(0),
    )?;
    // Numbers stay far from the largest, so that the next one exists; and each change belongs to a step.
    let sound: bool = db.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM steps WHERE step < 1 OR step > 4611686018427387904)
            AND NOT EXISTS (SELECT 1 FROM changes WHERE step NOT IN (SELECT step FROM steps))
            AND (SELECT revision < 4611686018427387904 FROM position)",
        [],
        |row| row.get(0),
    )?;
    if !known || !sound {
        return Ok(Some("historique incohérent".to_owned()));
    }
    let mut reading = db.prepare("SELECT at FROM steps")?;
    let mut rows = reading.query([])?;
    while let Some(row) = rows.next()? {
        if row.get::<_, String>(0)?.parse::<Timestamp>().is_err() {
            return Ok(Some("date de l’historique illisible".to_owned()));
        }
    }
    Ok(None)
}

/// Puts the cursor on the last step before this one, or on none.
pub(crate) fn move_cursor_to_last_before(db: &Connection, step: i64) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE position SET cursor = (SELECT coalesce(max(step), 0) FROM steps WHERE step < ?1)",
        [step],
    )
    .map(drop)
}

/// What the edits come to, key by key, and only where something changes.
fn changes(tx: &Transaction<'_>, edits: Vec<Ready>) -> Result<Vec<Change>, Failure> {
    let mut after: BTreeMap<String, Option<String>> = BTreeMap::new();
    for edit in edits {
        match edit {
            Ready::At(key, json) => {
                after.insert(key.to_string(), json);
            }
            Ready::Next(series, json) => {
                let number = next_number(tx, series, after.keys())?;
                after.insert(series(number).to_string(), Some(json));
            }
        }
    }
    let mut changes = Vec::new();
    for (key, after) in after {
        let before = value(tx, &key)?;
        if before != after {
            changes.push(Change { key, before, after });
        }
    }
    Ok(changes)
}

/// One more than the largest number of a series, past ones included: a number is not given twice as long as
/// the history remembers it.
fn next_number<'a>(
    tx: &Transaction<'_>,
    series: fn(u32) -> Key,
    pending: impl Iterator<Item = &'a String>,
) -> Result<u32, Failure> {
    let mut names: Vec<String> = tx
        .prepare_cached("SELECT key FROM entries UNION SELECT key FROM changes")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names.extend(pending.cloned());
    let largest = names
        .iter()
        .filter_map(|name| match Key::parse(name)? {
            Key::Sourcing(n) | Key::Note(n) if series(n).to_string() == *name => Some(n),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    largest.checked_add(1).ok_or_else(|| {
        Failure::Refused(Error::Refused {
            key: series(largest).to_string(),
            detail: "plus de numéro libre".to_owned(),
        })
    })
}

fn cursor(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("SELECT cursor FROM position", [], |row| row.get(0))
}

fn value(db: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT value FROM entries WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

fn put(db: &Connection, key: &str, json: Option<&str>) -> rusqlite::Result<()> {
    match json {
        Some(json) => db.execute(
            "INSERT INTO entries (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            [key, json],
        ),
        None => db.execute("DELETE FROM entries WHERE key = ?1", [key]),
    }
    .map(drop)
}

/// Puts a value in place of the one that the history expects there.
fn replace(db: &Connection, key: &str, expected: Option<&str>, json: Option<&str>) -> Result<(), Failure> {
    if value(db, key)?.as_deref() != expected {
        return Err(Failure::Incoherent(key.to_owned()));
    }
    Ok(put(db, key, json)?)
}

fn changes_of(db: &Connection, step: i64) -> rusqlite::Result<Vec<Change>> {
    db.prepare_cached("SELECT key, before, after FROM changes WHERE step = ?1 ORDER BY key")?
        .query_map([step], |row| {
            Ok(Change {
                key: row.get(0)?,
                before: row.get(1)?,
                after: row.get(2)?,
            })
        })?
        .collect()
}

/// Whether these changes go on with what the last step did.
fn continues(db: &Connection, last: i64, label: &str, changes: &[Change]) -> rusqlite::Result<bool> {
    let same_label: bool = db
        .query_row(
            "SELECT label = ?2 FROM steps WHERE step = ?1",
            params![last, label],
            |row| row.get(0),
        )
        .optional()?
        .unwrap_or(false);
    if !same_label {
        return Ok(false);
    }
    let touched: Vec<String> = db
        .prepare_cached("SELECT key FROM changes WHERE step = ?1 ORDER BY key")?
        .query_map([last], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(touched.iter().eq(changes.iter().map(|change| &change.key)))
}

fn merge(db: &Connection, step: i64, at: Timestamp, changes: &[Change]) -> rusqlite::Result<()> {
    for change in changes {
        db.execute(
            "UPDATE changes SET after = ?3 WHERE step = ?1 AND key = ?2",
            params![step, change.key, change.after],
        )?;
    }
    db.execute(
        "UPDATE steps SET at = ?2 WHERE step = ?1",
        params![step, at.to_string()],
    )?;
    forget_empty_steps(db)
}

fn record(
    db: &Connection,
    step: i64,
    label: &str,
    at: Timestamp,
    changes: &[Change],
) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO steps (step, at, label) VALUES (?1, ?2, ?3)",
        params![step, at.to_string(), label],
    )?;
    for change in changes {
        db.execute(
            "INSERT INTO changes (step, key, before, after) VALUES (?1, ?2, ?3, ?4)",
            params![step, change.key, change.before, change.after],
        )?;
    }
    db.execute("UPDATE position SET cursor = ?1", [step]).map(drop)
}

/// A step that changes nothing is nothing to undo.
pub(crate) fn forget_empty_steps(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "DELETE FROM changes WHERE before IS after;
         DELETE FROM steps WHERE step NOT IN (SELECT step FROM changes);
         UPDATE position SET cursor =
            (SELECT coalesce(max(step), 0) FROM steps WHERE step <= position.cursor);",
    )
}

/// Lets the oldest steps go beyond so many, or beyond so many bytes; the newest always stays.
fn trim(db: &Connection, kept: usize) -> rusqlite::Result<()> {
    let sizes: Vec<(i64, i64)> = db
        .prepare_cached(
            "SELECT step, sum(coalesce(octet_length(before), 0) + coalesce(octet_length(after), 0))
             FROM changes GROUP BY step ORDER BY step DESC",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut bytes = 0_i64;
    for (place, (step, size)) in sizes.into_iter().enumerate() {
        bytes = bytes.saturating_add(size);
        if place > 0 && (place >= kept || bytes > HISTORY_BYTES) {
            return db.execute("DELETE FROM steps WHERE step <= ?1", [step]).map(drop);
        }
    }
    Ok(())
}

fn keys<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Key> {
    names.filter_map(Key::parse).collect()
}

fn step_of(db: &Connection, number: i64) -> Result<Option<Step>, Failure> {
    let head: Option<(String, String, bool)> = db
        .prepare_cached("SELECT at, label, step <= (SELECT cursor FROM position) FROM steps WHERE step = ?1")?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((at, label, applied)) = head else {
        return Ok(None);
    };
    let names: Vec<String> = db
        .prepare_cached("SELECT key FROM changes WHERE step = ?1 ORDER BY key")?
        .query_map([number], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(Step {
        number,
        at: at.parse().map_err(|_| Failure::Incoherent("steps".to_owned()))?,
        label,
        keys: keys(names.iter().map(String::as_str)),
        applied,
    }))
}
