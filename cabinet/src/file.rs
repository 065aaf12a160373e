//! The file: made, opened as hostile, brought to the last schema.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{Error, Result};
use crate::value::Held;
use crate::{Key, history};

/// « EMPL »: says whose SQLite file this is.
const APPLICATION_ID: i64 = 0x454d_504c;

/// Largest value of an entry, in bytes of JSON.
pub const LARGEST_VALUE: usize = 4 * 1024 * 1024;
/// Largest dossier, in bytes of its file.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// Dated migrations, in order; `user_version` is how many were applied.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/2026-11-23-01-initial.sql")];

/// The number of migrations, as `user_version` counts them.
const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// How long a reading or a writing waits for another window, in seconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// Ends a rollback journal that speaks of a transaction over several files.
const SEVERAL_FILES: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// What the file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Reading and writing; the lock is held.
    Write,
    /// Reading, where nothing can be written.
    Read,
    /// Reading what another window may be writing, perhaps of this very process.
    Watch,
}

/// Writes a new dossier at `path`, which is free: aside, then renamed.
pub(crate) fn create(path: &Path, need: &str) -> Result<()> {
    let aside = beside(path, ".tmp");
    let written = write_new(&aside, need).and_then(|()| put_in_place(&aside, path));
    if written.is_err() {
        // Best effort; the next attempt removes it too.
        let _ = fs::remove_file(&aside);
    }
    written
}

fn write_new(aside: &Path, need: &str) -> Result<()> {
    remove_if_there(aside)?;
    let fail = |e: rusqlite::Error| Error::sqlite(aside, &e);
    let mut db = Connection::open(aside).map_err(fail)?;
    configure(&db).map_err(fail)?;
    let tx = db.transaction().map_err(fail)?;
    for migration in MIGRATIONS {
        tx.execute_batch(migration).map_err(fail)?;
    }
    tx.execute("INSERT INTO entries (key, value) VALUES ('need', ?1)", [need])
        .map_err(fail)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(fail)?;
    tx.pragma_update(None, "user_version", SCHEMA).map_err(fail)?;
    tx.commit().map_err(fail)?;
    db.close().map_err(|(_, e)| fail(e))
}

/// Gives a finished file its name, and makes both last.
pub(crate) fn put_in_place(aside: &Path, path: &Path) -> Result<()> {
    let fail = |e: std::io::Error| Error::writing(path, &e);
    File::options()
        .write(true)
        .open(aside)
        .and_then(|file| file.sync_all())
        .map_err(fail)?;
    fs::rename(aside, path).map_err(fail)?;
    // So that the new name lasts too; not every system can sync a folder.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// Removes a file, if it is there.
pub(crate) fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::writing(path, &error)),
        _ => Ok(()),
    }
}

/// The path with an ending added to its name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(ending);
    path.with_file_name(name)
}

/// Opens a file that may be anybody's: nothing of it is executed, and it is ours to the last table or refused.
pub(crate) fn open(path: &Path, access: Access) -> Result<Connection> {
    look_outside(path)?;
    // Closing a file lets go all the locks that this process holds on it: what another window may be writing
    // is left to SQLite alone, which knows.
    if access != Access::Watch {
        look_at_header(path)?;
    }
    let fail = |e: rusqlite::Error| match e.sqlite_error_code() {
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen)
            if access != Access::Write && beside(path, "-journal").exists() =>
        {
            Error::Interrupted {
                path: path.to_owned(),
            }
        }
        _ => Error::sqlite(path, &e),
    };
    let flags = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read | Access::Watch => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let mut db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(fail)?;
    // The first reading: a change interrupted by a crash is taken back here.
    configure(&db).map_err(fail)?;
    let schema = look_inside(path, &db, &fail)?;
    if schema < SCHEMA {
        if access != Access::Write {
            return Err(Error::Older {
                path: path.to_owned(),
            });
        }
        migrate(&mut db, schema).map_err(fail)?;
    }
    check_values(path, &db, &fail)?;
    Ok(db)
}

/// Settings of every connection, before anything of the file is read.
fn configure(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    for (setting, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        db.set_db_config(setting, value)?;
    }
    for (limit, value) in [
        // A row of the history holds two values.
        (Limit::SQLITE_LIMIT_LENGTH, 3 * LARGEST_VALUE as i32),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 64 * 1024),
        (Limit::SQLITE_LIMIT_COLUMN, 32),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 64),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        // VACUUM attaches the file it writes.
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        db.set_limit(limit, value)?;
    }
    db.execute_batch(
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;
         PRAGMA journal_mode = DELETE;",
    )?;
    let page: i64 = db.pragma_query_value(None, "page_size", |row| row.get(0))?;
    db.pragma_update(None, "max_page_count", LARGEST_FILE as i64 / page.max(512))
}

/// What can be seen without opening the file.
fn look_outside(path: &Path) -> Result<()> {
    let known = fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Error::NotFound {
            path: path.to_owned(),
        },
        _ => Error::Store {
            path: path.to_owned(),
            detail: e.to_string(),
        },
    })?;
    if !known.is_file() {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    let journal = beside(path, "-journal");
    let journal_len = fs::metadata(&journal).map_or(0, |known| known.len());
    // A journal holds at most the pages of the file, plus a few bytes a page and headers.
    if known.len() > LARGEST_FILE || journal_len > 2 * LARGEST_FILE {
        return Err(too_large(path));
    }
    if beside(path, "-wal").exists() {
        return Err(suspicious(path, "un fichier « -wal » étranger se trouve à côté"));
    }
    // Such a journal names another file, that SQLite would remove after use: ours never do.
    if journal_len >= 8
        && let Ok(mut file) = File::open(&journal)
    {
        let mut end = [0_u8; 8];
        let read = file
            .seek(SeekFrom::End(-8))
            .and_then(|_| file.read_exact(&mut end));
        if read.is_ok() && end == SEVERAL_FILES {
            return Err(suspicious(
                path,
                "son fichier « -journal » désigne un autre fichier",
            ));
        }
    }
    Ok(())
}

fn look_at_header(path: &Path) -> Result<()> {
    let mut header = [0_u8; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    match read {
        Err(e) if e.kind() != std::io::ErrorKind::UnexpectedEof => Err(Error::Store {
            path: path.to_owned(),
            detail: e.to_string(),
        }),
        Err(_) => Err(Error::Foreign {
            path: path.to_owned(),
        }),
        Ok(()) if !header.starts_with(b"SQLite format 3\0") || header[68..72] != *b"EMPL" => {
            Err(Error::Foreign {
                path: path.to_owned(),
            })
        }
        // Another journal mode would write other files beside.
        Ok(()) if header[18..20] != [1, 1] => Err(suspicious(path, "son mode d’écriture n’est pas le nôtre")),
        Ok(()) => Ok(()),
    }
}

/// Whose file it is, whether it is whole, and whether its tables are ours. Returns its schema.
fn look_inside(path: &Path, db: &Connection, fail: &impl Fn(rusqlite::Error) -> Error) -> Result<i64> {
    let number = |name: &str| {
        db.pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .map_err(fail)
    };
    if number("application_id")? != APPLICATION_ID {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    let schema = number("user_version")?;
    if schema > SCHEMA {
        return Err(Error::Newer {
            path: path.to_owned(),
            found: schema,
            known: SCHEMA,
        });
    }
    if schema < 1 {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    // The schema comes first: checking the tables of a stranger is already working for them.
    if tables(db).map_err(fail)? != expected_tables(schema).map_err(fail)? {
        return Err(suspicious(path, "ses tables ne sont pas celles d’un dossier"));
    }
    let verdict: String = db
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(fail)?;
    if verdict != "ok" {
        return Err(Error::Corrupt {
            path: path.to_owned(),
            detail: verdict,
        });
    }
    Ok(schema)
}

type Tables = BTreeSet<(String, String, Option<String>)>;

fn tables(db: &Connection) -> rusqlite::Result<Tables> {
    db.prepare("SELECT type, name, sql FROM sqlite_schema")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect()
}

/// The tables that this schema makes.
fn expected_tables(schema: i64) -> rusqlite::Result<Tables> {
    let db = Connection::open_in_memory()?;
    for migration in MIGRATIONS.iter().take(usize::try_from(schema).unwrap_or(0)) {
        db.execute_batch(migration)?;
    }
    tables(&db)
}

/// All or nothing, as every writing.
fn migrate(db: &mut Connection, from: i64) -> rusqlite::Result<()> {
    let tx = db.transaction()?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        tx.execute_batch(migration)?;
    }
    tx.pragma_update(None, "user_version", SCHEMA)?;
    tx.commit()
}

/// Every value reads, those of the history too: they can come back by undoing.
fn check_values(path: &Path, db: &Connection, fail: &impl Fn(rusqlite::Error) -> Error) -> Result<()> {
    let refuse = |key: &str, detail: &str| Error::Value {
        path: path.to_owned(),
        key: shortened(key),
        detail: detail.to_owned(),
    };
    let check = |key: &str, value: Option<String>| {
        let known = Key::parse(key).ok_or_else(|| refuse(key, "nom inconnu"))?;
        match value {
            // The need was never absent.
            None if known == Key::Need => Err(refuse(key, "le besoin manque")),
            None => Ok(()),
            Some(value) if value.len() > LARGEST_VALUE => Err(refuse(key, "plus de 4 Mo")),
            Some(value) => Held::read(&known, &value).map(drop).map_err(|e| refuse(key, &e)),
        }
    };
    let mut need = false;
    for (sql, columns) in [
        ("SELECT key, value FROM entries", 1),
        ("SELECT key, before, after FROM changes", 2),
    ] {
        let mut reading = db.prepare(sql).map_err(fail)?;
        let mut rows = reading.query([]).map_err(fail)?;
        while let Some(row) = rows.next().map_err(fail)? {
            let key: String = row.get(0).map_err(fail)?;
            need |= columns == 1 && key == "need";
            for column in 1..=columns {
                let value = row.get(column).map_err(|_| refuse(&key, "texte illisible"))?;
                check(&key, value)?;
            }
        }
    }
    if !need {
        return Err(refuse("need", "le besoin manque"));
    }
    if let Some(detail) = history::incoherence(db).map_err(fail)? {
        return Err(Error::Corrupt {
            path: path.to_owned(),
            detail,
        });
    }
    Ok(())
}

fn shortened(key: &str) -> String {
    key.chars().filter(|c| !c.is_control()).take(80).collect()
}

pub(crate) fn too_large(path: &Path) -> Error {
    Error::TooLarge {
        path: path.to_owned(),
        limit_mb: LARGEST_FILE / (1024 * 1024),
    }
}

fn suspicious(path: &Path, detail: &str) -> Error {
    Error::Suspicious {
        path: path.to_owned(),
        detail: detail.to_owned(),
    }
}
