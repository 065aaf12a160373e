//! A quick key for a word, to compare and look up without reading its letters.

use std::hash::Hasher;

/// Equal words have equal keys; that two others share one of 2^64 keys is no case to provide for.
pub(crate) fn key(word: &str) -> u64 {
    let mut key = word.len() as u64;
    for chunk in word.as_bytes().chunks(8) {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        key = (key.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    key
}

/// Takes a key as it is: for tables whose words are our own, so that nobody outside can make them collide.
#[derive(Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        // The table reads the high bits too: they are the better mixed.
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key ^ (key >> 32);
    }
}
