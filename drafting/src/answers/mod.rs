//! What firms answer, below and above the dispensing threshold: one value for the workbook and for the document, so
//! that both carry the same numbers and the same words.

mod ask;
mod twin;

use clauses::{Criterion, Method, Selection};
use document::{Document, DocumentKind, Inline};

use crate::generated::{numbered, points_in_words};
use crate::globals::Globals;
use crate::lots::{lot_title, lots_in_words};
use crate::{Brief, Draft};
use tender::Tender;

pub use ask::{Proofs, Question, Reply, Requirement, Theme};
pub(crate) use ask::{
    evidence, plain, questions, requirements, scoring, served, title_of, unproved, when_asked,
};

/// Up to so many lots, each has its own part; beyond, lots that ask the same share one.
const OWN_PART: usize = 12;

/// What a firm says of itself, with what is awaited.
pub const FIRM: [(&str, Reply); 7] = [
    ("Nom de l’entreprise", Reply::Text),
    ("Numéro SIRET (ou équivalent hors de France)", Reply::Text),
    ("Adresse", Reply::Text),
    ("Personne à joindre", Reply::Text),
    ("Courriel", Reply::Text),
    ("Téléphone", Reply::Text),
    (
        "Petite ou moyenne entreprise, ou artisan (pour information)",
        Reply::YesNo,
    ),
];

/// What a frame asks besides: the RC asks for it, and no point depends on it.
pub const SUBCONTRACTED: (&str, Reply) = (
    "Part du marché que vous comptez sous-traiter, en % (pour information)",
    Reply::Number,
);

/// A criterion of the RC, and where one answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Its number in the RC (`2.1`).
    pub number: String,
    /// Its name.
    pub label: String,
    /// Its points, for each set of lots when they differ.
    pub points: String,
    /// Where its answer goes; `None`: the price, which has a frame of its own.
    pub theme: Option<Theme>,
}

/// Questions and requirements of one theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Questions, in the order of the criteria.
    pub questions: Vec<Question>,
    /// Requirements, in the order of the piece that holds them; those of the first section alone, where none is lost
    /// between two sheets.
    pub requirements: Vec<Requirement>,
}

impl Section {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.requirements.is_empty()
    }
}

/// What is asked for a lot, or for the whole purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Numbers of its lots, from 1; empty when there are no lots.
    pub lots: Vec<usize>,
    /// Title of the lot, or « lots 1 et 3 »; the object of the purchase when there are no lots.
    pub title: String,
    /// Technique, times and service, and every requirement.
    pub technique: Section,
    /// Environment and social.
    pub rse: Section,
}

impl Part {
    /// Its sections, in order.
    #[must_use]
    pub fn sections(&self) -> [(Theme, &Section); 2] {
        [(Theme::Technique, &self.technique), (Theme::Rse, &self.rse)]
    }
}

/// The frame of answers of a whole consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// The piece that holds the requirements, as it is called (`CCTP`, `CCP`).
    pub technical: &'static str,
    /// Every criterion, in the order of the RC.
    pub criteria: Vec<Ranked>,
    /// Whether there are lots.
    pub several: bool,
    /// Name of the second sheet.
    rse: &'static str,
    /// What is asked, lot by lot.
    pub parts: Vec<Part>,
}

/// The frame that goes with an RC; `None` when the draft has none (a letter has its own, see [`crate::quote`]).
#[must_use]
pub fn answers(brief: &Brief<'_>, draft: &Draft<'_>) -> Option<Answers> {
    draft.documents.iter().find(|d| d.kind == DocumentKind::Rc)?;
    let technical = draft
        .documents
        .iter()
        .map(|document| document.kind)
        .find(|kind| matches!(kind, DocumentKind::Cctp | DocumentKind::Ccp))
        .map_or("CCTP", DocumentKind::file_stem);
    let globals = Globals::of(brief);
    let selection = &draft.selection;
    let questions = questions(brief, &globals, selection, DocumentKind::Rc);
    let requirements = requirements(brief, draft);
    let groups: Vec<&str> = numbered(selection)
        .into_iter()
        .flat_map(|(_, members)| members)
        .map(|member| member.criterion.group.as_str())
        .collect();
    Some(Answers {
        technical,
        criteria: criteria(selection, &questions),
        several: brief.tender.lot_count().is_some_and(|count| count > 1),
        rse: Theme::Rse.name(&groups),
        parts: parts(brief, selection, &questions, &requirements),
    })
}

impl Answers {
    /// Name of a sheet: the second is named after what it asks.
    #[must_use]
    pub fn name(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Technique => Theme::Technique.name(&[]),
            Theme::Rse => self.rse,
        }
    }

    /// The same frame as a document, for firms that answer in a word processor.
    #[must_use]
    pub fn document(&self, tender: &Tender) -> Document {
        twin::document(tender, self)
    }
}

/// Criteria whose answer nothing asks for, in words: the frame then asks what they measure.
#[must_use]
pub fn unasked(draft: &Draft<'_>) -> Vec<String> {
    let selection = &draft.selection;
    let asked = crate::generated::targets(selection);
    numbered(selection)
        .into_iter()
        .flat_map(|(_, members)| members)
        .filter(|member| member.criterion.method != Method::Prix)
        .filter(|member| !asked.contains(&member.chosen.facet.id))
        .map(|member| {
            format!(
                "Le critère {} («\u{a0}{}\u{a0}») n’a pas de question\u{a0}: le cadre à remplir demande seulement ce qu’il \
                 mesure. Gardez sa question, ou retirez le critère",
                member.number, member.criterion.label
            )
        })
        .collect()
}

fn criteria(selection: &Selection<'_>, questions: &[Question]) -> Vec<Ranked> {
    numbered(selection)
        .into_iter()
        .flat_map(|(_, members)| members)
        .map(|member| {
            let facet = &member.chosen.facet.id;
            Ranked {
                label: member.criterion.label.clone(),
                points: points_in_words(selection, facet),
                theme: questions
                    .iter()
                    .find(|question| question.serves == *facet)
                    .map(|question| question.theme),
                number: member.number,
            }
        })
        .collect()
}

fn parts(
    brief: &Brief<'_>,
    selection: &Selection<'_>,
    questions: &[Question],
    requirements: &[Requirement],
) -> Vec<Part> {
    let count = brief.tender.lot_count().unwrap_or(1);
    let concerned = |lots: &[usize], lot: usize| lots.is_empty() || lots.contains(&lot);
    let section = |lot: usize, theme: Theme| {
        let scale = selection.scales.iter().find(|scale| concerned(&scale.lots, lot));
        let points =
            |question: &Question| scale.and_then(|scale| scale.points.get(&question.serves).copied());
        Section {
            questions: questions
                .iter()
                .filter(|one| one.theme == theme)
                .filter_map(|one| match &one.criterion {
                    Some(_) => {
                        let points = points(one)?;
                        let mut scoring = vec![Inline::text(format!("{points} points. "))];
                        scoring.extend(one.scoring.iter().cloned());
                        Some(Question {
                            scoring,
                            ..one.clone()
                        })
                    }
                    None => concerned(&one.lots, lot).then(|| one.clone()),
                })
                .collect(),
            requirements: requirements
                .iter()
                .filter(|one| theme == Theme::Technique && concerned(&one.lots, lot))
                .cloned()
                .collect(),
        }
    };
    if count <= 1 {
        return vec![Part {
            lots: Vec::new(),
            title: brief.tender.objet.trim().to_owned(),
            technique: section(1, Theme::Technique),
            rse: section(1, Theme::Rse),
        }];
    }
    let mut parts: Vec<Part> = Vec::new();
    for lot in 1..=count {
        let (technique, rse) = (section(lot, Theme::Technique), section(lot, Theme::Rse));
        let same = |part: &&mut Part| part.technique == technique && part.rse == rse;
        match parts.iter_mut().find(same) {
            Some(part) if count > OWN_PART => part.lots.push(lot),
            _ => parts.push(Part {
                lots: vec![lot],
                title: String::new(),
                technique,
                rse,
            }),
        }
    }
    for part in &mut parts {
        part.title = match part.lots.as_slice() {
            [one] => lot_title(brief.tender, *one),
            several => lots_in_words(several),
        };
    }
    parts
}

/// Which theme a criterion belongs to.
pub(crate) fn theme_of(criterion: &Criterion) -> Theme {
    match criterion.group.as_str() {
        "environnement" | "social" => Theme::Rse,
        _ => Theme::Technique,
    }
}
