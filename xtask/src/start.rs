//! `start`: from a bare machine to checked documents. `build`: the programs to hand over.

use std::time::Instant;

use anyhow::Result;

use crate::shell::{cargo, run};
use crate::system;

/// The examples of the repository.
pub(crate) const EXAMPLES: [&str; 2] = ["mobilier-scolaire", "poches-de-sang"];

pub(crate) fn build() -> Result<()> {
    system::install_for_build()?;
    run(&cargo(), &["build", "--release", "--package", "cli"])
}

pub(crate) fn start() -> Result<()> {
    let begun = Instant::now();
    build()?;
    println!("Construit en {} s.", begun.elapsed().as_secs());
    for example in EXAMPLES {
        println!("\n━━━ examples/{example}.toml ━━━\n");
        draft("target/release/emplettes", example, "out")?;
    }
    println!(
        "\nLes pièces sont dans out/ ; ouvrez-les dans Word ou LibreOffice. Prêt en {} s.",
        begun.elapsed().as_secs()
    );
    Ok(())
}

/// Drafts an example under `out/<example>`; the data folder is kept there too, so that nothing is written elsewhere.
pub(crate) fn draft(program: &str, example: &str, out: &str) -> Result<()> {
    let need = format!("examples/{example}.toml");
    let folder = format!("{out}/{example}");
    let data = format!("{out}/donnees");
    run(program, &["--data", &data, "draft", &need, "--out", &folder])
}
