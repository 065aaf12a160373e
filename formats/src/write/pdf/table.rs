//! Tables, each cell at its place in the grid.

use document::{Block, Row};

use super::data::{Cell, Node};
use super::look::points;
use super::tree::{Builder, Place};
use super::words::{Room, needs_hyphens};
use crate::grid::{Slot, grid, head_rows, stays_whole};
use crate::layout::{self, CELL_MARGIN, Face};
use crate::metrics::{line_height, lines};
use crate::write::column_widths;

/// Rows lower than this stay in one piece: half a page.
const SHORT_ROW: u32 = (layout::PAGE_HEIGHT - layout::TOP_MARGIN - layout::BOTTOM_MARGIN) / 2;

impl<'a> Builder<'a> {
    /// A table over the whole width; nothing when it has no row.
    pub(super) fn table(&mut self, widths: &[u16], rows: &'a [Row], place: Place) -> Option<Node> {
        if rows.is_empty() {
            return None;
        }
        let grid = grid(rows);
        let columns = column_widths(widths, grid.columns, place.width);
        let heads = repeated(&grid.rows, head_rows(rows));
        let headed = head_rows(rows);
        let whole = stays_whole(&grid, &columns);
        let mut out = Vec::with_capacity(rows.len());
        for (y, slots) in grid.rows.iter().enumerate() {
            let mut x = 0;
            let mut cells = Vec::new();
            let mut tallest = 0;
            for slot in slots {
                let span = usize::from(slot.columns()).max(1);
                let width = columns.iter().skip(x).take(span).sum::<u32>();
                if let Slot::Cell { cell, .. } = slot {
                    let (name, face) = match (y < headed, cell.header) {
                        (true, _) => ("head", layout::TABLE_HEAD),
                        (false, true) => ("row-head", layout::ROW_HEAD),
                        (false, false) => ("cell", layout::TABLE),
                    };
                    let inside = place.inside(face, width.saturating_sub(2 * CELL_MARGIN));
                    let room = Room {
                        face,
                        width: inside.width,
                    };
                    let (height, hyphenate) = self.measure(&cell.blocks, room);
                    let below = rows.len() - y;
                    let row_span = usize::from(cell.row_span.max(1)).min(below);
                    if row_span == 1 {
                        tallest = tallest.max(height);
                    }
                    cells.push(Cell {
                        x,
                        y,
                        columns: span,
                        rows: row_span,
                        face: name,
                        shaded: name != "cell",
                        whole: row_span == 1,
                        hyphenate,
                        blocks: self.blocks(&cell.blocks, inside),
                    });
                }
                x += span;
            }
            for cell in &mut cells {
                cell.whole &= tallest < SHORT_ROW;
            }
            out.push(cells);
        }
        Some(Node::Table {
            columns: columns.into_iter().map(points).collect(),
            heads,
            whole,
            rows: out,
        })
    }

    /// Height of what a cell holds, about, and whether a word of it is wider than the cell.
    fn measure(&self, blocks: &[Block], room: Room) -> (u32, bool) {
        let (mut height, mut hyphens) = (0u32, false);
        let mut of = |block: &Block, face: Face| {
            let Some(line) = block.line() else { return };
            let text = self.plain(line);
            let count = lines(&self.glyphs(line, face), face, room.width);
            height = height
                .saturating_add(count.saturating_mul(line_height(face)))
                .saturating_add(face.before + face.after);
            hyphens |= needs_hyphens(&text, room);
        };
        for block in blocks {
            block.walk(&mut |block| of(block, room.face));
        }
        (height, hyphens)
    }
}

/// Rows of headers that can repeat: none when a cell of theirs goes down into the others.
fn repeated(rows: &[Vec<Slot<'_>>], heads: usize) -> usize {
    let inside = rows.iter().take(heads).enumerate().all(|(y, slots)| {
        let cells = slots.iter().filter_map(Slot::cell);
        cells
            .map(|cell| usize::from(cell.row_span.max(1)).min(rows.len() - y))
            .all(|span| y + span <= heads)
    });
    if inside { heads } else { 0 }
}
