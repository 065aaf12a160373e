//! Criteria written one to a line: « Prix | 40 % », « • coup de cœur : 4 », « B. Mémoire technique 45 ».

use std::ops::Range;

use french::Span;

use super::criterion::{NO_NAME, content};
use super::told::told_elsewhere;
use super::vocabulary::{MEASURE, NOTHING_MORE};
use crate::phrases::Phrases;
use crate::reading::Reading;

static PRICE: Phrases = Phrases::new(&[
    "(prix|coût|coûts|tarif|tarifs|montant|honoraires|loyer|cachet|redevance|cotisation|remise|rabais)",
]);

/// A line that ends with its weight.
struct Row {
    name: Range<usize>,
    weight: Range<usize>,
    /// Begins with a bullet.
    bulleted: bool,
}

/// Rows of a list of criteria, the price among them.
#[derive(Default)]
pub(super) struct Rows {
    /// Those that name nothing to be judged.
    pub(super) empty: Vec<Range<usize>>,
    /// Those that the lines beneath tell.
    pub(super) detailed: Vec<Range<usize>>,
}

/// Reads the rows of the passage.
pub(super) fn read_rows(r: &Reading<'_>) -> Rows {
    let lines = lines(r);
    if lines.len() < 3 {
        return Rows::default();
    }
    let rows: Vec<Option<Row>> = lines.into_iter().map(|line| row(r, line)).collect();
    let named = |row: &Option<Row>| row.as_ref().is_some_and(|row| r.has(&PRICE, row.name.clone()));
    if rows.iter().flatten().count() < 2 {
        return Rows::default();
    }
    let priced = rows.iter().any(named);
    let mut found = Rows::default();
    for (at, row) in rows.iter().enumerate() {
        let Some(row) = row else { continue };
        // The bulleted lines beneath tell the criterion.
        let detailed = !row.bulleted
            && rows
                .get(at + 1)
                .is_some_and(|next| next.as_ref().is_none_or(|next| next.bulleted))
            && rows.iter().flatten().any(|other| other.bulleted);
        if detailed {
            found.detailed.push(row.name.clone());
        } else if priced && is_empty(r, row) {
            found.empty.push(row.name.clone());
        }
    }
    found
}

fn is_empty(r: &Reading<'_>, row: &Row) -> bool {
    let name = row.name.clone();
    if r.has(&NOTHING_MORE, name.clone()) {
        return true;
    }
    let sentence = r.sentence(name.start);
    content(r, name.clone(), &row.weight) < 2
        && !r.has(&PRICE, name.clone())
        && !r.has(&MEASURE, name.clone())
        && !r.has(&NO_NAME, name.clone())
        && !name.clone().any(|at| r.number(at).is_some())
        && !told_elsewhere(r, &name, &sentence)
}

/// Token ranges of the lines of the passage.
fn lines(r: &Reading<'_>) -> Vec<Range<usize>> {
    let mut start = 0;
    r.text
        .source()
        .split('\n')
        .map(|line| {
            let end = start + line.chars().count();
            let tokens = r.text.tokens_in(Span::new(start, end));
            start = end + 1;
            tokens
        })
        .filter(|tokens| !tokens.is_empty())
        .collect()
}

/// The name and the weight of a line, when it ends with one.
fn row(r: &Reading<'_>, line: Range<usize>) -> Option<Row> {
    let mut end = line.end;
    while end > line.start
        && matches!(
            r.folded(end - 1),
            "." | ";" | ")" | "|" | "%" | "points" | "point" | "pts" | "\n" | ","
        )
    {
        end -= 1;
    }
    let number = end.checked_sub(1).filter(|&at| at > line.start)?;
    let value = r.number(number)?;
    if !(2.0..=95.0).contains(&value) {
        return None;
    }
    // « Critère n° 2 », « B. », « • »: the head of the line names nothing.
    let head = |at: usize| {
        let word = r.folded(at);
        !r.is_word(at) || word.chars().count() < 2 || matches!(word, "critere" | "n°" | "sous-critere")
    };
    let start = (line.start..number).find(|&at| !head(at))?;
    if matches!(
        r.folded(start),
        "article" | "lot" | "annexe" | "chapitre" | "titre" | "total"
    ) {
        return None;
    }
    let stop = (start..number)
        .rev()
        .find(|&at| r.is_word(at))
        .map_or(start, |at| at + 1);
    let bulleted = matches!(r.folded(line.start), "-" | "•" | "–" | "—" | "*" | "·");
    (stop - start <= 12).then(|| Row {
        name: start..stop,
        weight: number..line.end.min(r.tokens().len()),
        bulleted,
    })
}
