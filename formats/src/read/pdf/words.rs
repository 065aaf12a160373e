//! From letters to words, and from words to rows: what stands on one base line.

use super::content::Shown;

/// A word, or a run of letters without a space.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Small and above the line: « 1er », the call of a note.
    pub(super) raised: bool,
    /// Whether it touches the word before: no space between them.
    pub(super) joined: bool,
}

/// Words on one base line, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Base line, from the top of the page.
    pub(super) y: f64,
    pub(super) words: Vec<Word>,
    /// Whether the file says that it belongs to the top or bottom of the page.
    pub(super) edge: bool,
}

impl Row {
    pub(super) fn x0(&self) -> f64 {
        self.words.first().map_or(0.0, |word| word.x0)
    }

    pub(super) fn x1(&self) -> f64 {
        self.words.iter().map(|word| word.x1).fold(f64::MIN, f64::max)
    }

    /// Size of most of its letters.
    pub(super) fn size(&self) -> f64 {
        most_used(self.words.iter().map(|word| (word.size, word.text.len()))).unwrap_or(10.0)
    }

    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 && !word.joined {
                out.push(' ');
            }
            out.push_str(&word.text);
        }
        out
    }
}

/// The size that most letters have, to a tenth of a point.
pub(super) fn most_used(sizes: impl Iterator<Item = (f64, usize)>) -> Option<f64> {
    let mut counts: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
    for (size, count) in sizes {
        #[allow(clippy::cast_possible_truncation, reason = "sizes of letters are small")]
        let key = (size.clamp(0.0, 10_000.0) * 10.0).round() as i64;
        *counts.entry(key).or_default() += count;
    }
    let (size, _) = counts.into_iter().max_by_key(|(size, count)| (*count, -*size))?;
    #[allow(clippy::cast_precision_loss, reason = "sizes of letters are small")]
    Some(size as f64 / 10.0)
}

/// A page turned so that its text runs from left to right, y from the top.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) rows: Vec<Row>,
    /// Lines drawn across: x from, x to, y.
    pub(super) across: Vec<[f64; 3]>,
    /// Lines drawn down: y from, y to, x.
    pub(super) down: Vec<[f64; 3]>,
    pub(super) height: f64,
    pub(super) letters: usize,
    pub(super) unknown: usize,
    pub(super) pictures: usize,
}

/// A letter in the turned page.
#[derive(Debug, Clone)]
struct Turned {
    n: usize,
    x0: f64,
    x1: f64,
    y: f64,
}

impl Sheet {
    /// Turns the page the way most of its text runs; what runs another way (a word across the page, a text
    /// along the edge) is left out.
    pub(super) fn new(shown: &Shown, bounds: [f64; 4]) -> Self {
        let runs = |turn: usize| {
            let straight = |letter: &&super::content::Placed| {
                let (a, b) = (turned(letter.from, turn, bounds), turned(letter.to, turn, bounds));
                b[0] - a[0] > 4.0 * (b[1] - a[1]).abs()
            };
            shown.letters.iter().filter(straight).count()
        };
        let turn = (0..4).max_by_key(|turn| (runs(*turn), 4 - turn)).unwrap_or(0);
        let (wide, high) = (bounds[2] - bounds[0], bounds[3] - bounds[1]);
        let (width, height) = if turn % 2 == 0 { (wide, high) } else { (high, wide) };
        let mut letters: Vec<Turned> = Vec::new();
        for (n, letter) in shown.letters.iter().enumerate() {
            let (a, b) = (turned(letter.from, turn, bounds), turned(letter.to, turn, bounds));
            let straight = b[0] - a[0] >= 0.0 && b[0] - a[0] >= 4.0 * (b[1] - a[1]).abs();
            let inside = a[0] > -2.0 && a[0] < width + 2.0 && a[1] > -2.0 && a[1] < height + 2.0;
            if straight && inside && letter.size > 0.5 {
                letters.push(Turned {
                    n,
                    x0: a[0],
                    x1: b[0],
                    y: a[1],
                });
            }
        }
        let mut sheet = Self {
            height,
            letters: letters.len(),
            unknown: shown.unknown,
            pictures: shown.pictures,
            ..Self::default()
        };
        for [from, to] in &shown.rules {
            let (a, b) = (turned(*from, turn, bounds), turned(*to, turn, bounds));
            if (a[1] - b[1]).abs() < (a[0] - b[0]).abs() {
                sheet
                    .across
                    .push([a[0].min(b[0]), a[0].max(b[0]), f64::midpoint(a[1], b[1])]);
            } else {
                sheet
                    .down
                    .push([a[1].min(b[1]), a[1].max(b[1]), f64::midpoint(a[0], b[0])]);
            }
        }
        sheet.rows = rows(letters, shown);
        for [a, b] in &shown.dots {
            let (a, b) = (turned(*a, turn, bounds), turned(*b, turn, bounds));
            sheet.dot(a[0].min(b[0]), a[0].max(b[0]), f64::midpoint(a[1], b[1]));
        }
        sheet
    }
}

impl Sheet {
    /// A bullet drawn before a row becomes its first word.
    fn dot(&mut self, x0: f64, x1: f64, y: f64) {
        let row = self.rows.iter_mut().find(|row| {
            let (size, gap) = (row.size(), row.x0() - x1);
            let level = y < row.y + 0.05 * size && y > row.y - 0.75 * size;
            level && gap > 0.2 * size && gap < 3.0 * size
        });
        if let Some(row) = row {
            let size = row.size();
            row.words.insert(
                0,
                Word {
                    text: "•".to_owned(),
                    x0,
                    x1,
                    size,
                    bold: false,
                    italic: false,
                    raised: false,
                    joined: false,
                },
            );
        }
    }
}

/// A point of the file in a page turned by so many quarters, y from the top.
fn turned([x, y]: [f64; 2], turn: usize, [left, bottom, right, top]: [f64; 4]) -> [f64; 2] {
    match turn {
        0 => [x - left, top - y],
        1 => [y - bottom, x - left],
        2 => [right - x, y - bottom],
        _ => [top - y, right - x],
    }
}

fn rows(mut letters: Vec<Turned>, shown: &Shown) -> Vec<Row> {
    letters.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Row> = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        // Letters go on one line while each stands near the first.
        let y = letters[start].y;
        let size = shown.letters[letters[start].n].size;
        let near = (size * 0.15).clamp(0.6, 3.0);
        let length = letters[start..].iter().take_while(|l| l.y - y <= near).count();
        let line = &mut letters[start..start + length.max(1)];
        start += length.max(1);
        line.sort_by(|a, b| a.x0.total_cmp(&b.x0).then(a.n.cmp(&b.n)));
        let words = words(line, shown);
        let edge = line.iter().all(|l| shown.letters[l.n].edge);
        if !words.is_empty() {
            rows.push(Row { y, words, edge });
        }
    }
    attach_raised(&mut rows);
    rows
}

/// Puts the letters of a line together.
fn words(line: &[Turned], shown: &Shown) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let spread = spread(line, shown);
    let mut spaced = true;
    for letter in line {
        let placed = &shown.letters[letter.n];
        if placed.text.chars().all(is_space) {
            spaced = true;
            continue;
        }
        let text: String = placed.text.chars().filter(|c| !is_zero_width(*c)).collect();
        if let Some(word) = out.last_mut() {
            let gap = letter.x0 - word.x1;
            let size = placed.size.max(word.size);
            // The same letter drawn twice, a little aside, makes it bold.
            if gap < -0.5 * (letter.x1 - letter.x0) && word.text.ends_with(&text) && !text.is_empty() {
                word.bold = true;
                continue;
            }
            let touches = gap < 0.5 * size && text.starts_with(['.', ',']);
            let apart =
                !touches && gap > 0.17 * size + spread * size || is_number(&word.text) && starts_title(&text);
            if !spaced && !apart && alike(word, placed) {
                word.text.push_str(&text);
                word.x1 = word.x1.max(letter.x1);
                continue;
            }
            spaced |= apart;
        }
        out.push(Word {
            text,
            x0: letter.x0,
            x1: letter.x1,
            size: placed.size,
            bold: placed.bold,
            italic: placed.italic,
            raised: false,
            joined: !spaced,
        });
        spaced = false;
    }
    out.retain(|word| !word.text.is_empty());
    out
}

/// « 14.10 », whose title touches it when the number is wider than its place.
fn is_number(word: &str) -> bool {
    word.contains('.') && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn starts_title(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

fn alike(word: &Word, placed: &super::content::Placed) -> bool {
    word.bold == placed.bold
        && word.italic == placed.italic
        && (word.size - placed.size).abs() < 0.1 * word.size
}

/// How far apart the letters of a line are drawn on purpose, in parts of the size: the usual gap between two
/// letters, zero but in spaced titles.
fn spread(line: &[Turned], shown: &Shown) -> f64 {
    // The dots that lead to a page number are far apart, and say nothing of the letters.
    let counts = |l: &Turned| {
        let text = &shown.letters[l.n].text;
        !text.chars().all(is_space) && !matches!(text.as_str(), "." | ":" | "_" | "…")
    };
    let mut gaps: Vec<f64> = line
        .windows(2)
        .filter(|pair| counts(&pair[0]) && counts(&pair[1]))
        .map(|pair| (pair[1].x0 - pair[0].x1) / shown.letters[pair[0].n].size)
        .collect();
    if gaps.len() < 5 {
        return 0.0;
    }
    gaps.sort_by(f64::total_cmp);
    let middle = gaps[gaps.len() / 2];
    if (0.04..0.6).contains(&middle) {
        middle
    } else {
        0.0
    }
}

/// Spaces that part words; those that hold words together stay in them.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') || c.is_control()
}

/// Small letters above a line and against one of its words are put into it.
fn attach_raised(rows: &mut Vec<Row>) {
    let mut n = 0;
    while n < rows.len() {
        let mut moved = Vec::new();
        let small = rows[n].size();
        if rows[n].words.len() > 12 {
            n += 1;
            continue;
        }
        for (w, word) in rows[n].words.iter().enumerate() {
            let host = (n.saturating_sub(3)..(n + 4).min(rows.len()))
                .filter(|m| *m != n)
                .find_map(|m| {
                    let row = &rows[m];
                    let size = row.size();
                    let above = row.y - rows[n].y;
                    let fits =
                        word.size.max(small) < 0.9 * size && above > -0.25 * size && above < 0.65 * size;
                    let near = |a: f64, b: f64| (a - b).abs() < 0.35 * size;
                    let larger = |host: &Word| host.size > word.size * 1.1;
                    // After a word, as a call; or before one, as the number of a note.
                    let after = row
                        .words
                        .iter()
                        .position(|host| larger(host) && near(word.x0, host.x1));
                    let at = after.map(|at| (at + 1, true)).or_else(|| {
                        let first = row
                            .words
                            .first()
                            .filter(|host| larger(host) && near(word.x1, host.x0));
                        first.map(|_| (0, false))
                    })?;
                    fits.then_some((m, at, above > 0.0))
                });
            if let Some((m, at, raised)) = host {
                moved.push((w, m, at, raised));
            }
        }
        for (w, m, (at, joined), raised) in moved.iter().rev() {
            let mut word = rows[n].words.remove(*w);
            word.joined = *joined;
            word.raised = *raised;
            // What follows the call of a note, a comma say, touches it.
            if let Some(next) = rows[*m].words.get_mut(*at).filter(|_| *joined)
                && next.x0 - word.x1 < 0.17 * next.size
            {
                next.joined = true;
            }
            rows[*m].words.insert(*at, word);
        }
        if rows[n].words.is_empty() {
            rows.remove(n);
        } else {
            n += 1;
        }
    }
}
