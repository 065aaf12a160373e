//! Words of the language of PDF: those of pages, and those of the tables of characters of fonts.
//!
//! What does not fit is passed over: a page with one damaged instruction is still read.

use std::borrow::Cow;

/// Deepest array or dictionary.
const DEEPEST: usize = 16;
/// Most values kept before an instruction; more are not those of an instruction.
pub(super) const MOST_OPERANDS: usize = 4_096;

/// A value, or the name of an instruction.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    Name(Cow<'a, [u8]>),
    Text(Vec<u8>),
    Array(Vec<Token<'a>>),
    Dict(Vec<(Cow<'a, [u8]>, Token<'a>)>),
    Operator(&'a [u8]),
}

impl Token<'_> {
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Token::Number(n) => Some(*n),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }

    /// A value of a dictionary.
    pub(super) fn entry(&self, key: &[u8]) -> Option<&Self> {
        match self {
            Token::Dict(entries) => entries.iter().find(|(k, _)| k.as_ref() == key).map(|(_, v)| v),
            _ => None,
        }
    }
}

/// Reads tokens one after the other.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next token; none at the end.
    pub(super) fn token(&mut self) -> Option<Token<'a>> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Token<'a>> {
        loop {
            self.blanks();
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'/' => return Some(Token::Name(self.name())),
                b'(' => return Some(Token::Text(self.literal())),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    return Some(self.dict(depth));
                }
                b'<' => return Some(Token::Text(self.hexadecimal())),
                b'[' => {
                    self.at += 1;
                    return Some(self.array(depth));
                }
                // A closing sign that closes nothing.
                b']' | b'>' | b')' | b'{' | b'}' => self.at += 1,
                b'0'..=b'9' | b'+' | b'-' | b'.' => return Some(self.number()),
                _ => return Some(Token::Operator(self.regular())),
            }
        }
    }

    fn blanks(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            if *byte == b'%' {
                while self
                    .bytes
                    .get(self.at)
                    .is_some_and(|b| !matches!(b, b'\n' | b'\r'))
                {
                    self.at += 1;
                }
            } else if is_blank(*byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|b| is_regular(*b)) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn name(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let raw = self.regular();
        if !raw.contains(&b'#') {
            return Cow::Borrowed(raw);
        }
        let mut out = Vec::new();
        let mut n = 0;
        while n < raw.len() {
            let pair = raw.get(n + 1).zip(raw.get(n + 2));
            match pair.and_then(|(a, b)| Some(hex(*a)? * 16 + hex(*b)?)) {
                Some(byte) if raw[n] == b'#' => {
                    out.push(byte);
                    n += 3;
                }
                _ => {
                    out.push(raw[n]);
                    n += 1;
                }
            }
        }
        Cow::Owned(out)
    }

    fn number(&mut self) -> Token<'a> {
        let raw = self.regular();
        // « 12-5 » and « --3 » exist; what precedes the strange sign counts.
        let sign = raw.iter().take_while(|b| matches!(b, b'+' | b'-')).count();
        let negative = raw[..sign].contains(&b'-');
        let mut value = 0.0_f64;
        let mut scale = 0.0_f64;
        for byte in &raw[sign..] {
            match byte {
                b'0'..=b'9' if scale > 0.0 => {
                    value += f64::from(byte - b'0') * scale;
                    scale /= 10.0;
                }
                b'0'..=b'9' => value = value * 10.0 + f64::from(byte - b'0'),
                b'.' if scale == 0.0 => scale = 0.1,
                _ => break,
            }
        }
        let value = if value.is_finite() { value } else { 0.0 };
        Token::Number(if negative { -value } else { value })
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut depth = 1_usize;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escaped(&mut out);
                    continue;
                }
                _ => {}
            }
            out.push(*byte);
        }
        out
    }

    fn escaped(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.bytes.get(self.at) else {
            return;
        };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            // A line cut in two.
            b'\r' if self.bytes.get(self.at) == Some(&b'\n') => self.at += 1,
            b'\r' | b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(digit @ b'0'..=b'7') => {
                            value = value * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                out.push((value & 0xff) as u8);
            }
            other => out.push(*other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut high = None;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            if *byte == b'>' {
                break;
            }
            let Some(digit) = hex(*byte) else { continue };
            match high.take() {
                Some(first) => out.push(first * 16 + digit),
                None => high = Some(digit),
            }
        }
        out.extend(high.map(|first: u8| first * 16));
        out
    }

    fn array(&mut self, depth: usize) -> Token<'a> {
        let mut items = Vec::new();
        loop {
            self.blanks();
            match self.bytes.get(self.at) {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(_) if depth >= DEEPEST => self.at += 1,
                Some(_) => {
                    let before = self.at;
                    match self.nested(depth + 1) {
                        // « TJ » inside an array: its end is missing.
                        Some(Token::Operator(word)) if !matches!(word, b"true" | b"false" | b"null") => {
                            self.at = before;
                            break;
                        }
                        Some(token) => items.push(token),
                        None => break,
                    }
                }
            }
        }
        Token::Array(items)
    }

    fn dict(&mut self, depth: usize) -> Token<'a> {
        let mut entries = Vec::new();
        loop {
            self.blanks();
            match self.bytes.get(self.at) {
                None => break,
                Some(b'>') => {
                    self.at += if self.bytes.get(self.at + 1) == Some(&b'>') {
                        2
                    } else {
                        1
                    };
                    break;
                }
                Some(b'/') if depth < DEEPEST => {
                    let key = self.name();
                    self.blanks();
                    if self.bytes.get(self.at) == Some(&b'>') && self.bytes.get(self.at + 1) == Some(&b'>') {
                        continue;
                    }
                    match self.nested(depth + 1) {
                        Some(value) => entries.push((key, value)),
                        None => break,
                    }
                }
                Some(_) => self.at += 1,
            }
        }
        Token::Dict(entries)
    }

    /// Passes over the data of a picture, up to its « EI ».
    pub(super) fn skip_picture(&mut self) {
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            let ended = rest.len() >= 3
                && is_blank(rest[0])
                && &rest[1..3] == b"EI"
                && rest.get(3).is_none_or(|b| is_blank(*b));
            // What follows must look like instructions, not like more data.
            if ended && rest.iter().skip(3).take(12).all(|b| (9..127).contains(b)) {
                self.at += 3;
                return;
            }
            self.at += 1;
        }
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Token};

    fn all(source: &[u8]) -> Vec<Token<'_>> {
        let mut lexer = Lexer::new(source);
        std::iter::from_fn(|| lexer.token()).collect()
    }

    #[test]
    fn values() {
        let text = |bytes: &[u8]| Token::Text(bytes.to_vec());
        assert_eq!(
            all(b"(a\\(b\\)\\051 (c)) <41 4>"),
            [text(b"a(b)) (c)"), text(b"A@")]
        );
        assert_eq!(
            all(b"-.5 12-3 +4. % rien\n /A#20B"),
            [
                Token::Number(-0.5),
                Token::Number(12.0),
                Token::Number(4.0),
                Token::Name(b"A B".to_vec().into()),
            ]
        );
        assert_eq!(
            all(b"[1 (a) TJ ] T*"),
            [
                Token::Array(vec![Token::Number(1.0), text(b"a")]),
                Token::Operator(b"TJ"),
                Token::Operator(b"T*"),
            ]
        );
        let dict = all(b"<</MCID 3/A<</B/C>> >>BDC");
        assert_eq!(dict[0].entry(b"MCID"), Some(&Token::Number(3.0)));
        assert_eq!(dict[1], Token::Operator(b"BDC"));
    }

    #[test]
    fn cut_anywhere() {
        let source = b"<</A [1 (b\\07) <4>]>> BDC /F 1 Tf [(a) -3 (b)] TJ BI /W 1 ID \x01\x02 EI Q";
        for end in 0..source.len() {
            let mut lexer = Lexer::new(&source[..end]);
            let mut count = 0;
            while lexer.token().is_some() {
                count += 1;
                assert!(count < 100);
            }
            lexer.skip_picture();
        }
        let deep = b"[".repeat(10_000);
        assert_eq!(all(&deep).len(), 1);
    }
}
