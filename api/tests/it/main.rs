//! The commands, on the real catalogue and the examples of the repository.
#![allow(clippy::unwrap_used, reason = "un test qui échoue doit échouer bruyamment")]

mod checked;
mod coherent;
mod compared;
mod drafts;
mod frames;
mod house;
mod library;
mod market;
mod notice;
mod offline;
mod packs;
mod place;
mod prices;
mod small;
mod sourcing;
mod sourcing_pieces;
mod story;
mod template;
mod typed;
mod unknown;
mod varied;
mod waivers;

use std::path::PathBuf;
use std::sync::OnceLock;

use api::Desk;
use api::need::Tender;

/// One installed catalogue for all tests of this binary.
fn desk() -> &'static Desk {
    static DESK: OnceLock<(tempfile::TempDir, Desk)> = OnceLock::new();
    &DESK
        .get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let desk = Desk::new(folder.path());
            desk.catalog().unwrap();
            (folder, desk)
        })
        .1
}

fn example(name: &str) -> Tender {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../examples")
        .join(format!("{name}.toml"));
    api::need::open(&path).unwrap()
}

const EXAMPLES: [&str; 2] = ["mobilier-scolaire", "poches-de-sang"];

/// Below the dispensing threshold (R2122-8).
const SMALL: [&str; 2] = ["petite-commune-mobilier", "hopital-tenues"];
