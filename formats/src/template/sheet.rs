//! The style sheet of a template, as it was found.

use std::collections::{BTreeMap, BTreeSet};

use super::looks;
use super::names::folded;
use super::tree::Element;
use crate::layout::Face;

/// Longest chain of styles based on one another.
const LONGEST_CHAIN: usize = 16;
/// Most styles.
const MOST: usize = 5_000;

/// A style of the template.
#[derive(Debug)]
pub(super) struct Found<'a> {
    pub(super) name: String,
    pub(super) kind: &'a str,
    pub(super) element: &'a Element,
    pub(super) default: bool,
}

/// The styles of a template, by identifier, and what all rest on.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) order: Vec<&'a str>,
    pub(super) styles: BTreeMap<&'a str, Found<'a>>,
    pub(super) defaults: Option<&'a Element>,
    /// Fonts of the theme: titles, text.
    pub(super) theme_fonts: (Option<String>, Option<String>),
}

impl<'a> Sheet<'a> {
    /// Lists what a style sheet holds.
    pub(super) fn of(root: &'a Element, theme: Option<&Element>) -> Self {
        let mut sheet = Self {
            order: Vec::new(),
            styles: BTreeMap::new(),
            defaults: root.child("w:docDefaults"),
            theme_fonts: theme.map(theme_fonts).unwrap_or_default(),
        };
        for element in root.elements().filter(|one| one.name == "w:style").take(MOST) {
            let Some(id) = element.attr("w:styleId").filter(|id| !id.is_empty()) else {
                continue;
            };
            let found = Found {
                name: element.child_val("w:name").unwrap_or(id).to_owned(),
                kind: element.attr("w:type").unwrap_or("paragraph"),
                element,
                default: matches!(element.attr("w:default"), Some("1" | "true" | "on")),
            };
            if sheet.styles.insert(id, found).is_none() {
                sheet.order.push(id);
            }
        }
        sheet
    }

    /// Styles of a kind, in the order of the file.
    pub(super) fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = (&'a str, &Found<'a>)> {
        self.order
            .iter()
            .filter_map(|id| Some((*id, self.styles.get(id)?)))
            .filter(move |(_, found)| found.kind == kind)
    }

    /// The style of paragraphs that name none.
    pub(super) fn ordinary(&self) -> Option<&'a str> {
        self.of_kind("paragraph")
            .find(|(_, found)| found.default)
            .or_else(|| {
                self.of_kind("paragraph")
                    .find(|(_, found)| ["normal", "standard"].contains(&folded(&found.name).as_str()))
            })
            .map(|(id, _)| id)
    }

    /// A style and those it is based on, nearest first.
    pub(super) fn chain(&self, id: &str) -> Vec<&'a str> {
        let mut chain = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = self.styles.get_key_value(id).map(|(id, _)| *id);
        while let Some(id) = next {
            if !seen.insert(id) || chain.len() >= LONGEST_CHAIN {
                break;
            }
            chain.push(id);
            let parent = self.styles.get(id).and_then(|found| {
                let parent = found.element.child_val("w:basedOn")?;
                let (key, of) = self.styles.get_key_value(parent)?;
                (of.kind == found.kind).then_some(*key)
            });
            next = parent;
        }
        chain
    }

    /// The first thing that a style, those it is based on, or the defaults say, of letters or of paragraphs.
    fn first<T>(&self, id: &str, part: &str, mut what: impl FnMut(&Element) -> Option<T>) -> Option<T> {
        for id in self.chain(id) {
            let found = self.styles.get(id).and_then(|one| one.element.child(part));
            if let Some(value) = found.and_then(&mut what) {
                return Some(value);
            }
        }
        let whole = format!("{part}Default");
        let defaults = self.defaults?.child(&whole)?.child(part)?;
        what(defaults)
    }

    /// Of the properties of paragraphs.
    pub(super) fn of_paragraph<T>(&self, id: &str, what: impl FnMut(&Element) -> Option<T>) -> Option<T> {
        self.first(id, "w:pPr", what)
    }

    /// Of the properties of letters.
    pub(super) fn of_letters<T>(&self, id: &str, what: impl FnMut(&Element) -> Option<T>) -> Option<T> {
        self.first(id, "w:rPr", what)
    }

    /// A length of the properties of paragraphs, by element and attribute.
    pub(super) fn length(&self, id: &str, element: &str, attribute: &str) -> Option<i64> {
        self.of_paragraph(id, |one| one.child(element)?.number(attribute))
    }

    /// Level of outline, from 0.
    pub(super) fn outline(&self, id: &str) -> Option<usize> {
        self.of_paragraph(id, |one| {
            let level = one.child("w:outlineLvl")?.number("w:val")?;
            usize::try_from(level).ok()
        })
        .filter(|level| *level < 9)
    }

    /// Name of the font of a style.
    pub(super) fn font(&self, id: &str) -> Option<String> {
        self.of_letters(id, |one| {
            let fonts = one.child("w:rFonts")?;
            match fonts.attr("w:asciiTheme") {
                Some(theme) if theme.starts_with("major") => self.theme_fonts.0.clone(),
                Some(_) => self.theme_fonts.1.clone(),
                None => fonts.attr("w:ascii").map(str::to_owned),
            }
        })
    }

    /// How the paragraphs of a style stand, as far as the estimate of pages goes.
    pub(super) fn face(&self, id: &str) -> Face {
        // What Word takes where nothing is said: Times, 10 points.
        let size = self
            .of_letters(id, |one| one.child("w:sz")?.number("w:val"))
            .and_then(|size| u32::try_from(size).ok())
            .unwrap_or(20)
            .clamp(8, 200);
        let name = self.font(id).unwrap_or_else(|| "Times New Roman".to_owned());
        let (stretch, natural) = looks::font(&name).unwrap_or((1_000, 1_149));
        let space = |side: &str| {
            let given = self.length(id, "w:spacing", side).unwrap_or(0);
            u32::try_from(given.clamp(0, 3_000)).unwrap_or(0)
        };
        let line = self
            .length(id, "w:spacing", "w:line")
            .unwrap_or(240)
            .clamp(1, 3_000);
        let rule = self.of_paragraph(id, |one| {
            Some(one.child("w:spacing")?.attr("w:lineRule")?.to_owned())
        });
        let line = u32::try_from(line).unwrap_or(240);
        let line = match rule.as_deref() {
            // A height in twips: what it makes of the natural one.
            Some("exact") => line * 240_000 / (size * 10 * natural),
            Some("atLeast") => (line * 240_000 / (size * 10 * natural)).max(240),
            _ => line,
        };
        Face {
            size,
            bold: self
                .of_letters(id, |one| Some(one.child("w:b")?.on()))
                .unwrap_or(false),
            before: space("w:before"),
            after: space("w:after"),
            line: line.clamp(120, 1_200),
            stretch,
            natural,
        }
    }
}

fn theme_fonts(theme: &Element) -> (Option<String>, Option<String>) {
    let scheme = theme
        .child("a:themeElements")
        .and_then(|one| one.child("a:fontScheme"));
    let face = |kind: &str| {
        let latin = scheme?.child(kind)?.child("a:latin")?;
        latin.attr("typeface").map(str::to_owned)
    };
    (face("a:majorFont"), face("a:minorFont"))
}
