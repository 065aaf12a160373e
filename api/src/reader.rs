//! Files from outside are read in a child process of the same program, with limits of memory and time: a file
//! made to harm stops its reader, and nothing else.
//!
//! A program that holds the commands calls [`child`] first in its `main`. Run with the hidden argument, it reads
//! one file, writes the tree on its output and ends; run otherwise, it is remembered as the program to start
//! again for each file. A program that does not call it (the tests of this crate) reads in its own process.

use std::ffi::OsString;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use document::{BlockId, Document, prosemirror};
use formats::Template;
use formats::read::form::FilledForm;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{ApiError, ErrorCode, files};

/// The hidden argument. Then come the file, the limits, and for what is not a document [`FORM`] or [`TEMPLATE`].
const ARGUMENT: &str = "__lire";
/// Asks for the answers of a sourcing form rather than for a document.
const FORM: &str = "formulaire";
/// Asks for the Word template of a house.
const TEMPLATE: &str = "modele";
/// Largest answer of a child: the tree of a document of some ten thousand pages.
const LARGEST_ANSWER: u64 = 256 * 1024 * 1024;

/// What a child may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Limits {
    /// Address space, in bytes.
    memory: u64,
    /// Time on the clock, in seconds; that of the processor is the same.
    seconds: u64,
}

/// Far above what the longest honest file asks for.
const LIMITS: Limits = Limits {
    memory: 1024 * 1024 * 1024,
    seconds: 20,
};

/// The program to start again.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Why a child cannot answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Time,
    Memory,
    Crash,
    Start,
}

/// What a child writes.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Read {
        tree: Value,
        pages: Vec<(String, u32)>,
        /// Numbers that the file shows before titles.
        numbers: Vec<(String, String)>,
    },
    Form(FilledForm),
    Template(Box<Template>),
    Refused {
        file: bool,
        detail: String,
    },
}

/// To be called first in `main`: the exit code of a child, or none when the program was started by a person.
#[must_use]
pub fn child() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == ARGUMENT) {
        return Some(serve(arguments));
    }
    if let Ok(program) = std::env::current_exe() {
        // A second call changes nothing: the program is the same.
        let _ = PROGRAM.set(program);
    }
    None
}

/// Reads one file within its limits and writes what it holds.
fn serve(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let (Some(path), Some(limits)) = (arguments.next(), arguments.next()) else {
        return ExitCode::from(2);
    };
    let Some(limits) = limits.to_str().and_then(Limits::parse) else {
        return ExitCode::from(2);
    };
    if limits.apply().is_err() {
        return ExitCode::from(3);
    }
    let answer = match arguments.next() {
        None => in_process(Path::new(&path)).map(tree),
        Some(asked) if asked == FORM => form_in_process(Path::new(&path)).map(Answer::Form),
        Some(asked) if asked == TEMPLATE => {
            template_in_process(Path::new(&path)).map(|template| Answer::Template(Box::new(template)))
        }
        Some(_) => return ExitCode::from(2),
    };
    let answer = answer.unwrap_or_else(|error| Answer::Refused {
        file: error.code == ErrorCode::File,
        detail: error.detail,
    });
    let mut out = std::io::stdout().lock();
    let written = serde_json::to_writer(&mut out, &answer)
        .map_err(std::io::Error::from)
        .and_then(|()| out.flush());
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(4),
    }
}

fn tree(document: Document) -> Answer {
    Answer::Read {
        tree: prosemirror::to_json(&document),
        pages: document
            .pages
            .iter()
            .map(|(block, page)| (block.to_string(), *page))
            .collect(),
        numbers: document
            .shown_numbers
            .iter()
            .map(|(block, number)| (block.to_string(), number.clone()))
            .collect(),
    }
}

impl Limits {
    fn text(self) -> String {
        format!("{}/{}", self.memory, self.seconds)
    }

    fn parse(text: &str) -> Option<Self> {
        let (memory, seconds) = text.split_once('/')?;
        Some(Self {
            memory: memory.parse().ok()?,
            seconds: seconds.parse().ok()?,
        })
    }

    #[cfg(unix)]
    fn apply(self) -> std::io::Result<()> {
        // Lowered only: what the session allows may already be less.
        let lower = |resource: rlimit::Resource, value: u64| {
            let (soft, hard) = resource.get()?;
            resource.set(soft.min(value), hard.min(value))
        };
        lower(rlimit::Resource::AS, self.memory)?;
        lower(rlimit::Resource::CPU, self.seconds)?;
        // A reader that crashes leaves no image of its memory on the disk, and writes no file.
        lower(rlimit::Resource::CORE, 0)?;
        lower(rlimit::Resource::FSIZE, 0)
    }

    /// On Windows no limit of memory is set without unsafe code: the bounds of the readers themselves hold
    /// (sizes once decompressed, counts, depths), and the parent ends a child that takes too long.
    #[cfg(not(unix))]
    fn apply(self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The document of a file that comes from outside.
pub(crate) fn document(path: &Path) -> Result<Document, ApiError> {
    match PROGRAM.get() {
        Some(program) => in_child(program, path, LIMITS),
        None => in_process(path),
    }
}

/// The answers of a sourcing form that a firm filled in.
pub(crate) fn form(path: &Path) -> Result<FilledForm, ApiError> {
    let Some(program) = PROGRAM.get() else {
        return form_in_process(path);
    };
    match answer(program, path, LIMITS, Some(FORM))? {
        Answer::Form(form) => Ok(form),
        Answer::Read { .. } | Answer::Template(_) | Answer::Refused { .. } => {
            Err(stopped(path, Stop::Crash, LIMITS))
        }
    }
}

/// The Word template of a house, cleaned.
pub(crate) fn template(path: &Path) -> Result<Template, ApiError> {
    let Some(program) = PROGRAM.get() else {
        return template_in_process(path);
    };
    match answer(program, path, LIMITS, Some(TEMPLATE))? {
        Answer::Template(template) => Ok(*template),
        Answer::Read { .. } | Answer::Form(_) | Answer::Refused { .. } => {
            Err(stopped(path, Stop::Crash, LIMITS))
        }
    }
}

fn template_in_process(path: &Path) -> Result<Template, ApiError> {
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    Ok(Template::read(&files::read(path)?, &name)?)
}

fn form_in_process(path: &Path) -> Result<FilledForm, ApiError> {
    Ok(formats::read::form::form(
        &files::read(path)?,
        &path.display().to_string(),
    )?)
}

/// Reads here: for the child, and for tests.
fn in_process(path: &Path) -> Result<Document, ApiError> {
    Ok(formats::read::read_any(
        &files::read(path)?,
        &path.display().to_string(),
    )?)
}

fn in_child(program: &Path, path: &Path, limits: Limits) -> Result<Document, ApiError> {
    match answer(program, path, limits, None)? {
        Answer::Read { tree, pages, numbers } => {
            let mut document =
                prosemirror::from_json(&tree).map_err(|_| stopped(path, Stop::Crash, limits))?;
            document.pages = pages
                .into_iter()
                .map(|(block, page)| (BlockId::new(block), page))
                .collect();
            document.shown_numbers = numbers
                .into_iter()
                .map(|(block, number)| (BlockId::new(block), number))
                .collect();
            Ok(document)
        }
        Answer::Form(_) | Answer::Template(_) | Answer::Refused { .. } => {
            Err(stopped(path, Stop::Crash, limits))
        }
    }
}

fn stopped(path: &Path, stop: Stop, limits: Limits) -> ApiError {
    ApiError::new(ErrorCode::Document, sentence(path, stop, limits))
}

/// What a child answers; what it refuses is an error.
fn answer(program: &Path, path: &Path, limits: Limits, asked: Option<&str>) -> Result<Answer, ApiError> {
    let bytes = run(program, path, limits, asked).map_err(|stop| stopped(path, stop, limits))?;
    match serde_json::from_slice(&bytes) {
        Ok(Answer::Refused { file, detail }) => {
            let code = if file {
                ErrorCode::File
            } else {
                ErrorCode::Document
            };
            Err(ApiError::new(code, detail))
        }
        Ok(answer) => Ok(answer),
        Err(_) => Err(stopped(path, Stop::Crash, limits)),
    }
}

/// What a child writes before its time is out.
fn run(program: &Path, path: &Path, limits: Limits, asked: Option<&str>) -> Result<Vec<u8>, Stop> {
    let mut command = Command::new(program);
    command
        .arg(ARGUMENT)
        .arg(path)
        .arg(limits.text())
        .args(asked)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| Stop::Start)?;
    let Some(output) = child.stdout.take() else {
        end(&mut child, Duration::ZERO);
        return Err(Stop::Start);
    };
    let (send, receive) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.take(LARGEST_ANSWER + 1).read_to_end(&mut bytes);
        // When nobody waits any more, the answer is of no use.
        let _ = send.send(read.map(|_| bytes));
    });
    let answer = match receive.recv_timeout(Duration::from_secs(limits.seconds)) {
        Ok(Ok(bytes)) if bytes.len() as u64 <= LARGEST_ANSWER => Ok(bytes),
        Ok(Ok(_)) => Err(Stop::Memory),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(Stop::Crash),
        Err(RecvTimeoutError::Timeout) => Err(Stop::Time),
    };
    let patience = if answer.is_ok() { 500 } else { 0 };
    let status = end(&mut child, Duration::from_millis(patience));
    match (answer, status) {
        (Ok(bytes), Some(status)) if status.success() => Ok(bytes),
        (Ok(_), status) => Err(reason(status)),
        (Err(stop), _) => Err(stop),
    }
}

/// The status of a child that has closed its output; one that lingers is ended.
fn end(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if start.elapsed() < patience => std::thread::sleep(Duration::from_millis(1)),
            Ok(None) | Err(_) => break,
        }
    }
    // It may have ended in between; either way it is gone after this.
    let _ = child.kill();
    let _ = child.wait();
    None
}

/// Why a child ended without a whole answer.
fn reason(status: Option<ExitStatus>) -> Stop {
    #[cfg(unix)]
    if let Some(signal) = status
        .as_ref()
        .and_then(std::os::unix::process::ExitStatusExt::signal)
    {
        // Numbers of POSIX: 6 abort (memory refused, stack exhausted), 9 killed, 24 processor time over.
        return match signal {
            6 | 9 => Stop::Memory,
            24 => Stop::Time,
            _ => Stop::Crash,
        };
    }
    let _ = status;
    Stop::Crash
}

fn sentence(path: &Path, stop: Stop, limits: Limits) -> String {
    let file = path.display();
    let again = "Ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau, ou demandez l’original à son auteur";
    match stop {
        Stop::Time => format!(
            "{file}\u{a0}: lecture arrêtée, elle dépasse {} secondes. Le fichier est trop lourd ou abîmé. {again}.",
            limits.seconds
        ),
        Stop::Memory => format!(
            "{file}\u{a0}: lecture arrêtée, elle demande trop de mémoire. Le fichier est trop lourd, abîmé ou \
             fait pour nuire. Vérifiez d’où il vient. {again}."
        ),
        Stop::Crash => format!("{file}\u{a0}: fichier illisible, sa structure n’est pas comprise. {again}."),
        Stop::Start => format!(
            "{file}\u{a0}: la lecture n’a pas pu commencer. Fermez d’autres applications, puis réessayez."
        ),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::{Limits, Stop, run, sentence};

    const SHORT: Limits = Limits {
        memory: 1 << 30,
        seconds: 1,
    };

    #[test]
    fn a_child_that_never_ends_is_ended() {
        // `yes` writes its arguments for ever; `false` writes nothing and fails.
        let file = Path::new("x.pdf");
        let stop = run(Path::new("yes"), file, SHORT, None).err();
        assert!(matches!(stop, Some(Stop::Time | Stop::Memory)), "{stop:?}");
        assert_eq!(
            run(Path::new("false"), file, SHORT, Some(super::FORM)).err(),
            Some(Stop::Crash)
        );
        assert_eq!(
            run(Path::new("/nulle/part"), file, SHORT, None).err(),
            Some(Stop::Start)
        );
    }

    #[test]
    fn limits_go_through_the_command_line() {
        assert_eq!(Limits::parse(&SHORT.text()), Some(SHORT));
        assert_eq!(Limits::parse("1/deux"), None);
    }

    #[test]
    fn each_stop_names_the_file_and_says_what_to_do() {
        for stop in [Stop::Time, Stop::Memory, Stop::Crash, Stop::Start] {
            let text = sentence(Path::new("x.pdf"), stop, SHORT);
            assert!(text.starts_with("x.pdf\u{a0}: ") && text.ends_with('.'), "{text}");
        }
    }
}
