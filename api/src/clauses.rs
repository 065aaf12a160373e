//! Clause files: what is wrong with them, before they serve.

use std::path::PathBuf;

use ::clauses::{ClauseError, Facet, Library, Span, Text, Vocabulary, validate};
use compliance::{Context, check_text};
use document::DocumentKind;
use families::{Families, Predicate};
use law::Law;
use serde::Serialize;

use crate::{ApiError, ErrorCode, files};

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

/// What the rooms beside the library find wrong with it. Facets named across modules are looked for
/// in the embedded library too.
fn defects(library: &Library) -> Vec<ClauseError> {
    let law = Law::embedded();
    let mut defects = validate(
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
            obligations: &obligations::IDS,
            knows_place: &|document, place| {
                DocumentKind::from_slug(document)
                    .and_then(drafting::plan_of)
                    .is_some_and(|plan| plan.has(place))
            },
        },
    );
    defects.extend(flagged(library, law));
    defects
}

/// What our own checker says of the texts, each read as its piece would show it.
fn flagged(library: &Library, law: &Law) -> Vec<ClauseError> {
    let mut flagged = Vec::new();
    for module in library.modules() {
        let ctx = Context::new(module.head.reviewed, law);
        for facet in &module.facets {
            let kind = DocumentKind::from_slug(&facet.head.document).unwrap_or(DocumentKind::Cctp);
            for text in &facet.texts {
                flagged.extend(
                    check_text(&written(facet, text), kind, &ctx)
                        .into_iter()
                        .map(|finding| ClauseError {
                            file: module.file.clone(),
                            line: facet.line,
                            message: format!(
                                "{} : le vérificateur signale « {} » ({} {})",
                                facet.heading, finding.excerpt, finding.rule.code, finding.rule.name
                            ),
                        }),
                );
            }
        }
    }
    flagged
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
