//! Tables of an OpenDocument text.

use super::walk::{Around, Walker};
use crate::read::paragraph::Content;
use crate::read::table::{MOST_COLUMNS, head_rows};
use crate::read::tree::{Flat, FlatCell, FlatRow};
use crate::read::xml::Element;

/// A table being read.
#[derive(Default)]
struct Rows {
    widths: Vec<u16>,
    rows: Vec<FlatRow>,
    marked: Vec<bool>,
    columns: usize,
}

impl Walker<'_> {
    /// The table that has just opened.
    pub(super) fn table(&mut self) -> crate::Result<Flat> {
        let mut table = Rows::default();
        self.rows(&mut table, false)?;
        head_rows(&mut table.rows, &table.marked);
        table.rows.retain(|row| !row.is_empty());
        let columns = table.columns.max(1);
        if table.widths.len() != columns {
            table.widths = vec![1; columns];
        }
        Ok(Flat::Table {
            widths: table.widths,
            rows: table.rows,
        })
    }

    fn rows(&mut self, table: &mut Rows, header: bool) -> crate::Result<()> {
        while let Some(element) = self.cursor.child()? {
            match element.full_name() {
                "table:table-column" => {
                    let style = element.attribute("style-name");
                    let width = self.styles.find("table-column", style.as_deref(), |s| s.width);
                    let left = MOST_COLUMNS.saturating_sub(table.widths.len());
                    let count = repeated(&element, "number-columns-repeated").min(left);
                    table
                        .widths
                        .extend(std::iter::repeat_n(width.unwrap_or(1), count));
                    self.cursor.skip()?;
                }
                "table:table-row" => {
                    self.count()?;
                    let row = self.row(table)?;
                    table.rows.push(row);
                    table.marked.push(header);
                }
                "table:table-header-rows" => self.rows(table, true)?,
                "text:soft-page-break" => {
                    self.soft_break();
                    self.cursor.skip()?;
                }
                _ => self.rows(table, header)?,
            }
        }
        Ok(())
    }

    fn row(&mut self, table: &mut Rows) -> crate::Result<FlatRow> {
        let mut row = FlatRow::new();
        let mut column = 0_usize;
        let start = self.page;
        let mut end = start;
        while let Some(element) = self.cursor.child()? {
            let count = repeated(&element, "number-columns-repeated");
            match element.full_name() {
                "table:table-cell" => {
                    self.count()?;
                    self.page = start;
                    let cell = self.cell(&element)?;
                    end = end.max(self.page);
                    let span = usize::from(cell.col_span);
                    let count = count.min(MOST_COLUMNS.saturating_sub(column));
                    // A cell that says it is repeated is empty, save in files made to be big.
                    let count = if cell.content.is_empty() { count } else { 1 };
                    for _ in 0..count.min(64) {
                        self.count()?;
                        row.push(cell.clone());
                    }
                    // The columns that it covers follow as covered cells.
                    column += count;
                    table.columns = table.columns.max((column + span - 1).min(MOST_COLUMNS));
                }
                "table:covered-table-cell" => {
                    column = (column + count).min(MOST_COLUMNS);
                    table.columns = table.columns.max(column);
                    self.cursor.skip()?;
                }
                _ => self.cursor.skip()?,
            }
        }
        self.page = end;
        Ok(row)
    }

    fn cell(&mut self, element: &Element<'_>) -> crate::Result<FlatCell> {
        let span = |name: &str| {
            let count = element.number::<u16>(name).unwrap_or(1);
            if (1..=1_000).contains(&count) { count } else { 1 }
        };
        let mut content = Content::default();
        let around = std::mem::take(&mut self.head);
        self.blocks(&mut content, &Around::default())?;
        Ok(FlatCell {
            header: std::mem::replace(&mut self.head, around),
            col_span: span("number-columns-spanned"),
            row_span: span("number-rows-spanned"),
            content: content.flats,
        })
    }
}

fn repeated(element: &Element<'_>, name: &str) -> usize {
    element.number::<usize>(name).unwrap_or(1).max(1)
}
