//! What the styles and list styles of an OpenDocument text say.

use std::collections::BTreeMap;

use crate::read::numbering::{Format, Level, Levels};
use crate::read::xml::{Cursor, Element};

/// Longest chain of styles: one that is based on itself stops here.
const LONGEST_CHAIN: usize = 16;
/// Most styles of a file.
const MOST: usize = 20_000;
/// Name under which the numbering of titles is kept.
pub(super) const OUTLINE: &str = "\u{0}outline";

/// A style of paragraphs, words, columns or tables.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// Name shown to people, in small letters.
    pub(super) name: String,
    parent: Option<String>,
    pub(super) outline: Option<u8>,
    /// Name of its list style; empty: none, whatever the parents say.
    pub(super) list: Option<String>,
    /// Whether it starts a page.
    pub(super) page_before: Option<bool>,
    pub(super) page_after: Option<bool>,
    pub(super) new_master: bool,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) superscript: Option<bool>,
    pub(super) underlined: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Width of a column, tenths of a millimetre.
    pub(super) width: Option<u16>,
}

/// Styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    by_name: BTreeMap<(String, String), Style>,
    pub(super) lists: BTreeMap<String, Levels>,
}

impl Styles {
    /// Reads the styles of a part; `automatic` ones are those of its own text.
    pub(super) fn read(&mut self, xml: &str, automatic: bool, file: &str) -> crate::Result<()> {
        let mut cursor = Cursor::new(xml, file);
        cursor.child()?;
        while let Some(element) = cursor.child()? {
            match element.full_name() {
                "office:styles" => self.group(&mut cursor)?,
                "office:automatic-styles" if automatic => self.group(&mut cursor)?,
                _ => cursor.skip()?,
            }
        }
        while cursor.next()?.is_some() {}
        Ok(())
    }

    fn group(&mut self, cursor: &mut Cursor<'_>) -> crate::Result<()> {
        while let Some(element) = cursor.child()? {
            match element.full_name() {
                "style:style" => self.style(&element, cursor)?,
                "text:outline-style" => {
                    let levels = levels(cursor)?;
                    self.lists.insert(OUTLINE.to_owned(), levels);
                }
                "text:list-style" => {
                    let name = element.attribute("name").unwrap_or_default();
                    let levels = levels(cursor)?;
                    if self.lists.len() < MOST {
                        self.lists.insert(name, levels);
                    }
                }
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn style(&mut self, element: &Element<'_>, cursor: &mut Cursor<'_>) -> crate::Result<()> {
        let family = element.attribute("family").unwrap_or_default();
        let name = element.attribute("name").unwrap_or_default();
        let shown = element
            .attribute("display-name")
            .unwrap_or_else(|| name.replace("_20_", " "));
        let mut style = Style {
            name: shown.to_lowercase(),
            parent: element.attribute("parent-style-name"),
            outline: element.number("default-outline-level"),
            list: element.attribute("list-style-name"),
            new_master: element
                .attribute("master-page-name")
                .is_some_and(|master| !master.is_empty()),
            ..Style::default()
        };
        while let Some(part) = cursor.child()? {
            let is = |attribute: &str, value: &str| part.attribute(attribute).map(|found| found == value);
            match part.name() {
                "paragraph-properties" | "table-properties" => {
                    style.page_before = is("break-before", "page");
                    style.page_after = is("break-after", "page");
                }
                "text-properties" => {
                    style.bold = part.attribute("font-weight").map(|weight| {
                        weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
                    });
                    style.italic = is("font-style", "italic");
                    style.superscript = part.attribute("text-position").map(|place| {
                        place.starts_with("super") || place.starts_with(|c: char| ('1'..='9').contains(&c))
                    });
                    style.underlined = is("text-underline-style", "none").map(|none| !none);
                    style.capitals = is("text-transform", "uppercase");
                    style.hidden = is("display", "none");
                }
                "table-column-properties" => {
                    style.width = part.attribute("column-width").as_deref().and_then(tenths);
                }
                _ => {}
            }
            cursor.skip()?;
        }
        if self.by_name.len() < MOST {
            self.by_name.insert((family, name), style);
        }
        Ok(())
    }

    /// A style by its own name.
    pub(super) fn own(&self, family: &str, name: Option<&str>) -> Option<&Style> {
        self.by_name.get(&(family.to_owned(), name?.to_owned()))
    }

    /// The first thing that a style, or those it is based on, say.
    pub(super) fn find<T>(
        &self,
        family: &str,
        name: Option<&str>,
        what: impl FnMut(&Style) -> Option<T>,
    ) -> Option<T> {
        let first = self.own(family, name);
        std::iter::successors(first, |style| self.own(family, style.parent.as_deref()))
            .take(LONGEST_CHAIN)
            .find_map(what)
    }
}

/// A length as tenths of a millimetre.
fn tenths(length: &str) -> Option<u16> {
    let digits = length.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &length[digits.len()..] {
        "mm" => 10.0,
        "cm" => 100.0,
        "in" => 254.0,
        "pt" => 3.53,
        _ => return None,
    };
    let value = digits.parse::<f64>().ok()? * unit;
    // The bounds make the conversion exact enough.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (1.0..=60_000.0).contains(&value).then_some(value as u16)
}

/// Levels of a list style, up to its end.
fn levels(cursor: &mut Cursor<'_>) -> crate::Result<Levels> {
    let mut levels = Levels::new();
    while let Some(element) = cursor.child()? {
        let place = element.number::<usize>("level").unwrap_or(1).clamp(1, 10) - 1;
        let mut level = Level {
            start: element.number("start-value").unwrap_or(1),
            format: Format::Bullet,
            ..Level::default()
        };
        if matches!(element.name(), "outline-level-style" | "list-level-style-number") {
            level.format = match element.attribute("num-format").as_deref() {
                Some("1") => Format::Decimal,
                Some("I") => Format::UpperRoman,
                Some("i") => Format::LowerRoman,
                Some("A") => Format::UpperLetter,
                Some("a") => Format::LowerLetter,
                _ => Format::None,
            };
            level.text = match element.attribute("num-list-format") {
                // LibreOffice closes its marks: `%1%.%2%`.
                Some(format) => closed(&format),
                None => {
                    let shown = element
                        .number::<usize>("display-levels")
                        .unwrap_or(1)
                        .clamp(1, place + 1);
                    let numbers: Vec<String> =
                        (place + 2 - shown..=place + 1).map(|n| format!("%{n}")).collect();
                    let around = |name: &str| element.attribute(name).unwrap_or_default().replace('%', "");
                    format!(
                        "{}{}{}",
                        around("num-prefix"),
                        numbers.join("."),
                        around("num-suffix")
                    )
                }
            };
        }
        levels.insert(place, level);
        cursor.skip()?;
    }
    Ok(levels)
}

/// `%1%.%2%` as `%1.%2`.
fn closed(format: &str) -> String {
    let mut out = String::new();
    for (n, piece) in format.split('%').enumerate() {
        if n % 2 == 1 {
            out.push('%');
        }
        out.push_str(piece);
    }
    out
}
