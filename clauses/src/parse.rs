//! From a Markdown file to a module.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::{
    ClauseError, Facet, FacetHead, Kind, Level, Module, ModuleHead, Origin, Text, TextHead, parse_body,
};

/// Reads a module. Strict: what is not understood is refused with its line.
pub(crate) fn parse_module(shelf: &str, name: &str, source: &str) -> Result<Module, ClauseError> {
    let file = format!("{shelf}/{name}");
    let reader = Reader { file: &file, source };
    let sections = reader.sections(source, 1, "## ");
    let (first, facets) = sections
        .split_first()
        .ok_or_else(|| reader.error(1, "fichier vide"))?;
    let (head, prose) = reader.head::<ModuleHead>(first)?;
    if let Some(head_missing) = prose.1.lines().find(|line| !line.trim().is_empty()) {
        return Err(reader.error(
            prose.0,
            &format!("texte hors de toute facette : « {} »", head_missing.trim()),
        ));
    }
    let head = head.ok_or_else(|| reader.error(1, "il manque la tête du module (bloc ```toml)"))?;
    if format!("{}.md", head.id) != name {
        return Err(reader.error(
            1,
            &format!("l’identifiant « {} » n’est pas le nom du fichier", head.id),
        ));
    }
    let facets = facets
        .iter()
        .map(|section| reader.facet(&head.id, section))
        .collect::<Result<Vec<_>, _>>()?;
    if facets.is_empty() {
        return Err(reader.error(1, "le module n’a aucune facette"));
    }
    Ok(Module {
        shelf: shelf.to_owned(),
        file: file.clone(),
        origin: Origin::Official,
        head,
        facets,
    })
}

/// A piece of the file under a heading; the heading of the first is empty.
struct Section<'a> {
    heading: &'a str,
    line: usize,
    text: &'a str,
    /// Line of the first line of `text`.
    text_line: usize,
}

struct Reader<'a> {
    file: &'a str,
    source: &'a str,
}

impl<'a> Reader<'a> {
    fn error(&self, line: usize, message: &str) -> ClauseError {
        debug_assert!(line <= self.source.lines().count() + 1);
        ClauseError {
            file: self.file.to_owned(),
            line,
            message: message.to_owned(),
        }
    }

    /// Cuts `text` at headings of this level, outside fenced blocks.
    fn sections(&self, text: &'a str, first_line: usize, mark: &str) -> Vec<Section<'a>> {
        let mut sections = Vec::new();
        let mut fenced = false;
        let (mut heading, mut line, mut start, mut text_line): (&str, usize, usize, usize) =
            ("", first_line, 0, first_line);
        let mut offset = 0;
        for (n, raw) in text.split_inclusive('\n').enumerate() {
            let written = raw.trim_end();
            if written.starts_with("```") {
                fenced = !fenced;
            } else if let (false, Some(words)) = (fenced, written.strip_prefix(mark)) {
                sections.push(Section {
                    heading,
                    line,
                    text: &text[start..offset],
                    text_line,
                });
                (heading, line, start, text_line) = (
                    words.trim(),
                    first_line + n,
                    offset + raw.len(),
                    first_line + n + 1,
                );
            }
            offset += raw.len();
        }
        sections.push(Section {
            heading,
            line,
            text: &text[start..],
            text_line,
        });
        sections
    }

    /// The TOML block that opens a section, and what follows it with its line.
    fn head<T: DeserializeOwned>(
        &self,
        section: &Section<'a>,
    ) -> Result<(Option<T>, (usize, &'a str)), ClauseError> {
        let text = section.text;
        let blank = text.len() - text.trim_start().len();
        let opening = &text[blank..];
        let Some(after) = opening.strip_prefix("```toml\n") else {
            return Ok((None, (section.text_line, text)));
        };
        let toml_line = section.text_line + text[..blank].matches('\n').count() + 1;
        let Some(end) = find_fence(after) else {
            return Err(self.error(toml_line - 1, "bloc ```toml non refermé"));
        };
        let head = toml::from_str(&after[..end.start]).map_err(|e| {
            let line = e.span().map_or(0, |span| tender::line_of(after, span.start) - 1);
            self.error(toml_line + line, &tender::sentence(e.message()))
        })?;
        let rest_line = toml_line + after[..end.end].matches('\n').count();
        Ok((Some(head), (rest_line, &after[end.end..])))
    }

    fn facet(&self, module: &str, section: &Section<'a>) -> Result<Facet, ClauseError> {
        let heading = section.heading;
        let (kind, level) = self.heading(section)?;
        let (head, (line, rest)) = self.head::<FacetHead>(section)?;
        let head =
            head.ok_or_else(|| self.error(section.line, "il manque la tête de la facette (bloc ```toml)"))?;
        let parts = self.sections(rest, line, "### ");
        let mut texts = Vec::new();
        for (n, part) in parts.iter().enumerate() {
            let (text_head, (line, words)) = self.head::<TextHead>(part)?;
            if words.trim().is_empty() && part.heading.is_empty() {
                continue;
            }
            if n == 0 && parts.len() > 1 {
                return Err(self.error(
                    part.text_line,
                    "avec plusieurs textes, chacun vient sous son titre « ### »",
                ));
            }
            let body = parse_body(words, line).map_err(|(line, message)| self.error(line, &message))?;
            if body.is_empty() {
                return Err(self.error(part.line, "texte vide"));
            }
            texts.push(Text {
                name: part.heading.to_owned(),
                head: text_head.unwrap_or_default(),
                body,
                line,
            });
        }
        if texts.is_empty() {
            return Err(self.error(section.line, "la facette n’a pas de texte"));
        }
        Ok(Facet {
            id: format!("{module}/{heading}"),
            heading: heading.to_owned(),
            kind,
            level,
            head,
            texts,
            line: section.line,
        })
    }

    fn heading(&self, section: &Section<'_>) -> Result<(Kind, Level), ClauseError> {
        let heading = section.heading;
        let unknown = || {
            self.error(
                section.line,
                &format!("titre de facette inconnu « {heading} » (exemple : exigence-socle)"),
            )
        };
        let (kind, rest) = heading.split_once('-').ok_or_else(unknown)?;
        let kind = Kind::ALL
            .into_iter()
            .find(|k| k.slug() == kind)
            .ok_or_else(unknown)?;
        if kind == Kind::Article {
            return if ["rc", "ccap", "cctp", "ccp", "ae", "lettre"].contains(&rest) {
                Ok((kind, Level::Socle))
            } else {
                Err(unknown())
            };
        }
        let level = Level::ALL
            .into_iter()
            .find(|level| level.slug() == rest)
            .ok_or_else(unknown)?;
        Ok((kind, level))
    }
}

/// The closing fence of a block: its line, end included.
fn find_fence(text: &str) -> Option<Range<usize>> {
    let mut offset = 0;
    for raw in text.split_inclusive('\n') {
        if raw.trim_end() == "```" {
            return Some(offset..offset + raw.len());
        }
        offset += raw.len();
    }
    None
}
