//! Annotated passages, one JSON object a line (compliance/corpus/README.md).

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use document::DocumentKind;
use serde_json::Value;

/// A passage, with what is to be found in it.
pub(crate) struct Annotated {
    pub(crate) id: String,
    pub(crate) kind: DocumentKind,
    pub(crate) words: String,
    /// Sound, and written with the very words of a fault.
    pub(crate) hard: bool,
    pub(crate) segments: Vec<Segment>,
}

/// A fault of a passage.
pub(crate) struct Segment {
    /// Slug of its family.
    pub(crate) family: String,
    /// Place, in characters.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
}

/// The passages of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<Annotated>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} : lecture impossible", path.display()))?;
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, json)| !json.trim().is_empty());
    lines
        .map(|(line, json)| annotated(json, &format!("{} ligne {}", path.display(), line + 1)))
        .collect()
}

fn annotated(json: &str, at: &str) -> Result<Annotated> {
    let passage: Value = serde_json::from_str(json).with_context(|| at.to_owned())?;
    let words = passage["text"]
        .as_str()
        .with_context(|| format!("{at} : champ text"))?;
    Ok(Annotated {
        id: passage["id"].to_string(),
        kind: passage["document"]
            .as_str()
            .and_then(DocumentKind::from_slug)
            .unwrap_or(DocumentKind::Autre),
        words: words.to_owned(),
        hard: passage["note"]
            .as_str()
            .is_some_and(|note| note.starts_with("Négatif difficile")),
        segments: segments(&passage, words, at)?,
    })
}

fn segments(passage: &Value, words: &str, at: &str) -> Result<Vec<Segment>> {
    let mut segments = Vec::new();
    for expected in passage["expect"].as_array().into_iter().flatten() {
        let (Some(family), Some(span)) = (expected["family"].as_str(), expected["span"].as_str()) else {
            anyhow::bail!("{at} : expect attend family et span");
        };
        let byte = words
            .find(span)
            .with_context(|| format!("{at} : segment absent du texte"))?;
        ensure!(
            words.matches(span).count() == 1,
            "{at} : segment présent plusieurs fois"
        );
        let start = words[..byte].chars().count();
        segments.push(Segment {
            family: family.to_owned(),
            start,
            end: start + span.chars().count(),
            text: span.to_owned(),
        });
    }
    Ok(segments)
}
