//! Tables of a page as tables of the tree; one that goes on over the page is put together again.

use document::Inline;

use super::assemble::{Builder, Lists, Piece, plain};
use super::flow::{Line, Paragraph, inlines, paragraphs};
use super::grid::{Grid, GridCell};
use super::words::Row;
use crate::read::tree::{Flat, FlatCell, FlatRow};

impl Builder {
    /// Adds a table.
    pub(super) fn table(&mut self, grid: &Grid, page: u32) {
        self.lists = Lists::default();
        let mut rows: Vec<FlatRow> = Vec::new();
        let mut pages: Vec<u32> = Vec::new();
        for row in &grid.rows {
            let mut cells = Vec::new();
            for cell in &row[..] {
                let content = self.cell(grid, cell, page);
                pages.extend(content.iter().map(|_| page));
                cells.push(FlatCell {
                    header: false,
                    col_span: u16::try_from(cell.columns).unwrap_or(1),
                    row_span: u16::try_from(cell.rows).unwrap_or(1),
                    content,
                });
            }
            if !cells.is_empty() {
                rows.push(cells);
            }
        }
        if rows.iter().flatten().all(|cell| cell.content.is_empty()) {
            return;
        }
        let columns = grid.columns.clone();
        if let Some((before, earlier)) = self.last_table.take()
            && earlier < page
            && same_columns(&before, &columns)
            && let Some(Piece {
                flat: Flat::Table { rows: above, .. },
                pages: above_pages,
            }) = self.assembled.pieces.last_mut()
        {
            // The table goes on over the page; its head is printed again.
            if above.first().is_some_and(|head| {
                rows.first()
                    .is_some_and(|again| words_of(head) == words_of(again))
            }) {
                let again = rows.remove(0);
                pages.drain(..again.iter().map(|cell| cell.content.len()).sum::<usize>());
            }
            above.append(&mut rows);
            above_pages.append(&mut pages);
            self.last_table = Some((columns, page));
            return;
        }
        head_row(&mut rows);
        let widths = columns
            .windows(2)
            .map(|pair| {
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "points of a page"
                )]
                let width = ((pair[1] - pair[0]) * 20.0).clamp(1.0, 65_000.0) as u16;
                width
            })
            .collect();
        self.push(Flat::Table { widths, rows }, pages);
        self.last_table = Some((columns, page));
    }

    fn cell(&mut self, grid: &Grid, cell: &GridCell, page: u32) -> Vec<Flat> {
        let edge = |n: usize| grid.columns.get(n).copied().unwrap_or(grid.x1);
        let (left, right) = (edge(cell.column), edge(cell.column + cell.columns));
        let inner = cell.lines.iter().map(Row::x0).fold(right, f64::min);
        // Words stand as far from the right edge as from the left one.
        let margin = (inner - left).clamp(0.0, 8.0);
        let lines = cell
            .lines
            .iter()
            .map(|row| Line {
                row: row.clone(),
                page,
                region: 0,
                left: inner,
                right: right - margin,
            })
            .collect();
        let mut lists = Lists::default();
        let mut flats = Vec::new();
        for paragraph in paragraphs(lines, &self.usual) {
            let line = inlines(&paragraph, &self.hyphens);
            if plain(&line).trim().is_empty() {
                continue;
            }
            flats.push(match paragraph.mark {
                Some(mark) if !mark.ordered => {
                    let (list, level) = lists.place(mark.x, inner);
                    Flat::Item {
                        list,
                        level,
                        ordered: false,
                        line,
                    }
                }
                _ => Flat::Paragraph(inlines(
                    &Paragraph {
                        mark: None,
                        lines: paragraph.lines.clone(),
                    },
                    &self.hyphens,
                )),
            });
        }
        flats
    }
}

fn words_of(row: &FlatRow) -> Vec<String> {
    row.iter()
        .map(|cell| {
            let text = |flat: &Flat| match flat {
                Flat::Paragraph(line) | Flat::Item { line, .. } => plain(line),
                _ => String::new(),
            };
            cell.content.iter().map(text).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

fn same_columns(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 6.0)
}

/// A first row all in bold over others is a head.
fn head_row(rows: &mut [FlatRow]) {
    let several = rows.len() > 1;
    let Some(first) = rows.first_mut().filter(|row| several && row.len() > 1) else {
        return;
    };
    let bold = |flat: &Flat| match flat {
        Flat::Paragraph(line) => line.iter().all(|node| match node {
            Inline::Text { text, marks } => marks.bold || text.trim().is_empty(),
            _ => true,
        }),
        _ => false,
    };
    let filled = first.iter().any(|cell| !cell.content.is_empty());
    if filled && first.iter().flat_map(|cell| &cell.content).all(bold) {
        first.iter_mut().for_each(|cell| cell.header = true);
    }
}
