//! `erased`: firms taken out for good.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::number::FirmNumber;

/// Why a firm was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Someone asked for it.
    Demande,
    /// The register of firms no longer lets it be shown (statutDiffusion P).
    Diffusion,
}

impl Reason {
    fn as_str(self) -> &'static str {
        match self {
            Self::Demande => "demande",
            Self::Diffusion => "diffusion",
        }
    }
}

/// The firms taken out: all of them, and those at someone's request.
#[derive(Debug, Default)]
pub(crate) struct Erased {
    all: BTreeSet<i64>,
    on_request: BTreeSet<i64>,
}

impl Erased {
    pub(crate) fn read(db: &Connection) -> rusqlite::Result<Self> {
        let mut erased = Self::default();
        let mut select = db.prepare("SELECT firm, reason = 'demande' FROM erased")?;
        for row in select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (firm, asked): (i64, bool) = row?;
            erased.all.insert(firm);
            if asked {
                erased.on_request.insert(firm);
            }
        }
        Ok(erased)
    }

    /// Whether no source may bring the firm back.
    pub(crate) fn holds(&self, firm: FirmNumber) -> bool {
        self.all.contains(&firm.0)
    }

    /// Whether it was at someone's request: then the register does not bring it back either.
    pub(crate) fn on_request(&self, firm: FirmNumber) -> bool {
        self.on_request.contains(&firm.0)
    }
}

/// Takes out all that is known of a firm, for good.
pub(crate) fn erase(db: &Connection, firm: FirmNumber, reason: Reason, at: &str) -> rusqlite::Result<()> {
    let (first, last) = firm.range();
    for sql in [
        "DELETE FROM records WHERE site BETWEEN ?1 AND ?2",
        "DELETE FROM facts WHERE site BETWEEN ?1 AND ?2",
        "DELETE FROM notes WHERE site BETWEEN ?1 AND ?2",
    ] {
        db.prepare_cached(sql)?.execute([first, last])?;
    }
    db.prepare_cached("DELETE FROM awards WHERE firm = ?1")?
        .execute([firm.0])?;
    db.prepare_cached("INSERT OR REPLACE INTO erased (firm, reason, at) VALUES (?1, ?2, ?3)")?
        .execute(params![firm.0, reason.as_str(), at])?;
    Ok(())
}

/// The register lets the firm be shown again.
pub(crate) fn forgive(db: &Connection, firm: FirmNumber) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM erased WHERE firm = ?1 AND reason = 'diffusion'")?
        .execute([firm.0])?;
    Ok(())
}
