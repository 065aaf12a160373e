//! Numbers as the file shows them: levels of multilevel lists and the counters that walk along.

use std::collections::BTreeMap;

/// Deepest level of a list, from 0; ODF knows ten, Word nine.
pub(super) const DEEPEST: usize = 9;

/// How a level writes its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    #[default]
    Decimal,
    DecimalZero,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    Bullet,
    None,
}

impl Format {
    /// Whether it counts.
    pub(super) fn counts(self) -> bool {
        !matches!(self, Self::Bullet | Self::None)
    }

    fn write(self, n: u32) -> String {
        match self {
            Self::Decimal => n.to_string(),
            Self::DecimalZero => format!("{n:02}"),
            Self::UpperRoman => roman(n),
            Self::LowerRoman => roman(n).to_lowercase(),
            Self::UpperLetter => letters(n),
            Self::LowerLetter => letters(n).to_lowercase(),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// A level of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) format: Format,
    /// What is shown: `%1` stands for the number of the first level.
    pub(super) text: String,
    /// All numbers in digits, whatever their format.
    pub(super) legal: bool,
    /// The level (from 1) after which it starts again; 0: never; none: after any higher one.
    pub(super) restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: Format::Decimal,
            text: String::new(),
            legal: false,
            restart: None,
        }
    }
}

/// Levels of a list, from 0.
pub(super) type Levels = BTreeMap<usize, Level>;

/// Numbers reached in one list.
#[derive(Debug, Clone, Default)]
pub(super) struct Counters {
    now: [Option<u32>; DEEPEST + 1],
}

impl Counters {
    /// The next number of a level starts here.
    pub(super) fn set(&mut self, level: usize, next: u32) {
        let level = level.min(DEEPEST);
        self.now[level] = next.checked_sub(1);
        self.now[level + 1..].fill(None);
    }

    /// Counts one paragraph of a level and gives its label (`Article 3 –`, `3.2`), empty for a bullet.
    pub(super) fn count(&mut self, level: usize, levels: &Levels) -> String {
        let level = level.min(DEEPEST);
        let start = || levels.get(&level).map_or(1, |l| l.start);
        let reached = self.now[level].map_or_else(start, |n| n.saturating_add(1));
        self.now[level] = Some(reached);
        // A level without its parent shows where the parent would start, and counts it.
        for (n, now) in self.now.iter_mut().enumerate().take(level) {
            now.get_or_insert_with(|| levels.get(&n).map_or(1, |l| l.start));
        }
        for deeper in level + 1..=DEEPEST {
            let again = levels.get(&deeper).and_then(|l| l.restart).unwrap_or(deeper);
            if again > level {
                self.now[deeper] = None;
            }
        }
        self.label(level, levels)
    }

    fn label(&self, level: usize, levels: &Levels) -> String {
        let Some(model) = levels.get(&level).filter(|l| l.format.counts()) else {
            return String::new();
        };
        /// No label is longer, in bytes.
        const LONGEST: usize = 60;
        let mut out = String::new();
        let mut rest = if model.text.len() > LONGEST {
            ""
        } else {
            model.text.as_str()
        };
        while let Some(at) = rest.find('%') {
            out.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            match after[..digits].parse::<usize>() {
                Ok(place) if (1..=DEEPEST + 1).contains(&place) => {
                    let format = levels.get(&(place - 1)).map_or(Format::Decimal, |l| l.format);
                    let format = if model.legal { Format::Decimal } else { format };
                    if let Some(n) = self.now[place - 1] {
                        out.push_str(&format.write(n));
                    }
                }
                _ => {}
            }
            rest = &after[digits..];
        }
        out.push_str(rest);
        out.trim().to_owned()
    }
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n == 0 || n > 3_999 {
        return n.to_string();
    }
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// A to Z, then AA, BB…
fn letters(n: u32) -> String {
    if n == 0 || n > 26 * 20 {
        return n.to_string();
    }
    let letter = char::from(b'A' + u8::try_from((n - 1) % 26).unwrap_or(0));
    let times = usize::try_from((n - 1) / 26 + 1).unwrap_or(1);
    std::iter::repeat_n(letter, times).collect()
}

#[cfg(test)]
mod tests {
    use super::{Counters, Format, Level, Levels};

    fn levels(texts: &[(&str, Format)]) -> Levels {
        texts
            .iter()
            .enumerate()
            .map(|(n, (text, format))| {
                let level = Level {
                    text: (*text).to_owned(),
                    format: *format,
                    ..Level::default()
                };
                (n, level)
            })
            .collect()
    }

    #[track_caller]
    fn check(levels: &Levels, steps: &[usize], expected: &[&str]) {
        let mut counters = Counters::default();
        let seen: Vec<String> = steps.iter().map(|level| counters.count(*level, levels)).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn labels_as_word_shows_them() {
        let articles = levels(&[
            ("Article %1 –", Format::Decimal),
            ("%1.%2", Format::Decimal),
            ("%1.%2.%3.", Format::LowerLetter),
        ]);
        check(
            &articles,
            &[0, 1, 1, 2, 0, 1],
            &["Article 1 –", "1.1", "1.2", "1.2.a.", "Article 2 –", "2.1"],
        );
        // A section before any article.
        check(&articles, &[1, 0], &["1.1", "Article 2 –"]);
        let mut mixed = levels(&[("%1.", Format::UpperRoman), ("%1.%2", Format::Decimal)]);
        check(&mixed, &[0, 0, 0, 0, 1], &["I.", "II.", "III.", "IV.", "IV.1"]);
        if let Some(level) = mixed.get_mut(&1) {
            level.legal = true;
            level.restart = Some(0);
            level.start = 7;
        }
        check(&mixed, &[0, 1, 0, 1], &["I.", "1.7", "II.", "2.8"]);
        check(&levels(&[("•", Format::Bullet)]), &[0], &[""]);
        check(&levels(&[("%1)", Format::UpperLetter)]), &[0, 0], &["A)", "B)"]);
        check(&Levels::new(), &[3], &[""]);
    }
}
