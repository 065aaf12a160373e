//! Running headers, footers and page numbers: told by the file, by their repetition, or by their shape.

use std::collections::BTreeMap;

use super::words::{Row, Sheet};

/// Most rows of a header or a footer.
const MOST_ROWS: usize = 8;
/// The parts of a page where they stand.
const TOP: f64 = 0.18;
const BOTTOM: f64 = 0.82;

/// Takes them out of the pages.
pub(super) fn remove(sheets: &mut [Sheet]) {
    for sheet in sheets.iter_mut() {
        sheet.rows.retain(|row| !row.edge);
    }
    let repeated = repeated(sheets);
    for sheet in sheets.iter_mut() {
        let height = sheet.height;
        let goes = |row: &Row| {
            let text = shape(&row.text());
            let place = place(row.y, height);
            is_page_number(&text) || (-1..=1).any(|near| repeated.contains_key(&(text.clone(), place + near)))
        };
        let first = sheet
            .rows
            .iter()
            .take(MOST_ROWS)
            .take_while(|row| row.y < TOP * height && goes(row))
            .count();
        sheet.rows.drain(..first);
        let last = sheet
            .rows
            .iter()
            .rev()
            .take(MOST_ROWS)
            .take_while(|row| row.y > BOTTOM * height && goes(row))
            .count();
        sheet.rows.truncate(sheet.rows.len() - last);
    }
}

/// Rows of the tops and bottoms that come back on half of the pages, or on three pages and a third of them.
fn repeated(sheets: &[Sheet]) -> BTreeMap<(String, i64), usize> {
    let mut counts: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for sheet in sheets {
        let ends = sheet
            .rows
            .iter()
            .take(MOST_ROWS)
            .chain(sheet.rows.iter().rev().take(MOST_ROWS));
        let mut own: Vec<(String, i64)> = ends
            .filter(|row| row.y < TOP * sheet.height || row.y > BOTTOM * sheet.height)
            .map(|row| (shape(&row.text()), place(row.y, sheet.height)))
            .collect();
        own.sort();
        own.dedup();
        for key in own {
            *counts.entry(key).or_default() += 1;
        }
    }
    // The same row may stand a point higher on one page.
    let near = |(text, place): &(String, i64)| -> usize {
        (-1..=1)
            .filter_map(|by| counts.get(&(text.clone(), place + by)))
            .sum()
    };
    let pages = sheets.len();
    counts
        .keys()
        .map(|key| (key.clone(), near(key)))
        .filter(|(_, count)| *count >= 2 && *count * 2 >= pages || *count >= 3 && *count * 3 >= pages)
        .collect()
}

/// Height in the page, by steps of four thousandths: some three points.
fn place(y: f64, height: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "a place of a page")]
    let place = (y / height.max(1.0) * 250.0).clamp(-1_000.0, 1_000.0).round() as i64;
    place
}

/// The text with every number made the same, lower case, single spaces.
fn shape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_digit() => {
                if !out.ends_with('#') {
                    out.push('#');
                }
            }
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.trim().to_owned()
}

/// « 3 », « - 3 - », « Page 3 », « 3/54 », « Page 3 sur 54 ».
fn is_page_number(shape: &str) -> bool {
    let bare: String = shape
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '.' | '[' | ']'))
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    matches!(
        bare.strip_prefix("page")
            .or(bare.strip_prefix("p."))
            .unwrap_or(&bare),
        "#" | "#/#" | "#sur#" | "#de#" | "#|#" | "#-#"
    )
}

#[cfg(test)]
mod tests {
    use super::{is_page_number, shape};

    #[test]
    fn page_numbers() {
        for text in [
            "3",
            "- 3 -",
            "Page 3",
            "3/54",
            "3 / 54",
            "Page 3 sur 54",
            "Page 3 / 54",
            "p. 12",
        ] {
            assert!(is_page_number(&shape(text)), "{text}");
        }
        for text in ["Lot 3", "3 tables", "Page de garde", "1 200 €", "3.2"] {
            assert!(!is_page_number(&shape(text)), "{text}");
        }
    }
}
