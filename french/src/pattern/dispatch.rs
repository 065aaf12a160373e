//! Many sets searched for in one text: each token is looked up once for all of them.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::program::{First, begins_number};
use super::set::PatternSet;
use crate::hash::{AsIs, key};
use crate::text::Text;
use crate::token::{Shape, TokenKind};

/// A pattern of a set: its set, its index there.
type Entry = (u32, u32);
/// By the key of a word: two words of one key would only be tried for nothing.
type Table = HashMap<u64, Vec<Entry>, BuildHasherDefault<AsIs>>;

/// What the first tokens of the patterns of many sets may be.
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
#[derive(Debug, Default)]
pub struct Dispatch {
    sets: u32,
    by_stem: Table,
    by_folded: Table,
    /// Patterns that begin with `x*`, under the first letter of x.
    by_letter: BTreeMap<char, Vec<(String, Entry)>>,
    numbers: Vec<Entry>,
    capitals: Vec<Entry>,
    any: Vec<Entry>,
}

/// Where the patterns of many sets may begin in one text.
#[derive(Debug, Default)]
pub struct Starts {
    /// Where those of each set begin in `places`.
    bounds: Vec<usize>,
    places: Vec<Start>,
}

/// A token, and a pattern of the set that may begin there.
pub type Start = (u32, u32);

impl Starts {
    /// Those of one set, in the order of the text; nothing when the set was added later.
    pub fn of(&self, set: usize) -> Option<&[Start]> {
        self.places
            .get(*self.bounds.get(set)?..*self.bounds.get(set + 1)?)
    }
}

impl Dispatch {
    /// Adds a set; the answer is its number.
    pub fn add(&mut self, set: &PatternSet) -> usize {
        let number = self.sets;
        self.sets += 1;
        for (index, pattern) in set.patterns().iter().enumerate() {
            self.add_pattern(&pattern.program.first, (number, index as u32));
        }
        number as usize
    }

    fn add_pattern(&mut self, first: &First, entry: Entry) {
        if first.any {
            self.any.push(entry);
            return;
        }
        for stem in &first.stems {
            self.by_stem.entry(key(stem)).or_default().push(entry);
        }
        for folded in &first.folded {
            self.by_folded.entry(key(folded)).or_default().push(entry);
        }
        for prefix in &first.prefixes {
            if let Some(letter) = prefix.chars().next() {
                self.by_letter
                    .entry(letter)
                    .or_default()
                    .push((prefix.clone(), entry));
            }
        }
        if first.number {
            self.numbers.push(entry);
        }
        if first.capital {
            self.capitals.push(entry);
        }
    }

    /// Reads the tokens of a text once.
    pub fn starts(&self, text: &Text) -> Starts {
        let tokens = text.tokens();
        let mut all: Vec<(u32, Start)> = Vec::with_capacity(tokens.len() * 8);
        let mut here: Vec<Entry> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::Newline {
                continue;
            }
            here.clear();
            here.extend_from_slice(&self.any);
            if let Some(entries) = self.by_stem.get(&token.stem_key) {
                here.extend_from_slice(entries);
            }
            if let Some(entries) = self.by_folded.get(&token.folded_key) {
                here.extend_from_slice(entries);
            }
            if let Some(prefixes) = token.folded.chars().next().and_then(|c| self.by_letter.get(&c)) {
                let fitting = prefixes
                    .iter()
                    .filter(|(prefix, _)| token.folded.starts_with(prefix.as_str()));
                here.extend(fitting.map(|(_, entry)| *entry));
            }
            if !self.numbers.is_empty() && begins_number(&tokens[at..]) {
                here.extend_from_slice(&self.numbers);
            }
            if token.shape != Shape::Lower {
                here.extend_from_slice(&self.capitals);
            }
            here.sort_unstable();
            here.dedup();
            all.extend(here.iter().map(|&(set, pattern)| (set, (at as u32, pattern))));
        }
        self.by_set(&all)
    }

    /// The same, set after set, each in the order of the text.
    fn by_set(&self, all: &[(u32, Start)]) -> Starts {
        let mut bounds = vec![0; self.sets as usize + 1];
        for (set, _) in all {
            bounds[*set as usize + 1] += 1;
        }
        for set in 1..bounds.len() {
            bounds[set] += bounds[set - 1];
        }
        let mut next = bounds.clone();
        let mut places = vec![(0, 0); all.len()];
        for (set, start) in all {
            let place = &mut next[*set as usize];
            places[*place] = *start;
            *place += 1;
        }
        Starts { bounds, places }
    }
}

/// Those of these places that are within the tokens.
pub(super) fn within<'s>(starts: &'s [Start], tokens: &Range<usize>) -> &'s [Start] {
    let first = starts.partition_point(|(at, _)| (*at as usize) < tokens.start);
    let rest = &starts[first..];
    let length = rest.partition_point(|(at, _)| (*at as usize) < tokens.end);
    &rest[..length]
}
