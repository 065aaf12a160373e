//! The instructions of a page: letters with their place, lines drawn, pictures.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Object};

use super::file::{Page, Pdf};
use super::fonts::Font;
use super::lexer::{Lexer, MOST_OPERANDS, Token};
use super::path::{Matrix, Path, UNIT, point, times};
use crate::FormatError;

/// Deepest forms one in another.
const DEEPEST: usize = 12;
/// Most forms drawn in a file: a few forms that draw each other twice would be drawn for ever.
const MOST_FORMS: usize = 20_000;
/// Most letters of a file: some two thousand full pages.
const MOST_LETTERS: usize = 6_000_000;

/// A letter where it stands, in the coordinates of the file.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) from: [f64; 2],
    pub(super) to: [f64; 2],
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Marked by the file as part of the top or bottom of the page.
    pub(super) edge: bool,
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) letters: Vec<Placed>,
    /// Lines drawn along one axis: their two ends.
    pub(super) rules: Vec<[[f64; 2]; 2]>,
    /// Small filled shapes, two opposite corners: bullets that are drawn rather than written.
    pub(super) dots: Vec<[[f64; 2]; 2]>,
    pub(super) pictures: usize,
    /// Letters whose characters nothing tells.
    pub(super) unknown: usize,
}

/// Reads pages, keeping the fonts that they share.
pub(super) struct Interpreter<'p, 'n> {
    pdf: &'p Pdf<'n>,
    name: &'n str,
    fonts: BTreeMap<*const Dictionary, Rc<Font>>,
    forms: usize,
    letters: usize,
    page: Shown,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    /// How letters are painted: 2 fills and strokes, which is a poor man’s bold.
    mode: u8,
}

/// What surrounds the instructions being read.
struct Around<'p> {
    resources: Option<&'p Dictionary>,
    depth: usize,
    above: BTreeSet<*const Dictionary>,
}

/// A marked part of the page.
struct Mark {
    edge: bool,
    /// Characters that stand for all the letters of the part.
    actual: Option<String>,
    /// First letter of the part.
    start: usize,
}

impl<'p, 'n> Interpreter<'p, 'n> {
    pub(super) fn new(pdf: &'p Pdf<'n>, name: &'n str) -> Self {
        Self {
            pdf,
            name,
            fonts: BTreeMap::new(),
            forms: 0,
            letters: 0,
            page: Shown::default(),
        }
    }

    /// What this page shows.
    pub(super) fn page(&mut self, page: &Page<'p>) -> crate::Result<Shown> {
        let content = self.pdf.content(page)?;
        let state = State {
            matrix: UNIT,
            font: None,
            size: 0.0,
            letter_spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        let around = Around {
            resources: page.resources,
            depth: 0,
            above: BTreeSet::new(),
        };
        self.run(&content, state, &around)?;
        Ok(std::mem::take(&mut self.page))
    }

    fn run(&mut self, content: &[u8], mut state: State, around: &Around<'p>) -> crate::Result<()> {
        let mut lexer = Lexer::new(content);
        let mut operands: Vec<Token<'_>> = Vec::new();
        let mut kept: Vec<State> = Vec::new();
        let mut text = UNIT;
        let mut line = UNIT;
        let mut marks: Vec<Mark> = Vec::new();
        let mut path = Path::default();
        while let Some(token) = lexer.token() {
            let Token::Operator(operator) = token else {
                if operands.len() < MOST_OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            let number = |n: usize| operands.get(n).and_then(Token::number).unwrap_or(0.0);
            match operator {
                b"q" if kept.len() < 512 => kept.push(state.clone()),
                b"Q" => state = kept.pop().unwrap_or(state),
                b"cm" => {
                    let m = [number(0), number(1), number(2), number(3), number(4), number(5)];
                    state.matrix = times(&m, &state.matrix);
                }
                b"BT" => {
                    text = UNIT;
                    line = UNIT;
                }
                b"Tf" => {
                    state.size = number(1);
                    if let Some(name) = operands.first().and_then(Token::name) {
                        state.font = self.font(around.resources, name)?;
                    }
                }
                b"Tc" => state.letter_spacing = number(0),
                b"Tw" => state.word_spacing = number(0),
                b"Tz" => state.scale = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Ts" => state.rise = number(0),
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 7")]
                b"Tr" => state.mode = number(0).clamp(0.0, 7.0) as u8,
                b"Td" | b"TD" => {
                    if operator == b"TD" {
                        state.leading = -number(1);
                    }
                    line = times(&[1.0, 0.0, 0.0, 1.0, number(0), number(1)], &line);
                    text = line;
                }
                b"Tm" => {
                    line = [number(0), number(1), number(2), number(3), number(4), number(5)];
                    text = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if operator == b"\"" {
                        state.word_spacing = number(0);
                        state.letter_spacing = number(1);
                    }
                    line = times(&[1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], &line);
                    text = line;
                    if let Some(Token::Text(bytes)) = operands.last().filter(|_| operator != b"T*") {
                        self.show(bytes, &state, &mut text, &marks)?;
                    }
                }
                b"Tj" => {
                    if let Some(Token::Text(bytes)) = operands.last() {
                        self.show(bytes, &state, &mut text, &marks)?;
                    }
                }
                b"TJ" => {
                    if let Some(Token::Array(items)) = operands.last() {
                        for item in items {
                            match item {
                                Token::Text(bytes) => self.show(bytes, &state, &mut text, &marks)?,
                                Token::Number(n) => {
                                    let by = -n / 1_000.0 * state.size * state.scale;
                                    text = times(&[1.0, 0.0, 0.0, 1.0, by, 0.0], &text);
                                }
                                _ => {}
                            }
                        }
                    }
                }
                b"Do" => {
                    if let Some(name) = operands.first().and_then(Token::name) {
                        self.object(name, &state, around)?;
                    }
                }
                b"BI" => {}
                b"ID" => {
                    lexer.skip_picture();
                    self.page.pictures += 1;
                }
                b"BMC" | b"BDC" if marks.len() < 512 => marks.push(self.mark(&operands, around, &marks)),
                b"EMC" => self.close(marks.pop()),
                _ => path.take(operator, &operands, &state.matrix, &mut self.page),
            }
            operands.clear();
        }
        while let Some(mark) = marks.pop() {
            self.close(Some(mark));
        }
        Ok(())
    }

    fn font(&mut self, resources: Option<&'p Dictionary>, name: &[u8]) -> crate::Result<Option<Rc<Font>>> {
        let pdf = self.pdf;
        let Some(dict) = resources
            .and_then(|resources| pdf.dict(resources, b"Font"))
            .and_then(|fonts| pdf.dict(fonts, name))
        else {
            return Ok(None);
        };
        // Dictionaries do not move while the file is open: their address tells them apart.
        let key = std::ptr::from_ref(dict);
        if let Some(font) = self.fonts.get(&key) {
            return Ok(Some(Rc::clone(font)));
        }
        let font = Rc::new(Font::new(pdf, dict)?);
        self.fonts.insert(key, Rc::clone(&font));
        Ok(Some(font))
    }

    /// Places the letters of a text.
    fn show(&mut self, bytes: &[u8], state: &State, text: &mut Matrix, marks: &[Mark]) -> crate::Result<()> {
        let Some(font) = state.font.as_deref() else {
            return Ok(());
        };
        let edge = marks.iter().any(|mark| mark.edge);
        let before = self.page.letters.len();
        let page = &mut self.page;
        let most = MOST_LETTERS.saturating_sub(self.letters);
        font.letters(bytes, |letter| {
            let full = times(text, &state.matrix);
            let wide = letter.width * state.size * state.scale;
            let from = point(&full, 0.0, state.rise);
            let to = point(&full, wide, state.rise);
            let size = state.size.abs() * full[2].hypot(full[3]);
            match letter.text {
                Some(characters) if page.letters.len() - before < most => {
                    let fits = from.iter().chain(&to).all(|n| n.is_finite()) && size.is_finite();
                    if !characters.is_empty() && fits {
                        page.letters.push(Placed {
                            text: characters.to_owned(),
                            from,
                            to,
                            size,
                            bold: font.bold || state.mode == 2,
                            italic: font.italic,
                            edge,
                        });
                    }
                }
                Some(_) => {}
                None => page.unknown += 1,
            }
            let spaced = if letter.space { state.word_spacing } else { 0.0 };
            let by = wide + (state.letter_spacing + spaced) * state.scale;
            *text = times(&[1.0, 0.0, 0.0, 1.0, by, 0.0], text);
        });
        self.letters += self.page.letters.len() - before;
        if self.letters >= MOST_LETTERS {
            return Err(FormatError::too_large(
                self.name,
                "bien plus de texte qu’un dossier n’en tient",
            ));
        }
        Ok(())
    }

    /// Draws a form, or counts a picture.
    fn object(&mut self, name: &[u8], state: &State, around: &Around<'p>) -> crate::Result<()> {
        let pdf = self.pdf;
        let Some(Object::Stream(stream)) = around
            .resources
            .and_then(|resources| pdf.dict(resources, b"XObject"))
            .and_then(|objects| pdf.get(objects, name))
        else {
            return Ok(());
        };
        if pdf.name(&stream.dict, b"Subtype") != Some(b"Form") {
            self.page.pictures += 1;
            return Ok(());
        }
        let key = std::ptr::from_ref(&stream.dict);
        self.forms += 1;
        if around.depth >= DEEPEST || around.above.contains(&key) {
            return Ok(());
        }
        if self.forms > MOST_FORMS {
            return Err(FormatError::too_large(self.name, "dessins imbriqués à l’excès"));
        }
        let Some(content) = pdf.bytes(stream)? else {
            return Ok(());
        };
        let mut state = state.clone();
        let numbers: Vec<f64> = pdf
            .array(&stream.dict, b"Matrix")
            .unwrap_or_default()
            .iter()
            .filter_map(|n| pdf.float(n))
            .collect();
        if let Ok(matrix) = Matrix::try_from(numbers) {
            state.matrix = times(&matrix, &state.matrix);
        }
        let mut above = around.above.clone();
        above.insert(key);
        let inside = Around {
            resources: pdf.dict(&stream.dict, b"Resources").or(around.resources),
            depth: around.depth + 1,
            above,
        };
        self.run(&content, state, &inside)
    }

    fn mark(&self, operands: &[Token<'_>], around: &Around<'p>, marks: &[Mark]) -> Mark {
        let mut edge = operands.first().and_then(Token::name) == Some(b"Artifact");
        let mut actual = None;
        match operands.get(1) {
            Some(properties @ Token::Dict(_)) => {
                edge &= properties.entry(b"Type").and_then(Token::name) == Some(b"Pagination");
                if let Some(Token::Text(bytes)) = properties.entry(b"ActualText") {
                    actual = Some(text_of(bytes));
                }
            }
            Some(Token::Name(name)) => {
                let properties = around
                    .resources
                    .and_then(|resources| self.pdf.dict(resources, b"Properties"))
                    .and_then(|all| self.pdf.dict(all, name));
                edge &= properties.and_then(|p| self.pdf.name(p, b"Type")) == Some(b"Pagination");
                if let Some(Object::String(bytes, _)) =
                    properties.and_then(|p| self.pdf.get(p, b"ActualText"))
                {
                    actual = Some(text_of(bytes));
                }
            }
            _ => edge = false,
        }
        // A text for a part inside a part that already has one is not counted twice.
        if marks.iter().any(|mark| mark.actual.is_some()) {
            actual = None;
        }
        Mark {
            edge,
            actual,
            start: self.page.letters.len(),
        }
    }

    /// Puts the text of a marked part in place of its letters, which then are one.
    fn close(&mut self, mark: Option<Mark>) {
        let Some(Mark {
            actual: Some(actual),
            start,
            ..
        }) = mark
        else {
            return;
        };
        let letters = &mut self.page.letters;
        let Some(last) = letters.last().filter(|_| start < letters.len()) else {
            return;
        };
        let to = last.to;
        // A long text may cover several lines; its letters then say more about places.
        if actual.chars().count() > 8 {
            return;
        }
        letters.truncate(start + 1);
        if let Some(first) = letters.last_mut() {
            first.text = actual;
            first.to = to;
        }
    }
}

/// A text of the file itself: UTF-16 with its mark, UTF-8 with its own, else Latin-1.
fn text_of(bytes: &[u8]) -> String {
    crate::read::encoding::text(bytes)
}
