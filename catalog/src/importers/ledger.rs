//! The lines of one file, each accounted for once: kept, left aside for a reason, or refused.

use super::intake::{Intake, Known};
use super::report::NAMED;
use crate::error::Result;
use crate::record::Record;
use crate::tables::awards::Award;
use crate::tables::facts::Fact;

/// Remarks of one file named at most: room is left for the balance and for the other files.
const REMARKS: u64 = NAMED as u64 / 2;

/// Accounts for the lines of one file.
pub(super) struct Ledger<'i, 'a> {
    intake: &'i mut Intake<'a>,
    file: String,
    /// What a line is, when it is not one of the file.
    counted: &'static str,
    read: u64,
    kept: u64,
    ignored: u64,
    refused: u64,
    remarks: u64,
}

impl<'i, 'a> Ledger<'i, 'a> {
    pub(super) fn new(intake: &'i mut Intake<'a>, file: &str, counted: &'static str) -> Self {
        Self {
            intake,
            file: file.to_owned(),
            counted,
            read: 0,
            kept: 0,
            ignored: 0,
            refused: 0,
            remarks: 0,
        }
    }

    /// What the catalogue knew before the import.
    pub(super) fn known(&self) -> &'a Known {
        self.intake.known()
    }

    /// The line is kept.
    pub(super) fn keep(&mut self) {
        self.read += 1;
        self.kept += 1;
    }

    /// The line is well formed and not kept.
    pub(super) fn ignore(&mut self, reason: &str) {
        self.read += 1;
        self.ignored += 1;
        self.intake.ignore(reason);
    }

    /// The line cannot be taken.
    pub(super) fn refuse(&mut self, line: u64, kind: &str, detail: &str) {
        self.read += 1;
        self.refused += 1;
        self.intake.refuse(&self.file, line, kind, detail);
    }

    /// Something of a line is left out, or deserves to be said.
    pub(super) fn remark(&mut self, line: u64, reason: String) {
        self.remarks += 1;
        if self.remarks <= REMARKS {
            self.intake.remark(&self.file, line, reason);
        }
    }

    pub(super) fn record(&mut self, record: &Record) -> Result<()> {
        self.intake.record(record)
    }

    pub(super) fn fact(&mut self, fact: &Fact) -> Result<()> {
        self.intake.fact(fact)
    }

    pub(super) fn award(&mut self, award: &Award) -> Result<()> {
        self.intake.award(award)
    }

    /// The file has been read whole: its balance is said.
    pub(super) fn close(self) {
        let more = self.remarks.saturating_sub(REMARKS);
        if more > 0 {
            self.intake.remark(
                &self.file,
                0,
                format!("autres remarques, non détaillées\u{a0}: {}", grouped(more)),
            );
        }
        self.intake.count_read(self.read);
        self.intake.remark(
            &self.file,
            0,
            format!(
                "bilan\u{a0}: {} lignes lues{}, dont {} retenues, {} laissées de côté, {} refusées",
                grouped(self.read),
                self.counted,
                grouped(self.kept),
                grouped(self.ignored),
                grouped(self.refused)
            ),
        );
    }
}

/// A number with a no-break space between thousands.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}
