//! What the styles and numberings of a Word file say.

use std::collections::BTreeMap;

use super::walk::section_turns;
use crate::read::numbering::{DEEPEST, Format, Level, Levels};
use crate::read::xml::{Cursor, Element};

/// Longest chain of styles: one that is based on itself stops here.
const LONGEST_CHAIN: usize = 16;
/// Most styles, models of lists and lists of a file.
const MOST: usize = 20_000;

/// Numbering of a paragraph or style: instance and level, each perhaps absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct NumberOf {
    pub(super) list: Option<u32>,
    pub(super) level: Option<usize>,
}

/// What a paragraph or its style says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    pub(super) style: Option<String>,
    pub(super) outline: Option<usize>,
    pub(super) number: Option<NumberOf>,
    /// Left indent, twips.
    pub(super) indent: Option<i32>,
    pub(super) page_before: Option<bool>,
    /// Whether the mark of the paragraph is deleted: it goes on in the next one.
    pub(super) mark_deleted: bool,
    /// Whether a section ends with it and the next one starts a page.
    pub(super) turns_page: bool,
}

/// What a run or its style says of its letters.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters {
    pub(super) style: Option<String>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underlined: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) superscript: bool,
    /// Whether the letters are those of the font Symbol.
    pub(super) symbol: bool,
}

/// Reads `w:pPr`, up to its end. What it was before a revision is passed over.
pub(super) fn properties(cursor: &mut Cursor<'_>) -> crate::Result<Properties> {
    let mut out = Properties::default();
    while let Some(element) = cursor.child()? {
        match element.name() {
            "pStyle" => out.style = element.attribute("val"),
            "outlineLvl" => out.outline = element.number("val"),
            "ind" => out.indent = element.number("left").or_else(|| element.number("start")),
            "pageBreakBefore" => out.page_before = Some(element.switch()),
            "numPr" => {
                let mut number = NumberOf::default();
                while let Some(part) = cursor.child()? {
                    match part.name() {
                        "numId" => number.list = part.number("val"),
                        "ilvl" => number.level = part.number("val").filter(|n| *n <= 8),
                        _ => {}
                    }
                    cursor.skip()?;
                }
                out.number = Some(number);
                continue;
            }
            "sectPr" => {
                out.turns_page = section_turns(cursor)?;
                continue;
            }
            "rPr" => {
                while let Some(part) = cursor.child()? {
                    out.mark_deleted |= matches!(part.name(), "del" | "moveFrom");
                    cursor.skip()?;
                }
                continue;
            }
            _ => {}
        }
        cursor.skip()?;
    }
    Ok(out)
}

/// Reads `w:rPr`, up to its end.
pub(super) fn letters(cursor: &mut Cursor<'_>) -> crate::Result<Letters> {
    let mut out = Letters::default();
    while let Some(element) = cursor.child()? {
        match element.name() {
            "rStyle" => out.style = element.attribute("val"),
            "b" => out.bold = Some(element.switch()),
            "i" => out.italic = Some(element.switch()),
            "u" => out.underlined = Some(element.attribute("val").is_some_and(|v| v != "none")),
            "caps" => out.capitals = Some(element.switch()),
            "vanish" => out.hidden = Some(element.switch()),
            "vertAlign" => out.superscript = element.attribute("val").as_deref() == Some("superscript"),
            "rFonts" => {
                let fonts = [element.attribute("ascii"), element.attribute("hAnsi")];
                out.symbol = fonts.iter().flatten().any(|font| font == "Symbol");
            }
            _ => {}
        }
        cursor.skip()?;
    }
    Ok(out)
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    parent: Option<String>,
    paragraph: Properties,
    letters: Letters,
}

/// An instance of a list.
#[derive(Debug, Default)]
struct Instance {
    model: u32,
    /// Levels of its own.
    levels: Levels,
    starts: BTreeMap<usize, u32>,
}

/// Styles and numberings of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    default: Option<String>,
    models: BTreeMap<u32, Levels>,
    /// Models that take their levels from a style of list, and styles of lists by name.
    links: BTreeMap<u32, String>,
    instances: BTreeMap<u32, Instance>,
    /// Level that a style stands at in a model.
    style_levels: BTreeMap<(u32, String), usize>,
}

/// A list that a paragraph takes part in.
#[derive(Debug)]
pub(super) struct ListOf<'a> {
    /// Lists of one model count together.
    pub(super) model: u32,
    pub(super) level: usize,
    pub(super) levels: &'a Levels,
    /// Numbers at which the instance starts again.
    pub(super) starts: Option<&'a BTreeMap<usize, u32>>,
    pub(super) instance: u32,
}

impl Styles {
    /// From `styles.xml` and `numbering.xml`.
    pub(super) fn read(styles: Option<&str>, numbering: Option<&str>, file: &str) -> crate::Result<Self> {
        let mut out = Self::default();
        if let Some(xml) = styles {
            let mut cursor = Cursor::new(xml, file);
            cursor.child()?;
            while let Some(element) = cursor.child()? {
                if element.name() == "style" {
                    out.style(&element, &mut cursor)?;
                } else {
                    cursor.skip()?;
                }
            }
        }
        if let Some(xml) = numbering {
            let mut cursor = Cursor::new(xml, file);
            cursor.child()?;
            while let Some(element) = cursor.child()? {
                match element.name() {
                    "abstractNum" => out.model(&element, &mut cursor)?,
                    "num" => out.instance(&element, &mut cursor)?,
                    _ => cursor.skip()?,
                }
            }
        }
        Ok(out)
    }

    fn style(&mut self, element: &Element<'_>, cursor: &mut Cursor<'_>) -> crate::Result<()> {
        let id = element.attribute("styleId");
        let default = element
            .attribute("default")
            .is_some_and(|d| d == "1" || d == "true");
        let of_paragraphs = element.attribute("type").is_none_or(|t| t == "paragraph");
        let mut style = Style::default();
        while let Some(part) = cursor.child()? {
            match part.name() {
                "name" => style.name = part.attribute("val").unwrap_or_default().to_lowercase(),
                "basedOn" => style.parent = part.attribute("val"),
                "pPr" => {
                    style.paragraph = properties(cursor)?;
                    continue;
                }
                "rPr" => {
                    style.letters = letters(cursor)?;
                    continue;
                }
                _ => {}
            }
            cursor.skip()?;
        }
        if let Some(id) = id.filter(|_| self.by_id.len() < MOST) {
            if default && of_paragraphs {
                self.default = Some(id.clone());
            }
            self.by_id.insert(id, style);
        }
        Ok(())
    }

    fn model(&mut self, element: &Element<'_>, cursor: &mut Cursor<'_>) -> crate::Result<()> {
        let id: Option<u32> = element.number("abstractNumId");
        let mut levels = Levels::new();
        while let Some(part) = cursor.child()? {
            match part.name() {
                "lvl" => {
                    let (n, level, style) = level(&part, cursor)?;
                    if let (Some(id), Some(style)) = (id, style.filter(|_| self.style_levels.len() < MOST)) {
                        self.style_levels.insert((id, style), n);
                    }
                    if n <= DEEPEST {
                        levels.insert(n, level);
                    }
                    continue;
                }
                "numStyleLink" => {
                    if let (Some(id), Some(style)) = (id, part.attribute("val")) {
                        self.links.insert(id, style);
                    }
                }
                _ => {}
            }
            cursor.skip()?;
        }
        if let Some(id) = id.filter(|_| self.models.len() < MOST) {
            self.models.insert(id, levels);
        }
        Ok(())
    }

    fn instance(&mut self, element: &Element<'_>, cursor: &mut Cursor<'_>) -> crate::Result<()> {
        let id: Option<u32> = element.number("numId");
        let mut instance = Instance::default();
        let mut model = None;
        while let Some(part) = cursor.child()? {
            match part.name() {
                "abstractNumId" => model = part.number("val"),
                "lvlOverride" => {
                    let n = part.number("ilvl").unwrap_or(0);
                    while let Some(inner) = cursor.child()? {
                        match inner.name() {
                            "startOverride" if n <= DEEPEST => {
                                instance.starts.insert(n, inner.number("val").unwrap_or(1));
                            }
                            "lvl" => {
                                let (n, level, _) = level(&inner, cursor)?;
                                if n <= DEEPEST {
                                    instance.levels.insert(n, level);
                                }
                                continue;
                            }
                            _ => {}
                        }
                        cursor.skip()?;
                    }
                    continue;
                }
                _ => {}
            }
            cursor.skip()?;
        }
        if let (Some(id), Some(model)) = (id.filter(|_| self.instances.len() < MOST), model) {
            instance.model = model;
            // Levels that the instance does not change are those of its model.
            if !instance.levels.is_empty() {
                for (n, level) in self.models.get(&model).into_iter().flatten() {
                    instance.levels.entry(*n).or_insert_with(|| level.clone());
                }
            }
            self.instances.insert(id, instance);
        }
        Ok(())
    }

    /// The style and those it is based on, nearest first; without a name, the default one.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.or(self.default.as_deref()).and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| {
            style.parent.as_ref().and_then(|parent| self.by_id.get(parent))
        })
        .take(LONGEST_CHAIN)
    }

    /// The first thing that the style of a paragraph, or those it is based on, say.
    pub(super) fn of_name<T>(&self, id: Option<&str>, what: impl FnMut(&str) -> Option<T>) -> Option<T> {
        self.chain(id).map(|style| style.name.as_str()).find_map(what)
    }

    /// The first thing that the style of a paragraph, or those it is based on, say of paragraphs.
    pub(super) fn of_paragraph<T>(
        &self,
        id: Option<&str>,
        what: impl FnMut(&Properties) -> Option<T>,
    ) -> Option<T> {
        self.chain(id).map(|style| &style.paragraph).find_map(what)
    }

    /// The first thing that a style says of letters.
    pub(super) fn of_letters<T>(
        &self,
        id: Option<&str>,
        what: impl FnMut(&Letters) -> Option<T>,
    ) -> Option<T> {
        self.chain(id).map(|style| &style.letters).find_map(what)
    }

    /// What a run is by its own word, then by its style of characters (not by that of its paragraph).
    pub(super) fn of_run<T>(&self, own: &Letters, mut what: impl FnMut(&Letters) -> Option<T>) -> Option<T> {
        what(own).or_else(|| {
            let style = own.style.as_deref()?;
            self.of_letters(Some(style), what)
        })
    }

    /// The list that a paragraph takes part in.
    pub(super) fn list_of(&self, properties: &Properties) -> Option<ListOf<'_>> {
        let id = properties.style.as_deref();
        let own = properties.number.unwrap_or_default();
        let of_style = self.of_paragraph(id, |style| style.number.filter(|n| n.list.is_some()));
        let instance = own.list.or_else(|| of_style.and_then(|n| n.list))?;
        // Instance 0 takes the numbering of the style away.
        let found = self.instances.get(&instance).filter(|_| instance != 0)?;
        let model = self.linked(found.model);
        let named = || {
            let id = id.or(self.default.as_deref())?;
            self.style_levels.get(&(model, id.to_owned())).copied()
        };
        let level = own
            .level
            .or_else(named)
            .or_else(|| of_style.and_then(|n| n.level))
            .unwrap_or(0);
        let levels = if found.levels.is_empty() {
            self.models.get(&model)?
        } else {
            &found.levels
        };
        Some(ListOf {
            model,
            level,
            levels,
            starts: (!found.starts.is_empty()).then_some(&found.starts),
            instance,
        })
    }

    /// The model whose levels count, for one that takes them from a style of list.
    fn linked(&self, model: u32) -> u32 {
        let linked = self.links.get(&model).and_then(|style| {
            let list = self.by_id.get(style)?.paragraph.number?.list?;
            self.instances.get(&list).map(|instance| instance.model)
        });
        linked.unwrap_or(model)
    }
}

/// Reads `w:lvl`: its place, what it shows, the style that stands at it.
fn level(element: &Element<'_>, cursor: &mut Cursor<'_>) -> crate::Result<(usize, Level, Option<String>)> {
    let n = element.number("ilvl").unwrap_or(0);
    let mut level = Level::default();
    let mut style = None;
    while let Some(part) = cursor.child()? {
        let value = || part.attribute("val").unwrap_or_default();
        match part.name() {
            "start" => level.start = part.number("val").unwrap_or(1),
            "numFmt" => level.format = format(&value()),
            "lvlText" => level.text = value(),
            "lvlRestart" => level.restart = part.number("val"),
            "isLgl" => level.legal = part.switch(),
            "pStyle" => style = part.attribute("val"),
            _ => {}
        }
        cursor.skip()?;
    }
    Ok((n, level, style))
}

fn format(name: &str) -> Format {
    match name {
        "decimalZero" => Format::DecimalZero,
        "upperRoman" => Format::UpperRoman,
        "lowerRoman" => Format::LowerRoman,
        "upperLetter" => Format::UpperLetter,
        "lowerLetter" => Format::LowerLetter,
        "bullet" => Format::Bullet,
        "none" => Format::None,
        _ => Format::Decimal,
    }
}
