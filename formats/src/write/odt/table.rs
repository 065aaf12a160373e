//! Tables: grey headers repeated on each page, rows that do not break, merged cells.

use document::{Cell, Row};

use super::Writer;
use super::automatic::{CELL, GREY_CELL, HEAD_CELL, ROW, TableStyle};
use crate::grid::{Slot, grid, head_rows, stays_whole};
use crate::write::docx::table::column_widths;
use crate::write::place::Place;

impl Writer<'_> {
    /// A table over the whole width.
    pub(super) fn table(&mut self, widths: &[u16], rows: &[Row], place: Place) {
        if rows.is_empty() {
            return;
        }
        let around = self.leave_lists();
        let grid = grid(rows);
        let columns = column_widths(widths, grid.columns, place.width);
        let heads = head_rows(rows);
        let whole = stays_whole(&grid, &columns);
        self.open_table(&columns, whole);
        for (n, slots) in grid.rows.iter().enumerate() {
            if n == 0 && heads > 0 {
                self.xml.open("table:table-header-rows", &[]);
            }
            self.open_row();
            let mut column = 0;
            for slot in slots {
                let span = usize::from(slot.columns()).max(1);
                let width = columns.iter().skip(column).take(span).sum();
                self.cell(slot, width, n < heads);
                column += span;
            }
            self.xml.close("table:table-row");
            if n + 1 == heads {
                self.xml.close("table:table-header-rows");
            }
        }
        self.xml.close("table:table");
        self.take_lists_up(around);
    }

    /// Opens a table with its columns; `whole` tells that no page cuts it.
    pub(super) fn open_table(&mut self, columns: &[u32], whole: bool) {
        let first = std::mem::take(&mut self.first);
        let style = self.automatic.table(TableStyle {
            columns: columns.to_vec(),
            first,
            whole,
        });
        let style = format!("Tableau{style}");
        self.xml
            .open("table:table", &[("table:style-name", style.as_str())]);
        for n in 1..=columns.len() {
            let name = format!("{style}.{n}");
            self.xml
                .leaf("table:table-column", &[("table:style-name", name.as_str())]);
        }
    }

    pub(super) fn open_row(&mut self) {
        self.xml.open("table:table-row", &[("table:style-name", ROW)]);
    }

    pub(super) fn open_cell(&mut self, style: &str, columns: u16, rows: u16) {
        let (columns, rows) = (columns.to_string(), rows.to_string());
        let mut attrs = vec![("table:style-name", style), ("office:value-type", "string")];
        if columns != "1" || rows != "1" {
            attrs.push(("table:number-columns-spanned", &columns));
            attrs.push(("table:number-rows-spanned", &rows));
        }
        self.xml.open("table:table-cell", &attrs);
    }

    fn cell(&mut self, slot: &Slot<'_>, width: u32, head: bool) {
        let columns = slot.columns().max(1);
        if matches!(slot, Slot::Covered { .. }) {
            self.covered(columns);
            return;
        }
        let shaded = head || slot.cell().is_some_and(|cell| cell.header);
        let look = match (head, shaded) {
            (true, _) => HEAD_CELL,
            (false, true) => GREY_CELL,
            (false, false) => CELL,
        };
        let inside = Place::cell(head, shaded, width);
        self.open_cell(look, columns, slot.rows());
        let before = self.xml.len();
        if let Some(Cell { blocks, .. }) = slot.cell() {
            self.blocks(blocks, inside);
        }
        // A cell holds a paragraph at least; working notes and empty lists write none.
        if self.xml.len() == before {
            self.paragraph(inside.paragraph, &[]);
        }
        self.xml.close("table:table-cell");
        self.covered(columns - 1);
    }

    fn covered(&mut self, count: u16) {
        for _ in 0..count {
            self.xml.leaf("table:covered-table-cell", &[]);
        }
    }
}
