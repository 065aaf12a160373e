//! What codes mean: the tables « ToUnicode » of fonts.

use std::collections::HashMap;

use super::lexer::{Lexer, Token};

/// Most codes of a table: twice those that two bytes can say.
const MOST_CODES: usize = 131_072;

/// Characters of codes, and how many bytes a code takes.
#[derive(Debug, Default)]
pub(super) struct CMap {
    characters: HashMap<u32, String>,
    /// Ranges of codes: bytes of a code, first, last.
    spaces: Vec<(usize, u32, u32)>,
}

impl CMap {
    /// Reads a table; what does not fit is passed over.
    pub(super) fn new(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes);
        let mut values: Vec<Token<'_>> = Vec::new();
        while let Some(token) = lexer.token() {
            match token {
                Token::Operator(b"endcodespacerange") => map.codespace(&values),
                Token::Operator(b"endbfchar") => map.singles(&values),
                Token::Operator(b"endbfrange") => map.ranges(&values),
                Token::Operator(_) => {}
                value => {
                    // Tables come by blocks of a hundred; a longer run is not one.
                    if values.len() < MOST_CODES {
                        values.push(value);
                    }
                    continue;
                }
            }
            values.clear();
        }
        map
    }

    /// Characters of a code.
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.characters.get(&code).map(String::as_str)
    }

    /// The next code of a text: its value and its bytes.
    pub(super) fn next_code(&self, text: &[u8], usual: usize) -> (u32, usize) {
        for length in 1..=4_usize.min(text.len()) {
            let code = value(&text[..length]);
            let fits =
                |space: &(usize, u32, u32)| space.0 == length && within(code, space.1, space.2, length);
            if self.spaces.iter().any(fits) {
                return (code, length);
            }
        }
        let length = usual.clamp(1, text.len().max(1)).min(text.len());
        (value(&text[..length]), length.max(1))
    }

    fn codespace(&mut self, values: &[Token<'_>]) {
        for pair in values.chunks_exact(2) {
            if let [Token::Text(low), Token::Text(high)] = pair
                && low.len() == high.len()
                && (1..=4).contains(&low.len())
                && self.spaces.len() < 64
            {
                self.spaces.push((low.len(), value(low), value(high)));
            }
        }
    }

    fn singles(&mut self, values: &[Token<'_>]) {
        for pair in values.chunks_exact(2) {
            if let [Token::Text(code), Token::Text(units)] = pair {
                self.put(value(code), units, 0);
            }
        }
    }

    fn ranges(&mut self, values: &[Token<'_>]) {
        for triple in values.chunks_exact(3) {
            let [Token::Text(low), Token::Text(high), target] = triple else {
                continue;
            };
            let (low, high) = (value(low), value(high));
            match target {
                Token::Text(units) => {
                    for (n, code) in (low..=high).take(65_536).enumerate() {
                        self.put(code, units, n);
                    }
                }
                Token::Array(items) => {
                    for (code, item) in (low..=high).zip(items) {
                        if let Token::Text(units) = item {
                            self.put(code, units, 0);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// A code means these UTF-16 units, the last one moved by `shift`.
    fn put(&mut self, code: u32, units: &[u8], shift: usize) {
        if self.characters.len() >= MOST_CODES || units.len() > 64 {
            return;
        }
        let mut words: Vec<u16> = match units {
            [one] => vec![u16::from(*one)],
            _ => units
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect(),
        };
        if let Some(last) = words.last_mut() {
            *last = last.wrapping_add(u16::try_from(shift & 0xffff).unwrap_or(0));
        }
        let text: String = char::decode_utf16(words)
            .filter_map(Result::ok)
            .filter(|c| *c != '\0')
            .collect();
        self.characters.insert(code, text);
    }
}

fn value(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |value, byte| value.wrapping_shl(8) | u32::from(*byte))
}

/// Each byte is between those of the two ends.
fn within(code: u32, low: u32, high: u32, length: usize) -> bool {
    (0..length).all(|n| {
        let byte = |value: u32| (value >> (8 * n)) & 0xff;
        (byte(low)..=byte(high)).contains(&byte(code))
    })
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn singles_and_ranges() {
        let map = CMap::new(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0003> <0020> <0004> <00660069> endbfchar
              2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<00E9> <20AC>] endbfrange",
        );
        assert_eq!(map.get(3), Some(" "));
        assert_eq!(map.get(4), Some("fi"));
        assert_eq!(map.get(0x12), Some("C"));
        assert_eq!(map.get(0x21), Some("€"));
        assert_eq!(map.get(0x22), None);
        assert_eq!(map.next_code(&[0, 3, 0], 1), (3, 2));
        assert_eq!(map.next_code(&[7], 2), (7, 1));
    }

    #[test]
    fn a_range_of_four_thousand_million_codes() {
        let map = CMap::new(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert_eq!(map.get(1), Some("B"));
        assert_eq!(map.get(70_000), None);
    }
}
