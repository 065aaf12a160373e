//! Markdown.
#![no_main]

use formats::read::markdown;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(document) = markdown(data, "x.txt") {
        let _ = document.passages();
    }
});
