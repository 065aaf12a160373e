//! The walk through the text of an OpenDocument file.

use std::collections::BTreeMap;

use document::Audience;

use super::line::Line;
use super::styles::{OUTLINE, Styles};
use crate::FormatError;
use crate::read::numbering::{Counters, Levels};
use crate::read::paragraph::{Content, Paragraph, Role, named_role};
use crate::read::tree::{Flat, Place};
use crate::read::xml::{Cursor, Element};

/// Deepest nesting of tables.
const DEEPEST_TABLES: usize = 10;
/// Most paragraphs, rows and cells: some thousand pages.
const MOST_ELEMENTS: usize = 300_000;

/// Most spaces that are counted rather than written.
const MOST_SPACES: usize = 1_000_000;

/// Blocks to put after the paragraph that calls or holds them.
pub(super) type Aside = Vec<Flat>;

/// Where a paragraph stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    /// In no table.
    pub(super) top: bool,
    pub(super) note: bool,
    pub(super) list: Option<List>,
}

/// The list being read.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// Lists that continue one another share it.
    key: usize,
    style: Option<String>,
    level: usize,
    /// Whether the next paragraph opens an item.
    opens: bool,
    /// Number that the item asks for.
    start: Option<u32>,
    /// Whether the item bears a number.
    numbered: bool,
}

pub(super) struct Walker<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) styles: &'a Styles,
    pub(super) page: u32,
    /// Whether LibreOffice left the places where pages turned.
    rendered: bool,
    /// Whether anything has been read: the first paragraph turns no page.
    begun: bool,
    outline: Counters,
    counters: BTreeMap<usize, Counters>,
    /// Keys of lists by identifier, and of the last list of each style.
    by_id: BTreeMap<String, usize>,
    by_style: BTreeMap<Option<String>, usize>,
    /// Whether a paragraph of the cell being read has the style of a header.
    pub(super) head: bool,
    tables: usize,
    elements: usize,
    /// Spaces that may still be counted rather than written.
    pub(super) spaces_left: usize,
    nothing: Levels,
}

/// The content of a file, and whether its pages are known.
pub(super) fn content(xml: &str, styles: &Styles, file: &str) -> crate::Result<(Content, bool)> {
    let mut walker = Walker {
        cursor: Cursor::new(xml, file),
        styles,
        page: 1,
        rendered: false,
        begun: false,
        outline: Counters::default(),
        counters: BTreeMap::new(),
        by_id: BTreeMap::new(),
        by_style: BTreeMap::new(),
        head: false,
        tables: 0,
        elements: 0,
        spaces_left: MOST_SPACES,
        nothing: Levels::new(),
    };
    let mut content = Content::default();
    let mut found = false;
    walker.cursor.child()?;
    while let Some(element) = walker.cursor.child()? {
        if element.full_name() != "office:body" {
            walker.cursor.skip()?;
            continue;
        }
        while let Some(element) = walker.cursor.child()? {
            if element.full_name() == "office:text" {
                found = true;
                walker.rendered = element
                    .attribute("use-soft-page-breaks")
                    .is_some_and(|v| v == "true");
                let around = Around {
                    top: true,
                    ..Around::default()
                };
                walker.blocks(&mut content, &around)?;
            } else {
                walker.cursor.skip()?;
            }
        }
    }
    while walker.cursor.next()?.is_some() {}
    if !found {
        return Err(FormatError::damaged(
            file,
            "aucun texte OpenDocument à l’intérieur",
        ));
    }
    Ok((content, walker.rendered))
}

impl Walker<'_> {
    pub(super) fn count(&mut self) -> crate::Result<()> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(FormatError::too_large(self.cursor.file(), "trop de paragraphes"));
        }
        Ok(())
    }

    pub(super) fn soft_break(&mut self) {
        self.page = self.page.saturating_add(1);
        self.rendered = true;
    }

    fn turn_page(&mut self) {
        self.page = self.page.saturating_add(u32::from(self.begun));
    }

    /// The blocks of the current element.
    pub(super) fn blocks(&mut self, content: &mut Content, around: &Around) -> crate::Result<()> {
        while let Some(element) = self.cursor.child()? {
            self.block(&element, content, around)?;
        }
        Ok(())
    }

    fn block(&mut self, element: &Element<'_>, content: &mut Content, around: &Around) -> crate::Result<()> {
        match element.full_name() {
            "text:p" | "text:h" => self.paragraph(element, content, around),
            "text:list" => self.list(element, content, around),
            "table:table" => {
                if self.tables >= DEEPEST_TABLES {
                    return Err(FormatError::too_large(
                        self.cursor.file(),
                        "tableaux imbriqués trop profondément",
                    ));
                }
                let style = element.attribute("style-name");
                if self.styles.find("table", style.as_deref(), |s| s.page_before) == Some(true) {
                    self.turn_page();
                }
                self.tables += 1;
                let table = self.table();
                self.tables -= 1;
                content.flats.push(table?);
                Ok(())
            }
            "text:soft-page-break" => {
                self.soft_break();
                self.cursor.skip()
            }
            "text:section" if element.attribute("display").is_some_and(|v| v == "none") => self.cursor.skip(),
            // Computed tables and indexes are not read, but pages turn in them.
            "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:object-index"
            | "text:user-index"
            | "text:alphabetical-index"
            | "text:bibliography" => self.blocks(&mut Content::default(), around),
            // Deleted words, declarations, comments, what describes pictures.
            "text:tracked-changes"
            | "office:forms"
            | "office:annotation"
            | "text:note-citation"
            | "svg:title"
            | "svg:desc"
            | "draw:object"
            | "office:scripts" => self.cursor.skip(),
            name if name.ends_with("-source") => self.cursor.skip(),
            name if name.ends_with("-decls") => self.cursor.skip(),
            _ => self.blocks(content, around),
        }
    }

    /// The blocks of a note or frame, to be put after the paragraph.
    pub(super) fn aside(&mut self, note: bool) -> crate::Result<Aside> {
        let mut content = Content {
            // The title of the document is not in a frame.
            title: Some(String::new()),
            ..Content::default()
        };
        let around = Around {
            top: self.tables == 0,
            note,
            list: None,
        };
        self.blocks(&mut content, &around)?;
        Ok(content.flats)
    }

    fn paragraph(
        &mut self,
        element: &Element<'_>,
        content: &mut Content,
        around: &Around,
    ) -> crate::Result<()> {
        self.count()?;
        let style = element.attribute("style-name");
        let style = style.as_deref();
        let styles = self.styles;
        let own = styles.own("paragraph", style);
        if own.is_some_and(|s| s.new_master)
            || styles.find("paragraph", style, |s| s.page_before) == Some(true)
        {
            self.turn_page();
        }
        self.begun = true;
        let role = self.role(element, style, around);
        self.head |= role == Role::Head;
        let mut line = Line::default();
        let look = self.look_of_paragraph(style);
        self.inline(&mut line, look)?;
        let words = line.words();
        if !line.hidden {
            let paragraph = Paragraph {
                role,
                bold_style: styles.find("paragraph", style, |s| s.bold) == Some(true),
                underlined: line.underlined(),
                capitals: line.capitals(),
                line: words,
                place: Place {
                    page: Some(line.page.unwrap_or(self.page)),
                    paragraph: None,
                },
            };
            content.paragraph(paragraph, around.top);
        }
        for aside in &mut line.asides {
            content.flats.append(aside);
        }
        if styles.find("paragraph", style, |s| s.page_after) == Some(true) {
            self.turn_page();
        }
        Ok(())
    }

    /// What a paragraph is, by its element, its style and its list.
    fn role(&mut self, element: &Element<'_>, style: Option<&str>, around: &Around) -> Role {
        if around.note {
            return Role::Note(Audience::Published);
        }
        let styles = self.styles;
        let list = around.list.as_ref();
        let opens = list.filter(|list| list.opens && list.numbered);
        let of_list = opens.map(|list| {
            let of_style = || styles.find("paragraph", style, |s| s.list.clone());
            let name = list.style.clone().or_else(of_style).unwrap_or_default();
            let levels = styles.lists.get(&name).unwrap_or(&self.nothing);
            let counters = self.counters.entry(list.key).or_default();
            if let Some(start) = list.start {
                counters.set(list.level, start);
            }
            let label = counters.count(list.level, levels);
            let counts = levels.get(&list.level).is_some_and(|level| level.format.counts());
            (label, counts)
        });
        let title = element.full_name() == "text:h";
        let outline: Option<u8> = element
            .number("outline-level")
            .filter(|_| title)
            .or_else(|| styles.find("paragraph", style, |s| s.outline));
        let named = styles.find("paragraph", style, |s| named_role(&s.name));
        let level = outline
            .filter(|level| *level > 0)
            .map(|level| level.min(3))
            .or(match named {
                Some(Role::Title { level, .. }) => Some(level),
                _ => None,
            });
        if let Some(level) = level {
            let label = match of_list {
                Some((label, _)) => label,
                None if list.is_none() => self.outline_label(element, style),
                None => String::new(),
            };
            let label = (!label.is_empty()).then_some(label);
            return Role::Title { level, label };
        }
        match (named, of_list, list) {
            (Some(role), None, None) => role,
            (Some(role @ (Role::Contents | Role::DocumentTitle)), _, _) => role,
            (_, Some((label, ordered)), Some(list)) => Role::Item {
                list: list.key,
                level: list.level,
                ordered,
                label,
            },
            (_, _, Some(list)) => Role::Continuation { level: list.level },
            _ => Role::Plain,
        }
    }

    /// Number of a title by the numbering of titles.
    fn outline_label(&mut self, element: &Element<'_>, style: Option<&str>) -> String {
        let header = element.attribute("is-list-header").is_some_and(|v| v == "true");
        // A style that names an empty list style takes the number away.
        let bare = self
            .styles
            .find("paragraph", style, |s| s.list.clone())
            .is_some_and(|l| l.is_empty());
        if header || bare {
            return String::new();
        }
        let level = element.number::<usize>("outline-level").unwrap_or(1).max(1) - 1;
        let levels = self.styles.lists.get(OUTLINE).unwrap_or(&self.nothing);
        if element
            .attribute("restart-numbering")
            .is_some_and(|v| v == "true")
        {
            self.outline
                .set(level, element.number("start-value").unwrap_or(1));
        }
        self.outline.count(level, levels)
    }

    fn list(&mut self, element: &Element<'_>, content: &mut Content, around: &Around) -> crate::Result<()> {
        let style = element.attribute("style-name");
        let mut list = match &around.list {
            Some(outer) => List {
                style: style.or_else(|| outer.style.clone()),
                level: outer.level + 1,
                ..outer.clone()
            },
            None => {
                let new = self.counters.len();
                let goes_on = element
                    .attribute("continue-list")
                    .and_then(|id| self.by_id.get(&id).copied());
                let continues = element
                    .attribute("continue-numbering")
                    .is_some_and(|v| v == "true");
                let key = goes_on
                    .or_else(|| self.by_style.get(&style).copied().filter(|_| continues))
                    .unwrap_or(new);
                self.counters.entry(key).or_default();
                self.by_style.insert(style.clone(), key);
                List {
                    key,
                    style,
                    level: 0,
                    opens: true,
                    start: None,
                    numbered: true,
                }
            }
        };
        if let Some(id) = element.attribute("id") {
            self.by_id.insert(id, list.key);
        }
        while let Some(item) = self.cursor.child()? {
            let numbered = item.full_name() == "text:list-item";
            if !numbered && item.full_name() != "text:list-header" {
                self.cursor.skip()?;
                continue;
            }
            list.opens = true;
            list.numbered = numbered;
            list.start = item.number("start-value");
            while let Some(part) = self.cursor.child()? {
                let inner = Around {
                    list: Some(list.clone()),
                    ..around.clone()
                };
                let own = matches!(part.full_name(), "text:p" | "text:h");
                self.block(&part, content, &inner)?;
                list.opens &= !own;
            }
        }
        Ok(())
    }
}
