//! Markdown: titles, lists, tables, bold and italic. Enough for a draft written by hand.

use document::{Audience, Document, Inline, Marks, normalised};

use super::hyphens::{Hyphens, join};
use super::text::{numbered_item, push_item};
use super::tree::{Flat, FlatCell, document_blocks};
use super::{finish, lines_of};

/// Reads Markdown. Titles below the third level are read as of the third; code, quotations and pictures are
/// read as paragraphs with their marks.
///
/// # Errors
/// A text of more than a million lines.
pub fn markdown(bytes: &[u8], file_name: &str) -> crate::Result<Document> {
    let source = lines_of(bytes, file_name)?;
    let mut flats: Vec<Flat> = Vec::new();
    let mut title = None;
    let mut list = 0;
    let mut joined = false;
    let mut table: Vec<Vec<String>> = Vec::new();
    // A lone `#` title is that of the document; then `##` are articles.
    let tops = source.lines().filter(|line| line.starts_with("# ")).count();
    let shift = usize::from(tops == 1);
    let hyphens = Hyphens::of(source.lines());
    for raw in source.lines() {
        let line = raw.trim();
        if line.starts_with('|') && line.ends_with('|') && line.len() > 1 {
            table.push(
                line[1..line.len() - 1]
                    .split('|')
                    .map(|c| c.trim().to_owned())
                    .collect(),
            );
            joined = false;
            continue;
        }
        close_table(&mut table, &mut flats);
        let hashes = line.len() - line.trim_start_matches('#').len();
        let bullet = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark));
        let level = ((raw.len() - raw.trim_start().len()) / 2).min(8);
        if line.is_empty() {
            joined = false;
        } else if let Some(words) = comment(line) {
            // A comment of the author is no text of the document: it is kept as a note that is not published.
            flats.push(Flat::Note {
                audience: Audience::Working,
                line: vec![Inline::text(words)],
            });
            joined = false;
        } else if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
            let words = line[hashes..].trim();
            if hashes == 1 && shift == 1 {
                title = Some(words.to_owned());
                if !super::guess::is_piece_name(words) {
                    flats.push(Flat::Paragraph(inlines(words)));
                }
            } else {
                flats.push(Flat::Title {
                    level: u8::try_from((hashes - shift).clamp(1, 3)).unwrap_or(3),
                    label: None,
                    line: inlines(words),
                });
            }
            joined = false;
        } else if let Some(words) = bullet.or_else(|| numbered_item(line)) {
            push_item(&mut flats, &mut list, level, bullet.is_none(), "");
            if let Some(Flat::Item { line, .. }) = flats.last_mut() {
                *line = inlines(words);
            }
            joined = true;
        } else if joined {
            if let Some(Flat::Paragraph(before) | Flat::Item { line: before, .. }) = flats.last_mut() {
                let mut nodes = inlines(line).into_iter();
                // The first words follow those of the line above, or end the word that it cut.
                match (before.last_mut(), nodes.next()) {
                    (
                        Some(Inline::Text { text, marks }),
                        Some(Inline::Text {
                            text: more,
                            marks: same,
                        }),
                    ) if *marks == same => join(text, &more, &hyphens),
                    (_, first) => {
                        append(before, Inline::text(" "));
                        first.into_iter().for_each(|node| append(before, node));
                    }
                }
                nodes.for_each(|node| append(before, node));
            }
        } else {
            flats.push(Flat::Paragraph(inlines(line)));
            joined = true;
        }
    }
    close_table(&mut table, &mut flats);
    Ok(finish(title, document_blocks(flats), file_name))
}

/// Adds to a line, joined to the text before when their emphasis is the same.
fn append(line: &mut Vec<Inline>, node: Inline) {
    match (line.last_mut(), node) {
        (
            Some(Inline::Text { text, marks }),
            Inline::Text {
                text: more,
                marks: same,
            },
        ) if *marks == same => {
            text.push_str(&more);
        }
        (_, node) => line.push(node),
    }
}

/// The words of a line that is an HTML comment.
fn comment(line: &str) -> Option<&str> {
    let words = line.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    (!words.is_empty()).then_some(words)
}

/// A table is over: its second line of dashes says that the first is a header.
fn close_table(lines: &mut Vec<Vec<String>>, flats: &mut Vec<Flat>) {
    let mut rows = std::mem::take(lines);
    if rows.is_empty() {
        return;
    }
    let dashes = |row: &Vec<String>| {
        row.iter()
            .all(|c| !c.is_empty() && c.chars().all(|c| matches!(c, '-' | ':')))
    };
    let header = rows.get(1).is_some_and(dashes);
    if header {
        rows.remove(1);
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(r, cells)| {
            let cell = |text: String| FlatCell {
                header: header && r == 0,
                col_span: 1,
                row_span: 1,
                content: if text.is_empty() {
                    Vec::new()
                } else {
                    vec![Flat::Paragraph(inlines(&text))]
                },
            };
            cells.into_iter().map(cell).collect()
        })
        .collect();
    flats.push(Flat::Table {
        widths: vec![1; columns],
        rows,
    });
}

/// `**bold**` and `*italic*`; a star that closes nothing is a star.
fn inlines(text: &str) -> Vec<Inline> {
    let mut nodes = Vec::new();
    let mut rest = text;
    let mut plain = String::new();
    while let Some(c) = rest.chars().next() {
        let found = [("**", true), ("*", false)].into_iter().find_map(|(mark, bold)| {
            let inner = rest.strip_prefix(mark)?;
            let end = inner.find(mark)?;
            let words = &inner[..end];
            let clean = !words.is_empty() && !words.starts_with(' ') && !words.ends_with(' ');
            clean.then(|| (words, bold, &inner[end + mark.len()..]))
        });
        if let Some((words, bold, after)) = found {
            nodes.push(Inline::text(std::mem::take(&mut plain)));
            let marks = Marks {
                bold,
                italic: !bold,
                ..Marks::default()
            };
            nodes.push(Inline::Text {
                text: words.to_owned(),
                marks,
            });
            rest = after;
        } else {
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    nodes.push(Inline::text(plain));
    normalised(nodes)
}
