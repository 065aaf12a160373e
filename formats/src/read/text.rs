//! Plain text.

use document::{Document, Inline};

use super::hyphens::{Hyphens, join};
use super::shape::{all_capitals, typed_title};
use super::tree::{Flat, document_blocks};
use super::{finish, lines_of};

/// Reads plain text, in UTF-8, UTF-16 with its mark, or Windows-1252.
///
/// Paragraphs are separated by blank lines; a line that has the shape of a title or of an item of a list
/// starts its own; other lines that follow one another are one paragraph, joined by a space, or put
/// together where a word was cut.
///
/// # Errors
/// A text of more than a million lines.
pub fn text(bytes: &[u8], file_name: &str) -> crate::Result<Document> {
    let text = lines_of(bytes, file_name)?;
    let blocks = document_blocks(flats(&text));
    Ok(finish(None, blocks, file_name))
}

/// What opens a new paragraph.
enum Line<'a> {
    Blank,
    Title(u8),
    Bullet(usize, &'a str),
    Number(usize, &'a str),
    Words,
}

fn flats(text: &str) -> Vec<Flat> {
    let lines: Vec<&str> = text.lines().collect();
    let hyphens = Hyphens::of(lines.iter().copied());
    let mut out: Vec<Flat> = Vec::new();
    // Words of the paragraph or item being read.
    let mut joined = false;
    let mut list = 0;
    for (n, raw) in lines.iter().enumerate() {
        let line = raw.trim();
        let alone = |m: Option<usize>| m.and_then(|m| lines.get(m)).is_none_or(|l| l.trim().is_empty());
        let isolated = alone(n.checked_sub(1)) && alone(Some(n + 1));
        match kind(raw, isolated) {
            Line::Blank => joined = false,
            Line::Title(level) => {
                out.push(Flat::Title {
                    level,
                    label: None,
                    line: vec![Inline::text(line)],
                });
                joined = false;
            }
            Line::Bullet(level, words) => {
                push_item(&mut out, &mut list, level, false, words);
                joined = true;
            }
            Line::Number(level, words) => {
                push_item(&mut out, &mut list, level, true, words);
                joined = true;
            }
            Line::Words if joined => extend(out.last_mut(), line, &hyphens),
            Line::Words => {
                out.push(Flat::Paragraph(vec![Inline::text(line)]));
                joined = true;
            }
        }
    }
    out
}

/// Adds an item to the list being read, or starts another.
pub(super) fn push_item(out: &mut Vec<Flat>, list: &mut usize, level: usize, ordered: bool, words: &str) {
    if !matches!(out.last(), Some(Flat::Item { .. })) {
        *list += 1;
    }
    out.push(Flat::Item {
        list: *list,
        level,
        ordered,
        line: vec![Inline::text(words)],
    });
}

/// Joins a wrapped line to what it goes on.
fn extend(flat: Option<&mut Flat>, words: &str, hyphens: &Hyphens) {
    if let Some(Flat::Paragraph(line) | Flat::Item { line, .. }) = flat
        && let Some(Inline::Text { text, .. }) = line.last_mut()
    {
        join(text, words, hyphens);
    }
}

fn kind(raw: &str, isolated: bool) -> Line<'_> {
    let line = raw.trim();
    if line.is_empty() {
        return Line::Blank;
    }
    let level = (raw.len() - raw.trim_start().len()) / 2;
    for mark in ["- ", "– ", "— ", "• ", "* ", "▪ ", "o "] {
        if let Some(words) = line.strip_prefix(mark).filter(|words| !words.trim().is_empty()) {
            return Line::Bullet(level.min(8), words.trim());
        }
    }
    if let Some(typed) = typed_title(line)
        && (typed.article || typed.number.len() > 1 || isolated || all_capitals(line))
    {
        return Line::Title(typed.level());
    }
    if let Some(words) = numbered_item(line) {
        return Line::Number(level.min(8), words);
    }
    Line::Words
}

/// `1. …`, `1) …`, `a) …`.
pub(super) fn numbered_item(line: &str) -> Option<&str> {
    let (mark, rest) = line.split_once([' ', '\t', '\u{a0}'])?;
    let body = mark.strip_suffix(['.', ')'])?;
    let number = (1..=2).contains(&body.len()) && body.chars().all(|c| c.is_ascii_digit());
    let letter = mark.ends_with(')') && body.len() == 1 && body.chars().all(|c| c.is_ascii_lowercase());
    (number || letter)
        .then(|| rest.trim())
        .filter(|rest| !rest.is_empty())
}
