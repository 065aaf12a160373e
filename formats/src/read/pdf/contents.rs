//! The table of contents: recognised, and left out, since its lines would be read as so many articles.

use std::collections::BTreeMap;

use super::flow::Line;

/// Takes its lines out.
pub(super) fn remove(lines: Vec<Line>) -> Vec<Line> {
    let texts: Vec<String> = lines.iter().map(|line| line.row.text()).collect();
    // Where each text stands last: an entry is said again further down, the title itself is not.
    let last: BTreeMap<String, usize> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| (bare(text), n))
        .collect();
    let mut gone = vec![false; lines.len()];
    let mut n = 0;
    while n < lines.len() {
        if is_heading(&texts[n]) {
            let end = zone(&lines, &texts, &last, n + 1);
            if end > n + 1 {
                gone[n..end].fill(true);
                n = end;
                continue;
            }
        }
        if has_leader(&texts[n]) {
            gone[n] = true;
            // The first line of an entry too long for one.
            if n > 0 && !gone[n - 1] && n >= 2 && gone[n - 2] && follows(&lines[n - 1], &lines[n]) {
                gone[n - 1] = true;
            }
        }
        n += 1;
    }
    lines
        .into_iter()
        .zip(gone)
        .filter(|(_, gone)| !gone)
        .map(|(line, _)| line)
        .collect()
}

/// End of the lines of a table of contents that begins here.
fn zone(lines: &[Line], texts: &[String], last: &BTreeMap<String, usize>, start: usize) -> usize {
    /// Lines that may fail to look like an entry: a long title goes to the line.
    const STRAY: usize = 2;
    let entry = |n: usize| {
        let numbered = ends_with_page(&lines[n], &texts[n]);
        let repeated = last.get(&bare(&texts[n])).is_some_and(|last| *last > n);
        has_leader(&texts[n]) || numbered || repeated && texts[n].chars().count() > 4
    };
    let mut end = start;
    let mut n = start;
    while n < lines.len() && n < end + STRAY + 1 {
        if entry(n) {
            end = n + 1;
        }
        n += 1;
    }
    // A single entry is not a table.
    if (start..end).filter(|n| entry(*n)).count() >= 2 {
        end
    } else {
        start
    }
}

fn follows(a: &Line, b: &Line) -> bool {
    a.region == b.region && b.row.y - a.row.y < 2.0 * a.row.size()
}

fn is_heading(text: &str) -> bool {
    let folded = text.to_lowercase().replace(['è', 'é'], "e");
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(
        bare,
        "sommaire" | "table des matieres" | "table des articles" | "contents" | "table of contents" | "index"
    )
}

/// « Objet .......... 3 ».
fn has_leader(text: &str) -> bool {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let stem = squeezed.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = squeezed.len() - stem.len();
    let dots = stem
        .chars()
        .rev()
        .take_while(|c| matches!(c, '.' | '…' | '_' | '·' | ':'))
        .count();
    let ellipses = stem.chars().rev().take_while(|c| *c == '…').count();
    (1..=3).contains(&digits) && (dots >= 4 || ellipses >= 2)
}

/// A number at the right edge, away from the words.
fn ends_with_page(line: &Line, text: &str) -> bool {
    let words = &line.row.words;
    let Some([before, last]) = words.last_chunk::<2>() else {
        return false;
    };
    let number = last.text.len() <= 3 && last.text.chars().all(|c| c.is_ascii_digit());
    let apart = last.x0 - before.x1 > 1.5 * last.size;
    number && (apart || line.right - last.x1 < 3.0) && text.chars().any(char::is_alphabetic)
}

/// The words of an entry, without leader nor page.
fn bare(text: &str) -> String {
    text.to_lowercase()
        .trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '…' | '_'))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
