//! Identifiers of the field, parsed once: a `Siret` in hand is a valid SIRET.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Why a code was refused; the sentence is shown to users as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not nine digits, or the check digit is wrong.
    #[error("« {0} » n’est pas un numéro SIREN : il faut neuf chiffres et une clé juste")]
    Siren(String),
    /// Not fourteen digits, or the check digit is wrong.
    #[error("« {0} » n’est pas un numéro SIRET : il faut quatorze chiffres et une clé juste")]
    Siret(String),
    /// Not eight digits.
    #[error("« {0} » n’est pas un code CPV : il faut huit chiffres, sans la clé (exemple : 39160000)")]
    Cpv(String),
    /// Not a sub-class of NAF rév. 2.
    #[error("« {0} » n’est pas une sous-classe NAF rév. 2 (exemple : 31.01Z)")]
    Naf(String),
    /// Not five characters of the INSEE geographic code.
    #[error("« {0} » n’est pas un code INSEE de commune : il faut cinq caractères (exemple : 67437)")]
    Insee(String),
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The code as digits and letters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;
            fn try_from(text: String) -> Result<Self, CodeError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.0
            }
        }
    };
}

code! {
    /// Nine-digit number of a legal unit, with a valid Luhn key.
    Siren
}
code! {
    /// Fourteen-digit number of an establishment, with a valid key.
    Siret
}
code! {
    /// Eight-digit code of the Common Procurement Vocabulary 2008, without its check digit.
    Cpv
}
code! {
    /// Sub-class of NAF rév. 2, written `31.01Z`.
    Naf
}
code! {
    /// INSEE code of a commune: five characters (`67437`, `2A004`, `97411`).
    InseeCode
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn all_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0');
            if i % 2 == 0 {
                d
            } else if d * 2 > 9 {
                d * 2 - 9
            } else {
                d * 2
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

impl FromStr for Siren {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let digits = compact(text);
        if all_digits(&digits, 9) && luhn(&digits) {
            Ok(Self(digits))
        } else {
            Err(CodeError::Siren(text.into()))
        }
    }
}

/// SIREN of La Poste, whose establishments follow another key: the sum of the digits is a multiple of five.
const LA_POSTE: &str = "356000000";

impl FromStr for Siret {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let digits = compact(text);
        let valid = all_digits(&digits, 14)
            && (luhn(&digits)
                || digits.starts_with(LA_POSTE)
                    && digits
                        .bytes()
                        .map(|b| u32::from(b - b'0'))
                        .sum::<u32>()
                        .is_multiple_of(5));
        if valid {
            Ok(Self(digits))
        } else {
            Err(CodeError::Siret(text.into()))
        }
    }
}

impl Siret {
    /// The legal unit this establishment belongs to.
    #[must_use]
    pub fn siren(&self) -> Siren {
        Siren(self.0[..9].to_owned())
    }
}

impl FromStr for Cpv {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let code = compact(text);
        // The check digit is accepted when given ("39160000-1"), and dropped.
        let code = match code.split_once('-') {
            Some((digits, key)) if all_digits(key, 1) => digits.to_owned(),
            _ => code,
        };
        if all_digits(&code, 8) && &code[..2] != "00" {
            Ok(Self(code))
        } else {
            Err(CodeError::Cpv(text.into()))
        }
    }
}

impl Cpv {
    /// The significant digits: `39160000` → `3916`; never fewer than two.
    #[must_use]
    pub fn significant(&self) -> &str {
        let last = self.0.bytes().rposition(|digit| digit != b'0');
        &self.0[..last.map_or(0, |at| at + 1).max(2)]
    }

    /// Whether this code is `ancestor` or stands below it in the tree.
    #[must_use]
    pub fn is_within(&self, ancestor: &Cpv) -> bool {
        self.0.starts_with(ancestor.significant())
    }
}

impl FromStr for Naf {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let code = compact(text).to_ascii_uppercase();
        let bare: String = code.chars().filter(|c| *c != '.').collect();
        let valid = bare.len() == 5
            && bare.as_bytes()[..4].iter().all(u8::is_ascii_digit)
            && bare.as_bytes()[4].is_ascii_uppercase();
        if valid {
            Ok(Self(format!("{}.{}", &bare[..2], &bare[2..])))
        } else {
            Err(CodeError::Naf(text.into()))
        }
    }
}

impl Naf {
    /// The two-digit division: `31.01Z` → `31`.
    #[must_use]
    pub fn division(&self) -> &str {
        &self.0[..2]
    }

    /// Whether the sub-class belongs to manufacturing (section C: divisions 10 to 33).
    #[must_use]
    pub fn is_manufacturing(&self) -> bool {
        ("10"..="33").contains(&self.division())
    }
}

impl FromStr for InseeCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let code = compact(text).to_ascii_uppercase();
        let b = code.as_bytes();
        let valid = b.len() == 5
            && b[0].is_ascii_digit()
            && (b[1].is_ascii_digit() || b[0] == b'2' && (b[1] == b'A' || b[1] == b'B'))
            && b[2..].iter().all(u8::is_ascii_digit);
        if valid {
            Ok(Self(code))
        } else {
            Err(CodeError::Insee(text.into()))
        }
    }
}

impl InseeCode {
    /// The département: `67437` → `67`, `97411` → `974`.
    #[must_use]
    pub fn departement(&self) -> &str {
        if self.0.starts_with("97") || self.0.starts_with("98") {
            &self.0[..3]
        } else {
            &self.0[..2]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sirets_have_a_valid_key() {
        for (text, ok) in [
            ("33197998900026", true),
            ("331 979 989 00026", true),
            ("33197998900027", false),
            ("35600000000048", true),
            // La Poste, an establishment valid only under its own key
            ("35600000009075", true),
            ("3319799890002", false),
        ] {
            assert_eq!(text.parse::<Siret>().is_ok(), ok, "{text}");
        }
        assert_eq!(
            "33197998900026".parse::<Siret>().unwrap().siren().as_str(),
            "331979989"
        );
    }

    #[test]
    fn cpv_and_naf_are_written_one_way() {
        assert_eq!("39160000-1".parse::<Cpv>().unwrap().as_str(), "39160000");
        assert_eq!("39160000".parse::<Cpv>().unwrap().significant(), "3916");
        assert_eq!("30000000".parse::<Cpv>().unwrap().significant(), "30");
        assert!("00160000".parse::<Cpv>().is_err());
        assert!(
            "33141613"
                .parse::<Cpv>()
                .unwrap()
                .is_within(&"33140000".parse().unwrap())
        );
        assert_eq!("3101z".parse::<Naf>().unwrap().as_str(), "31.01Z");
        assert!("31.1Z".parse::<Naf>().is_err());
        assert!("31.01Z".parse::<Naf>().unwrap().is_manufacturing());
        assert!(!"46.65Z".parse::<Naf>().unwrap().is_manufacturing());
    }

    #[test]
    fn departements_overseas_have_three_characters() {
        for (insee, dep) in [("67437", "67"), ("2A004", "2A"), ("97411", "974")] {
            assert_eq!(insee.parse::<InseeCode>().unwrap().departement(), dep);
        }
        assert!("6743".parse::<InseeCode>().is_err());
    }
}
