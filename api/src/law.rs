//! What a citation leads to: our digest, its date, how sure it is; and the full text, when it was imported.

use law::{Case, Ccag, CcagEntry, Confidence, Entry, Law, Parameter, Repealed, long_date};
use serde::{Deserialize, Serialize};
use tender::Date;
use ts_rs::TS;

use crate::clock::today;
use crate::texts::{self, FullTextView};
use crate::{ApiError, Desk, ErrorCode, check};

/// What a citation leads to: the first, and what else it names (« R2161-2 à R2161-5 »).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ArticleView {
    /// The first.
    #[serde(flatten)]
    pub first: LawEntryView,
    /// The others.
    pub others: Vec<LawEntryView>,
}

/// An article, or another thing that is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LawEntryView {
    /// `article`, `ccag`, `decision`, `parametre`, `texte-abroge`.
    #[ts(type = "\"article\" | \"ccag\" | \"decision\" | \"parametre\" | \"texte-abroge\"")]
    pub kind: &'static str,
    /// Id, as cited in files (`R2111-7`).
    pub id: String,
    /// Citation, as written in a text.
    pub citation: String,
    /// Code or text.
    pub code: String,
    /// First day of the version known.
    pub in_force: Option<String>,
    /// How the text was established.
    pub reliability: String,
    /// The same, in French words.
    pub reliability_words: String,
    /// Whether it needs no check before one relies on it.
    pub sure: bool,
    /// When it was last checked.
    pub checked: Option<String>,
    /// Our digest, in French; several lines for what changes with dates.
    pub digest: String,
    /// The text on the date asked, when texts were imported.
    pub full: Option<FullTextView>,
}

/// A citation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct ArticleQuery {
    /// As written in a text.
    pub citation: String,
    /// Launch date, ISO: the text of that day is looked for; today when absent.
    pub as_of: Option<String>,
}

/// What a citation leads to (`R2111-7`, « R. 2111-7 », `CP 432-14`, `CCAG-FCS 14.1`, `C-424/23`).
///
/// # Errors
/// It leads to nothing that the application knows; the texts imported cannot be read.
pub fn query(desk: &Desk, query: ArticleQuery) -> Result<ArticleView, ApiError> {
    let date = match &query.as_of {
        Some(text) => check::date(text)?,
        None => today(),
    };
    let law = Law::embedded();
    let mut found = law.look_up(&query.citation);
    if found.is_empty() {
        found = law.look_up(&query.citation.trim().to_uppercase());
    }
    let mut views = found
        .into_iter()
        .map(|entry| view(desk, entry, date))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter();
    let first = views.next().ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            format!(
                "« {} » n’est pas dans le fonds de l’application (exemples : R2111-7, CCAG-FCS 14.1, C-424/23)",
                query.citation.trim()
            ),
        )
    })?;
    Ok(ArticleView {
        first,
        others: views.collect(),
    })
}

fn view(desk: &Desk, entry: Entry<'_>, date: Date) -> Result<LawEntryView, ApiError> {
    Ok(match entry {
        Entry::Article(article) => LawEntryView {
            kind: "article",
            id: article.id.clone(),
            citation: article.citation(),
            code: article.code.clone(),
            in_force: article.in_force.map(|date| date.to_string()),
            reliability: article.reliability.slug().to_string(),
            reliability_words: article.reliability.to_string(),
            sure: article.reliability.is_verified(),
            checked: article.checked.map(|date| date.to_string()),
            digest: article.digest.clone(),
            full: texts::of(desk, &article.id, date)?,
        },
        Entry::Conditions(ccag) => conditions(ccag),
        Entry::Ccag(entry) => ccag(entry),
        Entry::Case(case) => decision(case),
        Entry::Parameter(one) => parameter(one, date),
        Entry::Repealed(text) => past(text),
    })
}

/// An entry that is no article.
fn other(kind: &'static str, id: &str, confidence: Confidence) -> LawEntryView {
    LawEntryView {
        kind,
        id: id.to_owned(),
        citation: id.to_owned(),
        code: String::new(),
        in_force: None,
        reliability: confidence.slug().to_owned(),
        reliability_words: confidence.to_string(),
        sure: confidence == Confidence::Lu,
        checked: None,
        digest: String::new(),
        full: None,
    }
}

fn conditions(ccag: &Ccag) -> LawEntryView {
    let mut digest = format!("{}, {}.", ccag.title, ccag.order);
    if let Some(note) = &ccag.note {
        digest.push('\n');
        digest.push_str(note);
    }
    LawEntryView {
        code: "cahiers des clauses administratives générales".to_owned(),
        in_force: Some(ccag.in_force.to_string()),
        checked: Some(ccag.checked.to_string()),
        digest,
        ..other("ccag", &ccag.id, ccag.confidence)
    }
}

fn ccag(entry: &CcagEntry) -> LawEntryView {
    let mut digest = format!("{}\u{a0}: {}", entry.subject, entry.rule);
    if let Some(to_write) = &entry.to_write {
        digest.push_str("\nÀ écrire pour y déroger\u{a0}: ");
        digest.push_str(to_write);
    }
    LawEntryView {
        code: "cahier des clauses administratives générales, auquel les pièces renvoient".to_owned(),
        checked: Some(entry.checked.to_string()),
        digest,
        ..other("ccag", &entry.id, entry.confidence)
    }
}

fn decision(case: &Case) -> LawEntryView {
    LawEntryView {
        citation: case.citation(),
        code: "décision de justice".to_owned(),
        in_force: None,
        checked: Some(case.checked.to_string()),
        digest: case.digest.clone(),
        ..other("decision", &case.number, case.confidence)
    }
}

/// A dated value: the one of the day first, then its history.
fn parameter(one: &Parameter, date: Date) -> LawEntryView {
    let now = one.at(date);
    let lines: Vec<String> = one
        .values
        .iter()
        .map(|value| {
            let amount = match value.amount {
                Some(amount) => one.unit.stated(amount),
                None if value.ended => "la règle n’existe plus".to_owned(),
                None => "aucune valeur affirmée".to_owned(),
            };
            let note = value
                .note
                .as_ref()
                .map_or_else(String::new, |note| format!(" ({note})"));
            let doubt = match value.confidence {
                Confidence::Lu => String::new(),
                confidence => format!(", {confidence}"),
            };
            format!(
                "Depuis le {}\u{a0}: {amount}, {}{doubt}{note}",
                long_date(value.from),
                value.article
            )
        })
        .collect();
    LawEntryView {
        citation: one.label.clone(),
        code: "valeur datée".to_owned(),
        in_force: now.map(|value| value.from.to_string()),
        checked: now.map(|value| value.checked.to_string()),
        digest: lines.join("\n"),
        ..other(
            "parametre",
            &one.id,
            now.map_or(Confidence::AVerifier, |value| value.confidence),
        )
    }
}

fn past(text: &Repealed) -> LawEntryView {
    let since = text
        .abrogated
        .map_or_else(String::new, |day| format!(" depuis le {}", long_date(day)));
    LawEntryView {
        citation: text.name.clone(),
        code: format!("texte du passé, abrogé ou remplacé{since}"),
        digest: format!("{}\nAujourd’hui\u{a0}: {}", text.fate, text.replaced_by),
        ..other("texte-abroge", &text.id, text.confidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(citation: &str) -> ArticleView {
        let folder = tempfile::tempdir().unwrap();
        let asked = ArticleQuery {
            citation: citation.to_owned(),
            as_of: Some("2026-11-23".to_owned()),
        };
        query(&Desk::new(folder.path()), asked).unwrap()
    }

    #[test]
    fn a_citation_leads_to_what_it_names() {
        assert_eq!(found("R2111-7").first.kind, "article");
        assert_eq!(found("r2111-7").first.id, "R2111-7");
        let range = found("R2161-2 à R2161-5");
        let rest: Vec<&str> = range.others.iter().map(|other| other.id.as_str()).collect();
        assert_eq!(
            (range.first.id.as_str(), rest),
            ("R2161-2", vec!["R2161-3", "R2161-4", "R2161-5"])
        );
        assert_eq!(found("CCAG-FCS 14.1").first.kind, "ccag");
        assert_eq!(found("C-424/23").first.kind, "decision");
        let works = found("dispense-travaux");
        assert_eq!(works.first.kind, "parametre");
        assert!(
            works.first.digest.contains("aucune valeur affirmée"),
            "{}",
            works.first.digest
        );
    }
}
