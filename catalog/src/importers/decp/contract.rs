//! A contract of the JSON, in the forms of 2022 and 2019.

use serde::Deserialize;
use serde_json::Value;

/// How deep winners are looked for.
const DEPTH: usize = 6;

/// What is read of a contract; names are not.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Contract {
    id: Value,
    uid: Value,
    acheteur: Value,
    #[serde(rename = "autoriteConcedante")]
    concession: Value,
    #[serde(rename = "_type")]
    kind: Value,
    #[serde(rename = "codeCPV", alias = "codeCpv", alias = "code_cpv")]
    cpv: Value,
    #[serde(rename = "dateNotification")]
    notified: Value,
    montant: Value,
    titulaires: Value,
}

/// A winner as the contract names it: its number and the kind of that number.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Winner {
    pub(super) id: String,
    pub(super) kind: String,
}

impl Contract {
    /// Whether it is a concession, which names no winner of a contract.
    pub(super) fn is_concession(&self) -> bool {
        !self.concession.is_null() || text(&self.kind).to_lowercase().contains("concession")
    }

    pub(super) fn id(&self) -> String {
        text(&self.id)
    }

    pub(super) fn uid(&self) -> String {
        text(&self.uid)
    }

    pub(super) fn buyer(&self) -> String {
        match &self.acheteur {
            Value::Object(fields) => fields.get("id").map(text).unwrap_or_default(),
            other => text(other),
        }
    }

    pub(super) fn cpv(&self) -> String {
        text(&self.cpv)
    }

    pub(super) fn notified(&self) -> String {
        text(&self.notified)
    }

    pub(super) fn amount(&self) -> String {
        text(&self.montant)
    }

    /// Its winners, whatever they are wrapped in.
    pub(super) fn winners(&self) -> Vec<Winner> {
        let mut found = Vec::new();
        collect(&self.titulaires, DEPTH, &mut found);
        found
    }
}

fn collect(value: &Value, depth: usize, found: &mut Vec<Winner>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match value {
        Value::Array(all) => all.iter().for_each(|one| collect(one, depth, found)),
        Value::Object(fields) => match fields.get("titulaire") {
            Some(below) => collect(below, depth, found),
            None => found.push(Winner {
                id: fields.get("id").map(text).unwrap_or_default(),
                kind: fields.get("typeIdentifiant").map(text).unwrap_or_default(),
            }),
        },
        _ => {}
    }
}

/// A string, a number or a boolean as text; the rest as nothing.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn winners_are_found_whatever_they_are_wrapped_in() {
        for titulaires in [
            r#"[{"id":"1","typeIdentifiant":"SIRET"}]"#,
            r#"[{"titulaire":{"id":1,"typeIdentifiant":"SIRET"}}]"#,
            r#"{"titulaire":[{"id":"1","typeIdentifiant":"SIRET"}]}"#,
            r#"{"titulaire":{"id":"1","typeIdentifiant":"SIRET"}}"#,
            r#"{"id":"1 ","typeIdentifiant":"SIRET"}"#,
        ] {
            let contract: Contract =
                serde_json::from_str(&format!("{{\"titulaires\":{titulaires}}}")).expect(titulaires);
            let winner = Winner {
                id: "1".to_owned(),
                kind: "SIRET".to_owned(),
            };
            assert_eq!(contract.winners(), [winner], "{titulaires}");
        }
    }
}
