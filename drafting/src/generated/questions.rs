//! The questions that candidates answer, numbered as the criteria they serve.

use std::collections::BTreeMap;

use clauses::{Chosen, Kind, Selection};
use document::{Block, Inline, Provenance};

use crate::body::Writer;
use crate::generated::numbered;
use crate::globals::Globals;

/// A question as it is put to candidates.
pub(crate) struct Asked<'a> {
    /// The question.
    pub(crate) chosen: &'a Chosen<'a>,
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
        let head = &chosen.facet.head;
        let Some(heading) = &head.answers else { continue };
        let target = format!("{}/{heading}", chosen.module.head.id);
        if !selection.has(&target) {
            continue;
        }
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
            criterion: numbers.get(&target).cloned(),
            target,
            words,
        });
    }
    found.sort_by_key(|one| (one.criterion.is_none(), key(one.criterion.as_deref())));
    found
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
    for (n, one) in asked.into_iter().enumerate() {
        let serves = one
            .criterion
            .map_or_else(|| "exigence".to_owned(), |n| format!("critère\u{a0}{n}"));
        rows.push(vec![
            text(&(n + 1).to_string()),
            text(&serves),
            one.words,
            text(&expected(one.chosen)),
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

pub(crate) fn expected(chosen: &Chosen<'_>) -> String {
    let head = &chosen.facet.head;
    let kind = match head.answer.as_deref() {
        Some("number") => "un nombre",
        Some("yes-no") => "oui ou non",
        Some("document") => "un document",
        _ => "un texte",
    };
    let mut words = kind.to_owned();
    if let Some(unit) = &head.unit {
        words.push_str(&format!(", en\u{a0}{unit}"));
    }
    if let Some(length) = head.max_length {
        words.push_str(&format!(
            ", {}\u{a0}signes au plus",
            crate::globals::number(f64::from(length))
        ));
    }
    words
}
