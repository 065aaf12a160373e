//! From a dossier to the files to publish and those to keep.

use std::path::{Path, PathBuf};

use compliance::{FindingState, Severity};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::compose::{composed, understood};
use crate::dossiers::DossierRef;
use crate::draft::{FileView, MissingView, PieceFinding, piece_findings, piece_name};
use crate::need::{Purchase, purchase};
use crate::{ApiError, Desk, ErrorCode, Job, draft};

/// Where to export.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ExportRequest {
    /// The dossier.
    pub dossier: u32,
    /// The folder; absent: beside the dossier, under its name.
    pub folder: Option<String>,
    /// Formats to write (`docx`, `odt`, `pdf`, `xlsx`); absent: Word files and tables.
    pub formats: Option<Vec<String>>,
}

/// What an export would do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ExportPlaceView {
    /// The folder.
    pub folder: String,
    /// Whether it holds an earlier export, which will be replaced.
    pub exists: bool,
    /// Findings that stop it.
    pub blocked: Vec<PieceFinding>,
    /// Questions that wait for the buyer's written reason.
    pub unjustified: Vec<String>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ExportAnswer {
    /// The folder.
    pub folder: String,
    /// The files, under it.
    pub files: Vec<FileView>,
    /// Facts left to fill in.
    pub missing: Vec<MissingView>,
    /// Time taken, ms.
    pub took_ms: f64,
}

/// The text of the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoticeAnswer {
    /// The text; absent when no publicity is due nor proposed.
    pub text: Option<String>,
}

/// Where an export would go, and what stops it.
///
/// # Errors
/// The need is incomplete.
pub fn place(desk: &Desk, request: ExportRequest) -> Result<ExportPlaceView, ApiError> {
    let (purchase, folder) = look(desk, &request)?;
    let unjustified = unjustified(desk, &purchase)?;
    Ok(ExportPlaceView {
        exists: folder.join("a-publier").exists(),
        folder: folder.display().to_string(),
        // Nothing is drafted while a reason is awaited.
        blocked: if unjustified.is_empty() {
            blocked(desk, &purchase)?
        } else {
            Vec::new()
        },
        unjustified,
    })
}

/// Writes the files, all or none.
///
/// # Errors
/// A finding stops it, a reason is awaited, the folder refuses, the job was cancelled: nothing is written then.
pub fn export(desk: &Desk, request: ExportRequest, job: &Job) -> Result<ExportAnswer, ApiError> {
    let (purchase, folder) = look(desk, &request)?;
    let stopped = blocked(desk, &purchase)?;
    if let Some(first) = stopped.first() {
        return Err(ApiError::new(
            ErrorCode::Choice,
            format!(
                "l’export attend votre décision sur {} alerte(s) bloquante(s), d’abord, dans {} : {} Corrigez le passage, ou écartez l’alerte avec votre motif.",
                stopped.len(),
                place_of(first),
                first.finding.message
            ),
        ));
    }
    let formats = request.formats.unwrap_or_default();
    let answer = draft::draft(desk, &purchase, &folder, &formats, job)?;
    Ok(ExportAnswer {
        folder: folder.display().to_string(),
        files: answer.files,
        missing: answer.missing,
        took_ms: answer.took_ms,
    })
}

/// The notice of a dossier, to copy.
///
/// # Errors
/// The need is incomplete, or a choice cannot be followed.
pub fn notice(desk: &Desk, request: DossierRef) -> Result<NoticeAnswer, ApiError> {
    let purchase = desk.with(request.dossier, |dossier| purchase(dossier))?;
    composed(desk, &purchase, |composition| {
        let notice = drafting::notice::notice(&composition.brief, &composition.draft);
        Ok(NoticeAnswer {
            text: notice.map(|notice| notice.text()),
        })
    })
}

/// « CCAP, article 3.2 ».
fn place_of(found: &PieceFinding) -> String {
    let piece = piece_name(found.document);
    match &found.finding.article {
        Some(article) => format!("{piece}, article\u{a0}{article}"),
        None => piece.to_owned(),
    }
}

fn look(desk: &Desk, request: &ExportRequest) -> Result<(Purchase, PathBuf), ApiError> {
    desk.with(request.dossier, |dossier| {
        let folder = match &request.folder {
            Some(folder) => PathBuf::from(folder),
            None => beside(dossier.path()),
        };
        Ok((purchase(dossier)?, folder))
    })
}

/// A folder beside the dossier, with its name.
fn beside(dossier: &Path) -> PathBuf {
    dossier.with_extension("")
}

fn blocked(desk: &Desk, purchase: &Purchase) -> Result<Vec<PieceFinding>, ApiError> {
    composed(desk, purchase, |composition| {
        let mut found = composition.placed_findings();
        found.retain(|(_, finding)| {
            finding.waived.is_none()
                && finding.state == FindingState::Signale
                && finding.rule.severity == Severity::Bloquant
        });
        Ok(piece_findings(&found))
    })
}

fn unjustified(desk: &Desk, purchase: &Purchase) -> Result<Vec<String>, ApiError> {
    understood(desk, &purchase.tender, |_, _, brief| {
        let selection = drafting::selection(brief)?;
        Ok(selection
            .unjustified
            .into_iter()
            .map(|(_, question)| question)
            .collect())
    })
}
