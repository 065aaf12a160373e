//! On which page things fall, near enough for a sommaire that Word has not refreshed yet.
//!
//! Lines are broken with the widths of the font's letters, then stacked on pages with the rules the file
//! asks for: titles stay with what follows, no line alone at the top or foot of a page, table rows whole.

use std::collections::BTreeMap;

use document::{Audience, Block, BlockId, Body, Document, Inline, Numbering, Row, plain_text};

use crate::grid::{grid, head_rows};
use crate::layout::{self, Face, Measures};
use crate::metrics::{line_height, lines};
use crate::template::Template;
use crate::write::column_widths;

/// Pages of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pages {
    /// How many.
    pub(crate) total: u32,
    /// Where each title falls, from 1.
    pub(crate) of: BTreeMap<BlockId, u32>,
}

/// How many pages the document takes once written for publication, cover and sommaire included.
///
/// An estimate: the word processor has the last word.
#[must_use]
pub fn pages_estimate(document: &Document) -> u32 {
    estimate(document, false).total
}

/// An entry of the sommaire.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    /// The title.
    pub(crate) id: &'a BlockId,
    /// 1 or 2.
    pub(crate) level: u8,
    /// What stands before the words, space or tab included.
    pub(crate) label: String,
    /// The words, on one line.
    pub(crate) title: String,
}

/// Whether the first page is a cover.
pub(crate) fn has_cover_page(document: &Document) -> bool {
    document.cover.is_some() && !document.kind.is_short()
}

/// Titles of the sommaire: the first two levels of a document that has a cover page and several titles.
pub(crate) fn contents_entries(document: &Document) -> Vec<Entry<'_>> {
    const FEWEST: usize = 3;
    if !has_cover_page(document) {
        return Vec::new();
    }
    let numbering = Numbering::of(document);
    let entries: Vec<Entry<'_>> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.body {
            Body::Title { level, content, .. } if *level <= 2 => {
                let mut label = numbering.label(block);
                if *level == 2 && !label.is_empty() {
                    label = format!("{}\t", label.trim_end());
                }
                Some(Entry {
                    id: &block.id,
                    level: (*level).max(1),
                    label,
                    title: plain_text(content, &numbering).replace(['\n', '\t'], " "),
                })
            }
            _ => None,
        })
        .collect();
    if entries.len() < FEWEST {
        Vec::new()
    } else {
        entries
    }
}

/// Something stacked on a page.
#[derive(Debug, Default, Clone)]
struct Piece<'a> {
    before: u32,
    after: u32,
    lines: u32,
    line_height: u32,
    /// Stays on the page of what follows.
    keep_next: bool,
    /// Does not split.
    whole: bool,
    /// Starts a page.
    new_page: bool,
    title: Option<&'a BlockId>,
}

impl Piece<'_> {
    fn height(&self) -> u32 {
        self.lines * self.line_height
    }
}

/// How many pages the document takes on the page and in the styles of a template. An estimate too.
#[must_use]
pub fn pages_estimate_with(document: &Document, template: &Template) -> u32 {
    estimate_with(document, false, template.measures()).total
}

/// Computes the pages on our page.
pub(crate) fn estimate(document: &Document, working_copy: bool) -> Pages {
    estimate_with(document, working_copy, &Measures::default())
}

/// Computes the pages with these measures.
pub(crate) fn estimate_with(document: &Document, working_copy: bool, measures: &Measures) -> Pages {
    let numbering = Numbering::of(document);
    let mut stack = Stack {
        numbering: &numbering,
        measures,
        working_copy,
        pieces: Vec::new(),
    };
    stack.front(document);
    stack.blocks(&document.blocks, measures.normal, measures.text_width(), 0, false);
    stack.paginate(has_cover_page(document))
}

struct Stack<'a> {
    numbering: &'a Numbering,
    measures: &'a Measures,
    working_copy: bool,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Stack<'a> {
    fn front(&mut self, document: &Document) {
        if let (Some(cover), false) = (&document.cover, has_cover_page(document)) {
            self.words(
                &plain_text(&cover.buyer, self.numbering),
                self.measures.title,
                self.measures.text_width(),
            );
            for line in [&cover.object, &cover.procedure, &cover.reference, &cover.deadline] {
                if !line.is_empty() {
                    let text = plain_text(line, self.numbering);
                    self.words(&text, self.measures.normal, self.measures.text_width() * 3 / 5);
                }
            }
        }
        if !has_cover_page(document) && !document.title.trim().is_empty() {
            self.words(&document.title, self.measures.title, self.measures.text_width());
        }
        let entries = contents_entries(document);
        if !entries.is_empty() {
            self.words(
                "Sommaire",
                self.measures.contents_head,
                self.measures.text_width(),
            );
            for entry in &entries {
                let face = self.measures.contents[usize::from(entry.level - 1)];
                let text = format!("{}{}", entry.label, entry.title);
                self.words(&text, face, self.measures.text_width().saturating_sub(800));
            }
            // The body starts a page of its own.
            self.pieces.push(Piece {
                new_page: true,
                ..Piece::default()
            });
        }
    }

    /// A paragraph of these words.
    fn words(&mut self, text: &str, face: Face, width: u32) {
        self.pieces.push(Piece {
            before: face.before,
            after: face.after,
            lines: lines(text, face, width),
            line_height: line_height(face),
            ..Piece::default()
        });
    }

    fn blocks(&mut self, blocks: &'a [Block], face: Face, width: u32, depth: u32, inner: bool) {
        let mut before = None;
        for block in blocks {
            if layout::needs_gap(before, block) {
                self.words("", self.measures.spacer, width);
            }
            self.block(block, face, width, depth, inner);
            before = Some(block);
        }
    }

    fn block(&mut self, block: &'a Block, face: Face, width: u32, depth: u32, inner: bool) {
        match &block.body {
            Body::Title { level, content, .. } => {
                let (face, label) = if inner {
                    (
                        Face {
                            bold: true,
                            ..self.measures.list
                        },
                        String::new(),
                    )
                } else {
                    let level = usize::from(level.saturating_sub(1)).min(2);
                    (self.measures.headings[level], self.numbering.label(block))
                };
                let text = format!("{label}{}", plain_text(content, self.numbering));
                self.words(&text, face, width);
                if let Some(piece) = self.pieces.last_mut() {
                    piece.keep_next = true;
                    piece.whole = true;
                    piece.title = (!inner).then_some(&block.id);
                }
            }
            Body::Paragraph { content } => {
                let indent = depth * layout::LIST_STEP;
                let face = if depth > 0 { self.measures.list } else { face };
                self.line(content, face, width.saturating_sub(indent));
                if let Some(piece) = self.pieces.last_mut() {
                    piece.keep_next = !inner && layout::announces(content);
                }
            }
            Body::List { items, .. } => {
                for item in items {
                    self.blocks(&item.blocks, face, width, depth + 1, true);
                }
            }
            Body::Table { widths, rows } => self.table(widths, rows, width),
            Body::Note { audience, blocks } => {
                if *audience == Audience::Published || self.working_copy {
                    self.blocks(blocks, self.measures.note, width.saturating_sub(113), 0, true);
                    self.words("", self.measures.spacer, width);
                }
            }
        }
    }

    fn line(&mut self, content: &[Inline], face: Face, width: u32) {
        self.words(&plain_text(content, self.numbering), face, width);
    }

    fn table(&mut self, widths: &[u16], rows: &'a [Row], width: u32) {
        /// Rule between rows.
        const RULE: u32 = 10;
        let grid = grid(rows);
        let columns = column_widths(widths, grid.columns, width);
        let heads = head_rows(rows);
        for (n, slots) in grid.rows.iter().enumerate() {
            let mut column = 0;
            let mut tallest = line_height(self.measures.table);
            for slot in slots {
                let span = usize::from(slot.columns()).max(1);
                let inside: u32 = columns.iter().skip(column).take(span).sum();
                column += span;
                let Some(cell) = slot.cell() else { continue };
                let face = if cell.header {
                    self.measures.table_head
                } else {
                    self.measures.table
                };
                let mut content = Stack {
                    numbering: self.numbering,
                    measures: self.measures,
                    working_copy: self.working_copy,
                    pieces: Vec::new(),
                };
                let inner = inside.saturating_sub(2 * layout::CELL_MARGIN).max(200);
                content.blocks(&cell.blocks, face, inner, 0, true);
                let height: u32 = content
                    .pieces
                    .iter()
                    .map(|p| p.before + p.height() + p.after)
                    .sum();
                // A cell over several rows is rarely taller than they are together.
                tallest = tallest.max(height / u32::from(cell.row_span.max(1)));
            }
            self.pieces.push(Piece {
                lines: 1,
                line_height: tallest + RULE,
                whole: true,
                keep_next: n < heads,
                ..Piece::default()
            });
        }
        self.words("", self.measures.spacer, width);
    }

    /// Stacks the pieces on pages.
    fn paginate(&self, cover: bool) -> Pages {
        let height = self.measures.text_height();
        let mut page = if cover { 2 } else { 1 };
        let mut of = BTreeMap::new();
        // Height taken, space below the last piece included.
        let mut at: u32 = 0;
        for (n, piece) in self.pieces.iter().enumerate() {
            if piece.new_page {
                page += 1;
                at = 0;
                continue;
            }
            let before = if at == 0 { 0 } else { piece.before };
            let room = height.saturating_sub(at + before);
            let mut moved = self.wanted(n) > room && at > 0;
            let mut left = piece.lines;
            if !moved && piece.height() > room && !piece.whole && piece.line_height > 0 {
                // Split: at least two lines on each side.
                let mut here = room / piece.line_height;
                if left.saturating_sub(here) < 2 {
                    here = left.saturating_sub(2);
                }
                if here >= 2 {
                    if let Some(id) = piece.title {
                        of.entry(id.clone()).or_insert(page);
                    }
                    left -= here;
                    page += 1;
                    at = 0;
                    let per_page = (height / piece.line_height).max(1);
                    page += left.saturating_sub(1) / per_page;
                    left = left.saturating_sub(1) % per_page + 1;
                    at += left * piece.line_height + piece.after;
                    continue;
                }
                moved = at > 0;
            }
            if moved {
                page += 1;
                at = 0;
            }
            if let Some(id) = piece.title {
                of.entry(id.clone()).or_insert(page);
            }
            let before = if at == 0 { 0 } else { piece.before };
            at += before + left * piece.line_height + piece.after;
            if at > height + piece.after {
                // A row taller than a page runs over.
                page += (at - piece.after) / height;
                at %= height;
            }
        }
        Pages { total: page, of }
    }

    /// Height that must hold on the page for piece `n` to start there: what it is kept with included.
    fn wanted(&self, n: usize) -> u32 {
        let mut total = 0;
        for (m, piece) in self.pieces.iter().enumerate().skip(n) {
            if m > n {
                total += piece.before;
            }
            let least = if piece.whole {
                piece.lines
            } else {
                // Two lines, or all three of a paragraph of three: none may stay alone.
                if piece.lines <= 3 { piece.lines } else { 2 }
            };
            total += least * piece.line_height;
            if !piece.keep_next {
                break;
            }
            total += piece.after;
        }
        total
    }
}
