//! The walk through the text of a Word file: paragraphs and tables in reading order, as final text, each piece
//! of text with its place in the XML. Reading and annotating share it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use document::Marks;

use super::runs::Field;
use super::styles::{Properties, Styles, properties};
use super::tables::Table;
use crate::FormatError;
use crate::read::xml::{Cursor, Element, Node};

/// Most paragraphs, rows and cells: some thousand pages.
const MOST_ELEMENTS: usize = 300_000;
/// Most runs and pieces of text.
const MOST_PIECES: usize = 2_000_000;

/// A run of the main text.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// From its opening tag to the end of its closing tag.
    pub(crate) at: Range<usize>,
    /// Its opening tag.
    pub(crate) tag: Range<usize>,
    /// Its properties, empty without any.
    pub(crate) properties: Range<usize>,
    /// The element around that a mark must not enter: a control, a formula, a computed field.
    pub(crate) host: Option<usize>,
}

/// Where the text of a piece comes from.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    /// Characters of a `w:t`, as they stand in the file, and the opening tag of that element.
    Words { at: Range<usize>, tag: Range<usize> },
    /// A character written as a reference inside a `w:t`.
    Reference { at: Range<usize>, tag: Range<usize> },
    /// An element that stands for a character: tab, hyphen, symbol, break.
    Element(Range<usize>),
}

/// A piece of text.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// What is read; a lone line feed is a break.
    pub(crate) text: String,
    pub(crate) source: Source,
    pub(crate) marks: Marks,
    pub(crate) underlined: bool,
    pub(crate) capitals: bool,
    /// Whether it stands in a computed table of contents.
    pub(crate) contents: bool,
    /// Its run.
    pub(crate) run: usize,
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    pub(super) properties: Properties,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) page: u32,
    /// Run of the main text that calls the note or holds the box in which it stands.
    pub(crate) call: Option<usize>,
    /// Whether it is a note.
    pub(super) note: bool,
}

/// A block of the walk.
#[derive(Debug)]
pub(crate) enum Block {
    /// A paragraph, by its place.
    Paragraph(usize),
    Table(Table),
}

/// All that the walk finds.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pub(crate) blocks: Vec<Block>,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) runs: Vec<Run>,
    /// Elements that a mark must not enter.
    pub(crate) hosts: Vec<Range<usize>>,
    /// Whether Word left the places where pages turned.
    pub(super) rendered: bool,
    /// Prefix of Word's elements and the namespace that it stands for.
    pub(crate) prefix: String,
    pub(crate) namespace: String,
}

/// Notes by identifier.
pub(super) type Notes = BTreeMap<String, Vec<Paragraph>>;

/// A run of blocks: the body, a cell, a text box.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    /// A paragraph whose mark is deleted, and what waits behind it.
    pending: Option<Paragraph>,
    /// Boxes and notes to put after the paragraph.
    pub(super) waiting: Vec<Block>,
}

pub(super) struct Walker<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) styles: &'a Styles,
    pub(super) footnotes: &'a Notes,
    pub(super) endnotes: &'a Notes,
    pub(super) out: Walk,
    /// Prefix of the root, usually `w`.
    pub(super) prefix: String,
    pub(super) page: u32,
    /// Whether a page break has been counted that Word may have marked too.
    pub(super) broken: bool,
    pub(super) fields: Vec<Field>,
    /// Notes already called.
    pub(super) called: BTreeSet<(bool, String)>,
    /// The run of the main text around, inside a box.
    pub(super) around: Option<usize>,
    pub(super) host: Option<usize>,
    pub(super) tables: usize,
    elements: usize,
    pieces: usize,
    /// Pieces of text met, shown or not.
    pub(super) words: usize,
}

/// Walks through the main text.
pub(super) fn text(
    xml: &str,
    styles: &Styles,
    footnotes: &Notes,
    endnotes: &Notes,
    file: &str,
) -> crate::Result<Walk> {
    let mut walker = Walker::new(xml, styles, footnotes, endnotes, file);
    let mut flow = Flow::default();
    walker.root()?;
    walker.blocks(&mut flow)?;
    while walker.cursor.next()?.is_some() {}
    walker.flush(&mut flow);
    walker.out.blocks = flow.blocks;
    Ok(walker.out)
}

/// Walks through a part of notes.
pub(super) fn notes(xml: &str, styles: &Styles, file: &str) -> crate::Result<Notes> {
    let nothing = Notes::new();
    let mut walker = Walker::new(xml, styles, &nothing, &nothing, file);
    let mut found = Notes::new();
    walker.root()?;
    while let Some(element) = walker.cursor.child()? {
        // Separators carry a type, notes do not.
        let kept = element.attribute("type").is_none_or(|kind| kind == "normal");
        match element.attribute("id").filter(|_| kept) {
            Some(id) => {
                let mut flow = Flow::default();
                let first = walker.out.paragraphs.len();
                walker.blocks(&mut flow)?;
                walker.flush(&mut flow);
                let mut paragraphs = walker.out.paragraphs.split_off(first);
                for paragraph in &mut paragraphs {
                    paragraph.note = true;
                    paragraph.call = None;
                }
                found.insert(id, paragraphs);
            }
            None => walker.cursor.skip()?,
        }
    }
    while walker.cursor.next()?.is_some() {}
    Ok(found)
}

impl<'a> Walker<'a> {
    fn new(
        xml: &'a str,
        styles: &'a Styles,
        footnotes: &'a Notes,
        endnotes: &'a Notes,
        file: &'a str,
    ) -> Self {
        Self {
            cursor: Cursor::new(xml, file),
            styles,
            footnotes,
            endnotes,
            out: Walk::default(),
            prefix: String::new(),
            page: 1,
            broken: false,
            fields: Vec::new(),
            called: BTreeSet::new(),
            around: None,
            host: None,
            tables: 0,
            elements: 0,
            pieces: 0,
            words: 0,
        }
    }

    /// Enters the root, whose prefix is that of Word's elements: drawings, formulas and compatibility wrappers
    /// have their own `p`, `r` and `t`.
    fn root(&mut self) -> crate::Result<()> {
        if let Some(root) = self.cursor.child()? {
            self.prefix = root.prefix().to_owned();
            let declared = if self.prefix.is_empty() {
                "xmlns"
            } else {
                &self.prefix
            };
            self.out.namespace = root.attribute(declared).unwrap_or_default();
            self.out.prefix.clone_from(&self.prefix);
        }
        Ok(())
    }

    /// Name of an element of Word, empty for others.
    pub(super) fn word<'e>(&self, element: &'e Element<'_>) -> &'e str {
        if element.prefix() == self.prefix {
            element.name()
        } else {
            ""
        }
    }

    pub(super) fn count(&mut self) -> crate::Result<()> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(FormatError::too_large(self.cursor.file(), "trop de paragraphes"));
        }
        Ok(())
    }

    pub(super) fn count_piece(&mut self) -> crate::Result<()> {
        self.pieces += 1;
        if self.pieces > MOST_PIECES {
            return Err(FormatError::too_large(
                self.cursor.file(),
                "trop de morceaux de texte",
            ));
        }
        Ok(())
    }

    /// The blocks of the current element, through whatever wraps them.
    pub(super) fn blocks(&mut self, flow: &mut Flow) -> crate::Result<()> {
        while let Some(element) = self.cursor.child()? {
            match self.word(&element) {
                "p" => self.paragraph(flow)?,
                "tbl" => self.table(flow)?,
                "sdtPr" | "sdtEndPr" | "tblPr" | "del" | "moveFrom" | "pPr" | "rPr" => self.cursor.skip()?,
                "sectPr" => self.section()?,
                "sdt" => self.control(flow)?,
                "" if element.name() == "AlternateContent" => {
                    self.alternate(flow, |walker, flow| walker.blocks(flow))?;
                }
                _ => self.blocks(flow)?,
            }
        }
        Ok(())
    }

    /// The first branch that holds something: both say the same.
    pub(super) fn alternate<T>(
        &mut self,
        into: &mut T,
        mut read: impl FnMut(&mut Self, &mut T) -> crate::Result<()>,
    ) -> crate::Result<()> {
        let mut held = false;
        while self.cursor.child()?.is_some() {
            if held {
                self.cursor.skip()?;
                continue;
            }
            let before = (self.out.paragraphs.len(), self.words);
            read(self, into)?;
            held = before != (self.out.paragraphs.len(), self.words);
        }
        Ok(())
    }

    /// A content control; a gallery of tables of contents is computed, like the field that it holds.
    pub(super) fn control(&mut self, flow: &mut Flow) -> crate::Result<()> {
        let fields = self.fields.len();
        while let Some(element) = self.cursor.child()? {
            match self.word(&element) {
                "sdtPr" if self.is_contents_gallery()? => self.fields.push(Field::simple("TOC")),
                "sdtContent" => self.blocks(flow)?,
                "sdtPr" => {}
                _ => self.cursor.skip()?,
            }
        }
        self.fields.truncate(fields);
        Ok(())
    }

    fn is_contents_gallery(&mut self) -> crate::Result<bool> {
        let mut found = false;
        let mut open = 1;
        while open > 0 {
            match self.cursor.next()? {
                Some(Node::Open(element)) => {
                    open += 1;
                    found |= element.name() == "docPartGallery"
                        && element.attribute("val").is_some_and(|v| v == "Table of Contents");
                }
                Some(Node::Close) => open -= 1,
                Some(_) => {}
                None => break,
            }
        }
        Ok(found)
    }

    /// A section ends: the next one starts a page unless it says otherwise.
    fn section(&mut self) -> crate::Result<()> {
        if section_turns(&mut self.cursor)? {
            self.turn_page();
        }
        Ok(())
    }

    /// A page break that the file asks for.
    pub(super) fn turn_page(&mut self) {
        self.page = self.page.saturating_add(1);
        self.broken = true;
    }

    pub(super) fn paragraph(&mut self, flow: &mut Flow) -> crate::Result<()> {
        self.count()?;
        let mut paragraph = Paragraph {
            call: self.around,
            ..Paragraph::default()
        };
        let ends_section = self.inline(&mut paragraph, flow)?;
        if paragraph.page == 0 {
            paragraph.page = self.page;
        }
        // A code of field never goes past its paragraph in a sound file.
        self.fields.retain(Field::shows_result);
        if let Some(mut before) = flow.pending.take() {
            // The marks of the second paragraph are those that remain.
            before.pieces.append(&mut paragraph.pieces);
            paragraph.pieces = before.pieces;
            paragraph.page = before.page;
        }
        if paragraph.properties.mark_deleted {
            flow.pending = Some(paragraph);
        } else {
            self.push(flow, paragraph);
        }
        if ends_section {
            self.turn_page();
        }
        Ok(())
    }

    fn push(&mut self, flow: &mut Flow, paragraph: Paragraph) {
        flow.blocks.push(Block::Paragraph(self.out.paragraphs.len()));
        self.out.paragraphs.push(paragraph);
        flow.blocks.append(&mut flow.waiting);
    }

    /// A paragraph that waits for the next one, where there is none.
    pub(super) fn flush(&mut self, flow: &mut Flow) {
        if let Some(paragraph) = flow.pending.take() {
            self.push(flow, paragraph);
        }
    }

    /// What stands in a paragraph; tells whether a section that turns the page ends with it.
    pub(super) fn inline(&mut self, into: &mut Paragraph, flow: &mut Flow) -> crate::Result<bool> {
        let mut ends_section = false;
        while let Some(element) = self.cursor.child()? {
            match self.word(&element) {
                "pPr" => ends_section |= self.paragraph_properties(into)?,
                "r" => self.run(&element, into, flow)?,
                "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "rPr" | "rt" => self.cursor.skip()?,
                "sdt" => self.hosted(&element, into, flow)?,
                "fldSimple" => {
                    let code = element.attribute("instr").unwrap_or_default();
                    self.fields.push(Field::simple(&code));
                    self.hosted(&element, into, flow)?;
                    self.fields.pop();
                }
                "" if element.prefix() == "m" && element.name().starts_with("oMath") => {
                    self.formula(&element, into)?;
                }
                "" => self.foreign(&element, into, flow)?,
                _ => {
                    self.inline(into, flow)?;
                }
            }
        }
        Ok(ends_section)
    }

    /// An element whose inside is read but that no mark may enter.
    fn hosted(&mut self, element: &Element<'_>, into: &mut Paragraph, flow: &mut Flow) -> crate::Result<()> {
        let outer = self.host;
        let host = self.enter_host(element.at.start);
        self.inline(into, flow)?;
        self.leave_host(host, outer);
        Ok(())
    }

    /// Compatibility branches, and elements of other vocabularies.
    fn foreign(&mut self, element: &Element<'_>, into: &mut Paragraph, flow: &mut Flow) -> crate::Result<()> {
        if element.name() != "AlternateContent" {
            return self.hosted(element, into, flow);
        }
        let outer = self.host;
        let host = self.enter_host(element.at.start);
        let mut both = (std::mem::take(into), std::mem::take(flow));
        let read = self.alternate(&mut both, |walker, (into, flow)| {
            walker.inline(into, flow).map(|_| ())
        });
        (*into, *flow) = both;
        self.leave_host(host, outer);
        read
    }

    pub(super) fn enter_host(&mut self, start: usize) -> usize {
        let host = self.host.unwrap_or_else(|| {
            self.out.hosts.push(start..start);
            self.out.hosts.len() - 1
        });
        self.host = Some(host);
        host
    }

    pub(super) fn leave_host(&mut self, host: usize, outer: Option<usize>) {
        if outer.is_none()
            && let Some(range) = self.out.hosts.get_mut(host)
        {
            range.end = self.cursor.position();
        }
        self.host = outer;
    }

    /// Properties of the paragraph; tells whether a section that turns the page ends with it.
    fn paragraph_properties(&mut self, into: &mut Paragraph) -> crate::Result<bool> {
        let read = properties(&mut self.cursor)?;
        let turns = read.turns_page;
        let style = read.style.as_deref();
        let before = read
            .page_before
            .or_else(|| self.styles.of_paragraph(style, |style| style.page_before));
        if before == Some(true) {
            self.turn_page();
        }
        if super::blocks::is_title(self.styles, &read) {
            // A table of contents that nobody closed does not swallow the articles.
            self.fields.clear();
        }
        into.properties = read;
        Ok(turns)
    }
}

/// Reads `w:sectPr`, up to its end: whether what follows starts a page.
pub(super) fn section_turns(cursor: &mut Cursor<'_>) -> crate::Result<bool> {
    let mut kind = None;
    while let Some(element) = cursor.child()? {
        if element.name() == "type" {
            kind = element.attribute("val");
        }
        cursor.skip()?;
    }
    Ok(!matches!(kind.as_deref(), Some("continuous" | "nextColumn")))
}
