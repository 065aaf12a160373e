//! The weights of the marks, by family, and their file.

use std::sync::OnceLock;

use crate::Family;

/// Families learnt, in the order of the file.
pub const FAMILIES: [Family; 13] = [
    Family::Origine,
    Family::Local,
    Family::Marque,
    Family::Procede,
    Family::Norme,
    Family::Label,
    Family::RseGenerale,
    Family::CritereFlou,
    Family::CapaciteExcessive,
    Family::DroitPerime,
    Family::DelaiPaiement,
    Family::PrixSeul,
    Family::DiscriminationSociale,
];

/// First bytes of the file, version included.
const HEAD: &[u8; 8] = b"EMPLIKE1";

/// Weights are kept in this many parts of one.
const PARTS: f32 = 32.0;

/// Marks share a drawer when their first sixteen bits are the same.
const DRAWERS: usize = 1 << 16;

/// Marks share a bit of the sieve when their first twenty-two bits are the same, hence a word of it when they share a
/// drawer: about one in ten of those without a weight passes, and the whole stays near the processor.
const SIEVE_BITS: u32 = 22;

/// A file that is no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("poids de la seconde lecture illisibles : les refaire par « cargo xtask learn »")]
pub struct Unreadable;

/// A key of the files learnt from, in order (FNV-1a).
#[must_use]
pub fn key_of(contents: &[Vec<u8>]) -> u64 {
    contents
        .iter()
        .flatten()
        .fold(0xcbf2_9ce4_8422_2325, |key, byte| {
            (key ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

/// A weight for each mark and family.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What it was learnt from: [`key_of`] the annotated passages.
    pub learnt_from: u64,
    bias: [f32; FAMILIES.len()],
    /// In order. Most marks of a sentence are not among them: keys alone stay in the processor's memory.
    keys: Vec<u32>,
    /// Those of each key.
    weights: Vec<[i8; FAMILIES.len()]>,
    /// Where the keys of each drawer begin.
    drawers: Vec<u32>,
    /// A bit for the marks that may have a weight.
    sieve: Vec<u64>,
}

impl Model {
    /// From weights by mark, in any order; marks whose weights all round to nothing are left out.
    #[must_use]
    pub fn new(
        learnt_from: u64,
        bias: [f32; FAMILIES.len()],
        mut weights: Vec<(u32, [f32; FAMILIES.len()])>,
    ) -> Self {
        weights.sort_by_key(|(key, _)| *key);
        let rounded = weights
            .into_iter()
            .map(|(key, weights)| {
                (
                    key,
                    weights.map(|w| (w * PARTS).round().clamp(-127.0, 127.0) as i8),
                )
            })
            .collect();
        Self::with(learnt_from, bias, rounded)
    }

    fn with(learnt_from: u64, bias: [f32; FAMILIES.len()], marks: Vec<(u32, [i8; FAMILIES.len()])>) -> Self {
        let mut drawers = vec![0; DRAWERS + 1];
        let (keys, weights): (Vec<u32>, Vec<_>) = marks.into_iter().unzip();
        for key in &keys {
            drawers[(key >> 16) as usize + 1] += 1;
        }
        for at in 0..DRAWERS {
            drawers[at + 1] += drawers[at];
        }
        let mut sieve = vec![0; DRAWERS];
        for key in &keys {
            let (word, bit) = sieve_bit(*key);
            sieve[word] |= 1 << bit;
        }
        Self {
            learnt_from,
            bias,
            keys,
            weights,
            drawers,
            sieve,
        }
    }

    /// The model of the program.
    ///
    /// # Panics
    /// When the file kept in the repository is not a model: a test reads it.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            Self::read(include_bytes!("../../data/likeness.bin"))
                .expect("the file of the repository is a model")
        })
    }

    /// How many marks have a weight.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.keys.len()
    }

    /// Log-odds by family of a sentence with these marks. Those without a weight do not count.
    #[must_use]
    pub fn weigh(&self, marks: &[u32]) -> [f32; FAMILIES.len()] {
        // In three turns, so that the waits for memory overlap: most marks have no weight and are put aside without a
        // branch, the others are looked for, those found are summed.
        let mut likely = vec![0; marks.len()];
        let mut count = 0;
        for mark in marks {
            let (word, bit) = sieve_bit(*mark);
            likely[count] = *mark;
            count += (self.sieve[word] >> bit & 1) as usize;
        }
        likely.truncate(count);
        let mut known = 0;
        for at in 0..count {
            let (place, found) = self.place(likely[at]);
            likely[known] = place;
            known += usize::from(found);
        }
        let mut sums = [0i32; FAMILIES.len()];
        for place in &likely[..known] {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[*place as usize]) {
                *sum += i32::from(*weight);
            }
        }
        let length = (known.max(1) as f32).sqrt() * PARTS;
        let mut odds = self.bias;
        for (odds, sum) in odds.iter_mut().zip(sums) {
            *odds += sum as f32 / length;
        }
        odds
    }

    /// Where a mark that passes the sieve has its weights, and whether it has any.
    fn place(&self, mark: u32) -> (u32, bool) {
        let (word, bit) = sieve_bit(mark);
        // A drawer is a word of the sieve: the marks before it there come first, one or more a bit.
        let before = (self.sieve[word] & ((1 << bit) - 1)).count_ones();
        let mut at = self.drawers[word] + before;
        let end = self.drawers[word + 1];
        while at < end && self.keys[at as usize] < mark {
            at += 1;
        }
        (at, at < end && self.keys[at as usize] == mark)
    }

    /// The bytes of the file: head, what it was learnt from, number of marks, biases; then, mark by mark in order, its
    /// key, which families have a weight, and these weights.
    #[must_use]
    pub fn written(&self) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        out.extend(self.learnt_from.to_le_bytes());
        out.extend((self.keys.len() as u32).to_le_bytes());
        for bias in self.bias {
            out.extend(bias.to_le_bytes());
        }
        for (key, weights) in self.keys.iter().zip(&self.weights) {
            let mut which = 0u16;
            for (at, _) in weights.iter().enumerate().filter(|(_, weight)| **weight != 0) {
                which |= 1 << at;
            }
            out.extend(key.to_le_bytes());
            out.extend(which.to_le_bytes());
            out.extend(
                weights
                    .iter()
                    .filter(|weight| **weight != 0)
                    .map(|weight| *weight as u8),
            );
        }
        out
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// They are not those of a model.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut rest = bytes.strip_prefix(HEAD).ok_or(Unreadable)?;
        let learnt_from = u64::from_le_bytes(take(&mut rest)?);
        let count = u32::from_le_bytes(take(&mut rest)?);
        let mut bias = [0.0; FAMILIES.len()];
        for bias in &mut bias {
            *bias = f32::from_le_bytes(take(&mut rest)?);
        }
        let mut weights = Vec::new();
        for _ in 0..count {
            let key = u32::from_le_bytes(take(&mut rest)?);
            let which = u16::from_le_bytes(take(&mut rest)?);
            let mut of = [0i8; FAMILIES.len()];
            for (at, weight) in of.iter_mut().enumerate() {
                if which & (1 << at) != 0 {
                    [*weight] = take::<1>(&mut rest)?.map(|byte| byte as i8);
                }
            }
            weights.push((key, of));
        }
        let ordered = weights.is_sorted_by(|(a, _), (b, _)| a < b);
        if !rest.is_empty() || !ordered {
            return Err(Unreadable);
        }
        Ok(Self::with(learnt_from, bias, weights))
    }
}

/// The place of a mark in the sieve: a word, and a bit of it.
fn sieve_bit(mark: u32) -> (usize, u32) {
    let at = mark >> (32 - SIEVE_BITS);
    ((at >> 6) as usize, at & 63)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Unreadable> {
    let (first, others) = rest.split_first_chunk::<N>().ok_or(Unreadable)?;
    *rest = others;
    Ok(*first)
}
