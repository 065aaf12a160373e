//! Amounts in euros, excluding VAT unless said otherwise.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount in euros, exact to the cent, never negative.
///
/// Displayed as French buyers write it, with narrow no-break spaces: `12 500,00 €`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Euros(u64);

/// Above this an amount is a typing error rather than a purchase (one thousand billion euros).
const LARGEST: f64 = 1e12;

impl Euros {
    /// A whole number of euros.
    #[must_use]
    pub const fn whole(euros: u64) -> Self {
        Self(euros * 100)
    }

    /// From cents.
    #[must_use]
    pub const fn from_cents(cents: u64) -> Self {
        Self(cents)
    }

    /// In cents.
    #[must_use]
    pub const fn cents(self) -> u64 {
        self.0
    }

    /// In euros, for computations that tolerate rounding.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// From a number of euros as read in a file.
    ///
    /// # Errors
    /// A French sentence when the number is negative, not finite, too large or finer than a cent.
    pub fn from_f64(euros: f64) -> Result<Self, String> {
        if !euros.is_finite() || !(0.0..=LARGEST).contains(&euros) {
            return Err(format!(
                "montant impossible : {euros} (attendu : un nombre d’euros HT, positif)"
            ));
        }
        let cents = (euros * 100.0).round();
        if (euros * 100.0 - cents).abs() > 1e-4 {
            return Err(format!("montant {euros} : pas plus fin que le centime"));
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Ok(Self(cents as u64))
    }

    /// Without the cents when they are zero: `85 000 €`.
    #[must_use]
    pub fn short(self) -> String {
        if self.0.is_multiple_of(100) {
            format!("{}\u{202f}€", grouped(self.0 / 100))
        } else {
            self.to_string()
        }
    }
}

/// Groups thousands with narrow no-break spaces: `1200000` → `1 200 000`.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out
}

impl fmt::Display for Euros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{:02}\u{202f}€", grouped(self.0 / 100), self.0 % 100)
    }
}

impl Add for Euros {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Euros {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

impl Serialize for Euros {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            serializer.serialize_u64(self.0 / 100)
        } else {
            serializer.serialize_f64(self.as_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Euros {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Euros;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("un montant en euros HT (exemple : 85000)")
            }
            fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Euros, E> {
                #[allow(clippy::cast_precision_loss)]
                Euros::from_f64(n as f64).map_err(E::custom)
            }
            fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Euros, E> {
                #[allow(clippy::cast_precision_loss)]
                Euros::from_f64(n as f64).map_err(E::custom)
            }
            fn visit_f64<E: serde::de::Error>(self, n: f64) -> Result<Euros, E> {
                Euros::from_f64(n).map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_as_buyers_write() {
        assert_eq!(Euros::whole(12_500).to_string(), "12\u{202f}500,00\u{202f}€");
        assert_eq!(
            Euros::whole(1_200_000).short(),
            "1\u{202f}200\u{202f}000\u{202f}€"
        );
        assert_eq!(Euros::from_cents(99).short(), "0,99\u{202f}€");
    }

    #[test]
    fn refuses_what_is_no_amount() {
        for n in [-1.0, f64::NAN, f64::INFINITY, 1e15, 10.001] {
            assert!(Euros::from_f64(n).is_err(), "{n}");
        }
        assert_eq!(Euros::from_f64(0.07).unwrap().cents(), 7);
    }
}
