//! What a rule points at in a passage.

use std::ops::Range;

/// A place found by a passage rule, in tokens, with what to say beyond the page of the rule.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hit {
    pub(crate) tokens: Range<usize>,
    /// Sentence to show instead of the usual one.
    pub(crate) message: Option<String>,
    /// Advice to show instead of the page's.
    pub(crate) fix: Option<String>,
    /// Text that can safely take the place of the words.
    pub(crate) replacement: Option<String>,
}

impl Hit {
    pub(crate) fn new(tokens: Range<usize>) -> Self {
        Self {
            tokens,
            message: None,
            fix: None,
            replacement: None,
        }
    }

    pub(crate) fn replacement(mut self, text: String) -> Self {
        self.replacement = Some(text);
        self
    }

    pub(crate) fn message(mut self, text: String) -> Self {
        self.message = Some(text);
        self
    }
}

/// From the start of the first to the end of the last.
pub(crate) fn hull(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

/// Tokens between two ranges, whichever comes first; empty when they touch or overlap.
pub(crate) fn between(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    if a.end <= b.start {
        a.end..b.start
    } else if b.end <= a.start {
        b.end..a.start
    } else {
        a.start..a.start
    }
}

pub(crate) fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Ranges joined when they overlap or touch, in order.
pub(crate) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}
