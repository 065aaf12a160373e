//! The page, its header and its footer.

use document::{Document, Numbering};

use super::automatic::FIRST_MASTER;
use super::points;
use crate::layout::{BOTTOM_MARGIN, HEADER_DISTANCE, PAGE_HEIGHT, PAGE_WIDTH, SIDE_MARGIN, TOP_MARGIN};
use crate::pages::{Pages, has_cover_page};
use crate::write::front::{footer_left, header_left};
use crate::write::xml::Xml;

/// Room of the header itself; the rest of the margin parts it from the text.
const EDGE_ROOM: u32 = 57;

/// Layouts of pages and what stands on them. On a cover page nothing does; the first page of a letter has its footer.
pub(super) fn pages(xml: &mut Xml, document: &Document, numbering: &Numbering, pages: &Pages) {
    let footer_first = !has_cover_page(document);
    xml.open("office:automatic-styles", &[]);
    layout(xml, "Page", true, true);
    layout(xml, "PagePremiere", false, footer_first);
    xml.close("office:automatic-styles");
    xml.open("office:master-styles", &[]);
    xml.open(
        "style:master-page",
        &[("style:name", "Standard"), ("style:page-layout-name", "Page")],
    );
    xml.open("style:header", &[]);
    xml.open("text:p", &[("text:style-name", "Header")]);
    xml.text(&header_left(document, numbering).unwrap_or_default());
    xml.leaf("text:tab", &[]);
    xml.text(&document.title.replace(['\n', '\t'], " "));
    xml.close("text:p");
    xml.close("style:header");
    footer(xml, document, numbering, pages, "2");
    xml.close("style:master-page");
    xml.open(
        "style:master-page",
        &[
            ("style:name", FIRST_MASTER),
            ("style:display-name", "Première page"),
            ("style:page-layout-name", "PagePremiere"),
            ("style:next-style-name", "Standard"),
        ],
    );
    if footer_first {
        footer(xml, document, numbering, pages, "1");
    }
    xml.close("style:master-page");
    xml.close("office:master-styles");
}

fn footer(xml: &mut Xml, document: &Document, numbering: &Numbering, pages: &Pages, page: &str) {
    let left = footer_left(document, numbering).unwrap_or_default();
    xml.open("style:footer", &[]);
    xml.open("text:p", &[("text:style-name", "Footer")]);
    xml.text(&left.replace(['\n', '\t'], " "));
    xml.leaf("text:tab", &[]);
    xml.text("Page\u{a0}");
    xml.words("text:page-number", &[("text:select-page", "current")], page);
    xml.text("\u{a0}/\u{a0}");
    xml.words("text:page-count", &[], &pages.total.to_string());
    xml.close("text:p");
    xml.close("style:footer");
}

/// A4. Header and footer stand in the margins, as in the Word file.
fn layout(xml: &mut Xml, name: &str, header: bool, footer: bool) {
    xml.open("style:page-layout", &[("style:name", name)]);
    let (width, height, side) = (points(PAGE_WIDTH), points(PAGE_HEIGHT), points(SIDE_MARGIN));
    let top = points(if header { HEADER_DISTANCE } else { TOP_MARGIN });
    let bottom = points(if footer { HEADER_DISTANCE } else { BOTTOM_MARGIN });
    xml.leaf(
        "style:page-layout-properties",
        &[
            ("fo:page-width", width.as_str()),
            ("fo:page-height", height.as_str()),
            ("style:print-orientation", "portrait"),
            ("fo:margin-top", top.as_str()),
            ("fo:margin-bottom", bottom.as_str()),
            ("fo:margin-left", side.as_str()),
            ("fo:margin-right", side.as_str()),
            ("style:writing-mode", "lr-tb"),
        ],
    );
    if header {
        edge(
            xml,
            "style:header-style",
            "fo:margin-bottom",
            TOP_MARGIN - HEADER_DISTANCE,
        );
    }
    if footer {
        edge(
            xml,
            "style:footer-style",
            "fo:margin-top",
            BOTTOM_MARGIN - HEADER_DISTANCE,
        );
    }
    xml.close("style:page-layout");
}

fn edge(xml: &mut Xml, element: &str, margin: &str, room: u32) {
    let (room, gap) = (points(room), points(room - EDGE_ROOM));
    xml.open(element, &[]);
    xml.leaf(
        "style:header-footer-properties",
        &[
            ("fo:min-height", room.as_str()),
            ("fo:margin-left", "0pt"),
            ("fo:margin-right", "0pt"),
            (margin, gap.as_str()),
            ("style:dynamic-spacing", "true"),
        ],
    );
    xml.close(element);
}
