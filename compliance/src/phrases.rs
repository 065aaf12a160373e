//! Sets of phrases compiled once, each given in the pattern language of `french`.

use std::ops::Range;
use std::sync::OnceLock;

use french::{PatternSet, Text};

/// Phrases that mean the same thing to a rule. A phrase that does not compile is a fault of the program: the test
/// `every_phrase_compiles` finds it, and the set goes on without it.
pub(crate) struct Phrases {
    sources: &'static [&'static str],
    compiled: OnceLock<PatternSet>,
}

impl Phrases {
    pub(crate) const fn new(sources: &'static [&'static str]) -> Self {
        Self {
            sources,
            compiled: OnceLock::new(),
        }
    }

    fn set(&self) -> &PatternSet {
        self.compiled.get_or_init(|| {
            PatternSet::new(
                self.sources
                    .iter()
                    .filter_map(|source| french::Pattern::new(source).ok()),
            )
        })
    }

    /// Every match, in order.
    pub(crate) fn find(&self, text: &Text<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
        let mut found: Vec<_> = self
            .set()
            .find_in(text, tokens)
            .into_iter()
            .map(|(_, found)| found.tokens)
            .collect();
        found.sort_by_key(|range| (range.start, range.end));
        found.dedup();
        found
    }

    pub(crate) fn is_in(&self, text: &Text<'_>, tokens: Range<usize>) -> bool {
        !self.set().find_in(text, tokens).is_empty()
    }
}
