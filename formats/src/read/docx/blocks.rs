//! From the walk to paragraphs and tables of the tree.

use std::collections::BTreeMap;

use document::{Audience, Inline};

use super::styles::{Properties, Styles};
use super::tables::{Cell, Merge, Table};
use super::walk::{self, Block, Walk};
use crate::read::numbering::Counters;
use crate::read::paragraph::{Content, Paragraph, Role, named_role, trimmed};
use crate::read::table::{columns_of, head_rows};
use crate::read::tree::{Flat, FlatCell, FlatRow, Place};

/// Whether the style of a paragraph, or its level of outline, makes a title of it.
pub(super) fn is_title(styles: &Styles, properties: &Properties) -> bool {
    styled_level(styles, properties).is_some()
}

/// Level of the title that a paragraph is by style or outline.
fn styled_level(styles: &Styles, properties: &Properties) -> Option<u8> {
    let style = properties.style.as_deref();
    // A title of a house may be based on the one named « Titre »: its own level of outline says what it is.
    let own = styles.of_name(style, |name| Some(named_role(name))).flatten();
    match styles.of_name(style, named_role) {
        Some(Role::Title { level, .. }) => return Some(level),
        Some(Role::DocumentTitle) if own.is_none() => {}
        Some(_) => return None,
        None => {}
    }
    let outline = properties
        .outline
        .or_else(|| styles.of_paragraph(style, |style| style.outline))?;
    (outline < 9).then(|| u8::try_from(outline + 1).unwrap_or(3).min(3))
}

/// The content of a file.
pub(super) fn content(walk: &Walk, styles: &Styles) -> Content {
    let mut reader = Reader {
        walk,
        styles,
        counters: BTreeMap::new(),
        started: BTreeMap::new(),
    };
    let mut content = Content::default();
    for block in &walk.blocks {
        match block {
            Block::Paragraph(n) => reader.paragraph(*n, &mut content, true),
            Block::Table(table) => match framed(table) {
                Some(blocks) => reader.frame(table, blocks, &mut content),
                None => content.flats.push(reader.table(table)),
            },
        }
    }
    content
}

/// What is in a table of one cell that holds only paragraphs: perhaps a frame drawn around a title.
fn framed(table: &Table) -> Option<&[Block]> {
    let [row] = table.rows.as_slice() else { return None };
    let [cell] = row.cells.as_slice() else { return None };
    let all = cell
        .blocks
        .iter()
        .all(|block| matches!(block, Block::Paragraph(_)));
    all.then_some(&cell.blocks)
}

struct Reader<'a> {
    walk: &'a Walk,
    styles: &'a Styles,
    /// Numbers reached, by model of list.
    counters: BTreeMap<u32, Counters>,
    /// Levels at which instances have started again.
    started: BTreeMap<(u32, usize), ()>,
}

impl Reader<'_> {
    /// A frame around a title is not a table.
    fn frame(&mut self, table: &Table, blocks: &[Block], content: &mut Content) {
        let before = (self.counters.clone(), self.started.clone());
        let mut inside = Content::default();
        for block in blocks {
            if let Block::Paragraph(n) = block {
                self.paragraph(*n, &mut inside, true);
            }
        }
        let titled = inside.flats.iter().any(|flat| matches!(flat, Flat::Title { .. }));
        if titled && inside.title.is_none() {
            content.flats.append(&mut inside.flats);
        } else {
            (self.counters, self.started) = before;
            content.flats.push(self.table(table));
        }
    }

    fn paragraph(&mut self, n: usize, content: &mut Content, top: bool) {
        let Some(read) = self.walk.paragraphs.get(n) else {
            return;
        };
        let style = read.properties.style.as_deref();
        let letters = |piece: &&walk::Piece| piece.text.chars().any(char::is_alphabetic);
        let all = |what: fn(&walk::Piece) -> bool| {
            let mut lettered = read.pieces.iter().filter(letters).peekable();
            lettered.peek().is_some() && lettered.all(what)
        };
        let mut role = self.role(read);
        if all(|piece| piece.contents) && !matches!(role, Role::Title { .. }) {
            role = Role::Contents;
        }
        let place = Place {
            page: self.walk.rendered.then_some(read.page),
            paragraph: Some(n),
        };
        let paragraph = Paragraph {
            role,
            line: line(&read.pieces),
            bold_style: self.styles.of_letters(style, |l| l.bold) == Some(true),
            underlined: all(|piece| piece.underlined),
            capitals: all(|piece| piece.capitals || !piece.text.chars().any(char::is_lowercase)),
            place,
        };
        content.paragraph(paragraph, top);
    }

    /// What a paragraph is, by its style and its numbering.
    fn role(&mut self, read: &walk::Paragraph) -> Role {
        if read.note {
            return Role::Note(Audience::Published);
        }
        let properties = &read.properties;
        let style = properties.style.as_deref();
        let list = self.styles.list_of(properties);
        let counted = list.map(|list| {
            let counters = self.counters.entry(list.model).or_default();
            if let Some(start) = list.starts.and_then(|starts| starts.get(&list.level))
                && self.started.insert((list.instance, list.level), ()).is_none()
            {
                counters.set(list.level, *start);
            }
            let label = counters.count(list.level, list.levels);
            let counts = list
                .levels
                .get(&list.level)
                .is_some_and(|level| level.format.counts());
            (list.instance, list.level, counts, label)
        });
        if let Some(level) = styled_level(self.styles, properties) {
            let label = counted
                .map(|(_, _, _, label)| label)
                .filter(|label| !label.is_empty());
            return Role::Title { level, label };
        }
        match self.styles.of_name(style, named_role) {
            Some(Role::Continuation { .. }) => {
                return Role::Continuation {
                    level: indent_level(properties),
                };
            }
            Some(role) => return role,
            None => {}
        }
        match counted {
            Some((list, level, ordered, label)) => Role::Item {
                list: usize::try_from(list).unwrap_or(usize::MAX),
                level,
                ordered,
                label,
            },
            None => Role::Plain,
        }
    }

    fn table(&mut self, table: &Table) -> Flat {
        let mut rows: Vec<FlatRow> = Vec::new();
        let mut marked: Vec<bool> = Vec::new();
        // Where the cell that covers each column started: row and place in that row.
        let mut started: Vec<Option<(usize, usize)>> = Vec::new();
        for row in &table.rows {
            let mut out: FlatRow = Vec::new();
            let mut column = row.before;
            for cell in &row.cells {
                let end = columns_of(&mut started, column, cell.span);
                let above = started.get(column).copied().flatten();
                if let (Some(Merge::Continue), Some((r, c))) = (cell.merge, above) {
                    if let Some(cell) = rows.get_mut(r).and_then(|row: &mut FlatRow| row.get_mut(c)) {
                        cell.row_span = cell.row_span.saturating_add(1);
                    }
                } else {
                    let (content, header) = self.cell(cell);
                    let here = (cell.merge == Some(Merge::Restart)).then_some((rows.len(), out.len()));
                    started
                        .iter_mut()
                        .take(end)
                        .skip(column)
                        .for_each(|place| *place = here);
                    out.push(FlatCell {
                        header,
                        col_span: u16::try_from(end.saturating_sub(column)).unwrap_or(1).max(1),
                        row_span: 1,
                        content,
                    });
                }
                column = end;
            }
            marked.push(row.header);
            rows.push(out);
        }
        head_rows(&mut rows, &marked);
        let columns = started.len().max(1);
        rows.retain(|row| !row.is_empty());
        let mut widths: Vec<u16> = table
            .widths
            .iter()
            .map(|width| u16::try_from(*width).unwrap_or(u16::MAX).max(1))
            .collect();
        if widths.len() != columns {
            widths = vec![1; columns];
        }
        Flat::Table { widths, rows }
    }

    fn cell(&mut self, cell: &Cell) -> (Vec<Flat>, bool) {
        let mut content = Content::default();
        let mut head = false;
        for block in &cell.blocks {
            match block {
                Block::Paragraph(n) => {
                    let style = self
                        .walk
                        .paragraphs
                        .get(*n)
                        .and_then(|p| p.properties.style.as_deref());
                    head |= self.styles.of_name(style, named_role) == Some(Role::Head);
                    self.paragraph(*n, &mut content, false);
                }
                Block::Table(table) => {
                    let inner = self.table(table);
                    content.flats.push(inner);
                }
            }
        }
        (content.flats, head)
    }
}

/// Depth of a further paragraph of an item, told by its indent.
fn indent_level(properties: &Properties) -> usize {
    let left = properties.indent.unwrap_or(0);
    let step = i32::try_from(crate::layout::LIST_STEP).unwrap_or(i32::MAX);
    usize::try_from((left / step - 1).max(0)).unwrap_or(0)
}

/// The words of a paragraph.
fn line(pieces: &[walk::Piece]) -> Vec<Inline> {
    let nodes = pieces.iter().map(|piece| match piece.text.as_str() {
        "\n" => Inline::Break,
        text => Inline::Text {
            text: text.to_owned(),
            marks: piece.marks,
        },
    });
    trimmed(nodes.collect())
}
