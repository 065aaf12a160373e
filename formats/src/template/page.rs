//! The paper, the margins, and which header and footer stand where.

use std::collections::BTreeMap;

use super::tree::Element;
use crate::layout::{HEADER_DISTANCE, Measures, Page};

/// Narrowest and lowest text that our tables and titles hold in, twips: 9 cm.
const LEAST_TEXT: u32 = 5_100;
/// Largest side of a sheet: A3, twips.
const LARGEST_SIDE: u32 = 23_900;

/// Which pages a header or footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub(crate) enum When {
    /// All pages, or the odd ones.
    Default,
    /// The first one.
    First,
    /// Even ones.
    Even,
}

/// What the section of a template says.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// Absent when it cannot hold our text.
    pub(super) page: Option<Page>,
    /// A first page of its own.
    pub(super) title_page: bool,
    /// Relationships of headers (true) and footers.
    pub(super) edges: BTreeMap<(bool, When), String>,
    /// Header or footer may not push the text.
    pub(super) fixed: (bool, bool),
    /// Several columns.
    pub(super) columns: bool,
    /// Several sections.
    pub(super) several: bool,
}

/// The section that our text takes: the last upright one, else the last one.
pub(super) fn section(document: &Element) -> Section {
    let mut all = Vec::new();
    document.visit(&mut |element| {
        if element.name == "w:sectPr" {
            all.push(element);
        }
    });
    let upright = |section: &&Element| {
        let size = section.child("w:pgSz");
        let side = |name| size.and_then(|size| size.number(name)).unwrap_or(0);
        side("w:h") >= side("w:w")
    };
    let chosen = all.iter().rposition(upright).or_else(|| all.len().checked_sub(1));
    let Some(chosen) = chosen else {
        return Section::default();
    };
    let mut out = Section {
        several: all.len() > 1,
        ..Section::default()
    };
    // What a section does not say, it has from the one before.
    for section in &all[..=chosen] {
        for one in section.elements() {
            let header = match one.name.as_str() {
                "w:headerReference" => true,
                "w:footerReference" => false,
                _ => continue,
            };
            let when = match one.attr("w:type") {
                Some("first") => When::First,
                Some("even") => When::Even,
                _ => When::Default,
            };
            if let Some(id) = one.attr("r:id") {
                out.edges.insert((header, when), id.to_owned());
            }
        }
    }
    let section = all[chosen];
    out.title_page = section.child("w:titlePg").is_some_and(Element::on);
    out.columns = section
        .child("w:cols")
        .and_then(|cols| cols.number("w:num"))
        .is_some_and(|n| n > 1);
    let margin = section.child("w:pgMar");
    let given = |name: &str| margin.and_then(|margin| margin.number(name));
    out.fixed = (
        given("w:top").is_some_and(|n| n < 0),
        given("w:bottom").is_some_and(|n| n < 0),
    );
    out.page = page(section);
    out
}

fn page(section: &Element) -> Option<Page> {
    let ours = Measures::default().page;
    let size = section.child("w:pgSz");
    let margin = section.child("w:pgMar");
    let read = |element: Option<&Element>, name: &str, otherwise: u32| match element?.number(name) {
        Some(n) => u32::try_from(n.unsigned_abs()).ok(),
        None => Some(otherwise),
    };
    let side = |name, otherwise| match size {
        Some(_) => read(size, name, otherwise),
        None => Some(otherwise),
    };
    let edge = |name, otherwise| match margin {
        Some(_) => read(margin, name, otherwise),
        None => Some(otherwise),
    };
    let page = Page {
        width: side("w:w", ours.width)?,
        height: side("w:h", ours.height)?,
        landscape: size.and_then(|size| size.attr("w:orient")) == Some("landscape"),
        top: edge("w:top", ours.top)?,
        right: edge("w:right", ours.right)?,
        bottom: edge("w:bottom", ours.bottom)?,
        left: edge("w:left", ours.left)?,
        gutter: edge("w:gutter", 0)?,
        header: edge("w:header", HEADER_DISTANCE)?,
        footer: edge("w:footer", HEADER_DISTANCE)?,
        taken: 0,
    };
    let sides = [page.left, page.right, page.gutter, page.top, page.bottom];
    let held = sides
        .iter()
        .chain([&page.header, &page.footer])
        .all(|n| *n < LARGEST_SIDE)
        && page.width.max(page.height) <= LARGEST_SIDE
        && page.width >= page.left + page.right + page.gutter + LEAST_TEXT
        && page.height >= page.top + page.bottom + LEAST_TEXT;
    held.then_some(page)
}
