//! Parquet as the text of a CSV: the columns wanted, batch by batch, so that every importer has one parser.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

use super::input::{self, Text, guarded, unreadable, wrong};
use crate::error::Result;

/// Rows turned into text at once.
const BATCH: usize = 4_096;

/// The text of a file.
pub(super) fn text(path: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Text> {
    let name = input::name(path);
    let file = File::open(path).map_err(|e| unreadable(&name, &e))?;
    let damaged = |detail: String| {
        wrong(
            &name,
            format!(
                "fichier Parquet tronqué ou abîmé ({detail})\u{a0}: téléchargez-le de nouveau, ou donnez le .csv"
            ),
        )
    };
    let reader = guarded(|| SerializedFileReader::new(file))
        .map_err(|e| damaged(e.to_string()))?
        .map_err(|e| damaged(e.to_string()))?;
    let mut columns = Vec::new();
    for (at, column) in reader
        .metadata()
        .file_metadata()
        .schema_descr()
        .columns()
        .iter()
        .enumerate()
    {
        // A list in a cell has no place in a table.
        if column.max_rep_level() == 0 && wanted(&column.path().string()) {
            columns.push(Column {
                at,
                shape: Shape::of(column),
                levels: column.max_def_level(),
            });
        }
    }
    let mut rows = Rows {
        reader,
        columns,
        group: 0,
        open: Vec::new(),
        left: 0,
        text: Vec::new(),
        at: 0,
    };
    rows.header().map_err(|e| unreadable(&name, &e))?;
    Ok(Text {
        name,
        length: None,
        reader: Box::new(rows),
    })
}

/// How the values of a column are written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    Plain,
    /// Days since 1970.
    Day,
    /// So many in a second, since 1970.
    Instant(i64),
    /// Julian day and nanoseconds: the instants of older writers.
    Julian,
    /// An integer with so many decimals.
    Decimal(u32),
}

impl Shape {
    fn of(column: &ColumnDescriptor) -> Self {
        match (
            column.logical_type_ref(),
            column.converted_type(),
            column.physical_type(),
        ) {
            (Some(LogicalType::Date), ..) | (_, ConvertedType::DATE, _) => Self::Day,
            (Some(LogicalType::Timestamp(stamp)), ..) => Self::Instant(match stamp.unit {
                TimeUnit::MILLIS => 1_000,
                TimeUnit::MICROS => 1_000_000,
                TimeUnit::NANOS => 1_000_000_000,
            }),
            (_, ConvertedType::TIMESTAMP_MILLIS, _) => Self::Instant(1_000),
            (_, ConvertedType::TIMESTAMP_MICROS, _) => Self::Instant(1_000_000),
            (_, _, Type::INT96) => Self::Julian,
            (_, ConvertedType::DECIMAL, Type::INT32 | Type::INT64) => {
                Self::Decimal(u32::try_from(column.type_scale()).unwrap_or(0))
            }
            _ => Self::Plain,
        }
    }
}

/// A column wanted.
struct Column {
    at: usize,
    shape: Shape,
    /// The level of definition of a value that is there.
    levels: i16,
}

/// The text of the rows, made as it is read.
struct Rows {
    reader: SerializedFileReader<File>,
    columns: Vec<Column>,
    group: usize,
    open: Vec<ColumnReader>,
    /// Rows left in the group that is open.
    left: usize,
    text: Vec<u8>,
    at: usize,
}

impl Rows {
    fn header(&mut self) -> io::Result<()> {
        let schema = self.reader.metadata().file_metadata().schema_descr_ptr();
        for (nth, column) in self.columns.iter().enumerate() {
            if nth > 0 {
                self.text.push(b',');
            }
            quote(
                &mut self.text,
                schema.column(column.at).path().string().as_bytes(),
            );
        }
        self.text.push(b'\n');
        Ok(())
    }

    /// Makes the text of the next rows; false at the end.
    fn fill(&mut self) -> io::Result<bool> {
        self.text.clear();
        self.at = 0;
        while self.left == 0 {
            if self.group >= self.reader.num_row_groups() || self.columns.is_empty() {
                return Ok(false);
            }
            let group = self.reader.get_row_group(self.group).map_err(damaged)?;
            self.left = usize::try_from(group.metadata().num_rows()).map_err(|_| short())?;
            self.open = self
                .columns
                .iter()
                .map(|column| group.get_column_reader(column.at))
                .collect::<Result<_, _>>()
                .map_err(damaged)?;
            self.group += 1;
        }
        let rows = self.left.min(BATCH);
        let mut cells = Vec::with_capacity(self.columns.len());
        for (column, reader) in self.columns.iter().zip(&mut self.open) {
            cells.push(read(column, reader, rows)?);
        }
        for row in 0..rows {
            for (nth, column) in cells.iter().enumerate() {
                if nth > 0 {
                    self.text.push(b',');
                }
                self.text.extend_from_slice(column.get(row));
            }
            self.text.push(b'\n');
        }
        self.left -= rows;
        Ok(true)
    }
}

impl Read for Rows {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // What is half read after a panic is never read again: the error stops the import.
        if self.at == self.text.len() && !guarded(|| self.fill())?? {
            return Ok(0);
        }
        let n = buffer.len().min(self.text.len() - self.at);
        buffer[..n].copy_from_slice(&self.text[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

/// The cells of a column, one after the other.
struct Cells {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Cells {
    fn get(&self, row: usize) -> &[u8] {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[row]]
    }
}

/// Reads so many rows of a column.
fn read(column: &Column, reader: &mut ColumnReader, rows: usize) -> io::Result<Cells> {
    let shape = column.shape;
    let number = |out: &mut Vec<u8>, n: i64| integer(out, shape, n);
    match reader {
        ColumnReader::BoolColumnReader(r) => {
            values(column, r, rows, |out, v| write(out, format_args!("{v}")))
        }
        ColumnReader::Int32ColumnReader(r) => values(column, r, rows, |out, v| number(out, i64::from(*v))),
        ColumnReader::Int64ColumnReader(r) => values(column, r, rows, |out, v| number(out, *v)),
        ColumnReader::Int96ColumnReader(r) => values(column, r, rows, |out, v| {
            let data = v.data();
            let nanoseconds = (i64::from(data[1]) << 32) | i64::from(data[0]);
            // Julian day 2 440 588 is 1 January 1970.
            let day = i64::from(data[2]) - 2_440_588;
            instant(out, day, nanoseconds.div_euclid(1_000_000_000));
        }),
        ColumnReader::FloatColumnReader(r) => {
            values(column, r, rows, |out, v| write(out, format_args!("{v}")))
        }
        ColumnReader::DoubleColumnReader(r) => {
            values(column, r, rows, |out, v| write(out, format_args!("{v}")))
        }
        ColumnReader::ByteArrayColumnReader(r) => values(column, r, rows, |out, v| quote(out, v.data())),
        ColumnReader::FixedLenByteArrayColumnReader(r) => {
            values(column, r, rows, |out, v| quote(out, v.data()))
        }
    }
}

/// Reads so many rows and writes those that are there; the others are empty.
fn values<T: DataType>(
    column: &Column,
    reader: &mut ColumnReaderImpl<T>,
    rows: usize,
    write: impl Fn(&mut Vec<u8>, &T::T),
) -> io::Result<Cells> {
    let (mut levels, mut given): (Vec<i16>, Vec<T::T>) = (Vec::new(), Vec::new());
    let mut read = 0;
    while read < rows {
        let asked = (column.levels > 0).then_some(&mut levels);
        let (records, ..) = reader
            .read_records(rows - read, asked, None, &mut given)
            .map_err(damaged)?;
        if records == 0 {
            return Err(short());
        }
        read += records;
    }
    let mut cells = Cells {
        text: Vec::new(),
        ends: Vec::with_capacity(rows),
    };
    let mut given = given.iter();
    for row in 0..rows {
        if column.levels == 0 || levels.get(row) == Some(&column.levels) {
            write(&mut cells.text, given.next().ok_or_else(short)?);
        }
        cells.ends.push(cells.text.len());
    }
    Ok(cells)
}

fn damaged(error: parquet::errors::ParquetError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}

/// The file holds less than it says.
fn short() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "il manque des lignes")
}

fn write(out: &mut Vec<u8>, value: std::fmt::Arguments<'_>) {
    // Writing in memory never fails.
    let _ = out.write_fmt(value);
}

fn integer(out: &mut Vec<u8>, shape: Shape, n: i64) {
    match shape {
        Shape::Plain | Shape::Julian => write(out, format_args!("{n}")),
        Shape::Day => day(out, n),
        Shape::Instant(unit) => {
            let seconds = n.div_euclid(unit);
            instant(out, seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        }
        Shape::Decimal(scale) => {
            let unit = 10_i64.checked_pow(scale).unwrap_or(1);
            let sign = if n < 0 { "-" } else { "" };
            let (whole, part) = (
                n.unsigned_abs() / unit.unsigned_abs(),
                n.unsigned_abs() % unit.unsigned_abs(),
            );
            write(out, format_args!("{sign}{whole}"));
            if scale > 0 {
                write(out, format_args!(".{part:0>width$}", width = scale as usize));
            }
        }
    }
}

/// A day since 1970 as `2026-02-17`; nothing when it is out of the calendar.
fn day(out: &mut Vec<u8>, since: i64) {
    if let Some(date) = civil(since) {
        write(out, format_args!("{date}"));
    }
}

fn instant(out: &mut Vec<u8>, since: i64, second: i64) {
    if let Some(date) = civil(since) {
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        write(out, format_args!("{date}T{hour:02}:{minute:02}:{second:02}"));
    }
}

/// The date so many days after 1 January 1970.
fn civil(since: i64) -> Option<tender::Date> {
    let days = Duration::from_secs(since.unsigned_abs().checked_mul(86_400)?);
    let epoch = tender::Date::constant(1970, 1, 1);
    if since < 0 {
        epoch.checked_sub(days).ok()
    } else {
        epoch.checked_add(days).ok()
    }
}

/// A field of the CSV.
fn quote(out: &mut Vec<u8>, value: &[u8]) {
    if !value.iter().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
        out.extend_from_slice(value);
        return;
    }
    out.push(b'"');
    for byte in value {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_are_those_of_the_calendar() {
        for (since, shown) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (20_501, "2026-02-17"),
            (11_016, "2000-02-29"),
        ] {
            assert_eq!(
                civil(since).map(|d| d.to_string()).as_deref(),
                Some(shown),
                "{since}"
            );
        }
        assert_eq!(civil(i64::MAX), None);
        assert_eq!(civil(9_999_999), None);
    }

    #[test]
    fn numbers_are_written_as_in_the_csv() {
        let written = |shape, n| {
            let mut out = Vec::new();
            integer(&mut out, shape, n);
            String::from_utf8(out).expect("digits")
        };
        assert_eq!(written(Shape::Plain, 12), "12");
        assert_eq!(written(Shape::Decimal(2), -1_205), "-12.05");
        assert_eq!(
            written(Shape::Instant(1_000), 1_771_325_639_000),
            "2026-02-17T10:53:59"
        );
        assert_eq!(written(Shape::Day, i64::MIN), "");
    }
}
