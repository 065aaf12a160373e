//! Where the passages of a text file stand in the file itself, so that an editor can go there.

use super::PassageView;

/// How far ahead of the last passage the next one is looked for, in characters that are no space.
const AHEAD: usize = 20_000;

/// A place in a text file. Lines and columns count from 1, columns in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) offset: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The words of a file, and where its passages were found in it.
pub(super) struct Lines {
    /// Characters that are no space, each with its place.
    words: Vec<(char, Spot)>,
    /// For each passage, which of `words` begins it; none when the text read is not written so (marks of emphasis, a
    /// number taken off a title).
    starts: Vec<Option<usize>>,
}

impl Lines {
    /// Finds the passages in the text, one after the other. Spaces and line ends do not count: a paragraph read from
    /// several lines is one.
    pub(super) fn of(source: &str, passages: &[PassageView]) -> Self {
        let mut words = Vec::new();
        let mut spot = Spot {
            offset: 0,
            line: 1,
            column: 1,
        };
        for c in source.chars() {
            if !c.is_whitespace() {
                words.push((c, spot));
            }
            spot.offset += 1;
            spot.column += 1;
            if c == '\n' {
                spot.line += 1;
                spot.column = 1;
            }
        }
        let mut starts = Vec::with_capacity(passages.len());
        let mut from = 0;
        for passage in passages {
            let wanted: Vec<char> = passage.text.chars().filter(|c| !c.is_whitespace()).collect();
            let until = words.len().min(from + AHEAD + wanted.len());
            let found = words[from..until]
                .windows(wanted.len().max(1))
                .position(|there| there.iter().map(|(c, _)| c).eq(&wanted))
                .map(|n| from + n);
            if let Some(at) = found {
                from = at + wanted.len();
            }
            starts.push(found);
        }
        Self { words, starts }
    }

    /// The first and the last character of a span of the `n`th passage.
    pub(super) fn span(&self, n: usize, text: &str, start: usize, end: usize) -> Option<(Spot, Spot)> {
        let base = (*self.starts.get(n)?)?;
        let count = |to: usize| text.chars().take(to).filter(|c| !c.is_whitespace()).count();
        let (first, past) = (count(start), count(end));
        let (_, from) = self.words.get(base + first)?;
        let (_, to) = self.words.get((base + past).checked_sub(1)?)?;
        (past > first).then_some((*from, *to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(text: &str) -> PassageView {
        PassageView {
            block: String::new(),
            root: String::new(),
            kind: "paragraphe",
            level: None,
            row: None,
            column: None,
            header: false,
            article: None,
            article_title: None,
            page: None,
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_passage_read_from_several_lines_is_found_again() {
        let source = "Article 1 – Objet\n\nDes écrans de\nmarque Dupont,\nlivrés.\n\nDes écrans.\n";
        let passages = [
            passage("Objet"),
            passage("Des écrans de marque Dupont, livrés."),
            passage("Des écrans."),
        ];
        let lines = Lines::of(source, &passages);
        let (from, to) = lines.span(1, &passages[1].text, 11, 27).unwrap();
        let words: String = source
            .chars()
            .skip(from.offset)
            .take(to.offset + 1 - from.offset)
            .collect();
        assert_eq!(words, "de\nmarque Dupont");
        assert_eq!((from.line, from.column, to.line, to.column), (3, 12, 4, 13));
        // The same words further on are those further on.
        assert_eq!(lines.span(2, &passages[2].text, 0, 3).unwrap().0.line, 7);
    }

    #[test]
    fn words_written_otherwise_have_no_place() {
        let passages = [passage("en gras ici"), passage("la suite")];
        let lines = Lines::of("en **gras** ici\n\nla suite", &passages);
        assert_eq!(lines.span(0, &passages[0].text, 3, 7), None);
        assert_eq!(lines.span(1, &passages[1].text, 0, 2).unwrap().0.line, 3);
    }
}
