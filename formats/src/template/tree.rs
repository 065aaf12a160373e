//! The XML of a template as a small tree: names under known prefixes, what stands under others left out.

use quick_xml::escape::escape;

use crate::FormatError;
use crate::read::xml::{Cursor, Element as Opened, Node as Read};

/// Namespaces kept, each under one prefix.
pub(super) const KNOWN: [(&str, &str); 11] = [
    (
        "w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (
        "wps",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    ),
    (
        "wpg",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    ),
    (
        "mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("w10", "urn:schemas-microsoft-com:office:word"),
];
/// Other namespaces read and never written: relationships and types of a package.
const PACKAGE: [&str; 2] = [
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
];
/// Most elements of a part: no header, style sheet or body of a template comes near.
const MOST_ELEMENTS: usize = 200_000;
/// Place of the title of the piece, in the place of a field that shows it.
pub(super) const TITLE: &str = "piece:titre";

/// An element under a known prefix; that of packages has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attrs: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Words(String),
}

impl Element {
    /// An element without content.
    pub(super) fn new(name: &str, attrs: &[(&str, &str)]) -> Self {
        Self {
            name: name.to_owned(),
            attrs: attrs
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
            children: Vec::new(),
        }
    }

    /// Value of an attribute.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        let found = self.attrs.iter().find(|(key, _)| key == name)?;
        Some(&found.1)
    }

    /// A length or number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.attr(name)?.trim().parse().ok()
    }

    /// `w:val`.
    pub(super) fn val(&self) -> Option<&str> {
        self.attr("w:val")
    }

    /// Value of a switch.
    pub(super) fn on(&self) -> bool {
        !matches!(self.val(), Some("0" | "false" | "off"))
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.attrs.retain(|(key, _)| key != name);
        self.attrs.push((name.to_owned(), value.to_owned()));
    }

    /// Takes an attribute away.
    pub(super) fn unset(&mut self, name: &str) {
        self.attrs.retain(|(key, _)| key != name);
    }

    /// Elements directly inside.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        })
    }

    /// The first element of this name directly inside.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// `w:val` of an element directly inside.
    pub(super) fn child_val(&self, name: &str) -> Option<&str> {
        self.child(name)?.val()
    }

    /// Takes elements of this name away.
    pub(super) fn remove(&mut self, name: &str) -> bool {
        let before = self.children.len();
        self.children
            .retain(|child| !matches!(child, Node::Element(element) if element.name == name));
        self.children.len() < before
    }

    /// Puts an element in its place: the one of its name goes, and those that come after it in `order` stay after.
    pub(super) fn put(&mut self, element: Element, order: &[&str]) {
        self.remove(&element.name);
        let rank = |name: &str| order.iter().position(|one| *one == name);
        let own = rank(&element.name);
        let after = |child: &Node| match child {
            Node::Element(other) => rank(&other.name) > own,
            Node::Words(_) => false,
        };
        let at = self
            .children
            .iter()
            .position(after)
            .unwrap_or(self.children.len());
        self.children.insert(at, Node::Element(element));
    }

    /// All its words.
    pub(super) fn words(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Node::Words(words) => out.push_str(words),
                Node::Element(element) => element.gather(out),
            }
        }
    }

    /// Every element inside, itself first, in the order of the file.
    pub(super) fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Element)) {
        see(self);
        for child in self.elements() {
            child.visit(see);
        }
    }

    /// Written, the place of a title left open between two pieces.
    pub(super) fn write(&self, pieces: &mut Vec<String>) {
        if pieces.is_empty() {
            pieces.push(String::new());
        }
        if self.name == TITLE {
            pieces.push(String::new());
            return;
        }
        let mut open = format!("<{}", self.name);
        for (key, value) in &self.attrs {
            open.push_str(&format!(" {key}=\"{}\"", escape(value.as_str())));
        }
        open.push_str(if self.children.is_empty() { "/>" } else { ">" });
        push(pieces, &open);
        if self.children.is_empty() {
            return;
        }
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(pieces),
                Node::Words(words) => push(pieces, &escape(words.as_str())),
            }
        }
        push(pieces, &format!("</{}>", self.name));
    }

    /// Written whole; a title has no place there.
    pub(super) fn text(&self) -> String {
        let mut pieces = Vec::new();
        self.write(&mut pieces);
        pieces.concat()
    }
}

fn push(pieces: &mut [String], words: &str) {
    if let Some(last) = pieces.last_mut() {
        last.push_str(words);
    }
}

/// Reads a part; none when its root stands under an unknown name.
pub(super) fn parse(xml: &str, file: &str) -> crate::Result<Option<Element>> {
    let mut cursor = Cursor::new(xml, file);
    let mut reader = Reader {
        scopes: Vec::new(),
        elements: 0,
        file,
    };
    match cursor.child()? {
        Some(root) => {
            let read = reader.element(&root, &mut cursor)?;
            // What follows the root must be whole too.
            while cursor.next()?.is_some() {}
            Ok(read)
        }
        None => Ok(None),
    }
}

struct Reader<'a> {
    /// Prefixes and what they stand for, the nearest last.
    scopes: Vec<(String, String)>,
    elements: usize,
    file: &'a str,
}

impl Reader<'_> {
    fn element(&mut self, opened: &Opened<'_>, cursor: &mut Cursor<'_>) -> crate::Result<Option<Element>> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(FormatError::too_large(
                self.file,
                "trop d’éléments pour un modèle",
            ));
        }
        let outside = self.scopes.len();
        let attributes = opened.attributes();
        for (key, value) in &attributes {
            if key == "xmlns" {
                self.scopes.push((String::new(), value.clone()));
            } else if let Some(prefix) = key.strip_prefix("xmlns:") {
                self.scopes.push((prefix.to_owned(), value.clone()));
            }
        }
        let Some(name) = self.known(opened.full_name(), true) else {
            cursor.skip()?;
            self.scopes.truncate(outside);
            return Ok(None);
        };
        let attrs = attributes
            .into_iter()
            .filter(|(key, _)| key != "xmlns" && !key.starts_with("xmlns:"))
            .filter_map(|(key, value)| Some((self.known(&key, false)?, value)))
            .collect();
        let mut element = Element {
            name,
            attrs,
            children: Vec::new(),
        };
        let worded = matches!(element.name.as_str(), "w:t" | "w:instrText");
        loop {
            match cursor.next()? {
                Some(Read::Open(inner)) => {
                    if let Some(child) = self.element(&inner, cursor)? {
                        element.children.push(Node::Element(child));
                    }
                }
                Some(Read::Words(words, _)) if worded => element.words_in(words),
                Some(Read::Char(c, _)) if worded => element.words_in(c.encode_utf8(&mut [0; 4])),
                Some(Read::Words(..) | Read::Char(..)) => {}
                Some(Read::Close) | None => break,
            }
        }
        self.scopes.truncate(outside);
        Ok(Some(element))
    }

    /// A name under our prefix; none in an unknown namespace.
    fn known(&self, name: &str, element: bool) -> Option<String> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if prefix == "xml" {
            return Some(name.to_owned());
        }
        if prefix.is_empty() && !element {
            return Some(local.to_owned());
        }
        let (_, space) = self.scopes.iter().rev().find(|(one, _)| one == prefix)?;
        if PACKAGE.contains(&space.as_str()) {
            return Some(local.to_owned());
        }
        let (known, _) = KNOWN.iter().find(|(_, one)| one == space)?;
        Some(format!("{known}:{local}"))
    }
}

impl Element {
    fn words_in(&mut self, words: &str) {
        match self.children.last_mut() {
            Some(Node::Words(before)) => before.push_str(words),
            _ => self.children.push(Node::Words(words.to_owned())),
        }
    }
}
