//! Tables: CSV texts, Parquet files and sheets of XLSX, read row by row under normalised names of columns.
//!
//! The delimiter is the one that cuts the header most (`,` `;` tabulation `|`); each cell is UTF-8 or, when it is not,
//! Windows-1252. Lines above the header (a title, a date) are passed over.

mod xlsx;

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use csv::ByteRecord;

use super::blocks::{BLOCK, Block, Blocks};
use super::input::{self, Text, unreadable, wrong};
use super::{ImportProgress, Watch};
use crate::error::Result;

/// Lines above a header, at most.
const PREAMBLE: usize = 20;
/// Columns named in a message, at most.
const SHOWN: usize = 30;
/// How often progress is told for a sheet, rows.
const TOLD: usize = 20_000;

/// A row whose cells are not those of the header.
const WIDTH: &str = "nombre de colonnes différent de celui de l’en-tête";

/// Names of the columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    /// As the file gives them.
    pub(super) names: Vec<String>,
    /// Folded, letters and digits only: « N° SIRET » is `nsiret`.
    pub(super) keys: Vec<String>,
}

impl Header {
    fn new(mut names: Vec<String>) -> Self {
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        Self {
            keys: names.iter().map(|name| key(name)).collect(),
            names,
        }
    }

    /// Where the column of that name is: the very name first, then the same letters and digits.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        self.names
            .iter()
            .position(|n| n == name)
            .or_else(|| self.keys.iter().position(|k| !k.is_empty() && *k == wanted))
    }

    /// The names, for a message.
    pub(super) fn shown(&self) -> String {
        let names: Vec<String> = self
            .names
            .iter()
            .filter(|name| !name.is_empty())
            .take(SHOWN)
            .map(|name| quoted(name))
            .collect();
        if names.is_empty() {
            return "aucune".to_owned();
        }
        let more = self.names.len().saturating_sub(SHOWN);
        let end = if more > 0 {
            format!(" et {more} autres")
        } else {
            String::new()
        };
        format!("{}{end}", names.join(", "))
    }
}

/// The form under which names of columns compare.
pub(super) fn key(name: &str) -> String {
    french::fold(name)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

/// A value quoted in a message: short, and readable whatever it is.
pub(super) fn quoted(value: &str) -> String {
    let short: String = value.chars().filter(|c| !c.is_control()).take(40).collect();
    format!("«\u{a0}{short}\u{a0}»")
}

/// A cell as text, without the dress of spreadsheets (`="…"`, a leading apostrophe).
pub(super) fn cell(row: &ByteRecord, at: Option<usize>) -> Cow<'_, str> {
    let Some(bytes) = at.and_then(|at| row.get(at)) else {
        return Cow::Borrowed("");
    };
    match super::sirene::text(bytes) {
        Cow::Borrowed(text) => Cow::Borrowed(undressed(text)),
        Cow::Owned(text) => Cow::Owned(undressed(&text).to_owned()),
    }
}

fn undressed(text: &str) -> &str {
    let text = text
        .strip_prefix("=\"")
        .and_then(|t| t.strip_suffix('"'))
        .unwrap_or(text);
    text.strip_prefix('\'').unwrap_or(text).trim()
}

/// A line of a table.
pub(super) enum Line<'r> {
    /// Its cells, as many as the header has at least.
    Row(&'r ByteRecord),
    /// No cell holds anything.
    Blank,
    /// It cannot be cut into cells.
    Refused {
        /// Counts it with its like.
        kind: &'static str,
        /// What is wrong with this one.
        detail: String,
    },
}

enum Rows {
    Text {
        blocks: Blocks<Box<dyn Read + Send>>,
        delimiter: u8,
    },
    Sheet(Vec<(u64, ByteRecord)>),
}

/// A table whose header has been read.
pub(super) struct Table {
    /// Name of the file, shown to users.
    pub(super) name: String,
    pub(super) header: Header,
    /// Line of the header.
    pub(super) line: u64,
    /// What must be said of the file, with its line.
    pub(super) remarks: Vec<(u64, String)>,
    length: Option<u64>,
    rows: Rows,
}

/// The tables of a file. `accept` recognises a header; `wanted` says which columns of a Parquet file are read.
pub(super) fn open(
    path: &Path,
    accept: &dyn Fn(&Header) -> bool,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Vec<Table>> {
    if input::is_xlsx(path)? {
        return Ok(vec![xlsx::open(path, accept)?]);
    }
    let texts = input::texts_with(path, wanted)?;
    texts.into_iter().map(|text| Table::of(text, accept)).collect()
}

impl Table {
    /// Reads the header of a text. When none is recognised, the first line stands for it.
    pub(super) fn of(text: Text, accept: &dyn Fn(&Header) -> bool) -> Result<Self> {
        let Text { name, length, reader } = text;
        let mut blocks = Blocks::new(reader);
        let mut first: Option<(Header, u64, u8)> = None;
        let mut found = None;
        for _ in 0..PREAMBLE {
            let line = blocks.line();
            let Some(bytes) = header(&mut blocks, &name)? else {
                break;
            };
            let (header, delimiter) = cut(&bytes);
            let accepted = accept(&header);
            let this = (header, line, delimiter);
            if accepted {
                found = Some(this);
                break;
            }
            if first.is_none() && !this.0.names.is_empty() {
                first = Some(this);
            }
        }
        let Some((header, line, delimiter)) = found.or(first) else {
            return Err(wrong(&name, "ce fichier est vide"));
        };
        if header.names.iter().any(|n| n.contains('\0')) {
            return Err(wrong(
                &name,
                "ce n’est pas un fichier de texte\u{a0}: donnez un .csv ou un .xlsx",
            ));
        }
        Ok(Self {
            remarks: above(line),
            name,
            header,
            line,
            length,
            rows: Rows::Text { blocks, delimiter },
        })
    }

    /// Hands over each line, with its number.
    pub(super) fn each(
        self,
        label: &str,
        watch: &mut Watch<'_>,
        mut take: impl FnMut(u64, Line<'_>) -> Result<()>,
    ) -> Result<()> {
        let (name, width, length) = (self.name, self.header.names.len(), self.length);
        match self.rows {
            Rows::Text {
                mut blocks,
                delimiter,
            } => {
                while let Some(block) = blocks.next().map_err(|e| unreadable(&name, &e))? {
                    watch(ImportProgress {
                        label,
                        done: block.end,
                        total: length,
                    })?;
                    each_row(&block, width, delimiter, &mut take)?;
                }
                Ok(())
            }
            Rows::Sheet(rows) => {
                let total = rows.len() as u64;
                for (at, (line, row)) in rows.iter().enumerate() {
                    if at % TOLD == 0 {
                        watch(ImportProgress {
                            label,
                            done: at as u64,
                            total: Some(total),
                        })?;
                    }
                    take(*line, whole(row, width))?;
                }
                Ok(())
            }
        }
    }
}

/// Lines passed over are said.
fn above(line: u64) -> Vec<(u64, String)> {
    match line {
        0 | 1 => Vec::new(),
        2 => vec![(1, "ligne placée avant l’en-tête\u{a0}: non lue".to_owned())],
        _ => vec![(
            1,
            format!("lignes 1 à {} placées avant l’en-tête\u{a0}: non lues", line - 1),
        )],
    }
}

/// A line that may be a header; quoted names may hold ends of lines.
fn header(blocks: &mut Blocks<Box<dyn Read + Send>>, name: &str) -> Result<Option<Vec<u8>>> {
    let mut bytes: Vec<u8> = Vec::new();
    loop {
        let part = blocks
            .header()
            .map_err(|e| unreadable(name, &e))?
            .ok_or_else(|| {
                wrong(
                    name,
                    "la première ligne n’est pas un en-tête de colonnes (elle est trop longue)",
                )
            })?;
        // Nothing was read: the end.
        if part.is_empty() && blocks.ended() {
            return Ok((!bytes.is_empty()).then_some(bytes));
        }
        bytes.extend(&part);
        let open = bytes.iter().filter(|b| **b == b'"').count() % 2 == 1;
        if !open || blocks.ended() || bytes.len() > BLOCK {
            break;
        }
        bytes.push(b'\n');
    }
    if bytes.contains(&b'\r') && !bytes.contains(&b'"') {
        return Err(wrong(
            name,
            "les fins de ligne sont celles d’un ancien Mac\u{a0}: enregistrez le fichier de nouveau en CSV UTF-8",
        ));
    }
    Ok(Some(bytes))
}

/// Cuts a header with the delimiter that cuts it most.
fn cut(line: &[u8]) -> (Header, u8) {
    let count = |wanted: u8| {
        let mut quoted = false;
        line.iter()
            .filter(|b| {
                quoted ^= **b == b'"';
                !quoted && **b == wanted
            })
            .count()
    };
    let delimiter = [b',', b';', b'\t', b'|']
        .into_iter()
        .rev()
        .max_by_key(|d| count(*d))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(line);
    let names = reader
        .byte_records()
        .next()
        .and_then(Result::ok)
        .map(|row| {
            (0..row.len())
                .map(|at| {
                    cell(&row, Some(at))
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect()
        })
        .unwrap_or_default();
    (Header::new(names), delimiter)
}

/// A row as it is, when it has enough cells.
fn whole(row: &ByteRecord, width: usize) -> Line<'_> {
    if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
        return Line::Blank;
    }
    let over = row.iter().skip(width).all(|cell| cell.trim_ascii().is_empty());
    if row.len() < width || !over {
        return Line::Refused {
            kind: WIDTH,
            detail: format!("{} au lieu de {width}", row.len()),
        };
    }
    Line::Row(row)
}

fn each_row(
    block: &Block,
    width: usize,
    delimiter: u8,
    take: &mut impl FnMut(u64, Line<'_>) -> Result<()>,
) -> Result<()> {
    for line in &block.too_long {
        take(
            *line,
            Line::Refused {
                kind: "ligne trop longue",
                detail: format!("plus de {} Mo", BLOCK >> 20),
            },
        )?;
    }
    let rows = |bytes, quoting| {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .quoting(quoting)
            .from_reader(bytes)
    };
    let mut reader = rows(&block.bytes[..], true);
    let mut row = ByteRecord::new();
    // Bytes in memory are always read.
    while reader.read_byte_record(&mut row).unwrap_or(false) {
        let (start, at) = row.position().map_or((0, 1), |p| (p.byte(), p.line()));
        let end = reader.position().byte();
        let line = block.line + at - 1;
        let given = whole(&row, width);
        let bytes = usize::try_from(start)
            .ok()
            .zip(usize::try_from(end).ok())
            .and_then(|(start, end)| block.bytes.get(start..end))
            .unwrap_or_default()
            .trim_ascii_end();
        if !matches!(given, Line::Refused { .. }) || !bytes.contains(&b'\n') {
            take(line, given)?;
            continue;
        }
        // A stray quote swallowed the lines below: they are read one by one, quotes being plain characters.
        let mut again = rows(bytes, false);
        let mut plain = ByteRecord::new();
        while again.read_byte_record(&mut plain).unwrap_or(false) {
            let below = plain.position().map_or(1, csv::Position::line);
            let bare: ByteRecord = plain
                .iter()
                .map(|cell| {
                    cell.strip_prefix(b"\"")
                        .and_then(|c| c.strip_suffix(b"\""))
                        .unwrap_or(cell)
                })
                .collect();
            take(line + below - 1, whole(&bare, width))?;
        }
    }
    Ok(())
}
