//! `start`: from a bare machine to the window on an example. `build`: the programs to hand over.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;

use crate::shell::{cargo, npm_install, npm_run, run};
use crate::system;

/// The examples of the repository.
pub(crate) const EXAMPLES: [&str; 2] = ["mobilier-scolaire", "poches-de-sang"];

/// Those below the dispensing threshold (R2122-8): a letter stands for all their pieces.
pub(crate) const SMALL: [&str; 2] = ["petite-commune-mobilier", "hopital-tenues"];

/// Where what `start` writes stands.
const OUT: &str = "out";

/// The terminal and the window, in target/release.
pub(crate) fn build() -> Result<()> {
    system::install_for_build(true)?;
    screens()?;
    run(
        &cargo(),
        &[
            "build",
            "--release",
            "--package",
            "cli",
            "--package",
            "desktop",
            "--features",
            "desktop/custom-protocol",
        ],
    )
}

/// The screens, in ui/dist, where the window takes them.
pub(crate) fn screens() -> Result<()> {
    system::install_for_screens()?;
    npm_install("ui")?;
    npm_run("ui", "build")
}

pub(crate) fn start() -> Result<()> {
    let begun = Instant::now();
    build()?;
    println!("Construit en {} s.", begun.elapsed().as_secs());
    for example in EXAMPLES {
        println!("\n━━━ examples/{example}.toml ━━━\n");
        draft("target/release/emplettes", example, OUT, &[])?;
    }
    println!(
        "\nLes pièces sont dans {OUT}/ ; ouvrez-les dans Word ou LibreOffice. Prêt en {} s.",
        begun.elapsed().as_secs()
    );
    window()
}

/// Opens the window on the school example when there is a screen, else says how to.
fn window() -> Result<()> {
    let (program, data) = ("target/release/emplettes-desktop", format!("{OUT}/donnees"));
    let opened = dossier(Path::new(&data)).unwrap_or_else(|| format!("examples/{}.toml", EXAMPLES[0]).into());
    let arguments = ["--data", &data, &opened.to_string_lossy()];
    let screen = !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if screen {
        println!("\nLa fenêtre s’ouvre ; cette commande se termine avec elle.");
        return run(program, &arguments);
    }
    println!(
        "\nPas d’écran ici : la fenêtre n’est pas ouverte. Sur un poste qui en a un :\n  {program} {}",
        arguments.join(" ")
    );
    Ok(())
}

/// The dossier an earlier `start` has made, if any: the first by name.
fn dossier(data: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(data.join("dossiers")).ok()?;
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "emplettes"))
        .min()
}

/// Drafts an example under `out/<example>`; the data folder is kept there too, so that nothing is written elsewhere.
/// `more` are further options.
pub(crate) fn draft(program: &str, example: &str, out: &str, more: &[&str]) -> Result<()> {
    let need = format!("examples/{example}.toml");
    let folder = format!("{out}/{example}");
    let data = format!("{out}/donnees");
    let usual = ["--data", &data, "draft", &need, "--out", &folder];
    run(program, &[&usual, more].concat())
}
