//! Blocks: titles, paragraphs, lists, notes.

use document::{Audience, Block, Body, Inline, Item, Marks};

use super::Writer;
use super::automatic::Variant;
use super::lists::{BULLETED, NUMBERED};
use crate::layout;
use crate::write::docx::line::reference_mark;
use crate::write::front::WORKING_NOTE;
use crate::write::place::Place;

/// A list being written.
#[derive(Debug, Clone, Copy)]
pub(super) struct OpenList {
    style: &'static str,
    /// Element of the item: a header when the item goes on after a table.
    item: Option<&'static str>,
}

const ITEM: &str = "text:list-item";
const HEADER: &str = "text:list-header";

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
            Body::Paragraph { content } if place.depth > 0 => self.paragraph("ListContinue", content),
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
        self.xml.close("text:p");
    }

    /// Opens a paragraph with its style, on a new page when one is due.
    pub(super) fn open_paragraph(&mut self, style: &str) {
        let name = self.style_here(style);
        self.xml.open("text:p", &[("text:style-name", name.as_str())]);
        self.spaced = true;
    }

    /// Name of a style here, with what is due to the next paragraph.
    fn style_here(&mut self, style: &str) -> String {
        let first = std::mem::take(&mut self.first);
        let new_page = std::mem::take(&mut self.break_before);
        let keep_next = std::mem::take(&mut self.keep_next);
        self.automatic.paragraph(Variant {
            style: style.to_owned(),
            first,
            new_page: new_page && !first,
            keep_next,
        })
    }

    fn title(&mut self, block: &Block, level: u8, numbered: bool, line: &[Inline], place: Place) {
        if place.inner {
            self.paragraph("Intertitre", line);
            return;
        }
        let level = level.clamp(1, 3);
        let family = if numbered { "Heading" } else { "TitreLibre" };
        let style = self.style_here(&format!("{family}{level}"));
        let level = level.to_string();
        let mut attrs = vec![
            ("text:style-name", style.as_str()),
            ("text:outline-level", level.as_str()),
        ];
        if !numbered {
            attrs.push(("text:is-list-header", "true"));
        }
        self.xml.open("text:h", &attrs);
        self.spaced = true;
        let mark = self.bookmarks.get(&block.id).copied();
        let mark = mark.filter(|n| self.marked.insert(*n)).map(reference_mark);
        if let Some(mark) = &mark {
            self.xml
                .leaf("text:bookmark-start", &[("text:name", mark.as_str())]);
        }
        self.line(line);
        if let Some(mark) = &mark {
            self.xml
                .leaf("text:bookmark-end", &[("text:name", mark.as_str())]);
        }
        self.xml.close("text:h");
    }

    fn list(&mut self, ordered: bool, items: &[Item], place: Place) {
        if items.is_empty() {
            return;
        }
        let style = if ordered { "ListNumber" } else { "ListBullet" };
        let list_style = if ordered { NUMBERED } else { BULLETED };
        let inside = Place {
            depth: place.depth + 1,
            inner: true,
            ..place
        };
        self.xml.open("text:list", &[("text:style-name", list_style)]);
        self.lists.push(OpenList {
            style: list_style,
            item: None,
        });
        for item in items {
            self.open_item(ITEM);
            let (first, rest) = match item.blocks.split_first() {
                Some((first, rest)) if first.line().is_some() => (first.line(), rest),
                // An item that starts with a list or a table keeps its mark on an empty line.
                _ => (None, item.blocks.as_slice()),
            };
            self.open_paragraph(style);
            self.line(first.unwrap_or_default());
            self.xml.close("text:p");
            self.blocks(rest, inside);
            self.close_item();
        }
        self.lists.pop();
        self.xml.close("text:list");
    }

    fn open_item(&mut self, element: &'static str) {
        self.xml.open(element, &[]);
        if let Some(list) = self.lists.last_mut() {
            list.item = Some(element);
        }
    }

    fn close_item(&mut self) {
        if let Some(element) = self.lists.last_mut().and_then(|list| list.item.take()) {
            self.xml.close(element);
        }
    }

    /// Closes the lists around: OpenDocument has no table in a list.
    pub(super) fn leave_lists(&mut self) -> Vec<OpenList> {
        for list in self.lists.iter().rev() {
            if let Some(element) = list.item {
                self.xml.close(element);
            }
            self.xml.close("text:list");
        }
        std::mem::take(&mut self.lists)
    }

    /// Opens them again: numbers go on, and what is left of each item bears none.
    pub(super) fn take_lists_up(&mut self, lists: Vec<OpenList>) {
        for list in lists {
            self.xml.open(
                "text:list",
                &[
                    ("text:style-name", list.style),
                    ("text:continue-numbering", "true"),
                ],
            );
            self.lists.push(list);
            self.open_item(HEADER);
        }
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
            self.run(WORKING_NOTE, label, true);
            self.xml.close("text:p");
        }
        self.blocks(blocks, inside);
        self.paragraph("Spacer", &[]);
    }
}
