//! Named styles: Word's own ids and names where it has one, so that its navigation, its table of contents
//! and its gallery know them.

use super::xml::Xml;
use crate::layout::{self, ACCENT, FONT, Face, GREY, HEAD_FILL};

/// Main namespace.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What a paragraph style adds to its face.
#[derive(Default, Clone, Copy)]
struct Extra {
    keep_next: bool,
    keep_lines: bool,
    contextual: bool,
    /// Level of the headings' numbering.
    numbering: Option<usize>,
    outline: Option<usize>,
    /// Left indent, twips.
    left: u32,
    /// First line to the left of the indent, twips.
    hanging: u32,
    align: Option<&'static str>,
    colour: Option<&'static str>,
    italic: bool,
    caps: bool,
    /// Background, six hexadecimal digits.
    fill: Option<&'static str>,
    /// Borders: side and colour.
    borders: &'static [(&'static str, &'static str)],
    /// Tab stops: alignment, leader, position in twips.
    tabs: &'static [(&'static str, &'static str, u32)],
}

/// Right edge of the text, as a tab stop.
const RIGHT: u32 = layout::TEXT_WIDTH;

/// `word/styles.xml`.
pub(super) fn styles() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:styles", &[("xmlns:w", W)]);
    defaults(&mut xml);
    let none = Extra::default();
    let cover = |size, bold, before, after| Face {
        size,
        bold,
        before,
        after,
        line: 252,
    };

    paragraph(&mut xml, "Normal", "Normal", None, None, layout::NORMAL, none);
    character(&mut xml, "DefaultParagraphFont", "Default Paragraph Font", |_| {});
    for (level, face) in layout::HEADINGS.into_iter().enumerate() {
        let extra = Extra {
            keep_next: true,
            keep_lines: true,
            numbering: Some(level),
            outline: Some(level),
            colour: Some(ACCENT),
            borders: if level == 0 { &[("w:bottom", ACCENT)] } else { &[] },
            ..none
        };
        let (id, name) = (format!("Heading{}", level + 1), format!("heading {}", level + 1));
        paragraph(&mut xml, &id, &name, Some("Normal"), Some("Normal"), face, extra);
    }
    // Titles outside the numbering (annexes, preambles) and inside notes and cells.
    for (level, face) in layout::HEADINGS.into_iter().enumerate() {
        let extra = Extra {
            keep_next: true,
            keep_lines: true,
            outline: Some(level),
            colour: Some(ACCENT),
            borders: if level == 0 { &[("w:bottom", ACCENT)] } else { &[] },
            ..none
        };
        let (id, name) = (
            format!("TitreLibre{}", level + 1),
            format!("Titre sans numéro {}", level + 1),
        );
        paragraph(&mut xml, &id, &name, Some("Normal"), Some("Normal"), face, extra);
    }
    let inner = Extra {
        keep_next: true,
        colour: Some(ACCENT),
        ..none
    };
    paragraph(
        &mut xml,
        "Intertitre",
        "Intertitre",
        Some("Normal"),
        Some("Normal"),
        Face {
            bold: true,
            ..layout::LIST
        },
        inner,
    );
    let title = Extra {
        keep_next: true,
        colour: Some(ACCENT),
        ..none
    };
    paragraph(
        &mut xml,
        "Title",
        "Title",
        Some("Normal"),
        Some("Normal"),
        layout::TITLE,
        title,
    );
    let list = Extra {
        contextual: false,
        ..none
    };
    paragraph(
        &mut xml,
        "ListBullet",
        "List Bullet",
        Some("Normal"),
        None,
        layout::LIST,
        list,
    );
    paragraph(
        &mut xml,
        "ListNumber",
        "List Number",
        Some("Normal"),
        None,
        layout::LIST,
        list,
    );
    paragraph(
        &mut xml,
        "ListContinue",
        "List Continue",
        Some("Normal"),
        None,
        layout::LIST,
        list,
    );
    let note = Extra {
        left: 113,
        fill: Some("EEF3F8"),
        borders: &[("w:top", "EEF3F8"), ("w:left", ACCENT), ("w:bottom", "EEF3F8")],
        ..none
    };
    paragraph(
        &mut xml,
        "Note",
        "Note encadrée",
        Some("Normal"),
        None,
        layout::NOTE,
        note,
    );
    let working = Extra {
        left: 113,
        fill: Some("FFF4CE"),
        borders: &[("w:top", "FFF4CE"), ("w:left", "BF8F00"), ("w:bottom", "FFF4CE")],
        ..none
    };
    paragraph(
        &mut xml,
        "NoteTravail",
        "Note de travail",
        Some("Normal"),
        None,
        layout::NOTE,
        working,
    );
    paragraph(
        &mut xml,
        "TableText",
        "Texte de tableau",
        Some("Normal"),
        None,
        layout::TABLE,
        none,
    );
    let head = Extra {
        keep_next: true,
        ..none
    };
    paragraph(
        &mut xml,
        "TableHead",
        "En-tête de tableau",
        Some("TableText"),
        None,
        layout::TABLE_HEAD,
        head,
    );
    paragraph(
        &mut xml,
        "TableRowHead",
        "En-tête de ligne",
        Some("TableText"),
        None,
        Face {
            bold: true,
            ..layout::TABLE
        },
        none,
    );
    paragraph(
        &mut xml,
        "Spacer",
        "Intervalle",
        Some("Normal"),
        Some("Normal"),
        layout::SPACER,
        none,
    );

    for (level, face) in layout::CONTENTS.into_iter().enumerate() {
        let extra = match level {
            0 => Extra {
                colour: Some(ACCENT),
                tabs: &[("right", "dot", RIGHT)],
                ..none
            },
            1 => Extra {
                left: 284,
                tabs: &[("left", "none", 851), ("right", "dot", RIGHT)],
                ..none
            },
            _ => Extra {
                left: 567,
                tabs: &[("left", "none", 1_304), ("right", "dot", RIGHT)],
                ..none
            },
        };
        let (id, name) = (format!("TOC{}", level + 1), format!("toc {}", level + 1));
        paragraph(&mut xml, &id, &name, Some("Normal"), Some("Normal"), face, extra);
    }
    paragraph(
        &mut xml,
        "TOCHeading",
        "TOC Heading",
        Some("Normal"),
        Some("Normal"),
        layout::CONTENTS_HEAD,
        title,
    );
    let edge = Extra {
        colour: Some(GREY),
        tabs: &[("right", "none", RIGHT)],
        ..none
    };
    let small = Face {
        size: 16,
        bold: false,
        before: 0,
        after: 0,
        line: 240,
    };
    let header = Extra {
        borders: &[("w:bottom", "BFBFBF")],
        ..edge
    };
    paragraph(&mut xml, "Header", "header", Some("Normal"), None, small, header);
    paragraph(&mut xml, "Footer", "footer", Some("Normal"), None, small, edge);

    let accent = Extra {
        colour: Some(ACCENT),
        ..none
    };
    let ruled = Extra {
        borders: &[("w:bottom", ACCENT)],
        ..accent
    };
    let grey = Extra {
        colour: Some(GREY),
        caps: true,
        ..none
    };
    paragraph(
        &mut xml,
        "CoverBuyer",
        "Garde acheteur",
        Some("Normal"),
        None,
        cover(32, true, 240, 0),
        ruled,
    );
    paragraph(
        &mut xml,
        "CoverFolder",
        "Garde dossier",
        Some("Normal"),
        None,
        cover(20, false, 3_300, 200),
        grey,
    );
    paragraph(
        &mut xml,
        "CoverTitle",
        "Garde titre",
        Some("Title"),
        None,
        cover(52, true, 0, 420),
        accent,
    );
    paragraph(
        &mut xml,
        "CoverObject",
        "Garde objet",
        Some("Normal"),
        None,
        cover(30, false, 0, 2_800),
        none,
    );
    paragraph(
        &mut xml,
        "CoverCell",
        "Garde tableau",
        Some("Normal"),
        None,
        cover(21, false, 90, 90),
        none,
    );
    paragraph(
        &mut xml,
        "LetterBuyer",
        "En-tête acheteur",
        Some("Normal"),
        None,
        cover(26, true, 0, 300),
        ruled,
    );

    character(&mut xml, "PlaceholderText", "Placeholder Text", placeholder_look);
    tables(&mut xml);
    xml.close("w:styles");
    xml.finish()
}

/// What is still to fill is seen at once: brown on pale orange, contrast of 7 to 1.
fn placeholder_look(xml: &mut Xml) {
    xml.val("w:color", "8A3B00");
    xml.leaf(
        "w:shd",
        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "FFF1E0")],
    );
}

fn defaults(xml: &mut Xml) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    xml.leaf(
        "w:rFonts",
        &[
            ("w:ascii", FONT),
            ("w:hAnsi", FONT),
            ("w:eastAsia", FONT),
            ("w:cs", FONT),
        ],
    );
    let size = layout::NORMAL.size.to_string();
    xml.val("w:sz", &size);
    xml.val("w:szCs", &size);
    xml.leaf(
        "w:lang",
        &[("w:val", "fr-FR"), ("w:eastAsia", "fr-FR"), ("w:bidi", "ar-SA")],
    );
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:widowControl", &[]);
    xml.close("w:pPr");
    xml.close("w:pPrDefault");
    xml.close("w:docDefaults");
}

/// Whether a name is one of Word's own, which it translates on screen (« Titre 1 », « Liste à puces »).
fn is_of_word(name: &str) -> bool {
    ["heading ", "toc ", "List "]
        .iter()
        .any(|start| name.starts_with(start))
        || ["Title", "TOC Heading", "header", "footer"].contains(&name)
}

fn paragraph(
    xml: &mut Xml,
    id: &str,
    name: &str,
    based_on: Option<&str>,
    next: Option<&str>,
    face: Face,
    extra: Extra,
) {
    let mut attrs = vec![("w:type", "paragraph"), ("w:styleId", id)];
    if id == "Normal" {
        attrs.insert(1, ("w:default", "1"));
    } else if !is_of_word(name) {
        attrs.insert(1, ("w:customStyle", "1"));
    }
    xml.open("w:style", &attrs);
    xml.val("w:name", name);
    if let Some(parent) = based_on {
        xml.val("w:basedOn", parent);
    }
    if let Some(next) = next {
        xml.val("w:next", next);
    }
    xml.leaf("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    if extra.keep_next {
        xml.leaf("w:keepNext", &[]);
    }
    if extra.keep_lines {
        xml.leaf("w:keepLines", &[]);
    }
    if let Some(level) = extra.numbering {
        xml.open("w:numPr", &[]);
        xml.val("w:ilvl", &level.to_string());
        xml.val("w:numId", "1");
        xml.close("w:numPr");
    }
    if !extra.borders.is_empty() {
        xml.open("w:pBdr", &[]);
        for (side, colour) in extra.borders {
            let (size, space) = if *side == "w:left" {
                ("24", "6")
            } else {
                ("6", "4")
            };
            xml.leaf(
                side,
                &[
                    ("w:val", "single"),
                    ("w:sz", size),
                    ("w:space", space),
                    ("w:color", colour),
                ],
            );
        }
        xml.close("w:pBdr");
    }
    if let Some(fill) = extra.fill {
        xml.leaf(
            "w:shd",
            &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)],
        );
    }
    if !extra.tabs.is_empty() {
        xml.open("w:tabs", &[]);
        for (align, leader, position) in extra.tabs {
            let position = position.to_string();
            xml.leaf(
                "w:tab",
                &[
                    ("w:val", *align),
                    ("w:leader", *leader),
                    ("w:pos", position.as_str()),
                ],
            );
        }
        xml.close("w:tabs");
    }
    xml.leaf(
        "w:spacing",
        &[
            ("w:before", face.before.to_string().as_str()),
            ("w:after", face.after.to_string().as_str()),
            ("w:line", face.line.to_string().as_str()),
            ("w:lineRule", "auto"),
        ],
    );
    if extra.left > 0 {
        xml.leaf(
            "w:ind",
            &[
                ("w:left", extra.left.to_string().as_str()),
                ("w:hanging", extra.hanging.to_string().as_str()),
            ],
        );
    }
    if extra.contextual {
        xml.leaf("w:contextualSpacing", &[]);
    }
    if let Some(align) = extra.align {
        xml.val("w:jc", align);
    }
    if let Some(level) = extra.outline {
        xml.val("w:outlineLvl", &level.to_string());
    }
    xml.close("w:pPr");
    xml.open("w:rPr", &[]);
    if face.bold {
        xml.leaf("w:b", &[]);
        xml.leaf("w:bCs", &[]);
    }
    if extra.italic {
        xml.leaf("w:i", &[]);
        xml.leaf("w:iCs", &[]);
    }
    if extra.caps {
        xml.leaf("w:caps", &[]);
    }
    if let Some(colour) = extra.colour {
        xml.val("w:color", colour);
    }
    if extra.caps {
        xml.val("w:spacing", "20");
    }
    xml.val("w:sz", &face.size.to_string());
    xml.val("w:szCs", &face.size.to_string());
    xml.close("w:rPr");
    xml.close("w:style");
}

fn character(xml: &mut Xml, id: &str, name: &str, properties: impl Fn(&mut Xml)) {
    let default = id == "DefaultParagraphFont";
    let mut attrs = vec![("w:type", "character"), ("w:styleId", id)];
    if default {
        attrs.insert(1, ("w:default", "1"));
    }
    xml.open("w:style", &attrs);
    xml.val("w:name", name);
    if default {
        xml.val("w:uiPriority", "1");
        xml.leaf("w:semiHidden", &[]);
        xml.leaf("w:unhideWhenUsed", &[]);
    } else {
        xml.val("w:basedOn", "DefaultParagraphFont");
        xml.open("w:rPr", &[]);
        properties(xml);
        xml.close("w:rPr");
    }
    xml.close("w:style");
}

fn tables(xml: &mut Xml) {
    xml.open(
        "w:style",
        &[
            ("w:type", "table"),
            ("w:default", "1"),
            ("w:styleId", "TableNormal"),
        ],
    );
    xml.val("w:name", "Normal Table");
    xml.val("w:uiPriority", "99");
    xml.leaf("w:semiHidden", &[]);
    xml.leaf("w:unhideWhenUsed", &[]);
    xml.open("w:tblPr", &[]);
    xml.leaf("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    margins(xml);
    xml.close("w:tblPr");
    xml.close("w:style");

    table_style(xml, "Tableau", "Tableau du cahier", "A6A6A6", true);
    table_style(xml, "TableauGarde", "Tableau de garde", "D9D9D9", false);

    xml.open(
        "w:style",
        &[
            ("w:type", "numbering"),
            ("w:default", "1"),
            ("w:styleId", "NoList"),
        ],
    );
    xml.val("w:name", "No List");
    xml.val("w:uiPriority", "99");
    xml.leaf("w:semiHidden", &[]);
    xml.leaf("w:unhideWhenUsed", &[]);
    xml.close("w:style");
}

/// A ruled table; the one of the cover has only horizontal rules.
fn table_style(xml: &mut Xml, id: &str, name: &str, colour: &str, full: bool) {
    xml.open(
        "w:style",
        &[("w:type", "table"), ("w:customStyle", "1"), ("w:styleId", id)],
    );
    xml.val("w:name", name);
    xml.val("w:basedOn", "TableNormal");
    xml.val("w:uiPriority", "39");
    xml.leaf("w:qFormat", &[]);
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    let sides: &[&str] = if full {
        &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]
    } else {
        &["w:top", "w:bottom", "w:insideH"]
    };
    for side in sides {
        xml.leaf(
            side,
            &[
                ("w:val", "single"),
                ("w:sz", "4"),
                ("w:space", "0"),
                ("w:color", colour),
            ],
        );
    }
    xml.close("w:tblBorders");
    margins(xml);
    xml.close("w:tblPr");
    if full {
        xml.open("w:tblStylePr", &[("w:type", "firstRow")]);
        xml.open("w:rPr", &[]);
        xml.leaf("w:b", &[]);
        xml.leaf("w:bCs", &[]);
        xml.close("w:rPr");
        xml.open("w:tcPr", &[]);
        xml.leaf(
            "w:shd",
            &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", HEAD_FILL)],
        );
        xml.close("w:tcPr");
        xml.close("w:tblStylePr");
    }
    xml.close("w:style");
}

fn margins(xml: &mut Xml) {
    let side = layout::CELL_MARGIN.to_string();
    xml.open("w:tblCellMar", &[]);
    for (name, width) in [
        ("w:top", "0"),
        ("w:left", &side),
        ("w:bottom", "0"),
        ("w:right", &side),
    ] {
        xml.leaf(name, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar");
}
