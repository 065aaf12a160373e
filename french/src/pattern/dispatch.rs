//! Many sets searched for in one text: each token is looked up once for all of them.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::anchor::Anchor;
use super::first::{number_length, sketch};
use super::set::PatternSet;
use crate::hash::AsIs;
use crate::text::Text;
use crate::token::{Shape, TokenKind};

/// A pattern of a set, and where it may begin given a token it holds.
#[derive(Clone, Copy, Debug)]
struct Entry {
    set: u32,
    index: u32,
    /// How many tokens before that one: fewest and most.
    before: (u16, u16),
    /// What it may begin with, in a few bits: looking no further keeps what is read small.
    first: u64,
    /// The same, of what it may hold after that token; all bits when it may end there.
    after: u64,
}

/// By the key of a word: two words of one key would only be tried for nothing.
type Table = HashMap<u64, Vec<Entry>, BuildHasherDefault<AsIs>>;

/// The patterns of many sets, by the tokens they cannot do without.
///
/// ```
/// use french::{Classes, Dispatch, PatternSet, Text};
///
/// let marks = PatternSet::parse(["de marque CAP"], &Classes::new()).expect("well written");
/// let open = PatternSet::parse(["ou équivalent"], &Classes::new()).expect("well written");
/// let mut dispatch = Dispatch::default();
/// let (first, second) = (dispatch.add(&marks), dispatch.add(&open));
///
/// let text = Text::new("Un écran de marque Dupont ou équivalent.");
/// let starts = dispatch.starts(&text);
/// let all = 0..text.tokens().len();
/// assert_eq!(marks.find_from(&text, all.clone(), starts.of(first).expect("added")), marks.find_in(&text, all.clone()));
/// assert!(open.is_from(&text, all, starts.of(second).expect("added")));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Dispatch {
    sets: u32,
    by_stem: Table,
    by_folded: Table,
    /// Patterns that hold `x*`, under the first letters of x.
    by_letters: BTreeMap<[u8; 2], Vec<(String, Entry)>>,
    numbers: Vec<Entry>,
    capitals: Vec<Entry>,
    any: Vec<Entry>,
}

/// Where the patterns of many sets may begin in one text.
#[derive(Debug, Default)]
pub struct Starts {
    /// Where those of each set begin in `places`.
    bounds: Vec<u32>,
    places: Vec<Start>,
}

/// A token, and a pattern of the set that may begin there.
pub type Start = (u32, u32);

impl Starts {
    /// Those of one set, in the order of the text; nothing when the set was added later.
    pub fn of(&self, set: usize) -> Option<&[Start]> {
        let (from, to) = (*self.bounds.get(set)?, *self.bounds.get(set + 1)?);
        self.places.get(from as usize..to as usize)
    }
}

impl Dispatch {
    /// Adds a set; the answer is its number.
    pub fn add(&mut self, set: &PatternSet) -> usize {
        let number = self.sets;
        self.sets += 1;
        for (index, pattern) in set.patterns().iter().enumerate() {
            let program = &pattern.program;
            for anchor in &program.anchors {
                let entry = Entry {
                    set: number,
                    index: index as u32,
                    // No pattern takes more than a few hundred tokens.
                    before: (anchor.before.0 as u16, anchor.before.1 as u16),
                    first: program.first.sketch(),
                    after: if anchor.last {
                        u64::MAX
                    } else {
                        anchor.after.sketch()
                    },
                };
                self.add_anchor(anchor, entry);
            }
        }
        number as usize
    }

    fn add_anchor(&mut self, anchor: &Anchor, entry: Entry) {
        let token = &anchor.token;
        if token.any {
            self.any.push(entry);
            return;
        }
        for stem in token.words.stems.all() {
            self.by_stem.entry(*stem).or_default().push(entry);
        }
        for folded in token.words.folded.all() {
            self.by_folded.entry(*folded).or_default().push(entry);
        }
        for prefix in &token.prefixes {
            self.by_letters
                .entry(letters(prefix))
                .or_default()
                .push((prefix.clone(), entry));
        }
        if token.number {
            self.numbers.push(entry);
        }
        if token.capital {
            self.capitals.push(entry);
        }
    }

    /// Reads the tokens of a text once.
    pub fn starts(&self, text: &Text) -> Starts {
        self.starts_in(text, 0..text.tokens().len())
    }

    /// Reads some tokens of a text: matches hold no other.
    pub(super) fn starts_in(&self, text: &Text, within: Range<usize>) -> Starts {
        let end = within.end.min(text.tokens().len());
        let mut gathered = Gathered {
            text,
            sketches: text.tokens()[..end].iter().map(sketch).collect(),
            first: within.start,
            found: Vec::new(),
        };
        for at in within.start..end {
            let token = &text.tokens()[at];
            if token.kind == TokenKind::Newline {
                continue;
            }
            gathered.add(at, 1, &self.any);
            if let Some(entries) = self.by_stem.get(&token.stem_key) {
                gathered.add(at, 1, entries);
            }
            if let Some(entries) = self.by_folded.get(&token.folded_key) {
                gathered.add(at, 1, entries);
            }
            if token.kind == TokenKind::Word && !self.by_letters.is_empty() {
                let two = letters(&token.folded);
                // A prefix of one letter is under that letter alone.
                for head in [two, [two[0], 0]]
                    .into_iter()
                    .take(if two[1] == 0 { 1 } else { 2 })
                {
                    for (prefix, entry) in self.by_letters.get(&head).into_iter().flatten() {
                        if token.folded.starts_with(prefix.as_str()) {
                            gathered.add(at, 1, std::slice::from_ref(entry));
                        }
                    }
                }
            }
            if !self.numbers.is_empty()
                && let Some(length) = number_length(&text.tokens()[at..end])
            {
                gathered.add(at, length, &self.numbers);
            }
            if token.shape != Shape::Lower {
                gathered.add(at, 1, &self.capitals);
            }
        }
        self.by_set(&gathered.found)
    }

    /// The same, set after set, each in the order of the text.
    fn by_set(&self, found: &[(u32, Start)]) -> Starts {
        let mut ends = vec![0u32; self.sets as usize + 1];
        for (set, _) in found {
            ends[*set as usize + 1] += 1;
        }
        for set in 1..ends.len() {
            ends[set] += ends[set - 1];
        }
        // Each set has its room; places are put there as they came, nearly in order.
        let mut places = vec![Start::default(); found.len()];
        let mut next = ends.clone();
        for (set, start) in found {
            let at = &mut next[*set as usize];
            places[*at as usize] = *start;
            *at += 1;
        }
        // A pattern may begin at one place for two of its tokens.
        let mut kept = 0;
        let mut bounds = vec![0u32; ends.len()];
        for (set, room) in ends.windows(2).enumerate() {
            let (from, to) = (room[0] as usize, room[1] as usize);
            places[from..to].sort_unstable();
            for at in from..to {
                if at == from || places[at] != places[at - 1] {
                    places[kept] = places[at];
                    kept += 1;
                }
            }
            bounds[set + 1] = kept as u32;
        }
        places.truncate(kept);
        Starts { bounds, places }
    }
}

/// The first two bytes of a word, the second null when there is but one.
fn letters(word: &str) -> [u8; 2] {
    let mut bytes = word.bytes();
    [bytes.next().unwrap_or_default(), bytes.next().unwrap_or_default()]
}

/// Places being gathered, each with its set.
struct Gathered<'g> {
    text: &'g Text<'g>,
    sketches: Vec<u64>,
    /// No match begins before this token.
    first: usize,
    found: Vec<(u32, Start)>,
}

impl Gathered<'_> {
    /// Adds the places where patterns may begin, given the token of their anchor, and how many tokens it takes at most:
    /// a number in figures is one, or what says it at length.
    fn add(&mut self, anchor: usize, length: usize, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        let sentence = &self.text.sentences()[self.text.sentence_of(anchor)].tokens;
        let first = sentence.start.max(self.first);
        let next = self.sketch_at(anchor + 1, sentence.end) | self.sketch_at(anchor + length, sentence.end);
        for entry in entries {
            if entry.after != u64::MAX && entry.after & next == 0 {
                continue;
            }
            let (fewest, most) = (entry.before.0 as usize, entry.before.1 as usize);
            let Some(last) = anchor.checked_sub(fewest).filter(|last| *last >= first) else {
                continue;
            };
            for start in anchor.saturating_sub(most).max(first)..=last {
                // Where nothing stands before the anchor, it is the first token.
                if most == 0 || entry.first & self.sketches[start] != 0 {
                    self.found.push((entry.set, (start as u32, entry.index)));
                }
            }
        }
    }

    /// The bits of a token of the sentence; none past its end.
    fn sketch_at(&self, at: usize, end: usize) -> u64 {
        if at < end.min(self.sketches.len()) {
            self.sketches[at]
        } else {
            0
        }
    }
}

/// Those of these places that are within the tokens.
pub(super) fn within<'s>(starts: &'s [Start], tokens: &Range<usize>) -> &'s [Start] {
    let first = starts.partition_point(|(at, _)| (*at as usize) < tokens.start);
    let rest = &starts[first..];
    let length = rest.partition_point(|(at, _)| (*at as usize) < tokens.end);
    &rest[..length]
}
