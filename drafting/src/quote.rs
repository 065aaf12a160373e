//! What a firm fills in beside the letter, and what the buyer compares: values, without a layout.

use clauses::Method;
use document::DocumentKind;

use crate::answers::{Question, Requirement, plain, questions, requirements, scoring};
use crate::generated::numbered;
use crate::globals::Globals;
use crate::lots::{lot_title, lots_in_words};
use crate::{Brief, Draft};

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
    let piece = DocumentKind::Lettre;
    draft.documents.iter().find(|d| d.kind == piece)?;
    let globals = Globals::of(brief);
    let selection = &draft.selection;
    let criteria: Vec<_> = numbered(selection)
        .into_iter()
        .flat_map(|(_, members)| members)
        .collect();
    let tender = brief.tender;
    let count = tender.lot_count().map_or(1, |n| n.max(1));
    let lots: Vec<String> = if count > 1 {
        (1..=count).map(|lot| lot_title(tender, lot)).collect()
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
    let mut requirements = requirements(brief, draft);
    // One sheet serves all the lots: each line says for which.
    for one in requirements.iter_mut().filter(|one| !one.lots.is_empty()) {
        one.title.push_str(&format!(" ({})", lots_in_words(&one.lots)));
    }
    Some(Quote {
        several: lots.len() > 1,
        lots,
        requirements,
        questions: questions(brief, &globals, selection, piece),
        price_scoring: criteria
            .iter()
            .find(|member| member.criterion.method == Method::Prix)
            .map(|member| plain(&scoring(&globals, member, piece))),
        compared,
    })
}
