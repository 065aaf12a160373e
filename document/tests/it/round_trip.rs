use document::prosemirror::{from_json, to_json};
use proptest::prelude::*;

use crate::arbitrary::document;

proptest! {
    #[test]
    fn the_tree_and_prosemirror_are_the_same(document in document()) {
        let text = serde_json::to_string(&to_json(&document)).unwrap();
        prop_assert_eq!(from_json(&serde_json::from_str(&text).unwrap()).unwrap(), document);
    }

    #[test]
    fn passages_are_the_words_of_leaf_blocks(document in document()) {
        for passage in document.passages() {
            prop_assert!(!passage.text.trim().is_empty());
            prop_assert!(document.all_blocks().iter().any(|b| b.id == passage.block && b.line().is_some()));
            prop_assert!(document.blocks.iter().any(|b| b.id == passage.root));
        }
    }
}

/// A node outside the schema is refused with its place.
#[track_caller]
fn refused(json: serde_json::Value, expected: &str) {
    assert_eq!(from_json(&json).unwrap_err().to_string(), expected);
}

#[test]
fn what_is_outside_the_schema_is_refused() {
    use serde_json::json;
    let doc = |content| json!({"type": "doc", "attrs": {"kind": "rc", "title": ""}, "content": content});
    let attrs = json!({"id": "a", "provenance": "buyer"});
    refused(
        doc(json!([{"type": "video", "attrs": attrs}])),
        "document illisible, doc > 1 (video) : type de bloc inconnu",
    );
    refused(
        doc(json!([{"type": "paragraph", "attrs": attrs, "content": [{"type": "text", "text": ""}]}])),
        "document illisible, doc > 1 > 1 (text) : texte vide",
    );
    refused(
        doc(json!([{"type": "paragraph", "attrs": {"provenance": "buyer"}}])),
        "document illisible, doc > 1 (paragraph) : attribut « id » absent",
    );
    refused(
        doc(json!([{"type": "bullet_list", "attrs": attrs}])),
        "document illisible, doc > 1 (bullet_list) : contenu absent",
    );
    let mut deep = json!({"type": "paragraph", "attrs": attrs});
    for _ in 0..40 {
        deep = json!({"type": "note", "attrs": {"id": "n", "provenance": "buyer", "audience": "working"}, "content": [deep]});
    }
    assert!(
        from_json(&doc(json!([deep])))
            .unwrap_err()
            .message
            .contains("imbrications")
    );
}
