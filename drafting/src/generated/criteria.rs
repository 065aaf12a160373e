//! The table of criteria, totalling 100 points, and how each is scored.

use clauses::{Chosen, Criterion, Kind, Selection};
use document::{Block, BlockId, Body, Cell, Inline, Provenance, Row};

use crate::Brief;
use crate::assemble::lots_of;
use crate::body::Writer;
use crate::globals::Globals;

/// A criterion, its number (`2.1`) and its group's rank.
pub(crate) struct Numbered<'a> {
    pub(crate) number: String,
    pub(crate) chosen: &'a Chosen<'a>,
    pub(crate) criterion: &'a Criterion,
}

/// Criteria kept, grouped in the order of the table and numbered: the question of a criterion bears the same number.
pub(crate) fn numbered<'a>(selection: &'a Selection<'a>) -> Vec<(&'static str, Vec<Numbered<'a>>)> {
    let mut groups = Vec::new();
    for (slug, name) in Criterion::GROUPS {
        let members: Vec<(&Chosen<'a>, &Criterion)> = selection
            .of_kind(Kind::Critere)
            .filter_map(|chosen| Some((chosen, chosen.facet.head.criterion.as_ref()?)))
            // A criterion that weighs nothing is not a criterion.
            .filter(|(chosen, criterion)| criterion.group == slug && chosen.points.unwrap_or(0) > 0)
            .collect();
        if members.is_empty() {
            continue;
        }
        let rank = groups.len() + 1;
        let several = members.len() > 1;
        let members = members
            .into_iter()
            .enumerate()
            .map(|(n, (chosen, criterion))| Numbered {
                number: if several {
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

pub(crate) fn table(brief: &Brief<'_>, globals: &Globals, selection: &Selection<'_>) -> Vec<Block> {
    let groups = numbered(selection);
    if groups.is_empty() {
        return Vec::new();
    }
    let id = BlockId::new("rc/criteres#tableau");
    let head = ["Critère", "Ce qui est mesuré", "Points"];
    let mut rows = vec![Row {
        cells: head
            .iter()
            .enumerate()
            .map(|(c, t)| cell(&id, 1, c, true, vec![Inline::text(*t)]))
            .collect(),
    }];
    let mut total = 0;
    for (rank, (name, members)) in groups.iter().enumerate() {
        let points: u32 = members.iter().filter_map(|m| m.chosen.points).sum();
        total += points;
        let line = rows.len() + 1;
        if members.len() > 1 {
            rows.push(Row {
                cells: vec![
                    cell(
                        &id,
                        line,
                        0,
                        false,
                        vec![Inline::bold(format!("{}. {name}", rank + 1))],
                    ),
                    cell(&id, line, 1, false, Vec::new()),
                    cell(&id, line, 2, false, vec![Inline::bold(points.to_string())]),
                ],
            });
        }
        for member in members {
            let line = rows.len() + 1;
            let writer = Writer {
                globals,
                chosen: member.chosen,
                document: "rc",
            };
            let mut label = if members.len() > 1 {
                format!("{} {}", member.number, member.criterion.label)
            } else {
                format!("{}. {name} – {}", member.number, member.criterion.label)
            };
            if members.len() == 1 && member.criterion.label.eq_ignore_ascii_case(name) {
                label = format!("{}. {name}", member.number);
            }
            if let Some(lots) = lots_of(member.chosen, brief) {
                label.push_str(&format!(" ({lots})"));
            }
            let label = if members.len() > 1 {
                Inline::text(label)
            } else {
                Inline::bold(label)
            };
            let points = member.chosen.points.unwrap_or(0).to_string();
            let points = if members.len() > 1 {
                Inline::text(points)
            } else {
                Inline::bold(points)
            };
            let mut measure = writer.sentence(&member.criterion.measure);
            if let Some(unit) = &member.criterion.unit {
                measure.push(Inline::text(format!(" (en {unit})")));
            }
            rows.push(Row {
                cells: vec![
                    cell(&id, line, 0, false, vec![label]),
                    cell(&id, line, 1, false, measure),
                    cell(&id, line, 2, false, vec![points]),
                ],
            });
        }
    }
    let line = rows.len() + 1;
    rows.push(Row {
        cells: vec![
            cell(&id, line, 0, false, vec![Inline::bold("Total")]),
            cell(&id, line, 1, false, Vec::new()),
            cell(&id, line, 2, false, vec![Inline::bold(total.to_string())]),
        ],
    });
    vec![Block {
        id,
        provenance: Provenance::Generated,
        body: Body::Table {
            widths: vec![7, 9, 2],
            rows,
        },
    }]
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
    for (_, members) in numbered(selection) {
        for member in members {
            let writer = Writer {
                globals,
                chosen: member.chosen,
                document: "rc",
            };
            let facet = &member.chosen.facet.id;
            blocks.push(Block::title(
                BlockId::new(format!("{facet}#0")),
                writer.provenance(),
                2,
                vec![Inline::text(format!(
                    "{} ({} points)",
                    member.criterion.label,
                    member.chosen.points.unwrap_or(0)
                ))],
            ));
            blocks.push(Block::paragraph(
                BlockId::new(format!("{facet}#lien")),
                writer.provenance(),
                writer.sentence(&member.criterion.link),
            ));
            blocks.push(Block::paragraph(
                BlockId::new(format!("{facet}#calcul")),
                writer.provenance(),
                writer.sentence(&member.criterion.calculation),
            ));
            blocks.extend(writer.blocks());
        }
    }
    blocks
}
