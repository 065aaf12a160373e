//! Tables without lines: rows of short texts set one under the other.

use super::columns::Item;
use super::grid::{Grid, GridCell};
use super::words::{Row, Word};

/// Fewest rows of such a table.
const FEWEST: usize = 3;

/// Puts the rows of such tables together.
pub(super) fn tables(items: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let mut run: Vec<Row> = Vec::new();
    for item in items {
        match item {
            Item::Line(row) if is_parted(&row) => run.push(row),
            other => {
                close(&mut run, &mut out);
                out.push(other);
            }
        }
    }
    close(&mut run, &mut out);
    out
}

/// Runs of words with a wide blank between them.
fn chunks(row: &Row) -> Vec<&[Word]> {
    row.words
        .chunk_by(|a, b| b.x0 - a.x1 < 1.8 * a.size.max(b.size))
        .collect()
}

/// Two texts at least, the first of which is not the mark of an item nor the number of a title.
fn is_parted(row: &Row) -> bool {
    let chunks = chunks(row);
    let [first, _, ..] = chunks[..] else {
        return false;
    };
    let leader = row.words.iter().any(|word| word.text.starts_with("..."));
    let words: String = first.iter().map(|word| word.text.as_str()).collect();
    let mark = words.chars().count() <= 6 && !words.chars().any(char::is_alphabetic) && chunks.len() == 2;
    !leader && !mark
}

fn close(run: &mut Vec<Row>, out: &mut Vec<Item>) {
    let rows = std::mem::take(run);
    match columns(&rows) {
        Some(starts) => out.push(Item::Table(grid(&rows, &starts))),
        None => out.extend(rows.into_iter().map(Item::Line)),
    }
}

/// Where columns begin, when all the rows agree.
fn columns(rows: &[Row]) -> Option<Vec<f64>> {
    const NEAR: f64 = 4.0;
    if rows.len() < FEWEST {
        return None;
    }
    let mut starts: Vec<(f64, usize)> = Vec::new();
    for row in rows {
        for chunk in chunks(row) {
            let x = chunk[0].x0;
            match starts.iter_mut().find(|(start, _)| (*start - x).abs() < NEAR) {
                Some((_, count)) => *count += 1,
                None => starts.push((x, 1)),
            }
        }
    }
    // Figures are set to the right: their starts differ, their ends agree; such a column is not sure enough.
    let sure = starts.iter().all(|(_, count)| *count * 2 >= rows.len());
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    (sure && starts.len() >= 2).then(|| starts.into_iter().map(|(x, _)| x).collect())
}

fn grid(rows: &[Row], starts: &[f64]) -> Grid {
    let x1 = rows.iter().map(Row::x1).fold(0.0, f64::max);
    let mut edges: Vec<f64> = starts.iter().map(|x| x - 2.0).collect();
    edges.push(x1 + 2.0);
    let size = rows.first().map_or(10.0, Row::size);
    let cells = rows
        .iter()
        .map(|row| {
            let mut cells: Vec<GridCell> = (0..starts.len())
                .map(|column| GridCell {
                    column,
                    columns: 1,
                    rows: 1,
                    lines: Vec::new(),
                })
                .collect();
            for chunk in chunks(row) {
                let column = edges[1..starts.len()]
                    .iter()
                    .filter(|edge| **edge <= chunk[0].x0)
                    .count();
                if let Some(cell) = cells.get_mut(column) {
                    cell.lines.push(Row {
                        y: row.y,
                        words: chunk.to_vec(),
                        edge: false,
                    });
                }
            }
            cells
        })
        .collect();
    Grid {
        x0: edges[0],
        x1: x1 + 2.0,
        y0: rows.first().map_or(0.0, |row| row.y - size),
        y1: rows.last().map_or(0.0, |row| row.y),
        columns: edges,
        rows: cells,
    }
}
