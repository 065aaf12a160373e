//! Table styles, and the defaults of tables and lists that Word expects to find.

use crate::layout::{self, HEAD_FILL};
use crate::write::xml::Xml;

/// Writes them, but for those that a template gives: the default one, the one of tables.
pub(super) fn tables(xml: &mut Xml, plain_given: bool, ruled_given: bool) {
    if !plain_given {
        plain(xml);
    }
    if !ruled_given {
        table_style(xml, "Tableau", "Tableau du cahier", layout::TABLE_RULE, true);
    }
    table_style(xml, "TableauGarde", "Tableau de garde", layout::COVER_RULE, false);

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

/// The style of tables that name none.
fn plain(xml: &mut Xml) {
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
