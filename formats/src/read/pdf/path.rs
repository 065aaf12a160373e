//! What a page draws: lines along an axis, which part the cells of tables, and dots, which are bullets.

use super::content::Shown;
use super::lexer::Token;

/// Most lines drawn kept for a page.
const MOST_RULES: usize = 20_000;

/// A change of coordinates.
pub(super) type Matrix = [f64; 6];
pub(super) const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

pub(super) fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

pub(super) fn point(m: &Matrix, x: f64, y: f64) -> [f64; 2] {
    [x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]]
}

/// The path being drawn: only lines along an axis are kept, those that part the cells of tables.
#[derive(Default)]
pub(super) struct Path {
    at: [f64; 2],
    start: [f64; 2],
    lines: Vec<[[f64; 2]; 2]>,
    /// Where each further outline begins among the lines.
    parts: Vec<usize>,
    boxes: Vec<[f64; 4]>,
}

impl Path {
    /// Follows an instruction of drawing.
    pub(super) fn take(&mut self, operator: &[u8], operands: &[Token<'_>], matrix: &Matrix, out: &mut Shown) {
        let number = |n: usize| operands.get(n).and_then(Token::number).unwrap_or(0.0);
        match operator {
            b"m" => {
                self.at = point(matrix, number(0), number(1));
                self.start = self.at;
                if self.parts.len() < MOST_RULES {
                    self.parts.push(self.lines.len());
                }
            }
            b"l" => {
                let to = point(matrix, number(0), number(1));
                self.line(to);
            }
            b"c" => self.line(point(matrix, number(4), number(5))),
            b"v" | b"y" => self.line(point(matrix, number(2), number(3))),
            b"h" => self.line(self.start),
            b"re" => {
                let a = point(matrix, number(0), number(1));
                let b = point(matrix, number(0) + number(2), number(1) + number(3));
                if self.boxes.len() < MOST_RULES {
                    self.boxes
                        .push([a[0].min(b[0]), a[1].min(b[1]), a[0].max(b[0]), a[1].max(b[1])]);
                }
            }
            b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => {
                if matches!(operator, b"s" | b"b" | b"b*") {
                    self.line(self.start);
                }
                self.finish(true, out);
            }
            b"f" | b"F" | b"f*" => {
                self.line(self.start);
                self.finish(false, out);
            }
            b"n" => self.clear(),
            _ => {}
        }
    }

    fn line(&mut self, to: [f64; 2]) {
        if self.lines.len() < MOST_RULES {
            self.lines.push([self.at, to]);
        }
        self.at = to;
    }

    fn clear(&mut self) {
        self.lines.clear();
        self.parts.clear();
        self.boxes.clear();
    }

    fn finish(&mut self, stroked: bool, out: &mut Shown) {
        /// Thickest line; a larger area is a background.
        const THICK: f64 = 3.0;
        let rules = &mut out.rules;
        let mut push = |from: [f64; 2], to: [f64; 2]| {
            let (dx, dy) = ((from[0] - to[0]).abs(), (from[1] - to[1]).abs());
            let fits = dx.is_finite() && dy.is_finite() && dx.min(dy) < 0.7 && dx.max(dy) > 2.0;
            if fits && rules.len() < MOST_RULES {
                rules.push([from, to]);
            }
        };
        let mut dot = |[x0, y0, x1, y1]: [f64; 4]| {
            let (wide, high) = (x1 - x0, y1 - y0);
            let fits = (1.2..7.0).contains(&wide) && (0.7..1.4).contains(&(wide / high));
            if fits && out.dots.len() < MOST_RULES / 10 {
                out.dots.push([[x0, y0], [x1, y1]]);
            }
            fits
        };
        self.parts.push(self.lines.len());
        for pair in self.parts.windows(2) {
            let lines = self.lines.get(pair[0]..pair[1]).unwrap_or_default();
            let Some(outline) = extent(lines) else { continue };
            if lines.len() >= 3 && dot(outline) {
                continue;
            }
            if stroked {
                lines.iter().for_each(|[from, to]| push(*from, *to));
            } else {
                // A filled outline as thin as a line is one.
                self.boxes.push(outline);
            }
        }
        for [x0, y0, x1, y1] in &self.boxes {
            let (wide, high) = (x1 - x0, y1 - y0);
            if !stroked && dot([*x0, *y0, *x1, *y1]) {
                continue;
            }
            if high <= THICK && wide > high {
                let y = f64::midpoint(*y0, *y1);
                push([*x0, y], [*x1, y]);
            } else if wide <= THICK && high > wide {
                let x = f64::midpoint(*x0, *x1);
                push([x, *y0], [x, *y1]);
            } else if stroked {
                push([*x0, *y0], [*x1, *y0]);
                push([*x0, *y1], [*x1, *y1]);
                push([*x0, *y0], [*x0, *y1]);
                push([*x1, *y0], [*x1, *y1]);
            }
        }
        self.clear();
    }
}

fn extent(lines: &[[[f64; 2]; 2]]) -> Option<[f64; 4]> {
    let mut points = lines.iter().flatten();
    let first = points.next()?;
    let start = [first[0], first[1], first[0], first[1]];
    Some(points.fold(start, |e, p| {
        [e[0].min(p[0]), e[1].min(p[1]), e[2].max(p[0]), e[3].max(p[1])]
    }))
}
