//! Bounds that no value can meet, conditions that no purchase can fulfil.

use tender::Value;

use crate::{Condition, Facet, InForce, Variable, VariableKind};

/// Says what no value, no purchase and no day could satisfy.
pub(super) fn bounds(facet: &Facet, say: &mut dyn FnMut(String)) {
    for variable in &facet.head.variables {
        if let Some(fault) = fault_of(variable) {
            say(format!("variable « {} » : {fault}", variable.name));
        }
    }
    let conditions = facet.texts.iter().map(|text| &text.head.when);
    for when in conditions.chain([&facet.head.when]) {
        if let Some(fault) = never(when) {
            say(fault);
        }
    }
    for in_force in validities(facet) {
        if in_force.to.is_some_and(|to| to < in_force.from) {
            say(format!(
                "in_force : « to » est avant « from » ({})",
                in_force.from
            ));
        }
    }
}

/// Each validity written in the facet.
fn validities(facet: &Facet) -> impl Iterator<Item = &InForce> {
    facet
        .texts
        .iter()
        .filter_map(|text| text.head.in_force.as_ref())
        .chain([&facet.head.in_force])
}

fn fault_of(variable: &Variable) -> Option<String> {
    let is_number = !matches!(variable.kind, VariableKind::Text | VariableKind::Choice);
    if !is_number && (variable.min.is_some() || variable.max.is_some()) {
        return Some("« min » et « max » vont avec un nombre".to_owned());
    }
    if let (Some(min), Some(max)) = (variable.min, variable.max)
        && min >= max
    {
        return Some("« min » n’est pas sous « max » : aucune valeur à choisir".to_owned());
    }
    if variable.kind == VariableKind::Percent && variable.min.is_some_and(|min| min < 0.0) {
        return Some("une part n’est pas négative".to_owned());
    }
    let mut options = variable.options.clone();
    options.sort();
    options.dedup();
    if options.len() != variable.options.len() {
        return Some("une option est donnée deux fois".to_owned());
    }
    if variable.kind == VariableKind::Choice && options.len() == 1 {
        return Some("une seule option : il n’y a rien à choisir".to_owned());
    }
    match &variable.default {
        Some(Value::Number(_)) if is_number => None,
        Some(Value::Text(text)) if !is_number => (variable.kind == VariableKind::Choice
            && !variable.options.contains(text))
        .then(|| format!("la valeur par défaut « {text} » n’est pas une option")),
        Some(_) => Some("la valeur par défaut n’est pas de ce genre".to_owned()),
        None => None,
    }
}

/// Why no purchase fulfils it, if so.
fn never(when: &Condition) -> Option<String> {
    if let (Some(min), Some(max)) = (when.amount_min, when.amount_max)
        && min >= max
    {
        return Some("when : « amount_min » n’est pas sous « amount_max »".to_owned());
    }
    let both = |a: &[String], b: &[String]| a.iter().find(|id| b.contains(id)).cloned();
    if let Some(id) = both(&when.due, &when.not_due) {
        return Some(format!("when : « {id} » ne peut être due et ne pas l’être"));
    }
    both(&when.known, &when.unknown).map(|name| format!("when : « {name} » ne peut être connu et inconnu"))
}
