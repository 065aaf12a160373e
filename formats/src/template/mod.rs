//! The Word template of a house: its styles, page, header and footer, taken out of a file that is hostile until it
//! is read.
//!
//! Styles and page come from the template, content from us. What our text asks for and the template lacks is added
//! in its font and colours, and said in [`Template::remarks`]. Nothing else of the file goes on: no text, author,
//! property, comment or revision, nothing that would be fetched elsewhere.

mod edges;
mod fields;
pub(crate) mod looks;
mod names;
mod open;
mod page;
mod sheet;
mod styles;
mod tree;

use serde::{Deserialize, Serialize};

use self::edges::Gathered;
pub(crate) use self::edges::{Edge, Picture};
pub(crate) use self::looks::Looks;
use self::names::OURS;
use self::open::Package;
pub(crate) use self::page::When;
use self::sheet::Sheet;
use self::styles::{Dressed, Matches};
use self::tree::{Element, Node};
use crate::layout::{self, Face, HEADER_DISTANCE, Measures, Page};

/// Prefixes that a header or footer of a template may use.
pub(crate) const NAMESPACES: [(&str, &str); tree::KNOWN.len()] = {
    let mut all = [("", ""); tree::KNOWN.len()];
    let names = [
        "xmlns:w",
        "xmlns:r",
        "xmlns:wp",
        "xmlns:a",
        "xmlns:pic",
        "xmlns:wps",
        "xmlns:wpg",
        "xmlns:mc",
        "xmlns:v",
        "xmlns:o",
        "xmlns:w10",
    ];
    let mut n = 0;
    while n < all.len() {
        all[n] = (names[n], tree::KNOWN[n].1);
        n += 1;
    }
    all
};

/// Most fonts of a table of fonts.
const MOST_FONTS: usize = 100;

/// The template of a house, read and cleaned.
///
/// It is made by [`Template::read`] alone. It can be sent from one process to another with serde.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    measures: Measures,
    looks: Looks,
    /// Styles, written; none when the template has no style sheet.
    sheet: Option<Written>,
    fonts: Vec<String>,
    theme: Option<String>,
    edges: Vec<Edge>,
    pictures: Vec<Picture>,
    /// Even pages have their own header and footer.
    even: bool,
    /// The first page has its own header and footer.
    title_page: bool,
    /// Distance between default tab stops, twips.
    tab: u32,
    /// Header or footer may not grow.
    fixed: (bool, bool),
    styles: Vec<StyleFound>,
    remarks: Vec<String>,
}

/// Styles of a template, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) defaults: String,
    pub(crate) styles: String,
    /// Identifiers of ours that the template gives.
    pub(crate) taken: Vec<String>,
}

/// A style that our documents use, and the style of the template that stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StyleFound {
    /// What it is for, in French.
    pub label: String,
    /// Its name in the template; none when it is missing there.
    pub name: Option<String>,
}

impl Template {
    /// Reads a template (.docx or .dotx).
    ///
    /// # Errors
    /// One French sentence when the file is not a Word file, is an old .doc, is protected by a password, holds macros,
    /// is cut, or passes the bounds (20 MB, 60 MB unpacked).
    pub fn read(bytes: &[u8], file_name: &str) -> crate::Result<Self> {
        let mut package = Package::open(bytes, file_name)?;
        let document = package.document()?;
        let main = package.main.clone();
        let relations = package.relations(&main)?;
        let mut part = |kind: &str| {
            let found = relations
                .values()
                .find(|one| !one.external && one.kind.ends_with(kind));
            match found {
                Some(one) => package.part(&one.target),
                None => Ok(None),
            }
        };
        let styles = part("/styles")?.filter(|root| root.name == "w:styles");
        let theme = part("/theme")?.filter(|root| root.name == "a:theme");
        let fonts = part("/fontTable")?;
        let settings = part("/settings")?;
        // Read for what they say of the world outside.
        package.relations(&settings_path(&relations))?;

        let section = page::section(&document);
        let usage = styles::usage(&document);
        let empty = Element::new("w:styles", &[]);
        let found = Sheet::of(styles.as_ref().unwrap_or(&empty), theme.as_ref());
        let matches = styles::matches(&found, &usage);
        let mut measures = Measures {
            page: section.page.unwrap_or(Measures::default().page),
            ..Measures::default()
        };
        let line = found
            .ordinary()
            .map_or(280, |id| crate::metrics::line_height(found.face(id)));
        let mut gathered = Gathered::default();
        let mut edges = Vec::new();
        for ((header, when), id) in &section.edges {
            if let Some(target) = relations.get(id).filter(|one| !one.external) {
                edges.extend(edges::edge(
                    &mut package,
                    &target.target,
                    *header,
                    *when,
                    line,
                    &mut gathered,
                )?);
            }
        }
        let even = settings
            .as_ref()
            .and_then(|one| one.child("w:evenAndOddHeaders"))
            .is_some_and(Element::on);
        edges.retain(|edge| match edge.when {
            When::Default => true,
            When::First => section.title_page,
            When::Even => even,
        });
        settle(&mut measures.page, &edges, line);
        let looks = looks_of(&found, &matches, &measures);
        fill(&mut measures, &found, &matches, &looks);
        let dressed = styles::dress(&found, &matches, &gathered.styles, &looks);
        for edge in &mut edges {
            edge.rename(&dressed.renamed);
        }
        let mut template = Self {
            sheet: styles.is_some().then(|| Written {
                defaults: defaults(found.defaults),
                styles: dressed.written.clone(),
                taken: dressed.taken.iter().cloned().collect(),
            }),
            fonts: fonts.as_ref().map(font_table).unwrap_or_default(),
            theme: theme.as_ref().and_then(clean_theme),
            edges,
            pictures: std::mem::take(&mut gathered.pictures),
            even,
            title_page: section.title_page,
            tab: settings
                .as_ref()
                .and_then(|one| one.child("w:defaultTabStop")?.number("w:val"))
                .and_then(|n| u32::try_from(n).ok())
                .filter(|n| (100..=3_000).contains(n))
                .unwrap_or(709),
            fixed: section.fixed,
            styles: told_styles(&found, &matches),
            remarks: gathered.said,
            measures,
            looks,
        };
        template.remark(&section, &dressed, package.leads_outside);
        let embedded = fonts.as_ref().is_some_and(|one| {
            one.elements()
                .any(|font| font.elements().any(|inner| inner.name.starts_with("w:embed")))
        });
        if embedded {
            template.remarks.push(
                "Les polices incorporées au modèle ne sont pas reprises\u{a0}: elles doivent être installées sur les ordinateurs où l’on ouvre les pièces"
                    .to_owned(),
            );
        }
        let text = matches.of.get("BodyText").or_else(|| matches.of.get("Normal"));
        if let Some(font) = text.and_then(|id| found.font(id))
            && looks::font(&font).is_none()
        {
            template.remarks.push(format!(
                "La largeur des lettres de la police «\u{a0}{font}\u{a0}» n’est pas connue d’Emplettes\u{a0}: les numéros de page du sommaire sont estimés moins finement. Dans Word, cliquez dans le sommaire et appuyez sur F9 pour les mettre à jour"
            ));
        }
        Ok(template)
    }

    /// What was missing, replaced or taken away: French sentences for people, without a full stop.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// The styles that our documents use, found or missing.
    #[must_use]
    pub fn styles(&self) -> &[StyleFound] {
        &self.styles
    }

    /// Pictures of the header and footer that are taken.
    #[must_use]
    pub fn pictures(&self) -> usize {
        self.pictures.len()
    }

    /// Whether it has a header.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.edges.iter().any(|edge| edge.header)
    }

    /// Whether it has a footer.
    #[must_use]
    pub fn has_footer(&self) -> bool {
        self.edges.iter().any(|edge| !edge.header)
    }

    pub(crate) fn measures(&self) -> &Measures {
        &self.measures
    }

    pub(crate) fn looks(&self) -> &Looks {
        &self.looks
    }

    pub(crate) fn sheet(&self) -> Option<&Written> {
        self.sheet.as_ref()
    }

    pub(crate) fn fonts(&self) -> &[String] {
        &self.fonts
    }

    pub(crate) fn theme(&self) -> Option<&str> {
        self.theme.as_deref()
    }

    pub(crate) fn media(&self) -> &[Picture] {
        &self.pictures
    }

    pub(crate) fn even(&self) -> bool {
        self.even
    }

    pub(crate) fn tab(&self) -> u32 {
        self.tab
    }

    /// Whether a line may be added to the header (true) or footer.
    pub(crate) fn grows(&self, header: bool) -> bool {
        if header { !self.fixed.0 } else { !self.fixed.1 }
    }

    /// The header or footer of these pages; on a first page without its own, that of all pages.
    pub(crate) fn edge(&self, header: bool, when: When) -> Option<&Edge> {
        let of = |when| {
            self.edges
                .iter()
                .find(|edge| edge.header == header && edge.when == when)
        };
        match when {
            When::First if !self.title_page => of(When::Default),
            other => of(other),
        }
    }

    fn remark(&mut self, section: &page::Section, dressed: &Dressed, leads_outside: bool) {
        let mut said: Vec<String> = Vec::new();
        if self.sheet.is_none() {
            said.push("Ce modèle n’a pas de styles\u{a0}: ceux d’Emplettes sont employés".to_owned());
        } else {
            let missing: Vec<&str> = self
                .styles
                .iter()
                .filter(|one| one.name.is_none())
                .map(|one| one.label.as_str())
                .collect();
            if !missing.is_empty() {
                said.push(format!(
                    "Styles absents du modèle, ajoutés dans sa police et ses couleurs\u{a0}: {}",
                    missing.join(", ")
                ));
            }
        }
        let mut say = |when: bool, sentence: &str| {
            if when {
                said.push(sentence.to_owned());
            }
        };
        say(
            dressed.told.numbered,
            "La numérotation des titres du modèle est remplacée par celle des marchés\u{a0}: «\u{a0}Article 1 –\u{a0}», 1.1, 1.1.1",
        );
        say(
            dressed.told.listed,
            "Les puces et numéros de liste du modèle sont remplacés par les nôtres",
        );
        say(
            dressed.told.new_page,
            "Un style de titre du modèle commence une page\u{a0}: ce saut n’est pas suivi, chaque article aurait la sienne",
        );
        say(
            section.page.is_none(),
            "Le format de page du modèle ne laisse pas assez de place au texte, ou n’est pas dit\u{a0}: A4 et nos marges sont employés",
        );
        say(
            section.several,
            "Le modèle a plusieurs sections\u{a0}: la dernière qui est en portrait est suivie, à défaut la dernière",
        );
        say(
            section.columns,
            "Le modèle est en colonnes\u{a0}: les pièces sont écrites sur une seule",
        );
        let numbered = |when| {
            let shows = |header| self.edge(header, when).is_some_and(|edge| edge.numbered);
            shows(true) || shows(false)
        };
        let lacks = !numbered(When::Default);
        say(
            lacks && self.grows(false),
            "Ni l’en-tête ni le pied de page du modèle ne montrent le numéro de page\u{a0}: «\u{a0}Page x\u{a0}/\u{a0}y\u{a0}» est ajouté au pied de page",
        );
        say(
            lacks && !self.grows(false),
            "Le pied de page du modèle a une hauteur fixe\u{a0}: le numéro de page n’y est pas ajouté. Mettez-le dans le modèle",
        );
        say(
            self.grows(true),
            "La référence de la consultation et le nom de la pièce sont ajoutés sous l’en-tête, sauf sur la page de garde",
        );
        say(
            !self.grows(true),
            "L’en-tête du modèle a une hauteur fixe\u{a0}: la référence de la consultation n’y est pas ajoutée",
        );
        say(
            leads_outside,
            "Des liens du modèle vers d’autres fichiers ou vers l’internet sont retirés",
        );
        said.append(&mut self.remarks);
        self.remarks = said;
    }
}

impl Edge {
    /// Styles under the identifiers that they have in what we write.
    fn rename(&mut self, renamed: &std::collections::BTreeMap<String, String>) {
        let quoted = |id: &str| quick_xml::escape::escape(id).into_owned();
        for piece in &mut self.pieces {
            for tag in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
                let open = format!("<{tag} w:val=\"");
                let mut out = String::with_capacity(piece.len());
                let mut rest = piece.as_str();
                while let Some(at) = rest.find(&open) {
                    let (before, after) = rest.split_at(at + open.len());
                    out.push_str(before);
                    let end = after.find('"').unwrap_or(after.len());
                    let (id, tail) = after.split_at(end);
                    let new = renamed.iter().find(|(old, _)| quoted(old) == id);
                    match new {
                        Some((_, new)) => out.push_str(&quoted(new)),
                        None => out.push_str(id),
                    }
                    rest = tail;
                }
                out.push_str(rest);
                *piece = out;
            }
        }
    }
}

fn settings_path(relations: &std::collections::BTreeMap<String, open::Relation>) -> String {
    let found = relations.values().find(|one| one.kind.ends_with("/settings"));
    // A name that no part bears, when there are none.
    found.map_or_else(|| "word/settings.xml".to_owned(), |one| one.target.clone())
}

/// Distances of header and footer, and what they take from the text.
fn settle(page: &mut Page, edges: &[Edge], line: u32) {
    let height = |header: bool| {
        edges
            .iter()
            .filter(|edge| edge.header == header && edge.when == When::Default)
            .map(|edge| edge.height)
            .sum::<u32>()
    };
    // Without header or footer of its own, a template may put them at the very edge of the paper.
    let place = |distance: u32, margin: u32, own: u32| {
        if own == 0 {
            margin.saturating_sub(line + 100).clamp(340, HEADER_DISTANCE)
        } else {
            distance
        }
    };
    page.header = place(page.header, page.top, height(true));
    page.footer = place(page.footer, page.bottom, height(false));
    let over = |distance: u32, own: u32, margin: u32| (distance + own + line).saturating_sub(margin);
    page.taken = over(page.header, height(true), page.top) + over(page.footer, height(false), page.bottom);
}

/// Colours, sizes and indents for the styles that we add.
fn looks_of(sheet: &Sheet<'_>, matches: &Matches<'_>, measures: &Measures) -> Looks {
    let ours = Looks::default();
    let Some(ordinary) = sheet.ordinary() else {
        return Looks {
            width: measures.text_width(),
            cover: cover(measures),
            ..ours
        };
    };
    let colour = |id: &str| sheet.of_letters(id, |one| Some(one.child_val("w:color")?.to_uppercase()));
    let fill =
        |id: &str| sheet.of_paragraph(id, |one| Some(one.child("w:shd")?.attr("w:fill")?.to_uppercase()));
    let of = |ours: &str| matches.of.get(ours).copied();
    let titles = ["Heading1", "Heading2", "Title", "Heading3"];
    let accent = titles
        .iter()
        .filter_map(|one| colour(of(one)?))
        .chain(titles.iter().filter_map(|one| fill(of(one)?)))
        .find(|colour| looks::reads_on_white(colour))
        .or_else(|| colour(ordinary).filter(|colour| looks::reads_on_white(colour)))
        .unwrap_or_else(|| "auto".to_owned());
    let head_fill = matches.table.and_then(|id| {
        sheet.chain(id).into_iter().find_map(|id| {
            let style = sheet.styles.get(id)?.element;
            let first = style
                .elements()
                .find(|one| one.name == "w:tblStylePr" && one.attr("w:type") == Some("firstRow"))?;
            let fill = first.child("w:tcPr")?.child("w:shd")?.attr("w:fill")?;
            looks::ink_on(fill).map(|ink| (fill.to_uppercase(), ink.to_owned()))
        })
    });
    let mut headings = ours.headings;
    for (n, place) in headings.iter_mut().enumerate() {
        let Some(id) = of(["Heading1", "Heading2", "Heading3"][n]) else {
            continue;
        };
        let face = sheet.face(id);
        let hanging = sheet.length(id, "w:ind", "w:hanging").unwrap_or(0);
        let left = sheet.length(id, "w:ind", "w:left").unwrap_or(0);
        // An indent with a hanging number belonged to their numbering.
        let left = if hanging > 0 { 0 } else { left.clamp(0, 1_700) };
        place.0 = u32::try_from(left).unwrap_or(0);
        let base = layout::HEADINGS[n].size;
        place.1 = place.1 * face.size / base * face.stretch.max(900) / 1_000;
    }
    let (head_fill, head_ink) = match head_fill {
        Some((fill, ink)) => (fill, Some(ink)),
        None => (ours.head_fill.clone(), None),
    };
    Looks {
        house: true,
        accent,
        note_fill: "F2F2F2".to_owned(),
        head_fill,
        head_ink,
        size: sheet.face(ordinary).size.clamp(16, 32),
        text: if of("BodyText").is_some() {
            "BodyText"
        } else {
            "Normal"
        }
        .to_owned(),
        headings,
        width: measures.text_width(),
        cover: cover(measures),
    }
}

/// White of a cover on this page: ours where it holds.
fn cover(measures: &Measures) -> (u32, u32) {
    let (above, below) = Looks::default().cover;
    // Height of the words of a cover: buyer, title, object on two lines each, and the table.
    const WORDS: u32 = 6_900;
    let left = measures.text_height().saturating_sub(WORDS);
    let share = |ours: u32| (left * ours / (above + below)).clamp(200, ours);
    (share(above), share(below))
}

/// The faces that the estimate of pages computes with.
fn fill(measures: &mut Measures, sheet: &Sheet<'_>, matches: &Matches<'_>, looks: &Looks) {
    let Some(ordinary) = sheet.ordinary() else { return };
    let base = sheet.face(ordinary);
    let of = |ours: &str, face: Face| match matches.of.get(ours) {
        Some(id) => sheet.face(id),
        None => Face {
            size: looks.size(face.size),
            stretch: base.stretch,
            natural: base.natural,
            ..face
        },
    };
    let text = if looks.text == "BodyText" {
        "BodyText"
    } else {
        "Normal"
    };
    measures.normal = of(text, measures.normal);
    for (n, face) in measures.headings.iter_mut().enumerate() {
        *face = of(["Heading1", "Heading2", "Heading3"][n], *face);
    }
    for (n, face) in measures.contents.iter_mut().enumerate() {
        *face = of(["TOC1", "TOC2", "TOC3"][n], *face);
    }
    measures.list = of("ListBullet", measures.list);
    measures.note = of("Note", measures.note);
    measures.table = of("TableText", measures.table);
    measures.table_head = of("TableHead", measures.table_head);
    measures.spacer = of("", measures.spacer);
    measures.title = of("Title", measures.title);
    measures.contents_head = of("TOCHeading", measures.contents_head);
}

fn told_styles(sheet: &Sheet<'_>, matches: &Matches<'_>) -> Vec<StyleFound> {
    let name = |id: &&str| sheet.styles.get(*id).map(|found| found.name.clone());
    let mut told: Vec<StyleFound> = OURS
        .iter()
        .filter(|ours| !ours.label.is_empty())
        .map(|ours| {
            let text = (ours.id == "Normal")
                .then(|| matches.of.get("BodyText"))
                .flatten();
            StyleFound {
                label: ours.label.to_owned(),
                name: text.or_else(|| matches.of.get(ours.id)).and_then(name),
            }
        })
        .collect();
    told.push(StyleFound {
        label: "Tableau".to_owned(),
        name: matches.table.as_ref().and_then(name),
    });
    told
}

/// What all styles rest on, in French.
fn defaults(found: Option<&Element>) -> String {
    let mut out = Element::new("w:docDefaults", &[]);
    for (whole, part) in [("w:rPrDefault", "w:rPr"), ("w:pPrDefault", "w:pPr")] {
        let given = found
            .and_then(|one| one.child(whole)?.child(part))
            .and_then(styles::properties);
        let mut own = given.unwrap_or_else(|| Element::new(part, &[]));
        if part == "w:rPr" {
            own.remove("w:lang");
            let lang = [("w:val", "fr-FR"), ("w:eastAsia", "fr-FR"), ("w:bidi", "ar-SA")];
            own.put(
                Element::new("w:lang", &lang),
                &["w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"],
            );
        }
        let mut around = Element::new(whole, &[]);
        around.children.push(Node::Element(own));
        out.children.push(Node::Element(around));
    }
    out.text()
}

/// Fonts and what may replace them; those put inside the file are left.
fn font_table(root: &Element) -> Vec<String> {
    const KEPT: &[&str] = &[
        "w:altName",
        "w:panose1",
        "w:charset",
        "w:family",
        "w:notTrueType",
        "w:pitch",
        "w:sig",
    ];
    root.elements()
        .filter(|one| one.name == "w:font" && one.attr("w:name").is_some())
        .take(MOST_FONTS)
        .map(|font| {
            let mut out = Element::new("w:font", &[("w:name", font.attr("w:name").unwrap_or_default())]);
            out.children = font
                .elements()
                .filter(|one| KEPT.contains(&one.name.as_str()))
                .filter_map(styles::properties)
                .map(Node::Element)
                .collect();
            out.text()
        })
        .collect()
}

/// Colours and fonts of the theme; pictures and shapes of its own are left.
fn clean_theme(root: &Element) -> Option<String> {
    let mut theme = Element::new("a:theme", &[("name", "Maison")]);
    theme.set("xmlns:a", tree::KNOWN[3].1);
    let elements = root.child("a:themeElements")?;
    let mut kept = Element::new("a:themeElements", &[]);
    for name in ["a:clrScheme", "a:fontScheme", "a:fmtScheme"] {
        kept.children.push(Node::Element(drawn(elements.child(name)?)?));
    }
    theme.children.push(Node::Element(kept));
    Some(theme.text())
}

/// An element of a theme without what leads elsewhere; a fill by a picture becomes a plain one.
fn drawn(element: &Element) -> Option<Element> {
    if element.name == "a:extLst" || !element.name.starts_with("a:") {
        return None;
    }
    if element.name == "a:blipFill" {
        let mut plain = Element::new("a:solidFill", &[]);
        plain
            .children
            .push(Node::Element(Element::new("a:schemeClr", &[("val", "phClr")])));
        return Some(plain);
    }
    let mut out = Element::new(&element.name, &[]);
    out.attrs = element
        .attrs
        .iter()
        .filter(|(key, _)| !key.contains(':'))
        .cloned()
        .collect();
    out.children = element.elements().filter_map(drawn).map(Node::Element).collect();
    Some(out)
}
