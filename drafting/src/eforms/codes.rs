//! The closed table of notice fields and of their codes, and what each clause module pursues.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Where the table comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Publisher and repository.
    pub name: String,
    /// File of the names of fields.
    pub names: String,
    /// File of the codes.
    pub codes: String,
    /// Licence.
    pub licence: String,
    /// Day it was read (ISO).
    pub read: String,
    /// The regulation that sets the fields.
    pub regulation: String,
    /// Whether its text was compared with ours.
    pub regulation_checked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldEntry {
    pub(super) name: String,
    #[serde(default)]
    pub(super) list: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) source: Source,
    pub(super) field: BTreeMap<String, FieldEntry>,
    list: BTreeMap<String, BTreeMap<String, String>>,
}

impl Table {
    /// The French label of a code that this field admits.
    pub(super) fn label(&self, field: &str, code: &str) -> Option<&str> {
        let list = self.field.get(field)?.list.as_ref()?;
        self.list.get(list)?.get(code).map(String::as_str)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Objectives {
    /// Modules whose criterion is a cost.
    pub(super) cost: Vec<String>,
    /// Modules by code of BT-774.
    pub(super) green: BTreeMap<String, Vec<String>>,
    /// Modules by code of BT-775.
    pub(super) social: BTreeMap<String, Vec<String>>,
}

/// The code of a module, when the table says one.
pub(super) fn code_of<'a>(table: &'a BTreeMap<String, Vec<String>>, module: &str) -> Option<&'a str> {
    table
        .iter()
        .find(|(_, modules)| modules.iter().any(|one| one == module))
        .map(|(code, _)| code.as_str())
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("codes.toml")).expect("la table embarquée est lue par les tests")
});

static OBJECTIVES: LazyLock<Objectives> = LazyLock::new(|| {
    toml::from_str(include_str!("objectives.toml")).expect("la table embarquée est lue par les tests")
});

pub(super) fn table() -> &'static Table {
    &TABLE
}

pub(super) fn objectives() -> &'static Objectives {
    &OBJECTIVES
}

/// Whether a clause may say that it fills this field of a notice.
#[must_use]
pub fn knows_bt(code: &str) -> bool {
    TABLE.field.contains_key(code)
}

/// Where names and codes come from.
#[must_use]
pub fn source() -> &'static Source {
    &TABLE.source
}

#[cfg(test)]
mod tests {
    use clauses::Library;

    use super::{OBJECTIVES, TABLE};

    #[test]
    fn lists_and_modules_named_exist() {
        for (code, field) in &TABLE.field {
            if let Some(list) = &field.list {
                assert!(TABLE.list.contains_key(list), "{code} : liste {list}");
            }
        }
        for list in TABLE.list.keys() {
            assert!(
                TABLE
                    .field
                    .values()
                    .any(|field| field.list.as_ref() == Some(list)),
                "{list} ne sert à aucun champ"
            );
        }
        let modules = Library::embedded().modules();
        let known = |id: &String| modules.iter().any(|module| module.head.id == *id);
        for (field, table) in [("BT-774", &OBJECTIVES.green), ("BT-775", &OBJECTIVES.social)] {
            for (code, modules) in table {
                assert!(TABLE.label(field, code).is_some(), "{field} {code}");
                for module in modules {
                    assert!(known(module), "module inconnu {module}");
                }
            }
        }
        assert!(OBJECTIVES.cost.iter().all(known));
    }
}
