//! A dossier in hand: making it, opening it, reading it, copying it.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use document::own::Own;
use document::{BlockId, DocumentKind};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use tender::{NeedDraft, Tender};

use crate::edit::{Edit, Ready};
use crate::error::{Error, Result};
use crate::file::{self, Access, beside, put_in_place, remove_if_there};
use crate::history::DEFAULT_STEPS;
use crate::lock::{Asked, Lock};
use crate::value::Held;
use crate::{Key, Questionnaire, SourcingEntry};

/// Everything of one purchase, one file at rest.
///
/// What is read is what stands in the file: nothing is kept in memory that a crash could lose.
pub struct Dossier {
    pub(crate) path: PathBuf,
    pub(crate) db: Connection,
    /// The revision this window knows.
    pub(crate) revision: i64,
    pub(crate) kept_steps: usize,
    /// `None`: read-only.
    pub(crate) lock: Option<Lock>,
}

/// How a dossier was opened.
#[derive(Debug)]
pub enum Opened {
    /// For reading and writing.
    ReadWrite(Dossier),
    /// For reading only: every change answers [`Error::ReadOnly`].
    ReadOnly(Dossier, ReadOnlyReason),
}

impl Opened {
    /// The dossier, however it was opened.
    #[must_use]
    pub fn into_dossier(self) -> Dossier {
        match self {
            Self::ReadWrite(dossier) | Self::ReadOnly(dossier, _) => dossier,
        }
    }
}

/// Why a dossier can only be read; its text is shown to users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// Another window, or another computer, holds it.
    OpenElsewhere,
    /// The file or its folder cannot be written.
    NotWritable {
        /// What the system says.
        detail: String,
    },
}

impl fmt::Display for ReadOnlyReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenElsewhere => f.write_str(
                "ce dossier est ouvert dans une autre fenêtre ou sur un autre poste : vous pouvez le lire, ou en enregistrer une copie",
            ),
            Self::NotWritable { detail } => write!(
                f,
                "ce dossier ne peut pas être modifié à cet emplacement ({detail}) : vous pouvez le lire, ou en enregistrer une copie ailleurs"
            ),
        }
    }
}

impl fmt::Debug for Dossier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dossier")
            .field("path", &self.path)
            .field("read_only", &self.is_read_only())
            .finish_non_exhaustive()
    }
}

impl Dossier {
    /// Makes the file of a new purchase, and holds it. The history begins empty.
    ///
    /// # Errors
    /// A file bears that name already, or the folder cannot be written.
    pub fn create(path: &Path, need: &NeedDraft) -> Result<Self> {
        let Ready::At(_, Some(need)) = Edit::SetNeed(Box::new(need.clone())).ready()? else {
            return Err(Error::Refused {
                key: Key::Need.to_string(),
                detail: "le besoin manque".to_owned(),
            });
        };
        let path = absolute(path)?;
        let mut lock = hold(&path)?;
        // The journal of a file that was there would be played on the new one.
        if path.exists() || beside(&path, "-journal").exists() {
            return Err(Error::Exists { path });
        }
        file::create(&path, &need)?;
        lock.guards();
        let db = file::open(&path, Access::Write)?;
        Self::with(path, db, Some(lock))
    }

    /// Opens a dossier. A change interrupted by a crash is taken back first: what is found is the last step
    /// that was whole.
    ///
    /// The file is opened as if a stranger had made it: it must bear our mark, hold our tables and nothing
    /// else (no trigger, no view), be whole, within [`crate::LARGEST_FILE`], and every value must read, the
    /// history included. Nothing of it is executed.
    ///
    /// # Errors
    /// One sentence with the path, what was found and what to do.
    pub fn open(path: &Path) -> Result<Opened> {
        let path = absolute(path)?;
        if !path.is_file() {
            return Err(match path.exists() {
                true => Error::Foreign { path },
                false => Error::NotFound { path },
            });
        }
        let (reason, access) = match Lock::ask(&path) {
            Asked::Held(lock) => match file::open(&path, Access::Write) {
                Ok(db) if db.is_readonly("main").unwrap_or(true) => {
                    let detail = "fichier en lecture seule".to_owned();
                    (ReadOnlyReason::NotWritable { detail }, Access::Read)
                }
                Ok(db) => return Self::with(path, db, Some(lock)).map(Opened::ReadWrite),
                Err(Error::Writing { detail, .. }) => (ReadOnlyReason::NotWritable { detail }, Access::Read),
                Err(error) => return Err(error),
            },
            Asked::Elsewhere => (ReadOnlyReason::OpenElsewhere, Access::Watch),
            Asked::Refused(error) => {
                let detail = error.to_string();
                (ReadOnlyReason::NotWritable { detail }, Access::Read)
            }
        };
        let db = file::open(&path, access)?;
        Self::with(path, db, None).map(|dossier| Opened::ReadOnly(dossier, reason))
    }

    /// The need of a dossier, read without holding it: for a list of files. The file is looked at as hostile,
    /// as by [`Self::open`].
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn glance(path: &Path) -> Result<NeedDraft> {
        let path = absolute(path)?;
        if !path.is_file() {
            return Err(Error::NotFound { path });
        }
        let db = file::open(&path, Access::Watch)?;
        Self::with(path, db, None)?.need()
    }

    fn with(path: PathBuf, db: Connection, lock: Option<Lock>) -> Result<Self> {
        let revision = db
            .query_row("SELECT revision FROM position", [], |row| row.get(0))
            .map_err(|e| Error::sqlite(&path, &e))?;
        Ok(Self {
            path,
            db,
            revision,
            kept_steps: DEFAULT_STEPS,
            lock,
        })
    }

    /// Where the file is (absolute).
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Grows with every writing.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// Whether changes are refused.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.lock.is_none()
    }

    /// The need, as far as it is known.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn need(&self) -> Result<NeedDraft> {
        match self.held(&Key::Need)? {
            Some(Held::Need(need)) => Ok(*need),
            _ => Err(self.unreadable("need", "le besoin manque")),
        }
    }

    /// The tender of a need that lacks nothing required.
    ///
    /// # Errors
    /// The file does not answer, or the need is not complete.
    pub fn tender(&self) -> Result<Tender> {
        self.need()?.tender().map_err(|wrong| Error::Refused {
            key: Key::Need.to_string(),
            detail: wrong
                .into_iter()
                .map(|one| one.message)
                .collect::<Vec<_>>()
                .join(" ; "),
        })
    }

    /// Versions of the program and of the packs, by name; empty when none were written.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn versions(&self) -> Result<BTreeMap<String, String>> {
        Ok(match self.held(&Key::Versions)? {
            Some(Held::Versions(versions)) => versions,
            _ => BTreeMap::new(),
        })
    }

    /// What the buyer made of the blocks of a document.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn own_blocks(&self, document: DocumentKind) -> Result<BTreeMap<BlockId, Own>> {
        let mut all = BTreeMap::new();
        for (key, held) in self.series(&format!("override/{}/", document.slug()))? {
            if let (Key::Override { block, .. }, Held::Override(own)) = (key, held) {
                all.insert(block, *own);
            }
        }
        Ok(all)
    }

    /// The sourcing questionnaire as it was written; `None`: not yet.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn questionnaire(&self) -> Result<Option<Questionnaire>> {
        Ok(match self.held(&Key::Questionnaire)? {
            Some(Held::Questionnaire(questionnaire)) => Some(questionnaire),
            _ => None,
        })
    }

    /// What answers to the sourcing questionnaire of this dossier are recognised by; `None`: none was written yet.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn identifier(&self) -> Result<Option<String>> {
        Ok(match self.held(&Key::Identifier)? {
            Some(Held::Identifier(identifier)) => Some(identifier),
            _ => None,
        })
    }

    /// The same, drawn at random the first time, then the same for ever: it is no step of the history, so that undoing
    /// the questionnaire does not disown the forms already sent. Copies of the dossier keep it.
    ///
    /// # Errors
    /// The dossier is read-only, somebody else wrote to it since, or the disk refuses.
    pub fn make_identifier(&mut self) -> Result<String> {
        if let Some(known) = self.identifier()? {
            return Ok(known);
        }
        self.write(|tx| {
            let drawn: String = tx.query_row("SELECT lower(hex(randomblob(8)))", [], |row| row.get(0))?;
            tx.execute(
                "INSERT INTO entries (key, value) VALUES (?1, ?2)",
                [Key::Identifier.to_string(), format!("\"{drawn}\"")],
            )?;
            Ok(drawn)
        })
    }

    /// The sourcing log, by number.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn sourcing(&self) -> Result<BTreeMap<u32, SourcingEntry>> {
        let mut all = BTreeMap::new();
        for (key, held) in self.series("sourcing/")? {
            if let (Key::Sourcing(number), Held::Sourcing(entry)) = (key, held) {
                all.insert(number, entry);
            }
        }
        Ok(all)
    }

    /// The notes, by number.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn notes(&self) -> Result<BTreeMap<u32, String>> {
        let mut all = BTreeMap::new();
        for (key, held) in self.series("note/")? {
            if let (Key::Note(number), Held::Note(text)) = (key, held) {
                all.insert(number, text);
            }
        }
        Ok(all)
    }

    /// The whole state as it stands in the file: key to JSON. Two equal states are equal byte for byte.
    ///
    /// # Errors
    /// The file does not answer.
    pub fn entries(&self) -> Result<BTreeMap<String, String>> {
        let read = || {
            self.db
                .prepare_cached("SELECT key, value FROM entries")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<BTreeMap<_, _>>>()
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Writes a copy, history included, in one go: the file of that name, if any, is replaced only when the
    /// copy is whole. This dossier goes on living where it is.
    ///
    /// # Errors
    /// The target is this dossier, is open elsewhere, was left by a crash, or cannot be written.
    pub fn save_copy(&self, target: &Path) -> Result<()> {
        let target = absolute(target)?;
        if same_file(&self.path, &target) {
            return Err(Error::Exists { path: target });
        }
        let _held = hold(&target)?;
        // A journal left there would be played on the copy, and it is all that repairs the file it belongs to.
        if beside(&target, "-journal").exists() {
            return Err(Error::Interrupted { path: target });
        }
        let aside = beside(&target, ".tmp");
        let copied = remove_if_there(&aside)
            .and_then(|()| {
                let name = aside.to_str().ok_or_else(|| Error::Writing {
                    path: target.clone(),
                    detail: "ce nom de fichier n’est pas lisible".to_owned(),
                })?;
                self.db
                    .execute("VACUUM INTO ?1", [name])
                    .map_err(|e| Error::sqlite(&target, &e))
            })
            .and_then(|_| put_in_place(&aside, &target));
        if copied.is_err() {
            // Best effort; the next copy removes it too.
            let _ = remove_if_there(&aside);
        }
        copied
    }

    /// Runs a writing: one transaction, refused when somebody else wrote since.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Failure>,
    ) -> Result<T> {
        if self.lock.is_none() {
            return Err(Error::ReadOnly {
                path: self.path.clone(),
            });
        }
        // A stick pulled out, a folder deleted: on some systems the file without name would still take the words.
        if !self.lock.as_ref().is_some_and(Lock::still_there) {
            return Err(Error::Gone {
                path: self.path.clone(),
            });
        }
        let known = self.revision;
        let run = || -> Result<T, Failure> {
            let tx = self
                .db
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            let found: i64 = tx.query_row("SELECT revision FROM position", [], |row| row.get(0))?;
            if found != known {
                return Err(Failure::ChangedElsewhere);
            }
            let done = work(&tx)?;
            tx.execute("UPDATE position SET revision = ?1", [known + 1])?;
            tx.commit()?;
            Ok(done)
        };
        match run() {
            Ok(done) => {
                self.revision = known + 1;
                Ok(done)
            }
            Err(Failure::Sqlite(error)) => Err(self.fail(&error)),
            Err(Failure::Refused(error)) => Err(error),
            Err(Failure::ChangedElsewhere) => Err(Error::ChangedElsewhere {
                path: self.path.clone(),
            }),
            Err(Failure::Incoherent(key)) => Err(self.unreadable(&key, "elle ne suit pas l’historique")),
        }
    }

    /// Sorts an error of SQLite on this file.
    pub(crate) fn fail(&self, error: &rusqlite::Error) -> Error {
        let full = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull);
        // SQLite says « full » of the disk and of our own limit alike.
        let near = std::fs::metadata(&self.path).is_ok_and(|known| known.len() > file::LARGEST_FILE / 4 * 3);
        if full && near {
            file::too_large(&self.path)
        } else {
            Error::sqlite(&self.path, error)
        }
    }

    pub(crate) fn unreadable(&self, key: &str, detail: &str) -> Error {
        Error::Value {
            path: self.path.clone(),
            key: key.to_owned(),
            detail: detail.to_owned(),
        }
    }

    fn held(&self, key: &Key) -> Result<Option<Held>> {
        let name = key.to_string();
        let json: Option<String> = self
            .db
            .prepare_cached("SELECT value FROM entries WHERE key = ?1")
            .and_then(|mut reading| reading.query_row([&name], |row| row.get(0)).optional())
            .map_err(|e| self.fail(&e))?;
        json.map(|json| Held::read(key, &json).map_err(|e| self.unreadable(&name, &e)))
            .transpose()
    }

    /// The entries whose key begins so.
    fn series(&self, opening: &str) -> Result<Vec<(Key, Held)>> {
        let read = || {
            self.db
                .prepare_cached("SELECT key, value FROM entries WHERE substr(key, 1, length(?1)) = ?1")?
                .query_map([opening], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<Vec<(String, String)>>>()
        };
        read()
            .map_err(|e| self.fail(&e))?
            .into_iter()
            .map(|(name, json)| {
                let key = Key::parse(&name).ok_or_else(|| self.unreadable(&name, "nom inconnu"))?;
                let held = Held::read(&key, &json).map_err(|e| self.unreadable(&name, &e))?;
                Ok((key, held))
            })
            .collect()
    }
}

/// Why a writing was taken back.
pub(crate) enum Failure {
    Sqlite(rusqlite::Error),
    Refused(Error),
    ChangedElsewhere,
    /// The state of this key is not what the history says.
    Incoherent(String),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Absolute: a name that looks like an address (`file:…`) stays a name for SQLite.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|_| Error::NotFound {
        path: path.to_owned(),
    })
}

fn same_file(one: &Path, other: &Path) -> bool {
    one == other
        || match (std::fs::canonicalize(one), std::fs::canonicalize(other)) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        }
}

/// The lock of a file about to be written whole.
fn hold(path: &Path) -> Result<Lock> {
    match Lock::ask(path) {
        Asked::Held(lock) => Ok(lock),
        Asked::Elsewhere => Err(Error::OpenElsewhere {
            path: path.to_owned(),
        }),
        Asked::Refused(error) => Err(Error::writing(path, &error)),
    }
}
