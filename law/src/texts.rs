//! Full texts of articles, as a file of JSON lines gives them: one version of one article a line.
//!
//! Reading is pure: lines come in, values go out. A text shown for a tender is that of its launch date, or is
//! said not to be: [`at`] chooses among the versions at hand.
//!
//! ```
//! use jiff::civil::date;
//! use law::texts::{Version, at, parse_line};
//!
//! let line = r#"{"code": "Code de la commande publique", "code_id": "LEGITEXT000037701019",
//!     "article": "R9999-1", "version_date_if_known": "2026-04-01", "fiabilite": "officiel_2027-01-01",
//!     "text": "Un texte."}"#;
//! let text = parse_line(line).expect("une ligne lisible");
//! assert_eq!(text.id, "R9999-1");
//!
//! let (_, version) = at([&text], date(2026, 3, 31)).expect("une version");
//! assert_eq!(version, Version::LaterThan(date(2026, 4, 1)));
//! ```

use serde::Deserialize;
use tender::Date;

use crate::citation::{canonical, prefix_of};
use crate::{Reliability, long_date};

/// A line longer than this is refused before it is read: the longest article of the code takes 12 000 bytes.
pub const MOST_LINE: usize = 65_536;
/// The most an article may hold, in bytes.
pub const MOST_TEXT: usize = 60_000;
/// The most any other field may hold, in bytes.
const MOST_FIELD: usize = 2_000;
/// The most a number of article may hold, in bytes.
const MOST_NUMBER: usize = 40;

/// One version of one article, in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullText {
    /// How we cite the article: `R2122-8`, `CP 432-12`, `règl. (UE) 2024/1735 art. 25`.
    pub id: String,
    /// The text it belongs to, as the file names it.
    pub code: String,
    /// The identifier of that text in its official base.
    pub code_id: String,
    /// First day of this version; `None`: unknown.
    pub version: Option<Date>,
    /// How this version was established.
    pub reliability: Reliability,
    /// When the file says it was last checked.
    pub checked: Option<Date>,
    /// What the file says of this text, and of its dates.
    pub note: Option<String>,
    /// Language of the text: `fr`, `en`.
    pub language: String,
    /// The text itself; its paragraphs end with `\n`.
    pub text: String,
}

/// What a text is worth on a launch date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The version in force on that day, as far as the file knows.
    InForce,
    /// A version that begins later: the text of that day is not at hand.
    LaterThan(Date),
    /// The file does not say when this version begins.
    UnknownDate,
    /// A newer version is known to exist, and is not at hand.
    Stale,
}

/// The fields we use; others may be there (`source_repo`, `section`…) and say nothing to us.
#[derive(Deserialize)]
struct Line {
    code: String,
    code_id: String,
    article: String,
    text: String,
    fiabilite: String,
    #[serde(default)]
    version_date_if_known: Option<String>,
    #[serde(default)]
    verifie_le: Option<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    langue: Option<String>,
}

/// Reads one line.
///
/// # Errors
/// A French sentence saying what is wrong: the line is too long, is not such an object, or a field holds
/// something else than it should.
pub fn parse_line(line: &str) -> Result<FullText, String> {
    if line.len() > MOST_LINE {
        return Err(format!(
            "ligne de {} octets\u{a0}; un article en tient au plus {MOST_LINE}",
            line.len()
        ));
    }
    let line: Line = serde_json::from_str(line).map_err(|error| format!("ligne illisible\u{a0}: {error}"))?;
    for (name, field, most) in [
        ("code", Some(&line.code), MOST_FIELD),
        ("code_id", Some(&line.code_id), MOST_NUMBER),
        ("article", Some(&line.article), MOST_NUMBER),
        ("text", Some(&line.text), MOST_TEXT),
        ("note", line.note.as_ref(), MOST_FIELD),
        (
            "version_date_if_known",
            line.version_date_if_known.as_ref(),
            MOST_FIELD,
        ),
        ("verifie_le", line.verifie_le.as_ref(), MOST_FIELD),
        ("langue", line.langue.as_ref(), MOST_NUMBER),
    ] {
        if let Some(field) = field {
            checked_field(name, field, most)?;
        }
    }
    let (version, version_note) = dated("version_date_if_known", line.version_date_if_known.as_deref())?;
    let (checked, checked_note) = dated("verifie_le", line.verifie_le.as_deref())?;
    let said: Vec<String> = [line.note, version_note, checked_note]
        .into_iter()
        .flatten()
        .filter(|note| !note.trim().is_empty())
        .collect();
    Ok(FullText {
        id: id(&line.code, &line.code_id, &line.article)?,
        code: line.code,
        code_id: line.code_id,
        version,
        reliability: line.fiabilite.parse()?,
        checked,
        note: (!said.is_empty()).then(|| said.join(" ")),
        language: line.langue.unwrap_or_else(|| "fr".to_owned()),
        text: line.text,
    })
}

/// The text to show for a launch date, and what it is worth on that day; `None` without any version.
///
/// The last version begun on that day comes first; then one without date; then the first to come.
#[must_use]
pub fn at<'a>(
    versions: impl IntoIterator<Item = &'a FullText>,
    launch: Date,
) -> Option<(&'a FullText, Version)> {
    let (mut begun, mut undated, mut to_come) = (None, None, None);
    for text in versions {
        match text.version {
            Some(from) if from <= launch => keep(&mut begun, text, |kept| kept.version < Some(from)),
            Some(from) => keep(&mut to_come, text, |kept| kept.version > Some(from)),
            None => keep(&mut undated, text, |_| false),
        }
    }
    let stale = |text: &FullText| text.reliability == Reliability::KnownStale;
    if let Some(text) = begun {
        return Some((
            text,
            if stale(text) {
                Version::Stale
            } else {
                Version::InForce
            },
        ));
    }
    if let Some(text) = undated {
        return Some((
            text,
            if stale(text) {
                Version::Stale
            } else {
                Version::UnknownDate
            },
        ));
    }
    to_come.and_then(|text| Some((text, Version::LaterThan(text.version?))))
}

fn keep<'a>(place: &mut Option<&'a FullText>, text: &'a FullText, better: impl Fn(&FullText) -> bool) {
    if place.is_none_or(better) {
        *place = Some(text);
    }
}

/// Nothing empty, too long, or holding characters that no text of law holds.
fn checked_field(name: &str, field: &str, most: usize) -> Result<(), String> {
    if field.len() > most {
        return Err(format!(
            "champ {name}\u{a0}: {} octets, au plus {most}",
            field.len()
        ));
    }
    if field.trim().is_empty() && matches!(name, "code" | "code_id" | "article" | "text") {
        return Err(format!("champ {name} vide"));
    }
    let odd = |c: char| {
        // Overrides of the writing direction would show a text other than the one stored.
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    match field.chars().find(|c| odd(*c)) {
        Some(c) => Err(format!(
            "champ {name}\u{a0}: caractère interdit U+{:04X}",
            u32::from(c)
        )),
        None => Ok(()),
    }
}

/// « 2024-06-28 (texte initial) » is a date and what is said of it.
fn dated(name: &str, written: Option<&str>) -> Result<(Option<Date>, Option<String>), String> {
    let Some(written) = written.map(str::trim).filter(|written| !written.is_empty()) else {
        return Ok((None, None));
    };
    let (day, said) = written.split_once(' ').unwrap_or((written, ""));
    let date = day.parse().map_err(|_| {
        format!("champ {name}\u{a0}: « {day} » n’est pas une date (exemple\u{a0}: 2026-04-01)")
    })?;
    let said = said.trim().trim_start_matches('(').trim_end_matches(')');
    Ok((
        Some(date),
        (!said.is_empty()).then(|| format!("Le {}\u{a0}: {said}.", long_date(date))),
    ))
}

/// How we cite an article of that text.
fn id(code: &str, code_id: &str, article: &str) -> Result<String, String> {
    let article = article.trim();
    let number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '*' | ' ');
    let numbered = article.chars().all(number) && article.contains(|c: char| c.is_ascii_digit());
    // The code of public procurement has an « Annexe préliminaire ».
    let annex = article.starts_with("Annexe") && article.chars().all(|c| c.is_alphanumeric() || c == ' ');
    if !numbered && !annex {
        return Err(format!(
            "champ article\u{a0}: « {article} » n’est pas un numéro d’article"
        ));
    }
    if let Some(text) = text_of_the_union(code_id) {
        return Ok(format!("{text} art. {article}"));
    }
    let prefix = prefix_of(code)
        .ok_or_else(|| format!("« {code} » n’est pas un texte que l’application sait citer"))?;
    Ok(format!("{prefix}{}", canonical(article)))
}

/// `32024R1735` → `règl. (UE) 2024/1735`; before 2015 the number came first: `règl. (UE) 952/2013`.
fn text_of_the_union(celex: &str) -> Option<String> {
    let digits = celex.strip_prefix('3')?;
    let (year, rest) = digits.split_at_checked(4)?;
    let (kind, number) = rest.split_at_checked(1)?;
    let (year, number): (u16, u32) = (year.parse().ok()?, number.parse().ok()?);
    match kind {
        "R" if year >= 2015 => Some(format!("règl. (UE) {year}/{number}")),
        "R" => Some(format!("règl. (UE) {number}/{year}")),
        "L" => Some(format!("dir. {year}/{number}/UE")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{FullText, MOST_LINE, Version, at, parse_line};
    use crate::Reliability;

    /// A line of the code, with the given fields added.
    fn line(article: &str, more: &str) -> String {
        format!(
            r#"{{"code":"Code de la commande publique","code_id":"LEGITEXT000037701019","article":"{article}","text":"Premier.\nSecond.","fiabilite":"dump_legi_2025-07"{more}}}"#
        )
    }

    fn read(article: &str, more: &str) -> FullText {
        parse_line(&line(article, more)).expect("une ligne du test")
    }

    #[test]
    fn a_line_becomes_a_text() {
        let text = read(
            "R2122-8",
            r#","section":"Livre","source_commit":null,"version_date_if_known":"2026-04-01","verifie_le":"2026-10-06 (date de version et montants seulement)","note":"Reconstitué.""#,
        );
        assert_eq!((text.id.as_str(), text.language.as_str()), ("R2122-8", "fr"));
        assert_eq!(text.version, Some(date(2026, 4, 1)));
        assert_eq!(text.checked, Some(date(2026, 10, 6)));
        assert_eq!(text.reliability, Reliability::Dump202507);
        let note = text.note.expect("une note");
        assert!(
            note.contains("Reconstitué.") && note.contains("montants seulement"),
            "{note}"
        );
        assert_eq!(text.text.lines().count(), 2);
    }

    #[test]
    fn texts_are_cited_as_we_cite_them() {
        for (code, code_id, article, id) in [
            ("Code pénal", "LEGITEXT000006070719", "432-12", "CP 432-12"),
            (
                "Code de la commande publique",
                "LEGITEXT000037701019",
                "Annexe préliminaire",
                "Annexe préliminaire",
            ),
            (
                "Code de justice administrative",
                "LEGITEXT000006070933",
                "L551-1",
                "CJA L551-1",
            ),
            (
                "Code de la commande publique",
                "LEGITEXT000037701019",
                "R.* 2122-8",
                "R2122-8",
            ),
            (
                "Règlement (UE) 2024/1735 (NZIA)",
                "32024R1735",
                "25",
                "règl. (UE) 2024/1735 art. 25",
            ),
            (
                "Règlement d'exécution",
                "32025R1197",
                "1-2",
                "règl. (UE) 2025/1197 art. 1-2",
            ),
            (
                "Code des douanes",
                "32013R0952",
                "60",
                "règl. (UE) 952/2013 art. 60",
            ),
            ("Directive", "32014L0024", "42", "dir. 2014/24/UE art. 42"),
        ] {
            let line = format!(
                r#"{{"code":"{code}","code_id":"{code_id}","article":"{article}","text":"T","fiabilite":"officiel_2027-01-01","langue":"en","version_date_if_known":"2024-06-28 (texte initial)"}}"#
            );
            let text = parse_line(&line).unwrap_or_else(|error| panic!("{code} : {error}"));
            assert_eq!(text.id, id);
            assert_eq!(text.version, Some(date(2024, 6, 28)));
            assert_eq!(text.reliability, Reliability::Official(date(2027, 1, 1)));
            assert_eq!(
                text.note.as_deref(),
                Some("Le 28\u{a0}juin 2024\u{a0}: texte initial.")
            );
        }
    }

    #[test]
    fn what_is_not_a_text_of_law_is_refused_and_said() {
        let long = "a".repeat(MOST_LINE);
        for (wrong, said) in [
            (String::new(), "illisible"),
            ("[]".to_owned(), "illisible"),
            ("[".repeat(5_000), "illisible"),
            (line("R1", r#","text":"deux fois""#), "illisible"),
            (
                line("R1", r#","version_date_if_known":"2026-02-30""#),
                "n’est pas une date",
            ),
            (
                line("R1", r#","version_date_if_known":"récente""#),
                "n’est pas une date",
            ),
            (line("R1", r#","version_date_if_known":7"#), "illisible"),
            (line("R1", &format!(r#","x":"{long}""#)), "octets"),
            (
                line("R1", &format!(r#","note":"{}""#, "a".repeat(3_000))),
                "octets",
            ),
            (line("", ""), "vide"),
            (line("../etc", ""), "n’est pas un numéro"),
            (line("préambule", ""), "n’est pas un numéro"),
            (line("R1", "").replace("Second", r"\u0000"), "interdit"),
            (line("R1", "").replace("Second", "\u{202e}"), "interdit"),
            (line("R1", "").replace("dump_legi_2025-07", "sûr"), "inconnue"),
            (
                line("R1", "").replace("Code de la commande publique", "Code civil"),
                "sait citer",
            ),
        ] {
            let start: String = wrong.chars().take(90).collect();
            let error = parse_line(&wrong).expect_err(&start);
            assert!(error.contains(said), "{start} : {error}");
        }
    }

    #[test]
    fn the_text_shown_is_that_of_the_launch_date_or_says_it_is_not() {
        let dated = |day: &str| read("R1", &format!(r#","version_date_if_known":"{day}""#));
        let (old, new, later) = (dated("2019-04-01"), dated("2026-04-01"), dated("2027-01-01"));
        let undated = read("R1", r#","version_date_if_known":null"#);
        let mut stale = dated("2021-12-16");
        stale.reliability = Reliability::KnownStale;
        let eve = date(2026, 3, 31);
        for (versions, launch, expected) in [
            (vec![&new, &old, &later], eve, Some((&old, Version::InForce))),
            (
                vec![&new, &old, &later],
                date(2026, 4, 1),
                Some((&new, Version::InForce)),
            ),
            (
                vec![&later, &new],
                eve,
                Some((&new, Version::LaterThan(date(2026, 4, 1)))),
            ),
            (vec![&new, &undated], eve, Some((&undated, Version::UnknownDate))),
            (vec![&stale], eve, Some((&stale, Version::Stale))),
            (
                vec![&stale],
                date(2021, 12, 15),
                Some((&stale, Version::LaterThan(date(2021, 12, 16)))),
            ),
            (vec![], eve, None),
        ] {
            assert_eq!(at(versions, launch), expected, "{launch}");
        }
    }
}
