//! What is risky in a file, a text or a list of passages.

use std::path::{Path, PathBuf};
use std::time::Instant;

pub use compliance::Severity;
use compliance::{Context, Finding};
use document::DocumentKind;
use law::Law;
use serde::{Deserialize, Serialize};
use tender::{Date, Tender};

pub use crate::clock::today;
use crate::compose::stops;
use crate::obligations::ObligationView;
use crate::{ApiError, Desk, ErrorCode, FindingView, files, reader};

/// What to check, and against which law.
#[derive(Debug, Clone, Copy)]
pub struct CheckRequest<'a> {
    /// Files.
    pub paths: &'a [PathBuf],
    /// Kind of document, when the caller knows better than the guess.
    pub document: Option<DocumentKind>,
    /// The tender the files belong to.
    pub tender: Option<&'a Tender>,
    /// Launch date when no tender gives it.
    pub date: Date,
}

/// Findings of one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckedFile {
    /// The file.
    pub path: String,
    /// Which piece it is taken for.
    pub document: &'static str,
    /// Time taken, ms.
    pub took_ms: f64,
    /// What was found.
    pub findings: Vec<FindingView>,
    /// Duties of the tender, when one is given.
    pub obligations: Vec<ObligationView>,
}

/// Findings of all files.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckAnswer {
    /// By file.
    pub files: Vec<CheckedFile>,
    /// The most serious finding not set aside, for the exit code.
    #[serde(skip)]
    pub worst: Option<Severity>,
}

fn context<'a>(tender: Option<&'a Tender>, date: Date) -> Context<'a> {
    Context {
        launch_date: tender.map_or(date, |tender| tender.launch_date),
        law: Law::embedded(),
        tender,
        watched_names: &[],
    }
}

/// Checks files.
///
/// # Errors
/// A file that cannot be read: nothing is answered for the others.
pub fn check(desk: &Desk, request: &CheckRequest<'_>) -> Result<CheckAnswer, ApiError> {
    let context = context(request.tender, request.date);
    let obligations = match request.tender {
        Some(tender) => crate::obligations::assess_with_facets(desk, tender)?.obligations,
        None => Vec::new(),
    };
    let mut files = Vec::new();
    let mut worst = None;
    for path in request.paths {
        let start = Instant::now();
        let mut document = reader::document(path)?;
        if let Some(kind) = request.document {
            document.kind = kind;
        }
        // A file that belongs to a tender is judged as a dossier of one piece: its waivers count.
        let findings = if request.tender.is_some() {
            compliance::check_dossier(std::slice::from_ref(&document), &context)
        } else {
            compliance::check_document(&document, &context)
        };
        worst = worst.max(worst_of(&findings));
        files.push(CheckedFile {
            path: path.display().to_string(),
            document: document.kind.slug(),
            took_ms: (start.elapsed().as_secs_f64() * 1e5).round() / 100.0,
            findings: findings.iter().map(FindingView::from).collect(),
            obligations: obligations.clone(),
        });
    }
    Ok(CheckAnswer { files, worst })
}

/// The most serious finding that stops.
pub(crate) fn worst_of(findings: &[Finding]) -> Option<Severity> {
    findings
        .iter()
        .filter(|finding| stops(finding, Severity::Conseil))
        .map(|f| f.rule.severity)
        .max()
}

/// A passage of a JSON Lines file.
#[derive(Debug, Deserialize)]
struct PassageLine {
    id: String,
    #[serde(default)]
    document: Option<String>,
    text: String,
}

/// Findings of one passage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckedPassage {
    /// Its id.
    pub id: String,
    /// What was found; spans are in the text given.
    pub findings: Vec<FindingView>,
}

/// Checks the passages of a JSON Lines file, in order; `document` is the piece of those that do not say theirs;
/// `each` receives every result as it comes.
/// Returns the most serious finding.
///
/// # Errors
/// A line that cannot be read, with its number; or what `each` refuses.
pub fn check_jsonl(
    path: &Path,
    document: Option<DocumentKind>,
    tender: Option<&Tender>,
    date: Date,
    mut each: impl FnMut(CheckedPassage) -> Result<(), ApiError>,
) -> Result<Option<Severity>, ApiError> {
    let text = files::read_text(path)?;
    let context = context(tender, date);
    // Every line is read before any is judged: a broken file gives one error and no half answer.
    let mut passages = Vec::new();
    for (n, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let refuse = |message: String| {
            ApiError::new(
                ErrorCode::Document,
                format!("{}, ligne {} : {message}", path.display(), n + 1),
            )
        };
        let passage: PassageLine =
            serde_json::from_str(line).map_err(|e| refuse(tender::sentence(&e.to_string())))?;
        let kind = match passage.document.as_deref() {
            None => document.unwrap_or(DocumentKind::Autre),
            Some(slug) => DocumentKind::from_slug(slug).ok_or_else(|| {
                refuse(format!(
                    "pièce inconnue « {slug} » ; attendu : rc, ccap, cctp, ccp, ae, lettre"
                ))
            })?,
        };
        passages.push((passage, kind));
    }
    let mut worst = None;
    for (passage, kind) in passages {
        let findings = compliance::check_text(&passage.text, kind, &context);
        worst = worst.max(worst_of(&findings));
        each(CheckedPassage {
            id: passage.id,
            findings: findings.iter().map(FindingView::from).collect(),
        })?;
    }
    Ok(worst)
}

/// The piece of that slug.
#[must_use]
pub fn document_kind(slug: &str) -> Option<DocumentKind> {
    DocumentKind::from_slug(slug)
        .filter(|kind| !matches!(kind, DocumentKind::Autre | DocumentKind::NoteJustification))
}

/// A date as typed.
///
/// # Errors
/// It is no date.
pub fn date(text: &str) -> Result<Date, ApiError> {
    text.trim().parse().map_err(|_| {
        ApiError::new(
            ErrorCode::Request,
            format!("« {text} » n’est pas une date ; attendu : année-mois-jour (exemple : 2026-11-23)"),
        )
    })
}
