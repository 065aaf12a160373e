//! Tables of criteria, read from the passages of their cells.

use std::collections::BTreeMap;

use document::{DocumentKind, Passage, Place};
use french::{Span, fold, parse_number};

use crate::rule::PlacedHit;

/// A row of a table of criteria.
#[derive(Debug, Clone)]
pub(crate) struct CriterionRow {
    /// Index of the passage to point at.
    passage: usize,
    pub(crate) name: String,
    /// Points or per cent; absent when the cell is empty or not a number.
    pub(crate) weight: Option<f64>,
    /// It is a sub-criterion of the row above.
    pub(crate) sub: bool,
}

impl CriterionRow {
    /// A hit on the cell of this row.
    pub(crate) fn hit(&self, passages: &[Passage], message: String) -> PlacedHit {
        let text = &passages[self.passage].text;
        PlacedHit {
            passage: Some(self.passage),
            span: Span::new(0, text.chars().count()),
            excerpt: text.clone(),
            message,
            missing: false,
        }
    }
}

/// A table of criteria.
#[derive(Debug, Clone)]
pub(crate) struct CriteriaTable {
    pub(crate) rows: Vec<CriterionRow>,
}

/// Tables whose header has a column of criteria and a column of weights.
pub(crate) fn criteria_tables(passages: &[Passage]) -> Vec<CriteriaTable> {
    let mut tables: Vec<(&str, Vec<usize>)> = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let offers = matches!(
            passage.document,
            DocumentKind::Rc | DocumentKind::Lettre | DocumentKind::Autre | DocumentKind::Ccp
        );
        if !offers || !matches!(passage.place, Place::Cell { .. }) {
            continue;
        }
        match tables.last_mut() {
            Some((root, cells)) if *root == passage.root.as_str() => cells.push(index),
            _ => tables.push((passage.root.as_str(), vec![index])),
        }
    }
    tables
        .iter()
        .filter_map(|(_, cells)| read(passages, cells))
        .collect()
}

fn read(passages: &[Passage], cells: &[usize]) -> Option<CriteriaTable> {
    // Row → column → passage; several paragraphs of a cell: the first one names it.
    let mut grid: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for &index in cells {
        if let Place::Cell { row, column, .. } = passages[index].place {
            grid.entry(row).or_default().entry(column).or_insert(index);
        }
    }
    let header = grid.values().next()?;
    let column_like = |words: &[&str]| {
        header.iter().find_map(|(column, &index)| {
            let folded = fold(&passages[index].text);
            words.iter().any(|word| folded.contains(word)).then_some(*column)
        })
    };
    let names = column_like(&["critere"])?;
    let weights = column_like(&["ponderation", "poids", "points", "%", "coefficient", "bareme"])?;
    if names == weights {
        return None;
    }
    let mut rows = Vec::new();
    for line in grid.values().skip(1) {
        let Some(&passage) = line.get(&names) else {
            continue;
        };
        let name = passages[passage].text.trim().to_owned();
        let folded = fold(&name);
        if folded.starts_with("total") {
            continue;
        }
        let weight = line
            .get(&weights)
            .and_then(|&index| parse_number(&passages[index].text));
        rows.push(CriterionRow {
            passage,
            sub: is_sub(&folded),
            name,
            weight,
        });
    }
    Some(CriteriaTable { rows })
}

/// « Sous-critère 1 », « dont délai », « – reprise », « 2.1 Garantie ».
fn is_sub(folded: &str) -> bool {
    let numbered = folded.split_whitespace().next().is_some_and(|word| {
        word.trim_end_matches('.').split('.').count() == 2 && word.starts_with(|c: char| c.is_ascii_digit())
    });
    numbered
        || ["sous-critere", "sous critere", "dont ", "- ", "• ", "– "]
            .iter()
            .any(|head| folded.starts_with(head))
}
