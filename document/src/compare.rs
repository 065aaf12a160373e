//! Two versions of a document, article by article and word by word.
//!
//! Articles are matched by the id of their title when both versions were drafted here, by their title, then by what
//! they say. An article that only changed its place is *moved*, never gone and come.
//!
//! ```
//! use document::compare::{Change, words};
//! let told: Vec<_> = words("au moins 50 % du bois", "au moins 70 % du bois")
//!     .into_iter()
//!     .map(|part| (part.change, part.text))
//!     .collect();
//! assert_eq!(told[1], (Change::Gone, "50 ".to_owned()));
//! assert_eq!(told[2], (Change::Come, "70 ".to_owned()));
//! ```

mod articles;
mod lines;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::Document;

/// What became of words, from the first version to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same,
    /// In the first alone.
    Gone,
    /// In the second alone.
    Come,
}

/// Words that share one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Their fate.
    pub change: Change,
    /// As written, with the blanks that follow.
    pub text: String,
}

/// What became of a paragraph, an item, a row, or of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Only in the second version.
    Added,
    /// Only in the first.
    Removed,
    /// The same words elsewhere.
    Moved,
    /// Other words.
    Changed,
}

/// A line that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What became of it.
    pub fate: Fate,
    /// Its words.
    pub words: Vec<Words>,
}

/// An article that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// What became of it; one that changed may have moved besides (see [`Self::moved`]).
    pub fate: Fate,
    /// Whether it stands elsewhere among the articles that both versions have.
    pub moved: bool,
    /// Its title, in the second version where it has one; empty for what comes before the first article.
    pub title: String,
    /// Its number in the first version.
    pub before: Option<String>,
    /// Its number in the second.
    pub after: Option<String>,
    /// Its lines that differ, its title included when that changed.
    pub lines: Vec<Line>,
}

/// Two versions compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Articles that differ, in the order of the second version; those that are gone stand where they were.
    pub articles: Vec<Article>,
    /// Articles of which no word nor place changed.
    pub unchanged: usize,
}

/// Compares two versions of a document.
#[must_use]
pub fn compare(before: &Document, after: &Document) -> Comparison {
    articles::compare(before, after)
}

/// Longest text compared word by word; a longer one is shown whole, twice.
const MOST_WORDS: usize = 3_000;

/// Two texts word by word.
#[must_use]
pub fn words(before: &str, after: &str) -> Vec<Words> {
    let (before, after) = (split(before), split(after));
    let mut parts: Vec<Words> = Vec::new();
    let mut put = |change: Change, word: &str| match parts.last_mut() {
        Some(last) if last.change == change => last.text.push_str(word),
        _ => parts.push(Words {
            change,
            text: word.to_owned(),
        }),
    };
    if before.len() > MOST_WORDS || after.len() > MOST_WORDS {
        before.iter().for_each(|word| put(Change::Gone, word));
        after.iter().for_each(|word| put(Change::Come, word));
        return parts;
    }
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (tag, then, now) = op.as_tag_tuple();
        match tag {
            DiffTag::Equal => before[then].iter().for_each(|word| put(Change::Same, word)),
            _ => {
                before[then].iter().for_each(|word| put(Change::Gone, word));
                after[now].iter().for_each(|word| put(Change::Come, word));
            }
        }
    }
    parts
}

/// Words, each with the blanks that follow it.
fn split(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut blank = false;
    for (at, c) in text.char_indices() {
        if blank && !c.is_whitespace() {
            words.push(&text[start..at]);
            start = at;
        }
        blank = c.is_whitespace();
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// How much two texts have in common, from 0 to 1: twice their common words over all their words.
fn likeness(one: &str, other: &str) -> f64 {
    let counted = |text: &str| {
        let mut words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.sort();
        words
    };
    let (one, other) = (counted(one), counted(other));
    let total = one.len() + other.len();
    if total == 0 {
        return 0.0;
    }
    let (mut a, mut b, mut common) = (0, 0, 0_usize);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                (a, b) = (a + 1, b + 1);
                common += 1;
            }
        }
    }
    2.0 * common as f64 / total as f64
}

/// Most texts of each side that are likened to one another: beyond, a text without its like is added or removed.
const MOST_LIKENED: usize = 120;

/// Pairs of texts that are most alike, at least so much; each text is in one pair at most.
fn alike(before: &[&str], after: &[&str], least: f64) -> Vec<(usize, usize)> {
    if before.len() > MOST_LIKENED || after.len() > MOST_LIKENED {
        return Vec::new();
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (b, one) in before.iter().enumerate() {
        for (a, other) in after.iter().enumerate() {
            let likeness = likeness(one, other);
            if likeness >= least {
                pairs.push((likeness, b, a));
            }
        }
    }
    // The most alike first; of those equally alike, the closest in rank.
    pairs.sort_by(|x, y| {
        y.0.total_cmp(&x.0)
            .then_with(|| x.1.abs_diff(x.2).cmp(&y.1.abs_diff(y.2)))
            .then_with(|| (x.1, x.2).cmp(&(y.1, y.2)))
    });
    let (mut taken_b, mut taken_a) = (vec![false; before.len()], vec![false; after.len()]);
    let mut kept = Vec::new();
    for (_, b, a) in pairs {
        if !taken_b[b] && !taken_a[a] {
            (taken_b[b], taken_a[a]) = (true, true);
            kept.push((b, a));
        }
    }
    kept
}
