//! `fuzz`: the readers and the checker under inputs that a fuzzer makes, guided by the code they reach.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{output, root, run_in};

/// What can be fuzzed: one file each in `fuzz/`.
const TARGETS: [&str; 7] = [
    "read_docx",
    "read_odt",
    "read_pdf",
    "read_text",
    "read_markdown",
    "read_form",
    "check_text",
];

/// Runs targets one after the other, `seconds` each. What they reach is kept, smallest form, in `fuzz/kept/`, and is
/// where the next run begins.
///
/// # Errors
/// The nightly toolchain or cargo-fuzz is missing; an input made a target fail: its path is said.
pub(crate) fn run(targets: &[String], seconds: u32) -> Result<()> {
    for target in targets {
        ensure!(
            TARGETS.contains(&target.as_str()),
            "cible inconnue « {target} » ; les cibles : {}",
            TARGETS.join(", ")
        );
    }
    output("cargo", &["+nightly", "fuzz", "--version"]).context(
        "il faut la chaîne nightly et cargo-fuzz : « rustup toolchain install nightly », puis « cargo install cargo-fuzz »",
    )?;
    let fuzz = root()?.join("fuzz");
    let all: Vec<&str> = if targets.is_empty() {
        TARGETS.to_vec()
    } else {
        targets.iter().map(String::as_str).collect()
    };
    for target in all {
        let corpus = fuzz.join("corpus").join(target);
        fs::create_dir_all(&corpus)?;
        let kept = fuzz.join("kept").join(format!("{target}.zip"));
        if kept.exists() {
            unpack(&kept, &corpus)?;
        }
        if target == "check_text" {
            passages(&corpus)?;
        }
        let seeds = format!("seeds/{}", target.trim_start_matches("read_"));
        let mut arguments = vec!["+nightly", "fuzz", "run", "-O", target];
        let corpus_argument = format!("corpus/{target}");
        arguments.push(&corpus_argument);
        if fuzz.join(&seeds).is_dir() {
            arguments.push(&seeds);
        }
        let time = format!("-max_total_time={seconds}");
        arguments.extend([
            "--",
            &time,
            "-timeout=25",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
        ]);
        run_in(&fuzz, "cargo", &arguments)?;
        run_in(&fuzz, "cargo", &["+nightly", "fuzz", "cmin", "-O", target])?;
        pack(&corpus, &kept)?;
    }
    Ok(())
}

/// The annotated passages, as inputs of the checker.
fn passages(corpus: &Path) -> Result<()> {
    let tune = root()?.join("compliance/corpus/tune");
    for entry in fs::read_dir(tune)? {
        let path = entry?.path();
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for (n, line) in fs::read_to_string(&path)?.lines().enumerate() {
            let passage: serde_json::Value = serde_json::from_str(line)?;
            let kind = match passage["document"].as_str() {
                Some("rc") => 0,
                Some("ccap") => 1,
                _ => 2,
            };
            let text = passage["text"].as_str().unwrap_or_default();
            fs::write(
                corpus.join(format!("{name}-{n}")),
                [&[kind], text.as_bytes()].concat(),
            )?;
        }
    }
    Ok(())
}

fn unpack(from: &Path, into: &Path) -> Result<()> {
    let mut archive = zip::ZipArchive::new(fs::File::open(from)?)?;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let Some(name) = file
            .enclosed_name()
            .and_then(|name| name.file_name().map(ToOwned::to_owned))
        else {
            bail!("{} : nom d’entrée refusé", from.display());
        };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        fs::write(into.join(name), bytes)?;
    }
    Ok(())
}

fn pack(from: &Path, into: &Path) -> Result<()> {
    let mut paths: Vec<_> = fs::read_dir(from)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    if let Some(folder) = into.parent() {
        fs::create_dir_all(folder)?;
    }
    let aside = into.with_extension("tmp");
    let mut archive = zip::ZipWriter::new(fs::File::create(&aside)?);
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        archive.start_file(name.as_ref(), options)?;
        archive.write_all(&fs::read(&path)?)?;
    }
    archive.finish()?.sync_all()?;
    fs::rename(aside, into)?;
    Ok(())
}
