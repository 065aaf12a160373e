//! The articles a document has, and the numbers it cites.

use std::collections::BTreeSet;

use document::Place;

use crate::dossier::has_below;
use crate::rule::DocumentReading;

/// Numbers of the articles of a document.
pub(crate) struct Numbers(BTreeSet<String>);

impl Numbers {
    /// Numbers of titles, and those typed at the head of a line.
    pub(crate) fn of(d: &DocumentReading<'_>) -> Self {
        let mut all = BTreeSet::new();
        for at in d.published() {
            let passage = &d.passages[at];
            if let (Place::Title { .. }, Some(article)) = (passage.place, &passage.article) {
                all.insert(article.clone());
            }
            let head = usize::from(matches!(d.folded(at, 0), "article" | "art"));
            if let Some((number, _)) = number_at(d, at, head) {
                all.insert(number);
            }
        }
        Self(all)
    }

    /// Whether an article surely does not exist: its neighbours of the same level are numbered, and it is not.
    pub(crate) fn lacks(&self, number: &str) -> bool {
        if self.0.contains(number) || has_below(&self.0, number) {
            return false;
        }
        match number.rsplit_once('.') {
            // « 7.3 » where 7.1 and 7.2 are numbered.
            Some((parent, _)) => {
                let sisters = |own: &&String| own.rsplit_once('.').is_some_and(|(of, _)| of == parent);
                self.0.iter().filter(sisters).count() >= 2 || self.lacks(parent)
            }
            None => self.0.iter().filter(|own| !own.contains('.')).count() >= 3,
        }
    }

    pub(crate) fn has(&self, number: &str) -> bool {
        self.0.contains(number)
    }
}

/// The number written at a token, « 7 » or « 7.3.1 », and how many tokens it takes.
pub(crate) fn number_at(d: &DocumentReading<'_>, passage: usize, at: usize) -> Option<(String, usize)> {
    let tokens = d.texts[passage].tokens();
    let source = |at: usize| {
        let token = tokens.get(at)?;
        Some(d.texts[passage].slice(token.span))
    };
    let first = source(at)?;
    let mut number = first.trim_end_matches('.').to_owned();
    let mut taken = 1;
    // « 7.3.1 » may be cut at its dots.
    while tokens.get(at + taken).is_some_and(|dot| dot.folded == ".")
        && let (Some(before), Some(dot), Some(next)) = (
            tokens.get(at + taken - 1),
            tokens.get(at + taken),
            tokens.get(at + taken + 1),
        )
        && before.span.end == dot.span.start
        && dot.span.end == next.span.start
        && next.folded.chars().all(|c| c.is_ascii_digit())
    {
        number = format!("{number}.{}", next.folded);
        taken += 2;
    }
    let parts: Vec<&str> = number.split('.').collect();
    let sound = parts.len() <= 4
        && parts
            .iter()
            .all(|part| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit()));
    (sound && parts[0] != "0").then_some((number, taken))
}
