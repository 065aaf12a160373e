//! The table of criteria, totalling 100 points, and how each is scored.

use clauses::{Chosen, Criterion, Scale, Selection};
use document::{Block, BlockId, Body, Cell, Inline, Provenance, Row};

use crate::body::Writer;
use crate::globals::Globals;
use crate::lots::lots_in_words;

/// A criterion and its number (`2.1`).
pub(crate) struct Numbered<'a> {
    pub(crate) number: String,
    pub(crate) chosen: &'a Chosen<'a>,
    pub(crate) criterion: &'a Criterion,
}

/// Criteria kept, grouped in the order of the table and numbered over the whole tender: a criterion has
/// the same number in the table of every lot, and so has its question. A letter has one plain list: 1, 2, 3.
pub(crate) fn numbered<'a>(selection: &'a Selection<'a>) -> Vec<(&'static str, Vec<Numbered<'a>>)> {
    let flat = selection.has(crate::assemble::LETTER);
    let mut groups = Vec::new();
    let mut listed = 0;
    for (slug, name) in Criterion::GROUPS {
        let members: Vec<(&Chosen<'a>, &Criterion)> = selection
            .chosen
            .iter()
            .filter_map(|chosen| Some((chosen, chosen.facet.head.criterion.as_ref()?)))
            .filter(|(_, criterion)| criterion.group == slug)
            .collect();
        if members.is_empty() {
            continue;
        }
        let rank = groups.len() + 1;
        let several = members.len() > 1;
        let before = listed;
        listed += members.len();
        let members = members
            .into_iter()
            .enumerate()
            .map(|(n, (chosen, criterion))| Numbered {
                number: if flat {
                    (before + n + 1).to_string()
                } else if several {
                    format!("{rank}.{}", n + 1)
                } else {
                    rank.to_string()
                },
                chosen,
                criterion,
            })
            .collect();
        groups.push((name, members));
    }
    groups
}

/// What a criterion measures, and in which unit.
pub(crate) fn measure(globals: &Globals, member: &Numbered<'_>, document: &str) -> Vec<Inline> {
    let writer = Writer {
        globals,
        chosen: member.chosen,
        document,
    };
    let mut words = writer.sentence(&member.criterion.measure);
    if let Some(unit) = &member.criterion.unit {
        words.push(Inline::text(format!(" (en\u{a0}{unit})")));
    }
    words
}

/// One table for the tender, or one for each set of lots that have the same criteria.
pub(crate) fn tables(globals: &Globals, selection: &Selection<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (n, scale) in selection.scales.iter().enumerate() {
        if scale.points.is_empty() {
            continue;
        }
        if !scale.lots.is_empty() {
            let words = format!("Critères {}\u{a0}:", for_lots(&scale.lots));
            let id = format!("rc/criteres#lots-{}", n + 1);
            blocks.push(Block::paragraph(
                id.as_str(),
                Provenance::Generated,
                vec![Inline::bold(words)],
            ));
        }
        let id = match n {
            0 => "rc/criteres#tableau".to_owned(),
            n => format!("rc/criteres#tableau-{}", n + 1),
        };
        blocks.push(table(BlockId::new(id), globals, selection, scale));
    }
    blocks
}

pub(crate) fn for_lots(lots: &[usize]) -> String {
    match lots {
        [_] => format!("du {}", lots_in_words(lots)),
        _ => format!("des {}", lots_in_words(lots)),
    }
}

fn table(id: BlockId, globals: &Globals, selection: &Selection<'_>, scale: &Scale) -> Block {
    let head = ["Critère", "Ce qui est mesuré", "Points"];
    let heading = head
        .iter()
        .enumerate()
        .map(|(c, words)| cell(&id, 1, c, true, vec![Inline::text(*words)]));
    let mut rows = vec![Row {
        cells: heading.collect(),
    }];
    let mut add = |id: &BlockId, lines: [Vec<Inline>; 3]| {
        let line = rows.len() + 1;
        let cells = lines
            .into_iter()
            .enumerate()
            .map(|(c, words)| cell(id, line, c, false, words))
            .collect();
        rows.push(Row { cells });
    };
    let mut total = 0;
    for (rank, (name, members)) in numbered(selection).iter().enumerate() {
        let here: Vec<(&Numbered<'_>, u32)> = members
            .iter()
            .filter_map(|m| Some((m, *scale.points.get(&m.chosen.facet.id)?)))
            .collect();
        let points: u32 = here.iter().map(|(_, points)| points).sum();
        total += points;
        let several = here.len() > 1 || members.len() > 1;
        if several && !here.is_empty() {
            let group = format!("{}. {name}", rank + 1);
            add(
                &id,
                [
                    vec![Inline::bold(group)],
                    Vec::new(),
                    vec![Inline::bold(points.to_string())],
                ],
            );
        }
        for (member, points) in here {
            let label = &member.criterion.label;
            let measure = measure(globals, member, "rc");
            if several {
                let label = format!("{} {label}", member.number);
                add(
                    &id,
                    [
                        vec![Inline::text(label)],
                        measure,
                        vec![Inline::text(points.to_string())],
                    ],
                );
            } else {
                let label = if label.eq_ignore_ascii_case(name) {
                    String::new()
                } else {
                    format!(" – {label}")
                };
                let label = format!("{}. {name}{label}", member.number);
                add(
                    &id,
                    [
                        vec![Inline::bold(label)],
                        measure,
                        vec![Inline::bold(points.to_string())],
                    ],
                );
            }
        }
    }
    add(
        &id,
        [
            vec![Inline::bold("Total")],
            Vec::new(),
            vec![Inline::bold(total.to_string())],
        ],
    );
    Block {
        id,
        provenance: Provenance::Generated,
        body: Body::Table {
            widths: vec![7, 9, 2],
            rows,
        },
    }
}

/// No merged cell: a table read line by line, aloud or by a program, keeps each value under its heading.
fn cell(table: &BlockId, row: usize, column: usize, header: bool, line: Vec<Inline>) -> Cell {
    let block = Block::paragraph(table.part(row).part(column + 1), Provenance::Generated, line);
    Cell {
        header,
        col_span: 1,
        row_span: 1,
        blocks: vec![block],
    }
}

/// For each criterion: the sentence that ties it to the object, and how it is computed.
pub(crate) fn scoring(globals: &Globals, selection: &Selection<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for member in numbered(selection).into_iter().flat_map(|(_, members)| members) {
        let writer = Writer {
            globals,
            chosen: member.chosen,
            document: "rc",
        };
        let facet = &member.chosen.facet.id;
        let title = format!(
            "Critère {}\u{a0}: {} ({})",
            member.number,
            member.criterion.label,
            points_in_a_title(selection, facet)
        );
        blocks.push(Block::title(
            BlockId::new(format!("{facet}#0")),
            writer.provenance(),
            2,
            vec![Inline::text(title)],
        ));
        for (part, sentence) in [
            ("lien", &member.criterion.link),
            ("calcul", &member.criterion.calculation),
        ] {
            blocks.push(Block::paragraph(
                BlockId::new(format!("{facet}#{part}")),
                writer.provenance(),
                writer.sentence(sentence),
            ));
        }
        blocks.extend(writer.blocks());
    }
    blocks
}

/// The same, short: « 10 à 15 points selon le lot » when they differ. The tables of the lots say which.
fn points_in_a_title(selection: &Selection<'_>, facet: &str) -> String {
    let points = || {
        selection
            .scales
            .iter()
            .filter_map(|scale| scale.points.get(facet))
    };
    match (points().min(), points().max()) {
        (Some(least), Some(most)) if least != most => format!("{least} à {most} points selon le lot"),
        _ => points_in_words(selection, facet),
    }
}

/// « 10 points », or the points of each set of lots when they differ.
pub(crate) fn points_in_words(selection: &Selection<'_>, facet: &str) -> String {
    let scales: Vec<(&Scale, u32)> = selection
        .scales
        .iter()
        .filter_map(|scale| Some((scale, *scale.points.get(facet)?)))
        .collect();
    match scales.as_slice() {
        [(first, points), rest @ ..] if rest.iter().all(|(_, other)| other == points) => {
            // A criterion of some lots only says which.
            let lots: Vec<usize> = scales.iter().flat_map(|(scale, _)| scale.lots.clone()).collect();
            if first.lots.is_empty() || scales.len() == selection.scales.len() {
                format!("{points} points")
            } else {
                format!("{points} points, {}", lots_in_words(&lots))
            }
        }
        _ => scales
            .iter()
            .map(|(scale, points)| format!("{points} points, {}", lots_in_words(&scale.lots)))
            .collect::<Vec<_>>()
            .join("\u{a0}; "),
    }
}
