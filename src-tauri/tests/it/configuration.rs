//! The page can ask for what it uses, and for nothing else.

use serde_json::Value;

fn configuration() -> Value {
    serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap()
}

fn words(value: &Value) -> Vec<&str> {
    let list = value.as_array().unwrap();
    list.iter().map(|word| word.as_str().unwrap()).collect()
}

#[test]
fn the_page_loads_nothing_but_ours() {
    let security = &configuration()["app"]["security"];
    assert_eq!(
        security["csp"],
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
         connect-src 'self' ipc: http://ipc.localhost"
    );
    assert_eq!(security["freezePrototype"], true);
    // Neither another policy while we write the screens, nor files of the disk, nor a policy left alone.
    let keys: Vec<&String> = security.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["capabilities", "csp", "freezePrototype"]);
}

#[test]
fn the_page_asks_for_what_it_uses() {
    let configuration = configuration();
    assert_eq!(configuration["app"]["withGlobalTauri"], false);
    assert_eq!(words(&configuration["app"]["security"]["capabilities"]), ["main"]);
    let main: Value = serde_json::from_str(include_str!("../../capabilities/main.json")).unwrap();
    assert_eq!(main["remote"], Value::Null);
    assert_eq!(words(&main["windows"]), ["main"]);
    assert_eq!(
        words(&main["permissions"]),
        [
            "allow-call",
            "allow-cancel",
            "allow-choose-file",
            "allow-choose-folder",
            "allow-choose-target",
            "allow-reveal",
            "allow-start-with",
            "allow-close-now",
            "allow-keep-open",
            "core:event:allow-listen",
            "core:event:allow-unlisten",
            "core:webview:allow-set-webview-zoom",
        ]
    );
}

#[test]
fn the_window_is_opened_by_our_code_alone() {
    // A window declared here would have no guard on where it goes.
    assert_eq!(configuration()["app"]["windows"], Value::Array(Vec::new()));
    assert_eq!(configuration()["plugins"], Value::Null);
}

#[test]
fn a_release_has_no_inspector() {
    let manifest = include_str!("../../Cargo.toml");
    assert!(!manifest.contains("devtools"));
    assert!(!include_str!("../../../Cargo.toml").contains("devtools"));
}
