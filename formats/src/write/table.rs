//! Plain tables: lists that a person opens in a spreadsheet. A cell is a text or a number, never a formula: what
//! comes from data and begins as a formula would is kept as text.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::error::{FormatError, Result};

/// Longest text of a cell in a spreadsheet.
const LONGEST: usize = 32_000;
/// Widest column, characters.
const WIDEST: usize = 60;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
}

/// A table with a line of headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    title: String,
    headings: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(title: &str, headings: &[&str]) -> Self {
        Self {
            title: title.to_owned(),
            headings: headings.iter().map(|h| (*h).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// CSV as a French spreadsheet opens it: semicolons, decimal commas, UTF-8 with a byte order mark. A text that
    /// would be read as a formula begins with an apostrophe (OWASP, « CSV injection »).
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let mut out = String::from("\u{feff}");
        let line = |cells: &mut dyn Iterator<Item = String>, out: &mut String| {
            let quoted: Vec<String> = cells
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                .collect();
            out.push_str(&quoted.join(";"));
            out.push_str("\r\n");
        };
        line(&mut self.headings.iter().cloned(), &mut out);
        for row in &self.rows {
            let mut cells = row.iter().map(|cell| match cell {
                Cell::Empty => String::new(),
                Cell::Text(text) => harmless(text),
                Cell::Number(number) => number.to_string().replace('.', ","),
            });
            line(&mut cells, &mut out);
        }
        out.into_bytes()
    }

    /// A workbook of one sheet, its headings held in view and filtered. Texts are written as texts.
    ///
    /// # Errors
    /// More rows than a sheet holds.
    pub fn xlsx(&self) -> Result<Vec<u8>> {
        self.workbook().map_err(|error| FormatError::Write {
            file: self.title.clone(),
            reason: error.to_string(),
        })
    }

    fn workbook(&self) -> std::result::Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // Same table, same bytes: no author, no instant.
        let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
        workbook.set_properties(&properties);
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.title.chars().take(31).collect::<String>())?;
        let heading = Format::new().set_bold().set_text_wrap();
        for (column, text) in (0_u16..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, text, &heading)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => {
                        let text: String = text.chars().take(LONGEST).collect();
                        sheet.write_string(line, column, text)?;
                    }
                    Cell::Number(number) => {
                        sheet.write_number(line, column, *number)?;
                    }
                }
            }
        }
        for (column, width) in (0_u16..).zip(self.widths()) {
            sheet.set_column_width(column, width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let (lines, columns) = (self.rows.len(), self.headings.len());
        if let (Ok(last), Ok(columns)) = (u32::try_from(lines), u16::try_from(columns))
            && columns > 0
        {
            sheet.autofilter(0, 0, last, columns - 1)?;
        }
        workbook.save_to_buffer()
    }

    fn widths(&self) -> Vec<u32> {
        let length = |cell: &Cell| match cell {
            Cell::Text(text) => text.chars().count(),
            Cell::Empty | Cell::Number(_) => 8,
        };
        let widest = |column: usize| {
            let cells = self
                .rows
                .iter()
                .take(500)
                .filter_map(|row| row.get(column))
                .map(length);
            cells
                .chain([self.headings[column].chars().count()])
                .max()
                .unwrap_or_default()
        };
        (0..self.headings.len())
            .map(|column| u32::try_from(widest(column).min(WIDEST) + 2).unwrap_or(10))
            .collect()
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    let text = text.replace(['\r', '\n'], " ");
    match text.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '\t') => format!("'{text}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new("Établissements", &["Nom", "Distance (km)"]);
        table.row(vec![Cell::Text("=HYPERLINK(\"x\")".into()), Cell::Number(12.5)]);
        table.row(vec![
            Cell::Text("Société « A » ; \"B\"\nsuite".into()),
            Cell::Empty,
        ]);
        table.row(vec![Cell::Text("  @SUM(A1)".into()), Cell::Number(-3.0)]);
        table
    }

    #[test]
    fn csv_holds_no_formula_and_opens_in_a_french_spreadsheet() {
        let csv = String::from_utf8(table().csv()).expect("UTF-8");
        let lines: Vec<&str> = csv.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}\"Nom\";\"Distance (km)\"");
        assert_eq!(lines[1], "\"'=HYPERLINK(\"\"x\"\")\";\"12,5\"");
        assert_eq!(lines[2], "\"Société « A » ; \"\"B\"\" suite\";\"\"");
        assert_eq!(
            lines[3], "\"'  @SUM(A1)\";\"-3\"",
            "a number may be negative, a text may not begin so"
        );
    }

    #[test]
    fn xlsx_holds_texts_and_is_the_same_twice() {
        let bytes = table().xlsx().expect("a small table");
        assert_eq!(bytes, table().xlsx().expect("a small table"));
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
        let mut part = |name: &str| {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(name).expect(name), &mut text).expect("UTF-8");
            text
        };
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>"), "no formula: {sheet}");
        assert!(part("xl/sharedStrings.xml").contains("=HYPERLINK"));
    }
}
