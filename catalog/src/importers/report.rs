//! What an import did.

use serde::Serialize;

use crate::tables::sources::Source;

/// Refused lines named in a report; beyond, they are only counted.
pub(crate) const NAMED: usize = 100_000;
/// Those of them that stay with the batch in the catalogue.
pub(crate) const KEPT: usize = 1_000;

/// A number of lines, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Why, in French.
    pub reason: String,
    /// How many.
    pub count: u64,
}

/// A line that was refused, or of which something was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Name of the file.
    pub file: String,
    /// Line, from 1, header included; 0 when the whole file is meant.
    pub line: u64,
    /// Why, in French.
    pub reason: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImportReport {
    /// Number of the batch; none for a dry run, or when there was nothing to write.
    pub batch: Option<i64>,
    /// Slug of the kind.
    pub kind: String,
    /// Where the facts come from.
    pub source: Source,
    /// Files, by name.
    pub files: Vec<String>,
    /// Lines read: each is in one of the counts below.
    pub read: u64,
    /// Lines read besides, to complete the others (legal units of Sirene).
    pub read_besides: u64,
    /// Sites that the catalogue did not know.
    pub created: u64,
    /// Sites it knew, of which more or something else is said.
    pub updated: u64,
    /// Facts or contracts added to known sites and firms.
    pub facts: u64,
    /// Lines not kept, by reason.
    pub ignored: Vec<Count>,
    /// Lines refused, by reason.
    pub refused: Vec<Count>,
    /// The first refused lines, named.
    pub refusals: Vec<Refusal>,
    /// Lines kept of which something was left out: named.
    pub remarks: Vec<Refusal>,
    /// Whether nothing was written on purpose.
    pub dry_run: bool,
    /// Whether an interrupted import was taken up again.
    pub resumed: bool,
}
