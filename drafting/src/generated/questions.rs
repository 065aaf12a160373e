//! The questions that candidates answer, numbered as the criteria they serve.

use std::collections::BTreeMap;

use clauses::{Kind, Selection};
use document::{Block, Inline, Provenance, plain_text};

use crate::body::Writer;
use crate::generated::numbered;
use crate::globals::Globals;

pub(crate) fn blocks(globals: &Globals, selection: &Selection<'_>) -> Vec<Block> {
    let numbers: BTreeMap<String, String> = numbered(selection)
        .into_iter()
        .flat_map(|(_, members)| members)
        .map(|member| (member.chosen.facet.id.clone(), member.number))
        .collect();
    let text = |t: &str| vec![Inline::text(t)];
    let mut asked = Vec::new();
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
        let mut question = Vec::new();
        for block in writer.blocks() {
            if !question.is_empty() {
                question.push(Inline::Break);
            }
            match block.line() {
                Some(line) => question.extend(line.iter().cloned()),
                // A list inside a question reads as its lines.
                None => {
                    let mut lines = Vec::new();
                    block.walk(&mut |b| {
                        if let Some(line) = b.line() {
                            lines.push(plain_text(line, &document::Numbering::default()));
                        }
                    });
                    question.push(Inline::text(lines.join("\u{a0}; ")));
                }
            }
        }
        let serves = numbers
            .get(&target)
            .map_or_else(|| "exigence".to_owned(), |n| format!("critère\u{a0}{n}"));
        asked.push((numbers.get(&target).cloned(), chosen, question, serves));
    }
    if asked.is_empty() {
        return Vec::new();
    }
    // Questions of criteria in the order of the criteria, then those of requirements.
    asked.sort_by_key(|one| (one.0.is_none(), key(one.0.as_deref())));
    let mut rows = vec![vec![
        text("N°"),
        text("Sert à"),
        text("Question"),
        text("Réponse attendue"),
    ]];
    for (n, (_, chosen, question, serves)) in asked.into_iter().enumerate() {
        rows.push(vec![
            text(&(n + 1).to_string()),
            text(&serves),
            question,
            text(&expected(chosen)),
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

fn expected(chosen: &clauses::Chosen<'_>) -> String {
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
