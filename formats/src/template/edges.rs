//! Headers and footers of a template, cleaned: nothing that calls outside, names a person, or was the text of a revision.

use std::collections::BTreeMap;

use super::fields::{self, Fate};
use super::open::{Package, Relation};
use super::page::When;
use super::tree::{Element, Node, TITLE};

/// Largest picture, in bytes: 5 MB; all together, 10 MB.
const LARGEST_PICTURE: usize = 5_000_000;
const ALL_PICTURES: usize = 10_000_000;
/// Most drawings of all headers and footers; those beyond are left out.
const MOST_DRAWINGS: u32 = 200;
/// Most pictures.
const MOST_PICTURES: usize = 40;

/// A header or footer, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Edge {
    /// Header, or footer.
    pub(crate) header: bool,
    /// Where it stands.
    pub(crate) when: When,
    /// Its XML; between two pieces stands the title of the document.
    pub(crate) pieces: Vec<String>,
    /// Its words, to know what it says already.
    pub(crate) words: String,
    /// It shows the number of the page.
    pub(crate) numbered: bool,
    /// Pictures: identifier of the relationship, place in the list of pictures.
    pub(crate) pictures: Vec<(String, usize)>,
    /// Its height, estimated, twips.
    pub(crate) height: u32,
}

impl Edge {
    /// A piece with other numbers for its drawings.
    pub(crate) fn renumbered(piece: &str) -> String {
        let mut piece = piece.to_owned();
        for n in 1..=MOST_DRAWINGS {
            let named = |id: u32| format!(" id=\"{id}\" name=\"Image {n}\"");
            piece = piece.replace(&named(n), &named(n + MOST_DRAWINGS));
        }
        piece
    }
}

/// A picture, its bytes as they are.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Picture {
    /// `png`, `jpeg`, `gif`, `emf`, `wmf`.
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
}

/// Pictures met, and what people should know.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) pictures: Vec<Picture>,
    paths: BTreeMap<String, Option<usize>>,
    /// Identifier of the next drawing.
    drawings: u32,
    pub(super) said: Vec<String>,
    /// Styles named, as the template names them.
    pub(super) styles: Vec<String>,
}

impl Gathered {
    pub(super) fn say(&mut self, sentence: &str) {
        if !self.said.iter().any(|one| one == sentence) {
            self.said.push(sentence.to_owned());
        }
    }

    /// A picture of the archive, taken once.
    fn picture(&mut self, package: &mut Package<'_>, path: &str) -> crate::Result<Option<usize>> {
        if let Some(known) = self.paths.get(path) {
            return Ok(*known);
        }
        let bytes = package.bytes(path)?.unwrap_or_default();
        let total: usize = self.pictures.iter().map(|one| one.bytes.len()).sum();
        let found = match kind(&bytes) {
            None => {
                self.say("Une image de l’en-tête ou du pied de page n’est ni PNG, ni JPEG, ni GIF, ni EMF ou WMF\u{a0}: elle est retirée");
                None
            }
            Some(_)
                if bytes.len() > LARGEST_PICTURE
                    || total + bytes.len() > ALL_PICTURES
                    || self.pictures.len() >= MOST_PICTURES =>
            {
                self.say("Une image de l’en-tête ou du pied de page pèse plus de 5\u{a0}Mo, ou toutes ensemble plus de 10\u{a0}Mo\u{a0}: elle est retirée. Réduisez-la dans Word, puis installez de nouveau le modèle");
                None
            }
            Some(kind) => {
                self.pictures.push(Picture {
                    kind: kind.to_owned(),
                    bytes,
                });
                Some(self.pictures.len() - 1)
            }
        };
        self.paths.insert(path.to_owned(), found);
        Ok(found)
    }
}

/// What kind of picture these bytes are, by their beginning.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [0xd7, 0xcd, 0xc6, 0x9a, ..] | [1, 0, 9, 0, ..] => Some("wmf"),
        [1, 0, 0, 0, ..] if bytes.get(40..44) == Some(b" EMF".as_slice()) => Some("emf"),
        _ => None,
    }
}

/// Reads and cleans a header or footer.
pub(super) fn edge(
    package: &mut Package<'_>,
    path: &str,
    header: bool,
    when: When,
    line: u32,
    gathered: &mut Gathered,
) -> crate::Result<Option<Edge>> {
    let Some(part) = package.part(path)? else {
        return Ok(None);
    };
    let relations = package.relations(path)?;
    let codes = fields::codes(&part);
    let mut cleaner = Cleaner {
        package,
        relations,
        fates: codes.iter().map(|code| fields::fate(code)).collect(),
        met: 0,
        open: Vec::new(),
        pictures: Vec::new(),
        gathered: &mut *gathered,
        failed: None,
    };
    let mut children = Vec::new();
    for child in &part.children {
        cleaner.node(child, &mut children);
    }
    if !cleaner.open.is_empty() {
        cleaner.gathered.say(
            "Un champ de l’en-tête ou du pied de page n’est pas fermé\u{a0}: ce qui le suit peut manquer",
        );
    }
    if let Some(error) = cleaner.failed {
        return Err(error);
    }
    let pictures = cleaner.pictures;
    let mut body = Element::new("body", &[]);
    body.children = children;
    // A part holds a paragraph at least, and ends with one.
    if body
        .children
        .last()
        .is_none_or(|last| !matches!(last, Node::Element(one) if one.name == "w:p"))
    {
        body.children.push(Node::Element(Element::new("w:p", &[])));
    }
    let mut numbered = false;
    let mut height = 0;
    for one in body.elements() {
        height += tall(one, line);
    }
    body.visit(&mut |element| match element.name.as_str() {
        "w:instrText" => numbered |= fields::shows_page(&element.words()),
        "w:fldSimple" => numbered |= fields::shows_page(element.attr("w:instr").unwrap_or_default()),
        "w:pgNum" => numbered = true,
        "w:pStyle" | "w:rStyle" | "w:tblStyle" => {
            gathered.styles.extend(element.val().map(str::to_owned));
        }
        _ => {}
    });
    let mut pieces = vec![String::new()];
    for one in body.elements() {
        one.write(&mut pieces);
    }
    let mut words = String::new();
    body.visit(&mut |element| {
        if element.name == "w:t" {
            words.push_str(&element.words());
        }
    });
    Ok(Some(Edge {
        header,
        when,
        pieces,
        words,
        numbered,
        pictures,
        height,
    }))
}

/// Height of a paragraph or table, twips.
fn tall(element: &Element, line: u32) -> u32 {
    if element.name == "w:tbl" {
        let rows = element.elements().filter(|one| one.name == "w:tr");
        return rows
            .map(|row| {
                let cells = row.elements().filter(|one| one.name == "w:tc");
                cells
                    .map(|cell| cell.elements().map(|one| tall(one, line)).sum())
                    .max()
                    .unwrap_or(0)
            })
            .sum();
    }
    if element.name != "w:p" {
        return 0;
    }
    let mut tallest = line;
    element.visit(&mut |one| {
        // Only what stands in the line takes height from the text; 635 units of drawings make a twip.
        if one.name == "wp:inline"
            && let Some(height) = one.child("wp:extent").and_then(|extent| extent.number("cy"))
        {
            tallest = tallest.max(u32::try_from(height / 635).unwrap_or(0));
        }
    });
    tallest
}

/// Elements that go, with what they hold.
const GONE: &[&str] = &[
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:proofErr",
    "w:permStart",
    "w:permEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:commentReference",
    "w:annotationRef",
    "w:del",
    "w:moveFrom",
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:customXmlInsRangeStart",
    "w:customXmlInsRangeEnd",
    "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd",
    "w:rPrChange",
    "w:pPrChange",
    "w:tblPrChange",
    "w:tblGridChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:tblPrExChange",
    "w:sectPrChange",
    "w:sectPr",
    "w:numPr",
    "w:cellIns",
    "w:cellDel",
    "w:cellMerge",
    "w:footnoteReference",
    "w:endnoteReference",
    "w:lastRenderedPageBreak",
    "w:delText",
    "w:delInstrText",
    "w:subDoc",
    "w:contentPart",
    "w:divId",
    "w:ffData",
    "w:movie",
    "w:control",
    "w:smartTagPr",
    "w:customXmlPr",
    "a:extLst",
    "pic:extLst",
    "wps:extLst",
    "a:hlinkClick",
    "a:hlinkHover",
    "o:OLEObject",
    "o:ink",
];
/// Elements that go and leave what they hold.
const UNWRAPPED: &[&str] = &["w:moveTo", "w:smartTag", "w:customXml", "w:hyperlink"];

struct Cleaner<'a, 'b> {
    package: &'a mut Package<'b>,
    relations: BTreeMap<String, Relation>,
    fates: Vec<Fate>,
    /// Complex fields met.
    met: usize,
    /// Those that are open.
    open: Vec<Fate>,
    pictures: Vec<(String, usize)>,
    gathered: &'a mut Gathered,
    failed: Option<crate::FormatError>,
}

impl Cleaner<'_, '_> {
    fn node(&mut self, node: &Node, out: &mut Vec<Node>) {
        match node {
            Node::Words(words) => out.push(Node::Words(words.clone())),
            Node::Element(element) => self.element(element, out),
        }
    }

    fn inside(&mut self, element: &Element, out: &mut Vec<Node>) {
        for child in &element.children {
            self.node(child, out);
        }
    }

    fn hidden(&self) -> bool {
        self.open.iter().any(|fate| *fate != Fate::Kept)
    }

    fn element(&mut self, element: &Element, out: &mut Vec<Node>) {
        let name = element.name.as_str();
        if GONE.contains(&name) {
            return;
        }
        if UNWRAPPED.contains(&name) {
            self.inside(element, out);
            return;
        }
        match name {
            // The mark of a revised paragraph holds nothing; words that were added stay.
            "w:ins" => self.inside(element, out),
            "w:sdt" => self.control(element, out),
            "w:fldSimple" => self.simple_field(element, out),
            "w:fldChar" => self.field_mark(element, out),
            "w:instrText" | "w:t" | "w:tab" | "w:br" | "w:cr" | "w:sym" | "w:noBreakHyphen" | "w:ptab"
                if self.hidden() && !element.attrs.iter().any(|(key, _)| key == "w:pos") => {}
            "mc:AlternateContent" => self.alternate(element, out),
            "w:drawing" | "w:pict" => self.drawing(element, out),
            "w:object" | "w:altChunk" => self.gathered.say(
                "Un objet incorporé de l’en-tête ou du pied de page (feuille de calcul, équation…) est retiré",
            ),
            _ => out.extend(self.copied(element).map(Node::Element)),
        }
    }

    /// The element and what it holds, cleaned; none when a picture it needs is not there.
    fn copied(&mut self, element: &Element) -> Option<Element> {
        let mut copy = Element::new(&element.name, &[]);
        for (key, value) in &element.attrs {
            let bare = key.rsplit(':').next().unwrap_or(key);
            if key.starts_with("w:rsid") || key.starts_with("mc:") {
                continue;
            }
            if matches!(bare, "href" | "gfxdata" | "action" | "src" | "althref") || key == "o:title" {
                continue;
            }
            if key.starts_with("r:") {
                match self.related(value) {
                    Some(id) if key != "r:link" => copy.set(key, &id),
                    // A picture that is not in the file, or not one that we take.
                    _ if matches!(element.name.as_str(), "a:blip" | "v:imagedata") && key != "r:link" => {
                        return None;
                    }
                    _ => {}
                }
                continue;
            }
            copy.attrs.push((key.clone(), value.clone()));
        }
        match element.name.as_str() {
            // A picture that would be fetched.
            "a:blip" if copy.attr("r:embed").is_none() => return None,
            "v:imagedata" if copy.attr("r:id").is_none() => return None,
            "a:graphicData" => {
                let kind = element.attr("uri").unwrap_or_default();
                let known = ["/picture", "/wordprocessingShape", "/wordprocessingGroup"];
                if !known.iter().any(|end| kind.ends_with(end)) {
                    return None;
                }
            }
            "wp:docPr" => {
                self.gathered.drawings += 1;
                let n = self.gathered.drawings;
                copy.set("id", &n.to_string());
                copy.set("name", &format!("Image {n}"));
                plain_words(&mut copy);
            }
            "pic:cNvPr" => {
                copy.set("name", "Image");
                plain_words(&mut copy);
            }
            _ => {
                // Word writes the path of the picture where people write what it shows.
                if copy.attr("alt").is_some_and(is_path) {
                    copy.unset("alt");
                }
            }
        }
        let drawn = ["a:", "pic:", "wp:", "wps:", "wpg:", "v:", "o:"];
        let whole = drawn.iter().any(|prefix| element.name.starts_with(prefix));
        for child in &element.children {
            let before = copy.children.len();
            self.node(child, &mut copy.children);
            // Inside a drawing, what lacks takes the drawing away.
            let lost = matches!(child, Node::Element(one) if needed(one)) && copy.children.len() == before;
            if whole && lost {
                return None;
            }
        }
        Some(copy)
    }

    /// The identifier of a picture in what we write.
    fn related(&mut self, id: &str) -> Option<String> {
        let relation = self.relations.get(id)?.clone();
        if relation.external {
            self.gathered.say("Une image de l’en-tête ou du pied de page est liée à un fichier extérieur\u{a0}: elle est retirée. Insérez l’image elle-même dans le modèle");
            return None;
        }
        if !relation.kind.ends_with("/image") {
            return None;
        }
        match self.gathered.picture(self.package, &relation.target) {
            Ok(found) => {
                let place = found?;
                let id = format!("rImage{}", place + 1);
                if !self.pictures.iter().any(|(one, _)| *one == id) {
                    self.pictures.push((id.clone(), place));
                }
                Some(id)
            }
            Err(error) => {
                self.failed = Some(error);
                None
            }
        }
    }

    fn drawing(&mut self, element: &Element, out: &mut Vec<Node>) {
        if self.hidden() || self.gathered.drawings >= MOST_DRAWINGS {
            return;
        }
        let mut copy = Element::new(&element.name, &[]);
        for child in element.elements() {
            if let Some(one) = self.copied(child) {
                copy.children.push(Node::Element(one));
            }
        }
        if copy
            .children
            .iter()
            .any(|one| !matches!(one, Node::Element(one) if one.name == "v:shapetype"))
        {
            out.push(Node::Element(copy));
        } else {
            self.gathered
                .say("Un dessin de l’en-tête ou du pied de page n’a pas pu être repris");
        }
    }

    /// Two ways to draw one thing: the new one when it is known and whole, with the old one; else the old one alone.
    fn alternate(&mut self, element: &Element, out: &mut Vec<Node>) {
        let mut copy = Element::new("mc:AlternateContent", &[]);
        let mut fallback = None;
        for child in element.elements() {
            let mut inside = Vec::new();
            let known = match child.name.as_str() {
                "mc:Choice" => matches!(child.attr("Requires"), Some("wps" | "wpg")),
                "mc:Fallback" => true,
                _ => false,
            };
            if !known {
                continue;
            }
            self.inside(child, &mut inside);
            if inside.is_empty() {
                continue;
            }
            let mut one = Element::new(&child.name, &[]);
            if let Some(requires) = child.attr("Requires") {
                one.set("Requires", requires);
            }
            if child.name == "mc:Fallback" {
                fallback = Some(inside.clone());
            }
            one.children = inside;
            copy.children.push(Node::Element(one));
        }
        if copy.child("mc:Choice").is_some() {
            out.push(Node::Element(copy));
        } else if let Some(inside) = fallback {
            out.extend(inside);
        }
    }

    /// A content control leaves its words; one that shows a property of the file goes, but for the title.
    fn control(&mut self, element: &Element, out: &mut Vec<Node>) {
        let properties = element.child("w:sdtPr");
        let bound = properties.and_then(|one| one.child("w:dataBinding"));
        let Some(content) = element.child("w:sdtContent") else {
            return;
        };
        let path = bound.and_then(|one| one.attr("w:xpath")).unwrap_or_default();
        if bound.is_some() && !path.contains(":title[") {
            self.gathered
                .say(&dropped("une propriété du fichier (auteur, société, date…)"));
            return;
        }
        let awaited = properties.is_some_and(|one| one.child("w:showingPlcHdr").is_some());
        if bound.is_none() && !awaited {
            self.inside(content, out);
            return;
        }
        if bound.is_none() {
            self.gathered.say(&dropped("une zone à remplir restée vide"));
            return;
        }
        // The title of the file: that of the piece.
        let title = Element::new(TITLE, &[]);
        let run = titled(title);
        if content.elements().any(|one| one.name == "w:p") {
            let mut paragraph = Element::new("w:p", &[]);
            let first = content.child("w:p").and_then(|p| p.child("w:pPr"));
            if let Some(properties) = first.and_then(|one| self.copied(one)) {
                paragraph.children.push(Node::Element(properties));
            }
            paragraph.children.push(Node::Element(run));
            out.push(Node::Element(paragraph));
        } else {
            out.push(Node::Element(run));
        }
    }

    fn simple_field(&mut self, element: &Element, out: &mut Vec<Node>) {
        let code = element.attr("w:instr").unwrap_or_default();
        match fields::fate(code) {
            Fate::Kept => out.extend(self.copied(element).map(Node::Element)),
            Fate::Title => out.push(Node::Element(titled(Element::new(TITLE, &[])))),
            Fate::Dropped => self.gathered.say(&dropped_field(code)),
        }
    }

    fn field_mark(&mut self, element: &Element, out: &mut Vec<Node>) {
        let hidden = self.hidden();
        let mark = element.attr("w:fldCharType").unwrap_or_default();
        let bare = Element::new("w:fldChar", &[("w:fldCharType", mark)]);
        match mark {
            "begin" => {
                let fate = self.fates.get(self.met).copied().unwrap_or(Fate::Dropped);
                self.met += 1;
                self.open.push(fate);
                match fate {
                    Fate::Kept if !hidden => out.push(Node::Element(bare)),
                    Fate::Title if !hidden => out.push(Node::Element(Element::new(TITLE, &[]))),
                    Fate::Dropped => self
                        .gathered
                        .say(&dropped("un champ (date, auteur, nom du fichier…)")),
                    _ => {}
                }
            }
            "end" => {
                let fate = self.open.pop();
                if fate == Some(Fate::Kept) && !self.hidden() {
                    out.push(Node::Element(bare));
                }
            }
            _ if !hidden => out.push(Node::Element(bare)),
            _ => {}
        }
    }
}

/// A run that shows the title.
fn titled(title: Element) -> Element {
    let mut run = Element::new("w:r", &[]);
    run.children.push(Node::Element(title));
    run
}

fn dropped(what: &str) -> String {
    format!("L’en-tête ou le pied de page montrait {what}\u{a0}: c’est retiré")
}

fn dropped_field(code: &str) -> String {
    let word: String = code
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_alphabetic)
        .take(20)
        .collect();
    dropped(&format!("un champ «\u{a0}{}\u{a0}»", word.to_uppercase()))
}

/// Parts of a drawing without which it is not one.
fn needed(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "a:graphic" | "a:graphicData" | "pic:pic" | "pic:blipFill" | "a:blip" | "v:imagedata"
    )
}

/// The description people wrote stays; a path does not.
fn plain_words(properties: &mut Element) {
    for key in ["descr", "title"] {
        if properties.attr(key).is_some_and(is_path) {
            properties.unset(key);
        }
    }
}

fn is_path(words: &str) -> bool {
    let drive = words.as_bytes().get(1) == Some(&b':');
    drive || words.contains('\\') || words.contains("://") || words.starts_with('/')
}
