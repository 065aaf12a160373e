//! Questions of the criteria and requirements to answer, each with its number, what is awaited and its proofs.

use clauses::{Asked, Chosen, EvidenceGroup, Facet, Kind, Method, Selection};
use document::{DocumentKind, Inline, Numbering, plain_text};

use super::theme_of;
use crate::body::Writer;
use crate::generated::{Numbered, asked, expected, measure, numbered};
use crate::globals::Globals;
use crate::lots::concerned_lots;
use crate::places::Places;
use crate::{Brief, Draft};

/// The two sheets of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Technical value, times and service.
    Technique,
    /// Environment and social.
    Rse,
}

impl Theme {
    /// What its sheet is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Technique => "Technique",
            Self::Rse => "Environnement et social",
        }
    }
}

/// The duties that make a requirement one of environment or social.
const RSE: [&str; 7] = [
    "env-specification",
    "env-execution",
    "env-critere",
    "social-execution",
    "agec",
    "egalim",
    "energie-performance",
];

/// What is awaited in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// A number, not negative.
    Number,
    /// « oui » or « non ».
    YesNo,
    /// A day.
    Date,
    /// Words.
    Text,
    /// A document to join.
    Document,
}

impl Reply {
    /// From the head of a question (`answer`).
    #[must_use]
    pub fn of(answer: Option<&str>) -> Self {
        match answer {
            Some("number") => Self::Number,
            Some("yes-no") => Self::YesNo,
            Some("date") => Self::Date,
            Some("document") => Self::Document,
            _ => Self::Text,
        }
    }

    /// In French, with its article.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Number => "un nombre",
            Self::YesNo => "oui ou non",
            Self::Date => "une date",
            Self::Text => "un texte",
            Self::Document => "un document",
        }
    }
}

/// A requirement to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its facet.
    pub facet: String,
    /// Number of its article.
    pub number: String,
    /// Its title there.
    pub title: String,
    /// Its lots, from 1; empty: all.
    pub lots: Vec<usize>,
    /// Its sheet.
    pub theme: Theme,
    /// Ways of proving it with the offer or before the award, any of which is enough.
    pub proofs: Vec<String>,
    /// Those of them that come with the offer.
    pub offered: Vec<String>,
}

/// A question to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The facet that it serves, a criterion or a requirement.
    pub serves: String,
    /// Its number: that of the criterion, with a letter when a criterion has several questions.
    pub number: String,
    /// Number and name of the criterion; `None` for a question of a requirement.
    pub criterion: Option<String>,
    /// Lots of the requirement that it serves; empty: all, or those whose scale has the criterion.
    pub lots: Vec<usize>,
    /// Its sheet.
    pub theme: Theme,
    /// Its words: a fact that the buyer has not given is a field there, as in the RC.
    pub words: Vec<Inline>,
    /// What is expected (« un nombre, en %, … »).
    pub expected: String,
    /// Kind of answer.
    pub reply: Reply,
    /// Unit of the answer.
    pub unit: Option<String>,
    /// Longest words, in characters.
    pub longest: Option<u32>,
    /// How its points are given; empty for a question of a requirement.
    pub scoring: Vec<Inline>,
    /// Ways of proving it with the offer or before the award, any of which is enough.
    pub proofs: Vec<String>,
    /// Those of them that come with the offer.
    pub offered: Vec<String>,
}

impl Question {
    /// Whether its words, then its scoring, still wait for something from the buyer.
    #[must_use]
    pub fn waits(&self) -> [bool; 2] {
        [&self.words, &self.scoring].map(|line| {
            line.iter()
                .any(|node| matches!(node, Inline::Variable { value: None, .. }) && !node.is_filled_later())
        })
    }

    /// Its words, and how its points are given, for a cell that holds words alone.
    #[must_use]
    pub fn in_a_cell(&self) -> (String, String) {
        (plain(&self.words), plain(&self.scoring))
    }
}

/// Every question, in the order of the criteria, then of the requirements. A criterion without a question is asked
/// for what it measures: none is noted on nothing. The price has a frame of its own.
pub(crate) fn questions(
    brief: &Brief<'_>,
    globals: &Globals,
    selection: &Selection<'_>,
    piece: DocumentKind,
) -> Vec<Question> {
    let asked = asked(globals, selection);
    let mut found = Vec::new();
    for member in numbered(selection).iter().flat_map(|(_, members)| members) {
        let facet = &member.chosen.facet.id;
        let own = asked.iter().filter(|one| one.target == *facet);
        let before = found.len();
        found.extend(own.map(|one| {
            let head = &one.chosen.facet.head;
            let question = of_criterion(globals, selection, member, piece);
            Question {
                number: one.number.clone(),
                words: one.words.clone(),
                expected: expected(head),
                reply: Reply::of(head.answer.as_deref()),
                unit: head.unit.clone(),
                longest: head.max_length,
                ..question
            }
        }));
        if found.len() == before && member.criterion.method != Method::Prix {
            found.push(of_criterion(globals, selection, member, piece));
        }
    }
    for one in asked.iter().filter(|one| one.criterion.is_none()) {
        let Some(target) = selection
            .chosen
            .iter()
            .find(|chosen| chosen.facet.id == one.target)
        else {
            continue;
        };
        let head = &one.chosen.facet.head;
        found.push(Question {
            serves: one.target.clone(),
            number: one.number.clone(),
            criterion: None,
            lots: concerned_lots(target, brief),
            theme: theme_of_requirement(target.facet),
            words: one.words.clone(),
            expected: expected(head),
            reply: Reply::of(head.answer.as_deref()),
            unit: head.unit.clone(),
            longest: head.max_length,
            scoring: Vec::new(),
            proofs: proofs(selection, &one.target),
            offered: proofs_with_offer(selection, &one.target),
        });
    }
    found
}

/// What a criterion measures, as a question.
fn of_criterion(
    globals: &Globals,
    selection: &Selection<'_>,
    member: &Numbered<'_>,
    piece: DocumentKind,
) -> Question {
    let facet = &member.chosen.facet.id;
    let unit = member.criterion.unit.clone();
    let reply = match member.criterion.method {
        Method::OuiNon => Reply::YesNo,
        _ if unit.is_some() => Reply::Number,
        _ => Reply::Text,
    };
    Question {
        serves: facet.clone(),
        number: member.number.clone(),
        criterion: Some(format!("{}. {}", member.number, member.criterion.label)),
        lots: Vec::new(),
        theme: theme_of(member.criterion),
        words: measure(globals, member, piece.slug()),
        expected: unit.as_ref().map_or_else(
            || reply.words().to_owned(),
            |unit| format!("{}, en\u{a0}{unit}", reply.words()),
        ),
        reply,
        unit,
        longest: None,
        scoring: scoring(globals, member, piece),
        proofs: proofs(selection, facet),
        offered: proofs_with_offer(selection, facet),
    }
}

/// How the points of a criterion are computed.
pub(crate) fn scoring(globals: &Globals, member: &Numbered<'_>, piece: DocumentKind) -> Vec<Inline> {
    let writer = Writer {
        globals,
        chosen: member.chosen,
        document: piece.slug(),
    };
    writer.sentence(&member.criterion.calculation)
}

/// Requirements that stand in the pieces, in their order: the buyer may have taken the words of one out, and the
/// requirement goes with them.
pub(crate) fn requirements(brief: &Brief<'_>, draft: &Draft<'_>) -> Vec<Requirement> {
    let places = Places::of(&draft.documents);
    let selection = &draft.selection;
    let mut found: Vec<_> = selection
        .of_kind(Kind::Exigence)
        .filter_map(|chosen| {
            let place = places.find(&chosen.facet.id)?;
            Some((
                place.rank,
                Requirement {
                    facet: chosen.facet.id.clone(),
                    number: place.number,
                    title: title_of(chosen),
                    lots: concerned_lots(chosen, brief),
                    theme: theme_of_requirement(chosen.facet),
                    proofs: proofs(selection, &chosen.facet.id),
                    offered: proofs_with_offer(selection, &chosen.facet.id),
                },
            ))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, one)| one).collect()
}

/// The title of a facet, or of its module.
pub(crate) fn title_of(chosen: &Chosen<'_>) -> String {
    let own = chosen.facet.head.title.as_ref();
    own.unwrap_or(&chosen.module.head.title).clone()
}

fn theme_of_requirement(facet: &Facet) -> Theme {
    let duty = |id: &String| RSE.contains(&id.as_str());
    if facet.head.satisfies.iter().any(duty) {
        Theme::Rse
    } else {
        Theme::Technique
    }
}

/// Ways of proving a facet before the award; those that do not come with the offer say when.
fn proofs(selection: &Selection<'_>, target: &str) -> Vec<String> {
    evidence(selection, target)
        .filter_map(|group| match group.asked {
            Asked::Offre => Some(group.all.join(" et ")),
            Asked::Attribution => Some(format!("{} ({})", group.all.join(" et "), group.asked.words())),
            Asked::Livraison | Asked::Annuel => None,
        })
        .collect()
}

/// Those that come with the offer.
pub(crate) fn proofs_with_offer(selection: &Selection<'_>, target: &str) -> Vec<String> {
    evidence(selection, target)
        .filter(|group| group.asked == Asked::Offre)
        .map(|group| group.all.join(" et "))
        .collect()
}

/// The groups of evidence of a facet.
pub(crate) fn evidence<'s>(
    selection: &'s Selection<'_>,
    target: &'s str,
) -> impl Iterator<Item = &'s EvidenceGroup> {
    selection
        .of_kind(Kind::Preuve)
        .filter(move |chosen| served(chosen).as_deref() == Some(target))
        .flat_map(|chosen| &chosen.facet.head.evidence)
}

/// Full id of the facet that another serves.
pub(crate) fn served(chosen: &Chosen<'_>) -> Option<String> {
    let heading = chosen.facet.serves()?;
    Some(format!("{}/{heading}", chosen.module.head.id))
}

pub(crate) fn plain(line: &[Inline]) -> String {
    plain_text(line, &Numbering::default())
}
