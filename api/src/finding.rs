//! Findings as screens and scripts read them.

use compliance::Finding;
use serde::Serialize;
use ts_rs::TS;

/// A place in a text, in Unicode scalar values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SpanView {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words there.
    pub text: String,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FindingView {
    /// Stable code of the rule.
    pub rule: &'static str,
    /// Its slug.
    pub name: &'static str,
    /// Its family.
    pub family: &'static str,
    /// `bloquant`, `majeur`, `mineur`, `conseil`.
    #[ts(type = "\"bloquant\" | \"majeur\" | \"mineur\" | \"conseil\"")]
    pub severity: &'static str,
    /// `signale`, `conforme`, `sans-objet`, `donnee-manquante`.
    #[ts(type = "\"signale\" | \"conforme\" | \"sans-objet\" | \"donnee-manquante\"")]
    pub state: &'static str,
    /// Place in the text of `block`, or in the text given.
    pub span: SpanView,
    /// Block of the document it stands in.
    pub block: Option<String>,
    /// Page, when the format has pages.
    pub page: Option<u32>,
    /// Article of the document.
    pub article: Option<String>,
    /// What is wrong.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to write instead.
    pub fix: Option<String>,
    /// A text that can take the place of the span.
    pub replacement: Option<String>,
    /// Articles the rule rests on.
    pub legal_basis: Vec<&'static str>,
    /// The buyer's reason for setting it aside.
    pub waiver: Option<String>,
}

impl From<&Finding> for FindingView {
    fn from(finding: &Finding) -> Self {
        let rule = finding.rule;
        Self {
            rule: rule.code,
            name: rule.name,
            family: rule.family.slug(),
            severity: rule.severity.slug(),
            state: finding.state.slug(),
            span: SpanView {
                start: finding.span.start,
                end: finding.span.end,
                text: finding.excerpt.clone(),
            },
            block: finding.block.as_ref().map(ToString::to_string),
            page: None,
            article: finding.article.clone(),
            message: finding.message.clone(),
            why: finding.why.clone(),
            fix: finding.fix.clone(),
            replacement: finding.replacement.clone(),
            legal_basis: rule.legal_basis.to_vec(),
            waiver: finding.waived.as_ref().map(|waiver| waiver.text.clone()),
        }
    }
}
