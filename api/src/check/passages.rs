//! The text of a file as it is shown beside its findings.

use std::collections::BTreeMap;

use compliance::Finding;
use document::{Document, Passage, Place};
use serde::Serialize;
use ts_rs::TS;

use crate::{FindingView, SpanView};

/// A passage of a file, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PassageView {
    /// The leaf block.
    pub block: String,
    /// The block of the first level that holds it: the items of a list, the cells of a table share it.
    pub root: String,
    /// `titre`, `paragraphe`, `liste`, `cellule`, `note`.
    #[ts(type = "\"titre\" | \"paragraphe\" | \"liste\" | \"cellule\" | \"note\"")]
    pub kind: &'static str,
    /// Level of a title, 1 to 3.
    pub level: Option<u8>,
    /// Row of a cell, from 0.
    pub row: Option<usize>,
    /// Column of a cell, from 0.
    pub column: Option<usize>,
    /// Whether a cell heads its row or column.
    pub header: bool,
    /// Number of the article it belongs to.
    pub article: Option<String>,
    /// Title of that article.
    pub article_title: Option<String>,
    /// Page, when the format has pages.
    pub page: Option<u32>,
    /// The words.
    pub text: String,
}

impl From<Passage> for PassageView {
    fn from(passage: Passage) -> Self {
        let (kind, level, cell) = match passage.place {
            Place::Title { level } => ("titre", Some(level), None),
            Place::Paragraph => ("paragraphe", None, None),
            Place::Item => ("liste", None, None),
            Place::Cell { row, column, header } => ("cellule", None, Some((row, column, header))),
            Place::Note { .. } => ("note", None, None),
        };
        Self {
            block: passage.block.to_string(),
            root: passage.root.to_string(),
            kind,
            level,
            row: cell.map(|(row, ..)| row),
            column: cell.map(|(_, column, _)| column),
            header: cell.is_some_and(|(.., header)| header),
            article: passage.article,
            article_title: passage.article_title,
            page: passage.page,
            text: passage.text,
        }
    }
}

/// The passages of a document.
pub(super) fn of(document: &Document) -> Vec<PassageView> {
    document.passages().into_iter().map(PassageView::from).collect()
}

/// Findings in the order of the text, each with the page of its passage; what belongs to none comes last.
pub(super) fn placed(findings: &[Finding], passages: &[PassageView]) -> Vec<FindingView> {
    let order: BTreeMap<&str, usize> = passages
        .iter()
        .enumerate()
        .map(|(n, passage)| (passage.block.as_str(), n))
        .collect();
    let mut views: Vec<FindingView> = findings.iter().map(FindingView::from).collect();
    let rank = |view: &FindingView| {
        view.block
            .as_deref()
            .and_then(|block| order.get(block))
            .copied()
            .unwrap_or(usize::MAX)
    };
    views.sort_by_key(|view| (rank(view), view.span.start));
    for view in &mut views {
        view.page = passages.get(rank(view)).and_then(|passage| passage.page);
    }
    views
}

/// The words of a span and those around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// What stands before, cut at a word; begins with « … » when something is left out.
    pub before: String,
    /// The words of the span.
    pub words: String,
    /// What stands after; ends with « … » when something is left out.
    pub after: String,
}

/// The span in its line, with at most `room` characters on each side. Nothing stands around when the text has changed
/// since the span was measured.
#[must_use]
pub fn around(text: &str, span: &SpanView, room: usize) -> Around {
    let chars: Vec<char> = text.chars().collect();
    let alone = || Around {
        before: String::new(),
        words: span.text.clone(),
        after: String::new(),
    };
    if span.start > span.end || span.end > chars.len() {
        return alone();
    }
    let line = |c: &char| *c == '\n';
    let first = chars[..span.start].iter().rposition(line).map_or(0, |n| n + 1);
    let last = chars[span.end..]
        .iter()
        .position(line)
        .map_or(chars.len(), |n| span.end + n);
    let mut from = first.max(span.start.saturating_sub(room));
    if from > first {
        // A word cut in two is left out.
        while from < span.start && !chars[from - 1].is_whitespace() {
            from += 1;
        }
    }
    let mut to = last.min(span.end + room);
    if to < last {
        while to > span.end && !chars[to].is_whitespace() {
            to -= 1;
        }
    }
    let before: String = chars[from..span.start].iter().collect();
    let after: String = chars[span.end..to].iter().collect();
    Around {
        before: if from > first {
            format!("… {}", before.trim_start())
        } else {
            before
        },
        words: chars[span.start..span.end].iter().collect(),
        after: if to < last {
            format!("{} …", after.trim_end())
        } else {
            after
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str, room: usize, expected: (&str, &str)) {
        let at = text.find(words).unwrap();
        let start = text[..at].chars().count();
        let span = SpanView {
            start,
            end: start + words.chars().count(),
            text: words.to_owned(),
        };
        let found = around(text, &span, room);
        assert_eq!((found.before.as_str(), found.after.as_str()), expected);
        assert_eq!(found.words, words);
    }

    #[test]
    fn a_span_keeps_the_words_around_it() {
        let text = "Les écrans réglés sont de marque Dupont, livrés montés.";
        check(
            text,
            "Dupont",
            100,
            ("Les écrans réglés sont de marque ", ", livrés montés."),
        );
        check(text, "Dupont", 12, ("… de marque ", ", livrés …"));
        check(text, "Les", 4, ("", " …"));
        check(text, "montés.", 8, ("… livrés ", ""));
        check("un\ndeux mots\ntrois", "mots", 50, ("deux ", ""));
    }

    #[test]
    fn a_span_of_another_text_stands_alone() {
        let span = SpanView {
            start: 4,
            end: 90,
            text: "des mots".to_owned(),
        };
        assert_eq!(around("court", &span, 20).words, "des mots");
    }
}
