//! Numbers, in figures and in words.

use crate::token::{Token, TokenKind};

/// No French number that a tender writes needs more tokens.
const LONGEST: usize = 16;

/// Reads the number that begins at the first of these tokens: its value and how many tokens it takes.
///
/// Figures (`12 500,00`), words (`vingt-trois`, `mille deux cents`), and figures with a scale (`1,5 million`).
/// `un`, `une` and `neuf` count as numbers here; patterns leave them out when they stand alone, for they are
/// also an article and an adjective. A value said twice, « trente (30) », is one number of four tokens. Percent and unit are left to the caller: `30 %` gives 30 and one token.
///
/// ```
/// use french::{Text, number_words};
/// let text = Text::new("deux cent trente jours");
/// assert_eq!(number_words(text.tokens()), Some((230.0, 3)));
/// ```
pub fn number_words(tokens: &[Token]) -> Option<(f64, usize)> {
    let (value, taken) = one_number(tokens)?;
    Some((value, taken + repeated(value, &tokens[taken..])))
}

/// « trente (30) jours »: how many tokens say the same value again between brackets.
fn repeated(value: f64, tokens: &[Token]) -> usize {
    let [open, inside @ ..] = tokens else { return 0 };
    if open.kind != TokenKind::Punctuation || open.folded != "(" {
        return 0;
    }
    match one_number(inside) {
        Some((again, taken))
            if again == value && inside.get(taken).is_some_and(|close| close.folded == ")") =>
        {
            taken + 2
        }
        _ => 0,
    }
}

fn one_number(tokens: &[Token]) -> Option<(f64, usize)> {
    let first = tokens.first()?;
    match first.kind {
        TokenKind::Number => {
            let value = first.number?;
            match tokens.get(1).and_then(scale) {
                Some(scale) => Some((value * scale, 2)),
                None => Some((value, 1)),
            }
        }
        TokenKind::Word => spelled(tokens),
        _ => None,
    }
}

/// The first number of a text, in figures or in words.
///
/// ```
/// assert_eq!(french::parse_number("12 500,00 € HT"), Some(12_500.0));
/// assert_eq!(french::parse_number("vingt et un jours"), Some(21.0));
/// ```
pub fn parse_number(text: &str) -> Option<f64> {
    let text = crate::Text::new(text);
    let tokens = text.tokens();
    (0..tokens.len())
        .find_map(|at| number_words(&tokens[at..]))
        .map(|(value, _)| value)
}

/// [`number_words`] for patterns: a lone `un`, `une` or `neuf` is no number.
pub(crate) fn plain_number(tokens: &[Token]) -> Option<(f64, usize)> {
    let (value, taken) = number_words(tokens)?;
    let doubtful = taken == 1 && matches!(tokens[0].folded.as_str(), "un" | "une" | "neuf");
    (!doubtful).then_some((value, taken))
}

/// How a number word combines with what comes before it.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    /// 0 to 9, and 10 to 16 which also follow soixante and quatre-vingt.
    Unit(u32),
    /// 20 to 60, and the Swiss and Belgian septante, huitante, octante, nonante.
    Ten(u32),
    Hundred,
    Scale(f64),
}

fn piece(folded: &str) -> Option<Piece> {
    Some(match folded {
        "zero" => Piece::Unit(0),
        "un" | "une" => Piece::Unit(1),
        "deux" => Piece::Unit(2),
        "trois" => Piece::Unit(3),
        "quatre" => Piece::Unit(4),
        "cinq" => Piece::Unit(5),
        "six" => Piece::Unit(6),
        "sept" => Piece::Unit(7),
        "huit" => Piece::Unit(8),
        "neuf" => Piece::Unit(9),
        "dix" => Piece::Unit(10),
        "onze" => Piece::Unit(11),
        "douze" => Piece::Unit(12),
        "treize" => Piece::Unit(13),
        "quatorze" => Piece::Unit(14),
        "quinze" => Piece::Unit(15),
        "seize" => Piece::Unit(16),
        "vingt" | "vingts" => Piece::Ten(20),
        "trente" => Piece::Ten(30),
        "quarante" => Piece::Ten(40),
        "cinquante" => Piece::Ten(50),
        "soixante" => Piece::Ten(60),
        "septante" => Piece::Ten(70),
        "huitante" | "octante" => Piece::Ten(80),
        "nonante" => Piece::Ten(90),
        "cent" | "cents" => Piece::Hundred,
        "mille" => Piece::Scale(1e3),
        "million" | "millions" => Piece::Scale(1e6),
        "milliard" | "milliards" => Piece::Scale(1e9),
        _ => return None,
    })
}

/// The scale word after figures: « 12 millions ».
fn scale(token: &Token) -> Option<f64> {
    match piece(&token.folded) {
        Some(Piece::Scale(scale)) if token.kind == TokenKind::Word => Some(scale),
        _ => None,
    }
}

/// Reads as many words as still make one number.
fn spelled(tokens: &[Token]) -> Option<(f64, usize)> {
    let mut sum = Spelled::default();
    let mut taken = 0;
    let mut at = 0;
    while at < tokens.len().min(LONGEST) && tokens[at].kind == TokenKind::Word {
        let word = tokens[at].folded.as_str();
        if word == "et"
            && taken > 0
            && sum.takes_et()
            && tokens
                .get(at + 1)
                .is_some_and(|next| matches!(next.folded.as_str(), "un" | "une" | "onze"))
        {
            at += 1;
            sum.after_et = true;
            continue;
        }
        let Some(piece) = piece(word) else { break };
        if !sum.add(piece) {
            break;
        }
        at += 1;
        taken = at;
    }
    // A scale alone is a number only when it can be said alone: mille, but not « millions ».
    let alone = taken == 1 && matches!(piece(&tokens[0].folded), Some(Piece::Scale(scale)) if scale > 1e3);
    (taken > 0 && !alone).then_some((sum.total + f64::from(sum.below_thousand()), taken))
}

/// A number being read: scales already closed, then hundreds, then what is below a hundred.
#[derive(Default)]
struct Spelled {
    total: f64,
    last_scale: Option<f64>,
    hundreds: Option<u32>,
    below: Option<u32>,
    after_et: bool,
}

impl Spelled {
    fn below_thousand(&self) -> u32 {
        self.hundreds.unwrap_or(0) + self.below.unwrap_or(0)
    }

    /// « vingt et un », « soixante et onze ».
    fn takes_et(&self) -> bool {
        matches!(self.below, Some(20 | 30 | 40 | 50 | 60 | 70 | 90)) && !self.after_et
    }

    /// Takes one more word, or refuses it: then it begins another number.
    fn add(&mut self, piece: Piece) -> bool {
        match piece {
            Piece::Unit(unit) => {
                let below = match self.below {
                    None => unit,
                    Some(60 | 80) if (1..=16).contains(&unit) => self.below.unwrap_or(0) + unit,
                    Some(20 | 30 | 40 | 50 | 70 | 90) if (1..=9).contains(&unit) => {
                        self.below.unwrap_or(0) + unit
                    }
                    // dix-sept, soixante-dix-huit, quatre-vingt-dix-neuf
                    Some(ten @ (10 | 70 | 90)) if (7..=9).contains(&unit) => ten + unit,
                    _ => return false,
                };
                self.below = Some(below);
            }
            Piece::Ten(ten) => {
                self.below = Some(match self.below {
                    None => ten,
                    Some(4) if ten == 20 => 80,
                    _ => return false,
                });
            }
            Piece::Hundred => {
                if self.hundreds.is_some() || self.below.is_some_and(|below| !(1..=99).contains(&below)) {
                    return false;
                }
                self.hundreds = Some(self.below.take().unwrap_or(1) * 100);
            }
            Piece::Scale(scale) => {
                if self.last_scale.is_some_and(|last| last <= scale) {
                    return false;
                }
                let multiple = match (self.hundreds, self.below) {
                    (None, None) => 1,
                    _ => self.below_thousand(),
                };
                self.total += f64::from(multiple) * scale;
                self.last_scale = Some(scale);
                self.hundreds = None;
                self.below = None;
            }
        }
        self.after_et = false;
        true
    }
}
