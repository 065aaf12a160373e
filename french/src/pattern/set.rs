//! Many patterns searched for in one pass.

use std::ops::Range;

use super::dispatch::{Dispatch, Start, within};
use super::matcher::{Scratch, attempt};
use super::{Classes, Match, Pattern, PatternError};
use crate::text::Text;

/// Patterns compiled together: at each token only those that may begin there are tried.
///
/// ```
/// use french::{Classes, PatternSet, Text};
///
/// let set = PatternSet::parse(["ou équivalent", "de marque CAP"], &Classes::new()).expect("well written");
/// let text = Text::new("Un écran de marque Dupont ou équivalent.");
/// let found: Vec<usize> = set.find_in(&text, 0..text.tokens().len()).into_iter().map(|(index, _)| index).collect();
/// assert_eq!(found, [1, 0]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    patterns: Vec<Pattern>,
    /// Where they may begin, this set alone.
    alone: Dispatch,
}

impl PatternSet {
    /// A set of patterns; each keeps its place as its index.
    pub fn new(patterns: impl IntoIterator<Item = Pattern>) -> Self {
        let mut set = Self {
            patterns: patterns.into_iter().collect(),
            alone: Dispatch::default(),
        };
        let mut alone = Dispatch::default();
        alone.add(&set);
        set.alone = alone;
        set
    }

    /// Reads patterns and makes a set of them.
    ///
    /// # Errors
    /// The first that cannot be read.
    pub fn parse<S: AsRef<str>>(
        sources: impl IntoIterator<Item = S>,
        classes: &Classes,
    ) -> Result<Self, PatternError> {
        let patterns = sources
            .into_iter()
            .map(|source| Pattern::with_classes(source.as_ref(), classes));
        Ok(Self::new(patterns.collect::<Result<Vec<_>, _>>()?))
    }

    /// Number of patterns.
    pub fn len(&self) -> usize {
        self.patterns.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The pattern at this index.
    pub fn get(&self, index: usize) -> Option<&Pattern> {
        self.patterns.get(index)
    }

    pub(super) fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// [`Self::find_in`], given where the patterns may begin ([`Dispatch`](crate::Dispatch)).
    pub fn find_from(&self, text: &Text, tokens: Range<usize>, starts: &[Start]) -> Vec<(usize, Match)> {
        let mut found = Vec::new();
        self.run(text, tokens, starts, |index, one| {
            found.push((index, one));
            true
        });
        found
    }

    /// Whether [`Self::find_from`] finds anything.
    pub fn is_from(&self, text: &Text, tokens: Range<usize>, starts: &[Start]) -> bool {
        let mut any = false;
        self.run(text, tokens, starts, |_, _| {
            any = true;
            false
        });
        any
    }

    /// Gives each match until it is told to stop.
    fn run(
        &self,
        text: &Text,
        tokens: Range<usize>,
        starts: &[Start],
        mut take: impl FnMut(usize, Match) -> bool,
    ) {
        let starts = within(starts, &tokens);
        if starts.is_empty() {
            return;
        }
        let end = tokens.end.min(text.tokens().len());
        // Most searches find nothing: the ends of matches are kept from the first one on.
        let mut free_from: Vec<usize> = Vec::new();
        let mut scratch = Scratch::default();
        for &(at, index) in starts {
            let (at, index) = (at as usize, index as usize);
            if free_from.get(index).is_some_and(|free| at < *free) {
                continue;
            }
            if let Some(one) = attempt(&self.patterns[index].program, text, at, end, &mut scratch) {
                free_from.resize(self.patterns.len(), 0);
                free_from[index] = one.tokens.end;
                if !take(index, one) {
                    return;
                }
            }
        }
    }

    /// Every match of every pattern within these tokens, with the index of its pattern, by first token then by
    /// index. Matches of one pattern do not overlap; those of two patterns may.
    pub fn find_in(&self, text: &Text, tokens: Range<usize>) -> Vec<(usize, Match)> {
        let starts = self.alone.starts_in(text, tokens.clone());
        self.find_from(text, tokens, starts.of(0).unwrap_or_default())
    }

    /// Whether [`Self::find_in`] finds anything.
    pub fn is_in(&self, text: &Text, tokens: Range<usize>) -> bool {
        let starts = self.alone.starts_in(text, tokens.clone());
        self.is_from(text, tokens, starts.of(0).unwrap_or_default())
    }
}
