//! Tables: rows and cells through whatever wraps them.

use super::walk::{Block, Flow, Walker};
use crate::FormatError;
use crate::read::table::MOST_COLUMNS;

/// Deepest nesting of tables.
const DEEPEST_TABLES: usize = 10;

#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(super) widths: Vec<u32>,
    pub(super) rows: Vec<Row>,
}

#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(super) header: bool,
    pub(super) deleted: bool,
    /// Columns left empty before the first cell.
    pub(super) before: usize,
    pub(super) cells: Vec<Cell>,
}

/// How a cell is merged with those above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    Restart,
    Continue,
}

#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(super) span: usize,
    pub(super) merge: Option<Merge>,
    pub(super) blocks: Vec<Block>,
}

impl Walker<'_> {
    pub(super) fn table(&mut self, flow: &mut Flow) -> crate::Result<()> {
        self.flush(flow);
        if self.tables >= DEEPEST_TABLES {
            return Err(FormatError::too_large(
                self.cursor.file(),
                "tableaux imbriqués trop profondément",
            ));
        }
        self.tables += 1;
        let mut table = Table::default();
        self.rows(&mut table)?;
        self.tables -= 1;
        table.rows.retain(|row| !row.deleted);
        flow.blocks.push(Block::Table(table));
        Ok(())
    }

    fn rows(&mut self, table: &mut Table) -> crate::Result<()> {
        while let Some(element) = self.cursor.child()? {
            match self.word(&element) {
                "tblGrid" => {
                    while let Some(column) = self.cursor.child()? {
                        let wanted = self.word(&column) == "gridCol" && table.widths.len() < MOST_COLUMNS;
                        if let Some(width) = column.number("w").filter(|_| wanted) {
                            table.widths.push(width);
                        }
                        self.cursor.skip()?;
                    }
                }
                "tr" => {
                    self.count()?;
                    let mut row = Row::default();
                    let (start, mut end) = (self.page, self.page);
                    self.cells(&mut row, start, &mut end)?;
                    self.page = end;
                    table.rows.push(row);
                }
                "tblPr" | "sdtPr" | "sdtEndPr" | "del" | "moveFrom" => self.cursor.skip()?,
                _ => self.rows(table)?,
            }
        }
        Ok(())
    }

    /// Cells of a row stand side by side: each starts on the page of the row.
    fn cells(&mut self, row: &mut Row, start: u32, end: &mut u32) -> crate::Result<()> {
        while let Some(element) = self.cursor.child()? {
            match self.word(&element) {
                "trPr" => {
                    while let Some(part) = self.cursor.child()? {
                        match self.word(&part) {
                            "tblHeader" => row.header = part.switch(),
                            "del" => row.deleted = true,
                            "gridBefore" => row.before = part.number("val").unwrap_or(0).min(MOST_COLUMNS),
                            _ => {}
                        }
                        self.cursor.skip()?;
                    }
                }
                "tc" => {
                    self.count()?;
                    self.page = start;
                    let mut cell = Cell {
                        span: 1,
                        ..Cell::default()
                    };
                    let mut flow = Flow::default();
                    self.cell(&mut cell, &mut flow)?;
                    self.flush(&mut flow);
                    cell.blocks = flow.blocks;
                    row.cells.push(cell);
                    *end = self.page.max(*end);
                }
                "tblPrEx" | "sdtPr" | "sdtEndPr" | "del" | "moveFrom" => self.cursor.skip()?,
                _ => self.cells(row, start, end)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &mut Cell, flow: &mut Flow) -> crate::Result<()> {
        while let Some(element) = self.cursor.child()? {
            match self.word(&element) {
                "tcPr" => {
                    while let Some(part) = self.cursor.child()? {
                        match self.word(&part) {
                            "gridSpan" => {
                                cell.span = part.number("val").filter(|n| (1..=63).contains(n)).unwrap_or(1);
                            }
                            "vMerge" => {
                                let restart = part.attribute("val").as_deref() == Some("restart");
                                cell.merge = Some(if restart { Merge::Restart } else { Merge::Continue });
                            }
                            _ => {}
                        }
                        self.cursor.skip()?;
                    }
                }
                "p" => self.paragraph(flow)?,
                "tbl" => self.table(flow)?,
                "sdt" => self.control(flow)?,
                "sdtPr" | "sdtEndPr" | "del" | "moveFrom" => self.cursor.skip()?,
                _ => self.blocks(flow)?,
            }
        }
        Ok(())
    }
}
