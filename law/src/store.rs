//! The whole of the law, parsed once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use tender::{Date, Euros};

use crate::citation::canonical;
use crate::parameter::Unit;
use crate::{Article, Case, Ccag, CcagEntry, LawError, Parameter, Repealed, embedded};

/// Articles, parameters, decisions, repealed texts and general conditions.
#[derive(Debug, Default)]
pub struct Law {
    articles: BTreeMap<String, Article>,
    parameters: BTreeMap<String, Parameter>,
    cases: Vec<Case>,
    repealed: Vec<Repealed>,
    ccags: Vec<Ccag>,
    ccag: BTreeMap<String, CcagEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleFile {
    article: Vec<Article>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RepealedFile {
    repealed: Vec<Repealed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CcagFile {
    ccag: Vec<Ccag>,
    entry: Vec<CcagEntry>,
}

fn embedded_once() -> &'static (Law, Vec<LawError>) {
    static LAW: OnceLock<(Law, Vec<LawError>)> = OnceLock::new();
    LAW.get_or_init(|| Law::from_files(embedded::FILES.iter().copied()))
}

impl Law {
    /// The law that comes with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &embedded_once().0
    }

    /// What could not be read of the embedded files; empty in a released program (a test says so).
    #[must_use]
    pub fn embedded_problems() -> &'static [LawError] {
        &embedded_once().1
    }

    /// Reads files given as (name, text): what could be read, and what could not.
    ///
    /// The name tells the kind: `articles/*.toml`, `parameters/*.toml`, `cases.toml`,
    /// `repealed.toml`, `ccag.toml`. A broken file or a second entry of the same name is left out and listed.
    #[must_use]
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<LawError>) {
        let mut law = Self::default();
        let mut problems = Vec::new();
        for (file, text) in files {
            if let Err(problem) = law.read(file, text, &mut problems) {
                problems.push(problem);
            }
        }
        (law, problems)
    }

    fn read(&mut self, file: &str, text: &str, problems: &mut Vec<LawError>) -> Result<(), LawError> {
        let mut twice = |id: &str| {
            problems.push(LawError {
                file: file.to_owned(),
                line: line_of_id(text, id),
                message: format!("« {id} » existe déjà ; gardez-en un seul"),
            });
        };
        if file.starts_with("articles/") {
            for article in parse::<ArticleFile>(file, text)?.article {
                if self.articles.contains_key(&article.id) {
                    twice(&article.id);
                } else {
                    self.articles.insert(article.id.clone(), article);
                }
            }
        } else if file.starts_with("parameters/") {
            let parameter: Parameter = parse(file, text)?;
            if self.parameters.contains_key(&parameter.id) {
                twice(&parameter.id);
            } else {
                self.parameters.insert(parameter.id.clone(), parameter);
            }
        } else {
            match file {
                "cases.toml" => self.cases.extend(parse::<CaseFile>(file, text)?.case),
                "repealed.toml" => {
                    for entry in parse::<RepealedFile>(file, text)?.repealed {
                        if self.repealed.iter().any(|known| known.id == entry.id) {
                            twice(&entry.id);
                        } else {
                            self.repealed.push(entry);
                        }
                    }
                }
                "ccag.toml" => {
                    let CcagFile { ccag, entry } = parse(file, text)?;
                    self.ccags.extend(ccag);
                    for entry in entry {
                        if self.ccag.contains_key(&entry.id) {
                            twice(&entry.id);
                        } else {
                            self.ccag.insert(entry.id.clone(), entry);
                        }
                    }
                }
                _ => {
                    return Err(LawError {
                        file: file.to_owned(),
                        line: 1,
                        message:
                            "nom de fichier inattendu ; attendu : articles/…, parameters/…, cases.toml, \
                                  repealed.toml ou ccag.toml"
                                .to_owned(),
                    });
                }
            }
        }
        Ok(())
    }

    /// An article by its citation. `R2111-7`, `R. 2111-7` and « article R. 2111-7 du code de la commande
    /// publique » are the same; a paragraph, or an article of a regulation, falls back to the whole
    /// (`R2131-12 2°`, `règl. (UE) 2024/1735 art. 25`).
    #[must_use]
    pub fn article(&self, citation: &str) -> Option<&Article> {
        if let Some(article) = self.articles.get(citation) {
            return Some(article);
        }
        let id = canonical(citation);
        let mut id = id.as_str();
        loop {
            if let Some(article) = self.articles.get(id) {
                return Some(article);
            }
            id = id.rsplit_once(' ')?.0;
        }
    }

    /// All articles, in the order of their citation.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.articles.values()
    }

    /// Whether a citation is one of our articles or of our general conditions.
    #[must_use]
    pub fn knows(&self, citation: &str) -> bool {
        self.article(citation).is_some() || self.ccag(citation).is_some()
    }

    /// A parameter by its slug.
    #[must_use]
    pub fn parameter(&self, id: &str) -> Option<&Parameter> {
        self.parameters.get(id)
    }

    /// All parameters, in the order of their slug.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.values()
    }

    /// Amount of a parameter in euros on a date; `None` when unknown, not asserted or not money.
    #[must_use]
    pub fn euros(&self, id: &str, date: Date) -> Option<Euros> {
        let parameter = self.parameter(id)?;
        match parameter.unit {
            Unit::EurosHt | Unit::EurosTtc | Unit::Euros => parameter.at(date)?.euros(),
            _ => None,
        }
    }

    /// Value of a parameter on a date, in its own unit; `None` when unknown or not asserted.
    #[must_use]
    pub fn number(&self, id: &str, date: Date) -> Option<f64> {
        self.parameter(id)?.at(date)?.amount
    }

    /// The first day a rule applies; `None` when unknown or not asserted.
    #[must_use]
    pub fn since(&self, id: &str) -> Option<Date> {
        self.parameter(id)?.start()
    }

    /// Court decisions, in the order of the file.
    #[must_use]
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// Repealed texts, notions and forms.
    #[must_use]
    pub fn repealed(&self) -> &[Repealed] {
        &self.repealed
    }

    /// An article of the general conditions: `CCAG-FCS 14.1`. A finer number falls back to the
    /// article that contains it (`CCAG-FCS 14.1.1`).
    #[must_use]
    pub fn ccag(&self, citation: &str) -> Option<&CcagEntry> {
        let id = canonical(citation);
        let mut id = id.as_str();
        loop {
            if let Some(entry) = self.ccag.get(id) {
                return Some(entry);
            }
            id = &id[..id.rfind(['.', ' '])?];
        }
    }

    /// All articles of the general conditions we describe.
    pub fn ccag_entries(&self) -> impl Iterator<Item = &CcagEntry> {
        self.ccag.values()
    }

    /// The article of a CCAG (`CCAG-PI`) on a topic (`retard`), when we know it.
    #[must_use]
    pub fn ccag_on(&self, topic: &str, general: &str) -> Option<&CcagEntry> {
        self.ccag.values().find(|entry| {
            entry.topic.as_deref() == Some(topic)
                && entry.id.split_once(' ').is_some_and(|(of, _)| of == general)
        })
    }

    /// A citation as a contract that names `general` would write it: an article of another CCAG gives way to the one
    /// on the same topic; `None` when we know of none. What is no article of a CCAG stays as it is.
    #[must_use]
    pub fn in_ccag(&self, citation: &str, general: &str) -> Option<String> {
        match citation.split_once(' ') {
            Some((of, _)) if of.starts_with("CCAG-") && of != general => {
                let topic = self.ccag.get(citation)?.topic.as_deref()?;
                Some(self.ccag_on(topic, general)?.id.clone())
            }
            _ => Some(citation.to_owned()),
        }
    }

    /// The six CCAG.
    #[must_use]
    pub fn ccags(&self) -> &[Ccag] {
        &self.ccags
    }
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, LawError> {
    toml::from_str(text).map_err(|error| LawError {
        file: file.to_owned(),
        line: error.span().map_or(1, |span| tender::line_of(text, span.start)),
        message: tender::sentence(error.message()),
    })
}

/// Line of the last mention of an identifier: the second one is the intruder.
fn line_of_id(text: &str, id: &str) -> usize {
    let wanted = format!("\"{id}\"");
    text.lines()
        .enumerate()
        .filter(|(_, line)| line.starts_with("id") && line.contains(&wanted))
        .last()
        .map_or(1, |(at, _)| at + 1)
}
