//! The articles of two versions: which is which, which moved.

use std::collections::BTreeMap;

use super::lines::{Reader, Text, come, compare as compare_lines, gone};
use super::{Article, Comparison, Fate, Line, alike, words};
use crate::own::longest_increasing;
use crate::{BlockId, Body, Document, Numbering, Provenance};

/// An article as it compares.
struct Part {
    /// Id of its title; none for what comes before the first article.
    id: Option<BlockId>,
    title: String,
    number: Option<String>,
    lines: Vec<Text>,
}

impl Part {
    /// Title and lines.
    fn text(&self) -> String {
        let mut text = self.title.clone();
        for line in &self.lines {
            text.push('\n');
            text.push_str(&line.text);
        }
        text
    }
}

/// Least likeness of two articles told as one.
const LEAST: f64 = 0.55;

pub(super) fn compare(before: &Document, after: &Document) -> Comparison {
    let drafted = is_drafted(before) && is_drafted(after);
    let (mut old, mut new) = (parts(before, drafted), parts(after, drafted));
    // A draft keeps its cover apart; a file has it among its words.
    if before.cover.is_some() != after.cover.is_some() {
        old.retain(|part| part.id.is_some());
        new.retain(|part| part.id.is_some());
    }
    let partner = matched(&old, &new, drafted);
    // Those that keep their order; the others moved.
    let ranks: Vec<usize> = partner.iter().filter_map(|one| *one).collect();
    let in_place = longest_increasing(&ranks);
    let mut comparison = Comparison::default();
    let mut told = 0;
    let stays = |b: &usize| !partner.contains(&Some(*b));
    for (a, part) in new.iter().enumerate() {
        let here = partner[a].filter(|b| in_place.contains(b));
        if let Some(b) = here {
            let removed = (told..b).filter(stays);
            comparison
                .articles
                .extend(removed.map(|b| removed_article(&old[b])));
            told = told.max(b + 1);
        }
        match partner[a] {
            None => comparison.articles.push(Article {
                fate: Fate::Added,
                moved: false,
                title: part.title.clone(),
                before: None,
                after: part.number.clone(),
                lines: part.lines.iter().map(|line| come(&line.text)).collect(),
            }),
            Some(b) => {
                let lines = both(&old[b], part, drafted);
                let moved = here.is_none();
                if lines.is_empty() && !moved {
                    comparison.unchanged += 1;
                    continue;
                }
                comparison.articles.push(Article {
                    fate: if lines.is_empty() {
                        Fate::Moved
                    } else {
                        Fate::Changed
                    },
                    moved,
                    title: part.title.clone(),
                    before: old[b].number.clone(),
                    after: part.number.clone(),
                    lines,
                });
            }
        }
    }
    let removed = (told..old.len()).filter(stays);
    comparison
        .articles
        .extend(removed.map(|b| removed_article(&old[b])));
    comparison
}

fn removed_article(part: &Part) -> Article {
    Article {
        fate: Fate::Removed,
        moved: false,
        title: part.title.clone(),
        before: part.number.clone(),
        after: None,
        lines: part.lines.iter().map(|line| gone(&line.text)).collect(),
    }
}

/// Lines of an article of both versions that differ.
fn both(old: &Part, new: &Part, same_ids: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    if old.title != new.title {
        lines.push(Line {
            fate: Fate::Changed,
            words: words(&old.title, &new.title),
        });
    }
    lines.extend(compare_lines(&old.lines, &new.lines, same_ids));
    lines
}

/// Whether the ids of a document are those of a draft.
fn is_drafted(document: &Document) -> bool {
    document
        .blocks
        .iter()
        .all(|block| block.provenance != Provenance::Read)
}

fn parts(document: &Document, by_title: bool) -> Vec<Part> {
    let numbering = Numbering::of(document);
    let reader = Reader {
        numbering: &numbering,
        by_title,
    };
    let mut parts = vec![Part {
        id: None,
        title: String::new(),
        number: None,
        lines: Vec::new(),
    }];
    for block in &document.blocks {
        if let Body::Title {
            level: 1, content, ..
        } = &block.body
        {
            parts.push(Part {
                id: Some(block.id.clone()),
                title: reader.words(content),
                number: numbering.number(&block.id),
                lines: Vec::new(),
            });
        } else if let Some(last) = parts.last_mut() {
            reader.block(block, &mut last.lines);
        }
    }
    // What comes before the first article is no article when there is nothing.
    if parts.first().is_some_and(|part| part.lines.is_empty()) {
        parts.remove(0);
    }
    parts
}

/// For each article of the second version, its like in the first.
fn matched(old: &[Part], new: &[Part], same_ids: bool) -> Vec<Option<usize>> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    // By id, or the opening with the opening.
    for (a, part) in new.iter().enumerate() {
        let same = |one: &Part| one.id == part.id && (same_ids || part.id.is_none());
        if let Some(b) = old.iter().position(same) {
            partner[a] = Some(b);
        }
    }
    // By title, where one only has it on each side.
    let titles = |parts: &[Part], left: &dyn Fn(usize) -> bool| {
        let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (n, part) in parts.iter().enumerate().filter(|(n, _)| left(*n)) {
            by_title.entry(key(&part.title)).or_default().push(n);
        }
        by_title
    };
    let left_b: Vec<bool> = (0..old.len()).map(|b| !partner.contains(&Some(b))).collect();
    let left_a: Vec<bool> = partner.iter().map(Option::is_none).collect();
    let of_old = titles(old, &|b| left_b[b]);
    for (title, news) in titles(new, &|a| left_a[a]) {
        if let (Some([b]), [a]) = (of_old.get(&title).map(Vec::as_slice), news.as_slice()) {
            partner[*a] = Some(*b);
        }
    }
    // By what they say.
    let left_b: Vec<usize> = (0..old.len()).filter(|b| !partner.contains(&Some(*b))).collect();
    let left_a: Vec<usize> = (0..new.len()).filter(|a| partner[*a].is_none()).collect();
    let texts_b: Vec<String> = left_b.iter().map(|b| old[*b].text()).collect();
    let texts_a: Vec<String> = left_a.iter().map(|a| new[*a].text()).collect();
    let (slices_b, slices_a): (Vec<&str>, Vec<&str>) = (
        texts_b.iter().map(String::as_str).collect(),
        texts_a.iter().map(String::as_str).collect(),
    );
    for (b, a) in alike(&slices_b, &slices_a, LEAST) {
        partner[left_a[a]] = Some(left_b[b]);
    }
    partner
}

/// A title whatever its case, its number and its spaces.
fn key(title: &str) -> String {
    let lower = title.to_lowercase().replace('’', "'");
    let bare = lower.trim_start_matches("article").trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '-' | '–' | ':' | ')')
    });
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
