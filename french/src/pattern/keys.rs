//! Sets of words, by their keys.

/// Keys in order, with one bit among 64 for each: most words that are not there are known by their bit.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    bits: u64,
    sorted: Box<[u64]>,
}

impl Keys {
    pub(super) fn new(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        Self {
            bits: keys.iter().fold(0, |bits, key| bits | bit(*key)),
            sorted: keys.into(),
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        *self = Self::new([&*self.sorted, &*other.sorted].concat());
    }

    pub(super) fn all(&self) -> &[u64] {
        &self.sorted
    }

    /// The bits of all of them.
    pub(super) fn bits(&self) -> u64 {
        self.bits
    }

    pub(super) fn hold(&self, key: u64) -> bool {
        self.bits & bit(key) != 0 && self.sorted.binary_search(&key).is_ok()
    }
}

/// The bit of a key, by its high bits, which are well mixed.
pub(super) fn bit(key: u64) -> u64 {
    1 << (key >> 58)
}
