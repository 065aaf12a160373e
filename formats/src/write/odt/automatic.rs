//! Styles of the text that have no name for people: paragraphs that start a page, emphasis, tables.

use std::collections::BTreeSet;

use document::Marks;

use super::points;
use super::style::odf_name;
use crate::layout::{self, CELL_MARGIN, COVER_RULE, HEAD_FILL, TABLE_RULE};
use crate::template::Looks;
use crate::write::docx::styles::paragraphs;
use crate::write::xml::Xml;

/// Master page of the first page.
pub(super) const FIRST_MASTER: &str = "Premiere";

/// A paragraph style with something more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Variant {
    /// Identifier of the named style.
    pub(super) style: String,
    /// On the first page.
    pub(super) first: bool,
    /// Starts a page.
    pub(super) new_page: bool,
    /// Stays with what follows.
    pub(super) keep_next: bool,
}

/// Columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableStyle {
    /// Widths, twips.
    pub(super) columns: Vec<u32>,
    /// On the first page.
    pub(super) first: bool,
    /// On one page.
    pub(super) whole: bool,
}

/// Styles met so far.
#[derive(Debug, Default)]
pub(super) struct Automatic {
    paragraphs: Vec<Variant>,
    tables: Vec<TableStyle>,
    marks: BTreeSet<Marks>,
}

impl Automatic {
    /// Name of a paragraph style.
    pub(super) fn paragraph(&mut self, variant: Variant) -> String {
        if !(variant.first || variant.new_page || variant.keep_next) {
            return odf_name(&variant.style);
        }
        format!("P{}", place(&mut self.paragraphs, variant))
    }

    /// Number of a table style: `Tableau3`, its columns `Tableau3.1`…
    pub(super) fn table(&mut self, table: TableStyle) -> usize {
        place(&mut self.tables, table)
    }

    /// Name of the style of emphasised words.
    pub(super) fn marks(&mut self, marks: Marks) -> String {
        self.marks.insert(marks);
        marks_name(marks)
    }

    /// `office:automatic-styles`.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.open("office:automatic-styles", &[]);
        for (n, variant) in self.paragraphs.iter().enumerate() {
            write_variant(xml, &format!("P{}", n + 1), variant);
        }
        for marks in &self.marks {
            write_marks(xml, *marks);
        }
        for (n, table) in self.tables.iter().enumerate() {
            write_table(xml, &format!("Tableau{}", n + 1), table);
        }
        if !self.tables.is_empty() {
            cells(xml);
        }
        xml.open(
            "style:style",
            &[("style:name", "Sommaire"), ("style:family", "section")],
        );
        xml.leaf("style:section-properties", &[("style:editable", "false")]);
        xml.close("style:style");
        xml.close("office:automatic-styles");
    }
}

/// Place of a value, from 1; added when it is new.
fn place<T: PartialEq>(all: &mut Vec<T>, value: T) -> usize {
    if let Some(at) = all.iter().position(|known| *known == value) {
        return at + 1;
    }
    all.push(value);
    all.len()
}

fn write_variant(xml: &mut Xml, name: &str, variant: &Variant) {
    let parent = odf_name(&variant.style);
    let mut attrs = vec![
        ("style:name", name),
        ("style:family", "paragraph"),
        ("style:parent-style-name", parent.as_str()),
    ];
    if variant.first {
        attrs.push(("style:master-page-name", FIRST_MASTER));
    }
    xml.open("style:style", &attrs);
    let mut properties = Vec::new();
    let below = space_below(&variant.style);
    if variant.new_page {
        // The first title of a page needs no space above. LibreOffice takes both spaces from where one is said.
        properties.extend([
            ("fo:margin-top", "0pt"),
            ("fo:margin-bottom", below.as_str()),
            ("fo:break-before", "page"),
        ]);
    }
    if variant.keep_next {
        properties.push(("fo:keep-with-next", "always"));
    }
    if !properties.is_empty() {
        xml.leaf("style:paragraph-properties", &properties);
    }
    xml.close("style:style");
}

/// Space below a named style.
fn space_below(style: &str) -> String {
    let named = paragraphs(&Looks::default(), false, false)
        .into_iter()
        .find(|named| named.id == style);
    points(named.map_or(layout::NORMAL.after, |named| named.face.after))
}

fn marks_name(marks: Marks) -> String {
    let part = |on: bool, letter: &'static str| if on { letter } else { "" };
    format!(
        "T{}{}{}{}{}",
        part(marks.bold, "g"),
        part(marks.italic, "i"),
        part(marks.superscript, "e"),
        part(marks.underline, "s"),
        part(marks.strike, "b")
    )
}

fn write_marks(xml: &mut Xml, marks: Marks) {
    let name = marks_name(marks);
    xml.open(
        "style:style",
        &[("style:name", name.as_str()), ("style:family", "text")],
    );
    let mut properties = Vec::new();
    if marks.bold {
        properties.push(("fo:font-weight", "bold"));
    }
    if marks.italic {
        properties.push(("fo:font-style", "italic"));
    }
    if marks.superscript {
        properties.push(("style:text-position", "super 58%"));
    }
    if marks.underline {
        properties.extend([
            ("style:text-underline-style", "solid"),
            ("style:text-underline-width", "auto"),
            ("style:text-underline-color", "font-color"),
        ]);
    }
    if marks.strike {
        properties.extend([
            ("style:text-line-through-style", "solid"),
            ("style:text-line-through-type", "single"),
        ]);
    }
    xml.leaf("style:text-properties", &properties);
    xml.close("style:style");
}

fn write_table(xml: &mut Xml, name: &str, table: &TableStyle) {
    let mut attrs = vec![("style:name", name), ("style:family", "table")];
    if table.first {
        attrs.push(("style:master-page-name", FIRST_MASTER));
    }
    xml.open("style:style", &attrs);
    let width = points(table.columns.iter().sum());
    xml.leaf(
        "style:table-properties",
        &[
            ("style:width", width.as_str()),
            ("table:align", "margins"),
            ("table:border-model", "collapsing"),
            (
                "style:may-break-between-rows",
                if table.whole { "false" } else { "true" },
            ),
            ("style:writing-mode", "lr-tb"),
        ],
    );
    xml.close("style:style");
    for (n, width) in table.columns.iter().enumerate() {
        let name = format!("{name}.{}", n + 1);
        xml.open(
            "style:style",
            &[("style:name", name.as_str()), ("style:family", "table-column")],
        );
        let (fixed, relative) = (points(*width), format!("{width}*"));
        xml.leaf(
            "style:table-column-properties",
            &[
                ("style:column-width", fixed.as_str()),
                ("style:rel-column-width", relative.as_str()),
            ],
        );
        xml.close("style:style");
    }
}

/// A row that stays in one piece.
pub(super) const ROW: &str = "Ligne";
/// A cell of the cover: rules above and below.
pub(super) const COVER_CELL: &str = "CelluleGarde";
/// An ordinary cell.
pub(super) const CELL: &str = "Cellule";
/// A grey cell that heads its row.
pub(super) const GREY_CELL: &str = "CelluleGrise";
/// A cell of the header.
pub(super) const HEAD_CELL: &str = "CelluleEnTete";

fn cells(xml: &mut Xml) {
    xml.open(
        "style:style",
        &[("style:name", ROW), ("style:family", "table-row")],
    );
    xml.leaf("style:table-row-properties", &[("fo:keep-together", "always")]);
    xml.close("style:style");
    let side = points(CELL_MARGIN);
    let rule = format!("0.5pt solid #{}", TABLE_RULE.to_lowercase());
    let cover = format!("0.5pt solid #{}", COVER_RULE.to_lowercase());
    let fill = format!("#{}", HEAD_FILL.to_lowercase());
    let all = [("fo:border", rule.as_str())];
    let rules = [
        ("fo:border-left", "none"),
        ("fo:border-right", "none"),
        ("fo:border-top", cover.as_str()),
        ("fo:border-bottom", cover.as_str()),
    ];
    let grey = [("fo:background-color", fill.as_str())];
    let middle = [("style:vertical-align", "middle")];
    let looks: [(&str, Vec<(&str, &str)>); 4] = [
        (COVER_CELL, rules.to_vec()),
        (CELL, all.to_vec()),
        (GREY_CELL, [&all[..], &grey].concat()),
        (HEAD_CELL, [&all[..], &grey, &middle].concat()),
    ];
    for (name, look) in looks {
        xml.open(
            "style:style",
            &[("style:name", name), ("style:family", "table-cell")],
        );
        let padding = [
            ("fo:padding-left", side.as_str()),
            ("fo:padding-right", side.as_str()),
            ("fo:padding-top", "0pt"),
            ("fo:padding-bottom", "0pt"),
        ];
        xml.leaf("style:table-cell-properties", &[&padding[..], &look].concat());
        xml.close("style:style");
    }
}
