//! From pages to the flat run of titles, paragraphs, items and tables.

use document::{Audience, Inline, plain_text};

use super::columns::{Item, regions};
use super::flow::{Line, Paragraph, Usual, ends_sentence, inlines, is_bold, paragraphs};
use super::grid::{self, Grid};
use super::words::Sheet;
use super::{aligned, contents, notes};
use crate::read::guess::is_piece_name;
use crate::read::hyphens::Hyphens;
use crate::read::shape::{all_capitals, typed_title};
use crate::read::tree::Flat;

/// A piece of the document with the page of each of its leaves.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) flat: Flat,
    pub(super) pages: Vec<u32>,
}

/// What a document holds, in order, and its title.
#[derive(Debug, Default)]
pub(super) struct Assembled {
    pub(super) pieces: Vec<Piece>,
    pub(super) title: Option<String>,
}

/// What follows in a document: lines, or a table.
enum Part {
    Lines(Vec<Line>),
    Table { grid: Grid, page: u32 },
    Notes(Vec<Paragraph>),
}

/// Puts the pages together.
pub(super) fn assemble(sheets: Vec<Sheet>) -> Assembled {
    let mut parts: Vec<(u32, f64, Vec<Part>)> = Vec::new();
    let mut region = 0;
    for (n, mut sheet) in sheets.into_iter().enumerate() {
        let page = u32::try_from(n + 1).unwrap_or(u32::MAX);
        let grids = grid::take(&mut sheet);
        let mut own = Vec::new();
        for part in regions(std::mem::take(&mut sheet.rows), grids) {
            let mut lines = Vec::new();
            for item in aligned::tables(part.items) {
                match item {
                    Item::Line(row) => lines.push(Line {
                        row,
                        page,
                        region,
                        left: part.left,
                        right: part.right,
                    }),
                    Item::Table(grid) => {
                        own.push(Part::Lines(std::mem::take(&mut lines)));
                        own.push(Part::Table { grid, page });
                    }
                }
            }
            own.push(Part::Lines(lines));
            region += 1;
        }
        parts.push((page, sheet.height, own));
    }
    widen(&mut parts);
    let all: Vec<Line> = parts
        .iter()
        .flat_map(|(_, _, own)| own)
        .filter_map(|part| match part {
            Part::Lines(lines) => Some(lines),
            _ => None,
        })
        .flatten()
        .cloned()
        .collect();
    let usual = Usual::of(&all);
    let hyphens = hyphens(&all, &parts);
    let mut builder = Builder {
        usual,
        hyphens,
        assembled: Assembled::default(),
        lists: Lists::default(),
        waiting: Vec::new(),
        last_table: None,
        titled: all
            .iter()
            .any(|line| line.page > 1 && is_bold(&line.row) && typed_title(&line.row.text()).is_some()),
    };
    // Tables of contents go over pages, hence are sought in all the lines at once.
    let mut flow: Vec<Part> = Vec::new();
    for (_, height, own) in parts {
        let mut own = own;
        let found = match own.iter_mut().rev().find_map(|part| match part {
            Part::Lines(lines) if !lines.is_empty() => Some(lines),
            _ => None,
        }) {
            Some(lines) => notes::take(lines, height, &builder.usual),
            None => Vec::new(),
        };
        for part in own {
            match (part, flow.last_mut()) {
                (Part::Lines(mut lines), Some(Part::Lines(before))) => before.append(&mut lines),
                (part, _) => flow.push(part),
            }
        }
        if !found.is_empty() {
            flow.push(Part::Notes(found));
        }
    }
    builder.flow(flow);
    builder.assembled
}

/// A page of one column whose lines are all short has the right edge of the others: its lines were ended on
/// purpose.
fn widen(parts: &mut [(u32, f64, Vec<Part>)]) {
    let alone = |own: &[Part]| -> Option<f64> {
        let mut lines = own.iter().filter_map(|part| match part {
            Part::Lines(lines) => lines.first(),
            _ => None,
        });
        let first = lines.next()?;
        lines
            .all(|line| line.region == first.region)
            .then_some(first.right)
    };
    let mut edges: Vec<f64> = parts.iter().filter_map(|(_, _, own)| alone(own)).collect();
    edges.sort_by(f64::total_cmp);
    let Some(usual) = edges.get(edges.len() * 3 / 4).copied() else {
        return;
    };
    for (_, _, own) in parts {
        if alone(own).is_some() {
            for part in own {
                if let Part::Lines(lines) = part {
                    lines
                        .iter_mut()
                        .for_each(|line| line.right = line.right.max(usual));
                }
            }
        }
    }
}

fn hyphens(all: &[Line], parts: &[(u32, f64, Vec<Part>)]) -> Hyphens {
    let mut texts: Vec<String> = all.iter().map(|line| line.row.text()).collect();
    for (_, _, own) in parts {
        for part in own {
            if let Part::Table { grid, .. } = part {
                let cells = grid.rows.iter().flatten();
                texts.extend(cells.flat_map(|cell| &cell.lines).map(super::words::Row::text));
            }
        }
    }
    Hyphens::of(texts.iter().map(String::as_str))
}

pub(super) struct Builder {
    pub(super) usual: Usual,
    pub(super) hyphens: Hyphens,
    pub(super) assembled: Assembled,
    pub(super) lists: Lists,
    /// Lines of a paragraph that may go on after the notes of its page.
    waiting: Vec<Line>,
    /// Columns of the table just read, and its page.
    pub(super) last_table: Option<(Vec<f64>, u32)>,
    /// Whether titles with a number stand after the first page: large words on the first are then its cover.
    titled: bool,
}

impl Builder {
    fn flow(&mut self, flow: Vec<Part>) {
        let mut notes_waiting: Vec<Paragraph> = Vec::new();
        for part in flow {
            match part {
                Part::Lines(lines) => self.waiting.extend(lines),
                Part::Notes(notes) => notes_waiting.extend(notes),
                Part::Table { grid, page } => {
                    self.text(&mut notes_waiting);
                    self.table(&grid, page);
                }
            }
        }
        self.text(&mut notes_waiting);
    }

    /// The lines read so far, and the notes that they call.
    fn text(&mut self, notes: &mut Vec<Paragraph>) {
        let lines = contents::remove(std::mem::take(&mut self.waiting));
        let mut notes = std::mem::take(notes).into_iter().peekable();
        for paragraph in paragraphs(lines, &self.usual) {
            // Notes follow the last paragraph that begins on their page.
            while notes
                .peek()
                .is_some_and(|note| note.lines[0].page < paragraph.lines.first().map_or(0, |line| line.page))
            {
                self.note(notes.next());
            }
            self.paragraph(&paragraph);
        }
        for note in notes {
            self.note(Some(note));
        }
    }

    fn note(&mut self, note: Option<Paragraph>) {
        if let Some(note) = note {
            let line = inlines(&note, &self.hyphens);
            let page = note.lines.first().map_or(1, |line| line.page);
            self.push(
                Flat::Note {
                    audience: Audience::Published,
                    line,
                },
                vec![page],
            );
        }
    }

    pub(super) fn push(&mut self, flat: Flat, pages: Vec<u32>) {
        self.last_table = None;
        self.assembled.pieces.push(Piece { flat, pages });
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let Some(first) = paragraph.lines.first() else {
            return;
        };
        let page = first.page;
        let whole = Paragraph {
            lines: paragraph.lines.clone(),
            mark: None,
        };
        let line = inlines(&whole, &self.hyphens);
        let text = plain(&line);
        if text.trim().is_empty() {
            return;
        }
        if let Some(flat) = self.title(paragraph, line.clone(), &text) {
            self.lists = Lists::default();
            if let Some(flat) = flat {
                self.push(flat, vec![page]);
            }
            return;
        }
        if let Some(mark) = paragraph.mark {
            let line = inlines(paragraph, &self.hyphens);
            if !plain(&line).trim().is_empty() {
                let (list, level) = self.lists.place(mark.x, first.left);
                self.push(
                    Flat::Item {
                        list,
                        level,
                        ordered: mark.ordered,
                        line,
                    },
                    vec![page],
                );
                return;
            }
        }
        self.lists.open.clear();
        self.push(Flat::Paragraph(line), vec![page]);
    }

    /// A title when it has the shape of one; none inside when it is the title of the document.
    fn title(&mut self, paragraph: &Paragraph, line: Vec<Inline>, text: &str) -> Option<Option<Flat>> {
        let bold = paragraph.lines.iter().all(|line| is_bold(&line.row));
        let size = paragraph.lines.first().map_or(0.0, |line| line.row.size());
        let page = paragraph.lines.first().map_or(1, |line| line.page);
        let large = size > 1.1 * self.usual.size;
        if let Some(typed) = typed_title(text)
            && (typed.article || bold || large || all_capitals(text))
        {
            return Some(Some(Flat::Title {
                level: typed.level(),
                label: None,
                line,
            }));
        }
        let short = text.chars().count() <= 140 && !ends_sentence(text) && paragraph.mark.is_none();
        if page == 1 && self.assembled.title.is_none() && (large || bold) && is_piece_name(text) {
            self.assembled.title = Some(text.to_owned());
            return Some(None);
        }
        let cover = page == 1 && self.titled;
        let headed =
            size > 1.18 * self.usual.size && short && !cover && text.chars().any(char::is_alphabetic);
        headed.then_some(Some(Flat::Title {
            level: if size > 1.45 * self.usual.size { 1 } else { 2 },
            label: None,
            line,
        }))
    }
}

pub(super) fn plain(line: &[Inline]) -> String {
    plain_text(line, &document::Numbering::default())
}

/// Lists being read: depth told by how far their marks are set in.
#[derive(Debug, Default)]
pub(super) struct Lists {
    list: usize,
    open: Vec<f64>,
}

impl Lists {
    pub(super) fn place(&mut self, x: f64, left: f64) -> (usize, usize) {
        /// Marks nearer than this are at one depth.
        const NEAR: f64 = 4.0;
        // From the edge of the text: right-hand pages may be set further in.
        let x = x - left;
        if self.open.is_empty() {
            self.list += 1;
        }
        while self.open.last().is_some_and(|last| x < last - NEAR) {
            self.open.pop();
        }
        if self.open.last().is_none_or(|last| x > last + NEAR) {
            self.open.push(x);
        }
        (self.list, (self.open.len() - 1).min(8))
    }
}
