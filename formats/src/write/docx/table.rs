//! Tables: grey headers repeated on each page, rows that do not break, merged cells.

use document::{Cell, Row};

use super::Writer;
use crate::grid::{Slot, grid, head_rows, stays_whole};
use crate::layout::HEAD_FILL;
use crate::write::place::Place;

impl Writer<'_> {
    /// A table over the whole width.
    pub(super) fn table(&mut self, widths: &[u16], rows: &[Row], place: Place) {
        if rows.is_empty() {
            return;
        }
        let grid = grid(rows);
        let columns = column_widths(widths, grid.columns, place.width);
        let heads = head_rows(rows);
        self.open_table("Tableau", &columns, heads > 0);
        let whole = stays_whole(&grid, &columns);
        for (n, slots) in grid.rows.iter().enumerate() {
            self.held = whole && n + 1 < grid.rows.len();
            self.xml.open("w:tr", &[]);
            self.xml.open("w:trPr", &[]);
            self.xml.leaf("w:cantSplit", &[]);
            if n < heads {
                self.xml.leaf("w:tblHeader", &[]);
            }
            self.xml.close("w:trPr");
            let mut column = 0;
            for slot in slots {
                let span = usize::from(slot.columns()).max(1);
                let width = columns.iter().skip(column).take(span).sum();
                self.cell(slot, width, n < heads);
                column += span;
            }
            self.xml.close("w:tr");
        }
        self.held = false;
        self.xml.close("w:tbl");
    }

    /// Opens a table with its grid.
    pub(super) fn open_table(&mut self, style: &str, columns: &[u32], header: bool) {
        let total = columns.iter().sum::<u32>().to_string();
        let xml = &mut self.xml;
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.val("w:tblStyle", style);
        xml.leaf("w:tblW", &[("w:w", total.as_str()), ("w:type", "dxa")]);
        xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
        xml.leaf(
            "w:tblLook",
            &[
                ("w:val", if header { "0420" } else { "0400" }),
                ("w:firstRow", if header { "1" } else { "0" }),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "0"),
                ("w:noVBand", "1"),
            ],
        );
        xml.close("w:tblPr");
        xml.open("w:tblGrid", &[]);
        for width in columns {
            xml.leaf("w:gridCol", &[("w:w", width.to_string().as_str())]);
        }
        xml.close("w:tblGrid");
    }

    fn cell(&mut self, slot: &Slot<'_>, width: u32, head: bool) {
        let shaded = head || slot.cell().is_some_and(|cell| cell.header);
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml
            .leaf("w:tcW", &[("w:w", width.to_string().as_str()), ("w:type", "dxa")]);
        if slot.columns() > 1 {
            self.xml.val("w:gridSpan", &slot.columns().to_string());
        }
        match slot {
            Slot::Cell { cell, .. } if cell.row_span > 1 => self.xml.val("w:vMerge", "restart"),
            Slot::Covered { .. } => self.xml.val("w:vMerge", "continue"),
            _ => {}
        }
        if shaded {
            let fill = if head {
                self.looks.head_fill.as_str()
            } else {
                HEAD_FILL
            };
            self.xml.leaf(
                "w:shd",
                &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)],
            );
        }
        if head {
            self.xml.val("w:vAlign", "center");
        }
        self.xml.close("w:tcPr");
        let inside = Place::cell(head, shaded, width);
        let before = self.xml.len();
        if let Some(Cell { blocks, .. }) = slot.cell() {
            self.blocks(blocks, inside);
        }
        // A cell holds a paragraph at least; working notes and empty lists write none.
        if self.xml.len() == before {
            self.paragraph(inside.paragraph, &[]);
        }
        self.xml.close("w:tc");
    }
}

/// Widths of the columns in twips: the relative ones shared out, an average one where none is given.
pub(crate) fn column_widths(relative: &[u16], columns: usize, width: u32) -> Vec<u32> {
    let columns = columns.max(1);
    let given: Vec<u32> = relative
        .iter()
        .take(columns)
        .map(|w| u32::from(*w).max(1))
        .collect();
    let average = if given.is_empty() {
        1
    } else {
        (given.iter().sum::<u32>() / u32::try_from(given.len()).unwrap_or(1)).max(1)
    };
    let shares: Vec<u32> = (0..columns)
        .map(|n| given.get(n).copied().unwrap_or(average))
        .collect();
    let total: u32 = shares.iter().sum();
    shares
        .iter()
        .map(|share| (width * share / total).max(200))
        .collect()
}
