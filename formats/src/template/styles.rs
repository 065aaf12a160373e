//! The styles of a template that answer to ours, dressed to hold our text.

use std::collections::{BTreeMap, BTreeSet};

use super::looks::Looks;
use super::names::{ADDED, OURS, TABLES, folded};
use super::sheet::Sheet;
use super::tree::{Element, Node};

/// Order of the properties of paragraphs that we put.
pub(super) const PARAGRAPH: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
];
/// Order of what a style says, and all that is kept of it.
const STYLE: &[&str] = &[
    "w:name",
    "w:basedOn",
    "w:next",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:trPr",
    "w:tcPr",
    "w:tblStylePr",
];
/// Identifiers of styles that we always write ourselves.
const RESERVED: &[&str] = &[
    "DefaultParagraphFont",
    "PlaceholderText",
    "ChampDuCandidat",
    "Spacer",
    "SpacerEnd",
    "NoteTravail",
    "Tableau",
    "TableauGarde",
    "TableNormal",
    "NoList",
    "HeaderLine",
    "FooterLine",
];

/// Which of their styles stand for ours.
#[derive(Debug, Default)]
pub(super) struct Matches<'a> {
    /// Our identifier, theirs.
    pub(super) of: BTreeMap<&'static str, &'a str>,
    /// Their style of tables.
    pub(super) table: Option<&'a str>,
}

/// How often each style is used in the text of the template.
pub(super) type Usage = BTreeMap<String, usize>;

/// Counts the styles of the text; paragraphs that name none count under an empty name.
pub(super) fn usage(document: &Element) -> Usage {
    let mut usage = Usage::new();
    document.visit(&mut |element| {
        let named = match element.name.as_str() {
            "w:p" => {
                let style = element.child("w:pPr").and_then(|one| one.child_val("w:pStyle"));
                // Empty lines tell nothing of how people write.
                let worded = !element.words().trim().is_empty();
                (worded || style.is_some()).then(|| style.unwrap_or_default())
            }
            "w:tblPr" => element.child_val("w:tblStyle"),
            _ => None,
        };
        if let Some(style) = named {
            *usage.entry(style.to_owned()).or_default() += 1;
        }
    });
    usage
}

/// Finds the styles that answer to ours.
pub(super) fn matches<'a>(sheet: &Sheet<'a>, usage: &Usage) -> Matches<'a> {
    let mut out = Matches::default();
    let used = |id: &str| usage.get(id).copied().unwrap_or(0);
    if let Some(ordinary) = sheet.ordinary() {
        out.of.insert("Normal", ordinary);
    }
    let best = |ours: &super::names::Ours, taken: &BTreeMap<&'static str, &'a str>| {
        let ranked = sheet
            .of_kind("paragraph")
            .enumerate()
            .filter_map(|(n, (id, found))| {
                let rank = ours.rank(&found.name, id)?;
                (!taken.values().any(|one| *one == id)).then_some((rank, n, id))
            });
        ranked.min().map(|(_, _, id)| id)
    };
    for (level, ours) in OURS
        .iter()
        .filter(|one| one.id.starts_with("Heading"))
        .enumerate()
    {
        let named = best(ours, &out.of);
        let other = sheet
            .of_kind("paragraph")
            .filter(|(id, found)| {
                let known = OURS.iter().any(|one| one.rank(&found.name, id).is_some());
                sheet.outline(id) == Some(level) && !known && !out.of.values().any(|one| one == id)
            })
            .enumerate()
            .max_by_key(|(n, (id, _))| (used(id), std::cmp::Reverse(*n)))
            .map(|(_, (id, _))| id);
        // A house that writes with titles of its own, and leaves those of Word aside, is followed.
        let chosen = match (named, other) {
            (Some(named), Some(other)) if used(named) == 0 && used(other) > 0 => Some(other),
            (named, other) => named.or(other),
        };
        if let Some(id) = chosen {
            out.of.insert(ours.id, id);
        }
    }
    let parents: BTreeSet<&str> = out
        .of
        .iter()
        .filter(|(ours, _)| ours.starts_with("Heading"))
        .flat_map(|(_, id)| sheet.chain(id).into_iter().skip(1))
        .collect();
    for ours in OURS {
        if out.of.contains_key(ours.id) || ours.id.starts_with("Heading") {
            continue;
        }
        let Some(id) = best(ours, &out.of) else { continue };
        // LibreOffice calls « Titre » what all titles are based on.
        if ours.id == "Title" && parents.contains(id) {
            continue;
        }
        if ours.id == "BodyText" && !is_written_with(sheet, id, &used) {
            continue;
        }
        out.of.insert(ours.id, id);
    }
    let tables = || sheet.of_kind("table").filter(|(_, found)| !found.default);
    out.table = tables()
        .enumerate()
        .max_by_key(|(n, (id, _))| (used(id), std::cmp::Reverse(*n)))
        .map(|(_, (id, _))| id)
        .filter(|id| used(id) > 0)
        .or_else(|| {
            tables()
                .find(|(_, found)| TABLES.contains(&folded(&found.name).as_str()))
                .map(|(id, _)| id)
        });
    out
}

/// Whether a house writes with « Corps de texte »: LibreOffice puts it in every file, used or not.
fn is_written_with(sheet: &Sheet<'_>, id: &str, used: &impl Fn(&str) -> usize) -> bool {
    let ordinary = sheet.ordinary().map_or(0, |ordinary| used(ordinary) + used(""));
    if used(id) > 0 || ordinary > 0 {
        return used(id) > ordinary;
    }
    let element = sheet.styles.get(id).map(|found| found.element);
    let says_more = |part: &str, stock: &str| {
        element
            .and_then(|one| one.child(part))
            .is_some_and(|one| one.elements().any(|inner| inner.name != stock))
    };
    says_more("w:pPr", "w:spacing") || says_more("w:rPr", "")
}

/// What the dressing met, to be told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Their titles carried a numbering.
    pub(super) numbered: bool,
    /// Their lists carried one.
    pub(super) listed: bool,
    /// Their titles started a page.
    pub(super) new_page: bool,
}

/// Their styles, written: identifiers taken, and what each old identifier became.
pub(super) struct Dressed {
    pub(super) written: String,
    pub(super) taken: BTreeSet<String>,
    pub(super) renamed: BTreeMap<String, String>,
    pub(super) told: Told,
}

/// Dresses the styles that answer to ours, those of headers and footers, and those they are based on.
pub(super) fn dress(sheet: &Sheet<'_>, matches: &Matches<'_>, others: &[String], looks: &Looks) -> Dressed {
    let renamed = renamed(sheet, matches);
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    let roots = matches
        .of
        .values()
        .copied()
        .chain(matches.table)
        .chain(others.iter().map(String::as_str))
        .chain(
            sheet
                .of_kind("table")
                .filter(|(_, found)| found.default)
                .map(|(id, _)| id),
        );
    for id in roots {
        wanted.extend(sheet.chain(id));
    }
    let mut told = Told::default();
    let mut written = String::new();
    let mut taken = BTreeSet::new();
    for id in sheet.order.iter().copied().filter(|id| wanted.contains(id)) {
        let Some(found) = sheet.styles.get(id) else {
            continue;
        };
        let new = renamed.get(id).map_or(id, String::as_str);
        if found.kind == "numbering" || new == "DefaultParagraphFont" {
            continue;
        }
        let mut element = bare(found.element, &renamed, &wanted, new);
        let ours = matches
            .of
            .iter()
            .find(|(_, one)| **one == id)
            .map(|(ours, _)| *ours);
        if found.kind == "paragraph" {
            // LibreOffice marks no style as that of paragraphs that name none.
            element.unset("w:default");
            if ours == Some("Normal") {
                element.set("w:default", "1");
            }
        }
        match ours {
            Some(ours) => {
                fit(&mut element, ours, id, sheet, looks, &mut told);
                if let Some(level) = ours.strip_prefix("Heading") {
                    let free = format!("TitreLibre{level}");
                    if !matches.of.contains_key(free.as_str()) {
                        written.push_str(&unnumbered(&element, &free, level, looks).text());
                        taken.insert(free);
                    }
                }
            }
            None => {
                // Beside a style of ours of the same name, Word would show only one.
                let name = folded(&found.name);
                if ADDED.contains(&name.as_str()) && new != "TableNormal" && matches.table != Some(id) {
                    put_val(&mut element, "w:name", &format!("{} (modèle)", found.name));
                }
            }
        }
        written.push_str(&element.text());
        taken.insert(new.to_owned());
    }
    Dressed {
        written,
        taken,
        renamed,
        told,
    }
}

/// New identifiers: ours for what answers to ours, others out of our way.
fn renamed(sheet: &Sheet<'_>, matches: &Matches<'_>) -> BTreeMap<String, String> {
    let mut renamed: BTreeMap<String, String> = matches
        .of
        .iter()
        .map(|(ours, theirs)| ((*theirs).to_owned(), (*ours).to_owned()))
        .collect();
    if let Some(table) = matches.table {
        renamed.insert(table.to_owned(), "Tableau".to_owned());
    }
    for (id, found) in &sheet.styles {
        if found.default && found.kind == "character" {
            renamed.insert((*id).to_owned(), "DefaultParagraphFont".to_owned());
        } else if found.default && found.kind == "table" {
            renamed.insert((*id).to_owned(), "TableNormal".to_owned());
        }
    }
    for id in &sheet.order {
        if renamed.contains_key(*id) {
            continue;
        }
        let ours = RESERVED.contains(id) || OURS.iter().any(|one| one.id == *id);
        if ours {
            let free = (1..)
                .map(|n| format!("Modele{n}{id}"))
                .find(|new| !sheet.styles.contains_key(new.as_str()));
            renamed.insert((*id).to_owned(), free.unwrap_or_default());
        }
    }
    renamed
}

/// A style with only what is kept of one, under its new identifier.
fn bare(element: &Element, renamed: &BTreeMap<String, String>, wanted: &BTreeSet<&str>, id: &str) -> Element {
    let mut out = Element::new("w:style", &[]);
    for key in ["w:type", "w:default", "w:customStyle"] {
        if let Some(value) = element.attr(key) {
            out.set(key, value);
        }
    }
    out.set("w:styleId", id);
    for child in element
        .elements()
        .filter(|one| STYLE.contains(&one.name.as_str()))
    {
        match child.name.as_str() {
            "w:basedOn" | "w:next" => {
                if let Some(target) = child.val().filter(|target| wanted.contains(target)) {
                    let new = renamed.get(target).map_or(target, String::as_str);
                    out.children
                        .push(Node::Element(Element::new(&child.name, &[("w:val", new)])));
                }
            }
            _ => out.children.extend(properties(child).map(Node::Element)),
        }
    }
    out
}

/// Properties without what leads elsewhere or belongs to a revision.
pub(super) fn properties(element: &Element) -> Option<Element> {
    const GONE: &[&str] = &[
        "w:numPr",
        "w:framePr",
        "w:sectPr",
        "w:divId",
        "w:cnfStyle",
        "w:rStyle",
        "w:rsid",
        "w:vanish",
        "w:specVanish",
        "w:webHidden",
        "w:pStyle",
        "w:tblStyle",
    ];
    let name = element.name.as_str();
    if GONE.contains(&name) || name.ends_with("Change") || !name.starts_with("w:") {
        return None;
    }
    let mut out = Element::new(name, &[]);
    out.attrs = element
        .attrs
        .iter()
        .filter(|(key, _)| key.starts_with("w:") && !key.starts_with("w:rsid"))
        .cloned()
        .collect();
    // The mark of a paragraph has no place in a style.
    let inner = element
        .elements()
        .filter(|one| name != "w:pPr" || one.name != "w:rPr");
    out.children = inner.filter_map(properties).map(Node::Element).collect();
    Some(out)
}

fn put_val(element: &mut Element, name: &str, value: &str) {
    element.put(Element::new(name, &[("w:val", value)]), STYLE);
}

/// The properties of paragraphs of a style, to be changed.
fn paragraph(element: &mut Element, change: impl FnOnce(&mut Element)) {
    let mut own = element
        .child("w:pPr")
        .cloned()
        .unwrap_or_else(|| Element::new("w:pPr", &[]));
    change(&mut own);
    element.put(own, STYLE);
}

/// Fits a style to what we ask of it.
fn fit(element: &mut Element, ours: &str, id: &str, sheet: &Sheet<'_>, looks: &Looks, told: &mut Told) {
    element.remove("w:semiHidden");
    element.remove("w:unhideWhenUsed");
    let numbered = sheet
        .of_paragraph(id, |one| one.child("w:numPr").map(|_| ()))
        .is_some();
    let breaks = sheet
        .of_paragraph(id, |one| Some(one.child("w:pageBreakBefore")?.on()))
        .unwrap_or(false);
    paragraph(element, |own| {
        own.remove("w:pageBreakBefore");
        if breaks {
            own.put(Element::new("w:pageBreakBefore", &[("w:val", "0")]), PARAGRAPH);
            told.new_page = true;
        }
        if let Some(level) = ours.strip_prefix("Heading").and_then(|n| n.parse::<usize>().ok()) {
            let level = level.saturating_sub(1).min(2);
            told.numbered |= numbered;
            heading(own, level, looks);
        } else if ours.starts_with("List") {
            told.listed |= numbered;
            own.remove("w:ind");
            own.remove("w:tabs");
        } else if let Some(level) = ours.strip_prefix("TOC").and_then(|n| n.parse::<u32>().ok()) {
            contents(own, level, id, sheet, looks);
        }
    });
    let next = match ours {
        "Title" | "TOCHeading" => true,
        other => other.starts_with("Heading") || other.starts_with("TitreLibre"),
    };
    if next {
        put_val(element, "w:next", &looks.text);
    }
}

/// A title takes our numbering, in their look.
fn heading(own: &mut Element, level: usize, looks: &Looks) {
    let (left, room) = looks.headings[level];
    own.put(Element::new("w:keepNext", &[]), PARAGRAPH);
    let mut number = Element::new("w:numPr", &[]);
    for (name, value) in [("w:ilvl", level.to_string()), ("w:numId", "1".to_owned())] {
        number
            .children
            .push(Node::Element(Element::new(name, &[("w:val", value.as_str())])));
    }
    own.put(number, PARAGRAPH);
    own.remove("w:tabs");
    let (left, room) = ((left + room).to_string(), room.to_string());
    own.put(
        Element::new(
            "w:ind",
            &[("w:left", left.as_str()), ("w:hanging", room.as_str())],
        ),
        PARAGRAPH,
    );
    own.put(
        Element::new("w:outlineLvl", &[("w:val", level.to_string().as_str())]),
        PARAGRAPH,
    );
}

/// A line of the sommaire: number, title, page at the right edge of the text.
fn contents(own: &mut Element, level: u32, id: &str, sheet: &Sheet<'_>, looks: &Looks) {
    let left = sheet.length(id, "w:ind", "w:left").unwrap_or(0).clamp(0, 1_700);
    let left = u32::try_from(left).unwrap_or(0);
    let room = 567 * looks.size.max(18) / 18;
    let mut tabs = Element::new("w:tabs", &[]);
    let mut stop = |kind: &str, leader: &str, at: u32| {
        let at = at.to_string();
        let attrs = [("w:val", kind), ("w:leader", leader), ("w:pos", at.as_str())];
        tabs.children.push(Node::Element(Element::new("w:tab", &attrs)));
    };
    if level > 1 {
        stop("left", "none", left + room);
    }
    stop("right", "dot", looks.width);
    own.put(tabs, PARAGRAPH);
    let left = left.to_string();
    own.put(
        Element::new("w:ind", &[("w:left", left.as_str()), ("w:firstLine", "0")]),
        PARAGRAPH,
    );
}

/// The same title without its number.
fn unnumbered(heading: &Element, id: &str, level: &str, looks: &Looks) -> Element {
    let mut free = heading.clone();
    free.set("w:styleId", id);
    free.set("w:customStyle", "1");
    put_val(&mut free, "w:name", &format!("Titre sans numéro {level}"));
    let at = level.parse::<usize>().unwrap_or(1).saturating_sub(1).min(2);
    let left = looks.headings[at].0.to_string();
    paragraph(&mut free, |own| {
        own.remove("w:numPr");
        own.put(
            Element::new("w:ind", &[("w:left", left.as_str()), ("w:firstLine", "0")]),
            PARAGRAPH,
        );
    });
    free
}
