//! Keys and packs, as the window asks for them.

use api::commands::dispatch;
use api::{ApiError, Desk, ErrorCode, Job};
use serde_json::{Value, json};

#[test]
fn the_key_of_a_pack_in_hand_is_trusted_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().join("data"));
    let ask = |name: &str, request: Value| -> Result<Value, ApiError> {
        dispatch(&desk, name, request, &Job::silent())
    };
    let expect = api::packs::new_key(&folder.path().join("expect"), None).unwrap();
    let other = api::packs::new_key(&folder.path().join("autre"), None).unwrap();

    let request = json!({ "path": other.path, "number": expect.id });
    let error = ask("trust_key", request).unwrap_err();
    assert_eq!(error.code, ErrorCode::Pack);
    assert!(
        error.detail.contains(&other.id) && error.detail.contains(&expect.id),
        "{error}"
    );
    let secret = folder.path().join("expect.key");
    let request = json!({ "path": secret, "number": expect.id });
    assert_eq!(ask("trust_key", request).unwrap_err().code, ErrorCode::Pack);
    assert_eq!(ask("packs", json!({})).unwrap()["keys"], json!([]));

    let request = json!({ "path": expect.path, "number": expect.id });
    assert_eq!(ask("trust_key", request).unwrap()["id"], json!(expect.id));
    // Without a pack in hand, no number is expected.
    assert_eq!(
        ask("trust_key", json!({ "path": other.path })).unwrap()["id"],
        json!(other.id)
    );
    assert_eq!(
        ask("packs", json!({})).unwrap()["keys"].as_array().unwrap().len(),
        2
    );
}

#[test]
fn what_is_wrong_with_a_file_is_not_said_of_the_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().join("data"));
    let refused =
        |name: &str, request: Value| dispatch(&desk, name, request, &Job::silent()).unwrap_err().code;
    let text = folder.path().join("liste.emplettes-pack");
    std::fs::write(&text, "ce n’est pas un paquet").unwrap();
    for name in ["verify_pack", "install_pack"] {
        let request = |path: &std::path::Path| json!({ "path": path, "allow_older": false });
        assert_eq!(refused(name, request(&text)), ErrorCode::Pack);
        let absent = folder.path().join("absent.emplettes-pack");
        assert_eq!(refused(name, request(&absent)), ErrorCode::File);
    }
    assert_eq!(
        refused("remove_pack", json!({ "name": "absent" })),
        ErrorCode::NotFound
    );
}
