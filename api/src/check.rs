//! What is risky in a file, a text or a list of passages; and the files that say so.

mod annotate;
mod lines;
mod outputs;
mod passages;
mod report;
mod sarif;
mod screen;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use compliance::Severity;
use compliance::{Context, Finding};
use document::{Document, DocumentKind};
use law::Law;
use serde::{Deserialize, Serialize};
use tender::{Date, Tender};

pub use self::outputs::{Outputs, Written, write};
pub use self::passages::{Around, PassageView, around};
pub use self::screen::{
    CheckFiles, CheckedFileView, CheckedFilesView, ExportCheck, ExportedCheck, FileToCheck, RefusedFileView,
    check_files, export_check,
};
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
    /// What could not be checked, and what it lacks, in French.
    pub not_checked: Vec<String>,
    /// Its title.
    #[serde(skip)]
    pub title: String,
    /// Its text as read: the spans of the findings count in these passages.
    #[serde(skip)]
    pub passages: Vec<PassageView>,
    /// The most serious finding not set aside.
    #[serde(skip)]
    pub worst: Option<Severity>,
}

/// Findings of all files.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckAnswer {
    /// By file.
    pub files: Vec<CheckedFile>,
    /// The most serious finding not set aside, for the exit code.
    #[serde(skip)]
    pub worst: Option<Severity>,
    /// The launch date whose law was applied.
    #[serde(skip)]
    pub date: Date,
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
    let obligations = duties(desk, request.tender)?;
    let read = request
        .paths
        .iter()
        .map(|path| Read::from(path, request.document))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(judged(read, request.tender, request.date, &obligations))
}

/// The duties of the tender, when there is one.
fn duties(desk: &Desk, tender: Option<&Tender>) -> Result<Vec<ObligationView>, ApiError> {
    Ok(match tender {
        Some(tender) => crate::obligations::assess_with_facets(desk, tender)?.obligations,
        None => Vec::new(),
    })
}

/// A file read, not yet judged.
struct Read {
    path: PathBuf,
    document: Document,
    took: Duration,
}

impl Read {
    /// Reads a file; `kind` when the caller knows better than the guess.
    fn from(path: &Path, kind: Option<DocumentKind>) -> Result<Self, ApiError> {
        let start = Instant::now();
        let mut document = reader::document(path)?;
        if let Some(kind) = kind {
            document.kind = kind;
        }
        Ok(Self {
            path: path.to_owned(),
            document,
            took: start.elapsed(),
        })
    }
}

/// Judges files by the law of the launch date.
fn judged(
    read: Vec<Read>,
    tender: Option<&Tender>,
    date: Date,
    obligations: &[ObligationView],
) -> CheckAnswer {
    let context = context(tender, date);
    let files: Vec<CheckedFile> = read
        .into_iter()
        .map(|read| {
            let start = Instant::now();
            let findings = findings_of(&read.document, &context);
            let passages = passages::of(&read.document);
            CheckedFile {
                path: read.path.display().to_string(),
                document: read.document.kind.slug(),
                title: read.document.title.clone(),
                worst: worst_of(&findings),
                findings: passages::placed(&findings, &passages),
                obligations: obligations.to_vec(),
                not_checked: not_checked(&read.document, passages.is_empty(), tender),
                passages,
                took_ms: ((read.took + start.elapsed()).as_secs_f64() * 1e5).round() / 100.0,
            }
        })
        .collect();
    CheckAnswer {
        worst: files.iter().filter_map(|file| file.worst).max(),
        date: context.launch_date,
        files,
    }
}

/// A file that belongs to a tender is judged as a dossier of one piece: its waivers count.
fn findings_of(document: &Document, context: &Context<'_>) -> Vec<Finding> {
    if context.tender.is_some() {
        compliance::check_dossier(std::slice::from_ref(document), context)
    } else {
        compliance::check_document(document, context)
    }
}

/// What could not be checked in a file, and what it lacks.
fn not_checked(document: &Document, empty: bool, tender: Option<&Tender>) -> Vec<String> {
    let mut said = Vec::new();
    if !document.kind.is_published() {
        said.push("Note interne\u{a0}: elle n’est pas publiée, son texte n’est pas vérifié.".to_owned());
    } else if empty {
        said.push("Aucun texte n’a été trouvé dans ce fichier\u{a0}: rien n’a pu être vérifié.".to_owned());
    } else if document.kind == DocumentKind::Autre {
        said.push(
            "La pièce n’a pas été reconnue\u{a0}: les règles propres à un RC, un CCTP ou un AE n’ont pas toutes joué."
                .to_owned(),
        );
    }
    if tender.is_none() {
        said.push(
            "Aucun besoin n’est joint\u{a0}: les obligations du marché et le délai de paiement propre à l’acheteur ne sont pas vérifiés."
                .to_owned(),
        );
    }
    said
}

/// Whether a finding asks for something: neither set aside nor satisfied.
fn is_open(finding: &FindingView) -> bool {
    finding.waiver.is_none() && matches!(finding.state, "signale" | "donnee-manquante")
}

/// « Bloquant », or « À compléter » for what only waits for a fact.
fn severity_word(finding: &FindingView) -> &'static str {
    match (finding.state, finding.severity) {
        ("donnee-manquante", _) => "À compléter",
        (_, "bloquant") => "Bloquant",
        (_, "majeur") => "Majeur",
        (_, "mineur") => "Mineur",
        _ => "Conseil",
    }
}

/// The words that may take the place of those found, in a sentence.
fn proposed(finding: &FindingView) -> Option<String> {
    finding.replacement.as_deref().map(|words| match words {
        "" => "Texte possible\u{a0}: supprimer ces mots.".to_owned(),
        words => format!("Texte possible\u{a0}: «\u{a0}{words}\u{a0}»"),
    })
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
