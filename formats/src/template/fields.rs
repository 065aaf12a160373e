//! The fields of a header or footer: page numbers and title stay; the others would tell a name, a path or the day.

use super::tree::Element;

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Written as it is.
    Kept,
    /// The title of the piece takes its place.
    Title,
    /// It goes, with what it shows.
    Dropped,
}

/// What becomes of a field with this code.
pub(super) fn fate(code: &str) -> Fate {
    let word = code.split_whitespace().next().unwrap_or_default().to_uppercase();
    match word.as_str() {
        "PAGE" | "NUMPAGES" | "SECTIONPAGES" => Fate::Kept,
        "TITLE" => Fate::Title,
        _ => Fate::Dropped,
    }
}

/// Whether a code shows the number of the page.
pub(super) fn shows_page(code: &str) -> bool {
    code.split_whitespace()
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("PAGE"))
}

/// Codes of the complex fields of a part, in the order in which they begin.
pub(super) fn codes(part: &Element) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    part.visit(&mut |element| match element.name.as_str() {
        "w:fldChar" => match element.attr("w:fldCharType") {
            Some("begin") => {
                open.push((codes.len(), true));
                codes.push(String::new());
            }
            Some("separate") => {
                if let Some(last) = open.last_mut() {
                    last.1 = false;
                }
            }
            _ => {
                open.pop();
            }
        },
        "w:instrText" => {
            if let Some((n, true)) = open.last() {
                codes[*n].push_str(&element.words());
            }
        }
        _ => {}
    });
    codes
}
