//! From a module to its Markdown file: what [`crate::Library::from_files`] reads back as the same module.

use serde::Serialize;
use toml::{Table, Value};

use crate::{Module, Piece, Span};

/// The text of a clause file.
///
/// # Errors
/// A head that TOML cannot hold, in one sentence.
pub fn write_module(module: &Module) -> Result<String, String> {
    let mut out = fenced(&module.head)?;
    for facet in &module.facets {
        out.push_str(&format!("\n## {}\n{}", facet.heading, fenced(&facet.head)?));
        for text in &facet.texts {
            out.push('\n');
            if !text.name.is_empty() {
                out.push_str(&format!("### {}\n", text.name));
                if !text.head.is_empty() {
                    out.push_str(&fenced(&text.head)?);
                }
            }
            out.push_str(&write_body(&text.body));
        }
    }
    Ok(out)
}

/// A head in its block, without what is at its usual value.
fn fenced(head: &impl Serialize) -> Result<String, String> {
    let mut table = Table::try_from(head).map_err(|error| error.to_string())?;
    prune(&mut table);
    let toml = toml::to_string(&table).map_err(|error| error.to_string())?;
    Ok(format!("```toml\n{toml}```\n"))
}

/// Empty lists and empty tables say what their absence says.
fn prune(table: &mut Table) {
    for (_, value) in table.iter_mut() {
        match value {
            Value::Table(inner) => prune(inner),
            Value::Array(items) => items.iter_mut().filter_map(Value::as_table_mut).for_each(prune),
            _ => {}
        }
    }
    table.retain(|_, value| match value {
        Value::Array(items) => !items.is_empty(),
        Value::Table(inner) => !inner.is_empty(),
        _ => true,
    });
}

/// The words of a facet as they are written in a file: a paragraph, a list or a table, each after an empty line.
#[must_use]
pub fn write_body(body: &[Piece]) -> String {
    let mut pieces = Vec::new();
    for piece in body {
        pieces.push(match piece {
            Piece::Paragraph(spans) => line(spans),
            Piece::Subtitle(spans) => format!("#### {}", line(spans)),
            Piece::List { ordered, items } => items
                .iter()
                .enumerate()
                .map(|(n, item)| match ordered {
                    true => format!("{}. {}", n + 1, line(item)),
                    false => format!("- {}", line(item)),
                })
                .collect::<Vec<_>>()
                .join("\n"),
            Piece::Table(rows) => {
                let mut lines: Vec<String> = rows
                    .iter()
                    .map(|row| {
                        let cells: Vec<String> = row.iter().map(|cell| line(cell)).collect();
                        format!("| {} |", cells.join(" | "))
                    })
                    .collect();
                let columns = rows.first().map_or(0, Vec::len);
                lines.insert(1, format!("|{}", "---|".repeat(columns)));
                lines.join("\n")
            }
        });
    }
    let mut text = pieces.join("\n\n");
    text.push('\n');
    text
}

fn line(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(words) => words.clone(),
            Span::Bold(words) => format!("**{words}**"),
            Span::Italic(words) => format!("*{words}*"),
            Span::Variable(name) => format!("{{{{{name}}}}}"),
            Span::Reference(place) => format!("{{{{ref:{place}}}}}"),
        })
        .collect()
}
