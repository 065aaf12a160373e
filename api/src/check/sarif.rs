//! Findings as SARIF 2.1.0, the format that editors and forges read.
//!
//! In a text file a region is the place in the file, by line, column and character. A Word file has no lines: there it
//! counts characters (Unicode scalar values) in the text as it was read, its passages separated by one line feed. It
//! always carries the words themselves, and the article they stand in.

use std::collections::BTreeMap;
use std::path::Path;

use compliance::{Rule, Severity};
use serde_json::{Value, json};

use super::lines::{Lines, Spot};
use super::{CheckAnswer, CheckedFile, is_open, proposed};
use crate::{ApiError, ErrorCode, FindingView, files};

/// The schema that the file declares.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The file, whole.
pub(super) fn bytes(answer: &CheckAnswer) -> Result<Vec<u8>, ApiError> {
    let mut bytes = serde_json::to_vec_pretty(&log(answer))
        .map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn log(answer: &CheckAnswer) -> Value {
    let rules: Vec<Value> = compliance::rules().iter().map(|rule| descriptor(rule)).collect();
    let results: Vec<Value> = answer
        .files
        .iter()
        .enumerate()
        .flat_map(|(n, file)| results(n, file))
        .collect();
    let mut told: Vec<Value> = answer.files.iter().flat_map(notifications).collect();
    let whole = answer.remarks.iter().chain(&answer.not_checked);
    told.extend(whole.map(|said| json!({ "level": "note", "message": { "text": said } })));
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Emplettes",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "fr-FR",
                "rules": rules,
            }},
            "language": "fr-FR",
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": told }],
            "artifacts": answer.files.iter().map(artifact).collect::<Vec<_>>(),
            "results": results,
            "properties": {
                "launch_date": answer.date.to_string(),
                "positions": "dans un fichier qui n’est pas du texte, charOffset compte les caractères du texte lu, passages séparés par une fin de ligne",
            },
        }],
    })
}

fn descriptor(rule: &Rule) -> Value {
    let summary = rule.summary();
    let why = rule.section("Pourquoi");
    let fix = rule.section("Correction");
    let text = [summary.as_str(), why.as_str(), fix.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": if why.is_empty() { summary.clone() } else { why } },
        "help": { "text": text, "markdown": page(rule.page) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": {
            "family": rule.family.slug(),
            "severity": rule.severity.slug(),
            "legal_basis": rule.legal_basis,
        },
    })
}

/// The page as Markdown: the source keeps the space of its comments before each line.
fn page(source: &str) -> String {
    let lines: Vec<&str> = source
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n").trim().to_owned()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Bloquant => "error",
        Severity::Majeur => "warning",
        Severity::Mineur | Severity::Conseil => "note",
    }
}

fn artifact(file: &CheckedFile) -> Value {
    json!({
        "location": { "uri": uri(&file.path) },
        "description": { "text": file.title },
        "roles": ["analysisTarget"],
        "properties": { "document": file.document },
    })
}

/// What could not be checked: it is no result, it is told beside them.
fn notifications(file: &CheckedFile) -> Vec<Value> {
    file.not_checked
        .iter()
        .map(|said| {
            json!({
                "level": "note",
                "message": { "text": said },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&file.path) } } }],
            })
        })
        .collect()
}

fn results(number: usize, file: &CheckedFile) -> Vec<Value> {
    let text = Text::of(file);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    file.findings
        .iter()
        .filter(|finding| is_open(finding) || finding.waiver.is_some())
        .map(|finding| {
            // The same words twice in one article are two results.
            let article = finding.article.as_deref().unwrap_or_default();
            let name = format!("{} {article} {}", finding.rule, finding.span.text);
            let rank = seen.entry(name.clone()).or_default();
            *rank += 1;
            result(number, file, finding, &text, &format!("{name} {rank}"))
        })
        .collect()
}

/// How places are told in a file.
enum Text {
    /// The file is text.
    Lines(Lines),
    /// It is not, or not in UTF-8: where each passage begins in the text as read.
    Read(Vec<usize>),
}

impl Text {
    fn of(file: &CheckedFile) -> Self {
        let path = Path::new(&file.path);
        let is_text = path.extension().is_some_and(|ending| {
            ["txt", "text", "md", "markdown"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        });
        // A text of another encoding, or gone since it was read, is told as a Word file is.
        if is_text && let Ok(source) = files::read_text(path) {
            return Self::Lines(Lines::of(&source, &file.passages));
        }
        let mut at = 0;
        let starts = file.passages.iter().map(|passage| {
            let start = at;
            at += passage.text.chars().count() + 1;
            start
        });
        Self::Read(starts.collect())
    }

    /// The region of a span of the `n`th passage, without its words.
    fn region(&self, n: usize, text: &str, start: usize, end: usize) -> Option<Value> {
        match self {
            Self::Lines(lines) => lines.span(n, text, start, end).map(|(from, to): (Spot, Spot)| {
                json!({
                    "startLine": from.line,
                    "startColumn": from.column,
                    "endLine": to.line,
                    "endColumn": to.column + 1,
                    "charOffset": from.offset,
                    "charLength": to.offset + 1 - from.offset,
                })
            }),
            Self::Read(starts) => starts
                .get(n)
                .map(|base| json!({ "charOffset": base + start, "charLength": end.saturating_sub(start) })),
        }
    }
}

fn result(number: usize, file: &CheckedFile, finding: &FindingView, text: &Text, print: &str) -> Value {
    let artifact = json!({ "uri": uri(&file.path), "index": number });
    let place = file
        .passages
        .iter()
        .position(|one| Some(&one.block) == finding.block.as_ref())
        .map(|n| (n, &file.passages[n]));
    let region =
        place.and_then(|(n, passage)| text.region(n, &passage.text, finding.span.start, finding.span.end));
    let mut physical = json!({ "artifactLocation": artifact });
    if let Some(region) = &region {
        let mut worded = region.clone();
        worded["snippet"] = json!({ "text": finding.span.text });
        physical["region"] = worded;
    }
    if let Some((n, passage)) = place
        && let Some(mut whole) = text.region(n, &passage.text, 0, passage.text.chars().count())
    {
        whole["snippet"] = json!({ "text": passage.text });
        physical["contextRegion"] = whole;
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(article) = &finding.article {
        let title = place.and_then(|(_, passage)| passage.article_title.as_deref());
        location["logicalLocations"] = json!([{
            "name": article,
            "fullyQualifiedName": format!("article {article}"),
            "decoratedName": title.map_or_else(
                || format!("Article {article}"),
                |title| format!("Article {article} – {title}"),
            ),
            "kind": "article",
        }]);
    }
    let message: Vec<String> = [
        Some(finding.message.clone()),
        finding.fix.clone(),
        proposed(finding),
    ]
    .into_iter()
    .flatten()
    .collect();
    // What waits for a fact is an open question: SARIF gives it no level.
    let open = finding.state == "donnee-manquante";
    let mut one = json!({
        "ruleId": finding.rule,
        "kind": if open { "open" } else { "fail" },
        "level": if open { "none" } else { rule_level(finding) },
        "message": { "text": message.join(" ") },
        "locations": [location],
        "partialFingerprints": { "emplettes/v1": print },
        "suppressions": finding.waiver.as_ref().map_or_else(Vec::new, |reason| vec![json!({
            "kind": "external",
            "status": "accepted",
            "justification": reason,
        })]),
        "properties": {
            "family": finding.family,
            "severity": finding.severity,
            "page": finding.page,
            "why": finding.why,
            "legal_basis": finding.legal_basis,
        },
    });
    if let Some(index) = compliance::rules()
        .iter()
        .position(|rule| rule.code == finding.rule)
    {
        one["ruleIndex"] = json!(index);
    }
    if let (Some(words), Some(region)) = (&finding.replacement, region) {
        one["fixes"] = json!([{
            "description": { "text": finding.fix.as_deref().unwrap_or("Texte proposé.") },
            "artifactChanges": [{
                "artifactLocation": artifact,
                "replacements": [{ "deletedRegion": region, "insertedContent": { "text": words } }],
            }],
        }]);
    }
    one
}

fn rule_level(finding: &FindingView) -> &'static str {
    compliance::rule(finding.rule).map_or("note", |rule| level(rule.severity))
}

/// The path as a reference: relative as it was given, or from the root with its scheme; percent-encoded.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let drive = matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    let root = if drive {
        "file:///"
    } else if path.starts_with('/') {
        "file://"
    } else {
        ""
    };
    let mut out = root.to_owned();
    for (n, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (drive && n == 1);
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_references() {
        let check = |path: &str, expected: &str| assert_eq!(uri(path), expected);
        check("pièces/CCTP n° 2.docx", "pi%C3%A8ces/CCTP%20n%C2%B0%202.docx");
        check("/srv/a b.docx", "file:///srv/a%20b.docx");
        check("C:\\Marchés\\RC.docx", "file:///C:/March%C3%A9s/RC.docx");
        check("a:b.txt", "a%3Ab.txt");
        check("lot:1/rc.txt", "lot%3A1/rc.txt");
    }

    #[test]
    fn pages_lose_the_space_of_their_comments() {
        assert_eq!(
            page(" Titre.\n\n ## Pourquoi\n Parce que.\n"),
            "Titre.\n\n## Pourquoi\nParce que."
        );
    }
}
