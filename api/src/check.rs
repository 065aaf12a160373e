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
use compliance::{Context, Finding, Report};
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
    /// Names that must not appear: those of the firms of its sourcing log.
    pub watched: &'a [String],
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
    /// What could not be checked over the files together, and what it lacks, in French.
    pub not_checked: Vec<String>,
    /// What the findings say of the checking itself: a rule found everywhere, a remark set aside that is no more.
    pub remarks: Vec<String>,
    /// The most serious finding not set aside, for the exit code.
    #[serde(skip)]
    pub worst: Option<Severity>,
    /// The launch date whose law was applied.
    #[serde(skip)]
    pub date: Date,
}

fn context<'a>(tender: Option<&'a Tender>, watched: &'a [String], date: Date) -> Context<'a> {
    Context {
        launch_date: tender.map_or(date, |tender| tender.launch_date),
        law: Law::embedded(),
        tender,
        watched_names: watched,
        memory: None,
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
    Ok(judged(
        read,
        request.tender,
        request.watched,
        request.date,
        &obligations,
    ))
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
    watched: &[String],
    date: Date,
    obligations: &[ObligationView],
) -> CheckAnswer {
    let context = context(tender, watched, date);
    let start = Instant::now();
    let together = are_one_dossier(&read, tender);
    let (documents, files): (Vec<Document>, Vec<(PathBuf, Duration)>) = read
        .into_iter()
        .map(|read| (read.document, (read.path, read.took)))
        .unzip();
    let size = if together { documents.len().max(1) } else { 1 };
    let mut answer = CheckAnswer {
        files: Vec::with_capacity(files.len()),
        worst: None,
        date: context.launch_date,
        not_checked: Vec::new(),
        remarks: Vec::new(),
    };
    if !together {
        answer.not_checked.push(
            "Plusieurs fichiers sont la même pièce\u{a0}: chacun a été vérifié seul, sans comparer ce qu’ils disent d’un fichier à l’autre."
                .to_owned(),
        );
    }
    for (group, group_files) in documents.chunks(size).zip(files.chunks(size)) {
        let report = compliance::check_dossier(group, &context);
        let took = start.elapsed() / u32::try_from(documents.len()).unwrap_or(1);
        let lacking = lacking(&report);
        let lone = group.len() == 1;
        for (at, (document, (path, read_in))) in group.iter().zip(group_files).enumerate() {
            let findings: Vec<Finding> = report
                .findings
                .iter()
                .filter(|finding| finding.document == at)
                .cloned()
                .collect();
            let passages = passages::of(document);
            let mut not_checked = not_checked(document, passages.is_empty(), tender);
            if lone && document.kind.is_published() && !passages.is_empty() {
                not_checked.extend(lacking.iter().cloned());
            }
            answer.files.push(CheckedFile {
                path: path.display().to_string(),
                document: document.kind.slug(),
                title: document.title.clone(),
                worst: worst_of(&findings),
                findings: passages::placed(&findings, &passages),
                obligations: obligations.to_vec(),
                not_checked,
                passages,
                took_ms: ((*read_in + took).as_secs_f64() * 1e5).round() / 100.0,
            });
        }
        if !lone {
            answer.not_checked.extend(lacking);
        }
        let about = (!together).then(|| group_files[0].0.display().to_string());
        answer.remarks.extend(remarks(&report, about.as_deref()));
    }
    answer.worst = answer.files.iter().filter_map(|file| file.worst).max();
    answer
}

/// Files of a tender are its dossier. Without one, files are taken together unless two are the same piece: they
/// then come from several dossiers.
fn are_one_dossier(read: &[Read], tender: Option<&Tender>) -> bool {
    let kinds: Vec<DocumentKind> = read
        .iter()
        .map(|read| read.document.kind)
        .filter(|kind| *kind != DocumentKind::Autre)
        .collect();
    let once = |kind: &DocumentKind| kinds.iter().filter(|other| *other == kind).count() == 1;
    tender.is_some() || read.len() == 1 || !kinds.is_empty() && kinds.iter().all(once)
}

/// What the rules over the documents lack, the rules that lack the same thing named together.
pub(crate) fn lacking(report: &Report) -> Vec<String> {
    let mut by_lack: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in &report.not_run {
        match by_lack.iter_mut().find(|(lacks, _)| *lacks == one.lacks) {
            Some((_, rules)) if rules.contains(&one.rule.code) => {}
            Some((_, rules)) => rules.push(one.rule.code),
            None => by_lack.push((&one.lacks, vec![one.rule.code])),
        }
    }
    by_lack
        .into_iter()
        .map(|(lacks, rules)| {
            let of_rules = if rules.len() == 1 {
                "Règle non jouée"
            } else {
                "Règles non jouées"
            };
            format!("{lacks} {of_rules}\u{a0}: {}.", rules.join(", "))
        })
        .collect()
}

/// What the findings say of the checking itself; `about` names the file when several are judged apart.
pub(crate) fn remarks(report: &Report, about: Option<&str>) -> Vec<String> {
    let lapsed = report.lapsed.iter().map(|waiver| {
        format!(
            "L’alerte écartée {} («\u{a0}{}\u{a0}») ne correspond à aucun passage de ces fichiers\u{a0}: elle n’y écarte rien.",
            waiver.rule, waiver.excerpt
        )
    });
    report
        .remarks
        .iter()
        .map(|remark| remark.text.clone())
        .chain(lapsed)
        .map(|said| match about {
            Some(file) => format!("{file}\u{a0}: {said}"),
            None => said,
        })
        .collect()
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
/// `watched` are names that must not appear; `each` receives every result as it comes.
/// Returns the most serious finding.
///
/// # Errors
/// A line that cannot be read, with its number; or what `each` refuses.
pub fn check_jsonl(
    path: &Path,
    document: Option<DocumentKind>,
    tender: Option<&Tender>,
    watched: &[String],
    date: Date,
    mut each: impl FnMut(CheckedPassage) -> Result<(), ApiError>,
) -> Result<Option<Severity>, ApiError> {
    let text = files::read_text(path)?;
    let context = context(tender, watched, date);
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
