//! `test`: everything that must pass.

use std::time::Instant;

use anyhow::Result;

use crate::shell::{cargo, run};
use crate::{documents, system};

/// One feature set for all, so that nothing is compiled twice.
const ALL: [&str; 3] = ["--workspace", "--features", "xtask/rooms"];

pub(crate) fn test(without_documents: bool) -> Result<()> {
    let begun = Instant::now();
    system::install_for_build()?;
    let cargo = cargo();
    let with = |head: &[&'static str], tail: &[&'static str]| [head, &ALL[..], tail].concat();
    run(&cargo, &["fmt", "--all", "--check"])?;
    run(
        &cargo,
        &with(&["clippy"], &["--all-targets", "--", "--deny", "warnings"]),
    )?;
    run(&cargo, &with(&["test"], &[]))?;
    run(
        &cargo,
        &[
            "run",
            "--quiet",
            "--package",
            "xtask",
            "--features",
            "rooms",
            "--",
            "codegen",
            "--check",
        ],
    )?;
    if !without_documents {
        system::install_for_documents()?;
        documents::check()?;
    }
    println!("Tout passe, en {} s.", begun.elapsed().as_secs());
    Ok(())
}
