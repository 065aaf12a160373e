//! The first sheet of an XLSX workbook that has something to read, bounded in size and cells.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};
use csv::ByteRecord;

use super::super::input::{self, guarded, unreadable, wrong};
use super::{Header, PREAMBLE, Rows, Table, above};
use crate::error::Result;

/// A workbook is smaller than this, packed or unpacked, bytes.
const SIZE: u64 = 200 << 20;
/// It holds fewer cells than this, empty ones at the left of a full one included.
const CELLS: usize = 2_000_000;
/// No table is wider.
const WIDTH: usize = 1_000;

/// A cell as read: what spreadsheets hold as a number may have lost the zeros before it.
#[derive(Debug, Clone, Default)]
struct Cell {
    text: String,
    number: bool,
}

/// Reads the workbook.
pub(super) fn open(path: &Path, accept: &dyn Fn(&Header) -> bool) -> Result<Table> {
    let name = input::name(path);
    bounded(path, &name)?;
    guarded(|| read(path, &name, accept)).map_err(|e| {
        wrong(
            &name,
            format!("classeur abîmé ou incomplet ({e})\u{a0}: enregistrez-le de nouveau en .xlsx"),
        )
    })?
}

fn read(path: &Path, name: &str, accept: &dyn Fn(&Header) -> bool) -> Result<Table> {
    let file = File::open(path).map_err(|e| unreadable(name, &e))?;
    let damaged = |e: XlsxError| {
        let detail = match e {
            XlsxError::Password => {
                "ce classeur est protégé par un mot de passe\u{a0}: enregistrez-le sans protection".to_owned()
            }
            other => {
                format!("classeur abîmé ou incomplet ({other})\u{a0}: enregistrez-le de nouveau en .xlsx")
            }
        };
        wrong(name, detail)
    };
    let mut workbook = Xlsx::new(BufReader::new(file)).map_err(damaged)?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut budget = CELLS;
    let mut first: Option<(usize, Sheet)> = None;
    for (at, title) in sheets.iter().enumerate() {
        let read = cells(&mut workbook, title, &mut budget).map_err(damaged)?;
        let Some(read) = read else {
            return Err(wrong(
                name,
                "ce classeur a plus de deux millions de cases\u{a0}: enregistrez la feuille utile en CSV",
            ));
        };
        if let Some(sheet) = Sheet::of(read, accept) {
            if sheet.accepted {
                return Ok(sheet.table(name, &sheets, at));
            }
            if first.is_none() {
                first = Some((at, sheet));
            }
        }
    }
    match first {
        Some((at, sheet)) => Ok(sheet.table(name, &sheets, at)),
        None => Err(wrong(name, "ce classeur est vide")),
    }
}

/// Refuses what would not fit, whatever the archive says of its own sizes.
fn bounded(path: &Path, name: &str) -> Result<()> {
    let too_large = || {
        wrong(
            name,
            format!(
                "ce classeur dépasse {} Mo\u{a0}: enregistrez la feuille utile en CSV",
                SIZE >> 20
            ),
        )
    };
    let length = std::fs::metadata(path).map_err(|e| unreadable(name, &e))?.len();
    if length > SIZE {
        return Err(too_large());
    }
    let mut archive = input::open_zip(path)?;
    let mut left = SIZE;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|e| {
            wrong(
                name,
                format!("classeur abîmé ou incomplet ({e})\u{a0}: enregistrez-le de nouveau en .xlsx"),
            )
        })?;
        let unpacked =
            io::copy(&mut entry.take(left + 1), &mut io::sink()).map_err(|e| unreadable(name, &e))?;
        if unpacked > left {
            return Err(too_large());
        }
        left -= unpacked;
    }
    Ok(())
}

/// The rows of a sheet that hold something, with their numbers.
#[derive(Default)]
struct Grid {
    rows: Vec<(u64, Vec<Cell>)>,
    errors: u64,
    beyond: u64,
}

/// Reads a sheet; `None` when it has too many cells.
fn cells(
    workbook: &mut Xlsx<BufReader<File>>,
    title: &str,
    budget: &mut usize,
) -> std::result::Result<Option<Grid>, XlsxError> {
    let mut read = Grid::default();
    let mut reader = match workbook.worksheet_cells_reader(title) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Some(read)),
        Err(e) => return Err(e),
    };
    while let Some(given) = reader.next_cell()? {
        let (row, column) = given.get_position();
        let cell = match given.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(n) => Cell {
                text: n.to_string(),
                number: true,
            },
            DataRef::Float(n) => Cell {
                text: plain(*n),
                number: true,
            },
            DataRef::String(text) | DataRef::DurationIso(text) => text_cell(text),
            DataRef::SharedString(text) => text_cell(text),
            DataRef::Bool(true) => text_cell("oui"),
            DataRef::Bool(false) => text_cell("non"),
            DataRef::DateTimeIso(text) => text_cell(text.get(..10).unwrap_or(text)),
            DataRef::DateTime(at) if at.is_datetime() && at.as_f64() >= 1.0 => {
                let (year, month, day, ..) = at.to_ymd_hms_milli();
                text_cell(&format!("{year:04}-{month:02}-{day:02}"))
            }
            DataRef::DateTime(at) => Cell {
                text: plain(at.as_f64()),
                number: true,
            },
            DataRef::Error(_) => {
                read.errors += 1;
                continue;
            }
        };
        if cell.text.is_empty() {
            continue;
        }
        let column = column as usize;
        if column >= WIDTH {
            read.beyond += 1;
            continue;
        }
        let line = u64::from(row) + 1;
        if read.rows.last().is_none_or(|(last, _)| *last != line) {
            read.rows.push((line, Vec::new()));
        }
        let Some((_, cells)) = read.rows.last_mut() else {
            continue;
        };
        if cells.len() <= column {
            let more = column + 1 - cells.len();
            match budget.checked_sub(more) {
                Some(left) => *budget = left,
                None => return Ok(None),
            }
            cells.resize(column + 1, Cell::default());
        }
        cells[column] = cell;
    }
    Ok(Some(read))
}

fn text_cell(text: &str) -> Cell {
    Cell {
        text: text.trim().to_owned(),
        number: false,
    }
}

/// A number without an exponent; whole when it is.
fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

/// A sheet whose header has been looked for.
struct Sheet {
    header: Header,
    line: u64,
    accepted: bool,
    rows: Vec<(u64, Vec<Cell>)>,
    errors: u64,
    beyond: u64,
}

impl Sheet {
    fn of(read: Grid, accept: &dyn Fn(&Header) -> bool) -> Option<Self> {
        let header = |cells: &[Cell]| {
            Header::new(
                cells
                    .iter()
                    .map(|c| c.text.split_whitespace().collect::<Vec<_>>().join(" "))
                    .collect(),
            )
        };
        let at = read
            .rows
            .iter()
            .take(PREAMBLE)
            .position(|(_, cells)| accept(&header(cells)));
        let (line, cells) = read.rows.get(at.unwrap_or(0))?;
        let (header, line) = (header(cells), *line);
        Some(Self {
            header,
            line,
            accepted: at.is_some(),
            rows: read.rows.into_iter().skip(at.unwrap_or(0) + 1).collect(),
            errors: read.errors,
            beyond: read.beyond,
        })
    }

    fn table(self, name: &str, sheets: &[String], at: usize) -> Table {
        let width = self.header.names.len();
        let mut remarks = above(self.line);
        if sheets.len() > 1 {
            let others: Vec<String> = sheets
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .take(10)
                .map(|(_, title)| super::quoted(title))
                .collect();
            remarks.push((
                0,
                format!(
                    "feuille lue\u{a0}: {}\u{a0}; feuilles non lues\u{a0}: {}",
                    super::quoted(&sheets[at]),
                    others.join(", ")
                ),
            ));
        }
        if self.errors > 0 {
            remarks.push((
                0,
                format!(
                    "cases en erreur (#N/A, #REF!…), lues comme vides\u{a0}: {}",
                    self.errors
                ),
            ));
        }
        let (mut padded, mut beyond) = (0_u64, self.beyond);
        let widths: Vec<usize> = self.header.keys.iter().map(|key| digits_of(key)).collect();
        let rows = self
            .rows
            .into_iter()
            .map(|(line, mut cells)| {
                beyond += cells.iter().skip(width).filter(|c| !c.text.is_empty()).count() as u64;
                cells.resize(width, Cell::default());
                let row: ByteRecord = cells
                    .into_iter()
                    .zip(&widths)
                    .map(|(cell, wanted)| {
                        if cell.number
                            && cell.text.len() < *wanted
                            && cell.text.bytes().all(|b| b.is_ascii_digit())
                        {
                            padded += 1;
                            format!("{:0>wanted$}", cell.text, wanted = *wanted)
                        } else {
                            cell.text
                        }
                    })
                    .collect();
                (line, row)
            })
            .collect();
        if padded > 0 {
            remarks.push((
                0,
                format!("numéros enregistrés comme des nombres, dont les zéros de tête sont rétablis\u{a0}: {padded}"),
            ));
        }
        if beyond > 0 {
            remarks.push((0, format!("cases sans nom de colonne, non lues\u{a0}: {beyond}")));
        }
        Table {
            name: name.to_owned(),
            header: self.header,
            line: self.line,
            remarks,
            length: None,
            rows: Rows::Sheet(rows),
        }
    }
}

/// How many digits the codes of a column have, when spreadsheets drop the zeros before them.
fn digits_of(key: &str) -> usize {
    if key.contains("siret") {
        14
    } else if key.contains("siren") {
        9
    } else if key.contains("postal") || key.contains("insee") {
        5
    } else {
        0
    }
}
