//! Sets of firms, one bit each: a conjunction of requirements is an intersection.

/// A subset of the firms of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// No firm, out of `len`.
    pub(crate) fn none(len: usize) -> Self {
        Self {
            words: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// All of `len` firms.
    pub(crate) fn all(len: usize) -> Self {
        let mut all = Self {
            words: vec![u64::MAX; len.div_ceil(64)],
            len,
        };
        all.trim();
        all
    }

    pub(crate) fn add(&mut self, at: usize) {
        self.words[at / 64] |= 1 << (at % 64);
    }

    pub(crate) fn has(&self, at: usize) -> bool {
        self.words[at / 64] >> (at % 64) & 1 == 1
    }

    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Those in both.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
        self
    }

    /// Those in one or the other.
    pub(crate) fn or(mut self, other: &Self) -> Self {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
        self
    }

    /// The others.
    pub(crate) fn not(mut self) -> Self {
        for word in &mut self.words {
            *word = !*word;
        }
        self.trim();
        self
    }

    /// Their places, in order.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.len).filter(|at| self.has(*at))
    }

    /// No bit past the end.
    fn trim(&mut self) {
        let over = self.len % 64;
        if over > 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << over) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_of_any_size() {
        for len in [0, 1, 63, 64, 65, 130] {
            let all = Bits::all(len);
            assert_eq!(all.count(), len);
            assert_eq!(all.clone().not().count(), 0);
            assert_eq!(Bits::none(len).not(), all);
            let mut even = Bits::none(len);
            (0..len).step_by(2).for_each(|at| even.add(at));
            assert_eq!(even.places().count(), len.div_ceil(2));
            assert_eq!(even.clone().and(&even.clone().not()).count(), 0);
            assert_eq!(even.clone().or(&even.not()), all);
        }
    }
}
