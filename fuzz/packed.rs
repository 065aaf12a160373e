//! A zip made of the parts that a fuzzer changes: in an archive it would change little but checksums.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// The fixed files, then these names, one for each part of the data; parts are parted by a tilde.
pub fn packed(fixed: &[(&str, &[u8])], names: &[&str], data: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = names.iter().copied().zip(data.split(|byte| *byte == b'~'));
    for (name, bytes) in fixed.iter().copied().chain(parts) {
        let _ = zip.start_file(name, options);
        let _ = zip.write_all(bytes);
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
