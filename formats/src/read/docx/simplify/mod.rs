//! Reduces the XML of a Word file to what the tree needs, before docx-rs reads it.
//!
//! docx-rs loops for ever on a part that stops in the middle, panics on missing attributes, and loses text
//! in places (nested controls, fallbacks, footnotes). Here each part is checked to be whole and bounded in
//! depth; revisions are accepted (deleted words go, inserted ones stay); wrappers are removed; text boxes
//! and notes are moved after the paragraph that calls them; what remains is a small vocabulary with sound
//! attributes.

mod fate;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use crate::FormatError;

/// Deepest nesting of elements: Word stays below 60.
const DEEPEST: usize = 256;
/// Deepest nesting of tables.
const DEEPEST_TABLES: usize = 10;
/// Most paragraphs, runs, rows and cells: some thousand pages. docx-rs holds up to 2.4 kilobytes for
/// each.
const MOST_ELEMENTS: usize = 300_000;
/// Style given to paragraphs of footnotes and endnotes.
pub(in crate::read::docx) const NOTE_STYLE: &str = "_note";

/// Notes by identifier, each as simplified paragraphs.
pub(in crate::read::docx) type Notes = BTreeMap<String, String>;

/// Which part is simplified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Text,
    Notes,
    Settings,
}

/// `document.xml`: paragraphs, tables, runs.
pub(in crate::read::docx) fn text(
    xml: &str,
    footnotes: &Notes,
    endnotes: &Notes,
    file: &str,
) -> crate::Result<String> {
    let mut simplifier = Simplifier::new(Part::Text, file);
    simplifier.notes = Some((footnotes, endnotes));
    simplifier.run(xml)?;
    Ok(simplifier.main())
}

/// `footnotes.xml` or `endnotes.xml`.
pub(in crate::read::docx) fn notes(xml: &str, file: &str) -> crate::Result<Notes> {
    let mut simplifier = Simplifier::new(Part::Notes, file);
    simplifier.run(xml)?;
    Ok(simplifier.found)
}

/// `styles.xml` or `numbering.xml`.
pub(in crate::read::docx) fn settings(xml: &str, file: &str) -> crate::Result<String> {
    let mut simplifier = Simplifier::new(Part::Settings, file);
    simplifier.run(xml)?;
    Ok(simplifier.main())
}

/// Value of an attribute by local name.
pub(in crate::read::docx) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .and_then(|a| {
            a.normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .ok()
                .map(|v| v.into_owned())
        })
}

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Written, under this name.
    Keep(&'static str),
    /// Its content is written, not itself.
    Unwrap,
    /// It goes with all it holds.
    Drop,
    /// A text box: its paragraphs wait for the end of the paragraph around.
    Box,
    /// A note of the notes part.
    Note,
    /// Text to write.
    Text,
}

/// A flow of paragraphs: the body, a text box, a note.
#[derive(Debug, Default)]
struct Flow {
    out: String,
    /// Boxes and notes to write after the paragraph.
    waiting: String,
    paragraphs: usize,
    runs: usize,
    /// Whether the run being read is hidden: nobody sees its words.
    hidden: bool,
}

struct Simplifier<'a> {
    part: Part,
    file: &'a str,
    notes: Option<(&'a Notes, &'a Notes)>,
    /// Elements open in the source.
    stack: Vec<Fate>,
    flows: Vec<Flow>,
    tables: usize,
    found: Notes,
    /// Identifier of the note being read.
    note: Option<String>,
    /// Prefix of the root, usually `w`.
    prefix: Option<String>,
    /// Notes already called.
    called: BTreeSet<(String, String)>,
    /// Elements written so far.
    written: usize,
}

impl<'a> Simplifier<'a> {
    fn new(part: Part, file: &'a str) -> Self {
        Self {
            part,
            file,
            notes: None,
            stack: Vec::new(),
            flows: vec![Flow::default()],
            tables: 0,
            found: Notes::new(),
            note: None,
            prefix: None,
            called: BTreeSet::new(),
            written: 0,
        }
    }

    fn main(mut self) -> String {
        self.flows.pop().unwrap_or_default().out
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    fn damaged(&self, reason: &str) -> FormatError {
        FormatError::damaged(self.file, reason)
    }

    fn run(&mut self, xml: &str) -> crate::Result<()> {
        let mut reader = Reader::from_str(xml);
        let mut seen = false;
        loop {
            let event = reader
                .read_event()
                .map_err(|_| self.damaged("le contenu n’est pas du XML correct"))?;
            match event {
                Event::Start(element) => {
                    seen = true;
                    self.start(&element)?;
                }
                Event::Empty(element) => {
                    seen = true;
                    self.start(&element)?;
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Text(text) => {
                    let text = text.xml_content(quick_xml::XmlVersion::Implicit1_0);
                    self.words(&text);
                }
                Event::CData(text) => {
                    let text = text.xml_content(quick_xml::XmlVersion::Implicit1_0);
                    self.words(&text);
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
                    self.words(c.encode_utf8(&mut [0; 4]));
                }
                Event::DocType(_) => return Err(self.damaged("déclaration DOCTYPE inattendue")),
                Event::Eof => break,
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
        }
        if !self.stack.is_empty() || !seen {
            return Err(self.damaged("le texte s’arrête au milieu"));
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) -> crate::Result<()> {
        if self.stack.len() >= DEEPEST {
            return Err(FormatError::too_large(self.file, "imbrications trop profondes"));
        }
        let fate = if self.stack.last() == Some(&Fate::Drop) {
            Fate::Drop
        } else {
            let name = element.local_name();
            self.fate(name.as_ref(), element)?
        };
        self.stack.push(fate);
        match fate {
            Fate::Keep(name) => self.open(name, element)?,
            Fate::Box => self.flows.push(Flow::default()),
            Fate::Note => {
                self.note = attribute(element, "id");
                self.flows.push(Flow::default());
            }
            Fate::Unwrap | Fate::Drop | Fate::Text => {}
        }
        Ok(())
    }

    fn open(&mut self, name: &'static str, element: &BytesStart<'_>) -> crate::Result<()> {
        let value = attribute(element, "val");
        let note = self.part == Part::Notes;
        if matches!(name, "p" | "r" | "tr" | "tc" | "tbl" | "style" | "lvl" | "num") {
            self.written += 1;
            if self.written > MOST_ELEMENTS {
                return Err(FormatError::too_large(self.file, "trop de paragraphes"));
            }
        }
        match name {
            "tbl" => self.tables += 1,
            "p" => self.flow().paragraphs += 1,
            "r" => self.flow().runs += 1,
            _ => {}
        }
        let mut attributes = String::new();
        let mut put = |name: &str, value: &str| {
            // Writing to a string does not fail.
            let _ = write!(attributes, " w:{name}=\"{}\"", escape(value));
        };
        match name {
            "trHeight" => {
                put("val", "1");
                put("hRule", "exact");
            }
            "b" | "i" => {
                let off = value
                    .as_deref()
                    .is_some_and(|v| matches!(v, "0" | "false" | "off"));
                put("val", if off { "0" } else { "1" });
            }
            "vMerge" => {
                let restart = value.as_deref() == Some("restart");
                put("val", if restart { "restart" } else { "continue" });
            }
            "ind" => {
                let left = attribute(element, "left").or_else(|| attribute(element, "start"));
                if let Some(left) = left.and_then(|v| v.parse::<i32>().ok()) {
                    put("left", &left.to_string());
                }
            }
            "style" => {
                for key in ["type", "styleId"] {
                    put(key, &attribute(element, key).unwrap_or_default());
                }
            }
            "gridCol" => put("w", &attribute(element, "w").unwrap_or_default()),
            "abstractNum" => put(
                "abstractNumId",
                &attribute(element, "abstractNumId").unwrap_or_default(),
            ),
            "num" => put("numId", &attribute(element, "numId").unwrap_or_default()),
            "lvl" => put("ilvl", &attribute(element, "ilvl").unwrap_or_default()),
            "document" | "styles" | "numbering" => {
                attributes
                    .push_str(" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"");
            }
            "t" => attributes.push_str(" xml:space=\"preserve\""),
            // A page break separates nothing in the tree.
            "br" if attribute(element, "type").is_some_and(|t| t != "textWrapping") => {
                let out = &mut self.flow().out;
                out.push_str("<w:br w:type=\"page\">");
                return Ok(());
            }
            "pStyle" | "name" | "basedOn" | "numFmt" | "ilvl" | "numId" | "outlineLvl" | "gridSpan"
            | "vertAlign" | "abstractNumId" => put("val", &value.unwrap_or_default()),
            _ => {}
        }
        let out = &mut self.flow().out;
        let _ = write!(out, "<w:{name}{attributes}>");
        if note && name == "p" {
            let _ = write!(out, "<w:pPr><w:pStyle w:val=\"{NOTE_STYLE}\"/></w:pPr>");
        }
        Ok(())
    }

    fn end(&mut self) {
        match self.stack.pop() {
            Some(Fate::Keep(name)) => {
                let flow = self.flow();
                let _ = write!(flow.out, "</w:{name}>");
                match name {
                    "r" => {
                        flow.runs -= 1;
                        flow.hidden = false;
                    }
                    "p" => {
                        flow.paragraphs -= 1;
                        let waiting = std::mem::take(&mut flow.waiting);
                        flow.out.push_str(&waiting);
                    }
                    "tbl" => self.tables -= 1,
                    _ => {}
                }
            }
            Some(Fate::Box) => {
                if let Some(done) = self.flows.pop() {
                    let around = self.flow();
                    if around.paragraphs > 0 {
                        around.waiting.push_str(&done.out);
                    } else {
                        around.out.push_str(&done.out);
                    }
                }
            }
            Some(Fate::Note) => {
                if let (Some(done), Some(id)) = (self.flows.pop(), self.note.take()) {
                    self.found.insert(id, done.out);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        match self.stack.last() {
            Some(Fate::Keep("t")) => push_escaped(&mut self.flow().out, text),
            Some(Fate::Text) => self.words_of_run(text),
            _ => {}
        }
    }

    /// Words that stand for a special character, in a text of their own.
    fn words_of_run(&mut self, text: &str) {
        let flow = self.flow();
        let bare = flow.runs == 0;
        if bare {
            flow.out.push_str("<w:r>");
        }
        flow.out.push_str("<w:t xml:space=\"preserve\">");
        push_escaped(&mut flow.out, text);
        flow.out.push_str("</w:t>");
        if bare {
            flow.out.push_str("</w:r>");
        }
    }

    /// The paragraphs of a note go after those of its call: once, or a short file could grow without end.
    fn note_called(&mut self, name: &str, element: &BytesStart<'_>) {
        let Some((footnotes, endnotes)) = self.notes else {
            return;
        };
        let Some(id) = attribute(element, "id") else {
            return;
        };
        let from = if name == "footnoteReference" {
            footnotes
        } else {
            endnotes
        };
        if let Some(note) = from.get(&id)
            && self.called.insert((name.to_owned(), id))
        {
            self.flow().waiting.push_str(note);
        }
    }
}

/// Escapes twice: docx-rs undoes entities once more than XML does.
fn push_escaped(out: &mut String, text: &str) {
    out.push_str(&escape(text.replace('&', "&amp;").as_str()));
}

/// Whether a switch is written as off.
fn is_off(value: Option<&str>) -> bool {
    matches!(value, Some("0" | "false" | "off"))
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(element, name)?.parse().ok()
}
