//! Questions of the criteria and requirements to answer, each with its number, what is awaited and its proofs.

use clauses::{Asked, Chosen, EvidenceGroup, Kind, Method, Selection};
use document::{DocumentKind, Inline, Numbering, plain_text};
use tender::Nature;

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
    /// Technical value, times and service; then every requirement, in the order of its piece.
    Technique,
    /// Environment and social.
    Rse,
}

impl Theme {
    /// What its sheet is called, by the groups of the criteria asked there.
    pub(crate) fn name(self, groups: &[&str]) -> &'static str {
        match (
            self,
            groups.contains(&"environnement"),
            groups.contains(&"social"),
        ) {
            (Self::Technique, ..) => "Technique",
            (Self::Rse, true, false) => "Environnement",
            (Self::Rse, false, true) => "Social",
            (Self::Rse, ..) => "Environnement et social",
        }
    }
}

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

/// What is joined to an answer, any way being enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proofs {
    /// Ways of proving it with the offer or before the award; those that do not come with the offer say when.
    pub ways: Vec<String>,
    /// Those that come with the offer.
    pub offered: Vec<String>,
    /// What is said when nothing is joined.
    otherwise: String,
}

impl Proofs {
    /// Whether something is joined to the answer.
    #[must_use]
    pub fn are_joined(&self) -> bool {
        !self.ways.is_empty() || self.otherwise == ASKED_DOCUMENT
    }

    /// What a reader is told: a way a line, or why there is none.
    #[must_use]
    pub fn words(&self) -> String {
        if self.ways.is_empty() {
            return self.otherwise.clone();
        }
        let lines: Vec<String> = self.ways.iter().map(|way| format!("– {way}")).collect();
        lines.join("\n")
    }

    fn of(brief: &Brief<'_>, selection: &Selection<'_>, target: &str, reply: Reply) -> Self {
        let of = |asked: Asked| {
            evidence(selection, target)
                .filter(move |group| group.asked == asked)
                .map(|group| group.all.join(" et "))
        };
        let before_award =
            of(Asked::Attribution).map(|way| format!("{way} ({})", Asked::Attribution.words()));
        let later = [Asked::Livraison, Asked::Annuel]
            .into_iter()
            .find(|asked| of(*asked).next().is_some());
        Self {
            ways: of(Asked::Offre).chain(before_award).collect(),
            offered: of(Asked::Offre).collect(),
            otherwise: unproved(selection, target).unwrap_or_else(|| match later {
                Some(asked) => format!(
                    "{NOTHING} à l’offre\u{a0}: la preuve vient {}",
                    when_asked(asked, brief)
                ),
                None if reply == Reply::Document => ASKED_DOCUMENT.to_owned(),
                None => NOTHING.to_owned(),
            }),
        }
    }
}

/// Why nothing is joined to the answer on a criterion, as its question says it.
pub(crate) fn unproved(selection: &Selection<'_>, criterion: &str) -> Option<String> {
    selection
        .of_kind(Kind::Question)
        .filter(|question| served(question).as_deref() == Some(criterion))
        .find_map(|question| question.facet.head.no_proof.clone())
}

/// When a proof comes, in words: a contract of less than a year has no yearly one, and works end before their contract.
pub(crate) fn when_asked(asked: Asked, brief: &Brief<'_>) -> &'static str {
    let short = brief.tender.duration_months.is_some_and(|months| months < 12);
    match asked {
        Asked::Annuel if short && brief.tender.nature == Nature::Travaux => "à la fin des travaux",
        Asked::Annuel if short => "à la fin du marché",
        asked => asked.words(),
    }
}

/// Said where the answer is itself a document.
const ASKED_DOCUMENT: &str = "Le document demandé";

/// Said where no piece is asked for.
const NOTHING: &str = "Rien à joindre";

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
    /// What proves it.
    pub proofs: Proofs,
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
    /// What is joined.
    pub proofs: Proofs,
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
            let question = of_criterion(brief, globals, selection, member, piece);
            Question {
                number: one.number.clone(),
                words: one.words.clone(),
                expected: expected(head),
                reply: Reply::of(head.answer.as_deref()),
                unit: head.unit.clone(),
                longest: head.max_length,
                proofs: Proofs::of(brief, selection, facet, Reply::of(head.answer.as_deref())),
                ..question
            }
        }));
        if found.len() == before && member.criterion.method != Method::Prix {
            found.push(of_criterion(brief, globals, selection, member, piece));
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
            theme: Theme::Technique,
            words: one.words.clone(),
            expected: expected(head),
            reply: Reply::of(head.answer.as_deref()),
            unit: head.unit.clone(),
            longest: head.max_length,
            scoring: Vec::new(),
            proofs: Proofs::of(brief, selection, &one.target, Reply::of(head.answer.as_deref())),
        });
    }
    found
}

/// What a criterion measures, as a question.
fn of_criterion(
    brief: &Brief<'_>,
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
        proofs: Proofs::of(brief, selection, facet, reply),
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
                    proofs: Proofs::of(brief, selection, &chosen.facet.id, Reply::YesNo),
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

/// The groups of evidence of a facet: those of what proves it, and those that its question has joined.
pub(crate) fn evidence<'s>(
    selection: &'s Selection<'_>,
    target: &'s str,
) -> impl Iterator<Item = &'s EvidenceGroup> {
    selection
        .chosen
        .iter()
        .filter(|chosen| matches!(chosen.facet.kind, Kind::Preuve | Kind::Question))
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
