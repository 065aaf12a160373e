//! What a document is made of for the page: paragraphs and rows, with their heights and what they are kept with.

use document::{Audience, Block, BlockId, Body, Cover, Document, Inline, Marks, Numbering, Row};

use super::{Entry, contents_entries, has_cover_page};
use crate::grid::{grid, head_rows, stays_whole};
use crate::layout::{self, Face, Measures};
use crate::metrics::{Glyph, glyphs, line_glyphs, line_height, lines};
use crate::write::{WORKING_NOTE, column_widths, cover_columns, cover_rows, folder};

/// A rule of half a point, between the rows of a table.
const RULE: u32 = 10;
/// A rule of three quarters of a point and the four points between it and the words.
const BORDER: u32 = 95;
/// What a note takes at its left beside its indent: a rule of three points, six points to the words.
const NOTE_RULE: u32 = 180;
/// Right tab of the sommaire: room of the page number, and of a few dots.
const PAGE_NUMBER: u32 = 400;

/// Something stacked on a page.
#[derive(Debug, Default, Clone)]
pub(super) struct Piece<'a> {
    /// Space above: the larger of it and of the space below what precedes counts.
    pub(super) before: u32,
    /// Space below.
    pub(super) after: u32,
    pub(super) lines: u32,
    pub(super) line_height: u32,
    /// Part of the height of a line that may run over the foot of a page: what spaces lines out.
    pub(super) slack: u32,
    /// Rules and room between them and the words: above the first line, below the last.
    pub(super) above: u32,
    pub(super) below: u32,
    /// Stays on the page of what follows.
    pub(super) keep_next: bool,
    /// Does not split.
    pub(super) whole: bool,
    /// Starts a page.
    pub(super) new_page: bool,
    /// What is written again at the top of a page where this row starts it: the header of its table.
    pub(super) repeated: u32,
    pub(super) title: Option<&'a BlockId>,
}

impl Piece<'_> {
    /// Height of the words and of the rules around.
    pub(super) fn height(&self) -> u32 {
        self.above + self.lines * self.line_height + self.below
    }

    /// Height that it needs at the foot of a page.
    pub(super) fn least(&self) -> u32 {
        self.height().saturating_sub(self.slack)
    }
}

/// Pieces in order.
pub(super) struct Stack<'a> {
    numbering: &'a Numbering,
    measures: &'a Measures,
    working_copy: bool,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// Where blocks stand.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Face of an ordinary paragraph.
    face: Face,
    /// Width available, twips.
    width: u32,
    /// Lists around.
    depth: u32,
    /// In a cell, a note or a list.
    inner: bool,
    /// In a note.
    note: bool,
}

impl<'a> Stack<'a> {
    pub(super) fn new(numbering: &'a Numbering, measures: &'a Measures, working_copy: bool) -> Self {
        Self {
            numbering,
            measures,
            working_copy,
            pieces: Vec::new(),
        }
    }

    /// What stands before the text, cover page left out.
    pub(super) fn front(&mut self, document: &Document) {
        let title = |stack: &mut Self| {
            stack.words(&document.title, stack.measures.title, stack.measures.text_width());
        };
        match &document.cover {
            None if document.title.trim().is_empty() => {}
            None => title(self),
            Some(_) if has_cover_page(document) => {}
            Some(cover) => {
                let ruled = |stack: &mut Self| stack.last(|piece| piece.below = BORDER);
                self.line(&cover.buyer, layout::LETTER_BUYER, self.measures.text_width());
                ruled(self);
                if let Some(folder) = folder(document.kind) {
                    self.words(folder, layout::LETTER_BUYER, self.measures.text_width());
                    ruled(self);
                }
                title(self);
                self.cover_table(cover);
                self.spacer();
            }
        }
        let entries = contents_entries(document);
        if entries.is_empty() {
            return;
        }
        self.contents(&entries.iter().collect::<Vec<_>>());
        // The body starts a page of its own.
        self.pieces.push(Piece {
            new_page: true,
            ..Piece::default()
        });
    }

    /// The sommaire.
    pub(super) fn contents(&mut self, entries: &[&Entry<'_>]) {
        self.words(
            "Sommaire",
            self.measures.contents_head,
            self.measures.text_width(),
        );
        for entry in entries {
            let level = usize::from(entry.level - 1);
            let face = self.measures.contents[level];
            let taken = PAGE_NUMBER + layout::CONTENTS_WORDS[level];
            let width = self.measures.text_width().saturating_sub(taken);
            let text = match level {
                0 => format!("{}{}", entry.label, entry.title),
                _ => entry.title.clone(),
            };
            self.words(&text, face, width);
        }
    }

    fn cover_table(&mut self, cover: &Cover) {
        let face = layout::COVER_CELL;
        let columns = cover_columns(self.measures.text_width());
        for (label, line) in cover_rows(cover, true) {
            let bold = Face { bold: true, ..face };
            let label = lines(&glyphs(label, bold), face, inside(columns[0]));
            let words = line_glyphs(line, self.numbering, face);
            let words = lines(&words, face, inside(columns[1]));
            let height = label.max(words) * line_height(face) + face.before + face.after;
            self.row(height, 0, false);
        }
    }

    /// The blocks of the document.
    pub(super) fn body(&mut self, document: &'a Document) {
        let place = Place {
            face: self.measures.normal,
            width: self.measures.text_width(),
            depth: 0,
            inner: false,
            note: false,
        };
        self.blocks(&document.blocks, place);
    }

    fn last(&mut self, change: impl FnOnce(&mut Piece<'a>)) {
        if let Some(piece) = self.pieces.last_mut() {
            change(piece);
        }
    }

    fn paragraph(&mut self, words: &[Glyph], face: Face, width: u32) {
        self.pieces.push(Piece {
            before: face.before,
            after: face.after,
            lines: lines(words, face, width),
            line_height: line_height(face),
            slack: line_height(face).saturating_sub(line_height(Face { line: 240, ..face })),
            ..Piece::default()
        });
    }

    /// A paragraph of these words.
    fn words(&mut self, text: &str, face: Face, width: u32) {
        self.paragraph(&glyphs(text, face), face, width);
    }

    fn line(&mut self, content: &[Inline], face: Face, width: u32) {
        self.paragraph(&line_glyphs(content, self.numbering, face), face, width);
    }

    fn spacer(&mut self) {
        self.words("", self.measures.spacer, self.measures.text_width());
    }

    fn blocks(&mut self, blocks: &'a [Block], place: Place) {
        let mut before = None;
        for (n, block) in blocks.iter().enumerate() {
            if layout::needs_gap(before, block) {
                self.spacer();
            }
            self.block(block, blocks.get(n + 1), place);
            before = Some(block);
        }
    }

    fn block(&mut self, block: &'a Block, next: Option<&Block>, place: Place) {
        let indent = place.depth * layout::LIST_STEP;
        match &block.body {
            Body::Title { content, .. } if place.inner => {
                let face = Face {
                    bold: true,
                    ..self.measures.list
                };
                self.line(content, face, place.width.saturating_sub(indent));
                self.last(|piece| (piece.keep_next, piece.whole) = (true, true));
            }
            Body::Title {
                level,
                numbered,
                content,
            } => self.title(block, *level, *numbered, content, place.width),
            Body::Paragraph { content } => {
                let face = if place.depth > 0 {
                    self.measures.list
                } else {
                    place.face
                };
                self.line(content, face, place.width.saturating_sub(indent));
                let announces = !place.inner && layout::announces(content, next);
                self.last(|piece| piece.keep_next = announces);
                if place.note && place.depth == 0 {
                    self.last(|piece| (piece.above, piece.below) = (BORDER, BORDER));
                }
            }
            Body::List { items, .. } => {
                let inside = Place {
                    depth: place.depth + 1,
                    inner: true,
                    ..place
                };
                for item in items {
                    // An item that starts with a list or a table keeps its mark on an empty line.
                    if item.blocks.first().and_then(Block::line).is_none() {
                        self.words("", self.measures.list, place.width);
                    }
                    self.blocks(&item.blocks, inside);
                }
            }
            Body::Table { widths, rows } => {
                self.table(widths, rows, place.width);
                if place.inner || place.note || !next.is_some_and(layout::is_title) {
                    self.spacer();
                }
            }
            Body::Note { audience, blocks } => self.note(*audience, blocks, place),
        }
    }

    fn title(&mut self, block: &'a Block, level: u8, numbered: bool, content: &[Inline], width: u32) {
        let level = usize::from(level.saturating_sub(1)).min(2);
        let face = self.measures.headings[level];
        let room = if numbered { layout::NUMBER_ROOM[level] } else { 0 };
        let mut words = Vec::new();
        if level == 0 {
            words = glyphs(&self.numbering.label(block), face);
        }
        words.extend(line_glyphs(content, self.numbering, face));
        self.paragraph(&words, face, width.saturating_sub(room));
        self.last(|piece| {
            piece.below = if level == 0 { BORDER } else { 0 };
            piece.keep_next = true;
            piece.whole = true;
            piece.title = Some(&block.id);
        });
    }

    fn note(&mut self, audience: Audience, blocks: &'a [Block], place: Place) {
        if audience == Audience::Working && !self.working_copy {
            return;
        }
        let inside = Place {
            face: self.measures.note,
            width: place.width.saturating_sub(layout::NOTE_INDENT + NOTE_RULE),
            depth: 0,
            inner: true,
            note: true,
        };
        let start = self.pieces.len();
        if audience == Audience::Working {
            let label = Inline::Text {
                text: WORKING_NOTE.to_owned(),
                marks: Marks {
                    bold: true,
                    ..Marks::default()
                },
            };
            self.line(&[label], inside.face, inside.width);
            self.last(|piece| (piece.above, piece.below) = (BORDER, BORDER));
        }
        self.blocks(blocks, inside);
        // Paragraphs that touch share one frame.
        for n in start + 1..self.pieces.len() {
            if self.pieces[n - 1].below > 0 && self.pieces[n].above > 0 {
                self.pieces[n - 1].below = 0;
                self.pieces[n].above = 0;
            }
        }
        self.spacer();
    }

    fn table(&mut self, widths: &[u16], rows: &'a [Row], width: u32) {
        if rows.is_empty() {
            return;
        }
        let grid = grid(rows);
        let columns = column_widths(widths, grid.columns, width);
        let heads = head_rows(rows);
        let whole = stays_whole(&grid, &columns);
        let mut head_height = 0;
        for (n, slots) in grid.rows.iter().enumerate() {
            let mut column = 0;
            let mut tallest = 0;
            for slot in slots {
                let span = usize::from(slot.columns()).max(1);
                let width: u32 = columns.iter().skip(column).take(span).sum();
                column += span;
                let cell = slot.cell();
                let face = match cell {
                    _ if n < heads => self.measures.table_head,
                    Some(cell) if cell.header => Face {
                        bold: true,
                        ..self.measures.table
                    },
                    _ => self.measures.table,
                };
                let place = Place {
                    face,
                    width: inside(width),
                    depth: 0,
                    inner: true,
                    note: false,
                };
                let blocks = cell.map_or(&[][..], |cell| cell.blocks.as_slice());
                // A cell over several rows is rarely taller than they are together.
                tallest = tallest.max(self.cell_height(blocks, place) / u32::from(slot.rows()));
            }
            let repeated = if n < heads { 0 } else { head_height };
            let held = n < heads || (whole && n + 1 < grid.rows.len());
            self.row(tallest, repeated, held);
            if n < heads {
                head_height += tallest + RULE;
            }
        }
    }

    fn cell_height(&self, blocks: &'a [Block], place: Place) -> u32 {
        let mut content = Stack::new(self.numbering, self.measures, self.working_copy);
        content.blocks(blocks, place);
        if content.pieces.is_empty() {
            content.words("", place.face, place.width);
        }
        let mut height = 0;
        let mut space = 0;
        for piece in &content.pieces {
            height += piece.before.max(space) + piece.height();
            space = piece.after;
        }
        height + space
    }

    fn row(&mut self, height: u32, repeated: u32, keep_next: bool) {
        self.pieces.push(Piece {
            lines: 1,
            line_height: height + RULE,
            whole: true,
            keep_next,
            repeated,
            ..Piece::default()
        });
    }
}

/// Width of the words of a cell.
fn inside(width: u32) -> u32 {
    width.saturating_sub(2 * layout::CELL_MARGIN).max(200)
}
