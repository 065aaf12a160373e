//! The order in which a page is read: one column, or two.

use super::grid::Grid;
use super::words::{Row, Word};

/// What stands in a page, from top to bottom.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Line(Row),
    Table(Grid),
}

impl Item {
    fn y(&self) -> f64 {
        match self {
            Item::Line(row) => row.y,
            Item::Table(grid) => grid.y0,
        }
    }

    fn ends(&self) -> (f64, f64) {
        match self {
            Item::Line(row) => (row.x0(), row.x1()),
            Item::Table(grid) => (grid.x0, grid.x1),
        }
    }
}

/// A part of a page that is read from top to bottom, and the edges of its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Region {
    pub(super) items: Vec<Item>,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Fewest lines of a column.
const FEWEST: usize = 5;

/// Cuts a page into regions, in reading order.
pub(super) fn regions(rows: Vec<Row>, grids: Vec<Grid>) -> Vec<Region> {
    let mut items: Vec<Item> = rows.into_iter().map(Item::Line).collect();
    items.extend(grids.into_iter().map(Item::Table));
    items.sort_by(|a, b| a.y().total_cmp(&b.y()));
    let mut out = Vec::new();
    split(items, &mut out, 0);
    out
}

fn split(items: Vec<Item>, out: &mut Vec<Region>, depth: usize) {
    /// Most changes of columns in a page.
    const MOST: usize = 8;
    let found = (depth < MOST).then(|| gutter(&items)).flatten();
    let Some((x, from, to)) = found else {
        out.extend(region(items));
        return;
    };
    let mut before = items;
    let mut middle = before.split_off(from);
    let after = middle.split_off(to - from);
    out.extend(region(before));
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for item in middle {
        match item {
            Item::Line(row) => {
                let (a, b): (Vec<Word>, Vec<Word>) =
                    row.words.into_iter().partition(|word| word.x1 <= x + 1.0);
                for (words, side) in [(a, &mut left), (b, &mut right)] {
                    if !words.is_empty() {
                        side.push(Item::Line(Row {
                            y: row.y,
                            words,
                            edge: false,
                        }));
                    }
                }
            }
            Item::Table(grid) if grid.x1 <= x + 1.0 => left.push(Item::Table(grid)),
            table @ Item::Table(_) => right.push(table),
        }
    }
    out.extend(region(left));
    out.extend(region(right));
    split(after, out, depth + 1);
}

fn region(items: Vec<Item>) -> Option<Region> {
    let ends: Vec<(f64, f64)> = items.iter().map(Item::ends).collect();
    let left = ends.iter().map(|e| e.0).reduce(f64::min)?;
    let right = ends.iter().map(|e| e.1).reduce(f64::max)?;
    Some(Region { items, left, right })
}

/// Where a line or a table stands from a blank.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
    Both,
    Across,
}

/// The blank between two columns: its place, and which items it parts.
fn gutter(items: &[Item]) -> Option<(f64, usize, usize)> {
    let x0 = items.iter().map(|item| item.ends().0).reduce(f64::min)?;
    let x1 = items.iter().map(|item| item.ends().1).reduce(f64::max)?;
    if items.len() < FEWEST || x1 - x0 < 150.0 {
        return None;
    }
    let steps = 80;
    let mut best: Option<(usize, f64, usize, usize)> = None;
    for step in 0..=steps {
        let x = x0 + (x1 - x0) * (0.3 + 0.4 * f64::from(step) / f64::from(steps));
        let mut start = 0;
        let mut n = 0;
        while n <= items.len() {
            let ended = items.get(n).is_none_or(|item| side(item, x) == Side::Across);
            if ended {
                if let Some(weight) = weight(&items[start..n], x)
                    && best.is_none_or(|(most, ..)| weight > most)
                {
                    best = Some((weight, x, start, n));
                }
                start = n + 1;
            }
            n += 1;
        }
    }
    best.map(|(_, x, from, to)| (x, from, to))
}

fn side(item: &Item, x: f64) -> Side {
    /// Half of the narrowest blank between columns.
    const HALF: f64 = 4.0;
    let (from, to) = item.ends();
    if to <= x - HALF {
        return Side::Left;
    }
    if from >= x + HALF {
        return Side::Right;
    }
    match item {
        Item::Table(_) => Side::Across,
        Item::Line(row) if row.words.iter().any(|w| w.x0 < x + HALF && w.x1 > x - HALF) => Side::Across,
        Item::Line(_) => Side::Both,
    }
}

/// How much text a blank parts, when both sides are columns of sentences: fewest lines of the two sides.
fn weight(items: &[Item], x: f64) -> Option<usize> {
    let mut sides: [Vec<&[Word]>; 2] = [Vec::new(), Vec::new()];
    for item in items {
        if let Item::Line(row) = item {
            let cut = row.words.partition_point(|word| word.x1 <= x);
            for (n, words) in [&row.words[..cut], &row.words[cut..]].into_iter().enumerate() {
                if !words.is_empty() {
                    sides[n].push(words);
                }
            }
        }
    }
    let fewest = sides[0].len().min(sides[1].len());
    (fewest >= FEWEST && sides.iter().all(|lines| is_prose(lines))).then_some(fewest)
}

/// Most lines fill their column, with several words: neither labels nor figures.
fn is_prose(lines: &[&[Word]]) -> bool {
    let width = |words: &[Word]| words.last().map_or(0.0, |w| w.x1) - words.first().map_or(0.0, |w| w.x0);
    let widest = lines.iter().map(|words| width(words)).fold(0.0, f64::max);
    let full = lines
        .iter()
        .filter(|words| width(words) > 0.7 * widest && words.len() >= 3)
        .count();
    widest > 60.0 && full * 2 >= lines.len()
}
