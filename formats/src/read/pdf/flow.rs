//! From rows to paragraphs: what goes on, and what begins.

use document::{Inline, Marks, normalised};

use super::words::{Row, Word, most_used};
use crate::read::hyphens::{Hyphens, ends_with_hyphen, is_hyphen};
use crate::read::shape::{all_capitals, typed_title};
use crate::read::text::numbered_item;

/// A row in the text that it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) row: Row,
    pub(super) page: u32,
    /// Part of the page: rows of one part follow each other on the paper.
    pub(super) region: usize,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Lines that are one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<Line>,
    /// The bullet or number that opens it, and where its words begin.
    pub(super) mark: Option<Mark>,
}

/// What opens an item of a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    pub(super) ordered: bool,
    /// Bytes of the line that it takes.
    pub(super) length: usize,
    pub(super) x: f64,
    /// Where the words after it begin.
    pub(super) words: f64,
}

/// Sizes and spacings of the whole document.
#[derive(Debug, Default)]
pub(super) struct Usual {
    /// Size of most letters.
    pub(super) size: f64,
    /// Distance between the lines of a paragraph, by size in tenths of a point.
    leading: std::collections::BTreeMap<i64, f64>,
}

impl Usual {
    pub(super) fn of(lines: &[Line]) -> Self {
        let letters = lines
            .iter()
            .flat_map(|line| &line.row.words)
            .map(|word| (word.size, word.text.chars().count()));
        let size = most_used(letters).unwrap_or(10.0);
        let mut gaps: std::collections::BTreeMap<i64, Vec<f64>> = std::collections::BTreeMap::new();
        for pair in lines.windows(2) {
            let [a, b] = pair else { continue };
            let gap = b.row.y - a.row.y;
            let size = a.row.size();
            let follows = a.region == b.region && (size - b.row.size()).abs() < 0.2;
            // Only after a line that goes to the edge: its paragraph likely goes on.
            if follows && is_full(a) && gap > 0.8 * size && gap < 2.6 * size {
                gaps.entry(tenths(size)).or_default().push(gap);
            }
        }
        let leading = gaps
            .into_iter()
            .filter(|(_, gaps)| gaps.len() >= 3)
            .filter_map(|(size, gaps)| Some((size, most_used(gaps.into_iter().map(|gap| (gap, 1)))?)))
            .collect();
        Self { size, leading }
    }

    fn leading(&self, size: f64) -> Option<f64> {
        let key = tenths(size);
        (-1..=1).find_map(|by| self.leading.get(&(key + by))).copied()
    }
}

fn tenths(size: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "sizes of letters are small")]
    let tenths = (size.clamp(0.0, 10_000.0) * 10.0).round() as i64;
    tenths
}

/// Whether a line goes nearly to the right edge of its text.
fn is_full(line: &Line) -> bool {
    line.right - line.row.x1() < 0.12 * (line.right - line.left)
}

/// Puts lines together.
pub(super) fn paragraphs(lines: Vec<Line>, usual: &Usual) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        let mark = mark(&line);
        let begins = mark.is_some() || is_title_line(&line, usual);
        match out.last_mut() {
            Some(paragraph) if !begins && goes_on(paragraph, &line, lines.peek(), usual) => {
                paragraph.lines.push(line);
            }
            _ => out.push(Paragraph {
                lines: vec![line],
                mark,
            }),
        }
    }
    out
}

/// Whether a line looks like the first of a title with its number.
fn is_title_line(line: &Line, usual: &Usual) -> bool {
    let text = line.row.text();
    let strong = is_bold(&line.row) || line.row.size() > 1.1 * usual.size || all_capitals(&text);
    typed_title(&text).is_some_and(|typed| strong || typed.article)
}

pub(super) fn is_bold(row: &Row) -> bool {
    row.words
        .iter()
        .all(|word| word.bold || !word.text.chars().any(char::is_alphanumeric))
        && row.words.iter().any(|word| word.bold)
}

/// Whether `b` goes on with the paragraph.
fn goes_on(paragraph: &Paragraph, b: &Line, after: Option<&Line>, usual: &Usual) -> bool {
    let Some(a) = paragraph.lines.last() else {
        return false;
    };
    let size = a.row.size();
    let other = b.row.size();
    if (size - other).abs() > 0.08 * size.max(other) {
        return false;
    }
    let (before, text) = (a.row.text(), b.row.text());
    let lower = text
        .trim_start_matches(['«', '(', '"', '\u{a0}', ' '])
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    let open = !ends_sentence(&before);
    let mid_sentence =
        (lower && open) || ends_with_hyphen(&before) || before.ends_with([',', '–', '—', '(', '/']);
    let (bold, next_bold) = (is_bold(&a.row), is_bold(&b.row));
    if bold != next_bold && !mid_sentence && (bold || !ends_in_bold(&a.row)) {
        return false;
    }
    if a.region != b.region {
        // Over a page or a column, nothing tells but the words.
        return mid_sentence || (open && is_full(a) && bold == next_bold && !is_indented(paragraph, b, size));
    }
    let gap = b.row.y - a.row.y;
    let leading = usual.leading(size).unwrap_or(1.25 * size);
    if gap < 0.3 * size || gap > 1.9 * leading.max(1.1 * size) {
        return false;
    }
    if gap > 1.12 * leading && gap - leading > 1.2 {
        return mid_sentence && gap < 1.35 * leading;
    }
    // An item whose lines hang under its first word.
    if let Some(mark) = paragraph.mark {
        let hangs = (b.row.x0() - mark.words).abs() < 0.6 * size;
        let flush = (b.row.x0() - mark.x).abs() < 0.6 * size && (mark.words - mark.x) > 1.2 * size;
        if flush && !hangs && !mid_sentence {
            return false;
        }
    } else if is_indented(paragraph, b, size) && !mid_sentence {
        return false;
    }
    if is_centred(a) && is_centred(b) {
        return open || lower;
    }
    // The first word of the next line would have fitted: the line was ended on purpose.
    let first = b.row.words.first().map_or(0.0, |word| word.x1 - word.x0);
    let room = a.right - a.row.x1();
    if room > first + 1.2 * size {
        return mid_sentence && (room < 0.35 * (a.right - a.left) || after.is_none());
    }
    true
}

/// The first line of a paragraph set in from those above it.
fn is_indented(paragraph: &Paragraph, b: &Line, size: f64) -> bool {
    let left = match paragraph.lines.len() {
        // An indented first line is followed by one further left.
        1 => paragraph.lines[0].row.x0(),
        _ => paragraph
            .lines
            .iter()
            .skip(1)
            .map(|line| line.row.x0())
            .fold(f64::MAX, f64::min),
    };
    let offset = paragraph.lines.last().map_or(0.0, |line| line.left);
    (b.row.x0() - b.left) - (left - offset) > 0.8 * size
}

fn is_centred(line: &Line) -> bool {
    let (left, right) = (line.row.x0() - line.left, line.right - line.row.x1());
    left > 20.0 && right > 20.0 && (left - right).abs() < 8.0
}

fn ends_in_bold(row: &Row) -> bool {
    row.words.last().is_some_and(|word| word.bold)
}

/// Whether a line ends as a sentence or an item does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['»', ')', '"', '”', ' ', '\u{a0}', '\u{202f}']);
    bare.ends_with(['.', ';', ':', '!', '?', '…'])
}

/// The bullet or number that opens a line.
fn mark(line: &Line) -> Option<Mark> {
    let first = line.row.words.first()?;
    let text = line.row.text();
    let next = line.row.words.get(1)?;
    let mut letters = first.text.chars();
    let sign = letters.next().filter(|_| letters.next().is_none());
    let round = first.text == "o" && next.x0 - first.x1 > 0.4 * first.size;
    if !next.joined && (sign.is_some_and(is_bullet) || round) {
        return Some(Mark {
            ordered: false,
            length: text.len() - text[first.text.len()..].trim_start().len(),
            x: first.x0,
            words: next.x0,
        });
    }
    let words = numbered_item(&text)?;
    (!next.joined).then(|| Mark {
        ordered: true,
        length: text.len() - words.len(),
        x: first.x0,
        words: next.x0,
    })
}

fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‐' | '−' | '•' | '‣' | '◦' | '▪' | '■' | '●' | '○' | '·' | '*' | '→' | '►')
        || matches!(c, '➢' | '➔' | '➤' | '✓' | '✔' | '☐' | '☑' | '☒' | '□' | '❑' | '❖' | '⇒' | '▫' | '◼' | '▶' | '§')
        // Bullets of the fonts of signs.
        || matches!(c, '\u{f000}'..='\u{f0ff}')
}

/// The words of a paragraph, its mark left out, hyphens at the ends of lines settled.
pub(super) fn inlines(paragraph: &Paragraph, hyphens: &Hyphens) -> Vec<Inline> {
    let mut nodes: Vec<Inline> = Vec::new();
    let mut skip = paragraph.mark.map_or(0, |mark| mark.length);
    for (n, line) in paragraph.lines.iter().enumerate() {
        for (w, word) in line.row.words.iter().enumerate() {
            let mut text = word.text.as_str();
            let apart = if w > 0 {
                !word.joined
            } else {
                n > 0 && !join_hyphen(&mut nodes, text, hyphens)
            };
            if skip > 0 {
                let space = usize::from(apart);
                let cut = skip.saturating_sub(space).min(text.len());
                skip = skip.saturating_sub(space + text.len());
                text = text.get(cut..).unwrap_or_default();
                if text.is_empty() {
                    continue;
                }
            } else if apart && !nodes.is_empty() {
                nodes.push(Inline::Text {
                    text: " ".to_owned(),
                    marks: between(line.row.words.get(w.wrapping_sub(1)), word),
                });
            }
            // A soft hyphen that is drawn inside a line is a hyphen.
            let inside = w + 1 < line.row.words.len() || n + 1 == paragraph.lines.len();
            nodes.push(Inline::Text {
                text: if inside {
                    text.replace('\u{ad}', "-")
                } else {
                    text.to_owned()
                },
                marks: marks(word),
            });
        }
    }
    normalised(nodes)
}

fn marks(word: &Word) -> Marks {
    Marks {
        bold: word.bold,
        italic: word.italic,
        superscript: word.raised,
        ..Marks::default()
    }
}

/// Marks of the space between two words: those that both have.
fn between(before: Option<&Word>, word: &Word) -> Marks {
    let before = before.unwrap_or(word);
    Marks {
        bold: before.bold && word.bold,
        italic: before.italic && word.italic,
        ..Marks::default()
    }
}

/// Settles a hyphen at the end of what is read so far; whether the next line touches it.
fn join_hyphen(nodes: &mut [Inline], next: &str, hyphens: &Hyphens) -> bool {
    let Some(Inline::Text { text, .. }) = nodes.last_mut() else {
        return false;
    };
    if !ends_with_hyphen(text) || !next.starts_with(char::is_alphanumeric) {
        return false;
    }
    if !hyphens.keeps(text.as_str(), next) {
        let length = text.trim_end_matches(is_hyphen).len();
        text.truncate(length);
    }
    true
}
