//! Facts of the need and choices of two versions.

use std::collections::BTreeMap;

use ::clauses::{Selection, VariableKind};
use serde_json::{Map, Value};
use tender::Euros;

use super::{ChoiceChange, FactChange};

/// A clause kept, as far as it compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    title: String,
    points: Option<u32>,
    /// By name of the variable: what is asked, and the value where it is known.
    values: BTreeMap<String, (String, Option<String>)>,
}

/// The clauses kept, by id.
pub(super) fn kept(selection: &Selection<'_>) -> BTreeMap<String, Kept> {
    selection
        .chosen
        .iter()
        .map(|chosen| {
            let facet = chosen.facet;
            let title = facet.head.title.as_ref().unwrap_or(&chosen.module.head.title);
            let values = chosen.values.iter().map(|(name, value)| {
                let variable = facet.variable(name);
                let asked = variable.map_or(name.as_str(), |one| {
                    one.ask.trim_end_matches([' ', '\u{a0}', '?'])
                });
                let unit = variable
                    .filter(|one| one.kind != VariableKind::Text && one.kind != VariableKind::Choice)
                    .and_then(|one| one.unit.as_deref());
                let value = value.as_ref().map(|value| match unit {
                    Some(unit) => format!("{value}\u{a0}{unit}"),
                    None => value.to_string(),
                });
                (name.clone(), (asked.to_owned(), value))
            });
            let kept = Kept {
                title: format!("{title} ({}, {})", facet.kind.name(), facet.level),
                points: chosen.points,
                values: values.collect(),
            };
            (facet.id.clone(), kept)
        })
        .collect()
}

/// What changed in the choices, in the order of the ids.
pub(super) fn choices(old: &BTreeMap<String, Kept>, new: &BTreeMap<String, Kept>) -> Vec<ChoiceChange> {
    let mut found = Vec::new();
    let mut ids: Vec<&String> = old.keys().chain(new.keys()).collect();
    ids.sort();
    ids.dedup();
    for id in ids {
        let change = |kept: &Kept, what: &'static str| ChoiceChange {
            facet: id.clone(),
            title: kept.title.clone(),
            what,
            label: None,
            before: None,
            after: None,
        };
        match (old.get(id), new.get(id)) {
            (Some(kept), None) => found.push(change(kept, "retiree")),
            (None, Some(kept)) => found.push(change(kept, "retenue")),
            (Some(then), Some(now)) => {
                if then.points != now.points {
                    found.push(ChoiceChange {
                        before: then.points.map(|points| points.to_string()),
                        after: now.points.map(|points| points.to_string()),
                        ..change(now, "points")
                    });
                }
                for (name, (asked, value)) in &now.values {
                    let before = then.values.get(name).and_then(|(_, value)| value.clone());
                    if before != *value {
                        found.push(ChoiceChange {
                            label: Some(asked.clone()),
                            before,
                            after: value.clone(),
                            ..change(now, "valeur")
                        });
                    }
                }
            }
            (None, None) => {}
        }
    }
    found
}

/// What changed in the need, its choices apart, in the order of the fields.
pub(super) fn need(old: &Value, new: &Value) -> Vec<FactChange> {
    let (old, new) = (flat(old), flat(new));
    let mut fields: Vec<&String> = new
        .keys()
        .chain(old.keys().filter(|key| !new.contains_key(*key)))
        .collect();
    fields.sort();
    fields
        .into_iter()
        .filter(|field| old.get(*field) != new.get(*field))
        .map(|field| FactChange {
            label: label(field).to_owned(),
            before: old.get(field).cloned(),
            after: new.get(field).cloned(),
            field: field.clone(),
        })
        .collect()
}

/// Facts by field, as they are read; absent: unknown.
fn flat(need: &Value) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    let nothing = Map::new();
    for (field, value) in need.as_object().unwrap_or(&nothing) {
        match (field.as_str(), value) {
            // Told clause by clause.
            ("choices", _) => {}
            ("buyer", Value::Object(buyer)) => {
                for (name, value) in buyer {
                    put(&mut facts, &format!("buyer.{name}"), value);
                }
            }
            _ => put(&mut facts, field, value),
        }
    }
    facts
}

fn put(facts: &mut BTreeMap<String, String>, field: &str, value: &Value) {
    let text = shown(field, value);
    if !text.is_empty() {
        facts.insert(field.to_owned(), text);
    }
}

fn shown(field: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "oui" } else { "non" }.to_owned(),
        Value::Number(number) => match number.as_f64() {
            Some(amount) if field.ends_with("_ht") => Euros::from_f64(amount)
                .map_or_else(|_| number.to_string(), |euros| format!("{} HT", euros.short())),
            _ if field == "duration_months" || field == "delivery_start_delay_months" => {
                format!("{number}\u{a0}mois")
            }
            _ => number.to_string(),
        },
        Value::String(text) if field == "launch_date" => {
            text.parse().map_or_else(|_| text.clone(), law::long_date)
        }
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| shown(field, item)).collect();
            items.join("\u{a0}; ")
        }
        Value::Object(fields) => {
            let parts = fields.iter().map(|(name, value)| shown(name, value));
            parts
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        }
    }
}

/// Names of the fields that no text shows.
const LABELS: [(&str, &str); 10] = [
    ("launch_date", "Date de lancement"),
    ("accord_cadre", "Accord-cadre"),
    ("lot", "Lots"),
    ("raw_materials", "Part notable de matières premières"),
    ("innovant", "Achat innovant"),
    ("waiver", "Alertes écartées"),
    ("buyer.kind", "Type d’acheteur"),
    ("buyer.insee", "Commune du siège"),
    ("buyer.population", "Nombre d’habitants"),
    ("buyer.logo", "Logo"),
];

fn label(field: &str) -> &str {
    LABELS
        .iter()
        .find(|(name, _)| *name == field)
        .map_or_else(|| drafting::field_label(field), |(_, label)| label)
}
