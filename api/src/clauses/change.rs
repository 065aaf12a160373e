//! What the house changes in the library: a module written or adapted, put away, taken back, brought back to the official.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ::clauses::{Origin, PutAway};
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use super::browse::{ClausePage, ClauseRef, page};
use super::folder::{self, FOLDER, ORIGIN, PUT_AWAY, place};
use super::form::{self, ModuleForm};
use super::shelves::{Shelves, issued_from, official};
use crate::clock::today;
use crate::{ApiError, Desk, ErrorCode, files};

/// A form to save.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct SaveClause {
    /// The module that it changes; none: a new one.
    pub module: Option<String>,
    /// The form.
    #[ts(type = "ModuleForm")]
    pub form: Value,
}

/// A module to put away.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PutAwayClause {
    /// The module.
    pub module: String,
    /// Why.
    pub reason: String,
}

/// Saves a module of the house. An official one that is changed keeps its id: choices of dossiers go on working.
///
/// # Errors
/// The form has something to repair, or the folder refuses. Nothing is then written.
pub fn save(desk: &Desk, request: SaveClause) -> Result<ClausePage, ApiError> {
    let shelves = desk.shelves();
    let mut form = form::read(request.form).map_err(|problems| form::refused(&problems))?;
    form.head.reviewed = today();
    match &request.module {
        Some(id) => prepare_change(&shelves, id, &mut form)?,
        None => {
            form.head.id = free_id(&shelves, &form.head.title);
            form.head.version = 1;
            form.head.issued_from = None;
        }
    }
    let (module, text) = form::module(&form).map_err(|problems| form::refused(&problems))?;
    let id = module.head.id;
    let mut written = vec![(place(&form.shelf, &id, ".md"), text.into_bytes())];
    if let Some(then) = origin_text(&shelves, &id) {
        written.push((place(&form.shelf, &id, ORIGIN), then.into_bytes()));
    }
    write(desk, &written)?;
    page(desk, ClauseRef { module: id })
}

/// The head of a module that changes: its id stays, its version grows, and it says what it was issued from.
fn prepare_change(shelves: &Shelves, id: &str, form: &mut ModuleForm) -> Result<(), ApiError> {
    let before = shelves.module(id).ok_or_else(|| unknown(id))?;
    form.head.id = id.to_owned();
    // A file moved to another shelf would leave the old one behind.
    form.shelf.clone_from(&before.shelf);
    match before.origin {
        Origin::Official => {
            form.head.version = 1;
            form.head.issued_from = issued_from(id);
        }
        Origin::House | Origin::Pack(_) => {
            form.head.version = before.head.version + 1;
            form.head.issued_from.clone_from(&before.head.issued_from);
        }
    }
    Ok(())
}

/// The official text to keep beside a module: that of the time when it was adapted.
fn origin_text(shelves: &Shelves, id: &str) -> Option<String> {
    match shelves.house.get(id) {
        Some(known) => known.file.origin.clone(),
        None => official(id).map(|(_, text)| text.to_owned()),
    }
}

/// An id made of the words of a title, that nobody has.
fn free_id(shelves: &Shelves, title: &str) -> String {
    const MOST: usize = 60;
    let mut slug = String::new();
    for c in french::fold(title).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= MOST {
            break;
        }
    }
    let slug = match slug.trim_end_matches('-') {
        "" => "clause",
        slug => slug,
    };
    let free = |id: &String| shelves.module(id).is_none();
    std::iter::once(slug.to_owned())
        .chain((2..).map(|n| format!("{slug}-{n}")))
        .find(free)
        .unwrap_or_default()
}

/// Puts a module away: no longer proposed nor drafted, still listed.
///
/// # Errors
/// No such module, no reason, or the folder refuses.
pub fn put_away(desk: &Desk, request: PutAwayClause) -> Result<ClausePage, ApiError> {
    let reason = request.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err(ApiError::new(
            ErrorCode::Request,
            "écrivez pourquoi cette clause est rangée\u{a0}: les dossiers qui l’ont choisie le diront",
        ));
    }
    let shelves = desk.shelves();
    shelves
        .module(&request.module)
        .ok_or_else(|| unknown(&request.module))?;
    let why = PutAway { reason, day: today() };
    change_put_away(desk, |put_away| {
        put_away.insert(request.module.clone(), why);
    })?;
    page(
        desk,
        ClauseRef {
            module: request.module,
        },
    )
}

/// Takes a module back.
///
/// # Errors
/// It was not put away, or the folder refuses.
pub fn take_back(desk: &Desk, request: ClauseRef) -> Result<ClausePage, ApiError> {
    let shelves = desk.shelves();
    if !shelves
        .library
        .put_away()
        .iter()
        .any(|(one, _)| one.head.id == request.module)
    {
        return Err(match shelves.module(&request.module) {
            Some(_) => ApiError::new(
                ErrorCode::Request,
                format!(
                    "«\u{a0}{}\u{a0}»\u{a0}: cette clause n’est pas rangée",
                    request.module
                ),
            ),
            None => unknown(&request.module),
        });
    }
    change_put_away(desk, |put_away| {
        put_away.remove(&request.module);
    })?;
    page(desk, request)
}

fn change_put_away(desk: &Desk, change: impl FnOnce(&mut BTreeMap<String, PutAway>)) -> Result<(), ApiError> {
    let mut put_away = folder::put_away(desk.data_dir()).map_err(|error| {
        ApiError::new(
            ErrorCode::File,
            format!("{error}\u{a0}; corrigez ce fichier du dossier «\u{a0}{FOLDER}\u{a0}», ou supprimez-le"),
        )
    })?;
    change(&mut put_away);
    let text =
        toml::to_string(&put_away).map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))?;
    write(desk, &[(PathBuf::from(PUT_AWAY), text.into_bytes())])
}

/// Goes back to the official module, or to that of the pack: the text written here goes.
///
/// # Errors
/// The module was not written here, or exists only here; the folder refuses.
pub fn go_back(desk: &Desk, request: ClauseRef) -> Result<ClausePage, ApiError> {
    let id = &request.module;
    let shelves = desk.shelves();
    let known = own(&shelves, id)?;
    if official(id).is_none() && !shelves.packed.contains(id) {
        return Err(ApiError::new(
            ErrorCode::Request,
            format!(
                "«\u{a0}{id}\u{a0}» n’existe que dans votre maison\u{a0}: rangez-la plutôt, elle pourra être reprise"
            ),
        ));
    }
    let root = desk.data_dir().join(FOLDER);
    let path = root.join(place(&known.file.shelf, id, ".md"));
    std::fs::remove_file(&path).map_err(|error| {
        ApiError::new(
            ErrorCode::File,
            format!(
                "{} ne peut pas être supprimé ({error})\u{a0}: vérifiez vos droits",
                path.display()
            ),
        )
    })?;
    // Without its module, the official text kept beside says nothing; best effort.
    let _ = std::fs::remove_file(root.join(place(&known.file.shelf, id, ORIGIN)));
    desk.read_shelves();
    page(desk, request)
}

/// Keeps a module of the house although the official text has changed: it is now issued from that of today.
///
/// # Errors
/// The module was adapted from no official one of today; the folder refuses.
pub fn keep(desk: &Desk, request: ClauseRef) -> Result<ClausePage, ApiError> {
    let id = &request.module;
    let shelves = desk.shelves();
    let module = shelves.module(id).ok_or_else(|| unknown(id))?;
    let from = module
        .head
        .issued_from
        .as_ref()
        .map_or(id.as_str(), |from| from.module.as_str());
    let (Some(known), Some(from), Some((_, now))) =
        (shelves.house.get(id), issued_from(from), official(from))
    else {
        return Err(ApiError::new(
            ErrorCode::Request,
            format!("«\u{a0}{id}\u{a0}»\u{a0}: aucune clause officielle d’aujourd’hui n’en est l’origine"),
        ));
    };
    // The file rather than the module in force, which may have been taken out of the default set.
    let mut form = ModuleForm::of_text(&known.file.shelf, &known.file.name, &known.file.text)
        .ok_or_else(|| unknown(id))?;
    form.head.issued_from = Some(from);
    let (_, text) = form::module(&form).map_err(|problems| form::refused(&problems))?;
    let shelf = &known.file.shelf;
    write(
        desk,
        &[
            (place(shelf, id, ".md"), text.into_bytes()),
            (place(shelf, id, ORIGIN), now.as_bytes().to_vec()),
        ],
    )?;
    page(desk, request)
}

/// A module written here.
fn own<'a>(shelves: &'a Shelves, id: &str) -> Result<&'a super::shelves::HouseModule, ApiError> {
    shelves.module(id).ok_or_else(|| unknown(id))?;
    shelves
        .house
        .get(id)
        .filter(|known| known.origin == Origin::House)
        .ok_or_else(|| {
            ApiError::new(
                ErrorCode::Request,
                format!("«\u{a0}{id}\u{a0}» n’a pas été modifiée ici\u{a0}: il n’y a rien à défaire"),
            )
        })
}

pub(super) fn unknown(id: &str) -> ApiError {
    ApiError::new(
        ErrorCode::NotFound,
        format!(
            "la clause «\u{a0}{id}\u{a0}» n’est pas dans la bibliothèque de ce poste\u{a0}; «\u{a0}emplettes clauses list\u{a0}» donne celles qui y sont"
        ),
    )
}

/// Writes in the folder of the house, and reads the library again.
pub(super) fn write(desk: &Desk, written: &[(PathBuf, Vec<u8>)]) -> Result<(), ApiError> {
    files::write_all(&desk.data_dir().join(FOLDER), written)?;
    desk.read_shelves();
    Ok(())
}
