//! The clause library at the terminal: listed, shown, put away, taken back.

use serde_json::Value;

use crate::Command;

/// The program on a data folder of its own: what is put away would be missed by the other tests.
fn ask(data: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_emplettes"))
        .env("EMPLETTES_DATA", data)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_module_is_listed_shown_put_away_and_taken_back() {
    let data = tempfile::tempdir().unwrap();
    let json = |arguments: &[&str]| -> Value {
        let (code, out, err) = ask(data.path(), &[arguments, &["--json"]].concat());
        assert_eq!(code, Some(0), "{err}");
        serde_json::from_str(&out).unwrap()
    };
    let list = json(&["clauses", "list", "FORETS", "gérées"]);
    let card = &list["modules"][0];
    for (field, value) in [
        ("module", "bois-durable"),
        ("shelf", "mobilier-scolaire"),
        ("origin", "officielle"),
        ("state", "en-service"),
    ] {
        assert_eq!(card[field], value);
    }
    assert_eq!(card["version"], 2);
    let (code, out, _) = ask(data.path(), &["clauses", "show", "bois-durable"]);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("bois-durable/exigence-socle") && out.contains("taux_min"),
        "{out}"
    );

    let (code, _, err) = ask(data.path(), &["clauses", "remove", "bois-durable"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("--reason"), "{err}");
    let page = json(&[
        "clauses",
        "remove",
        "bois-durable",
        "--reason",
        "Trop peu de réponses.",
    ]);
    assert_eq!(page["card"]["state"], "rangee");
    let (_, out, _) = ask(data.path(), &["clauses", "list", "forêts"]);
    // Lines follow the width of the terminal.
    let words: Vec<&str> = out.split_whitespace().collect();
    assert!(words.join(" ").contains("Trop peu de réponses."), "{out}");
    let page = json(&["clauses", "restore", "bois-durable"]);
    assert_eq!(page["card"]["state"], "en-service");
    let (code, _, err) = ask(data.path(), &["clauses", "restore", "bois-magique"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("bois-magique"), "{err}");
}
