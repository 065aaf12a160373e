//! From words to documents: which words of the question each site or CPV label answers, and how well.

use std::collections::BTreeMap;

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, TERMINATED, TantivyError, Term};

use super::{Index, Segment, TextField, Word, one_error_apart, unpacked};
use crate::error::Result;
use crate::ranking::{
    FIELD_LABEL, FIELD_NAME, FIELD_PLACE, FORM_ERROR, FORM_PREFIX, FORM_STEM, FORM_STEM_IN_NAME, rarity,
};
use crate::site::Tier;

/// A word found in fewer documents than this is also taken as the beginning of a longer one.
const LITTLE: usize = 3;
/// A prefix has at least this many letters.
const SHORTEST_PREFIX: usize = 2;
/// A typing error is only looked for in words of at least this many letters.
const SHORTEST_ERROR: usize = 5;

/// The words asked for.
pub(crate) struct Question<'a> {
    pub(crate) words: &'a [Word],
    /// The last word may still be being typed.
    pub(crate) open: bool,
    /// Words known to be well spelled, even if nothing here contains them.
    pub(crate) well_spelled: &'a dyn Fn(&Word) -> bool,
}

/// A site as the index knows it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) number: i64,
    /// Share of the question answered, 0 to 1, rare words counting more.
    pub(crate) cover: f64,
    /// Whether every word that the index knows at all is answered (and there is one).
    pub(crate) all_words: bool,
    pub(crate) naf: Option<u64>,
    pub(crate) departement: Option<u64>,
    pub(crate) region: Option<u64>,
    pub(crate) tier: Tier,
    pub(crate) position: Option<(f64, f64)>,
}

/// A CPV label as the index knows it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CpvCandidate {
    pub(crate) code: String,
    /// Share of the question answered, 0 to 1.
    pub(crate) cover: f64,
    /// Words of the question found in the label.
    pub(crate) found: u32,
    /// Words of the label that count.
    pub(crate) words: u32,
}

/// What one word of the question finds.
struct Found {
    /// How well, by segment then document; 0 is « not at all ».
    quality: Vec<Vec<f64>>,
    /// What is found, in the order it was: `(segment, document)`.
    documents: Vec<(usize, DocId)>,
}

impl Found {
    fn new(index: &Index) -> Self {
        Self {
            quality: index.by_document(),
            documents: Vec::new(),
        }
    }

    /// The best way a document is found is the one that counts.
    fn add(&mut self, segment: usize, doc: DocId, quality: f64) {
        let known = &mut self.quality[segment][doc as usize];
        if *known == 0.0 {
            self.documents.push((segment, doc));
        }
        *known = known.max(quality);
    }
}

impl Index {
    /// Hands over every site, with what it answers of the question.
    pub(crate) fn each_site(&self, question: &Question<'_>, mut take: impl FnMut(Candidate)) -> Result<()> {
        let fields = [
            (self.fields.name, FIELD_NAME),
            (self.fields.label, FIELD_LABEL),
            (self.fields.place, FIELD_PLACE),
        ];
        let answers = Answers::new(self, &fields, question, self.sites)?;
        for (at, segment) in self.segments.iter().enumerate() {
            let columns = &segment.columns;
            for doc in 0..segment.reader.max_doc() {
                let Some(number) = columns.number.first(doc) else {
                    continue;
                };
                let (cover, found) = answers.of(at, doc);
                take(Candidate {
                    number: i64::try_from(number).unwrap_or(i64::MAX),
                    cover,
                    all_words: found > 0 && found == answers.known,
                    naf: columns.naf.first(doc),
                    departement: columns.departement.first(doc),
                    region: columns.region.first(doc),
                    tier: tier(columns.tier.first(doc)),
                    position: columns.lat.first(doc).zip(columns.lon.first(doc)),
                });
            }
        }
        Ok(())
    }

    /// Every CPV label that answers at least one word.
    pub(crate) fn cpv_labels(&self, question: &Question<'_>) -> Result<Vec<CpvCandidate>> {
        let answers = Answers::new(self, &[(self.fields.cpv, 1.0)], question, self.labels)?;
        let mut found = Vec::new();
        for (at, segment) in self.segments.iter().enumerate() {
            let columns = &segment.columns;
            for doc in 0..segment.reader.max_doc() {
                let (cover, words_found) = answers.of(at, doc);
                if words_found == 0 {
                    continue;
                }
                let words = columns.cpv_words.first(doc).and_then(|n| u32::try_from(n).ok());
                found.push(CpvCandidate {
                    code: unpacked(columns.cpv_code.first(doc).unwrap_or_default()),
                    cover,
                    found: words_found,
                    words: words.unwrap_or(1).max(1),
                });
            }
        }
        Ok(found)
    }

    /// The known words one typing error away, most frequent first, then in alphabetical order; `None` when the
    /// word itself is known, begins a known one while still being typed, or is too short to judge.
    pub(crate) fn spellings(&self, word: &Word, unfinished: bool) -> Result<Option<Vec<String>>> {
        self.spelled(word, unfinished).map_err(|e| self.failed(&e))
    }

    fn spelled(&self, word: &Word, unfinished: bool) -> Result<Option<Vec<String>>, TantivyError> {
        if word.folded.chars().count() < SHORTEST_ERROR {
            return Ok(None);
        }
        let mut near: BTreeMap<String, u32> = BTreeMap::new();
        for field in [
            self.fields.name,
            self.fields.label,
            self.fields.place,
            self.fields.cpv,
        ] {
            for segment in &self.segments {
                let mut known = segment.frequency(field, word)? > 0;
                if unfinished && !known {
                    segment.beginning(field, word, |_| known = true)?;
                }
                if known {
                    return Ok(None);
                }
                segment.near(field, word, |term, frequency| {
                    *near.entry(term.to_owned()).or_default() += frequency
                })?;
            }
        }
        let mut near: Vec<(String, u32)> = near.into_iter().collect();
        near.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(Some(near.into_iter().map(|(term, _)| term).collect()))
    }
}

/// What the whole question finds.
struct Answers {
    /// Sum of the answered words' rarity times quality, and their number, by segment then document.
    documents: Vec<Vec<(f64, u32)>>,
    /// Sum of the rarities.
    whole: f64,
    /// How many words find something.
    known: u32,
}

impl Answers {
    fn new(
        index: &Index,
        fields: &[(TextField, f64)],
        question: &Question<'_>,
        documents: u64,
    ) -> Result<Self> {
        let mut answers = Self {
            documents: index.by_document(),
            whole: 0.0,
            known: 0,
        };
        for (at, word) in question.words.iter().enumerate() {
            let open = question.open && at + 1 == question.words.len();
            let found = index
                .find(fields, word, open, (question.well_spelled)(word))
                .map_err(|e| index.failed(&e))?;
            let weight = rarity(documents, found.documents.len() as u64);
            answers.whole += weight;
            answers.known += u32::from(!found.documents.is_empty());
            for (segment, doc) in found.documents {
                let entry = &mut answers.documents[segment][doc as usize];
                entry.0 += weight * found.quality[segment][doc as usize];
                entry.1 += 1;
            }
        }
        Ok(answers)
    }

    /// Share of the question answered, and number of words.
    fn of(&self, segment: usize, doc: DocId) -> (f64, u32) {
        match self.documents[segment][doc as usize] {
            (_, 0) => (0.0, 0),
            (answered, found) => ((answered / self.whole).clamp(0.0, 1.0), found),
        }
    }
}

impl Index {
    /// A value for each document, by segment.
    fn by_document<T: Default + Clone>(&self) -> Vec<Vec<T>> {
        self.segments
            .iter()
            .map(|s| vec![T::default(); s.reader.max_doc() as usize])
            .collect()
    }

    fn find(
        &self,
        fields: &[(TextField, f64)],
        word: &Word,
        open: bool,
        well_spelled: bool,
    ) -> Result<Found, TantivyError> {
        let mut found = Found::new(self);
        let segments = || self.segments.iter().enumerate();
        for (at, segment) in segments() {
            for &(field, weight) in fields {
                segment.documents(field.folded, &word.folded, |doc| found.add(at, doc, weight))?;
                let form = if weight == FIELD_NAME {
                    FORM_STEM_IN_NAME
                } else {
                    FORM_STEM
                };
                segment.documents(field.stem, &word.stem, |doc| found.add(at, doc, weight * form))?;
            }
        }
        let letters = word.folded.chars().count();
        if open && letters >= SHORTEST_PREFIX && found.documents.len() < LITTLE {
            for (at, segment) in segments() {
                for &(field, weight) in fields {
                    segment.beginning(field, word, |doc| found.add(at, doc, weight * FORM_PREFIX))?;
                }
            }
        }
        if found.documents.is_empty() && !well_spelled && letters >= SHORTEST_ERROR {
            for (at, segment) in segments() {
                for &(field, weight) in fields {
                    let mut near = Vec::new();
                    segment.near(field, word, |term, _| near.push(term.to_owned()))?;
                    for term in near {
                        segment.documents(field.folded, &term, |doc| {
                            found.add(at, doc, weight * FORM_ERROR);
                        })?;
                    }
                }
            }
        }
        Ok(found)
    }
}

impl Segment {
    /// The documents that hold a term.
    fn documents(
        &self,
        field: tantivy::schema::Field,
        term: &str,
        mut take: impl FnMut(DocId),
    ) -> Result<(), TantivyError> {
        let inverted = self.reader.inverted_index(field)?;
        let term = Term::from_field_text(field, term);
        if let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? {
            drain(&mut postings, &mut take);
        }
        Ok(())
    }

    /// In how many documents a word stands, in either form.
    fn frequency(&self, field: TextField, word: &Word) -> Result<u32, TantivyError> {
        let mut frequency = 0;
        for (field, form) in [(field.folded, &word.folded), (field.stem, &word.stem)] {
            let term = Term::from_field_text(field, form);
            frequency = frequency.max(self.reader.inverted_index(field)?.doc_freq(&term)?);
        }
        Ok(frequency)
    }

    /// The documents that hold a word beginning so.
    fn beginning(
        &self,
        field: TextField,
        word: &Word,
        mut take: impl FnMut(DocId),
    ) -> Result<(), TantivyError> {
        let inverted = self.reader.inverted_index(field.folded)?;
        let prefix = word.folded.as_bytes();
        let mut terms = inverted.terms().range().ge(prefix).into_stream()?;
        while terms.advance() && terms.key().starts_with(prefix) {
            let mut postings =
                inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
            drain(&mut postings, &mut take);
        }
        Ok(())
    }

    /// The words of the field one typing error away, with the number of their documents.
    fn near(
        &self,
        field: TextField,
        word: &Word,
        mut take: impl FnMut(&str, u32),
    ) -> Result<(), TantivyError> {
        let inverted = self.reader.inverted_index(field.folded)?;
        let mut terms = inverted.terms().stream()?;
        // One error changes the length by one letter at most, a letter being at most four bytes.
        let length = word.folded.len();
        while terms.advance() {
            let key = terms.key();
            if key.len().abs_diff(length) > 4 {
                continue;
            }
            let Ok(term) = std::str::from_utf8(key) else {
                continue;
            };
            if one_error_apart(&word.folded, term) {
                take(term, terms.value().doc_freq);
            }
        }
        Ok(())
    }
}

fn drain(postings: &mut impl Postings, take: &mut impl FnMut(DocId)) {
    let mut doc = postings.doc();
    while doc != TERMINATED {
        take(doc);
        doc = postings.advance();
    }
}

fn tier(rank: Option<u64>) -> Tier {
    rank.and_then(|rank| usize::try_from(rank).ok())
        .and_then(|rank| Tier::ALL.get(rank).copied())
        .unwrap_or(Tier::C)
}
