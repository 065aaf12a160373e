//! The data folder: installing, opening, migrating.
//!
//! ```text
//! catalogue.sqlite          the store of record
//! catalogue.lock            held while one process installs; others wait
//! index-1-…-2026-11-23.2/   the search index: derived, deleted and rebuilt at will
//! ```
//!
//! Everything is written under a temporary name, then renamed: a crash leaves the old state or the new one.
//! Opening an installed catalogue writes nothing, so a read-only folder answers too.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use crate::embedded::PACK_VERSION;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::tables::{communes, cpv, meta, sites, sources};

/// « EMPC »: says whose SQLite file this is.
const APPLICATION_ID: u32 = 0x454d_5043;
const DATABASE: &str = "catalogue.sqlite";
const LOCK: &str = "catalogue.lock";

/// Dated migrations, in order; `user_version` is how many were applied.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/2026-11-23-01-initial.sql")];

/// The number of migrations, as `user_version` counts them.
const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// The catalogue of one data folder, open for reading. It can be shared between threads.
pub struct Catalog {
    path: PathBuf,
    db: Mutex<Connection>,
    pub(crate) index: Index,
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
    /// first use; installs it anew when the program carries another version; rebuilds the search index when
    /// it is absent, damaged or of another version. Two processes at once: one installs, the other waits.
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
        let fail = |e| Error::sqlite(&path, e);
        let db = open_read_only(&path).map_err(fail)?;
        let pack = meta::get(&db, meta::PACK_VERSION)
            .map_err(fail)?
            .unwrap_or_default();
        let index = match Index::open(data_dir, &pack) {
            Some(index) => index,
            None => match lock(data_dir) {
                // Another process may have built it while this one waited.
                Ok(_held) => match Index::open(data_dir, &pack) {
                    Some(index) => index,
                    // What the disk refuses is kept in memory: the answers are the same.
                    None => Index::build(data_dir, &pack, &path, &db)
                        .or_else(|_| Index::build_in_memory(data_dir, &path, &db))?,
                },
                Err(_) => Index::build_in_memory(data_dir, &path, &db)?,
            },
        };
        Ok(Self {
            path,
            db: Mutex::new(db),
            index,
        })
    }

    /// Runs a reading of the database.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        // A panic while reading leaves nothing half-done: the connection is only ever read.
        let db = self.db.lock().unwrap_or_else(PoisonError::into_inner);
        read(&db).map_err(|e| Error::sqlite(&self.path, e))
    }
}

fn open_read_only(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.set_prepared_statement_cache_capacity(64);
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

/// Installs or renews the embedded catalogue; the lock is held.
fn install(path: &Path) -> Result<()> {
    // Another process may have done it while this one waited.
    if up_to_date(path)? {
        return Ok(());
    }
    // Today the embedded catalogue is all there is: another version, or an older schema, is replaced whole.
    let temporary = path.with_extension("sqlite.tmp");
    let written = remove_if_there(&temporary)
        .and_then(|()| write_new(&temporary))
        .and_then(|()| fs::rename(&temporary, path).map_err(|e| Error::writing(path, &e)));
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

fn write_new(path: &Path) -> Result<()> {
    let fail = |e| Error::sqlite(path, e);
    let mut db = Connection::open(path).map_err(fail)?;
    // Nobody else knows this file yet and a crash discards it whole: no journal is needed before the rename.
    db.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
        .map_err(fail)?;
    let tx = db.transaction().map_err(fail)?;
    for migration in MIGRATIONS {
        tx.execute_batch(migration).map_err(fail)?;
    }
    let listed = sources::install(&tx, &fail)?;
    communes::install(&tx, &fail)?;
    cpv::install(&tx, &fail)?;
    sites::install(&tx, &listed, &fail)?;
    meta::set(&tx, meta::PACK_VERSION, PACK_VERSION).map_err(fail)?;
    tx.pragma_update(None, "user_version", SCHEMA).map_err(fail)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(fail)?;
    tx.commit().map_err(fail)?;
    // From now on, whoever writes goes through a rollback journal (the file may live on a network share).
    db.execute_batch("ANALYZE; PRAGMA journal_mode = DELETE;")
        .map_err(fail)?;
    db.close().map_err(|(_, e)| fail(e))?;
    let file = File::options()
        .write(true)
        .open(path)
        .map_err(|e| Error::writing(path, &e))?;
    file.sync_all().map_err(|e| Error::writing(path, &e))
}
