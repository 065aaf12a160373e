//! A module as a form: what a buyer fills in, checked while he types, and the file it becomes.

use ::clauses::{
    Facet, FacetHead, Library, Module, ModuleHead, Text, TextHead, parse_body, write_body, write_module,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::folder::{self, MOST_BYTES};
use super::{Remark, format_defects, remarks};
use crate::{ApiError, Desk, ErrorCode};

/// A module, as it is filled in. Its head and those of its facets are those of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ModuleForm {
    /// Shelf.
    pub shelf: String,
    /// Head.
    pub head: ModuleHead,
    /// Facets.
    pub facets: Vec<FacetForm>,
}

/// A facet, as it is filled in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FacetForm {
    /// Kind and level (`exigence-socle`), or kind and piece for an administrative article.
    pub heading: String,
    /// Head.
    pub head: FacetHead,
    /// Texts: one, or several with their conditions.
    pub texts: Vec<TextForm>,
}

/// A text of a facet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TextForm {
    /// Name, empty when the facet has one text.
    pub name: String,
    /// When it applies.
    pub head: TextHead,
    /// The words: paragraphs after an empty line, `- ` for a list, `{{name}}` for a variable.
    pub words: String,
}

/// Something to repair before the module can be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClauseProblem {
    /// Heading of the facet; absent: the module itself.
    pub facet: Option<String>,
    /// In one sentence.
    pub message: String,
}

/// A form to check.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct CheckClause {
    /// The form, perhaps half filled in.
    #[ts(type = "ModuleForm")]
    pub form: Value,
}

/// What is to repair in a form, and what our checker says of its texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct FormChecked {
    /// What forbids to save it.
    pub problems: Vec<ClauseProblem>,
    /// What keeps it out of what is proposed by itself.
    pub remarks: Vec<Remark>,
}

/// What is wrong with a form while it is filled in.
///
/// # Errors
/// None: everything is told in the answer.
pub fn check_form(_: &Desk, request: CheckClause) -> Result<FormChecked, ApiError> {
    Ok(
        match read(request.form).and_then(|form| Ok((parsed(&form)?, form))) {
            Err(problems) => FormChecked {
                problems,
                remarks: Vec::new(),
            },
            Ok((parsed, form)) => FormChecked {
                problems: parsed.defects(&form),
                remarks: remarks(&parsed.module),
            },
        },
    )
}

/// A form that reads well, perhaps with something to repair in what it names.
struct Parsed {
    library: Library,
    module: Module,
    text: String,
}

impl Parsed {
    /// What it names and that does not exist, what it lacks.
    fn defects(&self, form: &ModuleForm) -> Vec<ClauseProblem> {
        format_defects(&self.library)
            .into_iter()
            .map(|defect| {
                let facet = facet_at(form, &self.text, defect.line);
                let start = facet
                    .as_deref()
                    .map(|heading| format!("{heading} : "))
                    .unwrap_or_default();
                ClauseProblem {
                    message: defect
                        .message
                        .strip_prefix(&start)
                        .unwrap_or(&defect.message)
                        .to_owned(),
                    facet,
                }
            })
            .collect()
    }
}

impl ModuleForm {
    /// The form of a module.
    pub(super) fn of(module: &Module) -> Self {
        Self {
            shelf: module.shelf.clone(),
            head: module.head.clone(),
            facets: module.facets.iter().map(FacetForm::of).collect(),
        }
    }

    /// The form of a file, if it can be read.
    pub(super) fn of_text(shelf: &str, name: &str, text: &str) -> Option<Self> {
        let (library, _) = Library::from_files([(shelf, name, text)]);
        library.modules().first().map(Self::of)
    }
}

impl FacetForm {
    fn of(facet: &Facet) -> Self {
        Self {
            heading: facet.heading.clone(),
            head: facet.head.clone(),
            texts: facet
                .texts
                .iter()
                .map(|text| TextForm {
                    name: text.name.clone(),
                    head: text.head.clone(),
                    words: write_body(&text.body),
                })
                .collect(),
        }
    }
}

/// The form as it was sent; what cannot be read of it is a problem of its field.
pub(super) fn read(form: Value) -> Result<ModuleForm, Vec<ClauseProblem>> {
    let heading = |at: &str| {
        let n: usize = at.strip_prefix("facets[")?.split(']').next()?.parse().ok()?;
        form["facets"][n]["heading"].as_str().map(str::to_owned)
    };
    serde_path_to_error::deserialize(form.clone()).map_err(
        |error: serde_path_to_error::Error<serde_json::Error>| {
            let path = error.path().to_string();
            let field = path.rsplit('.').next().unwrap_or_default().to_owned();
            vec![ClauseProblem {
                facet: heading(&path),
                message: format!("{field}\u{a0}: {}", tender::sentence(&error.inner().to_string())),
            }]
        },
    )
}

/// The module that a form is, and its file; or all that is to repair in it.
pub(super) fn module(form: &ModuleForm) -> Result<(Module, String), Vec<ClauseProblem>> {
    let parsed = parsed(form)?;
    match parsed.defects(form) {
        none if none.is_empty() => Ok((parsed.module, parsed.text)),
        defects => Err(defects),
    }
}

/// The form read as its file would be.
fn parsed(form: &ModuleForm) -> Result<Parsed, Vec<ClauseProblem>> {
    let mut problems = Vec::new();
    let mut say = |facet: Option<&str>, message: String| {
        problems.push(ClauseProblem {
            facet: facet.map(str::to_owned),
            message,
        });
    };
    for (value, what) in [
        (&form.head.title, "un titre"),
        (&form.head.need, "le besoin, en une phrase"),
    ] {
        if value.trim().is_empty() {
            say(None, format!("il manque {what}"));
        }
    }
    if form.facets.is_empty() {
        say(
            None,
            "il faut au moins une facette, par exemple une exigence".to_owned(),
        );
    }
    if !folder::is_slug(&form.shelf) {
        say(None, "choisissez le rayon".to_owned());
    }
    if !folder::is_slug(&form.head.id) {
        say(
            None,
            format!("identifiant «\u{a0}{}\u{a0}» mal formé", form.head.id),
        );
    }
    let mut facets = Vec::new();
    for facet in &form.facets {
        let mut texts = Vec::new();
        for text in &facet.texts {
            match parse_body(&text.words, 1) {
                Ok(body) if body.is_empty() => say(Some(&facet.heading), "il manque le texte".to_owned()),
                Ok(body) => texts.push(Text {
                    name: text.name.trim().to_owned(),
                    head: text.head.clone(),
                    body,
                    line: 1,
                }),
                Err((line, message)) => {
                    say(
                        Some(&facet.heading),
                        format!("ligne {line} du texte\u{a0}: {message}"),
                    );
                }
            }
        }
        facets.push((facet, texts));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let name = format!("{}.md", form.head.id);
    let given = written(form, facets).map_err(|message| vec![ClauseProblem { facet: None, message }])?;
    let (library, refused) = Library::from_files([(form.shelf.as_str(), name.as_str(), given.as_str())]);
    let Some(module) = library.modules().first() else {
        return Err(refused
            .into_iter()
            .map(|error| ClauseProblem {
                facet: facet_at(form, &given, error.line),
                message: error.message,
            })
            .collect());
    };
    // A text that would be read otherwise than it was typed is refused rather than changed.
    let again = ModuleForm::of(module);
    if let Some((typed, _)) = form.facets.iter().zip(&again.facets).find(|(typed, read)| {
        typed.heading != read.heading || typed.head != read.head || !same_words(typed, read)
    }) && again.facets.len() == form.facets.len()
    {
        return Err(vec![ClauseProblem {
            facet: Some(typed.heading.clone()),
            message: "ce texte ne peut pas être gardé tel quel\u{a0}: retirez-en les titres «\u{a0}#\u{a0}» et les accents graves «\u{a0}```\u{a0}»"
                .to_owned(),
        }]);
    }
    if again.facets.len() != form.facets.len() {
        return Err(vec![ClauseProblem {
            facet: None,
            message: "un texte ne peut pas contenir de titre «\u{a0}##\u{a0}»".to_owned(),
        }]);
    }
    if given.len() as u64 > MOST_BYTES {
        return Err(vec![ClauseProblem {
            facet: None,
            message: format!(
                "cette clause dépasse {}\u{a0}Ko\u{a0}: faites-en plusieurs",
                MOST_BYTES / 1024
            ),
        }]);
    }
    let module = module.clone();
    Ok(Parsed {
        library,
        module,
        text: given,
    })
}

fn same_words(typed: &FacetForm, read: &FacetForm) -> bool {
    typed.texts.len() == read.texts.len()
        && typed.texts.iter().zip(&read.texts).all(|(a, b)| {
            let words = |text: &TextForm| parse_body(&text.words, 1).map(|body| write_body(&body)).ok();
            words(a) == words(b)
        })
}

fn written(form: &ModuleForm, facets: Vec<(&FacetForm, Vec<Text>)>) -> Result<String, String> {
    // Kind and level are read again from the heading: any will do here.
    let module = Module {
        shelf: form.shelf.clone(),
        file: String::new(),
        origin: ::clauses::Origin::House,
        head: form.head.clone(),
        facets: facets
            .into_iter()
            .map(|(facet, texts)| Facet {
                id: String::new(),
                heading: facet.heading.clone(),
                kind: ::clauses::Kind::Exigence,
                level: ::clauses::Level::Socle,
                head: facet.head.clone(),
                texts,
                line: 1,
            })
            .collect(),
    };
    write_module(&module)
}

/// The facet whose part of the file holds a line.
fn facet_at(form: &ModuleForm, text: &str, line: usize) -> Option<String> {
    let before: Vec<&str> = text.lines().take(line).collect();
    let heading = before.iter().rev().find_map(|line| line.strip_prefix("## "))?;
    let known = form.facets.iter().any(|facet| facet.heading == heading);
    known.then(|| heading.to_owned())
}

/// A form that cannot be saved, in one error.
pub(super) fn refused(problems: &[ClauseProblem]) -> ApiError {
    let sentences: Vec<String> = problems
        .iter()
        .map(|one| match &one.facet {
            Some(facet) => format!("{facet}\u{a0}: {}", one.message),
            None => one.message.clone(),
        })
        .collect();
    ApiError::new(ErrorCode::Request, sentences.join("\n"))
}
