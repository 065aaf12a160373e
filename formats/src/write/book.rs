//! Workbooks that a person fills in: sheets of placed cells, locked but for those to fill. Formulas are ours alone:
//! what comes from data is written as a text or a number, never read as a formula.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::error::{FormatError, Result};

/// Longest text of a cell in a spreadsheet.
const LONGEST: usize = 32_000;
const A4: u8 = 9;
const FONT: &str = "Arial";
const GREY: u32 = 0xE7_EA_EE;
const TO_FILL: u32 = 0xFF_F8_DC;
const FOR_THE_BUYER: u32 = 0xDC_EB_F7;
const LINE: u32 = 0xA0_A6_AE;
const INK_SOFT: u32 = 0x55_5B_66;

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
const ANSWER_LINES: u32 = 8;

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

    fn write(&self, sheet: &mut Worksheet) -> std::result::Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        // Without this, a result of nothing would be written as zero, and shown as such where nothing is computed on opening.
        sheet.set_formula_result_default("");
        for (column, width) in (0_u16..).zip(&self.widths) {
            sheet.set_column_width(column, *width)?;
        }
        for (line, row) in (0_u32..).zip(&self.rows) {
            let mut tallest = 1;
            for (column, slot) in (0_u16..).zip(row) {
                self.slot(sheet, line, column, slot)?;
                tallest = tallest.max(self.lines(column, slot));
            }
            if tallest > 1 {
                let height = (14.0 * f64::from(tallest) + 3.0).min(TALLEST);
                sheet.set_row_height(line, height)?;
            }
        }
        sheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: self.filtered,
            ..ProtectionOptions::new()
        });
        sheet.set_hidden(self.hidden);
        sheet.set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer("&R&P / &N");
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
            Slot::Head(words) | Slot::Text(words) | Slot::Filled(words) => {
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
        let (words, width) = match slot {
            Slot::Title(_) => return 2,
            Slot::Note(words) => (words, whole),
            Slot::Head(words) | Slot::Text(words) | Slot::Filled(words) => (words, own),
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
        words
            .lines()
            .map(|line| {
                u32::try_from(line.chars().count())
                    .unwrap_or(1)
                    .div_ceil(width.max(2) - 1)
                    .max(1)
            })
            .sum()
    }
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

/// Writes a workbook. Same sheets, same bytes: no author, no instant.
///
/// # Errors
/// A sheet that a spreadsheet cannot hold.
pub fn xlsx(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>> {
    let build = || -> std::result::Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let properties = DocProperties::new()
            .set_title(title)
            .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
        workbook.set_properties(&properties);
        for sheet in sheets {
            sheet.write(workbook.add_worksheet())?;
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

fn cut(words: &str) -> String {
    words.chars().take(LONGEST).collect()
}

fn look(slot: &Slot) -> Format {
    let base = Format::new()
        .set_font_name(FONT)
        .set_font_size(10)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let boxed = || base.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
    match slot {
        Slot::Title(_) => base.clone().set_bold().set_font_size(14),
        Slot::Note(_) => base.clone().set_font_color(Color::RGB(INK_SOFT)),
        Slot::Band(_) => boxed().set_bold().set_font_size(11).set_background_color(GREY),
        Slot::Head(_) => boxed().set_bold().set_background_color(GREY),
        Slot::Text(_) => boxed(),
        Slot::Empty => base,
        Slot::Number(_) => boxed(),
        Slot::Euros(_) => boxed().set_num_format(EUROS),
        Slot::Rate(_) => boxed().set_num_format("0.0%"),
        Slot::Closed => boxed().set_background_color(GREY),
        Slot::Filled(_) => to_fill(boxed()),
        Slot::Fill(entry) | Slot::Wide(entry, _) | Slot::FilledNumber(entry, _) => {
            to_fill(typed(boxed(), *entry))
        }
        Slot::Buyer(entry) => typed(boxed(), *entry)
            .set_background_color(FOR_THE_BUYER)
            .set_unlocked(),
        Slot::Formula(_, _, shown) | Slot::Computed(_, _, shown, _) => match shown {
            Shown::Text => boxed().set_bold().set_background_color(GREY),
            // A result of zero shows nothing: a program that has not computed yet takes an empty result for zero.
            Shown::Number => boxed().set_num_format("0.00;-0.00;"),
            Shown::Date => boxed().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
            Shown::Whole => boxed().set_num_format("0;-0;"),
            Shown::Euros => boxed().set_num_format(format!("{EUROS};-{EUROS};")),
            Shown::Quantity | Shown::Words => boxed(),
            Shown::Rate => boxed().set_num_format("0.0%"),
        },
    }
}

/// The thousands are parted as the reader’s computer does.
const EUROS: &str = "#,##0.00\u{a0}\"€\"";

/// A cell as what is typed there reads.
fn typed(format: Format, entry: Entry) -> Format {
    match entry {
        Entry::Text
        | Entry::YesNo
        | Entry::Reply
        | Entry::Number
        | Entry::OneOf(_)
        | Entry::Words(_)
        | Entry::Choice(_)
        | Entry::Among(..) => format,
        Entry::Line(_) => format.set_num_format("@"),
        Entry::Euros => format.set_num_format(EUROS),
        Entry::Rate => format.set_num_format("0.0%"),
        // Left as the others: a date alone would stand at the right of its cell.
        Entry::Date => format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
    }
}

fn to_fill(format: Format) -> Format {
    format.set_background_color(TO_FILL).set_unlocked()
}

fn rule(entry: Entry) -> std::result::Result<Option<DataValidation>, XlsxError> {
    let positive =
        || DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let (rule, message) = match entry {
        Entry::Text => return Ok(None),
        Entry::Number | Entry::Euros => (positive(), "Un nombre est attendu."),
        Entry::Rate => (
            DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 1.0)),
            "Un taux est attendu, par exemple 20 %.",
        ),
        Entry::Date => (
            DataValidation::new().allow_date(DataValidationRule::GreaterThan(ExcelDateTime::from_ymd(
                2019, 4, 1,
            )?)),
            "Une date est attendue.",
        ),
        Entry::YesNo => (
            DataValidation::new().allow_list_strings(&["oui", "non"])?,
            "Répondez oui ou non.",
        ),
        Entry::Reply => (
            DataValidation::new().allow_list_strings(&["oui", "non", "ne sais pas"])?,
            "Choisissez oui, non ou ne sais pas.",
        ),
        Entry::OneOf(rows) => {
            let list = Formula::new(format!("{CHOICES}!$A$1:$A${}", rows.max(1)));
            return Ok(Some(
                DataValidation::new()
                    .allow_list_formula(list)
                    // Other words are the buyer's right: they are asked about, not refused.
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_title("Hors de la liste")?
                    .set_error_message("Ce texte n’est pas dans la liste. Le garder\u{a0}?")?,
            ));
        }
        Entry::Line(longest) => (
            DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(longest)),
            "Ce texte est trop long.",
        ),
        Entry::Words(longest) => {
            let limit = format!("{longest} signes au plus, espaces compris.");
            return Ok(Some(
                DataValidation::new()
                    .allow_text_length(DataValidationRule::LessThanOrEqualTo(longest))
                    .set_input_message(&limit)?
                    .set_error_style(DataValidationErrorStyle::Stop)
                    .set_error_title("Réponse trop longue")?
                    .set_error_message(&limit)?,
            ));
        }
        Entry::Choice(words) => (
            DataValidation::new().allow_list_strings(words)?,
            "Choisissez dans la liste.",
        ),
        Entry::Among(column, first, last) => {
            let places = Formula::new(format!("=${column}${first}:${column}${last}"));
            (
                DataValidation::new().allow_list_formula(places),
                "Choisissez dans la liste.",
            )
        }
    };
    Ok(Some(
        rule.set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title("Réponse attendue")?
            .set_error_message(message)?,
    ))
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
