//! A form as people leave it: cells of a written form changed in its XML, as any program may write them.

use formats::write::form::{Form, FormQuestion, form};

use crate::package::{names, part, zip};

/// Rows of the written form, as a spreadsheet numbers them.
pub(crate) const NAME: &str = "C5";
pub(crate) const NUMBER: &str = "C6";
pub(crate) const PERSON: &str = "C7";
pub(crate) const MAIL: &str = "C8";
pub(crate) const DATE: &str = "C9";
/// Row of the first question.
pub(crate) const FIRST: u32 = 13;

pub(crate) fn sample() -> Form {
    let question = |key: &str, words: &str, certificate| FormQuestion {
        key: key.to_owned(),
        words: words.to_owned(),
        certificate,
    };
    Form {
        id: "q-7f3a".to_owned(),
        buyer: Some("Commune de Saint-Exemple".to_owned()),
        object: "Mobilier scolaire pour six classes".to_owned(),
        answer_by: Some(jiff::civil::date(2026, 10, 30)),
        questions: vec![
            question(
                "makes:mobilier-scolaire",
                "Fabriquez-vous du mobilier scolaire\u{a0}? Précisez lequel.",
                false,
            ),
            question(
                "certification:chaine-de-controle-bois",
                "Disposez-vous d’une certification de chaîne de contrôle du bois\u{a0}? Précisez laquelle.",
                true,
            ),
            question(
                "repair:pieces-detachees",
                "Fournissez-vous les pièces détachées\u{a0}? Précisez la durée.",
                false,
            ),
            question(
                "take-back:emballages",
                "Reprenez-vous vos emballages de livraison\u{a0}? Précisez l’organisation.",
                false,
            ),
        ],
    }
}

/// A workbook whose sheets are changed one cell at a time.
pub(crate) struct Edited {
    parts: Vec<(String, Vec<u8>)>,
}

impl Edited {
    /// The form as we write it.
    pub(crate) fn blank() -> Self {
        Self::of(&form(&sample()).unwrap())
    }

    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self {
            parts: names(bytes)
                .into_iter()
                .map(|name| (name.clone(), part(bytes, &name).into_bytes()))
                .collect(),
        }
    }

    /// Filled in by an honest firm: yes with a certificate, no, do not know, and one left empty.
    pub(crate) fn filled() -> Self {
        let mut book = Self::blank();
        book.text(NAME, "Menuiserie d’exemple")
            .text(NUMBER, "123 456 782 00010")
            .text(PERSON, "Camille Exemple")
            .text(MAIL, "contact@menuiserie.example")
            .number(DATE, 46_310.0)
            .text("C13", "oui")
            .text("D13", "tables et chaises")
            .text("C14", "oui")
            .text("E14", "0042-B")
            .number("F14", 46_752.0)
            .text("C15", "non")
            .text("C16", "ne sais pas");
        book
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let parts: Vec<(&str, &[u8])> = self
            .parts
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        zip(&parts)
    }

    pub(crate) fn part(&mut self, name: &str) -> &mut Vec<u8> {
        let at = self.parts.iter().position(|(known, _)| known == name).unwrap();
        &mut self.parts[at].1
    }

    fn xml(&mut self, sheet: u32, change: impl FnOnce(&str) -> String) {
        let bytes = self.part(&format!("xl/worksheets/sheet{sheet}.xml"));
        let changed = change(std::str::from_utf8(bytes).unwrap());
        *bytes = changed.into_bytes();
    }

    /// Words typed in a cell.
    pub(crate) fn text(&mut self, cell: &str, words: &str) -> &mut Self {
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        self.cell(
            1,
            cell,
            "t=\"inlineStr\"",
            &format!("<is><t xml:space=\"preserve\">{words}</t></is>"),
        )
    }

    /// A number typed in a cell, which its format may show as a date.
    pub(crate) fn number(&mut self, cell: &str, number: f64) -> &mut Self {
        self.cell(1, cell, "", &format!("<v>{number}</v>"))
    }

    /// A cell of a sheet, its look kept, made if it is not there.
    pub(crate) fn cell(&mut self, sheet: u32, cell: &str, kind: &str, content: &str) -> &mut Self {
        let row: String = cell.chars().filter(char::is_ascii_digit).collect();
        self.xml(sheet, |xml| {
            let found = span(xml, cell);
            let style = found
                .clone()
                .and_then(|at| attribute(&xml[at], "s"))
                .map_or_else(String::new, |style| format!(" s=\"{style}\""));
            let written = format!("<c r=\"{cell}\"{style} {kind}>{content}</c>");
            match found {
                Some(at) => format!("{}{written}{}", &xml[..at.start], &xml[at.end..]),
                None => {
                    let opened = format!("<row r=\"{row}\"");
                    match xml.find(&opened) {
                        Some(start) => {
                            let end = start + xml[start..].find("</row>").unwrap();
                            format!("{}{written}{}", &xml[..end], &xml[end..])
                        }
                        None => xml.replacen(
                            "</sheetData>",
                            &format!("{opened}>{written}</row></sheetData>"),
                            1,
                        ),
                    }
                }
            }
        });
        self
    }

    /// A cell without anything.
    pub(crate) fn clear(&mut self, cell: &str) -> &mut Self {
        self.cell(1, cell, "", "")
    }

    /// The rows of the sheet of answers, each with what it holds, put in this order from the first question on.
    pub(crate) fn reorder(&mut self, order: &[u32]) -> &mut Self {
        self.xml(1, |xml| {
            let row = |n: u32| {
                let start = xml.find(&format!("<row r=\"{n}\"")).unwrap();
                let end = start + xml[start..].find("</row>").unwrap() + "</row>".len();
                start..end
            };
            let first = row(FIRST).start;
            let last = row(FIRST + 3).end;
            let moved: String = (FIRST..)
                .zip(order)
                .map(|(to, from)| {
                    let text = &xml[row(*from)];
                    let text = text.replacen(&format!("r=\"{from}\""), &format!("r=\"{to}\""), 1);
                    ["A", "B", "C", "D", "E", "F"].iter().fold(text, |text, letter| {
                        text.replace(&format!("\"{letter}{from}\""), &format!("\"{letter}{to}\""))
                    })
                })
                .collect();
            format!("{}{moved}{}", &xml[..first], &xml[last..])
        });
        self
    }
}

/// Where a cell stands.
fn span(xml: &str, cell: &str) -> Option<std::ops::Range<usize>> {
    let start = xml.find(&format!("<c r=\"{cell}\""))?;
    let opened = start + xml[start..].find('>')?;
    let end = if xml[..opened].ends_with('/') {
        opened + 1
    } else {
        opened + xml[opened..].find("</c>")? + "</c>".len()
    };
    Some(start..end)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(tag[at..].split('"').next()?.to_owned())
}
