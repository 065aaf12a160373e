//! The zip that holds the parts of a file.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::FormatError;

/// Part of an OpenDocument file that says what it is.
pub(super) const MIMETYPE: &str = "mimetype";

/// Zips the parts in a fixed order with a fixed time: same tree, same bytes.
///
/// The part [`MIMETYPE`] is stored as it is, so that one can tell an OpenDocument file without opening it.
pub(super) fn zip(parts: &[(impl AsRef<str>, Vec<u8>)], document: &str) -> crate::Result<Vec<u8>> {
    let failed = |reason: String| FormatError::Write {
        file: document.to_owned(),
        reason,
    };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // Said, because the default is that of the computer: Windows and Linux must write the same bytes.
        .system(System::Dos)
        // 1 January 1980, the first day zip knows.
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        let path = path.as_ref();
        let options = match path {
            MIMETYPE => options.compression_method(CompressionMethod::Stored),
            _ => options,
        };
        zip.start_file(path, options).map_err(|e| failed(e.to_string()))?;
        zip.write_all(bytes).map_err(|e| failed(e.to_string()))?;
    }
    let bytes = zip.finish().map_err(|e| failed(e.to_string()))?;
    Ok(bytes.into_inner())
}
