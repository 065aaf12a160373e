//! The parts that comments need: their own, its type and its relationship.

use std::io::{Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Comment, encoding};
use crate::FormatError;
use crate::read::archive::Archive;
use crate::read::docx::{self, Walk, relations_path};
use crate::read::xml;
use crate::write::xml::clean;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "[Content_Types].xml";

/// Parts to write anew; the others are copied as they are.
pub(super) struct Parts {
    file: String,
    /// Whether the text starts with a mark of UTF-8.
    marked: bool,
    /// Path of the comments, and what it held.
    path: String,
    held: Option<String>,
    /// Namespace of Word's elements in this file.
    namespace: String,
    relations: (String, Option<String>),
    types: String,
    next: usize,
    comments: String,
    /// An identifier that no relationship bears.
    relation: String,
}

impl Parts {
    pub(super) fn open(archive: &mut Archive<'_>, parts: &docx::Parts, walk: &Walk) -> crate::Result<Self> {
        let file = archive.file().to_owned();
        let text = archive.bytes(&parts.path)?.unwrap_or_default();
        let bare = text.strip_prefix(b"\xef\xbb\xbf");
        if bare.unwrap_or(&text) != parts.document.as_bytes() {
            return Err(encoding(&file));
        }
        let folder = parts.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (path, held) = match parts.relations.target("/comments") {
            Some(path) => (path.to_owned(), utf8(archive, path)?),
            None => {
                let free = (0..)
                    .map(|n| if n == 0 { String::new() } else { n.to_string() })
                    .map(|n| {
                        format!("{folder}/comments{n}.xml")
                            .trim_start_matches('/')
                            .to_owned()
                    })
                    .find(|path| archive.zip.index_for_name(path).is_none());
                (free.unwrap_or_default(), None)
            }
        };
        let highest = held.as_deref().map_or(Ok(None), |xml| highest_id(xml, &file))?;
        let relations_path = relations_path(&parts.path);
        let relation = (1..)
            .map(|n| format!("rIdRemarques{n}"))
            .find(|id| !parts.relations.holds(id));
        let types = utf8(archive, TYPES)?
            .ok_or_else(|| FormatError::damaged(&file, "la liste des types de ses éléments manque"))?;
        Ok(Self {
            marked: bare.is_some(),
            relations: (relations_path.clone(), utf8(archive, &relations_path)?),
            namespace: if walk.namespace.is_empty() {
                WORD.to_owned()
            } else {
                escape(&walk.namespace).into_owned()
            },
            path,
            held,
            types,
            next: highest.map_or(0, |id| id + 1),
            comments: String::new(),
            relation: relation.unwrap_or_default(),
            file,
        })
    }

    /// Identifier of the next comment.
    pub(super) fn next_id(&self) -> usize {
        self.next
    }

    /// Adds a comment under [`Self::next_id`].
    pub(super) fn add(&mut self, comment: &Comment) {
        let quoted = |text: &str| escape(clean(text).as_str()).into_owned();
        let nothing = [String::new()];
        let paragraphs = if comment.paragraphs.is_empty() {
            nothing.as_slice()
        } else {
            &comment.paragraphs
        };
        self.comments.push_str(&format!(
            "<w:comment xmlns:w=\"{}\" w:id=\"{}\" w:author=\"{}\" w:initials=\"{}\">",
            self.namespace,
            self.next,
            quoted(&comment.author),
            quoted(&comment.initials)
        ));
        for (n, paragraph) in paragraphs.iter().enumerate() {
            self.comments.push_str("<w:p>");
            if n == 0 {
                self.comments.push_str("<w:r><w:annotationRef/></w:r>");
            }
            let text = quoted(paragraph);
            self.comments.push_str(&format!(
                "<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
            ));
        }
        self.comments.push_str("</w:comment>");
        self.next += 1;
    }

    /// The archive with these parts and this text.
    pub(super) fn write(self, archive: &mut Archive<'_>, path: &str, text: &str) -> crate::Result<Vec<u8>> {
        let file = self.file.clone();
        let failed = || FormatError::Write {
            file: file.clone(),
            reason: "les éléments du fichier n’ont pas pu être réunis".to_owned(),
        };
        let changed = self.changed(path, text).ok_or_else(failed)?;
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut written = vec![false; changed.len()];
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let put = |zip: &mut ZipWriter<_>, name: &str, content: &str| {
            zip.start_file(name, options).map_err(|_| failed())?;
            zip.write_all(content.as_bytes()).map_err(|_| failed())
        };
        for n in 0..archive.zip.len() {
            let entry = archive.zip.by_index_raw(n).map_err(|_| failed())?;
            let name = entry.name().map(|name| name.into_owned()).unwrap_or_default();
            match changed.iter().position(|(path, _)| *path == name) {
                Some(place) if written[place] => {}
                Some(place) => {
                    drop(entry);
                    put(&mut zip, &name, &changed[place].1)?;
                    written[place] = true;
                }
                None => zip.raw_copy_file(entry).map_err(|_| failed())?,
            }
        }
        for ((path, content), written) in changed.iter().zip(written) {
            if !written {
                put(&mut zip, path, content)?;
            }
        }
        Ok(zip.finish().map_err(|_| failed())?.into_inner())
    }

    /// Parts that change, by path; none when one of them has no end.
    fn changed(self, path: &str, text: &str) -> Option<Vec<(String, String)>> {
        if self.comments.is_empty() {
            return Some(Vec::new());
        }
        let mark = if self.marked { "\u{feff}" } else { "" };
        let mut changed = vec![(path.to_owned(), format!("{mark}{text}"))];
        let new = self.held.is_none();
        let empty = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{}\"></w:comments>",
            self.namespace
        );
        let held = self.held.as_deref().unwrap_or(&empty);
        changed.push((self.path.clone(), before_end(held, &self.comments)?));
        if new {
            let part = format!(
                "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/{}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>",
                self.path
            );
            changed.push((TYPES.to_owned(), before_end(&self.types, &part)?));
            let kinds = if self.namespace.contains("purl.oclc.org") {
                "http://purl.oclc.org/ooxml/officeDocument/relationships"
            } else {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            };
            const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
            // It stands beside the text: its name is enough, as Word writes it.
            let target = self.path.rsplit('/').next().unwrap_or_default();
            let relation = format!(
                "<Relationship xmlns=\"{RELATIONS}\" Id=\"{}\" Type=\"{kinds}/comments\" Target=\"{target}\"/>",
                self.relation
            );
            let (path, held) = self.relations;
            let empty = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{RELATIONS}\"></Relationships>"
            );
            changed.push((path, before_end(held.as_deref().unwrap_or(&empty), &relation)?));
        }
        Some(changed)
    }
}

/// A part in UTF-8, its mark kept; refused otherwise.
fn utf8(archive: &mut Archive<'_>, path: &str) -> crate::Result<Option<String>> {
    match archive.bytes(path)? {
        Some(bytes) => String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| encoding(archive.file())),
        None => Ok(None),
    }
}

/// Highest identifier of the comments of a part.
fn highest_id(xml: &str, file: &str) -> crate::Result<Option<usize>> {
    let xml = xml.trim_start_matches('\u{feff}');
    let mut cursor = xml::Cursor::new(xml, file);
    let mut highest = None;
    cursor.child()?;
    while let Some(element) = cursor.child()? {
        highest = highest.max(element.number::<usize>("id"));
        cursor.skip()?;
    }
    Ok(highest)
}

/// The part with this before the end of its root.
fn before_end(xml: &str, added: &str) -> Option<String> {
    let end = xml.trim_end().len();
    let start = xml[..end].rfind('<')?;
    let last = &xml[start..end];
    if last.starts_with("</") {
        return Some(format!("{}{added}{}", &xml[..start], &xml[start..]));
    }
    // A root without content.
    let bare = last.strip_suffix("/>")?;
    let name = bare.trim_start_matches('<').split_whitespace().next()?;
    Some(format!("{}{bare}>{added}</{name}>{}", &xml[..start], &xml[end..]))
}
