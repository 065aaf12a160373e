//! The folder of the clauses of the house, read with bounds: its files may come from anyone.
//!
//! ```text
//! clauses/<rayon>/<module>.md           a module written or adapted here
//! clauses/<rayon>/<module>.origine.md   the official text of the time it was adapted
//! clauses/rangees.toml                  what is put away, with the reason and the day
//! clauses/paquets/<nom>.json            a pack of clauses received
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use ::catalog::ClausePack;
use ::clauses::{ClauseError, PutAway};

use crate::files;

/// Folder of the house, in the data folder.
pub(super) const FOLDER: &str = "clauses";
/// Folder of the packs received, in that of the house.
pub(super) const PACKS: &str = "paquets";
/// What is put away.
pub(super) const PUT_AWAY: &str = "rangees.toml";
/// Ending of the official text kept beside.
pub(super) const ORIGIN: &str = ".origine.md";

/// Most files read, and most bytes of each.
const MOST_FILES: usize = 2_000;
pub(super) const MOST_BYTES: u64 = 256 * 1024;
/// Most bytes of a pack kept here.
const MOST_PACK: u64 = 64 * 1024 * 1024;
/// Most letters of a shelf and of a module.
const MOST_LETTERS: usize = 80;

/// A clause file of the house.
#[derive(Debug, Clone)]
pub(super) struct HouseFile {
    pub(super) shelf: String,
    /// `module.md`.
    pub(super) name: String,
    pub(super) text: String,
    /// The official text of the time it was adapted.
    pub(super) origin: Option<String>,
}

/// What the folder holds, and what in it cannot be read.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) files: Vec<HouseFile>,
    pub(super) packs: Vec<ClausePack>,
    pub(super) put_away: BTreeMap<String, PutAway>,
    pub(super) refused: Vec<ClauseError>,
}

/// Whether a text names a shelf or a module: it is then no path to elsewhere.
pub(super) fn is_slug(text: &str) -> bool {
    (1..=MOST_LETTERS).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
}

/// The path of a module in the folder of the house.
pub(super) fn place(shelf: &str, module: &str, ending: &str) -> PathBuf {
    Path::new(shelf).join(format!("{module}{ending}"))
}

impl Folder {
    /// Reads the folder of the house; nothing in it is an error for the whole.
    pub(super) fn read(data: &Path) -> Self {
        let root = data.join(FOLDER);
        let mut read = Self::default();
        let mut left = MOST_FILES;
        for shelf in entries(&root) {
            let name = name_of(&shelf);
            if name == PUT_AWAY {
                match put_away(data) {
                    Ok(put_away) => read.put_away = put_away,
                    Err(error) => read.refused.push(error),
                }
            } else if name == PACKS && is_real(&shelf, true) {
                read.packs(&shelf, &mut left);
            } else if is_real(&shelf, true) && is_slug(&name) {
                read.shelf(&shelf, &name, &mut left);
            } else if !name.starts_with('.') {
                read.refuse(
                    &name,
                    "ce n’est pas un rayon : un dossier au nom en minuscules, chiffres et traits d’union",
                );
            }
        }
        if left == 0 {
            read.refuse(
                FOLDER,
                &format!("plus de {MOST_FILES} fichiers : les suivants ne sont pas lus"),
            );
        }
        read
    }

    fn shelf(&mut self, folder: &Path, shelf: &str, left: &mut usize) {
        for path in entries(folder) {
            let name = name_of(&path);
            if name.starts_with('.') || name.ends_with(ORIGIN) {
                continue;
            }
            if *left == 0 {
                return;
            }
            *left -= 1;
            let file = format!("{shelf}/{name}");
            if !is_real(&path, false) || !name.strip_suffix(".md").is_some_and(is_slug) {
                self.refuse(&file, "ce n’est pas un module : un fichier .md au nom en minuscules, chiffres et traits d’union");
                continue;
            }
            match bounded(&path, MOST_BYTES) {
                Ok(text) => {
                    let beside = path.with_file_name(name.replace(".md", ORIGIN));
                    self.files.push(HouseFile {
                        shelf: shelf.to_owned(),
                        name,
                        text,
                        origin: is_real(&beside, false)
                            .then(|| bounded(&beside, MOST_BYTES).ok())
                            .flatten(),
                    });
                }
                Err(message) => self.refuse(&file, &message),
            }
        }
    }

    fn packs(&mut self, folder: &Path, left: &mut usize) {
        for path in entries(folder) {
            let name = name_of(&path);
            if name.starts_with('.') || *left == 0 {
                continue;
            }
            *left -= 1;
            let file = format!("{PACKS}/{name}");
            let read = match name.strip_suffix(".json") {
                Some(slug) if is_slug(slug) && is_real(&path, false) => bounded(&path, MOST_PACK)
                    .and_then(|text| serde_json::from_str::<ClausePack>(&text).map_err(|e| e.to_string()))
                    .and_then(|pack| match pack.name == slug {
                        true => Ok(pack),
                        false => Err("le paquet ne porte pas le nom de son fichier".to_owned()),
                    }),
                _ => Err("ce n’est pas un paquet de clauses".to_owned()),
            };
            match read {
                Ok(pack) => self.packs.push(pack),
                Err(message) => self.refuse(&file, &message),
            }
        }
    }

    fn refuse(&mut self, file: &str, message: &str) {
        self.refused.push(ClauseError {
            file: file.to_owned(),
            line: 1,
            message: message.to_owned(),
        });
    }
}

/// What is put away.
pub(super) fn put_away(data: &Path) -> Result<BTreeMap<String, PutAway>, ClauseError> {
    let path = data.join(FOLDER).join(PUT_AWAY);
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let refuse = |line: usize, message: String| ClauseError {
        file: PUT_AWAY.to_owned(),
        line,
        message,
    };
    let text = bounded(&path, MOST_BYTES).map_err(|message| refuse(1, message))?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| tender::line_of(&text, span.start));
        refuse(line, tender::sentence(error.message()))
    })
}

/// What tells two states of the folder apart: names, lengths and hours of its files.
pub(super) fn stamp(data: &Path) -> u64 {
    let mut state = DefaultHasher::new();
    let root = data.join(FOLDER);
    let mut seen = 0;
    for path in entries(&root) {
        let inside = entries(&path);
        for path in std::iter::once(path).chain(inside).take(3 * MOST_FILES) {
            path.hash(&mut state);
            if let Ok(known) = fs::symlink_metadata(&path) {
                known.len().hash(&mut state);
                known.modified().ok().hash(&mut state);
            }
            seen += 1;
        }
        if seen > 3 * MOST_FILES {
            break;
        }
    }
    state.finish()
}

/// The entries of a folder, in order of name; none when it is not there.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .take(4 * MOST_FILES)
        .collect();
    paths.sort();
    paths
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Whether it is a folder, or a file, of this place: a link leads elsewhere.
fn is_real(path: &Path, folder: bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|known| if folder { known.is_dir() } else { known.is_file() })
}

fn bounded(path: &Path, most: u64) -> Result<String, String> {
    let length = fs::metadata(path).map(|known| known.len()).unwrap_or_default();
    if length > most {
        return Err(format!("fichier de plus de {} Ko, refusé", most / 1024));
    }
    files::read_text(path)
        .map(|text| text.replace("\r\n", "\n"))
        .map_err(|error| error.detail)
        .and_then(|text| {
            // A terminal obeys some of them.
            let command = |c: char| c.is_control() && c != '\n' && c != '\t';
            match text.lines().position(|line| line.contains(command)) {
                Some(at) => Err(format!("caractère de commande à la ligne {}", at + 1)),
                None => Ok(text),
            }
        })
}
