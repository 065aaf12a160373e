//! Files in and out. What is written is whole or absent.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::{ApiError, ErrorCode};

/// Largest file read, in bytes.
const LARGEST: u64 = 200 * 1024 * 1024;

/// Reads a whole file, bounded.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, ApiError> {
    let fail = |error: io::Error| {
        ApiError::new(
            ErrorCode::File,
            format!("{} : {}", path.display(), reason(&error)),
        )
    };
    let file = File::open(path).map_err(fail)?;
    if file.metadata().map_err(fail)?.is_dir() {
        return Err(ApiError::new(
            ErrorCode::File,
            format!("{} : c’est un dossier, un fichier est attendu", path.display()),
        ));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ApiError::new(
            ErrorCode::File,
            format!("{} : fichier de plus de 200 Mo, refusé", path.display()),
        ));
    }
    Ok(bytes)
}

/// Reads a whole text file in UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String, ApiError> {
    let bytes = read(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = 1 + error.as_bytes()[..error.utf8_error().valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count();
        ApiError::new(
            ErrorCode::File,
            format!(
                "{}, ligne {line} : ce n’est pas du texte UTF-8 ; enregistrez le fichier en UTF-8",
                path.display()
            ),
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The same name with this ending added.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().map(std::ffi::OsString::from).unwrap_or_default();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// Writes several files under `root`, all or none.
///
/// Each is first written aside and flushed to the disk. Then, one by one, the file in place is set
/// aside and the new one takes its name. If anything refuses, what was moved is moved back, what was
/// written aside goes, and so do the folders made for it.
///
/// A file that another program holds open is not replaced under its feet: the error proposes another name, of the folder
/// where there is one, of the file otherwise.
pub(crate) fn write_all(root: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), ApiError> {
    let mut work = Replacement {
        root: root.to_owned(),
        ..Replacement::default()
    };
    if let Some(open) = files
        .iter()
        .map(|(relative, _)| root.join(relative))
        .find(|path| is_open(path))
    {
        return Err(open_elsewhere(root, &open));
    }
    let done = files
        .iter()
        .try_for_each(|(relative, bytes)| work.write_aside(root, relative, bytes))
        .and_then(|()| work.put_in_place());
    match done {
        Ok(()) => work.forget_the_old(),
        Err(_) => work.undo(),
    }
    done
}

/// A file on its way: where it is written, where it goes, where the old one waits.
struct Move {
    aside: PathBuf,
    path: PathBuf,
    old: Option<PathBuf>,
    placed: bool,
}

#[derive(Default)]
struct Replacement {
    root: PathBuf,
    moves: Vec<Move>,
    folders: Vec<PathBuf>,
}

impl Replacement {
    fn write_aside(&mut self, root: &Path, relative: &Path, bytes: &[u8]) -> Result<(), ApiError> {
        let path = root.join(relative);
        let folder = path.parent().unwrap_or(root);
        self.make_folder(folder)?;
        let name = path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let aside = folder.join(format!(".{name}.{}.partiel", std::process::id()));
        self.moves.push(Move {
            aside: aside.clone(),
            path: path.clone(),
            old: None,
            placed: false,
        });
        let mut file = File::create(&aside).map_err(|e| failed(&path, &e))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(|e| failed(&path, &e))
    }

    /// Makes a folder, and remembers those that were not there.
    fn make_folder(&mut self, folder: &Path) -> Result<(), ApiError> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|f| !f.as_os_str().is_empty() && !f.exists())
            .collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(|e| failed(folder, &e))?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    fn put_in_place(&mut self) -> Result<(), ApiError> {
        for one in &mut self.moves {
            if one.path.is_dir() {
                return Err(failed(&one.path, &io::Error::from(io::ErrorKind::IsADirectory)));
            }
            if one.path.exists() {
                let old = one.aside.with_extension("ancien");
                fs::rename(&one.path, &old).map_err(|e| {
                    if is_held(&e) {
                        open_elsewhere(&self.root, &one.path)
                    } else {
                        failed(&one.path, &e)
                    }
                })?;
                one.old = Some(old);
            }
            fs::rename(&one.aside, &one.path).map_err(|e| failed(&one.path, &e))?;
            one.placed = true;
        }
        Ok(())
    }

    // What follows is best effort: the error that matters, if any, is already in hand.

    fn forget_the_old(&self) {
        for old in self.moves.iter().filter_map(|one| one.old.as_ref()) {
            let _ = fs::remove_file(old);
        }
    }

    fn undo(&self) {
        for one in self.moves.iter().rev() {
            let _ = fs::remove_file(if one.placed { &one.path } else { &one.aside });
            if let Some(old) = &one.old {
                let _ = fs::rename(old, &one.path);
            }
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Whether an office program says, by the file that it leaves beside, that it has this one open.
fn is_open(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return false;
    };
    // Word drops up to two letters from the head of a long name.
    let tails = [0, 1, 2].map(|dropped| name.char_indices().nth(dropped).map_or("", |(at, _)| &name[at..]));
    path.exists()
        && std::iter::once(format!(".~lock.{name}#"))
            .chain(tails.map(|tail| format!("~${tail}")))
            .any(|owner| path.with_file_name(owner).exists())
}

/// Whether the system itself refuses to move a file that is open (Windows: sharing, or a locked part).
fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

fn open_elsewhere(root: &Path, open: &Path) -> ApiError {
    let taken = if root.as_os_str().is_empty() { open } else { root };
    let proposed = free(taken);
    ApiError {
        elsewhere: Some(proposed.display().to_string()),
        ..ApiError::new(
            ErrorCode::File,
            format!(
                "{} est ouvert dans un autre programme : fermez-le, ou écrivez sous un autre nom, par exemple {} ; rien n’a \
                 été modifié",
                open.display(),
                proposed.display()
            ),
        )
    }
}

/// The same name with a number, which nothing bears yet.
fn free(taken: &Path) -> PathBuf {
    let stem = taken.file_stem().unwrap_or_default().to_string_lossy();
    (2_u32..)
        .map(|n| {
            let name = match taken.extension() {
                Some(ending) => format!("{stem}-{n}.{}", ending.to_string_lossy()),
                None => format!("{stem}-{n}"),
            };
            taken.with_file_name(name)
        })
        .find(|path| !path.exists())
        .unwrap_or_else(|| taken.to_owned())
}

fn failed(path: &Path, error: &io::Error) -> ApiError {
    ApiError::new(
        ErrorCode::File,
        format!(
            "{} n’a pas pu être écrit : {} ; rien n’a été modifié",
            path.display(),
            reason(error)
        ),
    )
}

/// The reasons that people meet, in French.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "fichier introuvable, vérifiez le chemin".to_owned(),
        io::ErrorKind::PermissionDenied => "accès refusé, vérifiez vos droits sur ce dossier".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "le disque est plein, libérez de la place puis recommencez".to_owned()
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "ce disque est en lecture seule, choisissez un autre dossier".to_owned()
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "un fichier porte le nom du dossier attendu, choisissez un autre dossier".to_owned()
        }
        io::ErrorKind::OutOfMemory => {
            "la mémoire manque pour ce fichier, fermez d’autres applications".to_owned()
        }
        io::ErrorKind::IsADirectory => "un dossier porte déjà ce nom".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(root: &Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path.clone());
                    found.push((
                        path.strip_prefix(root).unwrap().display().to_string(),
                        "/".to_owned(),
                    ));
                } else {
                    let text = fs::read_to_string(&path).unwrap();
                    found.push((path.strip_prefix(root).unwrap().display().to_string(), text));
                }
            }
        }
        found.sort();
        found
    }

    #[test]
    fn all_or_none() {
        let root = tempfile::tempdir().unwrap();
        let write = |files: &[(&str, &str)]| {
            let files: Vec<(PathBuf, Vec<u8>)> = files
                .iter()
                .map(|(p, t)| (p.into(), t.as_bytes().to_vec()))
                .collect();
            write_all(root.path(), &files)
        };
        write(&[("a/1.txt", "un"), ("a/2.txt", "deux")]).unwrap();
        let before = texts(root.path());
        // The last target cannot be written: a file stands where its folder should be.
        assert!(write(&[("b/3.txt", "x"), ("a/1.txt/z", "y")]).is_err());
        assert_eq!(texts(root.path()), before);
        // The last target is a folder: those already put in place go back.
        fs::create_dir(root.path().join("dossier")).unwrap();
        let before = texts(root.path());
        let error = write(&[("a/1.txt", "autre"), ("c/4.txt", "neuf"), ("dossier", "z")]).unwrap_err();
        assert!(error.detail.contains("rien n’a été modifié"), "{error}");
        assert_eq!(texts(root.path()), before);
        // And when all goes well nothing is left aside.
        write(&[("a/1.txt", "autre")]).unwrap();
        assert!(
            texts(root.path())
                .iter()
                .all(|(name, _)| !name.contains(".partiel") && !name.contains(".ancien"))
        );
    }

    #[test]
    fn what_is_open_elsewhere_is_not_replaced_and_another_name_is_proposed() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("mobilier");
        let write = |root: &Path| write_all(root, &[("a/CCTP.docx".into(), b"neuf".to_vec())]);
        write(&folder).unwrap();
        for owner in [".~lock.CCTP.docx#", "~$CCTP.docx", "~$TP.docx"] {
            let owner = folder.join("a").join(owner);
            fs::write(&owner, "").unwrap();
            let before = texts(root.path());
            let error = write(&folder).unwrap_err();
            assert!(error.detail.contains("CCTP.docx est ouvert"), "{error}");
            assert!(error.detail.contains("rien n’a été modifié"), "{error}");
            assert_eq!(texts(root.path()), before);
            let proposed = error.elsewhere.unwrap();
            assert_eq!(Path::new(&proposed), root.path().join("mobilier-2"));
            fs::remove_file(owner).unwrap();
        }
        // The name proposed is free, and serves.
        fs::create_dir(root.path().join("mobilier-2")).unwrap();
        fs::write(folder.join("a/.~lock.CCTP.docx#"), "").unwrap();
        let proposed = write(&folder).unwrap_err().elsewhere.unwrap();
        assert_eq!(Path::new(&proposed), root.path().join("mobilier-3"));
        write(Path::new(&proposed)).unwrap();
        // Alone, a file takes another name itself.
        let alone = folder.join("a/CCTP.docx");
        let error = write_all(Path::new(""), &[(alone, b"neuf".to_vec())]).unwrap_err();
        assert_eq!(
            error.elsewhere.map(PathBuf::from),
            Some(folder.join("a/CCTP-2.docx"))
        );
    }
}
