//! Footnotes: small lines at the bottom of a page that a small number calls.

use super::flow::{Line, Paragraph, Usual};

/// Footnotes of a page, taken out of its lines, in order.
pub(super) fn take(lines: &mut Vec<Line>, height: f64, usual: &Usual) -> Vec<Paragraph> {
    let small = |line: &Line| line.row.size() < 0.92 * usual.size && line.row.y > 0.4 * height;
    let tail = lines.iter().rev().take_while(|line| small(line)).count();
    let mut start = lines.len() - tail;
    // Small lines above the first note are something else: the caption of a picture.
    while start < lines.len() && number(&lines[start]).is_none() {
        start += 1;
    }
    let calls: Vec<String> = lines[start..].iter().filter_map(number).collect();
    let called = calls.first().is_some_and(|first| {
        lines[..start]
            .iter()
            .flat_map(|line| &line.row.words)
            .any(|word| word.raised && digits(&word.text) == *first)
    });
    if !called {
        return Vec::new();
    }
    let mut notes: Vec<Paragraph> = Vec::new();
    for mut line in lines.split_off(start) {
        let opens = number(&line).is_some_and(|n| calls.contains(&n));
        if opens {
            line.row.words.remove(0);
        }
        match notes.last_mut() {
            Some(note) if !opens => note.lines.push(line),
            _ => notes.push(Paragraph {
                lines: vec![line],
                mark: None,
            }),
        }
    }
    // The calls themselves are not words of the text.
    for line in lines.iter_mut() {
        line.row
            .words
            .retain(|word| !(word.raised && calls.contains(&digits(&word.text))));
    }
    lines.retain(|line| !line.row.words.is_empty());
    notes.retain(|note| note.lines.iter().any(|line| !line.row.words.is_empty()));
    notes
}

/// The number that opens a note: « 1 », « (1) », « 1. ».
fn number(line: &Line) -> Option<String> {
    let first = line.row.words.first()?;
    let number = digits(&first.text);
    let bare = first
        .text
        .trim_matches(|c: char| matches!(c, '(' | ')' | '.' | '[' | ']'));
    (!number.is_empty() && number == bare && number.len() <= 3 && line.row.words.len() > 1).then_some(number)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
