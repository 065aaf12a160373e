//! The only place that writes on the terminal.

use std::io::{self, Write};

use api::{ApiError, ErrorCode};
use serde::Serialize;

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
