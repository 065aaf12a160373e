//! Longer stories, readable by a jurist: `specs/<CODE>.md` holds prose, fenced fragments, and beneath each the
//! findings expected, one a line (`- SPE001 : de marque Dupont`), or `Aucune alerte.`

use std::fs;
use std::path::Path;

use document::DocumentKind;

use crate::{findings, shown};

struct Story {
    at: String,
    kind: DocumentKind,
    fragment: String,
    expected: Vec<String>,
}

fn stories(file: &str, text: &str) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    let mut open: Option<(DocumentKind, Vec<&str>)> = None;
    for (line, words) in text.lines().enumerate() {
        match (&mut open, words.strip_prefix("```")) {
            (Some(_), Some(_)) => {
                let (kind, lines) = open.take().expect("just seen");
                stories.push(Story {
                    at: format!("{file}, ligne {}", line + 1 - lines.len()),
                    kind,
                    fragment: lines.join("\n"),
                    expected: Vec::new(),
                });
            }
            (Some((_, lines)), None) => lines.push(words),
            (None, Some(slug)) => {
                let kind =
                    DocumentKind::from_slug(slug).unwrap_or_else(|| panic!("{file} : pièce {slug} inconnue"));
                open = Some((kind, Vec::new()));
            }
            (None, None) => {
                if let (Some(story), Some((code, excerpt))) = (
                    stories.last_mut(),
                    words.strip_prefix("- ").and_then(|w| w.split_once(" : ")),
                ) {
                    story.expected.push(format!("{code} « {excerpt} »"));
                }
            }
        }
    }
    stories
}

#[test]
fn specs_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("specs")
        .flatten()
        .map(|e| e.path())
        .collect();
    files.sort();
    let mut told = 0;
    let mut wrong = Vec::new();
    for path in files {
        let file = path.file_name().expect("name").to_string_lossy().into_owned();
        let code = file.trim_end_matches(".md").to_owned();
        assert!(compliance::rule(&code).is_some(), "{file} : règle inconnue");
        for story in stories(&file, &fs::read_to_string(&path).expect("spec")) {
            told += 1;
            let found = shown(&findings(&story.fragment, story.kind));
            if found != story.expected {
                wrong.push(format!(
                    "{}\n  attendu {:?}\n  trouvé  {found:?}",
                    story.at, story.expected
                ));
            }
        }
    }
    assert!(told >= 8, "only {told} stories were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
