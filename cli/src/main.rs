//! `emplettes` at the terminal: the commands of the application, for people or, with `--json`, for scripts.
//!
//! Exit 0: done. 1: done, with findings at or above `--fail-on`. 2: wrong usage or unreadable input, said in
//! one French sentence on stderr.

mod args;
mod out;
mod people;
mod run;
mod sourcing;

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = api::reader::child() {
        return code;
    }
    match args::parse() {
        Ok(args) => match run::run(&args) {
            Ok(code) => ExitCode::from(code),
            Err(error) => {
                out::error(&error.detail);
                ExitCode::from(2)
            }
        },
        Err(code) => ExitCode::from(code),
    }
}
