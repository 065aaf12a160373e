//! What tables of word processors have in common.

use super::paragraph::is_bold;
use super::tree::{Flat, FlatCell, FlatRow};

/// Most columns of a table: none is so wide.
pub(super) const MOST_COLUMNS: usize = 1_000;

/// One past the last column of a cell; the columns followed grow with it, within a bound.
pub(super) fn columns_of<T: Clone + Default>(followed: &mut Vec<T>, column: usize, span: usize) -> usize {
    let end = column.saturating_add(span.max(1)).min(MOST_COLUMNS);
    if followed.len() < end {
        followed.resize(end, T::default());
    }
    end
}

/// Marked rows are headers. Without a mark, a first row all in bold over others is taken for one.
pub(super) fn head_rows(rows: &mut [FlatRow], marked: &[bool]) {
    let any_mark = marked.iter().any(|m| *m) || rows.iter().flatten().any(|cell| cell.header);
    for (row, marked) in rows.iter_mut().zip(marked) {
        if *marked {
            row.iter_mut().for_each(|cell| cell.header = true);
        }
    }
    let several = rows.len() > 1;
    let Some(first) = rows
        .first_mut()
        .filter(|row| !any_mark && several && row.len() > 1)
    else {
        return;
    };
    let bold = |cell: &FlatCell| {
        let words = |flat: &Flat| match flat {
            Flat::Paragraph(line) => is_bold(line),
            Flat::At(_) => true,
            _ => false,
        };
        !cell.content.is_empty() && cell.content.iter().all(words)
    };
    if first.iter().all(bold) {
        first.iter_mut().for_each(|cell| cell.header = true);
    }
}
