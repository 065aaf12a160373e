//! Forgetting a person for good.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::dossier::Failure;
use crate::history::forget_empty_steps;
use crate::{Dossier, Error, Key, Questionnaire, Result, SourcingEntry};

/// What stands in place of a name that was erased.
pub const ERASED: &str = "[nom effacé]";

/// What came of erasing a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// Entries of the sourcing log, notes and letters told, as they stand now, from which the name was taken.
    pub entries: Vec<Key>,
    /// The history mentioned the name in the need or in the buyer's blocks: it was dropped whole, nothing
    /// done before can be undone.
    pub history_dropped: bool,
    /// The need or blocks that mention the name today: the buyer's own text, left for the buyer to change
    /// (then erase again: the history mentions it).
    pub remaining: Vec<Key>,
}

impl Dossier {
    /// Forgets a person: the name, and the mail that entries of the log give for it, leave the sourcing log, what its
    /// letters told, the notes and all the history, and their bytes leave the file. It cannot be undone. Case, accents and the width of spaces do not matter; a name inside
    /// another word does not count. Copies made before, and what the disk itself keeps, are out of reach.
    ///
    /// # Errors
    /// The name is empty; otherwise as [`Dossier::change`].
    pub fn erase_person(&mut self, name: &str) -> Result<Erased> {
        let name = sought(name);
        if name.is_empty() {
            return Err(Error::Refused {
                key: "sourcing".to_owned(),
                detail: "le nom à effacer est vide".to_owned(),
            });
        }
        let erased = self.write(|tx| {
            let mut erased = Erased {
                entries: Vec::new(),
                history_dropped: false,
                remaining: Vec::new(),
            };
            let words = with_mails(tx, name)?;
            for (key, json) in pairs(tx, "SELECT key, value FROM entries")? {
                let Some(known) = Key::parse(&key) else {
                    return Err(Failure::Incoherent(key));
                };
                let Some(scrubbed) = scrubbed(&known, &json, &words) else {
                    continue;
                };
                if is_log(&known) {
                    tx.execute(
                        "UPDATE entries SET value = ?2 WHERE key = ?1",
                        params![key, scrubbed],
                    )?;
                    erased.entries.push(known);
                } else {
                    erased.remaining.push(known);
                }
            }
            erase_from_history(tx, &words, &mut erased)?;
            Ok(erased)
        })?;
        // Pages given back are zeroed already (secure_delete); this leaves none of them.
        self.db.execute_batch("VACUUM").map_err(|e| self.fail(&e))?;
        Ok(erased)
    }
}

/// The same replacement before and after: each step still leads from one state to the next.
fn erase_from_history(db: &Connection, words: &[Vec<char>], erased: &mut Erased) -> Result<(), Failure> {
    for (before, column) in [(true, "before"), (false, "after")] {
        let sql = format!("SELECT step, key, {column} FROM changes WHERE {column} IS NOT NULL");
        let rows: Vec<(i64, String, String)> = db
            .prepare(&sql)?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (step, key, json) in rows {
            let Some(known) = Key::parse(&key) else {
                return Err(Failure::Incoherent(key));
            };
            let Some(scrubbed) = scrubbed(&known, &json, words) else {
                continue;
            };
            // Texts of the tender are not rewritten behind the buyer's back, even past ones.
            if !is_log(&known) {
                erased.history_dropped = true;
                db.execute_batch("DELETE FROM changes; DELETE FROM steps; UPDATE position SET cursor = 0;")?;
                return Ok(());
            }
            let update = if before {
                "UPDATE changes SET before = ?3 WHERE step = ?1 AND key = ?2"
            } else {
                "UPDATE changes SET after = ?3 WHERE step = ?1 AND key = ?2"
            };
            db.execute(update, params![step, key, scrubbed])?;
        }
    }
    let labels: Vec<(i64, String)> = db
        .prepare("SELECT step, label FROM steps")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (step, label) in labels {
        if let Some(clean) = without_any(&label, words) {
            db.execute(
                "UPDATE steps SET label = ?2 WHERE step = ?1",
                params![step, clean],
            )?;
        }
    }
    Ok(forget_empty_steps(db)?)
}

/// What tells of the exchanges, what firms were told included: the name goes, on the spot.
fn is_log(key: &Key) -> bool {
    matches!(key, Key::Sourcing(_) | Key::Note(_) | Key::Questionnaire)
}

fn pairs(db: &Connection, sql: &str) -> rusqlite::Result<Vec<(String, String)>> {
    db.prepare(sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The name, and each mail that an entry of the log, past or present, gives for it.
fn with_mails(db: &Connection, name: Vec<char>) -> Result<Vec<Vec<char>>, Failure> {
    let sql = "SELECT key, value FROM entries
        UNION SELECT key, before FROM changes WHERE before IS NOT NULL
        UNION SELECT key, after FROM changes WHERE after IS NOT NULL";
    let mut mails = BTreeSet::new();
    for (key, json) in pairs(db, sql)? {
        let Some(Key::Sourcing(_)) = Key::parse(&key) else {
            continue;
        };
        let Ok(entry) = serde_json::from_str::<SourcingEntry>(&json) else {
            return Err(Failure::Incoherent(key));
        };
        let named = |text: &String| without(text, &name).is_some();
        if entry.person.as_ref().is_some_and(named) || entry.mail.as_ref().is_some_and(named) {
            mails.extend(entry.mail.as_deref().map(sought));
        }
    }
    // Longest first: a mail may hold the name, and must go whole.
    let mut words: Vec<Vec<char>> = mails
        .into_iter()
        .chain([name])
        .filter(|w| !w.is_empty())
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    Ok(words)
}

/// The JSON of an entry without these words in any of its texts; `None` when it does not mention them.
fn scrubbed(key: &Key, json: &str, words: &[Vec<char>]) -> Option<String> {
    // Keys, dates and identifiers: nobody writes a name there, and « Bois » stands in a key.
    if matches!(key, Key::Identifier | Key::Versions) {
        return None;
    }
    if let Key::Questionnaire = key {
        return scrubbed_letters(json, words);
    }
    if let Key::Sourcing(_) = key {
        let mut entry: SourcingEntry = serde_json::from_str(json).ok()?;
        let mail = entry.mail.clone();
        let mut any = false;
        for text in entry.texts_mut() {
            if let Some(clean) = without_any(text, words) {
                *text = clean;
                any = true;
            }
        }
        // A mail of which a part is left still leads to somebody.
        if entry.mail != mail {
            entry.mail = None;
        }
        return any.then(|| serde_json::to_string(&entry).ok()).flatten();
    }
    let mut value: Value = serde_json::from_str(json).ok()?;
    scrub(&mut value, words).then(|| value.to_string())
}

/// The same, of what the letters told. They repeat the need, whose ordinary words stay: a name goes where it is written as
/// one, a mail wherever it stands.
fn scrubbed_letters(json: &str, words: &[Vec<char>]) -> Option<String> {
    let mut questionnaire: Questionnaire = serde_json::from_str(json).ok()?;
    let (mails, names): (Vec<Vec<char>>, Vec<Vec<char>>) =
        words.iter().cloned().partition(|word| word.contains(&'@'));
    let mut any = false;
    let letters = questionnaire.told.iter_mut();
    for fact in letters.flat_map(|letter| &mut letter.facts) {
        if let Some(clean) = without_any(&fact.value, &mails) {
            fact.value = clean;
            any = true;
        }
        if let Some(clean) = proper(&fact.value, &names) {
            fact.value = clean;
            any = true;
        }
    }
    any.then(|| serde_json::to_string(&questionnaire).ok()).flatten()
}

/// What a block of the buyer's is stored with and that the buyer did not write: names of blocks, the text proposed.
const NOT_THE_BUYERS: [&str; 4] = ["id", "after", "article", "drafted_text"];

fn scrub(value: &mut Value, words: &[Vec<char>]) -> bool {
    match value {
        Value::String(text) => match without_any(text, words) {
            Some(clean) => {
                *text = clean;
                true
            }
            None => false,
        },
        Value::Array(items) => items.iter_mut().fold(false, |any, item| scrub(item, words) | any),
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| !NOT_THE_BUYERS.contains(&name.as_str()))
            .fold(false, |any, (_, field)| scrub(field, words) | any),
        _ => false,
    }
}

/// The text with each mention of any of the words replaced; `None` when there is none.
pub(crate) fn without_any(text: &str, words: &[Vec<char>]) -> Option<String> {
    words.iter().fold(None, |clean: Option<String>, word| {
        without(clean.as_deref().unwrap_or(text), word).or(clean)
    })
}

/// What is looked for, as [`folded`] texts write it.
pub(crate) fn sought(name: &str) -> Vec<char> {
    let chars: Vec<char> = folded(name).into_iter().map(|(c, _)| c).collect();
    trimmed(&chars).to_vec()
}

/// The text without these words where they are written as names, with a capital letter; `None` when there is none.
pub(crate) fn proper(text: &str, words: &[Vec<char>]) -> Option<String> {
    words.iter().fold(None, |clean: Option<String>, word| {
        without_where(clean.as_deref().unwrap_or(text), word, char::is_uppercase).or(clean)
    })
}

/// The text with each mention of the name replaced; `None` when there is none.
fn without(text: &str, name: &[char]) -> Option<String> {
    without_where(text, name, |_| true)
}

/// The same, for the mentions whose first letter, as written, is one of these.
fn without_where(text: &str, name: &[char], first: impl Fn(char) -> bool) -> Option<String> {
    let folded = folded(text);
    let chars: Vec<char> = folded.iter().map(|(c, _)| *c).collect();
    let is_word = |at: Option<&char>| at.is_some_and(|c| c.is_alphanumeric());
    let mut clean = String::new();
    let (mut at, mut kept) = (0, 0);
    while at + name.len() <= chars.len() {
        let end = at + name.len();
        let inside = is_word(chars.get(end)) || (at > 0 && is_word(chars.get(at - 1)));
        let written = |(_, place): &(char, usize)| text[*place..].chars().next().is_some_and(&first);
        if !inside && chars[at..end] == *name && folded.get(at).is_some_and(written) {
            clean.push_str(&text[kept..folded[at].1]);
            clean.push_str(ERASED);
            kept = folded.get(end).map_or(text.len(), |(_, place)| *place);
            at = end;
        } else {
            at += 1;
        }
    }
    if kept == 0 {
        return None;
    }
    clean.push_str(&text[kept..]);
    Some(clean)
}

/// Lower case, no accents, runs of spaces and hyphens as one space; each with its place in the text, in bytes.
fn folded(text: &str) -> Vec<(char, usize)> {
    let mut folded: Vec<(char, usize)> = Vec::new();
    for (place, c) in text.char_indices() {
        if c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}') {
            if folded.last().is_none_or(|(last, _)| *last != ' ') {
                folded.push((' ', place));
            }
            continue;
        }
        for part in std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)) {
            folded.extend(part.to_lowercase().map(|c| (c, place)));
        }
    }
    folded
}

fn trimmed(chars: &[char]) -> &[char] {
    let start = chars.iter().position(|c| *c != ' ').unwrap_or(chars.len());
    let end = chars
        .iter()
        .rposition(|c| *c != ' ')
        .map_or(start, |last| last + 1);
    &chars[start..end]
}

#[cfg(test)]
mod tests {
    use super::{folded, without};

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let check = |text: &str, expected: Option<&str>| {
            let name: Vec<char> = folded("Hélène Lefèvre").into_iter().map(|(c, _)| c).collect();
            assert_eq!(without(text, &name).as_deref(), expected, "{text}");
        };
        check("Hélène Lefèvre", Some("[nom effacé]"));
        check(
            "vu Mme HELENE\u{a0}LEFEVRE, puis hélène  lefèvre.",
            Some("vu Mme [nom effacé], puis [nom effacé]."),
        );
        check(
            "He\u{301}lène Lefe\u{300}vre a dit oui",
            Some("[nom effacé] a dit oui"),
        );
        check("Marie-Hélène Lefèvre", Some("Marie-[nom effacé]"));
        check("Hélène Lefèvres", None);
        check("Lefèvre", None);
        check("", None);
    }
}
