//! Sets of phrases compiled once, each given in the pattern language of `french`.

use std::ops::Range;
use std::sync::{OnceLock, PoisonError, RwLock};

use french::{Dispatch, Match, PatternSet, Starts, Text};

/// All sets compiled so far: a text is read once for all of them.
static COMPILED: RwLock<Option<Dispatch>> = RwLock::new(None);

/// Phrases that mean the same thing to a rule. A phrase that does not compile is a fault of the program: the test
/// `every_phrase_compiles` finds it, and the set goes on without it.
pub(crate) struct Phrases {
    sources: &'static [&'static str],
    compiled: OnceLock<Compiled>,
}

struct Compiled {
    set: PatternSet,
    /// Its number among the sets.
    number: usize,
}

/// Where every set compiled before may begin in this text.
pub(crate) fn starts(text: &Text<'_>) -> Starts {
    let compiled = COMPILED.read().unwrap_or_else(PoisonError::into_inner);
    compiled
        .as_ref()
        .map(|dispatch| dispatch.starts(text))
        .unwrap_or_default()
}

impl Phrases {
    pub(crate) const fn new(sources: &'static [&'static str]) -> Self {
        Self {
            sources,
            compiled: OnceLock::new(),
        }
    }

    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            let set = PatternSet::new(
                self.sources
                    .iter()
                    .filter_map(|source| french::Pattern::new(source).ok()),
            );
            let mut all = COMPILED.write().unwrap_or_else(PoisonError::into_inner);
            let number = all.get_or_insert_default().add(&set);
            Compiled { set, number }
        })
    }

    /// Every match, in order, in a text whose `starts` are known. A set compiled after they were made looks at the
    /// tokens itself.
    pub(crate) fn find_from(
        &self,
        text: &Text<'_>,
        starts: &Starts,
        tokens: Range<usize>,
    ) -> Vec<Range<usize>> {
        let compiled = self.compiled();
        match starts.of(compiled.number) {
            // The usual case, by far.
            Some([]) => Vec::new(),
            Some(starts) => ordered(compiled.set.find_from(text, tokens, starts)),
            None => ordered(compiled.set.find_in(text, tokens)),
        }
    }

    /// Whether there is a match, in a text whose `starts` are known.
    pub(crate) fn is_from(&self, text: &Text<'_>, starts: &Starts, tokens: Range<usize>) -> bool {
        let compiled = self.compiled();
        match starts.of(compiled.number) {
            Some([]) => false,
            Some(starts) => compiled.set.is_from(text, tokens, starts),
            None => compiled.set.is_in(text, tokens),
        }
    }

    /// Every match, in order, for rules that look at a few passages only.
    pub(crate) fn find(&self, text: &Text<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
        ordered(self.compiled().set.find_in(text, tokens))
    }

    /// Whether there is a match, for rules that look at a few passages only.
    pub(crate) fn is_in(&self, text: &Text<'_>, tokens: Range<usize>) -> bool {
        self.compiled().set.is_in(text, tokens)
    }
}

fn ordered(matches: Vec<(usize, Match)>) -> Vec<Range<usize>> {
    let mut found: Vec<_> = matches.into_iter().map(|(_, found)| found.tokens).collect();
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}
