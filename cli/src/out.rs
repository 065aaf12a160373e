//! The only place that writes on the terminal.

use std::io::{self, IsTerminal as _, Write};

use api::{ApiError, ErrorCode};
use serde::Serialize;

/// What stdout can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Screen {
    /// Columns.
    pub(crate) width: usize,
    /// Whether colours are wanted: a terminal shows them, unless NO_COLOR or TERM=dumb asks for none.
    pub(crate) colour: bool,
}

/// What stdout can show here. A file, or another program, gets lines of ordinary width and no colour.
pub(crate) fn screen() -> Screen {
    /// Sentences are hard to follow beyond.
    const WIDEST: usize = 120;
    const NARROWEST: usize = 40;
    const ORDINARY: usize = 100;
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let terminal = io::stdout().is_terminal();
    let measured = || {
        let (_, columns) = console::Term::stdout().size_checked()?;
        Some(usize::from(columns))
    };
    let asked = || set("COLUMNS")?.to_str()?.parse().ok();
    let width = if terminal {
        measured().or_else(asked)
    } else {
        asked()
    };
    Screen {
        width: width.unwrap_or(ORDINARY).clamp(NARROWEST, WIDEST),
        colour: terminal && set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// Writes lines on stdout. A closed pipe (`| head`) ends the program quietly, as others do.
pub(crate) fn say(text: &str) {
    let mut stdout = io::stdout().lock();
    if stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.write_all(b"\n"))
        .is_err()
    {
        std::process::exit(0);
    }
}

/// Writes one JSON value on stdout.
pub(crate) fn json(value: &impl Serialize) -> Result<(), ApiError> {
    let text =
        serde_json::to_string_pretty(value).map_err(|e| ApiError::new(ErrorCode::Request, e.to_string()))?;
    say(&text);
    Ok(())
}

/// Writes one JSON value on one line of stdout.
pub(crate) fn json_line(value: &impl Serialize) -> Result<(), ApiError> {
    let text = serde_json::to_string(value).map_err(|e| ApiError::new(ErrorCode::Request, e.to_string()))?;
    say(&text);
    Ok(())
}

/// Says on stderr how far long work is.
pub(crate) fn tell(text: &str) {
    // Nobody need be listening.
    let _ = writeln!(io::stderr(), "{text}");
}

/// Writes a sentence on stderr.
pub(crate) fn error(sentence: &str) {
    // Nowhere else to say it if stderr is closed.
    let _ = writeln!(io::stderr(), "emplettes : {sentence}");
}
