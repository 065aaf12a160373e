//! Large CSV texts, block by block: blocks end at the end of a line, several are parsed at once, and what they give
//! comes back in order. Memory does not grow with the text; a line longer than a block is refused, not held.

use std::io::{self, Read};
use std::sync::mpsc;
use std::thread;

use crate::error::Result;

/// Size of a block, bytes: no line is longer.
pub(crate) const BLOCK: usize = 4 << 20;
/// Blocks waiting before and after each parser.
const WAITING: usize = 2;
/// Parsers at once, at most.
const PARSERS: usize = 4;
/// A header is shorter than this, bytes.
const HEADER: usize = 64 << 10;

/// Whole lines of a text.
pub(crate) struct Block {
    pub(crate) bytes: Vec<u8>,
    /// Number of its first line, from 1.
    pub(crate) line: u64,
    /// Bytes of the text read when it ends.
    pub(crate) end: u64,
    /// Number of the line that follows.
    pub(crate) next_line: u64,
    /// Lines too long to be held, by number: they stand before this block.
    pub(crate) too_long: Vec<u64>,
}

/// Cuts a text into blocks.
pub(crate) struct Blocks<R> {
    reader: R,
    carry: Vec<u8>,
    line: u64,
    offset: u64,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self {
            reader,
            carry: Vec::new(),
            line: 1,
            offset: 0,
            ended: false,
        }
    }

    /// Reads the first line, without its end and without a byte order mark; `None` when it is longer than any header.
    pub(crate) fn header(&mut self) -> io::Result<Option<Vec<u8>>> {
        while !self.carry.contains(&b'\n') && self.carry.len() < HEADER && !self.ended {
            self.fill(HEADER)?;
        }
        let end = match self.carry.iter().position(|b| *b == b'\n') {
            Some(at) => at + 1,
            None if self.ended => self.carry.len(),
            None => return Ok(None),
        };
        let mut header: Vec<u8> = self.carry.drain(..end).collect();
        self.offset += end as u64;
        self.line += 1;
        while header.last().is_some_and(|b| matches!(b, b'\n' | b'\r')) {
            header.pop();
        }
        if header.starts_with(&[0xef, 0xbb, 0xbf]) {
            header.drain(..3);
        }
        Ok(Some(header))
    }

    /// Number of the line that comes next.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Whether all has been read.
    pub(crate) fn ended(&self) -> bool {
        self.ended && self.carry.is_empty()
    }

    /// Goes on from where an earlier reading stopped.
    pub(crate) fn skip_to(&mut self, offset: u64, line: u64) -> io::Result<()> {
        let mut left = offset.saturating_sub(self.offset);
        let held = usize::try_from(left).unwrap_or(usize::MAX).min(self.carry.len());
        self.carry.drain(..held);
        left -= held as u64;
        let skipped = io::copy(&mut (&mut self.reader).take(left), &mut io::sink())?;
        if skipped < left {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.offset = offset.max(self.offset);
        self.line = line;
        Ok(())
    }

    /// Adds at most `size` bytes to what is held.
    fn fill(&mut self, size: usize) -> io::Result<()> {
        let before = self.carry.len();
        let read = (&mut self.reader)
            .take(size as u64)
            .read_to_end(&mut self.carry)?;
        debug_assert_eq!(self.carry.len() - before, read);
        self.ended |= read < size;
        Ok(())
    }

    /// The next block; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Block>> {
        let mut too_long = Vec::new();
        loop {
            if self.carry.len() < BLOCK && !self.ended {
                self.fill(BLOCK - self.carry.len())?;
            }
            if self.carry.is_empty() && too_long.is_empty() {
                return Ok(None);
            }
            let end = if self.ended {
                self.carry.len()
            } else {
                match last_end(&self.carry) {
                    Some(end) => end,
                    None => {
                        // No line ends within a block: it is left aside up to its end.
                        too_long.push(self.line);
                        self.drop_line()?;
                        continue;
                    }
                }
            };
            let rest = self.carry.split_off(end);
            let bytes = std::mem::replace(&mut self.carry, rest);
            let line = self.line;
            self.line += bytes.iter().filter(|b| **b == b'\n').count() as u64;
            self.offset += bytes.len() as u64;
            return Ok(Some(Block {
                line,
                end: self.offset,
                next_line: self.line,
                bytes,
                too_long,
            }));
        }
    }

    /// Leaves aside all up to the end of the line.
    fn drop_line(&mut self) -> io::Result<()> {
        loop {
            if let Some(at) = self.carry.iter().position(|b| *b == b'\n') {
                self.carry.drain(..=at);
                self.offset += at as u64 + 1;
                self.line += 1;
                return Ok(());
            }
            self.offset += self.carry.len() as u64;
            self.carry.clear();
            if self.ended {
                return Ok(());
            }
            self.fill(BLOCK)?;
        }
    }
}

/// Where the last line of the block ends: after a line feed that no quoted field holds (quotes before it are even);
/// failing that, after the last line feed.
fn last_end(bytes: &[u8]) -> Option<usize> {
    let quoted = |upto: usize| bytes[..upto].iter().filter(|b| **b == b'"').count() % 2 == 1;
    let last = bytes.iter().rposition(|b| *b == b'\n')?;
    let mut at = last;
    let mut odd = quoted(at);
    // A field with line feeds in it spans a few lines; a stray quote makes the whole block odd.
    while odd {
        let Some(before) = bytes[..at].iter().rposition(|b| *b == b'\n') else {
            return Some(last + 1);
        };
        odd ^= bytes[before..at].iter().filter(|b| **b == b'"').count() % 2 == 1;
        at = before;
    }
    Some(at + 1)
}

/// Parses blocks several at once; what each gives is taken in order. An error of reading or taking stops all.
pub(crate) fn each_block<R: Read + Send, T: Send>(
    mut blocks: Blocks<R>,
    parse: impl Fn(Block) -> T + Sync,
    mut take: impl FnMut(T) -> Result<()>,
    unreadable: impl Fn(&io::Error) -> crate::Error,
) -> Result<()> {
    let parsers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(PARSERS);
    let parse = &parse;
    thread::scope(|scope| {
        let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
        for _ in 0..parsers {
            let (give, get) = mpsc::sync_channel::<Block>(WAITING);
            let (send, receive) = mpsc::sync_channel::<T>(WAITING);
            scope.spawn(move || {
                for block in get {
                    if send.send(parse(block)).is_err() {
                        return;
                    }
                }
            });
            inputs.push(give);
            outputs.push(receive);
        }
        let reader = scope.spawn(move || -> io::Result<()> {
            for input in (0..).map(|n: usize| &inputs[n % inputs.len()]) {
                let Some(block) = blocks.next()? else { break };
                if input.send(block).is_err() {
                    break;
                }
            }
            Ok(())
        });
        let mut taken = Ok(());
        for output in (0..).map(|n: usize| &outputs[n % outputs.len()]) {
            let Ok(given) = output.recv() else { break };
            taken = take(given);
            if taken.is_err() {
                break;
            }
        }
        // Whoever still waits to give is let go.
        drop(outputs);
        let read = reader.join();
        taken?;
        match read {
            Ok(read) => read.map_err(|e| unreadable(&e)),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time, as a slow disk would.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let n = self.0.len().min(buffer.len()).min(70_001);
            buffer[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    #[test]
    fn lines_are_whole_and_numbered_in_order_whatever_the_cuts() {
        let mut text = String::from("\u{feff}a,b\r\n");
        let lines = 600_000;
        for n in 0..lines {
            if n % 1000 == 0 {
                text.push_str(&format!("{n},\"deux\nlignes \"\"citées\"\"\"\n"));
            } else {
                text.push_str(&format!("{n},une ligne\n"));
            }
        }
        let mut blocks = Blocks::new(Slow(text.as_bytes()));
        assert_eq!(blocks.header().unwrap().unwrap(), b"a,b");
        let (mut next, mut at_line, mut parts) = (0, 2, 0);
        each_block(
            blocks,
            |block| {
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .from_reader(&block.bytes[..]);
                let rows: Vec<u64> = reader
                    .byte_records()
                    .map(|row| {
                        String::from_utf8(row.unwrap()[0].to_vec())
                            .unwrap()
                            .parse()
                            .unwrap()
                    })
                    .collect();
                (block.line, block.next_line, rows)
            },
            |(line, next_line, rows)| {
                parts += 1;
                assert_eq!(line, at_line);
                at_line = next_line;
                for row in rows {
                    assert_eq!(row, next);
                    next += 1;
                }
                Ok(())
            },
            |e| panic!("{e}"),
        )
        .unwrap();
        assert_eq!(next, lines);
        assert_eq!(at_line, 2 + lines + lines / 1000);
        assert!(parts > 1, "the text is longer than a block");
    }

    #[test]
    fn a_line_longer_than_a_block_is_named_and_the_next_one_is_read() {
        let mut text = b"a\n1\n".to_vec();
        text.extend(std::iter::repeat_n(b'x', 3 * BLOCK));
        text.extend(b"\n2\n");
        let mut blocks = Blocks::new(Slow(&text));
        blocks.header().unwrap().unwrap();
        let (mut long, mut read) = (Vec::new(), Vec::new());
        while let Some(block) = blocks.next().unwrap() {
            long.extend(block.too_long);
            read.push((block.line, String::from_utf8(block.bytes).unwrap()));
        }
        assert_eq!(long, [3]);
        assert_eq!(read, [(2, "1\n".to_owned()), (4, "2\n".to_owned())]);
    }

    #[test]
    fn a_stray_quote_does_not_stop_the_reading() {
        let mut text = b"a\n".to_vec();
        for n in 0..500_000 {
            text.extend(format!("{n} 12\" de diam\n").bytes().take(18));
            text.push(b'\n');
        }
        let mut blocks = Blocks::new(Slow(&text));
        blocks.header().unwrap().unwrap();
        let mut lines = 0;
        while let Some(block) = blocks.next().unwrap() {
            assert!(block.bytes.ends_with(b"\n"));
            lines += block.bytes.iter().filter(|b| **b == b'\n').count();
        }
        assert_eq!(lines, text.iter().filter(|b| **b == b'\n').count() - 1);
    }

    #[test]
    fn reading_goes_on_from_where_it_stopped() {
        let text: String = (0..800_000).map(|n| format!("{n}\n")).collect();
        let text = format!("a\n{text}");
        let mut blocks = Blocks::new(text.as_bytes());
        blocks.header().unwrap();
        let first = blocks.next().unwrap().unwrap();
        let mut again = Blocks::new(text.as_bytes());
        again.header().unwrap();
        again.skip_to(first.end, first.next_line).unwrap();
        let (a, b) = (blocks.next().unwrap().unwrap(), again.next().unwrap().unwrap());
        assert_eq!((a.line, a.end), (b.line, b.end));
        assert!(a.bytes == b.bytes);
    }
}
