//! The grid behind a table: which cell stands in which column once spans are counted.

use document::{Cell, Numbering, Row, plain_text};

use crate::layout::CELL_MARGIN;

/// Widest table: a hostile span does not go further (Word stops at 63 columns).
const WIDEST: usize = 63;

/// A place in a row of the grid.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Slot<'a> {
    /// A cell, and the columns it takes.
    Cell {
        /// The cell.
        cell: &'a Cell,
        /// Columns covered.
        columns: u16,
        /// Rows covered, none below the last one.
        rows: u16,
    },
    /// Columns covered by a cell of a row above.
    Covered {
        /// Columns covered.
        columns: u16,
    },
    /// Nothing: the row is shorter than the table.
    Empty,
}

impl<'a> Slot<'a> {
    /// Columns it takes.
    pub(crate) fn columns(&self) -> u16 {
        match self {
            Self::Cell { columns, .. } | Self::Covered { columns } => *columns,
            Self::Empty => 1,
        }
    }

    /// Rows it takes.
    pub(crate) fn rows(&self) -> u16 {
        match self {
            Self::Cell { rows, .. } => *rows,
            _ => 1,
        }
    }

    /// The cell, when one starts here.
    pub(crate) fn cell(&self) -> Option<&'a Cell> {
        match self {
            Self::Cell { cell, .. } => Some(cell),
            _ => None,
        }
    }
}

/// A table as a grid.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    /// Columns of the table.
    pub(crate) columns: usize,
    /// Each row, every column of the table accounted for.
    pub(crate) rows: Vec<Vec<Slot<'a>>>,
}

/// Rows at the top whose cells are all headers: they repeat on each page.
pub(crate) fn head_rows(rows: &[Row]) -> usize {
    let heads = rows
        .iter()
        .take_while(|row| !row.cells.is_empty() && row.cells.iter().all(|cell| cell.header))
        .count();
    // A table of headers only would repeat itself whole.
    if heads == rows.len() { heads.min(1) } else { heads }
}

/// Tallest table that no page cuts, twips: a third of a page and a little more, so that little white is lost.
const SHORT: u32 = 5_400;
/// A line of a cell and a character of it, on average, twips.
const LINE: u32 = 220;
const CHARACTER: u32 = 95;
/// White above and below the words of a row.
const AROUND: u32 = 80;

/// Whether a table, its columns in twips, is short enough to stand whole on one page. About: all writers say the same.
pub(crate) fn stays_whole(grid: &Grid<'_>, columns: &[u32]) -> bool {
    let mut height: u32 = 0;
    for slots in &grid.rows {
        let mut tallest = 1;
        let mut column = 0;
        for slot in slots {
            let span = usize::from(slot.columns()).max(1);
            let width: u32 = columns.iter().skip(column).take(span).sum();
            column += span;
            let per_line = (width.saturating_sub(2 * CELL_MARGIN) / CHARACTER).max(1);
            let mut lines = 0;
            for block in slot.cell().map_or(&[][..], |cell| cell.blocks.as_slice()) {
                block.walk(&mut |block| {
                    let words = block
                        .line()
                        .map(|line| plain_text(line, &Numbering::default()))
                        .unwrap_or_default();
                    lines += words
                        .lines()
                        .map(|line| {
                            u32::try_from(line.chars().count())
                                .unwrap_or(u32::MAX)
                                .div_ceil(per_line)
                                .max(1)
                        })
                        .fold(0, u32::saturating_add);
                });
            }
            tallest = tallest.max(lines);
        }
        height = height
            .saturating_add(tallest.saturating_mul(LINE))
            .saturating_add(AROUND);
    }
    height <= SHORT
}

/// Places the cells.
pub(crate) fn grid(rows: &[Row]) -> Grid<'_> {
    // For each column: rows still covered, and the width of what covers them (at its first column).
    let mut covered: Vec<(u16, u16)> = vec![(0, 0); WIDEST];
    let mut out: Vec<Vec<Slot<'_>>> = Vec::with_capacity(rows.len());
    let mut columns = 1;
    for (n, row) in rows.iter().enumerate() {
        let mut slots = Vec::new();
        let mut at = 0;
        let mut cells = row.cells.iter();
        loop {
            // What covers this place from above comes first.
            if at < WIDEST && covered[at].0 > 0 {
                let (left, width) = covered[at];
                let width = width.max(1);
                slots.push(Slot::Covered { columns: width });
                for place in covered.iter_mut().skip(at).take(usize::from(width)) {
                    place.0 = left - 1;
                }
                at += usize::from(width);
                continue;
            }
            let Some(cell) = cells.next() else { break };
            if at >= WIDEST {
                break;
            }
            let free = (at..WIDEST).take_while(|c| covered[*c].0 == 0).count();
            let width = usize::from(cell.col_span).clamp(1, free);
            let span = u16::try_from(width).unwrap_or(1);
            // A cell does not go below the last row.
            let below = u16::try_from(rows.len() - n - 1).unwrap_or(u16::MAX);
            let more = cell.row_span.max(1).saturating_sub(1).min(below);
            for place in covered.iter_mut().skip(at).take(width) {
                *place = (more, span);
            }
            slots.push(Slot::Cell {
                cell,
                columns: span,
                rows: more + 1,
            });
            at += width;
        }
        // What covers from above further right, after the last cell of the row.
        while let Some(next) = (at..WIDEST).find(|c| covered[*c].0 > 0) {
            slots.extend((at..next).map(|_| Slot::Empty));
            let (left, width) = covered[next];
            let width = width.max(1);
            slots.push(Slot::Covered { columns: width });
            for place in covered.iter_mut().skip(next).take(usize::from(width)) {
                place.0 = left - 1;
            }
            at = next + usize::from(width);
        }
        columns = columns.max(at);
        out.push(slots);
    }
    for slots in &mut out {
        let taken: usize = slots.iter().map(|slot| usize::from(slot.columns())).sum();
        slots.extend((taken..columns).map(|_| Slot::Empty));
    }
    Grid { columns, rows: out }
}
