//! Cuts the contracts out of a JSON text as it is read: memory does not grow with the file.
//!
//! ```text
//! {"marches": {"marche": [{…}, {…}], "contrat-concession": [{…}]}}     arrêté of 2022
//! {"marches": [{…}, {…}]}                                              arrêté of 2019
//! [{…}, {…}]
//! ```

use std::io::{self, Read};

/// A contract is shorter than this, bytes.
pub(super) const OBJECT: usize = 4 << 20;
/// A name of a field is compared on its first bytes.
const KEY: usize = 64;
/// Levels above the contracts, at most.
const DEPTH: usize = 16;
const BUFFER: usize = 256 << 10;

/// What was cut out.
#[derive(Debug, PartialEq)]
pub(super) enum Cut<'b> {
    /// A contract, whole.
    Contract(&'b [u8]),
    /// A concession: it is no contract of ours.
    Concession,
    /// A contract longer than [`OBJECT`].
    TooLong,
    /// Something else in the place of a contract.
    Other,
}

/// Why the reading stopped.
#[derive(Debug)]
pub(super) enum Stop<E> {
    /// The text cannot be read.
    Unreadable(io::Error),
    /// It ends before it should.
    Truncated { line: u64 },
    /// It is not JSON there.
    NotJson { line: u64 },
    /// Too many levels before any contract.
    TooDeep { line: u64 },
    /// Whoever takes the contracts stopped.
    Taker(E),
}

/// Where a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Where contracts are looked for.
    Above,
    Contracts,
    Concessions,
}

/// Reads bytes one by one.
pub(super) struct Scan<R> {
    reader: R,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    before: u64,
    line: u64,
}

impl<R: Read> Scan<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: vec![0; BUFFER],
            at: 0,
            filled: 0,
            before: 0,
            line: 1,
        }
    }

    /// Hands over each contract with its line and the bytes read so far; gives whether any place of contracts was
    /// found.
    pub(super) fn each<E>(
        &mut self,
        mut take: impl FnMut(u64, u64, Cut<'_>) -> Result<(), E>,
    ) -> Result<bool, Stop<E>> {
        let mut found = false;
        if self.peek()? == Some(0xef) {
            for _ in 0..3 {
                self.next()?;
            }
        }
        match self.space()? {
            Some(b'{') => self.value(Place::Above, 0, &mut found, &mut take)?,
            Some(b'[') => {
                found = true;
                self.list(Place::Contracts, 0, &mut take)?;
            }
            _ => return Err(Stop::NotJson { line: self.line }),
        }
        match self.space()? {
            None => Ok(found),
            Some(_) => Err(Stop::NotJson { line: self.line }),
        }
    }

    fn fill(&mut self) -> io::Result<bool> {
        if self.at < self.filled {
            return Ok(true);
        }
        self.before += self.filled as u64;
        self.at = 0;
        self.filled = loop {
            match self.reader.read(&mut self.buffer) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        Ok(self.filled > 0)
    }

    fn peek<E>(&mut self) -> Result<Option<u8>, Stop<E>> {
        Ok(self
            .fill()
            .map_err(Stop::Unreadable)?
            .then(|| self.buffer[self.at]))
    }

    fn next<E>(&mut self) -> Result<u8, Stop<E>> {
        let Some(byte) = self.peek()? else {
            return Err(Stop::Truncated { line: self.line });
        };
        self.at += 1;
        if byte == b'\n' {
            self.line += 1;
        }
        Ok(byte)
    }

    /// The next byte that is no space, not consumed.
    fn space<E>(&mut self) -> Result<Option<u8>, Stop<E>> {
        while let Some(byte) = self.peek()? {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Ok(Some(byte));
            }
            self.next()?;
        }
        Ok(None)
    }

    fn expect<E>(&mut self) -> Result<u8, Stop<E>> {
        self.space()?.ok_or(Stop::Truncated { line: self.line })
    }

    fn wrong<T, E>(&self) -> Result<T, Stop<E>> {
        Err(Stop::NotJson { line: self.line })
    }

    /// A value above the contracts: objects are gone through, the rest is passed over.
    fn value<E>(
        &mut self,
        place: Place,
        depth: usize,
        found: &mut bool,
        take: &mut impl FnMut(u64, u64, Cut<'_>) -> Result<(), E>,
    ) -> Result<(), Stop<E>> {
        if depth > DEPTH {
            return Err(Stop::TooDeep { line: self.line });
        }
        match (self.expect()?, place) {
            (b'[', Place::Contracts | Place::Concessions) => {
                *found = true;
                self.list(place, depth, take)
            }
            (b'{', Place::Contracts | Place::Concessions) => {
                *found = true;
                self.contract(place, take)
            }
            (b'{', Place::Above) => {
                self.next()?;
                if self.expect()? == b'}' {
                    self.next()?;
                    return Ok(());
                }
                loop {
                    if self.expect()? != b'"' {
                        return self.wrong();
                    }
                    let mut name = Vec::new();
                    self.string(&mut Some(&mut name), KEY)?;
                    if self.expect()? != b':' {
                        return self.wrong();
                    }
                    self.next()?;
                    let below = match &name[..] {
                        b"\"marche\"" => Place::Contracts,
                        b"\"contrat-concession\"" => Place::Concessions,
                        b"\"marches\"" if self.expect()? == b'[' => Place::Contracts,
                        _ => Place::Above,
                    };
                    self.value(below, depth + 1, found, take)?;
                    match self.expect()? {
                        b',' => {
                            self.next()?;
                        }
                        b'}' => {
                            self.next()?;
                            return Ok(());
                        }
                        _ => return self.wrong(),
                    }
                }
            }
            _ => self.pass(&mut None).map(|_| ()),
        }
    }

    /// The contracts of a list.
    fn list<E>(
        &mut self,
        place: Place,
        depth: usize,
        take: &mut impl FnMut(u64, u64, Cut<'_>) -> Result<(), E>,
    ) -> Result<(), Stop<E>> {
        self.next()?;
        if self.expect()? == b']' {
            self.next()?;
            return Ok(());
        }
        loop {
            match self.expect()? {
                b'{' => self.contract(place, take)?,
                // A list in the list: some converters write one.
                b'[' if depth < DEPTH => self.list(place, depth + 1, take)?,
                _ => {
                    let line = self.line;
                    self.pass(&mut None)?;
                    let read = self.before + self.at as u64;
                    take(line, read, Cut::Other).map_err(Stop::Taker)?;
                }
            }
            match self.expect()? {
                b',' => {
                    self.next()?;
                    self.expect()?;
                }
                b']' => {
                    self.next()?;
                    return Ok(());
                }
                _ => return self.wrong(),
            }
        }
    }

    fn contract<E>(
        &mut self,
        place: Place,
        take: &mut impl FnMut(u64, u64, Cut<'_>) -> Result<(), E>,
    ) -> Result<(), Stop<E>> {
        let line = self.line;
        if place == Place::Concessions {
            self.pass(&mut None)?;
            let read = self.before + self.at as u64;
            return take(line, read, Cut::Concession).map_err(Stop::Taker);
        }
        let mut bytes = Vec::new();
        let whole = self.pass(&mut Some(&mut bytes))?;
        let cut = if whole {
            Cut::Contract(&bytes)
        } else {
            Cut::TooLong
        };
        let read = self.before + self.at as u64;
        take(line, read, cut).map_err(Stop::Taker)
    }

    /// Passes over a value, whatever its depth, keeping its bytes when they are few enough; false when they are not.
    fn pass<E>(&mut self, kept: &mut Option<&mut Vec<u8>>) -> Result<bool, Stop<E>> {
        let (mut depth, mut whole) = (0_u64, true);
        loop {
            // The end of a value that is no string, list or object is what follows it.
            let byte = match self.peek()? {
                Some(byte) => byte,
                None => return Err(Stop::Truncated { line: self.line }),
            };
            match byte {
                b'"' => {
                    whole &= self.string(kept, OBJECT)?;
                    if depth == 0 {
                        return Ok(whole);
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    let Some(above) = depth.checked_sub(1) else {
                        return Ok(whole);
                    };
                    depth = above;
                    self.next()?;
                    whole &= push(kept, byte, OBJECT);
                    if depth == 0 {
                        return Ok(whole);
                    }
                    continue;
                }
                b',' if depth == 0 => return Ok(whole),
                _ => {}
            }
            self.next()?;
            whole &= push(kept, byte, OBJECT);
        }
    }

    /// Passes over a string, its quotes included.
    fn string<E>(&mut self, kept: &mut Option<&mut Vec<u8>>, most: usize) -> Result<bool, Stop<E>> {
        let opening = self.next()?;
        let mut whole = push(kept, opening, most);
        loop {
            let byte = self.next()?;
            whole &= push(kept, byte, most);
            match byte {
                b'"' => return Ok(whole),
                b'\\' => {
                    let escaped = self.next()?;
                    whole &= push(kept, escaped, most);
                }
                _ => {}
            }
        }
    }
}

/// Keeps a byte when there is room; what is too long is let go at once.
fn push(kept: &mut Option<&mut Vec<u8>>, byte: u8, most: usize) -> bool {
    let Some(bytes) = kept else { return true };
    if bytes.len() >= most {
        if most == OBJECT {
            **bytes = Vec::new();
            *kept = None;
        }
        return false;
    }
    bytes.push(byte);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Result<(bool, Vec<(u64, String)>), String> {
        let mut given = Vec::new();
        let mut scan = Scan::new(text.as_bytes());
        let found = scan.each::<()>(|line, _, cut| {
            let shown = match cut {
                Cut::Contract(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                other => format!("{other:?}"),
            };
            given.push((line, shown));
            Ok(())
        });
        match found {
            Ok(found) => Ok((found, given)),
            Err(stop) => Err(format!("{stop:?}")),
        }
    }

    fn contracts(text: &str) -> Vec<(u64, String)> {
        cut(text).expect("it is JSON").1
    }

    #[test]
    fn contracts_are_found_in_every_shape() {
        let expected = vec![
            (1, r#"{"id":"1"}"#.to_owned()),
            (1, r#"{"id":"2","x":{"y":["}"]}}"#.to_owned()),
        ];
        let two = r#"[{"id":"1"}, {"id":"2","x":{"y":["}"]}}]"#;
        for text in [
            two.to_owned(),
            format!(r#"{{"marches":{two}}}"#),
            format!(r#"{{"marches":{{"marche":{two}}}}}"#),
            format!("\u{feff}{{\"autre\":[1,{{\"marche\":3}}],\"marches\":{{\"marche\":{two}}}}}\n"),
            format!(r#"{{"marches":{{"marche":[{two}]}}}}"#),
        ] {
            assert_eq!(contracts(&text), expected, "{text}");
        }
        assert_eq!(contracts(r#"{"marches":{"marche":{"id":"1"}}}"#), expected[..1]);
    }

    #[test]
    fn lines_and_other_things_are_said() {
        let text = "{\"marches\": {\n\"contrat-concession\": [{\"id\":1}],\n\"marche\": [\n{\"id\":\n2}, 12, \"x\", null\n]}}";
        assert_eq!(
            contracts(text),
            [
                (2, "Concession".to_owned()),
                (4, "{\"id\":\n2}".to_owned()),
                (5, "Other".to_owned()),
                (5, "Other".to_owned()),
                (5, "Other".to_owned()),
            ]
        );
        assert_eq!(cut(r#"{"donnees":[{"id":1}]}"#), Ok((false, Vec::new())));
        assert_eq!(cut(r#"{"marches":{"marche":[]}}"#), Ok((true, Vec::new())));
    }

    #[test]
    fn what_is_too_long_is_not_held() {
        let long = format!(
            r#"{{"marches":{{"marche":[{{"objet":"{}"}},{{"id":"2"}}]}}}}"#,
            "é".repeat(OBJECT)
        );
        assert_eq!(
            contracts(&long),
            [(1, "TooLong".to_owned()), (1, r#"{"id":"2"}"#.to_owned())]
        );
    }

    #[test]
    fn any_beginning_of_a_text_is_refused_without_a_panic() {
        let text = "{\"a\":[{\"b\":\"\\\"\"}],\"marches\":{\"marche\":[{\"id\":\"é\\\\\"},3,[{\"id\":4}]]}} ";
        for end in 0..text.len() - 2 {
            if text.is_char_boundary(end) {
                assert!(cut(&text[..end]).is_err(), "{}", &text[..end]);
            }
        }
        assert!(cut(text).is_ok());
        for text in [
            "",
            "x",
            "siret;nom",
            "{\"a\" 1}",
            "{marches:[]}",
            "[{} {}]",
            "[]]",
            "{\"marches\":[{}}",
        ] {
            assert!(cut(text).is_err(), "{text}");
        }
        let deep = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
        assert!(cut(&deep).expect_err("deep").contains("TooDeep"));
        let deep = format!("[{}{}]", "[".repeat(100_000), "]".repeat(100_000));
        assert!(cut(&deep).is_ok(), "what is passed over may be deep");
    }
}
