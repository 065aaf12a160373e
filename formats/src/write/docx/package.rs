//! The parts around the text, and the zip that holds them all.

use jiff::civil::Date;

use super::styles::W;
use crate::layout::{FONT, FONT_FALLBACK};
use crate::template::Template;
use crate::write::xml::Xml;

/// Namespace of relationships.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WML: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const THEME: &str = "theme/theme1";

/// Parts of the document: path, kind of relationship and of content, identifier of the relationship.
const PARTS: [(&str, &str, &str); 9] = [
    ("styles", "styles", "rId1"),
    ("numbering", "numbering", "rId2"),
    ("settings", "settings", "rId3"),
    ("fontTable", "fontTable", "rId4"),
    ("header1", "header", "rId5"),
    ("header2", "header", "rId6"),
    ("footer1", "footer", "rId7"),
    ("footer2", "footer", "rId8"),
    (THEME, "theme", "rId9"),
];

/// Parts of the document; those of even pages when a template has them.
fn parts(template: Option<&Template>) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut parts = PARTS.to_vec();
    if template.is_some_and(Template::even) {
        parts.extend([("header3", "header", "rId10"), ("footer3", "footer", "rId11")]);
    }
    parts
}

/// `[Content_Types].xml`.
pub(super) fn content_types(template: Option<&Template>) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open(
        "Types",
        &[(
            "xmlns",
            "http://schemas.openxmlformats.org/package/2006/content-types",
        )],
    );
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    xml.leaf("Default", &[("Extension", "rels"), ("ContentType", rels)]);
    xml.leaf(
        "Default",
        &[("Extension", "xml"), ("ContentType", "application/xml")],
    );
    let pictures = template.map(Template::media).unwrap_or_default();
    for (kind, content) in [
        ("emf", "image/x-emf"),
        ("gif", "image/gif"),
        ("jpeg", "image/jpeg"),
        ("png", "image/png"),
        ("wmf", "image/x-wmf"),
    ] {
        if pictures.iter().any(|picture| picture.kind == kind) {
            xml.leaf("Default", &[("Extension", kind), ("ContentType", content)]);
        }
    }
    let main = format!("{WML}.document.main+xml");
    xml.leaf(
        "Override",
        &[("PartName", "/word/document.xml"), ("ContentType", main.as_str())],
    );
    for (path, kind, _) in parts(template) {
        let name = format!("/word/{path}.xml");
        let content = if path == THEME {
            "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()
        } else {
            format!("{WML}.{kind}+xml")
        };
        xml.leaf(
            "Override",
            &[("PartName", name.as_str()), ("ContentType", content.as_str())],
        );
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    xml.leaf(
        "Override",
        &[("PartName", "/docProps/core.xml"), ("ContentType", core)],
    );
    xml.close("Types");
    xml.finish()
}

/// `_rels/.rels`.
pub(super) fn root_rels() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", PACKAGE_RELS)]);
    let main = format!("{R}/officeDocument");
    relationship(&mut xml, "rId1", &main, "word/document.xml");
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationship(&mut xml, "rId2", core, "docProps/core.xml");
    xml.close("Relationships");
    xml.finish()
}

/// `word/_rels/document.xml.rels`.
pub(super) fn document_rels(template: Option<&Template>) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", PACKAGE_RELS)]);
    for (path, kind, id) in parts(template) {
        relationship(&mut xml, id, &format!("{R}/{kind}"), &format!("{path}.xml"));
    }
    xml.close("Relationships");
    xml.finish()
}

/// Relationships of a header or footer to its pictures: identifier, path.
pub(super) fn picture_rels(pictures: &[(String, String)]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", PACKAGE_RELS)]);
    for (id, path) in pictures {
        relationship(&mut xml, id, &format!("{R}/image"), path);
    }
    xml.close("Relationships");
    xml.finish()
}

fn relationship(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

/// `docProps/core.xml`: title, language and the date given; no author, no company, nobody's name.
pub(super) fn core(title: &str, date: Date) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.words("dc:title", &[], title);
    xml.words("dc:language", &[], "fr-FR");
    let at = format!("{date}T00:00:00Z");
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.words(name, &[("xsi:type", "dcterms:W3CDTF")], &at);
    }
    xml.close("cp:coreProperties");
    xml.finish()
}

/// `word/settings.xml`. Fields are not marked for update at opening: Word would ask the reader a question
/// about links that nobody understands; F9 refreshes them.
pub(super) fn settings(template: Option<&Template>) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:settings", &[("xmlns:w", W)]);
    xml.leaf("w:zoom", &[("w:percent", "100")]);
    let tab = template.map_or(709, Template::tab).to_string();
    xml.val("w:defaultTabStop", &tab);
    xml.val("w:hyphenationZone", "425");
    if template.is_some_and(Template::even) {
        xml.leaf("w:evenAndOddHeaders", &[]);
    }
    xml.val("w:characterSpacingControl", "doNotCompress");
    xml.open("w:compat", &[]);
    for (name, value) in [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
    ] {
        xml.leaf(
            "w:compatSetting",
            &[
                ("w:name", name),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", value),
            ],
        );
    }
    xml.close("w:compat");
    xml.val("w:themeFontLang", "fr-FR");
    xml.val("w:decimalSymbol", ",");
    xml.val("w:listSeparator", ";");
    xml.close("w:settings");
    xml.finish()
}

/// `word/fontTable.xml`: the font and what may replace it, or those of the template.
pub(super) fn fonts(template: Option<&Template>) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:fonts", &[("xmlns:w", W)]);
    if let Some(fonts) = template.map(Template::fonts).filter(|fonts| !fonts.is_empty()) {
        fonts.iter().for_each(|font| xml.raw(font));
        xml.close("w:fonts");
        return xml.finish();
    }
    xml.open("w:font", &[("w:name", FONT)]);
    xml.val("w:altName", FONT_FALLBACK);
    xml.val("w:panose1", "020B0604020202020204");
    xml.val("w:charset", "00");
    xml.val("w:family", "swiss");
    xml.val("w:pitch", "variable");
    xml.close("w:font");
    xml.close("w:fonts");
    xml.finish()
}
