//! The data folder: installing, opening, changing.
//!
//! ```text
//! catalogue.sqlite          the store of record
//! catalogue.lock            held by who writes; others wait
//! index-2-…-2026-11-23.2-7/ the search index of that revision: derived, deleted and rebuilt at will
//! ```
//!
//! What changes the whole (installing, importing, undoing) is written aside, with its index, then renamed: a crash
//! leaves the old state or the new one, and the index always agrees with the tables. What changes one firm (a
//! correction, a note, an erasure) is one transaction; the firms it touches are read again beside the index.
//! Opening an installed catalogue writes nothing, so a read-only folder answers too.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use rusqlite::{Connection, OpenFlags};
use tender::Date;

use crate::day;
use crate::embedded::PACK_VERSION;
use crate::embedded_firms;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::tables::{batches, communes, cpv, meta, sources};

/// « EMPC »: says whose SQLite file this is.
const APPLICATION_ID: u32 = 0x454d_5043;
const DATABASE: &str = "catalogue.sqlite";
const LOCK: &str = "catalogue.lock";
/// How long a reading waits for a writer.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// Dated migrations, in order; `user_version` is how many were applied. The first (2026-11-23) is retired.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/2026-11-28-01-records.sql")];

/// What `user_version` says of this schema.
const SCHEMA: u32 = 2;
/// A schema that held the embedded catalogue only: replaced whole.
const RETIRED: u32 = 1;

/// The catalogue of one data folder. It can be shared between threads.
pub struct Catalog {
    data_dir: PathBuf,
    path: PathBuf,
    db: Mutex<Connection>,
    index: RwLock<Arc<Index>>,
    /// How many times the index was replaced.
    changes: AtomicU64,
}

impl std::fmt::Debug for Catalog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalog")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// What stands at the path of the database.
enum State {
    Absent,
    /// Ours, of this schema or an older one.
    Installed {
        schema: u32,
        pack: Option<String>,
    },
}

impl Catalog {
    /// Opens the catalogue of a data folder, creating the folder and installing the embedded catalogue at
    /// first use; renews it when the program carries another version, imports and corrections being kept; rebuilds
    /// the search index when it is absent, damaged or of another version. Two processes at once: one installs, the
    /// other waits.
    ///
    /// # Errors
    /// The folder or the database cannot be read or written: one French sentence with the path and what to do.
    pub fn open(data_dir: &Path) -> Result<Self> {
        if data_dir.is_file() {
            return Err(Error::NotAFolder {
                path: data_dir.to_owned(),
            });
        }
        let path = data_dir.join(DATABASE);
        if !up_to_date(&path)? {
            match lock(data_dir) {
                Ok(_held) => install(&path)?,
                // An older catalogue that cannot be replaced still answers.
                Err(error) => match state(&path)? {
                    State::Installed { schema, .. } if schema == SCHEMA => {}
                    _ => return Err(error),
                },
            }
        }
        let (db, index) = open_parts(data_dir, &path)?;
        Ok(Self {
            data_dir: data_dir.to_owned(),
            path,
            db: Mutex::new(db),
            index: RwLock::new(Arc::new(index)),
            changes: AtomicU64::new(0),
        })
    }

    /// How many times what is searched has changed since it was opened, here: as long as it does not grow, the same
    /// questions have the same answers.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    /// The data folder.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// The latest day of the data installed: what freshness is judged against when nobody gives a day.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn newest_day(&self) -> Result<Date> {
        let newest = self.read(batches::newest)?;
        Ok(newest
            .and_then(day::date)
            .or_else(|| PACK_VERSION.get(..10).and_then(day::parse))
            .unwrap_or(Date::MIN))
    }

    /// Runs a reading of the database.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        // A panic while reading leaves nothing half-done: the connection is only ever read.
        let db = self.connection();
        // One transaction: the file is locked once for all the statements, and they see one state.
        let all = || {
            let tx = db.unchecked_transaction()?;
            let value = read(&tx)?;
            tx.commit()?;
            Ok(value)
        };
        all().map_err(|e| Error::sqlite(&self.path, e))
    }

    /// The search index of now.
    pub(crate) fn index(&self) -> Arc<Index> {
        Arc::clone(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on this is what is searched.
    fn put(&self, index: Index) {
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(index);
        self.changes.fetch_add(1, Ordering::Release);
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the whole: a copy of the database is changed aside in one transaction, indexed, then takes the place
    /// of the other. `work` gets the copy and says whether to keep it; whatever it fails on, nothing has changed.
    pub(crate) fn rewrite<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<(T, bool)>,
        mut indexed: impl FnMut(u64) -> Result<()>,
    ) -> Result<T> {
        let _held = lock(&self.data_dir)?;
        let temporary = temporary(&self.path);
        remove_if_there(&temporary)?;
        let done = (|| {
            fs::copy(&self.path, &temporary).map_err(|e| Error::writing(&temporary, &e))?;
            let (value, keep) = aside(&temporary, |tx| {
                let (value, keep) = work(tx)?;
                sources::prune(tx).map_err(|e| Error::sqlite(&temporary, e))?;
                next_revision(tx).map_err(|e| Error::sqlite(&temporary, e))?;
                Ok((value, keep))
            })?;
            if keep {
                let db = open_read_only(&temporary).map_err(|e| Error::sqlite(&temporary, e))?;
                Index::build(&self.data_dir, &temporary, &db, &mut indexed)?;
            }
            Ok((value, keep))
        })();
        let (value, keep) = match done {
            Ok(done) => done,
            Err(error) => {
                // Best effort: the next writing removes it too.
                let _ = remove_if_there(&temporary);
                return Err(error);
            }
        };
        if !keep {
            remove_if_there(&temporary)?;
            return Ok(value);
        }
        self.replace(&temporary)?;
        Ok(value)
    }

    /// Puts the database written aside in its place, and opens it.
    fn replace(&self, temporary: &Path) -> Result<()> {
        let mut db = self.connection();
        // Some systems refuse to rename over an open file: ours is closed first.
        let closed = Connection::open_in_memory().map_err(|e| Error::sqlite(&self.path, e))?;
        drop(std::mem::replace(&mut *db, closed));
        let renamed = fs::rename(temporary, &self.path).map_err(|e| Error::writing(&self.path, &e));
        let (opened, index) = open_parts_held(&self.data_dir, &self.path)?;
        *db = opened;
        self.put(index);
        if renamed.is_ok() {
            Index::clean(&self.data_dir, &db);
        } else {
            let _ = remove_if_there(temporary);
        }
        renamed
    }

    /// Changes what is known of one firm, in one transaction; it is read again beside the index.
    pub(crate) fn amend<T>(
        &self,
        firm: crate::number::FirmNumber,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let _held = lock(&self.data_dir)?;
        let fail = |e| Error::sqlite(&self.path, e);
        let mut db = Connection::open_with_flags(
            &self.path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )
        .map_err(fail)?;
        db.busy_timeout(PATIENCE).map_err(fail)?;
        let tx = db
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(fail)?;
        let value = work(&tx).map_err(fail)?;
        tx.execute(
            "INSERT OR IGNORE INTO touched (site) VALUES (?1)",
            [firm.unit().0],
        )
        .map_err(fail)?;
        tx.commit().map_err(fail)?;
        drop(db);
        let db = self.connection();
        let index = self.index().refreshed(&db)?;
        self.put(index);
        Ok(value)
    }
}

/// Opens the database and its index; builds the index when it is not there.
fn open_parts(data_dir: &Path, path: &Path) -> Result<(Connection, Index)> {
    let fail = |e| Error::sqlite(path, e);
    let db = open_read_only(path).map_err(fail)?;
    if let Some(index) = Index::open(data_dir, path, &db)? {
        return Ok((db, index));
    }
    match lock(data_dir) {
        // Another process may have built it while this one waited.
        Ok(_held) => open_parts_held(data_dir, path),
        Err(_) => {
            let index = Index::build_in_memory(data_dir, path, &db)?;
            Ok((db, index))
        }
    }
}

/// The same; the lock is held.
fn open_parts_held(data_dir: &Path, path: &Path) -> Result<(Connection, Index)> {
    let fail = |e| Error::sqlite(path, e);
    let db = open_read_only(path).map_err(fail)?;
    if let Some(index) = Index::open(data_dir, path, &db)? {
        return Ok((db, index));
    }
    // What the disk refuses is kept in memory: the answers are the same.
    let built =
        Index::build(data_dir, path, &db, &mut |_| Ok(())).and_then(|()| Index::open(data_dir, path, &db));
    let index = match built {
        Ok(Some(index)) => {
            Index::clean(data_dir, &db);
            index
        }
        _ => Index::build_in_memory(data_dir, path, &db)?,
    };
    Ok((db, index))
}

/// Pages of the database kept in memory at most, KiB.
const CACHE_KIB: i64 = 64 << 10;

fn open_read_only(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(64);
    // KiB: a national catalogue is read here and there.
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    Ok(db)
}

fn up_to_date(path: &Path) -> Result<bool> {
    Ok(matches!(
        state(path)?,
        State::Installed { schema: SCHEMA, pack } if pack.as_deref() == Some(PACK_VERSION)
    ))
}

/// Looks at what is there without changing it.
fn state(path: &Path) -> Result<State> {
    let mut header = [0_u8; 100];
    match File::open(path) {
        Ok(mut file) => {
            if file.read_exact(&mut header).is_err() {
                return Err(Error::Corrupt {
                    path: path.to_owned(),
                    detail: "fichier tronqué".into(),
                });
            }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(State::Absent),
        Err(error) => {
            return Err(Error::Folder {
                path: path.to_owned(),
                detail: error.to_string(),
            });
        }
    }
    if !header.starts_with(b"SQLite format 3\0") || big_endian(&header, 68) != APPLICATION_ID {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    let schema = big_endian(&header, 60);
    if schema > SCHEMA {
        return Err(Error::Newer {
            path: path.to_owned(),
            found: schema,
            known: SCHEMA,
        });
    }
    let pack = open_read_only(path)
        .and_then(|db| meta::get(&db, meta::PACK_VERSION))
        .map_err(|e| Error::sqlite(path, e))?;
    Ok(State::Installed { schema, pack })
}

fn big_endian(header: &[u8; 100], at: usize) -> u32 {
    u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}

/// Creates the folder and takes its lock; the lock goes with the file returned, even after a crash.
fn lock(data_dir: &Path) -> Result<File> {
    fs::create_dir_all(data_dir).map_err(|e| Error::writing(data_dir, &e))?;
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(data_dir.join(LOCK))
        .map_err(|e| Error::writing(data_dir, &e))?;
    file.lock().map_err(|e| Error::writing(data_dir, &e))?;
    Ok(file)
}

fn temporary(path: &Path) -> PathBuf {
    path.with_extension("sqlite.tmp")
}

/// Installs or renews the embedded catalogue; the lock is held.
fn install(path: &Path) -> Result<()> {
    // Another process may have done it while this one waited.
    if up_to_date(path)? {
        return Ok(());
    }
    let temporary = temporary(path);
    let written = (|| {
        remove_if_there(&temporary)?;
        match state(path)? {
            // Imports and corrections stay; what the program carries is renewed.
            State::Installed { schema, .. } if schema != RETIRED => {
                fs::copy(path, &temporary).map_err(|e| Error::writing(&temporary, &e))?;
                aside(&temporary, |tx| {
                    fill(tx, &temporary)?;
                    next_revision(tx).map_err(|e| Error::sqlite(&temporary, e))
                })?;
            }
            _ => aside(&temporary, |tx| {
                let fail = |e| Error::sqlite(&temporary, e);
                for migration in MIGRATIONS {
                    tx.execute_batch(migration).map_err(fail)?;
                }
                fill(tx, &temporary)?;
                tx.pragma_update(None, "user_version", SCHEMA).map_err(fail)?;
                tx.pragma_update(None, "application_id", APPLICATION_ID)
                    .map_err(fail)
            })?,
        }
        fs::rename(&temporary, path).map_err(|e| Error::writing(path, &e))
    })();
    if written.is_err() {
        // Best effort: the next installation removes it too.
        let _ = remove_if_there(&temporary);
    }
    written
}

fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::writing(path, &error)),
        _ => Ok(()),
    }
}

/// Changes a database that nobody else knows, in one transaction, and flushes it to the disk.
fn aside<T>(path: &Path, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let fail = |e| Error::sqlite(path, e);
    let mut db = Connection::open(path).map_err(fail)?;
    // A crash discards this file whole: no journal is needed before the rename.
    db.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF;",
    )
    .map_err(fail)?;
    let tx = db.transaction().map_err(fail)?;
    let value = work(&tx)?;
    tx.commit().map_err(fail)?;
    // From now on, whoever writes goes through a rollback journal (the file may live on a network share).
    db.execute_batch("PRAGMA analysis_limit = 400; ANALYZE; PRAGMA journal_mode = DELETE;")
        .map_err(fail)?;
    db.close().map_err(|(_, e)| fail(e))?;
    let file = File::options()
        .write(true)
        .open(path)
        .map_err(|e| Error::writing(path, &e))?;
    file.sync_all().map_err(|e| Error::writing(path, &e))?;
    Ok(value)
}

/// Writes what the program carries.
fn fill(db: &Connection, path: &Path) -> Result<()> {
    let fail = |e| Error::sqlite(path, e);
    let listed = sources::install(db, &fail)?;
    communes::install(db, &fail)?;
    cpv::install(db, &fail)?;
    embedded_firms::install(db, &listed, &fail)?;
    meta::set(db, meta::PACK_VERSION, PACK_VERSION).map_err(fail)
}

/// The whole has changed: the index is another, and holds what was touched.
fn next_revision(db: &Connection) -> rusqlite::Result<()> {
    let next = meta::revision(db)? + 1;
    meta::set(db, meta::REVISION, &next.to_string())?;
    db.execute("DELETE FROM touched", [])?;
    Ok(())
}
