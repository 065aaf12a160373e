//! What applies to a tender: the default set and the buyer's choices.

use std::collections::{BTreeMap, BTreeSet};

use tender::{Choices, FacetChoice, Value};

use crate::weights::{Points, balance};
use crate::{Facet, Kind, Library, Module, SelectionError, Situation, Text, Variable, VariableKind};

/// A facet kept for a tender.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen<'a> {
    /// Its module.
    pub module: &'a Module,
    /// The facet.
    pub facet: &'a Facet,
    /// The text that applies on the launch date.
    pub text: &'a Text,
    /// Values of its variables; `None` is unknown, to fill in.
    pub values: BTreeMap<String, Option<Value>>,
    /// Chosen by the buyer rather than by default.
    pub by_buyer: bool,
    /// Points, for a criterion: those of the first scale that holds it (see [`Selection::scales`]).
    pub points: Option<u32>,
    /// The buyer's own reason, for a module that asks for one.
    pub justification: Option<String>,
}

/// Two facets that do not go together, or one that lacks another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The facet at fault.
    pub facet: String,
    /// What is wrong, in French.
    pub message: String,
}

/// A scale of points: lots whose criteria are the same share one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Numbers of the lots, from 1; empty: the whole tender.
    pub lots: Vec<usize>,
    /// Points by facet id.
    pub points: BTreeMap<String, u32>,
}

/// The facets kept, in library order, and what does not fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection<'a> {
    /// Facets kept.
    pub chosen: Vec<Chosen<'a>>,
    /// One scale of points for the tender, or one for each set of lots that have the same criteria.
    pub scales: Vec<Scale>,
    /// Facets that contradict each other: said in the findings.
    pub conflicts: Vec<Conflict>,
    /// Modules that wait for the buyer's written reason, with the question: export is refused.
    pub unjustified: Vec<(String, String)>,
}

impl<'a> Selection<'a> {
    /// Facets of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Chosen<'a>> {
        self.chosen.iter().filter(move |chosen| chosen.facet.kind == kind)
    }

    /// Whether a facet is kept.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen.facet.id == id)
    }
}

/// Name of the variable that carries the points of a criterion.
pub(crate) const WEIGHT: &str = "poids";
/// Name of the variable that carries the buyer's written reason.
pub(crate) const JUSTIFICATION: &str = "justification";

impl Library {
    /// The facets that can apply to a situation, whatever is chosen: right families, condition and date.
    pub fn applicable<'a>(
        &'a self,
        situation: &Situation,
    ) -> impl Iterator<Item = (&'a Module, &'a Facet, &'a Text)> {
        self.modules()
            .iter()
            .filter(|module| {
                module.head.families.is_empty()
                    || module
                        .head
                        .families
                        .iter()
                        .any(|f| situation.families.contains(f))
            })
            .flat_map(|module| module.facets.iter().map(move |facet| (module, facet)))
            .filter(|(_, facet)| facet.head.when.holds(situation))
            .filter_map(|(module, facet)| {
                let text = facet.texts.iter().find(|text| {
                    let in_force = text.head.in_force.as_ref().unwrap_or(&facet.head.in_force);
                    in_force.holds(situation.launch_date) && text.head.when.holds(situation)
                })?;
                Some((module, facet, text))
            })
    }

    /// The options that a buyer chose: modules out of the default set, of which a choice keeps a facet that may stand.
    /// They are what [`Situation::chosen`] holds; the condition of an option looks at no other.
    #[must_use]
    pub fn options(&self, situation: &Situation, choices: &Choices) -> BTreeSet<String> {
        choices
            .iter()
            .filter(|(_, choice)| **choice != FacetChoice::Kept(false))
            .filter_map(|(id, _)| self.facet(id))
            .filter(|(module, facet)| !module.head.default && facet.head.when.holds(situation))
            .map(|(module, _)| module.head.id.clone())
            .collect()
    }

    /// Keeps the socle of every applicable module of the default set, then follows the buyer.
    ///
    /// A level chosen by the buyer takes the place of the other levels of the same kind in its module.
    /// Facets that serve another (proof, question, penalty, follow-up) come and go with it. The articles of an option,
    /// a module out of the default set, come together whichever of them the buyer chooses.
    ///
    /// # Errors
    /// A choice that names no facet, no variable, or a value out of bounds.
    pub fn select<'a>(
        &'a self,
        situation: &Situation,
        choices: &Choices,
    ) -> Result<Selection<'a>, SelectionError> {
        for (id, choice) in choices {
            self.check_choice(id, choice)?;
        }
        let applicable: Vec<_> = self.applicable(situation).collect();
        let said = |id: &str| match choices.get(id) {
            Some(FacetChoice::Kept(kept)) => Some(*kept),
            Some(FacetChoice::Values(_)) => Some(true),
            None => None,
        };
        // Levels the buyer asked for, by module and kind.
        let asked: BTreeSet<(&str, Kind)> = applicable
            .iter()
            .filter(|(_, facet, _)| said(&facet.id) == Some(true))
            .map(|(module, facet, _)| (module.head.id.as_str(), facet.kind))
            .collect();
        let stands_alone = |facet: &Facet| facet.serves().is_none();
        let mut kept: BTreeSet<&str> = applicable
            .iter()
            .filter(|(module, facet, _)| {
                stands_alone(facet)
                    && said(&facet.id).unwrap_or_else(|| {
                        let asked = asked.contains(&(module.head.id.as_str(), facet.kind));
                        let by_default = module.head.is_default_for(situation);
                        match facet.kind {
                            // Articles are no levels of one another: each piece has its own.
                            Kind::Article => by_default || (!module.head.default && asked),
                            _ => by_default && facet.level == crate::Level::Socle && !asked,
                        }
                    })
            })
            .map(|(_, facet, _)| facet.id.as_str())
            .collect();
        let mut conflicts = unheard(self, situation, choices, &applicable);
        // What serves a kept facet follows it, unless the buyer leaves it out; it never stands alone.
        for (module, facet, _) in &applicable {
            let Some(heading) = facet.serves() else { continue };
            let follows = module
                .facet(heading)
                .is_some_and(|target| kept.contains(target.id.as_str()));
            if follows && said(&facet.id).unwrap_or(true) {
                kept.insert(&facet.id);
            } else if !follows && said(&facet.id) == Some(true) {
                conflicts.push(Conflict {
                    facet: facet.id.clone(),
                    message: format!(
                        "« {} » ne sert à rien sans « {}/{heading} », qui n’est pas retenue",
                        facet.id, module.head.id
                    ),
                });
            }
        }
        let mut chosen: Vec<Chosen<'a>> = applicable
            .into_iter()
            .filter(|(_, facet, _)| kept.contains(facet.id.as_str()))
            .map(|(module, facet, text)| Chosen {
                module,
                facet,
                text,
                values: values(facet, choices.get(&facet.id)),
                by_buyer: said(&facet.id) == Some(true),
                points: None,
                justification: justification(choices.get(&facet.id)),
            })
            .collect();
        let scales = weigh(&mut chosen, situation, choices, &mut conflicts);
        conflicts.extend(contradictions(&chosen));
        let unjustified = unjustified(&chosen);
        Ok(Selection {
            chosen,
            scales,
            conflicts,
            unjustified,
        })
    }

    /// Every applicable facet as if it were kept, with the values it would have: what a buyer looks at before
    /// choosing. Points are not given.
    #[must_use]
    pub fn as_if_kept<'a>(&'a self, situation: &Situation, choices: &Choices) -> Vec<Chosen<'a>> {
        self.applicable(situation)
            .map(|(module, facet, text)| Chosen {
                module,
                facet,
                text,
                values: values(facet, choices.get(&facet.id)),
                by_buyer: !matches!(choices.get(&facet.id), None | Some(FacetChoice::Kept(false))),
                points: None,
                justification: justification(choices.get(&facet.id)),
            })
            .collect()
    }

    /// Whether a choice can be followed, whatever the need.
    ///
    /// # Errors
    /// It names no facet, no variable, or a value out of bounds.
    pub fn check_choice(&self, id: &str, choice: &FacetChoice) -> Result<(), SelectionError> {
        let refuse = |message: String| {
            Err(SelectionError {
                facet: id.to_owned(),
                message,
            })
        };
        let Some((module, facet)) = self.facet(id) else {
            return refuse(
                "cette facette n’existe pas dans la bibliothèque (exemple : « emballages/execution-socle »)"
                    .to_owned(),
            );
        };
        let FacetChoice::Values(values) = choice else {
            return Ok(());
        };
        for (name, value) in values {
            match (name.as_str(), facet.kind) {
                (WEIGHT, Kind::Critere) => match value {
                    Value::Number(n) if n.fract() == 0.0 && (0.0..=100.0).contains(n) => {}
                    _ => return refuse(format!("« {WEIGHT} » est un nombre entier de points, de 0 à 100")),
                },
                (JUSTIFICATION, _) if module.head.justification.is_some() => {
                    if !matches!(value, Value::Text(_)) {
                        return refuse(
                            "« justification » est un texte : le motif propre à ce besoin".to_owned(),
                        );
                    }
                }
                _ => {
                    let Some(variable) = facet.variable(name) else {
                        let known: Vec<&str> = facet.head.variables.iter().map(|v| v.name.as_str()).collect();
                        let known = if known.is_empty() {
                            "aucune".to_owned()
                        } else {
                            known.join(", ")
                        };
                        return refuse(format!("valeur inconnue « {name} » ; valeurs prévues : {known}"));
                    };
                    if let Err(message) = check_value(variable, value) {
                        return refuse(message);
                    }
                }
            }
        }
        Ok(())
    }
}

fn check_value(variable: &Variable, value: &Value) -> Result<(), String> {
    let name = &variable.name;
    match (variable.kind, value) {
        (VariableKind::Text, Value::Text(_)) => Ok(()),
        (VariableKind::Choice, Value::Text(text)) if variable.options.contains(text) => Ok(()),
        (VariableKind::Choice, _) => Err(format!(
            "« {name} » : choisissez parmi {}",
            variable.options.join(", ")
        )),
        (VariableKind::Text, _) => Err(format!("« {name} » : un texte est attendu")),
        (_, Value::Number(n)) => {
            let unit = variable.unit.as_deref().unwrap_or_default();
            if variable.min.is_some_and(|min| *n < min)
                || variable.max.is_some_and(|max| *n > max)
                || !n.is_finite()
            {
                let bound = |b: Option<f64>| b.map_or("…".to_owned(), |b| Value::Number(b).to_string());
                return Err(format!(
                    "« {name} » vaut {value} {unit} ; bornes : de {} à {} {unit}",
                    bound(variable.min),
                    bound(variable.max)
                ));
            }
            Ok(())
        }
        _ => Err(format!("« {name} » : un nombre est attendu")),
    }
}

fn values(facet: &Facet, choice: Option<&FacetChoice>) -> BTreeMap<String, Option<Value>> {
    let given = match choice {
        Some(FacetChoice::Values(values)) => Some(values),
        _ => None,
    };
    facet
        .head
        .variables
        .iter()
        .map(|variable| {
            let value = given
                .and_then(|values| values.get(&variable.name))
                .or(variable.default.as_ref());
            (variable.name.clone(), value.cloned())
        })
        .collect()
}

fn justification(choice: Option<&FacetChoice>) -> Option<String> {
    match choice {
        Some(FacetChoice::Values(values)) => match values.get(JUSTIFICATION) {
            Some(Value::Text(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// Gives points to the criteria, one scale for each set of lots that have the same ones. A criterion
/// that the buyer sets to zero is no criterion: it goes, with what serves it.
fn weigh(
    chosen: &mut Vec<Chosen<'_>>,
    situation: &Situation,
    choices: &Choices,
    conflicts: &mut Vec<Conflict>,
) -> Vec<Scale> {
    let zero: BTreeSet<String> = chosen
        .iter()
        .filter(|one| given_points(choices, &one.facet.id) == Some(0))
        .map(|one| one.facet.id.clone())
        .collect();
    chosen.retain(|one| {
        let target = one
            .facet
            .serves()
            .map(|heading| format!("{}/{heading}", one.module.head.id));
        !zero.contains(&one.facet.id) && !target.is_some_and(|target| zero.contains(&target))
    });
    let mut scales: Vec<Scale> = Vec::new();
    for (lots, ids) in criteria_by_lots(chosen, situation) {
        let members: Vec<&Chosen<'_>> = chosen.iter().filter(|one| ids.contains(&one.facet.id)).collect();
        let mut points: Vec<Points> = members.iter().filter_map(|one| points_of(one, choices)).collect();
        balance(&mut points);
        let place = match lots.as_slice() {
            [] => String::new(),
            lots => format!(
                " (lots {})",
                lots.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
            ),
        };
        let total: u32 = points.iter().map(|p| p.points).sum();
        if !points.is_empty() && total != 100 {
            conflicts.push(Conflict {
                facet: String::new(),
                message: format!(
                    "les points des critères font {total}{place}, et non 100 : changez vos « poids »"
                ),
            });
        }
        for (one, points) in members.iter().zip(&points) {
            if !(points.min..=points.max).contains(&points.points) {
                conflicts.push(Conflict {
                    facet: one.facet.id.clone(),
                    message: format!(
                        "« {} » vaut {} points{place} ; la bibliothèque conseille de {} à {}",
                        one.facet.id, points.points, points.min, points.max
                    ),
                });
            }
        }
        let points = members
            .iter()
            .zip(&points)
            .map(|(one, p)| (one.facet.id.clone(), p.points))
            .collect();
        scales.push(Scale { lots, points });
    }
    for one in chosen.iter_mut() {
        one.points = scales
            .iter()
            .find_map(|scale| scale.points.get(&one.facet.id).copied());
    }
    scales
}

/// Lots with the same criteria, in order, and these criteria. One entry for all when nothing tells lots apart.
fn criteria_by_lots(chosen: &[Chosen<'_>], situation: &Situation) -> Vec<(Vec<usize>, BTreeSet<String>)> {
    let criteria = || chosen.iter().filter(|one| one.facet.head.criterion.is_some());
    let mut groups: Vec<(Vec<usize>, BTreeSet<String>)> = Vec::new();
    for n in 0..situation.lot_families.len() {
        let ids: BTreeSet<String> = criteria()
            .filter(|one| {
                let lots = one.module.head.lots(&situation.lot_families, &situation.lot_cpv);
                // A criterion of a family that no lot has is for none.
                let foreign = !one.module.head.families.is_empty()
                    && !situation
                        .lot_families
                        .iter()
                        .flatten()
                        .any(|family| one.module.head.families.contains(family));
                !foreign && (lots.is_empty() || lots.contains(&(n + 1)))
            })
            .map(|one| one.facet.id.clone())
            .collect();
        match groups.iter_mut().find(|(_, same)| *same == ids) {
            Some((lots, _)) => lots.push(n + 1),
            None => groups.push((vec![n + 1], ids)),
        }
    }
    if groups.len() <= 1 {
        return vec![(Vec::new(), criteria().map(|one| one.facet.id.clone()).collect())];
    }
    groups
}

/// The points that the buyer gives to a criterion.
fn given_points(choices: &Choices, id: &str) -> Option<u32> {
    let Some(FacetChoice::Values(values)) = choices.get(id) else {
        return None;
    };
    match values.get(WEIGHT) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "borné de 0 à 100 par check_choice"
        )]
        Some(Value::Number(n)) => Some(*n as u32),
        _ => None,
    }
}

fn points_of(one: &Chosen<'_>, choices: &Choices) -> Option<Points> {
    let weight = &one.facet.head.criterion.as_ref()?.weight;
    let fixed = given_points(choices, &one.facet.id);
    Some(Points {
        min: weight.min,
        max: weight.max,
        points: fixed.or(weight.default).unwrap_or(weight.min),
        fixed: fixed.is_some(),
        rest: weight.rest,
    })
}

/// Choices that nothing follows: the facet exists but does not apply here. And two levels of one kind.
fn unheard(
    library: &Library,
    situation: &Situation,
    choices: &Choices,
    applicable: &[(&Module, &Facet, &Text)],
) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut levels: BTreeMap<(&str, Kind), &str> = BTreeMap::new();
    for id in choices
        .iter()
        .filter(|(_, choice)| **choice != FacetChoice::Kept(false))
        .map(|(id, _)| id)
    {
        let Some((module, facet)) = library.facet(id) else {
            continue;
        };
        if !applicable.iter().any(|(_, other, _)| other.id == *id) {
            let families = &module.head.families;
            let reason = if !families.is_empty() && !families.iter().any(|f| situation.families.contains(f)) {
                "elle vaut pour d’autres familles d’achat"
            } else if !facet.head.in_force.holds(situation.launch_date) {
                "son texte n’est pas en vigueur à la date de lancement"
            } else {
                "sa condition n’est pas remplie par ce besoin"
            };
            let message = format!("« {id} » est choisie mais ne s’applique pas : {reason}");
            found.push(Conflict {
                facet: id.clone(),
                message,
            });
        } else if facet.serves().is_none()
            && facet.kind != Kind::Article
            && let Some(other) = levels.insert((&module.head.id, facet.kind), id)
        {
            let message = format!(
                "« {id} » et « {other} » sont deux niveaux de la même clause : gardez l’un ou l’autre"
            );
            found.push(Conflict {
                facet: id.clone(),
                message,
            });
        }
    }
    found
}

fn contradictions(chosen: &[Chosen<'_>]) -> Vec<Conflict> {
    let ids: BTreeSet<&str> = chosen.iter().map(|c| c.facet.id.as_str()).collect();
    let mut found = Vec::new();
    for one in chosen {
        for other in &one.facet.head.conflicts {
            if ids.contains(other.as_str()) {
                found.push(Conflict {
                    facet: one.facet.id.clone(),
                    message: format!(
                        "« {} » ne va pas avec « {other} » : gardez l’une ou l’autre",
                        one.facet.id
                    ),
                });
            }
        }
        for other in &one.facet.head.requires {
            if !ids.contains(other.as_str()) {
                found.push(Conflict {
                    facet: one.facet.id.clone(),
                    message: format!(
                        "« {} » suppose aussi « {other} », qui n’est pas retenue",
                        one.facet.id
                    ),
                });
            }
        }
    }
    found
}

fn unjustified(chosen: &[Chosen<'_>]) -> Vec<(String, String)> {
    let mut waiting: BTreeMap<String, (String, bool)> = BTreeMap::new();
    for one in chosen {
        if let Some(question) = &one.module.head.justification {
            let entry = waiting
                .entry(one.module.head.id.clone())
                .or_insert((question.clone(), false));
            entry.1 |= one.justification.is_some();
        }
    }
    waiting
        .into_iter()
        .filter(|(_, (_, given))| !given)
        .map(|(module, (question, _))| (module, question))
        .collect()
}
