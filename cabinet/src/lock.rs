//! One writer at a time: a lock file beside the dossier.
//!
//! It is a courtesy between windows. What keeps the history whole even where locks lie (some network shares) is
//! the revision that every writing checks.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The lock, held until dropped, even by a crash.
#[derive(Debug)]
pub(crate) struct Lock {
    // Closing the file lets the lock go.
    _file: File,
    path: PathBuf,
    dossier: PathBuf,
    /// Which file bears that name, where the system tells.
    identity: Option<(u64, u64)>,
}

/// What came of asking for the lock.
pub(crate) enum Asked {
    Held(Lock),
    /// Another window holds it.
    Elsewhere,
    /// Nothing can be written there, or locked.
    Refused(io::Error),
}

impl Lock {
    /// Asks for the lock of a dossier, without waiting. The folder must exist.
    pub(crate) fn ask(dossier: &Path) -> Asked {
        let path = path_of(dossier);
        // A window that closes takes its lock file away: another one opened in between locks a file without
        // name. It then starts again; a few turns are plenty.
        for _ in 0..16 {
            let file = match File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
            {
                Ok(file) => file,
                Err(error) => return Asked::Refused(error),
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Asked::Elsewhere,
                Err(TryLockError::Error(error)) => return Asked::Refused(error),
            }
            if still_named(&file, &path) {
                return Asked::Held(Self {
                    _file: file,
                    path,
                    dossier: dossier.to_owned(),
                    identity: identity(dossier),
                });
            }
        }
        Asked::Elsewhere
    }
}

impl Lock {
    /// Whether the dossier is still where it was when the lock was taken.
    pub(crate) fn still_there(&self) -> bool {
        match (&self.identity, identity(&self.dossier)) {
            (Some(taken), Some(now)) => *taken == now,
            // The file was made after the lock, or this system tells no identity: its presence must do.
            (None, _) => self.dossier.exists(),
            (Some(_), None) => false,
        }
    }

    /// Remembers which file it guards, once that file is made.
    pub(crate) fn guards(&mut self) {
        self.identity = identity(&self.dossier);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Best effort: a file left behind locks nobody out. It goes while the lock is still held.
        let _ = fs::remove_file(&self.path);
    }
}

/// `.nom.emplettes.verrou`, beside the file itself and not beside a link to it.
fn path_of(dossier: &Path) -> PathBuf {
    let real = fs::canonicalize(dossier).unwrap_or_else(|_| dossier.to_owned());
    let mut name = OsString::from(".");
    name.push(real.file_name().unwrap_or_default());
    name.push(".verrou");
    real.with_file_name(name)
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|known| (known.dev(), known.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}

#[cfg(unix)]
fn still_named(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => held.dev() == named.dev() && held.ino() == named.ino(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn still_named(_: &File, path: &Path) -> bool {
    path.exists()
}
