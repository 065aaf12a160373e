//! Where a block stands, whatever the format.

use crate::layout::CELL_MARGIN;

/// Where a block stands: it decides its style.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Style of an ordinary paragraph here.
    pub(super) paragraph: &'static str,
    /// Lists around, from 0.
    pub(super) depth: usize,
    /// Inside a cell, a note or a list: titles take no number there.
    pub(super) inner: bool,
    /// Width available, twips.
    pub(super) width: u32,
}

impl Place {
    /// The text itself, in this style and width.
    pub(super) fn text(paragraph: &'static str, width: u32) -> Self {
        Self {
            paragraph,
            depth: 0,
            inner: false,
            width,
        }
    }

    /// Inside a cell of this width; `head` in a row that heads the table, `shaded` where the cell heads its row.
    pub(super) fn cell(head: bool, shaded: bool, width: u32) -> Self {
        Self {
            // Only the header rows are kept with what follows: a whole column would hold the table in one piece.
            paragraph: match (head, shaded) {
                (true, _) => "TableHead",
                (false, true) => "TableRowHead",
                (false, false) => "TableText",
            },
            depth: 0,
            inner: true,
            width: width.saturating_sub(2 * CELL_MARGIN).max(200),
        }
    }
}
