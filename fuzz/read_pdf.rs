//! Any bytes as a PDF file: read or refused, never a panic of ours, never for ever.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = formats::read::pdf(bytes, "x.pdf") {
        // What is read can be walked, and every block has its page.
        for passage in document.passages() {
            assert!(document.pages.contains_key(&passage.block));
        }
    }
});
