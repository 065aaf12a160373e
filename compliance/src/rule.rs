//! What a rule is, and the macro that declares one.

use std::fmt;

use document::{DocumentKind, Passage};
use french::Text;

use crate::dossier::{DossierReading, Outcome};
use crate::marks::Hit;
use crate::reading::Reading;
use crate::topics::Topics;
use crate::{Context, Family};
use document::typographic;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A word of advice.
    Conseil,
    /// To tidy up.
    Mineur,
    /// To repair before publication.
    Majeur,
    /// Unlawful as written: export refuses it without a reason.
    Bloquant,
}

impl Severity {
    /// Slug used in answers.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Conseil => "conseil",
            Self::Mineur => "mineur",
            Self::Majeur => "majeur",
            Self::Bloquant => "bloquant",
        }
    }
}

/// What a rule must read to judge: a keystroke re-runs the passage rules, a pause the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// One passage.
    Passage,
    /// The passages of one article.
    Article,
    /// A whole document.
    Document,
    /// All documents of the dossier.
    Dossier,
}

/// A whole document as the wider rules read it.
pub(crate) struct DocumentReading<'a> {
    pub(crate) document: &'a document::Document,
    pub(crate) passages: &'a [Passage],
    /// The passages analysed, one for each.
    pub(crate) texts: &'a [Text<'a>],
    /// What each passage speaks of.
    pub(crate) topics: &'a [Topics],
    pub(crate) ctx: &'a Context<'a>,
}

/// A hit of a document rule: a passage by index (none: the cover) and the place in its text.
pub(crate) struct PlacedHit {
    pub(crate) passage: Option<usize>,
    pub(crate) span: french::Span,
    pub(crate) excerpt: String,
    pub(crate) message: String,
    pub(crate) missing: bool,
}

/// How a rule looks for what it finds.
pub(crate) enum Check {
    /// In each passage alone.
    Passage(fn(&Reading<'_>, &mut Vec<Hit>)),
    /// In each sentence on which no rule of the family speaks: the second reading judges.
    Likeness,
    /// In the whole document.
    Document(fn(&DocumentReading<'_>, &mut Vec<PlacedHit>)),
    /// In all documents together.
    Dossier(fn(&DossierReading<'_>, &mut Outcome)),
}

/// A rule: what it finds, how serious it is, on which law it rests, and its page in French.
pub struct Rule {
    /// Stable code (`SPE001`); never reused.
    pub code: &'static str,
    /// Slug that says what is found.
    pub name: &'static str,
    /// Family.
    pub family: Family,
    /// Severity.
    pub severity: Severity,
    /// What it must read.
    pub scope: Scope,
    /// Articles it rests on, as cited in the law crate.
    pub legal_basis: &'static [&'static str],
    /// What is found, in a few words that follow a quotation (« … » : *une provenance est imposée*).
    pub headline: &'static str,
    /// The page in French, Markdown, as written in the source.
    pub page: &'static str,
    pub(crate) check: Check,
}

impl Rule {
    /// First line of the page: what the rule finds.
    #[must_use]
    pub fn summary(&self) -> String {
        typographic(self.page.lines().next().unwrap_or_default().trim())
    }

    /// Words of a section of the page (`Pourquoi`, `Correction`…), lines joined; empty when there is none.
    #[must_use]
    pub fn section(&self, title: &str) -> String {
        let mut words = Vec::new();
        let mut inside = false;
        for line in self.page.lines().map(str::trim) {
            if let Some(heading) = line.strip_prefix("## ") {
                inside = heading == title;
            } else if inside && !line.is_empty() {
                words.push(line);
            }
        }
        typographic(&words.join(" "))
    }

    /// Examples of the page: `bad` ones (true) or `good` ones (false), each with the document it stands in.
    #[must_use]
    pub fn examples(&self, bad: bool) -> Vec<(DocumentKind, String)> {
        let wanted = if bad { "bad" } else { "good" };
        let mut examples = Vec::new();
        let mut open: Option<(DocumentKind, Vec<&str>)> = None;
        let mut skipping = false;
        for line in self.page.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            if let Some(info) = line.strip_prefix("```") {
                if let Some((kind, lines)) = open.take() {
                    examples.push((kind, lines.join("\n")));
                } else if skipping {
                    skipping = false;
                } else {
                    match info.split_once(',') {
                        Some((slug, sort)) if sort == wanted => {
                            open = Some((
                                DocumentKind::from_slug(slug).unwrap_or(DocumentKind::Autre),
                                Vec::new(),
                            ));
                        }
                        _ => skipping = true,
                    }
                }
            } else if let Some((_, lines)) = &mut open {
                lines.push(line);
            }
        }
        examples
    }
}

/// Two rules are the same when their codes are.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// Declares a rule; its doc comment becomes the French page, kept as a string.
macro_rules! declare_rule {
    ($(#[doc = $page:literal])+ $vis:vis $name:ident { $($field:ident : $value:expr),* $(,)? }) => {
        // Rules read as types in the lists, as in the house examples.
        #[allow(non_upper_case_globals)]
        $vis static $name: $crate::rule::Rule = $crate::rule::Rule {
            page: concat!($($page, "\n"),+),
            $($field: $value),*
        };
    };
}

pub(crate) use declare_rule;
