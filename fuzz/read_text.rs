//! Plain text, in any encoding.
#![no_main]

use formats::read::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(document) = text(data, "x.txt") {
        let _ = document.passages();
    }
});
