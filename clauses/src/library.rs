//! The modules, embedded or given.

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

use crate::parse::parse_module;
use crate::{ClauseError, Facet, Module, PutAway};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/library");

/// Clause modules, ordered by shelf then id.
#[derive(Debug, Clone, Default)]
pub struct Library {
    pub(crate) modules: Vec<Module>,
    pub(crate) put_away: Vec<(Module, PutAway)>,
}

impl Library {
    /// The modules of the application. The tests show that every embedded file is read.
    pub fn embedded() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| Self::embedded_with_refusals().0)
    }

    /// The modules of the application, and the files that could not be read.
    #[must_use]
    pub fn embedded_with_refusals() -> (Self, Vec<ClauseError>) {
        let mut files = Vec::new();
        for shelf in FILES.dirs() {
            for file in shelf.files() {
                let name = |path: &std::path::Path| {
                    path.file_name()
                        .map(|n| n.to_string_lossy().into_owned())
                        .unwrap_or_default()
                };
                let (shelf, file_name) = (name(shelf.path()), name(file.path()));
                if file_name.ends_with(".md") {
                    files.push((shelf, file_name, file.contents_utf8().unwrap_or_default()));
                }
            }
        }
        Self::from_files(
            files
                .iter()
                .map(|(shelf, name, text)| (shelf.as_str(), name.as_str(), *text)),
        )
    }

    /// Reads modules from `(shelf, file name, text)`. A broken file does not close the library: it is
    /// named with its line, and the others are kept.
    pub fn from_files<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>,
    ) -> (Self, Vec<ClauseError>) {
        let mut library = Self::default();
        let mut refused = Vec::new();
        for (shelf, name, text) in files {
            match parse_module(shelf, name, text) {
                Ok(module) if library.module(&module.head.id).is_some() => refused.push(ClauseError {
                    file: module.file,
                    line: 1,
                    message: format!("le module « {} » existe déjà", module.head.id),
                }),
                Ok(module) => library.modules.push(module),
                Err(error) => refused.push(error),
            }
        }
        library.sort();
        refused.sort();
        (library, refused)
    }

    /// The file of an official module (`shelf/module.md`), as the application holds it.
    #[must_use]
    pub fn official_text(file: &str) -> Option<&'static str> {
        FILES.get_file(file)?.contents_utf8()
    }

    /// The administrative frame first, then what serves every purchase, then the families.
    pub(crate) fn sort(&mut self) {
        fn rank(module: &Module) -> (u8, &str, &str) {
            let rank = match module.shelf.as_str() {
                "administratif" => 0,
                "transversal" => 1,
                _ => 2,
            };
            (rank, &module.shelf, &module.head.id)
        }
        self.modules.sort_by(|a, b| rank(a).cmp(&rank(b)));
        self.put_away.sort_by(|(a, _), (b, _)| rank(a).cmp(&rank(b)));
    }

    /// Modules put away, each with the reason: neither proposed nor drafted.
    #[must_use]
    pub fn put_away(&self) -> &[(Module, PutAway)] {
        &self.put_away
    }

    /// The modules in force.
    #[must_use]
    pub fn modules(&self) -> &[Module] {
        &self.modules
    }

    /// The module in force of that id.
    #[must_use]
    pub fn module(&self, id: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.head.id == id)
    }

    /// The facet in force of that id, with its module.
    #[must_use]
    pub fn facet(&self, id: &str) -> Option<(&Module, &Facet)> {
        let module = self.module(id.split_once('/')?.0)?;
        Some((module, module.facets.iter().find(|facet| facet.id == id)?))
    }
}
