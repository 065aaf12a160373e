//! Tables told by the lines drawn around their cells.

use super::words::{Row, Sheet, Word};

/// A table of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y0: f64,
    pub(super) y1: f64,
    /// Where columns begin and end.
    pub(super) columns: Vec<f64>,
    pub(super) rows: Vec<Vec<GridCell>>,
}

/// A cell: where it begins, what it covers, its text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GridCell {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) lines: Vec<Row>,
}

/// Two lines drawn nearer than this are one.
const NEAR: f64 = 3.0;
/// Most columns and rows of a table; more are a drawing.
const MOST_LINES: usize = 400;

/// Takes the tables out of a page, words included.
pub(super) fn take(sheet: &mut Sheet) -> Vec<Grid> {
    let mut grids = Vec::new();
    let (ruled, open) = groups(&sheet.across, &sheet.down);
    for (across, down) in ruled {
        grids.extend(grid(&across, &down, &mut sheet.rows));
    }
    for across in open {
        grids.extend(stacked(across, &mut sheet.rows));
    }
    grids.sort_by(|a, b| a.y0.total_cmp(&b.y0));
    grids
}

/// Lines drawn across, and down.
type Lines = Vec<[f64; 3]>;

/// Lines drawn that touch each other; and apart, lines across without any line down.
fn groups(across: &[[f64; 3]], down: &[[f64; 3]]) -> (Vec<(Lines, Lines)>, Vec<Lines>) {
    /// A page of more lines is a drawing, and looking for pairs would take long.
    const MOST: usize = 4_000;
    if across.len() + down.len() > MOST || across.len() < 2 {
        return (Vec::new(), Vec::new());
    }
    let mut owner: Vec<usize> = (0..across.len() + down.len()).collect();
    for (a, [x0, x1, y]) in across.iter().enumerate() {
        for (d, [y0, y1, x]) in down.iter().enumerate() {
            let meets = *x >= x0 - NEAR && *x <= x1 + NEAR && *y >= y0 - NEAR && *y <= y1 + NEAR;
            if meets {
                unite(&mut owner, a, across.len() + d);
            }
        }
        for (b, [u0, u1, v]) in across.iter().enumerate().skip(a + 1) {
            // Pieces of one line; columns are joined by it.
            if (y - v).abs() < NEAR && u0 - NEAR <= *x1 && x0 - NEAR <= *u1 {
                unite(&mut owner, a, b);
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, (Lines, Lines)> = std::collections::BTreeMap::new();
    for (n, line) in across.iter().enumerate() {
        groups.entry(find(&mut owner, n)).or_default().0.push(*line);
    }
    for (n, line) in down.iter().enumerate() {
        groups
            .entry(find(&mut owner, across.len() + n))
            .or_default()
            .1
            .push(*line);
    }
    let (ruled, open): (Vec<_>, Vec<_>) = groups
        .into_values()
        .filter(|(across, _)| !across.is_empty())
        .partition(|(_, down)| !down.is_empty());
    (
        ruled,
        stacks(open.into_iter().map(|(across, _)| across).collect()),
    )
}

/// Lines across of the same ends: perhaps the rows of one table.
fn stacks(lines: Vec<Lines>) -> Vec<Lines> {
    let ends = |line: &[[f64; 3]]| {
        let x0 = line.iter().map(|l| l[0]).fold(f64::MAX, f64::min);
        let x1 = line.iter().map(|l| l[1]).fold(f64::MIN, f64::max);
        (x0, x1)
    };
    let mut stacks: Vec<Lines> = Vec::new();
    for line in lines {
        let (x0, x1) = ends(&line);
        let same = |stack: &&mut Lines| {
            let (u0, u1) = ends(stack);
            (x0 - u0).abs() < NEAR && (x1 - u1).abs() < NEAR
        };
        match stacks.iter_mut().find(same) {
            Some(stack) => stack.extend(line),
            None => stacks.push(line),
        }
    }
    stacks
}

/// Tables among lines across of the same ends: runs of two rows at least with a common blank between columns.
/// Lines under titles, which have no such blank below them, are left out.
fn stacked(mut across: Lines, rows: &mut Vec<Row>) -> Vec<Grid> {
    across.sort_by(|a, b| a[2].total_cmp(&b[2]));
    let mut grids = Vec::new();
    let mut start = 0;
    while start + 2 < across.len() {
        let parted = |end: usize| {
            let (y0, y1) = (across[start][2], across[end][2]);
            let within = |word: &Word, y: f64| {
                let middle = y - word.size * 0.3;
                middle > y0
                    && middle < y1
                    && word.x0 > across[start][0] - NEAR
                    && word.x1 < across[start][1] + NEAR
            };
            let last = (across[end - 1][2], y1);
            let filled = rows.iter().any(|row| row.y > last.0 && row.y < last.1);
            // A title with a rule of its own, just under the table, is in larger letters.
            let sizes = |from: f64, to: f64| {
                let between = rows.iter().filter(move |row| row.y > from && row.y < to);
                between.flat_map(|row| &row.words).map(|word| word.size)
            };
            let above = sizes(y0, last.0).fold(0.0, f64::max);
            let is_title = above > 0.0 && sizes(last.0, last.1).all(|size| size > 1.1 * above);
            filled && !is_title && gutters(rows, &within, across[start][0], across[start][1]).len() >= 3
        };
        let end = (start + 1..across.len()).take_while(|end| parted(*end)).last();
        match end.filter(|end| end - start >= 2) {
            Some(end) => {
                grids.extend(grid(&across[start..=end], &[], rows));
                start = end;
            }
            None => start += 1,
        }
    }
    grids
}

fn find(owner: &mut [usize], mut n: usize) -> usize {
    while owner[n] != n {
        owner[n] = owner[owner[n]];
        n = owner[n];
    }
    n
}

fn unite(owner: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(owner, a), find(owner, b));
    owner[a.max(b)] = a.min(b);
}

/// Different places, those nearer than a point or two made one.
fn places(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let mut out: Vec<f64> = Vec::new();
    for value in values {
        if out.last().is_none_or(|last| value - last > NEAR) {
            out.push(value);
        }
    }
    out
}

fn grid(across: &[[f64; 3]], down: &[[f64; 3]], rows: &mut Vec<Row>) -> Option<Grid> {
    let ys = places(
        across
            .iter()
            .map(|line| line[2])
            .chain(down.iter().flat_map(|l| [l[0], l[1]])),
    );
    let (y0, y1) = (*ys.first()?, *ys.last()?);
    let ends = across.iter().flat_map(|line| [line[0], line[1]]);
    let mut xs = places(ends.chain(down.iter().map(|line| line[2])));
    let (x0, x1) = (*xs.first()?, *xs.last()?);
    if ys.len() < 2 || ys.len() > MOST_LINES || xs.len() > MOST_LINES || y1 - y0 < 8.0 || x1 - x0 < 30.0 {
        return None;
    }
    let inside = |word: &Word, y: f64| {
        let (x, middle) = (f64::midpoint(word.x0, word.x1), y - word.size * 0.3);
        x > x0 && x < x1 && middle > y0 && middle < y1
    };
    let ruled = !down.is_empty();
    if !ruled {
        xs = gutters(rows, &inside, x0, x1);
    }
    if xs.len() < 3 {
        // One column: a frame, or lines between paragraphs.
        return None;
    }
    let (lines, columns) = (ys.len() - 1, xs.len() - 1);
    // Which cell of the finest grid belongs to which.
    let mut owner: Vec<usize> = (0..lines * columns).collect();
    for line in 0..lines {
        for column in 0..columns {
            let (left, right) = (xs[column], xs[column + 1]);
            let (top, bottom) = (ys[line], ys[line + 1]);
            let here = line * columns + column;
            let covers = |from: f64, to: f64, a: f64, b: f64| to.min(b) - from.max(a) > 0.5 * (b - a);
            if ruled && column + 1 < columns {
                let wall = |l: &[f64; 3]| (l[2] - right).abs() <= NEAR && covers(l[0], l[1], top, bottom);
                if !down.iter().any(wall) {
                    unite(&mut owner, here, here + 1);
                }
            }
            if line + 1 < lines {
                let floor = |l: &[f64; 3]| (l[2] - bottom).abs() <= NEAR && covers(l[0], l[1], left, right);
                if !across.iter().any(floor) {
                    unite(&mut owner, here, here + columns);
                }
            }
        }
    }
    let mut texts: std::collections::BTreeMap<usize, Vec<Row>> = std::collections::BTreeMap::new();
    for row in rows.iter_mut() {
        let (taken, left): (Vec<Word>, Vec<Word>) = std::mem::take(&mut row.words)
            .into_iter()
            .partition(|word| inside(word, row.y));
        row.words = left;
        for word in taken {
            let (x, middle) = (f64::midpoint(word.x0, word.x1), row.y - word.size * 0.3);
            let column = xs[1..columns].iter().filter(|edge| **edge < x).count();
            let line = ys[1..lines].iter().filter(|edge| **edge < middle).count();
            let cell = texts
                .entry(find(&mut owner, line * columns + column))
                .or_default();
            match cell.last_mut().filter(|last| (last.y - row.y).abs() < 0.1) {
                Some(last) => last.words.push(word),
                None => cell.push(Row {
                    y: row.y,
                    words: vec![word],
                    edge: false,
                }),
            }
        }
    }
    rows.retain(|row| !row.words.is_empty());
    let mut out: Vec<Vec<GridCell>> = Vec::new();
    for line in 0..lines {
        let mut cells = Vec::new();
        for column in 0..columns {
            let here = line * columns + column;
            if find(&mut owner, here) != here {
                continue;
            }
            let wide = (column..columns)
                .take_while(|c| find(&mut owner, line * columns + c) == here)
                .count();
            let high = (line..lines)
                .take_while(|l| find(&mut owner, l * columns + column) == here)
                .count();
            cells.push(GridCell {
                column,
                columns: wide,
                rows: high,
                lines: texts.remove(&here).unwrap_or_default(),
            });
        }
        out.push(cells);
    }
    Some(Grid {
        x0,
        x1,
        y0,
        y1,
        columns: xs,
        rows: out,
    })
}

/// Columns of a table whose lines run only across: the blanks that no row crosses.
fn gutters(rows: &[Row], inside: &impl Fn(&Word, f64) -> bool, x0: f64, x1: f64) -> Vec<f64> {
    /// Narrowest blank between two columns.
    const BLANK: f64 = 7.0;
    let mut spans: Vec<(f64, f64)> = rows
        .iter()
        .flat_map(|row| row.words.iter().filter(|word| inside(word, row.y)))
        .map(|word| (word.x0, word.x1))
        .collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = vec![x0];
    let mut end = f64::MAX;
    for (from, to) in spans {
        if from - end > BLANK {
            // Just before the column, so that its words stand right of the edge.
            out.push(from - 2.0);
        }
        end = if end == f64::MAX { to } else { end.max(to) };
    }
    out.push(x1);
    out
}
