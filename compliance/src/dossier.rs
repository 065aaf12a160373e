//! The documents of a purchase read together.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use document::{Audience, DocumentKind, Passage, Place};
use french::{Analyser, Text};
use obligations::{Assessment, State};

use crate::Context;
use crate::phrases::Phrases;
use crate::rule::{DocumentReading, PlacedHit};
use crate::side_by_side::side_by_side_with;
use crate::topics::Topics;

/// All documents of a dossier, each read once.
pub(crate) struct DossierReading<'a> {
    /// In the order they were given; internal notes have no passage.
    pub(crate) pieces: &'a [DocumentReading<'a>],
    /// What is due for the tender on its launch date, when there is a tender.
    pub(crate) assessment: Option<Assessment>,
    pub(crate) ctx: &'a Context<'a>,
}

/// What a rule over the dossier has to say.
#[derive(Default)]
pub(crate) struct Outcome {
    /// Hits, each with the index of its document.
    pub(crate) hits: Vec<(usize, PlacedHit)>,
    /// What is missing to judge, one French sentence each.
    pub(crate) lacks: Vec<String>,
}

impl Outcome {
    pub(crate) fn lacks(&mut self, what: impl Into<String>) {
        self.lacks.push(what.into());
    }
}

/// Where a duty stands for a rule over the texts.
pub(crate) enum Duty {
    /// Due.
    Due,
    /// A field of the need decides and is absent.
    Missing(&'static str),
    /// Nothing to look for.
    None,
}

impl DossierReading<'_> {
    /// Indices of the documents of these kinds.
    pub(crate) fn of_kind(&self, kinds: &[DocumentKind]) -> Vec<usize> {
        (0..self.pieces.len())
            .filter(|at| kinds.contains(&self.pieces[*at].document.kind))
            .collect()
    }

    /// The one document of this kind; none when there are several.
    pub(crate) fn only(&self, kind: DocumentKind) -> Option<usize> {
        match self.of_kind(&[kind])[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// A duty of the tender. Without a tender, one that the date alone decides is read in the law.
    pub(crate) fn duty(&self, id: &str, start: Option<&str>) -> Option<Duty> {
        if let Some(assessment) = &self.assessment {
            let duty = assessment.obligation(id)?;
            return Some(match duty.state {
                State::Due => Duty::Due,
                State::SansObjet => Duty::None,
                State::DonneeManquante => duty.missing.map_or(Duty::None, Duty::Missing),
            });
        }
        let start = self.ctx.law.since(start?)?;
        Some(if self.ctx.launch_date >= start {
            Duty::Due
        } else {
            Duty::None
        })
    }
}

impl<'a> DocumentReading<'a> {
    /// Indices of published passages that speak of a topic.
    pub(crate) fn about(&self, topics: Topics) -> impl Iterator<Item = usize> + '_ {
        (0..self.passages.len())
            .filter(move |at| self.topics[*at].meet(topics) && !is_working(&self.passages[*at]))
    }

    /// Indices of all published passages.
    pub(crate) fn published(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.passages.len()).filter(|at| !is_working(&self.passages[*at]))
    }

    /// Token ranges of the sentences of a passage.
    pub(crate) fn sentences(&self, passage: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        self.texts[passage]
            .sentences()
            .iter()
            .map(|one| one.tokens.clone())
    }

    /// The passage where one of these phrases first stands.
    pub(crate) fn first_with(&self, phrases: &Phrases) -> Option<usize> {
        self.published().find(|at| self.says(*at, phrases))
    }

    /// Whether a passage holds one of these phrases.
    pub(crate) fn says(&self, passage: usize, phrases: &Phrases) -> bool {
        let text = &self.texts[passage];
        phrases.is_in(text, 0..text.tokens().len())
    }

    /// Words of a passage as written.
    pub(crate) fn slice(&self, passage: usize, tokens: Range<usize>) -> &'a str {
        let text = &self.texts[passage];
        text.slice(text.span_of(tokens))
    }

    /// Folded form of a token, empty past the ends.
    pub(crate) fn folded(&self, passage: usize, at: usize) -> &str {
        self.texts[passage]
            .tokens()
            .get(at)
            .map_or("", |token| &token.folded)
    }

    /// A hit on some words of a passage.
    pub(crate) fn hit(&self, passage: usize, tokens: Range<usize>, message: String) -> PlacedHit {
        let text = &self.texts[passage];
        let span = text.span_of(tokens);
        PlacedHit {
            passage: Some(passage),
            span,
            excerpt: text.slice(span).to_owned(),
            message,
            missing: false,
        }
    }

    /// A hit on a whole passage, or on the document when there is none to point at.
    pub(crate) fn whole(&self, passage: Option<usize>, message: String) -> PlacedHit {
        match passage {
            Some(at) => self.hit(at, 0..self.texts[at].tokens().len(), message),
            None => PlacedHit {
                passage: None,
                span: french::Span::default(),
                excerpt: String::new(),
                message,
                missing: false,
            },
        }
    }

    /// The passage of the first title that holds one of these phrases.
    pub(crate) fn title_with(&self, phrases: &Phrases) -> Option<usize> {
        self.published()
            .find(|at| matches!(self.passages[*at].place, Place::Title { .. }) && self.says(*at, phrases))
    }

    /// What the document is called in a sentence: « le CCAP ».
    pub(crate) fn name(&self) -> String {
        match self.document.kind {
            DocumentKind::Autre => format!("«\u{a0}{}\u{a0}»", self.document.title),
            kind => piece_name(kind).to_owned(),
        }
    }

    /// Where a passage stands, for a sentence: « le CCAP, article 3.2 ».
    pub(crate) fn address(&self, passage: usize) -> String {
        match &self.passages[passage].article {
            Some(article) => format!("{}, article\u{a0}{article}", self.name()),
            None => self.name(),
        }
    }
}

/// A drafting comment: it is not published.
pub(crate) fn is_working(passage: &Passage) -> bool {
    matches!(
        passage.place,
        Place::Note {
            audience: Audience::Working
        }
    )
}

/// Whether a number, one above it or one below it is in a set.
pub(crate) fn has_kin(numbers: &BTreeSet<String>, number: &str) -> bool {
    let mut parent = Some(number);
    while let Some(own) = parent {
        if numbers.contains(own) {
            return true;
        }
        parent = own.rsplit_once('.').map(|(above, _)| above);
    }
    has_below(numbers, number)
}

/// Whether a number below this one is in a set.
pub(crate) fn has_below(numbers: &BTreeSet<String>, number: &str) -> bool {
    let below = format!("{number}.");
    let next = numbers.range(below.clone()..).next();
    next.is_some_and(|next| next.starts_with(&below))
}

/// « le CCAP », « l’acte d’engagement ».
pub(crate) fn piece_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Rc => "le règlement de la consultation",
        DocumentKind::Ccap => "le CCAP",
        DocumentKind::Cctp => "le CCTP",
        DocumentKind::Ccp => "le CCP",
        DocumentKind::Ae => "l’acte d’engagement",
        DocumentKind::Lettre => "la lettre de consultation",
        DocumentKind::CadreReponse => "le cadre de réponse",
        DocumentKind::Questionnaire => "le questionnaire de sourçage",
        DocumentKind::InformationsPrealables => "l’annexe d’information préalable",
        DocumentKind::CompteRenduSourcage => "le compte rendu de sourçage",
        DocumentKind::ConventionGroupement => "la convention de groupement",
        DocumentKind::NoteJustification => "la note de justification",
        DocumentKind::Autre => "un autre document",
    }
}

/// The words of passages, as the rules read them: a comment kept at the head of a line by a text file is blank.
pub(crate) fn sources(passages: &[Passage]) -> Vec<Cow<'_, str>> {
    let source = |passage| without_comment(passage).map_or(Cow::Borrowed(passage.text.as_str()), Cow::Owned);
    passages.iter().map(source).collect()
}

/// The same text, as long, with spaces in place of the comment.
fn without_comment(passage: &Passage) -> Option<String> {
    let text = &passage.text;
    let end = text
        .trim_start()
        .starts_with("<!--")
        .then(|| text.find("-->"))??
        + "-->".len();
    let blank = " ".repeat(text[..end].chars().count());
    Some(blank + &text[end..])
}

/// The texts of passages, analysed.
pub(crate) fn analysed<'s>(sources: &'s [Cow<'_, str>]) -> Vec<Text<'s>> {
    let bytes = sources.iter().map(|source| source.len()).sum();
    side_by_side_with(sources.len(), bytes, Analyser::default, |analyser, at| {
        analyser.read(&sources[at])
    })
}

/// What each passage speaks of.
pub(crate) fn topics_of(texts: &[Text<'_>]) -> Vec<Topics> {
    texts.iter().map(Topics::of).collect()
}
