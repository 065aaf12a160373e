//! Plain tables: lists that a person opens in a spreadsheet. A cell is a text or a number, never a formula: what
//! comes from data and begins as a formula would is kept as text.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::error::{FormatError, Result};

/// Longest text of a cell in a spreadsheet.
const LONGEST: usize = 32_000;
/// Widest column, characters.
const WIDEST: usize = 40;
/// Tallest row, lines: a spreadsheet takes no more than 409 points.
const MOST_LINES: u32 = 28;
const A4: u8 = 9;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, written as in French.
    Date(Date),
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
                Cell::Date(day) => french(*day),
            });
            line(&mut cells, &mut out);
        }
        out.into_bytes()
    }

    /// A workbook of one sheet: see [`xlsx`].
    ///
    /// # Errors
    /// More rows than a sheet holds.
    pub fn xlsx(&self) -> Result<Vec<u8>> {
        xlsx(std::slice::from_ref(self))
    }

    fn write(&self, sheet: &mut Worksheet) -> std::result::Result<(), XlsxError> {
        sheet.set_name(self.title.chars().take(31).collect::<String>())?;
        // Set back a little: a number of the column before would touch the words.
        let words = || {
            Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Left)
                .set_indent(1)
        };
        let (heading, text) = (words().set_bold(), words());
        let number = Format::new().set_align(FormatAlign::Top);
        let day = words().set_num_format("dd/mm/yyyy");
        let widths = self.widths();
        for (column, words) in (0_u16..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, words, &heading)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            let tallest = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| lines(cell, *width))
                .max();
            // Not every program finds the height of words that go on below.
            if let Some(tallest @ 2..) = tallest {
                sheet.set_row_height(line, 14.0 * f64::from(tallest.min(MOST_LINES)) + 3.0)?;
            }
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(words) => {
                        let words: String = words.chars().take(LONGEST).collect();
                        sheet.write_string_with_format(line, column, words, &text)?;
                    }
                    Cell::Number(value) => {
                        sheet.write_number_with_format(line, column, *value, &number)?;
                    }
                    // A spreadsheet counts its days from 1900.
                    Cell::Date(date) => match instant(*date) {
                        Some(date) => {
                            sheet.write_datetime_with_format(line, column, date, &day)?;
                        }
                        None => {
                            sheet.write_string_with_format(line, column, french(*date), &text)?;
                        }
                    },
                }
            }
        }
        for (column, width) in (0_u16..).zip(&widths) {
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let (lines, columns) = (self.rows.len(), self.headings.len());
        if let (Ok(last), Ok(columns)) = (u32::try_from(lines), u16::try_from(columns))
            && columns > 0
        {
            sheet.autofilter(0, 0, last, columns - 1)?;
        }
        sheet.set_paper_size(A4);
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_print_gridlines(true);
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer("&L&A&R&P / &N");
        Ok(())
    }

    fn widths(&self) -> Vec<u32> {
        let length = |cell: &Cell| match cell {
            Cell::Text(text) => text.chars().count(),
            Cell::Date(_) => 10,
            Cell::Number(number) => number.to_string().len(),
            Cell::Empty => 0,
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
            .map(|column| u32::try_from(widest(column).min(WIDEST) + 3).unwrap_or(10))
            .collect()
    }
}

/// A workbook, a sheet a table: headings held in view, filtered, and repeated on each printed page; the width of a page.
/// Texts are written as texts. Same tables, same bytes: no author, no instant.
///
/// # Errors
/// More rows than a sheet holds.
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>> {
    let build = || -> std::result::Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
        workbook.set_properties(&properties);
        for table in tables {
            table.write(workbook.add_worksheet())?;
        }
        workbook.save_to_buffer()
    };
    build().map_err(|error| FormatError::Write {
        file: tables
            .first()
            .map(|table| table.title.clone())
            .unwrap_or_default(),
        reason: error.to_string(),
    })
}

/// Lines that a cell takes in a column of this width, near enough.
fn lines(cell: &Cell, width: u32) -> u32 {
    let Cell::Text(words) = cell else { return 1 };
    // Some room goes to the indent and to words that do not break.
    let held = width.saturating_sub(4).max(2);
    words
        .lines()
        .map(|line| {
            u32::try_from(line.chars().count())
                .unwrap_or(u32::MAX)
                .div_ceil(held)
                .max(1)
        })
        .fold(0, u32::saturating_add)
        .max(1)
}

fn instant(day: Date) -> Option<ExcelDateTime> {
    let [year, month, date] = [
        i32::from(day.year()),
        i32::from(day.month()),
        i32::from(day.day()),
    ];
    ExcelDateTime::from_ymd(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(date).ok()?,
    )
    .ok()
}

fn french(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
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

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).expect(name), &mut text).expect("UTF-8");
        text
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
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>"), "no formula: {sheet}");
        assert!(part(&bytes, "xl/sharedStrings.xml").contains("=HYPERLINK"));
    }

    #[test]
    fn it_prints_a_page_wide_with_its_headings_and_days_read_in_french() {
        let day = |year| jiff::civil::date(year, 2, 7);
        let mut table = Table::new("Journal", &["Envoyé le"]);
        table.row(vec![Cell::Date(day(2027))]);
        table.row(vec![Cell::Date(day(1850))]);
        table.row(vec![Cell::Text("mot ".repeat(30))]);
        assert!(String::from_utf8_lossy(&table.csv()).contains("\"07/02/2027\""));
        let bytes = xlsx(&[table, Table::new("Suite", &["Rien"])]).expect("two small tables");
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        for said in [
            "orientation=\"landscape\"",
            "fitToPage=\"1\"",
            "fitToHeight=\"0\"",
            // 120 signs in a column that holds 39: four lines.
            "<row r=\"4\" spans=\"1:1\" ht=\"59",
        ] {
            assert!(sheet.contains(said), "{said}: {sheet}");
        }
        assert!(part(&bytes, "xl/workbook.xml").contains("Journal!$1:$1"));
        assert!(part(&bytes, "xl/styles.xml").contains("dd/mm/yyyy"));
        // A day before spreadsheets count them is still written.
        assert!(part(&bytes, "xl/sharedStrings.xml").contains("07/02/1850"));
        assert!(part(&bytes, "xl/worksheets/sheet2.xml").contains("landscape"));
    }
}
