//! What is not firmly verified: the list to show, and to bring to Légifrance one day.

use tender::Date;

use crate::{Confidence, Law};

/// What a doubt is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoubtKind {
    /// A value of a parameter.
    Parameter,
    /// The digest or the version of an article.
    Article,
    /// General conditions, or one of their articles.
    Ccag,
    /// A court decision.
    Case,
    /// A text of the past.
    Repealed,
}

/// A statement that nobody could confirm against an official text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What it is about.
    pub kind: DoubtKind,
    /// Slug of the parameter or of the text of the past, citation of the article, number of the case.
    pub id: String,
    /// First day of the value, for a parameter.
    pub from: Option<Date>,
    /// What is stated.
    pub what: String,
    /// Why it is doubtful, in a few words.
    pub why: String,
    /// Where it comes from.
    pub source: String,
}

impl Law {
    /// Every statement that is not firmly verified, by kind, then in the order of the law.
    ///
    /// A statement read in its source is listed too when its own words leave something « à vérifier ».
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        for parameter in self.parameters() {
            for value in &parameter.values {
                let note = value.note.as_deref().unwrap_or_default();
                if let Some(why) = why(value.confidence, &[], &[note, &value.source]) {
                    let amount = value.amount.map_or_else(
                        || "aucune valeur affirmée".to_owned(),
                        |amount| parameter.unit.stated(amount),
                    );
                    doubts.push(Doubt {
                        kind: DoubtKind::Parameter,
                        id: parameter.id.clone(),
                        from: Some(value.from),
                        what: format!("{}\u{a0}: {amount}", parameter.label),
                        why,
                        source: value.source.clone(),
                    });
                }
            }
        }
        for article in self.articles() {
            let marked = is_marked(&article.digest);
            if article.reliability.is_verified() && !marked {
                continue;
            }
            let mut why = article.reliability.to_string();
            if article.in_force.is_none() {
                why.push_str("\u{a0}; date de version inconnue");
            }
            if marked && !is_marked(&why) {
                why.push_str("\u{a0}; à vérifier");
            }
            doubts.push(Doubt {
                kind: DoubtKind::Article,
                id: article.id.clone(),
                from: None,
                what: article.digest.clone(),
                why,
                source: article.code.clone(),
            });
        }
        for ccag in self.ccags() {
            let note = ccag.note.as_deref().unwrap_or_default();
            if let Some(why) = why(ccag.confidence, &[note], &[]) {
                doubts.push(Doubt {
                    kind: DoubtKind::Ccag,
                    id: ccag.id.clone(),
                    from: None,
                    what: note.to_owned(),
                    why,
                    source: ccag.source.clone(),
                });
            }
        }
        for entry in self.ccag_entries() {
            let to_write = entry.to_write.as_deref().unwrap_or_default();
            if let Some(why) = why(entry.confidence, &[&entry.rule], &[to_write]) {
                doubts.push(Doubt {
                    kind: DoubtKind::Ccag,
                    id: entry.id.clone(),
                    from: None,
                    what: format!("{}\u{a0}: {}", entry.subject, entry.rule),
                    why,
                    source: entry.source.clone(),
                });
            }
        }
        for case in self.cases() {
            if let Some(why) = why(case.confidence, &[&case.digest], &[]) {
                doubts.push(Doubt {
                    kind: DoubtKind::Case,
                    id: case.number.clone(),
                    from: None,
                    what: format!("{}. {}", case.citation(), case.digest),
                    why,
                    source: case.source.clone(),
                });
            }
        }
        for text in self.repealed() {
            if let Some(why) = why(text.confidence, &[&text.fate], &[]) {
                doubts.push(Doubt {
                    kind: DoubtKind::Repealed,
                    id: text.id.clone(),
                    from: text.abrogated,
                    what: format!("{}\u{a0}: {}", text.name, text.fate),
                    why,
                    source: text.source.clone(),
                });
            }
        }
        doubts
    }
}

/// Why a statement is doubtful; `None` when it was read in its source and leaves nothing to check. What is
/// said beside the statement is quoted; what it says itself is not repeated.
fn why(confidence: Confidence, stated: &[&str], beside: &[&str]) -> Option<String> {
    let quoted = beside.iter().copied().find(|text| is_marked(text));
    let marked = stated.iter().any(|text| is_marked(text));
    match (confidence, quoted) {
        (Confidence::Lu, Some(text)) => Some(text.to_owned()),
        (Confidence::Lu, None) => marked.then(|| "en partie à vérifier".to_owned()),
        (Confidence::AVerifier, Some(text)) => Some(text.to_owned()),
        (_, Some(text)) => Some(format!("{confidence}\u{a0}; {text}")),
        (_, None) => Some(confidence.to_string()),
    }
}

/// Whether a text says of itself that something is left to check.
fn is_marked(text: &str) -> bool {
    let text = text.replace('\u{a0}', " ");
    ["à vérifier", "à contrôler", "À confirmer"]
        .iter()
        .any(|mark| text.contains(mark))
}
