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

/// Writes several files under `root`, all or none: each is first written aside and flushed to the disk,
/// and only then does every one take its place.
pub(crate) fn write_all(root: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), ApiError> {
    let mut aside: Vec<(PathBuf, PathBuf)> = Vec::new();
    let written = files.iter().try_for_each(|(relative, bytes)| {
        let path = root.join(relative);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|e| failed(folder, &e))?;
        let name = path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let temporary = folder.join(format!(".{name}.{}.partiel", std::process::id()));
        aside.push((temporary.clone(), path.clone()));
        let mut file = File::create(&temporary).map_err(|e| failed(&path, &e))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(|e| failed(&path, &e))
    });
    let placed = written.and_then(|()| {
        aside
            .iter()
            .try_for_each(|(temporary, path)| fs::rename(temporary, path).map_err(|e| failed(path, &e)))
    });
    if placed.is_err() {
        for (temporary, _) in &aside {
            // Best effort: the error that matters is already in hand.
            let _ = fs::remove_file(temporary);
        }
    }
    placed
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
        io::ErrorKind::IsADirectory => "un dossier porte déjà ce nom".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_or_none() {
        let root = tempfile::tempdir().unwrap();
        let old = root.path().join("a/1.txt");
        write_all(root.path(), &[("a/1.txt".into(), b"un".to_vec())]).unwrap();
        // A folder where the second file should go: the first must not change.
        fs::create_dir_all(root.path().join("a/2.txt/x")).unwrap();
        let error = write_all(
            root.path(),
            &[
                ("b/3.txt".into(), b"x".to_vec()),
                ("a/1.txt/z".into(), b"y".to_vec()),
            ],
        )
        .unwrap_err();
        assert!(error.detail.contains("rien n’a été modifié"), "{error}");
        assert_eq!(fs::read(&old).unwrap(), b"un");
        assert!(!root.path().join("b/3.txt").exists());
        let left = |folder: &str| fs::read_dir(root.path().join(folder)).unwrap().count();
        assert_eq!(left("b"), 0);
    }
}
