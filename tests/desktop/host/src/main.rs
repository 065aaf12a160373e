//! Stands in for the window in the tests of the screens: the same commands, over lines of JSON.
//!
//! `{ "id": 1, "name": "about", "request": {} }` comes in; `{ "id": 1, "ok": … }` or `{ "id": 1, "error": … }`
//! goes out, with `{ "id": 1, "progress": … }` before it for commands that report any.
//! `{ "cancel": 1 }` asks a command to stop. The program ends with its input.

use std::collections::HashMap;
use std::io::{BufRead as _, Write as _, stdin, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use api::Desk;
use api::job::Job;
use clap::Parser;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Parser)]
struct Arguments {
    /// Data folder; dossiers are made beneath it.
    #[arg(long)]
    data: PathBuf,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Call { id: u64, name: String, request: Value },
    Cancel { cancel: u64 },
}

fn main() -> anyhow::Result<ExitCode> {
    if let Some(code) = api::reader::child() {
        return Ok(code);
    }
    let arguments = Arguments::parse();
    let desk = Arc::new(Desk::new(arguments.data));
    let jobs: Arc<Mutex<HashMap<u64, Job>>> = Arc::default();
    for line in stdin().lock().lines() {
        let line = line?;
        match serde_json::from_str(&line).with_context(|| line.clone())? {
            Line::Cancel { cancel } => {
                if let Some(job) = lock(&jobs).get(&cancel) {
                    job.cancel();
                }
            }
            Line::Call { id, name, request } => {
                let job = Job::new(move |progress| {
                    say(&json!({ "id": id, "progress": progress }));
                });
                lock(&jobs).insert(id, job.clone());
                let (desk, jobs) = (Arc::clone(&desk), Arc::clone(&jobs));
                // As in the window: a command never waits for another, unless the room it works in does.
                std::thread::spawn(move || {
                    let call = AssertUnwindSafe(|| api::commands::dispatch(&desk, &name, request, &job));
                    let answer = match catch_unwind(call) {
                        Ok(Ok(ok)) => json!({ "id": id, "ok": ok }),
                        Ok(Err(error)) => json!({ "id": id, "error": error }),
                        Err(_) => {
                            json!({ "id": id, "error": { "code": "internal", "detail": name, "field": null } })
                        }
                    };
                    lock(&jobs).remove(&id);
                    say(&answer);
                });
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One whole line. When nobody listens any more, there is nobody to tell.
fn say(line: &Value) {
    let mut out = stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
