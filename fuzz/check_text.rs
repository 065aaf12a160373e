//! Any text under the rules: no panic, spans inside the text, and the same answer twice.
#![no_main]

use compliance::{Context, check_text};
use document::DocumentKind;
use law::Law;
use libfuzzer_sys::fuzz_target;
use tender::Date;

const KINDS: [DocumentKind; 6] = [
    DocumentKind::Rc,
    DocumentKind::Ccap,
    DocumentKind::Cctp,
    DocumentKind::Ae,
    DocumentKind::Lettre,
    DocumentKind::Autre,
];

fuzz_target!(|data: &[u8]| {
    let Some((kind, text)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    let context = Context {
        launch_date: Date::new(2026, 11, 23).expect("a day of the calendar"),
        law: Law::embedded(),
        tender: None,
        watched_names: &[],
        memory: None,
    };
    let kind = KINDS[usize::from(*kind) % KINDS.len()];
    let length = text.chars().count();
    for finding in check_text(&text, kind, &context) {
        assert!(finding.span.start <= finding.span.end && finding.span.end <= length);
        let words: String = text
            .chars()
            .skip(finding.span.start)
            .take(finding.span.end - finding.span.start)
            .collect();
        assert_eq!(words, finding.excerpt);
    }
});
