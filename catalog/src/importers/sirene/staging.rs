//! Establishments kept, aside, while the rest of the stock is read; with checkpoints, so that an interrupted reading
//! goes on.
//!
//! ```text
//! import-sirene/etablissements.tsv   what was kept so far
//! import-sirene/etat.json            of which files, up to where, and what was counted: written aside, renamed
//! ```

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use tender::Date;

use super::super::report::{NAMED, Refusal};
use super::super::{ImportProgress, ImportRequest, Intake, Watch};
use crate::day;
use crate::error::{Error, Result};
use crate::firm::Headcount;
use crate::number::{FirmNumber, SiteNumber};

const FOLDER: &str = "import-sirene";
const ROWS: &str = "etablissements.tsv";
const STATE: &str = "etat.json";
/// Change it with what is put in the files.
const FORMAT: u32 = 2;
/// Bytes of the stock read between two checkpoints.
const CHECKPOINT: u64 = 16 << 20;

/// One of the files of the request, as it was when the reading began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    path: PathBuf,
    length: u64,
    modified: u64,
}

/// What a checkpoint keeps.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Checkpoint {
    format: u32,
    files: Vec<Seen>,
    divisions: Vec<String>,
    /// Revision and number of sites of the catalogue when the reading began: what is kept depends on it.
    catalog: (u64, usize),
    /// Texts read whole.
    texts: usize,
    /// In the text being read: bytes and line.
    offset: u64,
    line: u64,
    /// Bytes and lines kept.
    kept: u64,
    lines: u64,
    tally: Tally,
}

/// What was counted while staging.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Tally {
    pub(super) read: u64,
    /// Lines of legal units, those refused apart.
    pub(super) units: u64,
    pub(super) ignored: BTreeMap<String, u64>,
    pub(super) refused: BTreeMap<String, u64>,
    pub(super) refusals: Vec<(Named, String)>,
    pub(super) remarks: Vec<Named>,
    /// Latest day of treatment seen, `yyyymmdd`.
    pub(super) latest: i64,
}

/// A refusal as a checkpoint keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Named {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) reason: String,
}

impl Tally {
    pub(super) fn ignore(&mut self, reason: &str, count: u64) {
        if count > 0 {
            match self.ignored.get_mut(reason) {
                Some(n) => *n += count,
                None => {
                    self.ignored.insert(reason.to_owned(), count);
                }
            }
        }
    }

    pub(super) fn refuse(&mut self, file: &str, line: u64, kind: &str, detail: String) {
        *self.refused.entry(kind.to_owned()).or_default() += 1;
        if self.refusals.len() < NAMED {
            self.refusals.push((
                Named {
                    file: file.to_owned(),
                    line,
                    reason: detail,
                },
                kind.to_owned(),
            ));
        }
    }

    pub(super) fn remark(&mut self, file: &str, line: u64, reason: String) {
        if self.remarks.len() < NAMED {
            self.remarks.push(Named {
                file: file.to_owned(),
                line,
                reason,
            });
        }
    }
}

/// The establishments kept, as they are being staged.
pub(super) struct Staging {
    folder: PathBuf,
    rows: BufWriter<File>,
    state: Checkpoint,
    resumed: bool,
    since: u64,
}

/// A line kept.
pub(super) enum Staged<'a> {
    /// An active establishment.
    Open(Row<'a>),
    /// A known establishment that is closed.
    Closed(SiteNumber),
    /// A firm that no longer lets itself be shown.
    Withdrawn(FirmNumber),
}

/// An active establishment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row<'a> {
    pub(super) site: SiteNumber,
    /// Usual name of the establishment, or empty.
    pub(super) name: &'a str,
    pub(super) naf: &'a str,
    pub(super) naf25: &'a str,
    pub(super) insee: &'a str,
    pub(super) postal_code: &'a str,
    pub(super) commune: &'a str,
    /// Lambert 93, metres.
    pub(super) position: Option<(f64, f64)>,
    pub(super) headcount: Option<Headcount>,
    pub(super) year: Option<i16>,
    pub(super) created: Option<i64>,
    pub(super) seat: Option<bool>,
}

impl Row<'_> {
    /// Writes the line; a field holds no tabulation (`establishments.rs` sees to it).
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let seat = match self.seat {
            Some(true) => "o",
            Some(false) => "n",
            None => "",
        };
        let (x, y) = self
            .position
            .map(|(x, y)| (x.to_string(), y.to_string()))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{x}\t{y}\t{}\t{}\t{}\t{seat}",
            self.site.0,
            self.name,
            self.naf,
            self.naf25,
            self.insee,
            self.postal_code,
            self.commune,
            self.headcount.map_or("", |h| h.code),
            number(self.year.map(i64::from)),
            number(self.created),
        );
    }
}

/// Writes that a known site is closed.
pub(super) fn write_closed(out: &mut Vec<u8>, site: SiteNumber) {
    let _ = writeln!(out, "F{}", site.0);
}

/// Writes that a firm is withdrawn.
pub(super) fn write_withdrawn(out: &mut Vec<u8>, firm: FirmNumber) {
    let _ = writeln!(out, "P{}", firm.0);
}

fn parse(line: &str) -> Option<Staged<'_>> {
    if let Some(number) = line.strip_prefix('F') {
        return number.parse().ok().map(|n| Staged::Closed(SiteNumber(n)));
    }
    if let Some(number) = line.strip_prefix('P') {
        return number.parse().ok().map(|n| Staged::Withdrawn(FirmNumber(n)));
    }
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let site = SiteNumber(next()?.parse().ok()?);
    let (name, naf, naf25, insee, postal_code, commune) =
        (next()?, next()?, next()?, next()?, next()?, next()?);
    let (x, y) = (next()?.parse().ok(), next()?.parse().ok());
    Some(Staged::Open(Row {
        site,
        name,
        naf,
        naf25,
        insee,
        postal_code,
        commune,
        position: x.zip(y),
        headcount: Headcount::from_code(next()?),
        year: next()?.parse().ok(),
        created: next()?.parse().ok(),
        seat: match next()? {
            "o" => Some(true),
            "n" => Some(false),
            _ => None,
        },
    }))
}

impl Staging {
    /// Begins, or goes on with what was interrupted when the files are the same.
    pub(super) fn begin(data_dir: &Path, request: &ImportRequest<'_>, catalog: (u64, usize)) -> Result<Self> {
        let folder = data_dir.join(FOLDER);
        let writing = |e: std::io::Error| Error::writing(&folder, &e);
        fs::create_dir_all(&folder).map_err(writing)?;
        let fresh = Checkpoint {
            format: FORMAT,
            files: request.files.iter().map(|path| seen(path)).collect(),
            divisions: request.divisions.to_vec(),
            catalog,
            ..Checkpoint::default()
        };
        let left: Option<Checkpoint> = fs::read(folder.join(STATE))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let same = |left: &Checkpoint| {
            left.format == fresh.format
                && left.files == fresh.files
                && left.divisions == fresh.divisions
                && left.catalog == fresh.catalog
                && fs::metadata(folder.join(ROWS)).is_ok_and(|m| m.len() >= left.kept)
        };
        let (state, resumed) = match left.filter(same) {
            Some(left) => (left, true),
            None => (fresh, false),
        };
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(folder.join(ROWS))
            .map_err(writing)?;
        file.set_len(state.kept).map_err(writing)?;
        file.seek(SeekFrom::End(0)).map_err(writing)?;
        Ok(Self {
            folder,
            rows: BufWriter::with_capacity(1 << 20, file),
            state,
            resumed,
            since: 0,
        })
    }

    /// Whether an interrupted reading is taken up again.
    pub(super) fn resumed(&self) -> bool {
        self.resumed
    }

    /// Texts read whole, and where the reading stands in the next one.
    pub(super) fn position(&self) -> (usize, u64, u64) {
        (self.state.texts, self.state.offset, self.state.line)
    }

    /// What was counted.
    pub(super) fn tally(&mut self) -> &mut Tally {
        &mut self.state.tally
    }

    /// Lines kept.
    pub(super) fn lines(&self) -> u64 {
        self.state.lines
    }

    /// The latest day of treatment seen.
    pub(super) fn latest(&self) -> Option<Date> {
        day::date(self.state.tally.latest)
    }

    /// Keeps lines of a block that ends there; now and then, a checkpoint.
    pub(super) fn keep(&mut self, lines: &[u8], count: u64, offset: u64, line: u64) -> Result<()> {
        self.rows
            .write_all(lines)
            .map_err(|e| Error::writing(&self.folder, &e))?;
        self.state.kept += lines.len() as u64;
        self.state.lines += count;
        self.since += offset.saturating_sub(self.state.offset);
        self.state.offset = offset;
        self.state.line = line;
        if self.since >= CHECKPOINT {
            self.checkpoint()?;
        }
        Ok(())
    }

    /// A text has been read whole.
    pub(super) fn text_done(&mut self) -> Result<()> {
        self.state.texts += 1;
        self.state.offset = 0;
        self.state.line = 0;
        self.checkpoint()
    }

    fn checkpoint(&mut self) -> Result<()> {
        self.since = 0;
        let done = (|| {
            self.rows.flush()?;
            self.rows.get_ref().sync_data()?;
            let temporary = self.folder.join("etat.json.tmp");
            let mut file = File::create(&temporary)?;
            file.write_all(&serde_json::to_vec(&self.state)?)?;
            file.sync_data()?;
            fs::rename(&temporary, self.folder.join(STATE))
        })();
        done.map_err(|e: std::io::Error| Error::writing(&self.folder, &e))
    }

    fn reader(&mut self) -> Result<BufReader<File>> {
        let writing = |e: std::io::Error| Error::writing(&self.folder, &e);
        self.rows.flush().map_err(writing)?;
        let file = File::open(self.folder.join(ROWS)).map_err(writing)?;
        Ok(BufReader::with_capacity(1 << 20, file))
    }

    /// Legal units of the establishments kept, in order.
    pub(super) fn wanted(&mut self, watch: &mut Watch<'_>) -> Result<Vec<u32>> {
        watch(ImportProgress {
            label: "unités légales",
            done: 0,
            total: None,
        })?;
        let mut wanted: Vec<u32> = Vec::new();
        self.each(|staged| {
            if let Staged::Open(row) = staged
                && let Ok(firm) = u32::try_from(row.site.firm().0)
                && wanted.last() != Some(&firm)
            {
                wanted.push(firm);
            }
            Ok(())
        })?;
        wanted.sort_unstable();
        wanted.dedup();
        Ok(wanted)
    }

    /// Hands over each line kept, in the order of the stock.
    pub(super) fn each(&mut self, mut take: impl FnMut(Staged<'_>) -> Result<()>) -> Result<()> {
        let mut reader = self.reader()?;
        let mut line = String::new();
        loop {
            line.clear();
            let read = reader
                .read_line(&mut line)
                .map_err(|e| Error::writing(&self.folder, &e))?;
            if read == 0 {
                return Ok(());
            }
            if let Some(staged) = parse(line.trim_end_matches('\n')) {
                take(staged)?;
            }
        }
    }

    /// Tells the intake what was counted while staging.
    pub(super) fn counted(&self, intake: &mut Intake<'_>) {
        let tally = &self.state.tally;
        intake.count_read(tally.read);
        intake.count_besides(tally.units);
        for (reason, count) in &tally.ignored {
            intake.ignore_many(reason, *count);
        }
        intake.refused_before(
            &tally.refused,
            tally.refusals.iter().map(|(named, kind)| Refusal {
                file: named.file.clone(),
                line: named.line,
                reason: if named.reason.is_empty() {
                    kind.clone()
                } else {
                    format!("{kind}\u{a0}: {}", named.reason)
                },
            }),
        );
        for remark in &tally.remarks {
            intake.remark(&remark.file, remark.line, remark.reason.clone());
        }
    }

    /// All is written: nothing is left to go on with.
    pub(super) fn finish(self) -> Result<()> {
        let folder = self.folder.clone();
        drop(self);
        fs::remove_dir_all(&folder).map_err(|e| Error::writing(&folder, &e))
    }
}

/// Removes what an import given up has left: it may name sole traders, who are only known once their legal units are
/// read. What a crash has left stays, to be taken up again, until another import.
pub(super) fn give_up(data_dir: &Path) {
    // What cannot be removed today is written over by the next stock.
    let _ = fs::remove_dir_all(data_dir.join(FOLDER));
}

fn seen(path: &Path) -> Seen {
    let data = fs::metadata(path).ok();
    let modified = data
        .as_ref()
        .and_then(|m| m.modified().ok())
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    Seen {
        path: fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
        length: data.map_or(0, |m| m.len()),
        modified: modified.map_or(0, |at| u64::try_from(at.as_nanos()).unwrap_or(u64::MAX)),
    }
}
