//! The file that says what the columns of a table are.
//!
//! ```toml
//! [source]
//! title = "Annuaire des fabricants du département"
//! publisher = "Conseil départemental"
//! licence = "Licence Ouverte 2.0"
//! dated = 2026-03-01
//!
//! [columns]
//! siret = "N° SIRET"
//! name = "Raison sociale"
//!
//! [[fact]]
//! key = "certification:chaine-de-controle-bois"
//! column = "PEFC ou FSC"
//! yes = ["oui"]
//! value_column = "N° du certificat"
//! status = "verifie"
//! ```

use std::io::Read;
use std::path::Path;

use families::Status;
use serde::Deserialize;
use tender::Date;

use super::super::input::{self, unreadable, wrong};
use super::super::lists::columns::{Columns, Role};
use super::super::lists::describe::date;
use super::super::table::{Header, key, quoted};
use crate::error::Result;
use crate::site::Label;

/// A mapping is shorter than this, bytes.
const SIZE: u64 = 1 << 20;
/// What « yes » is when the mapping does not say.
const YES: [&str; 5] = ["oui", "x", "1", "vrai", "true"];
/// What « no » is: no remark is made of it.
const NO: [&str; 7] = ["non", "0", "faux", "false", "n", "neant", "aucun"];

/// A mapping.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mapping {
    #[serde(default)]
    pub(super) source: SourcePart,
    #[serde(default)]
    columns: ColumnsPart,
    #[serde(default, rename = "fact")]
    facts: Vec<FactPart>,
}

/// Where the table comes from.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourcePart {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) licence: Option<String>,
    dated: Option<toml::Value>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnsPart {
    siret: Option<String>,
    siren: Option<String>,
    name: Option<String>,
    naf: Option<String>,
    insee: Option<String>,
    postal_code: Option<String>,
    commune: Option<String>,
    legal_category: Option<String>,
    headcount: Option<String>,
    label: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactPart {
    key: String,
    column: String,
    yes: Option<Vec<String>>,
    value_column: Option<String>,
    #[serde(default)]
    status: StatusPart,
}

/// What a fact of a table is worth; nothing there is deduced.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StatusPart {
    #[default]
    Declare,
    Verifie,
}

/// A fact to look for in each line.
#[derive(Debug)]
pub(super) struct FactColumn {
    pub(super) key: String,
    pub(super) at: usize,
    yes: Vec<String>,
    pub(super) value: Option<usize>,
    pub(super) status: Status,
}

/// What a cell answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    Unclear,
}

impl FactColumn {
    /// What the cell says.
    pub(super) fn answer(&self, cell: &str) -> Answer {
        let given = key(cell);
        if !cell.is_empty() && self.yes.contains(&given) {
            Answer::Yes
        } else if given.is_empty() || NO.contains(&given.as_str()) {
            Answer::No
        } else {
            Answer::Unclear
        }
    }
}

/// A table as the mapping reads it.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) columns: Columns,
    pub(super) label: Option<usize>,
    pub(super) facts: Vec<FactColumn>,
}

impl Plan {
    /// Columns read besides the usual ones.
    pub(super) fn others(&self) -> Vec<usize> {
        let facts = self.facts.iter().flat_map(|fact| [Some(fact.at), fact.value]);
        facts.chain([self.label]).flatten().collect()
    }
}

impl Mapping {
    /// Reads a mapping and checks its keys.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let name = input::name(path);
        let file = std::fs::File::open(path).map_err(|e| unreadable(&name, &e))?;
        let mut bytes = Vec::new();
        file.take(SIZE + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| unreadable(&name, &e))?;
        if bytes.len() as u64 > SIZE {
            return Err(wrong(
                &name,
                "ce fichier est trop long pour dire à quoi servent des colonnes",
            ));
        }
        let text = String::from_utf8(bytes).map_err(|_| {
            wrong(
                &name,
                "ce fichier n’est pas en UTF-8\u{a0}: enregistrez-le de nouveau",
            )
        })?;
        let mapping: Self = toml::from_str(&text).map_err(|e| {
            let line = e.span().map_or(1, |span| tender::line_of(&text, span.start));
            wrong(
                &name,
                format!("ligne {line}\u{a0}: {}", tender::sentence(e.message())),
            )
        })?;
        for fact in &mapping.facts {
            let label = fact.key.strip_prefix("label:").and_then(Label::parse);
            if label.is_none() && families::capability(&fact.key).is_none() {
                return Err(wrong(
                    &name,
                    format!(
                        "la clé {} n’existe pas\u{a0}: prenez une capacité connue (exemple\u{a0}: repair:pieces-detachees) \
                         ou un label (label:epv, label:rge, label:ea, label:esat, label:siae)",
                        quoted(&fact.key)
                    ),
                ));
            }
        }
        mapping.dated(&name)?;
        Ok(mapping)
    }

    /// The day of the table, when the mapping gives it.
    pub(super) fn dated(&self, name: &str) -> Result<Option<Date>> {
        let Some(given) = &self.source.dated else {
            return Ok(None);
        };
        let text = match given {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        match date(&text) {
            Some(day) => Ok(Some(day)),
            None => Err(wrong(
                name,
                format!(
                    "«\u{a0}dated\u{a0}» doit être un jour, comme 2026-03-01, et non {}",
                    quoted(&text)
                ),
            )),
        }
    }

    /// Finds the columns of a header; what is missing otherwise.
    pub(super) fn plan(&self, header: &Header) -> std::result::Result<Plan, Vec<String>> {
        let mut missing = Vec::new();
        let mut find = |name: &Option<String>| {
            let at = header.named(name.as_deref()?);
            if at.is_none() {
                missing.extend(name.clone());
            }
            at
        };
        let c = &self.columns;
        let mut columns = if *c == ColumnsPart::default() {
            Columns::of(header)
        } else {
            Columns::default()
        };
        for (role, name) in [
            (Role::Siret, &c.siret),
            (Role::Siren, &c.siren),
            (Role::Name, &c.name),
            (Role::Naf, &c.naf),
            (Role::Insee, &c.insee),
            (Role::PostalCode, &c.postal_code),
            (Role::Commune, &c.commune),
            (Role::Legal, &c.legal_category),
            (Role::Headcount, &c.headcount),
        ] {
            if let Some(at) = find(name) {
                columns.set(role, at);
            }
        }
        let label = find(&c.label);
        let mut facts = Vec::new();
        for fact in &self.facts {
            let at = find(&Some(fact.column.clone()));
            let value = find(&fact.value_column);
            let Some(at) = at else { continue };
            let yes = match &fact.yes {
                Some(yes) => yes.iter().map(|word| key(word)).collect(),
                None => YES.map(str::to_owned).to_vec(),
            };
            facts.push(FactColumn {
                key: fact.key.clone(),
                at,
                yes,
                value,
                status: match fact.status {
                    StatusPart::Declare => Status::Declare,
                    StatusPart::Verifie => Status::Verifie,
                },
            });
        }
        if missing.is_empty() {
            Ok(Plan {
                columns,
                label,
                facts,
            })
        } else {
            Err(missing)
        }
    }
}
