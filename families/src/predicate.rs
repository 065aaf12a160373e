//! What a requirement asks of a site, judged in three values: yes, no, unknown.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::capability::{CapabilityKey, UnknownCapability};

/// How a fact about a firm is known, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Deduced from an activity code or past contracts: counts for « makes » only.
    Deduit,
    /// Declared by the firm.
    Declare,
    /// Checked against a document or a register.
    Verifie,
}

/// What is known of one capability of one site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known {
    /// Nothing.
    Unknown,
    /// It has it.
    Yes(Status),
    /// It does not have it.
    No(Status),
}

/// Three-valued truth (Kleene).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// False.
    No,
    /// Not known.
    Unknown,
    /// True.
    Yes,
}

/// A truth and the weakest fact it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The truth.
    pub truth: Truth,
    /// Status of the weakest of the facts needed to conclude; `None` for [`Truth::Unknown`].
    pub status: Option<Status>,
}

/// A condition on capabilities.
///
/// Written `a`, `!a`, `a & b`, `a | b`, with parentheses; `!` binds tighter than `&`, `&` tighter
/// than `|`. Keys are those of the closed list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Predicate {
    /// All hold.
    All(Vec<Predicate>),
    /// At least one holds.
    Any(Vec<Predicate>),
    /// It does not hold.
    Not(Box<Predicate>),
    /// The site has the capability.
    Has(CapabilityKey),
}

/// Why a predicate was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PredicateError {
    /// A key out of the list.
    #[error(transparent)]
    Unknown(#[from] UnknownCapability),
    /// Something else was expected here.
    #[error("condition « {text} », caractère {at} : attendu {expected}")]
    Expected {
        /// The whole text.
        text: String,
        /// Position, in chars from 1.
        at: usize,
        /// What was expected, in French.
        expected: &'static str,
    },
}

impl Predicate {
    /// Truth of the predicate for a site.
    ///
    /// A fact deduced counts for `makes:` only; for any other key it is unknown.
    #[must_use]
    pub fn evaluate(&self, facts: &dyn Fn(&CapabilityKey) -> Known) -> Truth {
        self.judge(facts).truth
    }

    /// Truth of the predicate for a site, with the status it rests on.
    #[must_use]
    pub fn judge(&self, facts: &dyn Fn(&CapabilityKey) -> Known) -> Judgement {
        match self {
            Self::Has(key) => {
                let counts = |status: Status| status > Status::Deduit || key.accepts_deduction();
                match facts(key) {
                    Known::Yes(status) if counts(status) => Judgement::known(Truth::Yes, status),
                    Known::No(status) if counts(status) => Judgement::known(Truth::No, status),
                    Known::Yes(_) | Known::No(_) | Known::Unknown => Judgement::UNKNOWN,
                }
            }
            Self::Not(inner) => inner.judge(facts).not(),
            Self::All(parts) => join(parts.iter().map(|part| part.judge(facts))),
            // a | b is !(!a & !b), statuses included.
            Self::Any(parts) => join(parts.iter().map(|part| part.judge(facts).not())).not(),
        }
    }

    /// The keys it speaks of.
    #[must_use]
    pub fn keys(&self) -> BTreeSet<&CapabilityKey> {
        match self {
            Self::Has(key) => BTreeSet::from([key]),
            Self::Not(inner) => inner.keys(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::keys).collect(),
        }
    }
}

impl Judgement {
    const UNKNOWN: Self = Self {
        truth: Truth::Unknown,
        status: None,
    };

    fn known(truth: Truth, status: Status) -> Self {
        Self {
            truth,
            status: Some(status),
        }
    }

    fn not(self) -> Self {
        let truth = match self.truth {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        };
        Self { truth, ..self }
    }
}

/// « And »: one no is enough, and the best known one is kept; a yes rests on its weakest part.
fn join(parts: impl Iterator<Item = Judgement>) -> Judgement {
    let parts: Vec<Judgement> = parts.collect();
    if let Some(no) = parts
        .iter()
        .filter(|part| part.truth == Truth::No)
        .max_by_key(|part| part.status)
    {
        return *no;
    }
    if parts.iter().any(|part| part.truth == Truth::Unknown) {
        return Judgement::UNKNOWN;
    }
    Judgement {
        truth: Truth::Yes,
        status: parts.iter().filter_map(|part| part.status).min(),
    }
}

impl FromStr for Predicate {
    type Err = PredicateError;
    fn from_str(text: &str) -> Result<Self, PredicateError> {
        let mut reader = Reader {
            text,
            chars: text.chars().collect(),
            at: 0,
            depth: 0,
        };
        let predicate = reader.any()?;
        match reader.peek() {
            None => Ok(predicate),
            Some(_) => Err(reader.expected("&, | ou la fin")),
        }
    }
}

/// Deeper than this, nobody can read the condition any more.
const DEEPEST: usize = 32;

struct Reader<'a> {
    text: &'a str,
    chars: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.chars.get(self.at).copied()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn expected(&self, expected: &'static str) -> PredicateError {
        PredicateError::Expected {
            text: self.text.to_owned(),
            at: self.at + 1,
            expected,
        }
    }

    fn any(&mut self) -> Result<Predicate, PredicateError> {
        let mut parts = vec![self.all()?];
        while self.eat('|') {
            parts.push(self.all()?);
        }
        Ok(single(parts, Predicate::Any))
    }

    fn all(&mut self) -> Result<Predicate, PredicateError> {
        let mut parts = vec![self.one()?];
        while self.eat('&') {
            parts.push(self.one()?);
        }
        Ok(single(parts, Predicate::All))
    }

    fn one(&mut self) -> Result<Predicate, PredicateError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.expected("moins de parenthèses ou de négations emboîtées"));
        }
        let read = self.one_within();
        self.depth -= 1;
        read
    }

    fn one_within(&mut self) -> Result<Predicate, PredicateError> {
        if self.eat('!') {
            return Ok(Predicate::Not(Box::new(self.one()?)));
        }
        if self.eat('(') {
            let inner = self.any()?;
            return if self.eat(')') {
                Ok(inner)
            } else {
                Err(self.expected("une parenthèse fermante"))
            };
        }
        self.peek();
        let start = self.at;
        while self
            .chars
            .get(self.at)
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-'))
        {
            self.at += 1;
        }
        if start == self.at {
            return Err(self.expected("une capacité, ! ou une parenthèse"));
        }
        let key: String = self.chars[start..self.at].iter().collect();
        Ok(Predicate::Has(key.parse()?))
    }
}

fn single(mut parts: Vec<Predicate>, several: fn(Vec<Predicate>) -> Predicate) -> Predicate {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            several(parts)
        }
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn list(f: &mut fmt::Formatter<'_>, parts: &[Predicate], between: &str) -> fmt::Result {
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    f.write_str(between)?;
                }
                match part {
                    Predicate::All(_) | Predicate::Any(_) => write!(f, "({part})")?,
                    Predicate::Not(_) | Predicate::Has(_) => write!(f, "{part}")?,
                }
            }
            Ok(())
        }
        match self {
            Self::Has(key) => write!(f, "{key}"),
            Self::Not(inner) => match &**inner {
                Self::Has(_) | Self::Not(_) => write!(f, "!{inner}"),
                Self::All(_) | Self::Any(_) => write!(f, "!({inner})"),
            },
            Self::All(parts) => list(f, parts, " & "),
            Self::Any(parts) => list(f, parts, " | "),
        }
    }
}

impl TryFrom<String> for Predicate {
    type Error = PredicateError;
    fn try_from(text: String) -> Result<Self, PredicateError> {
        text.parse()
    }
}

impl From<Predicate> for String {
    fn from(predicate: Predicate) -> Self {
        predicate.to_string()
    }
}
