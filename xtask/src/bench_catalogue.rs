//! `bench catalogue`: the import of a Sirene stock, and the search in what it keeps, beside DuckDB and SQLite FTS5,
//! in one run on the same files.
//!
//! The others run from `xtask/bench/*.py`. Python and its package `duckdb` are asked for here alone: nothing of the
//! application needs them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use api::search::SearchRequest;
use api::{ApiError, Desk};
use serde_json::Value;

use crate::{shell, stock};

/// How many questions.
const QUESTIONS: usize = 500;
/// The stock and the questions are drawn with it.
const SEED: u64 = 1;
/// How many answers are loaded and shown.
const LIMIT: usize = 20;

/// What running a program took.
struct Run {
    seconds: f64,
    peak_mib: f64,
    /// What it printed, when that is JSON.
    said: Value,
}

/// A question of two words in a département.
struct Question {
    text: String,
    departement: String,
}

/// Measures and prints one table.
///
/// # Errors
/// A program is missing or fails, or DuckDB does not count what the stock announces.
pub(crate) fn run(stock: Option<PathBuf>, rows: u64, kept: u64) -> Result<()> {
    let target = PathBuf::from(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
    let bench = target.join("bench");
    let folder = stock.unwrap_or_else(|| bench.join(format!("stock-{rows}-{kept}")));
    let (sites, units) = (folder.join(stock::SITES), folder.join(stock::UNITS));
    if !(sites.exists() && units.exists()) {
        stock::run(&stock::Options {
            rows,
            kept,
            out: folder.clone(),
            seed: SEED,
            zip: false,
        })?;
    }
    let python = python(&bench)?;
    // Everyone then reads from memory, or no one does: the first would not pay for the others.
    let bytes = read_through(&sites)? + read_through(&units)?;
    println!("stock : {}, {:.2} Go", folder.display(), bytes as f64 / 1e9);

    let work = tempfile::tempdir()?;
    let at = |name: &str| work.path().join(name);
    let (data, database, table) = (at("data"), at("kept.duckdb"), at("kept.csv"));
    let program = target
        .join("release")
        .join(format!("emplettes{}", std::env::consts::EXE_SUFFIX));
    let ours = import(&python, &program, &data, &sites, &units)?;

    let script = |name: &str| Path::new("xtask/bench").join(name);
    let duck = |arguments: &[&Path]| -> Result<Run> {
        let duck = script("duck.py");
        let mut all = vec![python.as_path(), duck.as_path()];
        all.extend(arguments);
        let run = measured(&python, &all)?.map_err(anyhow::Error::msg)?;
        // The statement alone: the start of Python is not DuckDB's.
        let seconds = run.said["seconds"].as_f64().context("duck.py")?;
        Ok(Run { seconds, ..run })
    };
    let count = duck(&["count".as_ref(), &sites, &units])?;
    let create = duck(&["create".as_ref(), &sites, &units, &database])?;
    let found = count.said["rows"].as_u64().context("duck.py")?;
    if let Some(announced) = stock::kept(&folder).filter(|announced| *announced != found) {
        bail!("le stock annonce {announced} établissements à garder, DuckDB en compte {found}");
    }
    duck(&["export".as_ref(), &database, &table])?;

    let fts = |what: &str, rest: &[&str], input: &str| -> Result<Value> {
        let mut command = Command::new(&python);
        command.arg(script("fts5.py")).arg(what).arg(&table);
        command.args(["families/data/naf_rev2.csv", "catalog/data/departements.csv"]);
        command.args(rest);
        Ok(serde_json::from_str(&piped(command, input)?)?)
    };
    let drawn = fts("queries", &[&QUESTIONS.to_string(), &SEED.to_string()], "")?;
    let sqlite = at("fts5.sqlite").display().to_string();
    let fts5 = fts("search", &[&sqlite], &drawn.to_string())?;
    let searched = match &ours {
        Ok(_) => Some(search(&data, &questions(&drawn)?)?),
        Err(_) => None,
    };

    println!("{:<58} {:>9} {:>10}", "", "temps", "mémoire");
    line("import (emplettes catalog import sirene)", ours.as_ref().ok());
    line("DuckDB, 2 fils : lire et compter", Some(&count));
    line(
        "DuckDB, 2 fils : créer la table des lignes gardées",
        Some(&create),
    );
    if let Err(why) = &ours {
        println!(
            "  import non mesuré : {}",
            why.lines().next().unwrap_or("sans un mot")
        );
    }
    println!(
        "  lignes gardées : {found} (DuckDB {}) ; import : {}",
        create.said["version"].as_str().unwrap_or("?"),
        ours.as_ref().map_or("—".to_owned(), |run| run.said.to_string()),
    );
    println!(
        "{QUESTIONS} questions de deux mots dans un département, avec les décomptes {:>10} {:>10}",
        "médiane", "p99"
    );
    let times = |name: &str, times: Option<(f64, f64)>, note: &str| match times {
        Some((p50, p99)) => println!("{name:<58} {p50:>7.2} ms {p99:>7.2} ms  {note}"),
        None => println!("{name:<58} {:>10} {:>10}  {note}", "—", "—"),
    };
    let ours_at = searched.as_ref().map(|found| (found.p50, found.p99));
    let note = searched
        .as_ref()
        .map_or(String::new(), |found| format!("{} avec réponse", found.answers));
    times("emplettes (avec les décomptes)", ours_at, &note);
    let fts_at = fts5["p50_ms"].as_f64().zip(fts5["p99_ms"].as_f64());
    let note = format!(
        "{} avec réponse, index construit en {:.1} s (SQLite {})",
        fts5["answers"],
        fts5["build_seconds"].as_f64().unwrap_or_default(),
        fts5["version"].as_str().unwrap_or("?")
    );
    times("SQLite FTS5", fts_at, &note);
    let ratio = |name: &str, ours: Option<f64>, other: f64| match ours {
        Some(ours) => println!("{name:<58} {:>9.2}", ours / other),
        None => println!("{name:<58} {:>9}", "—"),
    };
    ratio(
        "rapport : import / DuckDB (créer la table)",
        ours.as_ref().ok().map(|run| run.seconds),
        create.seconds,
    );
    ratio(
        "rapport : p99 emplettes / p99 FTS5",
        ours_at.map(|(_, p99)| p99),
        fts_at.map_or(f64::NAN, |(_, p99)| p99),
    );
    Ok(())
}

fn line(name: &str, run: Option<&Run>) {
    match run {
        Some(run) => println!("{name:<58} {:>7.1} s {:>6.0} Mio", run.seconds, run.peak_mib),
        None => println!("{name:<58} {:>9} {:>10}", "—", "—"),
    }
}

/// Our import, in a data folder of its own; the inner error says why it could not be measured.
fn import(
    python: &Path,
    program: &Path,
    data: &Path,
    sites: &Path,
    units: &Path,
) -> Result<Result<Run, String>> {
    if !program.exists() {
        return Ok(Err(format!(
            "{} n’existe pas : « cargo xtask build »",
            program.display()
        )));
    }
    let fixed = |word: &'static str| Path::new(word);
    measured(
        python,
        &[
            program,
            fixed("--data"),
            data,
            fixed("catalog"),
            fixed("import"),
            fixed("sirene"),
            sites,
            units,
            fixed("--json"),
        ],
    )
}

/// Runs a program under `measure.py`; the inner error is what the program said when it failed.
fn measured(python: &Path, program: &[&Path]) -> Result<Result<Run, String>> {
    let mut command = Command::new(python);
    command.arg("xtask/bench/measure.py").args(program);
    let answer: Value = serde_json::from_str(&piped(command, "")?)?;
    let text = |name: &str| answer[name].as_str().unwrap_or_default().trim();
    if answer["code"] != 0 {
        return Ok(Err(text("stderr").to_owned()));
    }
    let number = |name: &str| answer[name].as_f64().context("measure.py");
    Ok(Ok(Run {
        seconds: number("seconds")?,
        peak_mib: number("peak_mib")?,
        said: serde_json::from_str(text("stdout")).unwrap_or(Value::Null),
    }))
}

/// Runs a command with something to read, and returns what it prints.
fn piped(mut command: Command, input: &str) -> Result<String> {
    let name = format!("{command:?}");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{name} n’a pas pu être lancé"))?;
    // Dropped at once: the child sees the end of its input.
    child.stdin.take().context("stdin")?.write_all(input.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("{name} a échoué ({})", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// A python that has duckdb: the one of the system, or one of ours where it is installed.
fn python(bench: &Path) -> Result<PathBuf> {
    let answers = |python: &Path| shell::has(&python.to_string_lossy(), &["-c", "import duckdb, sqlite3"]);
    let system = Path::new(if cfg!(windows) { "python" } else { "python3" });
    if answers(system) {
        return Ok(system.to_owned());
    }
    let own = bench.join("python");
    let python = own.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if !answers(&python) {
        shell::run(&system.to_string_lossy(), &["-m", "venv", &own.to_string_lossy()])?;
        shell::run(
            &python.to_string_lossy(),
            &["-m", "pip", "install", "--quiet", "duckdb"],
        )?;
    }
    Ok(python)
}

/// Reads a file to its end, so that it is in the memory of the system if it fits; its length.
fn read_through(path: &Path) -> Result<u64> {
    let mut file = File::open(path).with_context(|| path.display().to_string())?;
    Ok(io::copy(&mut file, &mut io::sink())?.max(fs::metadata(path)?.len()))
}

fn questions(drawn: &Value) -> Result<Vec<Question>> {
    let list = drawn.as_array().context("fts5.py")?;
    let field = |one: &Value, name: &str| one[name].as_str().map(str::to_owned).context("fts5.py");
    list.iter()
        .map(|one| {
            Ok(Question {
                text: field(one, "text")?,
                departement: field(one, "departement")?,
            })
        })
        .collect()
}

/// Times of our search, ms.
struct Searched {
    p50: f64,
    p99: f64,
    /// Questions with at least one answer.
    answers: usize,
}

/// Asks each question once to warm, then once more, timed, as is done with FTS5.
fn search(data: &Path, questions: &[Question]) -> Result<Searched> {
    let desk = Desk::new(data);
    for question in questions {
        ours(&desk, question)?;
    }
    let mut times: Vec<Duration> = Vec::new();
    let mut answers = 0;
    for question in questions {
        let start = Instant::now();
        let total = ours(&desk, question)?;
        times.push(start.elapsed());
        answers += usize::from(total > 0);
    }
    times.sort();
    let at = |part: usize| {
        let time = times.get((times.len() * part / 100).min(times.len().saturating_sub(1)));
        time.map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    };
    Ok(Searched {
        p50: at(50),
        p99: at(99),
        answers,
    })
}

/// One question to our search; how many sites answer.
///
/// FTS5 gives counts by région, division and size: they are asked for here too.
fn ours(desk: &Desk, question: &Question) -> Result<usize, ApiError> {
    let request = SearchRequest {
        text: question.text.clone(),
        departement: Some(question.departement.clone()),
        facets: true,
        limit: LIMIT,
        ..SearchRequest::default()
    };
    Ok(api::search::search(desk, &request)?.total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_search_answers_what_is_drawn() {
        let drawn: Value = serde_json::json!([{ "text": "imprimerie papier", "departement": "67" }]);
        let folder = tempfile::tempdir().unwrap();
        let found = search(folder.path(), &questions(&drawn).unwrap()).unwrap();
        assert_eq!(found.answers, 1);
        assert!(found.p50 <= found.p99);
    }
}
