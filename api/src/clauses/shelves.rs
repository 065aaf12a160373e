//! The library in force: official modules, those of packs over them, those written here over all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ::clauses::{ClauseError, IssuedFrom, Library, Module, Origin, digest};

use super::folder::{self, Folder, HouseFile};
use super::{Remark, format_defects, remarks};

/// The clause library in force, and what is known of the modules that are not official.
pub(crate) struct Shelves {
    /// The modules.
    pub(crate) library: Library,
    /// Grows each time the library is read again: what was computed with another one is out of date.
    pub(crate) revision: u64,
    /// What tells whether the folder has changed since.
    pub(super) stamp: u64,
    /// Modules of the house, by id.
    pub(super) house: BTreeMap<String, HouseModule>,
    /// Ids of the modules that packs bring, whether or not one written here stands before them.
    pub(super) packed: BTreeSet<String>,
    /// Files left out, with the line and the reason.
    pub(super) refused: Vec<ClauseError>,
}

/// A module that is not official.
#[derive(Debug, Clone)]
pub(super) struct HouseModule {
    /// Its file, and the official text it was adapted from.
    pub(super) file: HouseFile,
    /// Whose it is.
    pub(super) origin: Origin,
    /// What our checker says of its texts: it is then never proposed by itself.
    pub(super) remarks: Vec<Remark>,
}

impl Shelves {
    /// Reads the house of a data folder over the embedded library.
    pub(crate) fn read(data: &Path, revision: u64) -> Self {
        let stamp = folder::stamp(data);
        let Folder {
            files,
            packs,
            put_away,
            mut refused,
        } = Folder::read(data);
        let mut house = BTreeMap::new();
        let mut modules = take(files, Origin::House, "", &mut house, &mut refused);
        let packed = packs
            .iter()
            .flat_map(|pack| &pack.modules)
            .map(|one| one.module.clone())
            .collect();
        for pack in packs {
            let files = pack
                .modules
                .into_iter()
                .filter(|one| {
                    house
                        .get(&one.module)
                        .is_none_or(|known| known.origin != Origin::House)
                })
                .map(|one| HouseFile {
                    shelf: one.shelf,
                    name: format!("{}.md", one.module),
                    text: one.text,
                    origin: one.origin,
                })
                .collect();
            let place = format!("{}/{}/", folder::PACKS, pack.name);
            let more = take(files, Origin::Pack(pack.name), &place, &mut house, &mut refused);
            modules.extend(more);
        }
        leave_out(&mut modules, &mut house, &mut refused);
        for module in &mut modules {
            let found = remarks(module);
            if !found.is_empty() {
                module.head.default = false;
            }
            if let Some(known) = house.get_mut(&module.head.id) {
                known.remarks = found;
            }
        }
        refused.sort();
        Self {
            library: Library::embedded().with_house(modules, &put_away),
            revision,
            stamp,
            house,
            packed,
            refused,
        }
    }

    /// A module, in force or put away.
    pub(super) fn module(&self, id: &str) -> Option<&Module> {
        let put_away = || self.library.put_away().iter().find(|(one, _)| one.head.id == id);
        self.library
            .module(id)
            .or_else(|| put_away().map(|(module, _)| module))
    }

    /// All modules, in force or put away.
    pub(super) fn modules(&self) -> impl Iterator<Item = &Module> {
        let put_away = self.library.put_away().iter().map(|(module, _)| module);
        self.library.modules().iter().chain(put_away)
    }
}

/// The official module of an id, with its text.
pub(super) fn official(id: &str) -> Option<(&'static Module, &'static str)> {
    let module = Library::embedded().module(id)?;
    Some((module, Library::official_text(&module.file)?))
}

/// What an adaptation of an official module says of it.
pub(super) fn issued_from(id: &str) -> Option<IssuedFrom> {
    let (module, text) = official(id)?;
    Some(IssuedFrom {
        module: id.to_owned(),
        title: module.head.title.clone(),
        version: module.head.version,
        digest: digest(text),
    })
}

/// Reads files of one origin; those that bring a module already there are refused.
fn take(
    files: Vec<HouseFile>,
    origin: Origin,
    place: &str,
    house: &mut BTreeMap<String, HouseModule>,
    refused: &mut Vec<ClauseError>,
) -> Vec<Module> {
    let texts = files
        .iter()
        .map(|file| (file.shelf.as_str(), file.name.as_str(), file.text.as_str()));
    let (library, errors) = Library::from_files(texts);
    refused.extend(errors.into_iter().map(|error| ClauseError {
        file: format!("{place}{}", error.file),
        ..error
    }));
    let mut taken = Vec::new();
    for module in library.modules() {
        let file = format!("{place}{}", module.file);
        if let Some(known) = house.get(&module.head.id) {
            refused.push(ClauseError {
                file,
                line: 1,
                message: match &known.origin {
                    Origin::Pack(pack) => {
                        format!("le module « {} » vient déjà du paquet « {pack} »", module.head.id)
                    }
                    _ => format!("le module « {} » existe déjà", module.head.id),
                },
            });
            continue;
        }
        let Some(from) = files
            .iter()
            .find(|one| format!("{}/{}", one.shelf, one.name) == module.file)
        else {
            continue;
        };
        house.insert(
            module.head.id.clone(),
            HouseModule {
                file: from.clone(),
                origin: origin.clone(),
                remarks: Vec::new(),
            },
        );
        taken.push(Module {
            origin: origin.clone(),
            file,
            ..module.clone()
        });
    }
    taken
}

/// Leaves out modules that do not follow the format, then those that rest on them.
fn leave_out(
    modules: &mut Vec<Module>,
    house: &mut BTreeMap<String, HouseModule>,
    refused: &mut Vec<ClauseError>,
) {
    loop {
        let library = Library::default().with_house(modules.clone(), &BTreeMap::new());
        let defects = format_defects(&library);
        if defects.is_empty() {
            return;
        }
        modules.retain(|module| {
            let sound = !defects.iter().any(|defect| defect.file == module.file);
            if !sound {
                house.remove(&module.head.id);
            }
            sound
        });
        refused.extend(defects);
    }
}
