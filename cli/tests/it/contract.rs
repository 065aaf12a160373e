//! The fields that scripts rely on are there.

use std::fs;

use serde_json::Value;

use crate::{emplettes, example, json};

#[track_caller]
fn has(value: &Value, keys: &[&str]) {
    let object = value
        .as_object()
        .unwrap_or_else(|| panic!("un objet est attendu : {value}"));
    for key in keys {
        assert!(
            object.contains_key(*key),
            "« {key} » absent de {:?}",
            object.keys().collect::<Vec<_>>()
        );
    }
}

#[test]
fn search() {
    let answer = json(&[
        "search",
        "mobilier scolaire",
        "--near",
        "67437",
        "--radius-km",
        "300",
    ]);
    has(&answer, &["query", "total", "took_ms", "hits"]);
    let hit = &answer["hits"][0];
    has(
        hit,
        &[
            "name",
            "siren",
            "siret",
            "naf",
            "naf_label",
            "commune",
            "departement",
            "region",
            "lat",
            "lon",
            "distance_km",
            "tier",
            "score",
            "families",
            "why",
            "evidence",
        ],
    );
    has(&hit["families"][0], &["slug", "status"]);
    has(&hit["evidence"][0], &["source", "year", "status"]);
    assert!(hit["distance_km"].as_f64().unwrap() <= 300.0);
}

#[test]
fn obligations() {
    let need = example("poches-de-sang");
    let answer = json(&["obligations", need.to_str().unwrap()]);
    assert_eq!(answer["procedure"], "formalisee");
    assert_eq!(answer["publicity"], "boamp-joue");
    let all = answer["obligations"].as_array().unwrap();
    assert_eq!(all.len(), 22);
    for one in all {
        has(one, &["id", "state", "legal_basis", "why", "satisfied_by"]);
    }
    let due = |id: &str| all.iter().find(|o| o["id"] == id).unwrap();
    for id in [
        "env-specification",
        "env-execution",
        "env-critere",
        "social-execution",
        "delai-paiement-50",
    ] {
        assert_eq!(due(id)["state"], "due", "{id}");
    }
    for id in [
        "env-specification",
        "env-execution",
        "env-critere",
        "social-execution",
        "prix-unique-interdit",
    ] {
        assert!(!due(id)["satisfied_by"].as_array().unwrap().is_empty(), "{id}");
    }
}

#[test]
fn suggest() {
    let need = example("mobilier-scolaire");
    let answer = json(&["suggest", need.to_str().unwrap()]);
    has(&answer, &["fabric", "suggestions", "restriction"]);
    has(&answer["fabric"], &["families", "naf", "firms"]);
    let rings: Vec<&str> = answer["fabric"]["firms"]["rings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["ring"].as_str().unwrap())
        .collect();
    assert_eq!(rings, ["rayon", "departement", "region", "france", "ue"]);
    // Makers of other countries are unknown, which is not zero.
    assert!(answer["fabric"]["firms"]["rings"][4]["firms"].is_null());
    let naf = answer["fabric"]["naf"].as_array().unwrap();
    let weights: Vec<f64> = naf.iter().map(|n| n["weight"].as_f64().unwrap()).collect();
    assert!(weights.windows(2).all(|pair| pair[0] >= pair[1]), "{weights:?}");
    for one in answer["suggestions"].as_array().unwrap() {
        has(
            one,
            &[
                "module",
                "facet",
                "kind",
                "level",
                "lever",
                "basis",
                "rank",
                "firms",
                "rings",
                "why",
                "why_not_stricter",
                "legal_basis",
                "obligation_ids",
            ],
        );
        if !one["firms"].is_null() {
            has(&one["firms"], &["capable", "unknown", "incapable", "by_status"]);
        }
    }
    has(
        &answer["restriction"],
        &["sure", "possible", "alarm", "outside_catalogue", "why"],
    );
    assert_eq!(answer["restriction"]["outside_catalogue"], "inconnu");
}

#[test]
fn draft_check_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let need = example("mobilier-scolaire");
    let answer = json(&["draft", need.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    has(
        &answer,
        &["files", "findings", "obligations", "missing", "took_ms"],
    );
    has(
        &answer["files"][0],
        &["path", "document", "format", "folder", "pages"],
    );
    has(&answer["missing"][0], &["field", "where"]);

    let cctp = out.join("a-publier/CCTP.docx");
    let checked = json(&["check", cctp.to_str().unwrap(), "--date", "2026-11-23"]);
    has(
        &checked["files"][0],
        &["path", "document", "took_ms", "findings", "obligations"],
    );
    assert_eq!(checked["files"][0]["document"], "cctp");

    let read = json(&["read", cctp.to_str().unwrap()]);
    has(&read, &["path", "document_guess", "blocks"]);
    has(
        &read["blocks"][0],
        &["id", "kind", "level", "number", "text", "page"],
    );
}

#[test]
fn passages_are_answered_one_line_each_with_spans_in_their_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.jsonl");
    let text = "À l’été 2027, le mobilier livré est fabriqué en France.";
    let line = serde_json::json!({ "id": "é1", "document": "cctp", "text": text });
    fs::write(
        &path,
        format!(
            "{line}\n{}\n",
            serde_json::json!({ "id": "2", "document": "rc", "text": "Bonjour." })
        ),
    )
    .unwrap();
    let output = emplettes(&["check", "--jsonl", path.to_str().unwrap(), "--date", "2026-11-23"]);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["id"], "é1");
    let finding = &lines[0]["findings"][0];
    has(
        finding,
        &[
            "rule",
            "name",
            "family",
            "severity",
            "state",
            "span",
            "page",
            "article",
            "message",
            "why",
            "fix",
            "legal_basis",
        ],
    );
    let (start, end) = (
        finding["span"]["start"].as_u64().unwrap(),
        finding["span"]["end"].as_u64().unwrap(),
    );
    let there: String = text
        .chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect();
    assert_eq!(finding["span"]["text"], there.as_str());
    assert_eq!(lines[1]["findings"], serde_json::json!([]));
}

#[test]
fn fail_on_decides_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cctp.txt");
    fs::write(
        &path,
        "Article 1 – Exigences\n\nLe mobilier est fabriqué en France.\n",
    )
    .unwrap();
    let code = |level: &str| {
        emplettes(&["check", path.to_str().unwrap(), "--fail-on", level])
            .status
            .code()
    };
    assert_eq!(code("bloquant"), Some(1));
    assert_eq!(code("conseil"), Some(1));
    fs::write(
        &path,
        "Article 1 – Exigences\n\nLe mobilier résiste à un lavage quotidien.\n",
    )
    .unwrap();
    assert_eq!(code("conseil"), Some(0));
}
