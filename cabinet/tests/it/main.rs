//! Dossiers at rest: history, hostile files, crashes, sharing, forgetting.
#![allow(clippy::unwrap_used, reason = "un test qui échoue doit échouer bruyamment")]

mod crash;
mod erase;
mod history;
mod hostile;
mod schemas;
mod sharing;

use std::path::{Path, PathBuf};

use cabinet::{Dossier, Edit, Opened};
use document::own::Own;
use document::{Block, DocumentKind, Inline, Provenance};
use jiff::Timestamp;
use tender::NeedDraft;

fn need(objet: &str) -> NeedDraft {
    let json = serde_json::json!({
        "objet": objet, "launch_date": "2026-11-23", "nature": "fournitures",
        "amount_ht": 85000, "buyer": {"kind": "commune"},
    });
    NeedDraft::from_json(&json.to_string(), "besoin.json").unwrap()
}

fn set_need(objet: &str) -> Edit {
    Edit::SetNeed(Box::new(need(objet)))
}

fn set_override(id: &str, text: &str) -> Edit {
    Edit::SetOverride {
        document: DocumentKind::Cctp,
        block: id.into(),
        own: Box::new(Own::Changed {
            block: Block::paragraph(id, Provenance::Buyer, vec![Inline::text(text)]),
            drafted_text: "Texte proposé.".into(),
        }),
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second).unwrap()
}

fn open(path: &Path) -> Dossier {
    match Dossier::open(path).unwrap() {
        Opened::ReadWrite(dossier) => dossier,
        Opened::ReadOnly(_, why) => panic!("{why}"),
    }
}

/// A dossier at rest in a folder of its own.
fn at_rest() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("école.emplettes");
    Dossier::create(&path, &need("Tables")).unwrap();
    (folder, path)
}
