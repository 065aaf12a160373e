//! The tables of questions, and what each question serves.

use std::collections::BTreeMap;

use document::Place;
use french::fold;

use crate::rule::DocumentReading;

/// A question of a response frame.
pub(crate) struct Question {
    /// Passage of the question.
    pub(crate) passage: usize,
    /// Passage of the cell that says what it serves, and its words folded.
    pub(crate) serves: Option<(usize, String)>,
}

impl Question {
    /// Number of the criterion it serves: « critère 2.1 ».
    pub(crate) fn criterion(&self) -> Option<String> {
        let (_, words) = self.serves.as_ref()?;
        let rest = words.split_once("critere")?.1;
        let rest = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
        let number: String = rest
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        let number = number.trim_end_matches('.').to_owned();
        (!number.is_empty()).then_some(number)
    }
}

/// Questions of the tables whose header has a column of questions and one that says what they serve.
pub(crate) fn questions(d: &DocumentReading<'_>) -> Vec<Question> {
    // Cells by table, row and column.
    let mut tables: BTreeMap<&str, BTreeMap<(usize, usize), usize>> = BTreeMap::new();
    for at in d.published() {
        if let Place::Cell { row, column, .. } = d.passages[at].place {
            tables
                .entry(d.passages[at].root.as_str())
                .or_default()
                .entry((row, column))
                .or_insert(at);
        }
    }
    let mut out = Vec::new();
    for cells in tables.values() {
        let head = |wanted: &[&str]| {
            cells.range((0, 0)..(1, 0)).find_map(|((_, column), at)| {
                let words = fold(d.passages[*at].text.trim());
                wanted.iter().any(|word| words.contains(word)).then_some(*column)
            })
        };
        let (Some(asked), Some(serves)) = (head(&["question"]), head(&["sert a", "critere"])) else {
            continue;
        };
        if asked == serves {
            continue;
        }
        for ((row, _), passage) in cells
            .iter()
            .filter(|((row, column), _)| *row > 0 && *column == asked)
        {
            out.push(Question {
                passage: *passage,
                serves: cells
                    .get(&(*row, serves))
                    .map(|at| (*at, fold(d.passages[*at].text.trim()))),
            });
        }
    }
    out.sort_by_key(|question| question.passage);
    out
}
