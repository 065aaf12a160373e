//! What the checker knows beside the text.

use jiff::civil::Date;
use law::Law;
use tender::Tender;

use crate::Memory;

/// Facts given by the caller: the checker reads no clock and no file.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Planned launch date of the consultation: it decides the law that applies.
    pub launch_date: Date,
    /// The law.
    pub law: &'a Law,
    /// The tender, when the text belongs to one: its waivers are applied to a dossier.
    pub tender: Option<&'a Tender>,
    /// Names of firms and products that must not appear (viewed, or on the sourcing list of the dossier).
    pub watched_names: &'a [String],
    /// What was judged before, for a text that is judged again at each change.
    pub memory: Option<&'a Memory>,
}

impl<'a> Context<'a> {
    /// A context without tender or watched names.
    #[must_use]
    pub fn new(launch_date: Date, law: &'a Law) -> Self {
        Self {
            launch_date,
            law,
            tender: None,
            watched_names: &[],
            memory: None,
        }
    }
}
