//! Workbooks that a person fills in: sheets of placed cells, locked but for those to fill. Formulas are ours alone:
//! what comes from data is written as a text or a number, never read as a formula.

mod look;

use document::typographic;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use self::look::{look, plain, rule};
use crate::error::{FormatError, Result};
use crate::layout::{Face, face};
use crate::metrics::{glyphs, lines};

/// Longest text of a cell in a spreadsheet.
const LONGEST: usize = 32_000;
/// Numbers of the sizes of paper.
const A3: u8 = 8;
const A4: u8 = 9;
/// Characters of a title at the foot of a page.
const LONGEST_FOOTER: usize = 150;
/// Widest sheet, in characters, that reads well on A4 paper, laid on its side.
const WIDE: u32 = 150;
/// Words of a cell, and of a heading.
const WORDS: Face = face(20, false, 0, 0, 240);
const STRONG: Face = face(20, true, 0, 0, 240);
/// Height of an empty row and width of a column that nobody sized, pixels: those of this font.
const DEFAULT_HEIGHT: u32 = 17;
const DEFAULT_WIDTH: u32 = 64;
/// Characters that the indent of a cell of words takes.
const INDENT: u32 = 1;
/// A line of words in a row, and what stays around, points.
/// Width of a character of a column, points.
const CHARACTER_WIDTH: f64 = 5.6;
/// A sheet up to so much longer than a page is made smaller to stand on one.
const LITTLE_MORE: f64 = 1.35;
const LINE_HEIGHT: f64 = 13.0;
const AROUND: f64 = 3.0;

/// What may be typed in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Words.
    Text,
    /// A number, not negative.
    Number,
    /// An amount in euros, not negative.
    Euros,
    /// A rate, typed `20 %`.
    Rate,
    /// A date.
    Date,
    /// « oui » or « non ».
    YesNo,
    /// « oui », « non » or « ne sais pas ».
    Reply,
    /// Words, at most so many characters, kept as typed: figures keep the zeros before them.
    Line(u32),
    /// One of the first so many rows of the sheet [`CHOICES`], or other words after a warning.
    OneOf(u32),
    /// Free words, at most so many characters; the row is high enough to read them.
    Words(u32),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// One of the words of a column of the same sheet, from a row to another, from 1.
    Among(char, usize, usize),
}

/// Name of the sheet whose first column holds what [`Entry::OneOf`] offers: it is hidden, and the writer adds it.
pub const CHOICES: &str = "Listes";

/// How a result reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As words, strong: a conclusion.
    Text,
    /// As words copied from elsewhere.
    Words,
    /// A number, two decimals.
    Number,
    /// A rank.
    Whole,
    /// Euros, two decimals.
    Euros,
    /// A quantity, with the decimals it has.
    Quantity,
    /// A rate, in percent.
    Rate,
    /// A day, or words in its place.
    Date,
}

/// What a formula gives before anything is typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Nothing to show.
    Blank,
    /// A number; a rate is written 0.2 for 20 %.
    Number(f64),
    /// Words: a program that does not compute shows them.
    Words(String),
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// Nothing.
    Empty,
    /// Title of the sheet.
    Title(String),
    /// Heading of the rows that follow, across the sheet.
    Band(String),
    /// A sentence across the sheet.
    Note(String),
    /// Heading of a column, or of a line.
    Head(String),
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// An amount in euros.
    Euros(f64),
    /// A part of one (0.1: 10 %).
    Rate(f64),
    /// To fill in.
    Fill(Entry),
    /// To fill in, over so many columns.
    Wide(Entry, u16),
    /// Not to fill in.
    Closed,
    /// To fill in, with words already there.
    Filled(String),
    /// To fill in, with a number already there; a rate is written 0.2 for 20 %.
    FilledNumber(Entry, f64),
    /// For the buyer to write before the file leaves its house: another colour.
    Buyer(Entry),
    /// Words in which the buyer still has something to write.
    BuyerWords(String),
    /// A formula of ours, in English, commas between arguments; `{1}`, `{2}`… stand for the places that follow:
    /// letters of columns, numbers of rows, whole numbers.
    Formula(&'static str, Vec<String>, Shown),
    /// The same, with what it gives before anything is typed.
    Computed(&'static str, Vec<String>, Shown, Outcome),
}

/// A sheet: rows of slots from the top, columns of given widths.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    name: String,
    widths: Vec<u32>,
    rows: Vec<Vec<Slot>>,
    landscape: bool,
    heading: Option<u32>,
    hidden: bool,
    frozen: Option<u16>,
    filtered: bool,
}

/// Tallest row that a spreadsheet shows, in points.
const TALLEST: f64 = 409.0;
/// Lines given to an answer in words: it may be longer, and the row grows.
const ANSWER_LINES: u32 = 5;

impl Sheet {
    /// An empty sheet; its columns, in characters.
    #[must_use]
    pub fn new(name: &str, widths: &[u32]) -> Self {
        Self {
            name: name.to_owned(),
            widths: widths.to_vec(),
            rows: Vec::new(),
            landscape: widths.iter().sum::<u32>() > 95,
            heading: None,
            hidden: false,
            frozen: None,
            filtered: false,
        }
    }

    /// The same sheet, whose headings and first columns stay in sight.
    #[must_use]
    pub fn frozen(mut self, columns: u16) -> Self {
        self.frozen = Some(columns);
        self
    }

    /// The same sheet, whose rows can be filtered by their headings.
    #[must_use]
    pub fn filtered(mut self) -> Self {
        self.filtered = true;
        self
    }

    /// The same sheet, not shown: it can be made visible by anyone.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// Adds a row; gives its number as a formula writes it, from 1.
    pub fn row(&mut self, slots: impl IntoIterator<Item = Slot>) -> usize {
        self.rows.push(slots.into_iter().collect());
        self.rows.len()
    }

    /// Number of the row to come, as a formula writes it.
    #[must_use]
    pub fn next_row(&self) -> usize {
        self.rows.len() + 1
    }

    /// Adds an empty row.
    pub fn gap(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a row of headings, repeated on each printed page when it is the first.
    pub fn head(&mut self, words: &[&str]) -> usize {
        let at = self.row(words.iter().map(|word| Slot::Head((*word).to_owned())));
        self.heading.get_or_insert(u32::try_from(at - 1).unwrap_or(0));
        at
    }

    /// Whether a page and a little more is printed on one: two rows alone on a second page look forgotten.
    fn almost_fits(&self, long: f64) -> bool {
        let whole: u32 = self.widths.iter().sum();
        let (mut across, mut down) = if whole > WIDE {
            (842.0, 1190.0)
        } else {
            (595.0, 842.0)
        };
        if self.landscape {
            std::mem::swap(&mut across, &mut down);
        }
        let scale = ((across - 72.0) / (f64::from(whole) * CHARACTER_WIDTH)).min(1.0);
        long * scale <= (down - 87.0) * LITTLE_MORE
    }

    fn write(&self, title: &str, sheet: &mut Worksheet) -> std::result::Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        // Without this, a result of nothing would be written as zero, and shown as such where nothing is computed on opening.
        sheet.set_formula_result_default("");
        for (column, width) in (0_u16..).zip(&self.widths) {
            sheet.set_column_width(column, *width)?;
        }
        // Height of all rows, points.
        let mut long = 0.0;
        for (line, row) in (0_u32..).zip(&self.rows) {
            let mut tallest = 1;
            for (column, slot) in (0_u16..).zip(row) {
                self.slot(sheet, line, column, slot)?;
                tallest = tallest.max(self.lines(column, slot));
            }
            let mut height = LINE_HEIGHT;
            if tallest > 1 {
                height = (LINE_HEIGHT * f64::from(tallest) + AROUND).min(TALLEST);
                sheet.set_row_height(line, height)?;
            }
            long += height;
        }
        sheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: self.filtered,
            ..ProtectionOptions::new()
        });
        sheet.set_hidden(self.hidden);
        let whole: u32 = self.widths.iter().sum();
        sheet.set_paper_size(if whole > WIDE { A3 } else { A4 });
        sheet.set_print_fit_to_pages(1, u16::from(self.almost_fits(long)));
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer(format!("&L{}&R&P / &N", title.replace('&', "&&")));
        if self.landscape {
            sheet.set_landscape();
        }
        if let Some(heading) = self.heading {
            sheet.set_repeat_rows(heading, heading)?;
            if let Some(columns) = self.frozen {
                sheet.set_freeze_panes(heading + 1, columns)?;
            }
            let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0);
            let bottom = u32::try_from(self.rows.len().saturating_sub(1)).unwrap_or(heading);
            if self.filtered && bottom > heading {
                sheet.autofilter(heading, 0, bottom, last)?;
            }
        }
        Ok(())
    }

    fn slot(
        &self,
        sheet: &mut Worksheet,
        line: u32,
        column: u16,
        slot: &Slot,
    ) -> std::result::Result<(), XlsxError> {
        let format = look(slot);
        match slot {
            Slot::Title(words) | Slot::Band(words) | Slot::Note(words) => {
                let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(column);
                if last > column {
                    sheet.merge_range(line, column, line, last, &cut(words), &format)?;
                } else {
                    sheet.write_string_with_format(line, column, cut(words), &format)?;
                }
            }
            Slot::Head(words) | Slot::Text(words) | Slot::Filled(words) | Slot::BuyerWords(words) => {
                sheet.write_string_with_format(line, column, cut(words), &format)?;
            }
            Slot::Empty => {}
            Slot::Number(number) | Slot::Euros(number) | Slot::Rate(number) => {
                sheet.write_number_with_format(line, column, *number, &format)?;
            }
            Slot::Fill(entry) | Slot::Buyer(entry) => {
                sheet.write_blank(line, column, &format)?;
                if let Some(rule) = rule(*entry)? {
                    sheet.add_data_validation(line, column, line, column, &rule)?;
                }
            }
            Slot::FilledNumber(entry, number) => {
                sheet.write_number_with_format(line, column, *number, &format)?;
                if let Some(rule) = rule(*entry)? {
                    sheet.add_data_validation(line, column, line, column, &rule)?;
                }
            }
            Slot::Wide(entry, columns) => {
                let last = column + columns.saturating_sub(1);
                if last > column {
                    sheet.merge_range(line, column, line, last, "", &format)?;
                } else {
                    sheet.write_blank(line, column, &format)?;
                }
                if let Some(rule) = rule(*entry)? {
                    sheet.add_data_validation(line, column, line, column, &rule)?;
                }
            }
            Slot::Closed => {
                sheet.write_blank(line, column, &format)?;
            }
            // Empty until something is typed: no program shows a stale number.
            Slot::Formula(pattern, parts, _) => {
                formula(sheet, line, column, pattern, parts, &Outcome::Blank, &format)?;
            }
            Slot::Computed(pattern, parts, _, outcome) => {
                formula(sheet, line, column, pattern, parts, outcome, &format)?;
            }
        }
        Ok(())
    }

    /// Lines that the words take in their column, near enough.
    fn lines(&self, column: u16, slot: &Slot) -> u32 {
        let whole: u32 = self.widths.iter().sum();
        let own = self.widths.get(usize::from(column)).copied().unwrap_or(10);
        let (words, width, face) = match slot {
            Slot::Title(_) => return 2,
            Slot::Note(words) => (words, whole, WORDS),
            Slot::Head(words) => (words, own, STRONG),
            Slot::Text(words) => (words, own.saturating_sub(INDENT), WORDS),
            Slot::Filled(words) | Slot::BuyerWords(words) => (words, own, WORDS),
            Slot::Band(_) => return 1,
            Slot::Fill(Entry::Words(longest)) => {
                return longest.div_ceil(own.max(2) - 1).clamp(1, ANSWER_LINES);
            }
            Slot::Empty
            | Slot::Closed
            | Slot::Number(_)
            | Slot::Euros(_)
            | Slot::Rate(_)
            | Slot::Fill(_)
            | Slot::FilledNumber(..)
            | Slot::Buyer(_)
            | Slot::Wide(..)
            | Slot::Formula(..)
            | Slot::Computed(..) => return 1,
        };
        lines(&glyphs(words, face), face, room(width))
    }
}

/// Room for words in a column of so many characters, twips: a character is seven pixels wide, a pixel fifteen twips; what
/// stays white on both sides is taken off, and a little more, since two programs do not lay the same letters alike.
fn room(characters: u32) -> u32 {
    (characters * 7).saturating_sub(3) * 15
}

/// Writes a formula of ours and what it gives today.
fn formula(
    sheet: &mut Worksheet,
    line: u32,
    column: u16,
    pattern: &str,
    parts: &[String],
    outcome: &Outcome,
    format: &Format,
) -> std::result::Result<(), XlsxError> {
    let result = match outcome {
        Outcome::Blank => String::new(),
        Outcome::Number(number) => number.to_string(),
        Outcome::Words(words) => words.clone(),
    };
    let formula = placed(pattern, parts).set_result(result);
    sheet.write_formula_with_format(line, column, formula, format)?;
    Ok(())
}

/// The letters of a column, from 0: A, B… Z, AA.
///
/// ```
/// use formats::write::book::letters;
/// assert_eq!([letters(0), letters(25), letters(26)], ["A", "Z", "AA"]);
/// ```
#[must_use]
pub fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

/// Writes a workbook with the lists that its cells offer, hidden. Same sheets, same bytes.
///
/// # Errors
/// A sheet that a spreadsheet cannot hold.
pub fn xlsx_with_choices(title: &str, sheets: &[Sheet], choices: &[String]) -> Result<Vec<u8>> {
    let mut all = sheets.to_vec();
    if !choices.is_empty() {
        let mut list = Sheet::new(CHOICES, &[60]).hidden();
        for choice in choices {
            list.row([Slot::Text(choice.clone())]);
        }
        all.push(list);
    }
    xlsx(title, &all)
}

/// Writes a workbook. Same sheets, same bytes: no author, no instant. Its title stands at the foot of each page.
///
/// # Errors
/// A sheet that a spreadsheet cannot hold.
pub fn xlsx(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>> {
    let build = || -> std::result::Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // Columns are as wide everywhere, also where the usual font of spreadsheets is not installed.
        workbook.set_default_format(&plain(), DEFAULT_HEIGHT, DEFAULT_WIDTH)?;
        let properties = DocProperties::new()
            .set_title(title)
            .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
        workbook.set_properties(&properties);
        // A spreadsheet refuses a longer foot of page.
        let footer: String = title.chars().take(LONGEST_FOOTER).collect();
        for sheet in sheets {
            sheet.write(&footer, workbook.add_worksheet())?;
        }
        workbook.save_to_buffer()
    };
    build().map_err(|error| FormatError::Write {
        file: title.to_owned(),
        reason: error.to_string(),
    })
}

/// A formula of ours with its places.
fn placed(pattern: &str, parts: &[String]) -> Formula {
    let formula = parts
        .iter()
        .enumerate()
        .fold(pattern.to_owned(), |text, (n, part)| {
            let place: String = part.chars().filter(char::is_ascii_alphanumeric).collect();
            text.replace(&format!("{{{}}}", n + 1), &place)
        });
    Formula::new(formula)
}

/// Words of ours as French sets them, no longer than a cell takes.
fn cut(words: &str) -> String {
    typographic(words).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Vec<u8> {
        let mut sheet = Sheet::new("Prix", &[20, 10, 12]);
        sheet.row([Slot::Title("=HYPERLINK(\"x\")".into())]);
        sheet.head(&["Désignation", "Quantité", "Prix"]);
        let at = sheet.row([
            Slot::Text("+33 =SUM(A1)".into()),
            Slot::Fill(Entry::Number),
            Slot::Fill(Entry::Euros),
        ]);
        sheet.row([
            Slot::Filled("@cmd".into()),
            Slot::Fill(Entry::YesNo),
            Slot::Formula("IF(B{1}=\"\",\"\",B{1}*C{1})", vec![at.to_string()], Shown::Euros),
        ]);
        xlsx("Cadre", &[sheet]).expect("a small book")
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).expect(name), &mut text).expect("UTF-8");
        text
    }

    #[test]
    fn only_our_formulas_and_the_same_twice() {
        let bytes = book();
        assert_eq!(bytes, book());
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert_eq!(sheet.matches("<f>").count(), 1, "{sheet}");
        assert!(sheet.contains("IF(B3=\"\",\"\",B3*C3)"), "{sheet}");
        assert!(part(&bytes, "xl/sharedStrings.xml").contains("=HYPERLINK"));
    }

    #[test]
    fn sheets_are_locked_but_for_what_is_to_fill() {
        let bytes = book();
        assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("<sheetProtection sheet=\"1\""));
        let styles = part(&bytes, "xl/styles.xml");
        assert!(styles.contains("<protection locked=\"0\"/>"), "{styles}");
    }
}
