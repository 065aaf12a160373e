//! What entries hold, and their JSON.

use std::collections::BTreeMap;

use document::own::Own;
use document::{Block, BlockId, Document, DocumentKind, prosemirror};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tender::{NeedDraft, sentence};

use crate::{Key, Questionnaire, SourcingEntry};

/// A value of an entry, read.
#[derive(Debug)]
pub(crate) enum Held {
    Need(Box<NeedDraft>),
    Versions(BTreeMap<String, String>),
    Override(Box<Own>),
    Identifier(String),
    Questionnaire(Questionnaire),
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
            Key::Need => Self::Need(Box::new(
                NeedDraft::from_json(json, "need").map_err(|e| e.message)?,
            )),
            Key::Versions => Self::Versions(serde_json::from_str(json).map_err(french)?),
            Key::Identifier => Self::Identifier(identifier(serde_json::from_str(json).map_err(french)?)?),
            Key::Questionnaire => Self::Questionnaire(serde_json::from_str(json).map_err(french)?),
            Key::Sourcing(_) => Self::Sourcing(serde_json::from_str(json).map_err(french)?),
            Key::Note(_) => Self::Note(serde_json::from_str(json).map_err(french)?),
            Key::Override { document, block } => {
                let written: Written = serde_json::from_str(json).map_err(french)?;
                Self::Override(Box::new(written.read(*document, block)?))
            }
        })
    }
}

/// Letters and figures, few: it goes into files that are sent.
fn identifier(text: String) -> Result<String, String> {
    if (8..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        Ok(text)
    } else {
        Err("ce n’est pas un identifiant".to_owned())
    }
}

/// A change has a block and the text it replaces, a removal only that text, an addition a block and its place.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    block: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    drafted_text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article: Option<String>,
}

impl Written {
    fn of(document: DocumentKind, own: Own) -> Self {
        let name = |id: BlockId| id.as_str().to_owned();
        match own {
            Own::Changed { block, drafted_text } => Self {
                block: Some(block_to_json(document, block)),
                drafted_text: Some(drafted_text),
                after: None,
                article: None,
            },
            Own::Removed { drafted_text } => Self {
                block: None,
                drafted_text: Some(drafted_text),
                after: None,
                article: None,
            },
            Own::Added {
                block,
                after,
                article,
            } => Self {
                block: Some(block_to_json(document, block)),
                drafted_text: None,
                after: after.map(name),
                article: article.map(name),
            },
        }
    }

    fn read(self, document: DocumentKind, id: &BlockId) -> Result<Own, String> {
        let block = self
            .block
            .map(|node| {
                let read = block_from_json(document, node)?;
                if read.id == *id {
                    Ok(read)
                } else {
                    Err(format!("le bloc porte un autre nom (« {} »)", read.id))
                }
            })
            .transpose()?;
        match (block, self.drafted_text, self.after, self.article) {
            (Some(block), Some(drafted_text), None, None) => Ok(Own::Changed { block, drafted_text }),
            (None, Some(drafted_text), None, None) => Ok(Own::Removed { drafted_text }),
            (Some(block), None, after, article) => Ok(Own::Added {
                block,
                after: after.map(BlockId::new),
                article: article.map(BlockId::new),
            }),
            _ => Err("ni un bloc changé, ni un bloc retiré, ni un bloc ajouté".to_owned()),
        }
    }
}

/// JSON of what the buyer made of a block.
pub(crate) fn own_to_json(document: DocumentKind, own: Own) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Written::of(document, own))
}

fn block_to_json(document: DocumentKind, block: Block) -> Value {
    let mut tree = Document::new(document, "");
    tree.blocks.push(block);
    prosemirror::to_json(&tree)["content"][0].take()
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
