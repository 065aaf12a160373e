//! From docx-rs to paragraphs and tables.

use document::{Inline, Marks, normalised};
use docx_rs::{
    BreakType, DocumentChild, Docx, Paragraph, ParagraphChild, Run, RunChild, Table, TableCell,
    TableCellContent, TableChild, TableRowChild,
};

use super::styles::{Role, Styles, json};
use crate::read::shape::{all_capitals, typed_title};
use crate::read::tree::{Flat, FlatCell, FlatRow};

/// What a file holds, in order, and its title.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) flats: Vec<Flat>,
    pub(super) title: Option<String>,
}

/// Walks the document.
pub(super) fn content(docx: &Docx) -> Content {
    let styles = Styles::of(docx);
    let mut content = Content::default();
    for child in &docx.document.children {
        match child {
            DocumentChild::Paragraph(p) => paragraph(p, &styles, &mut content, true),
            DocumentChild::Table(t) => match framed(t, &styles) {
                Some(flats) => content.flats.extend(flats),
                None => content.flats.push(table(t, &styles)),
            },
            _ => {}
        }
    }
    content
}

/// The paragraphs of a table of one cell that holds a title: a frame drawn around it, not a table.
fn framed(t: &Table, styles: &Styles) -> Option<Vec<Flat>> {
    let [TableChild::TableRow(row)] = t.rows.as_slice() else {
        return None;
    };
    let [TableRowChild::TableCell(cell)] = row.cells.as_slice() else {
        return None;
    };
    let mut content = Content::default();
    for child in &cell.children {
        match child {
            TableCellContent::Paragraph(p) => paragraph(p, styles, &mut content, true),
            _ => return None,
        }
    }
    let titled = content
        .flats
        .iter()
        .any(|flat| matches!(flat, Flat::Title { .. }));
    (titled && content.title.is_none()).then_some(content.flats)
}

fn paragraph(p: &Paragraph, styles: &Styles, content: &mut Content, top: bool) {
    let line = line(p);
    let empty = text_of(&line).trim().is_empty();
    let role = styles.role(p);
    let flat = match role {
        Role::Contents => return,
        Role::Item { list, level, ordered } => Flat::Item {
            list,
            level,
            ordered,
            line,
        },
        _ if empty => return,
        Role::DocumentTitle if top && content.title.is_none() => {
            let title = text_of(&line).replace('\n', " ");
            let only_a_name = crate::read::guess::is_piece_name(&title);
            content.title = Some(title);
            // A title that says more than the name of the piece is read and checked like any text.
            if only_a_name {
                return;
            }
            Flat::Paragraph(line)
        }
        Role::Title { level, numbered } if top => Flat::Title {
            level,
            numbered,
            line,
        },
        Role::Continuation { level } => Flat::Continuation { level, line },
        Role::Note(audience) => Flat::Note {
            audience,
            line: without_lead(line),
        },
        Role::Plain if top => shaped(line, styles.bold(p)),
        _ => Flat::Paragraph(line),
    };
    content.flats.push(flat);
}

/// The line without the tab or space that parts a footnote from its mark.
fn without_lead(mut line: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text { text, .. }) = line.first_mut() {
        *text = text.trim_start().to_owned();
    }
    normalised(line)
}

/// A paragraph without a telling style: a title when it has the shape of one.
fn shaped(line: Vec<Inline>, bold_style: bool) -> Flat {
    let text = text_of(&line);
    let bold = bold_style || is_bold(&line);
    match typed_title(&text) {
        Some(typed) if typed.article || bold || all_capitals(&text) => Flat::Title {
            level: typed.level(),
            numbered: false,
            line,
        },
        _ => Flat::Paragraph(line),
    }
}

fn is_bold(line: &[Inline]) -> bool {
    line.iter().all(|node| match node {
        Inline::Text { text, marks } => marks.bold || text.trim().is_empty(),
        _ => true,
    })
}

fn text_of(line: &[Inline]) -> String {
    document::plain_text(line, &document::Numbering::default())
}

fn line(p: &Paragraph) -> Vec<Inline> {
    let mut nodes = Vec::new();
    for child in &p.children {
        if let ParagraphChild::Run(r) = child {
            run(r, &mut nodes);
        }
    }
    // Breaks at the ends come from page breaks and empty lines.
    while nodes.last() == Some(&Inline::Break) {
        nodes.pop();
    }
    let lead = nodes.iter().take_while(|node| **node == Inline::Break).count();
    nodes.drain(..lead);
    normalised(nodes)
}

fn run(r: &Run, nodes: &mut Vec<Inline>) {
    let property = &r.run_property;
    let on = |value: serde_json::Value| value.as_bool().unwrap_or(false);
    let marks = Marks {
        bold: property.bold.as_ref().is_some_and(|b| on(json(b))),
        italic: property.italic.as_ref().is_some_and(|i| on(json(i))),
        superscript: property.vert_align.is_some(),
    };
    for child in &r.children {
        let text = match child {
            RunChild::Text(text) => text.text.clone(),
            RunChild::Tab(_) => "\t".to_owned(),
            RunChild::Break(kind) => {
                let page = json(kind).get("breakType").cloned() == Some(json(&BreakType::Page));
                if !page {
                    nodes.push(Inline::Break);
                }
                continue;
            }
            _ => continue,
        };
        nodes.push(Inline::Text { text, marks });
    }
}

fn table(t: &Table, styles: &Styles) -> Flat {
    let mut rows: Vec<FlatRow> = Vec::new();
    let mut marked: Vec<bool> = Vec::new();
    // Where the cell that covers each column started: row and place in that row.
    let mut started: Vec<Option<(usize, usize)>> = Vec::new();
    for TableChild::TableRow(row) in &t.rows {
        let mut out: FlatRow = Vec::new();
        let mut column = 0;
        for TableRowChild::TableCell(tc) in &row.cells {
            let property = json(&tc.property);
            let span = property
                .get("gridSpan")
                .and_then(serde_json::Value::as_u64)
                .unwrap_or(1);
            let span = u16::try_from(span).unwrap_or(1).max(1);
            let merge = property.get("verticalMerge").and_then(serde_json::Value::as_str);
            let end = column + usize::from(span);
            if started.len() < end {
                started.resize(end, None);
            }
            let above = started[column];
            if let (Some("continue"), Some((r, c))) = (merge, above) {
                if let Some(cell) = rows.get_mut(r).and_then(|row: &mut FlatRow| row.get_mut(c)) {
                    cell.row_span = cell.row_span.saturating_add(1);
                }
            } else {
                let (content, head) = cell(tc, styles);
                for place in &mut started[column..end] {
                    *place = (merge == Some("restart")).then_some((rows.len(), out.len()));
                }
                out.push(FlatCell {
                    header: head,
                    col_span: span,
                    row_span: 1,
                    content,
                });
            }
            column = end;
        }
        marked.push(json(&row.property).get("rowHeight").is_some());
        rows.push(out);
    }
    head_rows(&mut rows, &marked);
    let columns = started.len().max(1);
    rows.retain(|row| !row.is_empty());
    let mut widths: Vec<u16> = t
        .grid
        .iter()
        .map(|width| u16::try_from(*width).unwrap_or(u16::MAX).max(1))
        .collect();
    if widths.len() != columns {
        widths = vec![1; columns];
    }
    Flat::Table { widths, rows }
}

fn cell(tc: &TableCell, styles: &Styles) -> (Vec<Flat>, bool) {
    let mut content = Content::default();
    let mut head = false;
    for child in &tc.children {
        match child {
            TableCellContent::Paragraph(p) => {
                head |= styles.role(p) == Role::Head;
                paragraph(p, styles, &mut content, false);
            }
            TableCellContent::Table(t) => content.flats.push(table(t, styles)),
            _ => {}
        }
    }
    (content.flats, head)
}

/// Marked rows are headers. Without a mark, a first row all in bold over others is taken for one.
fn head_rows(rows: &mut [FlatRow], marked: &[bool]) {
    let any_mark = marked.iter().any(|m| *m) || rows.iter().flatten().any(|cell| cell.header);
    for (row, marked) in rows.iter_mut().zip(marked) {
        if *marked {
            row.iter_mut().for_each(|cell| cell.header = true);
        }
    }
    let several = rows.len() > 1;
    let Some(first) = rows
        .first_mut()
        .filter(|row| !any_mark && several && row.len() > 1)
    else {
        return;
    };
    let bold = |cell: &FlatCell| {
        let words = |flat: &Flat| matches!(flat, Flat::Paragraph(line) if is_bold(line));
        !cell.content.is_empty() && cell.content.iter().all(words)
    };
    if first.iter().all(bold) {
        first.iter_mut().for_each(|cell| cell.header = true);
    }
}
