//! Tables of criteria, read from the tree: a criterion that spans several rows keeps its columns.

use std::collections::BTreeMap;

use document::{BlockId, Body, DocumentKind, Passage, Row};
use french::{Span, fold, parse_number};

use crate::rule::{DocumentReading, PlacedHit};

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
    /// The passage to point at.
    pub(crate) fn passage(&self) -> usize {
        self.passage
    }

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

/// What the weights of a table are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Per cent, or a weighting that does not say: 100 in all.
    Hundred,
    /// Points: 100 in all unless the table says another total, or notes out of ten or twenty.
    Points,
    /// Coefficients, or rows that cannot be told apart: no total is expected.
    Free,
}

/// A table of criteria, or the part of one that a lot has for itself.
#[derive(Debug, Clone)]
pub(crate) struct CriteriaTable {
    pub(crate) rows: Vec<CriterionRow>,
    /// The total the table gives itself.
    pub(crate) total: Option<f64>,
    pub(crate) scale: Scale,
}

/// A cell at its place in the grid.
struct Slot {
    /// Index of the passage of its first words.
    passage: usize,
    /// It covers several columns.
    wide: bool,
}

type Line = BTreeMap<usize, Slot>;

/// Tables whose header has a column of criteria and a column of weights.
pub(crate) fn criteria_tables(d: &DocumentReading<'_>) -> Vec<CriteriaTable> {
    let offers = matches!(
        d.document.kind,
        DocumentKind::Rc | DocumentKind::Lettre | DocumentKind::Autre | DocumentKind::Ccp
    );
    let mut out = Vec::new();
    if !offers {
        return out;
    }
    let index: BTreeMap<&BlockId, usize> = (d.passages.iter().enumerate())
        .map(|(at, passage)| (&passage.block, at))
        .collect();
    for block in &d.document.blocks {
        block.walk(&mut |block| {
            if let Body::Table { rows, .. } = &block.body {
                out.extend(read(d, &lines(rows, &index)));
            }
        });
    }
    out
}

/// Words of each row by column of the grid, spans counted; empty cells are left out.
fn lines(rows: &[Row], index: &BTreeMap<&BlockId, usize>) -> Vec<Line> {
    // Rows still covered from above, by column.
    let mut covered: BTreeMap<usize, u16> = BTreeMap::new();
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = Line::new();
        let mut next: BTreeMap<usize, u16> = covered
            .iter()
            .filter(|(_, left)| **left > 1)
            .map(|(column, left)| (*column, left - 1))
            .collect();
        let mut column = 0;
        for cell in &row.cells {
            while covered.contains_key(&column) {
                column += 1;
            }
            let mut first = None;
            for block in &cell.blocks {
                block.walk(&mut |block| first = first.or_else(|| index.get(&block.id).copied()));
            }
            if let Some(passage) = first {
                line.insert(
                    column,
                    Slot {
                        passage,
                        wide: cell.col_span > 1,
                    },
                );
            }
            // Word stops at 63 columns: a hostile span does not go further.
            for at in column..column + usize::from(cell.col_span.clamp(1, 63)) {
                if cell.row_span > 1 {
                    next.insert(at, cell.row_span - 1);
                }
            }
            column += usize::from(cell.col_span.clamp(1, 63));
        }
        covered = next;
        out.push(line);
    }
    out
}

/// The columns of a table of criteria.
struct Columns {
    names: usize,
    weights: Vec<usize>,
    sub: Option<usize>,
    lot: Option<usize>,
    scale: Scale,
    /// The header alone says that offers are weighted.
    sure: bool,
}

fn columns(d: &DocumentReading<'_>, header: &Line) -> Option<Columns> {
    let heads: Vec<(usize, String)> = header
        .iter()
        .map(|(column, slot)| (*column, fold(d.passages[slot.passage].text.trim())))
        .collect();
    let (names, names_head) = heads
        .iter()
        .find(|(_, head)| head.contains("critere") && !head.starts_with("sous"))?;
    let weighing = |word: &str| -> Vec<(usize, &str)> {
        heads
            .iter()
            .filter(|(column, head)| column != names && head.contains(word) && !head.contains("sous-critere"))
            .map(|(column, head)| (*column, head.as_str()))
            .collect()
    };
    // « Pondération » says more than « points », whichever comes first.
    let (word, found) = ["ponderation", "poids", "bareme", "%", "points", "coefficient"]
        .into_iter()
        .map(|word| (word, weighing(word)))
        .find(|(_, found)| !found.is_empty())?;
    let by_lot: Vec<usize> = (found.iter())
        .filter(|(_, head)| head.contains("lot"))
        .map(|(column, _)| *column)
        .collect();
    let (first, head) = found[0];
    let scale = match word {
        _ if head.contains("coefficient") => Scale::Free,
        "points" | "bareme" if !head.contains('%') => Scale::Points,
        _ => Scale::Hundred,
    };
    let award = ["jugement", "attribution", "choix", "selection des offres"];
    let at_rc = matches!(d.document.kind, DocumentKind::Rc | DocumentKind::Lettre);
    Some(Columns {
        names: *names,
        weights: if by_lot.is_empty() { vec![first] } else { by_lot },
        sub: heads
            .iter()
            .find(|(_, head)| head.starts_with("sous-critere") || head.starts_with("sous critere"))
            .map(|(column, _)| *column),
        lot: heads
            .iter()
            .find(|(column, head)| {
                column != names && (head == "lot" || head == "lots" || head.starts_with("n° de lot"))
            })
            .map(|(column, _)| *column),
        scale,
        sure: award.iter().any(|word| names_head.contains(word))
            || (at_rc && matches!(word, "ponderation" | "poids")),
    })
}

fn read(d: &DocumentReading<'_>, grid: &[Line]) -> Vec<CriteriaTable> {
    // A title may cover the whole first row.
    let Some((header, columns)) = (0..grid.len().min(2)).find_map(|at| Some((at, columns(d, &grid[at])?)))
    else {
        return Vec::new();
    };
    let mut tables = Vec::new();
    for &weights in &columns.weights {
        tables.extend(sections(d, &grid[header..], &columns, weights));
    }
    let priced = |table: &CriteriaTable| {
        table.rows.iter().any(|row| {
            let name = fold(&row.name);
            ["prix", "cout", "tarif", "financi"]
                .iter()
                .any(|word| name.contains(word))
        })
    };
    // « Niveau, critère, points » is a scale of notes; a table that weighs offers has the price or the cost.
    if !columns.sure && !tables.iter().any(priced) {
        tables.clear();
    }
    tables
}

/// The criteria of one column of weights, lot by lot.
fn sections(d: &DocumentReading<'_>, grid: &[Line], columns: &Columns, weights: usize) -> Vec<CriteriaTable> {
    let words =
        |line: &Line, column: usize| line.get(&column).map(|slot| d.passages[slot.passage].text.trim());
    let new = || CriteriaTable {
        rows: Vec::new(),
        total: None,
        scale: columns.scale,
    };
    let Some((header, lines)) = grid.split_first() else {
        return Vec::new();
    };
    let mut out = vec![new()];
    let mut lot = None;
    // The weight of the criterion is the sum of those of its rows.
    let mut shared = false;
    for (at, line) in lines.iter().enumerate() {
        let this_lot = columns.lot.and_then(|column| words(line, column));
        if this_lot.is_some() && this_lot != lot {
            lot = this_lot;
            out.push(new());
        }
        let weight = words(line, weights).and_then(parse_number);
        let sub = columns.sub.and_then(|column| line.get(&column));
        let Some(slot) = line.get(&columns.names) else {
            let Some(table) = out.last_mut() else { continue };
            match (sub, weight) {
                (Some(_), Some(more)) if shared => {
                    if let Some(row) = table.rows.iter_mut().rfind(|row| !row.sub) {
                        row.weight = Some(row.weight.unwrap_or(0.0) + more);
                    }
                }
                (Some(_), None) if shared => {}
                (Some(slot), weight) => table.rows.push(CriterionRow {
                    passage: slot.passage,
                    name: d.passages[slot.passage].text.trim().to_owned(),
                    weight,
                    sub: true,
                }),
                (None, Some(total)) if at + 1 == lines.len() => table.total = Some(total),
                (None, Some(_)) => table.scale = Scale::Free,
                (None, None) => {}
            }
            continue;
        };
        let name = d.passages[slot.passage].text.trim();
        let folded = fold(name);
        let starts = |heads: &[&str]| heads.iter().any(|head| folded.starts_with(head));
        if words(header, columns.names) == Some(name) || (weight.is_none() && starts(&["lot "])) {
            out.push(new());
            continue;
        }
        if starts(&["sous-total", "sous total"]) || (slot.wide && weight.is_none()) {
            continue;
        }
        let Some(table) = out.last_mut() else { continue };
        if starts(&[
            "total",
            "ensemble",
            "somme",
            "note maximale",
            "note totale",
            "note globale",
        ]) {
            table.total = weight;
            continue;
        }
        // After its total, a table begins again.
        if table.total.is_some() {
            out.push(new());
        }
        let Some(table) = out.last_mut() else { continue };
        let listed = is_lettered(name) && table.rows.first().is_some_and(|first| !is_lettered(&first.name));
        shared = sub.is_some();
        table.rows.push(CriterionRow {
            passage: slot.passage,
            sub: listed || is_sub(&folded),
            name: name.to_owned(),
            weight,
        });
    }
    out.retain(|table| !table.rows.is_empty());
    out
}

/// « a) délai », « b. reprise ».
fn is_lettered(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_lowercase()) && matches!(chars.next(), Some(')' | '.'))
}

/// « Sous-critère 1 », « dont délai », « – reprise », « 2.1 Garantie ».
fn is_sub(folded: &str) -> bool {
    let numbered = folded.split_whitespace().next().is_some_and(|word| {
        word.trim_end_matches('.').split('.').count() == 2 && word.starts_with(|c: char| c.is_ascii_digit())
    });
    numbered
        || ["sous-critere", "sous critere", "dont ", "-", "•", "–", "→"]
            .iter()
            .any(|head| folded.starts_with(head))
}

/// `99,9`: a total for a sentence, rounded to hundredths.
pub(crate) fn decimal(value: f64) -> String {
    ((value * 100.0).round() / 100.0).to_string().replace('.', ",")
}
