//! OpenDocument texts: packed as they are, or flat.
#![no_main]

use formats::read::odt;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let name = if data.starts_with(b"PK") { "x.odt" } else { "x.fodt" };
    if let Ok(document) = odt(data, name) {
        let _ = document.passages();
    }
});
