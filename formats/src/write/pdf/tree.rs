//! The tree, made ready for the template: numbers, links, widths, nothing internal.

use std::collections::{BTreeMap, BTreeSet};

use document::{Audience, Block, BlockId, Body, Cover, Document, Inline, Item, Numbering, plain_text};

use super::data::{Data, Entry, Front, FrontRow, Header, Node, Word};
use super::look::{look, points};
use super::words::{Room, text};
use crate::layout::{self, LIST_DEPTH};
use crate::pages;
use crate::write::front::{WORKING_NOTE, cover_columns, cover_rows, folder, footer_left, header_left};
use crate::write::xml::clean;

/// Containers inside one another, beyond which what they hold follows in the same one: the engine refuses some ten tables
/// inside one another.
const DEEPEST: usize = 7;
/// Between the number of a title and its words, at least, twips.
const NUMBER_GAP: u32 = 100;

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Face of an ordinary paragraph.
    pub(super) face: layout::Face,
    /// Lists around, from 0.
    lists: usize,
    /// Containers around.
    pub(super) depth: usize,
    /// Inside a cell, a note or a list.
    inner: bool,
    /// Width available, twips.
    pub(super) width: u32,
}

impl Place {
    /// Inside a container of this width.
    pub(super) fn inside(self, face: layout::Face, width: u32) -> Self {
        Self {
            face,
            lists: 0,
            depth: self.depth + 1,
            inner: true,
            width: width.max(200),
        }
    }
}

/// What is known while the tree is made ready.
pub(super) struct Builder<'a> {
    numbering: &'a Numbering,
    working_copy: bool,
    /// Titles that links point to.
    marks: BTreeMap<&'a BlockId, String>,
    /// Those already given: a mark serves once.
    given: BTreeSet<&'a BlockId>,
}

/// Makes a document ready.
pub(super) fn data(document: &Document, working_copy: bool) -> Data {
    let numbering = Numbering::of(document);
    let titles = document
        .blocks
        .iter()
        .filter(|block| matches!(block.body, Body::Title { .. }));
    let mut marks = BTreeMap::new();
    for (n, block) in titles.enumerate() {
        marks.entry(&block.id).or_insert_with(|| format!("titre-{n}"));
    }
    let mut builder = Builder {
        numbering: &numbering,
        working_copy,
        marks,
        given: BTreeSet::new(),
    };
    let top = Place {
        face: layout::NORMAL,
        lists: 0,
        depth: 0,
        inner: false,
        width: layout::TEXT_WIDTH,
    };
    Data {
        title: clean(&document.title),
        look: look(),
        cover_page: pages::has_cover_page(document),
        front: document
            .cover
            .as_ref()
            .map(|cover| builder.front(document, cover)),
        header: Header {
            left: clean(&header_left(document, &numbering).unwrap_or_default()),
            right: clean(&document.title),
        },
        footer: clean(&footer_left(document, &numbering).unwrap_or_default()),
        contents: builder.contents(document),
        blocks: builder.blocks(&document.blocks, top),
    }
}

impl<'a> Builder<'a> {
    fn front(&self, document: &Document, cover: &Cover) -> Front {
        let words = |line: &[Inline], face, width| self.line(line, Room { face, width });
        let [_, right] = cover_columns(layout::TEXT_WIDTH);
        let right = right - 2 * layout::CELL_MARGIN;
        Front {
            buyer: words(&cover.buyer, layout::COVER_BUYER, layout::TEXT_WIDTH),
            folder: folder(document.kind).unwrap_or_default().to_owned(),
            object: words(&cover.object, layout::COVER_OBJECT, layout::TEXT_WIDTH),
            rows: cover_rows(cover, document.kind.is_short())
                .into_iter()
                .map(|(label, line)| FrontRow {
                    label,
                    line: words(line, layout::COVER_CELL, right),
                })
                .collect(),
        }
    }

    fn contents(&self, document: &Document) -> BTreeMap<String, Entry> {
        let entry = |entry: pages::Entry<'_>| {
            let level = usize::from(entry.level - 1).min(2);
            let face = layout::CONTENTS[level];
            let (number, tab) = match entry.label.strip_suffix('\t') {
                Some(number) => (number.to_owned(), true),
                None => (entry.label, false),
            };
            let room = layout::CONTENTS_WORDS[level].saturating_sub(layout::CONTENTS_INDENT[level]);
            let room = room.max(crate::metrics::text_width(&number, face) + NUMBER_GAP);
            let mark = self.marks.get(entry.id)?.clone();
            let entry = Entry {
                indent: points(layout::CONTENTS_INDENT[level]),
                number,
                room: if tab { points(room) } else { 0.0 },
                title: clean(&entry.title),
            };
            Some((mark, entry))
        };
        pages::contents_entries(document)
            .into_iter()
            .filter_map(entry)
            .collect()
    }

    /// Blocks in order.
    pub(super) fn blocks(&mut self, blocks: &'a [Block], place: Place) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut before = None;
        for (n, block) in blocks.iter().enumerate() {
            if layout::needs_gap(before, block) {
                nodes.push(Node::Gap);
            }
            self.block(block, blocks.get(n + 1), place, &mut nodes);
            before = Some(block);
        }
        nodes
    }

    fn block(&mut self, block: &'a Block, next: Option<&Block>, place: Place, nodes: &mut Vec<Node>) {
        match &block.body {
            Body::Title { level, content, .. } if !place.inner => {
                nodes.push(self.title(block, *level, content, place));
            }
            Body::Title { content, .. } => {
                let room = Room {
                    face: layout::INNER_TITLE,
                    width: place.width,
                };
                let line = self.line(content, room);
                nodes.push(Node::InnerTitle { line });
            }
            Body::Paragraph { content } => {
                let face = if place.lists > 0 { layout::LIST } else { place.face };
                let room = Room {
                    face,
                    width: place.width,
                };
                nodes.push(Node::Paragraph {
                    line: self.line(content, room),
                    sticky: !place.inner && layout::announces(content, next),
                });
            }
            Body::List { items, .. } if place.depth >= DEEPEST => {
                let held = items.iter().map(|item| &item.blocks);
                held.for_each(|blocks| nodes.extend(self.blocks(blocks, place)));
            }
            Body::List { ordered, items } => nodes.extend(self.list(*ordered, items, place)),
            Body::Table { rows, .. } if place.depth >= DEEPEST => {
                let held = rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.blocks);
                held.for_each(|blocks| nodes.extend(self.blocks(blocks, place)));
            }
            Body::Table { widths, rows } => nodes.extend(self.table(widths, rows, place)),
            Body::Note { audience, blocks } => {
                let working = *audience == Audience::Working;
                if working && !self.working_copy {
                    return;
                }
                if place.depth >= DEEPEST {
                    nodes.extend(self.blocks(blocks, place));
                } else {
                    nodes.push(self.note(working, blocks, place));
                }
            }
        }
    }

    fn title(&mut self, block: &'a Block, level: u8, content: &[Inline], place: Place) -> Node {
        let level = level.clamp(1, 3);
        let at = usize::from(level - 1);
        let face = layout::HEADINGS[at];
        let number = self.numbering.label(block);
        // Below the first level, the number has its own place, and the words theirs.
        let room = if level == 1 || number.is_empty() {
            0
        } else {
            layout::NUMBER_ROOM[at].max(crate::metrics::text_width(&number, face) + NUMBER_GAP)
        };
        let mark = self.given.insert(&block.id);
        let width = place.width - room.min(place.width / 2);
        Node::Title {
            level,
            number,
            room: points(room),
            line: self.line(content, Room { face, width }),
            mark: self.marks.get(&block.id).filter(|_| mark).cloned(),
        }
    }

    fn list(&mut self, ordered: bool, items: &'a [Item], place: Place) -> Option<Node> {
        let level = place.lists.min(LIST_DEPTH);
        let inside = Place {
            lists: place.lists + 1,
            ..place.inside(layout::LIST, place.width.saturating_sub(layout::LIST_STEP))
        };
        let items: Vec<Vec<Node>> = items
            .iter()
            .map(|item| self.blocks(&item.blocks, inside))
            .collect();
        let (mark, room) = if ordered {
            (["1.", "a)", "i."][level % 3], layout::ITEM_ROOM)
        } else {
            (layout::BULLETS[level % 3], layout::BULLET_ROOM)
        };
        (!items.is_empty()).then(|| Node::List {
            ordered,
            mark,
            room: points(room),
            items,
        })
    }

    fn note(&mut self, working: bool, blocks: &'a [Block], place: Place) -> Node {
        let inside = place.inside(layout::NOTE, place.width.saturating_sub(2 * layout::NOTE_INDENT));
        let mut held = Vec::new();
        if working {
            held.push(Node::Paragraph {
                line: vec![Word::bold(WORKING_NOTE)],
                sticky: true,
            });
        }
        held.extend(self.blocks(blocks, inside));
        Node::Note {
            working,
            blocks: held,
        }
    }

    /// The words of a line that has this room.
    pub(super) fn line(&self, line: &[Inline], room: Room) -> Vec<Word> {
        let mut words = Vec::new();
        for node in line {
            match node {
                Inline::Text { text: shown, marks } => text(shown, *marks, room, &mut words),
                Inline::Variable {
                    value: Some(value), ..
                } => text(value, document::Marks::default(), room, &mut words),
                Inline::Variable {
                    label, value: None, ..
                } => words.push(Word::Field {
                    text: clean(&format!("[{label}]")).replace(['\n', '\t'], " "),
                    look: if node.is_candidates() { "answer" } else { "field" },
                }),
                Inline::Reference { target, show } => {
                    let shown = clean(&self.numbering.reference(target, *show)).replace(['\n', '\t'], " ");
                    match self.marks.get(target) {
                        Some(mark) => words.push(Word::Reference {
                            text: shown,
                            to: mark.clone(),
                        }),
                        None => text(&shown, document::Marks::default(), room, &mut words),
                    }
                }
                Inline::Break => words.push(Word::Break),
            }
        }
        words
    }

    /// The words of blocks without their look, for measures.
    pub(super) fn plain(&self, line: &[Inline]) -> String {
        plain_text(line, self.numbering)
    }

    /// The letters of a line, for measures.
    pub(super) fn glyphs(&self, line: &[Inline], face: layout::Face) -> Vec<crate::metrics::Glyph> {
        crate::metrics::line_glyphs(line, self.numbering, face)
    }
}
