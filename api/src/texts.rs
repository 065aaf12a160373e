//! Full texts of articles: imported from files of JSON lines, kept in one file of the data folder.
//!
//! The application embeds digests of its own; whoever has the texts (an export of LEGI, the file of a colleague)
//! gives them once, and reads beside each digest the text of the launch date, or is told that it is not at hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use law::texts::{FullText, Version, at, parse_line};
use serde::{Deserialize, Serialize};
use tender::Date;
use ts_rs::TS;

use crate::imports::LineView;
use crate::{ApiError, Desk, ErrorCode, files};

/// The file of the data folder that holds them: a line a version of an article, by article.
const FILE: &str = "textes-de-loi.jsonl";
/// Refused lines named; beyond, they are only counted.
const NAMED: usize = 50;

/// Files of full texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct TextFiles {
    /// The files.
    pub paths: Vec<String>,
}

/// What an import of texts did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TextsImported {
    /// Lines read.
    pub read: usize,
    /// Versions of articles that were not here.
    pub added: usize,
    /// Versions that another text takes the place of.
    pub replaced: usize,
    /// Versions that were here already, word for word.
    pub unchanged: usize,
    /// Lines refused, in all.
    pub refused: usize,
    /// The first refused lines, and why.
    pub refusals: Vec<LineView>,
    /// Versions of articles now kept.
    pub kept: usize,
}

/// The text of an article for a launch date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FullTextView {
    /// The text.
    pub text: String,
    /// Language: `fr`, `en`.
    pub language: String,
    /// First day of this version, ISO, when known.
    pub version: Option<String>,
    /// What it is worth on the launch date: `en-vigueur`, `posterieure`, `date-inconnue`, `perimee`.
    #[ts(type = "\"en-vigueur\" | \"posterieure\" | \"date-inconnue\" | \"perimee\"")]
    pub standing: &'static str,
    /// The same, in a French sentence.
    pub said: String,
    /// How the text was established.
    pub reliability: String,
    /// What its file says of it.
    pub note: Option<String>,
}

/// An article and the first day of one of its versions.
type Key = (String, Option<Date>);

/// Imports full texts. A line that cannot be read is refused and named; the others are kept.
///
/// # Errors
/// A file cannot be read, or holds no text of law at all; the disk refuses. Nothing has changed then.
pub fn import(desk: &Desk, request: TextFiles) -> Result<TextsImported, ApiError> {
    if request.paths.is_empty() {
        return Err(ApiError::new(
            ErrorCode::Request,
            "aucun fichier de textes n’est donné",
        ));
    }
    let mut kept = stored(desk)?;
    let mut done = TextsImported {
        read: 0,
        added: 0,
        replaced: 0,
        unchanged: 0,
        refused: 0,
        refusals: Vec::new(),
        kept: 0,
    };
    for path in &request.paths {
        let path = Path::new(path);
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let before = done.read - done.refused;
        for (number, line) in (1..).zip(files::read_text(path)?.lines()) {
            if line.trim().is_empty() {
                continue;
            }
            done.read += 1;
            match parse_line(line) {
                Ok(text) => match kept.insert((text.id, text.version), line.to_owned()) {
                    None => done.added += 1,
                    Some(known) if known == line => done.unchanged += 1,
                    Some(_) => done.replaced += 1,
                },
                Err(reason) => {
                    done.refused += 1;
                    if done.refusals.len() < NAMED {
                        done.refusals.push(LineView {
                            file: name.clone(),
                            line: number,
                            reason,
                        });
                    }
                }
            }
        }
        if done.read - done.refused == before {
            let why = done.refusals.iter().find(|refusal| refusal.file == name);
            return Err(ApiError::new(
                ErrorCode::File,
                format!(
                    "{name} : aucun texte de loi lisible ; il faut une ligne JSON par article{}",
                    why.map_or_else(String::new, |first| format!(
                        " (ligne {} : {})",
                        first.line, first.reason
                    ))
                ),
            ));
        }
    }
    done.kept = kept.len();
    if done.added + done.replaced > 0 {
        let mut lines = String::new();
        for line in kept.values() {
            lines.push_str(line);
            lines.push('\n');
        }
        files::write_all(desk.data_dir(), &[(PathBuf::from(FILE), lines.into_bytes())])?;
    }
    Ok(done)
}

/// How many versions of articles were imported.
pub(crate) fn count(desk: &Desk) -> Result<usize, ApiError> {
    Ok(stored(desk)?.len())
}

/// The text of an article on a launch date, when texts were imported.
pub(crate) fn of(desk: &Desk, id: &str, launch: Date) -> Result<Option<FullTextView>, ApiError> {
    let versions: Vec<FullText> = stored(desk)?
        .range((id.to_owned(), None)..)
        .take_while(|((known, _), _)| known == id)
        .filter_map(|(_, line)| parse_line(line).ok())
        .collect();
    Ok(at(&versions, launch).map(|(text, version)| view(text, version, launch)))
}

fn view(text: &FullText, version: Version, launch: Date) -> FullTextView {
    let launch = law::long_date(launch);
    let (standing, said) = match version {
        Version::InForce => (
            "en-vigueur",
            format!("Version en vigueur le {launch}, d’après le fichier importé."),
        ),
        Version::LaterThan(from) => (
            "posterieure",
            format!(
                "Ce texte ne vaut que depuis le {}\u{a0}: celui du {launch} n’est pas dans le fichier importé.",
                law::long_date(from)
            ),
        ),
        Version::UnknownDate => (
            "date-inconnue",
            format!("Date de cette version inconnue\u{a0}: vérifiez qu’elle vaut le {launch}."),
        ),
        Version::Stale => (
            "perimee",
            "Une version plus récente existe et n’est pas dans le fichier importé.".to_owned(),
        ),
    };
    FullTextView {
        text: text.text.clone(),
        language: text.language.clone(),
        version: text.version.map(|day| day.to_string()),
        standing,
        said,
        reliability: text.reliability.slug().to_string(),
        note: text.note.clone(),
    }
}

/// What the data folder holds, by article and version; nothing when no text was imported.
fn stored(desk: &Desk) -> Result<BTreeMap<Key, String>, ApiError> {
    let path = desk.data_dir().join(FILE);
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let mut kept = BTreeMap::new();
    for (number, line) in (1..).zip(files::read_text(&path)?.lines()) {
        let text = parse_line(line).map_err(|reason: String| {
            ApiError::new(
                ErrorCode::File,
                format!(
                    "{}, ligne {number} : {reason} ; supprimez ce fichier et importez de nouveau les textes",
                    path.display()
                ),
            )
        })?;
        kept.insert((text.id, text.version), line.to_owned());
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn line(article: &str, version: &str, text: &str) -> String {
        format!(
            r#"{{"code":"Code de la commande publique","code_id":"LEGITEXT000037701019","article":"{article}","text":"{text}","fiabilite":"officiel_2026-11-01","version_date_if_known":"{version}"}}"#
        )
    }

    fn desk(lines: &[String]) -> (tempfile::TempDir, Desk, TextFiles) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("textes.jsonl");
        fs::write(&path, lines.join("\n")).unwrap();
        let desk = Desk::new(folder.path().join("data"));
        fs::create_dir_all(desk.data_dir()).unwrap();
        let files = TextFiles {
            paths: vec![path.display().to_string()],
        };
        (folder, desk, files)
    }

    #[test]
    fn the_text_shown_is_that_of_the_launch_date() {
        let lines = [
            line("R2122-8", "2020-01-01", "Avant."),
            line("R2122-8", "2026-04-01", "Après."),
            "{".to_owned(),
        ];
        let (_folder, desk, files) = desk(&lines);
        let first = import(&desk, files.clone()).unwrap();
        assert_eq!((first.read, first.added, first.refused, first.kept), (3, 2, 1, 2));
        assert_eq!(first.refusals[0].line, 3);
        let again = import(&desk, files).unwrap();
        assert_eq!((again.added, again.replaced, again.unchanged), (0, 0, 2));
        for (launch, text, standing) in [
            ("2026-03-31", "Avant.", "en-vigueur"),
            ("2026-04-01", "Après.", "en-vigueur"),
            ("2019-12-31", "Avant.", "posterieure"),
        ] {
            let shown = of(&desk, "R2122-8", launch.parse().unwrap()).unwrap().unwrap();
            assert_eq!(
                (shown.text.as_str(), shown.standing),
                (text, standing),
                "{launch}"
            );
        }
        assert_eq!(of(&desk, "R2122-9", "2026-04-01".parse().unwrap()).unwrap(), None);
    }

    #[test]
    fn a_file_without_any_text_of_law_changes_nothing() {
        let (_folder, desk, files) = desk(&["bonjour".to_owned()]);
        let refused = import(&desk, files).unwrap_err();
        assert!(refused.detail.contains("ligne 1"), "{}", refused.detail);
        assert_eq!(count(&desk).unwrap(), 0);
    }
}
