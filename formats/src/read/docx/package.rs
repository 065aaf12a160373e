//! The parts of a .docx and how they are related.

use crate::FormatError;
use crate::read::archive::Archive;
use crate::read::xml::Cursor;

/// Most relationships of a part.
const MOST_RELATIONS: usize = 20_000;

/// Parts that hold words or say what they are.
#[derive(Debug)]
pub(crate) struct Parts {
    /// Path of the main part in the archive.
    pub(crate) path: String,
    pub(crate) document: String,
    pub(crate) styles: Option<String>,
    pub(crate) numbering: Option<String>,
    pub(crate) footnotes: Option<String>,
    pub(crate) endnotes: Option<String>,
    /// Relationships of the main part.
    pub(crate) relations: Relations,
}

/// Relationships of a part: kinds, identifiers and targets. Those that lead outside the file are left out.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    list: Vec<Relation>,
}

#[derive(Debug)]
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relations {
    /// Reads the relationships of a part that stands in this folder.
    fn of(xml: &str, folder: &str, file: &str) -> crate::Result<Self> {
        let mut cursor = Cursor::new(xml, file);
        let mut list = Vec::new();
        if cursor.child()?.is_some() {
            while let Some(element) = cursor.child()? {
                if list.len() >= MOST_RELATIONS {
                    return Err(FormatError::too_large(file, "trop de liens entre ses éléments"));
                }
                let external = element
                    .attribute("TargetMode")
                    .is_some_and(|mode| mode == "External");
                let kind = element.attribute("Type").unwrap_or_default();
                let target = element.attribute("Target").unwrap_or_default();
                list.push(Relation {
                    id: element.attribute("Id").unwrap_or_default(),
                    kind: if external { String::new() } else { kind },
                    target: resolved(folder, &target),
                });
                cursor.skip()?;
            }
        }
        Ok(Self { list })
    }

    /// Target of the first relationship whose kind ends so, as a path of the archive.
    pub(crate) fn target(&self, kind: &str) -> Option<&str> {
        let found = self.list.iter().find(|relation| relation.kind.ends_with(kind))?;
        Some(&found.target)
    }

    /// Whether an identifier is taken.
    pub(crate) fn holds(&self, id: &str) -> bool {
        self.list.iter().any(|relation| relation.id == id)
    }
}

/// A target as a path of the archive.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut path: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Path of the relationships of a part.
pub(crate) fn relations_path(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// Takes the parts out of the archive.
pub(crate) fn parts(archive: &mut Archive<'_>) -> crate::Result<Parts> {
    let file = archive.file();
    let root = match archive.part("_rels/.rels")? {
        Some(xml) => Relations::of(&xml, "", file)?,
        None => Relations::default(),
    };
    let path = root
        .target("/officeDocument")
        .unwrap_or("word/document.xml")
        .to_owned();
    let Some(document) = archive.part(&path)? else {
        return Err(FormatError::damaged(
            file,
            "aucun texte de document Word à l’intérieur",
        ));
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let relations = match archive.part(&relations_path(&path))? {
        Some(xml) => Relations::of(&xml, folder, file)?,
        None => Relations::default(),
    };
    let mut other = |kind: &str| match relations.target(kind) {
        Some(path) => archive.part(path),
        None => Ok(None),
    };
    Ok(Parts {
        styles: other("/styles")?,
        numbering: other("/numbering")?,
        footnotes: other("/footnotes")?,
        endnotes: other("/endnotes")?,
        path,
        document,
        relations,
    })
}
