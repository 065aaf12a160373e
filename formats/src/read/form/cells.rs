//! The cells of a workbook, with bounds that an honest form does not reach.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use jiff::civil::Date;

use super::folded;
use crate::FormatError;
use crate::read::archive::{Archive, protected};

/// Largest file, bytes: what we write takes some 15 kB.
const LARGEST_FILE: usize = 5 << 20;
/// Largest workbook once unpacked, bytes.
const LARGEST_TOTAL: u64 = 20 << 20;
/// Most cells of a sheet, empty ones that a program formatted included.
const MOST_CELLS: usize = 200_000;
/// Most text kept of a sheet, bytes: one string shared by many cells is copied into each.
const MOST_TEXT: usize = 20 << 20;
/// Most strings that a workbook may announce.
const MOST_STRINGS: u64 = 200_000;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
    /// True or false.
    Truth(bool),
    /// `#REF!` and the like, or a date that is none.
    Broken,
    /// A formula, whatever it gives.
    Formula,
}

/// The cells of a sheet that hold something, by row and column from 0.
#[derive(Debug, Default)]
pub(super) struct Cells(BTreeMap<(u32, u32), Value>);

impl Cells {
    pub(super) fn get(&self, place: (u32, u32)) -> Option<&Value> {
        self.0.get(&place)
    }

    /// The words of a cell that holds words.
    pub(super) fn text(&self, place: (u32, u32)) -> Option<&str> {
        match self.get(place) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The cells of a row, from the left.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Value)> {
        self.0
            .range((row, 0)..=(row, u32::MAX))
            .map(|((_, column), value)| (*column, value))
    }

    /// Rows that hold something, from the top.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.0.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// `C12`.
    pub(super) fn name((row, column): (u32, u32)) -> String {
        let mut letters = Vec::new();
        let mut left = u64::from(column) + 1;
        while left > 0 {
            let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'A' + letter));
            left = (left - 1) / 26;
        }
        letters.reverse();
        format!(
            "{}{}",
            letters.into_iter().collect::<String>(),
            u64::from(row) + 1
        )
    }
}

/// A workbook whose sizes were counted.
pub(super) struct Book<'a> {
    xlsx: Xlsx<Cursor<&'a [u8]>>,
    file: &'a str,
}

/// Opens a workbook.
pub(super) fn open<'a>(bytes: &'a [u8], file: &'a str) -> crate::Result<Book<'a>> {
    if bytes.len() > LARGEST_FILE {
        return Err(FormatError::too_large(
            file,
            "plus de 5\u{a0}Mo pour un questionnaire",
        ));
    }
    let other = if !bytes.starts_with(b"PK") {
        Some("ce n’est pas un classeur .xlsx, ou il est protégé par un mot de passe")
    } else if crate::read::odt::is_odf(bytes) {
        Some("c’est un fichier OpenDocument (.ods)")
    } else {
        None
    };
    if let Some(reason) = other {
        return Err(FormatError::Unsupported {
            file: file.to_owned(),
            reason: reason.to_owned(),
            advice: "Ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx, sans mot de passe"
                .to_owned(),
        });
    }
    bounded(bytes, file)?;
    let xlsx = guarded(file, || Xlsx::new(Cursor::new(bytes)))?;
    Ok(Book { xlsx, file })
}

impl Book<'_> {
    /// A sheet by its name, or none.
    pub(super) fn sheet(&mut self, name: &str) -> crate::Result<Option<Cells>> {
        let wanted = folded(name);
        let names = self.xlsx.sheet_names();
        let Some(name) = names.iter().find(|known| folded(known) == wanted) else {
            return Ok(None);
        };
        let (xlsx, file) = (&mut self.xlsx, self.file);
        match guarded(file, || cells(xlsx, name))? {
            Some(cells) => Ok(Some(cells)),
            None => Err(FormatError::too_large(
                file,
                "plus de 200\u{a0}000 cases, ou plus de 20\u{a0}Mo de texte, dans une feuille",
            )),
        }
    }
}

/// Reads the cells of a sheet; `None` when there are too many.
fn cells(xlsx: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Option<Cells>, XlsxError> {
    let mut found = Cells::default();
    let mut reader = xlsx.worksheet_cells_reader(name)?;
    let (mut left, mut room) = (MOST_CELLS, MOST_TEXT);
    // Formulas are only seen, not put together: shared ones can be made to grow without end.
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let Some(less) = left.checked_sub(1) else {
            return Ok(None);
        };
        left = less;
        let Some(less) = room.checked_sub(length(&record.value)) else {
            return Ok(None);
        };
        room = less;
        let value = if record.formula.is_some() {
            Some(Value::Formula)
        } else {
            value(&record.value)
        };
        if let Some(value) = value {
            found.0.insert(record.pos, value);
        }
    }
    Ok(Some(found))
}

/// Bytes of text of a cell.
fn length(read: &DataRef<'_>) -> usize {
    match read {
        DataRef::String(words) => words.len(),
        DataRef::SharedString(words) => words.len(),
        _ => 0,
    }
}

fn value(read: &DataRef<'_>) -> Option<Value> {
    let text = |text: &str| {
        let text = text.trim();
        (!text.is_empty()).then(|| Value::Text(text.to_owned()))
    };
    match read {
        DataRef::Empty => None,
        #[allow(clippy::cast_precision_loss, reason = "a number this large is no answer")]
        DataRef::Int(n) => Some(Value::Number(*n as f64)),
        DataRef::Float(n) => Some(Value::Number(*n)),
        DataRef::String(words) | DataRef::DurationIso(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(truth) => Some(Value::Truth(*truth)),
        DataRef::DateTime(at) if at.is_datetime() && at.as_f64() >= 1.0 => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            Some(day_of(i32::from(year), i32::from(month), i32::from(day)).map_or(Value::Broken, Value::Day))
        }
        // A length of time, or an hour alone.
        DataRef::DateTime(at) => Some(Value::Number(at.as_f64())),
        DataRef::DateTimeIso(words) => Some(
            words
                .get(..10)
                .and_then(|day| day.parse().ok())
                .map_or(Value::Broken, Value::Day),
        ),
        DataRef::Error(_) => Some(Value::Broken),
    }
}

/// A day that exists.
pub(super) fn day_of(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// Counts what the archive really holds, whatever it says of itself.
fn bounded(bytes: &[u8], file: &str) -> crate::Result<()> {
    let mut archive = Archive::open(bytes, file)?;
    let cut = |_| FormatError::damaged(file, "un élément est coupé ou abîmé");
    let mut left = LARGEST_TOTAL;
    for at in 0..archive.zip.len() {
        let entry = archive
            .zip
            .by_index(at)
            .map_err(|_| FormatError::damaged(file, "un élément est abîmé"))?;
        let mut unpacked = Vec::new();
        entry.take(left + 1).read_to_end(&mut unpacked).map_err(cut)?;
        left = left
            .checked_sub(unpacked.len() as u64)
            .ok_or_else(|| FormatError::too_large(file, "plus de 20\u{a0}Mo une fois décompressé"))?;
        // Room is made for as many strings as announced before the first is read.
        if announced(&unpacked) > MOST_STRINGS {
            return Err(FormatError::too_large(
                file,
                "un nombre de textes invraisemblable",
            ));
        }
    }
    Ok(())
}

/// The largest number of strings that a part announces.
fn announced(part: &[u8]) -> u64 {
    const NAME: &[u8] = b"uniqueCount";
    // The sign, a quote, spaces, twenty figures: a part made of the name alone is not read again from each place.
    const NEAR: usize = 64;
    part.windows(NAME.len())
        .enumerate()
        .filter(|(_, window)| *window == NAME)
        .map(|(at, _)| {
            part[at + NAME.len()..]
                .iter()
                .take(NEAR)
                .skip_while(|byte| !byte.is_ascii_digit())
                .take_while(|byte| byte.is_ascii_digit())
                .fold(0_u64, |sum, digit| {
                    sum.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
                })
        })
        .max()
        .unwrap_or(0)
}

/// A reader that panics over a file made for it says that the file is damaged.
fn guarded<T>(file: &str, work: impl FnOnce() -> Result<T, XlsxError>) -> crate::Result<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(XlsxError::Password)) => Err(protected(file)),
        Ok(Err(error)) => Err(FormatError::damaged_book(file, error.to_string())),
        Err(_) => Err(FormatError::damaged_book(file, "structure incohérente")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, announced};

    #[test]
    fn cells_have_the_name_that_spreadsheets_show() {
        for (place, name) in [
            ((0, 0), "A1"),
            ((11, 2), "C12"),
            ((0, 25), "Z1"),
            ((0, 26), "AA1"),
            ((9, 701), "ZZ10"),
        ] {
            assert_eq!(Cells::name(place), name);
        }
        assert_eq!(Cells::name((u32::MAX, 702)), "AAA4294967296");
    }

    #[test]
    fn what_a_part_announces_is_seen() {
        assert_eq!(
            announced(b"<sst count=\"2\" uniqueCount=\"18446744073709551615\">"),
            u64::MAX
        );
        assert_eq!(announced(b"<sst uniqueCount = '12'/>"), 12);
        assert_eq!(announced(b"<sst>"), 0);
    }
}
