//! Passages already judged, so that a text being typed is not judged again whole at each pause.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use document::DocumentKind;
use jiff::civil::Date;
use tender::Tender;

use crate::reading::Announced;
use crate::{Context, Finding};

/// Characters of passages kept, at most: some ten whole consultations.
const MOST_CHARS: usize = 4_000_000;

/// What was found in passages, with all that their judgement rests on: the same passage, in the same place, of the same
/// tender, on the same launch date, is not judged twice. Bounded; shared between threads.
///
/// ```
/// use compliance::{Context, Memory, check_document};
/// use document::{Block, Document, DocumentKind, Inline, Provenance};
///
/// let mut cctp = Document::new(DocumentKind::Cctp, "CCTP");
/// let line = vec![Inline::text("Les chaises sont fabriquées en France.")];
/// cctp.blocks.push(Block::paragraph("un", Provenance::Buyer, line));
/// let memory = Memory::default();
/// let ctx = Context::new(jiff::civil::date(2026, 11, 23), law::Law::embedded());
/// let again = Context { memory: Some(&memory), ..ctx };
/// assert_eq!(check_document(&cctp, &again), check_document(&cctp, &ctx));
/// assert_eq!(check_document(&cctp, &again), check_document(&cctp, &ctx));
/// ```
#[derive(Debug, Default)]
pub struct Memory(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    given: Option<Given>,
    found: HashMap<Passage, Vec<Finding>>,
    chars: usize,
}

/// What was given beside the passages. The law is that of the program.
#[derive(Debug, PartialEq)]
struct Given {
    launch_date: Date,
    tender: Option<Tender>,
    watched_names: Vec<String>,
}

/// A passage, and what is known around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Passage {
    pub(crate) text: String,
    pub(crate) kind: DocumentKind,
    pub(crate) announced: Announced,
    pub(crate) alike: bool,
}

impl Memory {
    /// What is known of each of these passages. What was judged with something else given is forgotten.
    pub(crate) fn recall(&self, ctx: &Context<'_>, passages: &[Passage]) -> Vec<Option<Vec<Finding>>> {
        let mut known = self.known();
        if !known.given.as_ref().is_some_and(|given| given.is(ctx)) {
            *known = Known {
                given: Some(Given::of(ctx)),
                ..Known::default()
            };
        }
        passages
            .iter()
            .map(|passage| known.found.get(passage).cloned())
            .collect()
    }

    /// Keeps what was found in these passages, unless something else was given meanwhile.
    pub(crate) fn keep(&self, ctx: &Context<'_>, judged: impl IntoIterator<Item = (Passage, Vec<Finding>)>) {
        let mut known = self.known();
        if !known.given.as_ref().is_some_and(|given| given.is(ctx)) {
            return;
        }
        for (passage, found) in judged {
            if known.chars > MOST_CHARS {
                known.found.clear();
                known.chars = 0;
            }
            known.chars += passage.text.len();
            known.found.insert(passage, found);
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Given {
    fn of(ctx: &Context<'_>) -> Self {
        Self {
            launch_date: ctx.launch_date,
            tender: ctx.tender.cloned(),
            watched_names: ctx.watched_names.to_vec(),
        }
    }

    fn is(&self, ctx: &Context<'_>) -> bool {
        self.launch_date == ctx.launch_date
            && self.tender.as_ref() == ctx.tender
            && self.watched_names == ctx.watched_names
    }
}
