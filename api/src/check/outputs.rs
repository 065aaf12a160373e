//! The files that say what was found: for tools, in the file itself, on paper.

use std::path::{Path, PathBuf};

use super::{CheckAnswer, CheckedFile, annotate, report, sarif};
use crate::{ApiError, ErrorCode, files};

/// Which files to write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outputs {
    /// Findings as SARIF 2.1.0.
    pub sarif: Option<PathBuf>,
    /// The input with a Word comment at each finding.
    pub annotate: Option<PathBuf>,
    /// A report to print, article by article.
    pub report: Option<PathBuf>,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// The files.
    pub paths: Vec<PathBuf>,
    /// Findings that found no place in the annotated file.
    pub unplaced: usize,
}

/// Writes the files asked for, all or none.
///
/// # Errors
/// One of them would replace a file that was checked or another one written, its name has not the right ending, the
/// file checked cannot bear comments, or the disk refuses.
pub fn write(answer: &CheckAnswer, outputs: &Outputs) -> Result<Written, ApiError> {
    let mut unplaced = 0;
    let mut made: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    if let Some(path) = &outputs.sarif {
        made.push((path.clone(), sarif::bytes(answer)?));
    }
    if let Some(path) = &outputs.annotate {
        word(path)?;
        let (bytes, lost) = annotated(&answer.files)?;
        unplaced = lost;
        made.push((path.clone(), bytes));
    }
    if let Some(path) = &outputs.report {
        word(path)?;
        made.push((path.clone(), report::bytes(answer)?));
    }
    let mut taken: Vec<PathBuf> = answer
        .files
        .iter()
        .map(|file| place(Path::new(&file.path)))
        .collect();
    for (path, _) in &made {
        let place = place(path);
        if taken.contains(&place) {
            return Err(wrong(format!(
                "{}\u{a0}: ce fichier est déjà celui que l’on vérifie, ou un autre résultat\u{a0}; choisissez un autre nom",
                path.display()
            )));
        }
        taken.push(place);
    }
    files::write_all(Path::new(""), &made)?;
    Ok(Written {
        paths: made.into_iter().map(|(path, _)| path).collect(),
        unplaced,
    })
}

fn annotated(files: &[CheckedFile]) -> Result<(Vec<u8>, usize), ApiError> {
    let [file] = files else {
        return Err(wrong(
            "les commentaires Word s’écrivent dans un seul fichier à la fois\u{a0}; vérifiez les autres séparément".to_owned(),
        ));
    };
    annotate::annotated(file, &files::read(Path::new(&file.path))?)
}

/// A Word file is named as one: no other program would open it otherwise.
fn word(path: &Path) -> Result<(), ApiError> {
    let named = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    if named {
        return Ok(());
    }
    Err(wrong(format!(
        "{}\u{a0}: ce résultat est un fichier Word, son nom doit finir par .docx",
        path.display()
    )))
}

/// Where a path leads, links followed as far as they exist.
fn place(path: &Path) -> PathBuf {
    if let Ok(found) = path.canonicalize() {
        return found;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (absolute.parent().map(Path::canonicalize), absolute.file_name()) {
        (Some(Ok(folder)), Some(name)) => folder.join(name),
        _ => absolute,
    }
}

fn wrong(detail: String) -> ApiError {
    ApiError::new(ErrorCode::Request, detail)
}
