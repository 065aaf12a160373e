//! A named paragraph style, as OpenDocument writes it.

use super::points;
use crate::layout::TEXT_WIDTH;
use crate::write::docx::style::{RIGHT, Style};
use crate::write::xml::Xml;

/// Name of a style in the file. Where LibreOffice has the style under its own name, that one is taken: its
/// navigator, its tables of contents and its translations know it.
pub(super) fn odf_name(id: &str) -> String {
    let numbered = |prefix: &str| id.strip_prefix(prefix).filter(|rest| rest.len() == 1);
    if let Some(level) = numbered("Heading") {
        return format!("Heading_20_{level}");
    }
    if let Some(level) = numbered("TOC") {
        return format!("Contents_20_{level}");
    }
    let name = match id {
        "Normal" => "Standard",
        "TOCHeading" => "Contents_20_Heading",
        "ListBullet" => "List_20_Bullet",
        "ListNumber" => "List_20_Number",
        "ListContinue" => "List_20_Continue",
        other => other,
    };
    name.to_owned()
}

/// Name shown to people.
fn shown_name(style: &Style) -> String {
    let name = odf_name(&style.id);
    // Where the file has a name of LibreOffice's own, it is shown; ours are those of the Word file.
    if name == style.id {
        match style.id.as_str() {
            "Header" | "Footer" => name,
            _ => style.name.clone(),
        }
    } else {
        name.replace("_20_", " ")
    }
}

/// Writes a style.
pub(super) fn write(style: &Style, xml: &mut Xml) {
    let (face, extra) = (&style.face, &style.extra);
    let (name, shown) = (odf_name(&style.id), shown_name(style));
    let parent = style.based_on.map(odf_name);
    let next = style.next.map(odf_name);
    let outline = extra.outline.map(|level| (level + 1).to_string());
    let mut attrs = vec![
        ("style:name", name.as_str()),
        ("style:display-name", shown.as_str()),
        ("style:family", "paragraph"),
    ];
    if let Some(parent) = &parent {
        attrs.push(("style:parent-style-name", parent));
    }
    if let Some(next) = &next {
        attrs.push(("style:next-style-name", next));
    }
    if let Some(level) = &outline {
        attrs.push(("style:default-outline-level", level));
        if extra.numbering.is_none() {
            // A title outside the numbering: no list, not even that of the titles.
            attrs.push(("style:list-style-name", ""));
        }
    }
    xml.open("style:style", &attrs);
    paragraph(style, xml);
    let size = half_points(face.size);
    let colour = extra.colour.map(|colour| format!("#{}", colour.to_lowercase()));
    let mut text = vec![("fo:font-size", size.as_str())];
    if face.bold {
        text.push(("fo:font-weight", "bold"));
    }
    if extra.caps {
        text.extend([("fo:text-transform", "uppercase"), ("fo:letter-spacing", "1pt")]);
    }
    if let Some(colour) = &colour {
        text.push(("fo:color", colour));
    }
    xml.leaf("style:text-properties", &text);
    xml.close("style:style");
}

fn paragraph(style: &Style, xml: &mut Xml) {
    let (face, extra) = (&style.face, &style.extra);
    let mut properties = vec![
        ("fo:margin-top", points(face.before)),
        ("fo:margin-bottom", points(face.after)),
        ("fo:line-height", percent(face.line)),
    ];
    let mut set = |name, value: &str| properties.push((name, value.to_owned()));
    if style.based_on.is_none() {
        set("fo:text-align", "start");
        set("fo:orphans", "2");
        set("fo:widows", "2");
    }
    if extra.left > 0 {
        set("fo:margin-left", &points(extra.left));
        set("fo:margin-right", "0pt");
        set("fo:text-indent", "0pt");
    }
    if style.id == "TOCHeading" {
        set("fo:break-before", "page");
    }
    if extra.keep_next {
        set("fo:keep-with-next", "always");
    }
    if extra.keep_lines {
        set("fo:keep-together", "always");
    }
    if let Some(fill) = extra.fill {
        set("fo:background-color", &format!("#{}", fill.to_lowercase()));
    }
    if !extra.borders.is_empty() {
        for (side, of_word) in [
            ("left", "w:left"),
            ("right", "w:right"),
            ("top", "w:top"),
            ("bottom", "w:bottom"),
        ] {
            let colour = extra.borders.iter().find(|(name, _)| *name == of_word);
            let (width, padding) = if side == "left" {
                ("3pt", "6pt")
            } else {
                ("0.75pt", "4pt")
            };
            let (border, padding) = match colour {
                Some((_, colour)) => (format!("{width} solid #{}", colour.to_lowercase()), padding),
                None => ("none".to_owned(), "0pt"),
            };
            let names = match side {
                "left" => ("fo:border-left", "fo:padding-left"),
                "right" => ("fo:border-right", "fo:padding-right"),
                "top" => ("fo:border-top", "fo:padding-top"),
                _ => ("fo:border-bottom", "fo:padding-bottom"),
            };
            set(names.0, &border);
            set(names.1, padding);
        }
    }
    let properties: Vec<(&str, &str)> = properties
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    xml.open("style:paragraph-properties", &properties);
    if !extra.tabs.is_empty() {
        xml.open("style:tab-stops", &[]);
        for (align, leader, position) in extra.tabs {
            let position = if *position == RIGHT { TEXT_WIDTH } else { *position };
            let position = points(position);
            let mut stop = vec![("style:position", position.as_str()), ("style:type", *align)];
            if *leader == "dot" {
                stop.extend([("style:leader-style", "dotted"), ("style:leader-text", ".")]);
            }
            xml.leaf("style:tab-stop", &stop);
        }
        xml.close("style:tab-stops");
    }
    xml.close("style:paragraph-properties");
}

/// A size in half-points, as points.
fn half_points(size: u32) -> String {
    points(size * 10)
}

/// The height of lines, as a share of the natural one.
fn percent(line: u32) -> String {
    format!("{}%", line * 100 / 240)
}
