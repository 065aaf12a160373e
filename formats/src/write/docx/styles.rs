//! Named styles: Word's own ids and names where it has one, so that its navigation, its table of contents
//! and its gallery know them.

use super::style::{Extra, RIGHT, Style};
use super::table_styles::tables;
use super::xml::Xml;
use crate::layout::{self, ACCENT, FONT, Face, GREY, face};
use crate::template::{Looks, Template, looks::NOTE_FILL};

/// Main namespace.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Nothing more than the face.
const NONE: Extra = Extra {
    keep_next: false,
    keep_lines: false,
    numbering: None,
    outline: None,
    left: 0,
    colour: None,
    caps: false,
    fill: None,
    borders: &[],
    tabs: &[],
};
/// In the accent colour.
const ACCENTED: Extra = Extra {
    colour: Some(ACCENT),
    ..NONE
};

/// `word/styles.xml`: those of the template first, then those of ours that it does not give.
pub(super) fn styles(template: Option<&Template>, looks: &Looks) -> Vec<u8> {
    let house = template.and_then(Template::sheet);
    let given = |id: &str| house.is_some_and(|sheet| sheet.taken.iter().any(|one| one == id));
    let mut xml = Xml::part();
    xml.open("w:styles", &[("xmlns:w", W)]);
    match house {
        Some(sheet) => {
            xml.raw(&sheet.defaults);
            xml.raw(&sheet.styles);
        }
        None => defaults(&mut xml),
    }
    if !given("Normal") {
        Style::root(layout::NORMAL).write(&mut xml, looks);
    }
    character(&mut xml, "DefaultParagraphFont", "Default Paragraph Font", |_| {});
    // The sizes of a title of the house are those of its cover.
    let titled = given("Title");
    let edges = template.is_some();
    let all = [
        titles(),
        text(looks),
        contents(),
        edges_and_cover(looks, titled, edges),
    ];
    let missing = all.iter().flatten().filter(|style| !given(style.id()));
    missing.for_each(|style| style.write(&mut xml, looks));
    character(&mut xml, "PlaceholderText", "Placeholder Text", placeholder_look);
    tables(&mut xml, given("TableNormal"), given("Tableau"));
    xml.close("w:styles");
    xml.finish()
}

fn titles() -> Vec<Style> {
    let title = Extra {
        keep_next: true,
        keep_lines: true,
        ..ACCENTED
    };
    let levels = || layout::HEADINGS.into_iter().enumerate();
    let of_level = |level: usize| Extra {
        outline: Some(level),
        borders: if level == 0 { &[("w:bottom", ACCENT)] } else { &[] },
        ..title
    };
    let numbered = levels().map(|(level, face)| {
        let extra = Extra {
            numbering: Some(level),
            ..of_level(level)
        };
        Style::new(
            format!("Heading{}", level + 1),
            format!("heading {}", level + 1),
            face,
        )
        .with(extra)
    });
    // Titles outside the numbering: annexes, preambles.
    let free = levels().map(|(level, face)| {
        let (id, name) = (
            format!("TitreLibre{}", level + 1),
            format!("Titre sans numéro {}", level + 1),
        );
        Style::new(id, name, face).with(of_level(level))
    });
    let inner = Face {
        bold: true,
        ..layout::LIST
    };
    let others = [
        // Titles inside notes, cells and lists.
        Style::new("Intertitre", "Intertitre", inner).with(title),
        Style::new("Title", "Title", layout::TITLE).with(title),
    ];
    numbered.chain(free).chain(others).map(Style::then_text).collect()
}

fn text(looks: &Looks) -> Vec<Style> {
    let note = Extra {
        left: 113,
        fill: Some(NOTE_FILL),
        borders: &[("w:top", NOTE_FILL), ("w:left", ACCENT), ("w:bottom", NOTE_FILL)],
        ..NONE
    };
    let working = Extra {
        fill: Some("FFF4CE"),
        borders: &[("w:top", "FFF4CE"), ("w:left", "BF8F00"), ("w:bottom", "FFF4CE")],
        ..note
    };
    // Words on the dark header of a table of the house are white.
    let ink = match looks.head_ink.as_deref() {
        Some("FFFFFF") => Some("FFFFFF"),
        Some(_) => Some("000000"),
        None => None,
    };
    let head = Extra {
        keep_next: true,
        colour: ink,
        ..NONE
    };
    let row_head = Face {
        bold: true,
        ..layout::TABLE
    };
    vec![
        Style::new("ListBullet", "List Bullet", layout::LIST),
        Style::new("ListNumber", "List Number", layout::LIST),
        Style::new("ListContinue", "List Continue", layout::LIST),
        Style::new("Note", "Note encadrée", layout::NOTE).with(note),
        Style::new("NoteTravail", "Note de travail", layout::NOTE).with(working),
        Style::new("TableText", "Texte de tableau", layout::TABLE),
        Style::new("TableHead", "En-tête de tableau", layout::TABLE_HEAD)
            .on("TableText")
            .with(head),
        Style::new("TableRowHead", "En-tête de ligne", row_head).on("TableText"),
        Style::new("Spacer", "Intervalle", layout::SPACER).then_text(),
    ]
}

fn contents() -> Vec<Style> {
    let levels = [
        Extra {
            tabs: &[("right", "dot", RIGHT)],
            ..ACCENTED
        },
        Extra {
            left: 284,
            tabs: &[("left", "none", 851), ("right", "dot", RIGHT)],
            ..NONE
        },
        Extra {
            left: 567,
            tabs: &[("left", "none", 1_304), ("right", "dot", RIGHT)],
            ..NONE
        },
    ];
    let entry = |(level, (face, extra)): (usize, (Face, Extra))| {
        Style::new(format!("TOC{}", level + 1), format!("toc {}", level + 1), face).with(extra)
    };
    let head = Extra {
        keep_next: true,
        ..ACCENTED
    };
    layout::CONTENTS
        .into_iter()
        .zip(levels)
        .enumerate()
        .map(entry)
        .chain([Style::new("TOCHeading", "TOC Heading", layout::CONTENTS_HEAD).with(head)])
        .map(Style::then_text)
        .collect()
}

fn edges_and_cover(looks: &Looks, titled: bool, house: bool) -> Vec<Style> {
    let small = face(16, false, 0, 0, 240);
    let cover = |size, bold, before, after| face(size, bold, before, after, 252);
    let edge = Extra {
        colour: Some(GREY),
        tabs: &[("right", "none", RIGHT)],
        ..NONE
    };
    let header = Extra {
        borders: &[("w:bottom", "BFBFBF")],
        ..edge
    };
    let ruled = Extra {
        borders: &[("w:bottom", ACCENT)],
        ..ACCENTED
    };
    let small_capitals = Extra {
        colour: Some(GREY),
        caps: true,
        ..NONE
    };
    let (above, below) = looks.cover;
    let title = Style::new("CoverTitle", "Garde titre", cover(52, true, 0, 420))
        .on("Title")
        .with(ACCENTED);
    // Header and footer of a house have the styles of their own; our lines there have others.
    let (top, foot) = if house {
        (
            Style::new("HeaderLine", "Ligne d’en-tête", face(16, false, 60, 160, 240)).with(edge),
            Style::new("FooterLine", "Ligne de pied de page", face(16, false, 80, 0, 240)).with(edge),
        )
    } else {
        (
            Style::new("Header", "header", small).with(header),
            Style::new("Footer", "footer", small).with(edge),
        )
    };
    vec![
        top,
        foot,
        Style::new("CoverBuyer", "Garde acheteur", cover(32, true, 240, 0)).with(ruled),
        Style::new("CoverFolder", "Garde dossier", cover(20, false, above, 200)).with(small_capitals),
        if titled { title.letters_of_parent() } else { title },
        Style::new("CoverObject", "Garde objet", cover(30, false, 0, below)),
        Style::new("CoverCell", "Garde tableau", cover(21, false, 90, 90)),
        Style::new("LetterBuyer", "En-tête acheteur", cover(26, true, 0, 300)).with(ruled),
    ]
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
