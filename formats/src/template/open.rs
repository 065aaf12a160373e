//! The package of a template: refused when it is not one, its parts as small trees.

use std::collections::BTreeMap;

use super::tree::{Element, parse};
use crate::FormatError;
use crate::read::archive::Archive;
use crate::read::docx::{relations_path, resolved};

/// Largest template, in bytes: 20 MB.
const LARGEST_FILE: usize = 20_000_000;
/// Largest template once unpacked: 60 MB.
const LARGEST_UNPACKED: u64 = 60_000_000;
/// Largest part that is read as XML: 20 MB.
const LARGEST_PART: usize = 20_000_000;
/// Most relationships of a part.
const MOST_RELATIONS: usize = 2_000;

/// What to do about a file that is not a template.
const ADVICE: &str = "Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx ou en .dotx";

/// Where a relationship leads.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub(super) kind: String,
    /// Path in the archive.
    pub(super) target: String,
    /// It leads outside the file.
    pub(super) external: bool,
}

/// The package, opened.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    file: &'a str,
    /// Path of the main part.
    pub(super) main: String,
    /// Whether something in it leads outside the file.
    pub(super) leads_outside: bool,
}

impl<'a> Package<'a> {
    /// Opens it, or says in one sentence why it is not a template.
    pub(super) fn open(bytes: &'a [u8], file: &'a str) -> crate::Result<Self> {
        if bytes.len() > LARGEST_FILE {
            return Err(FormatError::too_large(
                file,
                "un modèle ne dépasse pas 20\u{a0}Mo",
            ));
        }
        if crate::read::odt::is_odf(bytes) || crate::read::odt::is_flat(bytes) {
            return Err(unsupported(
                file,
                "c’est un fichier LibreOffice, un modèle Word est attendu",
            ));
        }
        if !crate::read::archive::is_container(bytes) {
            return Err(not_word(file));
        }
        let mut archive = Archive::open(bytes, file)?;
        let mut unpacked = 0_u64;
        let mut macros = false;
        for n in 0..archive.zip.len() {
            let entry = archive
                .zip
                .by_index_raw(n)
                .map_err(|_| FormatError::damaged(file, "ce n’est pas un fichier entier"))?;
            unpacked = unpacked.saturating_add(entry.size());
            let name = entry.name().map(|name| name.to_lowercase()).unwrap_or_default();
            macros |= name.contains("vbaproject") || name.contains("vbadata");
        }
        if unpacked > LARGEST_UNPACKED {
            return Err(FormatError::too_large(
                file,
                "plus de 60\u{a0}Mo une fois décompressé, trop pour un modèle",
            ));
        }
        let mut package = Self {
            archive,
            file,
            main: String::new(),
            leads_outside: false,
        };
        let types = package.part("[Content_Types].xml")?;
        let mut typed = BTreeMap::new();
        for one in types.iter().flat_map(Element::elements) {
            let kind = one.attr("ContentType").unwrap_or_default();
            macros |= kind.contains("macroEnabled") || kind.contains("vbaProject");
            if let Some(name) = one.attr("PartName") {
                typed.insert(name.trim_start_matches('/').to_owned(), kind.to_owned());
            }
        }
        if macros {
            return Err(FormatError::Unsupported {
                file: file.to_owned(),
                reason: "ce modèle contient des macros, qui ne sont pas acceptées".to_owned(),
                advice: "Enregistrez-le dans Word en .docx ou en .dotx, sans macros".to_owned(),
            });
        }
        let root = package.relations("")?;
        let main = root.values().find(|one| one.kind.ends_with("/officeDocument"));
        let Some(main) = main.filter(|one| !one.external) else {
            return Err(not_word(file));
        };
        package.main = main.target.clone();
        if typed
            .get(&package.main)
            .is_some_and(|kind| !kind.contains("wordprocessingml"))
        {
            return Err(not_word(file));
        }
        Ok(package)
    }

    /// A part, or none when it is absent or holds nothing that is known.
    pub(super) fn part(&mut self, path: &str) -> crate::Result<Option<Element>> {
        match self.archive.part(path)? {
            Some(xml) if xml.len() > LARGEST_PART => Err(FormatError::too_large(
                self.file,
                "un élément du modèle dépasse 20\u{a0}Mo",
            )),
            Some(xml) => parse(&xml, self.file),
            None => Ok(None),
        }
    }

    /// The main part.
    pub(super) fn document(&mut self) -> crate::Result<Element> {
        let path = self.main.clone();
        let missing = || FormatError::damaged(self.file, "aucun texte de document Word à l’intérieur");
        let Some(xml) = self.archive.part(&path)? else {
            return Err(missing());
        };
        if xml
            .get(..xml.len().min(4_000))
            .unwrap_or(&xml)
            .contains("purl.oclc.org/ooxml")
        {
            return Err(FormatError::Unsupported {
                file: self.file.to_owned(),
                reason: "ce modèle est au format «\u{a0}Strict Open XML\u{a0}»".to_owned(),
                advice: "Enregistrez-le dans Word en «\u{a0}Document Word (.docx)\u{a0}» ou «\u{a0}Modèle Word (.dotx)\u{a0}»"
                    .to_owned(),
            });
        }
        parse(&xml, self.file)?
            .filter(|root| root.name == "w:document")
            .ok_or_else(|| not_word(self.file))
    }

    /// The bytes of a part.
    pub(super) fn bytes(&mut self, path: &str) -> crate::Result<Option<Vec<u8>>> {
        self.archive.bytes(path)
    }

    /// Relationships of a part, by identifier; those of the package for an empty path.
    pub(super) fn relations(&mut self, part: &str) -> crate::Result<BTreeMap<String, Relation>> {
        let path = if part.is_empty() {
            "_rels/.rels".to_owned()
        } else {
            relations_path(part)
        };
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut found = BTreeMap::new();
        let read = self.part(&path)?;
        for one in read.iter().flat_map(Element::elements).take(MOST_RELATIONS) {
            let external = one.attr("TargetMode") == Some("External");
            let kind = one.attr("Type").unwrap_or_default();
            // An address that one clicks fetches nothing by itself.
            self.leads_outside |= external && !kind.ends_with("/hyperlink");
            let relation = Relation {
                kind: kind.to_owned(),
                target: resolved(folder, one.attr("Target").unwrap_or_default()),
                external,
            };
            found.insert(one.attr("Id").unwrap_or_default().to_owned(), relation);
        }
        Ok(found)
    }
}

fn unsupported(file: &str, reason: &str) -> FormatError {
    FormatError::Unsupported {
        file: file.to_owned(),
        reason: reason.to_owned(),
        advice: ADVICE.to_owned(),
    }
}

fn not_word(file: &str) -> FormatError {
    FormatError::Unsupported {
        file: file.to_owned(),
        reason: "ce n’est pas un fichier Word".to_owned(),
        advice: "Choisissez le modèle de votre maison au format .docx ou .dotx".to_owned(),
    }
}
