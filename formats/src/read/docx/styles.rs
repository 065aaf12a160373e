//! What the styles of a file mean for the tree.

use std::collections::BTreeMap;

use docx_rs::{Docx, Paragraph, ParagraphProperty};
use serde::Serialize;
use serde_json::Value;

use document::Audience;

use super::simplify::NOTE_STYLE;

/// A field that docx-rs keeps to itself, through its JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the whole document.
    DocumentTitle,
    /// A title of level 1 to 3.
    Title { level: u8, numbered: bool },
    /// An item of a list.
    Item {
        list: usize,
        level: usize,
        ordered: bool,
    },
    /// A further paragraph of an item.
    Continuation { level: usize },
    /// A note.
    Note(Audience),
    /// A cell of a header.
    Head,
    /// An entry of the table of contents: computed, not read.
    Contents,
    /// Anything else.
    Plain,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    parent: Option<String>,
    outline: Option<usize>,
    numbering: Option<(usize, usize)>,
    bold: Option<bool>,
}

/// Styles and numberings of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// Format of each level of each numbering.
    formats: BTreeMap<(usize, usize), String>,
}

/// Levels of the numbering a paragraph takes part in: identifier and level.
fn numbering(property: &ParagraphProperty) -> Option<(usize, usize)> {
    let number = property.numbering_property.as_ref()?;
    Some((
        number.id.as_ref()?.id,
        number.level.as_ref().map_or(0, |level| level.val),
    ))
}

impl Styles {
    /// From a file.
    pub(super) fn of(docx: &Docx) -> Self {
        let mut styles = Self::default();
        for style in &docx.styles.styles {
            let text = |value: Value| value.as_str().map(str::to_owned);
            styles.by_id.insert(
                style.style_id.clone(),
                Style {
                    name: text(json(&style.name)).unwrap_or_default().to_lowercase(),
                    parent: style.based_on.as_ref().and_then(|b| text(json(b))),
                    outline: style.paragraph_property.outline_lvl.as_ref().map(|o| o.v),
                    numbering: numbering(&style.paragraph_property),
                    bold: style.run_property.bold.as_ref().and_then(|b| json(b).as_bool()),
                },
            );
        }
        for number in &docx.numberings.numberings {
            let model = docx
                .numberings
                .abstract_nums
                .iter()
                .find(|model| model.id == number.abstract_num_id);
            for level in model.iter().flat_map(|model| &model.levels) {
                styles
                    .formats
                    .insert((number.id, level.level), level.format.val.clone());
            }
        }
        styles
    }

    /// The style and those it is based on, nearest first.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        /// A style that is based on itself stops here.
        const LONGEST: usize = 16;
        let first = id.and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| {
            style.parent.as_ref().and_then(|parent| self.by_id.get(parent))
        })
        .take(LONGEST)
    }

    /// Whether the style of a paragraph is bold.
    pub(super) fn bold(&self, paragraph: &Paragraph) -> bool {
        let id = paragraph.property.style.as_ref().map(|s| s.val.as_str());
        self.chain(id).find_map(|style| style.bold).unwrap_or(false)
    }

    /// What a paragraph is, by its style and its numbering.
    pub(super) fn role(&self, paragraph: &Paragraph) -> Role {
        let property = &paragraph.property;
        let id = property.style.as_ref().map(|style| style.val.as_str());
        if id == Some(NOTE_STYLE) {
            return Role::Note(Audience::Published);
        }
        let number = numbering(property).or_else(|| {
            // A style may give the instance, and the paragraph the level.
            let level = property
                .numbering_property
                .as_ref()
                .and_then(|n| n.level.as_ref());
            let (id, of_style) = self.chain(id).find_map(|style| style.numbering)?;
            Some((id, level.map_or(of_style, |level| level.val)))
        });
        // Instance 0 takes the numbering of the style away.
        let number = number.filter(|(id, _)| *id != 0);
        let format = number.and_then(|key| self.formats.get(&key)).map(String::as_str);

        if let Some(role) = self.chain(id).find_map(|style| named_role(&style.name)) {
            return match role {
                Role::Title { level, .. } => Role::Title {
                    level,
                    numbered: number.is_some() && !matches!(format, Some("bullet" | "none")),
                },
                Role::Continuation { .. } => Role::Continuation {
                    level: indent_level(property),
                },
                role => role,
            };
        }
        let outline = property
            .outline_lvl
            .as_ref()
            .map(|o| o.v)
            .or_else(|| self.chain(id).find_map(|style| style.outline));
        if let Some(outline) = outline.filter(|o| *o < 9) {
            return Role::Title {
                level: u8::try_from(outline + 1).unwrap_or(3).min(3),
                numbered: number.is_some() && !matches!(format, Some("bullet" | "none")),
            };
        }
        match number {
            Some((list, level)) => Role::Item {
                list,
                level,
                ordered: !matches!(format, Some("bullet" | "none") | None),
            },
            None => Role::Plain,
        }
    }
}

/// Depth of a further paragraph of an item, told by its indent.
fn indent_level(property: &ParagraphProperty) -> usize {
    let left = property.indent.as_ref().and_then(|i| i.start).unwrap_or(0);
    let step = i32::try_from(crate::layout::LIST_STEP).unwrap_or(i32::MAX);
    usize::try_from((left / step - 1).max(0)).unwrap_or(0)
}

/// What a name of style says. Word writes its own names in English whatever its language; others translate.
fn named_role(name: &str) -> Option<Role> {
    let level = |prefix: &str| {
        let digit = name.strip_prefix(prefix)?.trim().parse::<u8>().ok()?;
        (1..=9).contains(&digit).then(|| digit.min(3))
    };
    if let Some(level) = level("heading").or_else(|| level("titre")) {
        return Some(Role::Title {
            level,
            numbered: false,
        });
    }
    if level("toc")
        .or_else(|| level("tm"))
        .or_else(|| level("contents"))
        .is_some()
    {
        return Some(Role::Contents);
    }
    match name {
        "title" | "titre" | "titre principal" => Some(Role::DocumentTitle),
        "toc heading" | "contents heading" | "en-tête de table des matières" => Some(Role::Contents),
        "note encadrée" | "footnote text" | "endnote text" | "note de bas de page" => {
            Some(Role::Note(Audience::Published))
        }
        "note de travail" => Some(Role::Note(Audience::Working)),
        "list continue" | "liste continue" => Some(Role::Continuation { level: 0 }),
        "en-tête de tableau" | "en-tête de ligne" | "table heading" => Some(Role::Head),
        _ => None,
    }
}
