//! The questions that candidates answer, numbered as the criteria they serve.

use std::collections::{BTreeMap, BTreeSet};

use clauses::{Chosen, FacetHead, Kind, Selection};
use document::{Block, Inline, Provenance};

use crate::answers::Reply;
use crate::body::Writer;
use crate::generated::numbered;
use crate::globals::Globals;

/// A question as it is put to candidates.
pub(crate) struct Asked<'a> {
    /// The question.
    pub(crate) chosen: &'a Chosen<'a>,
    /// Its number: that of the criterion, with a letter when a criterion has several questions; `E1`, `E2` for those
    /// of requirements.
    pub(crate) number: String,
    /// Number of the criterion it serves; a question of a requirement has none.
    pub(crate) criterion: Option<String>,
    /// Facet it serves.
    pub(crate) target: String,
    /// Its words.
    pub(crate) words: Vec<Inline>,
}

/// The questions kept, those of criteria in the order of the criteria, then those of requirements.
pub(crate) fn asked<'a>(globals: &Globals, selection: &'a Selection<'a>) -> Vec<Asked<'a>> {
    let numbers: BTreeMap<String, String> = numbered(selection)
        .into_iter()
        .flat_map(|(_, members)| members)
        .map(|member| (member.chosen.facet.id.clone(), member.number))
        .collect();
    let mut found = Vec::new();
    for chosen in selection.of_kind(Kind::Question) {
        let Some(target) = target(selection, chosen) else {
            continue;
        };
        let writer = Writer {
            globals,
            chosen,
            document: "rc",
        };
        let mut words = Vec::new();
        for line in writer.lines() {
            if !words.is_empty() {
                words.push(Inline::Break);
            }
            words.extend(line);
        }
        found.push(Asked {
            chosen,
            number: String::new(),
            criterion: numbers.get(&target).cloned(),
            target,
            words,
        });
    }
    found.sort_by_key(|one| (one.criterion.is_none(), key(one.criterion.as_deref())));
    number(&mut found);
    found
}

/// Gives each question its number.
fn number(asked: &mut [Asked<'_>]) {
    let mut of_target: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for one in asked.iter() {
        of_target.entry(one.target.clone()).or_default().1 += 1;
    }
    let mut requirements = 0;
    for one in asked.iter_mut() {
        let Some(criterion) = &one.criterion else {
            requirements += 1;
            one.number = format!("E{requirements}");
            continue;
        };
        let (rank, count) = of_target.entry(one.target.clone()).or_default();
        let letter = char::from(b'a' + u8::try_from(*rank % 26).unwrap_or(0));
        *rank += 1;
        one.number = if *count > 1 {
            format!("{criterion}\u{a0}{letter}")
        } else {
            criterion.clone()
        };
    }
}

/// The facet that a question serves, when it is kept.
fn target(selection: &Selection<'_>, question: &Chosen<'_>) -> Option<String> {
    let heading = question.facet.head.answers.as_ref()?;
    let target = format!("{}/{heading}", question.module.head.id);
    selection.has(&target).then_some(target)
}

/// The facets that a question serves.
pub(crate) fn targets(selection: &Selection<'_>) -> BTreeSet<String> {
    selection
        .of_kind(Kind::Question)
        .filter_map(|question| target(selection, question))
        .collect()
}

pub(crate) fn blocks(globals: &Globals, selection: &Selection<'_>) -> Vec<Block> {
    let asked = asked(globals, selection);
    if asked.is_empty() {
        return Vec::new();
    }
    let text = |t: &str| vec![Inline::text(t)];
    let mut rows = vec![vec![
        text("N°"),
        text("Sert à"),
        text("Question"),
        text("Réponse attendue"),
    ]];
    for one in asked {
        let serves = one
            .criterion
            .map_or_else(|| "exigence".to_owned(), |n| format!("critère\u{a0}{n}"));
        rows.push(vec![
            text(&one.number),
            text(&serves),
            one.words,
            text(&expected(&one.chosen.facet.head)),
        ]);
    }
    vec![Block::table(
        "rc/questions#tableau",
        Provenance::Generated,
        vec![1, 3, 9, 4],
        rows,
    )]
}

fn key(number: Option<&str>) -> Vec<u32> {
    number
        .unwrap_or_default()
        .split('.')
        .filter_map(|n| n.parse().ok())
        .collect()
}

/// What is awaited (« un nombre, en %, 800 signes au plus »).
pub(crate) fn expected(head: &FacetHead) -> String {
    let reply = Reply::of(head.answer.as_deref());
    let mut words = reply.words().to_owned();
    if let Some(unit) = &head.unit {
        words.push_str(&format!(", en\u{a0}{unit}"));
    }
    if let Some(length) = head.max_length {
        // A number is short: what is limited is what is written beside it.
        let limited = if reply == Reply::Text {
            ","
        } else {
            ", et une explication de"
        };
        words.push_str(&format!(
            "{limited} {}\u{a0}signes au plus",
            crate::globals::number(f64::from(length))
        ));
    }
    words
}
