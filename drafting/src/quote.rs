//! What a firm fills in beside the letter, and what the buyer compares: values, without a layout.

use clauses::{Asked, Chosen, Kind, Method};
use document::{Document, DocumentKind, Numbering, plain_text};

use crate::assemble::lots_of;
use crate::body::Writer;
use crate::generated::{Numbered, asked, expected, numbered};
use crate::globals::Globals;
use crate::{Brief, Draft};

/// A requirement to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its number in the letter.
    pub number: String,
    /// Its title there, and its lots when it is not for all.
    pub title: String,
    /// Ways of proving it with the offer, any of which is enough.
    pub proofs: Vec<String>,
}

/// A question to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Number and name of the criterion it serves.
    pub criterion: String,
    /// Its words.
    pub words: String,
    /// What is expected (« un nombre, en %, … »).
    pub expected: String,
    /// `number`, `text`, `yes-no` or `document`.
    pub answer: String,
    /// How its points are given; empty for a question of a requirement.
    pub scoring: String,
    /// Ways of proving it with the offer, any of which is enough.
    pub proofs: Vec<String>,
}

/// A criterion, as offers are compared on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its number and name.
    pub label: String,
    /// Most points.
    pub points: u32,
    /// Whether it compares prices: its points are computed.
    pub price: bool,
}

/// The frame of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Titles of the lots, in order; the object alone when there are none.
    pub lots: Vec<String>,
    /// Whether these are lots, numbered from 1.
    pub several: bool,
    /// Requirements, in the order of the letter.
    pub requirements: Vec<Requirement>,
    /// Questions, in the order of the criteria.
    pub questions: Vec<Question>,
    /// How the points of the price are given.
    pub price_scoring: Option<String>,
    /// Criteria of each lot, as many as `lots`.
    pub compared: Vec<Vec<Compared>>,
}

/// The frame that goes with the letter of a draft; `None` when the draft has no letter.
#[must_use]
pub fn quote(brief: &Brief<'_>, draft: &Draft<'_>) -> Option<Quote> {
    let letter = draft.documents.iter().find(|d| d.kind == DocumentKind::Lettre)?;
    let globals = Globals::of(brief);
    let selection = &draft.selection;
    let criteria: Vec<_> = numbered(selection)
        .into_iter()
        .flat_map(|(_, members)| members)
        .collect();
    let label = |id: &str| {
        criteria
            .iter()
            .find(|member| member.chosen.facet.id == id)
            .map(|member| format!("{}. {}", member.number, member.criterion.label))
    };
    let scoring = |member: &Numbered<'_>| {
        let writer = Writer {
            globals: &globals,
            chosen: member.chosen,
            document: DocumentKind::Lettre.slug(),
        };
        plain_text(
            &writer.sentence(&member.criterion.calculation),
            &Numbering::default(),
        )
    };
    let proofs = |target: &str| -> Vec<String> {
        selection
            .of_kind(Kind::Preuve)
            .filter(|chosen| served(chosen).as_deref() == Some(target))
            .flat_map(|chosen| &chosen.facet.head.evidence)
            .filter(|group| group.asked == Asked::Offre)
            .map(|group| group.all.join(" et "))
            .collect()
    };
    let tender = brief.tender;
    let count = tender.lot_count().map_or(1, |n| n.max(1));
    let lots: Vec<String> = if count > 1 {
        (1..=count)
            .map(|n| {
                tender
                    .lot
                    .get(n - 1)
                    .map_or_else(String::new, |lot| lot.title.trim().to_owned())
            })
            .collect()
    } else {
        vec![tender.objet.trim().to_owned()]
    };
    let compared = (1..=lots.len())
        .map(|lot| {
            let scale = selection
                .scales
                .iter()
                .find(|scale| scale.lots.is_empty() || scale.lots.contains(&lot));
            criteria
                .iter()
                .filter_map(|member| {
                    Some(Compared {
                        label: format!("{}. {}", member.number, member.criterion.label),
                        points: *scale?.points.get(&member.chosen.facet.id)?,
                        price: member.criterion.method == Method::Prix,
                    })
                })
                .collect()
        })
        .collect();
    Some(Quote {
        several: lots.len() > 1,
        lots,
        requirements: requirements(brief, draft, letter, &proofs),
        questions: asked(&globals, selection)
            .into_iter()
            .map(|one| Question {
                criterion: label(&one.target).unwrap_or_else(|| "Exigence".to_owned()),
                words: plain_text(&one.words, &Numbering::default()),
                expected: expected(one.chosen),
                scoring: criteria
                    .iter()
                    .find(|member| member.chosen.facet.id == one.target)
                    .map(scoring)
                    .unwrap_or_default(),
                answer: one.chosen.facet.head.answer.clone().unwrap_or_default(),
                proofs: proofs(&one.target),
            })
            .collect(),
        price_scoring: criteria
            .iter()
            .find(|member| member.criterion.method == Method::Prix)
            .map(scoring),
        compared,
    })
}

fn requirements(
    brief: &Brief<'_>,
    draft: &Draft<'_>,
    letter: &Document,
    proofs: &dyn Fn(&str) -> Vec<String>,
) -> Vec<Requirement> {
    let numbering = Numbering::of(letter);
    let mut found: Vec<(usize, Requirement)> = draft
        .selection
        .of_kind(Kind::Exigence)
        .map(|chosen| {
            // The buyer may have taken the words out: the requirement goes with them.
            let first =
                |block: &document::Block| block.id.as_str().starts_with(&format!("{}#", chosen.facet.id));
            let at = letter.blocks.iter().position(first);
            let mut title = chosen
                .facet
                .head
                .title
                .clone()
                .unwrap_or_else(|| chosen.module.head.title.clone());
            if let Some(lots) = lots_of(chosen, brief) {
                title.push_str(&format!(" ({lots})"));
            }
            (
                at,
                Requirement {
                    number: at
                        .and_then(|at| numbering.number(&letter.blocks[at].id))
                        .unwrap_or_default(),
                    title,
                    proofs: proofs(&chosen.facet.id),
                },
            )
        })
        .filter_map(|(at, one)| Some((at?, one)))
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, one)| one).collect()
}

/// Full id of the facet that a proof serves.
fn served(chosen: &Chosen<'_>) -> Option<String> {
    let heading = chosen.facet.serves()?;
    Some(format!("{}/{heading}", chosen.module.head.id))
}
