//! Blocks: titles, paragraphs, lists, notes.

use document::{Audience, Block, Body, Inline, Item, Marks};

use super::Writer;
use super::line::{contents_mark, reference_mark};
use super::numbering::{FIRST_LIST, List};
use crate::layout::{self, LIST_DEPTH};
use crate::write::front::WORKING_NOTE;
use crate::write::place::Place;

impl Writer<'_> {
    /// Blocks in order.
    pub(super) fn blocks(&mut self, blocks: &[Block], place: Place) {
        let mut before = None;
        for (n, block) in blocks.iter().enumerate() {
            if layout::needs_gap(before, block) {
                self.paragraph("Spacer", &[]);
            }
            self.block(block, blocks.get(n + 1), place);
            before = Some(block);
        }
    }

    fn block(&mut self, block: &Block, next: Option<&Block>, place: Place) {
        match &block.body {
            Body::Title {
                level,
                numbered,
                content,
            } => self.title(block, *level, *numbered, content, place),
            Body::Paragraph { content } if place.depth > 0 => self.continuation(content, place),
            Body::Paragraph { content } => self.paragraph_before(place.paragraph, content, next),
            Body::List { ordered, items } => self.list(*ordered, items, place),
            Body::Table { widths, rows } => {
                self.table(widths, rows, place);
                // Word joins two tables that touch, and what holds a table ends with a paragraph. A title has its own space.
                let text = layout::is_text(place.paragraph);
                match next {
                    Some(next) if text && layout::is_title(next) => {}
                    None if text => self.paragraph("SpacerEnd", &[]),
                    _ => self.paragraph("Spacer", &[]),
                }
            }
            Body::Note { audience, blocks } => self.note(*audience, blocks, place),
        }
    }

    /// A paragraph in a style.
    pub(super) fn paragraph(&mut self, style: &str, line: &[Inline]) {
        self.paragraph_before(style, line, None);
    }

    fn paragraph_before(&mut self, style: &str, line: &[Inline], next: Option<&Block>) {
        self.keep_next = layout::is_text(style) && layout::announces(line, next);
        self.open_paragraph(style);
        self.line(line);
        self.xml.close("w:p");
    }

    /// Opens a paragraph with its style, on a new page when one is due.
    pub(super) fn open_paragraph(&mut self, style: &str) {
        let new_page = std::mem::take(&mut self.break_before);
        let keep_next = std::mem::take(&mut self.keep_next) || self.held;
        self.xml.open("w:p", &[]);
        if style != "Normal" || new_page || keep_next {
            self.xml.open("w:pPr", &[]);
            self.xml.val("w:pStyle", style);
            if keep_next {
                self.xml.leaf("w:keepNext", &[]);
            }
            if new_page {
                self.xml.leaf("w:pageBreakBefore", &[]);
                // The first title of a page needs no space above.
                self.xml.leaf("w:spacing", &[("w:before", "0")]);
            }
            self.xml.close("w:pPr");
        }
    }

    fn title(&mut self, block: &Block, level: u8, numbered: bool, line: &[Inline], place: Place) {
        if place.inner {
            self.paragraph("Intertitre", line);
            return;
        }
        let family = if numbered { "Heading" } else { "TitreLibre" };
        self.open_paragraph(&format!("{family}{}", level.clamp(1, 3)));
        let mark = self.bookmarks.get(&block.id).copied();
        let marks = mark.filter(|n| self.marked.insert(*n)).map(|n| {
            let ids = [(2 * n).to_string(), (2 * n + 1).to_string()];
            let names = [contents_mark(n), reference_mark(n)];
            for (id, name) in ids.iter().zip(&names) {
                self.xml.leaf(
                    "w:bookmarkStart",
                    &[("w:id", id.as_str()), ("w:name", name.as_str())],
                );
            }
            ids
        });
        self.line(line);
        for id in marks.iter().flatten().rev() {
            self.xml.leaf("w:bookmarkEnd", &[("w:id", id.as_str())]);
        }
        self.xml.close("w:p");
    }

    fn list(&mut self, ordered: bool, items: &[Item], place: Place) {
        let level = place.depth.min(LIST_DEPTH);
        let number = FIRST_LIST + self.lists.len();
        self.lists.push(List { ordered, level });
        let style = if ordered { "ListNumber" } else { "ListBullet" };
        let inside = Place {
            depth: place.depth + 1,
            inner: true,
            ..place
        };
        for item in items {
            let (first, rest) = match item.blocks.split_first() {
                Some((first, rest)) if first.line().is_some() => (first.line(), rest),
                // An item that starts with a list or a table keeps its mark on an empty line.
                _ => (None, item.blocks.as_slice()),
            };
            self.xml.open("w:p", &[]);
            self.xml.open("w:pPr", &[]);
            self.xml.val("w:pStyle", style);
            self.xml.open("w:numPr", &[]);
            self.xml.val("w:ilvl", &level.to_string());
            self.xml.val("w:numId", &number.to_string());
            self.xml.close("w:numPr");
            self.xml.close("w:pPr");
            self.line(first.unwrap_or_default());
            self.xml.close("w:p");
            self.blocks(rest, inside);
        }
    }

    /// A further paragraph of an item, under its words.
    fn continuation(&mut self, line: &[Inline], place: Place) {
        let depth = u32::try_from(place.depth.min(LIST_DEPTH + 1)).unwrap_or(1);
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.val("w:pStyle", "ListContinue");
        let left = (depth * crate::layout::LIST_STEP).to_string();
        self.xml.leaf("w:ind", &[("w:left", left.as_str())]);
        self.xml.close("w:pPr");
        self.line(line);
        self.xml.close("w:p");
    }

    /// A shaded paragraph. A working note is written only in a working copy.
    fn note(&mut self, audience: Audience, blocks: &[Block], place: Place) {
        let style = match audience {
            Audience::Published => "Note",
            Audience::Working if self.options.working_copy => "NoteTravail",
            Audience::Working => return,
        };
        let inside = Place {
            paragraph: style,
            depth: 0,
            inner: true,
            ..place
        };
        if style == "NoteTravail" {
            let label = Marks {
                bold: true,
                ..Marks::default()
            };
            self.open_paragraph(style);
            self.run(WORKING_NOTE, label);
            self.xml.close("w:p");
        }
        self.blocks(blocks, inside);
        self.paragraph("Spacer", &[]);
    }
}
