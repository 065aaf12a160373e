//! From paragraphs as a word processor knows them to titles, items, notes: by style, by numbering, by shape.

use document::{Audience, Inline, normalised, plain_text};

use super::guess::is_piece_name;
use super::shape::{all_capitals, label_number, looks_like_title, typed_title, without_article};
use super::tree::{Flat, Place};

/// What a paragraph is, by its style and its numbering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the whole document.
    DocumentTitle,
    /// A title of level 1 to 3.
    Title {
        level: u8,
        /// The number that the file shows before it.
        label: Option<String>,
    },
    /// An item of a list.
    Item {
        list: usize,
        level: usize,
        ordered: bool,
        label: String,
    },
    /// A further paragraph of an item.
    Continuation { level: usize },
    /// A note.
    Note(Audience),
    /// A cell of a header.
    Head,
    /// An entry of the table of contents: computed, not read.
    Contents,
    /// Anything else.
    Plain,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) role: Role,
    pub(super) line: Vec<Inline>,
    /// Whether its style is bold.
    pub(super) bold_style: bool,
    /// Whether all its words are underlined, or shown in capitals.
    pub(super) underlined: bool,
    pub(super) capitals: bool,
    pub(super) place: Place,
}

/// What a file holds, in order, and its title.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) flats: Vec<Flat>,
    pub(super) title: Option<String>,
}

impl Content {
    /// Adds a paragraph; `top` tells that it stands in no table.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph, top: bool) {
        let Paragraph { role, line, .. } = paragraph;
        let text = words(&line);
        let empty = text.trim().is_empty();
        let strong = paragraph.bold_style || paragraph.underlined || is_bold(&line);
        let capitals = paragraph.capitals || all_capitals(&text);
        let flat = match role {
            Role::Contents => return,
            Role::Item {
                list,
                level,
                ordered,
                label,
            } => {
                let marked = strong || capitals || without_article(&label).0;
                match item_title(&label, &text).filter(|_| top && ordered && marked) {
                    Some(level) => Flat::Title {
                        level,
                        label: Some(label),
                        line,
                    },
                    None => Flat::Item {
                        list,
                        level,
                        ordered,
                        line,
                    },
                }
            }
            _ if empty => return,
            Role::DocumentTitle if top && self.title.is_none() => {
                let title = text.replace('\n', " ");
                let only_a_name = is_piece_name(&title);
                self.title = Some(title);
                // A title that says more than the name of the piece is read and checked like any text.
                if only_a_name {
                    return;
                }
                Flat::Paragraph(line)
            }
            Role::Title { level, label } if top => Flat::Title { level, label, line },
            Role::Continuation { level } => Flat::Continuation { level, line },
            Role::Note(audience) => Flat::Note {
                audience,
                line: without_lead(line),
            },
            Role::Plain if top => match typed_title(&text) {
                Some(typed) if typed.article || strong || capitals => Flat::Title {
                    level: typed.level(),
                    label: None,
                    line,
                },
                _ if (strong || capitals) && looks_like_title(&text) => Flat::Shaped { capitals, line },
                _ => Flat::Paragraph(line),
            },
            _ => Flat::Paragraph(line),
        };
        self.flats.push(Flat::At(paragraph.place));
        self.flats.push(flat);
    }
}

/// Level of the title that a numbered paragraph is: its label is that of an article or of a section, and its
/// words are those of a title.
fn item_title(label: &str, text: &str) -> Option<u8> {
    let number = label_number(label)?;
    looks_like_title(text).then(|| u8::try_from(number.len()).unwrap_or(3).clamp(1, 3))
}

/// The line without the tab or space that parts a footnote from its mark.
fn without_lead(mut line: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text { text, .. }) = line.first_mut() {
        *text = text.trim_start().to_owned();
    }
    normalised(line)
}

/// The line without the breaks at its ends, which come from page breaks and empty lines.
pub(super) fn trimmed(mut nodes: Vec<Inline>) -> Vec<Inline> {
    while nodes.last() == Some(&Inline::Break) {
        nodes.pop();
    }
    let lead = nodes.iter().take_while(|node| **node == Inline::Break).count();
    nodes.drain(..lead);
    normalised(nodes)
}

pub(super) fn is_bold(line: &[Inline]) -> bool {
    line.iter().all(|node| match node {
        Inline::Text { text, marks } => marks.bold || text.trim().is_empty(),
        _ => true,
    })
}

pub(super) fn words(line: &[Inline]) -> String {
    plain_text(line, &document::Numbering::default())
}

/// What a name of style says. Word writes its own names in English whatever its language; others translate.
/// Numbers are those of the level: « Titre 2 », « heading 2 », « CCTP_Titre2 ».
pub(super) fn named_role(name: &str) -> Option<Role> {
    /// No name that means something is longer, in bytes.
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return None;
    }
    let name = name.trim().to_lowercase();
    let after = |word: &str| {
        let rest = &name[name.find(word)? + word.len()..];
        let digit = rest
            .trim_start_matches([' ', '_', '-', '\u{a0}'])
            .chars()
            .next()?
            .to_digit(10)?;
        u8::try_from(digit)
            .ok()
            .filter(|digit| *digit > 0)
            .map(|digit| digit.min(3))
    };
    let starts = |prefix: &str| {
        let rest = name.strip_prefix(prefix)?.trim_start_matches([' ', '_']);
        rest.chars().next().filter(char::is_ascii_digit)
    };
    if ["toc", "tm", "contents", "table des matières", "sommaire"]
        .into_iter()
        .any(|prefix| starts(prefix).is_some())
    {
        return Some(Role::Contents);
    }
    let level = if name.contains("sous-titre") || name.contains("sous titre") {
        None
    } else {
        after("heading").or_else(|| after("titre"))
    };
    if let Some(level) = level {
        return Some(Role::Title { level, label: None });
    }
    match name.as_str() {
        "title" | "titre" | "titre principal" => Some(Role::DocumentTitle),
        "toc heading" | "contents heading" | "en-tête de table des matières" => Some(Role::Contents),
        "note encadrée" | "footnote text" | "endnote text" | "note de bas de page" => {
            Some(Role::Note(Audience::Published))
        }
        "note de travail" => Some(Role::Note(Audience::Working)),
        "list continue" | "liste continue" => Some(Role::Continuation { level: 0 }),
        "en-tête de tableau" | "en-tête de ligne" | "table heading" | "titre de tableau" => {
            Some(Role::Head)
        }
        _ => None,
    }
}

/// Makes titles of the short bold or capital lines of a file that has no other title, each where ordinary text
/// follows; leaves them as paragraphs elsewhere: a bold line inside an article is not an article.
pub(super) fn settle_shapes(flats: &mut [Flat]) {
    let titled = flats.iter().any(|flat| matches!(flat, Flat::Title { .. }));
    let any_capitals = flats
        .iter()
        .any(|flat| matches!(flat, Flat::Shaped { capitals: true, .. }));
    let mut text_follows = false;
    for flat in flats.iter_mut().rev() {
        match flat {
            Flat::Shaped { capitals, line } => {
                let line = std::mem::take(line);
                *flat = if !titled && text_follows {
                    let level = if *capitals || !any_capitals { 1 } else { 2 };
                    Flat::Title {
                        level,
                        label: None,
                        line,
                    }
                } else {
                    Flat::Paragraph(line)
                };
                text_follows = false;
            }
            Flat::At(_) => {}
            _ => text_follows = true,
        }
    }
}
