//! Times of a whole consultation file, and of our Word writer beside python-docx writing the same three pieces.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use api::{Desk, Job, need};
use document::{Block, Body, Document, Numbering, plain_text};
use formats::read::read_any;
use formats::write::TextOptions;
use serde_json::{Value, json};

use crate::shell::{has, output, run};

/// A hospital, three lots.
const NEED: &str = "tests/needs/hopital-trois-lots.toml";
/// The three long pieces.
const PIECES: [&str; 3] = ["RC", "CCAP", "CCTP"];
/// Measures of each thing.
const RUNS: usize = 15;
/// Version of the library we are compared with.
const PYTHON_DOCX: &str = "python-docx==1.2.0";

pub(crate) fn bench() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desk = Desk::new(folder.path());
    let tender = need::open(NEED.as_ref())?;
    for formats in [&["docx", "xlsx"][..], &["docx", "odt", "pdf", "xlsx"]] {
        let asked: Vec<String> = formats.iter().map(ToString::to_string).collect();
        let out = folder.path().join(formats.concat());
        let mut files = 0;
        let times = repeat(RUNS, || -> Result<()> {
            files = api::draft::draft(&desk, &tender.clone().into(), &out, &asked, &Job::silent())?
                .files
                .len();
            Ok(())
        })?;
        told(
            &format!("dossier entier, {} ({files} fichiers)", formats.join(", ")),
            times,
        );
    }

    let mut trees = Vec::new();
    for piece in PIECES {
        let path = folder.path().join(format!("docxxlsx/a-publier/{piece}.docx"));
        trees.push(read_any(&fs::read(&path)?, &format!("{piece}.docx"))?);
    }
    let options = TextOptions::new(tender.launch_date);
    let ours = repeat(RUNS, || -> Result<()> {
        for tree in &trees {
            formats::write::docx(tree, &options)?;
        }
        Ok(())
    })?;
    let theirs = python(folder.path(), &trees)?;
    let ratio = median(&theirs).as_secs_f64() / median(&ours).as_secs_f64();
    told("RC, CCAP et CCTP écrits en .docx par Emplettes", ours);
    told("les mêmes par python-docx (processus déjà lancé)", theirs);
    println!("python-docx met {ratio:.0} fois le temps d’Emplettes.");
    Ok(())
}

/// The same trees through python-docx: titles, paragraphs, lists and tables, without numbering, sommaire nor fields,
/// which it does not write. Starting Python is not counted.
fn python(folder: &Path, trees: &[Document]) -> Result<Vec<Duration>> {
    let program = "target/python-docx/bin/python";
    if !has(program, &["-c", "import docx"]) {
        println!("Installation de {PYTHON_DOCX} dans target/python-docx.");
        run("python3", &["-m", "venv", "target/python-docx"])?;
        run(
            "target/python-docx/bin/pip",
            &["install", "--quiet", "--disable-pip-version-check", PYTHON_DOCX],
        )?;
    }
    let given = folder.join("trees.json");
    let trees: Vec<Value> = trees.iter().map(tree).collect();
    fs::write(&given, serde_json::to_vec(&trees)?)?;
    let script = "xtask/src/bench_documents.py";
    let told = output(program, &[script, &given.to_string_lossy(), &RUNS.to_string()])?;
    let seconds: Vec<f64> = serde_json::from_str(told.trim()).context("réponse de python-docx illisible")?;
    ensure!(seconds.len() == RUNS, "python-docx : {} mesures", seconds.len());
    Ok(seconds.into_iter().map(Duration::from_secs_f64).collect())
}

fn tree(document: &Document) -> Value {
    let numbering = Numbering::of(document);
    let blocks: Vec<Value> = document
        .blocks
        .iter()
        .map(|block| plain(block, &numbering))
        .collect();
    json!({ "title": document.title, "blocks": blocks })
}

fn plain(block: &Block, numbering: &Numbering) -> Value {
    let all =
        |blocks: &[Block]| -> Vec<Value> { blocks.iter().map(|block| plain(block, numbering)).collect() };
    match &block.body {
        Body::Title { level, content, .. } => {
            let label = numbering.label(block);
            json!({ "kind": "title", "level": level, "text": format!("{label}{}", plain_text(content, numbering)) })
        }
        Body::Paragraph { content } => json!({ "kind": "paragraph", "text": plain_text(content, numbering) }),
        Body::List { ordered, items } => json!({
            "kind": "list",
            "ordered": ordered,
            "items": items.iter().map(|item| words(&item.blocks, numbering)).collect::<Vec<_>>(),
        }),
        Body::Table { rows, .. } => json!({
            "kind": "table",
            "rows": rows
                .iter()
                .map(|row| row.cells.iter().map(|cell| words(&cell.blocks, numbering)).collect::<Vec<_>>())
                .collect::<Vec<_>>(),
        }),
        Body::Note { blocks, .. } => json!({ "kind": "note", "blocks": all(blocks) }),
    }
}

/// All the words of some blocks.
fn words(blocks: &[Block], numbering: &Numbering) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        block.walk(&mut |one| {
            if let Some(line) = one.line() {
                lines.push(plain_text(line, numbering));
            }
        });
    }
    lines.join("\n")
}

fn repeat(times: usize, mut work: impl FnMut() -> Result<()>) -> Result<Vec<Duration>> {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            work().map(|()| start.elapsed())
        })
        .collect()
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}

fn told(what: &str, times: Vec<Duration>) {
    let worst = times.iter().max().copied().unwrap_or_default();
    println!(
        "{what:<60} {:>8.1} ms (médiane) {:>8.1} ms (au pire)",
        median(&times).as_secs_f64() * 1_000.0,
        worst.as_secs_f64() * 1_000.0
    );
}
