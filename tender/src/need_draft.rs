//! A need on its way: the same facts as a [`Tender`], some of those it cannot do without still absent.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::need::at_field;
use crate::{NeedError, NeedProblem, Tender};

/// What a tender cannot do without: field, what to say when it is absent, and a value that stands for it while
/// the other facts are read.
const REQUIRED: [(&str, &str); 5] = [
    ("objet", "l’objet du marché"),
    ("launch_date", "la date de lancement prévue"),
    ("nature", "la nature : fournitures, services ou travaux"),
    (
        "amount_ht",
        "le montant estimé HT de tout le besoin, lots et reconductions compris",
    ),
    (
        "buyer.kind",
        "qui achète : commune, intercommunalité, département, région, hôpital ou État",
    ),
];

/// Facts of a need, each well-formed, perhaps not all there and perhaps at odds with each other: what a form
/// holds between two keystrokes. Absent is unknown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NeedDraft {
    fields: Map<String, Value>,
}

/// A value that a field cannot take; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// The field as asked for.
    pub field: String,
    /// What is wrong, in French.
    pub message: String,
}

impl NeedDraft {
    /// Reads a draft at rest; a whole need file in JSON is one.
    ///
    /// # Errors
    /// A key that no need has, or a value of the wrong shape.
    pub fn from_json(text: &str, file: &str) -> Result<Self, NeedError> {
        let refuse = |message: String| NeedError {
            file: file.to_owned(),
            line: 1,
            message,
        };
        let fields = match serde_json::from_str(text) {
            Ok(Value::Object(fields)) => fields,
            Ok(_) => return Err(refuse("un groupe de champs est attendu".to_owned())),
            Err(error) => {
                return Err(refuse(crate::sentence(&error.to_string())));
            }
        };
        let draft = Self { fields };
        draft.filled().map_err(refuse)?;
        Ok(draft)
    }

    /// The JSON kept at rest, keys in order: two equal drafts are the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        ordered(&Value::Object(self.fields.clone())).to_string()
    }

    /// The facts given, in the shape of the need file.
    #[must_use]
    pub fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    /// A fact, by field (`objet`, `buyer.name`).
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        let mut names = field.split('.');
        let first = self.fields.get(names.next()?)?;
        names.try_fold(first, |value, name| value.get(name))
    }

    /// Gives a field (`objet`, `buyer.name`, `lot`) a value. `null` and blank words take the fact away:
    /// unknown again.
    ///
    /// # Errors
    /// No need has that field, or the value has not its shape; nothing is changed.
    pub fn set(&mut self, field: &str, value: Value) -> Result<(), Refusal> {
        let refuse = |message: String| Refusal {
            field: field.to_owned(),
            message,
        };
        let absent = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
        let mut changed = self.clone();
        let (group, name) = match field.split_once('.') {
            Some((group, name)) => {
                let group = changed
                    .fields
                    .entry(group.to_owned())
                    .or_insert_with(|| json!({}))
                    .as_object_mut()
                    .ok_or_else(|| refuse(format!("champ inconnu « {field} »")))?;
                (group, name)
            }
            None => (&mut changed.fields, field),
        };
        // Written even when absent, so that a field that no need has is refused.
        let empty = if absent { Value::Null } else { value };
        group.insert(name.to_owned(), empty);
        if absent {
            let known = KNOWN_FIELDS.contains(&field);
            if !known {
                return Err(refuse(format!("champ inconnu « {field} »")));
            }
            group.remove(name);
        }
        changed.filled().map_err(refuse)?;
        *self = changed;
        Ok(())
    }

    /// Required facts that are absent, in the order of the need file.
    #[must_use]
    pub fn missing(&self) -> Vec<NeedProblem> {
        REQUIRED
            .into_iter()
            .filter(|(field, _)| self.get(field).is_none())
            .map(|(field, what)| NeedProblem {
                field,
                message: format!("il manque {what}"),
            })
            .collect()
    }

    /// Facts that contradict each other.
    #[must_use]
    pub fn problems(&self) -> Vec<NeedProblem> {
        let Ok(tender) = self.filled() else {
            return Vec::new();
        };
        tender
            .contradictions()
            .into_iter()
            .filter(|problem| self.get(problem.field).is_some() || problem.field == "lot")
            .collect()
    }

    /// The tender, when nothing required is absent and nothing is contradictory.
    ///
    /// # Errors
    /// What is absent, or what contradicts what.
    pub fn tender(&self) -> Result<Tender, Vec<NeedProblem>> {
        let mut wrong = self.missing();
        if wrong.is_empty() {
            wrong = self.problems();
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        self.filled().map_err(|message| {
            vec![NeedProblem {
                field: "objet",
                message,
            }]
        })
    }

    /// The tender with stand-ins for what is absent: reading it is what checks the shape of each fact.
    fn filled(&self) -> Result<Tender, String> {
        let mut fields = self.fields.clone();
        let mut stand_in = |name: &str, value: Value| {
            fields.entry(name.to_owned()).or_insert(value);
        };
        stand_in("objet", json!("x"));
        stand_in("launch_date", json!("2026-01-01"));
        stand_in("nature", json!("fournitures"));
        // Larger than any sum of lots.
        stand_in("amount_ht", json!(1e12));
        stand_in("buyer", json!({}));
        if let Some(Value::Object(buyer)) = fields.get_mut("buyer") {
            buyer.entry("kind").or_insert(json!("commune"));
        }
        serde_path_to_error::deserialize(Value::Object(fields))
            .map_err(|e| at_field(&e.path().to_string(), &e.inner().to_string()))
    }
}

impl From<&Tender> for NeedDraft {
    fn from(tender: &Tender) -> Self {
        match serde_json::to_value(tender) {
            Ok(Value::Object(fields)) => Self { fields },
            // A tender is a struct of plain values: it always is an object.
            _ => Self::default(),
        }
    }
}

/// The same value with the keys of its objects in order, however the map of `serde_json` keeps them.
fn ordered(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
            Value::Object(
                sorted
                    .into_iter()
                    .map(|(key, value)| (key.clone(), ordered(value)))
                    .collect(),
            )
        }
        Value::Array(items) => Value::Array(items.iter().map(ordered).collect()),
        value => value.clone(),
    }
}

/// Fields that can be taken away: those of the need file.
const KNOWN_FIELDS: [&str; 39] = [
    "objet",
    "launch_date",
    "nature",
    "cpv",
    "amount_ht",
    "duration_months",
    "accord_cadre",
    "maximum_ht",
    "lots",
    "lot",
    "price_form",
    "price_line",
    "member",
    "groupement",
    "groupement.coordinator",
    "groupement.mission",
    "single_lot_reason",
    "delivery_start_delay_months",
    "raw_materials",
    "innovant",
    "ccag",
    "reference",
    "offers_deadline",
    "delivery_sites",
    "context",
    "buyer",
    "choices",
    "waiver",
    "buyer.kind",
    "buyer.name",
    "buyer.insee",
    "buyer.population",
    "buyer.siret",
    "buyer.address",
    "buyer.profile_url",
    "buyer.court",
    "buyer.signatory",
    "buyer.contact",
    "buyer.logo",
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::NeedDraft;

    fn draft() -> NeedDraft {
        let mut draft = NeedDraft::default();
        for (field, value) in [
            ("objet", json!("Chaises")),
            ("launch_date", json!("2026-11-23")),
            ("nature", json!("fournitures")),
            ("amount_ht", json!(85000)),
            ("buyer.kind", json!("commune")),
        ] {
            draft.set(field, value).unwrap();
        }
        draft
    }

    #[test]
    fn a_need_is_built_field_by_field() {
        let mut need = NeedDraft::default();
        assert_eq!(need.missing().len(), 5);
        need.set("objet", json!("Chaises")).unwrap();
        need.set("buyer.name", json!("Commune de Saverne")).unwrap();
        let fields: Vec<&str> = need.missing().iter().map(|p| p.field).collect();
        assert_eq!(fields, ["launch_date", "nature", "amount_ht", "buyer.kind"]);
        assert!(need.tender().is_err());
        let whole = draft().tender().unwrap();
        assert_eq!(whole.amount_ht.to_string(), "85\u{202f}000,00\u{202f}€");
        assert_eq!(NeedDraft::from(&whole).tender().unwrap(), whole);
    }

    #[test]
    fn blank_is_unknown_again() {
        let mut need = draft();
        need.set("reference", json!("2026-07")).unwrap();
        need.set("reference", json!("  ")).unwrap();
        assert_eq!(need.get("reference"), None);
        need.set("amount_ht", json!(null)).unwrap();
        assert_eq!(need.missing()[0].field, "amount_ht");
    }

    #[test]
    fn what_no_need_has_is_refused_and_nothing_changes() {
        let check = |field: &str, value, said: &str| {
            let mut need = draft();
            let before = need.clone();
            let refusal = need.set(field, value).unwrap_err();
            assert!(refusal.message.contains(said), "{}", refusal.message);
            assert_eq!(need, before);
        };
        check("objets", json!("x"), "champ inconnu « objets »");
        check("objets", json!(null), "champ inconnu « objets »");
        check("buyer.surname", json!(""), "champ inconnu");
        check("objet.x", json!("x"), "champ inconnu");
        check("amount_ht", json!(-3), "montant");
        check("nature", json!("prestations"), "valeur inconnue");
        check("launch_date", json!("23/11/2026"), "n’est pas une date");
        check("buyer.siret", json!("123"), "«");
        check("duration_months", json!("douze"), "attendu");
    }

    #[test]
    fn facts_at_odds_are_kept_and_said() {
        let mut need = draft();
        need.set("lot", json!([{"title": "Tables", "amount_ht": 90000}]))
            .unwrap();
        assert_eq!(need.problems()[0].field, "amount_ht");
        assert!(need.tender().is_err());
        // Without an amount there is nothing to compare with.
        need.set("amount_ht", json!(null)).unwrap();
        assert_eq!(need.problems(), []);
    }

    #[test]
    fn every_field_of_a_tender_can_be_taken_away() {
        let text = r#"{"objet": "x", "launch_date": "2026-11-23", "nature": "travaux", "cpv": ["45000000"], "amount_ht": 10,
            "duration_months": 1, "accord_cadre": true, "maximum_ht": 5, "lots": 1, "lot": [{"title": "a"}],
            "price_form": "mixte", "price_line": [{"title": "a"}], "member": [{"name": "a"}],
            "groupement": {"coordinator": "a", "mission": "passation"},
            "single_lot_reason": "a", "delivery_start_delay_months": 1, "raw_materials": true, "innovant": true, "ccag": "tic", "reference": "a",
            "offers_deadline": "a", "delivery_sites": ["a"], "context": "a", "choices": {}, "waiver": [],
            "buyer": {"kind": "commune", "name": "a", "insee": "67437", "population": 1, "siret": "73282932000074",
            "address": "a", "profile_url": "a", "court": "a", "signatory": "a", "contact": "a", "logo": "a"}}"#;
        let whole = NeedDraft::from_json(text, "besoin").unwrap();
        for field in super::KNOWN_FIELDS {
            let mut need = whole.clone();
            need.set(field, json!(null)).unwrap();
            assert_eq!(need.get(field), None, "{field}");
            let _ = NeedDraft::from_json(&need.to_json(), "besoin").unwrap();
        }
        // And none is forgotten: reading refuses any other.
        let given: usize = whole.fields().len()
            + whole.fields()["buyer"].as_object().unwrap().len()
            + whole.fields()["groupement"].as_object().unwrap().len();
        assert_eq!(given, super::KNOWN_FIELDS.len());
    }
}
