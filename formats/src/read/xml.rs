//! A walk through the XML of a part that keeps its places: no entity of its own, bounded depth, whole or refused.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::FormatError;

/// Deepest nesting of elements: Word and LibreOffice stay below 60.
const DEEPEST: usize = 200;
/// Most elements of a part: some five thousand pages.
const MOST_ELEMENTS: usize = 5_000_000;
/// Longest value of an attribute that means something, in bytes: names, numbers, addresses.
const LONGEST_VALUE: usize = 1_000;

/// What comes next in a part.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    /// An element opens.
    Open(Element<'a>),
    /// Words as they stand in the file, and where.
    Words(&'a str, Range<usize>),
    /// A character written as a reference (`&amp;`, `&#233;`), and where.
    Char(char, Range<usize>),
    /// The element read last closes.
    Close,
}

/// An element that opens.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    tag: BytesStart<'a>,
    /// Where its opening tag stands; an element without content ends there.
    pub(crate) at: Range<usize>,
}

impl Element<'_> {
    /// Name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.tag.local_name().into_inner()
    }

    /// Name with its prefix.
    pub(crate) fn full_name(&self) -> &str {
        self.tag.name().into_inner()
    }

    /// Prefix of the name, empty without one.
    pub(crate) fn prefix(&self) -> &str {
        let name = self.tag.name().into_inner();
        name.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// Value of an attribute by local name; none when it is longer than any name.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        // The check for doubles takes the square of their number.
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|a| a.key.local_name().into_inner() == name)
            .filter(|a| a.value.len() <= LONGEST_VALUE)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// All attributes, full names and values, in the order of the file; those longer than any drawing needs are
    /// left out.
    pub(crate) fn attributes(&self) -> Vec<(String, String)> {
        const LONGEST: usize = 8_000;
        const MOST: usize = 200;
        let mut attributes = self.tag.attributes();
        attributes
            .with_checks(false)
            .flatten()
            .take(MOST)
            .filter(|attribute| attribute.value.len() <= LONGEST)
            .filter_map(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
                Some((attribute.key.into_inner().to_owned(), value.into_owned()))
            })
            .collect()
    }

    /// An attribute that is a number.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Value of a switch (`<w:b/>`, `<w:b w:val="0"/>`).
    pub(crate) fn switch(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// A part being read.
pub(crate) struct Cursor<'a> {
    reader: Reader<&'a [u8]>,
    source: &'a str,
    file: &'a str,
    depth: usize,
    elements: usize,
}

impl<'a> Cursor<'a> {
    /// At the beginning of a part of this file.
    pub(crate) fn new(source: &'a str, file: &'a str) -> Self {
        let mut reader = Reader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            source,
            file,
            depth: 0,
            elements: 0,
        }
    }

    /// Name of the file, for messages.
    pub(crate) fn file(&self) -> &'a str {
        self.file
    }

    /// Byte after what was read last.
    pub(crate) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn damaged(&self, reason: &str) -> FormatError {
        FormatError::damaged(self.file, reason)
    }

    /// The next node; none at the end of the part.
    pub(crate) fn next(&mut self) -> crate::Result<Option<Node<'a>>> {
        loop {
            let before = self.position();
            let event = self
                .reader
                .read_event()
                .map_err(|_| self.damaged("le contenu n’est pas du XML correct"))?;
            let at = before..self.position();
            let words = |at: Range<usize>| self.source.get(at.clone()).map(|text| Node::Words(text, at));
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    self.elements += 1;
                    if self.depth > DEEPEST {
                        return Err(FormatError::too_large(self.file, "imbrications trop profondes"));
                    }
                    if self.elements > MOST_ELEMENTS {
                        return Err(FormatError::too_large(self.file, "trop d’éléments"));
                    }
                    return Ok(Some(Node::Open(Element { tag, at })));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close));
                }
                Event::Text(_) => return Ok(words(at)),
                Event::CData(_) => {
                    // Between `<![CDATA[` and `]]>`.
                    let inside = at.start + 9..at.end.saturating_sub(3).max(at.start + 9);
                    return Ok(words(inside));
                }
                Event::GeneralRef(reference) => {
                    let c = match reference.resolve_char_ref() {
                        Ok(Some(c)) => c,
                        Ok(None) => match &*reference {
                            "amp" => '&',
                            "lt" => '<',
                            "gt" => '>',
                            "quot" => '"',
                            "apos" => '\'',
                            _ => return Err(self.damaged("entité XML inconnue")),
                        },
                        Err(_) => return Err(self.damaged("caractère XML impossible")),
                    };
                    return Ok(Some(Node::Char(c, at)));
                }
                Event::DocType(_) => return Err(self.damaged("déclaration DOCTYPE inattendue")),
                Event::Eof if self.depth > 0 || self.elements == 0 => {
                    return Err(self.damaged("le texte s’arrête au milieu"));
                }
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
        }
    }

    /// The next element that opens inside the current one; none when the current one closes.
    pub(crate) fn child(&mut self) -> crate::Result<Option<Element<'a>>> {
        loop {
            match self.next()? {
                Some(Node::Open(element)) => return Ok(Some(element)),
                Some(Node::Words(..) | Node::Char(..)) => {}
                Some(Node::Close) | None => return Ok(None),
            }
        }
    }

    /// Passes over the rest of the current element.
    pub(crate) fn skip(&mut self) -> crate::Result<()> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close) => open -= 1,
                Some(_) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// The words of the current element.
    pub(crate) fn words(&mut self) -> crate::Result<String> {
        let mut out = String::new();
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close) => open -= 1,
                Some(Node::Words(text, _)) => out.push_str(text),
                Some(Node::Char(c, _)) => out.push(c),
                None => break,
            }
        }
        Ok(out)
    }
}
