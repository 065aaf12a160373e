//! Running other programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The root of the repository.
pub(crate) fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .map(Path::to_owned)
        .context("racine du dépôt introuvable")
}

/// Runs a program, its output shown; fails when it does.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Result<()> {
    shown(program, arguments, "", &mut Command::new(program))
}

/// Runs a program in a folder, its output shown; fails when it does.
#[cfg(feature = "rooms")]
pub(crate) fn run_in(folder: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let place = format!(" (dans {})", folder.display());
    shown(
        program,
        arguments,
        &place,
        Command::new(program).current_dir(folder),
    )
}

/// Runs cargo with our own crates compiled by clippy, its warnings errors: what is linted is what is tested, and
/// dependencies are compiled once (`cargo clippy` would analyse them all a second time, ten minutes on a new machine).
/// `cargo clippy` does the same thing with the same two variables.
pub(crate) fn run_linted(cargo: &str, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(cargo);
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env(
        "CLIPPY_ARGS",
        "--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__",
    );
    shown(cargo, arguments, " (clippy)", &mut command)
}

fn shown(program: &str, arguments: &[&str], how: &str, command: &mut Command) -> Result<()> {
    eprintln!("$ {program} {}{how}", arguments.join(" "));
    let status = command
        .args(arguments)
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("« {program} » n’a pas pu être lancé"))?;
    if !status.success() {
        bail!("« {program} {} » a échoué ({status})", arguments.join(" "));
    }
    Ok(())
}

/// Runs a program and returns what it prints; fails when it does.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("« {program} » n’a pas pu être lancé"))?;
    if !output.status.success() {
        bail!(
            "« {program} {} » a échoué : {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program answers.
pub(crate) fn has(program: &str, probe: &[&str]) -> bool {
    Command::new(program)
        .args(probe)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The cargo that runs us.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// The npm of the system.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Puts the packages of a folder in place, exactly those of its lock file, unless they are there already.
pub(crate) fn npm_install(folder: &str) -> Result<()> {
    let changed = |file: &str| {
        Path::new(folder)
            .join(file)
            .metadata()
            .and_then(|metadata| metadata.modified())
    };
    // npm writes this list once all is in place.
    let installed = changed("node_modules/.package-lock.json");
    let wanted = changed("package-lock.json").with_context(|| format!("{folder}/package-lock.json"))?;
    if installed.is_ok_and(|installed| installed >= wanted) {
        return Ok(());
    }
    run(NPM, &["--prefix", folder, "ci", "--no-audit", "--no-fund"])
}

/// Runs a script of a folder's package.json.
pub(crate) fn npm_run(folder: &str, script: &str) -> Result<()> {
    run(NPM, &["--prefix", folder, "run", "--silent", script])
}

/// Runs the same command with the rooms compiled in.
#[cfg(not(feature = "rooms"))]
pub(crate) fn again_with_rooms(release: bool) -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut all = vec!["run", "--quiet", "--package", "xtask", "--features", "rooms"];
    if release {
        all.push("--release");
    }
    all.push("--");
    all.extend(arguments.iter().map(String::as_str));
    run(&cargo(), &all)
}
