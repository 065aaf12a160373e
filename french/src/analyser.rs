//! Many texts analysed one after the other: a document repeats its words, each is folded and stemmed once.

use std::collections::HashMap;

use compact_str::CompactString;

use crate::fold::fold;
use crate::stem::Stems;
use crate::text::Text;

/// Analyses texts, and remembers their words from one to the next.
///
/// ```
/// use french::{Analyser, Text};
///
/// let mut analyser = Analyser::default();
/// let texts = ["Les tables sont livrées.", "Les chaises sont livrées."].map(|source| analyser.read(source));
/// assert_eq!(texts[1].tokens(), Text::new("Les chaises sont livrées.").tokens());
/// ```
#[derive(Default)]
pub struct Analyser<'a> {
    words: Words<'a>,
}

impl<'a> Analyser<'a> {
    /// Analyses a text: the answer is that of [`Text::new`].
    pub fn read(&mut self, source: &'a str) -> Text<'a> {
        Text::read(source, &mut self.words)
    }
}

/// Folded form and stem of the words already met.
#[derive(Default)]
pub(crate) struct Words<'a> {
    known: HashMap<&'a str, (CompactString, CompactString)>,
    stems: Stems,
}

impl<'a> Words<'a> {
    /// The folded form and the stem of a word.
    pub(crate) fn of(&mut self, raw: &'a str) -> &(CompactString, CompactString) {
        let stems = &self.stems;
        self.known
            .entry(raw)
            .or_insert_with(|| (fold(raw).into(), stems.of(raw).into()))
    }

    /// The stem of a word that is not in the source as it is read.
    pub(crate) fn stem(&self, word: &str) -> String {
        self.stems.of(word)
    }
}
