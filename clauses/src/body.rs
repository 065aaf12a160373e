//! The words of a facet: a small, strict part of Markdown.

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(String),
    /// Words in bold.
    Bold(String),
    /// Words in italic.
    Italic(String),
    /// `{{name}}`.
    Variable(String),
    /// `{{ref:place}}`.
    Reference(String),
}

/// A piece of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A sub-title.
    Subtitle(Vec<Span>),
    /// A list.
    List {
        /// Numbered.
        ordered: bool,
        /// Items.
        items: Vec<Vec<Span>>,
    },
    /// A table: rows of cells, the first is the header.
    Table(Vec<Vec<Vec<Span>>>),
}

impl Piece {
    /// All spans of the piece.
    #[must_use]
    pub fn spans(&self) -> Vec<&Span> {
        match self {
            Self::Paragraph(line) | Self::Subtitle(line) => line.iter().collect(),
            Self::List { items, .. } => items.iter().flatten().collect(),
            Self::Table(rows) => rows.iter().flatten().flatten().collect(),
        }
    }
}

/// Reads a body. `first_line` is the line of the file where it starts, for messages.
///
/// # Errors
/// The line and what is wrong with it.
pub fn parse_body(text: &str, first_line: usize) -> Result<Vec<Piece>, (usize, String)> {
    let mut pieces: Vec<Piece> = Vec::new();
    // Sentences of one paragraph stand on successive lines; a list or a table stands line by line.
    let mut open: Option<(Shape, Vec<(usize, String)>)> = None;
    for (n, line) in text.lines().enumerate() {
        let line = line.trim_end();
        let at = first_line + n;
        let shape = Shape::of(line);
        if line.trim().is_empty() {
            close(&mut open, &mut pieces)?;
            continue;
        }
        if shape == Shape::Reserved {
            return Err((
                at,
                "ce titre n’est pas prévu ici : « #### » pour un sous-titre".to_owned(),
            ));
        }
        match &mut open {
            Some((Shape::Bullet | Shape::Number, lines)) if line.starts_with("  ") => {
                // The item goes on.
                if let Some(last) = lines.last_mut() {
                    last.1.push(' ');
                    last.1.push_str(line.trim());
                }
            }
            Some((same, lines)) if *same == shape && shape != Shape::Subtitle => {
                lines.push((at, line.to_owned()))
            }
            _ => {
                close(&mut open, &mut pieces)?;
                open = Some((shape, vec![(at, line.to_owned())]));
            }
        }
    }
    close(&mut open, &mut pieces)?;
    Ok(pieces)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Text,
    Bullet,
    Number,
    Subtitle,
    Table,
    Reserved,
}

impl Shape {
    fn of(line: &str) -> Self {
        if line.starts_with("#### ") {
            Self::Subtitle
        } else if line.starts_with('#') || line.starts_with("```") {
            Self::Reserved
        } else if line.starts_with("- ") {
            Self::Bullet
        } else if line.starts_with('|') {
            Self::Table
        } else if line
            .split_once(". ")
            .is_some_and(|(n, _)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        {
            Self::Number
        } else {
            Self::Text
        }
    }
}

fn close(
    open: &mut Option<(Shape, Vec<(usize, String)>)>,
    pieces: &mut Vec<Piece>,
) -> Result<(), (usize, String)> {
    let Some((shape, lines)) = open.take() else {
        return Ok(());
    };
    let first = lines.first().map_or(0, |(at, _)| *at);
    let piece = match shape {
        Shape::Text => {
            let joined = lines
                .iter()
                .map(|(_, line)| line.trim())
                .collect::<Vec<_>>()
                .join(" ");
            Piece::Paragraph(spans(&joined).map_err(|message| (first, message))?)
        }
        Shape::Subtitle => Piece::Subtitle(
            spans(lines[0].1.trim_start_matches("#### ")).map_err(|message| (first, message))?,
        ),
        Shape::Bullet | Shape::Number => {
            let items = lines
                .iter()
                .map(|(at, line)| {
                    let words = match shape {
                        Shape::Bullet => line.trim_start_matches("- "),
                        _ => line.split_once(". ").map_or("", |(_, words)| words),
                    };
                    spans(words).map_err(|message| (*at, message))
                })
                .collect::<Result<_, _>>()?;
            Piece::List {
                ordered: shape == Shape::Number,
                items,
            }
        }
        Shape::Table => table(&lines)?,
        Shape::Reserved => return Ok(()),
    };
    pieces.push(piece);
    Ok(())
}

fn table(lines: &[(usize, String)]) -> Result<Piece, (usize, String)> {
    let mut rows: Vec<Vec<Vec<Span>>> = Vec::new();
    for (n, (at, line)) in lines.iter().enumerate() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let rule = cells
            .iter()
            .all(|cell| !cell.is_empty() && cell.chars().all(|c| c == '-' || c == ':'));
        if n == 1 {
            if rule {
                continue;
            }
            return Err((*at, "la deuxième ligne d’un tableau est « |---|---| »".to_owned()));
        }
        let row = cells
            .iter()
            .map(|cell| spans(cell).map_err(|message| (*at, message)))
            .collect::<Result<Vec<_>, _>>()?;
        if rows.first().is_some_and(|head| head.len() != row.len()) {
            return Err((
                *at,
                "cette ligne de tableau n’a pas autant de cases que l’en-tête".to_owned(),
            ));
        }
        rows.push(row);
    }
    if rows.len() < 2 {
        return Err((
            lines[0].0,
            "un tableau a un en-tête et au moins une ligne".to_owned(),
        ));
    }
    Ok(Piece::Table(rows))
}

fn spans(text: &str) -> Result<Vec<Span>, String> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut words = String::new();
    let flush = |words: &mut String, out: &mut Vec<Span>| {
        if !words.is_empty() {
            out.push(Span::Text(std::mem::take(words)));
        }
    };
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("{{") {
            let (name, after) = after.split_once("}}").ok_or("accolades « {{ » non refermées")?;
            let name = name.trim();
            if name.is_empty() {
                return Err("variable sans nom « {{}} »".to_owned());
            }
            flush(&mut words, &mut out);
            out.push(match name.strip_prefix("ref:") {
                Some(place) => Span::Reference(place.trim().to_owned()),
                None => Span::Variable(name.to_owned()),
            });
            rest = after;
        } else if let Some(after) = rest.strip_prefix("**") {
            let (bold, after) = after.split_once("**").ok_or("gras « ** » non refermé")?;
            flush(&mut words, &mut out);
            out.push(Span::Bold(bold.to_owned()));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('*') {
            let (italic, after) = after.split_once('*').ok_or("italique « * » non refermé")?;
            flush(&mut words, &mut out);
            out.push(Span::Italic(italic.to_owned()));
            rest = after;
        } else {
            // A lone brace is a character like another; otherwise go on to the next mark.
            let start = usize::from(rest.starts_with('{'));
            let next = rest[start..].find(['{', '*']).map_or(rest.len(), |at| start + at);
            words.push_str(&rest[..next]);
            rest = &rest[next..];
        }
    }
    flush(&mut words, &mut out);
    Ok(out)
}
