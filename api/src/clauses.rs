//! The clause library: official modules, those of the house over them, what is wrong with a file before it serves.

mod browse;
mod change;
mod diff;
mod folder;
mod form;
mod packs;
mod shelves;
mod used;
mod words;

use std::path::PathBuf;

use ::clauses::{ClauseError, Facet, Library, Module, Span, Text, Vocabulary, validate};
use compliance::{Context, check_text};
use document::DocumentKind;
use families::{Families, Predicate};
use law::Law;
use serde::Serialize;
use ts_rs::TS;

pub use browse::{
    ClauseCard, ClauseList, ClausePage, ClauseRef, ClausesQuery, RefusedFile, ShelfCount, SuspectView, list,
    page,
};
pub use change::{PutAwayClause, SaveClause, go_back, keep, put_away, save, take_back};
pub use diff::{ChangedWords, DifferenceView};
pub use form::{CheckClause, ClauseProblem, FacetForm, FormChecked, ModuleForm, TextForm, check_form};
pub(crate) use packs::{PackToBuild, build_pack, install_pack, installed_packs, remove_pack};
pub(crate) use shelves::Shelves;
pub use used::UseView;
pub use words::{ClausePlace, ClauseVocabulary, NamedSlug, vocabulary};

use crate::{ApiError, ErrorCode, FindingView, files};

/// Modules checked and found right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClausesAnswer {
    /// Modules.
    pub modules: Vec<String>,
    /// Facets.
    pub facets: usize,
}

/// Checks clause files against the format and against what they name: articles, parameters,
/// families, capabilities, obligations, articles of the plans; our own checker must pass over every text.
/// Without files, the embedded library.
///
/// # Errors
/// The first defect of each broken file, with its line.
pub fn check(paths: &[PathBuf]) -> Result<ClausesAnswer, ApiError> {
    let mut read = Vec::new();
    for path in paths {
        let part = |part: Option<&std::ffi::OsStr>| {
            part.map(|p| p.to_string_lossy().into_owned()).unwrap_or_default()
        };
        let shelf = part(path.parent().and_then(|folder| folder.file_name()));
        read.push((shelf, part(path.file_name()), files::read_text(path)?));
    }
    let (library, mut errors) = if read.is_empty() {
        Library::embedded_with_refusals()
    } else {
        Library::from_files(
            read.iter()
                .map(|(shelf, name, text)| (shelf.as_str(), name.as_str(), text.as_str())),
        )
    };
    errors.extend(defects(&library));
    if !errors.is_empty() {
        let sentences: Vec<String> = errors.iter().map(ToString::to_string).collect();
        return Err(ApiError::new(ErrorCode::Document, sentences.join("\n")));
    }
    Ok(ClausesAnswer {
        facets: library.modules().iter().map(|module| module.facets.len()).sum(),
        modules: library
            .modules()
            .iter()
            .map(|module| module.head.id.clone())
            .collect(),
    })
}

/// What the rooms beside the library find wrong with it, and what our checker says of its texts.
fn defects(library: &Library) -> Vec<ClauseError> {
    let mut defects = format_defects(library);
    for module in library.modules() {
        defects.extend(remarks(module).into_iter().map(|remark| ClauseError {
            file: module.file.clone(),
            line: remark.line,
            message: format!("{} : {}", remark.facet, remark.sentence()),
        }));
    }
    defects
}

/// What a requirement may rest on only with the buyer's own reason.
const ASKS_REASON: [&str; 2] = ["L2112-4", "L2153-1"];

/// What the rooms beside the library find wrong with it. Facets named across modules are looked for
/// in the embedded library too.
fn format_defects(library: &Library) -> Vec<ClauseError> {
    let law = Law::embedded();
    validate(
        library,
        &Vocabulary {
            knows_article: &|id| law.knows(id) || law.cases().iter().any(|case| case.citation() == id),
            knows_parameter: &|id| law.parameter(id).is_some(),
            knows_family: &|slug| Families::embedded().get(slug).is_some(),
            predicate_error: &|text| text.parse::<Predicate>().err().map(|error| error.to_string()),
            knows_facet: &|id| Library::embedded().facet(id).is_some(),
            knows_option: &|id| {
                let known = Library::embedded().modules();
                known
                    .iter()
                    .any(|module| module.head.id == id && !module.head.default)
            },
            asks_reason: &|article| ASKS_REASON.contains(&article),
            obligations: &obligations::IDS,
            knows_place: &|document, place| {
                DocumentKind::from_slug(document)
                    .and_then(drafting::plan_of)
                    .is_some_and(|plan| plan.has(place))
            },
            knows_bt: &drafting::eforms::knows_bt,
        },
    )
}

/// What our checker says of a text of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Remark {
    /// Heading of the facet.
    pub facet: String,
    /// Its line.
    #[serde(skip)]
    pub(crate) line: usize,
    /// The words at fault.
    pub excerpt: String,
    /// Code of the rule.
    pub rule: &'static str,
    /// Its slug.
    pub name: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub fix: Option<String>,
    /// Articles.
    pub legal_basis: Vec<&'static str>,
}

impl Remark {
    /// In one sentence, for a terminal.
    fn sentence(&self) -> String {
        format!(
            "le vérificateur signale « {} » ({} {})",
            self.excerpt, self.rule, self.name
        )
    }
}

/// What our own checker says of the texts of a module, each read as its piece would show it.
fn remarks(module: &Module) -> Vec<Remark> {
    let ctx = Context::new(module.head.reviewed, Law::embedded());
    let mut found = Vec::new();
    for facet in &module.facets {
        let kind = DocumentKind::from_slug(&facet.head.document).unwrap_or(DocumentKind::Cctp);
        for text in &facet.texts {
            found.extend(
                check_text(&written(facet, text), kind, &ctx)
                    .into_iter()
                    .map(|finding| {
                        let view = FindingView::from(&finding);
                        Remark {
                            facet: facet.heading.clone(),
                            line: facet.line,
                            excerpt: finding.excerpt.clone(),
                            rule: finding.rule.code,
                            name: finding.rule.name,
                            message: view.message,
                            fix: view.fix,
                            legal_basis: view.legal_basis,
                        }
                    }),
            );
        }
    }
    found
}

/// The words of a text, the variables at their usual value or left as blanks: what the buyer fills in is read
/// again in the piece.
fn written(facet: &Facet, text: &Text) -> String {
    let mut words = String::new();
    for piece in &text.body {
        for span in piece.spans() {
            match span {
                Span::Text(plain) | Span::Bold(plain) | Span::Italic(plain) => words.push_str(plain),
                Span::Variable(name) => words.push_str(&usual(facet, name)),
                Span::Reference(_) => words.push('…'),
            }
        }
        words.push('\n');
    }
    words
}

/// The usual value of a variable, or one within its bounds. A fact of the need stands as a number, which reads well
/// before any unit.
fn usual(facet: &Facet, name: &str) -> String {
    let Some(variable) = facet.variable(name) else {
        return "12".to_owned();
    };
    match (&variable.default, variable.min, variable.options.first()) {
        (Some(value), ..) => value.to_string(),
        (None, Some(min), _) => tender::Value::Number(min).to_string(),
        (None, None, Some(option)) => option.clone(),
        (None, None, None) => "…".to_owned(),
    }
}
