//! Two versions of a purchase compared: what changed in the need, in the choices, and in the words of the pieces.

mod facts;
mod report;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use document::compare::{self, Fate};
use document::{Document, DocumentKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use self::facts::Kept;
use crate::clauses::ChangedWords;
use crate::compose::composed;
use crate::need::{Purchase, open_checked, purchase, purchase_at};
use crate::{ApiError, Desk, ErrorCode, files, reader};

/// What to compare an open dossier with: an earlier step of its history, or a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CompareRequest {
    /// The dossier, as it stands now: the second version.
    pub dossier: u32,
    /// A step: the state that it left.
    #[ts(type = "number | null")]
    pub step: Option<i64>,
    /// A need file, another dossier, or a piece (`.docx`, `.odt`…).
    pub path: Option<String>,
}

/// One of the two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedSide {
    /// File, or step, as it is named.
    pub name: String,
    /// What it is.
    #[ts(type = "\"besoin\" | \"dossier\" | \"etape\" | \"fichier\"")]
    pub from: &'static str,
}

/// A fact of the need that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FactChange {
    /// Field (`duration_months`, `buyer.court`).
    pub field: String,
    /// What it is, in French.
    pub label: String,
    /// First version; absent: unknown then.
    pub before: Option<String>,
    /// Second version; absent: unknown now.
    pub after: Option<String>,
}

/// A clause kept or left out, a value or a number of points that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChoiceChange {
    /// Facet id.
    pub facet: String,
    /// Its title and what it is.
    pub title: String,
    /// What changed.
    #[ts(type = "\"retenue\" | \"retiree\" | \"valeur\" | \"points\"")]
    pub what: &'static str,
    /// The value asked for, when it is one.
    pub label: Option<String>,
    /// First version.
    pub before: Option<String>,
    /// Second version.
    pub after: Option<String>,
}

/// A line that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LineChange {
    /// What became of it.
    #[ts(type = "\"ajoute\" | \"retire\" | \"deplace\" | \"modifie\"")]
    pub state: &'static str,
    /// Its words.
    pub pieces: Vec<ChangedWords>,
}

/// An article that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ArticleChange {
    /// What became of it.
    #[ts(type = "\"ajoute\" | \"retire\" | \"deplace\" | \"modifie\"")]
    pub state: &'static str,
    /// Whether it stands elsewhere, changed or not.
    pub moved: bool,
    /// Its title; empty for what comes before the first article.
    pub title: String,
    /// Its number in the first version.
    pub before: Option<String>,
    /// Its number in the second.
    pub after: Option<String>,
    /// Its lines that differ.
    pub lines: Vec<LineChange>,
}

/// A piece of one version or of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PieceChange {
    /// Slug of the piece.
    pub document: String,
    /// Its title.
    pub title: String,
    /// What became of it.
    #[ts(type = "\"ajoutee\" | \"retiree\" | \"modifiee\" | \"identique\"")]
    pub state: &'static str,
    /// Articles that differ; none of a piece that is only in one version.
    pub articles: Vec<ArticleChange>,
    /// Articles of which nothing changed.
    pub unchanged: usize,
    /// Words that came.
    pub words_added: usize,
    /// Words that went.
    pub words_removed: usize,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompareAnswer {
    /// First version.
    pub before: ComparedSide,
    /// Second version.
    pub after: ComparedSide,
    /// Facts of the need that changed; none when one side is a file.
    pub need: Vec<FactChange>,
    /// Choices that changed; none when one side is a file.
    pub choices: Vec<ChoiceChange>,
    /// The pieces, in the order of the second version.
    pub pieces: Vec<PieceChange>,
    /// Whether nothing changed at all.
    pub identical: bool,
    /// Time taken, ms.
    pub took_ms: f64,
}

/// A version in hand.
struct Version {
    side: ComparedSide,
    held: Held,
}

enum Held {
    /// A purchase drafted.
    Drafted(Box<Drafted>),
    /// A piece read from a file.
    File(Box<Document>),
}

struct Drafted {
    documents: Vec<Document>,
    kept: BTreeMap<String, Kept>,
    need: Value,
}

/// Compares two files: need files, dossiers, or two versions of one piece. A piece may be compared with a purchase too.
///
/// # Errors
/// A file does not read, or the two cannot be compared: one French sentence.
pub fn compare_files(desk: &Desk, before: &Path, after: &Path) -> Result<CompareAnswer, ApiError> {
    let start = Instant::now();
    let (before, after) = (of_file(desk, before)?, of_file(desk, after)?);
    answer(before, after, start)
}

/// Compares an open dossier as it stands with an earlier step of it, or with a file.
///
/// # Errors
/// The need was not complete then, the file does not read, or neither is given.
pub fn compare_dossier(desk: &Desk, request: CompareRequest) -> Result<CompareAnswer, ApiError> {
    let start = Instant::now();
    let (now, then, name) = desk.with(request.dossier, |dossier| {
        let name = file_name(dossier.path());
        let then = match request.step {
            Some(step) => Some((step_side(dossier, step)?, purchase_at(dossier, step)?)),
            None => None,
        };
        Ok((purchase(dossier)?, then, name))
    })?;
    let before = match (then, &request.path) {
        (Some((side, purchase)), None) => Version {
            side,
            held: drafted(desk, &purchase)?,
        },
        (None, Some(path)) => of_file(desk, Path::new(path))?,
        _ => {
            return Err(ApiError::new(
                ErrorCode::Request,
                "comparer : choisissez une étape de l’historique, ou un fichier",
            ));
        }
    };
    let after = Version {
        side: ComparedSide {
            name,
            from: "dossier",
        },
        held: drafted(desk, &now)?,
    };
    answer(before, after, start)
}

/// Writes a comparison as a Word file to print: what came is underlined, what went is struck.
///
/// # Errors
/// The name does not end in `.docx`, or the folder refuses.
pub fn write(answer: &CompareAnswer, path: &Path) -> Result<(), ApiError> {
    if path
        .extension()
        .is_none_or(|ending| !ending.eq_ignore_ascii_case("docx"))
    {
        return Err(ApiError::new(
            ErrorCode::Request,
            format!("« {} » : le rapport s’écrit en .docx", path.display()),
        ));
    }
    files::write_all(Path::new(""), &[(path.to_owned(), report::bytes(answer)?)])
}

fn step_side(dossier: &cabinet::Dossier, step: i64) -> Result<ComparedSide, ApiError> {
    let steps = dossier.history(cabinet::DEFAULT_STEPS)?;
    let name = steps
        .iter()
        .find(|one| one.number == step)
        .map_or_else(|| "début de l’historique".to_owned(), |one| one.label.clone());
    Ok(ComparedSide { name, from: "etape" })
}

fn of_file(desk: &Desk, path: &Path) -> Result<Version, ApiError> {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let (from, held) = match ending.as_str() {
        "toml" | "json" | "emplettes" => {
            let from = if ending == "emplettes" {
                "dossier"
            } else {
                "besoin"
            };
            (from, drafted(desk, &open_checked(desk, path)?)?)
        }
        _ => ("fichier", Held::File(Box::new(reader::document(path)?))),
    };
    Ok(Version {
        side: ComparedSide {
            name: file_name(path),
            from,
        },
        held,
    })
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn drafted(desk: &Desk, purchase: &Purchase) -> Result<Held, ApiError> {
    composed(desk, purchase, |composition| {
        let need = serde_json::to_value(composition.tender)
            .map_err(|error| ApiError::new(ErrorCode::Need, error.to_string()))?;
        let documents = composition.draft.documents.iter().chain(&composition.annex);
        Ok(Held::Drafted(Box::new(Drafted {
            documents: documents.cloned().collect(),
            kept: facts::kept(&composition.draft.selection),
            need,
        })))
    })
}

fn answer(before: Version, after: Version, start: Instant) -> Result<CompareAnswer, ApiError> {
    let (mut need, mut choices) = (Vec::new(), Vec::new());
    let pieces = match (&before.held, &after.held) {
        (Held::Drafted(old), Held::Drafted(new)) => {
            need = facts::need(&old.need, &new.need);
            choices = facts::choices(&old.kept, &new.kept);
            of_both(&old.documents, &new.documents)
        }
        (Held::File(old), Held::File(new)) => {
            let known = |kind| kind != DocumentKind::Autre;
            if old.kind != new.kind && known(old.kind) && known(new.kind) {
                return Err(ApiError::new(
                    ErrorCode::Request,
                    format!(
                        "« {} » semble être la pièce « {} », et « {} » la pièce « {} » : comparez deux versions d’une même pièce",
                        before.side.name,
                        drafting::piece_name(old.kind),
                        after.side.name,
                        drafting::piece_name(new.kind)
                    ),
                ));
            }
            vec![piece(old, new)]
        }
        (Held::File(old), Held::Drafted(new)) => vec![piece(old, like(old, &new.documents, &before.side)?)],
        (Held::Drafted(old), Held::File(new)) => vec![piece(like(new, &old.documents, &after.side)?, new)],
    };
    let identical =
        need.is_empty() && choices.is_empty() && pieces.iter().all(|piece| piece.state == "identique");
    Ok(CompareAnswer {
        before: before.side,
        after: after.side,
        need,
        choices,
        pieces,
        identical,
        took_ms: (start.elapsed().as_secs_f64() * 1e5).round() / 100.0,
    })
}

/// The piece of a purchase that a file is a version of.
fn like<'d>(
    file: &Document,
    documents: &'d [Document],
    side: &ComparedSide,
) -> Result<&'d Document, ApiError> {
    documents.iter().find(|one| one.kind == file.kind).ok_or_else(|| {
        let detail = match file.kind {
            DocumentKind::Autre => format!(
                "« {} » : on ne reconnaît pas de quelle pièce il s’agit ; donnez deux fichiers à comparer entre eux",
                side.name
            ),
            kind => format!(
                "« {} » semble être la pièce « {} », que cette consultation n’a pas",
                side.name,
                drafting::piece_name(kind)
            ),
        };
        ApiError::new(ErrorCode::Request, detail)
    })
}

fn of_both(old: &[Document], new: &[Document]) -> Vec<PieceChange> {
    let find = |documents: &[Document], kind: DocumentKind| {
        documents.iter().position(|document| document.kind == kind)
    };
    let mut pieces: Vec<PieceChange> = new
        .iter()
        .map(|document| match find(old, document.kind) {
            Some(at) => piece(&old[at], document),
            None => alone(document, "ajoutee"),
        })
        .collect();
    let gone = old.iter().filter(|document| find(new, document.kind).is_none());
    pieces.extend(gone.map(|document| alone(document, "retiree")));
    pieces
}

fn alone(document: &Document, state: &'static str) -> PieceChange {
    PieceChange {
        document: document.kind.slug().to_owned(),
        title: document.title.clone(),
        state,
        articles: Vec::new(),
        unchanged: 0,
        words_added: 0,
        words_removed: 0,
    }
}

fn piece(old: &Document, new: &Document) -> PieceChange {
    let compared = compare::compare(old, new);
    let articles: Vec<ArticleChange> = compared.articles.into_iter().map(article).collect();
    let count = |kind: &str| {
        let words = articles
            .iter()
            .flat_map(|article| &article.lines)
            .flat_map(|line| &line.pieces)
            .filter(|part| part.kind == kind);
        words.map(|part| part.words.split_whitespace().count()).sum()
    };
    PieceChange {
        document: new.kind.slug().to_owned(),
        title: new.title.clone(),
        state: if articles.is_empty() {
            "identique"
        } else {
            "modifiee"
        },
        unchanged: compared.unchanged,
        words_added: count("come"),
        words_removed: count("gone"),
        articles,
    }
}

fn article(article: compare::Article) -> ArticleChange {
    ArticleChange {
        state: state(article.fate),
        moved: article.moved,
        title: article.title,
        before: article.before,
        after: article.after,
        lines: article
            .lines
            .into_iter()
            .map(|line| LineChange {
                state: state(line.fate),
                pieces: line.words.into_iter().map(ChangedWords::of).collect(),
            })
            .collect(),
    }
}

fn state(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "ajoute",
        Fate::Removed => "retire",
        Fate::Moved => "deplace",
        Fate::Changed => "modifie",
    }
}
