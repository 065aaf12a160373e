//! `styles.xml`: the named styles of the Word file, under the names that LibreOffice knows.

use document::{Document, Numbering};

use super::{VERSION, lists, page, points, style};
use crate::layout::{self, ANSWER, ANSWER_FILL, FIELD, FIELD_FILL, FONT};
use crate::pages::Pages;
use crate::template::Looks;
use crate::write::docx::style::Style;
use crate::write::docx::styles::paragraphs;
use crate::write::xml::Xml;

/// Character style of a field to fill.
pub(super) const FIELD_STYLE: &str = "Placeholder_20_Text";
/// Character style of a field that the candidate fills in.
pub(super) const ANSWER_STYLE: &str = "Champ_20_du_20_candidat";
/// Character style of a cross-reference: words like the others.
pub(super) const LINK_STYLE: &str = "Renvoi";
/// Character style of an entry of the sommaire.
pub(super) const INDEX_LINK: &str = "Index_20_Link";

/// Attributes of the root of a part: namespaces and version.
pub(super) fn root() -> Vec<(&'static str, &'static str)> {
    vec![
        ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        (
            "xmlns:fo",
            "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        ),
        (
            "xmlns:svg",
            "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        ),
        ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
        ("office:version", VERSION),
    ]
}

/// The one font.
pub(super) fn fonts(xml: &mut Xml) {
    xml.open("office:font-face-decls", &[]);
    xml.leaf(
        "style:font-face",
        &[
            ("style:name", FONT),
            ("svg:font-family", FONT),
            ("style:font-family-generic", "swiss"),
            ("style:font-pitch", "variable"),
        ],
    );
    xml.close("office:font-face-decls");
}

/// `styles.xml`.
pub(super) fn styles(document: &Document, numbering: &Numbering, pages: &Pages) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("office:document-styles", &root());
    fonts(&mut xml);
    xml.open("office:styles", &[]);
    defaults(&mut xml);
    style::write(&Style::root(layout::NORMAL), &mut xml);
    for named in paragraphs(&Looks::default(), false, false) {
        style::write(&named, &mut xml);
    }
    for (style, name, colour, fill) in [
        (FIELD_STYLE, "Placeholder Text", FIELD, FIELD_FILL),
        (ANSWER_STYLE, "Champ du candidat", ANSWER, ANSWER_FILL),
    ] {
        let (colour, fill) = (
            format!("#{}", colour.to_lowercase()),
            format!("#{}", fill.to_lowercase()),
        );
        let look = [
            ("fo:color", colour.as_str()),
            ("fo:background-color", fill.as_str()),
        ];
        character(&mut xml, style, name, &look);
    }
    character(&mut xml, LINK_STYLE, "Renvoi", &[]);
    character(&mut xml, INDEX_LINK, "Index Link", &[]);
    lists::outline(&mut xml, document.kind.is_short());
    lists::list_styles(&mut xml);
    xml.close("office:styles");
    page::pages(&mut xml, document, numbering, pages);
    xml.close("office:document-styles");
    xml.finish()
}

fn defaults(xml: &mut Xml) {
    xml.open("style:default-style", &[("style:family", "paragraph")]);
    let tab = points(709);
    xml.leaf(
        "style:paragraph-properties",
        &[
            ("style:tab-stop-distance", tab.as_str()),
            ("style:writing-mode", "lr-tb"),
        ],
    );
    let size = points(layout::NORMAL.size * 10);
    xml.leaf(
        "style:text-properties",
        &[
            ("style:use-window-font-color", "true"),
            ("style:font-name", FONT),
            ("fo:font-size", size.as_str()),
            ("fo:language", "fr"),
            ("fo:country", "FR"),
            ("fo:hyphenate", "false"),
        ],
    );
    xml.close("style:default-style");
    xml.open("style:default-style", &[("style:family", "table")]);
    xml.leaf("style:table-properties", &[("table:border-model", "collapsing")]);
    xml.close("style:default-style");
}

fn character(xml: &mut Xml, name: &str, shown: &str, properties: &[(&str, &str)]) {
    xml.open(
        "style:style",
        &[
            ("style:name", name),
            ("style:display-name", shown),
            ("style:family", "text"),
        ],
    );
    if !properties.is_empty() {
        xml.leaf("style:text-properties", properties);
    }
    xml.close("style:style");
}
