//! What entries hold, and their JSON.

use std::collections::BTreeMap;

use document::{Block, Document, DocumentKind, prosemirror};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tender::{Date, Siren, Tender, date_field, sentence};

use crate::Key;

/// The buyer's own block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// What the buyer wrote; it bears the id of the block replaced.
    pub block: Block,
    /// The drafted text that it replaced: when the clause says something else today, the buyer is told.
    pub drafted_text: String,
}

/// An exchange with a firm before the consultation (R2111-1): who was asked what, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcingEntry {
    /// Day of the exchange.
    #[serde(deserialize_with = "date_field")]
    pub date: Date,
    /// The firm.
    pub firm: String,
    /// Its SIREN, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siren: Option<Siren>,
    /// The person met or written to; [`crate::Dossier::erase_person`] forgets it for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// What was asked: the same thing to every firm.
    pub question: String,
    /// What was answered; absent: nothing yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// A value of an entry, read.
#[derive(Debug)]
pub(crate) enum Held {
    Need(Box<Tender>),
    Versions(BTreeMap<String, String>),
    Override(Box<Override>),
    Sourcing(SourcingEntry),
    Note(String),
}

impl Held {
    /// Reads the JSON of an entry, strictly.
    ///
    /// # Errors
    /// What is wrong, in French, without the key.
    pub(crate) fn read(key: &Key, json: &str) -> Result<Self, String> {
        let french = |e: serde_json::Error| sentence(&e.to_string());
        Ok(match key {
            Key::Need => Self::Need(Box::new(Tender::from_json(json, "need").map_err(|e| e.message)?)),
            Key::Versions => Self::Versions(serde_json::from_str(json).map_err(french)?),
            Key::Sourcing(_) => Self::Sourcing(serde_json::from_str(json).map_err(french)?),
            Key::Note(_) => Self::Note(serde_json::from_str(json).map_err(french)?),
            Key::Override { document, block } => {
                let Written {
                    block: node,
                    drafted_text,
                } = serde_json::from_str(json).map_err(french)?;
                let read = block_from_json(*document, node)?;
                if read.id != *block {
                    return Err(format!("le bloc porte un autre nom (« {} »)", read.id));
                }
                Self::Override(Box::new(Override {
                    block: read,
                    drafted_text,
                }))
            }
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    block: Value,
    drafted_text: String,
}

/// JSON of the buyer's own block.
pub(crate) fn override_to_json(document: DocumentKind, block: Block, drafted_text: &str) -> String {
    let mut tree = Document::new(document, "");
    tree.blocks.push(block);
    let block = prosemirror::to_json(&tree)["content"][0].take();
    json!({ "block": block, "drafted_text": drafted_text }).to_string()
}

fn block_from_json(document: DocumentKind, node: Value) -> Result<Block, String> {
    let tree = json!({
        "type": "doc",
        "attrs": { "kind": document.slug(), "title": "" },
        "content": [node],
    });
    let mut tree = prosemirror::from_json(&tree).map_err(|e| e.to_string())?;
    tree.blocks.pop().ok_or_else(|| "bloc absent".to_owned())
}
