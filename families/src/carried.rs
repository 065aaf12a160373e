//! What a contract of services or works usually carries with it: `mapping/services.toml`.
//!
//! Nobody makes « entretien de l’éclairage », yet luminaires are bought through it. The file leads
//! each group of services and works to the goods it carries, or says plainly that nothing is made.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use tender::Cpv;

use crate::error::{Result, field, from_toml};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CarriedFile {
    group: Vec<Carried>,
}

/// A CPV group of services or works, or of goods that no industry of the catalogue makes, and the
/// goods it usually carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// The code; it stands for its subtree, except where a narrower group is given.
    pub cpv: Cpv,
    /// What it holds, in French.
    pub title: String,
    /// Families of goods it carries, the most usual first; empty when nothing is made.
    #[serde(default)]
    pub families: Vec<CarriedFamily>,
    /// Why nothing is made for it, in French; absent when families are given.
    #[serde(default)]
    pub nothing: Option<String>,
}

/// A family of goods that comes with a service or works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedFamily {
    /// The family, as in [`crate::Family::slug`].
    pub slug: String,
    /// Which goods of it, in a few French words.
    pub why: String,
}

/// The whole table.
#[derive(Debug, Clone)]
pub(crate) struct CarriedGoods {
    groups: Vec<Carried>,
    by_cpv: BTreeMap<String, usize>,
}

impl CarriedGoods {
    /// Reads and validates the table; `is_family` says whether a slug exists.
    ///
    /// All faults are named at once, as in the other files of the vocabulary.
    pub(crate) fn from_toml(file: &str, text: &str, is_family: &dyn Fn(&str) -> bool) -> Result<Self> {
        let parsed: CarriedFile = from_toml(file, text)?;
        let mut by_cpv = BTreeMap::new();
        let mut faults = Vec::new();
        for (at, group) in parsed.group.iter().enumerate() {
            let cpv = &group.cpv;
            if by_cpv.insert(cpv.significant().to_owned(), at).is_some() {
                faults.push(format!("{cpv} est donné deux fois"));
            }
            if group.title.trim().is_empty() {
                faults.push(format!("{cpv} : le titre manque"));
            }
            match &group.nothing {
                Some(_) if !group.families.is_empty() => {
                    faults.push(format!("{cpv} : « families » ou « nothing », l’un des deux"));
                }
                Some(why) if why.trim().is_empty() => faults.push(format!("{cpv} : « nothing » est vide")),
                None if group.families.is_empty() => {
                    faults.push(format!("{cpv} : il faut « families » ou « nothing »"));
                }
                _ => {}
            }
            let mut seen = BTreeSet::new();
            for family in &group.families {
                if !is_family(&family.slug) {
                    faults.push(format!("{cpv} : « {} » n’est pas une famille", family.slug));
                }
                if !seen.insert(&family.slug) {
                    faults.push(format!("{cpv} : « {} » est donné deux fois", family.slug));
                }
                if family.why.trim().is_empty() {
                    faults.push(format!("{cpv} : la raison de « {} » manque", family.slug));
                }
            }
        }
        if !faults.is_empty() {
            return Err(field(file, "group", faults.join(" ; ")));
        }
        Ok(Self {
            groups: parsed.group,
            by_cpv,
        })
    }

    /// The groups, in the order of the file.
    pub(crate) fn all(&self) -> &[Carried] {
        &self.groups
    }

    /// The narrowest group that holds `cpv`.
    pub(crate) fn holding(&self, cpv: &Cpv) -> Option<&Carried> {
        let digits = cpv.as_str();
        (2..=8)
            .rev()
            .find_map(|len| self.by_cpv.get(&digits[..len]))
            .map(|at| &self.groups[*at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<CarriedGoods> {
        CarriedGoods::from_toml("mapping/services.toml", text, &|slug| slug == "pain")
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let error = read(text).map(|_| ()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        assert!(error.starts_with("mapping/services.toml"), "{error}");
    }

    const BREAD: &str = r#"
        [[group]]
        cpv = "55500000"
        title = "cantine"
        families = [{ slug = "pain", why = "pain servi" }]
    "#;
    const LAW: &str = r#"
        [[group]]
        cpv = "55521000"
        title = "traiteur à domicile"
        nothing = "rien"
    "#;

    #[test]
    fn the_narrowest_group_answers() {
        let goods = read(&[BREAD, LAW].concat()).expect("both groups are right");
        let title = |code: &str| {
            let cpv = code.parse().expect("a code of the test");
            goods.holding(&cpv).map(|group| group.title.clone())
        };
        assert_eq!(title("55523100").as_deref(), Some("cantine"));
        assert_eq!(title("55521100").as_deref(), Some("traiteur à domicile"));
        assert_eq!(title("55000000"), None);
    }

    #[test]
    fn one_of_families_and_nothing_and_only_one() {
        refused(&BREAD.replace("families", "#"), "il faut");
        refused(&format!("{BREAD}\nnothing = \"rien\""), "l’un des deux");
        refused(&LAW.replace("\"rien\"", "\" \""), "est vide");
    }

    #[test]
    fn unknown_and_repeated_names_are_refused() {
        refused(&BREAD.replace("\"pain\"", "\"brioche\""), "n’est pas une famille");
        refused(&[BREAD, BREAD].concat(), "55500000 est donné deux fois");
        refused(&BREAD.replace("pain servi", ""), "la raison");
        refused(&BREAD.replace("title", "titre"), "ligne 4");
        let twice = BREAD.replace(
            "why = \"pain servi\" }",
            "why = \"a\" }, { slug = \"pain\", why = \"b\" }",
        );
        refused(&twice, "« pain » est donné deux fois");
    }
}
