//! Named styles: Word's own ids and names where it has one, so that its navigation, its table of contents
//! and its gallery know them.

use super::style::{Extra, RIGHT, Style};
use super::table_styles::tables;
use crate::layout::{self, ACCENT, FONT, Face, GREY, NOTE_FILL, WORKING_FILL, WORKING_RULE, face};
use crate::template::{Looks, Template};
use crate::write::xml::Xml;

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
    let all = paragraphs(looks, given("Title"), template.is_some());
    let missing = all.iter().filter(|style| !given(style.id()));
    missing.for_each(|style| style.write(&mut xml, looks));
    character(&mut xml, "PlaceholderText", "Placeholder Text", |xml| {
        placeholder_look(xml, layout::FIELD, layout::FIELD_FILL);
    });
    character(&mut xml, "ChampDuCandidat", "Champ du candidat", |xml| {
        placeholder_look(xml, layout::ANSWER, layout::ANSWER_FILL);
    });
    tables(&mut xml, given("TableNormal"), given("Tableau"));
    xml.close("w:styles");
    xml.finish()
}

/// Every paragraph style but the first, those that others are based on before them; `titled` tells that a template gives the
/// style of titles, `house` that there is one.
pub(in crate::write) fn paragraphs(looks: &Looks, titled: bool, house: bool) -> Vec<Style> {
    [
        titles(),
        text(looks),
        contents(),
        edges_and_cover(looks, titled, house),
    ]
    .concat()
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
    let others = [
        // Titles inside notes, cells and lists.
        Style::new("Intertitre", "Intertitre", layout::INNER_TITLE).with(title),
        Style::new("Title", "Title", layout::TITLE).with(title),
    ];
    numbered.chain(free).chain(others).map(Style::then_text).collect()
}

fn text(looks: &Looks) -> Vec<Style> {
    let note = Extra {
        left: layout::NOTE_INDENT,
        fill: Some(NOTE_FILL),
        borders: &[("w:top", NOTE_FILL), ("w:left", ACCENT), ("w:bottom", NOTE_FILL)],
        ..NONE
    };
    let working = Extra {
        fill: Some(WORKING_FILL),
        borders: &[
            ("w:top", WORKING_FILL),
            ("w:left", WORKING_RULE),
            ("w:bottom", WORKING_FILL),
        ],
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
        Style::new("TableRowHead", "En-tête de ligne", layout::ROW_HEAD).on("TableText"),
        Style::new("Spacer", "Intervalle", layout::SPACER).then_text(),
        Style::new("SpacerEnd", "Intervalle final", layout::SPACER_END).then_text(),
    ]
}

fn contents() -> Vec<Style> {
    let levels = [
        Extra {
            tabs: &[("right", "dot", RIGHT)],
            ..ACCENTED
        },
        Extra {
            left: layout::CONTENTS_INDENT[1],
            tabs: &[
                ("left", "none", layout::CONTENTS_WORDS[1]),
                ("right", "dot", RIGHT),
            ],
            ..NONE
        },
        Extra {
            left: layout::CONTENTS_INDENT[2],
            tabs: &[
                ("left", "none", layout::CONTENTS_WORDS[2]),
                ("right", "dot", RIGHT),
            ],
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
    let edge = Extra {
        colour: Some(GREY),
        tabs: &[("right", "none", RIGHT)],
        ..NONE
    };
    let header = Extra {
        borders: &[("w:bottom", layout::EDGE_RULE)],
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
    let title = Style::new("CoverTitle", "Garde titre", layout::COVER_TITLE)
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
            Style::new("Header", "header", layout::EDGE).with(header),
            Style::new("Footer", "footer", layout::EDGE).with(edge),
        )
    };
    vec![
        top,
        foot,
        Style::new("CoverBuyer", "Garde acheteur", layout::COVER_BUYER).with(ruled),
        Style::new(
            "CoverFolder",
            "Garde dossier",
            Face {
                before: above,
                ..layout::COVER_FOLDER
            },
        )
        .with(small_capitals),
        if titled { title.letters_of_parent() } else { title },
        Style::new(
            "CoverObject",
            "Garde objet",
            Face {
                after: below,
                ..layout::COVER_OBJECT
            },
        ),
        Style::new("CoverCell", "Garde tableau", layout::COVER_CELL),
        Style::new("LetterBuyer", "En-tête acheteur", layout::LETTER_BUYER).with(ruled),
    ]
}

/// What is still to fill.
fn placeholder_look(xml: &mut Xml, colour: &str, fill: &str) {
    xml.val("w:color", colour);
    xml.leaf(
        "w:shd",
        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)],
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
