//! What a document shows, a line a passage, as the tests of the readers compare it.

use document::{Document, Place};

/// Kind of place (`T1`, `P`, `I`, `H`, `C`, `N`) and words.
pub(crate) fn words(document: &Document) -> Vec<String> {
    let mark = |place: Place| match place {
        Place::Title { level } => format!("T{level}"),
        Place::Paragraph => "P".to_owned(),
        Place::Item => "I".to_owned(),
        Place::Cell { header, .. } => if header { "H" } else { "C" }.to_owned(),
        Place::Note { .. } => "N".to_owned(),
    };
    document
        .passages()
        .into_iter()
        .map(|p| format!("{} {}", mark(p.place), p.text))
        .collect()
}

/// Kind of place (cells by row and column), article and words.
pub(crate) fn places(document: &Document) -> Vec<String> {
    let mark = |place: Place| match place {
        Place::Title { level } => format!("T{level}"),
        Place::Paragraph => "P".to_owned(),
        Place::Item => "I".to_owned(),
        Place::Cell { row, column, .. } => format!("C{row}{column}"),
        Place::Note { .. } => "N".to_owned(),
    };
    let passages = document.passages().into_iter();
    passages
        .map(|p| format!("{} {} {}", mark(p.place), p.article.unwrap_or_default(), p.text))
        .collect()
}
