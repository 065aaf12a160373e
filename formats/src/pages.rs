//! On which page things fall, near enough for a sommaire that Word has not refreshed yet.
//!
//! Lines are broken with the widths of the font's letters, then stacked on pages with the rules the file
//! asks for: titles stay with what follows, no line alone at the top or foot of a page, table rows whole.

mod paginate;
mod stack;

use std::collections::BTreeMap;

use document::{BlockId, Body, Document, Numbering, plain_text};

use self::paginate::paginate;
use self::stack::Stack;
use crate::layout::Measures;
use crate::template::Template;

/// Pages of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pages {
    /// How many.
    pub(crate) total: u32,
    /// Where each title falls, from 1.
    pub(crate) of: BTreeMap<BlockId, u32>,
}

/// How many pages the document takes once written for publication, cover and sommaire included.
///
/// An estimate: the word processor has the last word.
#[must_use]
pub fn pages_estimate(document: &Document) -> u32 {
    estimate(document, false).total
}

/// An entry of the sommaire.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    /// The title.
    pub(crate) id: &'a BlockId,
    /// 1 or 2.
    pub(crate) level: u8,
    /// What stands before the words, space or tab included.
    pub(crate) label: String,
    /// The words, on one line.
    pub(crate) title: String,
}

/// Whether the first page is a cover.
pub(crate) fn has_cover_page(document: &Document) -> bool {
    document.cover.is_some() && !document.kind.is_short()
}

/// Titles of the sommaire: the first two levels of a document that has a cover page and several titles, on one page when
/// they can.
pub(crate) fn contents_entries(document: &Document) -> Vec<Entry<'_>> {
    const FEWEST: usize = 3;
    if !has_cover_page(document) {
        return Vec::new();
    }
    let numbering = Numbering::of(document);
    let entries: Vec<Entry<'_>> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.body {
            Body::Title { level, content, .. } if *level <= 2 => {
                let mut label = numbering.label(block);
                if *level == 2 && !label.is_empty() {
                    label = format!("{}\t", label.trim_end());
                }
                Some(Entry {
                    id: &block.id,
                    level: (*level).max(1),
                    label,
                    title: plain_text(content, &numbering).replace(['\n', '\t'], " "),
                })
            }
            _ => None,
        })
        .collect();
    if entries.len() < FEWEST {
        Vec::new()
    } else {
        on_one_page(entries, &numbering)
    }
}

/// The same on one page: the articles with the most sub-titles give theirs up, the longest first. A sommaire longer than a
/// page even so keeps them all.
fn on_one_page<'a>(entries: Vec<Entry<'a>>, numbering: &Numbering) -> Vec<Entry<'a>> {
    /// An article with fewer sub-titles keeps them: they take no room.
    const MANY: usize = 6;
    let measures = Measures::default();
    let mut left_out: Vec<std::ops::Range<usize>> = Vec::new();
    loop {
        let kept = |n: &usize| !left_out.iter().any(|range| range.contains(n));
        let mut stack = Stack::new(numbering, &measures, false);
        let listed: Vec<&Entry<'a>> = (0..entries.len()).filter(kept).map(|n| &entries[n]).collect();
        stack.contents(&listed);
        if paginate(&stack.pieces, false, measures.text_height()).total <= 1 {
            break;
        }
        let longest = runs_of_subtitles(&entries)
            .into_iter()
            .filter(|run| run.len() >= MANY && !left_out.contains(run))
            .max_by_key(|run| (run.len(), std::cmp::Reverse(run.start)));
        match longest {
            Some(run) => left_out.push(run),
            None => return entries,
        }
    }
    let mut n = 0;
    let mut entries = entries;
    entries.retain(|_| {
        n += 1;
        !left_out.iter().any(|range| range.contains(&(n - 1)))
    });
    entries
}

/// The sub-titles of each article, as ranges of entries.
fn runs_of_subtitles(entries: &[Entry<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        if entry.level < 2 {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == n => run.end = n + 1,
            _ => runs.push(n..n + 1),
        }
    }
    runs
}

/// How many pages the document takes on the page and in the styles of a template. An estimate too.
#[must_use]
pub fn pages_estimate_with(document: &Document, template: &Template) -> u32 {
    estimate_with(document, false, template.measures()).total
}

/// Computes the pages on our page.
pub(crate) fn estimate(document: &Document, working_copy: bool) -> Pages {
    estimate_with(document, working_copy, &Measures::default())
}

/// Computes the pages with these measures.
pub(crate) fn estimate_with(document: &Document, working_copy: bool, measures: &Measures) -> Pages {
    let numbering = Numbering::of(document);
    let mut stack = Stack::new(&numbering, measures, working_copy);
    stack.front(document);
    stack.body(document);
    paginate(&stack.pieces, has_cover_page(document), measures.text_height())
}
