//! Clauses of the house carried from one computer to others, under the seal of packs.

use std::path::{Path, PathBuf};

use ::catalog::{ClausePack, ClausePackRequest, PackSummary, PackedModule, SigningKey, is_older};
use ::clauses::{ClauseError, Origin};

use super::change::write;
use super::folder::{FOLDER, Folder, PACKS};
use crate::clock::now;
use crate::{ApiError, Desk, ErrorCode};

/// A pack of the clauses written here.
pub(crate) struct PackToBuild<'a> {
    pub(crate) name: &'a str,
    pub(crate) version: &'a str,
    pub(crate) title: &'a str,
    pub(crate) publisher: &'a str,
    pub(crate) key: Option<SigningKey<'a>>,
    pub(crate) out: &'a Path,
}

/// Makes a pack of the clauses written here: neither those received from others, nor what is put away.
pub(crate) fn build_pack(desk: &Desk, request: &PackToBuild<'_>) -> Result<PackSummary, ApiError> {
    let shelves = desk.read_shelves();
    let written: Vec<_> = shelves
        .library
        .modules()
        .iter()
        .filter(|module| module.origin == Origin::House)
        .filter_map(|module| Some((module, shelves.house.get(&module.head.id)?)))
        .collect();
    let modules: Vec<PackedModule> = written
        .iter()
        .map(|(module, known)| PackedModule {
            shelf: known.file.shelf.clone(),
            module: module.head.id.clone(),
            text: known.file.text.clone(),
            origin: known.file.origin.clone(),
        })
        .collect();
    let dated = written.iter().map(|(module, _)| module.head.reviewed).max();
    let at = now().to_string();
    let request = ClausePackRequest {
        name: request.name,
        version: request.version,
        title: request.title,
        publisher: request.publisher,
        dated: dated.unwrap_or_else(crate::clock::today),
        modules: &modules,
        out: request.out,
        key: request.key,
        at: &at,
    };
    Ok(::catalog::build_clause_pack(
        &request,
        &desk.catalog()?.trusted_keys()?,
    )?)
}

/// Installs a pack of clauses signed by a key trusted here; the version whose place it took.
///
/// A pack with a module that does not follow the format is refused whole: whoever made it can repair it.
pub(crate) fn install_pack(
    desk: &Desk,
    path: &Path,
    allow_older: bool,
) -> Result<(PackSummary, Option<String>), ApiError> {
    let keys = desk.catalog()?.trusted_keys()?;
    let (summary, pack) = ::catalog::read_clause_pack(path, &keys, &now().to_string())?;
    let before = installed_packs(desk)
        .into_iter()
        .find(|one| one.name == pack.name);
    if let Some(before) = &before
        && !allow_older
        && is_older(&pack.version, &before.version)
    {
        return Err(::catalog::Error::PackOlder {
            name: pack.name,
            version: pack.version,
            installed: before.version.clone(),
        }
        .into());
    }
    let broken = defects(&pack);
    if !broken.is_empty() {
        let sentences: Vec<String> = broken.iter().map(ToString::to_string).collect();
        return Err(ApiError::new(
            ErrorCode::Pack,
            format!("ce paquet n’est pas installé\u{a0}: {}", sentences.join("\n")),
        ));
    }
    let text = serde_json::to_vec_pretty(&pack)
        .map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))?;
    write(
        desk,
        &[(Path::new(PACKS).join(format!("{}.json", pack.name)), text)],
    )?;
    Ok((summary, before.map(|before| before.version)))
}

/// What is wrong with the modules of a pack.
fn defects(pack: &ClausePack) -> Vec<ClauseError> {
    let files: Vec<(String, String, &str)> = pack
        .modules
        .iter()
        .map(|one| (one.shelf.clone(), format!("{}.md", one.module), one.text.as_str()))
        .collect();
    let (library, mut errors) = ::clauses::Library::from_files(
        files
            .iter()
            .map(|(shelf, name, text)| (shelf.as_str(), name.as_str(), *text)),
    );
    errors.extend(super::format_defects(&library));
    errors
}

/// The packs of clauses installed, in order of name.
pub(crate) fn installed_packs(desk: &Desk) -> Vec<ClausePack> {
    Folder::read(desk.data_dir()).packs
}

/// Takes a pack of clauses out: what was written here stays.
pub(crate) fn remove_pack(desk: &Desk, name: &str) -> Result<Option<ClausePack>, ApiError> {
    let Some(pack) = installed_packs(desk).into_iter().find(|one| one.name == name) else {
        return Ok(None);
    };
    let path: PathBuf = desk
        .data_dir()
        .join(FOLDER)
        .join(PACKS)
        .join(format!("{name}.json"));
    std::fs::remove_file(&path).map_err(|error| {
        ApiError::new(
            ErrorCode::File,
            format!(
                "{} ne peut pas être supprimé ({error})\u{a0}: vérifiez vos droits",
                path.display()
            ),
        )
    })?;
    desk.read_shelves();
    Ok(Some(pack))
}
