//! Reduces the XML of a Word file to what the tree needs, before docx-rs reads it.
//!
//! docx-rs loops for ever on a part that stops in the middle, panics on missing attributes, and loses text
//! in places (nested controls, fallbacks, footnotes). Here each part is checked to be whole and bounded in
//! depth; revisions are accepted (deleted words go, inserted ones stay); wrappers are removed; text boxes
//! and notes are moved after the paragraph that calls them; what remains is a small vocabulary with sound
//! attributes.

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
pub(super) const NOTE_STYLE: &str = "_note";

/// Notes by identifier, each as simplified paragraphs.
pub(super) type Notes = BTreeMap<String, String>;

/// Which part is simplified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Text,
    Notes,
    Settings,
}

/// `document.xml`: paragraphs, tables, runs.
pub(super) fn text(xml: &str, footnotes: &Notes, endnotes: &Notes, file: &str) -> crate::Result<String> {
    let mut simplifier = Simplifier::new(Part::Text, file);
    simplifier.notes = Some((footnotes, endnotes));
    simplifier.run(xml)?;
    Ok(simplifier.main())
}

/// `footnotes.xml` or `endnotes.xml`.
pub(super) fn notes(xml: &str, file: &str) -> crate::Result<Notes> {
    let mut simplifier = Simplifier::new(Part::Notes, file);
    simplifier.run(xml)?;
    Ok(simplifier.found)
}

/// `styles.xml` or `numbering.xml`.
pub(super) fn settings(xml: &str, file: &str) -> crate::Result<String> {
    let mut simplifier = Simplifier::new(Part::Settings, file);
    simplifier.run(xml)?;
    Ok(simplifier.main())
}

/// Value of an attribute by local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
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

    /// What becomes of an element, by its name and what is open around it.
    fn fate(&mut self, name: &str, element: &BytesStart<'_>) -> crate::Result<Fate> {
        let prefixed = element.name();
        let prefix = prefixed.prefix();
        let prefix = prefix.as_ref().map_or("", |p| p.as_ref());
        // Drawings, formulas and compatibility wrappers have their own `p`, `r` and `t`: only the elements of
        // the namespace of the root are Word's.
        let main = self.prefix.get_or_insert_with(|| prefix.to_owned());
        if prefix != main {
            return Ok(match (prefix, name) {
                ("mc", "Fallback") => Fate::Drop,
                ("m", "t") if self.flow().paragraphs > 0 => {
                    // The words of a formula are words.
                    Fate::Text
                }
                _ => Fate::Unwrap,
            });
        }
        if self.part == Part::Settings {
            return Ok(self.setting(name, element));
        }
        let (paragraphs, runs) = {
            let flow = self.flow();
            (flow.paragraphs, flow.runs)
        };
        let parent = self.parent();
        Ok(match (parent, name) {
            ("pPr", "pStyle") | ("numPr", "ilvl" | "numId") | ("pPr", "outlineLvl") => {
                self.valued(name, element)
            }
            ("pPr", "numPr") => Fate::Keep("numPr"),
            ("pPr", "ind") => Fate::Keep("ind"),
            ("rPr", "b" | "i" | "vertAlign") | ("tcPr", "gridSpan" | "vMerge") | ("trPr", "tblHeader") => {
                self.valued(name, element)
            }
            ("pPr" | "rPr" | "numPr" | "tcPr" | "trPr", _) => Fate::Drop,
            (_, "p") if paragraphs == 0 => Fate::Keep("p"),
            ("p", "pPr") if self.part == Part::Text => Fate::Keep("pPr"),
            (_, "r") if paragraphs > 0 && runs == 0 => Fate::Keep("r"),
            ("r", "rPr") => Fate::Keep("rPr"),
            ("r", "t") => Fate::Keep("t"),
            ("r", "tab" | "br" | "cr") => Fate::Keep(if name == "tab" { "tab" } else { "br" }),
            ("r", "noBreakHyphen") => {
                self.words_of_run("\u{2011}");
                Fate::Drop
            }
            ("r", "sym") => {
                if let Some(c) = symbol(element) {
                    self.words_of_run(c.encode_utf8(&mut [0; 4]));
                }
                Fate::Drop
            }
            ("r", "footnoteReference" | "endnoteReference") => {
                self.note_called(name, element);
                Fate::Drop
            }
            (_, "txbxContent") if self.flows.len() < 8 => Fate::Box,
            (_, "footnote" | "endnote") if self.part == Part::Notes => {
                // Separators carry a type, notes do not.
                if attribute(element, "type").is_some_and(|t| t != "normal") {
                    Fate::Drop
                } else {
                    Fate::Note
                }
            }
            (_, "tbl") if paragraphs == 0 && self.part == Part::Text => {
                if self.tables >= DEEPEST_TABLES {
                    return Err(FormatError::too_large(
                        self.file,
                        "tableaux imbriqués trop profondément",
                    ));
                }
                Fate::Keep("tbl")
            }
            ("tbl", "tblGrid") => Fate::Keep("tblGrid"),
            ("tblGrid", "gridCol") if number(element, "w").is_some_and(|w| w < 100_000) => {
                Fate::Keep("gridCol")
            }
            ("tblGrid", _) => Fate::Drop,
            ("tbl", "tr") => Fate::Keep("tr"),
            ("tr", "trPr") => Fate::Keep("trPr"),
            ("tr", "tc") => Fate::Keep("tc"),
            ("tc", "tcPr") => Fate::Keep("tcPr"),
            ("", "document") => Fate::Keep("document"),
            ("document", "body") => Fate::Keep("body"),
            (
                _,
                "pPr" | "rPr" | "tcPr" | "trPr" | "tblPr" | "tblPrEx" | "tblGrid" | "sectPr" | "sdtPr"
                | "sdtEndPr" | "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "fldData"
                | "rt" | "t",
            ) => Fate::Drop,
            _ => Fate::Unwrap,
        })
    }

    /// Elements of styles and numbering.
    fn setting(&self, name: &str, element: &BytesStart<'_>) -> Fate {
        match (self.parent(), name) {
            ("", "styles") => Fate::Keep("styles"),
            ("", "numbering") => Fate::Keep("numbering"),
            ("styles", "style") if attribute(element, "styleId").is_some() => Fate::Keep("style"),
            ("style", "name" | "basedOn")
            | ("pPr", "outlineLvl")
            | ("numPr", "ilvl" | "numId")
            | ("rPr", "b" | "i")
            | ("lvl", "numFmt" | "pStyle") => self.valued(name, element),
            ("num", "abstractNumId") if number(element, "val").is_some() => Fate::Keep("abstractNumId"),
            ("style", "pPr") => Fate::Keep("pPr"),
            ("style", "rPr") => Fate::Keep("rPr"),
            ("pPr", "numPr") => Fate::Keep("numPr"),
            ("numbering", "abstractNum") if number(element, "abstractNumId").is_some() => {
                Fate::Keep("abstractNum")
            }
            ("abstractNum", "lvl") if number(element, "ilvl").is_some() => Fate::Keep("lvl"),
            ("numbering", "num") if number(element, "numId").is_some() => Fate::Keep("num"),
            _ => Fate::Drop,
        }
    }

    /// Keeps an element whose value docx-rs can take; drops it otherwise.
    fn valued(&self, name: &str, element: &BytesStart<'_>) -> Fate {
        let value = attribute(element, "val");
        let number = || value.as_deref().and_then(|v| v.parse::<usize>().ok());
        match name {
            "pStyle" | "name" | "basedOn" | "numFmt" if value.is_some() => Fate::Keep(match name {
                "pStyle" => "pStyle",
                "name" => "name",
                "basedOn" => "basedOn",
                _ => "numFmt",
            }),
            "ilvl" if number().is_some_and(|n| n <= 8) => Fate::Keep("ilvl"),
            "numId" if number().is_some() => Fate::Keep("numId"),
            "outlineLvl" if number().is_some_and(|n| n <= 9) => Fate::Keep("outlineLvl"),
            "gridSpan" if number().is_some_and(|n| (1..=63).contains(&n)) => Fate::Keep("gridSpan"),
            "vertAlign" if value.as_deref() == Some("superscript") => Fate::Keep("vertAlign"),
            "b" => Fate::Keep("b"),
            "i" => Fate::Keep("i"),
            "vMerge" => Fate::Keep("vMerge"),
            // docx-rs does not keep the mark of header rows: a height nobody uses carries it.
            "tblHeader"
                if value
                    .as_deref()
                    .is_none_or(|v| !matches!(v, "0" | "false" | "off")) =>
            {
                Fate::Keep("trHeight")
            }
            _ => Fate::Drop,
        }
    }

    /// Name of the nearest element written around.
    fn parent(&self) -> &'static str {
        let kept = |fate: &Fate| match fate {
            Fate::Keep(name) => Some(*name),
            Fate::Box | Fate::Note => Some("flow"),
            _ => None,
        };
        self.stack.iter().rev().find_map(kept).unwrap_or("")
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
            "br" if attribute(element, "type").is_some() => {
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
                    "r" => flow.runs -= 1,
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

fn number(element: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(element, name)?.parse().ok()
}

/// A symbol that is a character of its own; those of symbol fonts (F000 and above) mean nothing elsewhere.
fn symbol(element: &BytesStart<'_>) -> Option<char> {
    let code = u32::from_str_radix(&attribute(element, "char")?, 16).ok()?;
    let c = char::from_u32(code)?;
    (!('\u{e000}'..='\u{f8ff}').contains(&c) && !c.is_control()).then_some(c)
}
