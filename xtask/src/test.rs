//! `test`: everything that must pass. What fails quickly comes first.

use std::time::Instant;

use anyhow::Result;

use crate::shell::{cargo, npm_install, npm_run, run, run_linted};
use crate::{documents, start, system};

/// What may be left aside to go faster.
#[derive(Clone, Copy)]
pub(crate) struct Without {
    /// The pieces opened in LibreOffice.
    pub(crate) documents: bool,
    /// The window and the journeys through the screens: neither webview nor Chromium is needed then.
    pub(crate) window: bool,
}

/// One feature set for all, so that nothing is compiled twice.
const ALL: &[&str] = &["--workspace", "--features", "xtask/rooms,desktop/custom-protocol"];
const ALL_BUT_THE_WINDOW: &[&str] = &["--workspace", "--exclude", "desktop", "--features", "xtask/rooms"];

pub(crate) fn test(without: Without) -> Result<()> {
    let begun = Instant::now();
    let step = |name: &str| eprintln!("\n━━━ {name} ({} s) ━━━", begun.elapsed().as_secs());
    let cargo = cargo();
    let all = if without.window { ALL_BUT_THE_WINDOW } else { ALL };
    let with = |head: &[&'static str], tail: &[&'static str]| [head, all, tail].concat();

    step("Forme");
    system::install_for_build(!without.window)?;
    run(&cargo, &["fmt", "--all", "--check"])?;

    step("Écrans");
    system::install_for_screens()?;
    npm_install("ui")?;
    npm_run("ui", "check")?;
    npm_run("ui", "test")?;
    // The window takes them from ui/dist.
    start::screens()?;

    // Compiling says what clippy says: nothing is tested before. Programs and tests at once: built apart, the features of
    // what only tests need would have every room compiled twice.
    step("Lints");
    run_linted(&cargo, &with(&["build"], &["--all-targets"]))?;

    step("Tests");
    run_linted(&cargo, &with(&["test"], &[]))?;

    step("Fichiers engendrés");
    run("target/debug/xtask", &["codegen", "--check"])?;

    if !without.documents {
        step("Pièces");
        system::install_for_documents()?;
        documents::check()?;
    }
    if !without.window {
        step("Parcours");
        system::install_for_journeys()?;
        npm_install("tests/desktop")?;
        npm_run("tests/desktop", "screens")?;
        npm_run("tests/desktop", "window")?;
    }
    println!("Tout passe, en {} s.", begun.elapsed().as_secs());
    Ok(())
}
