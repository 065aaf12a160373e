//! How a cell of a workbook looks, and what it takes.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, XlsxError,
};

use super::{CHOICES, Entry, Shown, Slot};

const FONT: &str = "Arial";
const GREY: u32 = 0xE7_EA_EE;
const TO_FILL: u32 = 0xFF_F8_DC;
const FOR_THE_BUYER: u32 = 0xDC_EB_F7;
const LINE: u32 = 0xA0_A6_AE;
const INK_SOFT: u32 = 0x55_5B_66;

/// The font of the workbook.
pub(super) fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(10)
}

/// The format of a cell.
pub(super) fn look(slot: &Slot) -> Format {
    let base = plain().set_text_wrap().set_align(FormatAlign::Top);
    let boxed = || base.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
    match slot {
        Slot::Title(_) => base.clone().set_bold().set_font_size(14),
        Slot::Note(_) => base.clone().set_font_color(Color::RGB(INK_SOFT)),
        Slot::Band(_) => boxed().set_bold().set_font_size(11).set_background_color(GREY),
        Slot::Head(_) => boxed().set_bold().set_background_color(GREY),
        // Words that touch the rule seem to run into the next cell.
        Slot::Text(_) => boxed().set_indent(1),
        Slot::Empty => base,
        Slot::Number(_) => boxed(),
        Slot::Euros(_) => boxed().set_num_format(EUROS),
        Slot::Rate(_) => boxed().set_num_format("0.0%"),
        Slot::Closed => boxed().set_background_color(GREY),
        Slot::Filled(_) => to_fill(boxed()),
        Slot::Fill(entry) | Slot::Wide(entry, _) | Slot::FilledNumber(entry, _) => {
            to_fill(typed(boxed(), *entry))
        }
        Slot::BuyerWords(_) => boxed().set_background_color(FOR_THE_BUYER).set_unlocked(),
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

/// What a program refuses, or asks about, in a cell to fill in.
pub(super) fn rule(entry: Entry) -> std::result::Result<Option<DataValidation>, XlsxError> {
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
