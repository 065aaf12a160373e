//! Files checked on screen, beside their text.

use std::path::Path;

use document::DocumentKind;
use serde::{Deserialize, Serialize};
use tender::{Date, Tender};
use ts_rs::TS;

use super::annotate::can_annotate;
use super::{
    CheckAnswer, CheckedFile, Outputs, PassageView, Read, date, document_kind, duties, judged, outputs, today,
};
use crate::need::purchase;
use crate::obligations::ObligationView;
use crate::sourcing::watched_names;
use crate::{ApiError, Desk, ErrorCode, FindingView, Job};

/// A file to check.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct FileToCheck {
    /// The file.
    pub path: String,
    /// Slug of the piece, when one knows better than the guess.
    pub document: Option<String>,
}

/// Files to check, and by which law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CheckFiles {
    /// The files.
    pub files: Vec<FileToCheck>,
    /// Planned launch date, ISO; today when absent. That of the dossier comes first.
    pub date: Option<String>,
    /// An open dossier whose need says more: amount, buyer, what was set aside.
    pub dossier: Option<u32>,
}

/// A file with its findings and its text.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CheckedFileView {
    /// The file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Which piece it is taken for.
    pub document: &'static str,
    /// Whether its findings can be written in it as comments.
    pub can_annotate: bool,
    /// Time taken, ms.
    pub took_ms: f64,
    /// What was found, in the order of the text.
    pub findings: Vec<FindingView>,
    /// Its text.
    pub passages: Vec<PassageView>,
    /// What could not be checked, and what it lacks.
    pub not_checked: Vec<String>,
}

/// A file that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedFileView {
    /// The file.
    pub path: String,
    /// Why, and what to do, in one French sentence.
    pub detail: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CheckedFilesView {
    /// The launch date whose law was applied, ISO.
    pub date: String,
    /// Files checked, in the order asked.
    pub files: Vec<CheckedFileView>,
    /// Files that were not read: the others are checked all the same.
    pub refused: Vec<RefusedFileView>,
    /// Duties of the dossier, when one was named.
    pub obligations: Vec<ObligationView>,
    /// What could not be checked over the files together, and what it lacks.
    pub not_checked: Vec<String>,
    /// What the findings say of the checking itself.
    pub remarks: Vec<String>,
}

/// What to write of files checked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ExportCheck {
    /// What is checked.
    pub check: CheckFiles,
    /// `annote`, `rapport`, `sarif`.
    #[ts(type = "\"annote\" | \"rapport\" | \"sarif\"")]
    pub what: String,
    /// Where.
    pub target: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportedCheck {
    /// The file.
    pub path: String,
    /// Findings that found no place in the annotated file.
    pub unplaced: usize,
}

/// Checks files. One that cannot be read does not hold the others.
///
/// # Errors
/// The date is none, the need of the dossier is incomplete, the job was cancelled.
pub fn check_files(desk: &Desk, request: CheckFiles, job: &Job) -> Result<CheckedFilesView, ApiError> {
    let (answer, refused) = checked(desk, &request, job)?;
    Ok(CheckedFilesView {
        date: answer.date.to_string(),
        obligations: answer
            .files
            .first()
            .map_or_else(Vec::new, |file| file.obligations.clone()),
        files: answer.files.into_iter().map(view).collect(),
        refused,
        not_checked: answer.not_checked,
        remarks: answer.remarks,
    })
}

/// Writes what was found in files. They are read again: what is written is true of the files as they are.
///
/// # Errors
/// A file cannot be read any more; the target is refused.
pub fn export_check(desk: &Desk, request: ExportCheck, job: &Job) -> Result<ExportedCheck, ApiError> {
    let target = Some(Path::new(&request.target).to_owned());
    let outputs = match request.what.as_str() {
        "annote" => Outputs {
            annotate: target,
            ..Outputs::default()
        },
        "rapport" => Outputs {
            report: target,
            ..Outputs::default()
        },
        "sarif" => Outputs {
            sarif: target,
            ..Outputs::default()
        },
        other => {
            let detail = format!("résultat inconnu «\u{a0}{other}\u{a0}»");
            return Err(ApiError::new(ErrorCode::Request, detail));
        }
    };
    let (answer, refused) = checked(desk, &request.check, job)?;
    if let Some(one) = refused.into_iter().next() {
        return Err(ApiError::new(ErrorCode::File, one.detail));
    }
    let written = outputs::write(&answer, &outputs)?;
    Ok(ExportedCheck {
        path: request.target,
        unplaced: written.unplaced,
    })
}

fn checked(
    desk: &Desk,
    request: &CheckFiles,
    job: &Job,
) -> Result<(CheckAnswer, Vec<RefusedFileView>), ApiError> {
    let purchase = request
        .dossier
        .map(|number| desk.with(number, |dossier| purchase(dossier)))
        .transpose()?;
    let watched = purchase.as_ref().map(watched_names).unwrap_or_default();
    let tender = purchase.map(|purchase| purchase.tender);
    let day = day(request, tender.as_ref())?;
    let obligations = duties(desk, tender.as_ref())?;
    let total = u32::try_from(request.files.len()).ok();
    let (mut read, mut refused) = (Vec::new(), Vec::new());
    for (done, file) in (0..).zip(&request.files) {
        let path = Path::new(&file.path);
        let name = path
            .file_name()
            .map_or_else(|| file.path.clone(), |name| name.to_string_lossy().into_owned());
        job.step(done, total, &format!("lecture de {name}"))?;
        match kind(file).and_then(|kind| Read::from(path, kind)) {
            Ok(one) => read.push(one),
            Err(error) => refused.push(RefusedFileView {
                path: file.path.clone(),
                detail: error.detail,
            }),
        }
    }
    job.step(total.unwrap_or_default(), total, "relecture")?;
    Ok((
        judged(read, tender.as_ref(), &watched, day, &obligations),
        refused,
    ))
}

fn day(request: &CheckFiles, tender: Option<&Tender>) -> Result<Date, ApiError> {
    match (tender, &request.date) {
        (Some(tender), _) => Ok(tender.launch_date),
        (None, Some(text)) => date(text),
        (None, None) => Ok(today()),
    }
}

fn kind(file: &FileToCheck) -> Result<Option<DocumentKind>, ApiError> {
    let Some(slug) = &file.document else {
        return Ok(None);
    };
    document_kind(slug).map(Some).ok_or_else(|| {
        let detail = format!("pièce inconnue «\u{a0}{slug}\u{a0}»");
        ApiError::new(ErrorCode::Request, detail)
    })
}

fn view(file: CheckedFile) -> CheckedFileView {
    CheckedFileView {
        can_annotate: can_annotate(&file.path),
        path: file.path,
        title: file.title,
        document: file.document,
        took_ms: file.took_ms,
        findings: file.findings,
        passages: file.passages,
        not_checked: file.not_checked,
    }
}
