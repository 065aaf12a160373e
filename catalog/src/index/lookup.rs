//! From words to documents: which words of the question each site or CPV label answers, and how well.
//!
//! A site is looked at when it may be an answer: it holds the rarest word of the question that anything here holds,
//! or its trade answers. Only when no such site answers fully are those that hold any word looked at. When a
//! filter (département, région, classes) leaves fewer sites than that, it is the sites of the filter that are.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::postings::Postings;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, TERMINATED, TantivyError, Term};

use super::{Index, Segment, TextField, Word, from_degrees, labels, one_error_apart, some, unpacked};
use crate::error::Result;
use crate::ranking::{
    FIELD_NAME, FIELD_PLACE, FORM_ERROR, FORM_PREFIX, FORM_STEM, FORM_STEM_IN_NAME, rarity,
};

/// A word found in fewer documents than this is also taken as the beginning of a longer one.
const LITTLE: u64 = 3;
/// A prefix has at least this many letters.
const SHORTEST_PREFIX: usize = 2;
/// A typing error is only looked for in words of at least this many letters.
const SHORTEST_ERROR: usize = 5;
/// Words that a beginning stands for, at most: the most frequent.
const COMPLETIONS: usize = 200;

/// What is asked of the sites.
pub(crate) struct Ask<'a> {
    pub(crate) words: &'a [Word],
    /// The last word may still be being typed.
    pub(crate) open: bool,
    /// Words known to be well spelled, even if nothing here contains them.
    pub(crate) well_spelled: &'a dyn Fn(&Word) -> bool,
    /// Trades, packed, whose sites are answers whatever their words.
    pub(crate) trades: &'a BTreeSet<u64>,
    /// Only these trades, packed.
    pub(crate) only: Option<&'a BTreeSet<u64>>,
    pub(crate) departement: Option<u64>,
    pub(crate) region: Option<u64>,
}

/// A site as the index knows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) number: u64,
    /// Share of the question answered, 0 to 1, rare words counting more.
    pub(crate) cover: f64,
    /// Whether every word that the index knows at all is answered (and there is one).
    pub(crate) all_words: bool,
    /// Whether its name has as many words as the question.
    pub(crate) as_long: bool,
    pub(crate) naf: Option<u64>,
    pub(crate) departement: Option<u64>,
    pub(crate) region: Option<u64>,
    /// Day when the register last said « active », `yyyymmdd`.
    pub(crate) registered: Option<u64>,
    pub(crate) year_site: Option<u64>,
    pub(crate) year_firm: Option<u64>,
    pub(crate) category: Option<u64>,
    pub(crate) headcount: Option<u64>,
    pub(crate) size_year: Option<u64>,
    /// Labels and experience (`tables/facts.rs`).
    pub(crate) bits: u64,
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

/// What one word of the question stands for in the index.
#[derive(Default)]
struct Meaning {
    /// Terms, with the quality of an answer by them.
    terms: Vec<(Term, f64)>,
    /// Trades whose label answers, packed.
    nafs: BTreeMap<u64, f64>,
    /// At most so many documents.
    frequency: u64,
    weight: f64,
}

impl Index {
    /// Hands over the sites that answer all the words or by their trade (all that the filters leave, without words),
    /// with what they answer of the question; if `any`, those that answer at least one word.
    pub(crate) fn each_site(&self, ask: &Ask<'_>, any: bool, mut take: impl FnMut(Candidate)) -> Result<()> {
        self.look(ask, any, &mut take).map_err(|e| self.failed(&e))
    }

    fn look(&self, ask: &Ask<'_>, any: bool, take: &mut impl FnMut(Candidate)) -> Result<(), TantivyError> {
        let fields = [(self.fields.name, FIELD_NAME), (self.fields.place, FIELD_PLACE)];
        let meanings = ask
            .words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let open = ask.open && at + 1 == ask.words.len();
                self.meaning(&fields, true, word, open, (ask.well_spelled)(word), self.sites)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let whole: f64 = meanings.iter().map(|m| m.weight).sum();
        let known = meanings.iter().filter(|m| m.frequency > 0).count();
        let nothing_asked = ask.words.is_empty();
        for segment in &self.segments {
            let docs = self.candidates(segment, ask, &meanings, any)?;
            let columns = &segment.columns;
            let mut nafs = vec![0; docs.len()];
            columns.naf.get_vals(&docs, &mut nafs);
            let answers = answers(segment, &docs, &nafs, &meanings)?;
            let mut asked = Of::new(|naf| ask.trades.contains(&naf));
            for ((doc, naf), (answered, found)) in docs.into_iter().zip(nafs).zip(answers) {
                let naf = some(naf);
                // What cannot be a full answer is not read further: most of what a filter leaves is not one.
                let all_words = found > 0 && found as usize == known;
                let trade = naf.is_some_and(|naf| asked.get(naf));
                if !any && !nothing_asked && !all_words && !trade || any && found == 0 {
                    continue;
                }
                let Some(number) = some(columns.number.get_val(doc)) else {
                    continue;
                };
                if !segment.fresh && !self.changed.is_empty() && self.changed.contains(&(number / 100_000)) {
                    continue;
                }
                let departement = some(columns.departement.get_val(doc));
                if ask.departement.is_some() && departement != ask.departement
                    || ask
                        .only
                        .is_some_and(|only| !naf.is_some_and(|naf| only.contains(&naf)))
                {
                    continue;
                }
                let region = some(columns.region.get_val(doc));
                if ask.region.is_some() && region != ask.region {
                    continue;
                }
                take(Candidate {
                    number,
                    cover: if found == 0 {
                        0.0
                    } else {
                        (answered / whole).clamp(0.0, 1.0)
                    },
                    all_words,
                    as_long: all_words && columns.words_count.get_val(doc) == ask.words.len() as u64,
                    naf,
                    departement,
                    region,
                    registered: some(columns.registered.get_val(doc)),
                    year_site: some(columns.year_site.get_val(doc)),
                    year_firm: some(columns.year_firm.get_val(doc)),
                    category: some(columns.category.get_val(doc)),
                    headcount: some(columns.headcount.get_val(doc)),
                    size_year: some(columns.size_year.get_val(doc)),
                    bits: columns.bits.get_val(doc),
                    position: some(columns.lat.get_val(doc))
                        .zip(some(columns.lon.get_val(doc)))
                        .map(|(lat, lon)| (from_degrees(lat), from_degrees(lon))),
                });
            }
        }
        Ok(())
    }

    /// The documents of a segment to look at, in order.
    fn candidates(
        &self,
        segment: &Segment,
        ask: &Ask<'_>,
        meanings: &[Meaning],
        any: bool,
    ) -> Result<Vec<DocId>, TantivyError> {
        // What the filters leave: the smallest of them.
        let code = |field: Field, value: u64| Term::from_field_u64(field, value);
        let mut filters: Vec<Vec<Term>> = Vec::new();
        filters.extend(ask.departement.map(|d| vec![code(self.fields.departement, d)]));
        filters.extend(ask.region.map(|r| vec![code(self.fields.region, r)]));
        filters.extend(
            ask.only
                .map(|only| only.iter().map(|naf| code(self.fields.naf, *naf)).collect()),
        );
        let mut smallest: Option<(u64, Vec<Term>)> = None;
        for filter in filters {
            let size = segment.frequencies(&filter)?;
            if smallest.as_ref().is_none_or(|(least, _)| size < *least) {
                smallest = Some((size, filter));
            }
        }
        if ask.words.is_empty() && ask.trades.is_empty() {
            return match smallest {
                Some((_, filter)) => segment.union(&filter),
                None => Ok((0..segment.reader.max_doc()).collect()),
            };
        }
        // What the question asks.
        let mut nafs: BTreeSet<u64> = ask.trades.clone();
        let mut terms: Vec<Term> = Vec::new();
        let rarest = meanings
            .iter()
            .filter(|m| m.frequency > 0)
            .min_by_key(|m| m.frequency);
        for meaning in meanings {
            if any || rarest.is_some_and(|r| std::ptr::eq(r, meaning)) {
                nafs.extend(meaning.nafs.keys());
                terms.extend(meaning.terms.iter().map(|(term, _)| term.clone()));
            }
        }
        terms.extend(nafs.into_iter().map(|naf| code(self.fields.naf, naf)));
        match smallest {
            Some((size, filter)) if size < segment.frequencies(&terms)? => segment.union(&filter),
            _ => segment.union(&terms),
        }
    }

    /// Every CPV label that answers at least one word.
    pub(crate) fn cpv_labels(&self, words: &[Word], open: bool) -> Result<Vec<CpvCandidate>> {
        self.labels_of(words, open).map_err(|e| self.failed(&e))
    }

    fn labels_of(&self, words: &[Word], open: bool) -> Result<Vec<CpvCandidate>, TantivyError> {
        let meanings = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let open = open && at + 1 == words.len();
                self.meaning(&[(self.fields.cpv, 1.0)], false, word, open, true, self.labels)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let whole: f64 = meanings.iter().map(|m| m.weight).sum();
        let terms: Vec<Term> = meanings
            .iter()
            .flat_map(|m| m.terms.iter().map(|(term, _)| term.clone()))
            .collect();
        let mut labels = Vec::new();
        for segment in &self.segments {
            let docs = segment.union(&terms)?;
            let answers = answers(segment, &docs, &[], &meanings)?;
            for (doc, (answered, found)) in docs.into_iter().zip(answers) {
                let columns = &segment.columns;
                let words = some(columns.words_count.get_val(doc)).and_then(|n| u32::try_from(n).ok());
                labels.push(CpvCandidate {
                    code: unpacked(columns.cpv_code.get_val(doc)),
                    cover: (answered / whole).clamp(0.0, 1.0),
                    found,
                    words: words.unwrap_or(1).max(1),
                });
            }
        }
        Ok(labels)
    }

    fn meaning(
        &self,
        fields: &[(TextField, f64)],
        with_labels: bool,
        word: &Word,
        open: bool,
        well_spelled: bool,
        documents: u64,
    ) -> Result<Meaning, TantivyError> {
        let mut meaning = Meaning::default();
        for &(field, weight) in fields {
            let form = if weight == FIELD_NAME && with_labels {
                FORM_STEM_IN_NAME
            } else {
                FORM_STEM
            };
            let mut most = 0;
            for (field, text, quality) in [
                (field.folded, &word.folded, weight),
                (field.stem, &word.stem, weight * form),
            ] {
                let term = Term::from_field_text(field, text);
                let frequency = self.frequency(&term)?;
                if frequency > 0 {
                    meaning.terms.push((term, quality));
                    most = most.max(frequency);
                }
            }
            meaning.frequency += most;
        }
        if with_labels {
            self.add_nafs(&mut meaning, labels::holding(word))?;
        }
        let letters = word.folded.chars().count();
        if open && letters >= SHORTEST_PREFIX && meaning.frequency < LITTLE {
            for &(field, weight) in fields {
                for (term, frequency) in self.completions(field, word)? {
                    let term = Term::from_field_text(field.folded, &term);
                    meaning.terms.push((term, weight * FORM_PREFIX));
                    meaning.frequency += frequency;
                }
            }
            if with_labels {
                self.add_nafs(&mut meaning, labels::beginning(word))?;
            }
        }
        if meaning.frequency == 0 && !well_spelled && letters >= SHORTEST_ERROR {
            for &(field, weight) in fields {
                for (term, frequency) in self.near(field, word)? {
                    let term = Term::from_field_text(field.folded, &term);
                    meaning.terms.push((term, weight * FORM_ERROR));
                    meaning.frequency += frequency;
                }
            }
            if with_labels {
                self.add_nafs(&mut meaning, labels::near(word))?;
            }
        }
        meaning.weight = rarity(documents, meaning.frequency);
        Ok(meaning)
    }

    fn add_nafs(&self, meaning: &mut Meaning, nafs: BTreeMap<u64, f64>) -> Result<(), TantivyError> {
        for (naf, quality) in nafs {
            let frequency = self.frequency(&Term::from_field_u64(self.fields.naf, naf))?;
            if frequency > 0 {
                meaning.frequency += frequency;
                let known = meaning.nafs.entry(naf).or_insert(quality);
                *known = known.max(quality);
            }
        }
        Ok(())
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
        let fields = [self.fields.name, self.fields.place, self.fields.cpv];
        for field in fields {
            for (field, text) in [(field.folded, &word.folded), (field.stem, &word.stem)] {
                if self.frequency(&Term::from_field_text(field, text))? > 0 {
                    return Ok(None);
                }
            }
            if unfinished && !self.completions(field, word)?.is_empty() {
                return Ok(None);
            }
        }
        if !labels::holding(word).is_empty() || unfinished && !labels::beginning(word).is_empty() {
            return Ok(None);
        }
        let mut near: BTreeMap<String, u64> = BTreeMap::new();
        for field in fields {
            for (term, frequency) in self.near(field, word)? {
                *near.entry(term).or_default() += frequency;
            }
        }
        for (term, nafs) in labels::spellings(word) {
            for naf in nafs {
                let frequency = self.frequency(&Term::from_field_u64(self.fields.naf, naf))?;
                *near.entry(term.clone()).or_default() += frequency.max(1);
            }
        }
        let mut near: Vec<(String, u64)> = near.into_iter().collect();
        near.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(Some(near.into_iter().map(|(term, _)| term).collect()))
    }

    /// In how many documents a term stands.
    fn frequency(&self, term: &Term) -> Result<u64, TantivyError> {
        let mut frequency = 0;
        for segment in &self.segments {
            frequency += u64::from(segment.reader.inverted_index(term.field())?.doc_freq(term)?);
        }
        Ok(frequency)
    }

    /// Words of a field that begin so, with the number of their documents.
    fn completions(&self, field: TextField, word: &Word) -> Result<Vec<(String, u64)>, TantivyError> {
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        for segment in &self.segments {
            let inverted = segment.reader.inverted_index(field.folded)?;
            let prefix = word.folded.as_bytes();
            let mut terms = inverted.terms().range().ge(prefix).into_stream()?;
            while terms.advance() && terms.key().starts_with(prefix) {
                if let Ok(term) = std::str::from_utf8(terms.key()) {
                    *found.entry(term.to_owned()).or_default() += u64::from(terms.value().doc_freq);
                }
            }
        }
        let mut found: Vec<(String, u64)> = found.into_iter().collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(COMPLETIONS);
        Ok(found)
    }

    /// Words of a field one typing error away, with the number of their documents.
    fn near(&self, field: TextField, word: &Word) -> Result<Vec<(String, u64)>, TantivyError> {
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        let term = Term::from_field_text(field.folded, &word.folded);
        // The automaton walks the dictionary without reading it whole.
        let automaton = FuzzyTermQuery::new(term, 1, true).automaton()?;
        for segment in &self.segments {
            let inverted = segment.reader.inverted_index(field.folded)?;
            let mut terms = inverted.terms().search(&automaton).into_stream()?;
            while terms.advance() {
                if let Ok(term) = std::str::from_utf8(terms.key())
                    && one_error_apart(&word.folded, term)
                {
                    *found.entry(term.to_owned()).or_default() += u64::from(terms.value().doc_freq);
                }
            }
        }
        Ok(found.into_iter().collect())
    }
}

/// For each document (in order, with its trade when trades are looked at), what it answers: sum of the weights of the words times quality, and their number.
fn answers(
    segment: &Segment,
    docs: &[DocId],
    nafs: &[u64],
    meanings: &[Meaning],
) -> Result<Vec<(f64, u32)>, TantivyError> {
    let mut all = vec![(0.0, 0); docs.len()];
    let mut quality = vec![0.0_f64; docs.len()];
    for meaning in meanings {
        quality.fill(0.0);
        for (term, worth) in &meaning.terms {
            let inverted = segment.reader.inverted_index(term.field())?;
            let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else {
                continue;
            };
            mark(&mut postings, docs, *worth, &mut quality);
        }
        if !meaning.nafs.is_empty() {
            let mut worth = Of::new(|naf: u64| meaning.nafs.get(&naf).copied().unwrap_or_default());
            for (naf, known) in nafs.iter().zip(&mut quality) {
                *known = known.max(worth.get(*naf));
            }
        }
        for (answer, quality) in all.iter_mut().zip(&quality) {
            if *quality > 0.0 {
                answer.0 += meaning.weight * quality;
                answer.1 += 1;
            }
        }
    }
    Ok(all)
}

/// What is asked of codes that stand in runs, kept as long as the code is the same: documents are ordered by
/// département then trade.
pub(crate) struct Of<T, F> {
    last: Option<(u64, T)>,
    ask: F,
}

impl<T: Copy, F: Fn(u64) -> T> Of<T, F> {
    pub(crate) fn new(ask: F) -> Self {
        Self { last: None, ask }
    }

    pub(crate) fn get(&mut self, code: u64) -> T {
        match self.last {
            Some((known, value)) if known == code => value,
            _ => {
                let value = (self.ask)(code);
                self.last = Some((code, value));
                value
            }
        }
    }
}

/// Raises the quality of the documents among `docs` (in order) that a term holds.
fn mark(postings: &mut impl Postings, docs: &[DocId], worth: f64, quality: &mut [f64]) {
    let (Some(first), Some(last)) = (docs.first(), docs.last()) else {
        return;
    };
    if postings.doc() < *first {
        postings.seek(*first);
    }
    // What a filter on a place leaves stands together: no document is looked for.
    let together = (last - first) as usize + 1 == docs.len();
    let mut from = 0;
    while postings.doc() <= *last && postings.doc() != TERMINATED {
        let doc = postings.doc();
        let at = if together {
            Some((doc - first) as usize)
        } else {
            from += reach(&docs[from..], doc);
            (docs.get(from) == Some(&doc)).then_some(from)
        };
        if let Some(at) = at {
            quality[at] = quality[at].max(worth);
        }
        match docs.get(from) {
            // The next document to judge is far: what lies between is jumped over.
            Some(next) if !together && *next > doc + 128 => {
                postings.seek(*next);
            }
            _ => {
                postings.advance();
            }
        }
    }
}

/// How many of the first documents come before `doc`; what is near is found at once.
fn reach(docs: &[DocId], doc: DocId) -> usize {
    let mut step = 1;
    while docs.get(step - 1).is_some_and(|judged| *judged < doc) {
        step *= 2;
    }
    let (from, to) = (step / 2, step.min(docs.len()));
    from + docs[from..to].partition_point(|judged| *judged < doc)
}

impl Segment {
    /// In how many documents these terms stand, counted once for each term.
    fn frequencies(&self, terms: &[Term]) -> Result<u64, TantivyError> {
        let mut frequency = 0;
        for term in terms {
            frequency += u64::from(self.reader.inverted_index(term.field())?.doc_freq(term)?);
        }
        Ok(frequency)
    }

    /// The documents that hold one of these terms, in order.
    fn union(&self, terms: &[Term]) -> Result<Vec<DocId>, TantivyError> {
        let mut docs = Vec::new();
        for term in terms {
            let inverted = self.reader.inverted_index(term.field())?;
            if let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? {
                drain(&mut postings, &mut docs);
            }
        }
        if terms.len() > 1 {
            // Runs already in order: merging them is all there is to do.
            docs.sort();
            docs.dedup();
        }
        Ok(docs)
    }
}

fn drain(postings: &mut impl Postings, docs: &mut Vec<DocId>) {
    let mut doc = postings.doc();
    while doc != TERMINATED {
        docs.push(doc);
        doc = postings.advance();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_before_is_counted_near_or_far() {
        let docs: Vec<DocId> = vec![2, 3, 5, 8, 13, 21, 34, 55, 89];
        for doc in 0..100 {
            let before = docs.iter().filter(|judged| **judged < doc).count();
            assert_eq!(reach(&docs, doc), before, "{doc}");
        }
        assert_eq!(reach(&[], 4), 0);
    }

    #[test]
    fn what_is_asked_of_a_code_is_kept_while_it_lasts() {
        let asked = std::cell::Cell::new(0);
        let mut double = Of::new(|code: u64| {
            asked.set(asked.get() + 1);
            code * 2
        });
        let answers: Vec<u64> = [1, 1, 1, 4, 4, 1]
            .into_iter()
            .map(|code| double.get(code))
            .collect();
        assert_eq!((answers, asked.get()), (vec![2, 2, 2, 8, 8, 2], 3));
    }
}
