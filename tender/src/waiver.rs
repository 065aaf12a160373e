//! A warning set aside by the buyer, with the reason kept.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::need::date_field;

/// Why a finding is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaiverReason {
    /// The object of the purchase justifies it.
    JustifieParObjet,
    /// A text imposes it.
    TexteObligatoire,
    /// The finding does not fit the sentence.
    FausseAlerte,
    /// Another reason, given in the text.
    Autre,
}

/// A finding set aside. It lapses when the sentence changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// Stable code of the rule (`SPE001`).
    pub rule: String,
    /// The excerpt that was set aside, word for word: another text is another matter.
    pub excerpt: String,
    /// Reason code.
    pub reason: WaiverReason,
    /// The buyer's own explanation.
    pub text: String,
    /// When it was set aside.
    #[serde(deserialize_with = "date_field")]
    pub date: Date,
}
