//! The parts around the text.

use jiff::civil::Date;

use super::VERSION;
use crate::write::xml::Xml;

/// What the file is.
pub(super) const MIME: &str = "application/vnd.oasis.opendocument.text";

/// `META-INF/manifest.xml`.
pub(super) fn manifest() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open(
        "manifest:manifest",
        &[
            (
                "xmlns:manifest",
                "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
            ),
            ("manifest:version", VERSION),
        ],
    );
    xml.leaf(
        "manifest:file-entry",
        &[
            ("manifest:full-path", "/"),
            ("manifest:version", VERSION),
            ("manifest:media-type", MIME),
        ],
    );
    for part in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
        xml.leaf(
            "manifest:file-entry",
            &[("manifest:full-path", part), ("manifest:media-type", "text/xml")],
        );
    }
    xml.close("manifest:manifest");
    xml.finish()
}

/// `meta.xml`: title, language and the date given; no author, no program, nobody's name.
pub(super) fn meta(title: &str, date: Date) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open(
        "office:document-meta",
        &[
            ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
            ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("office:version", VERSION),
        ],
    );
    xml.open("office:meta", &[]);
    xml.words("dc:title", &[], title);
    xml.words("dc:language", &[], "fr-FR");
    let at = format!("{date}T00:00:00");
    xml.words("meta:creation-date", &[], &at);
    xml.words("dc:date", &[], &at);
    xml.close("office:meta");
    xml.close("office:document-meta");
    xml.finish()
}

/// How LibreOffice lays the text out: as it does for a Word file, so that both fall on the same pages.
const LAYOUT: [(&str, &str); 20] = [
    ("AddExternalLeading", "true"),
    ("AddParaLineSpacingToTableCells", "true"),
    ("AddParaSpacingToTableCells", "true"),
    // The larger of the spaces between two paragraphs, not their sum.
    ("AddParaTableSpacing", "false"),
    ("AddParaTableSpacingAtStart", "true"),
    ("AutoFirstLineIndentDisregardLineSpace", "true"),
    ("CollapseEmptyCellPara", "true"),
    ("HeaderSpacingBelowLastPara", "true"),
    ("IgnoreTabsAndBlanksForLineCalculation", "true"),
    ("InvertBorderSpacing", "true"),
    ("MsWordCompTrailingBlanks", "true"),
    ("NoNumberingShowFollowBy", "true"),
    ("PropLineSpacingShrinksFirstLine", "true"),
    ("TabAtLeftIndentForParagraphsInList", "true"),
    ("TableRowKeep", "true"),
    ("TabOverflow", "true"),
    ("TabsRelativeToIndent", "false"),
    ("UnbreakableNumberings", "true"),
    ("UnxForceZeroExtLeading", "false"),
    ("UseFormerLineSpacing", "false"),
];

/// `settings.xml`.
pub(super) fn settings() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open(
        "office:document-settings",
        &[
            ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
            ("xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"),
            ("xmlns:ooo", "http://openoffice.org/2004/office"),
            ("office:version", VERSION),
        ],
    );
    xml.open("office:settings", &[]);
    xml.open(
        "config:config-item-set",
        &[("config:name", "ooo:configuration-settings")],
    );
    for (name, value) in LAYOUT {
        let attrs = [("config:name", name), ("config:type", "boolean")];
        xml.words("config:config-item", &attrs, value);
    }
    let attrs = [
        ("config:name", "PrinterIndependentLayout"),
        ("config:type", "string"),
    ];
    xml.words("config:config-item", &attrs, "high-resolution");
    xml.close("config:config-item-set");
    xml.close("office:settings");
    xml.close("office:document-settings");
    xml.finish()
}
