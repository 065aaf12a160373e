//! Runs a compiled pattern over the tokens of a text.
//!
//! The steps have no loop, so a failure at one step and one token is a failure for good: patterns with many ways
//! through remember theirs, and no pair is tried twice from the same start.

use std::ops::Range;

use super::Match;
use super::program::{Program, Step};
use crate::number::plain_number;
use crate::sentence::is_item_number;
use crate::text::Text;
use crate::token::{Token, TokenKind};

/// After so many steps a start is given up.
const MOST_STEPS: u32 = 50_000;

/// A search under way.
pub(super) struct Matcher<'t> {
    text: &'t Text<'t>,
    at: usize,
    end: usize,
    scratch: Scratch,
}

/// Memory reused from one start to the next.
#[derive(Default)]
pub(super) struct Scratch {
    captures: Vec<(usize, usize)>,
    /// One bit per step and token: a failure.
    failed: Vec<u64>,
    /// Steps taken from this start.
    steps: u32,
    /// Steps taken in all.
    pub(super) total: u64,
}

/// A capture that has matched nothing.
const UNSET: (usize, usize) = (usize::MAX, usize::MAX);

impl<'t> Matcher<'t> {
    pub(super) fn new(text: &'t Text, tokens: Range<usize>) -> Self {
        Self {
            text,
            at: tokens.start,
            end: tokens.end.min(text.tokens().len()),
            scratch: Scratch::default(),
        }
    }

    /// The next match that begins at or after the end of the last one.
    pub(super) fn next(&mut self, program: &Program) -> Option<Match> {
        while self.at < self.end {
            let start = self.at;
            self.at += 1;
            if !program.first.admits(&self.text.tokens()[start..self.end]) {
                continue;
            }
            if let Some(found) = attempt(program, self.text, start, self.end, &mut self.scratch) {
                self.at = found.tokens.end;
                return Some(found);
            }
        }
        None
    }
}

/// Tries a pattern at one token, which its first test admits; the match ends at `end` at the latest.
pub(super) fn attempt(
    program: &Program,
    text: &Text,
    start: usize,
    end: usize,
    scratch: &mut Scratch,
) -> Option<Match> {
    let tokens = text.tokens();
    if tokens[start].kind == TokenKind::Newline {
        return None;
    }
    // Most attempts fail at their second token: no need to prepare for more.
    if let [Step::One(_), Step::One(second), ..] = &program.steps[..]
        && !tokens.get(start + 1).is_some_and(|token| second.passes(token))
    {
        return None;
    }
    let sentence = text.sentences()[text.sentence_of(start)].tokens.clone();
    let end = end.min(sentence.end);
    scratch.captures.clear();
    scratch.captures.resize(program.captures.len(), UNSET);
    scratch.steps = 0;
    scratch.failed.clear();
    let width = program.longest + 1;
    let mut run = Run {
        program,
        tokens,
        sentence,
        start,
        end,
        width,
        scratch,
    };
    let reached = run.go(0, start);
    scratch.total += u64::from(scratch.steps);
    let reached = reached?;
    let mut captures: Vec<(String, Range<usize>)> = program
        .captures
        .iter()
        .zip(&scratch.captures)
        .filter(|(_, found)| found.1 != usize::MAX && found.0 < found.1)
        .map(|(name, found)| (name.clone(), found.0..found.1))
        .collect();
    captures.sort_by_key(|(_, tokens)| (tokens.start, usize::MAX - tokens.end));
    Some(Match {
        tokens: start..reached,
        span: text.span_of(start..reached),
        captures,
    })
}

struct Run<'r> {
    program: &'r Program,
    tokens: &'r [Token],
    sentence: Range<usize>,
    start: usize,
    end: usize,
    width: usize,
    scratch: &'r mut Scratch,
}

impl Run<'_> {
    /// Runs the steps from `step` at token `at`: where the match ends.
    fn go(&mut self, mut step: usize, mut at: usize) -> Option<usize> {
        let program = self.program;
        loop {
            self.scratch.steps += 1;
            if self.scratch.steps > MOST_STEPS {
                return None;
            }
            match &program.steps[step] {
                Step::One(test) => {
                    if at >= self.end || !test.passes(&self.tokens[at]) {
                        return None;
                    }
                    at += 1;
                }
                Step::Number(compare, bound) => {
                    let (value, taken) = plain_number(&self.tokens[at..self.end])?;
                    if !compare.holds(value, *bound) {
                        return None;
                    }
                    at += taken;
                }
                Step::Gap(most) => {
                    let last = (at + most).min(self.end);
                    return (at..=last).find_map(|next| {
                        self.may_go(step + 1, next)
                            .then(|| self.branch(step + 1, next))
                            .flatten()
                    });
                }
                Step::Split(steps) => {
                    return steps
                        .iter()
                        .find_map(|&next| self.may_go(next, at).then(|| self.branch(next, at)).flatten());
                }
                Step::Jump(next) => {
                    step = *next;
                    continue;
                }
                Step::Not(next) => {
                    if self.branch(step + 1, at).is_some() {
                        return None;
                    }
                    step = *next;
                    continue;
                }
                Step::Behind(tests) => {
                    if at > self.sentence.start && tests.iter().any(|test| test.passes(&self.tokens[at - 1]))
                    {
                        return None;
                    }
                }
                Step::Start => {
                    if !begins(&self.tokens[self.sentence.start..at]) {
                        return None;
                    }
                }
                Step::End => {
                    if !ends(&self.tokens[at..self.sentence.end]) {
                        return None;
                    }
                }
                Step::Open(slot) => {
                    let before = self.scratch.captures[*slot];
                    self.scratch.captures[*slot].0 = at;
                    let reached = self.go(step + 1, at);
                    if reached.is_none() {
                        self.scratch.captures[*slot] = before;
                    }
                    return reached;
                }
                Step::Close(slot) => {
                    let before = self.scratch.captures[*slot];
                    self.scratch.captures[*slot].1 = at;
                    let reached = self.go(step + 1, at);
                    if reached.is_none() {
                        self.scratch.captures[*slot] = before;
                    }
                    return reached;
                }
                Step::Found => return Some(at),
            }
            step += 1;
        }
    }

    /// False when the step is the test of one token, which this one does not pass.
    fn may_go(&self, step: usize, at: usize) -> bool {
        match &self.program.steps[step] {
            Step::One(test) => at < self.end && test.passes(&self.tokens[at]),
            _ => true,
        }
    }

    /// [`Self::go`], unless it is known to fail.
    fn branch(&mut self, step: usize, at: usize) -> Option<usize> {
        if !self.program.remembers {
            return self.go(step, at);
        }
        if self.scratch.failed.is_empty() {
            let bits = self.program.steps.len() * self.width;
            self.scratch.failed.resize(bits.div_ceil(64), 0);
        }
        let bit = step * self.width + (at - self.start).min(self.width - 1);
        let (word, mask) = (bit / 64, 1u64 << (bit % 64));
        if self.scratch.failed[word] & mask != 0 {
            return None;
        }
        let reached = self.go(step, at);
        if reached.is_none() {
            self.scratch.failed[word] |= mask;
        }
        reached
    }
}

/// Nothing but a list mark or opening quotes stands before.
fn begins(before: &[Token]) -> bool {
    before.len() <= 6
        && before.iter().all(|token| {
            token.kind == TokenKind::Punctuation || is_item_number(token) || token.folded.chars().count() == 1
        })
        && (before.is_empty() || before.iter().any(|token| token.kind == TokenKind::Punctuation))
}

/// Nothing but final signs and closing quotes or brackets stands after.
fn ends(after: &[Token]) -> bool {
    after.iter().all(|token| {
        token.kind == TokenKind::Punctuation
            && matches!(
                token.folded.as_str(),
                "." | "!" | "?" | ".." | "..." | ";" | ":" | "»" | ")" | "]" | "\""
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pattern;

    /// Steps for each token at the worst place of a text made to be bad.
    fn steps_by_token(pattern: &str, text: &str) -> u64 {
        let pattern = Pattern::new(pattern).expect("well written");
        let text = Text::new(text);
        let mut matcher = Matcher::new(&text, 0..text.tokens().len());
        while matcher.next(&pattern.program).is_some() {}
        matcher.scratch.total / text.tokens().len() as u64
    }

    #[test]
    fn nested_gaps_do_not_blow_up() {
        let text = "bois ".repeat(3_000);
        // Without memory: 10^8 ways from each token.
        let wide = "bois ..9 bois ..9 bois ..9 bois ..9 bois ..9 bois ..9 bois ..9 bois ..9 fer";
        assert!(steps_by_token(wide, &text) < 15_000);
        // Without memory: 2^24 ways.
        let optional = "(bois|bois bois)? ".repeat(24) + "fer";
        assert!(steps_by_token(&optional, &text) < 15_000);
        let wanted = "bois (".to_owned() + &"(bois bois?)? ".repeat(20) + "!fer) acier";
        assert!(steps_by_token(&wanted, &text) < 15_000);
    }
}
