//! Importing public files into the catalogue, taking an import back, exporting what one sees.

use std::path::{Path, PathBuf};
use std::time::Instant;

use ::catalog::{Batch, Count, ImportKind, ImportProgress, ImportReport, ImportRequest, Refusal};
use formats::write::table::{Cell, Table};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::{now, today};
use crate::search::{SearchRequest, search};
use crate::{ApiError, Desk, ErrorCode, Job};

/// A batch of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BatchView {
    /// Number: what « catalog undo » takes.
    pub number: i64,
    /// Kind.
    pub kind: String,
    /// Code of its source.
    pub source: Option<String>,
    /// Name and version of the pack that brought it.
    pub pack: Option<String>,
    /// Day of the data, ISO.
    pub dated: String,
    /// When it was done, ISO.
    pub done: String,
    /// Lines read.
    pub read: u64,
    /// Sites it brought.
    pub created: u64,
    /// Sites of which it says more.
    pub updated: u64,
    /// Facts and contracts it brought.
    pub facts: u64,
    /// Lines refused.
    pub refused: u64,
}

impl BatchView {
    pub(crate) fn of(batch: &Batch) -> Self {
        let report: serde_json::Value = serde_json::from_str(&batch.report).unwrap_or_default();
        let number = |field: &str| {
            report
                .get(field)
                .and_then(serde_json::Value::as_u64)
                .unwrap_or_default()
        };
        let refused = report
            .get("refused")
            .and_then(serde_json::Value::as_array)
            .map_or(0, |counts| {
                counts
                    .iter()
                    .filter_map(|count| count.get("count").and_then(serde_json::Value::as_u64))
                    .sum()
            });
        Self {
            number: batch.number,
            kind: batch.kind.clone(),
            source: batch.source.clone(),
            pack: batch.pack.clone(),
            dated: ::catalog::day_text(batch.dated),
            done: batch.done.clone(),
            read: number("read"),
            created: number("created"),
            updated: number("updated"),
            facts: number("facts"),
            refused,
        }
    }
}

/// Files to import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ImportFiles {
    /// `sirene`, `decp`, `epv`, `rge`, `ea`, `esat`, `siae`, `csv`.
    pub kind: String,
    /// The files.
    pub paths: Vec<String>,
    /// Day of the data, ISO, when the files do not say it.
    pub date: Option<String>,
    /// NAF divisions kept besides 10 to 33.
    pub divisions: Vec<String>,
    /// File that names the columns of a file of the buyer.
    pub mapping: Option<String>,
    /// Counts without writing.
    pub dry_run: bool,
}

/// A number of lines, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReasonView {
    /// Why.
    pub reason: String,
    /// How many.
    pub count: u64,
}

impl From<Count> for ReasonView {
    fn from(count: Count) -> Self {
        Self {
            reason: count.reason,
            count: count.count,
        }
    }
}

/// A line, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LineView {
    /// File.
    pub file: String,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: u64,
    /// What.
    pub reason: String,
}

impl From<Refusal> for LineView {
    fn from(refusal: Refusal) -> Self {
        Self {
            file: refusal.file,
            line: refusal.line,
            reason: refusal.reason,
        }
    }
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportView {
    /// Number of the batch; none for a dry run, or when there was nothing to write.
    pub batch: Option<i64>,
    /// Kind.
    pub kind: String,
    /// Title of the source.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// Files.
    pub files: Vec<String>,
    /// Lines read: each is in one of the counts below.
    pub read: u64,
    /// Lines read besides, to complete the others (legal units of Sirene).
    pub read_besides: u64,
    /// Sites that the catalogue did not know.
    pub created: u64,
    /// Sites it knew.
    pub updated: u64,
    /// Facts or contracts.
    pub facts: u64,
    /// Lines not kept, by reason.
    pub ignored: Vec<ReasonView>,
    /// Lines refused, by reason.
    pub refused: Vec<ReasonView>,
    /// The first refused lines.
    pub refusals: Vec<LineView>,
    /// Lines kept of which something was left out.
    pub remarks: Vec<LineView>,
    /// Whether nothing was written on purpose.
    pub dry_run: bool,
    /// Whether an interrupted import was taken up again.
    pub resumed: bool,
    /// Time taken, ms.
    pub took_ms: f64,
}

impl ImportView {
    fn of(report: ImportReport, took_ms: f64) -> Self {
        Self {
            batch: report.batch,
            kind: report.kind,
            source: report.source.title,
            licence: report.source.licence,
            files: report.files,
            read: report.read,
            read_besides: report.read_besides,
            created: report.created,
            updated: report.updated,
            facts: report.facts,
            ignored: report.ignored.into_iter().map(Into::into).collect(),
            refused: report.refused.into_iter().map(Into::into).collect(),
            refusals: report.refusals.into_iter().map(Into::into).collect(),
            remarks: report.remarks.into_iter().map(Into::into).collect(),
            dry_run: report.dry_run,
            resumed: report.resumed,
            took_ms,
        }
    }
}

/// Hundredths of a percent make a progress bar that moves.
const WHOLE: u32 = 10_000;

/// Tells a job how far the catalogue is.
pub(crate) fn watching(job: &Job) -> impl FnMut(ImportProgress<'_>) -> Result<(), ::catalog::Error> + '_ {
    |progress| {
        let (done, total) = match progress.total {
            Some(total) if total > 0 => {
                let share = u128::from(progress.done.min(total)) * u128::from(WHOLE) / u128::from(total);
                (u32::try_from(share).unwrap_or(WHOLE), Some(WHOLE))
            }
            _ => (u32::try_from(progress.done).unwrap_or(u32::MAX), None),
        };
        job.step(done, total, progress.label)
            .map_err(|_| ::catalog::Error::Cancelled)
    }
}

/// Imports files, or counts what would be.
///
/// # Errors
/// The kind does not exist, a file cannot be read or is not what it should be, or the disk refuses: nothing has
/// changed then.
pub fn import(desk: &Desk, request: ImportFiles, job: &Job) -> Result<ImportView, ApiError> {
    let kind = ImportKind::parse(&request.kind).ok_or_else(|| {
        let kinds: Vec<&str> = ImportKind::ALL.into_iter().map(ImportKind::slug).collect();
        ApiError::new(
            ErrorCode::Request,
            format!(
                "« {} » ne s’importe pas ; attendu : {}",
                request.kind,
                kinds.join(", ")
            ),
        )
    })?;
    let dated = request.date.as_deref().map(crate::check::date).transpose()?;
    if let Some(wrong) = request
        .divisions
        .iter()
        .find(|d| families::division_title(d).is_none())
    {
        return Err(ApiError::new(
            ErrorCode::Request,
            format!("« {wrong} » n’est pas une division de la NAF (exemple : 01)"),
        ));
    }
    let files: Vec<PathBuf> = request.paths.iter().map(PathBuf::from).collect();
    let mapping = request.mapping.as_ref().map(PathBuf::from);
    let at = now().to_string();
    let start = Instant::now();
    let report = desk.catalog()?.import(
        &ImportRequest {
            kind,
            files: &files,
            dated,
            divisions: &request.divisions,
            mapping: mapping.as_deref(),
            dry_run: request.dry_run,
            today: today(),
            at: &at,
        },
        &mut watching(job),
    )?;
    Ok(ImportView::of(
        report,
        (start.elapsed().as_secs_f64() * 1e4).round() / 10.0,
    ))
}

/// Writes the refused lines and the remarks of an import in a CSV file.
///
/// # Errors
/// The disk refuses.
pub fn write_refusals(answer: &ImportView, path: &Path) -> Result<(), ApiError> {
    let mut table = Table::new("Refus", &["Quoi", "Fichier", "Ligne", "Raison"]);
    for (what, lines) in [("refusée", &answer.refusals), ("remarque", &answer.remarks)] {
        for line in lines {
            #[allow(clippy::cast_precision_loss)]
            let number = line.line as f64;
            table.row(vec![
                Cell::Text(what.to_owned()),
                Cell::Text(line.file.clone()),
                Cell::Number(number),
                Cell::Text(line.reason.clone()),
            ]);
        }
    }
    write_file(path, table.csv())
}

fn write_file(path: &Path, bytes: Vec<u8>) -> Result<(), ApiError> {
    let folder = path
        .parent()
        .filter(|f| !f.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default();
    crate::files::write_all(folder, &[(PathBuf::from(name), bytes)])
}

/// A batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct BatchRef {
    /// Its number.
    pub number: i64,
}

/// Takes back an import; corrections stay.
///
/// # Errors
/// There is no such import, or the disk refuses.
pub fn undo(desk: &Desk, request: BatchRef, job: &Job) -> Result<BatchView, ApiError> {
    let batch = desk.catalog()?.undo_batch(request.number, &mut watching(job))?;
    Ok(BatchView::of(&batch))
}

/// A list of sites to write in a file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ExportSites {
    /// The question whose answers are written.
    pub search: SearchRequest,
    /// The file: `.csv` or `.xlsx`.
    pub path: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportedSites {
    /// The file.
    pub path: String,
    /// Lines written.
    pub sites: usize,
    /// Answers in all.
    pub total: usize,
}

/// Lines of an export, at most.
const LINES: usize = 50_000;

/// Writes the answers to a question in a file, with the source and the year of each.
///
/// # Errors
/// The ending of the file is neither `.csv` nor `.xlsx`, a filter does not exist, or the disk refuses.
pub fn export_sites(desk: &Desk, request: ExportSites) -> Result<ExportedSites, ApiError> {
    let path = PathBuf::from(&request.path);
    let ending = path
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let mut question = request.search;
    question.limit = LINES;
    question.facets = false;
    let answer = search(desk, &question)?;
    let table = table(&answer);
    let bytes = match ending.as_str() {
        "csv" => table.csv(),
        "xlsx" => table.xlsx()?,
        _ => {
            return Err(ApiError::new(
                ErrorCode::Request,
                "le nom du fichier doit finir par .csv ou .xlsx",
            ));
        }
    };
    write_file(&path, bytes)?;
    Ok(ExportedSites {
        path: request.path,
        sites: answer.hits.len(),
        total: answer.total,
    })
}

fn table(answer: &crate::search::SearchAnswer) -> Table {
    let text = |value: Option<&str>| Cell::Text(value.unwrap_or_default().to_owned());
    let mut table = Table::new(
        "Établissements",
        &[
            "Nom",
            "SIREN",
            "SIRET",
            "NAF",
            "Activité",
            "Commune",
            "Département",
            "Région",
            "Distance (km)",
            "Palier de fraîcheur",
            "État",
            "Catégorie",
            "Marchés publics trouvés",
            "Familles (déduites de l’activité)",
            "Sources (année)",
        ],
    );
    for hit in &answer.hits {
        let families: Vec<&str> = hit.families.iter().map(|f| f.slug.as_str()).collect();
        let sources: Vec<String> = hit
            .evidence
            .iter()
            .map(|e| match e.year {
                Some(year) => format!("{} ({year})", e.sentence),
                None => e.sentence.clone(),
            })
            .collect();
        table.row(vec![
            text(Some(&hit.name)),
            text(hit.siren.as_deref()),
            text(hit.siret.as_deref()),
            text(hit.naf.as_deref()),
            text(hit.naf_label.as_deref()),
            text(hit.commune.as_deref()),
            text(hit.departement.as_deref()),
            text(hit.region.as_deref()),
            hit.distance_km.map_or(Cell::Empty, Cell::Number),
            text(Some(&hit.tier)),
            text(hit.state),
            text(hit.category),
            hit.contracts.map_or(Cell::Empty, |n| Cell::Number(f64::from(n))),
            Cell::Text(families.join(", ")),
            Cell::Text(sources.join("\u{a0}; ")),
        ]);
    }
    table
}
