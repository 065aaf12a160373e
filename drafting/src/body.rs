//! From the words of a facet to blocks of the tree.

use clauses::{Chosen, Facet, Piece, Span, parse_body};
use document::{Block, BlockId, DocumentKind, Inline, Numbering, Provenance, Show, plain_text};
use tender::Value;

use crate::globals::{Globals, number};
use crate::plan::plan_of;

/// What a question says of lots, left out where there is one.
const BY_LOT: [&str; 2] = ["; lot par lot s’ils diffèrent)", " (lot par lot s’ils diffèrent)"];

/// Writes the lines of one facet.
pub(crate) struct Writer<'a> {
    pub(crate) globals: &'a Globals,
    pub(crate) chosen: &'a Chosen<'a>,
    /// Piece the lines go to: references stay inside it.
    pub(crate) document: &'a str,
}

impl Writer<'_> {
    /// The blocks of the facet's text, sub-titles at level 2.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let facet = self.chosen.facet;
        let provenance = self.provenance();
        let mut blocks = Vec::new();
        for (n, piece) in self.chosen.text.body.iter().enumerate() {
            let id = BlockId::new(format!("{}#{}", facet.id, n + 1));
            blocks.push(match piece {
                Piece::Paragraph(spans) => Block::paragraph(id, provenance.clone(), self.line(spans)),
                Piece::Subtitle(spans) => Block::title(id, provenance.clone(), 2, self.line(spans)),
                Piece::List { ordered, items } => Block::list(
                    id,
                    provenance.clone(),
                    *ordered,
                    items.iter().map(|item| self.line(item)).collect(),
                ),
                Piece::Table(rows) => {
                    let columns = rows.first().map_or(1, Vec::len);
                    Block::table(
                        id,
                        provenance.clone(),
                        vec![1; columns],
                        rows.iter()
                            .map(|row| row.iter().map(|cell| self.line(cell)).collect())
                            .collect(),
                    )
                }
            });
        }
        blocks
    }

    /// The words inside a cell, a line each; a list reads as its items, one after the other.
    pub(crate) fn lines(&self) -> Vec<Vec<Inline>> {
        let mut lines = Vec::new();
        for block in self.blocks() {
            match block.line() {
                Some(line) => lines.push(line.to_vec()),
                None => {
                    let mut items = Vec::new();
                    block.walk(&mut |leaf| {
                        if let Some(line) = leaf.line() {
                            items.push(plain_text(line, &Numbering::default()));
                        }
                    });
                    lines.push(vec![Inline::text(items.join("\u{a0}; "))]);
                }
            }
        }
        lines
    }

    /// The words, a line each, references shown by the title of the article they aim at.
    pub(crate) fn preview(&self) -> Vec<String> {
        let head = &self.chosen.facet.head;
        let mut lines: Vec<String> = Vec::new();
        if let Some(criterion) = &head.criterion {
            let parts = [
                &criterion.label,
                &criterion.measure,
                &criterion.calculation,
                &criterion.link,
            ];
            lines.extend(parts.map(|part| self.words(&self.sentence(part))));
        }
        lines.extend(self.words_alone());
        for group in &head.evidence {
            let (items, issuer) = (group.all.join(" et "), &group.issuer);
            lines.push(format!("{items} ({issuer}, {})", group.asked.words()));
        }
        lines.retain(|line| !line.trim().is_empty());
        lines
    }

    /// The words of the text, a line each.
    pub(crate) fn words_alone(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for block in self.blocks() {
            block.walk(&mut |leaf| lines.extend(leaf.line().map(|line| self.words(line))));
        }
        lines
    }

    fn words(&self, line: &[Inline]) -> String {
        let plan = DocumentKind::from_slug(self.document).and_then(plan_of);
        let line: Vec<Inline> = line
            .iter()
            .map(|node| match node {
                Inline::Reference { target, .. } => {
                    let place = target.as_str().rsplit('/').next().unwrap_or_default();
                    let title = plan
                        .and_then(|plan| plan.articles.iter().find(|article| article.place == place))
                        .map_or(place, |article| article.title.as_str());
                    Inline::text(format!("article «\u{a0}{title}\u{a0}»"))
                }
                node => node.clone(),
            })
            .collect();
        plain_text(&line, &Numbering::default())
    }

    /// Where the words come from: the facet, and the first day of its version.
    pub(crate) fn provenance(&self) -> Provenance {
        let facet = self.chosen.facet;
        let in_force = self
            .chosen
            .text
            .head
            .in_force
            .as_ref()
            .unwrap_or(&facet.head.in_force);
        Provenance::Facet {
            facet: facet.id.clone(),
            version: in_force.from.to_string(),
        }
    }

    /// A sentence of the facet's head (measure, calculation) that may hold variables.
    pub(crate) fn sentence(&self, text: &str) -> Vec<Inline> {
        match parse_body(text, 1).ok().as_deref() {
            Some([Piece::Paragraph(spans)]) => self.line(spans),
            _ => vec![Inline::text(text)],
        }
    }

    fn line(&self, spans: &[Span]) -> Vec<Inline> {
        spans
            .iter()
            .map(|span| match span {
                Span::Text(text) => Inline::text(text.as_str()),
                Span::Bold(text) => Inline::bold(text.as_str()),
                Span::Italic(text) => Inline::italic(text.as_str()),
                Span::Variable(name) => self.variable(name),
                Span::Reference(place) => Inline::Reference {
                    target: BlockId::new(format!("{}/{place}", self.document)),
                    show: Show::Number,
                },
            })
            .collect()
    }

    fn variable(&self, name: &str) -> Inline {
        if let Some(global) = self.globals.get(name) {
            return Inline::variable(name, &global.label, global.value.as_deref());
        }
        if let Some(piece) = self.globals.piece(name) {
            return Inline::text(piece);
        }
        if let Some((_, label)) = clauses::HOLDER.iter().find(|(field, _)| *field == name) {
            return Inline::variable(name, label, None);
        }
        let facet = self.chosen.facet;
        let value = self
            .chosen
            .values
            .get(name)
            .and_then(Option::as_ref)
            .map(|value| written(value, facet, name));
        let label = facet.variable(name).map_or(name, |variable| {
            variable.ask.trim_end_matches([' ', '\u{a0}', '?'])
        });
        let mut label = label.to_owned();
        if !self.globals.several {
            for by_lot in BY_LOT {
                label = label.replace(by_lot, if by_lot.starts_with(';') { ")" } else { "" });
            }
        }
        Inline::variable(&format!("{}.{name}", facet.id), &label, value.as_deref())
    }
}

/// A value as a reader expects it.
pub(crate) fn written(value: &Value, facet: &Facet, name: &str) -> String {
    match (value, facet.variable(name).map(|variable| variable.kind)) {
        (Value::Number(n), Some(clauses::VariableKind::Euros)) => {
            tender::Euros::from_f64(*n).map_or_else(|_| number(*n), tender::Euros::short)
        }
        (Value::Number(n), _) => number(*n),
        (value, _) => value.to_string(),
    }
}
